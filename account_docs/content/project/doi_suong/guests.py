"""Bookings, nights, revenue and the break-even: what the campaign had to bring and what it brought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.arithmetic import break_even_units
from account_docs.content.project.values import Value, value

_BOOKED = "lượt|đặt|đặt phòng|kết quả"
_GOAL = "đích|mục tiêu|xin|muốn|đòi|brief|đạt đúng|đạt|giữ|kpi|trên|vượt|hơn|đủ|hụt|vừa hòa|con số"
_MARK = "hòa vốn|mốc|cần|con số|số|phải|chưa tới|muốn hòa"
_LOSS = "thiếu|còn thiếu|âm|lỗ|kết quả|trừ chi phí|lãi gộp trừ chi phí|đỡ|gốc"
_KEPT = "lãi gộp|còn lại|còn|để lại|giả định|kế toán|con số|số|coi|tỷ lệ|hỏi|sai|yếu nhất|hòa vốn"


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _rooms(project)
    yield from _one_booking(project)
    yield from _supposed_margins(project)
    yield from _bookings(project)
    yield from _occupancy(project)
    yield from _revenue(project)
    yield from _result(project)


def _per_booking(project: dict[str, Any]) -> float:
    """Revenue of one booking in triệu đồng."""
    return float(project["results"]["revenue_per_night"] * project["results"]["nights_per_booking"])


def _rooms(project: dict[str, Any]) -> Iterator[Value]:
    campaign = project["campaign"]
    yield value("phòng", "số phòng", campaign["rooms"], "phòng")
    yield value("đêm", "số đêm chạy", campaign["nights"], "đêm|ngày + -mỗi lượt|lượt đặt")
    yield value("ngày", "số ngày chạy", campaign["nights"], "chạy|ngày + -có|làm việc|tuần")
    yield value(
        "đêm",
        "số đêm một lượt đặt",
        project["results"]["nights_per_booking"],
        "mỗi lượt|một lượt|lượt đặt|lượt|doanh thu|lãi gộp mỗi đơn|đêm + ~lượt|doanh thu|lãi gộp mỗi đơn + -chạy|suốt",
    )
    yield value(
        "đêm phòng",
        "đêm phòng của cả mùa",
        campaign["room_nights"],
        "đêm phòng|công suất|đêm + -chạy|mỗi lượt + !ngày chạy",
    )
    yield value("đêm", "số đêm một nửa chiến dịch", campaign["nights"] / 2, "giữa kỳ|đã chạy|nửa + ~đêm")


def _one_booking(project: dict[str, Any]) -> Iterator[Value]:
    results, kept = project["results"], project["honest_part"]["contribution_margin_assumed"]
    yield value(
        "million",
        "giá một đêm",
        results["revenue_per_night"],
        "đêm|giá|để lại|lượt|doanh thu + đêm|giá + -đêm phòng|lead",
    )
    yield value(
        "million",
        "doanh thu một lượt đặt",
        _per_booking(project),
        "lượt|đêm|hòa vốn + ~mỗi lượt|một lượt|doanh thu mỗi lượt|lượt đặt",
    )
    yield value(
        "million",
        "lãi gộp một lượt đặt để lại",
        _per_booking(project) * kept,
        "để lại|lãi gộp|còn khoảng|mỗi lượt|gỡ|lượt + lượt + ~để lại|lãi gộp|còn khoảng|mỗi lượt"
        " + -trừ chi phí|kết quả|đích",
    )
    yield value(
        "share",
        "tỷ lệ lãi gộp do khách đưa",
        kept,
        f"{_KEPT} + lãi gộp|kế toán|phục vụ|hòa vốn|giả định + -công suất|biên|vat|phạt|lead|đợt",
    )
    yield value("share", "phần tiền phòng dùng để phục vụ", 1 - kept, "hoa hồng|phục vụ|kia + -còn")


def _supposed_margins(project: dict[str, Any]) -> Iterator[Value]:
    for margin in (0.6, 0.8):
        units = break_even_units(project["client_budget_before_vat"], margin, _per_booking(project))
        yield value(
            "share",
            f"lãi gộp nếu chỉ {margin * 100:.0f}%",
            margin,
            "lãi gộp|nếu|khi c lệch|sai|mức|kế toán|chỉ còn|hòa vốn + lãi gộp|kế toán|c lệch|hòa vốn|lượt"
            " + -công suất|giờ|trang đích",
        )
        yield value("lượt", f"hòa vốn nếu lãi gộp {margin * 100:.0f}%", units, "hòa vốn + ~lãi gộp")


def _bookings(project: dict[str, Any]) -> Iterator[Value]:
    honest, results = project["honest_part"], project["results"]
    later = "phiếu|phiếu thay đổi|thay đổi|chi thật|tổng chi|thực tế|báo cáo|dời|kéo|lên|âm"
    yield value(
        "lượt",
        "mục tiêu lượt đặt của khách",
        honest["asked_bookings"],
        f"{_GOAL}|lượt + đích|lượt|đặt"
        " + -mốc|hòa vốn|chưa tới|quảng cáo|meta|giờ|kết quả|doanh thu|được|làm tròn lên|con số này|ghi cạnh nhau"
        " + !thực tế",
    )
    yield value(
        "lượt",
        "lượt đặt thực tế",
        results["bookings"],
        f"{_BOOKED}|được|đạt|trong|thực tế|kết quả|doanh thu|đêm + lượt|đặt|doanh thu"
        " + -đích|mục tiêu|cần|hòa vốn|xin|mốc|trên|muốn|đòi|làm tròn lên + !kế hoạch|mục tiêu",
    )
    yield value(
        "lượt",
        "hòa vốn theo kế hoạch",
        honest["break_even_bookings_plan"],
        f"{_MARK}|lượt|từ|cần + hòa vốn|hòa|mốc"
        " + -lead|đêm|thành|tổng chi lên|kết quả|được|theo chi thật|đạt đúng|khách đòi|báo khách rằng|có thêm"
        " + !sau phiếu|kết quả",
    )
    yield value(
        "lượt",
        "hòa vốn theo chi thật",
        honest["break_even_bookings_actual"],
        f"{_MARK}|lượt|lên|thành|cần + hòa vốn|mốc + {later}"
        " + -lead|đêm|re brief|kế hoạch|quen là|khi còn là|từ|đạt đúng|kết quả|anh biết|đích|có thêm"
        " + !trước phiếu|cho không|kết quả|kế hoạch",
    )
    rise = honest["break_even_bookings_actual"] - honest["break_even_bookings_plan"]
    yield value(
        "lượt",
        "hòa vốn tăng vì phiếu thay đổi",
        rise,
        "phiếu|thêm|tăng + ~hòa vốn + -thiếu|hơn + !trước phiếu|sau phiếu|kế hoạch|thực tế",
    )
    yield value(
        "lượt",
        "lượt đặt hơn mục tiêu",
        results["bookings"] - honest["asked_bookings"],
        "hơn|thêm|vượt + ~đích|mục tiêu",
    )
    yield value(
        "lượt",
        "lượt còn thiếu so với hòa vốn thực tế",
        honest["break_even_bookings_actual"] - results["bookings"],
        "thiếu|còn thiếu + ~lượt|hòa vốn + -đặt ở|đạt",
    )


def _occupancy(project: dict[str, Any]) -> Iterator[Value]:
    campaign, results, honest = project["campaign"], project["results"], project["honest_part"]
    yield value("share", "công suất nền", campaign["base_occupancy"], "công suất|nền|vắng|khoảng + công suất|nền|vắng")
    for label, bookings in (("mục tiêu", honest["asked_bookings"]), ("thực tế", results["bookings"])):
        nights = bookings * results["nights_per_booking"]
        base = campaign["base_occupancy"]
        yield value(
            "đêm phòng",
            f"đêm phòng thêm, {label}",
            nights,
            "đêm|đêm phòng + ~đêm|đêm phòng + -ngân sách|chi|hòa vốn|xin|duyệt|chạy|phòng",
        )
        yield value(
            "points",
            f"công suất thêm, {label}",
            nights / campaign["room_nights"] * 100,
            "thêm|tăng|cộng|đêm phòng + công suất|đêm",
        )
        yield value(
            "share",
            f"công suất sau, {label}",
            base + nights / campaign["room_nights"],
            "công suất|thành|lên + ~công suất|nền|thành|lên + công suất + -khoảng",
        )


def _revenue(project: dict[str, Any]) -> Iterator[Value]:
    honest, results = project["honest_part"], project["results"]
    yield value(
        "million",
        "doanh thu",
        results["revenue"],
        "doanh thu|roas|lãi gộp + doanh thu|roas|lãi gộp + -hòa vốn|đích|mục tiêu|trừ|hợp đồng|chi",
    )
    yield value(
        "million",
        "doanh thu nếu đạt đúng mục tiêu",
        honest["asked_bookings"] * _per_booking(project),
        "doanh thu + đích|mục tiêu",
    )
    yield value("million", "doanh thu hòa vốn", honest["break_even_revenue_plan"], "hòa vốn + ~doanh thu")
    yield value(
        "count",
        "ROAS",
        results["revenue"] / project["media"]["total"],
        "roas|doanh thu trên tiền quảng cáo|doanh thu trên chi quảng cáo|doanh thu trên quảng cáo|câu mở|đầu"
        "|thực tế"
        " + roas",
    )
    yield value(
        "count",
        "doanh thu trên tổng chi",
        results["revenue"] / honest["total_cost"],
        "tổng chi|mọi khoản|chia ra + doanh thu",
    )


def _result(project: dict[str, Any]) -> Iterator[Value]:
    honest, budget = project["honest_part"], project["client_budget_before_vat"]
    kept = honest["asked_bookings"] * _per_booking(project) * honest["contribution_margin_assumed"]
    yield value(
        "million",
        "lãi gộp",
        honest["contribution"],
        "lãi gộp|lãi thật|còn|tổng chi dưới|kết quả|thiếu + lãi gộp|hòa vốn|phễu|kết quả + -trừ chi phí|âm|hợp đồng",
    )
    yield value(
        "million",
        "lãi gộp nếu đạt đúng mục tiêu",
        kept,
        "lãi gộp|để lại|chi|đạt đúng|thiếu|gốc + đích|lượt|thiếu + -ngân sách|tổng chi|mỗi lượt",
    )
    yield value(
        "million",
        "lỗ của khách sau chi phí",
        -honest["contribution_after_cost"],
        f"{_LOSS}|chưa hòa vốn|điểm 3 + lãi gộp|hòa vốn|chi|khách lỗ|khách âm|thiếu|còn thiếu|âm|kết quả + -lead|phiếu",
    )
    yield value(
        "million",
        "phần thiếu nếu đạt đúng mục tiêu",
        budget - kept,
        "thiếu|còn thiếu|gốc|đỡ + đích|đạt đúng|lượt + -lead",
    )
    yield value(
        "million",
        "lỗ của khách nếu không có phiếu thay đổi",
        budget - honest["contribution"],
        "âm|thiếu|kết quả + không|giữ nguyên",
    )
