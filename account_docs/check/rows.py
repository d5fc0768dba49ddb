"""Rows of a table as a spreadsheet or a plain text pastes them: cells between tabs, or between columns of spaces."""

from __future__ import annotations

import re

from account_docs.content.patterns import matched

# What may stand before the text of a line: quote signs, a list's mark, a heading's.
PREFIX = re.compile(r"[> \t]*(?:(?:[-*+]|\d+[.)]|#{1,6})[ \t]+)?")
# Between two cells: a tab, or so many spaces that a column was lined up with them.
_GAP = re.compile(r"(?<=\S) *\t[ \t]*(?=\S)|(?<=\S) {3,}(?=\S)")
_SMALL = "a-zà-öø-ỹđ"


def text_start(line: str) -> int:
    """How many signs stand before the text of a line."""
    return matched(PREFIX.match(line)).end()


def gaps(line: str) -> tuple[int, int]:
    """How many gaps between cells a line has, and how many of them are tabs; a line with bars has none."""
    if "|" in line:
        return 0, 0
    found = _GAP.findall(line, text_start(line))
    return len(found), sum("\t" in gap for gap in found)


def mid_sentence(line: str) -> bool:
    """Whether the first gap of a line stands between two words of one sentence."""
    gap = _GAP.search(line, text_start(line))
    return bool(gap and re.search(f"[{_SMALL},;]$", line[: gap.start()]) and re.match(f"[{_SMALL}]", line[gap.end() :]))
