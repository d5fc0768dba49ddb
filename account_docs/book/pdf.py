"""Sets the book as a PDF with WeasyPrint, which knows running heads, page numbers in the text, bookmarks and tags."""

from __future__ import annotations

from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from account_docs.book.fonts import write_faces

SHEET = Path(__file__).with_name("pdf.css")


def style_sheet(faces: Path, folder: Path) -> str:
    """The style sheet of the book with its faces.

    Args:
        faces: the folder with the site's faces.
        folder: where the faces of the book are written.
    """
    return write_faces(faces, folder) + "\n" + SHEET.read_text("utf-8")


def write_pdf(content: str, target: Path, identifier: str) -> None:
    """Set a book.

    Args:
        content: the whole book as HTML, with its style sheet.
        target: the file to write.
        identifier: stands in the file as its name; the same for the same edition.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    HTML(string=content).write_pdf(
        target, font_config=FontConfiguration(), pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode()
    )
