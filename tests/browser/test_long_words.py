"""Words that are longer than the smallest screen: an address, a name run together, a compound."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ARTICLE = "tai-chinh/bao-gia/"
FIELD = ".search__field"
PANEL = ".search__panel"
ANSWER = ".search__answer"
WORD = "Nghiêng" * 14
COMPONENTS = {
    "title": (ARTICLE, "h1"),
    "heading": (ARTICLE, "article h2"),
    "smaller heading": ("dong-gop/quy-tac/", "article h3"),
    "summary": (ARTICLE, ".page-head__summary"),
    "fact under the title": (ARTICLE, ".page-head__facts li"),
    "path": (ARTICLE, ".md-path__link span"),
    "text": (ARTICLE, "article > p"),
    "link": (ARTICLE, "article p a"),
    "list": (ARTICLE, "article li"),
    "code span": ("dong-gop/", "article :not(pre) > code"),
    "callout": ("giao-tiep/", ".admonition-title"),
    "folded question": ("giao-tiep/", "details.hoi > summary"),
    "cell of a table that folds": ("giao-tiep/", ".table--folds td:nth-child(2)"),
    "first cell of a table that folds": ("giao-tiep/", ".table--folds td:first-child"),
    "contents of the page": (ARTICLE, ".page-toc a"),
    "source": (ARTICLE, ".sources li"),
    "source link": (ARTICLE, ".sources a"),
    "topic": (ARTICLE, ".md-tag"),
    "related title": (ARTICLE, ".related li a"),
    "related text": (ARTICLE, ".related li p"),
    "end of the page": (ARTICLE, ".page-end p"),
    "download": ("bieu-mau/bao-gia/", ".downloads a"),
    "letter": ("giao-tiep/", "pre > code.language-text"),
    "term": ("tra-cuu/tu-dien/", ".dictionary dt"),
    "meaning": ("tra-cuu/tu-dien/", ".dictionary dd"),
    "card": ("", ".grid.cards li p:last-child"),
    "calculator": ("tra-cuu/cong-thuc/", ".calculator__name"),
    "next page": (ARTICLE, ".md-footer__link--next .md-ellipsis"),
    "licence": (ARTICLE, ".md-copyright p"),
}
# Every line of the element must lie on the screen, or in a region that scrolls and that the keyboard reaches.
CUT = """(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const region = element.closest("[role=region][tabindex]");
  const edge = document.documentElement.clientWidth + 1;
  if (region && region.scrollWidth > region.clientWidth) return [];
  const clipped = [];
  for (let part = element; part !== document.body; part = part.parentElement) {
    const clips = getComputedStyle(part).overflowX !== "visible" && part.scrollWidth > part.clientWidth + 1;
    if (clips) clipped.push(`${part.localName}.${part.className}`);
  }
  const outside = ({ left, right, width }) => width > 0 && (left < -1 || right > edge);
  const wide = [...range.getClientRects()].filter(outside).map(({ left, right }) => `${left}–${right}`);
  return [...clipped, ...wide];
}"""


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[Page]:
    """A page on the smallest screen, used for one component after the other."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True, locale="vi-VN", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_word_longer_than_the_screen_is_not_cut(narrow: Page, server: str, component: str) -> None:
    path, selector = COMPONENTS[component]
    narrow.goto(server + path)
    narrow.evaluate("() => document.querySelectorAll('details').forEach((part) => (part.open = true))")
    element = narrow.locator(selector).first
    element.evaluate("(element, word) => (element.textContent = word)", WORD)
    assert element.evaluate(CUT) == []
    assert narrow.evaluate("() => document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", ["giao-tiep/", "tai-chinh/"])
def test_a_long_name_of_a_column_is_not_cut_either(narrow: Page, server: str, path: str) -> None:
    narrow.goto(server + path)
    cell = narrow.locator(".table--folds td[data-label]").first
    before = cell.evaluate("(cell) => cell.getBoundingClientRect().height")
    cell.evaluate("(cell, word) => (cell.dataset.label = word)", WORD)
    assert cell.evaluate("(cell) => cell.getBoundingClientRect().height") > before + 30
    assert narrow.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_a_long_word_in_the_drawer_goes_on_in_the_next_line(narrow: Page, server: str) -> None:
    narrow.goto(server + ARTICLE)
    narrow.locator(".drawer-button").click()
    expect(narrow.locator(".tree a:focus")).to_have_count(1)
    for selector in (".tree [aria-current]", ".tree__item--active summary"):
        entry = narrow.locator(selector).first
        entry.evaluate("(entry, word) => (entry.textContent = word)", WORD)
        assert entry.evaluate(CUT) == []
        assert entry.evaluate("(entry) => entry.scrollWidth <= entry.clientWidth + 1")


def test_a_long_word_in_an_answer_is_not_cut(narrow: Page, server: str) -> None:
    narrow.goto(server)
    narrow.get_by_role("button", name="Mở tìm kiếm").click()
    narrow.locator(FIELD).fill("bao gia")
    expect(narrow.locator(f"{PANEL}[data-state=complete] {ANSWER}").first).to_be_visible()
    for selector in (".search__title", ".search__section", ".search__excerpt"):
        part = narrow.locator(selector).first
        part.evaluate("(part, word) => (part.textContent = word)", WORD)
        assert part.evaluate(CUT) == [], selector
