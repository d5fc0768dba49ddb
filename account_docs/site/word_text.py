"""Running text of a page in Word: bold and italics, places to be filled in, boxes to be ticked, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, cast

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import html as lxml_html

from account_docs.site.word_template import BLANK_STYLE, BULLETS, NUMBERS, new_list, xml_child, xml_element

SKIPPED = {"script", "style", "svg", "button", "figure", "nav"}
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_DEEPEST = 3
# The name of a content control; Word shows some 64 letters.
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Piece:
    """A stretch of text of one look.

    Attributes:
        text: as HTML shows it.
        bold, italic: its look.
        blank: whether it is a place to be filled in.
    """

    text: str
    bold: bool = False
    italic: bool = False
    blank: bool = False


def _classes(element: lxml_html.HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def pieces(element: lxml_html.HtmlElement, *, bold: bool = False, italic: bool = False) -> Iterator[Piece]:
    """The inline content of an element, without the blocks in it.

    Args:
        element: a paragraph, cell or item.
        bold: whether all of it is bold.
        italic: whether all of it is in italics.
    """
    if element.text:
        yield Piece(element.text, bold, italic)
    for child in element:
        if not isinstance(child.tag, str) or child.tag in SKIPPED or {"headerlink", "paper-label"} & {*_classes(child)}:
            pass
        elif child.tag == "br":
            yield Piece("\n", bold, italic)
        elif "blank" in _classes(child):
            yield Piece(child.text_content(), bold, italic, blank=True)
        elif child.tag not in ("ul", "ol", "label"):
            yield from pieces(
                child, bold=bold or child.tag in ("strong", "b", "th"), italic=italic or child.tag in ("em", "i")
            )
        if child.tail:
            yield Piece(child.tail, bold, italic)


def write(paragraph: Paragraph, found: Iterator[Piece], *, name: str = "") -> None:
    """Put pieces into a paragraph; white space as HTML shows it.

    Args:
        paragraph: an empty paragraph, or one whose beginning stands already.
        found: the pieces.
        name: what its content controls are called; else each by its own text.
    """
    fresh = not paragraph._p.xpath(".//w:r")
    for piece in found:
        text = piece.text if piece.text == "\n" else re.sub(r"\s+", " ", piece.text)
        text = text.lstrip() if fresh else text
        if not text:
            continue
        fresh = False
        run = paragraph.add_run(text)
        run.bold, run.italic = piece.bold or None, piece.italic or None
        if piece.blank:
            fill_in(run, name or text.strip("[]"))


def fill_in(run: Run, name: str) -> None:
    """Make a content control of a run: a click selects all of it, and typing takes its place.

    Args:
        run: the run, which shows what is wanted.
        name: what the control is called.
    """
    run.style = BLANK_STYLE
    control = xml_element("sdt")
    properties = xml_child(control, "sdtPr")
    xml_child(properties, "alias", val=name[:_LONGEST_NAME])
    xml_child(properties, "showingPlcHdr")
    xml_child(properties, "text")
    content, text = xml_child(control, "sdtContent"), cast("Any", run._r)
    text.addprevious(control)
    content.append(text)


def set_size(paragraph: Paragraph, size: Length) -> None:
    """Set the size of all text of a paragraph: `paragraph.runs` leaves out what stands in content controls."""
    for found in paragraph._p.iter(qn("w:r")):
        Run(cast("Any", found), paragraph).font.size = size


def let_typing_look_alike(document: Document) -> None:
    """Give what is typed into a content control the size and weight of what stands there, which is a placeholder."""
    for control in document.element.body.iter(qn("w:sdt")):
        properties, shown = control.find(qn("w:sdtPr")), next(control.iter(qn("w:rPr")), None)
        if properties.find(qn("w:showingPlcHdr")) is None or shown is None:
            continue
        look = deepcopy(shown)
        for style in look.findall(qn("w:rStyle")):
            look.remove(style)
        if len(look):
            properties.insert(0, look)


def tick_box(paragraph: Paragraph, *, ticked: bool, name: str) -> None:
    """A box that a click ticks."""
    text: Any = paragraph.add_run("☒" if ticked else "☐")._r
    control: Any = parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w14="{_W14}"><w:sdtPr><w:alias w:val=""/>'
        f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").set(qn("w:val"), name[:_LONGEST_NAME] or "Ô đánh dấu")
    text.addprevious(control)
    control.find(qn("w:sdtContent")).append(text)


def write_list(document: Document, element: lxml_html.HtmlElement, depth: int = 1, number: int = 0) -> None:
    """A list; each counts from its own beginning.

    Args:
        document: where it is added.
        element: a <ul> or <ol>.
        depth: how deep it stands, from 1.
        number: the list of numbering.xml that it continues in depth; 0 for a list of its own.
    """
    number = number or new_list(document, NUMBERS if element.tag == "ol" else BULLETS)
    for item in element.xpath("./li"):
        paragraph = document.add_paragraph()
        blocks = item.xpath("./p")
        boxes = item.xpath('./label//input[@type="checkbox"]|./p/label//input[@type="checkbox"]')
        if boxes:
            name = " ".join((blocks[0] if blocks else item).text_content().split())
            tick_box(paragraph, ticked=boxes[0].get("checked") is not None, name=name)
        else:
            layout: Any = paragraph._p.get_or_add_pPr()
            properties = layout.get_or_add_numPr()
            properties.get_or_add_ilvl().val = min(depth, _DEEPEST) - 1
            properties.get_or_add_numId().val = number
        paragraph.paragraph_format.space_after = Pt(2)
        for place, block in enumerate(blocks or [item]):
            write(paragraph if not place else document.add_paragraph(), pieces(block))
        for inner in item.xpath("./ul|./ol"):
            kind = NUMBERS if inner.tag == "ol" else BULLETS
            same = inner.tag == element.tag
            write_list(document, inner, depth + 1, number if same else new_list(document, kind))
