"""What each line of the fees leaves, and what a lead may cost when the budget is split in another way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from account_docs.content.project.arithmetic import delivery_cost
from account_docs.content.project.values import Value, value

# Which hours a line of the fees pays for.
_LINES = {
    "strategy_account": (
        "chiến lược, account",
        "chiến lược|account",
        ("account_manager", "account_executive", "planner"),
    ),
    "creative_content": ("sáng tạo", "sáng tạo", ("creative",)),
    "ads_management": ("quản lý quảng cáo", "quản lý quảng cáo|quảng cáo|media", ("media",)),
    "landing_seo_measurement": ("landing page", "landing page|trang đích|web", ("web_seo",)),
}
_LEFT = "còn|biên|dòng|giữ lại"


class Line(NamedTuple):
    """A line of the fees: its price and the cost of its hours, in triệu đồng."""

    price: float
    cost: float

    @property
    def left(self) -> float:
        """What the price leaves after the hours."""
        return self.price - self.cost

    @property
    def margin(self) -> float:
        """Share of the price that is left (fact K7, of one line)."""
        return self.left / self.price


def lines(project: dict[str, Any], side: str) -> dict[str, Line]:
    """The lines of the fees, the change request told apart.

    Args:
        project: data/project.yml.
        side: "plan" or "actual".
    """
    rates = project["plan"]["hour_cost_thousand"]
    hours = dict(project[side]["hours"])
    if side == "actual":
        for role, of_change in project["change_request"]["hours_actual"].items():
            hours[role] -= of_change
    return {
        line: Line(project["contract"]["fees"][line], delivery_cost({role: hours[role] for role in roles}, rates))
        for line, (_, _, roles) in _LINES.items()
    }


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _of_lines(project)
    yield from _without_lines(project)
    yield from _splits(project)


def _of_lines(project: dict[str, Any]) -> Iterator[Value]:
    for side, title in (("plan", "kế hoạch"), ("actual", "thực tế")):
        for line, found in lines(project, side).items():
            name, words, _ = _LINES[line]
            yield value("million", f"giờ làm của dòng {name}, {title}", found.cost, f"{words} + giờ|giá vốn")
            yield value("million", f"dòng {name} còn lại, {title}", found.left, f"{words} + {_LEFT}")
            yield value("share", f"biên của dòng {name}, {title}", found.margin, f"{words} + {_LEFT}")


def _without_lines(project: dict[str, Any]) -> Iterator[Value]:
    """What is left when the client takes a line out of the offer."""
    left, income = project["plan"]["agi"] - project["plan"]["delivery_cost"], project["plan"]["agi"]
    gone = "bỏ|bớt|không làm + còn|biên"
    for line in ("landing_seo_measurement", "ads_management"):
        found = lines(project, "plan")[line]
        left, income = left - found.left, income - found.price
        yield value("million", "còn lại khi khách bỏ bớt dòng", left, gone)
        yield value("million", "AGI khi khách bỏ bớt dòng", income, gone)
        yield value("share", "biên khi khách bỏ bớt dòng", left / income, gone)
    fees = sum(project["contract"]["fees"].values())
    cost = project["plan"]["delivery_cost"]
    even = "đều|đều nhau|biên đều"
    yield value("share", "biên khi mọi dòng phí đều nhau", 1 - cost / fees, f"biên|{even} + phí")
    for line, found in lines(project, "plan").items():
        yield value(
            "million", f"giá dòng {_LINES[line][0]} khi biên đều nhau", found.cost * fees / cost, f"{even} + phí"
        )


def _splits(project: dict[str, Any]) -> Iterator[Value]:
    """The cost of a lead at which the campaign just breaks even, for three ways to split the budget."""
    honest, results = project["honest_part"], project["results"]
    leads = honest["break_even_bookings_plan"] / (results["bookings"] / results["leads"])
    other, budget = project["fee_options"], project["client_budget_before_vat"]
    yield value("lead", "lead phải có để hòa vốn", leads, "lead + hòa vốn")
    ways = (
        ("như đã ký", project["media"]["total"], project["contract"]["total"]),
        ("bỏ phim, KOC, bớt sáng tạo", other["lean_media"], other["lean_fee"]),
        ("chỉ chạy, ảnh cũ", other["ads_only_media"], other["ads_only_fee"]),
    )
    for name, media, fee in ways:
        yield value(
            "dong", f"CPL vừa hòa vốn, {name}", media * 1e6 / leads, "cpl|mỗi lead|một lead|lead|chia + hòa vốn|hòa"
        )
        yield value("million", f"tiền quảng cáo, {name}", media, "quảng cáo|chia + chia|cách|ảnh cũ")
        yield value("million", f"tiền agency, {name}", fee, "agency|phí|chia + chia|cách|ảnh cũ")
    yield value(
        "share", "phần của agency trong ngân sách", project["contract"]["total"] / budget, "ngân sách|agency|phí|220"
    )
    rest = project["contract"]["fees"]
    freed = project["media"]["total"] + project["contract"]["production_charged"] + rest["landing_seo_measurement"]
    yield value(
        "million", "quảng cáo nếu bỏ sản xuất và landing page", freed, "quảng cáo|bỏ + sản xuất|landing page|trang đích"
    )
