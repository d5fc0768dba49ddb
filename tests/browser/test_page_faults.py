"""What a reader's own keys, a turned screen or a page that comes back do to the page: no part of it is left dead."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

ARTICLE = "tai-chinh/bao-gia/"
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 800, "height": 1180}
TABLET_TURNED = {"width": 1180, "height": 800}
FIELD = ".search__field"
PANEL = ".search__panel"
ANSWER = ".search__answer"
# Whether elements are out of the reach of keys and taps, or within it.
INERT = "(selector) => [...document.querySelectorAll(selector)].every((element) => element.closest('[inert]'))"
LIVE = "(selector) => [...document.querySelectorAll(selector)].every((element) => !element.closest('[inert]'))"
PRESS = """([selector, init]) => {
  const target = selector ? document.querySelector(selector) : document.body;
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  if (init.keyCode) Object.defineProperty(event, "keyCode", { value: init.keyCode });
  target.dispatchEvent(event);
}"""
COMPOSING = [{"isComposing": True}, {"keyCode": 229}]


def press(page: Page, key: str, selector: str = "", **init: Any) -> None:
    """Send a key to an element (the body without one), with properties that a real keyboard can't be made to send."""
    page.evaluate(PRESS, [selector, {"key": key, **init}])


def open_drawer(page: Page) -> None:
    """Open the drawer and wait until it has the focus."""
    page.locator(".drawer-button").click()
    expect(page.locator(".tree a:focus")).to_have_count(1)


@pytest.mark.parametrize("key", ["n", "p", ",", ".", "/", "f", "s", "k"])
def test_no_single_key_does_anything(page: Page, server: str, key: str) -> None:
    """WCAG 2.1.4: single keys are pressed by chance, and by those who dictate."""
    page.goto(server + ARTICLE)
    page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url == server + ARTICLE
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.evaluate("() => document.activeElement === document.body")


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k"])
def test_the_key_for_the_search_is_written_in_its_field(page: Page, server: str, keys: str) -> None:
    page.goto(server + ARTICLE)
    expect(page.locator(".search__key")).to_have_text("Ctrl K")
    assert "Control+K" in (page.locator(FIELD).get_attribute("aria-keyshortcuts") or "")
    page.keyboard.press(keys)
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(PANEL)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    # The field has the focus still: the key opens what Escape closed.
    page.keyboard.press(keys)
    expect(page.locator(PANEL)).to_be_visible()


@pytest.mark.parametrize("extra", [{"shiftKey": True}, {"altKey": True}])
def test_keys_of_the_browser_itself_stay_with_it(page: Page, server: str, extra: dict[str, bool]) -> None:
    page.goto(server + ARTICLE)
    press(page, "K", ctrlKey=True, **extra)
    page.wait_for_timeout(200)
    expect(page.locator(PANEL)).to_be_hidden()


def test_on_a_mac_the_key_has_the_macs_name(open_page: Open, server: str) -> None:
    page = open_page(server, "Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' })")
    expect(page.locator(".search__key")).to_have_text("⌘ K")


@pytest.mark.parametrize("composing", COMPOSING)
def test_keys_of_an_input_method_are_not_for_the_page(open_page: Open, server: str, composing: dict[str, Any]) -> None:
    page = open_page(server)
    press(page, "k", ctrlKey=True, **composing)
    expect(page.locator(PANEL)).to_be_hidden()
    page.locator(FIELD).fill("giao tiếp")
    expect(page.locator(PANEL)).to_have_attribute("data-query", "giao tiếp")
    for key in ("ArrowDown", "Escape"):
        press(page, key, FIELD, **composing)
    expect(page.locator(PANEL)).to_be_visible()
    expect(page.locator(f"{ANSWER}[aria-selected=true]")).to_have_count(0)
    expect(page.locator(FIELD)).to_have_value("giao tiếp")


@pytest.mark.parametrize("composing", COMPOSING)
def test_escape_that_ends_a_composition_leaves_the_drawer_open(
    open_page: Open, server: str, composing: dict[str, Any]
) -> None:
    page = open_page(server, viewport=PHONE)
    open_drawer(page)
    press(page, "Escape", **composing)
    expect(page.locator(".drawer-button")).to_have_attribute("aria-expanded", "true")
    press(page, "Escape")
    expect(page.locator(".drawer-button")).to_have_attribute("aria-expanded", "false")


# Two layers, a turned screen, a page that comes back


@pytest.mark.parametrize("size", [PHONE, TABLET, {"width": 1100, "height": 800}])
def test_the_search_takes_the_place_of_the_drawer(open_page: Open, server: str, size: dict[str, int]) -> None:
    page = open_page(server + "giao-tiep/", viewport=size)
    open_drawer(page)
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(".drawer-button")).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("bao gia")
    expect(page.locator(ANSWER).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.evaluate(LIVE, ".md-content, .md-header, .md-footer")
    page.get_by_role("article").get_by_role("link").first.click(timeout=2000)


@pytest.mark.parametrize("size", [PHONE, {"width": 1100, "height": 800}])
def test_what_the_drawer_covers_is_out_of_reach(open_page: Open, server: str, size: dict[str, int]) -> None:
    page = open_page(server + ARTICLE, viewport=size)
    open_drawer(page)
    assert page.evaluate(INERT, ".md-header a, .md-content a, .md-sidebar--secondary a, .md-footer a")


def test_a_drawer_that_is_open_while_the_screen_is_turned_leaves_nothing_dead(open_page: Open, server: str) -> None:
    page = open_page(server + ARTICLE, viewport=TABLET)
    open_drawer(page)
    page.set_viewport_size({"width": 1300, "height": 800})
    page.wait_for_function(LIVE, arg=".md-content, .md-header")
    page.set_viewport_size(TABLET)
    expect(page.locator(".drawer-button")).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".md-sidebar--primary")).not_to_be_in_viewport()
    assert page.evaluate(LIVE, ".md-content, .md-header")


