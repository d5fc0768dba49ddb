"""The page in colours that the reader's system sets.

Grounds and shadows are gone, and nothing may be lost with them.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

ARTICLE = "tai-chinh/bao-gia/"
FIELD = ".search__field"
PANEL = ".search__panel"
ANSWER = ".search__answer"
TICK = (
    "() => { const boxes = document.querySelectorAll('.task-list-control input'); boxes[0].checked = true;"
    " boxes[1].checked = false; }"
)
TASKS = """() => {
  const list = document.createElement("ul");
  list.className = "task-list";
  const box = '<input type="checkbox" aria-label="x" disabled><span class="task-list-indicator"></span>';
  const task = `<li class="task-list-item"><label class="task-list-control">${box}</label> việc</li>`;
  list.innerHTML = task + task;
  document.querySelector("article").prepend(list);
}"""


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, open_page: Open, server: str) -> Page:
    """A page in the colours of the reader's system."""
    return open_page(server + ARTICLE, forced_colors="active", color_scheme=request.param)


def test_in_forced_colours_the_chosen_answer_is_told(forced: Page) -> None:
    forced.locator(FIELD).fill("bao gia")
    expect(forced.locator(PANEL)).to_have_attribute("data-state", "complete")
    first = forced.locator(ANSWER).first
    plain = first.screenshot()
    forced.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    assert first.screenshot() != plain
    forced.keyboard.press("ArrowDown")
    assert first.screenshot() == plain


def test_in_forced_colours_a_ticked_task_is_told_from_an_open_one(forced: Page) -> None:
    forced.evaluate(TASKS)
    place = forced.locator(".task-list-item").first.bounding_box()
    assert place
    # The sign stands before the text, outside the item's own box.
    clip = {"x": place["x"] - 40, "y": place["y"], "width": 60, "height": place["height"]}
    unticked = forced.screenshot(clip=clip)
    forced.evaluate(TICK)
    ticked = forced.screenshot(clip=clip)
    assert ticked != unticked
    # … nor may it vanish: an empty place is no sign.
    sign = (
        "() => [getComputedStyle(document.querySelector('.task-list-indicator'), '::before').backgroundColor,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    colour, ground = forced.evaluate(sign)
    assert colour != ground


def test_a_ticked_task_has_the_sites_own_colour(page: Page, server: str) -> None:
    page.goto(server + ARTICLE)
    page.evaluate(TASKS)
    page.evaluate(TICK)
    colour = (
        "() => [getComputedStyle(document.querySelector('.task-list-indicator'), '::before').backgroundColor,"
        " getComputedStyle(document.querySelector('.md-typeset a')).color]"
    )
    found, accent = page.evaluate(colour)
    assert found == accent


def test_in_forced_colours_the_present_page_and_the_focus_are_told(forced: Page) -> None:
    line = "(selector) => getComputedStyle(document.querySelector(selector)).textDecorationLine"
    assert forced.evaluate(line, ".md-tabs__item--active .md-tabs__link") == "underline"
    assert forced.evaluate(line, ".tree [aria-current]") == "underline"
    assert forced.evaluate(line, ".md-tabs__item:not(.md-tabs__item--active) .md-tabs__link") == "none"
    forced.locator(FIELD).focus()
    assert forced.evaluate("() => getComputedStyle(document.querySelector('.search__form')).outlineStyle") == "solid"


def test_in_forced_colours_no_switch_is_shown_that_switches_nothing(forced: Page) -> None:
    expect(forced.locator(".scheme-button")).to_be_hidden()


def test_in_forced_colours_the_sign_of_a_folded_answer_is_seen(open_page: Open, server: str) -> None:
    page = open_page(server + "giao-tiep/", forced_colors="active", color_scheme="dark")
    summary = page.locator("details.hoi > summary").first
    summary.scroll_into_view_if_needed()
    style = (
        "(summary) => { const { backgroundColor } = getComputedStyle(summary, '::after'); return [backgroundColor,"
        " getComputedStyle(document.body).backgroundColor] }"
    )
    sign, ground = summary.evaluate(style)
    assert sign != ground
