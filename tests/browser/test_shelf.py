"""The list of forms: its filter, with and without the marks of Vietnamese, on a phone and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

ADDRESS = "bieu-mau/"
LINES = ".md-content tbody tr"


def shown(page: Page) -> list[str]:
    """The first words of the lines that are to be seen."""
    lines = page.locator(f"{LINES}:visible td:first-child").all_inner_texts()
    return [line.split("\n")[0] for line in lines]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("doi tien", "Đòi tiền khi kế toán khách chưa chi"),
        ("Khách đổi ý", "Khách đổi ý, xin thêm việc giữa chừng"),
        ("nhan pitch", "Phiếu nhận pitch"),
        ("koc", "Hợp đồng KOC"),
        ("dong du an thanh ly", "Thanh lý hợp đồng"),
    ],
)
def test_typing_leaves_the_lines_with_every_word(
    browser: Browser, server: str, width: int, typed: str, wanted: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{server}{ADDRESS}")
    everything = len(shown(page))
    page.get_by_label("Gõ để lọc").fill(typed)
    left = shown(page)
    assert wanted in left
    assert len(left) < everything / 3
    expect(page.locator(".shelf-filter [role=status]")).to_have_text(f"{len(left)} dòng")
    # A heading without lines would look like an empty drawer.
    for heading in page.locator(".md-content h3:visible").all():
        assert heading.evaluate("it => !it.closest('.section-head').nextElementSibling.hidden")
    page.get_by_label("Gõ để lọc").fill("")
    assert len(shown(page)) == everything
    page.get_by_label("Gõ để lọc").fill("không có mẫu này")
    expect(page.locator(".shelf-filter [role=status]")).to_contain_text("Chưa thấy")
    context.close()


def test_without_javascript_it_is_a_table(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}{ADDRESS}")
    assert not page.locator("#loc-mau").is_visible()
    assert len(shown(page)) > 40
    context.close()
