"""More functions of spreadsheets than sums: of texts, of choices, of places in a list (formulas.py has the rest)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from account_docs.site.workbooks.formulas import (
    COMPARED,
    TEXTED,
    Area,
    Formula,
    Value,
    called,
    joined,
    lift,
    number,
)


def text_of(value: Value) -> str:
    """A value as it reads beside a text; nothing for an empty cell.

    Raises:
        TypeError: it is a day or a number with a part behind the comma, which programs write differently.
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date) or value != int(value):
        raise TypeError(f"no whole number: {value!r}")
    return str(int(value))


def beside(first: Formula | str, *others: Formula | str) -> Formula:
    """Texts one after another: A & B."""
    whole = lift(first)
    for other in others:
        whole = joined(whole, "&", lift(other), TEXTED, lambda left, right: text_of(left) + text_of(right))
    return whole


def choose(place: Formula, options: Sequence[Formula | str]) -> Formula:
    """CHOOSE: the option at a place, counted from 1."""
    parts = [lift(option) for option in options]
    return called("CHOOSE", (place, *parts), lambda: parts[int(number(place.value)) - 1].value)


def whole_part(part: Formula) -> Formula:
    """INT: the whole number below."""
    return called("INT", (part,), lambda: math.floor(number(part.value)))


def remainder(part: Formula, divisor: Formula | float) -> Formula:
    """MOD: what division leaves over."""
    by = lift(divisor)
    return called("MOD", (part, by), lambda: number(part.value) % number(by.value))


def trimmed(part: Formula) -> Formula:
    """TRIM: without blanks at the ends, one blank between words."""
    return called("TRIM", (part,), lambda: " ".join(text_of(part.value).split()))


def capital(part: Formula) -> Formula:
    """The text with a capital first letter: UPPER(LEFT(…,1))&MID(…,2,300)."""
    first = called("LEFT", (part, lift(1)), lambda: text_of(part.value)[:1])
    raised = called("UPPER", (first,), lambda: text_of(first.value).upper())
    rest = called("MID", (part, lift(2), lift(300)), lambda: text_of(part.value)[1:])
    return beside(raised, rest)


def every(*conditions: Formula) -> Formula:
    """AND: whether all of some conditions hold."""
    return called("AND", conditions, lambda: all(condition.value for condition in conditions))


def at_least(left: Formula, right: Formula | float) -> Formula:
    """Whether a number is as large as another, or larger."""
    return joined(left, ">=", lift(right), COMPARED, lambda first, second: number(first) >= number(second))


def largest(*parts: Formula | Area) -> Formula:
    """MAX: the largest number, or the latest day; 0 of none."""

    def work() -> Value:
        found = [value for part in parts for value in _values(part)]
        days = [value for value in found if isinstance(value, date)]
        return max(days) if days else max((number(value) for value in found if not isinstance(value, str)), default=0)

    return called("MAX", parts, work)


def smallest(*parts: Formula) -> Formula:
    """MIN: the smallest of some numbers."""
    return called("MIN", parts, lambda: min(number(part.value) for part in parts))


def counted(area: Area, said: str) -> Formula:
    """COUNTIF: how many cells hold a text."""
    return called("COUNTIF", (area, lift(said)), lambda: float(sum(value == said for value in area.values)))


def filled(area: Area) -> Formula:
    """COUNTA: how many cells hold anything."""
    return called("COUNTA", (area,), lambda: float(sum(value is not None for value in area.values)))


def item(area: Area, place: Formula) -> Formula:
    """INDEX: what stands at a place of an area, counted from 1."""
    return called("INDEX", (area, place), lambda: lift(area.cells[int(number(place.value)) - 1]).value)


def total_where(amounts: Area, *conditions: tuple[Area, Formula | str]) -> Formula:
    """SUMIFS: the numbers of lines at which every condition holds.

    Args:
        amounts: the numbers.
        conditions: cells of the same lines, and what they must hold.
    """
    wanted = [(area, lift(said)) for area, said in conditions]

    def work() -> Value:
        lines = zip(amounts.values, *(area.values for area, _ in wanted), strict=True)
        return sum(
            number(amount)
            for amount, *held in lines
            if all(_same(value, said.value) for value, (_, said) in zip(held, wanted, strict=True))
        )

    parts = [part for pair in wanted for part in pair]
    return called("SUMIFS", (amounts, *parts), work)


def sum_of_products(first: Area, second: Area) -> Formula:
    """SUMPRODUCT: the products of two columns, line by line, added up."""
    return called(
        "SUMPRODUCT",
        (first, second),
        lambda: sum(number(one) * number(two) for one, two in zip(first.values, second.values, strict=True)),
    )


def rounded_down(part: Formula, digits: int) -> Formula:
    """ROUNDDOWN: to so many digits, towards 0."""
    return called("ROUNDDOWN", (part, lift(digits)), lambda: math.trunc(number(part.value) * 10**digits) / 10**digits)


def _values(part: Formula | Area) -> list[Value]:
    return part.values if isinstance(part, Area) else [part.value]


def _same(value: Value, said: Value) -> bool:
    """Whether a cell meets a condition: no empty cell meets an empty one."""
    return value is not None and value != "" and value == said
