"""The page where something is missing: storage, https, a newer browser; and what phones do of themselves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

ARTICLE = "tai-chinh/bao-gia/"
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 800, "height": 1180}
TABLET_TURNED = {"width": 1180, "height": 800}
FIELD = ".search__field"
ANSWER = ".search__answer"
BLOCKED = {
    "throws": (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"
    ),
    "is null": "Object.defineProperty(window, 'localStorage', { value: null })",
    "is full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    "holds rubbish": "Storage.prototype.getItem = () => '{'",
}


@pytest.mark.parametrize("how", BLOCKED)
def test_the_light_switch_works_without_storage(open_page: Open, server: str, how: str) -> None:
    page = open_page(server, BLOCKED[how], color_scheme="light")
    button = page.get_by_role("button", name="Nền tối")
    for pressed, scheme in (("true", "slate"), ("false", "default"), ("true", "slate")):
        button.click()
        expect(button).to_have_attribute("aria-pressed", pressed)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    # The rest of the page does not depend on it either.
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(ANSWER).first).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, TABLET, TABLET_TURNED])
@pytest.mark.parametrize("path", ["", "tra-cuu/cong-thuc/"])
def test_no_field_makes_a_phone_zoom(open_page: Open, server: str, size: dict[str, int], path: str) -> None:
    """Below 16 px some browsers zoom in when a field gets the focus, and not out again."""
    page = open_page(server + path, viewport=size, has_touch=True)
    sizes = (
        "() => [...document.querySelectorAll('input:not([type=checkbox], [type=radio]), select, textarea')].map((field)"
        " => parseFloat(getComputedStyle(field).fontSize))"
    )
    if size["width"] < 960:
        page.get_by_role("button", name="Mở tìm kiếm").click()
    found = page.evaluate(sizes)
    assert found
    assert min(found) >= 16


NO_HAS = """
const asking = ["querySelector", "querySelectorAll"];
for (const [owner, names] of [[Document, asking], [Element, [...asking, "matches", "closest"]]]) {
  for (const name of names) {
    const known = owner.prototype[name];
    owner.prototype[name] = function (selector) {
      if (String(selector).includes(":has(")) {
        throw new DOMException(`'${selector}' is not a valid selector`, "SyntaxError");
      }
      return known.call(this, selector);
    };
  }
}
"""


def test_tables_and_papers_stay_tables_where_has_is_unknown(open_page: Open, server: str) -> None:
    page = open_page(server + ARTICLE, NO_HAS, viewport=PHONE, has_touch=True)
    expect(page.locator(".paper-lines").first).to_have_attribute("role", "table")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.goto(server + "tai-chinh/")
    expect(page.locator(".table--folds").first).to_have_attribute("role", "table")


NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
REFUSED = (
    "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new DOMException('no',"
    " 'NotAllowedError')) } })"
)
NO_WAY = "document.execCommand = () => false"


@pytest.mark.parametrize("why", [NO_CLIPBOARD, REFUSED])
def test_on_plain_http_copying_still_copies(open_page: Open, server: str, why: str) -> None:
    page = open_page(server + ARTICLE, why, permissions=["clipboard-read", "clipboard-write"])
    reader = page.context.new_page()
    reader.goto(server)

    def copied() -> str:
        reader.bring_to_front()
        text = reader.evaluate("() => navigator.clipboard.readText()")
        page.bring_to_front()
        return str(text)

    button = page.get_by_role("button", name="Sao chép", exact=True).first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Đã sao chép")).to_be_visible()
    expect(button).to_be_focused()
    assert "Báo giá TVC và key visual" in copied()
    link = page.get_by_role("link", name="Liên kết tới mục “Một báo giá đã điền”")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Đã sao chép liên kết")).to_be_visible()
    page.wait_for_url("**/#mot-bao-gia-da-dien")
    assert copied() == page.url
    assert page.locator("textarea").count() == 0


def test_a_paper_is_copied_as_a_table(open_page: Open, server: str) -> None:
    page = open_page(server + ARTICLE, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Sao chép: Báo giá sản xuất TVC và key visual").click()
    expect(page.get_by_role("status").filter(has_text="Đã sao chép")).to_be_visible()
    kinds = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const read = async (kind) => (await item.getType(kind)).text();
          return { html: await read("text/html"), text: await read("text/plain") };
        }"""
    )
    assert "<table" in kinds["html"]
    assert "3. Account và giám sát sản xuất\t20,0" in kinds["text"]


@pytest.mark.parametrize("why", [NO_CLIPBOARD, REFUSED])
def test_where_nothing_copies_the_text_is_selected_and_the_page_says_how(
    open_page: Open, server: str, why: str
) -> None:
    page = open_page(server + ARTICLE, why + ";" + NO_WAY)
    page.get_by_role("button", name="Sao chép", exact=True).first.click()
    message = page.get_by_role("status").filter(has_text="Chữ đã được chọn sẵn")
    expect(message).to_contain_text("Ctrl + C")
    assert "Báo giá TVC và key visual" in page.evaluate("() => getSelection().toString()")
    # Longer than the word that something was done: it has to be read and followed.
    page.wait_for_timeout(4000)
    expect(message).to_be_visible()
    page.get_by_role("button", name="Sao chép liên kết").click()
    expect(page.get_by_role("status").filter(has_text="thanh địa chỉ")).to_be_visible()


def test_a_share_that_fails_is_a_copy_and_one_that_was_closed_is_nothing(open_page: Open, server: str) -> None:
    share = "navigator.share = () => Promise.reject(new DOMException('', self.reason))"
    page = open_page(server + ARTICLE, share, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("() => (self.reason = 'AbortError')")
    page.locator(".share-button").click()
    page.wait_for_timeout(300)
    expect(page.locator(".message")).to_be_empty()
    page.evaluate("() => (self.reason = 'NotAllowedError')")
    page.locator(".share-button").click()
    expect(page.locator(".message")).to_have_text("Đã sao chép liên kết")
