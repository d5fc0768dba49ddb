"""Hours of the team, what they cost, and what they leave of the income."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.arithmetic import delivery_cost, delivery_margin
from account_docs.content.project.lua_hien.money import client_pays, estimated, spent
from account_docs.content.project.values import Value, value

_ROLES = {
    "account_director": ("Account Director", "account director|giám đốc account|chị vân"),
    "account_manager": ("Account Manager", "account manager|anh đạt|đạt"),
    "account_executive": ("Account Executive", "account executive|hải my"),
    "planner": ("Planner", "planner|diệu"),
    "creative": ("team creative", "creative|sáng tạo"),
    "producer": ("Producer", "producer|tùng"),
    "event_team": ("team sự kiện", "sự kiện|oanh"),
}
_LINES = {
    "strategy_creative": "chiến lược|sáng tạo",
    "account_management": "account|quản lý",
    "production_supervision": "giám sát",
    "event_management": "sự kiện",
}
_LEFT = "còn lại|còn|nhịp cầu|agency|biên|giữ lại|kế hoạch|thực tế"


def income(project: dict[str, Any], *, actual: bool) -> float:
    """Adjusted gross income, planned or actual (fact K7); the backdrop printed again is the agency's own cost.

    Example:
        522 − 9 is 513 in the end, 520 was planned.
    """
    if not actual:
        return float(sum(project["fees"].values()) + estimated(project) * project["service_fee_share"])
    return client_pays(project) - spent(project) - float(project["agency_error"])


def labour(project: dict[str, Any], *, actual: bool) -> float:
    """Cost of all hours in triệu đồng."""
    return delivery_cost(project["actual_hours" if actual else "plan_hours"], project["hour_cost_thousand"])


def left(project: dict[str, Any], *, actual: bool) -> float:
    """What the work leaves to the agency.

    Example:
        513 − 275,82 is 237,18.
    """
    return income(project, actual=actual) - labour(project, actual=actual)


def left_without_service_fee(project: dict[str, Any]) -> float:
    """What the plan would leave without the service fee.

    Example:
        400 − 256,5 is 143,5.
    """
    return float(sum(project["fees"].values())) - labour(project, actual=False)


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _by_role(project)
    yield from _by_line(project)
    yield from _totals(project)
    yield from _left(project)


def _by_role(project: dict[str, Any]) -> Iterator[Value]:
    plan, done, rates = project["plan_hours"], project["actual_hours"], project["hour_cost_thousand"]
    for role, (told, words) in _ROLES.items():
        yield value("thousand", f"giá một giờ của {told}", rates[role], f"{words} + giờ")
        yield value("count", f"giá một giờ của {told}, nghìn đồng", rates[role], f"{words} + nghìn đồng")
        yield value("hours", f"giờ của {told}, kế hoạch", plan[role], f"{words} + giờ")
        if done[role] != plan[role]:
            yield value("hours", f"giờ của {told}, thực tế", done[role], f"{words} + giờ")
            more = abs(done[role] - plan[role])
            yield value("hours", f"giờ lệch của {told}", more, f"{words}|lệch|vượt + giờ")
            cost = more * rates[role] / 1000
            yield value("million", f"tiền giờ lệch của {told}", cost, f"{words}|lệch + giờ")


def _by_line(project: dict[str, Any]) -> Iterator[Value]:
    fees = project["fees"]
    for line, words in _LINES.items():
        for hours, told in (("line_hours_plan", "kế hoạch"), ("line_hours_actual", "thực tế")):
            cost = project[hours][line]
            name = words.split("|")[0]
            yield value("million", f"giờ làm của dòng {name}, {told}", cost, words)
            yield value("million", f"còn lại của dòng {name}, {told}", fees[line] - cost, words)
            yield value("share", f"biên của dòng {name}, {told}", 1 - cost / fees[line], words)


def _totals(project: dict[str, Any]) -> Iterator[Value]:
    planned, done = sum(project["plan_hours"].values()), sum(project["actual_hours"].values())
    words = "giờ|timesheet|cộng|kế hoạch|thực tế"
    yield value("hours", "tổng giờ, kế hoạch", planned, words)
    yield value("hours", "tổng giờ, thực tế", done, words)
    yield value("hours", "giờ vượt", done - planned, f"{words}|vượt")
    cost = "giờ|chi phí|cộng|trừ|timesheet"
    before, after = labour(project, actual=False), labour(project, actual=True)
    yield value("million", "chi phí giờ làm, kế hoạch", before, cost)
    yield value("million", "chi phí giờ làm, thực tế", after, cost)
    yield value("million", "chi phí giờ làm vượt", after - before, f"{cost}|vượt|lệch")
    for booked in project["labour_by_month"]:
        day, amount = booked["date"], booked["cost"]
        month = f"{day.day:02d} {day.month:02d}|tháng {day.month}|{day.month:02d}"
        yield value("million", f"giờ làm ghi cuối tháng {day.month}", amount, f"giờ|lương|tháng + {month}")


def _left(project: dict[str, Any]) -> Iterator[Value]:
    before, after = income(project, actual=False), income(project, actual=True)
    planned, done = left(project, actual=False), left(project, actual=True)
    yield value("million", "AGI thực tế", after, "agi|thu nhập gộp")
    yield value("million", "còn lại theo kế hoạch", planned, _LEFT)
    yield value("million", "còn lại thực tế", done, f"{_LEFT}|tiền mặt|lũy kế")
    yield value("share", "biên theo kế hoạch", delivery_margin(before, labour(project, actual=False)), "biên")
    yield value("share", "biên thực tế", delivery_margin(after, labour(project, actual=True)), "biên")
    contract = before + estimated(project)
    yield value("share", "còn lại trên hợp đồng, kế hoạch", planned / contract, "hợp đồng|doanh số|doanh thu|khách trả")
    paid = client_pays(project)
    yield value("share", "còn lại trên hợp đồng, thực tế", done / paid, "hợp đồng|doanh số|doanh thu|khách trả")
    bare = left_without_service_fee(project)
    without = "phí dịch vụ|bỏ|còn|biên|không có"
    yield value("million", "còn lại nếu bỏ phí dịch vụ", bare, without)
    yield value("share", "biên nếu bỏ phí dịch vụ", bare / sum(project["fees"].values()), without)
    yield value("million", "phần mất so với kế hoạch", planned - done, "mất|hụt|kém|ít hơn|giảm|thấp hơn")
    error = project["agency_error"] / planned
    yield value("share", "lỗi in trên phần còn lại kế hoạch", error, "phông|in|lỗi|phần còn lại")
