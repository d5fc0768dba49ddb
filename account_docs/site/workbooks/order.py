"""The purchase order for a supplier: lines, VAT, instalments with what is kept back, the sum in words; whole đồng."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.book import DONG, RED, WHOLE, Book, Cell, Sheet
from account_docs.site.workbooks.formulas import Area, Formula, cell, equal, instalment, rounded, total, when
from account_docs.site.workbooks.functions import beside
from account_docs.site.workbooks.sum_in_words import sum_in_words

_SHEET, _MILLION = "Đơn đặt hàng", 1_000_000
_EMPTY_LINES = 6
Line = tuple[str | None, float | None, float | None]


def written_order(
    written: datetime,
    pairs: Sequence[tuple[str, str]],
    lines: Sequence[Line],
    rate: float | None,
    stages: Sequence[tuple[str, float | None]],
    terms: Sequence[str],
    signed: Sequence[Sequence[str]],
) -> bytes:
    """The workbook.

    Args:
        written: the date in the file's properties.
        pairs: number, buyer, seller, what it rests on.
        lines: what is ordered, how many, price of one.
        rate: of the VAT.
        stages: when how much of it is paid.
        terms: prices agreed beforehand, rights, invoice.
        signed: who signs.
    """
    book = Book("Đơn đặt hàng", written)
    sheet = book.sheet(_SHEET, [42, 12, 18, 20])
    sheet.across("ĐƠN ĐẶT HÀNG", "title")
    sheet.skip()
    for name, said in pairs:
        sheet.named(name, said)
    sheet.skip()
    first = sheet.head(["Hạng mục", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)"], repeated=True) + 1
    amounts = []
    for item, count, price in lines:
        row = sheet.next
        amounts.append(cell(f"B{row}", count) * cell(f"C{row}", price))
        sheet.cells([item, count, price, amounts[-1]], numbers=["", WHOLE, DONG, DONG])
    whole = total(Area(f"D{first}:D{sheet.next - 1}", amounts))
    row = sheet.cells(["Cộng, chưa VAT", None, None, whole], "total", ["", "", "", DONG])
    net = whole.at(f"D{row}")
    vat = rounded(net * cell(f"B{row + 1}", rate), 0)
    sheet.cells(["VAT, thuế suất", rate, None, vat], ["total", "input", "total", "total"], ["", "0%", "", DONG])
    paid = net + vat.at(f"D{row + 1}")
    row = sheet.cells(["Tổng giá trị, gồm VAT", None, None, paid], "total", ["", "", "", DONG])
    words = sum_in_words(book, Formula(f"'{_SHEET}'!D{row}", paid.work))
    sheet.across(beside("Bằng chữ: ", words), "note")
    sheet.skip()
    _write_stages(sheet, net, stages)
    sheet.across("Giá ghi sẵn, quyền sử dụng, hóa đơn", "part")
    for term in terms:
        sheet.across(term, "free")
    sheet.skip()
    sheet.signatures(signed)
    return book.bytes()


def _write_stages(sheet: Sheet, net: Formula, stages: Sequence[tuple[str, float | None]]) -> None:
    """The stages of payment, the last of which takes what rounding left; a red line when they are not the whole.

    Args:
        sheet: where they are written.
        net: what is paid in all, without VAT.
        stages: when how much of it is paid.
    """
    first = sheet.head(["Đợt và mốc", "Phần", "", "Chưa VAT (đồng)"]) + 1
    parts: list[Formula] = []
    for place, (name, share) in enumerate(stages, start=1):
        row = sheet.next
        so_far = Area(f"B{first}:B{row}", [share for _, share in stages[:place]])
        parts.append(instalment(net, so_far, Area(f"D{first}:D{row - 1}", parts.copy())))
        cells: list[Cell] = [name, share, None, parts[-1]]
        sheet.cells(cells, ["input", "input", "label", "result"], ["", "0%", "", DONG])
    shares = rounded(total(Area(f"B{first}:B{sheet.next - 1}", [share for _, share in stages])), 4)
    row = sheet.across(when(equal(shares, 1), "", when(equal(shares, 0), "", "Các đợt chưa cộng đủ 100%")), "note")
    sheet.coloured(f"A{row}", f'A{row}<>""', RED)


def empty_order(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in and signed.

    Args:
        written: the date in the file's properties.
    """
    pairs = (
        ("Số, ngày", "[số PO], mã dự án [mã], ngày [ngày]"),
        ("Bên mua", "[tên công ty agency], mã số thuế [mã số thuế], đại diện [họ tên, chức danh, căn cứ ký]"),
        ("Bên bán", "[tên pháp lý], mã số thuế [mã số thuế], tài khoản [số tài khoản, ngân hàng]"),
        ("Căn cứ", "Báo giá [số, ngày]"),
        ("Bàn giao", "[sản phẩm, tiêu chuẩn], [ngày giờ], người nhận [họ tên]"),
    )
    terms = (
        "Làm thêm giờ: [số tiền] mỗi giờ, tối đa [số] giờ; người được duyệt tại chỗ: [họ tên]",
        "Hủy hoặc dời: trước [giờ, ngày] trả [..]%, sau đó trả [..]%",
        "Quyền sử dụng: [kênh, nước], từ [ngày] đến [ngày]; mua thêm [thời gian] giá [số tiền]",
        "Yêu cầu thay đổi: chỉ [họ tên], bằng văn bản. Hóa đơn gửi về [email], ghi số PO",
    )
    signed = (
        ("Bên mua", "Ký, ghi rõ họ tên, đóng dấu", "[họ tên, chức danh]"),
        ("Bên bán", "Ký, ghi rõ họ tên, đóng dấu", "[họ tên, chức danh]"),
    )
    stages = [("[khi đặt]", None), ("[mốc kiểm tra được]", None), ("Giữ lại, trả khi đủ danh mục bàn giao", None)]
    return written_order(written, pairs, [(None, None, None)] * _EMPTY_LINES, None, stages, terms, signed)


