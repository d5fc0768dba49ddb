"""How a page begins on a phone: text in the first half of the screen, and no sign that a thumb has no use for."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
# An article, one on a route, one with a title of two lines, the first page of a section, a page of a case.
PAGES = ("tai-chinh/retainer/", "giao-tiep/xu-ly-phan-hoi/", "tai-chinh/", "hoach-dinh-quan-ly/", "du-an-mau/thay-doi/")
LATEST = 360
# Phones have the list of apps to send a page to; a browser without a screen has not.
SHARES = "navigator.share = () => Promise.resolve()"


@pytest.mark.parametrize("path", PAGES)
def test_the_text_begins_in_the_first_half_of_a_phone(path: str, open_page: Open, server: str) -> None:
    page = open_page(server + path, script=SHARES, **PHONE)
    first = page.locator("article > p:not([class])").first.bounding_box()
    assert first is not None
    assert first["y"] <= LATEST, first


def test_the_sign_of_a_heading_is_not_in_the_way_of_a_thumb(open_page: Open, server: str) -> None:
    page = open_page(server + "tai-chinh/retainer/", **PHONE)
    sign = page.locator(".section-head .headerlink").first
    assert sign.evaluate("(sign) => getComputedStyle(sign).opacity") == "0"
    assert sign.evaluate("(sign) => getComputedStyle(sign).pointerEvents") == "none"
    sign.focus()
    assert sign.evaluate("(sign) => getComputedStyle(sign).opacity") == "1"


@pytest.mark.parametrize("path", ["du-an-mau/thay-doi/", "du-an-mau/van-hanh/", "giao-tiep/xu-ly-phan-hoi/"])
def test_the_name_of_a_station_is_not_cut(path: str, open_page: Open, server: str) -> None:
    page = open_page(server + path, **{**PHONE, "viewport": {"width": 320, "height": 700}})
    name = page.locator(".stations__here > a")
    lines = name.evaluate(
        "(link) => { const text = document.createRange(); text.selectNodeContents(link.lastChild);"
        " return new Set([...text.getClientRects()].map((part) => Math.round(part.top))).size }"
    )
    assert lines == 1
