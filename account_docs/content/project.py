"""The worked project's numbers: the data of data/project.yml and what follows from it.

Money is in triệu đồng unless a name says otherwise, rates are shares of one, hours are hours.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Value:
    """One number that pages may state.

    Attributes:
        name: where it comes from: a path in the data, or the formula.
        amount: the number, in the unit.
        unit: "million" (triệu đồng), "dong", "percent", "hours" or "count".
    """

    name: str
    amount: float
    unit: str


def load_project(path: Path) -> dict:
    """Read data/project.yml."""
    return yaml.safe_load(path.read_text("utf-8"))


def margin_from_markup(markup: float) -> float:
    """Share of the price that is profit, from the share put on the cost: m = k / (1 + k).

    Source: arithmetic; margin = (price - cost) / price, mark-up = (price - cost) / cost (fact K6).
    """
    return markup / (1 + markup)


def agi(revenue: float, passed_on: float) -> float:
    """Adjusted gross income: what is left of the revenue when third parties are paid (fact K7)."""
    return revenue - passed_on


def delivery_margin(income: float, delivery_cost: float) -> float:
    """Share of the adjusted gross income that the work itself leaves: (AGI - cost) / AGI (fact K7)."""
    return (income - delivery_cost) / income


def break_even_units(cost: float, contribution_margin: float, revenue_per_unit: float) -> int:
    """The least number of sales whose contribution covers a cost.

    Args:
        cost: all that has to be earned back.
        contribution_margin: share of the revenue that is left after variable costs.
        revenue_per_unit: revenue of one sale, in the unit of `cost`.
    """
    return math.ceil(cost / contribution_margin / revenue_per_unit)


def delivery_cost(hours: dict[str, float], thousand_per_hour: dict[str, float]) -> float:
    """Cost of the hours in triệu đồng, from hours and nghìn đồng an hour by role."""
    return sum(count * thousand_per_hour[role] for role, count in hours.items()) / 1000


def with_vat(amount: float, rate: float) -> float:
    """Amount with value added tax."""
    return amount * (1 + rate)


# The unit of a number of the data, by the first word of this list that its path holds.
_UNITS = (
    ("_dong", "dong"),
    ("hour_cost_thousand", "thousand"),
    ("hours", "hours"),
    ("rate", "share"),
    ("margin", "share"),
    ("occupancy", "share"),
    ("bookings", "count"),
    ("leads", "count"),
    ("impressions", "count"),
    ("clicks", "count"),
    ("views", "count"),
    ("nights", "count"),
    ("rooms", "count"),
    ("roas", "count"),
    ("lcp", "count"),
    ("revenue_per_total_cost", "count"),
)


def _unit(path: str) -> str:
    """Unit of a number of the data."""
    if path.endswith("revenue_per_night"):
        return "million"
    return next((unit for word, unit in _UNITS if word in path), "million")


def _numbers(data: object, path: str = "") -> Iterator[tuple[str, float]]:
    """Every number of the data with its path."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _numbers(value, f"{path}.{key}".strip("."))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _numbers(value, f"{path}[{position}]")
    elif isinstance(data, (int, float)) and not isinstance(data, bool):
        yield path, float(data)


def dates(project: dict) -> set[date]:
    """Every date of the project."""
    return {value for group in (project["dates"], project["campaign"]) for value in group.values() if isinstance(value, date)}


def values(project: dict) -> list[Value]:
    """Every number that pages may state: those of the data, and those that follow from it."""
    found: list[Value] = []

    def add(name: str, amount: float, unit: str) -> None:
        if unit == "share":
            found.append(Value(name, amount * 100, "percent"))
            found.append(Value(name, amount, "count"))
        elif unit == "thousand":
            found.append(Value(name, amount * 1000, "dong"))
            found.append(Value(name, amount, "count"))
        else:
            found.append(Value(name, amount, unit))

    for path, amount in _numbers(project):
        if path.endswith("[1]") and "by_hour" in path:
            add(path, amount, "count")
        elif not path.startswith("dates"):
            add(path, amount, _unit(path))
    for name, amount, unit in derived(project):
        add(name, amount, unit)
    return found


