"""Each page is rendered once for all rules, as the build does it, and one that Markdown can't render stops nothing."""

from __future__ import annotations

import copy
from datetime import date

import pytest

from account_docs.check import load_corpus
from account_docs.check.markup import nesting, unrenderable
from account_docs.content.pages import Page
from tests.conftest import ROOT

CORPUS = load_corpus(ROOT, date(2026, 11, 23))


def test_a_page_is_rendered_once_and_as_the_build_does_it() -> None:
    page = CORPUS.pages["giao-tiep/nhan-brief.md"]
    html = CORPUS.html(page)
    assert html is CORPUS.html(page)
    assert '<h2 id="muoi-hai-cho-brief-hay-thieu">' in html
    assert "reviewed:" not in html


def test_a_page_that_changed_is_rendered_anew() -> None:
    first, second = Page("a.md", "Một."), Page("a.md", "Hai.")
    assert [CORPUS.html(page) for page in (first, second, first)] == ["<p>Một.</p>", "<p>Hai.</p>", "<p>Một.</p>"]


def test_a_page_that_markdown_cannot_render_spoils_no_other() -> None:
    corpus = copy.copy(CORPUS)
    assert corpus.html(Page("a.md", "- " * 3000 + "x")) is None
    assert corpus.html(Page("b.md", "Một.")) == "<p>Một.</p>"


@pytest.mark.parametrize("line", ["- " * 3000 + "x", "1. " * 3000 + "x", "> " * 3000 + "x", "- > " * 9 + "x"])
def test_endless_nesting_is_named_with_its_line(line: str) -> None:
    corpus = copy.copy(CORPUS)
    corpus.pages = {"a.md": Page("a.md", f"Một.\n\n{line}\n")}
    assert [(problem.path, problem.line) for problem in nesting(corpus)] == [("docs/a.md", 3)]


def test_a_page_that_markdown_gives_up_on_is_named() -> None:
    corpus = copy.copy(CORPUS)
    page = Page("giving-up.md", "Một.")
    corpus.pages = {page.path: page}
    corpus.once(page, "html", lambda page: None)
    assert [(problem.path, problem.rule) for problem in unrenderable(corpus)] == [("docs/giving-up.md", "tep-hong")]
