"""The budget tracker: money and hours on sheets of their own, empty and as the worked project closed.

Source of the columns: the page docs/tai-chinh/theo-doi-chi-tieu.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.book import DAY, EMPTY_ROWS, MONEY, SHARE, WHOLE, Book, Cell
from account_docs.site.workbooks.formulas import Area, Formula, above, cell, equal, percent, total_of, when
from account_docs.site.workbooks.words import ROLES

_COLUMNS = [
    ("Khoản", 28, ""),
    ("Tiền của ai", 11, ""),
    ("Kế hoạch", 11, MONEY),
    ("Cam kết", 11, MONEY),
    ("Đã chi", 11, MONEY),
    ("Còn lại", 11, MONEY),
    ("Cần thêm", 11, MONEY),
    ("Dự báo cuối", 12, MONEY),
    ("Lệch", 11, MONEY),
    ("Lệch %", 9, SHARE),
    ("Cờ", 18, ""),
]
_GUIDE = [
    "Bảng theo dõi ngân sách. Đơn vị: triệu đồng chưa VAT; trang giờ tính bằng giờ.",
    "Ô vàng để gõ; ô trắng là công thức, đừng gõ đè.",
    "Cam kết là khoản đã đặt hoặc đã ký mà chưa trả. Trả rồi thì chuyển số sang Đã chi, đừng để ở cả hai cột.",
    (
        "Cần thêm là số người làm ước từ hôm nay tới lúc xong. Hỏi mỗi tuần một lần; không có nó, bảng chỉ là sổ ghi"
        " chép."
    ),
    'Tiền của ai: gõ "khách" hoặc "agency". Hai loại không bao giờ cộng chung.',
    (
        "Cờ: lệch trên 5% hiện HỎI, trên 10% hiện BÁO NGAY, khoản không có trong kế hoạch hiện NGOÀI KẾ HOẠCH. Hai"
        " ngưỡng là ví dụ, chốt với quản lý ngay ngày khởi động."
    ),
    "Hai trang cuối là dự án Đồi Sương (hư cấu) lúc đóng sổ, để đối chiếu cách điền.",
]
_CHANGES = [
    ("Ngày", 12, DAY),
    ("Việc thêm hoặc bớt", 40, ""),
    ("Ai xin", 16, ""),
    ("Tiền chưa VAT", 14, MONEY),
    ("Đã ký chưa", 12, ""),
]
_OWNERS = ["khách", "agency"]
# By the limits of the page: 5 % ask, 10 % report.
_HINT, _ALARM = percent(5), percent(10)
# Name, owner, plan, committed, spent, needed.
Line = tuple[str | None, str | None, float | None, float | None, float | None, float | None]
_EMPTY: list[Line] = [(None, None, None, None, None, None)] * EMPTY_ROWS


def _share(plan: Formula, variance: Formula) -> Formula:
    """The variance as a share of the plan; nothing where nothing was planned."""
    return when(equal(plan, 0), "", variance / plan)


def _flag(share: Formula) -> Formula:
    """What the column "Cờ" says of a share."""
    return when(above(share, _ALARM), "BÁO NGAY", when(above(share, _HINT), "HỎI", ""))


def row(number: int, line: Line) -> list[Cell]:
    """A row of the tracker with its formulas.

    Args:
        number: of the row, as spreadsheets count.
        line: what is typed into it.
    """
    name, owner, *typed = line
    plan, committed, spent, needed = (
        cell(f"{letter}{number}", value) for letter, value in zip("CDEG", typed, strict=True)
    )
    forecast = committed + spent + needed
    variance = forecast.at(f"H{number}") - plan
    varied = variance.at(f"I{number}")
    share = _share(plan, varied)
    flag = when(equal(plan, 0), when(equal(varied, 0), "", "NGOÀI KẾ HOẠCH"), _flag(share.at(f"J{number}")))
    left = plan - committed - spent
    return [name, owner, plan.value, committed.value, spent.value, left, needed.value, forecast, variance, share, flag]


def _rows(lines: Sequence[Line]) -> list[list[Cell]]:
    return [row(number, line) for number, line in enumerate(lines, start=2)]


def _totals(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """One line of totals an owner: the client's money and the agency's are never added up."""
    last = len(rows) + 1
    owners = Area(f"$B$2:$B${last}", [row[1] for row in rows])
    totals: list[list[Cell]] = []
    for number, owner in enumerate(_OWNERS, start=last + 1):
        sums = {
            letter: total_of(owners, owner, Area(f"{letter}$2:{letter}${last}", [row[column] for row in rows]))
            for column, letter in enumerate("CDEFGHI", start=2)
        }
        plan, varied = sums["C"].at(f"C{number}"), sums["I"].at(f"I{number}")
        share = _share(plan, varied)
        flag = when(equal(plan, 0), "", _flag(share.at(f"J{number}")))
        totals.append([f"Cộng tiền {owner}", owner, *sums.values(), share, flag])
    return totals


def budget_tracker(project: dict[str, Any], written: datetime) -> bytes:
    """The workbook.

    Args:
        project: data/project.yml.
        written: the date in the file's properties.
    """
    book = Book("Bảng theo dõi ngân sách", written)
    book.guide(_GUIDE)
    empty = _rows(_EMPTY)
    sheet = book.table("Tiền", _COLUMNS, empty, _totals(empty))
    said = {"error_title": "Tiền của ai", "error_message": "Gõ khách hoặc agency."}
    sheet.data_validation(1, 1, EMPTY_ROWS, 1, {"validate": "list", "source": _OWNERS, **said})
    hours = [
        (head.replace("Tiền của ai", "Vai"), width, WHOLE if form == MONEY else form) for head, width, form in _COLUMNS
    ]
    book.table("Giờ", hours, empty)
    book.table("Thay đổi", _CHANGES, [[None] * len(_CHANGES)] * EMPTY_ROWS)
    closed = _rows(_money(project))
    book.table("Đồi Sương, tiền", _COLUMNS, closed, _totals(closed))
    book.table("Đồi Sương, giờ", hours, _rows(_hours(project)))
    return book.bytes()


def _money(project: dict[str, Any]) -> list[Line]:
    """The money of the worked project as it closed."""
    media, cost = project["media"], project["contract"]["production_cost"]
    planned, actual = project["plan"]["delivery_cost"], project["actual"]["delivery_cost"]
    return [
        ("Quảng cáo Meta", "khách", media["meta"], 0, media["meta"], 0),
        ("Quảng cáo Google", "khách", media["google"], 0, media["google"], 0),
        ("Quay chụp", "agency", cost["shooting"], 0, cost["shooting"], 0),
        ("Hai KOC", "agency", cost["two_koc"], 0, cost["two_koc"], 0),
        ("Giờ công", "agency", planned, 0, actual, 0),
    ]


def _hours(project: dict[str, Any]) -> list[Line]:
    """Its hours, by role."""
    worked = project["actual"]["hours"]
    return [
        ("Giờ công", ROLES[role], planned, 0, worked[role], 0) for role, planned in project["plan"]["hours"].items()
    ]
