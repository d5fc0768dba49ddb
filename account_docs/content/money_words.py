"""Sums in Vietnamese words, as a paper repeats them under its total.

Our own: the Vietnamese of num2words leaves out "không trăm" within a number (95.040.000 becomes "chín mươi lăm triệu
bốn mươi nghìn"), which accountants send back.
"""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# Names of groups of three digits, from the right; from nine digits on they begin anew, "nghìn tỷ".
_GROUPS = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000
HIGHEST = _BILLION * 1_000_000 - 1


def in_words(number: int) -> str:
    """A whole number in words, in small letters.

    Args:
        number: from 0 to 999.999 tỷ.

    Raises:
        ValueError: when it is negative or larger.

    Returns:
        For 95040000 "chín mươi lăm triệu không trăm bốn mươi nghìn".
    """
    if not 0 <= number <= HIGHEST:
        raise ValueError(f"{number} can't be said in words")
    if not number:
        return _DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    words = [*_below_a_billion(billions, first=True), "tỷ"] if billions else []
    return " ".join([*words, *_below_a_billion(rest, first=not billions)])


def _below_a_billion(number: int, *, first: bool) -> list[str]:
    """The words of up to nine digits.

    Args:
        number: the number.
        first: whether nothing stands before it: there leading zeros are not said.
    """
    words: list[str] = []
    for place in (2, 1, 0):
        group = number // 1000**place % 1000
        if group:
            words += _three(group, first=first and not words)
            words += [_GROUPS[place]] if place else []
    return words


def _three(number: int, *, first: bool) -> list[str]:
    """The words of three digits: "không trăm linh năm", but at the beginning of a number only "năm"."""
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    words = [] if first and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif units and words:
        words.append("linh")
    if units == 1 and tens > 1:
        words.append("mốt")
    elif units == 5 and tens:
        words.append("lăm")
    elif units:
        words.append(_DIGITS[units])
    return words
