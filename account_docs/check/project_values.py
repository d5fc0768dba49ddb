"""What a worked project knows, and whether a number that a page states can be one of its values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from account_docs.content.project import NOUNS, Case, Value, plain

# Units as pages write them. "billion" and "thousand" are sizes of "million" (triệu đồng) and "dong".
UNITS = {
    "%": "percent",
    "điểm": "points",
    "triệu": "million",
    "tỷ": "billion",
    "nghìn": "thousand",
    "ngàn": "thousand",
    "đồng": "dong",
    "đ": "dong",
    "giờ": "hours",
    **{noun: noun for noun in NOUNS},
}
_SIZES = {"billion": ("million", 1000.0), "thousand": ("dong", 1000.0)}
_SIGNS = {"percent": "%", "points": " điểm", "million": " triệu đồng", "dong": " đồng", "hours": " giờ", "count": ""}
# What may stand between a name that is spelt out and its number: "giá hợp đồng, gồm VAT là …".
_BETWEEN = re.compile(r"(?:[\s:=]|là|khoảng|còn|được|chỉ|đúng)*$")
# Such a name has so many words, one less before "là": "lead" alone is said of any leads.
_SHORTEST, _LONGEST = 3, 11


@dataclass(frozen=True)
class Stated:
    """A number as a page states it: as written, its amount, digits after the comma, its unit ("" for a bare one)."""

    written: str
    amount: float
    digits: int
    unit: str


@dataclass
class Known:
    """What a project knows: its values, each in the units in which pages write it; its days and hours.

    Attributes:
        case: the project.
        values: every number that pages may state of it.
        days: its dates.
        spans: the hours of the day that it tells of, "0–6".
    """

    case: Case
    values: list[Value]
    days: set[date]
    spans: set[str]
    _written: dict[str, list[tuple[float, Value]]] = field(default_factory=dict)
    _found: dict[tuple[float, int, str], list[Value]] = field(default_factory=dict)
    _names: dict[str, list[Value]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for known in self.values:
            self._names.setdefault(plain(known.name).strip(), []).append(known)
            for unit, amount in _ways(known):
                self._written.setdefault(unit, []).append((amount, known))

    def fitting(self, stated: Stated) -> list[Value]:
        """The values that a number can be, rounded to the digits that it shows.

        A bare number can be of any unit but percent: "70" is no "70%", while "0,7" can be.
        """
        key = (stated.amount, stated.digits, stated.unit)
        if key not in self._found:
            units = _units(stated.unit) or [unit for unit in self._written if unit != "percent"]
            self._found[key] = [
                known
                for unit in units
                for amount, known in self._written.get(unit, ())
                if amounts_to(stated, unit, amount)
            ]
        return self._found[key]

    def spelt(self, stated: Stated, before: str) -> list[Value]:
        """The values of a number's kind whose whole name stands right before it."""
        name = _BETWEEN.sub("", before)
        words = plain(name).split()
        shortest = _SHORTEST - ("là" in before[len(name) :])
        for length in range(min(_LONGEST, len(words)), 0, -1):
            said = " ".join(words[-length:])
            if (found := self._names.get(said)) and len(said.replace("_", " ").split()) >= shortest:
                return [known for known in found if counted_as(stated, known.unit)]
        return []


def _ways(known: Value) -> list[tuple[str, float]]:
    """The units in which pages write a value, with its amount in each."""
    others = {
        "million": [("dong", known.amount * 1_000_000)],
        "dong": [("million", known.amount / 1_000_000)],
        "percent": [("share", known.amount / 100)],
        "points": [("percent", known.amount)],
    }
    return [(known.unit, known.amount), *others.get(known.unit, [])]


def _units(unit: str) -> list[str]:
    """The units of values that a number of a unit may be counted in; empty for a bare number."""
    wanted = _SIZES.get(unit, (unit,))[0]
    return list(NOUNS.get(wanted, (wanted,))) if wanted else []


def amounts_to(stated: Stated, unit: str, amount: float) -> bool:
    """Whether a stated number is an amount of a unit, rounded half up to the digits that it shows."""
    size = _SIZES.get(stated.unit, ("", 1.0))[1]
    missing = amount - stated.amount * size
    # A number with decimals, a share or a price in đồng may be rounded; a whole number of anything else is exact.
    if abs(missing) > 1e-6 and not stated.digits and unit not in ("percent", "points", "dong"):
        return False
    half = size * 10**-stated.digits / 2
    return abs(missing) <= 1e-6 or -half - 1e-9 <= missing < half - 1e-9


def counted_as(stated: Stated, unit: str) -> bool:
    """Whether a number may be of a value's unit, whatever its amount."""
    alike = {"dong": "million", "million": "dong", "percent": "points"}
    units = _units(stated.unit)
    return unit in (*units, alike.get(units[0], "")) if units else unit != "percent"


def shown(known: Value) -> str:
    """A value as a page would write it."""
    digits = 0 if known.unit == "dong" else 2
    text = f"{known.amount:,.{digits}f}".translate(str.maketrans(",.", ".,"))
    text = text.rstrip("0").rstrip(",") if digits else text
    return text + _SIGNS.get(known.unit, f" {known.unit}")
