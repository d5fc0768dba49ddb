"""Formulas of spreadsheets, each written once: as Python, which gives its text and what it works out to.

    plan, spent = cell("C2", 100), cell("D2", 40)
    plan - spent                                     # text "C2-D2", value 60
    when(equal(plan, 0), "", spent / plan)           # text IF(C2=0,"",D2/C2), value 0.4

A value is only worked out when someone asks for it, so that the branch of an IF that is not taken may be one that could
not be worked out. An empty cell counts as 0 and as "", as spreadsheets have it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# What a cell may hold; None is an empty one.
Value = float | str | date | None

# How tightly the outermost sign of a text binds.
COMPARED, TEXTED, _ADDED, _MULTIPLIED, WHOLE_PART = range(5)


@dataclass(frozen=True)
class Formula:
    """A formula, or a part of one.

    Attributes:
        text: as spreadsheets write it, without the sign = at its head.
        work: gives what it works out to for the numbers beside it.
        binds: how tightly its outermost sign binds.
    """

    text: str
    work: Callable[[], Value]
    binds: int = WHOLE_PART

    @property
    def value(self) -> Value:
        """What the formula works out to."""
        return self.work()

    def at(self, place: str) -> Formula:
        """The cell that holds this formula, as other formulas name it."""
        return Formula(place, functools.cache(self.work))

    def __add__(self, other: Formula | float) -> Formula:
        return joined(self, "+", lift(other), _ADDED, lambda left, right: number(left) + number(right))

    def __sub__(self, other: Formula | float) -> Formula:
        return joined(self, "-", lift(other), _ADDED, _difference)

    def __mul__(self, other: Formula | float) -> Formula:
        return joined(self, "*", lift(other), _MULTIPLIED, lambda left, right: number(left) * number(right))

    def __truediv__(self, other: Formula | float) -> Formula:
        return joined(self, "/", lift(other), _MULTIPLIED, lambda left, right: number(left) / number(right))


@dataclass(frozen=True)
class Area:
    """Cells in one column, as formulas name them together.

    Attributes:
        text: "E2:E13".
        cells: what they hold, from the top.
    """

    text: str
    cells: Sequence[Formula | Value]

    @property
    def values(self) -> list[Value]:
        """What the cells show."""
        return [lift(cell).value for cell in self.cells]


def number(value: Value) -> float:
    """A value as a number; an empty cell and one with an empty text count as 0.

    Raises:
        TypeError: it is another text, or a day.
    """
    if isinstance(value, str | date) and value:
        raise TypeError(f"no number: {value!r}")
    return value if isinstance(value, int | float) else 0


def _difference(left: Value, right: Value) -> Value:
    """A number less a number, or a day some days earlier."""
    return left - timedelta(days=number(right)) if isinstance(left, date) else number(left) - number(right)


def joined(left: Formula, sign: str, right: Formula, binds: int, work: Callable[[Value, Value], Value]) -> Formula:
    """Two parts with a sign between them, in brackets where they would be read otherwise without.

    Args:
        left: the part before the sign.
        sign: as spreadsheets write it.
        right: the part behind it.
        binds: how tightly the sign binds.
        work: gives what the whole works out to.
    """
    first = left.text if left.binds >= binds else f"({left.text})"
    second = right.text if right.binds > binds else f"({right.text})"
    return Formula(f"{first}{sign}{second}", lambda: work(left.value, right.value), binds)


def lift(part: Formula | Value) -> Formula:
    """What stands in a formula as it is: a number, a text in quotation marks; a formula stays one."""
    if isinstance(part, Formula):
        return part
    text = '"' + part.replace('"', '""') + '"' if isinstance(part, str) else str(part)
    return Formula(text, lambda: part)


def cell(place: str, value: Value) -> Formula:
    """A cell with something typed into it.

    Args:
        place: as formulas name it: "C2", "$B$14".
        value: what it holds.
    """
    return Formula(place, lambda: value)


def percent(whole: int) -> Formula:
    """So many hundredths: 10%."""
    return Formula(f"{whole}%", lambda: whole / 100)


def equal(left: Formula, right: Formula | float | str) -> Formula:
    """Whether two parts are the same; an empty cell is the same as 0 and as an empty text."""
    return joined(
        left,
        "=",
        lift(right),
        COMPARED,
        lambda first, second: first == second or (first is None and second in (0, "")),
    )


def above(left: Formula, right: Formula) -> Formula:
    """Whether a number is larger than another."""
    return joined(left, ">", right, COMPARED, lambda first, second: number(first) > number(second))


def either(*conditions: Formula) -> Formula:
    """OR: whether one of some conditions holds."""
    return called("OR", conditions, lambda: any(condition.value for condition in conditions))


def when(condition: Formula, then: Formula | str, otherwise: Formula | str) -> Formula:
    """IF: one part where a condition holds, another where it does not."""
    yes, no = lift(then), lift(otherwise)
    return called("IF", (condition, yes, no), lambda: yes.value if condition.value else no.value)


def rounded(part: Formula, digits: int) -> Formula:
    """ROUND: to so many digits behind the comma."""
    return called("ROUND", (part, lift(digits)), lambda: round(number(part.value), digits))


def total(area: Area) -> Formula:
    """SUM: all numbers of an area."""
    return called("SUM", (area,), lambda: sum(map(number, area.values)))


def instalment(whole: Formula, shares: Area, before: Area) -> Formula:
    """What one more instalment comes to, so that with the last one no đồng of the whole is lost by rounding.

    Args:
        whole: what the instalments make up.
        shares: of the instalments up to this one.
        before: what the instalments before it come to; without cells for the first.

    Example:
        A half and a half of 1.000.001 are 500.001 and 500.000.
    """
    so_far = rounded(whole * total(shares), 0)
    return so_far - total(before) if before.cells else so_far


def total_of(owners: Area, owner: str, amounts: Area) -> Formula:
    """SUMIF: the numbers that stand beside a word."""
    return called(
        "SUMIF",
        (owners, lift(owner), amounts),
        lambda: sum(number(amount) for own, amount in zip(owners.values, amounts.values, strict=True) if own == owner),
    )


def workday(start: Formula, days: Formula, off: Area) -> Formula:
    """WORKDAY: the working day that is so many working days after another.

    Args:
        start: the day.
        days: how many.
        off: days off besides the weekends; an area without a text for none.
    """

    def work() -> Value:
        begun = start.value
        assert isinstance(begun, date)
        return workdays_after(begun, int(number(days.value)) + 1, _days(off))

    return called("WORKDAY", (start, days, off) if off.text else (start, days), work)


def workdays(first: Formula, last: Formula, off: Area) -> Formula:
    """NETWORKDAYS: how many working days there are from one day to another, both counted."""

    def work() -> Value:
        begun, ended = first.value, last.value
        assert isinstance(begun, date)
        assert isinstance(ended, date)
        return workdays_between(begun, ended, _days(off))

    return called("NETWORKDAYS", (first, last, off), work)


def called(name: str, arguments: Sequence[Formula | Area], work: Callable[[], Value]) -> Formula:
    """A function of spreadsheets with its arguments.

    Args:
        name: in English, as files hold it.
        arguments: in order.
        work: gives what it works out to.
    """
    return Formula(f"{name}({','.join(argument.text for argument in arguments)})", work)


def _days(area: Area) -> set[date]:
    return {day for day in area.values if isinstance(day, date)}


def workdays_after(start: date, days: int, holidays: set[date]) -> date:
    """The last day of a task that starts on a working day and takes so many working days.

    As WORKDAY(start, days - 1, holidays).

    Args:
        start: the first day.
        days: working days, at least 1.
        holidays: days off besides Saturday and Sunday.
    """
    day, left = start, days - 1
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in holidays
    return day


def workdays_between(first: date, last: date, holidays: set[date]) -> int:
    """Working days from one day to another, both counted: NETWORKDAYS(first, last, holidays)."""
    return sum(
        (first + timedelta(days=offset)).weekday() < 5 and first + timedelta(days=offset) not in holidays
        for offset in range((last - first).days + 1)
    )
