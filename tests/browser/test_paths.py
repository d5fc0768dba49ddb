"""The reading paths: step by step, with what was read marked on this device alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser.conftest import Open

PAGE = "nghe-account/lo-trinh/"
PHONE = {"viewport": {"width": 390, "height": 844}}
PATHS = ["Đang tìm hiểu nghề", "Mới vào nghề", "Quản lý account", "Phía khách hàng"]
KEPT = "() => Object.keys(localStorage).filter((key) => key.endsWith('lo-trinh'))"
READ = """() => Object.entries(localStorage)
    .some(([key, value]) => key.endsWith('lo-trinh') && JSON.parse(value).read.length > 0)"""


def steps(page: Page, name: str) -> list[str]:
    """The pages of a path."""
    head = page.get_by_role("heading", name=name)
    return head.locator("xpath=following::ol[1]/li/a[1]").all_inner_texts()


def follow(page: Page, name: str, place: int = 0) -> None:
    page.get_by_role("heading", name=name).locator("xpath=following::ol[1]/li/a[1]").nth(place).click()
    page.wait_for_load_state()


def read_to_the_end(page: Page) -> None:
    page.locator(".path-step").scroll_into_view_if_needed()
    for _ in range(100):
        if page.evaluate(READ):
            return
        page.wait_for_timeout(20)
    raise AssertionError("the page was not marked as read")


def test_each_door_of_home_leads_to_its_path(open_page: Open, server: str) -> None:
    page = open_page(server, java_script_enabled=False, **PHONE)
    for name in PATHS:
        page.goto(server)
        page.locator(".doors").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", name=name)).to_be_in_viewport()
        assert len(steps(page, name)) == 6


def test_a_path_is_followed_to_its_end_by_one_link_a_page(open_page: Open, server: str) -> None:
    page = open_page(server + PAGE, **PHONE)
    wanted = steps(page, "Phía khách hàng")
    follow(page, "Phía khách hàng")
    for place in range(1, 7):
        box = page.get_by_role("complementary", name="Lộ trình Phía khách hàng")
        expect(box).to_contain_text(f"bài {place} trên 6")
        if place < 6:
            expect(box.get_by_role("link").last).to_have_text(wanted[place])
            box.get_by_role("link").last.click()
            page.wait_for_load_state()
    expect(box).to_contain_text("bạn đã đi hết lộ trình")


def test_only_what_was_read_to_the_end_is_marked_and_said(open_page: Open, server: str) -> None:
    page = open_page(server + PAGE, **PHONE)
    follow(page, "Mới vào nghề", 0)
    read_to_the_end(page)
    page.goto(server + PAGE)
    follow(page, "Mới vào nghề", 2)
    page.goto(server + PAGE)
    marked = page.locator("li.paths__read")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("90 ngày đầu làm account (đã đọc)")
    expect(page.locator(".paths__status:visible")).to_have_text(
        "Đã đọc 1 trong 6 bài. Đọc tiếp: Nhận brief và viết re-brief"
    )
    page.goto(server)
    expect(page.locator(".paths__front")).to_contain_text("Bạn đang theo lộ trình Mới vào nghề, đã đọc 1 trong 6 bài.")


def test_one_press_clears_all_of_it(open_page: Open, server: str) -> None:
    page = open_page(server + PAGE, **PHONE)
    follow(page, "Quản lý account")
    read_to_the_end(page)
    page.goto(server + PAGE)
    page.get_by_role("button", name="Xóa dấu đã đọc").click()
    expect(page.get_by_role("status").filter(has_text="Đã xóa hết dấu")).to_be_visible()
    expect(page.locator("li.paths__read")).to_have_count(0)
    assert page.evaluate(KEPT) == []
    page.goto(server + "tai-chinh/bien-loi-nhuan/")
    expect(page.locator(".path-step")).to_have_count(0)
    page.goto(server)
    expect(page.locator(".paths__front")).to_have_count(0)


def test_nothing_is_kept_or_sent_until_a_path_is_chosen(open_page: Open, server: str) -> None:
    page = open_page(server + PAGE, **PHONE)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method) if request.method != "GET" else None)
    page.goto(server + "giao-tiep/nhan-brief/")
    page.locator(".page-end").scroll_into_view_if_needed()
    assert page.evaluate(KEPT) == []
    expect(page.locator(".path-step")).to_have_count(0)
    assert sent == []


def test_without_storage_the_paths_are_lists_of_links(open_page: Open, server: str) -> None:
    script = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    page = open_page(server + PAGE, script, **PHONE)
    follow(page, "Mới vào nghề")
    expect(page.get_by_role("heading", level=1)).to_have_text("90 ngày đầu làm account")


@pytest.mark.parametrize("name", ["Mới vào nghề"])
def test_paths_work_from_disk(open_page: Open, offline_site: Path, name: str) -> None:
    page = open_page((offline_site / "nghe-account" / "lo-trinh.html").as_uri())
    follow(page, name)
    read_to_the_end(page)
    page.get_by_role("complementary", name=f"Lộ trình {name}").get_by_role("link").first.click()
    page.wait_for_load_state()
    expect(page.locator("li.paths__read")).to_have_count(1)


def test_home_stays_a_front_door(site: Path) -> None:
    """At most 30 links in what it says; what every page has at its end is not counted."""
    page = LexborHTMLParser((site / "index.html").read_text("utf-8"))
    own = [link for link in page.css(".home a[href]") if not link.css_matches(".related a, .topics a, .page-end a")]
    assert len([link for link in own if "headerlink" not in (link.attributes.get("class") or "")]) <= 30
