"""Sets the book as a PDF with WeasyPrint, which knows running heads, bookmarks and tags.

Each part is laid out on its own, and all pages are bound at the end: where a link is followed by the page that it leads
to, that number is known only when every part is laid out. So it is done twice, and once more where a number that became
longer moved a line to another page.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydyf
from lxml import etree, html
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from account_docs.book.fonts import FIGURE_SPACE, write_faces
from account_docs.book.gatherings import TARGET

SHEET = Path(__file__).with_name("pdf.css")
# The attribute that the style sheet writes after a link.
PAGE = "data-page"
# Stands in the place of a number until it is known.
_UNKNOWN = "000"
# As often numbers may move the text; two turns are the rule.
_FREE_TURNS = 2
_VARIANT = "pdf/ua-1"


def write_pdf(gatherings: list[html.HtmlElement], target: Path, faces: Path, folder: Path, identifier: str) -> int:
    """Set the book and return the number of its pages.

    Args:
        gatherings: what is laid out by itself, each a whole document, in the order of the book.
        target: the file to write; its folder is made.
        faces: the folder with the site's faces.
        folder: where the faces of the book are written; it is needed until the end.
        identifier: stands in the file as its name; the same for the same edition.
    """
    fonts = FontConfiguration()
    sheet = CSS(string=write_faces(faces, folder) + SHEET.read_text("utf-8"), font_config=fonts)
    documents = _lay_out(gatherings, sheet, fonts)
    pages = [page for document in documents for page in document.pages]
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    with _page_references_once():
        documents[0].copy(pages).write_pdf(unfinished, pdf_variant=_VARIANT, pdf_identifier=identifier.encode())
    unfinished.replace(target)
    return len(pages)


def _lay_out(gatherings: list[html.HtmlElement], sheet: CSS, fonts: FontConfiguration) -> list[Any]:
    """Lay out every gathering, with the right page numbers in the text."""
    known: dict[str, int] = {}
    lengths: dict[str, int] = {}
    laid: dict[int, tuple[str, Any]] = {}
    for turn in itertools.count(1):
        found: dict[str, int] = {}
        first = 1
        for place, gathering in enumerate(gatherings):
            text = _filled(gathering, first, known, lengths)
            if place not in laid or laid[place][0] != text:
                document = HTML(string=text).render(font_config=fonts, stylesheets=[sheet], pdf_variant=_VARIANT)
                if turn > _FREE_TURNS and len(document.pages) != len(laid[place][1].pages):
                    # Its numbers move it to and fro: from now on they have a width that they keep.
                    gathering.xpath("./body")[0].set("class", "settled")
                laid[place] = text, document
            pages = laid[place][1].pages
            found.update((name, first + offset) for offset, page in enumerate(pages) for name in page.anchors)
            first += len(pages)
        if found == known:
            break
        known = found
        lengths = {name: max(len(str(page)), lengths.get(name, 0)) for name, page in known.items()}
    return [document for _, document in laid.values()]


def _filled(gathering: html.HtmlElement, first: int, pages: dict[str, int], lengths: dict[str, int]) -> str:
    """A gathering as HTML, its first page and the pages of its links filled in."""
    body = gathering.xpath("./body")[0]
    for link in body.iter("a"):
        if name := link.get(TARGET):
            shown = str(pages.get(name, _UNKNOWN))
            # What is settled has as many digits as it ever had.
            link.set(PAGE, shown.rjust(lengths.get(name, 0), FIGURE_SPACE) if body.get("class") else shown)
    start = gathering.xpath("./head/style")[0]
    start.text = f"@page :first {{ counter-reset: page {first}; }}"
    return "<!doctype html>\n" + etree.tostring(gathering, encoding="unicode", method="html")


@contextlib.contextmanager
def _page_references_once() -> Iterator[None]:
    """Let pydyf keep the list of pages, which it writes anew for each tag: for a thousand pages that takes a minute."""
    written = pydyf.PDF.page_references
    kept: dict[tuple[int, int], Any] = {}

    def remembered(pdf: pydyf.PDF) -> Any:
        key = id(pdf), len(pdf.pages["Kids"])
        if key not in kept:
            kept[key] = written.fget(pdf)
        return kept[key]

    pydyf.PDF.page_references = property(remembered)
    try:
        yield
    finally:
        pydyf.PDF.page_references = written
