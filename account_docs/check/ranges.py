"""A hyphen between two numbers: whether it clearly stands for "from … to …", which is written with an en dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIDE = r"\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}:\d{2}|\d+(?:[.,]\d+)*"
# Two numbers or more with hyphens between them: three are a date, a telephone number or a code.
_CHAIN = re.compile(rf"(?<![\w.,/:#@&=+×*~_–−-])(?:{_SIDE})(?: ?- ?(?:{_SIDE}))+(?![/:_-]|[.,]\d)")
_HYPHEN = re.compile(r" ?- ?")
_UNITS = [
    "ngày",
    "tuần",
    "tháng",
    "năm",
    "quý",
    "giờ",
    "h",
    "phút",
    "giây",
    "p",
    "s",
    "tiếng",
    "buổi",
    "ca",
    "đêm",
    "đợt",
    "tuổi",
    "%",
    "phần",
    "triệu",
    "tr",
    "tỷ",
    "tỉ",
    "nghìn",
    "ngàn",
    "đồng",
    "đ",
    "k",
    "usd",
    "vnd",
    "vnđ",
    "kb",
    "mb",
    "gb",
    "px",
    "cm",
    "mm",
    "m",
    "m2",
    "km",
    "kg",
    "g",
    "ha",
    "lít",
    "điểm",
    "người",
    "bạn",
    "nhân",
    "khách",
    "client",
    "account",
    "agency",
    "nhà",
    "nhóm",
    "đối",
    "dự",
    "lần",
    "lượt",
    "câu",
    "chữ",
    "từ",
    "ký",
    "kí",
    "trang",
    "slide",
    "dòng",
    "ý",
    "bước",
    "vòng",
    "round",
    "lead",
    "bài",
    "post",
    "video",
    "banner",
    "ảnh",
    "hình",
    "clip",
    "email",
    "cuộc",
    "phương",
    "hạng",
    "kênh",
    "chỉ",
    "mẫu",
    "bản",
    "file",
    "chương",
    "đoạn",
    "đơn",
    "đường",
    "mục",
    "kịch",
    "ô",
    "concept",
    "option",
    "đề",
    "lớp",
    "cột",
    "hàng",
    "giai",
    "gói",
    "công",
    "việc",
    "địa",
]
_UNIT_AFTER = re.compile(
    rf" ?(?:%|‰|\$|(?:{'|'.join(map(re.escape, sorted(set(_UNITS), key=len, reverse=True)))})(?![^\W_]))", re.IGNORECASE
)
# Words after which two numbers are a range even without a unit.
_RANGE = """
    giai đoạn, khoảng, chừng, tầm, độ, cỡ, tháng, tuần, quý, năm, chương, trang, bước, slide, dòng, câu, khung, tuổi,
    lứa, vòng, chặng, level, cấp, thứ, mức, cột, hàng, khóa, mùa, nhiệm kỳ
"""
# Words after which a hyphen is right: a score, whatever follows; without a unit also a document, a telephone, a day.
_SCORE = "tỷ số, tỉ số, tỷ lệ, tỉ lệ, thắng, thua, hòa, dẫn, đội hình, sơ đồ"
_RIGHT = """
    kết quả, ngày, lễ, mùng, mồng, hôm, dịp, sáng, chiều, tối, số, mã, hotline, thoại, đt, sđt, tel, phone, gọi, zalo,
    fax, nghị định, thông tư, nghị quyết, quyết định, công văn, luật, điều, khoản, phòng, căn, lô, tầng, phiên bản,
    version, bản, iso, tcvn, mẫu, model, hệ
