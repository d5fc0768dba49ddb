"""The core of one build with postings or texts of another: noticed, fetched anew, or said; never mixed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from account_docs.site.search_index import write_index
from tests.conftest import ROOT
from tests.search.queries import search

FIELD = ".search__field"
PANEL = ".search__panel"
ANSWER = ".search__answer"
STATUS = ".search__status"
COMPLETE = f"{PANEL}[data-state=complete][data-query='bao gia'] {ANSWER}"


# Two builds


OTHER_BUILD = "0123456789abcdef"
# The core has a fixed address; that of the others says of which build they are.
CORE, POSTINGS, TEXTS = "**/search/core.json", "**/search/w/*.json*", "**/search/t/*.json*"


def index_of(site: Path) -> dict[str, dict[str, Any]]:
    """The files of the index of a built site by name."""
    folder = site / "search"
    return {
        path.relative_to(folder).as_posix(): json.loads(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.json"))
    }


def test_all_files_of_an_index_name_one_build_and_other_content_another(site: Path, tmp_path: Path) -> None:
    builds = {part["build"] for part in index_of(site).values()}
    assert len(builds) == 1
    assert re.fullmatch(r"[0-9a-f]{16}", next(iter(builds)))
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("assets"))
    data = ROOT / "data"
    write_index(copy, data, offline=False)
    now = index_of(copy)
    write_index(copy, data, offline=False)
    assert index_of(copy) == now
    page = copy / "tai-chinh" / "bao-gia" / "index.html"
    page.write_text(page.read_text("utf-8").replace("Báo giá", "Chào giá"), "utf-8")
    write_index(copy, data, offline=False)
    others = {part["build"] for part in index_of(copy).values()}
    assert len(others) == 1
    assert others.isdisjoint({part["build"] for part in now.values()})


def of_another_build(route: Route) -> None:
    """Answers with a file as an earlier build had it."""
    held = route.fetch()
    route.fulfill(response=held, json={**held.json(), "build": OTHER_BUILD})


def a_list(route: Route) -> None:
    """Answers with a form that an index never has."""
    route.fulfill(json=[1, 2, 3])


def half(route: Route) -> None:
    """Answers with half a file."""
    held = route.fetch()
    route.fulfill(response=held, body=held.body()[:200])


@pytest.mark.parametrize("files", [POSTINGS, TEXTS])
@pytest.mark.parametrize("old", [of_another_build, a_list, half])
def test_files_of_another_build_are_noticed_and_fetched_anew(
    page: Page, server: str, files: str, old: Callable[[Route], None]
) -> None:
    answers = iter([old])
    page.route(files, lambda route: next(answers, lambda again: again.continue_())(route))
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
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    core = copy / "search" / "core.json"
    now = core.read_text("utf-8")
    core.write_text(json.dumps({**json.loads(now), "build": OTHER_BUILD}), "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Keeping, directory=str(copy))) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{http.server_port}/"
        page.goto(address)
        build = "async () => (await (await fetch('search/core.json')).json()).build"
        assert page.evaluate(build) == OTHER_BUILD
        # A new build is published; the browser still holds the old core.
        core.write_text(now, "utf-8")
        assert page.evaluate(build) == OTHER_BUILD
        search(page, "bao gia")
        expect(page.locator(ANSWER).first).to_contain_text("Báo giá")
        assert page.evaluate(build) == json.loads(now)["build"]
        http.shutdown()


def test_builds_that_stay_apart_are_said(page: Page, server: str) -> None:
    page.route(POSTINGS, of_another_build)
    page.goto(server)
    page.locator(FIELD).fill("bao gi")
    expect(page.locator(STATUS)).to_contain_text("Không tải được mục lục")
    page.unroute_all(behavior="ignoreErrors")
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(COMPLETE).first).to_contain_text("Báo giá")


def test_a_folder_with_files_of_two_builds_says_so(page: Page, offline_site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "offline"
    shutil.copytree(offline_site, copy)
    for path in (copy / "search" / "w").iterdir():
        text = path.read_text("utf-8")
        other = re.sub(r"\\\"build\\\":\\\"[0-9a-f]{16}", rf'\\"build\\":\\"{OTHER_BUILD}', text, count=1)
        assert other != text
        path.write_text(other, "utf-8")
    page.goto((copy / "index.html").as_uri())
    page.locator(FIELD).fill("bao gia")
    expect(page.locator(STATUS)).to_contain_text("Không tải được mục lục")
