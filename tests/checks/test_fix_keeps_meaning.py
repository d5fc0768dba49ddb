"""`--fix` never changes where a link leads, a digit, a word, a cell, code, or the order of a page's parts."""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from account_docs.check import Corpus, Problem
from account_docs.check.__main__ import fix
from account_docs.check.core import Edit, mend
from account_docs.check.meaning import keeps_meaning
from account_docs.check.rules import RULES
from account_docs.content.pages import Page, read_page
from tests.checks.mending import CORPUS, HEAD, MENDING, PATH


def problems_of(text: str) -> list[Problem]:
    """What the mending rules say of a page's text."""
    corpus: Corpus = replace(CORPUS, pages={PATH: Page(PATH, text)}, facts={})
    corpus.data = CORPUS.data  # not read anew for each page
    return [problem for rule in MENDING for problem in RULES[rule](corpus)]


@pytest.fixture
def fixed(tmp_path: Path) -> Callable[[str], tuple[str, list[Problem]]]:
    """Mends a body until nothing is left to mend; returns it with the problems that remain."""
    path = tmp_path / "docs" / PATH
    path.parent.mkdir(parents=True)

    def run(body: str) -> tuple[str, list[Problem]]:
        path.write_bytes((HEAD + body).encode())
        for _ in range(6):
            problems = problems_of(read_page(tmp_path / "docs", path).text)
            mended, _ = mend(tmp_path, problems)
            if not mended:
                break
        return path.read_bytes().decode().removeprefix(HEAD), problems

    return run


Fixed = Callable[[str], tuple[str, list[Problem]]]

# (body, whether something is said of it): a machine leaves all of it as it is.
UNTOUCHED = [
    # Dashes in link targets and anchors
    ("Xem [nghị định](https://moj.gov.vn/nghi-dinh-123-2020.html).", False),
    ("Xem [đợt](creative-brief.md#dot-1-2).", False),
    ("Xem [đợt][d].\n\n[d]: https://moj.gov.vn/dot-1-2\n", False),
    ("Xem <https://moj.gov.vn/dot-1-2/ngay-3-5>.", False),
    ("![Hình của đợt một, hai và ba](../hinh/dot-1-2.svg)", True),
    ("## Đợt đầu {#dot-1-2}", False),
    ('<abbr title="từ 1-2 ngày">SLA</abbr>', False),
    # Computations, telephones, days, codes, scores
    ("100 - 30 = 70", False),
    ("100-30=70", False),
    ("Còn 100 - 30 triệu đồng.", False),
    ("Lỗ 300 - 400 triệu đồng.", True),
    ("Gọi 0903 - 123 - 456 nhé.", False),
    ("Gọi 0903-123-456 hoặc 028-3822-1234.", False),
    ("Hotline 1900-1234.", False),
    ("Ngày 2026-11-23 và 23-11-2026.", False),
    ("Mã 12-15-18.", False),
    ("Thắng 2-1, thua 1-2, tỷ số 0 - 3.", False),
    ("Lễ 30-4, 1-5 năm nay và 2-9.", False),
    ("Tháng 3-2027.", False),
    ("COVID-19, A4-2026, 12-15A, ISO 9001-2015.", False),
    ("Nghị định 123-2020.", False),
    ("Nhóm 3-5 họp riêng.", True),
    ("Câu ấy — không hỏng — vẫn thế.", True),
    # Rows of a spreadsheet
    ("Hạng mục\tĐơn giá\tThành tiền\nBanner\t2.000.000\t10.000.000\nVideo\t15.000.000\t30.000.000", True),
    ("Hạng mục\tĐơn giá\nBanner\t2.000.000", True),
    ("Tên khách\tKhu nghỉ Đồi Sương", True),
    (
        "Hạng mục    Đơn giá    Thành tiền\nBanner      2.000.000  10.000.000\nVideo       15.000.000    30.000.000",
        True,
    ),
    # Indented by a tab
    ("Đoạn trên.\n\n\tĐoạn lùi vào bằng Tab.\n\tDòng hai của đoạn.\n\nĐoạn dưới.", True),
    ("> Đoạn trên.\n>\n> \tĐoạn lùi vào bằng Tab.", True),
    # Emoji
    ("👩‍💻 làm việc, 👨‍👩‍👧‍👦 đi chơi, 🏴‍☠️, ❤️‍🔥, 👩🏽‍🚀, 🏳️‍🌈, ⛹🏿‍♀️", False),
    ("🇻🇳 1️⃣ #️⃣ ✔️ ☎︎ 🏴󠁧󠁢󠁥󠁮󠁧󠁿", False),
    # Code, blocks and letters to copy
    ("Gõ `a  b`, `3-5 ngày`, `“x”`, `8 %` và `a\u00a0b`.", True),
    ("Gõ ``a ` b  c`` và `thoả`.", True),
    ("```text\nDear chị  Lan, “3-5 ngày”, thoả thuận, tăng 8 %...\n```", True),
    (unicodedata.normalize("NFD", "```text\nCâu ấy không sai.\n```"), True),
    ("> ```text\n> a  b\n> ```", False),
    # Names of files
    (unicodedata.normalize("NFD", "Xem [a](nghị-định.md)."), True),
    ("Xem [a](b\u00a0c.md) và [b](Ðoi-Suong.md).", True),
    ("Xem [a](../hoà/thoả.md).", True),
    # Blanks at the end of a line break it
    ("Dòng một  \nDòng hai", False),
    ("| a  | b    |\n|----|------|\n| 1  | 2-3 ô |".replace("2-3 ô", "hai"), False),
    ("Xem .../docs và ../docs", False),
    ("Một <https://moj.gov.vn/a?b=1&c=2-3>, hai an-1-2@moj.gov.vn.", False),
    ("Xem [a](https://www.bing.com/ck/a?!&&p=1-2&u=a1aHR0).", True),
    ("Xem [a](https://www.google.com/url?q=http%3A%2F%2F127.0.0.1%2F).", True),
    ("Xem [a](https://www.google.com/url?q=https://moj.gov.vn/a?b=1&c=2).", True),
]


