"""The content calendar of a month: what goes out when, what needs proof, where its approval stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from account_docs.site.workbooks.book import AMBER, DAY, GREEN, RED, WHOLE, Book, Sheet
from account_docs.site.workbooks.formulas import Area, Formula, lift
from account_docs.site.workbooks.functions import counted, filled

_ROWS = 20
_FORMS = ["Ảnh", "Video", "Bài viết", "Story"]
_STATES = ["Chưa viết", "Chờ duyệt kịch bản", "Đang làm hình", "Chờ duyệt hình", "Đã duyệt", "Đã đăng"]
# Day, form, pillar, title, what needs proof, until when the client decides, round, who answers, state.
Post = tuple[
    date | None, str | None, str | None, str | None, str | None, date | None, float | None, str | None, str | None
]
_NOTHING: Post = (None,) * 9


def written_calendar(
    written: datetime, pairs: Sequence[tuple[str, str]], posts: Sequence[Post], promised: Sequence[float | None]
) -> bytes:
    """The workbook.

    Args:
        written: the date in the file's properties.
        pairs: channel, who approves, who made it.
        posts: what goes out.
        promised: how many pictures and videos the contract has.
    """
    book = Book("Lịch nội dung", written)
    sheet = book.sheet("Lịch nội dung", [13, 10, 17, 34, 32, 13, 8, 16, 20], wide=True)
    sheet.across("LỊCH NỘI DUNG", "title")
    sheet.skip()
    for name, said in pairs:
        sheet.named(name, said)
    sheet.skip()
    heads = [
        "Ngày đăng",
        "Dạng",
        "Tuyến",
        "Chủ đề",
        "Điều cần có căn cứ",
        "Hạn duyệt",
        "Round",
        "Trực trả lời",
        "Trạng thái",
    ]
    first = sheet.head(heads, repeated=True) + 1
    for post in posts:
        sheet.cells(
            post,
            ["choice", "input", "input", "input", "input", "choice", "choice", "input", "input"],
            [DAY, "", "", "", "", DAY, WHOLE],
        )
    last = sheet.next - 1
    sheet.choices(f"B{first}:B{last}", _FORMS, "Chọn dạng nội dung.")
    sheet.choices(f"I{first}:I{last}", _STATES, "Chọn trạng thái.")
    sheet.coloured(f"I{first}:I{last}", f'OR(I{first}="Đã duyệt",I{first}="Đã đăng")', GREEN)
    sheet.coloured(f"I{first}:I{last}", f'LEFT(I{first},3)="Chờ"', AMBER)
    sheet.coloured(f"A{first}:A{last}", f'AND(A{first}<>"",WEEKDAY(A{first},2)>5)', RED)
    sheet.skip()
    _counted(sheet, first, last, posts, promised)
    return book.bytes()


def _counted(sheet: Sheet, first: int, last: int, posts: Sequence[Post], promised: Sequence[float | None]) -> None:
    """How many of each form there are, against what was promised; how many are approved."""
    sheet.cells(["Đếm", "Trong lịch", "Theo hợp đồng"], "head")
    forms = Area(f"B{first}:B{last}", [post[1] for post in posts])
    for name, wanted in zip(_FORMS[:2], promised, strict=True):
        sheet.cells([name, counted(forms, name), wanted], ["label", "result", "input"], ["", WHOLE, WHOLE])
    states = Area(f"I{first}:I{last}", [post[8] for post in posts])
    approved: Formula = counted(states, "Đã duyệt") + counted(states, "Đã đăng")
    sheet.cells(["Đã duyệt", approved, filled(states) + lift(0)], ["label", "result", "result"], ["", WHOLE, WHOLE])


def empty_calendar(_: Mapping[str, Any], written: datetime) -> bytes:
    """The workbook to be filled in.

    Args:
        written: the date in the file's properties.
    """
    pairs = (
        ("Kênh", "[tên kênh, tên khách hàng], tháng [tháng], version [số]"),
        ("Người duyệt", "[họ tên]; vắng thì [họ tên]"),
        ("Người lập", "[họ tên]"),
    )
    return written_calendar(written, pairs, [_NOTHING] * _ROWS, (None, None))


def filled_calendar(cases: Mapping[str, Any], written: datetime) -> bytes:
    """The first half of June of the worked project Nắng Gói.

    Args:
        cases: data of the worked projects by name of their file.
        written: the date in the file's properties.
    """
    project = cases["nang-goi"]
    until, posts = project["dates"]["june_visuals_approved"], project["posts"]["contract"]
    lines: list[Post] = [
        (
            post["date"],
            post["form"].capitalize(),
            post["pillar"],
            post["title"],
            post["proof"].capitalize(),
            until,
            2,
            "Bích",
            "Đang làm hình",
        )
        for post in project["calendar_june"]
    ]
    pairs = (
        ("Kênh", "Fanpage Nắng Gói (hư cấu), nửa đầu tháng 6/2026, version 2"),
        ("Người duyệt", "Chị Huỳnh Mỹ Hạnh, Brand manager"),
        ("Người lập", "Phan Ngọc Trâm, Account Executive"),
    )
    return written_calendar(written, pairs, lines, (posts["photo"], posts["video"]))
