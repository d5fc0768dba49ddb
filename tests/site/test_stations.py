"""The line that says where a page stands on its route: the campaign, or a worked project."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

from account_docs.content.pages import read_page
from account_docs.html.headings import plain
from tests.conftest import ROOT

ROUTES = yaml.safe_load((ROOT / "data" / "stations.yml").read_text("utf-8"))["extra"]["routes"]
DOCS = ROOT / "docs"


def lines(site: Path, suffix: str = "/index.html") -> dict[str, LexborNode]:
    """The line of every page that has one, by the page's path below docs/."""
    found = {}
    for path in DOCS.rglob("*.md"):
        name = path.relative_to(DOCS).as_posix()
        built = site / (name.removesuffix(".md").removesuffix("/index") + suffix)
        if built.is_file() and (line := LexborHTMLParser(built.read_text("utf-8")).css_first("nav.stations")):
            found[name] = line
    return found


def addresses(line: LexborNode, here: str) -> list[str]:
    """Where its links lead, from the root of the site."""
    return [urljoin(f"https://x/{here}", link.attributes["href"]).removeprefix("https://x/") for link in line.css("a")]


def test_pages_that_name_a_station_show_their_route_and_no_others_do(site: Path) -> None:
    shown = lines(site)
    assert len(shown) >= 60
    for path in DOCS.rglob("*.md"):
        name = path.relative_to(DOCS).as_posix()
        station = read_page(DOCS, path).meta.get("station")
        assert (name in shown) == bool(station), name
        if not station:
            continue
        route = next(route for route in ROUTES if station.startswith(f"{route['id']}/"))
        links = shown[name].css("a")
        own = [link for link in links if link.attributes.get("aria-current")]
        place = next(
            number for number, each in enumerate(route["stations"], 1) if station == f"{route['id']}/{each['id']}"
        )
        assert [plain(link.text()) for link in links if link not in own] == [
            each["name"] for number, each in enumerate(route["stations"], 1) if number != place
        ]
        assert plain(own[0].text()) == (
            f"{route['name']} {place}/{len(route['stations'])}: {route['stations'][place - 1]['name']}"
        )
        here = name.removesuffix(".md") + "/"
        assert addresses(shown[name], here) == [each["page"].removesuffix(".md") + "/" for each in route["stations"]]


def test_its_links_lead_to_files_when_read_from_disk(offline_site: Path) -> None:
    shown = lines(offline_site, ".html")
    assert len(shown) >= 60
    for name, line in shown.items():
        for address in addresses(line, name):
            assert (offline_site / address).is_file(), (name, address)


def test_home_lists_the_stations_of_a_campaign(site: Path) -> None:
    page = LexborHTMLParser((site / "index.html").read_text("utf-8"))
    told = [(link.text(), link.attributes["href"]) for link in page.css("article > .home > ol > li > a:first-child")]
    campaign = next(route for route in ROUTES if route["id"] == "chien-dich")
    assert told == [(each["name"], each["page"].removesuffix(".md") + "/") for each in campaign["stations"]]


@pytest.mark.parametrize(("width", "seen"), [(1280, 9), (768, 9), (390, 3), (320, 3)])
def test_it_leads_back_and_on_without_javascript(browser: Browser, server: str, width: int, seen: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(server + "tai-chinh/bao-gia/")
    line = page.get_by_role("navigation", name="Các giai đoạn của một chiến dịch")
    links = [link for link in line.get_by_role("link").all() if link.is_visible()]
    assert len(links) == seen
    assert all(link.bounding_box()["height"] >= (44 if width < 600 else 24) for link in links)
    assert line.bounding_box()["height"] <= 60
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    line.get_by_role("link", name="Hợp đồng").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hợp đồng")
    expect(line.locator("[aria-current=page]")).to_contain_text("Hợp đồng")
    context.close()


def test_on_paper_it_is_a_line_of_text(page: Page, server: str) -> None:
    page.goto(server + "tai-chinh/bao-gia/")
    page.emulate_media(media="print")
    line = page.locator(".stations")
    expect(line.locator("li:visible")).to_have_text(["Re-brief", "Giai đoạn 3/9: Proposal", "Hợp đồng"])
    assert line.bounding_box()["height"] <= 24