"""


def _after_one_of(words: str, further: str = "") -> re.Pattern[str]:
    """A pattern for the end of a text that is one of some words."""
    listed = "|".join(re.escape(word.strip()) for word in words.split(","))
    return re.compile(rf"(?<![^\W_])(?:{listed})\s*{further}\s*$", re.IGNORECASE)


_RANGE_BEFORE = _after_one_of(_RANGE)
_SCORE_BEFORE = _after_one_of(_SCORE, "(?:là|:)?")
_RIGHT_BEFORE = _after_one_of(_RIGHT, "(?:là|về|:)?")
_DAY_AFTER = re.compile(
    r"\s+(?:năm (?:nay|ngoái|sau|trước|tới|\d{4})|tháng \d|âm lịch|dương lịch|vừa rồi|sắp tới)", re.IGNORECASE
)
_COMPUTED_BEFORE = re.compile(r"[=+×*÷−≈<>]\s*$")
_COMPUTED_AFTER = re.compile(r"[^.;!?|]{0,40}?(?<![<>=!])[=≈]|\s*[+×*÷−]")
# Days off that are written with a hyphen; those whose first number is larger are no range anyway.
_HOLIDAYS = {"1-5", "1-6", "2-9"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY = re.compile(r" ?(?:triệu|tr|tỷ|tỉ|nghìn|ngàn|đồng|đ|k|usd|vnd|vnđ|\$)$", re.IGNORECASE)


@dataclass(frozen=True)
class Pair:
    """Two numbers with a hyphen between them.

    Attributes:
        start, end: where they stand in the line.
        hyphen: where the hyphen stands, with the spaces beside it.
        clear: whether they are a range beyond doubt.
    """

    start: int
    end: int
    hyphen: tuple[int, int]
    clear: bool


def _value(side: str) -> tuple[float, ...]:
    """A number, a day or a time as something that can be compared."""
    if "/" in side:
        day = [int(part) for part in side.split("/")]
        return (float(day[2] if len(day) > 2 else 0), float(day[1]), float(day[0]))
    if ":" in side:
        hour, minute = side.split(":")
        return (int(hour) + int(minute) / 60,)
    whole = re.sub(r"\.(?=\d{3}(?!\d))", "", side).replace(",", ".")
    return (float(whole),) if whole.count(".") <= 1 else (0.0,)


def _kind(side: str) -> str:
    """Day, time, or number."""
    return "/" if "/" in side else ":" if ":" in side else ""


def _rises(first: str, second: str) -> bool:
    """Whether the second number is larger, and of the same kind and order as the first."""
    if _kind(first) != _kind(second):
        return False
    low, high = _value(first), _value(second)
    if len(first.split("/")) < len(second.split("/")):
        low = (high[0], *low[1:])  # 07/09-01/11/2026: the year stands once.
    if not low < high:
        return False
    return bool(_kind(first)) or high[0] < max(low[0], 1.0) * 1000


def pairs(line: str) -> Iterator[Pair]:
    """Hyphens between two numbers that are, or may be, ranges; where the hyphen is right there is none.

    Args:
        line: one line of running text, code and addresses hidden.
    """
    for match in _CHAIN.finditer(line):
        hyphens = list(_HYPHEN.finditer(match[0]))
        before, after = line[: match.start()], line[match.end() :]
        if len(hyphens) != 1 or re.search(r"\d\s*-\s*$", before[-12:]) or re.match(r"\s*-\s*\d", after):
            continue
        hyphen = hyphens[0]
        first, second = match[0][: hyphen.start()], match[0][hyphen.end() :]
        unit = _UNIT_AFTER.match(after)
        if _is_something_else(first, second, before[-24:], after, unit is not None):
            continue
        years = bool(_YEAR.fullmatch(first) and _YEAR.fullmatch(second))
        told = bool(unit or _RANGE_BEFORE.search(before[-16:]) or (_kind(first) and hyphen[0] == "-"))
        # Long numbers, and those with spaces beside the hyphen, are ranges only where something says so.
        if not told and not _kind(first) and (hyphen[0] != "-" or max(len(first), len(second)) > 3) and not years:
            continue
        # "300 - 400 triệu" may as well be a subtraction, and "3 -5" a number below zero.
        clear = told and (hyphen[0] == "-" or (hyphen[0] == " - " and not (unit and _MONEY.match(unit[0]))))
        start = match.start()
        yield Pair(start, match.end(), (start + hyphen.start(), start + hyphen.end()), clear)


def _is_something_else(first: str, second: str, before: str, after: str, unit: bool) -> bool:
    """Whether two numbers with a hyphen are a computation, a score, a day, a telephone or a code.

    Args:
        first: the number before the hyphen.
        second: the one after it.
        before: what stands before them on the line.
        after: what follows them.
        unit: whether a unit follows.
    """
    if not _rises(first, second) or _SCORE_BEFORE.search(before) or _DAY_AFTER.match(after):
        return True
    if _COMPUTED_BEFORE.search(before) or _COMPUTED_AFTER.match(after):
        return True
    if not unit and f"{first}-{second}" in _HOLIDAYS:
        return True
    if not unit and (_RIGHT_BEFORE.search(before) or re.match(r"[^\W_]", after)):
        return True
    padded = any(re.match(r"0\d", side) for side in (first, second) if not _kind(side))
    # 3-2027 is a month of a year, 2012-2025 a range of years.
    one_year = bool(_YEAR.fullmatch(second)) and not _YEAR.fullmatch(first)
    return (padded or one_year) and not unit