@pytest.mark.parametrize(("body", "said"), UNTOUCHED, ids=[body[:40] for body, _ in UNTOUCHED])
def test_a_machine_leaves_alone_what_it_would_have_to_guess(body: str, said: bool, fixed: Fixed) -> None:
    after, remaining = fixed(body)
    assert after == body
    assert bool(remaining) is said, [str(problem) for problem in remaining]


MENDED = [
    ("Mất 3-5 ngày, tăng 10-15%.", "Mất 3–5 ngày, tăng 10–15%."),
    ("Mất 3 - 5 ngày.", "Mất 3–5 ngày."),
    ("Từ 1,5-2 triệu đồng, 1.000-2.000 lượt.", "Từ 1,5–2 triệu đồng, 1.000–2.000 lượt."),
    ("Giai đoạn 2012-2025, tháng 7-8, trang 12-15.", "Giai đoạn 2012–2025, tháng 7–8, trang 12–15."),
    ("Chạy 07/09-01/11/2026, 9:00-11:30.", "Chạy 07/09–01/11/2026, 9:00–11:30."),
    ("Mỗi ngày 3-5 bài.", "Mỗi ngày 3–5 bài."),
    ("[3-5 ngày](creative-brief.md)", "[3–5 ngày](creative-brief.md)"),
    (
        "Xem [nghị định](https://moj.gov.vn/nghi-dinh-123-2020.html) trong 3-5 ngày.",
        "Xem [nghị định](https://moj.gov.vn/nghi-dinh-123-2020.html) trong 3–5 ngày.",
    ),
    ("| Việc | Mất |\n|---|---|\n| Một | 3-5 ngày |", "| Việc | Mất |\n|---|---|\n| Một | 3–5 ngày |"),
    ("Chữ  này,  chữ kia .", "Chữ này, chữ kia."),
    ("Câu ấy\tkhông sai.", "Câu ấy không sai."),
    ("-\tMục một\n-\tMục hai", "- Mục một\n- Mục hai"),
    ("- Mục một\n\n\tĐoạn của mục.", "- Mục một\n\n    Đoạn của mục."),
    ("Chữ\u200b này\u00a0 chữ\u00a0kia.", "Chữ này chữ kia."),
    ("Chữ \u200b này.", "Chữ này."),
    ("👩‍💻 thoả\u200b thuận", "👩‍💻 thỏa thuận"),
    ("“Đẹp”, ‘rẻ’...", "\"Đẹp\", 'rẻ'…"),
    (unicodedata.normalize("NFD", "Thoả thuận  “mới”"), 'Thỏa thuận "mới"'),
    (
        unicodedata.normalize("NFD", "Xem [thoả thuận](creative-brief.md) nhé."),
        "Xem [thỏa thuận](creative-brief.md) nhé.",
    ),
    ("Xem [a](https://moj.gov.vn/a?fbclid=IwAR0).", "Xem [a](https://moj.gov.vn/a)."),
    (
        "Xem [a](https://moj.gov.vn/a?id=3&utm_source=x&lang=vi#muc-2).",
        "Xem [a](https://moj.gov.vn/a?id=3&lang=vi#muc-2).",
    ),
    ("Xem [a](https://moj.gov.vn/a?utm_source=x&amp;id=3&amp;utm_medium=y).", "Xem [a](https://moj.gov.vn/a?id=3)."),
    ('Xem [a](<https://moj.gov.vn/a?gclid=1> "Tên").', 'Xem [a](<https://moj.gov.vn/a> "Tên").'),
    ("Xem <https://moj.gov.vn/a?fbclid=12>.", "Xem <https://moj.gov.vn/a>."),
    ("Xem [a][r].\n\n[r]: https://moj.gov.vn/a?mc_eid=1 'Tên'\n", "Xem [a][r].\n\n[r]: https://moj.gov.vn/a 'Tên'\n"),
    ("Xem [a](https://youtu.be/abc?si=x&t=30).", "Xem [a](https://youtu.be/abc?t=30)."),
    (
        "Xem [a](https://www.google.com/url?sa=t&url=https%3A%2F%2Fmoj.gov.vn%2Fa%3Fb%3D1&ved=2).",
        "Xem [a](https://moj.gov.vn/a?b=1).",
    ),
    (
        "Xem [a](https://l.facebook.com/l.php?u=https%3A%2F%2Fmoj.gov.vn%2F%3Ffbclid%3D1&h=AT).",
        "Xem [a](https://moj.gov.vn/).",
    ),
    (
        "| a | b |\n|---|---|\n| [x](https://moj.gov.vn/?utm_source=a) | 3-5 ngày |",
        "| a | b |\n|---|---|\n| [x](https://moj.gov.vn/) | 3–5 ngày |",
    ),
]


