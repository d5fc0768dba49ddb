"""What a page may ask of the machine: on a page beyond these bounds Markdown would work for minutes, or for ever.

Python-Markdown looks from each opening sign to the end of its block, and starts again at the next; so its time grows
with the square of what is left open. The bounds lie far above what people write, and are looked at in one pass.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from account_docs.content.patterns import matched

MAXIMUM_LINES = 3_000
# The longest line of the handbook has some 800 letters; the longest address that browsers take about 2,000.
MAXIMUM_LINE = 3_000
MAXIMUM_WORD = 2_000
MAXIMUM_HEAD = 20_000
MAXIMUM_BLOCKS = 2_000
MAXIMUM_BLOCK_LINES = 150
MAXIMUM_HEADINGS = 300
MAXIMUM_RULES = 60
MAXIMUM_TAGS = 400
MAXIMUM_OPEN = 20
MAXIMUM_BACKTICKS = 400
MAXIMUM_MARKERS = 10
MAXIMUM_INDENT = 100
MAXIMUM_DEFINITIONS = 100

_HEAD = re.compile(r"---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)
_MARKERS = re.compile(r"(?:[ \t]*(?:>|[-*+:](?=[ \t>]|$)|\d{1,9}[.)](?=[ \t>]|$)))*[ \t]*")
_MARKER = re.compile(r"[>*+:-]|\d+")
_BRACKET = re.compile(r"\\.|[\[\]]")
_BACKTICKS = re.compile(r"`+")
_UNCLOSED_TARGET = re.compile(r"\]\((?![^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))")
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*(>?)")
_DEFINITION = re.compile(r"[ \t>]*\*?\[[^\]\n]*\]:")


class Excess(NamedTuple):
    """A bound that a page goes beyond: the line from 1, what is wrong, how to mend it."""

    line: int
    message: str
    fix: str


_SPLIT = "chia thành nhiều trang, hoặc bỏ phần dán nhầm"
_CLOSE = "đóng từng dấu, hoặc thêm dấu \\ trước những dấu chỉ để đọc"


def excess(text: str) -> Excess | None:
    """The first bound that a page goes beyond, or None.

    Args:
        text: the whole file, with its front matter.
    """
    lines = text.split("\n")
    if len(lines) > MAXIMUM_LINES:
        return Excess(MAXIMUM_LINES, f"trang dài {len(lines)} dòng, quá {MAXIMUM_LINES}", _SPLIT)
    head = _HEAD.match(text)
    if head and head.end() > MAXIMUM_HEAD:
        return Excess(
            1, f"phần đầu trang dài {head.end() // 1000} KB", "phần đầu trang chỉ cần vài dòng; bỏ phần dán nhầm"
        )
    return _in_lines(lines) or _in_tags(text)


def _in_lines(lines: list[str]) -> Excess | None:
    """The first bound that lines and blocks go beyond."""
    counts = _Counts()
    for number, line in enumerate(lines, start=1):
        if found := _long(line) or _deep(line) or counts.add(line):
            return Excess(number, *found)
    return None


def _long(line: str) -> tuple[str, str] | None:
    """Whether a line or a word in it is too long."""
    if len(line) > MAXIMUM_LINE:
        return f"dòng dài {len(line)} ký tự", f"ngắt thành nhiều đoạn; mỗi dòng tối đa {MAXIMUM_LINE} ký tự"
    if len(line) > MAXIMUM_WORD and any(len(word) > MAXIMUM_WORD for word in line.split()):
        return (
            f"một chuỗi liền hơn {MAXIMUM_WORD} ký tự không có dấu cách",
            "bỏ phần dán nhầm (thường là một hình hay một mã dán thành chữ)",
        )
    return None


def _deep(line: str) -> tuple[str, str] | None:
    """Whether a line stands in too many quotes and lists."""
    start = matched(_MARKERS.match(line))[0]
    wide = start.expandtabs(4)
    if len(wide) - len(wide.lstrip()) > MAXIMUM_INDENT or len(_MARKER.findall(start)) > MAXIMUM_MARKERS:
        return (
            "dòng lồng quá sâu (dấu > hoặc thụt lề)",
            "bớt dấu ở đầu dòng; muốn chép nguyên một chuỗi thư thì chỉ giữ câu cuối",
        )
    return None


class _Counts:
    """What was met so far, line by line."""

    def __init__(self) -> None:
        self.block_lines = self.blocks = self.headings = self.rules = self.definitions = 0
        self.open_here = self.left_open = self.open_targets = self.backticks = 0

    def add(self, line: str) -> tuple[str, str] | None:
        """Count one more line; what is wrong and the fix, when that is too much."""
        words = line.strip(" \t>")
        if not words:
            self.blocks += bool(self.block_lines)
            self.block_lines = 0
            self.left_open += self.open_here
            self.open_here = self.backticks = 0
        else:
            self.block_lines += 1
            self.headings += words[0] == "#"
            self.rules += not words.strip("-=+*#_~ ")
            self.definitions += bool(_DEFINITION.match(line)) if "]:" in line else 0
        self._brackets(line)
        return self._excess()

    def _brackets(self, line: str) -> None:
        """Count what is opened and not closed."""
        if "[" in line or "]" in line:
            for sign in _BRACKET.findall(line):
                if sign == "[":
                    self.open_here += 1
                elif sign == "]" and self.open_here:
                    self.open_here -= 1
        if "`" in line:
            self.backticks += len(_BACKTICKS.findall(line))
        if "](" in line:
            self.open_targets += sum(1 for _ in _UNCLOSED_TARGET.finditer(line))

    def _excess(self) -> tuple[str, str] | None:
        """The bound that was just passed."""
        if self.left_open + self.open_here > MAXIMUM_OPEN:
            return f"hơn {MAXIMUM_OPEN} dấu [ mở mà không đóng", _CLOSE
        if self.open_targets > MAXIMUM_OPEN:
            return f"hơn {MAXIMUM_OPEN} địa chỉ thiếu dấu ) ở cuối", _CLOSE
        if self.backticks > MAXIMUM_BACKTICKS:
            return (
                f"hơn {MAXIMUM_BACKTICKS} dấu phẩy ngược trong một đoạn",
                "chia đoạn, hoặc đặt cả phần ấy trong một khối ```text",
            )
        if self.block_lines > MAXIMUM_BLOCK_LINES:
            return (
                f"hơn {MAXIMUM_BLOCK_LINES} dòng liền nhau không có dòng trống",
                "thêm dòng trống giữa các đoạn; bảng dài thì tách thành nhiều bảng",
            )
        if self.blocks > MAXIMUM_BLOCKS:
            return f"hơn {MAXIMUM_BLOCKS} đoạn trong một trang", _SPLIT
        if self.headings > MAXIMUM_HEADINGS:
            return f"hơn {MAXIMUM_HEADINGS} tiêu đề trong một trang", _SPLIT
        if self.rules > MAXIMUM_RULES:
            return f"hơn {MAXIMUM_RULES} dòng chỉ có dấu gạch, thăng hay sao", "bỏ bớt các dòng ấy"
        if self.definitions > MAXIMUM_DEFINITIONS:
            return (
                f"hơn {MAXIMUM_DEFINITIONS} dòng dạng [tên]: địa chỉ",
                "ghi địa chỉ ngay trong ngoặc tròn: [tên](địa chỉ)",
            )
        return None


def _in_tags(text: str) -> Excess | None:
    """The first tag beyond the bounds for tags, closed or not."""
    unclosed = 0
    for count, match in enumerate(_TAG.finditer(text), start=1):
        unclosed += not match[1]
        if unclosed > MAXIMUM_OPEN or count > MAXIMUM_TAGS:
            what = (
                f"hơn {MAXIMUM_OPEN} dấu < mở mà không đóng"
                if unclosed > MAXIMUM_OPEN
                else f"hơn {MAXIMUM_TAGS} thẻ HTML"
            )
            return Excess(
                text.count("\n", 0, match.start()) + 1,
                what,
                "viết bằng Markdown; dấu nhỏ hơn thì để một dấu cách sau nó: a < b",
            )
    return None
