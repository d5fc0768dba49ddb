"""The search when something goes wrong or is slow.

It never acts on old answers and never falls silent; two builds have test_search_builds.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.search.queries import search

FIELD = ".search__field"
PANEL = ".search__panel"
ANSWER = ".search__answer"
STATUS = ".search__status"
COMPLETE = f"{PANEL}[data-state=complete][data-query='bao gia'] {ANSWER}"
PHONE = {"width": 390, "height": 844}
# Keeps queries back from the worker until the test lets them go.
HOLD = """
const post = Worker.prototype.postMessage;
self.held = [];
Worker.prototype.postMessage = function (message) {
  if (self.hold && message.type === "search") self.held.push(() => post.call(this, message));
  else post.call(this, message);
};
self.release = () => { self.hold = false; self.held.splice(0).forEach((go) => go()); };
"""


@pytest.fixture
def slow(page: Page, server: str) -> Page:
    """A page with the answers to "giao tiếp", whose engine takes its time with the next query."""
    page.add_init_script(HOLD)
    page.goto(server)
    search(page, "giao tiếp")
    page.evaluate("() => (self.hold = true)")
    return page


# Enter


def test_enter_waits_for_the_answers_to_what_stands_in_the_field(slow: Page, server: str) -> None:
    slow.locator(FIELD).fill("kỹ năng sáng tạo")
    slow.keyboard.press("Enter")
    slow.wait_for_timeout(300)
    assert slow.url == server
    expect(slow.locator(STATUS)).to_contain_text("Đang tìm")
    slow.evaluate("() => self.release()")
    expect(slow.get_by_role("heading", level=1)).to_contain_text("sáng tạo", ignore_case=True)


def test_an_answer_to_an_earlier_query_is_never_chosen(slow: Page, server: str) -> None:
    slow.keyboard.press("ArrowDown")
    expect(slow.locator(f"{ANSWER}[aria-selected=true]")).to_have_count(1)
    slow.locator(FIELD).fill("kỹ năng sáng tạo")
    expect(slow.locator(f"{ANSWER}[aria-selected=true]")).to_have_count(0)
    slow.keyboard.press("ArrowDown")
    slow.keyboard.press("ArrowDown")
    expect(slow.locator(f"{ANSWER}[aria-selected=true]")).to_have_count(0)
    slow.keyboard.press("Enter")
    slow.evaluate("() => self.release()")
    expect(slow.get_by_role("heading", level=1)).to_contain_text("sáng tạo", ignore_case=True)


@pytest.mark.parametrize("change", ["Escape", "a"])
def test_who_goes_on_typing_or_closes_is_not_taken_away(slow: Page, server: str, change: str) -> None:
    slow.locator(FIELD).fill("kỹ năng sáng tạ")
    slow.keyboard.press("Enter")
    slow.keyboard.press(change)
    slow.evaluate("() => self.release()")
    slow.wait_for_timeout(500)
    assert slow.url == server


def test_enter_before_the_index_has_come_opens_the_first_answer_then(page: Page, server: str) -> None:
    held: list[Route] = []
    page.route("**/search/core.json", lambda route: held.append(route))
    page.goto(server)
    page.locator(FIELD).fill("kỹ năng giao tiếp")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == server
    # On a busy machine the worker asks later.
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    page.wait_for_url("**/ky-nang/giao-tiep/")


def test_enter_in_a_closed_search_opens_it(page: Page, server: str) -> None:
    page.goto(server)
    search(page, "giao tiếp")
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(PANEL)).to_be_visible()
    assert page.url == server


def test_enter_in_an_empty_field_goes_nowhere(page: Page, server: str) -> None:
    page.goto(server)
    search(page, "giao tiếp")
    page.locator(FIELD).fill("  ")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == server


# What the host sees


def requested(page: Page) -> list[str]:
    """Collects the addresses that the page asks the host for; browsers keep the fragment to themselves."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url.split("#")[0]))
    return addresses