def derived(project: dict) -> Iterator[tuple[str, float, str]]:
    """(formula, amount, unit) of what follows from the data."""
    contract, actual, results = project["contract"], project["actual"], project["results"]
    media, honest, campaign = project["media"], project["honest_part"], project["campaign"]
    plan = project["plan"]
    fees = sum(contract["fees"].values())
    cost = sum(contract["production_cost"].values())
    charged = contract["production_charged"]
    budget = project["client_budget_before_vat"]
    vat = contract["vat_rate"]
    booking = results["revenue_per_night"] * results["nights_per_booking"]
    kept = honest["contribution_margin_assumed"]

    yield "tổng các khoản phí", fees, "million"
    yield "giá vốn sản xuất", cost, "million"
    yield "phần cộng trên giá vốn", charged - cost, "million"
    yield "mark-up sản xuất", (charged - cost) / cost, "share"
    yield "margin sản xuất", (charged - cost) / charged, "share"
    yield "phí quản lý quảng cáo trên tiền quảng cáo", contract["fees"]["ads_management"] / media["total"], "share"
    yield "tỷ lệ triển khai trên AGI theo kế hoạch", plan["delivery_cost"] / plan["agi"], "share"
    for name, part in {**contract["fees"], "production": charged}.items():
        yield f"phần của {name} trong hợp đồng", part / contract["total"], "share"
        yield f"{name} có VAT", with_vat(part, vat), "million"
    for name in ("meta", "google", "total"):
        yield f"phần của {name} trong ngân sách", media[name] / budget, "share"
        yield f"phần của {name} trong tiền quảng cáo", media[name] / media["total"], "share"
    yield "phần của hợp đồng trong ngân sách", contract["total"] / budget, "share"
    yield "phần của phí trong ngân sách", fees / budget, "share"
    yield "phần của sản xuất trong ngân sách", charged / budget, "share"
    for part, amount in enumerate(contract["instalments"], start=1):
        yield f"đợt {part} trên hợp đồng", amount / contract["total"], "share"
        yield f"VAT đợt {part}", amount * vat, "million"
        yield f"mức phạt tối đa của đợt {part}, 8%", amount * 0.08, "million"
    yield "trần phạt 8% của cả hợp đồng", contract["total"] * 0.08, "million"
    yield "đợt 1 và 2", sum(contract["instalments"][:2]), "million"
    yield "đợt 1 và 2 trên hợp đồng", sum(contract["instalments"][:2]) / contract["total"], "share"
    yield "phần còn lại sau đợt 1", sum(contract["instalments"][1:]), "million"
    yield "phí thay đổi có VAT", with_vat(actual["change_request"], vat), "million"
    yield "VAT của phí thay đổi", actual["change_request"] * vat, "million"
    yield "VAT của hợp đồng sau thay đổi", actual["contract_total"] * vat, "million"
    yield "đợt cuối và phí thay đổi", contract["instalments"][2] + actual["change_request"], "million"
    yield "đợt cuối và phí thay đổi, có VAT", with_vat(contract["instalments"][2] + actual["change_request"], vat), "million"

    for name, side in (("kế hoạch", plan), ("thực tế", actual)):
        hours = side["hours"]
        yield f"tổng giờ {name}", sum(hours.values()), "hours"
        yield f"lãi triển khai {name}", side["agi"] - side["delivery_cost"], "million"
        for role, count in hours.items():
            yield f"tiền giờ {role} {name}", count * plan["hour_cost_thousand"][role] / 1000, "million"
            yield f"phần giờ {role} {name}", count / sum(hours.values()), "share"
        yield f"giá vốn bình quân một giờ {name}", side["delivery_cost"] / sum(hours.values()) * 1_000_000, "dong"
    yield "AGI chưa có phiếu thay đổi trừ giờ thực tế", plan["agi"] - actual["delivery_cost"], "million"
    yield "giờ vượt", sum(actual["hours"].values()) - sum(plan["hours"].values()), "hours"
    yield "giờ vượt trên kế hoạch", sum(actual["hours"].values()) / sum(plan["hours"].values()) - 1, "share"
    yield "tiền giờ vượt", actual["delivery_cost"] - plan["delivery_cost"], "million"
    yield "tiền giờ vượt trên kế hoạch", actual["delivery_cost"] / plan["delivery_cost"] - 1, "share"
    yield "phí thay đổi trừ tiền giờ vượt", actual["change_request"] - (actual["delivery_cost"] - plan["delivery_cost"]), "million"
    for role, count in plan["hours"].items():
        over = actual["hours"][role] - count
        if over:
            yield f"giờ vượt của {role}", over, "hours"
            yield f"giờ vượt của {role} trên kế hoạch", over / count, "share"
            yield f"tiền giờ vượt của {role}", over * plan["hour_cost_thousand"][role] / 1000, "million"
    for label, margin in (("kế hoạch", plan["delivery_margin"]), ("không có phiếu thay đổi", actual["delivery_margin_without_change_request"])):
        for other_label, other in (("thực tế", actual["delivery_margin"]), ("không có phiếu thay đổi", actual["delivery_margin_without_change_request"])):
            if margin != other:
                yield f"chênh biên triển khai {label} – {other_label}, điểm", abs(margin - other) * 100, "percent"

    yield "số đêm phòng", campaign["nights"] * campaign["rooms"], "count"
    yield "đêm phòng nền", campaign["room_nights"] * campaign["base_occupancy"], "count"
    yield "doanh thu một lượt đặt phòng", booking, "million"
    yield "lãi gộp một lượt đặt phòng", booking * kept, "million"
    yield "lãi gộp một lượt đặt phòng", booking * kept * 1_000_000, "dong"
    yield "phần không còn lại", 1 - kept, "share"
    for label, count in (
        ("mục tiêu khách", honest["asked_bookings"]),
        ("thực tế", results["bookings"]),
        ("hòa vốn kế hoạch", honest["break_even_bookings_plan"]),
        ("hòa vốn thực tế", honest["break_even_bookings_actual"]),
    ):
        nights = count * results["nights_per_booking"]
        yield f"đêm phòng, {label}", nights, "count"
        yield f"doanh thu, {label}", count * booking, "million"
        yield f"lãi gộp, {label}", count * booking * kept, "million"
        yield f"công suất thêm, {label}", nights / campaign["room_nights"], "share"
        yield f"công suất sau, {label}", campaign["base_occupancy"] + nights / campaign["room_nights"], "share"
        yield f"lãi gộp trừ chi phí kế hoạch, {label}", count * booking * kept - budget, "million"
        yield f"lãi gộp trừ chi phí thực tế, {label}", count * booking * kept - honest["total_cost"], "million"
    for label, cost_total in (("kế hoạch", budget), ("thực tế", honest["total_cost"])):
        yield f"doanh thu hòa vốn {label}", cost_total / kept, "million"
        yield f"lượt hòa vốn chưa làm tròn {label}", cost_total / kept / booking, "count"
        yield f"số lượt hòa vốn {label}", break_even_units(cost_total, kept, booking), "count"
    yield "chi trên mức dự chi", honest["total_cost"] - budget, "million"
    yield "thiếu so với hòa vốn thực tế", honest["break_even_bookings_actual"] - results["bookings"], "count"
    yield "thiếu so với hòa vốn kế hoạch", honest["break_even_bookings_plan"] - results["bookings"], "count"
    yield "yêu cầu thiếu so với hòa vốn", honest["break_even_bookings_plan"] - honest["asked_bookings"], "count"
    yield "hơn yêu cầu", results["bookings"] - honest["asked_bookings"], "count"
    yield "lỗ, số dương", -honest["contribution_after_cost"], "million"

    meta, google = results["meta"], results["google"]
    yield "CPM Meta", media["meta"] * 1e6 / meta["impressions"] * 1000, "dong"
    yield "CTR Meta", meta["clicks"] / meta["impressions"], "share"
    yield "CPC Meta", media["meta"] * 1e6 / meta["clicks"], "dong"
    yield "CPC Google", media["google"] * 1e6 / google["clicks"], "dong"
    yield "CPL Meta", media["meta"] * 1e6 / meta["leads"], "dong"
    yield "CPL Google", media["google"] * 1e6 / google["leads"], "dong"
    yield "CVR Meta", meta["leads"] / meta["clicks"], "share"
    yield "CVR Google", google["leads"] / google["clicks"], "share"
    yield "CPC chung", media["total"] * 1e6 / results["clicks"], "dong"
    yield "CPL chung", media["total"] * 1e6 / results["leads"], "dong"
    yield "chênh CPL với mục tiêu", results["cpl_target_dong"] - media["total"] * 1e6 / results["leads"], "dong"
    yield "CPL thấp hơn mục tiêu", 1 - media["total"] * 1e6 / results["leads"] / results["cpl_target_dong"], "share"
    yield "lead theo CPL mục tiêu", media["total"] * 1e6 / results["cpl_target_dong"], "count"
    yield "phần lead Meta", meta["leads"] / results["leads"], "share"
    yield "phần lead Google", google["leads"] / results["leads"], "share"
    steps = [meta["impressions"], results["clicks"], results["landing_views"], results["leads"], results["qualified_leads"], results["bookings"]]
    for before, after in zip(steps[1:], steps[2:], strict=False):
        yield f"tỷ lệ {before} → {after}", after / before, "share"
    for count in steps[1:]:
        yield f"tiền quảng cáo trên {count}", media["total"] * 1e6 / count, "dong"
        yield f"tổng chi trên {count}", honest["total_cost"] * 1e6 / count, "dong"
    yield "đặt phòng trên lead", results["bookings"] / results["leads"], "share"
    yield "doanh thu trên tiền quảng cáo", results["revenue"] / media["total"], "count"
    yield "doanh thu trên tổng chi", results["revenue"] / honest["total_cost"], "count"
    weeks = campaign["nights"] / 7
    yield "số tuần chạy", weeks, "count"
    yield "lead Meta một tuần", meta["leads"] / weeks, "count"
    yield "lead một tuần", results["leads"] / weeks, "count"
    for name in ("first_half", "second_half"):
        half = results[name]
        label = "nửa đầu" if name == "first_half" else "nửa sau"
        yield f"CPL {label}", half["media"] * 1e6 / half["leads"], "dong"
        yield f"phần lead {label}", half["leads"] / results["leads"], "share"
        yield f"chênh CPL {label} với mục tiêu", abs(half["media"] * 1e6 / half["leads"] - results["cpl_target_dong"]), "dong"
        yield f"CPL {label} so với mục tiêu", abs(half["media"] * 1e6 / half["leads"] / results["cpl_target_dong"] - 1), "share"
        for channel in ("meta", "google"):
            yield f"CPL {channel} {label}", half[channel]["media"] * 1e6 / half[channel]["leads"], "dong"
            yield f"phần lead {channel} {label}", half[channel]["leads"] / half["leads"], "share"
            yield f"lead {channel} một tuần, {label}", half[channel]["leads"] / (weeks / 2), "count"
        yield f"lead một tuần, {label}", half["leads"] / (weeks / 2), "count"
    yield "số tuần nửa chiến dịch", weeks / 2, "count"
    first, second = results["first_half"], results["second_half"]
    yield "lead nửa sau hơn nửa đầu", second["leads"] - first["leads"], "count"
    yield "lead nửa sau hơn nửa đầu", second["leads"] / first["leads"] - 1, "share"
    yield "CPL nửa sau thấp hơn nửa đầu", 1 - (second["media"] / second["leads"]) / (first["media"] / first["leads"]), "share"
    for channel in ("meta", "google"):
        yield f"lead {channel} nửa sau hơn nửa đầu", second[channel]["leads"] - first[channel]["leads"], "count"
        yield f"lead {channel} nửa sau hơn nửa đầu", second[channel]["leads"] / first[channel]["leads"] - 1, "share"
    for hours_of_day, (spent, leads) in results["meta_first_half_by_hour"].items():
        yield f"CPL khung {hours_of_day}", spent * 1e6 / leads, "dong"
        yield f"phần tiền khung {hours_of_day}", spent / first["meta"]["media"], "share"
        yield f"phần lead khung {hours_of_day}", leads / first["meta"]["leads"], "share"
    yield "LCP giảm", results["lcp_seconds"]["before"] - results["lcp_seconds"]["after"], "count"
    yield "LCP giảm", 1 - results["lcp_seconds"]["after"] / results["lcp_seconds"]["before"], "share"
    days = project["dates"]
    for start, end in (("brief", "rebrief"), ("kickoff", "launch"), ("contract", "kickoff"), ("final_report", "acceptance"), ("rebrief", "proposal"), ("proposal", "contract"), ("brief", "contract")):
        yield f"số ngày {start} – {end}", (days[end] - days[start]).days, "count"
