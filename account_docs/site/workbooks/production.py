"""The production estimate with open books: lines, service fee, the client's contingency, the ceiling; whole đồng."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from account_docs.site.workbooks.book import DAY, DONG, RED, SHARE, Book, Sheet
from account_docs.site.workbooks.formulas import Area, Formula, above, cell, lift, total, when
from account_docs.site.workbooks.functions import largest
from account_docs.site.workbooks.words import EVENT, FILM

_MILLION = 1_000_000
_EMPTY_EVENT, _EMPTY_USES = 8, 6
_SHOWN = "#,##0;[Red]-#,##0"
# Name, estimate, what it cost, paper.
Line = tuple[str | None, float | None, float | None, str | None]
# Day, what, who agreed and how, amount.
Use = tuple[date | None, str | None, str | None, float | None]


@dataclass(frozen=True)
class Production:
    """What is typed in.

    Attributes:
        pairs: for whom, by whom, as of when.
        film, event: the lines.
        fees: the agency's fees without the service fee.
        share: of the estimate, as service fee.
        contingency: the client's money, used only with a written yes.
        uses: of the contingency.
        annex: name, money of third parties and service fee of what was agreed later.
    """

    pairs: Sequence[tuple[str, str]]
    film: Sequence[Line]
    event: Sequence[Line]
    fees: float | None = None
    share: float | None = None
    contingency: float | None = None
    uses: Sequence[Use] = ((None, None, None, None),) * _EMPTY_USES
    annex: tuple[str | None, float | None, float | None] = (None, None, None)


def _part(sheet: Sheet, title: str, lines: Sequence[Line]) -> tuple[Formula, Formula]:
    """The lines of the film or the event; estimate and cost."""
    sheet.head([title, "Dự toán", "Thực chi", "Lệch", "Chứng từ"])
    first = sheet.next
    for name, planned, spent, paper in lines:
        row = sheet.next
        gap = when(_typed(row, spent), cell(f"C{row}", spent) - cell(f"B{row}", planned), "")
        kinds = ["input", "input", "input", "result", "input"]
        sheet.cells([name, planned, spent, gap, paper], kinds, ["", DONG, DONG, _SHOWN, ""])
    last = sheet.next - 1
    planned_sum = total(Area(f"B{first}:B{last}", [line[1] for line in lines]))
    spent_sum = total(Area(f"C{first}:C{last}", [line[2] for line in lines]))
    row = sheet.next
    gap = spent_sum.at(f"C{row}") - planned_sum.at(f"B{row}")
    sheet.cells([f"Cộng {title.lower()}", planned_sum, spent_sum, gap, None], "total", ["", DONG, DONG, _SHOWN])
    return planned_sum.at(f"B{row}"), spent_sum.at(f"C{row}")


def _typed(row: int, spent: float | None) -> Formula:
    """Whether a line has been paid."""
    return above(cell(f"C{row}", spent), lift(0))


def _contingency(sheet: Sheet, made: Production) -> tuple[Formula, Formula]:
    """The uses of the contingency; what there is of it and what was used."""
    sheet.head(["Dự phòng: việc", "Ngày", "Số tiền", "Còn lại", "Người duyệt, bằng gì"])
    row = sheet.cells(
        ["Dự phòng đã duyệt", None, made.contingency, None, None],
        ["label", "label", "input", "label", "label"],
        ["", "", DONG],
    )
    kept = cell(f"C{row}", made.contingency)
    left, used = kept, []
    first = sheet.next
    for day, what, who, amount in made.uses:
        row = sheet.next
        used.append(amount)
        left = left - cell(f"C{row}", amount)
        sheet.cells(
            [what, day, amount, left, who], ["input", "choice", "input", "result", "input"], ["", DAY, DONG, _SHOWN]
        )
        left = left.at(f"D{row}")
    spent = total(Area(f"C{first}:C{sheet.next - 1}", used))
    row = sheet.cells(["Cộng đã dùng", None, spent, None, None], "total", ["", "", DONG])
    sheet.coloured(f"D{first}:D{row - 1}", f"D{first}<0", RED)
    return kept, spent.at(f"C{row}")


def _sums(sheet: Sheet, made: Production, planned: Formula, spent: Formula, kept: Formula, used: Formula) -> None:
    """What the client pays, against the ceiling."""
    sheet.head(["Khách trả, chưa VAT", "Dự toán", "Quyết toán", "Lệch", "Ghi chú"])
    numbers = ["", DONG, DONG, _SHOWN]
    row = sheet.next
    third = [planned, spent + used + cell(f"C{row + 3}", made.annex[1])]
    sheet.cells(
        [
            "Bên thứ ba, gồm phần dùng dự phòng và phụ lục",
            *third,
            third[1].at(f"C{row}") - planned.at(f"B{row}"),
            "Theo thực chi",
        ],
        ["label", *["result"] * 3, "label"],
        numbers,
    )
    fees = cell(f"B{row + 1}", made.fees)
    sheet.cells(
        ["Phí của agency theo hợp đồng", made.fees, fees, None, None],
        ["label", "input", "result", "result", "label"],
        numbers,
    )
    share = cell(f"E{row + 2}", made.share)
    service = planned * share
    more = cell(f"D{row + 3}", made.annex[2])
    sheet.cells(
        ["Phí dịch vụ trên dự toán đã duyệt", service, service.at(f"B{row + 2}") + more, more, made.share],
        ["label", "result", "result", "result", "input"],
        [*numbers, SHARE],
    )
    sheet.cells(
        ["Phụ lục: tiền bên thứ ba, phí dịch vụ", None, made.annex[1], made.annex[2], made.annex[0]],
        ["label", "label", "input", "input", "input"],
        numbers,
    )
    before = total(Area(f"B{row}:B{row + 2}", [planned, fees, service]))
    after = total(Area(f"C{row}:C{row + 2}", [third[1], fees, service + more]))
    at = sheet.next
    sheet.cells(["Tổng khách trả", before, after, after.at(f"C{at}") - before.at(f"B{at}"), None], "total", numbers)
    whole = before.at(f"B{at}")
    ceiling = whole + kept + cell(f"C{row + 3}", made.annex[1]) + more
    sheet.cells(["Trần: dự toán, dự phòng và phụ lục", None, ceiling, None, None], "total", numbers)
    under = ceiling.at(f"C{at + 1}") - after.at(f"C{at}")
    sheet.cells(
        ["Còn dưới trần", None, under, None, when(above(lift(0), under.at(f"C{at + 2}")), "VƯỢT TRẦN", "")],
        "total",
        numbers,
    )
    short = largest(used - kept, lift(0))
    sheet.cells(["Phần dự phòng thiếu, lấy từ tiết kiệm", None, short, None, None], "total", numbers)
    sheet.coloured(f"C{at + 2}:E{at + 2}", f"$C{at + 2}<0", RED)


def written_production(written: datetime, made: Production) -> bytes:
    """The workbook.

    Args:
        written: the date in the file's properties.
        made: what is typed in.
    """
    book = Book("Dự toán sản xuất", written)
    sheet = book.sheet("Dự toán sản xuất", [46, 16, 16, 16, 30])
    sheet.across("DỰ TOÁN SẢN XUẤT (đồng, chưa VAT)", "title")
    sheet.skip()
    for name, said in made.pairs:
        sheet.named(name, said)
    sheet.skip()
    film = _part(sheet, "Phim", made.film)
    sheet.skip()
    event = _part(sheet, "Sự kiện", made.event)
    sheet.skip()
    kept, used = _contingency(sheet, made)
    sheet.skip()
    _sums(sheet, made, film[0] + event[0], film[1] + event[1], kept, used)
    sheet.skip()
    sheet.signatures(
        (
            ("Duyệt chi, khách hàng", "Ký, ghi rõ họ tên, ngày", made.pairs[-1][1]),
            ("Người lập", "Ký, ngày", "[họ tên, chức danh]" if made.fees is None else "Ngô Thanh Tùng, Producer"),
        )
    )
    return book.bytes()


def empty_production(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in and signed.

    Args:
        written: the date in the file's properties.
    """
    pairs = (
        ("Dự án", "[tên phim, tên sự kiện], version [số], ngày [ngày]"),
        ("Khách hàng", "[tên công ty]"),
        ("Người duyệt chi", "[họ tên, chức danh]"),
    )
    film: list[Line] = [
        (
            name.replace("2 ngày", "[số] ngày")
            .replace("12 tháng", "[số] tháng")
            .replace(": một bản 30 giây, hai bản 15 giây", ", [số] round")
            .replace(" bếp", ""),
            None,
            None,
            None,
        )
        for name in FILM.values()
    ]
    event: list[Line] = [(None, None, None, None)] * _EMPTY_EVENT
    return written_production(written, Production(pairs, film, event))