def asking(addresses: list[str]) -> list[str]:
    """Those that tell the host more than which file is wanted; a file's own version is no more."""
    return [address for address in addresses if re.search(r"\?(?!v=[0-9a-f]+$)", address)]


def test_the_host_does_not_see_what_was_asked(page: Page, server: str) -> None:
    addresses = requested(page)
    page.goto(server)
    search(page, "khung một e-mail dùng được")
    page.keyboard.press("Enter")
    expect(page.locator("article mark.tim").first).to_be_attached()
    assert asking(addresses) == []
    assert not [address for address in addresses if "mail" in address.removeprefix(server)]
    expect(page).to_have_url(server + "ky-nang/giao-tiep/#khung-mot-e-mail-dung-duoc")


def test_an_answer_on_the_present_page_is_gone_to_and_marked(page: Page, server: str) -> None:
    page.goto(server + "ky-nang/giao-tiep/")
    for query, section in (("khung một e-mail dùng được", "khung-mot-e-mail-dung-duoc"), ("kỹ năng giao tiếp", "")):
        search(page, query)
        page.keyboard.press("Enter")
        expect(page).to_have_url(server + "ky-nang/giao-tiep/" + (f"#{section}" if section else ""))
        expect(page.locator("mark.tim").first).to_be_attached()
        assert page.locator("mark.tim mark.tim").count() == 0
        if section:
            expect(page.locator(f"#{section}")).to_be_in_viewport()
            assert page.evaluate("() => document.querySelector(':target').id") == section


@pytest.mark.parametrize("asked", ["?q=giao+ti%E1%BA%BFp", "?q=giao+ti%E1%BA%BFp&x=1#noi-dung"])
def test_an_old_link_with_a_query_opens_the_search_and_the_address_is_cleaned(
    page: Page, server: str, asked: str
) -> None:
    page.goto(server + asked)
    expect(page.locator(ANSWER).first).to_be_visible()
    assert "q=" not in page.url
    assert page.url == server + asked.replace("?q=giao+ti%E1%BA%BFp&", "?").replace("?q=giao+ti%E1%BA%BFp", "")


@pytest.mark.parametrize(
    "address", ["ky-nang/giao-tiep/?tim=giao+ti%E1%BA%BFp", "ky-nang/giao-tiep/#tim=giao+ti%E1%BA%BFp"]
)
def test_words_to_mark_leave_the_address(page: Page, server: str, address: str) -> None:
    page.goto(server + address)
    expect(page.locator("article mark.tim").first).to_be_attached()
    expect(page).to_have_url(server + "ky-nang/giao-tiep/")


def test_words_are_marked_although_the_theme_changed_the_address_meanwhile(page: Page, server: str) -> None:
    held: list[Route] = []
    page.route("**/search/mark.js*", lambda route: held.append(route))
    page.goto(server + "ky-nang/giao-tiep/#tim=giao+ti%E1%BA%BFp", wait_until="domcontentloaded")
    # As the theme does for the section that one scrolls to.
    page.evaluate("() => history.replaceState({}, '', '#bai-tap')")
    held[0].continue_()
    expect(page.locator("article mark.tim").first).to_be_attached()


@pytest.mark.parametrize(
    "fragment", ["#%E0%A4%A", "#tim=", "#%E0%A4%A&tim=gi%C3%A1", "#khong-co&tim=%3Cimg%20src%3Dx%3E"]
)
def test_a_damaged_address_does_no_harm(page: Page, server: str, fragment: str) -> None:
    page.goto(server + "ky-nang/giao-tiep/" + fragment)
    page.wait_for_timeout(300)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("article mark img")).to_have_count(0)


def test_without_the_panel_nothing_is_sent(page: Page, server: str) -> None:
    page.route("**/search/panel.js*", lambda route: route.abort())
    addresses = requested(page)
    page.goto(server)
    page.locator(FIELD).fill("lương của tôi")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert asking(addresses) == []
    assert page.url == server
    # It is not mute either, and the next try succeeds.
    expect(page.locator(PANEL)).to_contain_text("Chưa mở được phần tìm kiếm")
    page.unroute("**/search/panel.js*")
    page.keyboard.press("Enter")
    expect(page.locator(ANSWER).first).to_be_visible()
    page.watched.errors.clear()  # the request that this test stopped


