"""The list of the site's files, the worker's version, the manifest; the icons."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from account_docs.site.saved_pages import (
    ICON,
    LIST,
    MANIFEST,
    SCRIPTS,
    SIZES,
    WORKER,
    address,
    file_list,
    files,
    is_core,
    keep_no_pages,
    keep_pages,
    manifest,
)
from tests.conftest import ROOT
from tests.icons import draw

HASHES = {"assets/stylesheets/account.css": "1f0c", "assets/javascripts/search/panel.js": "2a"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A finished site."""
    texts = {
        "index.html": "nhà",
        "404.html": "không có",
        "chua-luu.html": "chưa lưu",
        "giao-tiep/index.html": "giao tiếp",
        "search/names.json": "{}",
        "tai-ve/mau.docx": "mẫu",
        "tai-ve/so-tay-account.pdf": "sách",
        "account-offline.zip": "gói",
        "hinh/cau-noi.svg": "hình",
        "assets/images/chia-se/a.png": "thẻ",
        "sitemap.xml": "x",
        f"{SCRIPTS}/service.js": '/* why */ const v = "{version}";',
        f"{SCRIPTS}/retired.js": "leave();",
        f"{SCRIPTS}/page.js": "page",
        **dict.fromkeys(HASHES, "x"),
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_file_is_named_as_pages_ask_for_it() -> None:
    assert address("index.html", {}) == ""
    assert address("giao-tiep/index.html", {}) == "giao-tiep/"
    assert address("chua-luu.html", {}) == "chua-luu.html"
    assert address("assets/stylesheets/account.css", HASHES) == "assets/stylesheets/account.css?v=1f0c"


def test_the_list_has_what_readers_meet_and_no_books(folder: Path) -> None:
    assert set(files(folder, HASHES)) == {
        "",
        "giao-tiep/",
        "chua-luu.html",
        "search/names.json",
        "tai-ve/mau.docx",
        "assets/stylesheets/account.css?v=1f0c",
        "assets/javascripts/search/panel.js?v=2a",
    }


def test_what_every_page_needs_is_saved_at_once() -> None:
    for name in ("", "chua-luu.html", "assets/stylesheets/account.css?v=1", "assets/fonts/a.woff2?v=1"):
        assert is_core(name)
    for name in ("giao-tiep/", "search/names.json", "assets/javascripts/search/panel.js?v=1", "tai-ve/mau.docx"):
        assert not is_core(name)


def test_the_version_depends_on_every_file_and_on_nothing_else(folder: Path) -> None:
    found = files(folder, HASHES)
    first = file_list(found, "2026-11-27")
    assert file_list(found, "2026-12-01")["version"] == first["version"]
    assert (first["date"], first["pages"]) == ("2026-11-27", 2)
    (folder / "giao-tiep" / "index.html").write_text("khác", "utf-8")
    assert file_list(found, "2026-11-27")["version"] != first["version"]


def test_worker_and_list_are_of_one_version_and_only_the_worker_that_is_meant_is_there(folder: Path) -> None:
    keep_pages(folder, HASHES, "Sổ tay", "Một sổ tay.", "2026-11-27")
    listed = json.loads((folder / LIST).read_text("utf-8"))
    assert (folder / WORKER).read_text("utf-8").strip() == f'const v="{listed["version"]}";'
    assert MANIFEST in listed["files"]
    assert [path.name for path in (folder / SCRIPTS).iterdir()] == ["page.js"]


def test_switched_off_the_worker_is_one_that_leaves(folder: Path) -> None:
    keep_no_pages(folder)
    assert (folder / WORKER).read_text("utf-8").strip() == "leave();"
    assert not (folder / SCRIPTS).exists()
    assert not (folder / LIST).exists()
    assert not (folder / MANIFEST).exists()


def test_our_worker_is_small() -> None:
    source = ROOT / "overrides" / SCRIPTS / "service.js"
    assert len(source.read_text("utf-8").splitlines()) < 120


def test_the_manifest_names_no_address_of_its_own_and_icons_that_are_there() -> None:
    content = json.loads(manifest("Sổ tay", " Một sổ tay.\n"))
    assert (content["name"], content["description"], content["lang"]) == ("Sổ tay", "Một sổ tay.", "vi")
    assert content["start_url"] == content["scope"] == "."
    assert {icon["purpose"] for icon in content["icons"]} == {"any", "maskable"}
    for icon in content["icons"]:
        path = ROOT / "overrides" / icon["src"]
        with Image.open(path) as picture:
            assert icon["sizes"] == "{}x{}".format(*picture.size)
        assert path.stat().st_size < 5_000


@pytest.mark.parametrize("size", SIZES)
def test_the_icons_are_drawn_from_the_small_one(size: int, browser: Browser) -> None:
    """When it changes: python -m tests.icons. Another version of the browser may draw an edge otherwise."""
    with (
        Image.open(ROOT / "overrides" / ICON.format(size=size)) as kept,
        Image.open(io.BytesIO(draw(browser, size))) as drawn,
    ):
        difference = ImageChops.difference(kept.convert("L"), drawn.convert("L")).histogram()
    assert sum(difference[40:]) < size * size // 200


def test_from_disk_nothing_is_kept_or_installed(offline_site: Path) -> None:
    for name in (WORKER, LIST, MANIFEST, "chua-luu.html"):
        assert not (offline_site / name).exists()
    for page in ("index.html", "doc-ngoai-tuyen.html"):
        text = (offline_site / page).read_text("utf-8")
        assert 'rel="manifest"' not in text
        assert 'class="saving"' not in text


def test_published_pages_name_the_manifest_from_where_they_are(site: Path) -> None:
    for path, root in (("index.html", ""), ("giao-tiep/index.html", "../"), ("404.html", "/kho/")):
        assert f'<link rel="manifest" href="{root}manifest.webmanifest">' in (site / path).read_text("utf-8")
