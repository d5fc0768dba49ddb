"""The site under its content security policy: everything works, and the browser reports no violation.

A violation is an error in the console, on which the fixture `page` fails its test.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

PAGES = ("", "giao-tiep/", "tai-chinh/bao-gia/", "bai-viet/google-pagespeed-insights/", "chu-de/", "doc-ngoai-tuyen/")
# Also what a page does quietly, such as a style that is dropped.
WATCH = (
    "() => { self.violations = []; document.addEventListener('securitypolicyviolation', (e) =>"
    " self.violations.push(`${e.violatedDirective} ${e.blockedURI}`)) }"
)


@pytest.fixture(autouse=True)
def watched_policy(page: Page) -> None:
    """Note every violation from the first byte of a page on."""
    page.add_init_script(f"({WATCH})()")


def violations(page: Page) -> list[str]:
    """What the policy stopped."""
    return page.evaluate("() => self.violations")


def test_pages_open_scroll_and_switch(page: Page, server: str) -> None:
    for address in PAGES:
        page.goto(server + address, wait_until="networkidle")
        page.mouse.wheel(0, 3000)
        page.locator(".scheme-button").click()
        page.evaluate("() => document.querySelectorAll('details').forEach((part) => (part.open = true))")
        assert violations(page) == [], address


def test_the_search_works_with_its_worker(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(".search__field").fill("bao gia")
    expect(page.locator(".search__answer").first).to_be_visible()
    assert violations(page) == []


def test_what_the_policy_does_not_know_is_stopped(page: Page, server: str) -> None:
    page.goto(server)
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'self.ran = true';"
        " document.head.append(s); document.querySelector('h1').setAttribute('style', 'color: red') }"
    )
    assert not page.evaluate("() => self.ran")
    assert {violation.split()[0] for violation in violations(page)} == {"script-src-elem", "style-src-attr"}
    page.watched.errors.clear()  # the two that this test brings about
