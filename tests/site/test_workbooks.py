"""The spreadsheets: they show what their formulas work out, can be sent, and hold the numbers of their cases."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import ironcalc
import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.workbook.workbook import Workbook

from account_docs.content.money_words import in_words
from account_docs.content.pages import read_page
from account_docs.content.project import load_project
from account_docs.content.project.nang_goi.hours import months
from account_docs.site.workbooks import DATA, FILLED, WORKBOOKS, builder
from account_docs.site.workbooks.book import Book, Cell
from account_docs.site.workbooks.formulas import Area, Formula, cell, workdays_after, workdays_between
from account_docs.site.workbooks.sum_in_words import sum_in_words
from account_docs.site.workbooks.timeline import task_cells
from account_docs.site.workbooks.tracker import variance
from tests.conftest import ROOT

WRITTEN = datetime(2026, 11, 23, tzinfo=UTC)
CASES: dict[str, Any] = {name: load_project(ROOT / "data" / f"{name}.yml") for name in DATA}
NAMES = sorted(f"{name}{kind}" for name in WORKBOOKS for kind in ("", FILLED))
INSIDE = ("chi-phi-pitch", "du-toan-noi-bo", "gio-retainer", "theo-doi-ngan-sach")
MILLION = 1_000_000


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Every spreadsheet, made once."""
    return {name: builder(name)(CASES, WRITTEN) for name in NAMES}


