"""The spreadsheets that form pages offer: each with how it is used, an empty sheet and the same filled in.

Filled sheets take their numbers from data/project.yml. Every formula carries its worked-out value,
since viewers on phones show that instead of working it out.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook

EMPTY_ROWS = 12
_MONEY = "#,##0.00;[Red]-#,##0.00"
_WHOLE = "#,##0"
_SHARE = "0.00%"
_DATE = "dd/mm/yyyy"
_ROLES = {
    "account_manager": "Quản lý account",
    "account_executive": "Chuyên viên account",
    "planner": "Planner",
    "creative": "Sáng tạo",
    "media": "Media (chạy quảng cáo)",
    "web_seo": "Web, SEO",
}
_FEES = {
    "strategy_account": "Chiến lược và account",
    "creative_content": "Sáng tạo và nội dung (gồm hai vòng sửa)",
    "ads_management": "Quản lý quảng cáo Meta và Google",
    "landing_seo_measurement": "Landing page (trang đích), SEO, đo lường",
}
_MILESTONES = {
    "brief": "Khách gửi brief",
    "rebrief": "Gửi re-brief",
    "proposal": "Gửi proposal và báo giá",
    "contract": "Ký hợp đồng",
    "kickoff": "Khởi động",
    "launch": "Lên sóng",
    "midterm_review": "Xem giữa kỳ",
    "change_request": "Phiếu thay đổi",
    "final_report": "Báo cáo cuối",
    "acceptance": "Nghiệm thu",
}


@dataclass(frozen=True)
class Formula:
    """A formula as spreadsheets write it, and what it gives for the numbers beside it."""

    text: str
    value: float | str


Cell = str | float | date | Formula | None


class Book:
    """One spreadsheet in the making: the same looks on every sheet.

    Args:
        title: for the file's properties.
        written: the date in the properties.
    """

    def __init__(self, title: str, written: datetime) -> None:
        self._raw = io.BytesIO()
        self._book = Workbook(self._raw, {"in_memory": True})
        self._book.set_properties({"title": title, "author": "Sổ tay Account", "created": written.replace(tzinfo=None)})
        self._formats: dict[tuple[str, str], xlsxwriter.format.Format] = {}

    def _format(self, kind: str, number: str = "") -> xlsxwriter.format.Format:
        """kind: "head", "input" (to be filled in), "result", "total" or "text"."""
        if (kind, number) not in self._formats:
            looks = {
                "font_name": "Arial",
                "font_size": 10,
                "valign": "top",
                "text_wrap": kind in ("head", "text", "input"),
            }
            if kind != "text":
                looks |= {"border": 1, "border_color": "#DCD9D0"}
            if kind in ("head", "total"):
                looks |= {"bold": True, "bg_color": "#F1EEE4"}
            if kind == "input":
                looks |= {"bg_color": "#FFFBE6"}
            if number:
                looks["num_format"] = number
            self._formats[kind, number] = self._book.add_format(looks)
        return self._formats[kind, number]

    def guide(self, lines: list[str]) -> None:
        """The first sheet: how the file is used, a line a row."""
        sheet = self._book.add_worksheet("Cách dùng")
        sheet.set_column(0, 0, 95)
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self._format("head" if not row else "text"))

    def table(
        self,
        name: str,
        columns: list[tuple[str, int, str]],
        rows: list[list[Cell]],
        totals: list[list[Cell]] | None = None,
        start: int = 0,
    ) -> xlsxwriter.worksheet.Worksheet:
        """A sheet with a head that stays in sight, rows, and lines of totals under them.

        Args:
            name: of the sheet.
            columns: (head, width in letters, number format) of each.
            rows: their cells; what is no formula is to be filled in.
            totals: as rows, in the looks of a result.
            start: the row of the head, counted from 0; a sheet may hold something above it.
        """
        sheet = self._book.get_worksheet_by_name(name) or self._book.add_worksheet(name)
        for column, (head, width, _) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(start, column, head, self._format("head"))
        if not start:
            sheet.freeze_panes(1, 1)
        for place, (row, is_total) in enumerate(
            [(row, False) for row in rows] + [(row, True) for row in totals or []], start=start + 1
        ):
            for column, cell in enumerate(row):
                kind = "total" if is_total else "result" if isinstance(cell, Formula) else "input"
                self._cell(sheet, place, column, cell, self._format(kind, columns[column][2]))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _cell(
        self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, looks: xlsxwriter.format.Format
    ) -> None:
        if isinstance(cell, Formula):
            sheet.write_formula(row, column, cell.text, looks, cell.value)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), looks)
        elif isinstance(cell, str):
            sheet.write_string(row, column, cell, looks)
        elif cell is None:
            sheet.write_blank(row, column, None, looks)
        else:
            sheet.write_number(row, column, cell, looks)

    def line(self, sheet: xlsxwriter.worksheet.Worksheet, row: int, name: str, cell: Cell, number: str) -> None:
        """A named value above or below a table."""
        sheet.write_string(row, 0, name, self._format("head"))
        self._cell(sheet, row, 1, cell, self._format("result" if isinstance(cell, Formula) else "input", number))

    def bytes(self) -> bytes:
        """The file; the same input gives the same bytes (XlsxWriter writes neutral dates into the archive)."""
        self._book.close()
        return self._raw.getvalue()


# The budget tracker.

_TRACKER = [
    ("Khoản", 28, ""),
    ("Tiền của ai", 11, ""),
    ("Kế hoạch", 11, _MONEY),
    ("Cam kết", 11, _MONEY),
    ("Đã chi", 11, _MONEY),
    ("Còn lại", 11, _MONEY),
    ("Cần thêm", 11, _MONEY),
    ("Dự báo cuối", 12, _MONEY),
    ("Lệch", 11, _MONEY),
    ("Lệch %", 9, _SHARE),
    ("Cờ", 18, ""),
]
HINT, ALARM = 0.05, 0.10


def flag(plan: float, variance: float) -> str:
    """What the column "Cờ" says, by the limits of the page on tracking (5 % ask, 10 % report).

    Args:
        plan: what was planned.
        variance: forecast less plan, in the same unit.
    """
    if plan == 0:
        return "NGOÀI KẾ HOẠCH" if variance else ""
    share = variance / plan
    return "BÁO NGAY" if share > ALARM else "HỎI" if share > HINT else ""


def _tracker_row(
    number: int,
    name: str | None,
    owner: str | None,
    plan: float | None,
    committed: float | None,
    spent: float | None,
    more: float | None,
) -> list[Cell]:
    """A row of the tracker with its formulas; `number` as spreadsheets count."""
    p, c, s, m = (value or 0 for value in (plan, committed, spent, more))
    forecast = c + s + m
    variance = forecast - p
    return [
        name, owner, plan, committed, spent,
        Formula(f"=C{number}-D{number}-E{number}", p - c - s),
        more,
        Formula(f"=D{number}+E{number}+G{number}", forecast),
        Formula(f"=H{number}-C{number}", variance),
        Formula(f'=IF(C{number}=0,"",I{number}/C{number})', variance / p if p else ""),
        Formula(
            f'=IF(C{number}=0,IF(I{number}=0,"","NGOÀI KẾ HOẠCH"),'
            f'IF(J{number}>10%,"BÁO NGAY",IF(J{number}>5%,"HỎI","")))',
            flag(p, variance),
        ),
    ]  # fmt: skip


def _tracker_totals(rows: list[list[Cell]], owners: list[str]) -> list[list[Cell]]:
    """One line of totals an owner: the client's money and the agency's are never added up."""
    last = len(rows) + 1
    totals = []
    for place, owner in enumerate(owners, start=last + 1):
        own = [row for row in rows if row[1] == owner]

        def amount(column: int, own: list[list[Cell]] = own) -> float:
            cells = [row[column] for row in own]
            return sum(cell.value if isinstance(cell, Formula) else cell or 0 for cell in cells)  # type: ignore[misc]

        line: list[Cell] = [f"Cộng tiền {owner}", owner]
        for column, letter in enumerate("CDEFGHI", start=2):
            line.append(Formula(f'=SUMIF($B$2:$B${last},"{owner}",{letter}$2:{letter}${last})', amount(column)))
        plan, variance = amount(2), amount(8)
        line.append(Formula(f'=IF(C{place}=0,"",I{place}/C{place})', variance / plan if plan else ""))
        line.append(
            Formula(f'=IF(C{place}=0,"",IF(J{place}>10%,"BÁO NGAY",IF(J{place}>5%,"HỎI","")))', flag(plan, variance))
        )
        totals.append(line)
    return totals


def budget_tracker(project: dict[str, Any], written: datetime) -> bytes:
    """The budget tracker: money and hours on sheets of their own, empty and as the worked project closed.

    Source of the columns: the page docs/tai-chinh/theo-doi-chi-tieu.md.
    """
    media, cost, actual, plan = (
        project["media"],
        project["contract"]["production_cost"],
        project["actual"],
        project["plan"],
    )
    book = Book("Bảng theo dõi ngân sách", written)
    book.guide(
        [
            "Bảng theo dõi ngân sách. Đơn vị: triệu đồng chưa VAT; trang giờ tính bằng giờ.",
            "Ô vàng để gõ; ô trắng là công thức, đừng gõ đè.",
            "Cam kết là khoản đã đặt hoặc đã ký mà chưa trả. Trả rồi thì chuyển số sang Đã chi, đừng để ở cả hai cột.",
            (
                "Cần thêm là số người làm ước từ hôm nay tới lúc xong. Hỏi mỗi tuần một lần; không có nó, bảng chỉ là"
                " sổ ghi chép."
            ),
            'Tiền của ai: gõ "khách" hoặc "agency". Hai loại không bao giờ cộng chung.',
            (
                "Cờ: lệch trên 5% hiện HỎI, trên 10% hiện BÁO NGAY, khoản không có trong kế hoạch hiện NGOÀI KẾ HOẠCH."
                " Hai ngưỡng là ví dụ, chốt với quản lý ngay ngày khởi động."
            ),
            "Hai trang cuối là dự án Đồi Sương (hư cấu) lúc đóng sổ, để đối chiếu cách điền.",
        ]
    )
    owners = ["khách", "agency"]
    empty = [_tracker_row(number, None, None, None, None, None, None) for number in range(2, EMPTY_ROWS + 2)]
    sheet = book.table("Tiền", _TRACKER, empty, _tracker_totals(empty, owners))
    sheet.data_validation(
        1,
        1,
        EMPTY_ROWS,
        1,
        {"validate": "list", "source": owners, "error_title": "Tiền của ai", "error_message": "Gõ khách hoặc agency."},
    )
    hours = [
        (head.replace("Tiền của ai", "Vai"), width, _WHOLE if number == _MONEY else number)
        for head, width, number in _TRACKER
    ]
    book.table(
        "Giờ", hours, [_tracker_row(number, None, None, None, None, None, None) for number in range(2, EMPTY_ROWS + 2)]
    )
    book.table(
        "Thay đổi",
        [
            ("Ngày", 12, _DATE),
            ("Việc thêm hoặc bớt", 40, ""),
            ("Ai xin", 16, ""),
            ("Tiền chưa VAT", 14, _MONEY),
            ("Đã ký chưa", 12, ""),
        ],
        [[None] * 5 for _ in range(EMPTY_ROWS)],
    )
    filled = [
        ("Quảng cáo Meta", "khách", media["meta"], 0, media["meta"], 0),
        ("Quảng cáo Google", "khách", media["google"], 0, media["google"], 0),
        ("Quay chụp", "agency", cost["shooting"], 0, cost["shooting"], 0),
        ("Hai KOC", "agency", cost["two_koc"], 0, cost["two_koc"], 0),
        ("Giờ công", "agency", plan["delivery_cost"], 0, actual["delivery_cost"], 0),
    ]
    rows = [_tracker_row(number, *line) for number, line in enumerate(filled, start=2)]
    book.table("Đồi Sương, tiền", _TRACKER, rows, _tracker_totals(rows, owners))
    worked = [
        _tracker_row(number, "Giờ công", _ROLES[role], planned, 0, actual["hours"][role], 0)
        for number, (role, planned) in enumerate(plan["hours"].items(), start=2)
    ]
    book.table("Đồi Sương, giờ", hours, worked)
    return book.bytes()


# The quotation.


def _quotation(
    book: Book,
    name: str,
    lines: Sequence[tuple[str | None, float | None, str | None, float | None]],
    rate: float,
    shares: list[float],
) -> None:
    """A sheet with lines, VAT and instalments."""
    columns = [
        ("Hạng mục", 44, ""),
        ("Số lượng", 18, _WHOLE),
        ("Đơn vị", 18, ""),
        ("Đơn giá", 18, _MONEY),
        ("Thành tiền", 18, _MONEY),
    ]
    rows: list[list[Cell]] = [
        [item, count, unit, price, Formula(f"=B{number}*D{number}", (count or 0) * (price or 0))]
        for number, (item, count, unit, price) in enumerate(lines, start=2)
    ]
    sheet = book.table(name, columns, rows)
    last = len(rows) + 1
    total = sum((count or 0) * (price or 0) for _, count, _, price in lines)
    book.line(sheet, last + 1, "Cộng, chưa VAT", Formula(f"=SUM(E2:E{last})", total), _MONEY)
    book.line(sheet, last + 2, "Thuế suất VAT (hỏi kế toán; 8% chỉ đến hết 31/12/2026)", rate, "0%")
    book.line(sheet, last + 3, "Tiền VAT", Formula(f"=B{last + 2}*B{last + 3}", total * rate), _MONEY)
    book.line(sheet, last + 4, "Tổng thanh toán", Formula(f"=B{last + 2}+B{last + 4}", total * (1 + rate)), _MONEY)
    head = last + 6
    parts = [
        ("Đợt thanh toán", 44, ""),
        ("Phần", 18, "0%"),
        ("Chưa VAT", 18, _MONEY),
        ("VAT", 18, _MONEY),
        ("Phải trả", 18, _MONEY),
    ]
    stages: list[list[Cell]] = [
        [
            f"Đợt {place}", share,
            Formula(f"=$B${last + 2}*B{head + 1 + place}", total * share),
            Formula(f"=C{head + 1 + place}*$B${last + 3}", total * share * rate),
            Formula(f"=C{head + 1 + place}+D{head + 1 + place}", total * share * (1 + rate)),
        ]
        for place, share in enumerate(shares, start=1)
    ]  # fmt: skip
    first, final = head + 2, head + 1 + len(shares)
    check = Formula(f'=IF(ROUND(SUM(B{first}:B{final}),4)=1,"đủ 100%","CÁC ĐỢT CHƯA CỘNG ĐỦ 100%")', "đủ 100%")
    book.table(name, parts, stages, [["Kiểm tra", check, None, None, None]], start=head)


def quotation(project: dict[str, Any], written: datetime) -> bytes:
    """The quotation with VAT and instalments, empty and as sent in the worked project."""
    contract = project["contract"]
    shares = [instalment / contract["total"] for instalment in contract["instalments"]]
    book = Book("Báo giá", written)
    book.guide(
        [
            "Báo giá. Đơn vị: triệu đồng; đổi thành đồng cũng được, miễn cả trang một đơn vị.",
            "Ô vàng để gõ; ô trắng là công thức.",
            "Thuế suất: hỏi kế toán trước khi gửi. Mức 8% chỉ áp dụng đến hết 31/12/2026 và không cho mọi ngành.",
            (
                "Gửi khách bản PDF, kèm phần không gồm, hiệu lực, số vòng sửa và người duyệt. Đừng gửi tệp này nếu"
                " trong đó còn trang dự toán nội bộ."
            ),
            "Trang cuối là báo giá của dự án Đồi Sương (hư cấu).",
        ]
    )
    _quotation(book, "Báo giá", [(None, None, None, None)] * EMPTY_ROWS, contract["vat_rate"], shares)
    lines = [(_FEES[key], 1, "gói", amount) for key, amount in contract["fees"].items()]
    lines.append(("Sản xuất: quay chụp, hai KOC (giá chốt)", 1, "gói", contract["production_charged"]))
    _quotation(book, "Đồi Sương", lines, contract["vat_rate"], shares)
    return book.bytes()


# The estimate.


def _estimate(
    book: Book,
    name: str,
    hours: Sequence[tuple[str | None, float | None, float | None]],
    bought: Sequence[tuple[str | None, float | None]],
    price: float | None,
) -> None:
    """A sheet with hours, what is bought and the margin that is left."""
    columns = [("Vai", 34, ""), ("Giờ", 12, _WHOLE), ("Nghìn đồng một giờ", 14, _WHOLE), ("Triệu đồng", 14, _MONEY)]
    rows: list[list[Cell]] = [
        [role, count, cost, Formula(f"=B{number}*C{number}/1000", (count or 0) * (cost or 0) / 1000)]
        for number, (role, count, cost) in enumerate(hours, start=2)
    ]
    last = len(rows) + 1
    work = sum((count or 0) * (cost or 0) for _, count, cost in hours) / 1000
    totals: list[list[Cell]] = [
        [
            "Cộng giờ công",
            Formula(f"=SUM(B2:B{last})", sum(count or 0 for _, count, _ in hours)),
            None,
            Formula(f"=SUM(D2:D{last})", work),
        ]
    ]
    sheet = book.table(name, columns, rows, totals)
    head = last + 2
    book.table(
        name,
        [("Thuê ngoài (giá vốn)", 34, ""), ("Triệu đồng", 12, _MONEY)],
        [[item, amount] for item, amount in bought],
        start=head,
    )
    first, final = head + 2, head + 1 + len(bought)
    outside = sum(amount or 0 for _, amount in bought)
    at = final + 1
    agi = (price or 0) - outside
    book.line(sheet, at, "Tiền thuê ngoài", Formula(f"=SUM(B{first}:B{final})", outside), _MONEY)
    book.line(sheet, at + 1, "Giá bán, chưa VAT", price, _MONEY)
    book.line(sheet, at + 2, "AGI (thu nhập gộp agency)", Formula(f"=B{at + 2}-B{at + 1}", agi), _MONEY)
    book.line(sheet, at + 3, "Còn lại sau giờ công", Formula(f"=B{at + 3}-D{last + 1}", agi - work), _MONEY)
    book.line(
        sheet,
        at + 4,
        "Biên triển khai",
        Formula(f'=IF(B{at + 3}=0,"",B{at + 4}/B{at + 3})', (agi - work) / agi if agi else ""),
        _SHARE,
    )


def estimate(project: dict[str, Any], written: datetime) -> bytes:
    """The agency's own estimate: hours, what is bought, AGI and delivery margin (fact K7)."""
    contract, plan = project["contract"], project["plan"]
    book = Book("Dự toán nội bộ", written)
    book.guide(
        [
            "Dự toán nội bộ: giờ công, thuê ngoài, biên triển khai. Không gửi cho khách.",
            "Ô vàng để gõ; ô trắng là công thức.",
            (
                "Giờ do người làm ước, gồm cả họp và hai vòng sửa. Chi phí một giờ hỏi phòng tài chính, cả công ty dùng"
                " một cách tính."
            ),
            "Giá bán thấp hơn chi phí thì bớt đầu việc trước khi bớt giá.",
            "Trang cuối là dự toán của dự án Đồi Sương (hư cấu) lúc ký.",
        ]
    )
    _estimate(book, "Dự toán", [(role, None, None) for role in _ROLES.values()], [(None, None)] * 5, None)
    hours = [(_ROLES[role], count, plan["hour_cost_thousand"][role]) for role, count in plan["hours"].items()]
    cost = contract["production_cost"]
    _estimate(
        book, "Đồi Sương", hours, [("Quay chụp", cost["shooting"]), ("Hai KOC", cost["two_koc"])], contract["total"]
    )
    return book.bytes()


