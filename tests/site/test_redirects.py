"""A page that moved: its old address passes what every page has to pass, and sends on with and without JavaScript."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from account_docs.site.offline import is_used
from account_docs.site.redirects import target_of, write_redirects
from tests.conftest import REPO_URL, ROOT, SITE_URL, SubPath, build
from tests.site import test_html, test_policy

# One set-up for all of these tests.
pytestmark = pytest.mark.xdist_group("redirects")

MOVED = {
    "brief-cu.md": "giao-tiep/nhan-brief.md",
    "tai-chinh/gia/bao-gia-cu.md": "tai-chinh/bao-gia.md",
    "tai-chinh/muc-cu.md": "tra-cuu/cong-thuc.md#noi-dung",
    "cu/index.md": "index.md",
    "ky-nang/ngoai.md": "https://noi-khac.example/a?b=1&c=2",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, in which pages moved."""
    folder = tmp_path_factory.mktemp("doi-dia-chi")
    for name in ("docs", "data", "overrides", "account_docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "redirect_maps: {}" in text
    (folder / "mkdocs.yml").write_text(
        text.replace("redirect_maps: {}", f"redirect_maps: {json.dumps(MOVED)}"), "utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def moved(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published edition."""
    target = tmp_path_factory.mktemp("site")
    done = build(target, copy, SITE_URL=SITE_URL, REPO_URL=REPO_URL)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="module")
def moved_offline(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition."""
    target = tmp_path_factory.mktemp("offline")
    done = build(target, copy, OFFLINE="true")
    assert done.returncode == 0, done.stderr
    return target


ONLINE = (
    "brief-cu/index.html",
    "tai-chinh/gia/bao-gia-cu/index.html",
    "tai-chinh/muc-cu/index.html",
    "cu/index.html",
    "ky-nang/ngoai/index.html",
)
FROM_DISK = (
    "brief-cu.html",
    "tai-chinh/gia/bao-gia-cu.html",
    "tai-chinh/muc-cu.html",
    "cu/index.html",
    "ky-nang/ngoai.html",
)

SUITE = (
    test_html.test_every_page_is_named_in_vietnamese,
    test_html.test_titles_and_descriptions_are_unique,
    test_html.test_machines_are_told_what_the_page_is,
    test_html.test_ids_are_ascii_and_unique,
    test_html.test_addresses_are_ascii,
    test_html.test_related_articles_stand_on_every_page_and_on_both_sides,
    test_html.test_nothing_is_loaded_from_elsewhere,
    test_html.test_no_handlers_stand_in_the_html,
    test_html.test_html_has_no_parse_errors,
    test_html.test_no_english_of_the_theme_is_left,
    test_html.test_the_topics_of_a_page_lead_to_their_lists,
    test_html.test_feet_name_both_licences,
    test_policy.test_every_published_page_has_one_strict_policy,
    test_policy.test_the_policy_rules_over_every_script,
    test_policy.test_no_style_stands_in_the_html,
    test_policy.test_the_html_keeps_the_rules_that_the_stock_theme_breaks,
)


@pytest.mark.parametrize("test", SUITE, ids=lambda test: test.__name__)
def test_the_suite_of_every_page_passes(test, moved: Path) -> None:
    test(moved)


@pytest.mark.parametrize("edition", ["moved", "moved_offline"])
def test_links_resolve(edition: str, request: pytest.FixtureRequest) -> None:
    test_html.check_links(request.getfixturevalue(edition), is_offline=edition == "moved_offline")


@pytest.mark.parametrize(("edition", "paths"), [("moved", ONLINE), ("moved_offline", FROM_DISK)])
def test_the_page_is_in_vietnamese_and_names_where_it_leads(
    edition: str, paths: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(edition)
    names = []
    for path in paths:
        document = test_html.parse(folder / path)
        assert document.get("lang") == "vi"
        assert test_html.text_of(document.find(".//h1")) == "Trang này đã đổi địa chỉ"
        (link,) = document.iter("a")
        names.append(test_html.text_of(link))
        assert link.get("href") == target_of((folder / path).read_text("utf-8"))
        assert document.find(".//meta[@name='robots']").get("content") == "noindex"
        # The policy has to allow no script of such a page.
        assert [script for script in document.iter("script") if not script.get("src")] == []
    heading = test_html.text_of(test_html.parse(folder / paths[1].replace("gia/bao-gia-cu", "bao-gia")).find(".//h1"))
    assert names[1] == heading
    assert names[4] == "https://noi-khac.example/a?b=1&c=2"


def test_the_policy_is_the_one_of_other_pages(moved: Path, site: Path) -> None:
    found = {policy for policies in test_policy.policies(moved).values() for policy in policies}
    assert found == {policy for policies in test_policy.policies(site).values() for policy in policies}


def test_the_search_does_not_know_it(moved: Path, moved_offline: Path) -> None:
    for folder, paths, file in ((moved, ONLINE, "core.json"), (moved_offline, FROM_DISK, "core.js")):
        names = (folder / "search" / file).read_text("utf-8")
        assert "giao-tiep/nhan-brief" in names
        assert [
            path
            for path in paths
            # As an address, which begins after a quotation mark: "brief-cu" may be a part of the name of a section.
            if f'"{path.removesuffix("index.html").removesuffix(".html")}' in names and path != "cu/index.html"
        ] == []
        assert "đã đổi địa chỉ" not in names


def test_search_engines_are_not_told_of_it(moved: Path) -> None:
    listed = (moved / "sitemap.xml").read_text("utf-8")
    assert [path for path in ONLINE if f"{SITE_URL}{path.removesuffix('index.html')}" in listed] == []


def test_the_archive_keeps_it() -> None:
    assert all(is_used(path) for path in (*FROM_DISK, "assets/javascripts/moved.js"))


@pytest.fixture
def address(moved: Path) -> Iterator[str]:
    """Where the published edition is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SubPath, directory=str(moved))) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/kho/"
        http.shutdown()


def test_a_browser_is_sent_on_and_the_place_in_the_page_comes_along(
    page: Page, address: str, moved_offline: Path
) -> None:
    page.goto(f"{address}tai-chinh/gia/bao-gia-cu/#bai-viet-cung-chu-de")
    expect(page).to_have_url(f"{address}tai-chinh/bao-gia/#bai-viet-cung-chu-de")
    page.goto(f"{address}tai-chinh/muc-cu/")
    expect(page).to_have_url(f"{address}tra-cuu/cong-thuc/#noi-dung")
    page.goto(f"{address}cu/")
    expect(page).to_have_url(address)
    page.goto((moved_offline / "brief-cu.html").as_uri() + "#bai-viet-cung-chu-de")
    expect(page).to_have_url((moved_offline / "giao-tiep" / "nhan-brief.html").as_uri() + "#bai-viet-cung-chu-de")


def test_without_javascript_too(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}brief-cu/")
    page.wait_for_url(f"{address}giao-tiep/nhan-brief/")
    context.close()


def test_an_article_is_never_taken_for_one(tmp_path: Path) -> None:
    article = '<head><meta http-equiv="refresh" content="0; url=x"></head><article>Nút refresh</article>'
    (tmp_path / "a.html").write_text(article, "utf-8")
    (tmp_path / "b.html").write_text('<meta http-equiv="refresh" content="0; url=javascript:alert(1)">', "utf-8")
    assert write_redirects(tmp_path) == []
    assert target_of("<META HTTP-EQUIV=Refresh CONTENT=\"0;URL='../moi/'\">") == "../moi/"
