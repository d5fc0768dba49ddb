"""The panel of the search, as a reader uses it: at a desk, on a phone, from disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rjsmin
from playwright.sync_api import Browser, Page, Route, expect

from account_docs.html.headings import plain
from tests.search.queries import ANSWERED

PANEL = ".search__panel"
ANSWER = ".search__answer"
ARTICLE = "ky-nang/giao-tiep/"
LATE = re.compile(r"/search/[^/]*$")  # everything of the search but the loader


def search(page: Page, text: str) -> None:
    """Type a query into the open search and wait until its answers stand there."""
    page.locator(".search__field").fill(text)
    page.wait_for_function(ANSWERED, arg=text)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="vi-VN"
    )
    yield context.new_page()
    context.close()


def test_a_first_view_loads_nothing_of_the_search_but_the_loader(page: Page, server: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(server + ARTICLE, wait_until="networkidle")
    assert not [address for address in requested if LATE.search(address)]
    assert not page.workers


def test_going_for_the_field_loads_engine_and_index(page: Page, server: str) -> None:
    page.goto(server + ARTICLE)
    with page.expect_request(re.compile(r"/search/core\.json$")):
        page.locator(".search__field").focus()


def test_the_loader_is_small() -> None:
    loader = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "javascripts" / "search-loader.js"
    # As the site carries it, see account_docs/site/bundles.py.
    assert len(rjsmin.jsmin(loader.read_text("utf-8")).encode()) <= 2048


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k"])
def test_keys_open_the_search(page: Page, server: str, keys: str) -> None:
    page.goto(server + ARTICLE)
    page.keyboard.press(keys)
    expect(page.locator(".search__field")).to_be_focused()
    expect(page.locator(PANEL)).to_be_visible()
    expect(page.locator(".search__field")).to_have_value("")


def test_a_slash_in_a_field_is_a_slash(page: Page, server: str) -> None:
    page.goto(server + ARTICLE)
    page.locator(".search__field").focus()
    page.keyboard.type("a/b")
    expect(page.locator(".search__field")).to_have_value("a/b")


def test_answers_appear_while_typing_with_the_words_as_they_stand(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    page.keyboard.type("ky nang giao ti")
    first = page.locator(ANSWER).first
    expect(first.locator(".search__title mark").first).to_have_text("Kỹ năng giao tiếp")
    expect(first.locator(".search__area")).to_have_text("Năm kỹ năng")
    expect(first.locator(".search__excerpt mark").first).to_be_visible()


def test_an_excerpt_with_the_whole_word_marks_no_other_word_that_is_like_a_part_of_it(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "bao gia")
    for excerpt in page.locator(".search__excerpt").all():
        marked = [text.lower() for text in excerpt.locator("mark").all_inner_texts()]
        if "báo giá" in marked:
            assert set(marked) == {"báo giá"}, excerpt.inner_text()


def test_an_answer_in_a_section_names_it(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "khung một e-mail dùng được")
    expect(page.locator(ANSWER).first.locator(".search__section")).to_have_text("Khung một email dùng được")
    assert "#khung-mot-e-mail-dung-duoc" in (page.locator(ANSWER).first.get_attribute("href") or "")


def test_arrows_choose_and_enter_opens(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "giao tiếp")
    field = page.locator(".search__field")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "ket-qua-1")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#ket-qua-2")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#ket-qua-1")).to_have_attribute("aria-selected", "false")
    page.keyboard.press("Home")
    expect(field).to_have_attribute("aria-activedescendant", "ket-qua-1")
    page.keyboard.press("ArrowUp")
    last = page.locator(ANSWER).last.get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", last or "")
    page.keyboard.press("Home")
    title = page.locator("#ket-qua-1 .search__title").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_enter_alone_opens_the_first_answer(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "kỹ năng giao tiếp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ky-nang/giao-tiep/")


def test_escape_closes_and_typing_opens_again(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "giao tiếp")
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    expect(page.locator(".search__field")).to_have_attribute("aria-expanded", "false")
    page.keyboard.type(" k")
    expect(page.locator(PANEL)).to_be_visible()


def test_a_click_elsewhere_closes(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "giao tiếp")
    page.mouse.click(20, 700)
    expect(page.locator(PANEL)).to_be_hidden()


def test_the_number_is_shown_at_once_and_announced_when_typing_rests(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "giao tiếp")
    status = page.get_by_role("status").filter(has_text="trang có điều bạn tìm")
    expect(status).to_have_attribute("aria-live", "off")
    expect(status).to_have_attribute("aria-live", "polite")
    count = int(status.inner_text().split()[0])
    assert count >= page.locator(ANSWER).count()


def test_more_answers_on_request(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "khách hàng")
    assert page.locator(ANSWER).count() == 8
    page.get_by_role("button", name="Xem thêm kết quả").click()
    expect(page.locator(ANSWER).nth(8)).to_be_attached()


def test_no_answer_says_what_to_try(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "qwrtz xyzk")
    expect(page.locator(".search__status")).to_have_text("Không có trang nào")
    expect(page.locator(".search__advice")).to_contain_text("Thử ít chữ hơn")
    expect(page.get_by_role("link", name="Xem tất cả chủ đề")).to_be_visible()


def test_a_slip_is_answered_and_the_right_words_are_offered(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "ky nag giao tip")
    expect(page.locator(ANSWER).first.locator(".search__title")).to_have_text("Kỹ năng giao tiếp")
    page.get_by_role("button", name="Ý bạn là “kỹ năng giao tiếp”?").click()
    expect(page.locator(".search__field")).to_have_value("kỹ năng giao tiếp")
    expect(page.locator(".search__suggestion")).to_have_count(0)


def test_a_query_in_the_address_opens_the_search(page: Page, server: str) -> None:
    page.goto(server + "?q=giao+ti%E1%BA%BFp")
    expect(page.locator(".search__field")).to_have_value("giao tiếp")
    expect(page.locator(ANSWER).first).to_be_visible()


def test_opening_an_answer_goes_to_the_section_and_marks_the_words(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "khung một e-mail dùng được")
    page.keyboard.press("Enter")
    heading = page.locator("#khung-mot-e-mail-dung-duoc")
    expect(heading.locator("mark.tim").first).to_be_visible()
    expect(heading).to_be_in_viewport()
    expect(page).to_have_url(server + ARTICLE + "#khung-mot-e-mail-dung-duoc")  # the parameter is gone


def test_marks_are_words_and_not_scattered_syllables(page: Page, server: str) -> None:
    page.goto(server + ARTICLE + "?tim=giao+ti%E1%BA%BFp")
    expect(page.locator("article mark.tim").first).to_be_attached()
    marked = {plain(text).lower() for text in page.locator("article mark.tim").all_inner_texts()}
    assert marked == {"giao tiếp"}


def test_nobody_can_put_markup_into_the_page_through_the_address(page: Page, server: str) -> None:
    page.goto(server + "?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+giao+ti%E1%BA%BFp&tim=%3Cb%3E")
    expect(page.locator(".search__field")).to_have_value("<img src=x onerror=alert(1)> giao tiếp")
    expect(page.locator(PANEL + " img")).to_have_count(0)


def test_on_a_phone_the_search_is_a_dialog(phone: Page, server: str) -> None:
    phone.goto(server + ARTICLE)
    expect(phone.locator(".search__field")).to_be_hidden()
    button = phone.get_by_role("button", name="Mở tìm kiếm")
    button.click()
    dialog = phone.get_by_role("dialog", name="Tìm kiếm")
    expect(dialog).to_be_visible()
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    expect(phone.locator(".search__field")).to_be_focused()
    search(phone, "ky nang giao tiep")
    expect(phone.locator(ANSWER).first.locator(".search__title")).to_have_text("Kỹ năng giao tiếp")
    phone.keyboard.press("Escape")
    expect(phone.locator(".search__field")).to_be_hidden()
    expect(button).to_be_focused()


def test_in_the_dialog_the_tab_key_stays_inside(phone: Page, server: str) -> None:
    phone.goto(server + ARTICLE)
    phone.get_by_role("button", name="Mở tìm kiếm").click()
    expect(phone.locator(".search__field")).to_be_focused()
    for _ in range(4):
        phone.keyboard.press("Tab")
        assert phone.evaluate("document.getElementById('tim-kiem').contains(document.activeElement)")
    phone.get_by_role("button", name="Đóng tìm kiếm").click()
    expect(phone.locator(".search__field")).to_be_hidden()


def test_without_javascript_a_link_to_the_topics_stands_there(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)
    expect(page.locator(".search__field")).to_be_hidden()
    page.get_by_role("banner").get_by_role("link", name="Chủ đề", exact=True).click()
    expect(page).to_have_url(server + "chu-de/")
    context.close()


def test_from_disk_all_of_it_works(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / "index.html").as_uri() + "?q=khung+m%E1%BB%99t+e-mail+d%C3%B9ng+%C4%91%C6%B0%E1%BB%A3c")
    page.locator(f"{PANEL}[data-state=complete] {ANSWER}").first.click()
    expect(page).to_have_url((offline_site / "ky-nang" / "giao-tiep.html").as_uri() + "#khung-mot-e-mail-dung-duoc")
    expect(page.locator("mark.tim").first).to_be_visible()
    assert not page.workers


def test_a_chosen_answer_stays_chosen_when_the_list_grows(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "khách hàng")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"{ANSWER}[aria-selected=true]").get_attribute("href")
    page.locator(".search__more").dispatch_event("click")
    expect(page.locator(ANSWER).nth(8)).to_be_attached()
    assert page.locator(f"{ANSWER}[aria-selected=true]").get_attribute("href") == chosen


def test_titles_answer_before_the_texts_have_come(page: Page, server: str) -> None:
    held: list[Route] = []
    released: list[bool] = []
    page.route("**/search/w/*.json*", lambda route: route.continue_() if released else held.append(route))
    page.goto(server)
    page.keyboard.press("Control+k")
    page.keyboard.type("bao gia")
    expect(page.locator(f"{PANEL}[data-state=titles][data-query='bao gia'] {ANSWER}").first).to_contain_text("Báo giá")
    released.append(True)
    for route in held:
        route.continue_()
    expect(page.locator(f"{PANEL}[data-state=complete][data-query='bao gia'] {ANSWER}").first).to_contain_text(
        "Báo giá"
    )


@pytest.mark.parametrize("part", ["core.json", "w/*.json*", "t/*.json*"])
def test_an_index_that_did_not_come_is_said_and_fetched_at_the_next_key(page: Page, server: str, part: str) -> None:
    page.route(f"**/search/{part}", lambda route: route.abort())
    page.goto(server)
    page.keyboard.press("Control+k")
    page.keyboard.type("bao gi")
    expect(page.locator(".search__status")).to_contain_text("Không tải được mục lục")
    page.unroute(f"**/search/{part}")
    page.keyboard.type("a")
    expect(page.locator(f"{PANEL}[data-state=complete][data-query='bao gia'] {ANSWER}").first).to_contain_text(
        "Báo giá"
    )
    page.watched.errors.clear()


def test_what_a_page_says_itself_is_shown_before_its_list_of_sources(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Control+k")
    search(page, "cham thanh toan")
    first = page.locator(ANSWER).first
    expect(first).to_contain_text("Tạm ứng, hóa đơn, công nợ")
    expect(first).not_to_contain_text("Nguồn và ngày kiểm chứng")
