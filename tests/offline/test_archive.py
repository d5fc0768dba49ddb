"""The packed offline edition, opened from disk with the network cut."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from account_docs.site.offline import FOLDER, is_used, pack, read_me, web_address
from account_docs.site.redirects import target_of
from tests.conftest import build
from tests.small_project import small_project

# One set-up for all of these tests.
pytestmark = pytest.mark.xdist_group("archive")

DATE = datetime(2026, 11, 23, 8, 30, 15, tzinfo=UTC)
LIMIT = 4_000_000
# What a reader opens: pages, and forms to fill in.
READ = (".html", ".docx", ".xlsx")


@pytest.fixture(scope="module")
def archive(offline_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, packed as `run.py offline` packs it."""
    target = tmp_path_factory.mktemp("dist") / "account-offline.zip"
    pack(offline_site, target, DATE, "0123abcd", "https://so-tay.example/kho/")
    return target


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's folder on disk."""
    folder = tmp_path_factory.mktemp("máy của tôi")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return folder / FOLDER


@pytest.fixture
def cut_off(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without network."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    yield context
    context.close()


def to_read(folder: Path) -> set[str]:
    """Paths of what a reader opens; no link leads to a page that only sends on from an old address."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.suffix in READ}
    return {
        name for name, path in files.items() if path.suffix != ".html" or target_of(path.read_text("utf-8")) is None
    }


def walk(page: Page, folder: Path) -> set[str]:
    """Open every page that can be reached by links from index.html; return the paths that were opened."""
    start = (folder / "index.html").as_uri()
    base = folder.as_uri() + "/"
    waiting, seen = [start], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        if not address.endswith(".html"):
            # A form to download: a browser would save it.
            assert Path(url2pathname(urlsplit(address).path)).is_file(), address
            continue
        page.goto(address)
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.split('#')[0])")
        waiting += [link for link in links if link.startswith(base) and link not in seen]
        broken = page.eval_on_selector_all(
            "img", "pictures => pictures.filter(picture => !picture.naturalWidth).map(picture => picture.src)"
        )
        assert broken == [], address
    return {address.removeprefix(base) for address in seen}


def test_the_walk_reaches_every_page_and_nothing_leaves_the_disk(unpacked: Path, cut_off: BrowserContext) -> None:
    page = cut_off.new_page()
    errors: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    reached = walk(page, unpacked)
    assert reached == to_read(unpacked)
    assert errors == []
    assert [address for address in requests if not address.startswith(("file:", "data:"))] == []


def test_the_walk_reaches_every_page_without_javascript(unpacked: Path, browser: Browser) -> None:
    # Scripts of the page are off; the walk itself still asks the browser for the links.
    context = browser.new_context(java_script_enabled=False, offline=True)
    reached = walk(context.new_page(), unpacked)
    context.close()
    assert reached == to_read(unpacked)


def test_without_javascript_the_drawer_and_the_answers_open(unpacked: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((unpacked / "giao-tiep" / "index.html").as_uri())
    page.locator(".drawer-label").click()
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Trang chủ")).to_be_in_viewport()
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((unpacked / "giao-tiep" / "index.html").as_uri())
    page.locator("details.hoi summary").first.click()
    expect(page.locator("details.hoi").first).to_have_attribute("open", "")
    # In the place of the search stands a way to the page of all topics.
    expect(page.locator(".search__field")).to_be_hidden()
    expect(page.get_by_role("banner").get_by_role("link", name="Từ điển")).to_be_visible()
    page.get_by_role("banner").get_by_role("link", name="Chủ đề").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tất cả chủ đề")
    context.close()


def test_the_scheme_switches_and_stays_from_disk(unpacked: Path, cut_off: BrowserContext) -> None:
    page = cut_off.new_page()
    page.emulate_media(color_scheme="light")
    page.goto((unpacked / "index.html").as_uri())
    page.get_by_role("button", name="Nền tối").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_what_needs_the_net_is_absent(unpacked: Path) -> None:
    text = (unpacked / "giao-tiep" / "index.html").read_text("utf-8")
    assert "Sửa trang này" not in text
    assert "Lịch sử" not in text


def test_the_archive_holds_one_folder_and_only_what_is_used(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    assert archive.stat().st_size <= LIMIT
    assert {name.split("/")[0] for name in names} == {FOLDER}
    assert [name for name in names if name.endswith(".map") or "/lunr" in name or "sitemap" in name] == []
    assert f"{FOLDER}/index.html" in names
    assert {f"{FOLDER}/search/core.js", f"{FOLDER}/search/w/0.js", f"{FOLDER}/search/t/0.js"} <= set(names)
    assert not [name for name in names if name.endswith(".json")]


def test_packing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    sources, made = small_project(tmp_path / "sources"), []
    for turn in ("one", "two"):
        edition, packed = tmp_path / turn, tmp_path / f"{turn}.zip"
        assert build(edition, sources, OFFLINE="true").returncode == 0
        pack(edition, packed, DATE, "0123abcd", "https://so-tay.example/kho/")
        made.append(packed.read_bytes())
    assert made[0] == made[1]


def test_the_note_says_how_to_open_it_with_date_and_version(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        note = opened.read(f"{FOLDER}/DOC-TRUOC.txt").decode("utf-8-sig")
    assert "Bản ngày 23/11/2026, phiên bản 0123abcd" in note
    assert "bấm đúp vào index.html" in note
    assert "https://so-tay.example/kho/" in note
    assert "ở http" not in read_me(DATE, "x", "")


def test_files_that_nobody_reads_are_left_out() -> None:
    assert is_used("assets/javascripts/account.js")
    assert not is_used("sitemap.xml.gz")
    assert not is_used("search/core.json")


def test_pages_from_disk_name_their_address_web_address(tmp_path: Path) -> None:
    assert web_address("index.html") == ""
    assert web_address("giao-tiep/index.html") == "giao-tiep/"
    assert web_address("giao-tiep/nhan-brief.html") == "giao-tiep/nhan-brief/"
    assert web_address("my-index.html") == "my-index/"
    sources = small_project(tmp_path / "sources")
    tmp_path /= "site"
    done = build(tmp_path, sources, OFFLINE="true", SITE_URL="https://so-tay.example/kho/")
    assert done.returncode == 0, done.stderr
    for path, address in (
        ("index.html", ""),
        ("giao-tiep/index.html", "giao-tiep/"),
        ("tai-chinh/bao-gia.html", "tai-chinh/bao-gia/"),
    ):
        assert f'<link rel="canonical" href="https://so-tay.example/kho/{address}">' in (tmp_path / path).read_text(
            "utf-8"
        )


def test_the_published_edition_offers_the_archive_with_size_and_date(archive: Path, tmp_path: Path) -> None:
    sources = small_project(tmp_path / "sources")
    tmp_path /= "site"
    done = build(tmp_path, sources, OFFLINE_ARCHIVE=str(archive))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "account-offline.zip").read_bytes() == archive.read_bytes()
    text = (tmp_path / "doc-ngoai-tuyen" / "index.html").read_text("utf-8")
    size = f"{archive.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    assert f"{size} MB" in text
    assert 'href="../account-offline.zip"' in text


def test_books_that_lie_beside_the_archive_are_offered_too(archive: Path, tmp_path: Path) -> None:
    sources = small_project(tmp_path / "sources")
    made, shown = tmp_path / "dist", tmp_path / "site"
    made.mkdir()
    (made / archive.name).write_bytes(archive.read_bytes())
    (made / "so-tay-account.pdf").write_bytes(b"p" * 14_240_000)
    done = build(shown, sources, OFFLINE_ARCHIVE=str(made / archive.name))
    assert done.returncode == 0, done.stderr
    text = (shown / "doc-ngoai-tuyen" / "index.html").read_text("utf-8")
    assert 'href="../tai-ve/so-tay-account.pdf"' in text
    assert "Sách PDF (14,2 MB, bản ngày" in text
    assert "so-tay-account.epub" not in text
    assert (shown / "tai-ve" / "so-tay-account.pdf").stat().st_size == 14_240_000
    assert "pdf" not in (shown / "files.json").read_text("utf-8")


def test_an_archive_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    done = build(tmp_path / "site", small_project(tmp_path / "sources"), OFFLINE_ARCHIVE=str(tmp_path / "x.zip"))
    assert done.returncode != 0
    assert "python3 run.py offline" in done.stdout + done.stderr
