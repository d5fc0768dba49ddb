"""What a first view costs: bytes as a server sends them (gzip 6), and requests.

Never time, which depends on the machine.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Route

from tests.speed import searching, views
from tests.speed.server import body_of, serving

KIB = 1024
FIRST_VIEW, SECOND_PAGE, REQUESTS = 54 * KIB, 18 * KIB, 8
# Where one looks things up: lists that are long by their nature, and the law of a whole field.
REFERENCE = ("tra-cuu/", "phap-ly/", "dong-gop/", "chu-de/")
# Articles with a tool of their own, a list that is filtered, or one of what was read.
TOOLS = ("bieu-mau/", "ky-nang/tu-danh-gia/", "nghe-account/lo-trinh/")
SITE = 12_000_000
_LOADED = re.compile(r'<(?:link|script)\b[^>]*?(?:href|src)="([^"]+\.(?:css|js|svg|woff2))[^"]*"')
QUERY = 120 * KIB
# Sum of all shifts while a face comes in late: a line or two may break elsewhere. Without the stand-in it is 0.2.
SHIFTS = 0.02
HAS_STAND_IN = (
    """() => new FontFace("x", 'local("Arial"), local("Liberation Sans")').load().then(() => true, () => false)"""
)


def sent(path: Path) -> int:
    """Bytes of a file as a server sends it."""
    return len(body_of(path))


def loaded(site: Path, path: Path) -> set[Path]:
    """The files that a page asks for."""
    here = f"https://x/{path.relative_to(site).as_posix()}"
    return {site / urlsplit(urljoin(here, address)).path[1:] for address in _LOADED.findall(path.read_text("utf-8"))}


def first_view(site: Path, path: Path) -> int:
    """Bytes of a page and of all that it asks for."""
    return sent(path) + sum(map(sent, loaded(site, path)))


def articles(site: Path) -> dict[str, Path]:
    """Pages by address, without those for looking things up."""
    found = {path.parent.relative_to(site).as_posix() + "/": path for path in sorted(site.rglob("index.html"))}
    return {address: path for address, path in found.items() if not address.startswith(REFERENCE)}


def test_a_first_view_of_an_article_is_light(site: Path) -> None:
    heavy = {}
    for address, path in articles(site).items():
        total = first_view(site, path)
        if total > FIRST_VIEW:
            heavy[address] = round(total / KIB, 1)
    assert heavy == {}


def test_a_second_page_is_its_html_alone(site: Path) -> None:
    pages = articles(site)
    # The front page has a sheet on top, and a tool what makes it work.
    own = ("./", *TOOLS)
    shared = {address: loaded(site, path) for address, path in pages.items() if address not in own}
    assert len({frozenset(files) for files in shared.values()}) == 1
    assert sent(pages["giao-tiep/"]) <= 11 * KIB
    assert max(map(sent, pages.values())) <= SECOND_PAGE


def test_a_browser_asks_for_few_files(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}giao-tiep/", wait_until="networkidle")
    context.close()
    assert len(asked) <= REQUESTS, asked
    assert len(asked) == len(set(asked)), "a face that is asked for in advance must be the one that the sheet names"


def test_a_page_does_not_grow_with_the_site(site: Path) -> None:
    """The navigation lists the section of the page; each other section is one link."""
    path = site / "tai-chinh" / "bao-gia" / "index.html"
    tree = path.read_text("utf-8").split('class="tree"')[1].split("</nav>")[0]
    own = len(list((site / "tai-chinh").rglob("index.html")))
    sections = len([folder for folder in site.iterdir() if (folder / "index.html").is_file()])
    assert tree.count("<a ") <= own + sections + 3


@pytest.mark.parametrize("edition", ["site", "offline_site"])
def test_nothing_is_published_that_nobody_loads(edition: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(edition)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= SITE
    names = [path.relative_to(folder).as_posix() for path in files]
    assert [name for name in names if name.endswith(".map") or "lunr" in name or "workers/" in name] == []
    assert [name for name in names if re.search(r"(bundle|main|palette)\.[0-9a-f]{8}", name)] == []


def test_nothing_of_the_search_is_loaded_before_it_is_wanted_and_then_little(browser: Browser, site: Path) -> None:
    with serving(site) as traffic:
        start = f"{traffic.address}giao-tiep/"
        asked = {text: searching.bytes_online(browser, traffic, start, text) for text in searching.QUERIES}
        assert {text: round(size / KIB) for text, size in asked.items() if not 10 * KIB < size <= QUERY} == {}


def test_a_query_from_disk_reads_as_little(browser: Browser, offline_site: Path) -> None:
    start = offline_site / "giao-tiep" / "index.html"
    asked = {text: searching.bytes_from_disk(browser, start, text) for text in searching.QUERIES}
    assert {text: round(size / KIB) for text, size in asked.items() if not 10 * KIB < size <= QUERY} == {}


@pytest.mark.parametrize("address", ["", "giao-tiep/", "tai-chinh/bao-gia/"])
def test_a_face_that_comes_late_moves_nothing(browser: Browser, server: str, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    page.add_init_script(views.WATCH)
    held: list[Route] = []
    page.route("**/*.woff2*", lambda route: held.append(route))
    page.goto(f"{server}{address}", wait_until="domcontentloaded")
    if not page.evaluate(HAS_STAND_IN):
        pytest.skip("this machine has neither Arial nor Liberation Sans")
    page.wait_for_function("() => self.speed.fcp > 0")
    for route in held:
        route.continue_()
    page.evaluate("() => document.fonts.ready")
    page.wait_for_timeout(300)
    assert len(held) == 2
    assert page.evaluate("() => self.speed.cls") <= SHIFTS
    context.close()
