"""A paper as a Word file: what Word and the client's people look for in one that is sent to them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import html

from account_docs.site.word_files import word_file
from account_docs.site.word_tables import shares
from tests.unit.test_papers import PAPER, marked

WRITTEN = datetime(2026, 11, 27, 8, 0)
LISTS = """<div><div class="admonition giay"><p class="admonition-title">Điều kiện, mẫu trống</p>
<p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong> Độc lập – Tự do – Hạnh phúc</p>
<ol><li>Một</li><li>Hai</li></ol><p>Giữa</p><ol><li>Lại một</li></ol>
<ul class="task-list"><li class="task-list-item">
<label class="task-list-control"><input type="checkbox" disabled checked></label> Xong</li></ul>
</div></div>"""


def made(source: str, *, filled: bool = True) -> tuple[bytes, Document]:
    content = word_file("Mẫu báo giá", list(marked(source)), WRITTEN, filled=filled)
    return content, docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name).decode()


def test_it_is_vietnamese_of_today() -> None:
    content, document = made(PAPER)
    settings = part(content, "word/settings.xml")
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert 'w:themeFontLang w:val="vi-VN"' in settings
    languages = [element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))]
    assert languages == ["vi-VN"] * len(languages) != []
    assert document.core_properties.language == "vi-VN"


def test_header_and_footer_name_the_paper_and_count_its_pages() -> None:
    _, document = made(PAPER)
    sheet = document.sections[0]
    assert sheet.different_first_page_header_footer
    assert sheet.header.paragraphs[0].text == "Báo giá · Số 08/2026/BG-NC, ngày 05/08/2026"
    assert not sheet.first_page_header.paragraphs[0].text, "the letterhead stands there"
    for foot in (sheet.footer, sheet.first_page_footer):
        assert "Trang 1 / 1" in foot.paragraphs[0].text
        fields = [element.text.strip() for element in foot.paragraphs[0]._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_nothing_in_the_text_speaks_of_the_handbook() -> None:
    for filled in (True, False):
        _, document = made(PAPER, filled=filled)
        text = "".join(element.text or "" for element in document.element.body.iter(qn("w:t")))
        assert "Sổ tay" not in text
        assert "dự án Đồi Sương" not in text
        assert ("hư cấu" in document.sections[0].footer.paragraphs[0].text) is filled
        assert "CC BY-SA 4.0" in document.core_properties.comments


def test_heads_of_tables_are_repeated_and_rows_stay_whole() -> None:
    _, document = made(PAPER)
    lines, signatures = document.tables
    heads = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in lines.rows]
    assert heads == [True, False, False, False]
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for table in (lines, signatures) for row in table.rows)
    assert [cell.text for cell in lines.rows[3].cells] == ["Tổng", "Tổng", "48"], "the name of a sum reaches up to it"
    assert lines.style.name == "Table Grid" != signatures.style.name


def test_what_is_still_empty_is_a_content_control() -> None:
    _, document = made(PAPER)
    controls = document.element.body.findall(f".//{qn('w:sdt')}")
    names = [control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val")) for control in controls]
    assert names == ["ngày", "tháng", "Số lượng"]
    for control in controls:
        assert control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
        style = next(control.iter(qn("w:rStyle"))).get(qn("w:val"))
        assert document.styles.get_by_id(style, 2).font.color.rgb == docx.shared.RGBColor(0x1D, 0x3F, 0x94)


def test_what_is_typed_in_looks_like_what_stands_beside_it() -> None:
    _, document = made(PAPER, filled=False)
    control = document.tables[0]._tbl.find(f".//{qn('w:sdt')}")
    shown = control.find(f"{qn('w:sdtContent')}/{qn('w:r')}/{qn('w:rPr')}/{qn('w:sz')}")
    typed = control.find(f"{qn('w:sdtPr')}/{qn('w:rPr')}/{qn('w:sz')}")
    assert shown.get(qn("w:val")) == typed.get(qn("w:val")) == "22", "eleven points, as the table"
    assert control.find(qn("w:sdtPr"))[0].tag == qn("w:rPr"), "first, as the schema has it"


def test_a_short_table_stands_on_one_page() -> None:
    _, document = made(PAPER)
    *rows, last = document.tables[0].rows
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for row in rows for cell in row.cells)
    assert not any(cell.paragraphs[0].paragraph_format.keep_with_next for cell in last.cells)


@pytest.mark.parametrize(
    ("longest", "amounts"),
    [
        ("Đợt 1, hóa đơn số 00000037, trả ngày 21/08/2026 theo hợp đồng và phụ lục", {1, 2, 3}),
        ("Đợt 1", {1, 2, 3}),
    ],
)
def test_amounts_do_not_wrap(longest: str, amounts: set[int]) -> None:
    head = ["Khoản", "Chưa VAT", "VAT 8%", "Phải trả, đã thanh toán"]
    found = shares([head, [longest, "232.000.000", "18.560.000", "250.560.000"]], 4, amounts)
    assert sum(found) == pytest.approx(1)
    # A sheet has room for some eighty letters.
    assert all(found[place] * 80 >= len("250.560.000") for place in amounts)


def test_a_long_name_of_a_pair_stands_before_its_value_as_in_a_sentence() -> None:
    names = ("Bên trả tiền cho nền tảng:", "Người bật, tắt, đổi ngân sách trên tài khoản:")
    items = "".join(f"<li><strong>{name}</strong> Vy</li>" for name in names)
    _, document = made(
        f'<div><div class="admonition giay"><p class="admonition-title">A, mẫu trống</p><ul>{items}</ul></div></div>'
    )
    texts = [paragraph.text for paragraph in document.paragraphs if "Vy" in paragraph.text]
    assert texts == [f"{names[0]}\tVy", f"{names[1]} Vy"]


def test_every_list_counts_from_one() -> None:
    content, document = made(LISTS)
    numbers = [element.get(qn("w:val")) for element in document.element.body.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]
    assert 'w:startOverride w:val="1"' in part(content, "word/numbering.xml")


def test_a_task_can_be_ticked() -> None:
    content, _ = made(LISTS)
    assert '<w14:checked w14:val="1"/>' in part(content, "word/document.xml")


def test_the_national_motto_stands_in_the_middle_over_the_title() -> None:
    _, document = made(LISTS)
    texts = [paragraph.text for paragraph in document.paragraphs[:3]]
    assert texts == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "Điều kiện"]
    assert {paragraph.alignment for paragraph in document.paragraphs[:2]} == {1}


def test_two_papers_stand_on_sheets_of_their_own() -> None:
    article = html.fragment_fromstring("<div></div>")
    article.extend([marked(PAPER)[0], marked(LISTS)[0]])
    document = docx.Document(io.BytesIO(word_file("X", list(article), WRITTEN, filled=True)))
    assert [sheet.header.paragraphs[0].text for sheet in document.sections] == [
        "Báo giá · Số 08/2026/BG-NC, ngày 05/08/2026",
        "Điều kiện",
    ]


@pytest.mark.parametrize("source", [PAPER, LISTS])
def test_the_same_paper_is_the_same_bytes(source: str) -> None:
    assert made(source)[0] == made(source)[0]


def test_signatures_keep_what_stands_above_them() -> None:
    _, document = made(PAPER)
    *_, signatures = document.tables
    before = next(signatures._tbl.itersiblings("{*}p", "{*}tbl", preceding=True))
    assert before.xpath(".//w:keepNext")


def test_of_several_papers_each_counts_its_own_pages_without_a_sum() -> None:
    papers = [*marked(PAPER), *marked(PAPER)]
    document = docx.Document(io.BytesIO(word_file("Dự toán", papers, WRITTEN, filled=True)))
    for sheet in document.sections:
        assert len(sheet._sectPr.findall(qn("w:pgNumType"))) == 1
        fields = [element.text.strip() for element in sheet.footer.paragraphs[0]._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE"]
    ends = [element for element in document.element.body.iterchildren("{*}p") if element.xpath("./w:pPr/w:sectPr")]
    assert all(end.xpath("./w:pPr/w:spacing/@w:line") == ["20"] for end in ends)
