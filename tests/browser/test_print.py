"""A page on paper."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


def test_paper_shows_the_text_its_address_and_folded_answers_and_nothing_to_press(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(server + "bai-viet/google-pagespeed-insights/")
    page.emulate_media(media="print")
    for name in (
        ".md-header",
        ".md-tabs",
        ".md-sidebar",
        ".md-footer",
        ".related",
        ".topics",
        ".page-end",
        ".page-toc",
        ".copy-button",
        ".share-button",
        ".search",
        ".skip-link",
    ):
        assert all(not part.is_visible() for part in page.locator(name).all()), name
    expect(page.locator(".print-address")).to_be_visible()
    expect(page.locator(".print-address")).to_contain_text(
        "https://so-tay.example/kho/bai-viet/google-pagespeed-insights/"
    )
    expect(page.locator(".sources")).to_be_visible()
    # Ink on white, whatever scheme is on.
    assert page.evaluate(
        "() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    ) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert page.evaluate(
        "() => [...document.querySelectorAll('details.hoi > :not(summary)')].every((part) => part.checkVisibility({"
        " contentVisibilityAuto: true }) && part.getBoundingClientRect().height > 0)"
    )


def test_a_printed_page_is_a4(page: Page, server: str) -> None:
    page.goto(server + "tai-chinh/bao-gia/")
    sheet = page.pdf(prefer_css_page_size=True)
    # 210 × 297 mm in points.
    assert b"/MediaBox [0 0 594.95996 841.91998]" in sheet or b"/MediaBox [0 0 595" in sheet


def test_paper_is_the_same_from_either_scheme(browser: Browser, server: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
        page = context.new_page()
        page.goto(server + "giao-tiep/")
        page.emulate_media(media="print")
        colours.append(
            page.evaluate(
                "() => [...document.querySelectorAll('article *')].filter((part) => part.checkVisibility()).map((part)"
                " => [part.tagName, part.className, getComputedStyle(part).color,"
                " getComputedStyle(part).backgroundColor].join(' '))"
            )
        )
        context.close()
    assert len(colours[0]) > 100
    assert colours[0] == colours[1]


def test_paper_has_nothing_to_filter_and_no_white_letters(page: Page, server: str) -> None:
    """Browsers print no grounds unless asked: what is white on a colour would be gone."""
    page.goto(server + "tra-cuu/tu-dien/")
    page.emulate_media(media="print")
    assert all(not part.is_visible() for part in page.locator(".filter, .jumps").all())
    page.goto(server + "tai-chinh/")
    assert page.locator("h1").evaluate("(title) => getComputedStyle(title).color") == "rgb(0, 0, 0)"


def test_a_sheet_that_fits_a_page_is_not_cut(page: Page, server: str) -> None:
    page.goto(server + "nghe-account/mot-ngay/")
    page.emulate_media(media="print")
    assert page.locator(".giay").first.evaluate("(sheet) => getComputedStyle(sheet).breakInside") == "avoid"
