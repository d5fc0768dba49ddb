"""Walks by keyboard alone: every press of a key is one that a reader makes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 390, "height": 844}
# The outline or frame that shows where the focus is, with at least two pixels in all.
VISIBLE = """() => {
  const style = (element) => getComputedStyle(element);
  const outlined = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const shown = (element) => outlined(style(element)) || style(element).boxShadow !== "none";
  const element = document.activeElement;
  return shown(element) || (element.matches("input") && shown(element.closest("form")));
}"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def name(page: Page) -> str:
    """Tag and name of what has the focus."""
    return page.evaluate(
        "() => { const e = document.activeElement; return `${e.tagName} ${e.getAttribute('aria-label') || e.innerText"
        " || ''}`.trim() }"
    )


def tab_to(page: Page, wanted: str, limit: int = 80, key: str = "Tab") -> None:
    """Press Tab until something of that name has the focus.

    Raises:
        AssertionError: it can't be reached.
    """
    seen = []
    for _ in range(limit):
        page.keyboard.press(key)
        seen.append(name(page))
        if seen[-1] == wanted:
            return
    raise AssertionError(f"{wanted} is out of the keyboard's reach: {seen}")


def test_through_the_drawer_to_a_page_and_back(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(server + "giao-tiep/")
    tab_to(page, "BUTTON Mở danh mục các trang")
    page.keyboard.press("Enter")
    expect(page.locator(".tree a:focus")).to_have_count(1)
    # What the drawer covers is out of reach.
    for _ in range(70):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "() => document.activeElement === document.body || !!document.activeElement.closest('.md-sidebar--primary')"
        )
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.locator(".tree a:focus")).to_have_count(1)
    tab_to(page, "A Tài chính")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Công việc tài chính")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Công việc giao tiếp")
    expect(page.locator(".drawer-button")).to_have_attribute("aria-expanded", "false")


