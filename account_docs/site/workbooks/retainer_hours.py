"""The hours of a retainer: what is carried over, what must be asked for first, what each month leaves.

Source of the rules: docs/tai-chinh/retainer.md; account_docs/content/project/nang_goi/hours.py works them out too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.book import AMBER, MONEY, RED, SHARE, WHOLE, Book, Cell, Sheet
from account_docs.site.workbooks.formulas import Area, Formula, above, cell, equal, lift, total, when
from account_docs.site.workbooks.functions import largest, rounded_down, smallest, sum_of_products
from account_docs.site.workbooks.words import RETAINER_ROLES

_GUIDE = [
    "Giờ retainer, tài liệu nội bộ. Tiền là triệu đồng chưa VAT.",
    "Ô vàng để gõ; ô còn lại là công thức và được khóa. Trang khóa không có mật khẩu.",
    "Giờ dùng được = giờ hợp đồng trừ phần tháng trước đã dùng quá, hoặc cộng phần tháng trước chưa dùng.",
    "Phần chuyển sang tháng sau không quá mức cuốn chiếu; phần vượt hơn thế phải có báo giá duyệt trước.",
    "Gõ x ở cột Bỏ giờ cũ cho tháng đầu của phụ lục mới, khi hai bên xóa phần đang chuyển.",
    "Phí và giờ hợp đồng có thể khác nhau theo tháng, nên gõ ở từng dòng.",
]
_EMPTY_MONTHS, _RESET = 12, "x"
_RATES, _FIRST = 8, 11


@dataclass(frozen=True)
class Retainer:
    """What is typed in: month, fee, hours of the contract, whether what was carried is dropped, hours by role."""

    name: str
    rates: Sequence[float | None]
    months: Sequence[tuple[str | None, float | None, float | None, str | None, Sequence[float | None]]]
    rollover: float | None = None
    outside: float | None = None
    ask_at: float | None = 0.8


def month_cells(
    row: int,
    first: bool,
    fee: float | None,
    budget: float | None,
    reset: str | None,
    done: Formula,
    carried: Formula | None,
    share: Formula,
) -> list[Formula]:
    """Usable hours, hours over them, what is carried on, what had to be asked for.

    Args:
        row: as spreadsheets count.
        first: whether no month stands before.
        fee: of the month.
        budget: hours of the contract.
        reset: "x" where nothing is carried into the month.
        done: hours that were worked.
        carried: the cell with what the month before carries.
        share: of the budget that may move.
    """
    whole = cell(f"C{row}", budget)
    before = lift(0) if carried is None or first else when(equal(cell(f"D{row}", reset), _RESET), lift(0), carried)
    usable = whole - before
    over = done - usable.at(f"L{row}")
    most = rounded_down(whole * share, 0)
    beyond = over.at(f"M{row}")
    on = largest(lift(0) - most, smallest(most, beyond))
    asked = largest(lift(0), beyond - most)
    # A month that has not begun carries nothing.
    begun = above(done, lift(0))
    return [usable, when(begun, over, lift(0)), when(begun, on, lift(0)), when(begun, asked, lift(0))]


def _head(sheet: Sheet, retainer: Retainer) -> tuple[Formula, Formula, Formula, Area]:
    """Above the months: rules and rates."""
    sheet.across("GIỜ RETAINER, TÀI LIỆU NỘI BỘ", "inside")
    sheet.named("Hợp đồng", retainer.name)
    share = cell(f"$B${sheet.pair('Mức cuốn chiếu', retainer.rollover, '0%')}", retainer.rollover)
    outside = cell(f"$B${sheet.pair('Thuê ngoài mỗi tháng', retainer.outside, MONEY)}", retainer.outside)
    ask = cell(f"$B${sheet.pair('Báo khách khi dùng tới', retainer.ask_at, '0%')}", retainer.ask_at)
    sheet.skip()
    roles = list(RETAINER_ROLES.values())
    sheet.cells([None, None, None, None, *roles], ["plain"] * 4 + ["head"] * len(roles))
    sheet.cells(
        ["Nghìn đồng một giờ", None, None, None, *retainer.rates],
        ["part", "plain", "plain", "plain", *["input"] * len(roles)],
        ["", "", "", "", *[WHOLE] * len(roles)],
    )
    sheet.skip()
    heads = [
        "Tháng",
        "Phí",
        "Giờ hợp đồng",
        "Bỏ giờ cũ",
        *[f"{role}, giờ" for role in roles],
        "Tổng giờ",
        "Giờ dùng được",
        "Vượt (+), thừa (−)",
    ]
    sheet.head(
        [
            *heads,
            "Chuyển sang tháng sau",
            "Phải có báo giá",
            "Mốc báo khách",
            "Tiền giờ",
            "Còn lại",
            "Còn lại trên phí",
        ],
        repeated=True,
    )
    return share, outside, ask, Area(f"$E${_RATES}:$J${_RATES}", retainer.rates)


# By column.
_FORMATS = ["", MONEY, WHOLE, "", *[WHOLE] * 12, MONEY, MONEY, SHARE]


def written_retainer(written: datetime, retainer: Retainer, *, guide: bool) -> bytes:
    """The workbook.

    Args:
        written: the date in the file's properties.
        retainer: what is typed in.
        guide: whether it says how it is used.
    """
    book = Book("Giờ retainer", written, inside=True)
    sheet = book.sheet("Giờ retainer", [22, 10, 10, 8, *[10] * 6, 9, 9, 10, 11, 10, 10, 10, 10, 10], wide=True)
    columns = _months(sheet, retainer)
    last = sheet.next - 1
    _totals(sheet, columns, last)
    sheet.coloured(f"O{_FIRST}:O{last}", f"O{_FIRST}>0", RED)
    sheet.coloured(f"K{_FIRST}:K{last}", f"AND(K{_FIRST}>0,K{_FIRST}>=P{_FIRST},M{_FIRST}<=0)", AMBER)
    sheet.coloured(f"M{_FIRST}:M{last}", f"M{_FIRST}>0", AMBER)
    if guide:
        book.guide(_GUIDE)
    return book.bytes()


def _months(sheet: Sheet, retainer: Retainer) -> dict[str, list[Formula | float | None]]:
    """A line a month; the columns that are summed, by their letters."""
    share, outside, ask, rates = _head(sheet, retainer)
    carried: Formula | None = None
    columns: dict[str, list[Formula | float | None]] = {letter: [] for letter in "BCKOQR"}
    for month, fee, budget, reset, hours in retainer.months:
        row = sheet.next
        typed = Area(f"E{row}:J{row}", hours)
        done = total(typed)
        here = done.at(f"K{row}")
        usable, over, on, asked = month_cells(row, carried is None, fee, budget, reset, here, carried, share)
        carried = on.at(f"N{row}")
        cost = sum_of_products(rates, typed) / 1000
        begun = above(here, lift(0))
        left = when(begun, cell(f"B{row}", fee) - outside - cost.at(f"Q{row}"), lift(0))
        margin = when(begun, left.at(f"R{row}") / cell(f"B{row}", fee), "")
        limit = usable.at(f"L{row}") * ask
        results = [done, usable, over, on, asked, limit, cost, left, margin]
        kinds = ["input", "input", "input", "letter", *["input"] * 6, *["result"] * 9]
        sheet.cells([month, fee, budget, reset, *hours, *results], kinds, _FORMATS)
        for letter, value in zip("BCKOQR", (fee, budget, done, asked, cost, left), strict=True):
            columns[letter].append(value)
    return columns


def _totals(sheet: Sheet, columns: Mapping[str, Sequence[Formula | float | None]], last: int) -> None:
    """The line of sums under the months, the last of which stands in row `last`."""
    sums = {letter: total(Area(f"{letter}{_FIRST}:{letter}{last}", column)) for letter, column in columns.items()}
    row = sheet.next
    fee, left = sums["B"].at(f"B{row}"), sums["R"].at(f"R{row}")
    margin = when(equal(fee, 0), "", left / fee)
    cells: list[Cell] = [None] * len(_FORMATS)
    cells[0], cells[-1] = "Cộng", margin
    for letter, whole in sums.items():
        cells["ABCDEFGHIJKLMNOPQRS".index(letter)] = whole
    sheet.cells(cells, "total", _FORMATS)


def empty_retainer(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in.

    Args:
        written: the date in the file's properties.
    """
    nothing: list[float | None] = [None] * len(RETAINER_ROLES)
    months = [(None, None, None, None, nothing)] * _EMPTY_MONTHS
    return written_retainer(written, Retainer("[tên khách hàng, thời hạn]", nothing, months, 0.1), guide=True)


def filled_retainer(cases: Mapping[str, Any], written: datetime) -> bytes:
    """Of the worked project Nắng Gói: six months, an annex after the fourth.

    Args:
        cases: data of the worked projects by name of their file.
        written: the date in the file's properties.
    """
    project = cases["nang-goi"]
    begins = f"{project['dates']['annex_effective']:%Y-%m}"
    months = []
    for name, done in project["actual_hours"].items():
        offer = project["options"][project["chosen_option"]] if name >= begins else project["contract"]
        told = f"Tháng {int(name[5:])}/{name[:4]}"
        reset = _RESET if name == begins else None
        months.append((told, offer["fee"], sum(offer["hours"].values()), reset, [done[key] for key in RETAINER_ROLES]))
    rates = [project["hour_cost_thousand"][key] for key in RETAINER_ROLES]
    retainer = Retainer(
        "Nắng Gói (hư cấu), 04–09/2026",
        rates,
        months,
        project["rollover_share"],
        project["studio_and_props"],
        project["house"]["ask_at_share"],
    )
    return written_retainer(written, retainer, guide=False)