@pytest.mark.parametrize(("body", "right"), MENDED, ids=[body[:40] for body, _ in MENDED])
def test_what_is_clear_is_mended_once_and_for_all(body: str, right: str, fixed: Fixed) -> None:
    after, remaining = fixed(body)
    assert after == right
    assert remaining == []


def test_rows_of_a_spreadsheet_are_told_with_a_way_to_make_a_table(fixed: Fixed) -> None:
    _, remaining = fixed("Đoạn.\n\nHạng mục\tĐơn giá\tThành tiền\nBanner\t2.000.000\t10.000.000\n")
    assert len(remaining) == 1
    assert remaining[0].line == HEAD.count("\n") + 3
    assert "bảng dán từ bảng tính" in remaining[0].message
    assert "| ô | ô |" in remaining[0].fix


GUARDED = [
    ("a [b](c.md)", "a [b](d.md)"),
    ("a [b](c.md#dot-1-2)", "a [b](c.md#dot-1–2)"),
    ("![hình](a-1.svg)", "![hình](a–1.svg)"),
    ("còn 30 ngày", "còn 3 ngày"),
    ("**1.000** đồng", "**1000** đồng".replace("1000", "100")),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 2 |"),
    ("a | b | c", "a | b c"),
    ("a\tb\tc", "a b c"),
    ("gõ `a  b`", "gõ `a b`"),
    ("```text\na  b\n```", "```text\na b\n```"),
    ("\u00a0\u00a0\u00a0\u00a0đoạn", "    đoạn"),
    ("một  \nhai", "một\nhai"),
    ("## Một\n\n## Hai", "## Một\n\n## Hái nữa"),
    ("khách", "khách hàng"),
    ("- a\n- b", "- a\nb"),
    ('[a](b.md "1")', '[a](b.md "2")'),
    ("*[SLA]: mức 3", "*[SLA]: mức 4\n\nSLA"),
]


@pytest.mark.parametrize(("before", "after"), GUARDED)
def test_a_change_of_meaning_is_seen(before: str, after: str) -> None:
    assert not keeps_meaning(HEAD + before, HEAD + after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Một", "title: Hai"),
        ("title: Một", "titel: Một"),
        ("tags: [a, b]", "tags: [a b]"),
        ("reviewed: 2026-11-23", "reviewed: 2026–11–23"),
        ("title: Một", "title: Một\nx: y"),
    ],
)
def test_a_change_of_the_head_is_seen(before: str, after: str) -> None:
    assert not keeps_meaning(f"---\n{before}\n---\n\na\n", f"---\n{after}\n---\n\na\n")


