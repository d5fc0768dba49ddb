"""At 600 pages a reader loads no more than today: one build of them for all of these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import REPO_BRANCH, REPO_URL, build
from tests.large_project import PAGES, large_project
from tests.site.test_weight import KIB, articles, first_view
from tests.speed import searching
from tests.speed.server import Traffic, serving

# One set-up for all of these tests.
pytestmark = pytest.mark.xdist_group("large-site")

GROWTH = 1.05
QUERY = 200 * KIB


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with 600 pages; without an address, since each with one has a card to be drawn."""
    folder = tmp_path_factory.mktemp("600-trang")
    done = build(folder / "site", large_project(folder / "project"), REPO_URL=REPO_URL, REPO_BRANCH=REPO_BRANCH)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "site"


@pytest.fixture(scope="module")
def traffic(large_site: Path) -> Iterator[Traffic]:
    """The server of the large site."""
    with serving(large_site) as served:
        yield served


def test_it_has_so_many_pages(large_site: Path) -> None:
    assert len(list(large_site.rglob("index.html"))) >= PAGES


def test_a_first_view_is_what_it_is_today(site: Path, large_site: Path) -> None:
    today, then = articles(site), articles(large_site)
    grown = {address: first_view(large_site, then[address]) / first_view(site, path) for address, path in today.items()}
    assert {address: round(share, 3) for address, share in grown.items() if share > GROWTH} == {}


def test_a_query_stays_small(browser: Browser, traffic: Traffic) -> None:
    start = f"{traffic.address}giao-tiep/"
    asked = {text: searching.bytes_online(browser, traffic, start, text) for text in searching.QUERIES}
    assert {text: round(size / KIB) for text, size in asked.items() if size > QUERY} == {}
