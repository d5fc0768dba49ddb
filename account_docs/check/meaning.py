"""What a mend by machine may not change: where links lead, digits, words, cells, code, the order of the parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from account_docs.check.rows import gaps
from account_docs.content.addresses import plain_address
from account_docs.content.rendering import Renderer
from account_docs.content.vietnamese import fold

# Letters that look like another one: the second is what is meant. A mend may put one for the other.
LOOK_ALIKE = str.maketrans("ÐðАаВЕеЁКМНОоРрСсТХхуіΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ĐđAaBEeEKMHOoPpCcTXxyiABEZHIKMNOPTYXo")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_ADDRESS_ATTRIBUTES = ("href", "src", "poster", "action", "formaction", "data", "xlink:href")
_READ_ATTRIBUTES = ("alt", "title", "aria-label")
# Controls that nobody sees, and that the renderer may stumble over; a mend may take them out, even of code.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff]")
_PROJECT = Path(__file__).resolve().parents[2]
_renderer = cache(Renderer)


@dataclass(frozen=True)
class Meaning:
    """What a reader gets from a page, as far as a mend by machine has to leave it alone.

    Attributes:
        head: the keys of the front matter and the shape of their values, with their letters and digits.
        parts: the elements of the page in order, with the number of cells of each row of a table.
        targets: where links and pictures lead, in order; trackers and redirect services do not count.
        anchors: the ids that links can lead to.
        code: code spans and blocks, as written; controls that nobody sees do not count.
        words: letters and digits in reading order; marks on vowels do not count.
        rows: cells by line of the source, so that a row counts that Markdown does not take for one.
    """

    head: Any
    parts: tuple[str, ...]
    targets: tuple[str, ...]
    anchors: tuple[str, ...]
    code: tuple[str, ...]
    words: str
    rows: tuple[tuple[int, int], ...]

    @property
    def digits(self) -> str:
        """The digits in reading order."""
        return "".join(sign for sign in self.words if sign.isdigit())


def _words(text: str) -> str:
    """Letters and digits of a text, without marks and without what a mend of an address may take away."""
    text = _ADDRESS.sub(lambda address: plain_address(address[0]), text)
    return "".join(sign for sign in fold(text.translate(LOOK_ALIKE)) if sign.isalnum())


def _shape(value: object) -> object:
    """A value of YAML with its texts as words."""
    if isinstance(value, dict):
        return tuple((_words(str(key)), _shape(entry)) for key, entry in value.items())
    if isinstance(value, list):
        return tuple(_shape(entry) for entry in value)
    return _words(value) if isinstance(value, str) else repr(value)


def _parted(text: str) -> tuple[Any, str]:
    """The shape of a page's front matter, and its body."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.strip() == "---"), 0)
    if lines[0].strip() != "---" or not end:
        return None, "\n".join(lines)
    try:
        head = yaml.safe_load("\n".join(lines[1:end]))
    except (yaml.YAMLError, ValueError, RecursionError):
        # Nothing reads it as it is; what counts is that no word of it is lost.
        return _words("".join(lines[1:end])), "\n".join(lines[end + 1 :])
    return _shape(head), "\n".join(lines[end + 1 :])


def _rows(body: str) -> tuple[tuple[int, int], ...]:
    """For each line that may be a row: cells between bars, and cells between tabs as a spreadsheet pastes them."""
    found = []
    lines = body.split("\n")
    tabs = [gaps(line)[1] if "\t" in line else 0 for line in lines]
    for number, line in enumerate(lines):
        beside = tabs[max(0, number - 1) : number] + tabs[number + 1 : number + 2]
        pasted = tabs[number] > 1 or (tabs[number] == 1 and any(beside))
        found.append((line.count("|"), tabs[number] if pasted else 0))
    return tuple(found)


class _Reader:
    """Collects what a page says."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.targets: list[str] = []
        self.anchors: list[str] = []
        self.code: list[str] = []
        self.words: list[str] = []

    def read(self, node: LexborNode) -> None:
        """Collect from everything below a node, in reading order."""
        stack = list(node.iter(include_text=True))[::-1]
        while stack:
            child = stack.pop()
            if child.is_text_node:
                self.words.append(child.text_content or "")
                continue
            self._element(child)
            if child.tag not in ("code", "pre", "script", "style"):
                stack.extend(list(child.iter(include_text=True))[::-1])

    def _element(self, node: LexborNode) -> None:
        """Collect from one element itself."""
        tag = node.tag or ""
        if tag == "tr":
            tag += str(sum(1 for _ in node.iter()))
        self.parts.append(tag)
        attributes = node.attributes
        for name in _ADDRESS_ATTRIBUTES:
            if name in attributes:
                self.targets.append(plain_address(attributes[name] or ""))
        if attributes.get("id"):
            self.anchors.append(attributes["id"] or "")
        self.words.extend(attributes.get(name) or "" for name in _READ_ATTRIBUTES)
        if tag in ("code", "pre", "script", "style"):
            text = node.text() or ""
            self.code.append(text)
            self.words.append(text)


def meaning(text: str, root: Path = _PROJECT) -> Meaning:
    """What a page means.

    Args:
        text: the whole Markdown file.
        root: the folder with the mkdocs.yml that the page is built with.
    """
    head, body = _parted(_CONTROLS.sub("", text))
    reader = _Reader()
    # Of a page that Markdown can't render, all letters count as they stand.
    article = _renderer(root).html(body)
    tree = LexborHTMLParser(article if article is not None else f"<pre>{body}</pre>")
    if tree.body is not None:
        reader.read(tree.body)
    words = "".join(_words(piece) for piece in reader.words)
    return Meaning(
        head, tuple(reader.parts), tuple(reader.targets), tuple(reader.anchors), tuple(reader.code), words, _rows(body)
    )


def page_guard(before: str, root: Path = _PROJECT) -> Callable[[str], bool]:
    """Return a function that says whether a changed page still means the same as before.

    Args:
        before: the whole Markdown file.
        root: the folder with the mkdocs.yml that the page is built with.
    """
    meant = meaning(before, root)
    return lambda after: after == before or meaning(after, root) == meant


def keeps_meaning(before: str, after: str) -> bool:
    """Whether a page says the same after a mend: same targets, anchors, digits, letters, cells, code and parts.

    Args:
        before: the whole Markdown file.
        after: the same file with the mend.
    """
    return page_guard(before)(after)


def data_guard(before: str) -> Callable[[str], bool]:
    """Return a function that says whether a changed YAML file has the same keys and values, trackers aside.

    Args:
        before: the whole file.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def read(text: str) -> object:
        """The values of a file; None when it can't be read."""
        try:
            return _plain(yaml.load(text, Loader=loader))
        except (yaml.YAMLError, ValueError, RecursionError):
            return None

    meant = read(before)
    return lambda after: meant is not None and read(after) == meant


def _plain(value: object) -> object:
    """A value of YAML with every address in its plain form."""
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return _ADDRESS.sub(lambda address: plain_address(address[0]), value) if isinstance(value, str) else value
