"""Why the client goes on: guests who return, the point to stop at, the online travel agency, the platforms' tax."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.arithmetic import break_even_units
from account_docs.content.project.values import Value, value

_AGAIN = "quay lại|trở lại|khách cũ"
_HALF = "giữa kỳ|nửa đầu|dừng|chạy tiếp|05 10|tiếp"
_OTA = "ota|hoa hồng|kênh đặt phòng"


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _returning(project)
    yield from _reuse(project)
    yield from _stopping(project)
    yield from _one_booking_through_ota(project)
    yield from _discount(project)
    yield from _tax(project)


def left_by_booking(project: dict[str, Any]) -> float:
    """What one booking leaves in triệu đồng, before what brought the guest: price of its nights x margin."""
    results = project["results"]
    return float(
        results["nights_per_booking"]
        * results["revenue_per_night"]
        * project["honest_part"]["contribution_margin_assumed"]
    )


def _returning(project: dict[str, Any]) -> Iterator[Value]:
    reason, honest, kept = project["reason"], project["honest_part"], left_by_booking(project)
    missing = project["client_budget_before_vat"] - honest["asked_bookings"] * kept
    back = round(honest["asked_bookings"] * reason["repeat_rate_2025"])
    yield value("lượt", "lượt quay lại phải có", reason["repeat_bookings_needed"], f"{_AGAIN}|15 lượt + {_AGAIN}")
    yield value("lượt", "lượt quay lại phải có, chưa làm tròn", missing / kept, f"{_AGAIN}|28 + {_AGAIN}")
    share = reason["repeat_bookings_needed"] / honest["asked_bookings"]
    yield value("share", "tỷ lệ quay lại phải có", share, f"{_AGAIN}|200 + {_AGAIN}")
    yield value("share", "tỷ lệ khách quay lại năm 2025", reason["repeat_rate_2025"], f"{_AGAIN}|300 + {_AGAIN}")
    yield value("count", "khách đặt thẳng năm 2025", reason["guests_2025"], f"khách|đặt thẳng|27 + {_AGAIN}")
    yield value("count", "khách quay lại năm 2025", reason["repeat_guests_2025"], f"khách|{_AGAIN}|300 + {_AGAIN}")
    yield value("lượt", "lượt quay lại nếu đúng tỷ lệ cũ", back, f"lượt|{_AGAIN} + {_AGAIN}")
    yield value("million", "lãi gộp của khách quay lại", back * kept, f"{_AGAIN}|lượt|lãi gộp|thêm + {_AGAIN}")
    yield value("million", "dư khi có khách quay lại", back * kept - missing, f"dư|{_AGAIN} + {_AGAIN}")
    lost = -honest["contribution_after_cost"]
    yield value("lượt", "lượt quay lại để bù kết quả thật, chưa làm tròn", lost / kept, f"{_AGAIN}|bù + {_AGAIN}")
    yield value("lượt", "lượt quay lại để bù kết quả thật", break_even_units(lost, kept, 1), f"{_AGAIN}|bù + {_AGAIN}")
    needed = break_even_units(lost, kept, 1) / project["results"]["bookings"]
    yield value("share", "tỷ lệ quay lại để bù kết quả thật", needed, f"{_AGAIN}|bù + {_AGAIN}")


def _reuse(project: dict[str, Any]) -> Iterator[Value]:
    total = project["reason"]["reused_production"]
    words = "sáng tạo|sản xuất|dùng lại|mùa|hai mùa + mùa|dùng lại"
    yield value("million", "phần làm ra dùng lại được", total, words)
    yield value("million", "phần mùa này gánh khi dùng hai mùa", total / 2, words)


def _stopping(project: dict[str, Any]) -> Iterator[Value]:
    reason, kept = project["reason"], left_by_booking(project)
    half, done = reason["second_half_media"], reason["bookings_first_half"]
    spent = project["client_budget_before_vat"] - half
    yield value("lượt", "điểm dừng của nửa đầu", reason["stop_below_bookings_first_half"], f"{_HALF} + dừng|tiếp")
    yield value("lượt", "điểm dừng, chưa làm tròn", half / kept, f"{_HALF}|lượt + dừng|tiếp")
    yield value("million", "tiền quảng cáo của nửa sau", half, f"nửa sau|{_HALF} + dừng|tiếp")
    yield value("lượt", "lượt đặt lúc giữa kỳ", done, f"lượt|đặt|{_HALF} + {_HALF}")
    yield value(
        "lượt", "lượt đặt cả kỳ nếu chạy tiếp như cũ", done * 2, "lượt|chạy tiếp|như cũ + chạy tiếp|như cũ|giữa kỳ"
    )
    yield value("million", "lãi gộp nếu chạy tiếp như cũ", done * 2 * kept, "chạy tiếp|như cũ|lượt + chạy tiếp|như cũ")
    on = project["client_budget_before_vat"] - done * 2 * kept
    yield value("million", "thiếu nếu chạy tiếp như cũ", on, "thiếu|chạy tiếp|còn + chạy tiếp|như cũ")
    yield value("million", "đã tiêu lúc giữa kỳ", spent, "dừng|đã tiêu|lượt|chi + dừng|giữa kỳ")
    yield value("million", "lãi gộp tới giữa kỳ", done * kept, "dừng|lượt|lãi gộp + dừng|giữa kỳ")
    yield value("million", "thiếu nếu dừng ngay", spent - done * kept, "dừng|âm|thiếu + dừng")
    yield value("million", "chạy tiếp hơn dừng", spent - done * kept - on, "hơn|chạy tiếp + dừng")
    rest = project["results"]["qualified_leads"] - project["results"]["bookings"]
    yield value("lead đủ chuẩn", "lead đủ chuẩn chưa đặt", rest, "chưa đặt|không đặt|gọi tiếp|lead|đủ chuẩn + gọi|đặt")


def _one_booking_through_ota(project: dict[str, Any]) -> Iterator[Value]:
    ota, honest, results = project["ota"], project["honest_part"], project["results"]
    price = results["nights_per_booking"] * results["revenue_per_night"]
    commission = price * ota["commission_rate"]
    campaign = project["client_budget_before_vat"] / honest["asked_bookings"]
    margin = honest["contribution_margin_assumed"]
    yield value("share", "hoa hồng OTA", ota["commission_rate"], f"{_OTA} + {_OTA}")
    yield value("million", "hoa hồng một lượt qua OTA", commission, f"{_OTA}|lượt|tốn + {_OTA}")
    yield value(
        "million", "chiến dịch tốn cho một lượt, kế hoạch", campaign, "một lượt|mỗi lượt|lượt|tốn + ota|chiến dịch"
    )
    yield value(
        "million", "một lượt qua OTA để lại", price * (margin - ota["commission_rate"]), f"{_OTA}|lượt|còn + {_OTA}"
    )
    yield value("count", "chiến dịch đắt hơn OTA mấy lần", campaign / commission, "lần|ota + ota")
    yield value("lượt", "lượt đằng nào cũng đến, giả định", ota["bookings_anyway"], "đằng nào|lượt|giả định + đằng nào")
    lost, saved = ota["bookings_anyway"] * left_by_booking(project), ota["bookings_anyway"] * commission
    yield value("million", "công của quảng cáo mất đi vì lượt đằng nào cũng đến", lost, "mất|lượt|công + đằng nào")
    yield value("million", "hoa hồng đỡ được vì lượt đằng nào cũng đến", saved, "hoa hồng|đỡ + đằng nào")


def _discount(project: dict[str, Any]) -> Iterator[Value]:
    """The discount that the resort gave online in the low season of 2025."""
    ota, results = project["ota"], project["results"]
    price = results["nights_per_booking"] * results["revenue_per_night"]
    rate, off = ota["commission_rate"], ota["discount_rate_2025"]
    served = price * (1 - project["honest_part"]["contribution_margin_assumed"])
    extra = price * (1 - off) * (1 - rate) - served
    lost_each = price * off * (1 - rate)
    lost = ota["base_bookings_through_ota"] * lost_each
    words = "2025|giảm giá|giảm|ota"
    yield value("share", "mức giảm giá năm 2025", off, f"giảm + {words}")
    for name, amount in (
        ("giá một lượt sau khi giảm", price * (1 - off)),
        ("hoa hồng một lượt sau khi giảm", price * (1 - off) * rate),
        ("chi phí phục vụ một lượt", served),
        ("một lượt thêm còn lại sau khi giảm", extra),
        ("mỗi lượt cũ mất vì giảm giá", lost_each),
        ("giá giảm trên một lượt", price * off),
        ("mất trên các lượt cũ vì giảm giá", lost),
        ("kết quả đợt giảm giá năm 2025", -ota["result_2025"]),
        ("kết quả nếu đợt giảm giá được 200 lượt", 200 * extra - lost),
    ):
        yield value("million", name, amount, f"lượt|giá|giảm|mất|còn|hoa hồng|phục vụ|dư|kết quả|âm + {words}")
    for name, count in (
        ("lượt thêm nhờ giảm giá năm 2025", ota["extra_bookings_2025"]),
        ("lượt nền năm 2025", ota["base_bookings_2025"]),
        ("lượt nền qua OTA năm 2025", ota["base_bookings_through_ota"]),
        ("lượt thêm để đợt giảm giá hòa vốn", break_even_units(lost, extra, 1)),
        ("lượt thêm giả sử của đợt giảm giá", 200),
    ):
        yield value("lượt", name, count, f"lượt|giảm|hòa + {words}")
    yield value("share", "phần lượt nền qua OTA", ota["share_through_ota"], f"ota|nền + {words}")
    yield value("share", "phần giá còn sau hoa hồng", 1 - rate, f"hoa hồng|mất|lượt + {words}")


def _tax(project: dict[str, Any]) -> Iterator[Value]:
    """Break-even and result when tax of the platforms comes on top."""
    tax, honest, media = project["platform_tax"], project["honest_part"], project["media"]
    results = project["results"]
    price = results["nights_per_booking"] * results["revenue_per_night"]
    words = "thuế|nền tảng|meta|nộp thay"
    yield value("share", "TNDN trên Meta, giả định", tax["meta_cit_rate"], f"{words} + thuế|tndn")
    yield value("share", "thuế nền tảng, xấu nhất", tax["worst_rate"], f"{words} + thuế")
    for added in (tax["meta_cit"], tax["worst"]):
        yield value("million", "thuế nền tảng thêm vào", added, f"{words} + thuế")
        plan, actual = project["client_budget_before_vat"] + added, honest["total_cost"] + added
        for cost in (plan, actual):
            units = break_even_units(cost, honest["contribution_margin_assumed"], price)
            yield value("million", "tổng chi kể cả thuế nền tảng", cost, f"{words}|tổng chi|tổng + thuế")
            yield value("lượt", "hòa vốn kể cả thuế nền tảng", units, f"{words}|hòa vốn|lượt + thuế")
        yield value(
            "million", "thiếu kể cả thuế nền tảng", actual - honest["contribution"], f"{words}|kết quả|thiếu + thuế"
        )
    gross = media["total"] * (1 + tax["worst_rate"])
    yield value("million", "tiền quảng cáo kể cả thuế nền tảng", gross, f"{words}|quảng cáo + thuế")
    yield value("dong", "CPL kể cả thuế nền tảng", gross * 1e6 / results["leads"], f"cpl|lead|{words} + thuế")
    paid = project["actual"]["contract_total_with_vat"] + gross
    yield value("million", "tiền ra khỏi tài khoản khách, xấu nhất", paid, "tài khoản|khách|tổng|cộng + thuế|vat")
