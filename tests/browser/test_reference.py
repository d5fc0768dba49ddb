"""Pages for looking something up, as someone does it on a phone: terms, questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from account_docs.html.headings import plain
from tests.browser.conftest import Open

TERMS, QUESTIONS = "tra-cuu/tu-dien/", "tra-cuu/hoi-dap/"
PHONE = {"viewport": {"width": 390, "height": 844}}


def shown(page: Page, selector: str) -> list[str]:
    """The names of the entries in view."""
    return [part.inner_text() for part in page.locator(selector).all() if part.is_visible()]


@pytest.mark.parametrize(
    ("typed", "among", "not_among"),
    [
        ("hop dong", "Contract / Agreement: hợp đồng", "Reach"),
        ("hợp đồng", "Contract / Agreement: hợp đồng", "Reach"),
        ("HOP  DONG ", "Contract / Agreement: hợp đồng", "Reach"),
        # As one types, and with the hyphen forgotten.
        ("rebr", "Re-brief", "Brief"),
        ("hợp đô", "Contract / Agreement: hợp đồng", "Reach"),
        # A name that stands in no line of the page.
        ("SAE", "Senior Account Executive", "Account Director"),
    ],
)
def test_a_term_is_found_as_it_is_typed(open_page: Open, server: str, typed: str, among: str, not_among: str) -> None:
    page = open_page(server + TERMS, **PHONE)
    page.get_by_role("textbox", name="Tìm một từ").fill(typed)
    names = shown(page, ".dictionary dt")
    assert any(name.startswith(among) for name in names), names
    assert not any(name.startswith(not_among) for name in names), names
    # Only letters with an entry stay, and the number is said.
    assert len(shown(page, "h2[id^=chu-]")) == len({name[0].upper() for name in names})
    expect(page.get_by_role("status").filter(has_text="thuật ngữ")).to_have_text(f"{len(names)} thuật ngữ")


def test_what_no_name_holds_is_looked_for_in_the_meanings_and_said(open_page: Open, server: str) -> None:
    page = open_page(server + TERMS, **PHONE)
    field = page.get_by_role("textbox", name="Tìm một từ")
    field.fill("ngau nhien")
    expect(page.locator(".filter__status")).to_have_text("Không khớp tên nào; 1 thuật ngữ có nhắc tới.")
    assert shown(page, ".dictionary dt") == ["A/B test / Split test: thử nghiệm A/B"]
    field.fill("zzz")
    expect(page.locator(".filter__status")).to_contain_text("Không có thuật ngữ nào khớp")
    page.get_by_role("button", name="Xóa chữ đã gõ").click()
    expect(field).to_be_focused()
    expect(page.locator(".filter__status")).to_have_text(f"{page.locator('.dictionary dt').count()} thuật ngữ")
    assert len(shown(page, ".dictionary dt")) > 200


def test_letters_lead_to_their_terms_and_empty_ones_lead_nowhere(open_page: Open, server: str) -> None:
    page = open_page(server + TERMS, java_script_enabled=False, **PHONE)
    letters = page.get_by_role("navigation", name="Chữ cái đầu")
    links = [link.get_attribute("href") for link in letters.get_by_role("link").all()]
    assert links == [f"#{head.get_attribute('id')}" for head in page.locator("h2[id^=chu-]").all()]
    assert letters.get_by_role("listitem").count() == 26
    letters.get_by_role("link", name="R", exact=True).click()
    expect(page.locator("#chu-r")).to_be_in_viewport()
    # A thumb must meet one of them.
    for link in letters.get_by_role("link").all():
        box = link.bounding_box()
        assert min(box["width"], box["height"]) >= 34
    # Without JavaScript nothing filters, so no field promises it.
    expect(page.locator(".filter")).to_be_hidden()


def test_the_first_screen_of_a_phone_holds_the_field_and_the_letters(open_page: Open, server: str) -> None:
    page = open_page(server + TERMS, **PHONE)
    expect(page.locator(".filter__field")).to_be_in_viewport(ratio=1)
    expect(page.locator(".letters")).to_be_in_viewport(ratio=1)
    assert page.locator(".filter__field").bounding_box()["height"] >= 44


@pytest.mark.parametrize("typed", ["khach cham tra", "khách chậm trả", "chậm trả 45 ngày"])
def test_a_question_is_found_and_opens(open_page: Open, server: str, typed: str) -> None:
    page = open_page(server + QUESTIONS, **PHONE)
    page.get_by_role("textbox", name="Tìm một câu hỏi").fill(typed)
    wanted = page.locator("details.hoi", has_text="Khách chậm trả 45 ngày")
    expect(wanted).to_be_visible()
    assert len(shown(page, "details.hoi > summary")) < 6
    wanted.locator("summary").click()
    expect(wanted.get_by_role("link").last).to_be_visible()


def test_every_question_leads_on_and_every_topic_is_a_jump_away(open_page: Open, server: str) -> None:
    page = open_page(server + QUESTIONS, java_script_enabled=False, **PHONE)
    for question in page.locator("details.hoi").all():
        assert question.locator("a:not([href^='#nguon'])").count(), question.locator("summary").inner_text()
    topics = page.get_by_role("navigation", name="Chủ đề", exact=True).get_by_role("link")
    heads = page.locator(".questions h2")
    assert topics.all_inner_texts() == [plain(head) for head in heads.all_inner_texts()]
    topics.last.click()
    expect(heads.last).to_be_in_viewport()


def test_the_field_works_from_disk(open_page: Open, offline_site: Path) -> None:
    page = open_page((offline_site / "tra-cuu" / "tu-dien.html").as_uri())
    page.get_by_role("textbox", name="Tìm một từ").fill("hop dong")
    assert any("hợp đồng" in name for name in shown(page, ".dictionary dt"))
    assert len(shown(page, ".dictionary dt")) < 20
