"""Which parts of a page's source are running text, and which are code or comments; every position is kept."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from account_docs.content.pages import Page

# Stands for every sign that is hidden: no letter, no space, and nobody types it (private use area).
HIDDEN = "\ue000"
_QUOTE_SIGNS = re.compile(r"^(?:[ \t]*>)+", re.MULTILINE)
_BACKTICKS = re.compile(r"`+|\n[ \t]*(?=\n)")


@dataclass(frozen=True)
class Prose:
    """The body of a page as one text, line by line as in the file.

    Attributes:
        raw: the text as written; lines of fenced blocks are empty.
        text: the same with code spans and comments hidden and quote signs blanked, every position kept.
        first: number in the file of the text's first line.
        starts: position of each line's first sign.
    """

    raw: str
    text: str
    first: int
    starts: tuple[int, ...]

    def line(self, position: int) -> int:
        """The line number in the file of a position."""
        return self.first + bisect_right(self.starts, position) - 1

    def column(self, position: int) -> int:
        """How many signs stand before a position on its line."""
        return position - self.starts[bisect_right(self.starts, position) - 1]


def hide(text: str, spans: Iterable[tuple[int, int]], sign: str = HIDDEN) -> str:
    """Put a sign in the place of every one in the spans, line ends excepted.

    Args:
        text: any text.
        spans: start and end of each part, in order; a part inside an earlier one is passed over.
        sign: one sign.
    """
    parts, position = [], 0
    for start, end in spans:
        if start < position:
            continue
        parts.append(text[position:start])
        parts.append("\n".join(sign * len(line) for line in text[start:end].split("\n")))
        position = end
    return "".join([*parts, text[position:]])


def _escaped(text: str, position: int) -> bool:
    """Whether an odd number of backslashes stands before a position."""
    start = position
    while start and text[start - 1] == "\\":
        start -= 1
    return (position - start) % 2 == 1


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every code span, backticks included; a span does not cross an empty line.

    Args:
        text: Markdown without fenced blocks.
    """
    runs: list[tuple[int, int]] = []
    for match in [*_BACKTICKS.finditer(text), None]:
        if match and match[0][0] == "`":
            runs.append(match.span())
            continue
        yield from _paired(text, runs)
        runs = []


def _paired(text: str, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Code spans among the runs of backticks of one paragraph: a run closes the next one of its length."""
    places: dict[int, list[int]] = {}
    for place, (start, end) in enumerate(runs):
        places.setdefault(end - start, []).append(place)
    place = 0
    while place < len(runs):
        start, end = runs[place]
        same = places[end - start]
        following = bisect_left(same, place + 1)
        if _escaped(text, start) or following == len(same):
            place += 1
            continue
        place = same[following]
        yield start, runs[place][1]
        place += 1


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every HTML comment that is closed."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield start, end + 3
        start = text.find("<!--", end + 3)


def prose_of(page: Page) -> Prose:
    """The running text of a page, code and comments hidden.

    Args:
        page: one page; its fenced blocks are those of `page.prose`.
    """
    kept = {number for number, _ in page.prose}
    first = page.body_start + 1
    lines = [line if number in kept else "" for number, line in enumerate(page.lines[page.body_start :], start=first)]
    raw = "\n".join(lines)
    starts = tuple(accumulate((len(line) + 1 for line in lines), initial=0))[: len(lines)]
    text = _QUOTE_SIGNS.sub(lambda signs: " " * len(signs[0]), raw) if ">" in raw else raw
    text = hide(text, code_spans(text)) if "`" in text else text
    text = hide(text, comments(text)) if "<!--" in text else text
    return Prose(raw, text, first, starts)
