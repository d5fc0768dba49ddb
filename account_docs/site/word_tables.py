"""Tables of a page in Word: lines with amounts, signatures, and any other."""

from __future__ import annotations

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml import html as lxml_html

from account_docs.html.tables import NOTHING
from account_docs.site.word_template import PEN, RED, TABLE_STYLE, xml_child
from account_docs.site.word_text import Piece, fill_in, pieces, set_size, write

_HEADER_GROUND = "F1F1F1"
# Letters a column asks for: less would break words, more wraps. A place to be filled in asks for a good deal.
_LEAST, _MOST, _TO_FILL = 9, 45, 22
# A column is wide enough for so much of its longest text: else one long cell among short ones becomes a tower.
_OF_THE_LONGEST, _LONGEST = 0.75, 28
_TO_FILL_AMOUNT = 12
# So many letters stand in a line of the sheet; the head of a column of amounts asks for so many at most.
_ROOM, _HEAD_OF_AMOUNTS, _LONGEST_AMOUNT = 80, 14, 20
# A table of so few rows stands on one page: LibreOffice 7 loses rows of some short ones that it has to break.
_WHOLE = 8
# Points between a table, or signatures, and the text above.
_BEFORE_LINES, _BEFORE_SIGNATURES = 6, 4
# How many paragraphs stay with the signatures below them.
_KEPT = 3
_SIZE = Pt(11)
_SIDES = {"align-right": WD_ALIGN_PARAGRAPH.RIGHT, "align-center": WD_ALIGN_PARAGRAPH.CENTER}


