"""What a pitch costs against its ceiling, and how sure one must be of winning (docs/tai-chinh/chi-phi-pitch.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.book import AMBER, MONEY, RED, SHARE, WHOLE, Book, Sheet
from account_docs.site.workbooks.formulas import Area, Formula, above, cell, equal, total, when
from account_docs.site.workbooks.functions import at_least
from account_docs.site.workbooks.words import PITCH_OUTSIDE, PITCH_ROLES

_GUIDE = [
    "Chi phí pitch, tài liệu nội bộ. Tiền là triệu đồng chưa VAT.",
    "Ô vàng để gõ; ô còn lại là công thức và được khóa. Trang khóa không có mật khẩu.",
    "Gõ cột Trần khi nhận pitch, gõ cột Thực tế mỗi tuần từ mã giờ riêng của pitch.",
    "Xác suất hòa vốn là chi phí chia cho phần còn lại nếu thắng. So với tỷ lệ thắng của cùng loại pitch.",
    "Mức chi tối đa hợp lý = tỷ lệ thắng × phần còn lại nếu thắng.",
]
_EMPTY_OUTSIDE = 5
_ASK_AT = 0.8


@dataclass(frozen=True)
class Pitch:
    """What is typed in: role, thousands an hour, ceiling and hours; what is bought; what a win leaves."""

    name: str
    hours: Sequence[tuple[str | None, float | None, float | None, float | None]]
    outside: Sequence[tuple[str | None, float | None, float | None]]
    fee: float | None = None
    months: float | None = None
    delivery: float | None = None
    overhead: float | None = None
    pitches: float | None = None
    won: float | None = None


def _hours(sheet: Sheet, pitch: Pitch) -> tuple[list[Formula], list[Formula]]:
    """The hours; hours and money, allowed and done."""
    sheet.head(["Vị trí", "Nghìn đồng một giờ", "Trần, giờ", "Thực tế, giờ", "Trần, tiền", "Thực tế, tiền"])
    first = sheet.next
    money: tuple[list[Formula], list[Formula]] = ([], [])
    for role, rate, allowed, done in pitch.hours:
        row = sheet.next
        hour = cell(f"B{row}", rate)
        amounts = [cell(f"{letter}{row}", count) * hour / 1000 for letter, count in (("C", allowed), ("D", done))]
        for column, amount in zip(money, amounts, strict=True):
            column.append(amount)
        kinds = ["input", "input", "input", "input", "result", "result"]
        sheet.cells([role, rate, allowed, done, *amounts], kinds, ["", WHOLE, WHOLE, WHOLE, MONEY, MONEY])
    last, row = sheet.next - 1, sheet.next
    counts = [
        total(Area(f"{at}{first}:{at}{last}", [line[place] for line in pitch.hours]))
        for at, place in (("C", 2), ("D", 3))
    ]
    sums = [total(Area(f"{at}{first}:{at}{last}", column)) for at, column in zip("EF", money, strict=True)]
    sheet.cells(["Cộng giờ làm", None, *counts, *sums], "total", ["", "", WHOLE, WHOLE, MONEY, MONEY])
    return [part.at(f"{at}{row}") for at, part in zip("CD", counts, strict=True)], [
        part.at(f"{at}{row}") for at, part in zip("EF", sums, strict=True)
    ]


def _outside(sheet: Sheet, pitch: Pitch) -> list[Formula]:
    """What is bought from others, allowed and spent."""
    sheet.head(["Tiền ngoài", "", "", "", "Trần, tiền", "Thực tế, tiền"])
    first = sheet.next
    for name, allowed, spent in pitch.outside:
        sheet.cells(
            [name, None, None, None, allowed, spent],
            ["input", "label", "label", "label", "input", "input"],
            ["", "", "", "", MONEY, MONEY],
        )
    last, row = sheet.next - 1, sheet.next
    sums = [
        total(Area(f"{at}{first}:{at}{last}", [line[place] for line in pitch.outside]))
        for at, place in (("E", 1), ("F", 2))
    ]
    sheet.cells(["Cộng tiền ngoài", None, None, None, *sums], "total", ["", "", "", "", MONEY, MONEY])
    return [part.at(f"{at}{row}") for at, part in zip("EF", sums, strict=True)]


def _odds(sheet: Sheet, pitch: Pitch, cost: Sequence[Formula]) -> None:
    """What a win leaves, and the probability at which the pitch pays for itself."""
    sheet.head(["Nếu thắng", "Số"])
    fee = cell(f"B{sheet.pair('Phí một tháng, triệu đồng', pitch.fee, MONEY)}", pitch.fee)
    months = cell(f"B{sheet.pair('Số tháng', pitch.months, WHOLE)}", pitch.months)
    delivery = cell(f"B{sheet.pair('Chi phí giờ làm cả hợp đồng', pitch.delivery, MONEY)}", pitch.delivery)
    overhead = cell(f"B{sheet.pair('Chi phí chung, phần của phí', pitch.overhead, SHARE)}", pitch.overhead)
    whole = fee * months
    whole = whole.at(f"B{sheet.pair('Phí cả hợp đồng', whole, MONEY)}")
    left = whole - delivery - whole * overhead
    left = left.at(f"B{sheet.pair('Phần còn lại nếu thắng', left, MONEY)}")
    sheet.skip()
    sheet.head(["Xác suất", "Theo trần", "Theo thực tế"])
    odds = [when(equal(left, 0), "", part / left) for part in cost]
    row = sheet.cells(["Xác suất hòa vốn", *odds], ["label", "result", "result"], ["", SHARE, SHARE])
    sheet.cells(["Số pitch cùng loại trong 12 tháng", pitch.pitches], ["label", "input"], ["", WHOLE])
    sheet.cells(["Số lần thắng", pitch.won], ["label", "input"], ["", WHOLE])
    tries = cell(f"B{row + 1}", pitch.pitches)
    rate = when(equal(tries, 0), "", cell(f"B{row + 2}", pitch.won) / tries)
    sheet.cells(["Tỷ lệ thắng", rate], ["label", "result"], ["", SHARE])
    most = when(equal(tries, 0), "", rate.at(f"B{row + 3}") * left)
    sheet.cells(["Mức chi tối đa hợp lý", most], ["label", "result"], ["", MONEY])
    expected = [when(equal(tries, 0), "", rate.at(f"B{row + 3}") * left - part) for part in cost]
    sheet.cells(["Kỳ vọng sau chi phí pitch", *expected], ["label", "result", "result"], ["", MONEY, MONEY])
    sheet.coloured(f"B{row + 5}:C{row + 5}", f'AND(B{row + 5}<>"",B{row + 5}<0)', RED)


def written_pitch(written: datetime, pitch: Pitch, *, guide: bool) -> bytes:
    """The workbook.

    Args:
        written: the date in the file's properties.
        pitch: what is typed in.
        guide: whether it says how it is used.
    """
    book = Book("Chi phí pitch", written, inside=True)
    sheet = book.sheet("Chi phí pitch", [36, 17, 17, 14, 14, 15])
    sheet.across("CHI PHÍ PITCH, TÀI LIỆU NỘI BỘ", "inside")
    sheet.named("Pitch", pitch.name)
    sheet.skip()
    counts, labour = _hours(sheet, pitch)
    sheet.skip()
    bought = _outside(sheet, pitch)
    row = sheet.next
    cost = [hour + money for hour, money in zip(labour, bought, strict=True)]
    sheet.cells(["Cộng chi phí pitch", None, None, None, *cost], "total", ["", "", "", "", MONEY, MONEY])
    cost = [part.at(f"{at}{row}") for at, part in zip("EF", cost, strict=True)]
    sheet.skip()
    limit = counts[0] * _ASK_AT
    at = sheet.cells(["Mốc dừng và hỏi, 80% trần giờ", limit], ["label", "result"], ["", WHOLE])
    over = when(
        above(counts[1], counts[0]), "VƯỢT TRẦN GIỜ", when(at_least(counts[1], limit.at(f"B{at}")), "DỪNG VÀ HỎI", "")
    )
    said = sheet.cells(["Trạng thái", when(equal(counts[0], 0), "", over)], ["label", "result"])
    sheet.coloured(f"B{said}", f'B{said}="VƯỢT TRẦN GIỜ"', RED)
    sheet.coloured(f"B{said}", f'B{said}="DỪNG VÀ HỎI"', AMBER)
    sheet.skip()
    _odds(sheet, pitch, cost)
    if guide:
        book.guide(_GUIDE)
    return book.bytes()


def empty_pitch(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in.

    Args:
        written: the date in the file's properties.
    """
    hours = [(role, None, None, None) for role in PITCH_ROLES.values()]
    pitch = Pitch("[tên khách hàng, ngày trình]", hours, [(None, None, None)] * _EMPTY_OUTSIDE)
    return written_pitch(written, pitch, guide=True)


def filled_pitch(cases: Mapping[str, Any], written: datetime) -> bytes:
    """Of the lost pitch Rổ Đầy.

    Args:
        cases: data of the worked projects by name of their file.
        written: the date in the file's properties.
    """
    project = cases["ro-day"]
    rates, allowed, done = project["hour_cost_thousand"], project["ceiling"], project["actual"]
    hours = [(name, rates[key], allowed["hours"][key], done["hours"][key]) for key, name in PITCH_ROLES.items()]
    # The ceiling is one sum for everything that is bought.
    outside: list[tuple[str | None, float | None, float | None]] = [("Trần chung", allowed["outside"], None)]
    outside += [(name, None, done["outside"][key]) for key, name in PITCH_OUTSIDE.items()]
    won, kinds = project["if_won"], project["history"]["kinds"].values()
    pitch = Pitch(
        "Rổ Đầy (hư cấu), trình ngày 11/06/2026",
        hours,
        outside,
        fee=won["monthly_fee"],
        months=project["rfp"]["months"],
        delivery=won["delivery_cost"],
        overhead=won["overhead_share"],
        pitches=sum(kind["pitches"] for kind in kinds),
        won=sum(kind["won"] for kind in kinds),
    )
    return written_pitch(written, pitch, guide=False)
