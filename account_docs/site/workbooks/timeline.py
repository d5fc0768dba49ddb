"""The timeline with working days, and the milestones of the worked project."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from account_docs.site.workbooks.book import DAY, EMPTY_ROWS, WHOLE, Book, Cell
from account_docs.site.workbooks.formulas import Area, cell, either, equal, when, workday, workdays
from account_docs.site.workbooks.words import MILESTONES

_GUIDE = [
    "Timeline theo ngày làm việc (thứ Hai tới thứ Sáu), trừ ngày nghỉ ở trang Ngày nghỉ.",
    (
        "Gõ ngày bắt đầu và số ngày; ngày kết thúc tự tính. Việc phải chờ việc khác thì gõ vào ô bắt đầu công thức lấy"
        " ngày kết thúc của việc ấy, ví dụ =WORKDAY(F2,1,'Ngày nghỉ'!$A$2:$A$20)."
    ),
    "Khách duyệt cũng là một việc, có người và có số ngày. Dự phòng để một dòng riêng ở cuối.",
    "Ngày nghỉ: hỏi lịch của khách, của agency và của nhà cung cấp rồi gõ vào trang Ngày nghỉ; ba lịch ít khi trùng.",
    "Trang cuối là các mốc của dự án Đồi Sương (hư cấu): cột cuối đếm ngày làm việc tới trước mốc kế tiếp.",
]
_TASKS = [
    ("Việc", 38, ""),
    ("Người làm", 18, ""),
    ("Phải chờ việc", 16, ""),
    ("Số ngày làm việc", 10, WHOLE),
    ("Bắt đầu", 13, DAY),
    ("Kết thúc", 13, DAY),
    ("Xong chưa", 10, ""),
]
_DAYS_OFF = [("Ngày", 13, DAY), ("Nghỉ gì", 40, "")]
_DAYS_OFF_ROWS = 20
_STAGES = [("Ngày", 13, DAY), ("Mốc", 34, ""), ("Ngày làm việc tới trước mốc sau", 16, WHOLE)]
_HOLIDAY = "Quốc khánh (luật cho nghỉ hai ngày; hỏi từng bên chọn 01/09 hay 03/09)"


def task(number: int, off: Area, days: float | None = None, start: date | None = None) -> list[Cell]:
    """A row of the timeline: its end follows from its start and its working days.

    Args:
        number: of the row, as spreadsheets count.
        off: the days off.
        days: how many it takes, if known.
        start: its first day, if known.
    """
    takes, begins = cell(f"D{number}", days), cell(f"E{number}", start)
    ends = when(either(equal(takes, ""), equal(begins, "")), "", workday(begins, takes - 1, off))
    return [None, None, None, days, start, ends, None]


def _stages(milestones: Sequence[tuple[date, str]], off: Area) -> list[list[Cell]]:
    """The milestones, with the working days from each to the day before the next."""
    rows: list[list[Cell]] = []
    for number, (day, name) in enumerate(milestones, start=2):
        between = None
        if number - 1 < len(milestones):
            following = cell(f"A{number + 1}", milestones[number - 1][0])
            between = workdays(cell(f"A{number}", day), following - 1, off)
        rows.append([day, name, between])
    return rows


def timeline(project: dict[str, Any], written: datetime) -> bytes:
    """The workbook.

    Args:
        project: data/project.yml.
        written: the date in the file's properties.
    """
    dates = project["dates"]
    holidays = [dates["holiday_eve"], dates["holiday"]]
    off = Area(f"'Ngày nghỉ'!$A$2:$A${_DAYS_OFF_ROWS}", holidays)
    book = Book("Timeline", written)
    book.guide(_GUIDE)
    book.table("Timeline", _TASKS, [task(number, off) for number in range(2, EMPTY_ROWS + 2)])
    empty = [[None, None]] * (_DAYS_OFF_ROWS - len(holidays))
    book.table("Ngày nghỉ", _DAYS_OFF, [*([day, _HOLIDAY] for day in holidays), *empty])
    book.table("Đồi Sương, các mốc", _STAGES, _stages([(dates[key], name) for key, name in MILESTONES.items()], off))
    return book.bytes()
