"""The site in a real browser: at a desk, on a phone, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from account_docs.html.headings import plain

PAGES = ("", "giao-tiep/", "ky-nang/giao-tiep/", "bai-viet/google-pagespeed-insights/", "chu-de/")
# Every sheet of it must be narrower than the screen; only tables scroll, inside themselves.
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def focused(page: Page) -> str:
    """What has the focus: its tag and its name."""
    return plain(
        page.evaluate(
            "() => { const e = document.activeElement; return `${e.tagName} ${e.getAttribute('aria-label') ||"
            " e.innerText || ''}`.trim() }"
        )
    )


def test_the_front_page_leads_to_the_sections(page: Page, server: str) -> None:
    page.goto(server)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Account")
    page.get_by_role("navigation", name="Các phần").get_by_role("link", name="Tài chính").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Công việc tài chính")


def test_related_articles_are_a_named_landmark(page: Page, server: str) -> None:
    page.goto(server + "giao-tiep/")
    block = page.get_by_role("complementary", name="Bài viết cùng chủ đề")
    block.get_by_role("link").first.click()
    assert page.url != server + "giao-tiep/"
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_switch_changes_the_scheme_and_keeps_it(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(server)
    light = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Nền tối").click()
    dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.reload()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == dark


def test_the_scheme_follows_the_system(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(server)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_skip_link_comes_first_and_goes_to_the_title(page: Page, server: str) -> None:
    page.goto(server + "giao-tiep/")
    page.keyboard.press("Tab")
    assert focused(page) == "A Bỏ qua, đến nội dung"
    page.keyboard.press("Enter")
    assert focused(page) == "H1 Công việc giao tiếp"


def test_a_folded_answer_opens_by_keyboard(page: Page, server: str) -> None:
    page.goto(server + "giao-tiep/")
    question = page.locator("details.hoi summary").first
    question.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.hoi").first).to_have_attribute("open", "")


def test_the_drawer_opens_and_closes_by_keyboard_on_a_phone(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server + "giao-tiep/")
    button = page.get_by_role("button", name="Mở danh mục các trang")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".drawer-button")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".drawer-button")).to_have_attribute("aria-expanded", "false")
    assert focused(page) == "BUTTON Mở danh mục các trang"


def test_a_closed_drawer_is_out_of_the_way_of_the_tab_key(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server + "giao-tiep/")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("() => !!document.activeElement.closest('.md-sidebar--primary')")


# One test looks at every fourth page, so that the processors share the work.
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_scrolls_sideways(browser: Browser, site: Path, server: str, part: int) -> None:
    context = browser.new_context(has_touch=True)
    opened = context.new_page()
    wide = []
    for path in sorted(site.rglob("index.html"))[part::PARTS]:
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        opened.set_viewport_size({"width": 390, "height": 800})
        opened.goto(server + address)
        for width in (390, 320):
            opened.set_viewport_size({"width": width, "height": 800})
            if opened.evaluate(OVERFLOW) > 0:
                wide.append(f"{address} at {width}")
    context.close()
    assert wide == []


def test_pages_are_readable_without_javascript(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    for address in PAGES:
        opened.goto(server + address)
        expect(opened.get_by_role("heading", level=1)).to_be_visible()
        expect(opened.get_by_role("complementary", name="Bài viết cùng chủ đề")).to_be_visible()
    context.close()


def test_a_first_view_asks_nothing_of_other_sites(page: Page, server: str) -> None:
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    for address in PAGES:
        page.goto(server + address, wait_until="networkidle")
    assert [address for address in seen if not address.startswith(server) and not address.startswith("data:")] == []


def test_a_wrong_address_shows_the_helping_page(page: Page, server: str) -> None:
    page.goto(server + "khong/co/trang-nay/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không có trang này")
    page.get_by_role("article").get_by_role("link", name="Giao tiếp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Công việc giao tiếp")
    # The browser itself reports the 404 that this test asks for.
    page.watched.errors.clear()
