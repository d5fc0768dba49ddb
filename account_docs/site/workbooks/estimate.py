"""The agency's own estimate: hours, what is bought, AGI and delivery margin (fact K7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.book import MONEY, SHARE, WHOLE, Book, Cell
from account_docs.site.workbooks.formulas import Area, cell, equal, total, when
from account_docs.site.workbooks.words import ROLES

_GUIDE = [
    "Dự toán nội bộ: giờ công, thuê ngoài, biên triển khai. Không gửi cho khách.",
    "Ô vàng để gõ; ô trắng là công thức.",
    (
        "Giờ do người làm ước, gồm cả họp và hai vòng sửa. Chi phí một giờ hỏi phòng tài chính, cả công ty dùng một"
        " cách tính."
    ),
    "Giá bán thấp hơn chi phí thì bớt đầu việc trước khi bớt giá.",
    "Trang cuối là dự toán của dự án Đồi Sương (hư cấu) lúc ký.",
]
_HOURS = [("Vai", 34, ""), ("Giờ", 12, WHOLE), ("Nghìn đồng một giờ", 14, WHOLE), ("Triệu đồng", 14, MONEY)]
_BOUGHT = [("Thuê ngoài (giá vốn)", 34, ""), ("Triệu đồng", 12, MONEY)]
_LINES_TO_BUY = 5


def _role(number: int, role: str | None, count: float | None, cost: float | None) -> list[Cell]:
    """A row of the hours; hours at so many thousands are some millions."""
    return [role, count, cost, cell(f"B{number}", count) * cell(f"C{number}", cost) / 1000]


def _sheet(
    book: Book,
    name: str,
    hours: Sequence[tuple[str | None, float | None, float | None]],
    bought: Sequence[tuple[str | None, float | None]],
    price: float | None,
) -> None:
    """A sheet with hours, what is bought and the margin that is left."""
    rows = [_role(number, *line) for number, line in enumerate(hours, start=2)]
    last = len(rows) + 1
    worked = total(Area(f"D2:D{last}", [row[3] for row in rows]))
    counted = total(Area(f"B2:B{last}", [row[1] for row in rows]))
    sheet = book.table(name, _HOURS, rows, [["Cộng giờ công", counted, None, worked]])
    head = last + 2
    book.table(name, _BOUGHT, bought, start=head)
    first, final = head + 2, head + 1 + len(bought)
    at = final + 1
    outside = total(Area(f"B{first}:B{final}", [amount for _, amount in bought]))
    agi = cell(f"B{at + 2}", price) - outside.at(f"B{at + 1}")
    earned = agi.at(f"B{at + 3}")
    left = earned - worked.at(f"D{last + 1}")
    margin = when(equal(earned, 0), "", left.at(f"B{at + 4}") / earned)
    book.line(sheet, at, "Tiền thuê ngoài", outside, MONEY)
    book.line(sheet, at + 1, "Giá bán, chưa VAT", price, MONEY)
    book.line(sheet, at + 2, "AGI (thu nhập gộp agency)", agi, MONEY)
    book.line(sheet, at + 3, "Còn lại sau giờ công", left, MONEY)
    book.line(sheet, at + 4, "Biên triển khai", margin, SHARE)


def estimate(project: dict[str, Any], written: datetime) -> bytes:
    """The workbook.

    Args:
        project: data/project.yml.
        written: the date in the file's properties.
    """
    contract, plan = project["contract"], project["plan"]
    book = Book("Dự toán nội bộ", written)
    book.guide(_GUIDE)
    _sheet(book, "Dự toán", [(role, None, None) for role in ROLES.values()], [(None, None)] * _LINES_TO_BUY, None)
    hours = [(ROLES[role], count, plan["hour_cost_thousand"][role]) for role, count in plan["hours"].items()]
    cost = contract["production_cost"]
    bought = [("Quay chụp", cost["shooting"]), ("Hai KOC", cost["two_koc"])]
    _sheet(book, "Đồi Sương", hours, bought, contract["total"])
    return book.bytes()
