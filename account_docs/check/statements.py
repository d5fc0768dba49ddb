"""What a page states, sentence by sentence, with the facts that are marked at each.

A source note `([nguồn](#nguon-t2))` covers the sentence it stands in, or its list item or table row. In the paragraph
directly above or below a list, a table or a copied block it covers that too. In a first sentence that begins with
"Theo" it covers the whole box or section that the sentence opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from account_docs.content.blocks import Block, cells, sentences
from account_docs.content.pages import Page
from account_docs.content.sources import MARKER

# A marker while its sentence is read: the fact between two control characters, which no page may hold.
_NOTE = re.compile("\x02([A-Z]\\d+)\x03")
# Notes after the full stop belong to the sentence before it.
_AFTER_THE_STOP = re.compile('([.?!…]["”]*)\\s*(\\(?(?:[\\s,;]*\x02[A-Z]\\d+\x03)+\\)?)')
_NONE: frozenset[str] = frozenset()
_OPENING = re.compile(r"[*_\"“\s]*Theo\s")


@dataclass(frozen=True)
class Statement:
    """One sentence, or one row of a table.

    Attributes:
        line: the line on which it begins.
        texts: what is read in one go, without the notes: the sentence, or each cell of the row with the heads over it.
        facts: ids of the facts that are marked at it.
        lead: the paragraph directly over its list, table or copied block.
    """

    line: int
    texts: tuple[str, ...]
    facts: frozenset[str]
    lead: str


def _texts(page: Page) -> dict[int, str]:
    """What is read of each line, with the notes as control characters."""
    texts = dict(page.readable)
    if "#nguon-" in page.text:
        for number, line in page.prose:
            for match in reversed(list(MARKER.finditer(line))):
                read = texts[number]
                texts[number] = f"{read[: match.start()]}\x02{match[1].upper()}\x03{read[match.end() :]}"
    return texts


def _scopes(block: Block) -> tuple[int, ...]:
    """The sections and then the box that a block stands in."""
    sections = tuple(id(heading) for heading in block.section)
    return (*sections, id(block.box)) if block.box else sections


def _parts(block: Block, text: str, texts: dict[int, str]) -> list[tuple[int, tuple[str, ...]]]:
    """(offset, what is read there in one go): a sentence, a heading, the cells of a row.

    A cell is read with the heads of its row and its column: only there it says what its figure is.
    """
    if block.kind in ("heading", "title"):
        return [(0, (text,))]
    if block.kind != "row":
        return [(start, (sentence,)) for start, sentence in sentences(text)]
    row = [cell.strip() for _, cell in cells(text)] or [""]
    head = block.group.head if block.group else None
    heads = [cell.strip() for _, cell in cells(head.text(texts))] if head and head is not block else []
    heads += [""] * (len(row) - len(heads))
    further = zip(heads[1:], row[1:], strict=False)
    return [(0, (f"{heads[0]}: {row[0]}", *(f"{over}: {row[0]}: {cell}" for over, cell in further if cell)))]


class _Notes:
    """Where the notes of a page stand and what they cover."""

    def __init__(self, read: list[tuple[Block, str]], texts: dict[int, str]) -> None:
        self.at: dict[int, frozenset[str]] = {}
        self.opened: dict[int, frozenset[str]] = {}
        self.inside: dict[int, frozenset[str]] = {}
        for block, text in read:
            if "\x02" not in text:
                continue
            facts = self.at[id(block)] = frozenset(_NOTE.findall(text))
            scopes = _scopes(block)
            for scope in scopes:
                self.inside[scope] = self.inside.get(scope, _NONE) | facts
            first = _parts(block, text, texts)[0][1][0]
            if block.first and scopes and _OPENING.match(first):
                self.opened[scopes[-1]] = self.opened.get(scopes[-1], _NONE) | frozenset(_NOTE.findall(first))

    def around(self, block: Block) -> frozenset[str]:
        """The facts that cover every sentence of a block."""
        if not self.at:
            return _NONE
        facts = _NONE.union(*(self.opened.get(scope, _NONE) for scope in _scopes(block)))
        if block.group:
            for paragraph in (block.group.lead, block.group.tail):
                facts |= self.at.get(id(paragraph), _NONE)
        if block.kind in ("item", "row"):
            facts |= self.at.get(id(block), _NONE)
        if block.kind in ("heading", "title"):
            # No note fits into a heading; what it says is told, with its source, in what follows.
            facts |= self.inside.get(id(block.box if block.kind == "title" else block), _NONE)
        return facts


def statements(page: Page, wanted: Callable[[str], bool]) -> Iterator[Statement]:
    """The sentences of a page's body that are of interest, with the facts that cover each.

    Args:
        page: the page; its `facts` are not looked at.
        wanted: tells of a text whether it is of interest.
    """
    texts = _texts(page)
    read = []
    for block in page.blocks:
        text = block.text(texts)
        read.append((block, _AFTER_THE_STOP.sub(r" \2\1", text) if "\x02" in text else text))
    notes = _Notes(read, texts)
    text_of = {id(block): text for block, text in read if block.kind == "paragraph"}
    for block, text in read:
        # A row may be of interest only by the head over it: "Lương" stands there, "12 triệu" here.
        head = block.group.head.text(texts) if block.kind == "row" and block.group and block.group.head else ""
        if not wanted(f"{text} {head}" if head else text):
            continue
        around = notes.around(block)
        lead = _NOTE.sub("", text_of.get(id(block.group.lead), "")) if block.group else ""
        parts = _parts(block, text, texts)
        for start, read_in_one in parts:
            whole = " ".join(read_in_one)
            if len(parts) == 1 or wanted(whole):
                facts = around | frozenset(_NOTE.findall(whole)) if "\x02" in whole else around
                said = tuple(_NOTE.sub("", part).replace("\n", " ") for part in read_in_one)
                yield Statement(block.line_at(text, start), said, facts, lead)
