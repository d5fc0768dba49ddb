"""The budget tracker: hours feed their cost, signed changes feed the plan, and all of it the margin.

Source of the columns: the page docs/tai-chinh/theo-doi-chi-tieu.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from account_docs.site.workbooks.book import AMBER, DAY, EMPTY_ROWS, MONEY, RED, SHARE, WHOLE, Book, Cell, Sheet
from account_docs.site.workbooks.formulas import Area, Formula, above, cell, equal, total, total_of, when
from account_docs.site.workbooks.functions import sum_of_products, total_where
from account_docs.site.workbooks.words import ROLES

TITLE = "Bảng theo dõi ngân sách"
_GUIDE = [
    "Bảng theo dõi ngân sách. Đơn vị: triệu đồng chưa VAT; trang Giờ tính bằng giờ.",
    "Ô vàng để gõ; ô còn lại là công thức và được khóa. Trang khóa không có mật khẩu.",
    "Giờ: chi phí giờ của mọi vị trí tự chuyển thành dòng đầu của trang Tiền.",
    "Thay đổi: chọn khoản hoặc vị trí, gõ số thêm; khi cột Đã ký ghi “đã ký” thì kế hoạch tự tăng.",
    "Cam kết là khoản đã đặt hoặc đã ký mà chưa trả. Trả rồi thì chuyển số sang Đã chi.",
    "Cần thêm là số người làm ước từ hôm nay tới lúc xong. Hỏi mỗi tuần một lần.",
    "Tiền của ai: khách hoặc agency. Hai loại không bao giờ cộng chung.",
    "Hai ngưỡng của cờ nằm ở trang Tổng quan: quá ngưỡng đầu hiện HỎI, quá ngưỡng sau hiện BÁO NGAY.",
]
_CLIENT, _AGENCY, _SIGNED, _OPEN = "khách", "agency", "đã ký", "chưa"
_LABOUR = "Giờ làm (từ trang Giờ)"
_ASK, _REPORT = "'Tổng quan'!$B$4", "'Tổng quan'!$B$5"
_LIMITS = (0.05, 0.10)
_CHANGE_ROWS = 12
_COST_HEADS = ["Khoản", "Tiền của ai", "Kế hoạch gốc", "Phát sinh đã ký", "Kế hoạch", "Cam kết", "Đã chi"]
_HOUR_HEADS = ["Vị trí", "Nghìn đồng một giờ", "Kế hoạch gốc", "Phát sinh đã ký", "Kế hoạch", "Đã làm"]
_LAST_HEADS = ["Cần thêm", "Dự báo cuối", "Lệch", "Lệch %", "Cờ"]
# Name, owner, plan, committed, spent, needed.
Cost = tuple[str | None, str | None, float | None, float | None, float | None, float | None]
# Role, thousands an hour, plan, done, needed.
Hours = tuple[str | None, float | None, float | None, float | None, float | None]


@dataclass(frozen=True)
class Change:
    """A change: what the client pays for it, and which cost or hours it adds."""

    day: date | None = None
    what: str | None = None
    asked_by: str | None = None
    price: float | None = None
    state: str | None = None
    cost: str | None = None
    amount: float | None = None
    role: str | None = None
    hours: float | None = None


@dataclass(frozen=True)
class Tracked:
    """What is typed into the workbook."""

    project: str = "[tên dự án]"
    contract: float | None = None
    costs: Sequence[Cost] = ((None, None, None, None, None, None),) * EMPTY_ROWS
    hours: Sequence[Hours] = field(default_factory=lambda: [(role, None, None, None, None) for role in ROLES.values()])
    changes: Sequence[Change] = (Change(),) * _CHANGE_ROWS


def variance(
    number: int, plan: Formula, forecast: Formula, limits: tuple[Formula, Formula], places: str = "JK"
) -> list[Formula]:
    """The last cells of a line: variance, its share of the plan, the flag.

    Args:
        number: of the row.
        plan: the cell of the plan.
        forecast: the cell of the forecast.
        limits: above which share one asks, above which one reports at once.
        places: the columns of the variance and its share.
    """
    varied = forecast - plan
    here = varied.at(f"{places[0]}{number}")
    share = when(equal(plan, 0), "", here / plan)
    said = share.at(f"{places[1]}{number}")
    ask, report = limits
    flag = when(above(said, report), "BÁO NGAY", when(above(said, ask), "HỎI", ""))
    return [varied, share, when(equal(plan, 0), when(above(here, _NOTHING), "NGOÀI KẾ HOẠCH", ""), flag)]


_NOTHING = Formula("0", lambda: 0)


def _flags(sheet: Sheet, first: int, last: int, at: str = "L") -> None:
    sheet.coloured(f"{at}{first}:{at}{last}", f'OR({at}{first}="BÁO NGAY",{at}{first}="NGOÀI KẾ HOẠCH")', RED)
    sheet.coloured(f"{at}{first}:{at}{last}", f'{at}{first}="HỎI"', AMBER)


class _Tracker:
    """The workbook in the making: its sheets name one another's cells."""

    def __init__(self, written: datetime, tracked: Tracked) -> None:
        self.given = tracked
        self.book = Book(TITLE, written, inside=True)
        self.overview = self.book.sheet("Tổng quan", [44, 16, 16])
        self.hours = self.book.sheet("Giờ", [24, 12, *[11] * 8, 18, 11, 11, 11], wide=True)
        self.costs = self.book.sheet("Tiền", [30, 10, *[11] * 7, 10, 10, 19], wide=True)
        self.changes = self.book.sheet("Thay đổi", [12, 34, 16, 13, 10, 24, 13, 20, 10], wide=True)
        self.limits = (Formula(_ASK, lambda: _LIMITS[0]), Formula(_REPORT, lambda: _LIMITS[1]))
        last = len(tracked.changes) + 3
        self._area = {
            letter: Area(f"'Thay đổi'!${letter}$4:${letter}${last}", [getattr(line, name) for line in tracked.changes])
            for letter, name in zip("DEFGHI", ("price", "state", "cost", "amount", "role", "hours"), strict=True)
        }

    def signed(self, amounts: str, names: str, name: Formula) -> Formula:
        """What signed changes add to a line."""
        return total_where(self._area[amounts], (self._area[names], name), (self._area["E"], _SIGNED))

    def write_hours(self) -> tuple[Formula, Formula]:
        """The sheet of the hours; cost of the hours in the plan and in the forecast."""
        sheet = self.hours
        sheet.across("GIỜ", "part")
        sheet.skip()
        sheet.head([*_HOUR_HEADS, *_LAST_HEADS, "Tiền kế hoạch", "Tiền đã làm", "Tiền dự báo"], repeated=True)
        first = sheet.next
        planned: list[Formula] = []
        done: list[Formula] = []
        expected: list[Formula] = []
        numbers = ["", *[WHOLE] * 8, SHARE, "", MONEY, MONEY, MONEY]
        for role, rate, plan, worked, needed in self.given.hours:
            row = sheet.next
            extra = self.signed("I", "H", cell(f"A{row}", role))
            whole = cell(f"C{row}", plan) + extra.at(f"D{row}")
            here = whole.at(f"E{row}")
            forecast = cell(f"F{row}", worked) + cell(f"G{row}", needed)
            end = forecast.at(f"H{row}")
            hour = cell(f"B{row}", rate)
            money = [here * hour / 1000, cell(f"F{row}", worked) * hour / 1000, end * hour / 1000]
            for column, amount in zip((planned, done, expected), money, strict=True):
                column.append(amount)
            last = variance(row, here, end, self.limits, "IJ")
            kinds = ["input", "input", "input", "result", "result", "input", "input", *["result"] * 7]
            sheet.cells([role, rate, plan, extra, whole, worked, needed, forecast, *last, *money], kinds, numbers)
        final = sheet.next - 1
        _flags(sheet, first, final, "K")
        self.spent_hours = total(Area(f"'Giờ'!M{first}:M{final}", done))
        return total(Area(f"'Giờ'!L{first}:L{final}", planned)), total(Area(f"'Giờ'!N{first}:N{final}", expected))

    def write_costs(self, labour: tuple[Formula, Formula]) -> None:
        """The sheet of the money, with a line of totals an owner."""
        sheet = self.costs
        sheet.across("TIỀN (triệu đồng, chưa VAT)", "part")
        sheet.skip()
        sheet.head([*_COST_HEADS, *_LAST_HEADS], repeated=True)
        first = sheet.next
        numbers = ["", "", *[MONEY] * 8, SHARE, ""]
        plan, expected = labour
        left = expected - self.spent_hours
        row = sheet.next
        here, spent = plan.at(f"E{row}"), self.spent_hours.at(f"G{row}")
        forecast = spent + left.at(f"H{row}")
        rows: list[list[Cell]] = [
            [
                _LABOUR,
                _AGENCY,
                None,
                None,
                plan,
                None,
                self.spent_hours,
                left,
                forecast,
                *variance(row, here, forecast.at(f"I{row}"), self.limits),
            ]
        ]
        sheet.cells(rows[0], ["label", "label", *["result"] * 10], numbers)
        for name, owner, planned, committed, paid, needed in self.given.costs:
            row = sheet.next
            extra = self.signed("G", "F", cell(f"A{row}", name))
            whole = cell(f"C{row}", planned) + extra.at(f"D{row}")
            forecast = cell(f"F{row}", committed) + cell(f"G{row}", paid) + cell(f"H{row}", needed)
            last = variance(row, whole.at(f"E{row}"), forecast.at(f"I{row}"), self.limits)
            rows.append([name, owner, planned, extra, whole, committed, paid, needed, forecast, *last])
            kinds = ["input", "input", "input", "result", "result", "input", "input", "input", *["result"] * 4]
            sheet.cells(rows[-1], kinds, numbers)
        final = sheet.next - 1
        sheet.choices(f"B{first + 1}:B{final}", [_CLIENT, _AGENCY], "Gõ khách hoặc agency.")
        self.bought = self._owners(rows, first, final, numbers)
        _flags(sheet, first, sheet.next - 1)

    def _owners(
        self, rows: Sequence[Sequence[Any]], first: int, final: int, numbers: Sequence[str]
    ) -> tuple[Formula, Formula]:
        """The totals; what the agency buys, in the plan and in the forecast."""
        owners = Area(f"$B${first}:$B${final}", [row[1] for row in rows])
        found: dict[str, dict[str, Formula]] = {}
        for owner in (_CLIENT, _AGENCY):
            number = self.costs.next
            sums = {
                letter: total_of(
                    owners, owner, Area(f"{letter}${first}:{letter}${final}", [row[column] for row in rows])
                )
                for column, letter in enumerate("CDEFGHI", start=2)
            }
            found[owner] = {letter: sums[letter].at(f"'Tiền'!{letter}{number}") for letter in "EI"}
            last = variance(number, sums["E"].at(f"E{number}"), sums["I"].at(f"I{number}"), self.limits)
            self.costs.cells([f"Cộng tiền {owner}", owner, *sums.values(), *last], "total", numbers)
        return found[_AGENCY]["E"], found[_AGENCY]["I"]

    def write_changes(self) -> None:
        """The sheet of the changes."""
        sheet = self.changes
        sheet.across("THAY ĐỔI", "part")
        sheet.across(
            "Kế hoạch chỉ tăng khi cột Đã ký ghi “đã ký”. Việc cần nhiều vị trí thì thêm dòng, giá chỉ gõ một lần.",
            "note",
        )
        heads = [
            "Ngày",
            "Việc thêm hoặc bớt",
            "Người xin",
            "Giá báo khách",
            "Đã ký",
            "Khoản chi thêm",
            "Tiền chi thêm",
            "Vị trí thêm giờ",
            "Giờ thêm",
        ]
        sheet.head(heads, repeated=True)
        first = sheet.next
        for line in self.given.changes:
            cells = [
                line.day,
                line.what,
                line.asked_by,
                line.price,
                line.state,
                line.cost,
                line.amount,
                line.role,
                line.hours,
            ]
            sheet.cells(cells, "input", [DAY, "", "", MONEY, "", "", MONEY, "", WHOLE])
        last = sheet.next - 1
        sheet.choices(f"E{first}:E{last}", [_SIGNED, _OPEN], "Chọn đã ký hoặc chưa.")
        sheet.choices(
            f"F{first}:F{last}", f"'Tiền'!$A$5:$A${len(self.given.costs) + 4}", "Chọn một khoản ở trang Tiền."
        )
        sheet.choices(f"H{first}:H{last}", f"'Giờ'!$A$4:$A${len(self.given.hours) + 3}", "Chọn một vị trí ở trang Giờ.")

    def write_overview(self, labour: tuple[Formula, Formula]) -> None:
        """Contract value, AGI and margin, planned and expected."""
        sheet = self.overview
        sheet.across("THEO DÕI NGÂN SÁCH, TÀI LIỆU NỘI BỘ", "inside")
        sheet.named("Dự án", self.given.project)
        sheet.named("Số tới hết ngày", "[ngày]" if self.given.contract is None else "lúc đóng sổ")
        for name, limit in zip(("Lệch quá mức này thì HỎI", "Lệch quá mức này thì BÁO NGAY"), _LIMITS, strict=True):
            sheet.pair(name, limit, "0%")
        sheet.skip()
        sheet.head(["Triệu đồng, chưa VAT", "Kế hoạch", "Dự báo"])
        signed = total_where(self._area["D"], (self._area["E"], _SIGNED))
        row = sheet.next
        value = cell(f"B{row}", self.given.contract)
        sheet.cells(["Giá trị hợp đồng", self.given.contract, value], ["label", "input", "result"], ["", MONEY, MONEY])
        sheet.cells(["Phát sinh đã ký", None, signed], ["label", "result", "result"], ["", MONEY, MONEY])
        whole = [value, value.at(f"C{row}") + signed.at(f"C{row + 1}")]
        self._lines(sheet, whole, labour)

    def _lines(self, sheet: Sheet, whole: Sequence[Formula], labour: tuple[Formula, Formula]) -> None:
        """From the value of the contract to the margin, in the two columns."""
        row = sheet.next
        at = [[f"{letter}{row + place}" for letter in "BC"] for place in range(6)]
        hours = [self._hours_of_the_contract(), labour[1]]
        # The agency's totals hold the hours too.
        bought = [self._bought_of_the_contract(), self.bought[1] - labour[1]]
        agi = [value.at(at[0][side]) - bought[side].at(at[1][side]) for side, value in enumerate(whole)]
        earned = [found.at(at[2][side]) for side, found in enumerate(agi)]
        left = [earned[side] - hours[side].at(at[3][side]) for side in (0, 1)]
        margin = [when(equal(earned[side], 0), "", left[side].at(at[4][side]) / earned[side]) for side in (0, 1)]
        named = (
            ("Hợp đồng và phát sinh", whole, MONEY),
            ("Thuê ngoài, tiền agency", bought, MONEY),
            ("AGI (thu nhập gộp agency)", agi, MONEY),
            ("Chi phí giờ làm", hours, MONEY),
            ("Còn lại sau giờ làm", left, MONEY),
            ("Biên dự án trên AGI", margin, SHARE),
        )
        for name, cells, number in named:
            sheet.cells([name, *cells], ["label", "result", "result"], ["", number, number])
        sheet.coloured(f"C{row + 5}", f'AND(C{row + 5}<>"",C{row + 5}<B{row + 5})', AMBER)

    def _hours_of_the_contract(self) -> Formula:
        """Cost of the hours as planned, without changes."""
        last = len(self.given.hours) + 3
        rates = Area(f"'Giờ'!B4:B{last}", [line[1] for line in self.given.hours])
        return sum_of_products(rates, Area(f"'Giờ'!C4:C{last}", [line[2] for line in self.given.hours])) / 1000

    def _bought_of_the_contract(self) -> Formula:
        """What the agency buys as planned, without changes."""
        last = len(self.given.costs) + 4
        owners = Area(f"'Tiền'!B5:B{last}", [line[1] for line in self.given.costs])
        return total_of(owners, _AGENCY, Area(f"'Tiền'!C5:C{last}", [line[2] for line in self.given.costs]))


