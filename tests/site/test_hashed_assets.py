"""Own style sheets, scripts and faces are asked for with a hash of their content: a browser never mixes two builds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from account_docs.site.hashed_assets import hash_assets
from tests.conftest import ROOT

_REFERENCE = re.compile(r'(?:href|src)="([^"]+\.(?:css|js|svg|woff2)(?:\?[^"]*)?)"')


def references(page: Path) -> list[str]:
    """Style sheets, scripts and icons that a page loads."""
    return [address for address in _REFERENCE.findall(page.read_text("utf-8")) if not urlsplit(address).netloc]


def test_every_page_names_its_assets_with_their_hashes(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        found = references(path)
        assert len([address for address in found if "?v=" in address]) >= 5, path
        for address in found:
            assert re.search(r"\?v=[0-9a-f]{12}$", address), f"{path}: {address}"


def test_a_style_sheet_names_its_faces_with_their_hashes_and_they_are_there(site: Path) -> None:
    sheet = site / "assets" / "stylesheets" / "account.css"
    faces = re.findall(r'url\("?([^")]+\.woff2[^")]*)"?\)', sheet.read_text("utf-8"))
    assert faces
    for face in faces:
        name, _, version = face.partition("?v=")
        assert re.fullmatch(r"[0-9a-f]{12}", version)
        assert (sheet.parent / name).is_file()


def test_what_a_script_loads_is_there(site: Path) -> None:
    folder = site / "assets" / "javascripts"
    scripts = [folder / "account.js", *folder.glob("search/*.js")]
    named = [name for path in scripts for name in re.findall(r"([\w.-]+\.js)\?v=", path.read_text("utf-8"))]
    assert {"panel.js", "worker.js", "engine.js", "mark.js", "page.js"} <= set(named)
    there = {path.name for part in ("search", "saving") for path in (folder / part).iterdir()}
    assert sorted(set(named) - there) == []


def test_from_disk_the_names_are_plain(offline_site: Path) -> None:
    for path in [
        *offline_site.rglob("*.html"),
        *offline_site.rglob("assets/**/*.css"),
        *offline_site.rglob("assets/**/search/*.js"),
    ]:
        assert "?v=" not in path.read_text("utf-8"), path


@pytest.mark.xdist_group("hashed-assets")
def test_the_search_loads_nothing_without_a_hash(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}?tim=bao+gia")
    page.locator(".search__field").fill("bao gia")
    expect(page.locator(".search__answer").first).to_be_visible()
    assets = {address for address in asked if re.search(r"/assets/.*\.(css|js|woff2|svg)", address)}
    assert any("/panel.js?v=" in address for address in assets)
    assert any("/worker.js?v=" in address for address in assets)
    plain = [address for address in assets if "?v=" not in address]
    assert plain == []


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of two pages, with our own assets."""
    shutil.copytree(ROOT / "overrides" / "assets", tmp_path / "assets")
    (tmp_path / "a").mkdir()
    links = (
        '<link rel="stylesheet" href="{0}assets/stylesheets/base.css"><link rel="stylesheet"'
        ' href="{0}assets/stylesheets/print.css">'
    )
    scripts = (
        '<script src="{0}assets/javascripts/site.js"></script><script'
        ' src="{0}assets/javascripts/search-loader.js"></script>'
    )
    other = (
        '<script src="https://noi-khac.example/assets/javascripts/site.js"></script><script'
        ' src="{0}assets/javascripts/khong-co.js"></script>'
    )
    words = '<code>src="assets/javascripts/site.js"</code>'.replace('"', "&quot;")
    for path, root in (("index.html", ""), ("a/index.html", "../"), ("404.html", "/kho/")):
        (tmp_path / path).write_text((links + scripts + other).format(root) + words, "utf-8")
    return tmp_path


def change(folder: Path, name: str) -> None:
    """Other content of the same file."""
    path = folder / "assets" / name
    path.write_bytes(path.read_bytes() + b"\n/* */\n")


@pytest.mark.parametrize(
    ("changed", "moved"),
    [
        ("stylesheets/base.css", {"base.css"}),
        ("fonts/be-vietnam-pro-400.woff2", {"base.css"}),
        ("javascripts/site.js", {"site.js"}),
        ("javascripts/search/ranking.js", {"search-loader.js"}),
        ("javascripts/tables.js", set()),
    ],
)
def test_changed_content_changes_the_addresses_that_depend_on_it_and_no_other(
    changed: str, moved: set[str], small: Path, tmp_path: Path
) -> None:
    other = tmp_path.parent / f"{tmp_path.name}-khac"
    shutil.copytree(small, other)
    change(other, changed)
    hash_assets(small)
    hash_assets(other)
    for page in ("index.html", "a/index.html", "404.html"):
        before, after = (
            {urlsplit(link).path.rsplit("/", 1)[-1]: link for link in references(folder / page)}
            for folder in (small, other)
        )
        assert {name for name in before if before[name] != after[name]} == moved
        assert len([link for link in before.values() if "?v=" in link]) == 4


def test_text_and_addresses_of_others_stay(small: Path) -> None:
    hash_assets(small)
    text = (small / "a" / "index.html").read_text("utf-8")
    assert 'src="https://noi-khac.example/assets/javascripts/site.js"' in text
    assert 'src="../assets/javascripts/khong-co.js"' in text
    assert "src=&quot;assets/javascripts/site.js&quot;" in text
