"""Papers of a built page as a Word document that can be sent: nothing in it speaks of the page it comes from.

The papers of a section (boxes of the kind `giay`) become the file, each on sheets of its own.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph
from lxml import etree
from lxml import html as lxml_html

from account_docs.site.word_tables import write_table
from account_docs.site.word_template import RED, SOFT, begin_sheet, blank_document, xml_child, xml_element
from account_docs.site.word_text import SKIPPED, Piece, let_typing_look_alike, pieces, set_size, write, write_list

# The earliest date that a ZIP file can hold: the same bytes whenever it is written.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_FICTIONAL = "Ví dụ của Sổ tay Account, mọi công ty trong văn bản là hư cấu"
# Where the values of a list of pairs begin: behind the longest name, within limits in letters; a longer name stands
# before its value as in a sentence.
_SHORT_NAME, _LONG_NAME, _LETTER = 19, 30, Cm(0.2)


def section(article: lxml_html.HtmlElement, identifier: str) -> list[lxml_html.HtmlElement]:
    """The elements between the h2 with an id and the next h2.

    Args:
        article: the element that holds the text of a page.
        identifier: the id of the h2.

    Raises:
        LookupError: when there is no such h2.
    """
    headings = article.xpath(f'.//h2[@id="{identifier}"]')
    if not headings:
        raise LookupError(f"no heading with the id {identifier}")
    parent = headings[0].getparent()
    first = parent if "section-head" in (parent.get("class") or "") else headings[0]
    found = []
    for element in first.itersiblings():
        if element.tag == "h2" or element.xpath("./h2"):
            break
        found.append(element)
    return found


def papers_in(elements: list[lxml_html.HtmlElement]) -> list[lxml_html.HtmlElement]:
    """The papers among elements, in order."""
    return [element for element in elements if {"admonition", "giay"} <= set((element.get("class") or "").split())]


def _classes(element: lxml_html.HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _text(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _line_below(paragraph: Paragraph) -> None:
    """Draw a double line under a paragraph."""
    borders = xml_element("pBdr")
    xml_child(borders, "bottom", val="double", sz="6", space="4", color="auto")
    # Word wants the parts of a paragraph's layout in the order of its schema.
    layout: Any = paragraph._p.get_or_add_pPr()
    layout.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _letterhead(document: Document, element: lxml_html.HtmlElement) -> None:
    """The first paragraph of a paper: its bold beginning on a line of its own."""
    name, *rest = pieces(element)
    while rest and not name.text.strip():
        name, *rest = rest
    paragraph = document.add_paragraph()
    if len(element) and element[0].tag == "strong":
        bold = [piece for piece in (name, *rest) if piece.bold]
        rest = [piece for piece in rest if not piece.bold]
        write(paragraph, iter(bold))
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph = document.add_paragraph()
    write(paragraph, iter(rest))
    if "paper-motto" in _classes(element):
        for line in document.paragraphs[-2:]:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in paragraph.runs:
            run.bold, run.underline = True, True
        return
    set_size(paragraph, Pt(10))
    _line_below(paragraph)


def _values_at(element: lxml_html.HtmlElement) -> Length:
    """Where the values of a list of pairs begin."""
    names = [len(_text(item[0])) + 1 for item in element.xpath("./li")]
    return Length(_LETTER * max((name for name in names if _SHORT_NAME < name <= _LONG_NAME), default=_SHORT_NAME))


def _pairs(document: Document, element: lxml_html.HtmlElement) -> None:
    """Names and values, the values in one line below each other."""
    start_at = _values_at(element)
    for item in element.xpath("./li"):
        paragraph = document.add_paragraph()
        layout = paragraph.paragraph_format
        name = _text(item[0])
        layout.space_after = Pt(2)
        if len(name) < _LONG_NAME:
            layout.left_indent, layout.first_line_indent = start_at, Length(-start_at)
            layout.tab_stops.add_tab_stop(start_at)
        run = paragraph.add_run(f"{name}\t" if len(name) < _LONG_NAME else f"{name} ")
        run.font.color.rgb = SOFT
        found = list(pieces(item))
        # What is left behind the name.
        start = next(place for place, piece in enumerate(found) if piece.text == item[0].tail) if item[0].tail else 1
        value = found[start:]
        value[:1] = [Piece(value[0].text.lstrip(), value[0].bold, value[0].italic, value[0].blank)] if value else []
        write(paragraph, iter(value), name="")


def _paragraph(document: Document, element: lxml_html.HtmlElement) -> None:
    names = _classes(element)
    if names & {"paper-letterhead", "paper-motto"}:
        return
    if "paper-heading" in names:
        write(document.add_paragraph(style="Heading 2"), (Piece(p.text, blank=p.blank) for p in pieces(element)))
        return
    paragraph = document.add_paragraph()
    write(paragraph, pieces(element))
    if "paper-number" in names:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(8)
    if "stamp" in names:
        for run in paragraph.runs:
            run.font.color.rgb = RED


def _paper(document: Document, paper: lxml_html.HtmlElement, note: str, *, alone: bool) -> None:
    """One paper on a sheet of its own."""
    title, *rest = paper
    said = "".join(piece.text for piece in pieces(title)).strip()
    numbered = next((_text(element) for element in rest if "paper-number" in _classes(element)), "")
    begin_sheet(document, numbered, said, note, alone=alone)
    for element in rest[:1]:
        if _classes(element) & {"paper-letterhead", "paper-motto"}:
            _letterhead(document, element)
    document.add_paragraph(said, style="Title")
    _blocks(document, rest)


def _blocks(document: Document, elements: list[lxml_html.HtmlElement]) -> None:
    """Add block after block; a container is opened, what is not text is left out."""
    for element in elements:
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            continue
        if element.tag == "p":
            _paragraph(document, element)
        elif "paper-pairs" in _classes(element):
            _pairs(document, element)
        elif element.tag in ("ul", "ol"):
            write_list(document, element)
        elif element.tag == "table":
            write_table(document, element)
        else:
            _blocks(document, list(element))


def word_file(title: str, elements: list[lxml_html.HtmlElement], written: datetime, *, filled: bool) -> bytes:
    """A Word document of the papers among some elements.

    Args:
        title: of the form, for the properties.
        elements: blocks of a built page.
        written: the date in its properties.
        filled: whether it is an example: then its foot and its properties say that its firms are fictional.

    Returns:
        The file; the same input gives the same bytes.

    Raises:
        LookupError: there is no paper among them.
    """
    note = _FICTIONAL if filled else ""
    document = blank_document(title, note or "Mẫu trống", written)
    papers = papers_in(elements)
    if not papers:
        raise LookupError("no paper (> [!giay] …) in the section")
    for paper in papers:
        _paper(document, paper, note, alone=len(papers) == 1)
    let_typing_look_alike(document)
    raw = io.BytesIO()
    document.save(raw)
    return _same_bytes(raw.getvalue())


def _same_bytes(packed: bytes) -> bytes:
    """The ZIP file with neutral dates."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                content = _without_unused_names(content)
            target.writestr(zipfile.ZipInfo(name, _ZIP_DATE), content, zipfile.ZIP_DEFLATED, 9)
    return result.getvalue()


def _without_unused_names(part: bytes) -> bytes:
    """A part without the two dozen namespaces that python-docx's template declares and nothing in it uses."""
    root = etree.fromstring(part)
    # It names prefixes of extensions, which have to be declared as long as it is there.
    root.attrib.pop("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", None)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
