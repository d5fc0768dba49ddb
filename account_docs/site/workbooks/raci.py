"""The RACI: exactly one A a line, found out by the sheet itself (page docs/hoach-dinh-quan-ly/raci-nguon-luc.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.book import AMBER, GREEN, RED, WHOLE, Book, Cell
from account_docs.site.workbooks.formulas import Area, equal, when
from account_docs.site.workbooks.functions import counted, filled

_LETTERS = ["R", "A", "R/A", "C", "I"]
_EMPTY_ROWS, _EMPTY_PEOPLE = 18, 10
_PEOPLE = (
    ("Minh An", "Account Executive"),
    ("Thu Hà", "Account Manager"),
    ("Diệu", "Planner"),
    ("Anh Quân", "Creative Director"),
    ("Team creative", "Thảo, Phong, Sơn"),
    ("Vy", "Media"),
    ("Duy", "Web, SEO"),
    ("Anh Tùng", "Producer"),
    ("Chị Ngân", "Traffic"),
    ("Bà Khanh", "Giám đốc"),
    ("Chị Lan", "Khách, marketing"),
    ("Anh Bình", "Khách, giám đốc"),
    ("Bên khác", "Production house, đặt phòng, kế toán"),
)
# What is done, and the letters of _PEOPLE in order; "-" for none.
_WORK = (
    ("Re-brief", "R A C - - - - - - - C I -"),
    ("Chiến lược, chia ngân sách", "I C R/A - - C - - - - C - -"),
    ("Creative brief", "R - R/A C I - - - - - - - -"),
    ("Ý tưởng, nội dung, hình, phim", "C - C A R - - - - - I - -"),
    ("Ngày quay", "I - - C - - - A - - C - R"),
    ("Đúng brief, đúng hạn trước khi gửi khách", "R A - C I - - - - - - - -"),
    ("Gom feedback mỗi round", "C - - I - - - - - - R/A - -"),
    ("Duyệt cuối", "I C - - - - - - - - R A -"),
    ("Landing page, đo lường", "I - - - - C R/A - - - I - -"),
    ("Chạy và tối ưu quảng cáo", "C I - - - R/A - - - - C - -"),
    ("Gọi lại lead", "C - - - - I - - - - A - R"),
    ("Xếp người, cộng giờ mỗi tuần", "I I - C - - - - R/A - - - -"),
    ("Giá của báo giá phát sinh", "R A - C - - - - C - I - -"),
    ("Ký hợp đồng, phụ lục", "I R - - - - - - - A - - C"),
    ("Đề nghị thanh toán, theo tiền về", "R A - - - - - - - I - - C"),
    ("Báo cáo giữa kỳ và cuối kỳ", "R A C - - R - - - - I I -"),
)


def written_raci(
    written: datetime,
    project: str,
    people: Sequence[tuple[str, str]],
    work: Sequence[tuple[str | None, Sequence[str | None]]],
) -> bytes:
    """The workbook.

    Args:
        written: the date in the file's properties.
        project: its name.
        people: names and what they are.
        work: what is done, and a letter or None for each of the people.
    """
    book = Book("RACI", written)
    sheet = book.sheet("RACI", [36, *[10] * len(people), 18], wide=True)
    sheet.across("RACI", "part")
    sheet.named("Dự án", project)
    said = "R: người làm. A: người chịu trách nhiệm cuối, mỗi dòng đúng một người. C: hỏi trước. I: báo sau."
    sheet.across(said, "note")
    sheet.cells(["Việc", *[name for name, _ in people], "Kiểm tra"], "head")
    row = sheet.cells([None, *[title for _, title in people], None], "head")
    sheet.made.repeat_rows(row - 2, row - 1)
    sheet.made.freeze_panes(row, 1)
    first, last_column = row + 1, chr(65 + len(people))
    for name, letters in work:
        row = sheet.next
        area = Area(f"B{row}:{last_column}{row}", letters)
        owners = counted(area, "A") + counted(area, "R/A")
        doing = counted(area, "R") + counted(area, "R/A")
        flag = when(equal(doing, 0), "CHƯA CÓ R", "đủ")
        flag = when(equal(owners, 1), flag, when(equal(owners, 0), "CHƯA CÓ A", "HƠN MỘT A"))
        cells: list[Cell] = [name, *letters, when(equal(filled(area), 0), "", flag)]
        sheet.cells(cells, ["input", *["letter"] * len(people), "result"])
    last = sheet.next - 1
    sums = []
    for place in range(len(people)):
        letter = chr(66 + place)
        area = Area(f"{letter}{first}:{letter}{last}", [letters[place] for _, letters in work])
        sums.append(counted(area, "R") + counted(area, "R/A"))
    sheet.cells(["Số việc phải trực tiếp làm (R)", *sums, None], "total", ["", *[WHOLE] * len(people)])
    table = f"B{first}:{last_column}{last}"
    sheet.choices(table, _LETTERS, "Chọn R, A, R/A, C hoặc I.")
    sheet.coloured(table, f'OR(B{first}="A",B{first}="R/A")', AMBER)
    sheet.coloured(table, f'B{first}="R"', GREEN)
    check = chr(66 + len(people))
    sheet.coloured(f"{check}{first}:{check}{last}", f'AND({check}{first}<>"",{check}{first}<>"đủ")', RED)
    return book.bytes()


def empty_raci(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in.

    Args:
        written: the date in the file's properties.
    """
    people = [("[tên]", "[vai trò]")] * _EMPTY_PEOPLE
    return written_raci(written, "[tên dự án]", people, [(None, [None] * _EMPTY_PEOPLE)] * _EMPTY_ROWS)


def filled_raci(_: Mapping[str, Any], written: datetime) -> bytes:
    """Of the worked project Đồi Sương, as the page on RACI has it.

    Args:
        written: the date in the file's properties.
    """
    work = [(name, [None if said == "-" else said for said in letters.split()]) for name, letters in _WORK]
    return written_raci(written, "Mùa sương về, Đồi Sương (hư cấu)", _PEOPLE, work)
