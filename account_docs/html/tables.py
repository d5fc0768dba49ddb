"""What kind of table a table is, told by what its cells hold.

A table whose cells are short stays a table on a phone, in smaller type. Any other of three or more columns folds there:
each row becomes a block, the first cell its head, the names of the columns beside the values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# From this number of columns on a table may fold; two columns always fit.
FOLDS_FROM = 3
# What fits beside each other on a screen of 320 px, in letters, counting two letters of space to a column.
LETTERS_ON_A_PHONE = 46
_SPACE = 2
# A cell of text may go on in a second and a third line.
_WRAPS_AT, _LINES = 15, 3
# How many of a column's cells must be numbers for its figures to stand below each other.
_MOSTLY = 0.6
_SIGN = r"[-−–+±≈<>≤≥~]?\s*"
_FIGURE = r"\d[\d.,]*"
_UNIT = (
    r"(?:%|‰|đồng|đ|triệu đồng|triệu|tỷ đồng|tỷ|nghìn đồng|nghìn|ngàn|giờ|phút|giây|ngày|tuần|tháng|năm|điểm|lần|lead"
    r"|lượt|đêm|phòng|người|video|bài|px|KB|MB)"
)
_NUMBER = re.compile(rf"{_SIGN}{_FIGURE}(?:\s*[/×x]\s*{_FIGURE})?(?:\s*{_UNIT}){{0,2}}", re.IGNORECASE)
# Times of day and dates are read, not added up.
_NOT_ADDED = re.compile(r"\d{1,2}[:h]\d{0,2}|\d{1,2}/\d{1,2}(?:/\d{4})?")
NOTHING = frozenset(("", "—", "–", "-", "…"))
_TOTAL = re.compile(r"(?:tổng(?! hợp)|cộng(?! tác))\b", re.IGNORECASE)


def is_number(text: str) -> bool:
    """Whether a cell holds one amount: "48", "−20,4 triệu đồng", "490 giờ", "12,5 %"; no date and no time of day."""
    return bool(_NUMBER.fullmatch(text)) and not _NOT_ADDED.fullmatch(text)


def numeric_columns(rows: Sequence[Sequence[str]]) -> set[int]:
    """The places, from 0, of columns whose cells are mostly amounts; the first column names the row and is none.

    Args:
        rows: the texts of the cells, without the head.
    """
    found = set()
    for place in range(1, max(map(len, rows), default=0)):
        cells = [row[place] for row in rows if place < len(row) and row[place] not in NOTHING]
        if cells and sum(map(is_number, cells)) >= _MOSTLY * len(cells):
            found.add(place)
    return found


def is_short(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table fits a phone as it is.

    Args:
        rows: the texts of the cells, head and all.
    """
    width = 0
    for column in range(max(map(len, rows), default=0)):
        cells = [row[column] for row in rows if column < len(row)]
        if any(len(cell) > _WRAPS_AT * _LINES for cell in cells):
            return False
        width += _width_of_column(cells)
    return width <= LETTERS_ON_A_PHONE


def _width_of_column(cells: Sequence[str]) -> int:
    """How many letters a column needs: its widest cell and its space; one that is only a head needs its words alone."""
    head, *body = cells
    if not body:
        return len(head)
    return max(_longest_word(head), *map(_narrowest, body)) + _SPACE


def _longest_word(text: str) -> int:
    return max(map(len, re.split(r"[\s–-]+", text)), default=0)


def _narrowest(cell: str) -> int:
    """How many letters a cell needs beside each other: an amount all, a text its longest word or its longest line."""
    if is_number(cell):
        return len(cell)
    return max(_longest_word(cell), min(len(cell), _WRAPS_AT))


def is_total(row: Sequence[str]) -> bool:
    """Whether a row adds the rows above up: its first text begins with "Cộng" or "Tổng", and not "Tổng hợp"."""
    first = next((cell for cell in row if cell not in NOTHING), "")
    return bool(_TOTAL.match(first))


def is_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first column only counts the rows ("1", "A.", "STT"): folded, it stands before the second.

    Args:
        rows: the texts of the cells, without the head.
    """
    return bool(rows) and all(len(row) > 1 and len(row[0]) <= len("10.") for row in rows)
