"""The media plan: money by channel and week, and backwards from the wished CPL to the clicks that are needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from account_docs.site.workbooks.book import DAY, DONG, RED, WHOLE, Book, Cell, Sheet
from account_docs.site.workbooks.formulas import Area, Formula, cell, equal, rounded, total, when

_CHANNELS, _WEEKS, _STOPS = 4, 8, 4
_MILLION = 1_000_000
# Name, what it is for, money, wished CPL, share that leaves a number, share that reaches the page, rate of the tax.
Channel = tuple[str | None, str | None, float | None, float | None, float | None, float | None, float | None]
_NO_CHANNEL: Channel = (None, None, None, None, None, None, None)


def _per(part: Formula, divisor: Formula) -> Formula:
    """A quotient that is not worked out while its divisor is empty."""
    return when(equal(divisor, 0), _zero(), part / divisor)


def _zero() -> Formula:
    return Formula("0", lambda: 0)


def _channels(sheet: Sheet, channels: Sequence[Channel]) -> tuple[list[str | None], list[Formula]]:
    """The channels; their names and the cells of their money."""
    heads = [
        "Kênh",
        "Vai trò",
        "Ngân sách (đồng)",
        "CPL mục tiêu",
        "Lead dự kiến",
        "Tỷ lệ để lại số",
        "Tỷ lệ tới landing page",
    ]
    sheet.head([*heads, "Lượt bấm cần", "CPC tối đa", "Thuế nền tảng, mức", "Thuế nền tảng (đồng)"], repeated=True)
    first = sheet.next
    money: list[Formula] = []
    leads, clicks, taxes = [], [], []
    for name, role, budget, cpl, left, reached, tax in channels:
        row = sheet.next
        here = cell(f"C{row}", budget)
        money.append(here)
        leads.append(_per(here, cell(f"D{row}", cpl)))
        steps = cell(f"F{row}", left) * cell(f"G{row}", reached)
        clicks.append(when(equal(steps, 0), _zero(), leads[-1].at(f"E{row}") / steps))
        most = _per(here, clicks[-1].at(f"H{row}"))
        taxes.append(here * cell(f"J{row}", tax))
        cells: list[Cell] = [name, role, budget, cpl, leads[-1], left, reached, clicks[-1], most, tax, taxes[-1]]
        kinds = ["input", "input", "input", "input", "result", "input", "input", "result", "result", "input", "result"]
        sheet.cells(cells, kinds, ["", "", DONG, DONG, WHOLE, "0.0%", "0.0%", WHOLE, DONG, "0.0%", DONG])
    last = sheet.next - 1
    whole = total(Area(f"C{first}:C{last}", money))
    expected = total(Area(f"E{first}:E{last}", leads))
    row = sheet.next
    sums: list[Cell] = [
        "Tổng tiền quảng cáo",
        None,
        whole,
        _per(whole.at(f"C{row}"), expected.at(f"E{row}")),
        expected,
    ]
    sums += [None, None, total(Area(f"H{first}:H{last}", clicks)), None, None, total(Area(f"K{first}:K{last}", taxes))]
    sheet.cells(sums, "total", ["", "", DONG, DONG, WHOLE, "", "", WHOLE, "", "", DONG])
    return [channel[0] for channel in channels], money


def _weeks(sheet: Sheet, names: Sequence[str | None], money: Sequence[Formula], weeks: Sequence[Sequence[Any]]) -> None:
    """Money by week, and whether it makes up the budget of each channel."""
    titles = [
        when(equal(cell(at.text.replace("C", "A"), name), ""), "", cell(at.text.replace("C", "A"), name))
        for name, at in zip(names, money, strict=True)
    ]
    sheet.cells(["Tuần", "Từ ngày", *titles, "Cộng"], "head")
    first = sheet.next
    columns: list[list[Cell]] = [[] for _ in names]
    wholes = []
    for place, (day, *amounts) in enumerate(weeks, start=1):
        row = sheet.next
        for column, amount in zip(columns, amounts, strict=True):
            column.append(amount)
        last = chr(66 + len(names))
        wholes.append(total(Area(f"C{row}:{last}{row}", amounts)))
        kinds = ["place", "choice", *["input"] * len(names), "result"]
        sheet.cells([f"{place}", day, *amounts, wholes[-1]], kinds, ["", DAY, *[DONG] * (len(names) + 1)])
    final = sheet.next - 1
    letters = [chr(67 + place) for place in range(len(names))]
    sums = [
        total(Area(f"{letter}{first}:{letter}{final}", column)) for letter, column in zip(letters, columns, strict=True)
    ]
    row = sheet.next
    sheet.cells(
        ["Cộng", None, *sums, total(Area(f"{chr(67 + len(names))}{first}:{chr(67 + len(names))}{final}", wholes))],
        "total",
        ["", "", *[DONG] * (len(names) + 1)],
    )
    gaps = [
        rounded(part.at(f"{letter}{row}") - budget, 0)
        for part, letter, budget in zip(sums, letters, money, strict=True)
    ]
    row = sheet.cells(["Lệch so với ngân sách", None, *gaps, None], "total", ["", "", *[DONG] * len(names)])
    sheet.coloured(f"C{row}:{letters[-1]}{row}", f"C{row}<>0", RED)


def written_plan(
    written: datetime,
    pairs: Sequence[tuple[str, str]],
    channels: Sequence[Channel],
    weeks: Sequence[Sequence[Any]],
    stops: Sequence[Sequence[str | None]],
) -> bytes:
    """The workbook.

    Args:
        written: the date in the file's properties.
        pairs: for whom, from when to when, the aim.
        channels: the channels.
        weeks: first day and money of each channel.
        stops: when one looks, at which number, what is done, who decides.
    """
    book = Book("Media plan", written)
    sheet = book.sheet("Media plan", [22, 26, 16, 15, 14, 13, 13, 14, 14, 12, 15], wide=True)
    sheet.across("MEDIA PLAN", "title")
    sheet.skip()
    for name, said in pairs:
        sheet.named(name, said)
    sheet.skip()
    names, money = _channels(sheet, channels)
    sheet.skip()
    sheet.across("Chia theo tuần (đồng)", "part")
    _weeks(sheet, names, money, weeks)
    sheet.skip()
    sheet.across("Mốc xem lại và điểm dừng", "part")
    sheet.cells(["Mốc", "Con số", "Việc sẽ làm", "Người quyết định"], "head")
    for stop in stops:
        sheet.cells(stop, "input")
    return book.bytes()


def empty_plan(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in.

    Args:
        written: the date in the file's properties.
    """
    pairs = (
        ("Kính gửi", "[tên khách hàng, người duyệt]"),
        ("Thời gian chạy", "[ngày] đến [ngày]"),
        ("Mục tiêu", "[kết quả, CPL, nguồn đếm]"),
        ("Bên trả tiền", "[tên công ty, tài khoản, thẻ]"),
    )
    weeks = [[None] * (1 + _CHANNELS)] * _WEEKS
    return written_plan(written, pairs, [_NO_CHANNEL] * _CHANNELS, weeks, [[None] * 4] * _STOPS)


