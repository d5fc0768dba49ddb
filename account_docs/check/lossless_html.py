"""What a reader sees of an article: one piece of text for each paragraph, heading, cell, item or block of code."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from account_docs.html.headings import plain
from account_docs.html.tags import BLOCKS, HEADINGS


class Piece(NamedTuple):
    """A piece of text that stands for itself.

    Attributes:
        kind: "h2", "p", "pre", "cell0" (a cell of the first column) …
        path: what it stands in, from outside: q a quote or box, l an item of a list.
        text: its words with single blanks; an item begins with its sign or number, a picture is ⟦its text⟧.
        line: the line of the source, from 1; 0 in a rendered page.
    """

    kind: str
    path: str
    text: str
    line: int = 0


_UNSEEN = frozenset(["script", "style", "template", "title", "head", "svg"])
BULLET = "• "


def code_lines(text: str) -> str:
    """The text of a block of code, without blanks at the ends of its lines and of the block."""
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))


class _Reader:
    """Walks through the elements and collects the pieces."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._text: list[str] = []
        self._mark = ""

    def _end(self, kind: str, path: str) -> None:
        """A piece ends here."""
        if not self._text:
            return
        text = " ".join(plain("".join(self._text)).split())
        self._text.clear()
        if text:
            self.pieces.append(Piece(kind, path, self._mark + text))
            self._mark = ""

    def read(self, node: LexborNode, kind: str, path: str) -> None:
        """Collect what is seen of an element.

        Args:
            node: the element.
            kind: the kind of the pieces that stand in it.
            path: what it stands in.
        """
        item = cell = 0
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                self._text.append(child.text_content or "")
            elif tag in BLOCKS or tag in HEADINGS:
                self._end(kind, path)
                if tag == "li":
                    item += 1
                    self._mark = self._sign(node, child, item)
                self._block(child, tag, f"cell{cell}" if tag in ("td", "th") else kind, path)
                cell += 1
            else:
                self._inline(child, tag or "", kind, path)

    @staticmethod
    def _sign(parent: LexborNode, item: LexborNode, count: int) -> str:
        """What a browser prints before an item."""
        if parent.tag != "ol":
            return BULLET
        start = parent.attributes.get("start") or "1"
        value = item.attributes.get("value")
        return f"{value or int(start) + count - 1 if start.isdigit() else count}. "

    def _block(self, node: LexborNode, tag: str, kind: str, path: str) -> None:
        """Collect what is seen of a block."""
        if tag == "pre":
            text = code_lines(node.text())
            if text.strip():
                self.pieces.append(Piece("pre", path, self._mark + text))
                self._mark = ""
            return
        inside = path
        attributes = node.attributes if tag == "div" else {}
        if "hidden" in attributes:
            return
        classes = (attributes.get("class") or "").split()
        if tag in ("blockquote", "details") or "admonition" in classes:
            inside += "q"
        elif tag == "li":
            inside += "l"
        inner = tag if tag in HEADINGS else kind
        only = node.first_child
        if only is not None and only.tag == "-text" and only.next is None:
            # Most cells and paragraphs hold nothing but text.
            self._text.append(only.text_content or "")
        else:
            self.read(node, inner, inside)
        self._end(inner, inside)

    def _inline(self, node: LexborNode, tag: str, kind: str, path: str) -> None:
        """Collect what is seen of an element within a line."""
        if tag == "br":
            self._text.append(" ")
        elif tag == "img":
            self._text.append(f"⟦{node.attributes.get('alt') or ''}⟧")
        elif tag == "svg" and node.attributes.get("aria-hidden") != "true":  # An ornament stands for no picture.
            self._text.append(f"⟦{node.attributes.get('aria-label') or ''}⟧")
        elif tag == "input":
            box = "☑ " if "checked" in node.attributes else "☐ "
            self._text.append(box if node.attributes.get("type") == "checkbox" else "")
        elif (
            tag not in _UNSEEN
            and "hidden" not in node.attributes
            # The sign that links to a section is not part of its heading.
            and "headerlink" not in (node.attributes.get("class") or "")
            # Nor are the files of a form part of its name: a later step writes them (html/shelf.py).
            and "data-form" not in node.attributes
        ):
            self.read(node, kind, path)


def shown(html: str, part: str = "body") -> list[Piece]:
    """The pieces that a reader sees of some HTML.

    Args:
        html: an article, or a whole page.
        part: the element of it that is read, by its name.
    """
    root = LexborHTMLParser(html).css_first(part)
    reader = _Reader()
    if root is not None:
        reader.read(root, "p", "")
        reader._end("p", "")
    return reader.pieces
