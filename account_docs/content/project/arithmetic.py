"""The few formulas of the trade that more than one chapter uses."""

from __future__ import annotations

import math


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
    # Rounded first: 420 / 0.6 / 2.8 is 250 and a rest that only the machine makes.
    return math.ceil(round(cost / contribution_margin / revenue_per_unit, 9))


def delivery_cost(hours: dict[str, float], thousand_per_hour: dict[str, float]) -> float:
    """Cost of the hours in triệu đồng, from hours and nghìn đồng an hour by role."""
    return sum(count * thousand_per_hour[role] for role, count in hours.items()) / 1000


def with_vat(amount: float, rate: float) -> float:
    """Amount with value added tax."""
    return amount * (1 + rate)