def test_a_page_that_the_browser_brings_back_is_not_covered(open_page: Open, server: str) -> None:
    page = open_page(server + ARTICLE, viewport=PHONE)
    open_drawer(page)
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator(".drawer-button")).to_have_attribute("aria-expanded", "false")
    assert page.evaluate(LIVE, ".md-content, .md-header")


def test_a_box_that_the_browser_kept_ticked_does_not_cover_the_page(open_page: Open, server: str) -> None:
    """Firefox keeps the states of boxes when a page is loaded again."""
    kept = (
        "new MutationObserver(() => { const box = document.getElementById('__drawer'); if (box && !self.kept) self.kept"
        " = box.checked = true; }).observe(document, { childList: true, subtree: true })"
    )
    page = open_page(server + ARTICLE, kept, viewport=PHONE)
    assert page.evaluate("() => self.kept")
    expect(page.locator(".md-sidebar--primary")).not_to_be_in_viewport()


def test_a_tablet_turned_with_the_search_open_keeps_a_way_out(open_page: Open, server: str) -> None:
    page = open_page(server, viewport=TABLET, has_touch=True)
    page.get_by_role("button", name="Mở tìm kiếm").click()
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(ANSWER).first).to_be_visible()
    expect(page.get_by_role("button", name="Đóng tìm kiếm")).to_be_visible()
    page.set_viewport_size(TABLET_TURNED)
    # At a desk's width the panel hangs under its field: it is no dialog, and a tap elsewhere closes it.
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(ANSWER).first).to_be_visible()
    expect(page.locator(FIELD)).to_be_focused()
    assert page.evaluate(LIVE, ".md-content, .md-header")
    page.mouse.click(300, 600)
    expect(page.locator(PANEL)).to_be_hidden()


def test_a_tablet_turned_back_shows_the_search_as_a_dialog(open_page: Open, server: str) -> None:
    page = open_page(server, viewport=TABLET_TURNED, has_touch=True)
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(ANSWER).first).to_be_visible()
    page.set_viewport_size(TABLET)
    expect(page.get_by_role("dialog", name="Tìm kiếm")).to_be_visible()
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(ANSWER).first).to_be_visible()
    page.get_by_role("button", name="Đóng tìm kiếm").click()
    expect(page.locator(FIELD)).to_be_hidden()
    expect(page.get_by_role("button", name="Mở tìm kiếm")).to_be_focused()


def test_a_field_that_lost_the_focus_while_it_was_hidden_gets_it_back(open_page: Open, server: str) -> None:
    """On a busy machine the page is laid out at the new width before the script hears of it."""
    page = open_page(server + ARTICLE, viewport=TABLET_TURNED, has_touch=True)
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(ANSWER).first).to_be_visible()
    page.evaluate("() => document.activeElement.blur()")
    page.set_viewport_size(TABLET)
    expect(page.locator(FIELD)).to_be_focused()


def test_behind_the_dialog_nothing_is_in_reach_and_escape_works_from_anywhere(open_page: Open, server: str) -> None:
    page = open_page(server + ARTICLE, viewport=PHONE)
    page.get_by_role("button", name="Mở tìm kiếm").click()
    expect(page.locator(FIELD)).to_be_focused()
    assert page.evaluate(INERT, ".skip-link, .md-content a, .md-tabs a, .md-footer a, .drawer-button")
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_be_hidden()
    expect(page.get_by_role("button", name="Mở tìm kiếm")).to_be_focused()
    assert page.evaluate(LIVE, ".skip-link, .md-content a, .md-footer a, .drawer-button")


def test_escape_closes_the_panel_when_its_text_was_clicked(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(FIELD).fill("bao gia")
    page.locator(".search__status").click()
    assert page.evaluate("() => document.activeElement === document.body")
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()


def test_a_page_that_the_browser_brings_back_has_the_light_that_was_chosen_meanwhile(
    open_page: Open, server: str
) -> None:
    page = open_page(server, color_scheme="light")
    other = page.context.new_page()
    other.goto(server + ARTICLE)
    other.get_by_role("button", name="Nền tối").click()
    expect(other.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Nền tối")).to_have_attribute("aria-pressed", "true")


def test_the_way_back_to_the_top_takes_the_focus_along(open_page: Open, server: str) -> None:
    page = open_page(server + ARTICLE)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("End")
    page.wait_for_function("() => scrollY > 1000")
    link = page.get_by_role("link", name="Lên đầu trang")
    # Only where the way down has come to its end: else it would go on after the way up.
    expect(link).to_be_in_viewport()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => scrollY === 0")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
