"""The quotation as it is sent: totals in their column, the sum in words, instalments; in whole đồng."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.book import DONG, RED, WHOLE, Book, Cell, Sheet
from account_docs.site.workbooks.formulas import Area, Formula, cell, equal, instalment, rounded, total, when
from account_docs.site.workbooks.functions import beside
from account_docs.site.workbooks.sum_in_words import sum_in_words
from account_docs.site.workbooks.words import FEES, PRODUCTION

_SHEET = "Báo giá"
_EMPTY_LINES = 8
_MILLION = 1_000_000
# Item, how many, unit, price of one.
Line = tuple[str | None, float | None, str | None, float | None]


@dataclass(frozen=True)
class Letter:
    """What stands around the lines.

    Attributes:
        firm, about: the letterhead.
        number: number, place and date.
        pairs: to whom, for what, until when.
        lines: what is offered.
        rate: of the VAT.
        instalments: when, and which share.
        left_out, terms: numbered lines.
        signatures: of the client and the agency: who, how, name.
    """

    firm: str = "[TÊN CÔNG TY AGENCY]"
    about: str = "Mã số thuế [mã số thuế] · [địa chỉ] · [email, số điện thoại]"
    number: str = "Số [số], [nơi lập], ngày [ngày]"
    pairs: Sequence[tuple[str, str]] = (
        ("Kính gửi", "[tên công ty khách hàng]"),
        ("Người nhận", "[họ tên, chức danh]"),
        ("Người duyệt", "[họ tên, chức danh]"),
        ("Công việc", "[tên dự án, thời gian]"),
        ("Hiệu lực", "Đến hết ngày [ngày]"),
    )
    lines: Sequence[Line] = ((None, None, None, None),) * _EMPTY_LINES
    rate: float | None = None
    instalments: Sequence[tuple[str, float | None]] = (("[mốc kiểm tra được]", None),) * 4
    left_out: Sequence[str] = ("[việc không gồm]", "[việc không gồm]")
    terms: Sequence[str] = ("[số round sửa, hạn phản hồi]", "[điều kiện khi bớt hoặc đổi hạng mục]")
    signatures: Sequence[Sequence[str]] = field(
        default_factory=lambda: (
            ("Đại diện khách hàng", "Ký, ghi rõ họ tên, ngày duyệt", "[họ tên, chức danh]"),
            ("Đại diện [tên agency]", "Ký, ghi rõ họ tên", "[họ tên, chức danh, căn cứ ký]"),
        )
    )


def _lines(sheet: Sheet, lines: Sequence[Line]) -> Formula:
    """The lines; their sum."""
    heads = ["STT", "Hạng mục", "Số lượng", "Đơn vị", "Đơn giá (đồng)", "Thành tiền (đồng)"]
    sheet.head(heads, repeated=True)
    first, amounts = sheet.next, []
    for place, (item, count, unit, price) in enumerate(lines, start=1):
        row = sheet.next
        amounts.append(cell(f"C{row}", count) * cell(f"E{row}", price))
        cells: list[Cell] = [place, item, count, unit, price, amounts[-1]]
        sheet.cells(cells, ["place", "input", "input", "input", "input", "result"], ["0", "", WHOLE, "", DONG, DONG])
    return total(Area(f"F{first}:F{sheet.next - 1}", amounts))


def _totals(sheet: Sheet, amounts: Formula, rate: float | None) -> tuple[Formula, Formula, Formula]:
    """Sum, VAT and what is to be paid, each in the column of the amounts; the rate of the VAT."""
    kinds, numbers = ["total"] * 6, ["", "", "0%", "", "", DONG]
    row = sheet.cells([None, "Cộng, chưa VAT", None, None, None, amounts], kinds, numbers)
    net = amounts.at(f"F{row}")
    row = sheet.next
    taxed = cell(f"C{row}", rate)
    vat = rounded(net * taxed, 0)
    kinds[2] = "input"
    sheet.cells([None, "VAT (*), thuế suất", rate, None, None, vat], kinds, numbers)
    kinds[2] = "total"
    whole = net + vat.at(f"F{row}")
    row = sheet.cells([None, "Tổng thanh toán", None, None, None, whole], kinds, numbers)
    return net, taxed, whole.at(f"F{row}")


def _instalments(sheet: Sheet, stages: Sequence[tuple[str, float | None]], net: Formula, rate: Formula) -> None:
    """The instalments; their shares must make up the whole."""
    sheet.head(["Đợt", "Mốc", "Phần", "Chưa VAT (đồng)", "VAT (đồng)", "Phải trả (đồng)"])
    first, parts = sheet.next, list[Formula]()
    for place, (name, share) in enumerate(stages, start=1):
        row = sheet.next
        shares_so_far = Area(f"C{first}:C{row}", [share for _, share in stages[:place]])
        part = instalment(net, shares_so_far, Area(f"D{first}:D{row - 1}", parts.copy()))
        parts.append(part)
        vat = rounded(part.at(f"D{row}") * rate, 0)
        paid = part.at(f"D{row}") + vat.at(f"E{row}")
        kinds = ["place", "input", "input", "result", "result", "result"]
        sheet.cells([place, name, share, part, vat, paid], kinds, ["0", "", "0%", DONG, DONG, DONG])
    shares = rounded(total(Area(f"C{first}:C{sheet.next - 1}", [share for _, share in stages])), 4)
    said = when(equal(shares, 1), "", when(equal(shares, 0), "", "Các đợt chưa cộng đủ 100%"))
    row = sheet.across(said, "note")
    sheet.coloured(f"A{row}", f'A{row}<>""', RED)


def _written(written: datetime, letter: Letter) -> bytes:
    """The workbook."""
    book = Book("Báo giá dịch vụ", written)
    sheet = book.sheet(_SHEET, [5, 38, 9, 14, 15, 17])
    sheet.across(letter.firm, "firm")
    sheet.across(letter.about, "free")
    sheet.skip()
    sheet.across("BÁO GIÁ DỊCH VỤ", "title")
    sheet.across(letter.number, "number")
    sheet.skip()
    for name, said in letter.pairs:
        sheet.named(name, said, 2)
    sheet.skip()
    amounts = _lines(sheet, letter.lines)
    net, rate, whole = _totals(sheet, amounts, letter.rate)
    words = sum_in_words(book, Formula(f"'{_SHEET}'!{whole.text}", whole.work))
    sheet.across(beside("Bằng chữ: ", words), "note")
    _numbered(sheet, "Không bao gồm", letter.left_out)
    sheet.across("Thanh toán", "part")
    _instalments(sheet, letter.instalments, net, rate)
    _numbered(sheet, "Điều kiện", letter.terms)
    said = "(*) VAT tính theo thuế suất tại thời điểm lập hóa đơn. Nếu thuế suất thay đổi thì tiền VAT thay đổi theo."
    sheet.across(said, "note")
    sheet.skip()
    sheet.signatures(letter.signatures)
    return book.bytes()


def _numbered(sheet: Sheet, title: str, lines: Sequence[str]) -> None:
    sheet.across(title, "part")
    for place, line in enumerate(lines, start=1):
        sheet.named(f"{place}.", line)


def empty_quotation(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in and sent.

    Args:
        written: the date in the file's properties.
    """
    return _written(written, Letter())


