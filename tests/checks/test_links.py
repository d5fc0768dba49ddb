"""Every address that a reader can follow or load leads somewhere, or is named with its line and a way to mend it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from account_docs.check import Corpus, Problem, load_corpus
from account_docs.check.files import pictures
from account_docs.check.links import anchors, links
from account_docs.commands.external_links import addresses
from account_docs.content.pages import Page
from tests.conftest import ROOT

CORPUS = load_corpus(ROOT, date(2026, 11, 23))
PATH = "giao-tiep/nhan-brief.md"
CORPUS.html(CORPUS.pages[PATH])  # The copies below share its converter.
HEAD = "---\ntitle: Một trang\n---\n\nĐoạn mở đầu của trang.\n\n"
FIRST = HEAD.count("\n") + 1


def with_page(body: str, **settings: object) -> Corpus:
    """The real documents, of which one page has another body; beside it only one other page is judged."""
    other = "giao-tiep/creative-brief.md"
    pages = {PATH: Page(PATH, HEAD + body), other: CORPUS.pages[other]}
    corpus = replace(CORPUS, pages=pages, facts={}, **settings)
    corpus.data = CORPUS.data  # not read anew for each body
    return corpus


def found(body: str, **settings: object) -> list[Problem]:
    """What the rules about links say of a body."""
    corpus = with_page(body, **settings)
    return [*links(corpus), *anchors(corpus)]


# (what an editor writes, part of the message)
OUTSIDE = [
    # Section C of the cases, and more of their kinds
    ("http://127.0.0.1:8000/giao-tiep/", "chỉ mở được trên máy"),
    ("http://localhost:8000", "chỉ mở được trên máy"),
    ("http://10.0.0.7/", "chỉ mở được trên máy"),
    ("https://192.168.1.10/brief", "chỉ mở được trên máy"),
    ("http://172.16.0.1/", "chỉ mở được trên máy"),
    ("http://172.31.255.1/", "chỉ mở được trên máy"),
    ("http://169.254.10.1/", "chỉ mở được trên máy"),
    ("http://[::1]/", "chỉ mở được trên máy"),
    ("http://[fd00::1]/", "chỉ mở được trên máy"),
    ("http://2130706433/", "chỉ mở được trên máy"),
    ("http://127.1/", "chỉ mở được trên máy"),
    ("http://nas.local/brief", "chỉ mở được trên máy"),
    ("https://wiki.internal/", "chỉ mở được trên máy"),
    ("http://intranet/", "chỉ mở được trên máy"),
    ("http://crm/khach", "chưa đủ tên miền"),
    ("https://example.com/", "tên miền làm ví dụ"),
    ("https://www.example.org/a", "tên miền làm ví dụ"),
    ("https://khach.example/", "tên miền làm ví dụ"),
    ("file:///C:/Users/An/brief.docx", "tệp trên một máy"),
    ("file:///C:/Ho so/brief.docx", "tệp trên một máy"),
    (r"C:\Users\An\brief.docx", "tệp trên một máy"),
    ("D:/Du an/brief.docx", "tệp trên một máy"),
    (r"\\server\chung\brief.docx", "tệp trên một máy"),
    ("/Users/an/brief.docx", "tệp trên một máy"),
    ("~/Downloads/brief.docx", "tệp trên một máy"),
    ("htps://moj.gov.vn", "viết sai"),
    ("htp://moj.gov.vn", "viết sai"),
    ("hhttps://moj.gov.vn", "viết sai"),
    ("ttps://moj.gov.vn", "viết sai"),
    ("http:/moj.gov.vn", "viết sai"),
    ("https:moj.gov.vn", "viết sai"),
    ("https//moj.gov.vn", "viết sai"),
    ("https;//moj.gov.vn", "viết sai"),
    ("https:///moj.gov.vn", "viết sai"),
    ("https ://moj.gov.vn", "viết sai"),
    (r"https:\\moj.gov.vn", "viết sai"),
    ("https://", "chưa có phần tên trang"),
    ("http://", "chưa có phần tên trang"),
    ("https://https://moj.gov.vn", "hai lần"),
    ("https://http//moj.gov.vn", "hai lần"),
    ("https://moj.gov.vn/van ban", "có dấu cách"),
    ("https://moj..gov.vn/", "không phải một tên miền"),
    ("https://moj,gov.vn/", "không phải một tên miền"),
    ("https://moj.gov.vn:99999/", "không phải một tên miền"),
    ("https://an:matkhau@moj.gov.vn/", "tên đăng nhập"),
    ("https://moj.gov.vn/van-ban…", "bị cắt"),
    ("www.moj.gov.vn", "thiếu https://"),
    ("moj.gov.vn/van-ban", "thiếu https://"),
    ("facebook.com", "thiếu https://"),
    ("//moj.gov.vn/a", "thiếu https:"),
    ("an@moj.gov.vn", "thiếu mailto:"),
    ("0901 234 567", "thiếu tel:"),
    ("mailto:", "không phải một địa chỉ email"),
    ("mailto:an", "không phải một địa chỉ email"),
    ("mailto:an @moj.gov.vn", "không phải một địa chỉ email"),
    ("mailto:an@moj", "không phải một địa chỉ email"),
    ("mailto:an@moj.gov.vn?tieude=a", "không hiểu"),
    ("tel:gọi-em", "không phải một số điện thoại"),
    ("tel:090 123 4567", "không phải một số điện thoại"),
    ("ftp://moj.gov.vn/a", "không mở được trong trình duyệt"),
    ("zalo://an", "không mở được trong trình duyệt"),
    ("chrome-extension://abc/a.html", "không mở được trong trình duyệt"),

    (r"..\tai-chinh\bao-gia.md", "có dấu \\"),
    ("../tai-chinh/bao gia.md", "có dấu cách"),
    ("../tai-chinh/bao-gia.html", "thay bằng “../tai-chinh/bao-gia.md”"),
    ("../tai-chinh/bao-gia/", "thay bằng “../tai-chinh/bao-gia.md”"),
    ("docs/tai-chinh/bao-gia.md", "thay bằng “../tai-chinh/bao-gia.md”"),
    ("tai-chinh/bao-gia.md", "thay bằng “../tai-chinh/bao-gia.md”"),
    ("bao-gia.md", "không có"),
    ("../tai-chinh/", "thay bằng “../tai-chinh/index.md”"),
    ("khong-co-trang-nao-ten-the.md", "không có"),
    ("#", "chỉ có dấu #"),
    ("?trang=2", "chỉ có phần sau dấu hỏi"),
    ("#khong-co-muc-nay", "không có mục"),
    ("creative-brief.md#khong-co-muc-nay", "không có mục"),
    ("https://nhan-brief.md", "trang của chính sổ tay"),
    ("https://github.com/ai-do/kho/edit/main/docs/index.md", "trang soạn thảo"),
    ("https://github.com/ai-do/kho/blob/main/docs/index.md#L12", "trang soạn thảo"),
    ("https://gitlab.com/ai-do/kho/-/edit/main/a.md", "trang soạn thảo"),
    ("https://ai-do-8000.app.github.dev/", "trang soạn thảo"),
    ("https://bit.ly/3abcd", "địa chỉ rút gọn"),
    ("https://www.google.com/url?q=https%3A%2F%2Fmoj.gov.vn%2F", "đi vòng qua"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fmoj.gov.vn%2F&h=AT0", "đi vòng qua"),
    ("https://www.bing.com/ck/a?!&&p=abc&u=a1aHR0", "đi vòng qua"),
    ("https://www.youtube.com/redirect?q=https%3A%2F%2Fmoj.gov.vn", "đi vòng qua"),
    ("https://moj.gov.vn/a?fbclid=IwAR0", "mã theo dõi"),
    ("https://moj.gov.vn/a?id=3&utm_source=zalo&utm_medium=x", "mã theo dõi"),
    ("https://moj.gov.vn/a?gclid=1#muc", "mã theo dõi"),
    ("https://moj.gov.vn/a?zarsrc=30&mc_eid=2&igshid=3&_ga=4&msclkid=5&yclid=6&ref_src=7", "mã theo dõi"),
    ("https://youtu.be/dQw4w9WgXcQ?si=abc", "mã theo dõi"),
    ("creative-brief.md?utm_source=x", "mã theo dõi"),
]  # fmt: skip

WAYS = {
    "inline": "Xem [trang này]({}) nhé.",
    "titled": 'Xem [trang này]({} "tên trang") nhé.',
    "table": "| Việc | Xem |\n|---|---|\n| Một | [trang này]({}) |",
    "callout": "> [!luu-y] Lưu ý\n> Xem [trang này]({}) nhé.",
    "list": "- Một việc\n\n    Xem [trang này]({}) nhé.",
    "bold": "**Xem [trang này]({}) nhé**",
}


def lines_with(body: str, words: str) -> list[int]:
    """The line numbers of the whole page on which some words stand in the body."""
    return [number for number, line in enumerate(body.split("\n"), start=FIRST) if words in line]


@pytest.mark.parametrize(("address", "words"), OUTSIDE, ids=[address for address, _ in OUTSIDE])
def test_an_address_that_leads_nowhere_is_named_wherever_it_stands(address: str, words: str) -> None:
    body = "\n\nMột đoạn.\n\n".join(way.format(address) for way in WAYS.values())
    problems = sorted(found(body), key=lambda problem: problem.line)
    assert [problem.line for problem in problems] == lines_with(body, address), [str(problem) for problem in problems]
    assert all(words in f"{problem.message} {problem.fix}" for problem in problems), str(problems[0])
    assert {problem.rule for problem in problems} <= {"lien-ket", "neo"}


USES = ["Xem [trang này][a] nhé.", "Xem [b] nhé.", "Xem [c][] nhé.", "Xem [trang\nkia][ D ].", "> Trích [trang][E]."]


@pytest.mark.parametrize(("address", "words"), [pair for pair in OUTSIDE if " " not in pair[0]], ids=str)
def test_definitions_are_judged_used_or_not(address: str, words: str) -> None:
    body = "\n\n".join([*USES, *(f"[{name}]: {address}" for name in "abcdefg")]) + "\n"
    problems = sorted(found(body), key=lambda problem: problem.line)
    assert [problem.line for problem in problems] == lines_with(body, f"]: {address}"), [
        str(problem) for problem in problems
    ]
    assert all(words in f"{problem.message} {problem.fix}" for problem in problems), str(problems[0])


GOOD = [
    "https://moj.gov.vn",
    "http://moj.gov.vn/Pages/chi-tiet.aspx?ItemID=1&lang=vi#muc-2",
    "HTTPS://MOJ.GOV.VN/",
    "https://vi.wikipedia.org/wiki/Quảng_cáo_(kinh_doanh)",
    "https://tênmiền.vn/",
    "https://xn--bcher-kva.vn:8443/a",
    "http://8.8.8.8/",
    "http://172.32.0.1/",
    "https://www.google.com/search?q=nhận+brief",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=30s",
    "https://moj.gov.vn/a?si=1&s=2&feature=3&ref=4&source=5",
    "https://github.com/ai-do/kho/blob/main/README.md",
    "https://github.com/ai-do/kho/issues/new",
    "https://docs.google.com/document/d/1abc/edit",
    "https://zalo.me/0901234567",
    "https://forms.gle/abc",
    "https://maps.app.goo.gl/abc",
    "mailto:an.nguyen+brief@moj.gov.vn",
    "mailto:an@moj.gov.vn,binh@moj.gov.vn?subject=Brief%20m%E1%BB%9Bi&cc=lan@moj.gov.vn",
    "tel:+842838221234",
    "tel:0901-234-567",
    "tel:113",
    "creative-brief.md",
    "./creative-brief.md",
    "../tai-chinh/bao-gia.md",
    "../hinh/cau-noi.svg",
    "creative-brief.md#noi-dung",
    "#noi-dung",
]


@pytest.mark.parametrize("address", GOOD)
def test_an_address_that_leads_somewhere_is_not_named(address: str) -> None:
    ways = [*WAYS.values(), "Xem [r].\n\n[r]: {}\n", "Xem [trang này](<{}>) nhé."]
    assert [str(problem) for problem in found("\n\nMột đoạn.\n\n".join(way.format(address) for way in ways))] == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Xem [trang này][khong-co] nhé.", "không thành liên kết"),
        ("Xem [trang này][] nhé.", "không thành liên kết"),
        ("![Một hình nói lên điều gì đó][khong-co]", "không thành liên kết"),
        ("| Việc | Xem |\n|---|---|\n| Một | [trang này][khong-co] |", "không thành liên kết"),
        ("Xem [trang này] (#noi-dung) nhé.", "giữa ] và ( còn dấu khác"),
        ("Xem [trang này]: (creative-brief.md) nhé.", "giữa ] và ( còn dấu khác"),
        ("Xem (trang này)[www.moj.gov.vn] nhé.", "hai loại ngoặc bị ngược"),
        ("Xem [trang này](creative-brief.md nhé.", "thiếu dấu )"),
        ("Xem [trang này](https://moj.gov.vn/a(b nhé.", "thiếu dấu )"),
        ("[r]: https://moj.gov.vn/van ban\n", "sau địa chỉ còn chữ"),
        ("[r]: creative-brief.md\n[r]: index.md\n\nXem [r].", "hai địa chỉ"),
        ("Xem [trang này]() nhé.", "không có địa chỉ"),
        ("Xem [trang này](<>) nhé.", "không có địa chỉ"),
        ("Xem https://moj.gov.vn/van-ban nhé.", "viết trần"),
        ("Xem www.moj.gov.vn nhé.", "viết trần"),
        ("Xem <htps://moj.gov.vn> nhé.", "viết sai"),
        ("Xem <https://moj.gov.vn/?fbclid=1> nhé.", "mã theo dõi"),
        ("Xem <http://localhost:8000/a> nhé.", "chỉ mở được trên máy"),
        ("Viết cho <an@example.com> nhé.", "tên miền làm ví dụ"),
        ("Xem [trang\nnày](khong-co-trang-nay.md) nhé.", "không có"),
        ("Xem [![Một hình nói lên điều gì](../hinh/khong-co-hinh.svg)](creative-brief.md)", "khong-co-hinh.svg"),
        ("Xem [trang này](creative-brief.md){ href=khong-co.md }.", "khong-co.md"),
        ("Xem [trang này](&#104;ttp://127.0.0.1/).", "chỉ mở được trên máy"),
        ("Thử \\`[trang](khong-co.md)\\` ở đây.", "khong-co.md"),
        ("> [r]: file:///C:/a.docx\n\nXem [r].", "tệp trên một máy"),
        ("- Mục\n\n    [r]: file:///C:/a.docx\n\nXem [r].", "tệp trên một máy"),
        ("```text\nChị xem tại http://127.0.0.1:8000/brief nhé.\n```", "chỉ mở được trên máy"),
        ("```text\nFile ở C:\\Users\\An\\brief.docx\n```", "tệp trên một máy"),
        ("> ```text\n> Chị xem tại htps://moj.gov.vn nhé.\n> ```", "viết sai"),
    ],
)
def test_what_looks_like_a_link_is_named(body: str, words: str) -> None:
    problems = found(body)
    assert [problem for problem in problems if words in f"{problem.message} {problem.fix}"], [
        str(problem) for problem in problems
    ]
    assert len(problems) == 1, [str(problem) for problem in problems]
    assert problems[0].rule == "lien-ket"
    assert FIRST <= problems[0].line <= FIRST + body.count("\n")


@pytest.mark.parametrize(
    "body",
    [
        "Ghi `http://127.0.0.1:8000/` hoặc `[a][khong-co]` vào ô.",
        "```text\nChị xem tại https://khach.example/?utm_source=zalo nhé.\n```",
        "```text\n[Link: https://…] gửi [tên][chức danh]\n```",
        "```markdown\n[a](khong-co.md) và [b][khong-co]\n```",
        "<!-- [a](khong-co.md) -->",
        "- [ ] Việc một\n- [x] Việc hai",
        "Điền [tên khách] và [số] (bắt buộc) vào [ngày] [giờ].",
        "Gọi [Tên] (chức danh) rồi ghi lại.",
        "Địa chỉ bắt đầu bằng https:// và có tên miền.",
        "Viết \\[a](khong-co.md) như thế.",
        "    [a](khong-co.md) trong khối lùi vào",
        "Mức a[1](b) là gì?".replace("(b)", ""),
    ],
)
def test_what_is_no_link_is_not_named(body: str) -> None:
    assert [str(problem) for problem in found(body)] == []


def test_a_picture_from_another_host_is_named_inline_and_by_reference() -> None:
    for body in (
        "![Một hình nói lên điều gì đó](https://noi-khac.example/a.png)",
        "![Một hình nói lên điều gì đó][p]\n\n[p]: https://noi-khac.example/a.png\n",
    ):
        corpus = with_page(body)
        named = [problem for problem in [*links(corpus), *pictures(corpus)] if problem.path == f"docs/{PATH}"]
        assert [(problem.rule, problem.line) for problem in named] == [("hinh", FIRST)]
        assert "hình lấy từ trang khác" in named[0].message


def test_a_definition_that_would_run_a_script_is_named_though_nobody_uses_it() -> None:
    assert [problem.line for problem in found("[r]: javascript:alert(1)\n")] == [FIRST]


def test_a_page_that_cannot_be_rendered_is_judged_by_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Corpus, "html", lambda corpus, page: None)
    corpus = replace(with_page("Xem [trang này](khong-co.md), [kia][khong-co]."), _known={})
    assert len(list(links(corpus))) == 2


def test_pages_of_our_own_are_not_named_by_their_published_address() -> None:
    settings = {"site_url": "https://so-tay.vn/kho/", "repo_url": "https://github.com/vi-du/kho"}
    for address, right in (
        ("https://so-tay.vn/kho/tai-chinh/bao-gia/", "../tai-chinh/bao-gia.md"),
        ("http://www.so-tay.vn/kho/tai-chinh/bao-gia/#noi-dung", "../tai-chinh/bao-gia.md#noi-dung"),
        ("https://so-tay.vn/kho/", "../index.md"),
        ("https://vi-du.github.io/kho/tai-chinh/bao-gia/", "../tai-chinh/bao-gia.md"),
        ("https://github.com/vi-du/kho/blob/main/docs/tai-chinh/bao-gia.md", "../tai-chinh/bao-gia.md"),
    ):
        problems = found(f"Xem [báo giá]({address}).", **settings)
        assert len(problems) == 1
        assert problems[0].fix.endswith(f"ghi đường dẫn: {right}")
    assert (
        found("Xem [kho khác](https://so-tay.vn/khac/) và [câu hỏi](https://github.com/vi-du/kho/issues).", **settings)
        == []
    )


def test_sources_of_facts_get_the_same_judgement_with_their_line(tmp_path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "facts.yml").write_text(
        'a:\n  - url: "https://moj.gov.vn/a"\n'
        '  - url: "https://moj.gov.vn/a?fbclid=1"\n  - url: "http://localhost/x"\n',
        "utf-8",
    )
    sources = [
        {"url": "https://moj.gov.vn/a"},
        {"url": "https://moj.gov.vn/a?fbclid=1"},
        {"url": "http://localhost/x"},
        "chữ",
        {"url": None},
    ]
    corpus = Corpus(tmp_path, facts={"T1": {"sources": sources}, "T2": None, "T3": {}})
    problems = list(links(corpus))
    assert [(problem.path, problem.line) for problem in problems] == [("data/facts.yml", 3), ("data/facts.yml", 4)]
    assert problems[0].edits
    assert addresses(corpus) == {
        "https://moj.gov.vn/a": ["data/facts.yml:2"],
        "https://moj.gov.vn/a?fbclid=1": ["data/facts.yml:3"],
    }


def test_the_weekly_run_asks_for_the_links_that_the_check_judges() -> None:
    body = (
        "Xem [a](https://moj.gov.vn/a), [b][r] và <https://moj.gov.vn/c#x>, không phải [d](http://localhost/).\n\n"
        "[r]: https://moj.gov.vn/b\n"
    )
    assert addresses(with_page(body)) == {
        f"https://moj.gov.vn/{name}": [f"docs/{PATH}:{line}"]
        for name, line in (("a", FIRST), ("c", FIRST), ("b", FIRST + 2))
    }


def test_thousands_of_brackets_are_read_in_time() -> None:
    for sign in ("[", "](", "[a](", "[a][", "<a ", "`", "<!--", "![", "[x]: y\n", "https://", "((", '[a](b "', "\\`"):
        took = []
        # The best of a few: a machine that does other things at once is no fault of ours.
        while len(took) < 5 and min(took, default=1) >= 0.5:
            page = Page(PATH, HEAD + sign * (20_000 // len(sign)))
            started = time.process_time()
            assert page.links is not None
            assert page.open_lines is not None
            took.append(time.process_time() - started)
        assert min(took) < 0.5, sign


def test_the_real_documents_have_no_link_that_leads_nowhere() -> None:
    assert [str(problem) for problem in [*links(CORPUS), *anchors(CORPUS)]] == []