def filled_plan(cases: Mapping[str, Any], written: datetime) -> bytes:
    """As sent in the worked project Đồi Sương.

    Args:
        cases: data of the worked projects by name of their file.
        written: the date in the file's properties.
    """
    project = cases["project"]
    media, found, start = project["media"], project["results"], project["campaign"]["start"]
    left = found["leads"] / found["landing_views"]
    reached = found["landing_views"] / found["clicks"]
    cpl = found["cpl_target_dong"]
    channels: list[Channel] = [
        ("Meta", "Gợi nhu cầu ở cặp đôi chưa định đi", media["meta"] * _MILLION, cpl, left, reached, None),
        ("Google", "Đón người đang tìm phòng", media["google"] * _MILLION, cpl, left, reached, None),
    ]
    share = [media["meta"] * _MILLION / _WEEKS, media["google"] * _MILLION / _WEEKS]
    weeks: list[list[Any]] = [[start + timedelta(weeks=place), *share] for place in range(_WEEKS)]
    end: date = project["campaign"]["end"]
    pairs = (
        ("Kính gửi", "Công ty TNHH Khu nghỉ Đồi Sương, ông Nguyễn Thanh Bình"),
        ("Thời gian chạy", f"{start:%d/%m/%Y} đến {end:%d/%m/%Y}, {_WEEKS} tuần"),
        ("Mục tiêu", "1.600 lead, CPL không quá 125.000 đồng, đếm trong danh sách lead của Khu nghỉ"),
        ("Bên trả tiền", "Khu nghỉ Đồi Sương, tài khoản và thẻ của công ty; chưa gồm thuế nền tảng"),
    )
    review = f"{project['dates']['midterm_review']:%d/%m/%Y}"
    stops = (
        ("Mỗi thứ Tư", "Mốc 200 lead một tuần", "Một lần thay đổi, ghi nhật ký", "Vy"),
        (review, "CPL nửa đầu của từng kênh", "Xem lại tỷ lệ hai kênh", "Chị Đỗ Mai Lan"),
        (
            review,
            f"Dưới {project['reason']['stop_below_bookings_first_half']} lượt đặt",
            "Không chạy nửa sau",
            "Ông Nguyễn Thanh Bình",
        ),
    )
    return written_plan(written, pairs, channels, weeks, stops)
