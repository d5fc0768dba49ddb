"""A section of a built page as a Word document: headings, paragraphs, lists, tables and letters."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import cast

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree
from lxml import html as lxml_html

FACE = "Arial"
TABLE_STYLE = "Table Grid"
_HEADER_GROUND = "F1EEE4"
_INK = RGBColor(0x1C, 0x24, 0x28)
_SKIPPED = {"script", "style", "svg", "button", "figure", "nav"}
# The earliest date that a ZIP file can hold: the same bytes whenever it is written.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


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


def _runs(
    element: lxml_html.HtmlElement, *, bold: bool = False, italic: bool = False
) -> Iterator[tuple[str, bool, bool]]:
    """(text, bold, italic) of the inline content of an element, without its blocks."""
    if element.text:
        yield element.text, bold, italic
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED or "headerlink" in (child.get("class") or ""):
            pass
        elif child.tag == "br":
            yield "\n", bold, italic
        elif child.tag not in ("ul", "ol"):
            yield from _runs(
                child, bold=bold or child.tag in ("strong", "b", "th"), italic=italic or child.tag in ("em", "i")
            )
        if child.tail:
            yield child.tail, bold, italic


def _write(
    paragraph: Paragraph, element: lxml_html.HtmlElement, *, bold: bool = False, keep_lines: bool = False
) -> None:
    """Put the inline content of an element into a paragraph; white space as HTML shows it, unless lines are kept."""
    for text, is_bold, is_italic in _runs(element, bold=bold):
        shown = text if keep_lines or text == "\n" else re.sub(r"\s+", " ", text)
        run = paragraph.add_run(shown)
        run.bold = is_bold or None
        run.italic = is_italic or None
    if paragraph.runs and not keep_lines:
        paragraph.runs[0].text = paragraph.runs[0].text.lstrip()


def _shade(cell: _Cell, colour: str) -> None:
    """Give a cell a ground: python-docx has no call for it."""
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cast("etree._Element", cell._tc.get_or_add_tcPr()).append(shade)


# Letters a cell asks for: less would break words, more wraps. A place to be filled in asks for a good deal.
_LEAST, _MOST, _TO_FILL = 12, 45, 34


def _shares(rows: list[list[str]], columns: int) -> list[float]:
    """The share of the width that each column of a table gets, by how long its texts are."""
    asked = []
    for column in range(columns):
        lengths = [_TO_FILL if row[column] == "…" else len(row[column]) for row in rows if column < len(row)]
        asked.append(min(max(sum(lengths) / max(len(lengths), 1), _LEAST), _MOST))
    return [letters / sum(asked) for letters in asked]


def _table(document: Document, element: lxml_html.HtmlElement) -> None:
    rows = element.xpath(".//tr")
    columns = max(len(row.xpath("./td|./th")) for row in rows)
    table = document.add_table(rows=0, cols=columns)
    table.style = TABLE_STYLE
    table.autofit = True
    sheet = document.sections[0]
    width = int(sheet.page_width or 0) - int(sheet.left_margin or 0) - int(sheet.right_margin or 0)
    shares = _shares(
        [[" ".join(cell.text_content().split()) for cell in row.xpath("./td|./th")] for row in rows], columns
    )
    for column, share in zip(table.columns, shares, strict=False):
        column.width = int(width * share)
    for row in rows:
        cells = table.add_row().cells
        in_head = row.getparent().tag == "thead"
        for place, found in enumerate(row.xpath("./td|./th")):
            cells[place].width = int(width * shares[place])
            _write(cells[place].paragraphs[0], found, bold=in_head or place == 0)
            if in_head:
                _shade(cells[place], _HEADER_GROUND)
                cells[place].paragraphs[0].paragraph_format.keep_with_next = True
    _gap(document)


def _gap(document: Document) -> None:
    """A little room after a table; two tables that touch become one."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run().font.size = Pt(6)
    paragraph.paragraph_format.line_spacing = Pt(8)


