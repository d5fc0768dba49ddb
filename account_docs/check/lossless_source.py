"""What an editor means a reader to see of a page: the pieces of its source, by a small and strict reading of lines.

This is no second Markdown. It knows the notations of the pages (docs/dong-gop/) and takes everything else for words
to be printed as they are; an item keeps its own number. Where Markdown does something else, the two readings differ.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from account_docs.check.lossless_html import BULLET, Piece, code_lines
from account_docs.check.lossless_inline import MARKUP, is_attribute_list, label, visible, without_code
from account_docs.content.fences import Opening, closes, opening
from account_docs.content.pages import Page
from account_docs.content.patterns import matched

Line = tuple[int, str]

HEADING = re.compile(r"^(#{1,6}) +(\S.*)$")
QUOTE = re.compile(r"^ {0,3}>")
ITEM = re.compile(r"^( {0,3})([-*+]|\d{1,9}\.) +(\S.*)$")
TASK = re.compile(r"^\[([ xX])\] +")
CALLOUT = re.compile(r"^\[!([\w-]+)\]([-+]?)(.*)$")
RULE = re.compile(r"^-{3,}$")
DIVISION = re.compile(r"^</?div\b[^<>]*>$")
# What the rule of a table is made of, and what hands and phones make of it.
_STROKES = frozenset("-–—−=_")
_RULE_SIGNS = _STROKES | frozenset(" :|.+")
DEFINITION = re.compile(r"^ {0,3}\[([^\[\]]+)\]: *(\S+)(?: +(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))? *$")
_ADDRESS = re.compile(r"<?(?:https?://|mailto:|tel:|#|\.{0,2}/|[\w./-]+\.(?:md|svg|png|jpe?g|webp|html)\b)")
_EXPLAINED = re.compile(r"^ {0,3}: {1,3}(\S.*)$")
_ATTRIBUTES_AT_END = re.compile(r" (\{[^{}]*\}) *$")
_PIPE = re.compile(r"\\.|(\|)")
_LONGEST_COMMENT = 100  # lines
_DEEPEST = 30  # quotes and items in each other
# Signs that make nothing bold, no link, no picture and no code.
LEFT_OVER = re.compile(r"\*\*|(?<!_)__(?!_)(?=\w)|(?<=\w)(?<!_)__(?!_)|\]\(|!\[|`")
# A line that begins like this is no continuation of a paragraph.
_BEGINS = (HEADING, QUOTE, ITEM, RULE, DIVISION, re.compile(r"^ *\|"), re.compile(r"^<!--"), _EXPLAINED)


def cells(row: str) -> list[str]:
    """The cells of a row of a table, without the strokes at both ends."""
    row = row.strip()
    strokes = [match.start() for match in _PIPE.finditer(without_code(row)) if match[1]]
    borders = [-1, *strokes, len(row)]
    found = [row[start + 1 : end].strip() for start, end in itertools.pairwise(borders)]
    if strokes[:1] == [0]:
        found = found[1:]
    if strokes[-1:] == [len(row) - 1] and len(found) > 1:
        found = found[:-1]
    return found


def defined_references(page: Page) -> set[str]:
    """The references that a page defines and uses: a name in brackets, a colon, and an address."""
    lines = [line.lstrip("> ") for _, line in page.prose if "]:" in line]
    found = {label(match[1]) for line in lines if (match := DEFINITION.match(line)) and _ADDRESS.match(match[2])}
    if not found:
        return found
    used = {label(name) for _, line in page.prose for name in re.findall(r"\[([^\[\]]*)\](?!:)", line)}
    return found & used


@dataclass
class Join:
    """A line that is printed on the line of the one above it.

    Attributes:
        line: its number.
        above: the text above, without the signs of quotes.
        text: its own text.
        first: the number of the first line of the paragraph.
        lazy: "quote" or "item", where the line carries no sign that it belongs to the box or the item above.
    """

    line: int
    above: str
    text: str
    first: int
    lazy: str = ""


@dataclass
class Reading:
    """What an editor means a reader to see of a page.

    Attributes:
        pieces: its pieces in order.
        joins: the lines that run on into the one above.
        marked: those pieces in which a sign of Markdown is left over.
    """

    pieces: list[Piece] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    marked: list[Piece] = field(default_factory=list)


class _Reader:
    """Goes through the lines and collects the pieces."""

    def __init__(self, labels: Set[str]) -> None:
        self.reading = Reading()
        self.pieces = self.reading.pieces
        self._labels = labels
        self._mark = ""
        self._lazy: dict[int, str] = {}

    def _add(self, kind: str, path: str, text: str, line: int, *, code: bool = False) -> None:
        """One more piece, if anything of it is seen."""
        marked = not code and bool(MARKUP.search(text))
        text = code_lines(text) if code else visible(text, self._labels) if marked else " ".join(text.split())
        if not text.strip():
            return
        self.pieces.append(Piece(kind, path, self._mark + text, line))
        self._mark = ""
        if marked and LEFT_OVER.search(text):
            self.reading.marked.append(self.pieces[-1])

    def blocks(self, lines: Sequence[Line], path: str) -> None:
        """Read the blocks that stand in one container, whose own signs are taken off the lines."""
        place = 0
        if len(path) > _DEEPEST:  # Named by the rule "long-nhau".
            return
        while place < len(lines):
            number, line = lines[place]
            stripped = line.strip()
            if not stripped or RULE.match(stripped) or DIVISION.match(stripped):
                place += 1
            elif stripped.startswith("<!--"):
                place = self._comment(lines, place, path)
            elif heading := HEADING.match(line):
                self._heading(heading, number, path)
                place += 1
            elif QUOTE.match(line):
                place = self._quote(lines, place, path)
            elif fence := opening(line):
                place = self._fence(lines, place, path, fence)
            elif ITEM.match(line):
                place = self._item(lines, place, path)
            elif _is_table(lines, place):
                place = self._table(lines, place, path)
            elif (explained := _EXPLAINED.match(line)) and place and lines[place - 1][1].strip():
                self._add("p", path, explained[1], number)
                place += 1
            else:
                place = self._paragraph(lines, place, path)

    def _fence(self, lines: Sequence[Line], place: int, path: str, fence: Opening) -> int:
        """A block of code: up to the same fence, else up to the end."""
        end = place + 1
        while end < len(lines) and not closes(lines[end][1], fence.fence):
            end += 1
        code = "\n".join(inside.removeprefix(fence.before) for _, inside in lines[place + 1 : end])
        self._add("pre", path, code, lines[place][0], code=True)
        return end + 1

    def _comment(self, lines: Sequence[Line], place: int, path: str) -> int:
        """A comment that ends; one that doesn't is text."""
        for end in range(place, min(place + _LONGEST_COMMENT, len(lines))):
            if "-->" in lines[end][1]:
                rest = lines[end][1].split("-->", 1)[1]
                if rest.strip():
                    self._add("p", path, rest, lines[end][0])
                return end + 1
        return self._paragraph(lines, place, path)

    def _heading(self, match: re.Match[str], number: int, path: str) -> None:
        """A heading, without its attribute list."""
        self._add(f"h{len(match[1])}", path, _without_attributes(match[2]), number)

    def _quote(self, lines: Sequence[Line], place: int, path: str) -> int:
        """A quote or a box: up to an empty line."""
        inside: list[Line] = []
        while place < len(lines) and lines[place][1].strip():
            number, line = lines[place]
            if HEADING.match(line):
                break
            if not QUOTE.match(line):
                self._lazy[number] = "quote"
            inside.append((number, re.sub(r"^ {0,3}> ?", "", line)))
            place += 1
        first = next((index for index, (_, line) in enumerate(inside) if line.strip()), None)
        if first is not None and (callout := CALLOUT.match(inside[first][1])):
            self._add("p", f"{path}q", callout[3], inside[first][0])
            inside = inside[first + 1 :]
        self.blocks(inside, f"{path}q")
        return place

    def _item(self, lines: Sequence[Line], place: int, path: str) -> int:
        """One item of a list with all that is indented under it."""
        number, line = lines[place]
        indent, sign, text = matched(ITEM.match(line)).groups()
        inside: list[Line] = []
        if task := TASK.match(text):
            text = text[task.end() :]
        inside.append((number, text))
        place += 1
        while place < len(lines):
            number, line = lines[place]
            after_blank = not inside[-1][1].strip()
            depth = len(line) - len(line.lstrip(" "))
            if not line.strip():
                inside.append((number, ""))
            elif depth >= 2 + len(indent):
                inside.append((number, line[4:] if depth >= 4 else line.lstrip(" ")))
            elif after_blank or _begins(line):
                break
            else:
                self._lazy.setdefault(number, "item")
                inside.append((number, line))
            place += 1
        box = "" if not task else "☐ " if task[1] == " " else "☑ "
        self._mark = (BULLET if sign in ("-", "*") else f"{sign} ") + box
        self.blocks(inside, f"{path}l")
        self._mark = ""
        return place

    def _table(self, lines: Sequence[Line], place: int, path: str) -> int:
        """The cells of a table, row by row; a second row of strokes only is its rule."""
        start = place
        while place < len(lines) and "|" in lines[place][1]:
            number, line = lines[place]
            if place != start + 1 or not _is_rule(line):
                for column, cell in enumerate(cells(line)):
                    self._add(f"cell{column}", path, _without_attributes(cell), number)
            place += 1
        return place

    def _paragraph(self, lines: Sequence[Line], place: int, path: str) -> int:
        """A paragraph: up to an empty line or one that begins something else."""
        number, first = lines[place]
        text = [first]
        place += 1
        while place < len(lines) and lines[place][1].strip() and not _begins(lines[place][1]):
            below = lines[place][0]
            join = Join(below, text[-1].strip(), lines[place][1].strip(), number, self._lazy.get(below, ""))
            self.reading.joins.append(join)
            text.append(lines[place][1])
            place += 1
        kept = [line for line in text if not ((match := DEFINITION.match(line)) and label(match[1]) in self._labels)]
        if len(kept) > 1 and is_attribute_list(kept[-1].strip()):
            kept.pop()
        self._add("p", path, "\n".join(kept), number)
        return place


def _without_attributes(text: str) -> str:
    """A heading or a cell without the attribute list at its end."""
    attributes = _ATTRIBUTES_AT_END.search(text) if text.endswith(("}", " ")) else None
    return text[: attributes.start()] if attributes and is_attribute_list(attributes[1]) else text


def _begins(line: str) -> bool:
    """Whether a line can't belong to the paragraph above it."""
    return any(pattern.match(line) for pattern in _BEGINS) or opening(line) is not None


def _is_table(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is meant as the head of a table."""
    line = lines[place][1].strip()
    if line.startswith("|"):
        return True
    below = lines[place + 1][1] if place + 1 < len(lines) else ""
    return "|" in line and "|" in below and _is_rule(below)


def _is_rule(line: str) -> bool:
    """Whether a line is meant as the rule of a table."""
    signs = set(line)
    return signs <= _RULE_SIGNS and bool(signs & _STROKES)


def read(page: Page) -> Reading:
    """What a reader should see of a page's body, each piece with its line."""
    reader = _Reader(defined_references(page))
    lines = page.lines[page.body_start :]
    reader.blocks([(number, line.expandtabs(4)) for number, line in enumerate(lines, start=page.body_start + 1)], "")
    return reader.reading