def test_the_drawer_closes_with_its_own_button(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(server)
    page.locator(".drawer-button").focus()
    page.keyboard.press("Space")
    tab_to(page, "BUTTON Đóng danh mục các trang", key="Shift+Tab")
    page.keyboard.press("Enter")
    assert name(page) == "BUTTON Mở danh mục các trang"


def test_a_group_beside_the_text_opens(page: Page, server: str) -> None:
    page.goto(server + "hoach-dinh-quan-ly/timeline/")
    tab_to(page, "SUMMARY Hoạch định")
    page.keyboard.press("Enter")
    tab_to(page, "A Viết proposal")
    page.keyboard.press("Enter")
    expect(page).to_have_url(server + "hoach-dinh-quan-ly/proposal/")


def test_from_the_search_to_a_page(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    expect(page.locator(".search__field")).to_be_focused()
    page.keyboard.type("bao gia")
    expect(page.locator(".search__panel")).to_have_attribute("data-state", "complete")
    expect(page.locator(".search__answer").first).to_contain_text("Báo giá")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo giá")


def test_the_search_of_a_phone_gives_the_focus_back(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(server)
    tab_to(page, "BUTTON Mở tìm kiếm")
    page.keyboard.press("Enter")
    expect(page.locator(".search__field")).to_be_focused()
    page.keyboard.press("Escape")
    assert name(page) == "BUTTON Mở tìm kiếm"


def test_the_light_switches_and_says_so(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(server)
    tab_to(page, "BUTTON Nền tối")
    button = page.get_by_role("button", name="Nền tối")
    for key, pressed in (("Enter", "true"), ("Space", "false"), ("Enter", "true")):
        page.keyboard.press(key)
        expect(button).to_have_attribute("aria-pressed", pressed)
        expect(page.locator("body")).to_have_attribute(
            "data-md-color-scheme", "slate" if pressed == "true" else "default"
        )
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    # The system's scheme is dark: the switch says so before anyone pressed it.
    page.emulate_media(color_scheme="dark")
    page.evaluate("() => localStorage.clear()")
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_back_to_the_top(page: Page, server: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(server + "tai-chinh/bao-gia/", wait_until="networkidle")
    page.keyboard.press("End")
    page.wait_for_function("() => scrollY > 1000")
    link = page.get_by_role("link", name="Lên đầu trang")
    expect(link).to_be_in_viewport()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => scrollY === 0")


def test_the_address_of_a_section_is_copied_and_announced(browser: Browser, server: str) -> None:
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], viewport={"width": 1280, "height": 800}
    )
    page = context.new_page()
    page.goto(server + "tai-chinh/bao-gia/")
    heading = page.get_by_role("heading", name="Một báo giá đã điền", exact=True)
    link = page.get_by_role("link", name="Liên kết tới mục “Một báo giá đã điền”")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Đã sao chép liên kết")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{server}tai-chinh/bao-gia/#{heading.get_attribute('id')}"
    assert page.url == copied
    letter = page.get_by_role("button", name="Sao chép", exact=True).first
    letter.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Đã sao chép")).to_be_visible()
    assert "Báo giá TVC và key visual" in page.evaluate("() => navigator.clipboard.readText()")
    page.get_by_role("button", name="Sao chép liên kết").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "async () => (await navigator.clipboard.readText()).startsWith('https://so-tay.example/kho/')"
    )
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_wherever_it_goes(page: Page, server: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(server + "giao-tiep/")
    unseen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === document.body"):
            break
        # The panel of the search opens with the focus; what it covers is looked at elsewhere.
        if not page.evaluate(VISIBLE):
            unseen.append(name(page))
    assert unseen == []


@pytest.mark.parametrize("path", ["", "tai-chinh/bao-gia/", "tai-chinh/", "chu-de/"])
def test_twice_as_large_nothing_scrolls_sideways(browser: Browser, server: str, path: str) -> None:
    # 1280 px at 200 % (WCAG 1.4.4) and at 400 % (WCAG 1.4.10).
    for width, factor in ((640, 2), (320, 4)):
        context = browser.new_context(viewport={"width": width, "height": 400}, device_scale_factor=factor)
        page = context.new_page()
        page.goto(server + path)
        assert page.evaluate(OVERFLOW) <= 0, width
        context.close()


def test_larger_line_and_letter_spacing_cuts_nothing_off(browser: Browser, server: str) -> None:
    # WCAG 1.4.12: what a reader's own style sheet may set.
    context = browser.new_context(viewport={"width": 390, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(server + "tai-chinh/")
    page.add_style_tag(
        content=(
            "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p {"
            " margin-bottom: 2em !important }"
        )
    )
    assert page.evaluate(OVERFLOW) <= 0
    context.close()


def test_nothing_moves_for_those_who_asked_for_that(browser: Browser, server: str) -> None:
    context = browser.new_context(reduced_motion="reduce", viewport=PHONE)
    page = context.new_page()
    page.goto(server + "giao-tiep/")
    moving = (
        "() => [...document.querySelectorAll('*')].filter((e) => [getComputedStyle(e), getComputedStyle(e,"
        " '::after')].some((s) => parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none')).map((e) =>"
        " e.className)"
    )
    assert page.evaluate(moving) == []
    context.close()


def test_a_folded_table_is_still_a_table(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True)
    page = context.new_page()
    page.goto(server + "tai-chinh/")
    table = page.locator(".table--folds").first
    expect(table).to_have_attribute("role", "table")
    assert table.locator("tr").nth(1).evaluate("(row) => getComputedStyle(row).display") == "block"
    assert page.get_by_role("table").first.get_by_role("columnheader").count() >= 3
    # The pictures of the columns' names are not read a second time.
    assert "Câu phải trả lời" not in page.get_by_role("cell").nth(1).inner_text()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(table).not_to_have_attribute("role", "table")
    context.close()
