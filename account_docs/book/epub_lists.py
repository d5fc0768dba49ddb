"""The three lists of an EPUB: the container, which names the package; the package, which names all files; navigation.

Source: EPUB 3.3, sections 4.2.6.3.1 (container), 5 (package document), 7 (navigation document); EPUB Accessibility 1.1
for the metadata on accessibility.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby

from lxml import etree

from account_docs.book.edition import AUTHOR, Edition
from account_docs.book.order import Part
from account_docs.book.pieces import INDEX, INDEX_TITLE

_DC = "http://purl.org/dc/elements/1.1/"
_OPF = "http://www.idpf.org/2007/opf"
_OPS = "http://www.idpf.org/2007/ops"
_XHTML = "http://www.w3.org/1999/xhtml"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
# Our namespace for identifiers that are made from names (RFC 9562, version 5).
_NAMES = uuid.UUID("5f3b1c0e-4f0a-5c57-9d1e-6c1f2b7a9e10")
_ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "index"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityHazard", "none"),
    (
        "schema:accessibilitySummary",
        "Sách chữ chạy theo màn hình, có mục lục, tiêu đề nhiều cấp, bảng có hàng đầu, mọi hình có lời mô tả.",
    ),
)


@dataclass(frozen=True)
class Listed:
    """A page of the book: its file, its title, whether it has a drawing."""

    file: str
    title: str
    has_drawing: bool

    @property
    def identifier(self) -> str:
        """Its name within the package."""
        return f"trang-{self.file.removesuffix('.xhtml')}"


def container(package_file: str) -> bytes:
    """The file that every reader opens first.

    Args:
        package_file: where the package document lies.
    """
    root = etree.Element(f"{{{_CONTAINER}}}container", {"version": "1.0"}, nsmap={None: _CONTAINER})
    files = etree.SubElement(root, f"{{{_CONTAINER}}}rootfiles")
    etree.SubElement(
        files,
        f"{{{_CONTAINER}}}rootfile",
        {"full-path": package_file, "media-type": "application/oebps-package+xml"},
    )
    return _written(root)


def package(pages: list[Listed], edition: Edition) -> bytes:
    """The package document: what the book is, its files, their order.

    Args:
        pages: every page in reading order, the cover first.
        edition: what the copy says of itself.
    """
    root = etree.Element(
        f"{{{_OPF}}}package",
        {"version": "3.0", "unique-identifier": "ma-sach"},
        nsmap={None: _OPF},
    )
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "vi")
    _metadata(root, edition)
    manifest = etree.SubElement(root, f"{{{_OPF}}}manifest")
    spine = etree.SubElement(root, f"{{{_OPF}}}spine")

    def add(name: str, file: str, kind: str, properties: str = "") -> None:
        item = etree.SubElement(manifest, f"{{{_OPF}}}item", {"id": name, "href": file, "media-type": kind})
        if properties:
            item.set("properties", properties)

    add("muc-luc", "muc-luc.xhtml", "application/xhtml+xml", "nav")
    add("kieu-chu", "sach.css", "text/css")
    add("hinh-bia", "bia.png", "image/png", "cover-image")
    for place, page in enumerate(pages):
        add(page.identifier, page.file, "application/xhtml+xml", "svg" if page.has_drawing else "")
        etree.SubElement(spine, f"{{{_OPF}}}itemref", {"idref": page.identifier})
        # The contents come after the cover and what the copy says of itself.
        if place == 1:
            etree.SubElement(spine, f"{{{_OPF}}}itemref", {"idref": "muc-luc"})
    return _written(root)


def _metadata(root: etree._Element, edition: Edition) -> None:
    """What the book is."""
    data = etree.SubElement(root, f"{{{_OPF}}}metadata", nsmap={"dc": _DC})
    moment = edition.date.astimezone(UTC)
    identifier = uuid.uuid5(_NAMES, edition.identifier)
    etree.SubElement(data, f"{{{_DC}}}identifier", {"id": "ma-sach"}).text = f"urn:uuid:{identifier}"
    for name, text in (
        ("title", edition.title),
        ("language", "vi"),
        ("creator", AUTHOR),
        ("description", edition.description),
        ("rights", "CC BY-SA 4.0"),
        ("date", f"{edition.date:%Y-%m-%d}"),
        ("source", edition.site_url),
    ):
        if text:
            etree.SubElement(data, f"{{{_DC}}}{name}").text = text
    for name, text in (("dcterms:modified", f"{moment:%Y-%m-%dT%H:%M:%SZ}"), *_ACCESS):
        etree.SubElement(data, f"{{{_OPF}}}meta", {"property": name}).text = text


def navigation(parts: list[Part], titles: dict[int, str]) -> bytes:
    """The navigation document, which is the table of contents, too.

    Args:
        parts: the order of the book.
        titles: of the chapters, by number.
    """
    root = etree.Element(f"{{{_XHTML}}}html", {"lang": "vi"}, nsmap={None: _XHTML, "epub": _OPS})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "vi")
    head = etree.SubElement(root, f"{{{_XHTML}}}head")
    etree.SubElement(head, f"{{{_XHTML}}}title").text = "Mục lục"
    etree.SubElement(head, f"{{{_XHTML}}}link", {"rel": "stylesheet", "type": "text/css", "href": "sach.css"})
    body = etree.SubElement(root, f"{{{_XHTML}}}body")
    contents = _nav(body, "toc", "Mục lục", "h1")
    for part in parts:
        entry = _entry(contents, f"{part.name}.xhtml", part.heading)
        below = etree.SubElement(entry, f"{{{_XHTML}}}ol")
        for group, chapters in groupby(part.chapters, key=lambda chapter: chapter.group):
            inner = below
            if group:
                named = etree.SubElement(below, f"{{{_XHTML}}}li")
                etree.SubElement(named, f"{{{_XHTML}}}span").text = group
                inner = etree.SubElement(named, f"{{{_XHTML}}}ol")
            for chapter in chapters:
                _entry(inner, f"{chapter.name}.xhtml", f"{chapter.number}. {titles[chapter.number]}")
    _entry(contents, f"{INDEX}.xhtml", INDEX_TITLE)
    landmarks = _nav(body, "landmarks", "Chỗ chính", "h2")
    first = f"{parts[0].chapters[0].name}.xhtml"
    for kind, file, text in (
        ("cover", "bia.xhtml", "Bìa"),
        ("toc", "muc-luc.xhtml", "Mục lục"),
        ("bodymatter", first, "Bắt đầu đọc"),
        ("index", f"{INDEX}.xhtml", INDEX_TITLE),
    ):
        _entry(landmarks, file, text)[0].set(f"{{{_OPS}}}type", kind)
    return _written(root)


def _nav(body: etree._Element, kind: str, title: str, heading: str) -> etree._Element:
    """A list of a kind; the landmarks are for the reading system alone."""
    nav = etree.SubElement(body, f"{{{_XHTML}}}nav", {f"{{{_OPS}}}type": kind})
    if kind == "landmarks":
        nav.set("hidden", "hidden")
    etree.SubElement(nav, f"{{{_XHTML}}}{heading}").text = title
    return etree.SubElement(nav, f"{{{_XHTML}}}ol")


def _entry(contents: etree._Element, file: str, text: str) -> etree._Element:
    """One line of a list, its link within it."""
    item = etree.SubElement(contents, f"{{{_XHTML}}}li")
    etree.SubElement(item, f"{{{_XHTML}}}a", {"href": file}).text = text
    return item


def _written(root: etree._Element) -> bytes:
    doctype = "<!DOCTYPE html>" if root.tag == f"{{{_XHTML}}}html" else None
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True, doctype=doctype)
