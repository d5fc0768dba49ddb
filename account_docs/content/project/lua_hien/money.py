"""Contract, estimate, contingency, final cost report: what the client pays and for what; in triệu đồng before VAT."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.lua_hien.cash import contract_total
from account_docs.content.project.values import Value, value

_FEES = {
    "strategy_creative": ("phí chiến lược, sáng tạo", "chiến lược|sáng tạo"),
    "account_management": ("phí account, quản lý", "account|quản lý"),
    "production_supervision": ("phí giám sát sản xuất", "giám sát sản xuất|giám sát"),
    "event_management": ("phí quản lý sự kiện", "quản lý sự kiện|sự kiện"),
}
_THIRD = "bên thứ ba|nhà cung cấp|thuê ngoài|thực chi|giá mở|open book|sản xuất và sự kiện|dự toán|hạng mục"


def third_party(project: dict[str, Any], part: str) -> tuple[float, float]:
    """Estimate and actual cost of a part, "film" or "event".

    Example:
        `third_party(project, "film")` is (720.0, 715.0).
    """
    estimate = project["estimate"][part]
    actual = {**estimate, **project["actual"][part]}
    return float(sum(estimate.values())), float(sum(actual.values()))


def estimated(project: dict[str, Any]) -> float:
    """Third parties as estimated, film and event together."""
    return sum(third_party(project, part)[0] for part in ("film", "event"))


def spent(project: dict[str, Any]) -> float:
    """Third parties at cost, with what the contingency paid and the rights that were bought later.

    Example:
        715 + 462 + 27 + 48 + 20 is 1.272.
    """
    usual = sum(third_party(project, part)[1] for part in ("film", "event"))
    return float(usual + contingency_used(project) + project["rights"]["cost"])


def contingency_used(project: dict[str, Any]) -> float:
    """What was paid for the events that the contingency is for.

    Example:
        27 + 48 is 75, while the contingency is 60: savings paid the rest.
    """
    return float(project["contingency"]["overtime"] + project["contingency"]["weather_day"])


def client_pays(project: dict[str, Any]) -> float:
    """What the client pays in the end: fees, service fees, third parties at cost.

    Example:
        522 + 1.272 is 1.794.
    """
    service = estimated(project) * project["service_fee_share"] + project["rights"]["service_fee"]
    return float(sum(project["fees"].values()) + service + spent(project))


def ceiling_with_annex(project: dict[str, Any]) -> float:
    """The most that the client agreed to: the ceiling and the annex.

    Example:
        1.780 + 20 + 2 is 1.802.
    """
    return float(project["ceiling"] + project["rights"]["cost"] + project["rights"]["service_fee"])


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _contract(project)
    yield from _bids(project)
    yield from _contingency(project)
    yield from _report(project)


def _contract(project: dict[str, Any]) -> Iterator[Value]:
    fees, contract = project["fees"], contract_total(project)
    for line, amount in fees.items():
        told, words = _FEES[line]
        yield value("million", told, amount, f"{words}|phí")
    total = sum(fees.values())
    service = estimated(project) * project["service_fee_share"]
    yield value("million", "tổng bốn dòng phí", total, "phí|agi|agency")
    yield value("share", "phí dịch vụ trên dự toán bên thứ ba", project["service_fee_share"], "phí dịch vụ|phí")
    yield value("million", "phí dịch vụ", service, "phí dịch vụ|phí|agi")
    income = total + service
    yield value("million", "AGI theo kế hoạch", income, "agi|phần agency giữ|phí|thu nhập gộp")
    yield value("million", "giá hợp đồng", contract, "hợp đồng|báo giá|giá|khách trả|tổng|dự toán")
    yield value("million", "dự toán bên thứ ba", estimated(project), f"{_THIRD}|đi qua|trả ra ngoài")
    part = "bên thứ ba|hợp đồng|nhà cung cấp|đi qua|trả ra ngoài"
    yield value("share", "phần của bên thứ ba trong hợp đồng", estimated(project) / contract, part)
    yield value("million", "trần khách duyệt", project["ceiling"], "trần|khách duyệt|dự phòng")
    overrun = estimated(project) * 0.05
    yield value("share", "mức vượt chi giả định", 0.05, "vượt|nếu|giả sử")
    yield value("million", "vượt chi 5% của bên thứ ba", overrun, "vượt|5 + bên thứ ba|agency|vượt")
    yield value("share", "vượt chi 5% trên AGI", overrun / income, "agi|vượt|mất")


def _bids(project: dict[str, Any]) -> Iterator[Value]:
    bids, rights = project["bids"], project["estimate"]["film"]["talent_rights"]
    words = "báo giá|production house|nhà phim|rẻ nhất|bên a|bên c|ô cửa|chọn|so sánh|dòng tổng|cộng quyền"
    for number, amount in enumerate(bids.values(), start=1):
        yield value("million", f"báo giá của production house {number}", amount, words)
    with_rights = bids["house_1"] + rights
    yield value("million", "báo giá thấp nhất cộng quyền diễn viên", with_rights, f"{words}|cộng|quyền")
    gap = bids["house_2"] - bids["house_1"]
    yield value("million", "chênh lệch hai báo giá thấp nhất", gap, "chênh|rẻ hơn|lệch|thấp hơn|cách nhau")
    true_gap = bids["house_2"] - with_rights
    yield value("million", "chênh lệch sau khi cộng quyền", true_gap, "chênh|rẻ hơn|lệch|thấp hơn|cách nhau|còn")


def _contingency(project: dict[str, Any]) -> Iterator[Value]:
    reserve, over, extra = project["contingency"], project["overtime"], project["extra_day"]
    weather = project["weather"]
    yield value("million", "dự phòng của khách", reserve["amount"], "dự phòng|trần|trừ")
    hour = over["hour"] * over["factor"]
    yield value("million", "giá một giờ làm thêm của ê-kíp", hour, "làm thêm|ot|một giờ|mỗi giờ|giờ")
    yield value("million", "giá một giờ thường của ê-kíp", over["hour"], "giờ|ê kíp")
    yield value("share", "mức làm thêm của ê-kíp", over["factor"], "làm thêm|giờ|ot")
    yield value("count", "hệ số làm thêm của ê-kíp", over["factor"], "làm thêm|giờ|ot")
    yield value("hours", "số giờ làm thêm", over["hours"], "làm thêm|ot|tối đa|thêm|chờ|nữa|giờ")
    overtime = "làm thêm|ot|chờ|tối đa|phương án|dự phòng|phát sinh|đã dùng|29 10"
    yield value("million", "tiền làm thêm 29/10", reserve["overtime"], overtime)
    yield value("million", "một ngày quay thêm", extra, "ngày quay|ngày|phương án|thêm|ngoại cảnh")
    rain = "ngày mưa|mưa|thời tiết|hủy|quay lại|dự phòng|phát sinh|30 10|31 10"
    yield value("million", "chi phí ngày mưa", reserve["weather_day"], rain)
    yield value("share", "mức trả khi quay lại vì mưa", weather["late_share"], f"{rain}|sau 18 00|ngày")
    yield value("share", "mức trả khi hủy sớm", weather["early_share"], f"{rain}|trước 18 00|ngày")
    yield value("million", "phí hủy ngày ngoại cảnh trước 18:00", extra * weather["early_share"], f"{rain}|ngày")
    left = reserve["amount"] - reserve["overtime"]
    yield value("million", "dự phòng còn sau làm thêm", left, "dự phòng|còn")
    used = contingency_used(project)
    yield value("million", "dự phòng đã dùng của cả dự án", used, "dự phòng|dùng|phát sinh|ngày mưa")
    yield value("million", "dự phòng thiếu", used - reserve["amount"], "thiếu|lấy từ|bù|vượt|dự phòng|tiết kiệm")


def _report(project: dict[str, Any]) -> Iterator[Value]:
    saved = 0.0
    for part, told in (("film", "phim"), ("event", "sự kiện")):
        plan, done = third_party(project, part)
        words = f"{told}|tvc" if part == "film" else told
        yield value("million", f"dự toán {told}", plan, f"{words}|po 01|cộng|dự toán")
        yield value("million", f"thực chi {told}", done, f"{words}|cộng|thực chi|thực tế")
        yield value("million", f"tiết kiệm của {told}", plan - done, f"{words}|tiết kiệm|lệch|bớt|trừ|bản gốc")
        saved += plan - done
    third, rights = spent(project), project["rights"]
    yield value("million", "tiết kiệm của phim và sự kiện", saved, "tiết kiệm|bớt|dôi")
    yield value("million", "bên thứ ba, thực chi", third, _THIRD)
    yield value("million", "bên thứ ba vượt dự toán", third - estimated(project), f"{_THIRD}|lệch|vượt")
    paid, contract, ceiling = client_pays(project), contract_total(project), ceiling_with_annex(project)
    yield value("million", "khách trả, quyết toán", paid, "khách trả|hợp đồng|quyết toán|tổng|cộng|doanh số|doanh thu")
    yield value("million", "khách trả thêm so với hợp đồng", paid - contract, "lệch|thêm|hơn|khách trả|vượt")
    yield value("million", "trần gồm Phụ lục 01", ceiling, "trần")
    yield value("million", "phần dưới trần", ceiling - paid, "trần|dưới|còn")
    fees = sum(project["fees"].values()) + estimated(project) * project["service_fee_share"] + rights["service_fee"]
    yield value("million", "phí của agency, quyết toán", fees, "phí|agi|agency")
    yield value("million", "phí dịch vụ, quyết toán", fees - sum(project["fees"].values()), "phí dịch vụ|phí")
    yield value("million", "in lại phông nền", project["agency_error"], "in lại|phông|lỗi|agency chịu|nhịp cầu chịu")
