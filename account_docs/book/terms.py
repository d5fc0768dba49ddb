"""The index: where in the book each term of data/terms.yml is spoken of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import html

from account_docs.book.article import Article
from account_docs.content.vietnamese import fold
from account_docs.html.article import text_of

# What a chapter needs to be named: how much its title, a heading, and any other place count, and how much is enough.
_TITLE, _HEADING, _TEXT = 20, 6, 1
_ENOUGH = 5
# An index that names every place helps nobody.
_MOST = 6
# What stands before the letters.
_NO_LETTER = "0–9"
_WORD = re.compile(r"\w+")
_BLOCKS = ("p", "li", "td", "th", "pre", "dd", "h2", "h3", "h4")
_HEADINGS = ("h2", "h3", "h4")
# Pages that name every term, or that speak of the site and not of the trade.
_PASSED_OVER = ("tra-cuu/tu-dien.md", "tra-cuu/nguon.md", "tra-cuu/nhat-ky.md", "chu-de.md", "dong-gop/", "index.md")


# Names as words, with the number of their term, under their first word in small letters; the longest first.
Names = dict[str, list[tuple[list[str], int]]]


@dataclass
class Entry:
    """One line of the index.

    Attributes:
        name: what it is sorted under.
        other: its name in the other language; may be empty.
        places: chapters, each with the name of the place in it ("" for its beginning), in reading order.
        see: the name of the entry that has the places; "" when this one has them.
    """

    name: str
    other: str = ""
    places: list[tuple[Article, str]] = field(default_factory=list[tuple[Article, str]])
    see: str = ""

    @property
    def letter(self) -> str:
        """The letter that it stands under."""
        first = fold(self.name)[:1].upper()
        return first if first.isalpha() else _NO_LETTER


@dataclass
class _Found:
    """What a chapter says of a term."""

    score: int = 0
    heading: html.HtmlElement | None = None
    first: html.HtmlElement | None = None


def index_of_terms(articles: Iterable[Article], terms: Iterable[dict[str, Any]]) -> list[Entry]:
    """The entries of the index, in the order of the alphabet; places get names in their chapters.

    Args:
        articles: every chapter; where a place has no name it is given one.
        terms: as data/terms.yml has them.
    """
    known = list(terms)
    names = _names(known)
    found: dict[int, list[tuple[Article, _Found]]] = defaultdict(list)
    for article in articles:
        if not article.chapter.path.startswith(_PASSED_OVER):
            for number, said in _read(article, names).items():
                found[number].append((article, said))
    entries = []
    for number, term in enumerate(known):
        places = _best(found[number], is_broad=term.get("search") is False)
        if not places:
            continue
        english, vietnamese = term["en"][0], term.get("vi", "")
        entries.append(Entry(english, vietnamese, [(article, _named(article, said)) for article, said in places]))
        # Several names in one are no entry that anybody looks for.
        if vietnamese and "," not in vietnamese and fold(vietnamese).lower() != fold(english).lower():
            entries.append(Entry(vietnamese, see=english))
    return sorted(
        entries, key=lambda entry: (entry.letter != _NO_LETTER, fold(entry.name).lower(), entry.name, entry.see)
    )


def _place(entry: Entry) -> tuple[bool, str, str, str]:
    """What entries are sorted by: letters without marks, what begins with none of them first."""
    return entry.letter != _NO_LETTER, fold(entry.name).lower(), entry.name, entry.see


def _names(terms: list[dict[str, Any]]) -> Names:
    """Every name of a term."""
    names: Names = defaultdict(list)
    for number, term in enumerate(terms):
        for name in (*term["en"], *([term["vi"]] if term.get("vi") else [])):
            if words := _WORD.findall(name):
                names[words[0].lower()].append((words, number))
    for candidates in names.values():
        candidates.sort(key=lambda candidate: -len(candidate[0]))
    return names


def _spoken(text: str, names: Names) -> Iterator[int]:
    """The numbers of the terms that a text names, as often as it does."""
    words = _WORD.findall(text)
    place = 0
    while place < len(words):
        for name, number in names.get(words[place].lower(), ()):
            if all(map(_same, name, words[place : place + len(name)])) and place + len(name) <= len(words):
                yield number
                place += len(name) - 1
                break
        place += 1


def _same(name: str, word: str) -> bool:
    """Whether a word is that of a name: AE is no "ae"."""
    return name == word if name.isupper() else name.lower() == word.lower()


def _read(article: Article, names: Names) -> dict[int, _Found]:
    """What a chapter says of each term."""
    found: dict[int, _Found] = defaultdict(_Found)
    for number in _spoken(article.title, names):
        found[number].score += _TITLE
    for block in article.body.iter(*_BLOCKS):
        if any(child.tag in ("p", "ul", "ol", "table") for child in block):
            continue
        is_heading = block.tag in _HEADINGS
        for number in _spoken(text_of(block), names):
            said = found[number]
            said.score += _HEADING if is_heading else _TEXT
            if is_heading and said.heading is None:
                said.heading = block
            if said.first is None:
                said.first = block
    return found


def _best(found: list[tuple[Article, _Found]], *, is_broad: bool) -> list[tuple[Article, _Found]]:
    """The chapters that say most of a term, in reading order; of a broad one, only those that have it in a heading."""
    enough = _TITLE if is_broad else _ENOUGH
    told = [(article, said) for article, said in found if said.score >= enough]
    if not told and not is_broad:
        told = found
    best = sorted(told, key=lambda place: (-place[1].score, place[0].chapter.number))[:_MOST]
    return sorted(best, key=lambda place: place[0].chapter.number)


def _named(article: Article, said: _Found) -> str:
    """The name of the place where a chapter speaks of a term; "" for its beginning, which has it in the title."""
    block = said.heading if said.heading is not None else said.first
    if said.score >= _TITLE or block is None:
        return ""
    name = block.get("id")
    if not name:
        name = f"tu--{len(article.ids)}"
        block.set("id", name)
        article.ids.add(name)
    return name
