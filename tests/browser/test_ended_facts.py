"""Pages that were built in November, read later: the reader's own clock says that a fact ends or has ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility.test_axe import audit_both_schemes
from tests.conftest import SITE_URL, SubPath, build
from tests.ended_fact import CHECKED, ENDING, plant_ended_fact
from tests.small_project import PAGES, small_project

PAGE = "tai-chinh/bao-gia/"
SOURCE = f"#nguon-{ENDING.lower()}"
SOON = "Sắp hết hiệu lực ngày 31/12/2026, cần kiểm lại trước khi dùng."
ENDED = "Đã hết hiệu lực từ sau ngày 31/12/2026"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few pages of the project, with facts that end."""
    folder = small_project(tmp_path_factory.mktemp("sources"), (*PAGES, "phap-ly/luat-quang-cao.md"))
    plant_ended_fact(folder)
    return folder


@pytest.fixture(scope="module")
def server(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the few pages as they are published, with a closing slash."""
    target = tmp_path_factory.mktemp("site")
    done = build(target, sources, SITE_URL=SITE_URL, TODAY=CHECKED.isoformat())
    assert done.returncode == 0, done.stderr
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SubPath, directory=str(target))) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/kho/"
        http.shutdown()


@pytest.fixture(scope="module")
def offline_site(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The few pages as the edition for reading without network."""
    target = tmp_path_factory.mktemp("offline")
    done = build(target, sources, OFFLINE="true", TODAY=CHECKED.isoformat())
    assert done.returncode == 0, done.stderr
    return target


def notes(page: Page) -> list[str]:
    """Text of the notes that show."""
    return [" ".join(note.inner_text().split()) for note in page.locator(".fact-note").all() if note.is_visible()]


def at(page: Page, moment: str, address: str) -> list[str]:
    """Open a page at a moment; the notes that show."""
    page.clock.set_fixed_time(moment)
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    return notes(page)


def test_before_there_is_no_note(page: Page, server: str) -> None:
    assert at(page, "2026-11-30T16:59:00Z", server + PAGE) == []
    expect(page.locator(SOURCE)).to_contain_text("hết hiệu lực sau 31/12/2026")


# The last is the last minute of the year in Hà Nội.
@pytest.mark.parametrize("moment", ["2026-11-30T17:00:00Z", "2026-12-15T03:00:00Z", "2026-12-31T16:59:00Z"])
def test_in_the_last_month_the_page_says_that_the_rule_ends(moment: str, page: Page, server: str) -> None:
    found = at(page, moment, server + PAGE)
    assert found[0].startswith("Trang này dùng một quy định sắp hết hiệu lực ngày 31/12/2026")
    assert SOON in found[1:]
    assert not any("hết hiệu lực từ sau" in note for note in found)
    # At the top: a reader meets it before the text.
    top, text = page.locator(".fact-note:visible").first.bounding_box(), page.locator("article h2").first.bounding_box()
    assert top is not None
    assert text is not None
    assert top["y"] < text["y"]
    page.locator(".fact-note:visible a").first.click()
    expect(page.locator(SOURCE)).to_be_in_viewport()


@pytest.mark.parametrize("moment", ["2026-12-31T17:00:00Z", "2027-03-01T03:00:00Z"])
def test_after_its_day_the_page_says_that_the_rule_has_ended(moment: str, page: Page, server: str) -> None:
    found = at(page, moment, server + PAGE)
    assert found[0].startswith("Trang này dùng một quy định đã hết hiệu lực từ sau ngày 31/12/2026.")
    assert any(note.startswith(ENDED) for note in found[1:])
    assert not any("ắp hết" in note for note in found)


def test_the_day_is_that_of_vietnam_wherever_the_reader_is(browser: Browser, server: str) -> None:
    for zone in ("America/Los_Angeles", "Pacific/Auckland"):
        context = browser.new_context(timezone_id=zone)
        page = context.new_page()
        assert at(page, "2026-12-31T16:59:00Z", server + PAGE)[0].startswith("Trang này dùng một quy định sắp")
        assert at(page, "2026-12-31T17:00:00Z", server + PAGE)[0].startswith("Trang này dùng một quy định đã")
        context.close()


def test_an_overdue_check_is_a_quiet_note_at_the_source(page: Page, server: str) -> None:
    address = server + "phap-ly/luat-quang-cao/"
    at(page, "2026-11-25T03:00:00Z", address)
    source = page.locator("[data-review]:not([data-ends])").first
    review = date.fromisoformat(source.get_attribute("data-review") or "")
    at(page, f"{review}T03:00:00Z", address)
    expect(source.locator(".fact-note")).to_be_hidden()
    at(page, f"{review + timedelta(days=1)}T03:00:00Z", address)
    expect(source.locator(".fact-note")).to_have_text(f"Cần kiểm lại từ ngày {review:%d/%m/%Y}.")
    # Nothing at the top: the statement may well still hold.
    assert page.locator("article > div .fact-note:visible").count() == 0


def test_the_list_of_sources_says_it_too(page: Page, server: str) -> None:
    found = at(page, "2027-01-01T03:00:00Z", server + "tra-cuu/nguon/")
    assert sum(note.startswith(ENDED) for note in found) == page.locator('[data-ends="2026-12-31"]').count()


def test_from_disk(page: Page, offline_site: Path) -> None:
    address = (offline_site / "tai-chinh" / "bao-gia.html").as_uri()
    assert at(page, "2026-11-25T03:00:00Z", address) == []
    assert at(page, "2027-01-01T03:00:00Z", address)[0].startswith("Trang này dùng một quy định đã hết hiệu lực")


def test_without_javascript_the_date_is_there(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + PAGE)
    assert notes(page) == []
    expect(page.locator(SOURCE)).to_contain_text("hết hiệu lực sau 31/12/2026")
    context.close()


def test_notes_are_told_by_words_pass_axe_and_are_printed(page: Page, server: str) -> None:
    for moment in ("2026-12-15T03:00:00Z", "2027-06-01T03:00:00Z"):
        found = at(page, moment, server + PAGE)
        assert audit_both_schemes(page, moment) == []
        page.emulate_media(media="print")
        assert notes(page) == found
        page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [320, 1280])
def test_notes_fit(width: int, page: Page, server: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    at(page, "2027-01-01T03:00:00Z", server + PAGE)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
