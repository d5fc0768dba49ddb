"""The order of the book: its parts and chapters are the sections and pages of `nav` in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

# What stands before the first section, the front page, is the opening of the book.
OPENING = "Mở đầu"


@dataclass(frozen=True)
class Chapter:
    """One page of the site.

    Attributes:
        number: from 1, through the whole book.
        path: its Markdown file below docs/, "tai-chinh/retainer.md".
        group: the heading that it stands under within its part in `nav`; "" for none.
    """

    number: int
    path: str
    group: str = ""

    @property
    def name(self) -> str:
        """What the chapter is called in addresses within the book: "tai-chinh--retainer"."""
        return chapter_name(self.path)


@dataclass
class Part:
    """One section of the site.

    Attributes:
        number: from 1; 0 for the opening.
        title: as `nav` has it.
        chapters: in reading order.
    """

    number: int
    title: str
    chapters: list[Chapter] = field(default_factory=list[Chapter])

    @property
    def name(self) -> str:
        """What the part is called in addresses within the book."""
        return f"phan-{self.number}"

    @property
    def folder(self) -> str:
        """The folder of its first page, which the colour of an area goes by; "" for the opening."""
        return self.chapters[0].path.rpartition("/")[0]

    @property
    def heading(self) -> str:
        """Its title with its number."""
        return f"Phần {self.number}. {self.title}" if self.number else self.title


def chapter_name(path: str) -> str:
    """The name of a page within the book.

    Args:
        path: its Markdown file below docs/.
    """
    return path.removesuffix(".md").replace("/", "--")


def reading_order(nav: list[Any], only: Collection[str] = ()) -> list[Part]:
    """The parts of the book with their chapters, numbered.

    Args:
        nav: as mkdocs.yml has it.
        only: the pages that are wanted; all when none is named. They keep the numbers that they have in the whole book.
    """
    parts = [Part(0, OPENING)]
    number = 0
    for entry in nav:
        title, below = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
        if isinstance(below, list):
            parts.append(Part(len(parts), title))
        for path, group in _pages(below):
            number += 1
            # A page beside the sections, after the first of them, ends the part before it.
            if not only or path in only:
                parts[-1].chapters.append(Chapter(number, path, group))
    return [part for part in parts if part.chapters]


def _pages(below: Any, group: str = "") -> Iterator[tuple[str, str]]:
    """The pages of a section, each with the name of the group that it stands in."""
    if isinstance(below, str):
        yield below, group
    elif isinstance(below, list):
        for entry in below:
            yield from _pages(entry, group)
    else:
        for title, inner in below.items():
            # A single page with a name of its own is no group.
            yield from _pages(inner, title if isinstance(inner, list) else group)
