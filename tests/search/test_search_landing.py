"""Where an answer leads, and what is shown of it: the place where the answer begins, in whole sentences."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from account_docs.site.search_pages import SOURCES
from tests.search import queries
from tests.search.queries import search

pytestmark = pytest.mark.xdist_group("search landing")

ANSWER = ".search__answer"
ASKED = queries.read_queries()[::12]
# What ends a sentence, or shows that it goes on.
_ENDS = tuple('.!?…:"”)')
# A larger number of pages helps nobody.
MOST_COUNTED = 40
SHOWN = """links => links.map((link) => ({
  href: link.href,
  excerpt: link.querySelector(".search__excerpt").textContent,
}))"""


@pytest.fixture(scope="module")
def shown(browser: Browser, server: str) -> list[tuple[str, str, dict[str, str]]]:
    """Query, status, and each answer's address and excerpt, for queries of every kind."""
    page = browser.new_page()
    page.goto(server)
    page.focus(queries.FIELD)
    found = []
    for query in ASKED:
        search(page, query.text)
        status = page.locator(".search__status").inner_text()
        found += [(query.text, status, answer) for answer in page.eval_on_selector_all(ANSWER, SHOWN)]
    page.close()
    return found


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, dict[str, Any]]:
    """What may be shown of each page, by its address."""
    core = json.loads((site / "search" / "core.json").read_text("utf-8"))
    return {
        row[0]: json.loads((site / "search" / "t" / f"{number}.json").read_text("utf-8"))
        for number, row in enumerate(core["pages"])
    }


def test_no_answer_leads_to_a_list_of_sources(shown: list[tuple[str, str, dict[str, str]]]) -> None:
    assert len(shown) > 100
    assert not [text for text, _, answer in shown if SOURCES in answer["href"]]


def test_an_excerpt_is_made_of_sentences_and_never_of_cells(
    shown: list[tuple[str, str, dict[str, str]]], texts: dict[str, dict[str, Any]], server: str
) -> None:
    broken = []
    for text, _, answer in shown:
        page = texts[queries.address_of(answer["href"], server)]
        prose = " ".join([page["description"], *(section[2] for section in page["sections"])]).replace("\n", " ")
        told = answer["excerpt"].removeprefix("… ")
        assert told.removesuffix(" …") in prose, f"{text}: {told}"
        assert "[" not in told, f"{text}: {told}"
        if not told.endswith((*_ENDS, " …")):
            broken.append(f"{text}: {told}")
    # A line of a list that is no sentence may hold what nothing else on the page does.
    assert len(broken) <= 0.02 * len(shown), "\n".join(broken)


def test_the_count_is_of_pages_that_answer(browser: Browser, server: str) -> None:
    """A word that stands on nearly every page is not said to be answered by so and so many of them."""
    page = browser.new_page()
    page.goto(server)
    page.focus(queries.FIELD)
    for text in ("khách hàng", "agency", "dự án", "account", "khach hang", "khách trả chậm", "báo giá"):
        search(page, text)
        status = page.locator(".search__status").inner_text()
        counted = re.search(r"\d+", status)
        assert int(counted[0]) <= MOST_COUNTED if counted else "Nhiều trang" in status, f"{text}: {status}"
    page.close()


def test_the_top_of_a_page_answers_its_own_title(browser: Browser, texts: dict[str, Any], server: str) -> None:
    page = browser.new_page()
    page.goto(server)
    page.focus(queries.FIELD)
    for title in ("Kỹ năng giao tiếp", "Phạm vi công việc", "Hợp đồng phạt", "Ngân sách và kiểm tra"):
        search(page, title)
        assert queries.section_of(page.locator(ANSWER).first.get_attribute("href") or "") == "", title
    page.close()


BOX = "Ai được dùng ngày dự phòng?"


def test_a_closed_box_that_holds_the_answer_is_opened_and_its_words_are_marked(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, BOX.lower().strip("?"))
    first = page.locator(ANSWER).first
    assert "/hoach-dinh-quan-ly/timeline/" in (first.get_attribute("href") or "")
    page.keyboard.press("Enter")
    box = page.locator("details.hoi", has_text=BOX)
    expect(box).to_have_attribute("open", "")
    expect(box.locator("summary")).to_be_in_viewport()
    expect(box.locator("mark.tim").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/hoach-dinh-quan-ly/timeline/(#[a-z0-9-]+)?$"))
    assert page.locator("details.hoi[open]").count() == 1