# The timeline.


def workdays_after(start: date, days: int, holidays: set[date]) -> date:
    """The last day of a task that starts on a working day and takes so many working days.

    As WORKDAY(start, days - 1, holidays).

    Args:
        start: the first day.
        days: working days, at least 1.
        holidays: days off besides Saturday and Sunday.
    """
    day, left = start, days - 1
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in holidays
    return day


def workdays_between(first: date, last: date, holidays: set[date]) -> int:
    """Working days from one day to another, both counted: NETWORKDAYS(first, last, holidays)."""
    return sum(
        (first + timedelta(days=offset)).weekday() < 5 and first + timedelta(days=offset) not in holidays
        for offset in range((last - first).days + 1)
    )


def timeline(project: dict[str, Any], written: datetime) -> bytes:
    """The timeline with working days, and the milestones of the worked project."""
    dates = project["dates"]
    book = Book("Timeline", written)
    book.guide(
        [
            "Timeline theo ngày làm việc (thứ Hai tới thứ Sáu), trừ ngày nghỉ ở trang Ngày nghỉ.",
            (
                "Gõ ngày bắt đầu và số ngày; ngày kết thúc tự tính. Việc phải chờ việc khác thì gõ vào ô bắt đầu công"
                " thức lấy ngày kết thúc của việc ấy, ví dụ =WORKDAY(F2,1,'Ngày nghỉ'!$A$2:$A$20)."
            ),
            "Khách duyệt cũng là một việc, có người và có số ngày. Dự phòng để một dòng riêng ở cuối.",
            (
                "Ngày nghỉ: hỏi lịch của khách, của agency và của nhà cung cấp rồi gõ vào trang Ngày nghỉ; ba lịch ít"
                " khi trùng."
            ),
            "Trang cuối là các mốc của dự án Đồi Sương (hư cấu): cột cuối đếm ngày làm việc tới trước mốc kế tiếp.",
        ]
    )
    off = "'Ngày nghỉ'!$A$2:$A$20"
    columns = [
        ("Việc", 38, ""),
        ("Người làm", 18, ""),
        ("Phải chờ việc", 16, ""),
        ("Số ngày làm việc", 10, _WHOLE),
        ("Bắt đầu", 13, _DATE),
        ("Kết thúc", 13, _DATE),
        ("Xong chưa", 10, ""),
    ]
    rows: list[list[Cell]] = [
        [
            None,
            None,
            None,
            None,
            None,
            Formula(f'=IF(OR(D{number}="",E{number}=""),"",WORKDAY(E{number},D{number}-1,{off}))', ""),
            None,
        ]
        for number in range(2, EMPTY_ROWS + 2)
    ]
    book.table("Timeline", columns, rows)
    holidays = [dates["holiday_eve"], dates["holiday"]]
    book.table(
        "Ngày nghỉ",
        [("Ngày", 13, _DATE), ("Nghỉ gì", 40, "")],
        [[day, "Quốc khánh (luật cho nghỉ hai ngày; hỏi từng bên chọn 01/09 hay 03/09)"] for day in holidays]
        + [[None, None] for _ in range(18)],
    )
    milestones = [(dates[key], name) for key, name in _MILESTONES.items()]
    filled: list[list[Cell]] = []
    for number, (day, name) in enumerate(milestones, start=2):
        following = milestones[number - 1][0] if number - 1 < len(milestones) else None
        between = (
            Formula(
                f"=NETWORKDAYS(A{number},A{number + 1}-1,{off})",
                workdays_between(day, following - timedelta(days=1), set(holidays)),
            )
            if following
            else None
        )
        filled.append([day, name, between])
    book.table(
        "Đồi Sương, các mốc",
        [("Ngày", 13, _DATE), ("Mốc", 34, ""), ("Ngày làm việc tới trước mốc sau", 16, _WHOLE)],
        filled,
    )
    return book.bytes()


# By the name of their form page.
WORKBOOKS: dict[str, Callable[[dict[str, Any], datetime], bytes]] = {
    "theo-doi-ngan-sach": budget_tracker,
    "bao-gia": quotation,
    "proposal": estimate,
    "timeline": timeline,
}
