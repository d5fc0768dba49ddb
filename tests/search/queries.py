"""The benchmark queries, and asking them in a real browser: shared by the tests and the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

QUERIES = Path(__file__).with_name("queries.tsv")
# Written from the titles of pages alone, before anything was tuned; never looked at row by row.
HELD_OUT = Path(__file__).with_name("held_out.tsv")
FIELD = ".search__field"
# Titles are answered first, while the texts are still being read.
ANSWERED = (
    "text => { const { query, state } = document.querySelector('.search__panel').dataset; return query === text &&"
    " state === 'complete'; }"
)


@dataclass(frozen=True)
class Query:
    """One row of queries.tsv.

    Attributes:
        kind: how it is typed or said; see KINDS in test_search_quality.py.
        text: what is typed, byte for byte (some rows are decomposed on purpose).
        accepted: addresses that answer it, "tai-chinh/bao-gia/"; "" is the front page.
        landing: anchors of the sections where the answer begins, "" for the page's top; none where it is not judged.
    """

    kind: str
    text: str
    accepted: tuple[str, ...]
    landing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """A query, the addresses that were found for it, best first, and the section to which the first leads."""

    query: Query
    found: tuple[str, ...]
    landed: str = ""

    def within(self, places: int) -> bool:
        """Whether an accepted page is among the first so many."""
        return any(address in self.query.accepted for address in self.found[:places])

    @property
    def lands(self) -> bool:
        """Whether the first answer leads to where the answer begins, as far as that is judged."""
        return not self.query.landing or self.landed in self.query.landing


@dataclass(frozen=True)
class Score:
    """How many of `asked` queries found their page first, and among the first three."""

    asked: int
    first: int
    three: int

    @property
    def first_share(self) -> float:
        return self.first / self.asked if self.asked else 1.0

    @property
    def three_share(self) -> float:
        return self.three / self.asked if self.asked else 1.0


def read_queries(path: Path = QUERIES) -> list[Query]:
    """Read the table, its head left out; a row may end without the last column."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:] if line]
    return [Query(kind, text, _places(accepted), _places(*landing)) for kind, text, accepted, *landing in rows]


def _places(column: str = "") -> tuple[str, ...]:
    """Addresses or anchors of a column: a dot is the front page, or the top of a page."""
    return tuple("" if place == "." else place for place in column.split("|") if place)


def askable(queries: Iterable[Query], site: Path) -> tuple[list[Query], list[Query]]:
    """Split queries into those with an accepted page that exists in the built site, and the others."""
    asked: list[Query] = []
    left_out: list[Query] = []
    for query in queries:
        exists = any((site / page / "index.html").is_file() for page in query.accepted)
        (asked if exists else left_out).append(query)
    return asked, left_out


def address_of(link: str, base: str) -> str:
    """Return the address of an answer below the site, the same for both editions: "a.html" gives "a/"."""
    parts = urlsplit(link)
    address = unquote(f"{parts.scheme}://{parts.netloc}{parts.path}").removeprefix(base)
    address = address.removesuffix("index.html")
    return address.removesuffix(".html") + "/" if address.endswith(".html") else address


def section_of(link: str) -> str:
    """The section to which an answer leads; "" is the page's top."""
    return unquote(re.split(r"(?:^|&)(?:tim|hoi)=", urlsplit(link).fragment)[0])


def ask(page: Page, text: str, base: str) -> tuple[tuple[str, ...], str]:
    """Type a query into our search and return the pages that it shows, and the section to which the first leads.

    Args:
        page: a page of the site whose search is open.
        text: the query.
        base: the site's address, with a closing slash.
    """
    page.fill(FIELD, text)
    page.wait_for_function(ANSWERED, arg=text)
    links = page.eval_on_selector_all(".search__answer", "links => links.map((link) => link.href)")
    return tuple(address_of(link, base) for link in links), section_of(links[0]) if links else ""


def search(page: Page, text: str) -> None:
    """Type a query into the search and wait until its answers stand there."""
    page.locator(FIELD).fill(text)
    page.wait_for_function(ANSWERED, arg=text)


def ask_all(page: Page, queries: Iterable[Query], start: str, base: str) -> list[Outcome]:
    """Open the search on a page and ask every query.

    Args:
        page: an open page of the browser.
        queries: what is asked.
        start: the page's address.
        base: the site's address, with a closing slash.
    """
    page.goto(start)
    page.focus(FIELD)
    return [Outcome(query, *ask(page, query.text, base)) for query in queries]


def score(outcomes: Iterable[Outcome]) -> Score:
    """Count how often an accepted page came first, or among three."""
    outcomes = list(outcomes)
    return Score(len(outcomes), sum(one.within(1) for one in outcomes), sum(one.within(3) for one in outcomes))


def scores_by_kind(outcomes: Iterable[Outcome]) -> dict[str, Score]:
    """Return the score of each kind, in the order of the table."""
    outcomes = list(outcomes)
    kinds = Counter(one.query.kind for one in outcomes)
    return {kind: score(one for one in outcomes if one.query.kind == kind) for kind in kinds}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives its address with a closing slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/"
        http.shutdown()
