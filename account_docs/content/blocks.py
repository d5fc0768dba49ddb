"""A page as a reader takes it in: paragraphs, items, table rows, lines of a copied block, and what stands over each.

Rules that judge a statement need its sentence and its surroundings: the heads of the row and the column, the sentence
that introduces a table, the title of the box. Lines are read as written; what a rule looks at in them is its own
affair.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from account_docs.content.fences import closes, opening

_QUOTE = re.compile(r"\s*(?:>\s?)+")
_TITLE = re.compile(r"\[!([\w-]+)\][-+]?\s*")
_HEADING = re.compile(r"(#{1,6})\s+")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_RULE_ROW = re.compile(r"\|?[\s:|-]*-[\s:|-]*$")
_CELL = re.compile(r"(?:\\.|[^|\\])*")
# A sentence ends with its mark, and what closes brackets and quotes, before a capital letter, a figure or another
# opening; not after the number of a quoted line ("5. Phạt: …").
_SENTENCE_END = re.compile(r"(?<=[.?!…])(?<![\"“(]\d\.)[\"”)\]*]*\s+(?=[\"“(\[*]*[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ0-9−–])")


@dataclass
class Box:
    """A callout: its kind ("du-an"), the line of its title, the title's text."""

    kind: str
    line: int
    title: str


@dataclass
class Group:
    """A list, a table or a copied block: its blocks, a table's head, and the paragraphs directly above and below it."""

    kind: str
    blocks: list[Block] = field(default_factory=list)
    head: Block | None = None
    lead: Block | None = None
    tail: Block | None = None


@dataclass
class Block:
    """A stretch of text that is read in one go.

    Attributes:
        kind: "paragraph", "item", "row", "line" (of a copied block), "heading" or "title" (of a box).
        lines: line numbers from 1.
        starts: for each line the column at which its text begins, after quote and list marks.
        box: the callout it stands in.
        group: the list, table or copied block it belongs to.
        section: the headings over it, outermost first.
        level: of a heading 1 to 6, else 0.
        first: whether it is the first text of its box or section.
    """

    kind: str
    lines: list[int]
    starts: list[int]
    box: Box | None = None
    group: Group | None = None
    section: tuple[Block, ...] = ()
    level: int = 0
    first: bool = False

    def text(self, texts: Mapping[int, str]) -> str:
        """Its text, lines joined by a newline.

        Args:
            texts: what to read of each line, in the columns of the file; a line that is missing reads as nothing.
        """
        return "\n".join(texts.get(number, "")[start:] for number, start in zip(self.lines, self.starts, strict=True))

    def line_at(self, text: str, offset: int) -> int:
        """Line number of an offset in its text."""
        return self.lines[min(text.count("\n", 0, offset), len(self.lines) - 1)]


class _Reader:
    """Goes through the lines of a page once."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.box: Box | None = None
        self.fence = ""
        self.open: Block | None = None  # the paragraph or item that the next line may continue
        self.group: Group | None = None
        self.before: Block | None = None  # the paragraph directly above
        self.depth = 0
        self.section: tuple[Block, ...] = ()
        self.fresh = True

    def read(self, lines: list[str], first: int) -> list[Block]:
        """All blocks in order."""
        for number, line in enumerate(lines, start=first):
            self._line(number, line)
        return self.blocks

    def _line(self, number: int, line: str) -> None:
        quote = _QUOTE.match(line)
        start = quote.end() if quote else 0
        depth = quote[0].count(">") if quote else 0
        text = line[start:]
        if self.fence:
            self._in_fence(number, text, start)
        elif not text.strip():
            self.open = None
            if not depth:
                self._leave_box()
        else:
            if depth != self.depth:
                self._enter(depth)
            self._text(number, text, start)

    def _leave_box(self) -> None:
        if self.depth:
            self._enter(0)

    def _enter(self, depth: int) -> None:
        if not depth:
            self.box = None
        self.depth, self.open, self.group, self.before = depth, None, None, None

    def _in_fence(self, number: int, text: str, start: int) -> None:
        if closes(text, self.fence):
            self.fence = ""
        elif text.strip():
            self._add(Block("line", [number], [start]))

    def _text(self, number: int, text: str, start: int) -> None:
        start += len(text) - len(text.lstrip())
        stripped = text.lstrip()
        if fence := opening(stripped):
            self.fence = fence.fence
            self._begin("fence")
        elif self.depth and (title := _TITLE.match(stripped)):
            self.box = Box(title[1], number, stripped[title.end() :].strip())
            self._begin("")
            self._add(Block("title", [number], [start + title.end()]))
            self.fresh = True
        elif heading := _HEADING.match(stripped):
            self._heading(number, start + heading.end(), len(heading[1]))
        elif stripped.startswith("|"):
            self._row(number, stripped, start)
        elif item := _ITEM.match(text):
            if not self.group or self.group.kind != "list":
                self._begin("list")
            self._add(Block("item", [number], [start + item.end() - (len(text) - len(stripped))]))
        elif self.open:
            self.open.lines.append(number)
            self.open.starts.append(start)
        elif self.group and self.group.kind == "list" and text != stripped:
            self._add(Block("item", [number], [start]))  # a further paragraph of an item
        else:
            self._begin("")
            self._add(Block("paragraph", [number], [start]))

    def _heading(self, number: int, start: int, level: int) -> None:
        self._begin("")
        self.section = tuple(block for block in self.section if block.level < level)
        block = Block("heading", [number], [start], level=level)
        self._add(block)
        self.section = (*self.section, block)
        self.before, self.fresh = None, True

    def _row(self, number: int, text: str, start: int) -> None:
        if not self.group or self.group.kind != "table" or self.open is None:
            self._begin("table")
        if _RULE_ROW.match(text):
            if self.group and len(self.group.blocks) == 1:
                self.group.head = self.group.blocks[0]
            return
        self._add(Block("row", [number], [start]))

    def _begin(self, kind: str) -> None:
        """Close what is open; with a kind, open a list, a table or a copied block."""
        self.open = None
        self.group = Group(kind, lead=self.before) if kind else None

    def _add(self, block: Block) -> None:
        block.box, block.section = self.box, self.section
        block.group = self.group
        if self.group:
            self.group.blocks.append(block)
        if block.kind == "paragraph":
            block.first, self.fresh = self.fresh, False
            if self.blocks and (last := self.blocks[-1].group) and self.blocks[-1].box is self.box:
                last.tail = block
            self.before = block
        elif block.kind in ("item", "row", "line"):
            self.fresh, self.before = False, None
        self.open = block if block.kind in ("paragraph", "item", "row") else None
        self.blocks.append(block)


def blocks(lines: list[str], first: int) -> list[Block]:
    """The blocks of a page in order; rules of tables, fence marks and empty lines are none.

    Args:
        lines: the lines of its body.
        first: number of the first of them.
    """
    return _Reader().read(lines, first)


def cells(row: str) -> list[tuple[int, str]]:
    """(offset, text) of the cells of a table row; a bar after a backslash belongs to its cell."""
    found, place = [], 1 if row.startswith("|") else 0
    end = len(row.rstrip())
    while place < end:
        match = _CELL.match(row, place)
        stop = match.end() if match else place
        found.append((place, row[place:stop]))
        place = stop + 1
    return found


def sentences(text: str) -> list[tuple[int, str]]:
    """(offset, sentence) of a text."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        found.append((start, text[start : match.start()] + text[match.start() : match.end()].rstrip()))
        start = match.end()
    found.append((start, text[start:]))
    return found