def written_tracker(written: datetime, tracked: Tracked, *, guide: bool = False) -> bytes:
    """The workbook.

    Args:
        written: the date in the file's properties.
        tracked: what is typed into it.
        guide: whether it says how it is used.
    """
    made = _Tracker(written, tracked)
    labour = made.write_hours()
    made.write_costs(labour)
    made.write_changes()
    made.write_overview(labour)
    if guide:
        made.book.guide(_GUIDE)
    return made.book.bytes()


def empty_tracker(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in.

    Args:
        written: the date in the file's properties.
    """
    return written_tracker(written, Tracked(), guide=True)


def filled_tracker(cases: Mapping[str, Any], written: datetime) -> bytes:
    """As the worked project Đồi Sương closed.

    Args:
        cases: data of the worked projects by name of their file.
        written: the date in the file's properties.
    """
    project = cases["project"]
    media, cost, plan = project["media"], project["contract"]["production_cost"], project["plan"]
    worked, change = project["actual"]["hours"], project["change_request"]
    costs: list[Cost] = [
        ("Quảng cáo Meta", _CLIENT, media["meta"], 0, media["meta"], 0),
        ("Quảng cáo Google", _CLIENT, media["google"], 0, media["google"], 0),
        ("Quay chụp", _AGENCY, cost["shooting"], 0, cost["shooting"], 0),
        ("Hai KOC", _AGENCY, cost["two_koc"], 0, cost["two_koc"], 0),
    ]
    rates = plan["hour_cost_thousand"]
    hours: list[Hours] = [(ROLES[key], rates[key], count, worked[key], 0) for key, count in plan["hours"].items()]
    extra = change["hours_estimated"]
    day, price = project["dates"]["change_request"], project["actual"]["change_request"]
    changes = [
        Change(
            day,
            "Hai bản cắt từ footage có sẵn",
            "Chị Lan",
            price,
            _SIGNED,
            role=ROLES["creative"],
            hours=extra["creative"],
        ),
        Change(
            day,
            "Hai bản cắt: brief, duyệt, cài",
            None,
            None,
            _SIGNED,
            role=ROLES["account_executive"],
            hours=extra["account_executive"],
        ),
    ]
    tracked = Tracked("Đồi Sương (hư cấu)", project["contract"]["total"], costs, hours, changes)
    return written_tracker(written, tracked)
