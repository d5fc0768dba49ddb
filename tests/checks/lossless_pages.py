"""A page into which tests plant what Markdown might lose, and what the rules say of it."""

from __future__ import annotations

from datetime import date

from account_docs.check import Problem, check_all
from account_docs.check.core import Corpus
from account_docs.check.rules import RULES
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
