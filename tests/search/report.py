"""How good, how fast and how large the search is, beside the stock theme's on the same pages.

    python3 run.py search-report [--skip-stock] [--skip-times]

Builds the site once, and the stock theme's beside it; asks every query of the tuning part and of the part that nobody
looks at row by row, by kind; and once more without data/asked.yml, which shows what the phrasings bring. Timings are of
this machine; compare them within one run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.search import queries, report_costs
from tests.search.queries import Outcome, Query
from tests.search.report_asking import ask_ours, ask_stock
from tests.search.report_sites import WITHOUT_PHRASINGS, BuildFailed, build_stock, build_with_indexes

OURS, BARE, STOCK = "ours", "no phrasings", "stock theme"
_BEGUN = time.monotonic()


def say(text: str) -> None:
    """Print a line at once, also into a pipe."""
    print(text, flush=True)


def tell(text: str) -> None:
    """Say how far it is, and after how long."""
    say(f"[{time.monotonic() - _BEGUN:5.0f} s] {text}")


def score_lines(columns: dict[str, list[Outcome]]) -> Iterator[str]:
    """Top 1 and top 3 of each kind, a column for each search; sums alone, no row of any query.

    Args:
        columns: by the name of a search, what it found, all for the same queries.
    """
    tables = {name: queries.scores_by_kind(outcomes) for name, outcomes in columns.items()}
    yield f"{'kind':<12}{'queries':>8}" + "".join(f"{name + ' top 1':>20}{'top 3':>8}" for name in columns)
    for kind, own in next(iter(tables.values())).items():
        yield f"{kind:<12}{own.asked:>8}" + "".join(
            f"{table[kind].first_share:>20.0%}{table[kind].three_share:>8.0%}" for table in tables.values()
        )
    totals = {name: queries.score(outcomes) for name, outcomes in columns.items()}
    yield f"{'overall':<12}{next(iter(totals.values())).asked:>8}" + "".join(
        f"{total.first_share:>20.1%}{total.three_share:>8.1%}" for total in totals.values()
    )
    with_them, bare = totals[OURS], totals[BARE]
    yield (
        f"What data/asked.yml alone brings: {100 * (with_them.first_share - bare.first_share):+.1f} points at the first"
        f" place, {100 * (with_them.three_share - bare.three_share):+.1f} among three"
    )


def miss_lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """The queries of the tuning part whose page did not come first, or whose answer begins elsewhere."""
    yield "Tuning part, not first:"
    for one in outcomes:
        if not one.within(1):
            where = "top 3" if one.within(3) else "MISSED"
            yield (
                f"  {where:<7} {one.query.kind}: {one.query.text} → {', '.join(one.found[:3]) or 'nothing'} (wanted"
                f" {' or '.join(one.query.accepted)})"
            )
        elif not one.lands:
            wanted = " or ".join(f"#{place}" for place in one.query.landing)
            yield f"  landing {one.query.kind}: {one.query.text} → #{one.landed} (wanted {wanted})"


def built(folder: Path, skip_stock: bool) -> tuple[Path, Path | None]:
    """The folders of the site and of the stock theme's, built side by side.

    Args:
        folder: an empty one.
        skip_stock: whether to leave out the stock theme.

    Raises:
        BuildFailed: MkDocs gave up.
    """
    ours, stock = folder / "site", folder / "stock"
    (folder / "source").mkdir()
    jobs: dict[str, Callable[[], None]] = {"the site": lambda: build_with_indexes(ours)}
    if not skip_stock:
        jobs["the stock theme's site"] = lambda: build_stock(stock, folder / "source")
    tell(f"Building {' and '.join(jobs)} …")
    with ThreadPoolExecutor() as pool:
        for name, job in [(name, pool.submit(work)) for name, work in jobs.items()]:
            job.result()
            tell(f"{name} is there")
    return ours, None if skip_stock else stock


def asked_of(site: Path) -> dict[str, list[Query]]:
    """The queries of both parts whose pages are there."""
    parts = {"Tuning part": queries.QUERIES, "Part that nobody tunes by (sums alone)": queries.HELD_OUT}
    found = {}
    for name, path in parts.items():
        found[name], left_out = queries.askable(queries.read_queries(path), site)
        if left_out:
            tell(f"{name}: {len(left_out)} queries left out, their pages are not there")
    return found


def measure(site: Path, stock: Path | None, skip_times: bool) -> None:
    """Ask, time, weigh, print."""
    parts = asked_of(site)
    asked = [query for part in parts.values() for query in part]
    with sync_playwright() as playwright, queries.served(site) as address:
        browser = chromium.launch(playwright)
        page = browser.new_context(service_workers="block").new_page()
        found = {}
        for name, folder in ((OURS, "search"), (BARE, WITHOUT_PHRASINGS)):
            found[name] = ask_ours(page, asked, address, folder, lambda text, name=name: tell(f"{name}: {text}"))
        if stock:
            with queries.served(stock) as other:
                found[STOCK] = ask_stock(page, asked, other, stock, lambda text: tell(f"{STOCK}: {text}"))
        start = 0
        for part, rows in parts.items():
            say(f"\n{part}")
            columns = {name: outcomes[start : start + len(rows)] for name, outcomes in found.items()}
            for line in score_lines(columns):
                say(line)
            start += len(rows)
        say("")
        for line in miss_lines(found[OURS][: len(next(iter(parts.values())))]):
            say(line)
        if not skip_times:
            tell("Timing and weighing …")
            for line in report_costs.time_lines(*report_costs.times(browser, address)):
                say(line)
            for line in report_costs.cost_lines(browser, site, address):
                say(line)
        for line in report_costs.size_lines(site, stock):
            say(line)
        browser.close()
    tell("done")


def main(arguments: list[str] | None = None) -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="run.py search-report",
        description="Measure the search: hits by kind beside the stock theme's, time, bytes.",
    )
    parser.add_argument("--skip-stock", action="store_true", help="leave the stock theme out")
    parser.add_argument("--skip-times", action="store_true", help="leave timings and bytes of a query out")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        try:
            site, stock = built(Path(name), chosen.skip_stock)
        except BuildFailed as error:
            print(error, file=sys.stderr)
            return 1
        measure(site, stock, chosen.skip_times)
    return 0


if __name__ == "__main__":
    sys.exit(main())
