"""Reading the Markdown pages: front matter with line numbers, text lines, headings, links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from account_docs.content.blocks import Block, blocks
from account_docs.content.fences import Fenced, fenced_blocks
from account_docs.content.links import Link, LinkReader, open_lines
from account_docs.content.masks import Prose, code_spans, hide, prose_of
from account_docs.content.vietnamese import slugify
from account_docs.content.yaml_lines import Document, load

# A page of a thousand lines is some 100 KB; more is a paste that went wrong, and would keep the build busy for minutes.
MAXIMUM_BYTES = 400_000
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")


@dataclass(frozen=True)
class Heading:
    """A heading: line number from 1, level 1 to 6, its text without markup, its id on the built page."""

    line: int
    level: int
    text: str
    id: str


@dataclass
class Page:
    """One Markdown file.

    Attributes:
        path: path below docs/, with forward slashes.
        text: the whole file.
        meta: the front matter; empty when there is none or it can't be read.
    """

    path: str
    text: str
    meta: dict[str, Any] = field(default_factory=dict[str, Any])

    @cached_property
    def lines(self) -> list[str]:
        """All lines of the file without their ends."""
        return self.text.split("\n")

    @cached_property
    def body_start(self) -> int:
        """Index of the first line after the front matter; 0 without one."""
        if self.lines and self.lines[0].strip() == "---":
            for index, line in enumerate(self.lines[1:], start=1):
                if line.strip() == "---":
                    return index + 1
        return 0

    @cached_property
    def head(self) -> Document:
        """The front matter with the line of every value, and what is wrong with it as YAML."""
        return load("\n".join(self.lines[1 : max(1, self.body_start - 1)]), first_line=2, comments=False)

    @cached_property
    def fenced(self) -> list[Fenced]:
        """The fenced blocks of the body."""
        return list(fenced_blocks(self.lines[self.body_start :], self.body_start + 1))

    @cached_property
    def prose(self) -> list[tuple[int, str]]:
        """(line number, line) of the body outside fenced blocks, code spans blanked out."""
        fenced = {number for block in self.fenced for number in range(block.first, block.last + 1)}
        return [
            (number, hide(line, code_spans(line), " ") if "`" in line else line)
            for number, line in enumerate(self.lines[self.body_start :], start=self.body_start + 1)
            if number not in fenced
        ]

    @cached_property
    def readable(self) -> list[tuple[int, str]]:
        """(line number, line) of all that is read as text: prose, letters and forms in `text` blocks.

        Code spans, comments, addresses of links and HTML tags are blanked out, so that columns stay.
        """
        lines = dict(self.prose)
        for block in self.fenced:
            if block.opening.language == "text":
                within = range(block.first + 1, block.last if block.is_closed else block.last + 1)
                lines.update((number, self.lines[number - 1]) for number in within)
        blank = re.compile(r"<!--.*?-->|\[![^\]]*\]|</?[a-zA-Z][^>]*>|\]\([^)]*\)|\{[^}]*\}|https?://\S+|\S+@\S+")
        return [(number, blank.sub(lambda part: " " * len(part[0]), line)) for number, line in sorted(lines.items())]

    @cached_property
    def blocks(self) -> list[Block]:
        """The paragraphs, items, rows, headings of the body, each with what stands over it."""
        return blocks(self.lines[self.body_start :], self.body_start + 1)

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings of the body, with the ids that the built page gives them."""
        found: list[Heading] = []
        used: set[str] = set()
        for number, line in self.prose:
            match = _HEADING.match(line)
            if not match:
                continue
            text = re.sub(
                r"\{[^}]*\}$|[*_`]|\[([^\]]*)\]\([^)]*\)",
                lambda part: part[1] or "",
                self.lines[number - 1].lstrip("# "),
            ).strip()
            explicit = re.search(r"\{[^}]*#([\w-]+)[^}]*\}\s*$", line)
            identifier = explicit[1] if explicit else slugify(text)
            base, count = identifier, 0
            while identifier in used:
                count += 1
                identifier = f"{base}_{count}"
            used.add(identifier)
            found.append(Heading(number, len(match[1]), text, identifier))
        return found

    @cached_property
    def running_text(self) -> Prose:
        """The body as one text in which code and comments are hidden."""
        return prose_of(self)

    @cached_property
    def read_links(self) -> LinkReader:
        """The links of the body, what only looks like one, and where addresses stand."""
        return LinkReader(self.running_text)

    @property
    def links(self) -> list[Link]:
        """Links and pictures of the body, Markdown and raw HTML alike."""
        return self.read_links.found

    @cached_property
    def open_lines(self) -> dict[int, str]:
        """Lines of the running text by number, all hidden in which a machine may not mend letters and signs."""
        return dict(open_lines(self.running_text, self.read_links))

    def listed(self, key: str) -> list[str]:
        """The entries of a front matter list that are text.

        What is no list, and an entry such as "a: b", are left to the rule about front matter.
        """
        value = self.meta.get(key)
        return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []

    def key_line(self, key: str) -> int:
        """The line of a front matter key, or 1."""
        return self.head.lines.get((key,), 1)

    def value_line(self, key: str, value: str, skip: int = 0) -> int:
        """The line on which an entry of a front matter list stands, or the line of its key.

        Args:
            key: the list's key.
            value: the entry as written.
            skip: how many equal entries to pass over, for one that stands there twice.
        """
        entries = self.head.value.get(key) if isinstance(self.head.value, dict) else None
        found = [place for place, entry in enumerate(entries) if entry == value] if isinstance(entries, list) else []
        return self.head.lines[(key, found[skip])] if len(found) > skip else self.key_line(key)


def read_page(root: Path, path: Path) -> Page:
    """Read one Markdown file.

    Args:
        root: the folder that page paths are relative to.
        path: the file.

    Raises:
        UnicodeDecodeError: the file is not UTF-8 text.
        OSError: the file can't be read.
    """
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    page = Page(path.relative_to(root).as_posix(), text)
    if page.body_start and isinstance(page.head.value, dict):
        page.meta = page.head.value
    return page
