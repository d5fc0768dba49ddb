"""Sets the book as a PDF with WeasyPrint, which knows running heads, bookmarks and tags.

Each part is laid out on its own, and all pages are bound at the end: where a link is followed by the page it leads to,
that number is known only when every part is laid out. So each is laid out twice, first with numbers that are guessed.
Digits are of one width: where a number is as long as the guess, nothing moves.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydyf
from lxml import etree, html
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from account_docs.book.fonts import FIGURE_SPACE, write_faces
from account_docs.book.gatherings import TARGET
from account_docs.html.article import text_of

# Pages and openings; text, tables and boxes; papers, questions and lists.
SHEETS = [Path(__file__).with_name(name) for name in ("pdf.css", "pdf-text.css", "pdf-parts.css")]
# The attribute that the style sheet writes after a link.
PAGE = "data-page"
_LETTERS_A_PAGE = 1_600
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
    style = "".join(path.read_text("utf-8") for path in SHEETS)
    sheet = CSS(string=write_faces(faces, folder) + style, font_config=fonts)
    documents = _lay_out(gatherings, sheet, fonts)
    pages = [page for document in documents for page in document.pages]
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    labels = _labels(gatherings)

    def finish(_: Any, written: pydyf.PDF) -> None:
        # Programs open the bookmarks beside the first page.
        written.catalog["PageMode"] = "/UseOutlines"
        _tell_where_links_lead(written, labels)

    with _page_references_once():
        bound = documents[0].copy(pages)
        bound.write_pdf(unfinished, finisher=finish, pdf_variant=_VARIANT, pdf_identifier=identifier.encode())
    unfinished.replace(target)
    return len(pages)


def _lay_out(gatherings: list[html.HtmlElement], sheet: CSS, fonts: FontConfiguration) -> list[Any]:
    """Lay out every gathering, with the right page numbers in the text."""

    def laid_out(text: str) -> Any:
        return HTML(string=text).render(font_config=fonts, stylesheets=[sheet], pdf_variant=_VARIANT)

    pages = _guessed(gatherings)
    lengths: dict[str, int] = {}
    # What decides where lines and pages end, and the names on each page.
    known: dict[int, tuple[str, list[set[str]]]] = {}
    while True:
        found: dict[str, int] = {}
        first = 1
        for place, gathering in enumerate(gatherings):
            text = _filled(gathering, 1, {**pages, **found}, lengths)
            shape = re.sub(rf'(?<={PAGE}=")[^"]*', lambda number: "0" * len(number[0]), text)
            if place not in known or known[place][0] != shape:
                known[place] = shape, [set(page.anchors) for page in laid_out(text).pages]
            found.update((name, first + offset) for offset, names in enumerate(known[place][1]) for name in names)
            first += len(known[place][1])
        if found == pages:
            break
        pages = found
        # A number keeps the length that it had once: text that becomes shorter and longer in turn would never settle.
        lengths = {name: max(len(str(page)), lengths.get(name, 0)) for name, page in pages.items()}
    starts = list(itertools.accumulate((len(names) for _, names in known.values()), initial=1))
    return [laid_out(_filled(gathering, starts[place], pages, lengths)) for place, gathering in enumerate(gatherings)]


def _guessed(gatherings: list[html.HtmlElement]) -> dict[str, int]:
    """About where each name will stand: enough to know how many digits its page has."""
    pages: dict[str, int] = {}
    letters = 0
    for gathering in gatherings:
        letters += _LETTERS_A_PAGE
        for element in gathering.xpath("./body")[0].iter():
            if name := element.get("id"):
                pages[name] = 1 + letters // _LETTERS_A_PAGE
            letters += len((element.text or "").strip()) + len((element.tail or "").strip())
            letters += _LETTERS_A_PAGE // 2 * (element.get("class") == "chapter")
    return pages


def _filled(gathering: html.HtmlElement, first: int, pages: dict[str, int], lengths: dict[str, int]) -> str:
    """A gathering as HTML, its first page and the pages of its links filled in."""
    for link in gathering.iter("a"):
        if name := link.get(TARGET):
            link.set(PAGE, str(pages.get(name, "?")).rjust(lengths.get(name, 0), FIGURE_SPACE))
    start = gathering.xpath("./head/style")[0]
    start.text = f"@page :first {{ counter-reset: page {first}; }}"
    return "<!doctype html>\n" + etree.tostring(gathering, encoding="unicode", method="html")


def _labels(gatherings: list[html.HtmlElement]) -> dict[str, str]:
    """What stands at each name: its own heading, or the one over it."""
    labels: dict[str, str] = {}
    over = ""
    for gathering in gatherings:
        for element in gathering.xpath("./body")[0].iter():
            if re.fullmatch("h[1-6]", element.tag):
                over = text_of(element)
            if name := element.get("id"):
                labels[name] = over
    return labels


def _tell_where_links_lead(written: pydyf.PDF, labels: dict[str, str]) -> None:
    """Name each link within the book by the heading that it leads to; WeasyPrint names it by its address.

    Source: PDF/UA-1 (ISO 14289-1), 7.18.5: a link says in words where it leads.
    """
    for annotation in written.objects:
        if isinstance(annotation, pydyf.Dictionary) and annotation.get("Subtype") == "/Link" and "Dest" in annotation:
            annotation["Contents"] = pydyf.String(labels.get(annotation["Dest"].string, annotation["Dest"].string))


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
