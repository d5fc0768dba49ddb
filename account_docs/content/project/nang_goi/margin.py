"""What each month and all six leave; what the hours over cost. In triệu đồng before VAT."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.arithmetic import agi, delivery_cost
from account_docs.content.project.nang_goi import fee, hours
from account_docs.content.project.values import Value, value


def labour(project: dict[str, Any], month: str) -> float:
    """Cost of the hours that were worked in a month.

    Example:
        `labour(project, "2026-06")` is 41.7.
    """
    return delivery_cost(project["actual_hours"][month], project["hour_cost_thousand"])


def left(project: dict[str, Any], month: str) -> float:
    """What a month left.

    Example:
        `left(project, "2026-06")` is 63 − 41.7 = 21.3.
    """
    return fee.left(project, hours.offer_of(project, month)["fee"], labour(project, month))


def income(project: dict[str, Any]) -> float:
    """AGI of all months.

    Example:
        4 × 63 + 2 × 69 is 390.
    """
    offers = [hours.offer_of(project, month) for month in project["actual_hours"]]
    return sum(agi(offer["fee"], project["studio_and_props"]) for offer in offers)


def total_labour(project: dict[str, Any]) -> float:
    """Cost of the hours of all months: 228.05."""
    return sum(labour(project, month) for month in project["actual_hours"])


def cost_of_over(project: dict[str, Any]) -> float:
    """What the hours over cost before the annex.

    Example:
        156.18 − 4 × 33.5 is 22.18.
    """
    names = [month.name for month in hours.before_annex(project)]
    planned = fee.cost(project, project["contract"])
    return sum(labour(project, name) - planned for name in names)


def left_without_annex(project: dict[str, Any]) -> float:
    """What six months would have left had the last two gone like June and July under the contract.

    Example:
        27.04 + 25.94 + 2 × (21.30 + 21.54) is 138.66.
    """
    names = [month.name for month in hours.before_annex(project)]
    return sum(left(project, name) for name in (*names, *names[-2:]))


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    for month in hours.months(project):
        told, words = f"tháng {int(month.name[5:])}", hours.month_words(month.name)
        offer, cost = hours.offer_of(project, month.name), labour(project, month.name)
        yield value("million", f"giá vốn {told}", cost, f"giá vốn|chi phí giờ|{words}|tiền giờ|trừ")
        yield value("million", f"còn lại {told}", left(project, month.name), f"còn|còn lại|{words}")
        yield value("share", f"biên {told}", fee.margin(project, offer["fee"], cost), f"biên + {words}")
        each = fee.hour_price(offer["fee"], month.done)
        yield value("dong", f"tiền khách trả cho một giờ thật {told}", each, f"giờ|một giờ|đơn giá|{words}")
        over = cost - fee.cost(project, offer)
        yield value("million", f"giá vốn vượt {told}", abs(over), "vượt|giá vốn|thêm|lệch")
    yield from _sums(project)
    yield from _supposed(project)


def _sums(project: dict[str, Any]) -> Iterator[Value]:
    names = [month.name for month in hours.before_annex(project)]
    over = sum(month.over for month in hours.before_annex(project))
    first = sum(labour(project, name) for name in names)
    contract = project["contract"]
    yield value("million", "giá vốn bốn tháng", first, "giá vốn|bốn tháng|cộng")
    yield value("million", "giá vốn của giờ vượt bốn tháng", cost_of_over(project), "giá vốn|vượt|lãi|giờ|mất|hụt")
    price = over * fee.hour_price(contract["fee"], fee.total_hours(contract)) / 1_000_000
    yield value("million", "giờ vượt bốn tháng theo đơn giá hợp đồng", price, "giờ|đơn giá|vượt|hợp đồng")
    total, spent = income(project), total_labour(project)
    fees = sum(hours.offer_of(project, month)["fee"] for month in project["actual_hours"])
    yield value("million", "phí sáu tháng", fees, "phí|sáu tháng|cộng|khách trả|doanh thu")
    yield value("million", "AGI sáu tháng", total, "agi|sáu tháng|cộng|thu nhập")
    yield value("million", "giá vốn sáu tháng", spent, "giá vốn|giờ|sáu tháng|cộng|chi phí")
    yield value("million", "còn lại sáu tháng", total - spent, "còn|sáu tháng|cộng")
    yield value("share", "biên sáu tháng", 1 - spent / total, "biên + sáu tháng|cộng")
    before = 1 - first / (len(names) * agi(contract["fee"], project["studio_and_props"]))
    yield value("share", "biên bốn tháng đầu", before, "biên + bốn tháng")


def _supposed(project: dict[str, Any]) -> Iterator[Value]:
    contract, count = project["contract"], len(project["actual_hours"])
    planned = fee.left(project, contract["fee"], fee.cost(project, contract)) * count
    yield value("million", "còn lại sáu tháng theo kế hoạch", planned, "kế hoạch|sáu tháng|còn|dự kiến")
    short = planned - income(project) + total_labour(project)
    yield value("million", "còn lại sáu tháng kém kế hoạch", short, "kém|hụt|thiếu")
    names = list(project["actual_hours"])
    last = sum(left(project, name) for name in names[-2:])
    like = sum(left(project, month.name) for month in hours.before_annex(project)[-2:])
    without = left_without_annex(project)
    income_without = agi(contract["fee"], project["studio_and_props"]) * count
    yield value("million", "còn lại hai tháng cuối", last, "còn|hai tháng|thay vì")
    told = "còn lại hai tháng cuối nếu không đàm phán lại"
    yield value("million", told, like, "còn|hai tháng|không đàm phán|nếu|thay vì")
    yield value("million", "đàm phán lại thêm được", last - like, "đàm phán|thêm|hơn|được|chênh")
    yield value("million", "còn lại sáu tháng nếu không đàm phán lại", without, "còn|sáu tháng|không đàm phán|nếu")
    yield value("share", "biên sáu tháng nếu không đàm phán lại", without / income_without, "biên + không đàm phán|nếu")
