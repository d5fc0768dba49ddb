"""Where the numbers of a worked project stand on a page: what is beside each, over it and around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from account_docs.check.computations import NUMBER, Computation, amount_of, computations
from account_docs.check.project_values import UNITS, Stated
from account_docs.content.blocks import Block, cells, sentences
from account_docs.content.pages import Page
from account_docs.content.project import NOUNS, Place, plain

_COUNTED = "|".join(noun.replace(" ", r"\s") for noun in NOUNS)
TOKEN = re.compile(
    rf"""(?<![\w,.])(?:
        (?P<paper>\d[\d.]*/\d{{4}}/[^\W\d_][\w-]*)
      | (?P<code>\d{{9,14}}|0\d{{7}})
      | (?P<clock>\d{{1,2}}:\d{{2}})
      | (?<!/)(?P<day>[0-3]?\d)/(?P<month>[01]?\d)(?:/(?P<year>\d{{4}}))?(?![\d/])
      | (?P<span>\d{{1,2}}–\d{{1,2}})(?=\sgiờ|h\b)
      | (?P<number>{NUMBER})
        (?P<after>\s?%|\s(?:giờ\slàm\sviệc|triệu|tỷ|nghìn|ngàn|đồng|đ\b|giờ|phút|điểm|{_COUNTED})(?![^\W\d_]))?
    )(?![\w])""",
    re.VERBOSE,
)
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_DIGIT = re.compile(r"\d")
# How far a name may stand from its number in a sentence, in letters; and what another number's name is looked for in.
_BEFORE, _AFTER = 50, 25
_JUST_BEFORE, _JUST_AFTER = 22, 16
_SPELT = 80
# "Đặt 150 giờ, dùng 186": what names the number before doesn't name this one. A clause of its own doesn't either.
_NEW_CLAUSE = re.compile(r"[\d;:]|(?=so với)")
_NEXT_CLAUSE = re.compile(
    r"[\d,;.:()/×=−+]|\b(?:và|còn|thành|lên|so với|thay vì|tức|mà|nhưng|thì|vẫn|trên|dưới|chưa hòa)\b"
)
# A list item that names its matter before a colon does so within so many letters.
_LEAD = 60


@dataclass
class Text:
    """A stretch of text that is judged by itself: a sentence, or a cell with the heads of its row and column.

    Attributes:
        line: where it begins.
        text: as written, without the addresses of links.
        heads: the heads of its row and column, or what an item names before its colon.
        surroundings: gives what stands around it, plain.
    """

    line: int
    text: str
    heads: str
    surroundings: Callable[[], str]

    @cached_property
    def computations(self) -> list[Computation]:
        """The computations that stand in it."""
        return computations(self.text)

    def before(self, token: re.Match[str]) -> str:
        """The words before a number, enough for a name that is spelt out."""
        start = token.start("number")
        return self.text[max(0, start - _SPELT) : start]

    def place(self, token: re.Match[str]) -> Place:
        """Where a number of it stands."""
        start, end = token.span()
        before = _NEW_CLAUSE.split(self.text[max(0, start - _JUST_BEFORE) : start])[-1]
        after = _NEXT_CLAUSE.split(self.text[end : end + _JUST_AFTER])[0]
        near = self.text[max(0, start - _BEFORE) : end + _AFTER]
        return Place(plain(self.heads), plain(f"{before} {after}"), plain(f"{self.heads} {near}"), self.surroundings())


def stated_by(token: re.Match[str]) -> Stated | None:
    """The number of a token; None for what measures the text's own things ("60 phút", "24 giờ làm việc")."""
    after = (token["after"] or "").strip()
    if after in ("giờ làm việc", "phút"):
        return None
    text, (start, end) = token.string, token.span()
    if not after and "/" in (text[start - 1 : start], text[end : end + 1]):
        after = "%"  # Parts of a whole: "ba đợt 40/40/20".
    return Stated(token[0].strip(), *amount_of(token["number"]), UNITS.get(after, ""))


class Reading:
    """Gives the texts of one page's blocks.

    Args:
        page: the page.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self._plain: dict[int, str] = {}

    def read(self, block: Block) -> str:
        """The text of a block without the addresses of links."""
        lines = {number: self.page.lines[number - 1] for number in block.lines}
        text = block.text(lines)
        return _LINK_TARGET.sub(lambda match: "]" + " " * (len(match[0]) - 1), text) if "](" in text else text

    def texts(self, block: Block, before: str) -> Iterator[Text]:
        """The texts of a block that hold a number.

        Args:
            block: a block of the page.
            before: the text of the block before it, when it stands in the same box or section.
        """
        text = self.read(block)
        if not _DIGIT.search(text):
            return

        def around() -> str:
            return self._around(block, before, text)

        if block.kind == "row":
            row, heads = cells(text), self._heads(block)
            corner = f"{heads[0] if heads else ''} {row[0][1] if row else ''}"
            for number, (start, cell) in enumerate(row):
                if _DIGIT.search(cell):
                    over = heads[number] if number < len(heads) else ""
                    yield Text(block.line_at(text, start), cell, f"{corner} {over}", around)
            return
        lead = text.split(":", 1)[0] if block.kind == "item" and ":" in text[:_LEAD] else ""
        for start, sentence in sentences(text):
            if _DIGIT.search(sentence):
                yield Text(block.line_at(text, start), sentence, lead, around)

    def _heads(self, block: Block) -> list[str]:
        """The heads of the columns of a row's table."""
        head = block.group.head if block.group else None
        return [cell for _, cell in cells(self.read(head))] if head and head is not block else []

    def _around(self, block: Block, before: str, text: str) -> str:
        """What stands around a block: headings, the title of its box, what introduces it, its table, list or letter."""
        parts = [self._plain_of(heading) for heading in block.section]
        parts.append(plain(f"{block.box.title if block.box else ''} {before}"))
        if not block.group:
            return "".join((*parts, plain(text)))
        group = (block.group.lead, *block.group.blocks, block.group.tail)
        return "".join((*parts, *(self._plain_of(other) for other in group if other)))

    def _plain_of(self, block: Block) -> str:
        if id(block) not in self._plain:
            self._plain[id(block)] = plain(self.read(block))
        return self._plain[id(block)]
