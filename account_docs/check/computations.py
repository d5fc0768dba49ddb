"""Computations that stand before the reader's eyes: "432 / 0,7 / 2,8 = 220,4", "8,4 triệu đồng (420 − 411,6)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_OPERAND = rf"\(*(?:{NUMBER})(?:\s?%)?\)*"
_OPERATION = rf"{_OPERAND}(?:\s*[+−×/-]\s*{_OPERAND})+"
_UNIT = r"\s?(?P<{0}>%|triệu đồng|triệu|nghìn đồng|nghìn|đồng|giờ|lượt|lead)?"
_COMPUTED = re.compile(
    rf"(?<![\w,.%])(?P<left>{_OPERATION})\s*(?:triệu đồng|triệu|đồng"
    rf"|giờ)?\s*(?P<sign>[=≈])\s*[−-]?(?P<result>{NUMBER})(?![\d/]){_UNIT.format('result_unit')}"
    rf"|(?<![\w,./])(?P<first>{NUMBER}){_UNIT.format('first_unit')}\s?\((?P<inner>{_OPERATION})\)"
)
_SCALES = {"%": (1.0, 0.01)} | {
    f"{size}{unit}": (1.0, scale) for size, scale in (("triệu", 1e6), ("nghìn", 1e3)) for unit in ("", " đồng")
}


@dataclass(frozen=True)
class Computation:
    """A computation of a text.

    Attributes:
        written: as it stands there.
        start, end: its place; `result` is the place of the number that it gives.
        right: whether it gives that number, rounded to the digits shown; a share may be written as a percentage, a loss
            without its sign.
        gives: what it really gives; None when it can't be computed.
    """

    written: str
    start: int
    end: int
    result: tuple[int, int]
    right: bool
    gives: float | None


def amount_of(written: str) -> tuple[float, int]:
    """Amount and digits after the comma of a number in Vietnamese notation: "1.680" and "0,7"."""
    digits = len(written.split(",")[1]) if "," in written else 0
    return float(written.replace(".", "").replace(",", ".")), digits


def evaluate(expression: str) -> float | None:
    """Value of a computation in Vietnamese notation, or None when it can't be computed."""

    def number(match: re.Match[str]) -> str:
        return repr(amount_of(match[1])[0] / (100 if match[2] else 1))

    python = re.sub(rf"({NUMBER})(\s?%)?", number, expression).translate(str.maketrans("×−", "*-"))
    try:
        return float(eval(python, {"__builtins__": {}}))
    except (SyntaxError, ZeroDivisionError, OverflowError, ValueError):
        return None


def _balanced(expression: str) -> str:
    """The expression without brackets that belong to the sentence around it: "(2 × 3" and "2 × 3)"."""
    while expression.count("(") > expression.count(")") and expression.startswith("("):
        expression = expression[1:]
    while expression.count(")") > expression.count("(") and expression.endswith(")"):
        expression = expression[:-1]
    return expression


def computations(text: str) -> list[Computation]:
    """The computations of a text, in order."""
    found = []
    for match in _COMPUTED.finditer(text):
        part = "result" if match["result"] else "first"
        amount, digits = amount_of(match[part])
        gives = evaluate(_balanced(match["left"] or match["inner"]))
        scales = _SCALES.get(match[f"{part}_unit"] or "", (1.0, 0.01))
        tolerance = 0.5 * 10**-digits + 1e-9
        right = gives is not None and any(abs(abs(gives) / scale - amount) <= tolerance for scale in scales)
        found.append(Computation(match[0].strip(), match.start(), match.end(), match.span(part), right, gives))
    return found
