"""The timeline: tasks that wait for tasks, working days without the days off, a Gantt chart drawn by the cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from account_docs.site.workbooks.book import DAY, WHOLE, Book, Cell, Sheet
from account_docs.site.workbooks.formulas import Area, Formula, cell, either, equal, lift, when, workday, workdays
from account_docs.site.workbooks.functions import at_least, item, largest
from account_docs.site.workbooks.words import MILESTONES

_EMPTY_TASKS, _EMPTY_WEEKS = 20, 8
_HEAD_ROW = 7
_FIRST = _HEAD_ROW + 1
_WAITS = 4
_DAYS_OFF_ROWS = 40
_WEEK = 5
# Columns before the chart.
_COLUMNS = 11
# A day that is not known yet is 0 and is not shown.
_KNOWN_DAY = "dd/mm/yyyy;;"
_BAR, _OFF, _CLIENT = "#0F6B5F", "#E4E1D8", "#B5541C"
# What a company gives off in 2026 (fact L37); those that firms choose for themselves say so.
HOLIDAYS = (
    (date(2026, 1, 1), "Tết Dương lịch"),
    (date(2026, 2, 16), "Tết Âm lịch; công ty tự chọn năm ngày, kiểm tra lại"),
    (date(2026, 2, 17), "Tết Âm lịch"),
    (date(2026, 2, 18), "Tết Âm lịch"),
    (date(2026, 2, 19), "Tết Âm lịch"),
    (date(2026, 2, 20), "Tết Âm lịch"),
    (date(2026, 4, 27), "Nghỉ bù Giỗ Tổ Hùng Vương, vì 26/04 là Chủ nhật"),
    (date(2026, 4, 30), "Ngày Chiến thắng"),
    (date(2026, 5, 1), "Quốc tế Lao động"),
    (date(2026, 9, 1), "Quốc khánh; công ty chọn 01/09 hoặc 03/09, hỏi từng bên"),
    (date(2026, 9, 2), "Quốc khánh"),
    (date(2026, 11, 24), "Ngày nghỉ mới từ năm 2026"),
)
OFF = Area(f"'Ngày nghỉ'!$A$4:$A${_DAYS_OFF_ROWS + 3}", [day for day, _ in HOLIDAYS])
_NO_DAYS = Area("", [])
# What, who, the numbers of the tasks it waits for, working days, its own start.
Task = tuple[str | None, str | None, Sequence[int], float | None, date | None]


def task_cells(number: int, place: int, task: Task, ends: Sequence[Formula], kickoff: Formula, off: Area) -> list[Cell]:
    """The cells of a task: its start follows from the tasks that it waits for, its end from start and days.

    Args:
        number: of the row, as spreadsheets count.
        place: its number among the tasks, from 1.
        task: what is typed in.
        ends: the cells with the ends of the tasks above it.
        kickoff: the cell with the day before which nothing starts.
        off: the days off.

    Returns:
        Number, what, who, four tasks waited for, days, own start, start, end; a day that is not known is 0.
    """
    what, who, waits, days, begins = task
    waited = [*waits, *[None] * (_WAITS - len(waits))]
    begun = [kickoff, cell(f"I{number}", begins)]
    if ends:
        above_it = Area(f"$K${_FIRST}:$K${number - 1}", list(ends))
        until = []
        for letter, waiting in zip("DEFG", waited, strict=True):
            at = cell(f"{letter}{number}", waiting)
            # A task further down is not known here: else each would wait for the other.
            until.append(when(either(equal(at, 0), at_least(at, place)), lift(0), item(above_it, at)))
        latest = largest(*until)
        begun.append(when(equal(latest, 0), lift(0), workday(latest, lift(1), off)))
    takes = cell(f"H{number}", days)
    start = when(equal(takes, 0), lift(0), largest(*begun))
    first = start.at(f"J{number}")
    end = when(equal(first, 0), lift(0), workday(first, takes - 1, off))
    return [place, what, who, *waited, days, begins, start, end]


def _tasks(sheet: Sheet, tasks: Sequence[Task], kickoff: Formula) -> int:
    """The tasks; the row of the last one."""
    heads = ["STT", "Việc", "Người làm", "Chờ", "Chờ", "Chờ", "Chờ", "Số ngày", "Không sớm hơn", "Bắt đầu", "Kết thúc"]
    kinds = ["place", "input", "input", *["choice"] * 5, "input", "result", "result"]
    numbers = ["0", "", "", *["0"] * 4, WHOLE, DAY, _KNOWN_DAY, _KNOWN_DAY]
    sheet.head(heads, repeated=True)
    ends: list[Formula] = []
    for place, task in enumerate(tasks, start=1):
        cells = task_cells(sheet.next, place, task, ends, kickoff, OFF)
        assert isinstance(cells[-1], Formula)
        ends.append(cells[-1].at(f"K{sheet.next}"))
        sheet.cells(cells, kinds, numbers)
    return sheet.next - 1


def _chart(sheet: Sheet, kickoff: Formula, weeks: int, last: int) -> None:
    """The head of the chart, a column a working day, and the rules that draw the bars."""
    day = kickoff
    for place in range(weeks * _WEEK):
        column = _COLUMNS + place
        shown = when(equal(day, 0), lift(0), workday(day, lift(1), _NO_DAYS) if place else day)
        sheet.put(_HEAD_ROW, column, shown, "tick", "dd/mm;;")
        day = shown.at(xl_rowcol_to_cell(_HEAD_ROW - 1, column))
    area = f"L{_FIRST}:{xl_col_to_name(_COLUMNS + weeks * _WEEK - 1)}{last}"
    head = f"L${_HEAD_ROW}"
    inside = f"AND($J{_FIRST}>0,{head}>=$J{_FIRST},{head}<=$K{_FIRST}"
    sheet.coloured(area, f"COUNTIF('Ngày nghỉ'!$A$4:$A${_DAYS_OFF_ROWS + 3},{head})>0", _OFF)
    sheet.coloured(area, f'{inside},ISNUMBER(SEARCH("khách",$B{_FIRST})))', _CLIENT)
    sheet.coloured(area, f"{inside})", _BAR)


def _days_off(book: Book) -> None:
    """The days on which nobody works."""
    sheet = book.sheet("Ngày nghỉ", [14, 62])
    sheet.across("NGÀY NGHỈ", "part")
    sheet.across("Lịch năm 2026, thêm ngày nghỉ của khách hàng, agency và nhà cung cấp ở dưới.", "note")
    sheet.head(["Ngày", "Nghỉ gì, của ai"], repeated=True)
    empty: list[tuple[date | None, str | None]] = [(None, None)] * (_DAYS_OFF_ROWS - len(HOLIDAYS))
    for day, name in [*HOLIDAYS, *empty]:
        sheet.cells([day, name], numbers=[DAY, ""])


def _milestones(book: Book, milestones: Sequence[tuple[str | None, date | None, str | None]]) -> None:
    """The milestones, with the working days from each to the day before the next."""
    sheet = book.sheet("Mốc", [34, 14, 40, 18])
    sheet.across("CÁC MỐC", "part")
    sheet.head(["Mốc", "Ngày", "Ai xác nhận", "Ngày làm việc tới trước mốc sau"])
    for place, (name, day, who) in enumerate(milestones):
        row = sheet.next
        following = milestones[place + 1][1] if place + 1 < len(milestones) else None
        here, there = cell(f"B{row}", day), cell(f"B{row + 1}", following)
        between = when(either(equal(here, 0), equal(there, 0)), "", workdays(here, there - 1, OFF))
        last: Cell = between if place + 1 < len(milestones) else None
        sheet.cells([name, day, who, last], ["input", "input", "input", "result"], ["", DAY, "", WHOLE])


def written_timeline(
    written: datetime,
    project: str,
    kickoff: date | None,
    tasks: Sequence[Task],
    milestones: Sequence[tuple[str | None, date | None, str | None]],
    weeks: int,
) -> bytes:
    """The workbook.

    Args:
        written: the date in the file's properties.
        project: its name.
        kickoff: the day before which nothing starts.
        tasks: what is to be done.
        milestones: name, day, who confirms.
        weeks: how many the chart shows.
    """
    book = Book("Timeline", written)
    widths = [5, 34, 18, 4.5, 4.5, 4.5, 4.5, 6, 11, 11, 11, *[2.7] * (weeks * _WEEK)]
    sheet = book.sheet("Timeline", widths, wide=True)
    sheet.across("TIMELINE", "part")
    sheet.named("Dự án", project, 2, 10)
    row = sheet.named("Kick-off", kickoff, 2, 2)
    begins = cell(f"$C${row}", kickoff)
    sheet.across(
        "“Chờ” là số thứ tự của việc ở trên phải xong trước. Cột màu cam là việc của khách hàng, xám là ngày nghỉ.",
        "note",
        last=10,
    )
    sheet.next = _HEAD_ROW
    last = _tasks(sheet, tasks, begins)
    _chart(sheet, begins, weeks, last)
    sheet.made.freeze_panes(_HEAD_ROW, 2)
    _milestones(book, milestones)
    _days_off(book)
    return book.bytes()


def empty_timeline(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in.

    Args:
        written: the date in the file's properties.
    """
    tasks: list[Task] = [(None, None, (), None, None)] * _EMPTY_TASKS
    milestones = [(name, None, None) for name in MILESTONES.values()]
    return written_timeline(written, "[tên dự án, tên khách hàng]", None, tasks, milestones, _EMPTY_WEEKS)