def filled_order(cases: Mapping[str, Any], written: datetime) -> bytes:
    """PO-01 of the worked project Lửa Hiền.

    Args:
        cases: data of the worked projects and firms by name of their file.
        written: the date in the file's properties.
    """
    project, buyer, seller = cases["lua-hien"], cases["firms"]["nhip_cau"], cases["firms"]["o_cua"]
    whole = sum(project["estimate"]["film"].values())
    paid = [payment for payment in project["payments"] if payment["po"] == "PO-01"]
    shares = [paid[0]["amount"] / whole, paid[1]["amount"] / whole, project["retention_share"]]
    dates, hours, rights = project["dates"], project["overtime"], project["rights"]
    weather, day = project["weather"], project["extra_day"]
    account = f"{seller['account']['number']}, {seller['account']['bank']}"
    masters = f"{dates['masters']:%d/%m/%Y}"
    signs = "đại diện Bùi Tiến Đạt, theo giấy ủy quyền 07/2026/UQ-NC"
    pairs = (
        ("Số, ngày", f"PO-01, TVC Lửa Hiền (hư cấu), ngày {dates['po_production']:%d/%m/%Y}"),
        (
            "Bên mua",
            f"{buyer['legal_name']}, mã số thuế {buyer['tax_code']}, {signs}",
        ),
        (
            "Bên bán",
            f"{seller['legal_name']}, mã số thuế {seller['tax_code']}, tài khoản {account}",
        ),
        ("Căn cứ", f"Báo giá ngày {dates['bids']:%d/%m/%Y}, dự toán phim và bảng quyền diễn viên kèm theo"),
        (
            "Bàn giao",
            f"Bản gốc ba bản cắt, bản không phụ đề, âm thanh tách lớp; {masters}, anh Ngô Thanh Tùng nhận",
        ),
    )
    terms = (
        (
            f"Làm thêm giờ: {hours['hour'] * hours['factor']:.0f} triệu đồng mỗi giờ, tối đa {hours['hours']} giờ;"
            " người được duyệt tại chỗ: anh Hồ Quang Trung"
        ),
        (
            f"Hủy ngoại cảnh trước 18:00 hôm trước trả {weather['early_share']:.0%} của {day} triệu đồng,"
            f" sau đó hoặc quay lại vì mưa trả {weather['late_share']:.0%}"
        ),
        (
            f"Quyền sử dụng: TV, trực tuyến, Việt Nam, từ {rights['start']:%d/%m/%Y}"
            f" đến {rights['end_12_months']:%d/%m/%Y}; mua thêm: chưa hỏi giá"
        ),
        "Yêu cầu thay đổi: chỉ anh Ngô Thanh Tùng, bằng văn bản. Hóa đơn gửi về account@nhipcau.example, ghi số PO-01",
    )
    signed = (
        ("Bên mua", f"Đã ký {dates['po_production']:%d/%m/%Y}", "Bùi Tiến Đạt, Account Manager"),
        ("Bên bán", f"Đã ký {dates['po_production']:%d/%m/%Y}", "Cao Thanh Lâm, giám đốc"),
    )
    stages = list(zip(("Khi đặt", "Sau khi duyệt offline", "Giữ lại, trả khi đủ bản gốc"), shares, strict=True))
    line = [("Sản xuất TVC: một bản 30 giây, hai bản 15 giây, theo dự toán phim", 1, whole * _MILLION)]
    return written_order(written, pairs, line, project["vat"]["rate"], stages, terms, signed)
