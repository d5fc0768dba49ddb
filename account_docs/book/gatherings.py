"""The book as HTML for pages: what the PDF is set from."""

from __future__ import annotations

import re
from itertools import groupby

from lxml import html

from account_docs.book.article import Article
from account_docs.book.edition import AUTHOR, Edition
from account_docs.book.links import Places, turn_links
from account_docs.book.order import Part
from account_docs.book.pieces import INDEX, INDEX_TITLE, about_section, chapter_section, element, index_section
from account_docs.book.terms import Entry

CONTENTS = "muc-luc"
# The attribute that names where a link leads; the page is written beside it when it is known (pdf.py).
TARGET = "data-to"
# Symbols beyond the plane of letters, and what joins them or asks for their coloured form.
_EMOJI = re.compile("[\U0001f000-\U0001faff][\U0001f000-\U0001faff\u200d\ufe0f]*")
_EMOJI_IN_WORDS = "[hình biểu cảm]"
_PAGES = "Số trong ngoặc sau một liên kết là số trang của nó trong sách."


def page_address(article: Article, anchor: str) -> str:
    """The address within the volume of a name within a chapter."""
    return f"#{anchor_name(article, anchor)}"


def anchor_name(article: Article, anchor: str) -> str:
    """Names are those of their page, which may share them with others: the chapter's goes before."""
    return f"{article.chapter.name}--{anchor}" if anchor else article.chapter.name


def gatherings(
    parts: list[Part], articles: list[Article], index: list[Entry], edition: Edition
) -> list[html.HtmlElement]:
    """The book as documents of HTML, each of which begins a page: what stands before the parts, each part, the index.

    Args:
        parts: the order of the book.
        articles: every chapter; they are changed.
        index: the index of terms.
        edition: what the copy says of itself.
    """
    places = Places(articles)
    by_number = {article.chapter.number: article for article in articles}
    made = [_document(edition, _cover(edition), about_section(edition, _PAGES), _contents(parts, by_number))]
    for part in parts:
        section = element("section", "", class_=f"part area-{part.folder}")
        section.append(_part_head(part, by_number))
        for chapter in part.chapters:
            article = by_number[chapter.number]
            turn_links(article, places, page_address)
            section.append(_named(article))
        made.append(_document(edition, section))
    made.append(_document(edition, index_section(index, page_address, lambda _: "")))
    for document in made:
        _without_emoji(document)
        for link in document.iter("a"):
            if link.get("href", "").startswith("#"):
                link.set(TARGET, link.get("href", "")[1:])
    return made


def _document(edition: Edition, *content: html.HtmlElement) -> html.HtmlElement:
    """A document with what the file says of itself."""
    head = element("head", "", element("meta", charset="utf-8"), element("title", edition.title))
    for name, value in (
        ("description", edition.description),
        ("author", AUTHOR),
        ("keywords", "account, agency, quảng cáo, sổ tay"),
        ("dcterms.created", edition.date.isoformat(timespec="seconds")),
        ("dcterms.modified", edition.date.isoformat(timespec="seconds")),
    ):
        head.append(element("meta", name=name, content=value))
    # Where pages are numbered from: pdf.py fills it in.
    head.append(element("style"))
    return element("html", "", head, element("body", "", *content), lang="vi")


def _cover(edition: Edition) -> html.HtmlElement:
    """The first page."""
    return element(
        "section",
        "",
        _mark(),
        element("p", edition.title, class_="cover-title"),
        element("p", edition.description, class_="cover-summary"),
        element("p", f"Bản ngày {edition.date:%d/%m/%Y}", class_="cover-date"),
        class_="cover",
    )


def _mark() -> html.HtmlElement:
    """The site's mark, the bridge of overrides/partials/logo.html."""
    path = element("path", d="M2 17h20M4 17V9M20 17V9M4 9c3 5.5 13 5.5 16 0M9 12.4V17M15 12.4V17")
    drawing = html.Element("svg", {"viewBox": "1 6 22 14", "class": "cover-mark"})
    for name, value in (("stroke", "#fdfcf8"), ("stroke-width", "1.2"), ("stroke-linecap", "round"), ("fill", "none")):
        drawing.set(name, value)
    title = element("title", "Cây cầu, dấu hiệu của Sổ tay Account")
    drawing.extend((title, path))
    return drawing


def _contents(parts: list[Part], articles: dict[int, Article]) -> html.HtmlElement:
    """The table of contents; the style sheet adds the page numbers."""
    nav = element("nav", "", element("h1", "Mục lục", class_="contents-title"), class_="contents", id=CONTENTS)
    for part in parts:
        nav.append(_listed(part.name, part.heading, "contents-part"))
        nav.extend(_chapters_of(part, articles))
    nav.append(_listed(INDEX, INDEX_TITLE, "contents-part"))
    return nav


def _chapters_of(part: Part, articles: dict[int, Article]) -> list[html.HtmlElement]:
    """The chapters of a part as lists, under the names of their groups."""
    made = []
    for group, chapters in groupby(part.chapters, key=lambda chapter: chapter.group):
        if group:
            made.append(element("p", group, class_="contents-group"))
        items = (
            element("li", "", _numbered("a", c.number, articles[c.number].title, href=f"#{c.name}")) for c in chapters
        )
        made.append(element("ul", "", *items, class_="contents-chapters"))
    return made


def _numbered(tag: str, number: int, title: str, /, **attributes: str) -> html.HtmlElement:
    """The title of a chapter after its number."""
    made = element(tag, "", element("span", f"{number}.", class_="number"), **attributes)
    made[0].tail = f" {title}"
    return made


def _listed(name: str, text: str, kind: str) -> html.HtmlElement:
    return element("p", "", element("a", text, href=f"#{name}"), class_=kind)


def _part_head(part: Part, articles: dict[int, Article]) -> html.HtmlElement:
    """The page that opens a part: its name and its chapters."""
    page = element("div", "", class_="part-head" if part.number else "opening")
    page.append(element("h1", part.heading, class_="part-title", id=part.name))
    if part.number:
        page.extend(_chapters_of(part, articles))
    return page


def _named(article: Article) -> html.HtmlElement:
    """A chapter whose names are its own in the whole book."""
    for piece in article.pieces():
        for named in piece.iter():
            if name := named.get("id"):
                named.set("id", anchor_name(article, name))
    return chapter_section(article, level=2)


def _without_emoji(document: html.HtmlElement) -> None:
    """Say in words where a text has an emoji: the book's face has none, and a machine's are pictures of its own."""
    for part in document.iter():
        part.text = _EMOJI.sub(_EMOJI_IN_WORDS, part.text) if part.text else part.text
        part.tail = _EMOJI.sub(_EMOJI_IN_WORDS, part.tail) if part.tail else part.tail
