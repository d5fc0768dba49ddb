"""Tabs, and rows that were pasted from a spreadsheet: the page would print the cells one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from account_docs.check.core import Corpus, Edit, Problem
from account_docs.check.rows import gaps, mid_sentence, text_start
from account_docs.content.masks import HIDDEN
from account_docs.content.pages import Page

RULE = "khoang-trang"
_ITEM = re.compile(r"[> ]*(?:[-*+]|\d+[.)])[ \t]")
_AS_A_TABLE = (
    "viết mỗi dòng thành | ô | ô |, thêm dòng |---|---| dưới dòng đầu (mỗi cột một |---|) "
    "và để một dòng trống trước bảng"
)


def pasted_rows(page: Page) -> list[range]:
    """Lines of the running text that are rows of a table without its bars, each group as a range of line numbers.

    Two lines in a row with gaps, or one with two gaps; one gap alone may be a slip of the thumb in a sentence.
    """
    counted = {number: gaps(line) for number, line in page.open_lines.items() if "\t" in line or "   " in line}
    with_gaps = [number for number, (count, _) in counted.items() if count]
    groups = []
    for _, members in groupby(enumerate(with_gaps), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in members]
        count, tabs = counted[numbers[0]]
        alone = len(numbers) == 1
        if not alone or count > 1 or (tabs and not mid_sentence(page.open_lines[numbers[0]])):
            groups.append(range(numbers[0], numbers[-1] + 1))
    return groups


def _in_list(page: Page, number: int) -> bool:
    """Whether a line that is indented belongs to an item of a list above it."""
    for above in range(number - 1, page.body_start, -1):
        line = page.lines[above - 1].lstrip("> ") if page.lines[above - 1].startswith(">") else page.lines[above - 1]
        if _ITEM.match(line):
            return True
        if line.strip() and not line.startswith((" ", "\t")):
            return False
    return False


def _expanded(line: str, place: int) -> str:
    """The spaces that a tab stands for; as Markdown counts, to the next fourth column."""
    width = len(line[:place].expandtabs(4))
    return " " * (4 - width % 4)


def _tab_edits(number: int, line: str) -> Iterator[Edit]:
    """The mends of the tabs of a line that is no row of a table: what the page looks like stays."""
    prefix = text_start(line)
    marker = re.search(r"(?<=[^\s>])[ \t]+$", line[:prefix])
    for match in re.finditer(r"\t", line):
        place = match.start()
        rest = line[place:]
        if marker and place >= marker.start() and place < prefix:
            new = " " if place == marker.start() else ""
        elif place < prefix:
            new = _expanded(line, place)
        elif not rest.strip():
            new = ""
        else:
            new = "" if line[place - 1 : place] in (" ", "\t") or line[place + 1 : place + 2] == " " else " "
        yield Edit(number, place, place + 1, new)


def tabs(corpus: Corpus) -> Iterator[Problem]:
    """No tab: rows from a spreadsheet become a table, an indented paragraph stays one, the others become spaces."""
    for page in corpus.judged:
        rows = pasted_rows(page)
        for group in rows:
            where = f"{len(group)} dòng" if len(group) > 1 else "một dòng"
            yield corpus.problem(
                page,
                group.start,
                RULE,
                f"bảng dán từ bảng tính ({where}): trang sẽ in các ô nối đuôi nhau",
                _AS_A_TABLE,
            )
        covered = {number for group in rows for number in group}
        code = 0
        for number, line in page.open_lines.items():
            if "\t" not in page.lines[number - 1] or number in covered:
                continue
            # A block that begins with an indented line, and is no part of a list, is shown as code.
            first = number == page.body_start + 1 or not page.lines[number - 2].strip("> \t") or code == number - 1
            if re.match(r"(?:> ?)* {0,3}\t", line) and first and not _in_list(page, number):
                if code != number - 1:
                    yield corpus.problem(
                        page,
                        number,
                        RULE,
                        "đoạn lùi vào bằng phím Tab sẽ thành khối chữ máy, không xuống dòng",
                        "xóa Tab ở đầu dòng; Markdown không lùi đầu dòng của đoạn văn",
                    )
                code = number
                continue
            # A tab within code or an address stays: there it may be meant.
            edits = [edit for edit in _tab_edits(number, page.lines[number - 1]) if line[edit.start] != HIDDEN]
            fix = "dùng dấu cách: một dấu giữa hai chữ, bốn dấu cho một bậc lùi"
            yield corpus.problem(page, number, RULE, "có phím Tab trong dòng", fix, *edits)
