"""The forms to download: each opens, holds what its page shows, and works out what it says."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import ironcalc
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import html as lxml_html

from account_docs.content.project import load_project
from account_docs.site.downloads import write_downloads
from account_docs.site.word_files import papers_in, section
from account_docs.site.workbooks import WORKBOOKS
from account_docs.site.workbooks.book import Book, Cell
from account_docs.site.workbooks.formulas import Area, Formula, workdays_after, workdays_between
from account_docs.site.workbooks.timeline import task
from account_docs.site.workbooks.tracker import row

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = datetime(2026, 11, 23, tzinfo=UTC)
PROJECT = load_project(ROOT / "data" / "project.yml")
FORMS = sorted(path.stem for path in (ROOT / "docs" / "bieu-mau").glob("*.md") if path.stem != "index")


def article(site: Path, form: str) -> lxml_html.HtmlElement:
    """The built page of a form."""
    text = (site / "bieu-mau" / form / "index.html").read_bytes()
    return lxml_html.fromstring(text, parser=lxml_html.HTMLParser(encoding="utf-8"))


def words_of(document: docx.document.Document) -> str:
    """All text of a Word document, tables and places to be filled in included, white space made even."""
    signs = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:p"): " "}
    parts = [signs.get(element.tag) or element.text or "" for element in document.element.body.iter(qn("w:t"), *signs)]
    return " ".join("".join(parts).split())


def shown_in(blocks: list[lxml_html.HtmlElement]) -> list[str]:
    """The pieces of text that a reader sees of some blocks, or of the papers among them: a file must hold them."""
    pieces = []
    for block in papers_in(blocks) or blocks:
        for label in block.xpath('.//span[@class="paper-label"]'):
            label.drop_tree()
        cells = [cell for cell in block.iter("td", "th", "li", "p") if not cell.xpath(".//li|.//p|ancestor::nav")]
        pieces += [" ".join(cell.text_content().split()) for cell in cells]
    # The notes that lead to the sources of the page lead nowhere in a file.
    return [re.sub(r" \((?:nguồn(?:, )?)+\)", "", piece) for piece in pieces if piece not in ("", "—")]


def test_every_form_offers_the_empty_and_the_filled_one(site: Path) -> None:
    assert len(FORMS) >= 16
    for form in FORMS:
        offered = [link.get("href") for link in article(site, form).xpath('//nav[@class="downloads"]//a')]
        assert f"../../tai-ve/{form}-mau-trong.docx" in offered
        assert f"../../tai-ve/{form}-mau-da-dien.docx" in offered
        for link in offered:
            assert (site / "bieu-mau" / form / link).resolve().stat().st_size > 4000, link


@pytest.mark.parametrize("kind", ["mau-trong", "mau-da-dien"])
@pytest.mark.parametrize("form", FORMS)
def test_a_word_file_holds_its_section_of_the_page(site: Path, form: str, kind: str) -> None:
    document = docx.Document(site / "tai-ve" / f"{form}-{kind}.docx")
    text = words_of(document)
    page = article(site, form)
    wanted = shown_in(section(page, kind))
    assert len(wanted) >= 5, "a form has something to fill in"
    for piece in wanted:
        assert piece in text or piece.replace("☐ ", "") in text, piece
    assert document.core_properties.title == page.xpath("//h1")[0].text_content().strip()
    sheet = document.sections[0]
    assert (round(sheet.page_width.cm, 1), round(sheet.page_height.cm, 1)) == (21.0, 29.7)
    assert "Trang " in sheet.footer.paragraphs[0].text
    assert ("hư cấu" in sheet.footer.paragraphs[0].text) is (kind == "mau-da-dien")
    if papers_in(section(page, kind)):
        assert "Sổ tay" not in text, "a paper that is sent does not speak of the page it comes from"


def test_the_offline_edition_has_the_same_files(site: Path, offline_site: Path) -> None:
    online = {path.name: path.read_bytes() for path in (site / "tai-ve").iterdir()}
    assert len(online) >= 36
    assert {path.name: path.read_bytes() for path in (offline_site / "tai-ve").iterdir()} == online


def shown_and_worked_out(workbook: bytes, folder: Path) -> Iterator[tuple[str, object, object]]:
    """Of every formula: its place, what a viewer shows, and what another program of spreadsheets works out."""
    path = folder / "workbook.xlsx"
    path.write_bytes(workbook)
    written = openpyxl.load_workbook(path)
    formulas = [
        (place, cell)
        for place, sheet in enumerate(written.worksheets)
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    ]
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    for place, cell in formulas:
        # Typed in anew: of a file it takes the days off of WORKDAY for a single cell.
        model.set_user_input(place, cell.row, cell.column, cell.value)
    model.evaluate()
    shown = openpyxl.load_workbook(path, data_only=True)
    for place, cell in formulas:
        value = shown.worksheets[place][cell.coordinate].value
        yield (
            f"{cell.parent.title}!{cell.coordinate} {cell.value}",
            "" if value is None else value,
            model.get_cell_value(place, cell.row, cell.column),
        )


@pytest.mark.parametrize("name", sorted(WORKBOOKS))
def test_a_spreadsheet_shows_what_its_formulas_work_out(name: str, tmp_path: Path) -> None:
    found = list(shown_and_worked_out(WORKBOOKS[name](PROJECT, WRITTEN), tmp_path))
    assert len(found) > 15
    for place, shown, worked in found:
        assert shown == pytest.approx(worked), place


def one_sheet(rows: list[list[Cell]]) -> bytes:
    """A workbook with these rows and nothing else."""
    book = Book("Thử", WRITTEN)
    book.table("Thử", [(f"Cột {number}", 10, "") for number in range(len(rows[0]))], rows)
    return book.bytes()


def test_the_other_program_does_not_repeat_what_is_shown(tmp_path: Path) -> None:
    ((_, shown, worked),) = shown_and_worked_out(one_sheet([[Formula("1+1", lambda: 3)]]), tmp_path)
    assert (shown, worked) == (3, 2)


# Plan, committed, spent, needed: nothing, what was not planned, under, a hint, an alarm, an empty cell.
TRACKED = [(0, 0, 0, 0), (0, 0, 4, 0), (100, 0, 70, 0), (100, 5, 80, 21), (100, 20, 80, 11), (100, None, 80, None)]


def test_other_numbers_show_what_their_formulas_work_out_too(tmp_path: Path) -> None:
    rows = [row(number, ("x", "khách", *line)) for number, line in enumerate(TRACKED, start=2)]
    flags = [flag.value for *_, flag in rows if isinstance(flag, Formula)]
    assert flags == ["", "NGOÀI KẾ HOẠCH", "", "HỎI", "BÁO NGAY", ""]
    for place, shown, worked in shown_and_worked_out(one_sheet(rows), tmp_path):
        assert shown == pytest.approx(worked), place


@pytest.mark.parametrize("days", [1, 2, 5, 6, 23])
def test_a_task_ends_on_the_day_that_the_spreadsheet_works_out(days: int, tmp_path: Path) -> None:
    # The days off stand in the first column, under the task.
    off = Area("$A$3:$A$4", [date(2026, 9, 1), date(2026, 9, 2)])
    rows = [task(2, off, days, date(2026, 8, 20)), *([day, *[None] * 6] for day in off.cells)]
    ((place, shown, worked),) = shown_and_worked_out(one_sheet(rows), tmp_path)
    assert shown == worked, place


def values(name: str, sheet: str) -> list[tuple]:
    """The rows of a sheet with the values that a viewer shows."""
    return list(
        openpyxl.load_workbook(io.BytesIO(WORKBOOKS[name](PROJECT, WRITTEN)), data_only=True)[sheet].iter_rows(
            values_only=True
        )
    )


def test_the_filled_sheets_have_the_numbers_of_the_project() -> None:
    totals = {row[0]: row for row in values("theo-doi-ngan-sach", "Đồi Sương, tiền")}
    assert totals["Cộng tiền khách"][2:5] == (200, 0, 200)
    assert totals["Cộng tiền agency"][2:5] == (142, 0, 150)
    quotation = {row[0]: row for row in values("bao-gia", "Đồi Sương")}
    assert quotation["Tổng thanh toán"][1] == pytest.approx(PROJECT["contract"]["total_with_vat"])
    assert [quotation[f"Đợt {place}"][4] for place in (1, 2, 3)] == pytest.approx(
        PROJECT["contract"]["instalments_with_vat"]
    )
    estimate = {row[0]: row for row in values("proposal", "Đồi Sương")}
    assert estimate["AGI (thu nhập gộp agency)"][1] == PROJECT["plan"]["agi"]
    assert estimate["Biên triển khai"][1] == pytest.approx(PROJECT["plan"]["delivery_margin"])


def test_the_same_numbers_give_the_same_bytes() -> None:
    for build in WORKBOOKS.values():
        assert build(PROJECT, WRITTEN) == build(PROJECT, WRITTEN)


@pytest.mark.parametrize(
    ("plan", "variance", "said"),
    [(100, 5, ""), (100, 5.1, "HỎI"), (100, 10.1, "BÁO NGAY"), (100, -30, ""), (0, 4, "NGOÀI KẾ HOẠCH"), (0, 0, "")],
)
def test_the_flag(plan: float, variance: float, said: str) -> None:
    *_, flag = row(2, ("x", "khách", plan, 0, plan + variance, 0))
    assert isinstance(flag, Formula)
    assert flag.value == said


def test_working_days_leave_out_weekends_and_days_off() -> None:
    kickoff, launch, holiday = PROJECT["dates"]["kickoff"], PROJECT["dates"]["launch"], PROJECT["dates"]["holiday"]
    # 17/08–04/09/2026: three weeks of five days, less 02/09.
    assert workdays_between(kickoff, launch, {holiday}) == 15
    assert workdays_after(kickoff, 1, set()) == kickoff
    assert workdays_after(kickoff, 6, set()).isoformat() == "2026-08-24"
    assert workdays_after(holiday.replace(day=1), 2, {holiday}).isoformat() == "2026-09-03"


@pytest.mark.parametrize(
    ("link", "message"),
    [
        (
            '<a href="../../tai-ve/x-mau-la.docx" data-section="mau-la">x</a>',
            "bieu-mau/x/index.html: no heading with the id mau-la",
        ),
        ('<a href="../../tai-ve/la.xlsx" data-workbook="la">x</a>', "bieu-mau/x/index.html: no spreadsheet named la"),
    ],
)
def test_a_page_that_offers_what_is_not_there_stops_the_build(tmp_path: Path, link: str, message: str) -> None:
    page = tmp_path / "bieu-mau" / "x" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f'<h1>X</h1><nav class="downloads">{link}</nav><h2 id="mau-trong">Mẫu</h2>', "utf-8")
    with pytest.raises(LookupError, match=message):
        write_downloads(tmp_path, PROJECT, WRITTEN)
