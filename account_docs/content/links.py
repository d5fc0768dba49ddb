"""Links in the source of a page, each with its place, as Python-Markdown reads them (it differs from CommonMark)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from account_docs.content.masks import HIDDEN, Prose, hide

# Signs that a backslash takes the meaning from (markdown.Markdown.ESCAPED_CHARS and those of `tables`).
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")


@dataclass(frozen=True)
class Link:
    """A link or picture in a page.

    Attributes:
        line: line number in the file, from 1.
        target: the address as written.
        text: the link's text, or the picture's alternative text.
        picture: whether it shows a picture.
        kind: "inline", "reference" (its address stands in a definition), "definition", "autolink", "html".
        column: how many signs stand before the address on its line; -1 when the address stands elsewhere.
    """

    line: int
    target: str
    text: str = ""
    picture: bool = False
    kind: str = "inline"
    column: int = -1

    @property
    def address(self) -> str:
        """The address that a browser gets: escapes and entities resolved, blanks at the ends dropped."""
        # Python-Markdown takes the address of a definition, and of an HTML tag, as it stands.
        plain = _ESCAPE.sub(r"\1", self.target) if self.kind in ("inline", "autolink") else self.target
        return html.unescape(plain).strip()


@dataclass(frozen=True)
class BrokenLink:
    """What looks like a link and is printed as it is written.

    Attributes:
        line: line number in the file, from 1.
        kind: "undefined", "unclosed", "spaced", "reversed", "definition".
        text: what was written, shortened.
        sign: the signs that a reader then sees on the page.
    """

    line: int
    kind: str
    text: str
    sign: str


_BRACKETS = re.compile(r"\\.|[\[\]()]|\n[ \t]*(?=\n)", re.DOTALL)
# As ReferenceProcessor.RE of Python-Markdown, at any depth of a list.
_DEFINITION = re.compile(
    r"^[ \t]*\[([^\[\]\n]*)\]:[ ]*(?:\n[ ]*)?([^\s]+)[ ]*(?:\n[ ]*)?((?:\"[^\n]*\"|'[^\n]*')[ ]*|\([^\n]*\)[ ]*)?$",
    re.MULTILINE,
)
_TORN_DEFINITION = re.compile(r"^[ \t]*\[([^\[\]\n]+)\]:[ \t]*(\S+)[ \t]+\S[^\n]*$", re.MULTILINE)
_ANGLES = re.compile(r"<([^<>\n]+)>")
_AUTOLINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S*|(?:mailto:)?[^ !@/]+@[^@ /]+")
_TAG = re.compile(r"(?:a|img|source|video|audio|iframe|area|track)\s", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(href|src|poster|srcset)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_REFERENCE = re.compile(r"\s?\[([^\[\]]*)\]")
# What stands between the two brackets of a link that fell apart.
_APART = re.compile(r"\][ :]{1,2}\(")
# What nobody writes in round or square brackets unless it is an address.
_ADDRESS = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:/|www\.|#|\.{0,2}/|\S+\.md\b|\S+@\S+\.\S)", re.IGNORECASE)
# Further places where a mend of letters would change more than words, by a sign that they all hold.
_CLOSED = (
    ("<", re.compile(r"<[^<>\n]*>")),
    ("{", re.compile(r"\{[^{}\n]*\}")),
    ("://", re.compile(r"\b[a-zA-Z]{2,10}://\S+")),
    ("www.", re.compile(r"\bwww\.\S+")),
    ("@", re.compile(r"[^\s@]{1,64}@[^\s@]+")),
)
# Torn apart or the wrong way round, these are named by the rule about signs (`ky-hieu`).
_NAMED_AS_A_SIGN = re.compile(r"https?:|[\w./-]+\.md", re.IGNORECASE)
# A longer one is a paste that went wrong; the bound keeps the reading linear.
_LONGEST = 4000


def _normal(identifier: str) -> str:
    """The name of a definition as Python-Markdown compares it."""
    return " ".join(identifier.split()).lower()


def _is_torn(text: str, start: int, between: str = "") -> bool:
    """Whether an address stands at a place where two brackets do not make a link of it.

    Args:
        text: the running text.
        start: where the address would begin.
        between: what stands between the brackets.
    """
    return bool(_ADDRESS.match(text, start)) and (":" in between or not _NAMED_AS_A_SIGN.match(text, start))


def _pairs(text: str) -> dict[int, int]:
    """The closing bracket of every square and round one that is closed in its paragraph; escaped ones do not count."""
    pairs: dict[int, int] = {}
    opened: dict[str, list[int]] = {"[": [], "(": []}
    for match in _BRACKETS.finditer(text):
        sign = match[0]
        if sign in opened:
            opened[sign].append(match.start())
        elif sign in ("]", ")"):
            stack = opened["[" if sign == "]" else "("]
            if stack:
                pairs[stack.pop()] = match.start()
        elif sign[0] == "\n":
            opened = {"[": [], "(": []}
    return pairs


def _destination(raw: str, start: int, end: int) -> tuple[int, int]:
    """Where the address stands in the round brackets of a link, without the title after it.

    Args:
        raw: the text.
        start: where the brackets' content begins.
        end: where it ends.
    """
    inner = raw[start:end].rstrip()
    if inner[-1:] in ('"', "'") and len(inner) > 1 and (first := inner.find(inner[-1])) < len(inner) - 1:
        inner = inner[:first].rstrip()
    start += len(inner) - len(inner.lstrip())
    inner = inner.strip()
    if inner.startswith("<") and inner.endswith(">"):
        return start + 1, start + len(inner) - 1
    return start, start + len(inner)


class LinkReader:
    """Reads the links of one page.

    Attributes:
        found: links and pictures in the order of the file.
        broken: what looks like a link and is none.
        destinations: where addresses, definitions and tags stand in the text: no place for a mend of letters.
        repeated: definitions whose name was defined before with another address.
    """

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.found: list[Link] = []
        self.broken: list[BrokenLink] = []
        self.destinations: list[tuple[int, int]] = []
        self.repeated: list[Link] = []
        self._defined: dict[str, str] = {}
        self._text = prose.text
        self._read_definitions()
        if "<" in self._text:
            self._read_angles()
        if "[" in self._text:
            self._read_brackets()
        self.found.sort(key=lambda link: (link.line, link.column))

    def _link(self, start: int, end: int, text: str, picture: bool, kind: str) -> Link:
        """Keep the link whose address stands at a place."""
        link = Link(self.prose.line(start), self.prose.raw[start:end], text, picture, kind, self.prose.column(start))
        self.found.append(link)
        self.destinations.append((start, end))
        return link

    def _broken(self, start: int, end: int, kind: str, sign: str) -> None:
        """Keep what is no link."""
        written = " ".join(self.prose.raw[start : min(end, start + 60)].split())
        self.broken.append(BrokenLink(self.prose.line(start), kind, written, sign))

    def _read_definitions(self) -> None:
        """Lines such as `[name]: address`; they are taken out of the text, so that they are not read as links again."""
        spans = []
        if "]:" not in self._text:
            return
        for match in _DEFINITION.finditer(self._text):
            if match[1].startswith("^") or HIDDEN in match[2]:
                continue
            angled = match[2].startswith("<") and match[2].endswith(">")
            start, end = match.start(2) + angled, match.end(2) - angled
            name, target = _normal(match[1]), self.prose.raw[start:end]
            link = self._link(start, end, match[1], False, "definition")
            if self._defined.get(name, target) != target:
                self.repeated.append(link)
            self._defined[name] = target
            spans.append(match.span())
        self.destinations.extend(spans)
        self._text = hide(self._text, spans)
        for match in _TORN_DEFINITION.finditer(self._text):
            if _ADDRESS.match(match[2]) and not match[1].startswith("^"):
                self._broken(match.start(1) - 1, match.end(), "definition", "]:")

    def _read_angles(self) -> None:
        """`<https://…>`, `<name@place>` and HTML tags."""
        for match in _ANGLES.finditer(self._text):
            inside = match[1]
            if _AUTOLINK.fullmatch(inside):
                self._link(*match.span(1), inside, False, "autolink")
            elif _TAG.match(inside):
                for attribute in _ATTRIBUTE.finditer(inside):
                    group = next(group for group in (2, 3, 4) if attribute[group] is not None)
                    start, end = (match.start(1) + place for place in attribute.span(group))
                    self._link(start, end, "", attribute[1].lower() != "href", "html")

    def _read_brackets(self) -> None:
        """Links, pictures and references in square brackets."""
        text, taken = self._text, -1
        pairs = _pairs(text)
        for start in sorted(place for place in pairs if text[place] == "["):
            end = pairs[start]
            if start < taken:
                continue
            picture = text[start - 1 : start] == "!" and text[start - 2 : start - 1] != "\\"
            after = text[end + 1 : end + 2]
            if after == "(" and end + 1 in pairs and pairs[end + 1] - end < _LONGEST:
                self._link(
                    *_destination(self.prose.raw, end + 2, pairs[end + 1]),
                    self.prose.raw[start + 1 : end],
                    picture,
                    "inline",
                )
            elif after == "(" and _ADDRESS.match(text, end + 2):
                self._broken(start, end + 60, "unclosed", "](")
            elif (
                (apart := _APART.match(text, end))
                and apart.end() - 1 in pairs
                and _is_torn(text, apart.end(), apart[0])
            ):
                self._broken(start, pairs[apart.end() - 1] + 1, "spaced", apart[0])
            elif text[start - 1 : start] == ")" and after != "(" and _is_torn(text, start + 1):
                self._broken(start, end + 1, "reversed", ")[")
            else:
                taken = self._read_reference(start, end, picture)

    def _read_reference(self, start: int, end: int, picture: bool) -> int:
        """A use of a definition: `[text][name]`, `[name][]` or `[name]`; returns where it ends, -1 when it is none."""
        named = _REFERENCE.match(self._text, end + 1)
        if named:
            name = _normal(named[1] or self._text[start + 1 : end])
            if name in self._defined:
                self._use(start, end, name, picture)
                return named.end()
            if named[0][0] == "[" and self._text[named.end() : named.end() + 1] != "(":
                self._broken(start, named.end(), "undefined", "][")
                return named.end()
        if (name := _normal(self._text[start + 1 : end])) in self._defined:
            self._use(start, end, name, picture)
        return -1

    def _use(self, start: int, end: int, name: str, picture: bool) -> None:
        """Keep a link whose address stands in a definition."""
        text = self.prose.raw[start + 1 : end]
        self.found.append(Link(self.prose.line(start), self._defined[name], text, picture, "reference"))


def open_lines(prose: Prose, reader: LinkReader) -> Iterator[tuple[int, str]]:
    """(line number, line) of the running text in which a machine may mend letters and signs.

    Code, comments, addresses, definitions, HTML tags and attribute lists are hidden, every column is kept.
    """
    text = hide(prose.text, sorted(reader.destinations, key=lambda span: (span[0], -span[1])))
    for sign, pattern in _CLOSED:
        if sign in text:
            text = pattern.sub(lambda part: HIDDEN * len(part[0]), text)
    for number, (line, raw) in enumerate(zip(text.split("\n"), prose.raw.split("\n"), strict=False), start=prose.first):
        if raw:
            yield number, line
