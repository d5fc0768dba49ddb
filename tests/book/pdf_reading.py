"""What other programs see in a PDF of the handbook."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader

# Ink further out than this, in points, is outside the margins of pdf.css: what stands there was to stand on the page.
# Running heads and page numbers keep within the measure, too.
_MARGIN = 18 * 72 / 25.4
_TOP = 8 * 72 / 25.4
# A picture of each page, in pixels a point.
_SCALE = 0.5
# What is lighter is paper.
_PAPER = 250


class Pdf:
    """A PDF.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reader = PdfReader(path)

    @cached_property
    def root(self) -> Any:
        """The catalogue of the document."""
        return self.reader.trailer["/Root"]

    @cached_property
    def names(self) -> dict[str, int]:
        """The page, from 1, of each name that a link may lead to."""
        return {
            name: self.reader.get_destination_page_number(place) + 1
            for name, place in self.reader.named_destinations.items()
        }

    def outline(self) -> Iterator[tuple[int, str, int]]:
        """The bookmarks: level from 1, title, page from 1."""

        def walk(entries: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
            for entry in entries:
                if isinstance(entry, list):
                    yield from walk(entry, level + 1)
                else:
                    yield level, entry.title, self.reader.get_destination_page_number(entry) + 1

        yield from walk(self.reader.outline, 1)

    def links(self) -> Iterator[tuple[int, str, bool]]:
        """The links: page from 1, target, whether it is outside."""
        for number, page in enumerate(self.reader.pages, start=1):
            for reference in page.get("/Annots") or ():
                annotation = reference.get_object()
                action = annotation.get("/A", {})
                if "/URI" in action:
                    yield number, str(action["/URI"]), True
                else:
                    yield number, str(annotation.get("/Dest") or action["/D"]), False

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page."""
        document = pypdfium2.PdfDocument(self.path)
        return [page.get_textpage().get_text_range() for page in document]

    def fonts(self) -> Iterator[tuple[str, bool]]:
        """The fonts: name, whether its file is embedded."""
        seen = set()
        for page in self.reader.pages:
            for reference in page["/Resources"].get("/Font", {}).values():
                font = reference.get_object()
                if font["/BaseFont"] in seen:
                    continue
                seen.add(font["/BaseFont"])
                descriptor = font.get("/DescendantFonts", [font])[0].get_object()["/FontDescriptor"]
                yield font["/BaseFont"], any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))

    def tags(self) -> Iterator[Any]:
        """The elements of the structure."""

        def walk(element: Any) -> Iterator[Any]:
            element = element.get_object()
            if not hasattr(element, "get"):
                return
            if "/S" in element:
                yield element
            children = element.get("/K", [])
            for child in children if isinstance(children, list) else [children]:
                if not isinstance(child, int):
                    yield from walk(child)

        yield from walk(self.root["/StructTreeRoot"])

    def sizes(self) -> Iterator[tuple[int, float]]:
        """The size of each piece of text, in points: page from 1, size."""
        for number, page in enumerate(pypdfium2.PdfDocument(self.path), start=1):
            for piece in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4):
                size = ctypes.c_float()
                pdfium.FPDFTextObj_GetFontSize(piece, size)
                yield number, size.value * abs(piece.get_matrix().d)

    def pixels(self) -> list[int]:
        """Pages, from 1, with a picture made of pixels."""
        found = []
        for number, page in enumerate(self.reader.pages, start=1):
            forms = page["/Resources"].get("/XObject", {})
            if any(form.get_object()["/Subtype"] == "/Image" for form in forms.values()):
                found.append(number)
        return found

    def ink_outside(self, passed_over: int = 1) -> list[int]:
        """Pages, from 1, with ink in their margins: something was too wide or too long, and is cut off.

        Args:
            passed_over: how many pages of the beginning, the cover, are meant to.
        """
        document = pypdfium2.PdfDocument(self.path)
        wrong = []
        for number in range(passed_over, len(document)):
            picture = document[number].render(scale=_SCALE, grayscale=True).to_pil()
            side, top = int(_MARGIN * _SCALE), int(_TOP * _SCALE)
            width, height = picture.size
            sides = (0, 0, side, height), (width - side, 0, width, height)
            ends = (0, 0, width, top), (0, height - top, width, height)
            if any(picture.crop(edge).getextrema()[0] < _PAPER for edge in (*sides, *ends)):
                wrong.append(number + 1)
        return wrong


def squeezed(text: str) -> str:
    """A text without what line breaks, page numbers behind links and numbers of notes change in it."""
    text = re.sub(r"\(tr\.\s*\d+\s*\)", "", text.replace("￾", "-").replace("\x02", "-"))
    return re.sub(r"[\s\u00ad]+", "", text)
