"""Fenced blocks in the source of a page: the one place that knows how they open and close.

Source: SuperFences of pymdown-extensions, which builds them. Unlike CommonMark's, a block of it closes only at the same
fence that opened it, and may stand at any depth of quotes and lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENING = re.compile(r"^([> ]*)(`{3,}|~{3,})\s*([^\s`]*)\s*([^`]*)$")


@dataclass(frozen=True)
class Opening:
    """A line that opens a block.

    Attributes:
        before: quote signs and spaces before the fence.
        fence: the backticks or tildes.
        language: the word after them, or "".
        rest: what stands after that word, or "".
    """

    before: str
    fence: str
    language: str
    rest: str


@dataclass(frozen=True)
class Fenced:
    """A block: numbers of the lines that open and close it, both included; one that never closes reaches to the end."""

    first: int
    last: int
    opening: Opening
    is_closed: bool


def opening(line: str) -> Opening | None:
    """How a line opens a block, if it does."""
    match = _OPENING.match(line) if "```" in line or "~~~" in line else None
    return Opening(*match.groups()) if match else None


def closes(line: str, fence: str) -> bool:
    """Whether a line closes the block that a fence opened."""
    return line.strip("> \t") == fence


def fenced_blocks(lines: Sequence[str], first: int = 1) -> Iterator[Fenced]:
    """The blocks of some lines, in order; none stands in another.

    Args:
        lines: of a page, or a part of it.
        first: the number of the first of them.
    """
    opened: tuple[int, Opening] | None = None
    for number, line in enumerate(lines, start=first):
        if opened is None:
            found = opening(line)
            opened = (number, found) if found else None
        elif closes(line, opened[1].fence):
            yield Fenced(opened[0], number, opened[1], True)
            opened = None
    if opened:
        yield Fenced(opened[0], first + len(lines) - 1, opened[1], False)
