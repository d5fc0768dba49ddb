"""The index of one build with the texts of another: noticed, fetched anew, or said; never mixed."""

from __future__ import annotations

import json
import re
import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from account_docs.site.search_index import read_terms, write_index
from tests.conftest import ROOT
from tests.search.queries import search

FIELD = ".search__field"
PANEL = ".search__panel"
ANSWER = ".search__answer"
STATUS = ".search__status"
COMPLETE = f"{PANEL}[data-state=complete][data-query='bao gia'] {ANSWER}"


# Two builds


def index_of(site: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The names and the texts of a built site."""
    names, texts = (json.loads((site / "search" / f"{name}.json").read_text("utf-8")) for name in ("names", "texts"))
    return names, texts


def test_both_files_of_an_index_name_one_build_and_other_content_another(site: Path, tmp_path: Path) -> None:
    names, texts = index_of(site)
    assert re.fullmatch(r"[0-9a-f]{16}", names["build"])
    assert texts["build"] == names["build"]
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("assets"))
    terms = ROOT / "data" / "terms.yml"
    assert read_terms(terms.read_text("utf-8"))
    write_index(copy, terms, offline=False)
    names, texts = index_of(copy)
    write_index(copy, terms, offline=False)
    assert index_of(copy) == (names, texts)
    page = copy / "tai-chinh" / "bao-gia" / "index.html"
    page.write_text(page.read_text("utf-8").replace("Báo giá", "Chào giá"), "utf-8")
    write_index(copy, terms, offline=False)
    other, its_texts = index_of(copy)
    assert other["build"] == its_texts["build"] != names["build"]


def of_another_build(kept: dict[str, Any]) -> str:
    """The texts of an earlier build: every page has those of its neighbour."""
    return json.dumps({"build": "0123456789abcdef", "texts": [*kept["texts"][1:], kept["texts"][0]]})


@pytest.mark.parametrize("old", ["texts of an earlier build", "a list, as it once was", "half a file"])
def test_texts_of_another_build_are_noticed_and_fetched_anew(page: Page, server: str, site: Path, old: str) -> None:
    _, texts = index_of(site)
    body = {
        "texts of an earlier build": of_another_build(texts),
        "a list, as it once was": json.dumps(texts["texts"]),
        "half a file": json.dumps(texts)[:5000],
    }[old]
    answers = iter([lambda route: route.fulfill(body=body, content_type="application/json")])
    page.route("**/search/texts.json", lambda route: next(answers, lambda again: again.continue_())(route))
    page.goto(server)
    search(page, "bao gia")
    expect(page.locator(ANSWER).first).to_contain_text("Báo giá")


class Keeping(SimpleHTTPRequestHandler):
    """Serves a folder and lets browsers keep everything for an hour."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output quiet."""


def test_a_kept_file_of_an_earlier_build_is_fetched_past_the_browsers_store(
    page: Page, site: Path, tmp_path: Path
) -> None:
    _, texts = index_of(site)
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    now = (copy / "search" / "texts.json").read_bytes()
    (copy / "search" / "texts.json").write_text(of_another_build(texts), "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Keeping, directory=str(copy))) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{http.server_port}/"
        page.goto(address)
        build = "async () => (await (await fetch('search/texts.json')).json()).build"
        assert page.evaluate(build) == "0123456789abcdef"
        # A new build is published; the browser still holds the old texts.
        (copy / "search" / "texts.json").write_bytes(now)
        assert page.evaluate(build) == "0123456789abcdef"
        search(page, "bao gia")
        expect(page.locator(ANSWER).first).to_contain_text("Báo giá")
        assert page.evaluate(build) == json.loads(now)["build"]
        http.shutdown()


def test_builds_that_stay_apart_are_said(page: Page, server: str, site: Path) -> None:
    _, texts = index_of(site)
    page.route(
        "**/search/texts.json",
        lambda route: route.fulfill(body=of_another_build(texts), content_type="application/json"),
    )
    page.goto(server)
    page.locator(FIELD).fill("bao gi")
    expect(page.locator(STATUS)).to_contain_text("Không tải được mục lục")
    page.unroute("**/search/texts.json")
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(COMPLETE).first).to_contain_text("Báo giá")


def test_a_folder_with_files_of_two_builds_says_so(page: Page, offline_site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "offline"
    shutil.copytree(offline_site, copy)
    texts = copy / "search" / "texts.js"
    texts.write_text(
        re.sub(
            r"\\\"build\\\":\\\"[0-9a-f]{16}", r'\\"build\\":\\"0123456789abcdef', texts.read_text("utf-8"), count=1
        ),
        "utf-8",
    )
    page.goto((copy / "index.html").as_uri())
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(STATUS)).to_contain_text("Không tải được mục lục")
