"""Ways on when a query is unsure, or has no answer; and words that an input method is still composing."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import REPO_URL
from tests.search.queries import search

FIELD = ".search__field"
ANSWER = ".search__answer"
ADVICE = ".search__advice"
NOWHERE = "qwrtz xyzk"


def test_a_word_that_is_being_composed_is_searched_and_left_as_it_is(page: Page, server: str) -> None:
    """Telex on a phone or under Linux: the letters stand in the field before the word is settled."""
    page.goto(server)
    page.locator(FIELD).focus()
    session = page.context.new_cdp_session(page)
    for composed in ("b", "ba", "báo", "báo g", "báo gi", "báo giá"):
        session.send(
            "Input.imeSetComposition",
            {"text": composed, "selectionStart": len(composed), "selectionEnd": len(composed)},
        )
    page.locator(".search__panel[data-state=complete][data-query='báo giá']").wait_for()
    for key in ("ArrowDown", "Home", "Escape"):
        page.keyboard.press(key)
    expect(page.locator(".search__panel")).to_be_visible()
    expect(page.locator(f"{ANSWER}[aria-selected=true]")).to_have_count(0)
    session.send("Input.insertText", {"text": "báo giá"})
    expect(page.locator(FIELD)).to_have_value("báo giá")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{ANSWER}[aria-selected=true]")).to_have_count(1)


def test_an_unsure_query_is_asked_back_with_a_choice(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "brand book")
    choices = page.locator(".search__suggestion")
    expect(page.locator(".search__perhaps")).to_have_text("Có phải bạn tìm")
    expect(choices).to_have_count(2)
    second = choices.nth(1).inner_text().strip("“”?")
    choices.nth(1).click()
    expect(page.locator(FIELD)).to_have_value(second)
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(f".search__panel[data-query='{second}'] {ANSWER}").first).to_be_visible()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("retainer là gì", "Retainer"),
        ("AGI la gi", "AGI / Agency gross income"),
        ("contact report nghĩa là gì", "Contact report"),
    ],
)
def test_who_asks_what_a_word_means_is_told_above_the_answers(page: Page, server: str, asked: str, told: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, asked)
    definition = page.locator(".search__definition")
    expect(definition.locator("b")).to_contain_text(told)
    assert len(definition.inner_text()) > len(told) + 30


def test_no_answer_leads_to_the_dictionary_the_topics_and_a_report(page: Page, server: str) -> None:
    page.goto(server + "ky-nang/giao-tiep/")
    requested: list[str] = []
    page.keyboard.press("Control+k")
    search(page, "giao tiếp")
    page.on("request", lambda request: requested.append(request.url))
    search(page, NOWHERE)
    advice = page.locator(ADVICE)
    ways = {link.inner_text(): link.get_attribute("href") or "" for link in advice.get_by_role("link").all()}
    assert ways["Mở từ điển thuật ngữ"].endswith("tra-cuu/tu-dien/")
    assert ways["Xem tất cả chủ đề"].endswith("chu-de/")
    report = urlsplit(ways["Báo điều còn thiếu"])
    assert f"{report.scheme}://{report.netloc}{report.path}" == f"{REPO_URL}/issues/new"
    assert parse_qs(report.query)["title"] == [f"Tìm không thấy: {NOWHERE}"]
    page.wait_for_timeout(300)
    assert not requested, "nothing is sent before the reader sends it"


def test_the_ways_of_a_query_without_answer_can_be_gone(page: Page, server: str) -> None:
    page.goto(server + "ky-nang/giao-tiep/")
    page.keyboard.press("Control+k")
    search(page, NOWHERE)
    page.get_by_role("link", name="Mở từ điển thuật ngữ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Từ điển")
