"""The Word document that every paper begins from: A4, Vietnamese, styles, numbering, header and footer.

python-docx's own template is made for English letters of Word 2010; what is set here is what Word asks for when a
document of today is opened: compatibility mode 15, the proofing language, faces for every script.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle
from docx.text.paragraph import Paragraph

FACE = "Times New Roman"
TABLE_STYLE = "Table Grid"
BLANK_STYLE = "Placeholder Text"
LANGUAGE = "vi-VN"
COMPATIBILITY = "15"
INK, SOFT, PEN, RED = (
    RGBColor(0, 0, 0),
    RGBColor(0x4B, 0x5A, 0x5F),
    RGBColor(0x1D, 0x3F, 0x94),
    RGBColor(0xA8, 0x23, 0x1B),
)
# Sizes in points of the styles that papers use.
_SIZES = {"Normal": 12, "Title": 15, "Heading 2": 12, "Heading 3": 12, "Header": 9, "Footer": 9}
# Descriptions of our two kinds of lists in numbering.xml.
BULLETS, NUMBERS = 90, 91
_LEVELS = 3
# Parts of the template: pictures of its theme, faces of the web, a second copy of the styles for Word 2010.
_UNUSED_PARTS = frozenset(("theme", "webSettings", "fontTable", "customXml", "stylesWithEffects"))
_USED_STYLES = frozenset(
    (
        "Normal",
        "Title",
        "Heading 2",
        "Heading 3",
        "Header",
        "Footer",
        TABLE_STYLE,
        BLANK_STYLE,
        "Default Paragraph Font",
        "Normal Table",
        "No List",
    )
)
# Settings of the template: who wrote it when, how it sets formulas, shapes and colours of a theme that is gone.
_UNUSED_SETTINGS = (
    *("proofState", "savePreviewPicture", "useFELayout", "rsids", "mathPr", "clrSchemeMapping", "zoom"),
    *("shapeDefaults", "docId", "defaultImageDpi", "doNotAutoCompressPictures"),
)
_INDENT, _HANGING = 360, 360  # twentieths of a point


def blank_document(title: str, subject: str, written: datetime) -> Document:
    """An empty document of A4 with our styles.

    Args:
        title: in its properties.
        subject: in its properties: what it is an example of.
        written: the date in its properties.
    """
    document = docx.Document()
    _set_styles(document)
    _set_settings(document)
    _add_numbering(document)
    _slim(document)
    _lay_out(document.sections[0])
    properties = document.core_properties
    properties.title, properties.subject, properties.language = title, subject, LANGUAGE
    properties.author = properties.last_modified_by = "Sổ tay Account"
    properties.comments, properties.keywords = "Mẫu của Sổ tay Account, giấy phép CC BY-SA 4.0", ""
    properties.created = properties.modified = written.replace(tzinfo=None)
    properties.revision = 1
    return document


def set_face(style: CharacterStyle, size: float) -> None:
    """Set the face of a style for every script, Vietnamese letters included."""
    style.font.name, style.font.size = FACE, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FACE)
        # The face of the template's theme would win.
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    fonts.attrib.pop(qn("w:cstheme"), None)


def _set_styles(document: Document) -> None:
    # Without the template's theme its faces mean nothing.
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for attribute in list(fonts.attrib):
            if str(attribute).lower().endswith("theme"):
                del fonts.attrib[attribute]
    for name, size in _SIZES.items():
        style = document.styles[name]
        set_face(style, size)
        style.font.color.rgb = SOFT if name in ("Header", "Footer") else INK
    normal = document.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(4), 1.1
    title = document.styles["Title"]
    title.font.bold, title.font.all_caps = True, True
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(10), Pt(2)
    for border in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(border)
    for name in ("Heading 2", "Heading 3"):
        heading = document.styles[name]
        heading.font.bold = True
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(10), Pt(3)
        heading.paragraph_format.keep_with_next = True
    blank = document.styles.add_style(BLANK_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    blank.font.color.rgb = PEN


def _set_settings(document: Document) -> None:
    """Compatibility mode 15, and Vietnamese for the spelling of every text."""
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), COMPATIBILITY)
    for theme in settings.findall(qn("w:themeFontLang")):
        theme.set(qn("w:val"), LANGUAGE)
        theme.attrib.pop(qn("w:eastAsia"), None)
    for name in _UNUSED_SETTINGS:
        for found in [*settings.iter(f"{{*}}{name}")]:
            found.getparent().remove(found)
    for name, sign in (("decimalSymbol", ","), ("listSeparator", ";")):
        for found in settings.findall(qn(f"w:{name}")):
            found.set(qn("w:val"), sign)
    for language in document.styles.element.iter(qn("w:lang")):
        for script in ("val", "eastAsia"):
            language.set(qn(f"w:{script}"), LANGUAGE)


def xml_element(name: str, **attributes: str) -> Any:
    """A new element of WordprocessingML; python-docx and lxml disagree on its type.

    Args:
        name: without its prefix, "tblHeader".
        attributes: of the same namespace.
    """
    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def xml_child(parent: Any, name: str, **attributes: str) -> Any:
    """The same, at the end of another element."""
    made = xml_element(name, **attributes)
    parent.append(made)
    return made


def _add_numbering(document: Document) -> None:
    """Add our two kinds of lists to numbering.xml; each list of a paper takes a number of its own (new_list)."""
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    for identifier, kind in ((BULLETS, "bullet"), (NUMBERS, "decimal")):
        abstract = xml_element("abstractNum", abstractNumId=str(identifier))
        xml_child(abstract, "multiLevelType", val="multilevel")
        for level in range(_LEVELS):
            described = xml_child(abstract, "lvl", ilvl=str(level))
            xml_child(described, "start", val="1")
            xml_child(described, "numFmt", val=kind)
            xml_child(described, "lvlText", val="–" if kind == "bullet" else f"%{level + 1}.")
            xml_child(described, "lvlJc", val="left")
            indents = xml_child(described, "pPr")
            xml_child(indents, "ind", left=str(_INDENT * (level + 1)), hanging=str(_HANGING))
        numbering.append(abstract)


def new_list(document: Document, kind: int) -> int:
    """A list that counts from 1, whatever lists came before.

    Args:
        document: the document.
        kind: BULLETS or NUMBERS.

    Returns:
        Its number in numbering.xml.
    """
    numbering = document.part.numbering_part.element
    identifier = len(numbering.findall(qn("w:num"))) + 1
    num = xml_child(numbering, "num", numId=str(identifier))
    xml_child(num, "abstractNumId", val=str(kind))
    xml_child(xml_child(num, "lvlOverride", ilvl="0"), "startOverride", val="1")
    return identifier


def _lay_out(sheet: Section) -> None:
    sheet.page_width, sheet.page_height = Cm(21), Cm(29.7)
    sheet.left_margin, sheet.right_margin = Cm(2.5), Cm(2)
    sheet.top_margin = sheet.bottom_margin = Cm(2)
    sheet.header_distance = sheet.footer_distance = Cm(1)


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that Word works out, like the number of the page."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            xml_child(run._r, "fldChar", fldCharType=kind)
        elif text == code:
            instruction = xml_child(run._r, "instrText")
            instruction.text = f" {code} "
        else:
            run.text = text


def begin_sheet(document: Document, number: str, title: str, note: str, *, alone: bool) -> Section:
    """The section of a further paper: it begins on a new page and counts its own.

    Args:
        document: the document; its first section is taken while it is empty.
        number: the number and date of the paper, for the header; may be empty.
        title: its title, for the header.
        note: what stands at the foot beside "Trang x / y"; may be empty.
        alone: whether the file holds this paper only. Of several papers each counts its own pages, and not every
            program can say how many they are.
    """
    is_first = not len(document.element.body.xpath("./w:p|./w:tbl"))
    sheet = document.sections[0] if is_first else document.add_section(WD_SECTION.NEW_PAGE)
    if not is_first:
        _flatten(document.paragraphs[-1])
    _lay_out(sheet)
    sheet.different_first_page_header_footer = True
    # Word wants the parts of a layout in the order of its schema.
    layout: Any = sheet._sectPr
    # A further sheet begins as a copy of the one before, its count of pages included.
    for count in layout.findall(qn("w:pgNumType")):
        layout.remove(count)
    layout.find(qn("w:cols")).addprevious(xml_element("pgNumType", start="1"))
    for part in (sheet.header, sheet.first_page_header, sheet.footer, sheet.first_page_footer):
        part.is_linked_to_previous = False
    head = sheet.header.paragraphs[0]
    head.text = " · ".join(part for part in (title, number) if part)
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for foot in (sheet.footer.paragraphs[0], sheet.first_page_footer.paragraphs[0]):
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot.add_run(f"{note} · " if note else "")
        foot.add_run("Trang ")
        _field(foot, "PAGE")
        if alone:
            foot.add_run(" / ")
            _field(foot, "NUMPAGES")
    return sheet


def _flatten(paragraph: Paragraph) -> None:
    """Make the paragraph that ends a section too small to run over onto a page of its own."""
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = Pt(1)
    mark = paragraph._p.get_or_add_pPr()
    size = xml_element("rPr")
    xml_child(size, "sz", val="2")
    # Before the layout of the section, as the schema wants it.
    mark.insert_element_before(size, "w:sectPr", "w:pPrChange")


def _slim(document: Document) -> None:
    """Take out what python-docx's template carries along and no paper uses: half of the file's size."""
    # The thumbnail shows another document.
    for identifier, relation in list(document.part.package.rels.items()):
        # The extended properties say that the template was written on a Macintosh and has no words.
        if relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            del document.part.package.rels[identifier]
    for identifier, relation in list(document.part.rels.items()):
        if relation.reltype.rsplit("/", 1)[1] in _UNUSED_PARTS:
            del document.part.rels[identifier]
    for style in list(document.styles):
        if style.name not in _USED_STYLES:
            style.delete()
    styles = document.styles.element
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)
    # What is left may name a style that went, as the next one or as its twin for runs.
    known = {style.style_id for style in document.styles}
    for name in ("link", "next", "basedOn"):
        for found in [*styles.iter(qn(f"w:{name}"))]:
            if found.get(qn("w:val")) not in known:
                found.getparent().remove(found)
