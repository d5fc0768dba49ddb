"""What the client sees of a month: the numbers of the report and the plan of posts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.values import Value, value

_LINES = {
    "posts": ("số nội dung đã đăng", "nội dung|post|đăng"),
    "reach": ("tiếp cận", "tiếp cận"),
    "interactions": ("tương tác", "tương tác"),
    "messages": ("tin nhắn", "tin nhắn|tin"),
    "answered_in_30_minutes": ("tin nhắn trả lời trong 30 phút", "trả lời|30 phút"),
    "complaints": ("phàn nàn", "phàn nàn"),
    "codes": ("mã dùng tại ba chuỗi", "mã"),
}


def answered(report: dict[str, Any]) -> float:
    """Share of the messages that were answered within 30 minutes.

    Example:
        1,136 of 1,420 is 0.8.
    """
    return float(report["answered_in_30_minutes"] / report["messages"])


def ad_cost_of_message(project: dict[str, Any], report: dict[str, Any]) -> float:
    """Advertising of a month for one message, in đồng.

    Example:
        40 triệu đồng for 1,420 messages is 28,169 đồng each.
    """
    return float(project["client_ad_spend"] * 1_000_000 / report["messages"])


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    reports = project["monthly_report"]
    for name, report in reports.items():
        told = f"tháng {int(name[5:])}"
        for key, (line, words) in _LINES.items():
            yield value("count", f"{line}, {told}", report[key], words)
        yield value("share", f"tỷ lệ tương tác, {told}", report["interactions"] / report["reach"], "tương tác")
        yield value("share", f"tỷ lệ trả lời trong 30 phút, {told}", answered(report), "trả lời|30 phút|xuống|từ")
        yield value("share", f"phàn nàn trên tin nhắn, {told}", report["complaints"] / report["messages"], "phàn nàn")
        cost = ad_cost_of_message(project, report)
        yield value("dong", f"tiền quảng cáo trên một tin nhắn, {told}", cost, "tin nhắn|quảng cáo")
    first, last = reports.values()
    drop = (answered(first) - answered(last)) * 100
    yield value("points", "tỷ lệ trả lời trong 30 phút giảm", drop, "giảm|tụt|trả lời|thấp hơn")
    for key, (line, words) in _LINES.items():
        more = last[key] - first[key]
        if more:
            yield value("count", f"{line}, tháng sau hơn tháng trước", more, f"{words}|hơn|tăng|thêm")
            yield value("share", f"{line}, tháng sau hơn tháng trước", more / first[key], f"{words}|hơn|tăng")
    # The claim that the calendar has on its first day, and how long a video is.
    yield value("count", "phút ngâm theo phiếu thử", 15, "ngâm|phút")
    yield value("count", "giây của một video", 20, "giây|video")
    yield value("count", "mức trả lời trong báo cáo, phút", 30, "phút|trả lời")