def test_on_a_phone_a_search_that_does_not_come_is_said_too(browser: Browser, server: str) -> None:
    # A service worker would fetch past the route.
    context = browser.new_context(viewport=PHONE, has_touch=True, service_workers="block")
    page = context.new_page()
    page.route("**/search/panel.js*", lambda route: route.abort())
    page.goto(server)
    page.get_by_role("button", name="Mở tìm kiếm").click()
    expect(page.locator(STATUS)).to_contain_text("Chưa mở được phần tìm kiếm")
    expect(page.locator(PANEL)).to_be_in_viewport()
    page.unroute("**/search/panel.js*")
    page.get_by_role("button", name="Mở tìm kiếm").click()
    expect(page.get_by_role("dialog", name="Tìm kiếm")).to_be_visible()
    page.get_by_role("button", name="Đóng tìm kiếm").click()
    expect(page.locator(PANEL)).to_be_hidden()
    context.close()


# Failures


def breaking(what: str) -> Callable[[Route], None]:
    """Answers a request for a script with that script and something that breaks it."""

    def answer(route: Route) -> None:
        script = route.fetch()
        route.fulfill(response=script, body=script.text() + what)

    return answer


THROW = "\naccountSearch.Engine.prototype.search = () => { throw new Error('planted') };"


def test_an_exception_in_the_worker_is_answered_with_a_message(page: Page, server: str) -> None:
    page.route("**/search/engine.js*", breaking(THROW))
    page.goto(server)
    page.locator(FIELD).fill("bao gi")
    expect(page.locator(STATUS)).to_contain_text("Phần tìm kiếm gặp lỗi")
    expect(page.get_by_role("link", name="Xem tất cả chủ đề")).to_be_visible()
    page.unroute("**/search/engine.js*")
    page.locator(FIELD).press("End")
    page.keyboard.type("a")
    expect(page.locator(COMPLETE).first).to_contain_text("Báo giá")


def test_an_exception_in_one_query_does_not_end_the_search(page: Page, server: str) -> None:
    page.route(
        "**/search/engine.js*",
        breaking(
            "\nconst known = accountSearch.Engine.prototype.search; accountSearch.Engine.prototype.search = function"
            " (text, limit) { if (text === 'xx') throw new Error('planted'); return known.call(this, text, limit); };"
        ),
    )
    page.goto(server)
    search(page, "bao gia")
    page.locator(FIELD).fill("xx")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("Phần tìm kiếm gặp lỗi")
    expect(page.locator(ANSWER)).to_have_count(0)
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(COMPLETE).first).to_contain_text("Báo giá")


@pytest.mark.parametrize("script", ["worker.js", "engine.js"])
def test_a_worker_that_does_not_start_is_said(page: Page, server: str, script: str) -> None:
    page.route(f"**/search/{script}*", lambda route: route.abort())
    page.goto(server)
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(STATUS)).to_contain_text("Không tải được mục lục")
    page.watched.errors.clear()  # the request that this test stopped


def test_a_browser_without_workers_says_so(page: Page, server: str) -> None:
    page.add_init_script(
        "self.Worker = class { constructor() { throw new DOMException('no workers', 'SecurityError') } }"
    )
    page.goto(server)
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(STATUS)).to_contain_text("Không tải được mục lục")


def test_an_exception_in_the_page_from_disk_is_answered_with_a_message(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / "index.html").as_uri())
    search(page, "bao gia")
    page.evaluate(
        "() => { self.known = accountSearch.Engine.prototype.search; accountSearch.Engine.prototype.search = () => {"
        " throw new Error('planted') } }"
    )
    page.locator(FIELD).fill("bao gi")
    expect(page.locator(STATUS)).to_contain_text("Phần tìm kiếm gặp lỗi")
    page.evaluate("() => (accountSearch.Engine.prototype.search = self.known)")
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(COMPLETE).first).to_contain_text("Báo giá")
