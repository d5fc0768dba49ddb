"""Nothing that an editor writes is lost, changed or added on its way to the reader without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from account_docs.check.core import Corpus, mend
from account_docs.check.rules import safety
from account_docs.content.pages import read_page
from tests.checks.lossless_pages import PATH, found_in, planted
from tests.conftest import ROOT

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