def filled_quotation(cases: Mapping[str, Any], written: datetime) -> bytes:
    """As sent in the worked project Đồi Sương.

    Args:
        cases: data of the worked projects and firms by name of their file.
        written: the date in the file's properties.
    """
    project, agency, client = cases["project"], cases["firms"]["nhip_cau"], cases["firms"]["doi_suong"]
    contract, dates, media = project["contract"], project["dates"], project["media"]
    lines: list[Line] = [(FEES[key], 1, "gói", amount * _MILLION) for key, amount in contract["fees"].items()]
    lines.append((PRODUCTION, 1, "gói", contract["production_charged"] * _MILLION))
    shares = [instalment / contract["total"] for instalment in contract["instalments"]]
    within = f"trả trong {project['signing']['kept_days_to_pay']} ngày từ hồ sơ hợp lệ"
    moments = (
        "Khi ký hợp đồng, trả trong 5 ngày làm việc",
        f"Sau biên bản nghiệm thu giai đoạn 1, khi xong buổi họp {dates['midterm_review']:%d/%m/%Y}, {within}",
        f"Sau biên bản nghiệm thu cuối, {within}",
    )
    start, end = project["campaign"]["start"], project["campaign"]["end"]
    director, lead = client["people"]["anh Bình"], client["people"]["chị Lan"]
    letter = Letter(
        firm=agency["legal_name"].upper(),
        about=f"Mã số thuế {agency['tax_code']} · {agency['address']} · {agency['mail']}",
        number=f"Số 08/2026/BG-NC, TP. Hồ Chí Minh, ngày {dates['proposal']:%d/%m/%Y}",
        pairs=(
            ("Kính gửi", client["legal_name"]),
            ("Người nhận", f"{lead['full']}, {lead['title']}"),
            ("Người duyệt", f"{director['full']}, {director['title']}"),
            (
                "Công việc",
                f"Chiến dịch “{project['campaign']['name']}” (hư cấu), từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}",
            ),
            ("Hiệu lực", f"Đến hết ngày {dates['contract']:%d/%m/%Y}"),
        ),
        lines=lines,
        rate=contract["vat_rate"],
        instalments=list(zip(moments, shares, strict=True)),
        left_out=(
            f"Ngân sách quảng cáo {media['total']} triệu đồng và thuế của nền tảng, khách hàng thanh toán trực tiếp.",
            "Round sửa thứ ba trở đi, bản cắt video thêm, ngày quay thêm; báo giá phát sinh và ký trước khi thực hiện.",
        ),
        terms=(
            "Hai ngày quay tại đồi và một ngày dự phòng mưa; hai KOC, mỗi người một thư và một video dọc.",
            "Khi khách hàng bớt hạng mục, giá của hạng mục ấy và phần chiến lược, account được tính lại.",
            "Mỗi sản phẩm có hai round sửa. Khách hàng phản hồi trễ thì ngày bàn giao lùi ít nhất bấy nhiêu ngày.",
        ),
        signatures=(
            (
                f"Đại diện {client['legal_name']}",
                f"Đã duyệt {dates['contract']:%d/%m/%Y}",
                f"{director['full']}, giám đốc",
            ),
            (f"Đại diện {agency['legal_name']}", "Theo giấy ủy quyền 05/2026/UQ-NC", "Lê Thu Hà, Account Manager"),
        ),
    )
    return _written(written, letter)
