"""The three areas of duties: every page teaches by example and can be gone through as a course."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from account_docs.check import load_corpus
from account_docs.content.pages import Page
from tests.conftest import ROOT

AREAS = ("giao-tiep", "hoach-dinh-quan-ly", "tai-chinh")
PAGES = {path: page for path, page in load_corpus(ROOT).pages.items() if path.startswith(AREAS)}


def count(page: Page, pattern: str) -> int:
    """How many lines of the body begin with a pattern."""
    return sum(bool(re.match(pattern, line)) for line in page.lines[page.body_start :])


def test_all_pages_of_the_map_are_there() -> None:
    mapped = {"giao-tiep": 9, "hoach-dinh-quan-ly": 14, "tai-chinh": 11}
    found = {area: sum(path.startswith(area + "/") for path in PAGES) for area in AREAS}
    assert all(found[area] >= number for area, number in mapped.items()), found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_a_body_something_filled_and_every_wrong_way_with_its_right_one(path: str) -> None:
    page = PAGES[path]
    body = "\n".join(page.lines[page.body_start :])
    assert len(body.split()) >= 600
    assert "```text" in body or "\n|---" in body
    assert len(page.headings) >= 4
    assert count(page, r"> \[!sai\]") == count(page, r"> \[!dung\]")
    assert count(page, r"> \[!hoi\]-") <= 5
    # A page may tell of two projects, one thing in each box.
    assert count(page, r"> \[!du-an\]") <= 3


def test_there_are_pairs_and_sentences_enough() -> None:
    assert sum(count(page, r"> \[!sai\]") for page in PAGES.values()) >= 12
    # Whole messages to send, by channel and by rank of who reads them.
    assert count(PAGES["giao-tiep/kenh-va-mau-cau.md"], "```text") >= 4


def test_an_area_reads_as_a_course(site: Path) -> None:
    for area in AREAS:
        address = site / area / "index.html"
        seen = []
        while address.parent == site / area or address.parent.parent == site / area:
            seen.append(address)
            following = re.search(r'<a href="([^"]+)" class="[^"]*md-footer__link--next', address.read_text("utf-8"))
            if not following:
                break
            address = (address.parent / following[1] / "index.html").resolve()
        assert len(seen) == sum(path.startswith(area + "/") for path in PAGES)