def _list(document: Document, element: lxml_html.HtmlElement, depth: int = 1) -> None:
    style = "List Number" if element.tag == "ol" else "List Bullet"
    for item in element.xpath("./li"):
        paragraph = document.add_paragraph(style=style if depth == 1 else f"{style} {min(depth, 3)}")
        boxes = item.xpath('.//input[@type="checkbox"]')
        if boxes:
            paragraph.add_run("☑ " if boxes[0].get("checked") is not None else "☐ ")
        blocks = item.xpath("./p")
        for place, block in enumerate(blocks or [item]):
            _write(paragraph if not place else document.add_paragraph(), block)
        for inner in item.xpath("./ul|./ol"):
            _list(document, inner, depth + 1)


def _letter(document: Document, element: lxml_html.HtmlElement) -> None:
    """A letter or form to copy: its lines, in a frame."""
    table = document.add_table(rows=1, cols=1)
    table.style = TABLE_STYLE
    cell = table.rows[0].cells[0]
    is_form = "form" in (element.xpath(".//code/@class") or [""])[0].split()
    for place, line in enumerate(element.text_content().rstrip("\n").split("\n")):
        paragraph = cell.paragraphs[0] if not place else cell.add_paragraph()
        run = paragraph.add_run(line)
        paragraph.paragraph_format.space_after = Pt(0)
        if is_form:
            _face(run, "Courier New", 9)
    _gap(document)


def _face(run_or_style: Run | CharacterStyle, name: str, size: float) -> None:
    """Set the face for every script, Vietnamese letters included."""
    run_or_style.font.name = name
    run_or_style.font.size = Pt(size)
    fonts = run_or_style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)
        # The face of the template's theme would win.
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    fonts.attrib.pop(qn("w:cstheme"), None)


def _blocks(document: Document, elements: list[lxml_html.HtmlElement]) -> None:
    """Add block after block; a container is opened, what is not text is left out."""
    for element in elements:
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            continue
        if element.tag in ("h3", "h4"):
            _write(document.add_heading(level=2 if element.tag == "h3" else 3), element)
        elif element.tag == "p":
            title = "admonition-title" in (element.get("class") or "")
            _write(document.add_paragraph(), element, bold=title)
        elif element.tag in ("ul", "ol"):
            _list(document, element)
        elif element.tag == "table":
            _table(document, element)
        elif element.tag == "pre":
            _letter(document, element)
        else:
            _blocks(document, list(element))


def _slim(document: Document) -> None:
    """Take out what python-docx's template carries along and no form uses: most of the file's size."""
    # The thumbnail shows another document.
    for identifier, relation in list(document.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del document.part.package.rels[identifier]
    # A second copy of the styles, for Word 2010 only.
    for identifier, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[identifier]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in (TABLE_STYLE, "Normal Table"):
            style.delete()


def word_file(title: str, elements: list[lxml_html.HtmlElement], footer: str, written: datetime) -> bytes:
    """A Word document of A4 with a title, the elements and a line at the foot of each sheet.

    Args:
        title: what stands on top.
        elements: blocks of a built page.
        footer: where the form comes from.
        written: the date in its properties.

    Returns:
        The file; the same input gives the same bytes.
    """
    document = docx.Document()
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Cm(21), Cm(29.7)
    sheet.left_margin = sheet.right_margin = Cm(2)
    sheet.top_margin = sheet.bottom_margin = Cm(2)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in (("Normal", 10.5), ("Heading 1", 16), ("Heading 2", 12), ("Heading 3", 11)):
        style = cast("CharacterStyle", document.styles[name])
        _face(style, FACE, size)
        style.font.color.rgb = _INK
    document.add_heading(title, level=1)
    _blocks(document, elements)
    foot = sheet.footer.paragraphs[0]
    foot.add_run(footer).font.size = Pt(8)
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "Sổ tay Account", "vi-VN"
    properties.comments, properties.keywords, properties.last_modified_by = "", "", ""
    properties.created = properties.modified = written.replace(tzinfo=None)
    properties.revision = 1
    _slim(document)
    raw = io.BytesIO()
    document.save(raw)
    return _same_bytes(raw.getvalue())


def _same_bytes(packed: bytes) -> bytes:
    """The ZIP file with neutral dates."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_DATE), source.read(name), zipfile.ZIP_DEFLATED, 9)
    return result.getvalue()
