"""Nothing that an editor writes is lost, changed or added on its way to the reader without a word."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from selectolax.lexbor import LexborHTMLParser

from account_docs.check import Problem, check_all
from account_docs.check.core import Corpus, mend
from account_docs.check.lossless import losses
from account_docs.check.lossless_html import shown
from account_docs.check.lossless_source import read
from account_docs.check.rules import RULES, safety
from account_docs.content.pages import Page, read_page
from tests.conftest import ROOT

PATH = "giao-tiep/nhan-brief.md"
PAGE = read_page(ROOT / "docs", ROOT / "docs" / PATH)
# The rules that speak of what Markdown makes of a page; the others look at words, links, numbers and other pages.
STRUCTURE = [
    "html",
    "long-nhau",
    "khoi",
    "bang",
    "hop",
    "danh-sach",
    "tieu-de",
    "ngoac-nhon",
    "ky-hieu",
    "xuong-dong",
    "mat-chu",
    "ky-tu",
]
CORPUS = Corpus(ROOT, today=date(2026, 11, 27))


def found_in(page: Page) -> list[Problem]:
    """What those rules say of a page."""
    CORPUS.pages = {page.path: page}
    problems = check_all(CORPUS, {rule: RULES[rule] for rule in STRUCTURE})
    return [problem for problem in problems if problem.rule != "mien-tru"]


def planted(text: str) -> tuple[Page, int]:
    """The real page with some text before its second section, and the line on which the text begins."""
    lines = PAGE.text.split("\n")
    at = [number for number, line in enumerate(lines) if line.startswith("## ")][1]
    return Page(PATH, "\n".join([*lines[:at], *text.split("\n"), "", *lines[at:]]), PAGE.meta), at + 1


# What is planted, by the rule that names it: (text, its lines that are named; from 1).
TRAPS: dict[str, list[tuple[str, list[int]]]] = {
    "danh-sach": [
        # A line that begins with a number.
        ("215. Không ai đặt một phần ba phòng.", [1]),
        ("> 215. Không ai đặt một phần ba phòng.", [1]),
        ("> [!hoi]- Bao nhiêu lượt?\n> 215. Không ai đặt.", [2]),
        ("> [!hoi]- 3. Ai duyệt cuối?\n> Anh Bình.", [1]),
        ("1990. Sau đó nghề đổi khác.", [1]),
        ("- 215. Không ai đặt", [1]),
        ("- Số lượt:\n\n    215. Không ai đặt", [3]),
        ("3. Gửi báo giá\n4. Chờ duyệt", [1, 2]),
        ("0. Nghe khách", [1]),
        ("1. Gửi báo giá\n1. Chờ duyệt\n1. Ký", [2, 3]),
        ("1. Gửi báo giá\n3. Chờ duyệt", [2]),
        ("1. Gửi báo giá\n\nMột đoạn chen giữa.\n\n2. Chờ duyệt", [5]),
        ("1. Gửi báo giá\n\n| a | b |\n|---|---|\n| c | d |\n\n2. Chờ duyệt", [7]),
        ("1. Một\n\n  Đoạn của mục.\n\n2. Hai", [3, 5]),
        # Signs that become a bullet.
        ("+ việc một\n+ việc hai", [1, 2]),
        ("+ 10% thuế", [1]),
        ("- một\n\n1. hai", [3]),
        ("1. một\n\n- hai", [3]),
        ("31. 12. 2026 là hạn", [1]),
        # Lists that are none.
        ("Gồm hai việc:\n- gọi\n- gửi", [2]),
        ("- một\n\n    đoạn của mục\n    - con dính", [4]),
    ],
    "ky-hieu": [
        # Asterisks and underscores eaten within numbers and words.
        ("Lấy 8*22*70% là xong.", [1]),
        ("Lấy 8 *22* 70% là xong.", [1]),
        ("Có 2*3 và 4*5 món.", [1]),
        ("Tổng là giá*số lượng*thuế.", [1]),
        ("- Lấy 8**22**70 là xong.", [1]),
        ("| Phép tính | Ra |\n|---|---|\n| 3*4*5 | 60 |", [3]),
        ("### Tính 3*4*5", [1]),
        ("Câu (*) và câu (*) ở dưới.", [1]),
        ("> Lấy 8*22*70% là xong.", [1]),
        ("Tệp *.docx/*.pdf gửi kèm.", [1]),
        ("**Chốt* ngày mai.", [1]),
        ("Một đoạn ở trên.\nLấy 8*22*70% là xong.", [1]),
        ("*việc*một*hai*", [1]),
        ("x**2**y là bình phương.", [1]),
        # Signs at the start of a line.
        (">50% là đạt.", [1]),
        (">= 50% là đạt", [1]),
        ("> 50% là đạt", [1]),
        ("Giá*: 220 triệu.\n\n* Chưa gồm VAT.", [3]),
        # Backslashes and entities.
        (r"Mở D:\_Du an\khach.", [1]),
        (r"Mở \\may-chu\du-an.", [1]),
        (r"Số 1\-2 thôi.", [1]),
        ("Nhãn X&reg;2026 và Y.", [1]),
        ("Mã A&#182;B.", [1]),
        ("Dòng này hết\\\nrồi xuống dòng.", [1]),
        ("Giá 220&nbsp triệu.", [1]),
        # Notations of other programs.
        ("Giá ~~220~~ 200 triệu.", [1]),
        ("Khí CO~2~ thải.", [1]),
        ("Diện tích 20 m^2^ thôi.", [1]),
        ("Theo luật[^1] thì được.\n\n[^1]: Luật số 5", [1, 3]),
        ("Theo luật[^a] thì được.\n\n[^a]: Luật", [1, 3]),
        ("Điều ==rất quan trọng== này.", [1]),
        ("Điều ++rất quan trọng++ này.", [1]),
        ("Vui quá :smile: nhé.", [1]),
        ("Công thức $x = a + b$ đây.", [1]),
        ("Xem [[nhan-brief]] nhé.", [1]),
        ("Chào {{ ten_khach }} nhé.", [1]),
        ("Che ||đoạn này|| đi.", [1]),
        ("Câu %%ghi chú riêng%% này.", [1]),
        ("Chữ '''đậm''' kiểu wiki.", [1]),
        ("Chữ [b]đậm[/b] kiểu diễn đàn.", [1]),
        (":::note\n\nLưu ý.\n\n:::", [1, 5]),
        ('=== "Thẻ một"', [1]),
        ("h2. Tiêu đề", [1]),
        ("[toc]", [1]),
        ("[TOC]", [1]),
        ("- [x]việc một\n- [ ]việc hai", [1, 2]),
        ("- [v] việc một\n- [] việc hai", [1, 2]),
        ("[x] việc một", [1]),
        # Signs that close nothing.
        ("Đây là **chữ đậm chưa đóng.", [1]),
        ("Đây là ** chữ đậm ** sai.", [1]),
        ("Xem [trang](nhan-brief.md nhé.", [1]),
        ("Gõ `mã là xong.", [1]),
        # Lines across the page, definitions.
        ("***", [1]),
        ("* * *", [1]),
        ("___", [1]),
        ("_ _ _", [1]),
        ("*[KPI]: chỉ số đo\n\nKPI là gì.", [1]),
        ("[Ghi chú]: nhớ", [1]),
        ("[a]: b", [1]),
        ("Một đoạn.\n\n: giá 220 triệu", [3]),
    ],
    "ngoac-nhon": [
        ("### Gửi {tên khách}", [1]),
        ("### Gửi **anh** {ten}", [1]),
        ("Gửi **anh**{tên khách} ngay.", [1]),
        ("Gửi *anh*{tên} ngay.", [1]),
        ("Em là AM,\n{chức danh}", [1]),
        ("> Em chào anh.\n> {tên}", [1]),
        ("| Ai | Gì |\n|---|---|\n| Gửi {tên khách} | x |", [3]),
        ("| Ai {tên} | Gì |\n|---|---|\n| Gửi | x |", [1]),
        ("- Gửi anh\n{tên}\n- Gửi chị", [1]),
        ("- Gửi **anh**{tên}", [1]),
        ("[Xem](nhan-brief.md){ngày} nhé.", [1]),
        ("`mã`{ngày} nhé.", [1]),
    ],
    "xuong-dong": [
        ("• việc một\n• việc hai", [1]),
        ("· việc một\n· việc hai", [1]),
        ("1/ việc một\n2/ việc hai", [1]),
        ("1) việc một\n2) việc hai", [1]),
        ("(1) việc một\n(2) việc hai", [1]),
        ("1.1. việc một\n1.2. việc hai", [1]),
        ("a) việc một\nb) việc hai", [1]),
        ("A. việc một\nB. việc hai", [1]),
        ("I. việc một\nII. việc hai", [1]),
        ("– việc một\n– việc hai", [1]),
        ("— việc một\n— việc hai", [1]),
        ("✓ việc một\n✓ việc hai", [1]),
        ("✅ việc một\n✅ việc hai", [1]),
        ("→ việc một\n→ việc hai", [1]),
        ("👉 việc một\n👉 việc hai", [1]),
        ("Gồm có:\n• việc một", [2]),
        ("*việc một\n*việc hai", [1]),
        ("o việc một\no việc hai", [1]),
        ("1.Một\n2.Hai", [1]),
        ("09:00 họp\n10:00 gọi", [2]),
        ("> • việc một\n> • việc hai", [1]),
        ("- Mục:\n    • việc một\n    • việc hai", [2]),
        ("Bước 1: gọi khách\nBước 2: gửi biên bản", [1]),
        ("Trân trọng,\nNguyễn An\nAccount Manager", [2]),
        ("Địa chỉ: 12 Lê Lợi\nĐiện thoại: 0900", [2]),
        ("Dòng một  \nDòng hai", [1]),
        ("> Trích dẫn.\nDòng dính vào.", [2]),
        ("- Mục cuối.\nĐoạn dính vào.", [2]),
    ],
    "bang": [
        ("| a | b |\n| c | d |\n| e | f |", [1]),
        ("| a | b |\n|—|—|\n| c | d |", [1]),
        ("| a | b |\n|==|==|\n| c | d |", [1]),
        ("| a | b |\n| – | – |\n| c | d |", [1]),
        ("> | a | b |\n> |—|—|\n> | c | d |", [1]),
        ("| a | b |", [1]),
        ("a | b\nc | d", [1]),
        ("| a | b |\n|---|---|\n| c |", [3]),
        ("| a | b |\n|---|---|\n| c | d | mất |", [3]),
        ("| a | b | mất |\n|---|---|\n| c | d |", [1]),
        ("Đoạn trên.\n| a | b |\n|---|---|\n| c | d |", [2]),
        ("| a | b |\n|---|---|\n| c | d |\nChữ dính vào.", [4]),
    ],
    "tieu-de": [
        ("Đoạn trên\n-----", [1]),
        ("Đoạn trên\n---", [1]),
        ("Đoạn trên\n=====", [1]),
        ("Tổng cộng\n=", [1]),
        ("> Đoạn trên\n> ---", [1]),
        ("#", [1]),
        ("> #", [1]),
        ("- #1 là khách", [1]),
        ("> #MuaSuongVe là thẻ", [1]),
        ("### Ngôn ngữ C#", [1]),
    ],
    "khoi": [
        ("```text\nmột\n```text\nhai\n```\nba\n```", [3]),
        ("```text\nchưa đóng", [1]),
        ("~~~text\nchưa đóng", [1]),
        ("  ```text\n  một\n```", [1]),
        ("- mục\n\n    ```text\n    một\n```\n", [5]),
        ("> ```text\n> một\nhai\n> ```", [1]),
        ("'''text\nmột\n'''", [1, 3]),
        ("``text\nmột\n``", [1, 3]),
        ("´´´text\nmột\n´´´", [1, 3]),
        ("```text Tiêu đề\nmột\n```", [1]),
        ("    lùi bốn dấu cách", [1]),
        ("\tlùi một phím Tab", [1]),
        (">     lùi trong trích dẫn", [1]),
    ],
    "mat-chu": [
        ("Giá 220 <!-- triệu đồng.", [1]),
        ("<!-- check: off mat-chu", [1]),
        ("<div>\n\n**Chốt** với khách.\n\n</div>", [3]),
    ],
    "html": [
        ("Giá 220 <!-- triệu --> đồng.", [1]),
        ("<!--\nCả một đoạn\nkhông ai thấy.\n-->", [2]),
        ("Kính gửi <Tên công ty> thân mến.", [1]),
        ("### Mục {#số 5}", [1]),
        ("Gửi **anh**{giá=220} ngay.", [1]),
    ],
    "ky-tu": [
        ("Câu có \x07 lạ.", [1]),
        ("Câu có \x1f lạ.", [1]),
        ("```text\nMẫu có \x0c lạ\n```", [2]),
        ("Câu có \x00 lạ.", [1]),
        ("\uf0b7 việc một", [1]),
        ("Câu có \ufffe lạ.", [1]),
    ],
}  # fmt: skip
CASES = [
    pytest.param(rule, text, lines, id=f"{rule}-{number}")
    for rule, cases in TRAPS.items()
    for number, (text, lines) in enumerate(cases)
]


@pytest.mark.parametrize(("rule", "text", "lines"), CASES)
def test_a_trap_is_named_with_its_line_and_nothing_else_is(rule: str, text: str, lines: list[int]) -> None:
    page, start = planted(text)
    found = sorted(found_in(page), key=lambda problem: problem.line)
    named = [(problem.rule, problem.line - start + 1) for problem in found]
    assert named == [(rule, line) for line in lines], [str(problem) for problem in found]
    assert all(problem.message and problem.fix for problem in found)


def test_a_swallowed_half_of_a_page_is_named_where_it_begins() -> None:
    page, start = planted("```text\nChào chị Lan,")
    # A later block closes the first, so that the fences come out even.
    assert "```text" in page.text.split("Chào chị Lan,")[1]
    assert [(problem.rule, problem.line) for problem in found_in(page)] == [("khoi", start)]


def test_the_message_says_what_the_reader_would_see() -> None:
    page, start = planted("Lấy 8*22*70% là xong.")
    (problem,) = found_in(page)
    assert str(problem).startswith(f"docs/{PATH}:{start}: [ky-hieu] dấu * bị nuốt")
    assert "viết “Lấy 8*22*70% là xong.”, người đọc thấy “Lấy 82270% là xong.” — cách sửa: " in str(problem)


ALLOWED = [
    "Một đoạn **đậm** và *nghiêng* và ***cả hai*** và `mã *x*`.",
    "**Sai:** nói vậy. *\"Trích lời khách\"*, chị nói. \"**Chốt**\", anh viết.",
    "(**đậm trong ngoặc**) và (*nghiêng*). **A**ttention, **I**nterest.",
    "**Đậm *nghiêng trong đậm* rồi thôi** và *nghiêng **đậm** rồi thôi* nhé.",
    "__Đậm__ và _nghiêng_; tên tệp ten_khach_hang_v2.docx.",
    "**[Nhận brief](nhan-brief.md)** và [**đậm**](nhan-brief.md) và [Xem \"trang\"](nhan-brief.md \"Tên trang\").",
    "Phép tính 420 / 0,7 / 2,8 = 214,3; 210 × 2 = 420; 5 * 3 = 15 và 2 * 4 = 8.",
    "Giá*: chưa gồm VAT.\n\n(*) Chưa gồm VAT.",
    "Gửi {tên khách} báo giá trước [ngày]; P&L, Q&A, R&D; a < b và c > d; C++.",
    "Dấu \\* và \\_ và \\# và \\{x\\} và \\[y\\]; lấy 8\\*22\\*70% là xong.",
    "215\\. Không ai đặt.\n\n1\\) một",
    "1. Một\n\n    Đoạn của mục một.\n\n2. Hai\n\n    - con\n    - con nữa\n\n3. Ba",
    "- Một\n- Hai\n    - con\n        - cháu\n- Ba\n    1. con\n    2. con",
    "* Một\n* Hai",
    "- [ ] việc chưa xong\n- [x] việc xong\n- [X] xong",
    "- Mục dài được ngắt dòng ở đây vì trình soạn thảo,\n  và tiếp tục ở đây.\n- Mục hai",
    "> Một trích dẫn.\n>\n> Đoạn hai.\n>\n> - mục\n> - mục",
    "> [!luu-y] Lưu ý: nhớ\n> Một câu.\n>\n> 1. Một\n> 2. Hai\n>\n> | a | b |\n> |---|---|\n> | c | d |",
    "> [!hoi]- Ai duyệt **cuối**?\n> Anh Bình.\n>\n> ```text\n> Chào chị\n>\n> 215. Không ai\n> ```",
    "| a | b |\n|:---|---:|\n| **c** | `d|e` |\n| — | x \\| y |\n| [x](nhan-brief.md) | 215. Không |",
    "a | b\n---|---\nc | d",
    "a|b\n-|-\nc|d",
    "### Bảng\n| a | b |\n|---|---|\n| c | d |",
    "> [!sai] Sai: bảng\n> | b | c |\n> |---|---|\n> | d | e |",
    "> Trích dẫn\n### Mục",
    "-5% so với tháng trước.\n\n−5% so với tháng trước.",
    "&euro;5, A&nbsp;B, A&amp;B, &lt;b&gt;.",
    "Phép tính dài hơn sáu mươi ký tự một chút thì ngắt dòng: 420 / 0,7 / 2,8\n= 214,3 lượt.",
    "Giá của gói này, tính cả phần phát sinh và phần chi hộ cho khách, là\n220.000 đồng, hạn là\nngày mai.",
    "```text\n1. a\n215. b\n{x} ~~y~~ [^1] **z\n    lùi\n\n# không phải tiêu đề\n```",
    "````markdown\n```text\na\n```\n````",
    "1. Một\n\n    ```text\n    Chào chị\n    ```\n\n2. Hai",
    "Đoạn.\n\n---\n\nĐoạn.",
    "### Tiêu đề có `mã` và **đậm** {#tieu-de-rieng}",
    "[Nút](nhan-brief.md){ .md-button .md-button--primary }",
    "![Một hình vẽ đường đi của brief](../hinh/duong-di-brief.svg){ width=300 }",
    "Xem [trang này][nb] và [nb].\n\n[nb]: nhan-brief.md",
    "Xem https://vi-du.vn/a_b_c?x=1&y=2 và an@vi-du.vn.",
    "H<sub>2</sub>O và m<sup>2</sup>, <kbd>Ctrl</kbd>+C.",
    '<div class="grid cards" markdown>\n\n- **[Tên](nhan-brief.md)**\n\n    Mô tả.\n\n- **Hai**\n\n    Hai.\n\n</div>',
    (
        "Một đoạn dài được trình soạn thảo ngắt xuống dòng ở cột tám mươi, như vẫn thấy\n"
        "ở nhiều nơi. Câu thứ hai gặp chị Lan và anh Nguyễn Văn Bình ở buổi họp đầu tiên của\nTuần lễ mua sắm."
    ),
    "Câu thứ nhất.\nCâu thứ hai.",
    "Ngày 13/11/2026, 3–5 ngày, 12:00–20:00, v1.2, 3/4; tỉ lệ 3:2:1; ~20 triệu; từ $5 tới $10.",
    "**1. Bước một.** Làm đi.\n\n**Bước 2:** làm tiếp.",
    "a) một\n\nb) hai",
    "**5%** phí, **8**% thuế, **200**–**220** triệu, *8%* và **22** × **70%**.",
    "Họ tên: ____ Ngày: ____ Ký: ………",
    "> Khách: \"Chốt.\"\n> Account: \"Dạ.\"",
    "*Được?* **Không!** *…và thế* **…là hết** **.docx**",
]  # fmt: skip


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_allowed_gives_no_finding(text: str) -> None:
    assert [str(problem) for problem in found_in(planted(text)[0])] == []


REAL = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("path", REAL)
def test_no_real_page_loses_anything(path: str) -> None:
    assert [str(problem) for problem in found_in(read_page(ROOT / "docs", ROOT / "docs" / path))] == []


def test_fix_takes_control_characters_away_and_nothing_else(tmp_path: Path) -> None:
    page, _ = planted("Câu có\x07 chữ\x1f lạ, 220 triệu đồng.")
    file = tmp_path / "docs" / PATH
    file.parent.mkdir(parents=True)
    file.write_text(page.text, "utf-8")
    mend(tmp_path, found_in(read_page(tmp_path / "docs", file)))
    assert file.read_text("utf-8") == planted("Câu có chữ lạ, 220 triệu đồng.")[0].text


def test_a_build_refuses_control_characters_with_their_line() -> None:
    page, start = planted("Câu có \x07 lạ.")
    corpus = Corpus(ROOT)
    corpus.pages = {PATH: page}
    refused = [(problem.path, problem.line) for problem in safety(corpus) if problem.rule == "ky-tu"]
    assert refused == [(f"docs/{PATH}", start)]


# ------------------------------------------------------------------------------------------ random pages

WORD = some.sampled_from(
    [
        "khách",
        "duyệt",
        "báo",
        "giá",
        "chị",
        "Lan",
        "anh",
        "Bình",
        "220",
        "triệu",
        "đồng",
        "8%",
        "13/11/2026",
        "brief",
        "KPI",
        "3–5",
        "(giả",
        "định)",
        "P&L",
        "[…]",
        "2.016",
    ]
)
WORDS = some.lists(WORD, min_size=1, max_size=6).map(" ".join)
INLINE = some.one_of(
    WORDS,
    WORDS.map(lambda text: f"**{text}**"),
    WORDS.map(lambda text: f"*{text}*"),
    WORDS.map(lambda text: f"`{text}`"),
    WORDS.map(lambda text: f"[{text}](nhan-brief.md)"),
    WORDS.map(lambda text: f"**[{text}](nhan-brief.md)**"),
    some.sampled_from([r"8\*22", "https://vi-du.vn/a_b", "{tên khách} và", "3 < 5"]),
)
# The first word stands at the start of a line, where a number or a bracket would mean something else.
TEXT = some.lists(INLINE, min_size=1, max_size=5).map(lambda parts: "Câu này: " + " ".join(parts) + ".")


def _indented(block: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in block.split("\n"))


def _quoted(block: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in block.split("\n"))


def _numbered(items: list[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))


def _table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


TABLE = some.integers(2, 4).flatmap(
    lambda columns: some.lists(some.lists(TEXT, min_size=columns, max_size=columns), min_size=2, max_size=4).map(_table)
)
FENCE = some.lists(some.one_of(TEXT, some.just(""), some.just("  215. lùi vào")), min_size=1, max_size=4).map(
    lambda lines: "```text\n" + "\n".join(["Chào chị Lan,", *lines, "Hết."]) + "\n```"
)
TIGHT = some.lists(TEXT, min_size=2, max_size=4)
BULLETS = TIGHT.map(lambda items: "\n".join(f"- {item}" for item in items))
LEAF = some.one_of(TEXT, BULLETS, TIGHT.map(_numbered), TABLE, FENCE)
LOOSE = some.tuples(TEXT, LEAF, TEXT).map(lambda parts: f"- {parts[0]}\n\n{_indented(parts[1])}\n\n- {parts[2]}")
NUMBERED = some.tuples(TEXT, FENCE, TEXT).map(lambda parts: f"1. {parts[0]}\n\n{_indented(parts[1])}\n\n2. {parts[2]}")
SIGN = some.sampled_from(["[!sai]", "[!hoi]-", "[!luu-y]"])
BOX = some.tuples(SIGN, TEXT, LEAF).map(lambda parts: f"> {parts[0]} {parts[1]}\n>\n{_quoted(parts[2])}")
TASKS = TEXT.map(lambda text: f"- [ ] {text}\n- [x] {text}")
BLOCK = some.one_of(LEAF, LOOSE, NUMBERED, BOX, LEAF.map(_quoted), TASKS)
# A paragraph between two blocks, so that a list does not run on into the next.
PAGES = some.lists(BLOCK, min_size=1, max_size=5).map(lambda blocks: "\n\nMột đoạn ở giữa.\n\n".join(blocks) + "\n")


@settings(max_examples=150, deadline=None)
@given(body=PAGES)
def test_random_pages_of_allowed_notations_give_no_finding(body: str) -> None:
    assert [str(problem) for problem in found_in(Page("x.md", body))] == []


@settings(max_examples=100, deadline=None)
@given(body=PAGES, choice=some.randoms(use_true_random=False))
def test_a_word_that_the_rendering_loses_is_found(body: str, choice: object) -> None:
    page = Page("x.md", body)
    CORPUS.pages = {page.path: page}
    html = CORPUS.html(page)
    places = list(re.finditer(r"(?<=[>\s])[^\W_]+(?=[\s.,:<])(?![^<]*>)", html))
    place = choice.choice(places)
    for cut in (html[: place.start()] + html[place.end() :], html[: place.end()] + " thêm" + html[place.end() :]):
        found = list(losses(page, read(page).pieces, shown(cut)))
        assert found
        assert all(1 <= loss.line <= loss.until for loss in found)


SIGNS = [
    "*",
    "**",
    "_",
    "__",
    "~~",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "<",
    ">",
    "\\",
    "&",
    ";",
    "#",
    "|",
    "!",
    "+",
    "-",
    ".",
    ":",
    "=",
    "^",
    "$",
    '"',
    "'",
    "{tên}",
    "[x]",
    "[^1]",
    "](",
    "](a.md)",
    "<!--",
    "-->",
    "&amp;",
    "<b>",
    "</b>",
    "![",
    "*",
    "a)",
    "•",
    "==",
    "215.",
    "1.",
    "##",
    "*[KPI]:",
    "[a]:",
    "```text",
    "```",
    "---",
    "|---|---|",
]
PART = some.one_of(
    some.sampled_from(["giá", "khách", "220", "70%", "anh", "KPI", "duyệt"]),
    some.sampled_from(SIGNS),
    some.sampled_from([" ", " ", "\n", "\n\n", "    "]),
)
PARTS = some.lists(PART, min_size=2, max_size=9)
FRAMES = [
    "{}", "- {}\n- hai", "> {}", "> [!sai] Sai: {}\n> b", "## {}", "| {} | b |\n|---|---|\n| c | d |", "1. {}",
    "Đầu {} cuối.", "**đậm** {} cuối",
]  # fmt: skip
# What a link points to, and comments and tasks, are notation: their letters need not be seen.
NOTATION = re.compile(
    r"\]\([^)\n]*\)|&amp;|<!--.*?-->|\[!sai\]|^```text$|^[> ]*(?:[-*+]|\d+\.) \[x\] |\A\s*(?:> ?|[-*] |\d+\. )*"
    r"|(?<=\n\n)1\. ",
    re.MULTILINE,
)


@settings(max_examples=400, deadline=None)
@given(parts=PARTS, frame=some.sampled_from(FRAMES))
def test_words_that_random_signs_take_away_are_found(parts: list[str], frame: str) -> None:
    """Judged by a third reading that knows no Markdown: the words of the source, and those of the rendered text."""
    body = frame.format("".join(parts))
    page = Page("x.md", f"Một đoạn trước.\n\n{body}\n\nMột đoạn sau.\n")
    found = found_in(page)
    html = CORPUS.html(page) or ""
    tree = LexborHTMLParser(f"<main>{html}</main>")
    for link in tree.css(".headerlink"):
        link.decompose()

    def words(text: str) -> str:
        return " ".join(re.findall(r"[^\W_]+", text))

    wanted = words(NOTATION.sub(" ", body))
    seen = (words(tree.body.text(separator=" ")), words(tree.body.text()))
    assert found or any(wanted in text for text in seen) or "amp" in " ".join(seen)


# ------------------------------------------------------------------------------------------ time

LONG = {
    "backticks": "".join("`" * (number % 150 + 1) + " " for number in range(300)),
    "brackets": "[a" * 1400,
    "links": "[a](b (c " * 300,
    "asterisks": "*a " * 900,
    "comments": "<!--\n" * 1400,
    "braces": "**a**{" * 450,
    "items": "- a\n" * 1400,
    "quotes": "> a\n" * 1400,
    "rows": "|a|\n" * 1400,
    "strokes": "a || b " * 400,
    "nested": "- " * 1400 + "x",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_what_stays_open_costs_no_time(text: str) -> None:
    page = Page("x.md", text)
    CORPUS.once(page, "html", lambda page: "<p>x</p>")
    before = time.process_time()
    found_in(page)
    assert time.process_time() - before < 1
