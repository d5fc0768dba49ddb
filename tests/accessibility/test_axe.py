"""axe-core over the site: every kind of page, light and dark, at three widths.

Also in every state that a reader can bring about. Every
page is looked at once, on a phone; every kind of page at three widths, in both schemes. Nothing is excluded.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Never anything: a finding is mended, not hidden.
EXCLUDED_RULES: list[str] = []
# What another scheme can change.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
KINDS = {
    "home": "",
    "area": "giao-tiep/",
    "deep article": "tai-chinh/bao-gia/",
    "skill": "ky-nang/giao-tiep/",
    "article with sources": "bai-viet/google-pagespeed-insights/",
    "topics": "chu-de/",
    "about": "gioi-thieu/",
    "offline edition": "doc-ngoai-tuyen/",
    "contribution": "dong-gop/",
    "wrong address": "khong/co/",
    "form": "bieu-mau/bao-gia/",
    "calculators": "tra-cuu/cong-thuc/",
    "sources": "tra-cuu/nguon/",
}
SCREENS = {1280: {"width": 1280, "height": 800}, 390: {"width": 390, "height": 844}, 320: {"width": 320, "height": 640}}
# One test looks at every fourth page, so that the processors share the work.
PARTS = 4
RUN = """async ([tags, rules, excluded]) => {
  const options = rules ? { runOnly: { type: "rule", values: rules } } : { runOnly: { type: "tag", values: tags } };
  options.resultTypes = ["violations"];
  options.rules = Object.fromEntries(excluded.map((rule) => [rule, { enabled: false }]));
  const { violations } = await axe.run(document, options);
  const why = (node) => [...node.any, ...node.all, ...node.none].map(({ message }) => message).join("; ").slice(0, 220);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} (${why(node)})`));
}"""


def audit(page: Page, state: str, rules: list[str] | None = None) -> list[str]:
    """Findings of axe in the present state of a page, each with the state's name.

    Args:
        page: an open page.
        state: what to call the state in a message.
        rules: only these rules; by default all of TAGS.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [f"[{state}] {finding}" for finding in page.evaluate(RUN, [TAGS, rules, EXCLUDED_RULES])]


def switch_scheme(page: Page) -> None:
    """Press the light switch."""
    page.evaluate("() => document.querySelector('.scheme-button').click()")


def audit_both_schemes(page: Page, state: str, rules: list[str] | None = None) -> list[str]:
    """Findings in the present scheme, and of what depends on colours in the other one; see `audit`."""
    found = audit(page, f"{state}, light", rules)
    switch_scheme(page)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    found += audit(page, f"{state}, dark", COLOUR_RULES)
    switch_scheme(page)
    return found


@contextmanager
def screen(browser: Browser, width: int) -> Iterator[Page]:
    """A page at a width, as a light-schemed reader has it; narrow ones are touched. It keeps none of the many pages."""
    context = browser.new_context(
        viewport=SCREENS[width],
        has_touch=width < 600,
        color_scheme="light",
        reduced_motion="reduce",
        locale="vi-VN",
        service_workers="block",
    )
    yield context.new_page()
    context.close()


def every_address(site: Path) -> list[str]:
    """Addresses of all pages, with one that leads nowhere."""
    return [
        path.relative_to(site).as_posix().removesuffix("index.html") for path in sorted(site.rglob("index.html"))
    ] + ["khong/co/"]


@pytest.mark.parametrize("width", [1280])
def test_the_audit_sees_what_is_planted(browser: Browser, server: str, width: int) -> None:
    with screen(browser, width) as page:
        page.goto(server + "gioi-thieu/")
        page.evaluate(
            "() => { document.querySelector('.scheme-button').removeAttribute('aria-label');"
            " document.querySelector('.scheme-button').removeAttribute('title') }"
        )
        page.evaluate("() => { document.querySelector('.page-head__summary').style.color = '#999' }")
        found = " ".join(audit_both_schemes(page, "planted"))
    assert "[planted, light] button-name" in found
    assert "[planted, light] color-contrast" in found


def open_folded(page: Page) -> None:
    """Open folded answers: they hold more than closed ones, and the closed state is looked at below."""
    page.evaluate("() => document.querySelectorAll('details').forEach((part) => (part.open = true))")


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_page(browser: Browser, site: Path, server: str, part: int) -> None:
    found = []
    with screen(browser, 390) as page:
        for address in every_address(site)[part::PARTS]:
            page.goto(server + address)
            open_folded(page)
            found += audit(page, f"{address or 'home'} at 390, details open")
    assert found == []


# At 390 every rule looks at every page in the test above; what is left is the other scheme.
RULES_AT = {1280: None, 390: COLOUR_RULES, 320: None}


@pytest.mark.parametrize("width", SCREENS)
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, server: str, width: int) -> None:
    found = []
    with screen(browser, width) as page:
        for kind, address in KINDS.items():
            page.goto(server + address)
            open_folded(page)
            found += audit_both_schemes(page, f"{kind} at {width}, details open", RULES_AT[width])
    assert found == []


@pytest.mark.parametrize("width", SCREENS)
def test_axe_finds_nothing_while_answers_are_folded(browser: Browser, server: str, width: int) -> None:
    found = []
    with screen(browser, width) as page:
        for kind in ("area", "deep article"):
            page.goto(server + KINDS[kind])
            found += audit_both_schemes(page, f"{kind} at {width}, details closed")
    assert found == []


@pytest.mark.parametrize("width", [390, 320])
def test_axe_finds_nothing_with_the_drawer_open(browser: Browser, server: str, width: int) -> None:
    with screen(browser, width) as page:
        page.goto(server + "hoach-dinh-quan-ly/timeline/")
        page.locator(".drawer-button").click()
        expect(page.locator(".tree a:focus")).to_have_count(1)
        found = audit_both_schemes(page, f"drawer at {width}")
        page.evaluate("() => document.querySelectorAll('.tree details').forEach((part) => (part.open = true))")
        found += audit_both_schemes(page, f"drawer at {width}, all groups open")
    assert found == []


@pytest.mark.parametrize("width", SCREENS)
@pytest.mark.parametrize("query", ["bao gia", "xyzxyz", ""])
def test_axe_finds_nothing_with_the_search_open(browser: Browser, server: str, width: int, query: str) -> None:
    with screen(browser, width) as page:
        page.goto(server + "giao-tiep/")
        if width < 960:
            page.locator(".search-button").click()
        field = page.locator(".search__field")
        field.focus()
        expect(page.locator(".search__panel")).to_be_visible()
        if query:
            field.fill(query)
            expect(page.locator(".search__panel")).to_have_attribute("data-query", query)
            expect(page.locator(".search__panel")).to_have_attribute("data-state", "complete")
        if query == "bao gia":
            field.press("ArrowDown")
            expect(page.locator(".search__answer[aria-selected=true]")).to_have_count(1)
        found = audit_both_schemes(page, f"search for “{query}” at {width}")
    assert found == []


def test_axe_finds_nothing_after_a_copy(browser: Browser, server: str) -> None:
    with screen(browser, 390) as page:
        page.goto(server + "tai-chinh/bao-gia/")
        # On a screen that is touched the sign comes with the keyboard.
        page.locator(".headerlink").first.press("Enter")
        expect(page.get_by_role("status").filter(has_text="sao chép")).to_be_visible()
        found = audit_both_schemes(page, "message shown")
    assert found == []
