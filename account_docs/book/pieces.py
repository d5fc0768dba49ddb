"""Pieces that the PDF and the EPUB have in common."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from lxml import html

from account_docs.book.article import Article
from account_docs.book.edition import Edition
from account_docs.book.terms import Entry

INDEX, INDEX_TITLE = "bang-tra", "Bảng tra thuật ngữ"
ABOUT_TITLE = "Về bản này"
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def element(tag: str, text: str = "", /, *children: html.HtmlElement, **attributes: str) -> html.HtmlElement:
    """An element with a text and children; `class_` stands for the attribute class."""
    made = html.Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    made.text = text or None
    made.extend(children)
    return made


def about_section(edition: Edition, *further: str) -> html.HtmlElement:
    """What the copy is and how it is read.

    Args:
        edition: what it says of itself.
        further: what only one of the two forms has to say.
    """
    lines = (element("p", line) for line in (*edition.about(), *further))
    return element("section", "", element("h1", ABOUT_TITLE, class_="about-title"), *lines, class_="about")


def chapter_section(article: Article, *, level: int) -> html.HtmlElement:
    """A chapter with its heading, on a level of headings; those within it stand below.

    Args:
        article: the chapter, its links turned; its pieces move into the section.
        level: from 1.
    """
    section = element("section", "", class_="chapter")
    chapter = article.chapter
    title = f"{chapter.number}. {article.title}"
    section.append(element(_LEVELS[level - 1], title, class_="chapter-title", id=chapter.name))
    if article.summary:
        section.append(element("p", article.summary, class_="chapter-summary"))
    if article.reviewed:
        section.append(element("p", f"Kiểm lại ngày {article.reviewed}", class_="chapter-facts"))
    for piece in article.pieces():
        for heading in piece.iter(*_LEVELS):
            heading.tag = _LEVELS[min(_LEVELS.index(heading.tag) + level - 1, 5)]
        section.append(piece)
    return section


def index_section(
    entries: list[Entry], address: Callable[[Article, str], str], shown: Callable[[Article], str]
) -> html.HtmlElement:
    """The index of terms.

    Args:
        entries: its lines.
        address: gives the address of a name within a chapter.
        shown: what stands for a place in a chapter; "" where the style sheet adds the page.
    """
    section = element("section", "", element("h1", INDEX_TITLE, class_="index-title", id=INDEX), class_="index")
    columns = element("div", "", class_="columns")
    for letter, under in groupby(entries, key=lambda entry: entry.letter):
        columns.append(element("h2", letter, class_="index-letter"))
        columns.append(element("ul", "", *(_index_line(entry, address, shown) for entry in under), class_="index-list"))
    section.append(columns)
    return section


def _index_line(
    entry: Entry, address: Callable[[Article, str], str], shown: Callable[[Article], str]
) -> html.HtmlElement:
    """One line of the index."""
    if entry.see:
        return element("li", f"{entry.name}: xem {entry.see}")
    line = element("li", "", element("strong", entry.name))
    line[0].tail = f" ({entry.other}) " if entry.other else " "
    for article, name in entry.places:
        link = element("a", shown(article), href=address(article, name), class_="index-page")
        link.tail = ", "
        line.append(link)
    line[-1].tail = None
    return line
