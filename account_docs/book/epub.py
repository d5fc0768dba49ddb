"""Writes the book as EPUB 3 (https://www.w3.org/TR/epub-33/).

An EPUB is a ZIP file of XHTML pages and three lists of them. We write it ourselves: ebooklib stamps the time of writing
into its files, so that the same edition would never be the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC
from pathlib import Path

from lxml import etree, html

from account_docs.book.article import Article
from account_docs.book.edition import Edition
from account_docs.book.epub_cover import draw_cover
from account_docs.book.epub_lists import Listed, container, navigation, package
from account_docs.book.links import Places, turn_links
from account_docs.book.order import Part
from account_docs.book.pieces import (
    ABOUT_TITLE,
    INDEX,
    INDEX_TITLE,
    about_section,
    chapter_section,
    element,
    index_section,
)
from account_docs.book.terms import Entry
from account_docs.html.drawings import ATTRIBUTES

SHEET = Path(__file__).with_name("epub.css")
FOLDER = "EPUB"
COVER, COVER_PICTURE, ABOUT, NAVIGATION = "bia.xhtml", "bia.png", "ve-ban-nay.xhtml", "muc-luc.xhtml"
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi" xml:lang="vi">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="sach.css"/>
</head>
{body}
</html>
"""
# HTML is read without regard to capitals; XML is not.
_WRITTEN = {name.lower(): name for name in ATTRIBUTES}


def write_epub(
    parts: list[Part], articles: list[Article], index: list[Entry], edition: Edition, target: Path, font: Path
) -> None:
    """Write the book.

    Args:
        parts: the order of the book.
        articles: every chapter; they are changed.
        index: the index of terms.
        edition: what the copy says of itself.
        target: the file to write; its folder is made.
        font: a TrueType file of the site's face, for the cover.
    """
    pages = dict(_pages(parts, articles, index, edition))
    listed = [Listed(name, title, body.find(".//svg") is not None) for name, (title, body) in pages.items()]
    files = {
        "META-INF/container.xml": container(f"{FOLDER}/sach.opf"),
        f"{FOLDER}/sach.opf": package(listed, edition),
        f"{FOLDER}/{NAVIGATION}": navigation(parts, {a.chapter.number: a.title for a in articles}),
        f"{FOLDER}/sach.css": SHEET.read_bytes(),
        f"{FOLDER}/{COVER_PICTURE}": draw_cover(edition, font),
    }
    for name, (title, body) in pages.items():
        files[f"{FOLDER}/{name}"] = _page(title, body)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_packed(files, edition))


def page_address(article: Article, anchor: str) -> str:
    """The address within the book of a name within a chapter."""
    return f"{article.chapter.name}.xhtml" + (f"#{anchor}" if anchor else "")


def _pages(
    parts: list[Part], articles: list[Article], index: list[Entry], edition: Edition
) -> Iterator[tuple[str, tuple[str, html.HtmlElement]]]:
    """Every page in reading order: its file, its title, its body."""
    places = Places(articles)
    by_number = {article.chapter.number: article for article in articles}
    picture = element("img", "", src=COVER_PICTURE, alt=f"Bìa {edition.title}")
    yield COVER, (edition.title, element("body", "", element("div", "", picture, class_="cover")))
    yield ABOUT, (ABOUT_TITLE, element("body", "", about_section(edition)))
    for part in parts:
        yield f"{part.name}.xhtml", (part.heading, element("body", "", _part_page(part, by_number)))
        for chapter in part.chapters:
            article = by_number[chapter.number]
            turn_links(article, places, page_address)
            yield f"{chapter.name}.xhtml", (article.title, element("body", "", chapter_section(article, level=1)))
    lines = index_section(index, page_address, lambda article: str(article.chapter.number))
    lines.insert(1, element("p", "Các số là số của chương."))
    yield f"{INDEX}.xhtml", (INDEX_TITLE, element("body", "", lines))


def _part_page(part: Part, articles: dict[int, Article]) -> html.HtmlElement:
    """The page that opens a part: its name and its chapters."""
    items = (
        element("li", "", element("a", f"{c.number}. {articles[c.number].title}", href=f"{c.name}.xhtml"))
        for c in part.chapters
    )
    return element(
        "section", "", element("h1", part.heading, class_="part-title"), element("ul", "", *items, class_="chapters")
    )


def _page(title: str, body: html.HtmlElement) -> bytes:
    """A page as XHTML."""
    body = deepcopy(body)
    for drawing in body.iter("svg"):
        _as_xml(drawing)
    written = etree.tostring(body, encoding="unicode", method="xml")
    escaped = title.replace("&", "&amp;").replace("<", "&lt;")
    return _PAGE.format(title=escaped, body=written).encode()


def _as_xml(drawing: html.HtmlElement) -> None:
    """Bring a drawing, which was read as HTML, back into its own namespace."""
    drawing.set("xmlns", "http://www.w3.org/2000/svg")
    drawing.attrib.pop("focusable", None)
    for shape in drawing.iter():
        for name in list(shape.attrib):
            if name != _WRITTEN.get(name, name):
                shape.set(_WRITTEN[name], shape.attrib.pop(name))


def _packed(files: dict[str, bytes], edition: Edition) -> bytes:
    """The ZIP file: the same bytes for the same files and date."""
    packed = io.BytesIO()
    moment = edition.date.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(packed, "w") as archive:
        # The kind of file comes first and uncompressed: readers look for it at a fixed place (OCF, section 4.3).
        for name, content in {"mimetype": b"application/epub+zip", **files}.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return packed.getvalue()
