"""The quotation with VAT and instalments, empty and as sent in the worked project."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.book import EMPTY_ROWS, MONEY, WHOLE, Book, Cell
from account_docs.site.workbooks.formulas import Area, Formula, cell, equal, rounded, total, when
from account_docs.site.workbooks.words import FEES

_GUIDE = [
    "Báo giá. Đơn vị: triệu đồng; đổi thành đồng cũng được, miễn cả trang một đơn vị.",
    "Ô vàng để gõ; ô trắng là công thức.",
    "Thuế suất: hỏi kế toán trước khi gửi. Mức 8% chỉ áp dụng đến hết 31/12/2026 và không cho mọi ngành.",
    (
        "Gửi khách bản PDF, kèm phần không gồm, hiệu lực, số vòng sửa và người duyệt. Đừng gửi tệp này nếu trong đó còn"
        " trang dự toán nội bộ."
    ),
    "Trang cuối là báo giá của dự án Đồi Sương (hư cấu).",
]
_LINES = [
    ("Hạng mục", 44, ""),
    ("Số lượng", 18, WHOLE),
    ("Đơn vị", 18, ""),
    ("Đơn giá", 18, MONEY),
    ("Thành tiền", 18, MONEY),
]
_STAGES = [
    ("Đợt thanh toán", 44, ""),
    ("Phần", 18, "0%"),
    ("Chưa VAT", 18, MONEY),
    ("VAT", 18, MONEY),
    ("Phải trả", 18, MONEY),
]
# Item, how many, unit, price of one.
Line = tuple[str | None, float | None, str | None, float | None]


def _line(number: int, line: Line) -> list[Cell]:
    item, count, unit, price = line
    return [item, count, unit, price, cell(f"B{number}", count) * cell(f"D{number}", price)]


def _stage(number: int, name: str, share: float, net: Formula, rate: Formula) -> list[Cell]:
    """A row of the instalments.

    Args:
        number: of the row, as spreadsheets count.
        name: of the instalment.
        share: of the whole.
        net: the cell of the sum before VAT.
        rate: the cell of the rate.
    """
    part = net * cell(f"B{number}", share)
    before = part.at(f"C{number}")
    vat = before * rate
    return [name, share, part, vat, before + vat.at(f"D{number}")]


def _sheet(book: Book, name: str, lines: Sequence[Line], rate: float, shares: Sequence[float]) -> None:
    """A sheet with lines, VAT and instalments."""
    rows = [_line(number, line) for number, line in enumerate(lines, start=2)]
    sheet = book.table(name, _LINES, rows)
    last = len(rows) + 1
    amounts = total(Area(f"E2:E{last}", [row[4] for row in rows]))
    net, taxed = amounts.at(f"B{last + 2}"), cell(f"B{last + 3}", rate)
    vat = net * taxed
    book.line(sheet, last + 1, "Cộng, chưa VAT", amounts, MONEY)
    book.line(sheet, last + 2, "Thuế suất VAT (hỏi kế toán; 8% chỉ đến hết 31/12/2026)", rate, "0%")
    book.line(sheet, last + 3, "Tiền VAT", vat, MONEY)
    book.line(sheet, last + 4, "Tổng thanh toán", net + vat.at(f"B{last + 4}"), MONEY)
    head = last + 6
    first, final = head + 2, head + 1 + len(shares)
    fixed = net.at(f"$B${last + 2}"), taxed.at(f"$B${last + 3}")
    stages = [_stage(head + 1 + place, f"Đợt {place}", share, *fixed) for place, share in enumerate(shares, start=1)]
    whole = rounded(total(Area(f"B{first}:B{final}", [stage[1] for stage in stages])), 4)
    said = when(equal(whole, 1), "đủ 100%", "CÁC ĐỢT CHƯA CỘNG ĐỦ 100%")
    book.table(name, _STAGES, stages, [["Kiểm tra", said, None, None, None]], start=head)


def quotation(project: dict[str, Any], written: datetime) -> bytes:
    """The workbook.

    Args:
        project: data/project.yml.
        written: the date in the file's properties.
    """
    contract = project["contract"]
    shares = [instalment / contract["total"] for instalment in contract["instalments"]]
    book = Book("Báo giá", written)
    book.guide(_GUIDE)
    _sheet(book, "Báo giá", [(None, None, None, None)] * EMPTY_ROWS, contract["vat_rate"], shares)
    lines: list[Line] = [(FEES[key], 1, "gói", amount) for key, amount in contract["fees"].items()]
    lines.append(("Sản xuất: quay chụp, hai KOC (giá chốt)", 1, "gói", contract["production_charged"]))
    _sheet(book, "Đồi Sương", lines, contract["vat_rate"], shares)
    return book.bytes()