def test_a_mend_that_would_change_a_meaning_is_refused_and_the_others_are_carried_out(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("chữ  này\ncòn 30 ngày\n[a](b.md)\nchữ  kia\n", "utf-8")
    good = [Problem("a.md", line, "x", "m", "f", (Edit(line, 3, 5, " "),)) for line in (1, 4)]
    bad = [
        Problem("a.md", 2, "x", "m", "f", (Edit(2, 4, 6, "3"),)),
        Problem("a.md", 3, "x", "m", "f", (Edit(3, 4, 8, "c.md"),)),
    ]
    outside = [
        Problem("a.md", 99, "x", "m", "f", (Edit(99, 0, 1, ""),)),
        Problem("a.md", 1, "y", "m", "f", (Edit(1, 40, 50, ""),)),
    ]
    mended, refused = mend(tmp_path, [*bad, *good, outside[0]])
    assert (tmp_path / "a.md").read_text("utf-8") == "chữ này\ncòn 30 ngày\n[a](b.md)\nchữ kia\n"
    assert sorted(mended) == sorted(good)
    assert sorted(refused) == sorted([*bad, outside[0]])
    assert mend(tmp_path, outside) == ([], outside)


def test_a_refused_mend_is_said_to_be_one_for_a_person(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("còn 30 ngày\n", "utf-8")
    left = fix(tmp_path, lambda: [Problem("a.md", 1, "x", "m", "f", (Edit(1, 4, 6, "3"),))])
    assert len(left) == 1
    assert "sửa bằng tay" in left[0].fix


@pytest.mark.parametrize("body", ["Chữ\x07 này", "```text\nChị\x1f Lan\n```", "Gõ `a\x02b`", "a\x03b\x02c"])
def test_a_control_that_nobody_sees_may_go_wherever_it_stands(body: str) -> None:
    assert keeps_meaning(HEAD + body, HEAD + "".join(sign for sign in body if sign >= " " or sign == "\n"))


def test_data_keeps_keys_and_values(tmp_path: Path) -> None:
    path = tmp_path / "facts.yml"
    path.write_text('a: "https://moj.gov.vn/?id=1&fbclid=2"\nb: 30\n', "utf-8")
    tracker = Problem("facts.yml", 1, "x", "m", "f", (Edit(1, 28, 37, ""),))
    value = Problem("facts.yml", 2, "x", "m", "f", (Edit(2, 3, 5, "3"),))
    assert mend(tmp_path, [tracker, value]) == ([tracker], [value])
    assert path.read_text("utf-8") == 'a: "https://moj.gov.vn/?id=1"\nb: 30\n'


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\r\n"])
def test_line_ends_the_last_one_and_the_mode_stay(end: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(f"chữ  này\r\ndòng hai\nchữ  kia{end}".encode())
    path.chmod(0o640)
    mend(tmp_path, [Problem("a.md", line, "x", "m", "f", (Edit(line, 3, 5, " "),)) for line in (1, 3)])
    assert path.read_bytes() == f"chữ này\r\ndòng hai\nchữ kia{end}".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]


def test_a_symlink_stays_one(tmp_path: Path) -> None:
    (tmp_path / "that").mkdir()
    (tmp_path / "that" / "a.md").write_text("chữ  này\n", "utf-8")
    (tmp_path / "a.md").symlink_to(tmp_path / "that" / "a.md")
    mend(tmp_path, [Problem("a.md", 1, "x", "m", "f", (Edit(1, 3, 5, " "),))])
    assert (tmp_path / "a.md").is_symlink()
    assert (tmp_path / "that" / "a.md").read_text("utf-8") == "chữ này\n"


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("chữ  này\n", "utf-8")
    problem = Problem("a.md", 1, "x", "m", "f", (Edit(1, 3, 5, " "),))

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert mend(tmp_path, [problem]) == ([], [problem])
    assert (tmp_path / "a.md").read_text("utf-8") == "chữ  này\n"
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]


def test_the_command_mends_once_and_finds_nothing_more(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PATH
    slips = "“Câu  ấy\u00a0 không hoà thuận”... mất 3-5 ngày , xem [a](https://moj.gov.vn/?id=1&fbclid=2)."
    text = path.read_text("utf-8")
    assert "Câu ấy không sai." in text
    path.write_text(text.replace("Câu ấy không sai.", slips.replace("à", "a\u0300"), 1), "utf-8")
    assert [str(problem) for problem in fix(project, problems)] == []
    right = '"Câu ấy không hòa thuận"… mất 3–5 ngày, xem [a](https://moj.gov.vn/?id=1).'
    assert path.read_text("utf-8") == text.replace("Câu ấy không sai.", right, 1)
    once = path.read_bytes()
    assert fix(project, problems) == []
    assert path.read_bytes() == once
