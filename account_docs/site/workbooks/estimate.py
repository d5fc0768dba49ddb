"""The agency's own estimate: hours, buffer, what is bought, and the price for a wished margin (fact K7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.book import MONEY, RED, SHARE, WHOLE, Book, Sheet
from account_docs.site.workbooks.formulas import Area, Formula, above, cell, equal, lift, total, when
from account_docs.site.workbooks.functions import at_least, every
from account_docs.site.workbooks.words import ROLES

TITLE = "Dự toán nội bộ"
_GUIDE = [
    "Dự toán nội bộ: giờ làm, dự phòng, thuê ngoài và giá bán theo biên muốn giữ. Không gửi cho khách.",
    "Ô vàng để gõ; ô còn lại là công thức và được khóa. Trang khóa không có mật khẩu.",
    "Giờ do người trực tiếp làm ước, gồm cả họp và hai round sửa. Chi phí một giờ hỏi phòng tài chính.",
    "Giá theo biên = thuê ngoài + chi phí giờ có dự phòng / (1 − biên muốn giữ).",
    "Giá định báo thấp hơn giá theo biên thì bớt đầu việc trước khi bớt giá. Giá gửi khách nằm ở file báo giá.",
]
_LINES_TO_BUY = 6
_WISHED = 0.5
# Role, hours, thousands an hour.
Role = tuple[str | None, float | None, float | None]
Bought = tuple[str | None, float | None]
# Buffer, wished margin, the price to be offered.
Given = tuple[float | None, float | None, float | None]


def _hours(sheet: Sheet, roles: Sequence[Role]) -> tuple[Formula, Formula]:
    """The hours; their cost together and their number."""
    sheet.head(["Vị trí", "Giờ", "Nghìn đồng một giờ", "Triệu đồng"])
    first = sheet.next
    costs = []
    for role, count, rate in roles:
        row = sheet.next
        costs.append(cell(f"B{row}", count) * cell(f"C{row}", rate) / 1000)
        sheet.cells([role, count, rate, costs[-1]], numbers=["", WHOLE, WHOLE, MONEY])
    last = sheet.next - 1
    counts = total(Area(f"B{first}:B{last}", [count for _, count, _ in roles]))
    worked = total(Area(f"D{first}:D{last}", costs))
    row = sheet.cells(["Cộng giờ làm", counts, None, worked], "total", ["", WHOLE, "", MONEY])
    return worked.at(f"D{row}"), counts.at(f"B{row}")


def _written(
    written: datetime, project: str, roles: Sequence[Role], bought: Sequence[Bought], given: Given, *, guide: bool
) -> bytes:
    """The workbook.

    Args:
        written: the date in the file's properties.
        project: the name on the sheet.
        roles: hours by role.
        bought: what is bought from others.
        given: buffer, wished margin, the price to be offered.
        guide: whether it says how it is used.
    """
    book = Book(TITLE, written, inside=True)
    sheet = book.sheet("Dự toán nội bộ", [40, 14, 18, 16])
    sheet.across("DỰ TOÁN NỘI BỘ, KHÔNG GỬI KHÁCH", "inside")
    sheet.named("Dự án", project)
    sheet.skip()
    worked, _ = _hours(sheet, roles)
    sheet.skip()
    sheet.head(["Thuê ngoài, giá vốn", "Triệu đồng"])
    first = sheet.next
    for name, amount in bought:
        sheet.cells([name, amount], numbers=["", MONEY])
    outside = total(Area(f"B{first}:B{sheet.next - 1}", [amount for _, amount in bought]))
    row = sheet.cells(["Cộng thuê ngoài", outside], "total", ["", MONEY])
    outside = outside.at(f"B{row}")
    sheet.skip()
    _price(sheet, worked, outside, given)
    if guide:
        book.guide(_GUIDE)
    return book.bytes()


def _price(sheet: Sheet, worked: Formula, outside: Formula, given: Given) -> None:
    """From cost to price, and what the price that is offered leaves."""
    kept, wished, offered = given
    sheet.head(["Giá theo biên muốn giữ", "Số"])
    buffer = cell(f"B{sheet.pair('Dự phòng giờ, phần của chi phí giờ', kept, SHARE)}", kept)
    margin = cell(f"B{sheet.pair('Biên muốn giữ, trên AGI', wished, SHARE)}", wished)
    safe = worked + worked * buffer
    safe = safe.at(f"B{sheet.pair('Chi phí giờ có dự phòng', safe, MONEY)}")
    price = when(at_least(margin, 1), "", outside + safe / (lift(1) - margin))
    price = price.at(f"B{sheet.pair('Giá theo biên, chưa VAT', price, MONEY)}")
    sheet.skip()
    sheet.head(["Giá định báo", "Số"])
    asked = cell(f"B{sheet.pair('Giá định báo, chưa VAT', offered, MONEY)}", offered)
    agi = asked - outside
    agi = agi.at(f"B{sheet.pair('AGI (thu nhập gộp agency)', agi, MONEY)}")
    left = agi - worked
    left = left.at(f"B{sheet.pair('Còn lại sau giờ làm', left, MONEY)}")
    sheet.pair("Biên dự án, nếu giờ đúng kế hoạch", when(equal(agi, 0), "", left / agi), SHARE)
    sheet.pair("Biên dự án, nếu dùng hết dự phòng giờ", when(equal(agi, 0), "", (agi - safe) / agi), SHARE)
    under = every(above(asked, lift(0)), above(price, asked + 0.005))
    row = sheet.pair("Kiểm tra", when(under, "THẤP HƠN GIÁ THEO BIÊN", ""))
    sheet.coloured(f"B{row}", f'B{row}<>""', RED)


def empty_estimate(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in.

    Args:
        written: the date in the file's properties.
    """
    roles: list[Role] = [(role, None, None) for role in ROLES.values()]
    return _written(written, "[tên dự án]", roles, [(None, None)] * _LINES_TO_BUY, (0.1, _WISHED, None), guide=True)


def filled_estimate(cases: Mapping[str, Any], written: datetime) -> bytes:
    """As the worked project Đồi Sương stood when its contract was signed: without a buffer.

    Args:
        cases: data of the worked projects by name of their file.
        written: the date in the file's properties.
    """
    project = cases["project"]
    contract, plan = project["contract"], project["plan"]
    roles = [(ROLES[role], count, plan["hour_cost_thousand"][role]) for role, count in plan["hours"].items()]
    cost = contract["production_cost"]
    bought = [("Quay chụp", cost["shooting"]), ("Hai KOC", cost["two_koc"])]
    given = (0, plan["delivery_margin"], contract["total"])
    return _written(written, "Đồi Sương (hư cấu), lúc ký", roles, bought, given, guide=False)