def filled_timeline(cases: Mapping[str, Any], written: datetime) -> bytes:
    """Of the worked project Đồi Sương, from the kick-off to the launch.

    Args:
        cases: data of the worked projects by name of their file.
        written: the date in the file's properties.
    """
    dates = cases["project"]["dates"]
    tasks: list[Task] = [
        ("Khách gắn thẻ công ty, cấp quyền", "Chị Lan", (), 2, None),
        ("Phác thảo, chọn production house", "Phong, anh Tùng", (), 3, None),
        ("Khách duyệt phác thảo", "Chị Lan", (2,), 2, None),
        ("PPM, hai ngày quay, dựng nháp", "Anh Tùng, Sơn", (3,), 5, None),
        ("Phim round hai", "Sơn", (4,), 1, None),
        ("Banner: gửi, feedback, bản v2", "Phong, chị Lan", (3,), 6, None),
        ("Hai KOC: hẹn, ở thử, nháp, sửa", "Hai KOC, Minh An", (), 11, None),
        ("Landing page: đo, sửa, cài đo lường, đo lại", "Duy", (), 11, None),
        ("Khách duyệt cuối", "Anh Bình", (5, 6, 7, 8), 1, None),
        ("Sửa lần cuối, cài quảng cáo, điền thử", "Vy, Phong", (1, 5, 6), 2, None),
    ]
    confirmed = (
        "Chị Lan",
        "Anh Bình duyệt cuối",
        "Chị Lan, anh Bình",
        "Anh Bình",
        "Anh Bình; Thu Hà theo giấy ủy quyền 05/2026/UQ-NC",
    )
    milestones = [(name, dates[key], who) for (key, name), who in zip(MILESTONES.items(), confirmed, strict=True)]
    return written_timeline(written, "Mùa sương về, Đồi Sương (hư cấu)", dates["kickoff"], tasks, milestones, 3)
