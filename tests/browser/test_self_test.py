"""The self-assessment, as someone does it on a phone before a review."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

PAGE = "ky-nang/tu-danh-gia/"
PHONE = {"viewport": {"width": 390, "height": 844}}
SKILLS = ["Kiến thức", "Nắm bắt", "Giao tiếp", "Sáng tạo", "Kế hoạch"]
KEPT = "() => Object.keys(localStorage).filter((key) => key.endsWith('tu-danh-gia'))"


@pytest.fixture
def phone(open_page: Open, server: str) -> Page:
    return open_page(server + PAGE, **PHONE)


def tick(page: Page, counts: list[int]) -> None:
    """Press the first statements of each skill, somewhere on their words, as a thumb does."""
    for number, count in enumerate(counts):
        lines = page.locator(".self-test .task-list").nth(number).get_by_role("listitem")
        for place in range(count):
            lines.nth(place).click(position={"x": 200, "y": 20})


def result(page: Page) -> str:
    return page.get_by_role("region", name="Kết quả của bạn").inner_text()


def test_five_skills_of_five_statements(phone: Page) -> None:
    lists = phone.locator(".self-test .task-list").all()
    assert [each.get_by_role("checkbox").count() for each in lists] == [5] * 5
    expect(phone.get_by_role("region", name="Kết quả của bạn")).to_be_hidden()


def test_the_result_is_a_picture_with_the_weak_skill_and_what_to_practise(phone: Page) -> None:
    tick(phone, [4, 3, 5, 3, 1])
    expect(phone.locator(".self-test__count")).to_have_text("16 trong 25 câu đã có bằng chứng")
    phone.get_by_role("button", name="Xem kết quả").click()
    picture = phone.get_by_role("img", name="Kiến thức: 4 trên 5, Nắm bắt: 3 trên 5")
    expect(picture).to_be_visible()
    # The higher the more; the letters are at least 12 px.
    heights = picture.locator("rect").evaluate_all("bars => bars.map((bar) => bar.getBoundingClientRect().height)")
    assert sorted(heights) == [heights[4], heights[1], heights[3], heights[0], heights[2]]
    sizes = picture.locator("text").evaluate_all(
        "texts => texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 12
    said = result(phone)
    assert "Ít bằng chứng nhất là kế hoạch với 1 trên 5 câu" in said
    # The two skills with the fewest ticks by turns, from the first statement that is open; each with a place to learn.
    steps = phone.locator(".self-test__result ol > li").all_inner_texts()
    assert len(steps) == 4
    assert steps[0].startswith("Kế hoạch. Scope gần nhất tôi viết")
    assert steps[1].startswith("Nắm bắt. Tôi có email cho thấy ai duyệt cuối")
    links = phone.locator(".self-test__result a").evaluate_all("links => links.map((link) => link.pathname)")
    assert any("lap-ke-hoach-chien-luoc" in link for link in links)
    assert any("nam-bat-thong-tin" in link for link in links)


def test_the_result_follows_later_ticks_and_reaches_the_end(phone: Page) -> None:
    phone.get_by_role("button", name="Xem kết quả").click()
    assert "Năm kỹ năng của bạn đang ngang nhau" in result(phone)
    tick(phone, [5] * 5)
    assert "Bạn mở được bằng chứng cho cả 25 câu" in result(phone)
    assert phone.locator(".self-test__result ol").count() == 0


def test_nothing_is_kept_unless_wanted_and_all_goes_with_one_press(phone: Page) -> None:
    tick(phone, [2, 0, 0, 0, 0])
    assert phone.evaluate(KEPT) == []
    phone.get_by_label("Nhớ các dấu này trên máy của tôi").check()
    assert len(phone.evaluate(KEPT)) == 1
    phone.reload()
    expect(phone.locator(".self-test__count")).to_have_text("2 trong 25 câu đã có bằng chứng")
    expect(phone.get_by_label("Nhớ các dấu này trên máy của tôi")).to_be_checked()
    phone.get_by_role("button", name="Xóa hết dấu").click()
    assert phone.evaluate(KEPT) == []
    assert phone.locator(".self-test .task-list :checked").count() == 0
    expect(phone.get_by_role("region", name="Kết quả của bạn")).to_be_hidden()


def test_by_keyboard_alone(phone: Page) -> None:
    first = phone.get_by_role("checkbox", name="Tôi đã tự chấm bài 60 thuật ngữ")
    first.focus()
    phone.keyboard.press("Space")
    expect(first).to_be_checked()
    phone.get_by_role("button", name="Xem kết quả").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Kết quả của bạn")).to_be_focused()


def test_the_result_is_printed_and_copied(open_page: Open, server: str) -> None:
    page = open_page(
        server + PAGE, "window.print = () => (window.printed = document.querySelector('.self-test').className)"
    )
    tick(page, [1, 1, 1, 1, 0])
    page.get_by_role("button", name="Xem kết quả").click()
    page.get_by_role("button", name="In kết quả và kế hoạch").click()
    assert "printed-alone" in page.evaluate("window.printed")
    page.evaluate("() => document.querySelector('.self-test').classList.add('printed-alone', 'self-test--result')")
    page.emulate_media(media="print")
    expect(page.locator(".self-test__result figure")).to_be_visible()
    for name in (".self-test .task-list", ".self-test__foot", ".self-test__tools", ".md-content h2"):
        assert not any(part.is_visible() for part in page.locator(name).all()), name
    page.emulate_media(media="screen")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Sao chép", exact=True).locator("visible=true").last.scroll_into_view_if_needed()
    page.locator(".self-test__result").get_by_role("button", name="Sao chép").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Kế hoạch: 0/5" in copied
    assert "Tuần 1 (Kế hoạch): Timeline gần nhất" in copied


def test_without_javascript_it_is_a_form_to_print(open_page: Open, server: str) -> None:
    page = open_page(server + PAGE, java_script_enabled=False)
    page.emulate_media(media="print")
    assert page.locator(".self-test .task-list-item").count() == 25
    assert all(line.is_visible() for line in page.locator(".self-test .task-list-item").all())
    assert page.locator(".self-test button").count() == 0


def test_it_works_from_disk(open_page: Open, offline_site: Path) -> None:
    page = open_page((offline_site / "ky-nang" / "tu-danh-gia.html").as_uri(), **PHONE)
    tick(page, [1, 0, 0, 0, 0])
    page.get_by_role("button", name="Xem kết quả").click()
    assert "1" in result(page)