def filled_production(cases: Mapping[str, Any], written: datetime) -> bytes:
    """Of the worked project Lửa Hiền, with its final cost report.

    Args:
        cases: data of the worked projects by name of their file.
        written: the date in the file's properties.
    """
    project = cases["lua-hien"]
    lines: dict[str, list[Line]] = {}
    for part, names in (("film", FILM), ("event", EVENT)):
        planned, spent = project["estimate"][part], project["actual"][part]
        lines[part] = [
            (
                name,
                planned[key] * _MILLION,
                spent.get(key, planned[key]) * _MILLION,
                "Bảng kèm" if key in spent else "Đúng dự toán",
            )
            for key, name in names.items()
        ]
    dates, kept, rights = project["dates"], project["contingency"], project["rights"]
    made = Production(
        pairs=(
            ("Dự án", f"TVC và sự kiện Lửa Hiền (hư cấu), quyết toán ngày {dates['final_cost_report']:%d/%m/%Y}"),
            ("Khách hàng", cases["firms"]["lua_hien"]["legal_name"]),
            ("Người duyệt chi", "Hồ Quang Trung, Giám đốc marketing"),
        ),
        film=lines["film"],
        event=lines["event"],
        fees=sum(project["fees"].values()) * _MILLION,
        share=project["service_fee_share"],
        contingency=kept["amount"] * _MILLION,
        uses=(
            (
                dates["shoot_studio"],
                "Làm thêm giờ vì bếp giao sai mẫu",
                "Anh Trung, phiếu 12:05",
                kept["overtime"] * _MILLION,
            ),
            (
                dates["weather_day"],
                "Quay lại ngoại cảnh vì mưa",
                "Anh Trung, email 30/10/2026",
                kept["weather_day"] * _MILLION,
            ),
        ),
        annex=("Phụ lục 01, quyền thêm 6 tháng", rights["cost"] * _MILLION, rights["service_fee"] * _MILLION),
    )
    return written_production(written, made)