def opened(content: bytes, *, shown: bool = False) -> Workbook:
    """A spreadsheet as an independent reader has it: its formulas, or what is shown."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=shown)


def number_of(value: object) -> object:
    """What a reader makes of a cell, as spreadsheets count: days from 30/12/1899."""
    if isinstance(value, datetime):
        return (value - datetime(1899, 12, 30)).days
    if isinstance(value, time):
        return 0
    return "" if value is None else value


def shown_and_worked_out(workbook: bytes, folder: Path) -> Iterator[tuple[str, object, object]]:
    """Of every formula: its place, what a viewer shows, and what another program of spreadsheets works out."""
    path = folder / "workbook.xlsx"
    path.write_bytes(workbook)
    formulas = [
        (place, cell)
        for place, sheet in enumerate(opened(workbook).worksheets)
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    ]
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    for place, found in formulas:
        # Typed in anew: of a file it takes the days off of WORKDAY for a single cell.
        model.set_user_input(place, found.row, found.column, found.value)
    model.evaluate()
    shown = opened(workbook, shown=True)
    for place, found in formulas:
        value = shown.worksheets[place][found.coordinate].value
        yield (
            f"{found.parent.title}!{found.coordinate} {found.value}",
            number_of(value),
            model.get_cell_value(place, found.row, found.column),
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_spreadsheet_shows_what_its_formulas_work_out(name: str, files: dict[str, bytes], tmp_path: Path) -> None:
    found = list(shown_and_worked_out(files[name], tmp_path))
    assert len(found) >= 4
    for place, shown, worked in found:
        assert shown == pytest.approx(worked), place


SHEETS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
TOLD = re.compile(rf"(?:[Bb]ảng tính|File) (?:chỉ )?có (?P<count>{'|'.join(SHEETS)}) trang\b(?P<names>[^.;]*)")


def test_pages_tell_of_the_sheets_that_their_spreadsheets_have(files: dict[str, bytes]) -> None:
    told = set()
    for path in sorted((ROOT / "docs" / "bieu-mau").glob("*.md")):
        page = read_page(ROOT, path)
        offered = [name.removesuffix(".xlsx") for name in page.listed("downloads") if name.endswith(".xlsx")]
        for said in TOLD.finditer(page.text):
            sheets = {
                name: [sheet.title for sheet in opened(files[name]) if sheet.sheet_state == "visible"]
                for name in offered
            }
            assert SHEETS[said["count"]] in map(len, sheets.values()), (path.name, said[0], sheets)
            named = set(re.findall(r'"([^"]+)"', said["names"]))
            assert any(named <= {*titles} for titles in sheets.values()), (path.name, said[0], sheets)
            told.add(path.stem)
    assert {"bao-gia", "proposal", "theo-doi-ngan-sach", "timeline"} <= told


def test_the_same_numbers_give_the_same_bytes(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        assert builder(name)(CASES, WRITTEN) == content, name


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_can_be_printed_and_keeps_its_formulas(name: str, files: dict[str, bytes]) -> None:
    for sheet in opened(files[name]).worksheets:
        assert sheet.protection.sheet, f"{sheet.title}: not protected"
        assert not sheet.protection.password
        assert sheet.page_setup.paperSize == 9, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert "&P" in sheet.oddFooter.center.text
        cells = [cell for line in sheet.iter_rows() for cell in line]
        assert all(cell.protection.locked for cell in cells if cell.data_type == "f"), sheet.title
        if sheet.title not in ("Cách dùng", "Bằng chữ"):
            assert any(not cell.protection.locked for cell in cells), f"{sheet.title}: nothing can be typed in"


@pytest.mark.parametrize("name", NAMES)
def test_what_stays_in_the_agency_says_so_and_what_is_sent_has_no_guide(name: str, files: dict[str, bytes]) -> None:
    book = opened(files[name])
    inside = name.removesuffix(FILLED) in INSIDE
    assert ("không gửi khách" in book.worksheets[0].oddFooter.center.text) is inside
    assert ("Cách dùng" in book.sheetnames) is (inside and not name.endswith(FILLED))
    words = " ".join(str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line if cell.value)
    # A filled one may well quote a post that speaks to the reader.
    if not inside and not name.endswith(FILLED):
        assert " bạn " not in words.lower()
        assert "Sổ tay" not in words


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith(FILLED)])
def test_an_empty_spreadsheet_has_places_to_fill_in_that_are_marked(name: str, files: dict[str, bytes]) -> None:
    sheet = opened(files[name]).worksheets[0]
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    assert any("ISBLANK" in rule.formula[0] for rule in rules)
    assert "hư cấu" not in str([[cell.value for cell in line] for line in sheet.iter_rows()])


def one_sheet(rows: list[list[Cell]]) -> bytes:
    """A workbook with these rows and nothing else."""
    book = Book("Thử", WRITTEN)
    sheet = book.sheet("Thử", [10] * max(map(len, rows)))
    for row in rows:
        sheet.cells(row)
    return book.bytes()


def test_the_other_program_does_not_repeat_what_is_shown(tmp_path: Path) -> None:
    ((_, shown, worked),) = shown_and_worked_out(one_sheet([[Formula("1+1", lambda: 3)]]), tmp_path)
    assert (shown, worked) == (3, 2)


AMOUNTS = (0, 5, 15, 21, 101, 110, 1_000, 1_001, 95_040_000, 237_600_000, 777_600_000, 1_000_005, 12_000_000_105)


@pytest.mark.parametrize("amount", [*AMOUNTS, 999_999_999_999, 40_404_040_404, 3_021_055_111])
def test_the_sum_in_words_is_that_of_the_papers(amount: int, tmp_path: Path) -> None:
    book = Book("Thử", WRITTEN)
    sheet = book.sheet("Thử", [20, 80])
    sheet.cells([amount])
    sheet.cells([sum_in_words(book, cell("'Thử'!A1", amount))])
    found = list(shown_and_worked_out(book.bytes(), tmp_path))
    for place, shown, worked in found:
        assert shown == worked, place
    said = next(shown for place, shown, _ in found if place.startswith("Thử!A2"))
    assert said == (f"{in_words(amount).capitalize()} đồng" if amount else "")


LIMITS = (cell("B1", 0.05), cell("C1", 0.10))


@pytest.mark.parametrize(
    ("plan", "forecast", "said"),
    [
        (100, 105, ""),
        (100, 105.1, "HỎI"),
        (100, 110.1, "BÁO NGAY"),
        (100, 70, ""),
        (0, 4, "NGOÀI KẾ HOẠCH"),
        (0, 0, ""),
    ],
)
def test_the_flag(plan: float, forecast: float, said: str, tmp_path: Path) -> None:
    varied = variance(2, cell("E2", plan), cell("I2", forecast), LIMITS)
    assert varied[-1].value == said
    nothing: list[Cell] = [None] * 4
    rows: list[list[Cell]] = [[None, 0.05, 0.10], [*nothing, plan, None, None, None, forecast, *varied]]
    for place, shown, worked in shown_and_worked_out(one_sheet(rows), tmp_path):
        assert shown == pytest.approx(worked), place


def typed_over(content: bytes, sheet: str, typed: dict[str, object], wanted: str, folder: Path) -> object:
    """What another program works out for a cell when something is typed into a file."""
    path = folder / "typed.xlsx"
    path.write_bytes(content)
    names = opened(content).sheetnames
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    for place, value in typed.items():
        name, at = place.split("!")
        model.set_user_input(names.index(name), *coordinate_to_tuple(at), str(value))
    model.evaluate()
    return model.get_cell_value(names.index(sheet), *coordinate_to_tuple(wanted))


def test_hours_feed_the_money_and_the_margin(files: dict[str, bytes], tmp_path: Path) -> None:
    filled = files[f"theo-doi-ngan-sach{FILLED}"]
    # Ten more hours of an account manager at 250.000 are 2,5 more; the expected margin is 79,5 of 172.
    more = {"Giờ!G4": 10}
    assert typed_over(filled, "Tiền", more, "I4", tmp_path) == pytest.approx(92.5)
    assert typed_over(filled, "Tổng quan", more, "C15", tmp_path) == pytest.approx(79.5 / 172)


def test_a_signed_change_feeds_the_plan_and_an_open_one_does_not(files: dict[str, bytes], tmp_path: Path) -> None:
    empty = files["theo-doi-ngan-sach"]
    change = {"Tiền!A5": "Quay chụp", "Tiền!C5": 45, "Thay đổi!F4": "Quay chụp", "Thay đổi!G4": 5, "Thay đổi!D4": 9}
    assert typed_over(empty, "Tiền", change, "E5", tmp_path) == 45
    signed = {**change, "Thay đổi!E4": "đã ký"}
    assert typed_over(empty, "Tiền", signed, "E5", tmp_path) == 50
    assert typed_over(empty, "Tổng quan", signed, "C10", tmp_path) == 9


@pytest.mark.parametrize("days", [1, 2, 5, 6, 23])
def test_a_task_waits_for_the_latest_of_those_before_it(days: int, tmp_path: Path) -> None:
    kickoff, off = cell("$C$3", date(2026, 8, 20)), Area("$B$1:$B$2", [date(2026, 9, 1), date(2026, 9, 2)])
    nothing: list[list[Cell]] = [[None, day] for day in off.cells]
    rows: list[list[Cell]] = [*nothing, [None, None, date(2026, 8, 20)], *([[None]] * 4)]
    ends: list[Formula] = []
    for place, (waits, takes) in enumerate([((), days), ((), 3), ((1, 2), 2), ((9,), 1)], start=1):
        cells = task_cells(7 + place, place, (None, None, waits, takes, None), ends, kickoff, off)
        assert isinstance(cells[-1], Formula)
        ends.append(cells[-1].at(f"K{7 + place}"))
        rows.append(cells)
    last = max(workdays_after(date(2026, 8, 20), count, set(off.values)) for count in (days, 3))
    assert ends[2].value == workdays_after(last, 3, set(off.values))
    assert ends[3].value == date(2026, 8, 20), "what waits for a task that does not stand above it, waits for nothing"
    for place, shown, worked in shown_and_worked_out(one_sheet(rows), tmp_path):
        assert shown == worked, place


def rows_of(content: bytes, sheet: int = 0) -> dict[object, tuple[Any, ...]]:
    """The rows of a sheet with the values that a viewer shows, by their first text."""
    lines = opened(content, shown=True).worksheets[sheet].iter_rows(values_only=True)
    return {next((value for value in line if isinstance(value, str)), None): line for line in lines}


def test_instalments_make_up_the_whole_to_the_last_dong(files: dict[str, bytes], tmp_path: Path) -> None:
    typed = {"Báo giá!C14": 1, "Báo giá!E14": 1_000_001, "Báo giá!C23": 0.08}
    shares = {"Báo giá!C31": 0.4, "Báo giá!C32": 0.4, "Báo giá!C33": 0.2}
    paid = [typed_over(files["bao-gia"], "Báo giá", {**typed, **shares}, f"D{row}", tmp_path) for row in range(31, 35)]
    assert paid == [400_000, 400_001, 200_000, 0]
    order = opened(files["don-dat-hang-po"])["Đơn đặt hàng"]
    formulas = [
        str(line[3].value) for line in order.iter_rows() if "SUM(D" in str(line[3].value) and "-" in str(line[3].value)
    ]
    assert len(formulas) == 2, "every instalment but the first takes what is left"


def test_the_filled_quotation_is_that_of_the_project(files: dict[str, bytes]) -> None:
    contract, rows = CASES["project"]["contract"], rows_of(files[f"bao-gia{FILLED}"])
    assert rows["Cộng, chưa VAT"][5] == contract["total"] * MILLION
    assert rows["Tổng thanh toán"][5] == pytest.approx(contract["total_with_vat"] * MILLION)
    assert "Bằng chữ: Hai trăm ba mươi bảy triệu sáu trăm nghìn đồng" in rows
    paid = [line[5] for line in rows.values() if line[0] in (1, 2, 3) and line[2] in (0.4, 0.2)]
    assert paid == pytest.approx([amount * MILLION for amount in contract["instalments_with_vat"]])


def test_the_filled_estimate_and_tracker_are_those_of_the_project(files: dict[str, bytes]) -> None:
    project = CASES["project"]
    estimate = rows_of(files[f"du-toan-noi-bo{FILLED}"])
    assert estimate["AGI (thu nhập gộp agency)"][1] == project["plan"]["agi"]
    assert estimate["Giá theo biên, chưa VAT"][1] == pytest.approx(project["contract"]["total"])
    assert estimate["Biên dự án, nếu giờ đúng kế hoạch"][1] == pytest.approx(project["plan"]["delivery_margin"])
    overview = rows_of(files[f"theo-doi-ngan-sach{FILLED}"])
    margins = (project["plan"]["delivery_margin"], project["actual"]["delivery_margin"])
    assert overview["Biên dự án trên AGI"][1:3] == pytest.approx(margins, abs=0.0001)
    assert overview["Hợp đồng và phát sinh"][1:3] == (project["contract"]["total"], project["actual"]["contract_total"])


def test_the_filled_timeline_ends_where_the_project_launches(files: dict[str, bytes]) -> None:
    rows, dates = rows_of(files[f"timeline{FILLED}"]), CASES["project"]["dates"]
    assert rows["Khách duyệt cuối"][9].date() == dates["final_approval"]
    assert rows["Sửa lần cuối, cài quảng cáo, điền thử"][10].date() == dates["setup"]
    raci = rows_of(files[f"raci{FILLED}"])
    assert {line[-1] for name, line in raci.items() if name and line[0] == name and len(line) > 5} >= {"đủ"}
    assert not any("CHƯA" in str(line[-1]) or "HƠN" in str(line[-1]) for line in raci.values())


def test_the_filled_production_and_order_are_those_of_the_project(files: dict[str, bytes]) -> None:
    rows = rows_of(files[f"du-toan-san-xuat{FILLED}"])
    assert [rows[name][2] / MILLION for name in ("Cộng phim", "Cộng sự kiện", "Cộng đã dùng")] == [715, 462, 75]
    assert [rows["Tổng khách trả"][column] / MILLION for column in (1, 2, 3)] == pytest.approx([1720, 1794, 74])
    assert rows["Còn dưới trần"][2] / MILLION == pytest.approx(8)
    order = rows_of(files[f"don-dat-hang-po{FILLED}"])
    assert order["Tổng giá trị, gồm VAT"][3] == pytest.approx(777.6 * MILLION)
    assert order["Giữ lại, trả khi đủ bản gốc"][3] == pytest.approx(144 * MILLION)


def test_the_filled_pitch_and_retainer_are_those_of_the_projects(files: dict[str, bytes]) -> None:
    pitch = rows_of(files[f"chi-phi-pitch{FILLED}"])
    assert pitch["Cộng chi phí pitch"][4:6] == pytest.approx((55.94, 114.54))
    assert pitch["Xác suất hòa vốn"][2] == pytest.approx(0.6363, abs=0.0001)
    assert pitch["Mức chi tối đa hợp lý"][1] == pytest.approx(45)
    retainer = rows_of(files[f"gio-retainer{FILLED}"])
    for month in months(CASES["nang-goi"]):
        found = retainer[f"Tháng {int(month.name[5:])}/{month.name[:4]}"]
        assert found[10:12] == (month.done, month.usable)
        assert found[13:15] == (month.carried, month.to_request)


def test_the_filled_plan_and_calendar_are_those_of_the_projects(files: dict[str, bytes]) -> None:
    plan = rows_of(files[f"media-plan{FILLED}"])
    assert plan["Tổng tiền quảng cáo"][2] == CASES["project"]["media"]["total"] * MILLION
    assert plan["Tổng tiền quảng cáo"][4] == pytest.approx(1600)
    assert plan["Lệch so với ngân sách"][2:4] == (0, 0)
    calendar = rows_of(files[f"lich-noi-dung{FILLED}"])
    assert calendar["Ảnh"][1] + calendar["Video"][1] == len(CASES["nang-goi"]["calendar_june"])


def test_working_days_leave_out_weekends_and_days_off() -> None:
    dates = CASES["project"]["dates"]
    kickoff, launch, holiday = dates["kickoff"], dates["launch"], dates["holiday"]
    # 17/08–04/09/2026: three weeks of five days, less 02/09.
    assert workdays_between(kickoff, launch, {holiday}) == 15
    assert workdays_after(kickoff, 1, set()) == kickoff
    assert workdays_after(kickoff, 6, set()).isoformat() == "2026-08-24"
    assert workdays_after(holiday.replace(day=1), 2, {holiday}).isoformat() == "2026-09-03"
