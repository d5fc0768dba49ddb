"""What a search costs: bytes of one query, time to the first answers, time of a key."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

from tests.search.queries import ANSWERED, FIELD
from tests.speed.server import LEVEL, Traffic

# A name, words without marks, a slip, Telex left on, and a whole question.
QUERIES = ("báo giá", "ky nang giao tiep", "creativ breif", "hop75 d9ong62", "khách hàng đổi ý liên tục")


def _ask(page: Page, text: str) -> None:
    """Go for the search, ask, and wait for all answers.

    All at once: how many queries a person who types makes of one depends on how fast the machine is.
    """
    page.locator(FIELD).fill(text)
    page.wait_for_function(ANSWERED, arg=text)
    page.wait_for_load_state("networkidle")


def bytes_online(browser: Browser, traffic: Traffic, address: str, text: str) -> int:
    """Bytes that one query loads, on top of the page.

    Args:
        browser: a started browser.
        traffic: of the server.
        address: of a page.
        text: the query.
    """
    context = browser.new_context(service_workers="block")
    try:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        traffic.answers.clear()
        _ask(page, text)
        return traffic.bytes()
    finally:
        context.close()


def bytes_from_disk(browser: Browser, start: Path, text: str) -> int:
    """Bytes that one query reads from the unpacked edition, as they are when packed.

    Args:
        browser: a started browser.
        start: a page of the edition.
        text: the query.
    """
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(start.as_uri(), wait_until="load")
        read: list[str] = []
        page.on("request", lambda request: read.append(request.url))
        _ask(page, text)
        paths = [Path(unquote(urlsplit(address).path)) for address in read]
        return sum(len(gzip.compress(path.read_bytes(), LEVEL)) for path in paths)
    finally:
        context.close()