def _classes(element: lxml_html.HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _text(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _cells(row: lxml_html.HtmlElement) -> list[lxml_html.HtmlElement]:
    found: list[lxml_html.HtmlElement] = row.xpath("./td|./th")
    return found


def _shade(cell: _Cell, colour: str) -> None:
    """Give a cell a ground: python-docx has no call for it."""
    xml_child(cell._tc.get_or_add_tcPr(), "shd", val="clear", fill=colour)


def shares(rows: list[list[str]], columns: int, amounts: set[int]) -> list[float]:
    """The share of the width that each column of a table gets.

    Args:
        rows: the texts of the cells.
        columns: how many there are.
        amounts: columns of amounts, which don't wrap; the others get what is left by how long their texts are.

    Example:
        Beside a text of a hundred letters "232.000.000" still has room for its thirteen of the line's eighty.
    """
    asked = []
    for column in range(columns):
        texts = [row[column] for row in rows if column < len(row)]
        if column in amounts:
            head = max(min(len(texts[0]), _HEAD_OF_AMOUNTS), *map(len, texts[0].split() or [""]))
            asked.append(max(head, *(_TO_FILL_AMOUNT if text == "…" else len(text) for text in texts[1:]), 0) + 2.0)
            continue
        lengths = [_TO_FILL if text == "…" else len(text) for text in texts]
        mean, longest = sum(lengths) / max(len(lengths), 1), min(max(lengths, default=0), _LONGEST)
        asked.append(min(max(mean, longest * _OF_THE_LONGEST, _LEAST), _MOST))
    of_amounts = sum(asked[column] for column in amounts)
    others = sum(asked) - of_amounts
    if others and of_amounts < _ROOM < of_amounts + others:
        squeezed = (_ROOM - of_amounts) / others
        asked = [letters * (1 if column in amounts else squeezed) for column, letters in enumerate(asked)]
    return [letters / sum(asked) for letters in asked]


def _flag(row: _Row, *names: str) -> None:
    """Set properties of a row that are there or not: `cantSplit`, `tblHeader`."""
    properties = row._tr.get_or_add_trPr()
    for name in names:
        xml_child(properties, name)


def write_table(document: Document, element: lxml_html.HtmlElement) -> None:
    """A table as its classes tell what it is (account_docs/html/papers.py)."""
    if "paper-signs" in _classes(element):
        _room_before(document, _BEFORE_SIGNATURES)
        _signatures(document, element)
        # Mostly the end: a line more could be the only one of a further page.
        gap(document, 1)
    else:
        _room_before(document, _BEFORE_LINES)
        _lines(document, element)
        gap(document)


def _room_before(document: Document, points: float) -> None:
    """Keep a table off the text above it; a heading keeps its own distance."""
    *_, before = document.element.body.iterchildren("{*}p", "{*}tbl")
    paragraph = Paragraph(before, document._body) if before.tag == qn("w:p") else None
    if paragraph is not None and paragraph.text and paragraph.style and paragraph.style.name == "Normal":
        paragraph.paragraph_format.space_after = Pt(points)


def gap(document: Document, points: float = 8) -> None:
    """A little room after a table; two tables that touch become one."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(points)


def _new(document: Document, columns: int, widths: list[float]) -> Table:
    table: Table = document.add_table(rows=0, cols=columns)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    sheet = document.sections[-1]
    width = int(sheet.page_width or 0) - int(sheet.left_margin or 0) - int(sheet.right_margin or 0)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = int(width * share)
    return table


def _lines(document: Document, element: lxml_html.HtmlElement) -> None:
    """Rows under a head that every page repeats; a row that adds up, or names a group, is bold over its width."""
    rows = element.xpath(".//tr")
    texts = [[_text(cell) for cell in _cells(row)] for row in rows]
    columns = max(map(len, texts))
    head = _cells(rows[0])
    amounts = {place for place, cell in enumerate(head) if "align-right" in _classes(cell)}
    # "213 giờ dùng được tháng 6" stands to the right as well, but may wrap.
    amounts = {place for place in amounts if all(len(row[place]) <= _LONGEST_AMOUNT for row in texts[1:])}
    is_paper = "paper-lines" in _classes(element)
    table = _new(document, columns, shares(texts, columns, amounts))
    table.style = TABLE_STYLE
    for found, said in zip(rows, texts, strict=True):
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx left it out
        in_head = found.getparent().tag == "thead"
        strong = in_head or bool({"total", "paper-group"} & _classes(found))
        _flag(row, "cantSplit", *(["tblHeader"] if in_head else []))
        for place, cell in enumerate(_cells(found)):
            paragraph = row.cells[place].paragraphs[0]
            if not (is_paper and said[place] in (NOTHING - {"…"})):
                _write_cell(paragraph, cell, bold=strong, name=texts[0][place])
            for name in _classes(cell) & _SIDES.keys():
                paragraph.alignment = _SIDES[name]
            if in_head:
                _shade(row.cells[place], _HEADER_GROUND)
            if in_head or (len(rows) <= _WHOLE and found is not rows[-1]):
                paragraph.paragraph_format.keep_with_next = True
        if is_paper and not in_head:
            _merge(row, said)


def _merge(row: _Row, said: list[str]) -> None:
    """Let the name of a sum reach up to its amount over cells that hold nothing."""
    end = 0
    while end + 1 < len(said) - 1 and said[end + 1] in (NOTHING - {"…"}):
        end += 1
    if end:
        cells = row.cells
        merged = cells[0].merge(cells[end])
        for paragraph in merged.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)


def _write_cell(paragraph: Paragraph, cell: lxml_html.HtmlElement, *, bold: bool, name: str) -> None:
    """The content of a cell; an ellipsis alone is a place to be filled in, called after its column."""
    paragraph.paragraph_format.space_after = Pt(1)
    if _text(cell) == "…":
        fill_in(paragraph.add_run("…"), name)
    else:
        write(paragraph, pieces(cell, bold=bold))
    set_size(paragraph, _SIZE)


def _signatures(document: Document, element: lxml_html.HtmlElement) -> None:
    """Parties side by side without lines, kept on one page, with room to sign."""
    rows = element.xpath(".//tr")
    columns = max(len(_cells(row)) for row in rows)
    _keep_with_next(document)
    table = _new(document, columns, [1 / columns] * columns)
    is_signed = bool(element.xpath('.//td[contains(@class, "signed")]'))
    for number, found in enumerate(rows):
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx left it out
        _flag(row, "cantSplit")
        for place, cell in enumerate(_cells(found)):
            paragraph = row.cells[place].paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = number < len(rows) - 1
            paragraph.paragraph_format.space_after = Pt(48 if number == 1 and not is_signed else 2)
            _write_signature(paragraph, cell, is_head=number == 0, is_hint=number == 1)


def _keep_with_next(document: Document) -> None:
    """Let what stands last stay on the page of what follows: signatures alone on a sheet could be under anything."""
    body = document.element.body
    for element in [*body.iterchildren("{*}p", "{*}tbl")][-_KEPT:]:
        lines = [element] if element.tag == qn("w:p") else [*element.iterchildren("{*}tr")][-1].iter("{*}p")
        for line in lines:
            Paragraph(line, document._body).paragraph_format.keep_with_next = True


def _write_signature(paragraph: Paragraph, cell: lxml_html.HtmlElement, *, is_head: bool, is_hint: bool) -> None:
    said = _text(cell)
    if said in NOTHING - {"…"}:
        return
    names = _classes(cell)
    if names & {"signed", "stamped"}:
        colour = PEN if "signed" in names else RED
        found = iter([Piece(said, bold="stamped" in names, italic="signed" in names)])
        write(paragraph, found)
        for run in paragraph.runs:
            run.font.color.rgb = colour
            run.font.size = Pt(14) if "signed" in names else Pt(10)
    else:
        write(paragraph, pieces(cell, bold=is_head, italic=is_hint))
