"""Random pages: what editors may write is never lost on its way to the reader, and what is lost is named."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from selectolax.lexbor import LexborHTMLParser

from account_docs.check.lossless import losses
from account_docs.check.lossless_html import shown
from account_docs.check.lossless_source import read
from account_docs.content.pages import Page
from tests.checks.lossless_pages import CORPUS, found_in

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
