"""How light and how fast the site is, beside the theme as it comes and the bare articles.

    python3 run.py speed-report [--runs 5] [--only views search size large serve]

Builds what it compares, serves it compressed from this machine, and measures all in one run with a browser that is
slowed down like a phone. Prints tables in Markdown; what it is doing goes to the standard error. Compare figures of one
run with each other: times are of this machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from account_docs.site.build_date import origin
from account_docs.site.offline import pack
from tests import chromium
from tests.conftest import ROOT
from tests.large_project import PAGES, large_project
from tests.search.report_costs import percentile
from tests.search.report_costs import times as time_search
from tests.search.report_sites import BuildFailed, build_stock
from tests.speed import searching, views
from tests.speed.editions import NotBuilt, build_ours, build_starlight, write_bare
from tests.speed.preview import time_changes
from tests.speed.progress import say, step
from tests.speed.server import Traffic, body_of, serving

KIB, MB = 1024, 1_000_000
PARTS = ("views", "search", "size", "large", "serve")
FIRST, SECOND = "giao-tiep/", "giao-tiep/nhan-brief/"
OURS, STOCK, BARE, STARLIGHT = "ours", "stock Material", "bare article", "Starlight"
FOLDERS = {OURS: "ours", STOCK: "stock", BARE: "bare", STARLIGHT: "starlight"}


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown; all columns but the first stand right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def ratio(own: float, other: float) -> str:
    """How many times as much, or a dash when there is nothing to compare with."""
    return f"{own / other:.2f}" if other else "–"


def kib(size: float) -> str:
    """Bytes as KiB."""
    return f"{size / KIB:.1f} KiB"


FIGURES: tuple[tuple[str, Callable[[views.Visit], float], Callable[[float], str]], ...] = (
    ("first view", lambda visit: visit.first.size, kib),
    ("requests", lambda visit: visit.first.requests, lambda value: f"{value:.0f}"),
    ("first paint (FCP)", lambda visit: visit.first.fcp, lambda value: f"{value:.0f} ms"),
    ("largest part (LCP)", lambda visit: visit.first.lcp, lambda value: f"{value:.0f} ms"),
    ("blocked (TBT)", lambda visit: visit.first.tbt, lambda value: f"{value:.0f} ms"),
    ("shifts (CLS)", lambda visit: visit.first.cls, lambda value: f"{value:.4f}"),
    ("second page", lambda visit: visit.second.size, kib),
    ("its first paint", lambda visit: visit.second.fcp, lambda value: f"{value:.0f} ms"),
)


def views_table(visits: dict[str, views.Visit]) -> str:
    """What a visit costs on each site, and ours beside the others."""
    others = [name for name in visits if name != OURS]
    rows = []
    for label, figure, shown in FIGURES:
        values = {name: figure(visit) for name, visit in visits.items()}
        ratios = [ratio(values[OURS], values[name]) for name in others]
        rows.append([label, *map(shown, values.values()), *ratios])
    return table(["", *visits, *(f"ours / {name}" for name in others)], rows)


class Report:
    """One run: what is built for it, and what it found.

    Attributes:
        limits: rows of what has a limit: what, its value, the limit, whether it holds.
    """

    def __init__(self, folder: Path, browser: Browser, runs: int) -> None:
        """Prepare.

        Args:
            folder: an empty folder for everything that is built.
            browser: a started browser.
            runs: how often each is measured.
        """
        self.folder = folder
        self.browser = browser
        self.runs = runs
        self.served = folder / "served"
        self.limits: list[list[str]] = []

    def limit(self, what: str, value: float, most: float, shown: Callable[[float], str]) -> None:
        """Hold a value against its limit."""
        self.limits.append([what, shown(value), f"≤ {shown(most)}", "yes" if value <= most else "**no**"])

    def build(self, parts: list[str]) -> None:
        """Build what the chosen parts need."""
        with step("building our site"):
            build_ours(self.served / FOLDERS[OURS], SITE_URL="https://so-tay.example/")
        if {"search", "size"} & set(parts):
            with step("building the offline edition"):
                build_ours(self.folder / "offline", OFFLINE="true")
        if "views" in parts:
            with step("building the stock theme's site of the same pages"):
                (self.folder / "stock").mkdir()
                build_stock(self.served / FOLDERS[STOCK], self.folder / "stock")
                write_bare(self.served / FOLDERS[OURS], self.served / FOLDERS[BARE])
            try:
                with step("building Starlight's (the first time, npm fetches its packages)"):
                    build_starlight(self.served / FOLDERS[STARLIGHT], f"/{FOLDERS[STARLIGHT]}")
            except NotBuilt as error:
                say(f"Starlight is left out: {error}")

    def measure_views(self, traffic: Traffic) -> str:
        """Visit each site; give the table."""
        names = [name for name in FOLDERS if (self.served / FOLDERS[name]).is_dir()]
        bases = {name: f"{traffic.address}{FOLDERS[name]}/" for name in names}
        pages = {name: (base + FIRST, base + SECOND) for name, base in bases.items()}
        found: dict[str, list[views.Visit]] = {name: [] for name in names}
        for number in range(self.runs):
            say(f"visit {number + 1} of {self.runs} of each site: {', '.join(names)}")
            for name, addresses in pages.items():
                found[name].append(views.visit(self.browser, traffic, *addresses))
        visits = {name: views.median_visit(several) for name, several in found.items()}
        own, bare = visits[OURS].first, visits[BARE].first
        self.limit("first view", own.size, 54 * KIB, kib)
        self.limit("requests of it", own.requests, 8, lambda value: f"{value:.0f}")
        self.limit("LCP, times the bare article's", own.lcp / bare.lcp, 1.3, lambda value: f"{value:.2f}")
        self.limit("FCP, times the bare article's", own.fcp / bare.fcp, 1.3, lambda value: f"{value:.2f}")
        self.limit("TBT", own.tbt, 30, lambda value: f"{value:.0f} ms")
        self.limit("CLS", own.cls, 0.005, lambda value: f"{value:.4f}")
        self.limit("second page", visits[OURS].second.size, 10 * KIB, kib)
        say("what is kept for reading without network")
        size, requests = views.kept_in_background(self.browser, traffic, bases[OURS] + FIRST)
        kept = f"After a first view, a service worker loads {kib(size)} in {requests} requests, with low priority."
        return f"{views_table(visits)}\n\n{kept}"

    def measure_search(self, traffic: Traffic) -> None:
        """Ask; note bytes and times."""
        with step("searching: bytes"):
            self._weigh_search(traffic)
        with step("searching: time, processor slowed down ×4"):
            self._time_search()

    def _weigh_search(self, traffic: Traffic) -> None:
        start = f"{traffic.address}{FOLDERS[OURS]}/{FIRST}"
        disk = self.folder / "offline" / "giao-tiep" / "index.html"
        online = max(searching.bytes_online(self.browser, traffic, start, text) for text in searching.QUERIES)
        packed = max(searching.bytes_from_disk(self.browser, disk, text) for text in searching.QUERIES)
        self.limit("one query, online", online, 120 * KIB, kib)
        self.limit("one query, from disk", packed, 120 * KIB, kib)

    def _time_search(self) -> None:
        # Chromium slows down no workers; from disk the engine runs in the page, which it does.
        keys, openings = time_search(self.browser, (self.folder / "offline" / "giao-tiep" / "index.html").as_uri())
        self.limit("first answers", statistics.median(openings), 300, lambda value: f"{value:.0f} ms")
        self.limit("a key, 95th percentile", percentile(keys, 0.95), 50, lambda value: f"{value:.0f} ms")

    def measure_size(self) -> None:
        """Weigh the site and the packed edition."""
        say("weighing")
        files = [path for path in (self.served / FOLDERS[OURS]).rglob("*") if path.is_file()]
        self.limit("the site", sum(path.stat().st_size for path in files), 12 * MB, _megabytes)
        archive = self.folder / "offline.zip"
        pack(self.folder / "offline", archive, origin(ROOT).local, "", "")
        self.limit("the packed edition, with all forms", archive.stat().st_size, 2.5 * MB, _megabytes)

    def measure_large(self) -> None:
        """Weigh a first view and a query of a site that has grown."""
        with step(f"building {PAGES} pages"):
            build_ours(self.folder / "large" / "site", large_project(self.folder / "large" / "project"))
        with serving(self.folder / "large" / "site") as traffic, serving(self.served / FOLDERS[OURS]) as today:
            large, small = (views.visit(self.browser, one, one.address + FIRST, one.address + SECOND).first.size
                            for one in (traffic, today))  # fmt: skip
            self.limit(f"first view at {PAGES} pages, times today's", large / small, 1.05, lambda value: f"{value:.3f}")
            start = traffic.address + FIRST
            online = max(searching.bytes_online(self.browser, traffic, start, text) for text in searching.QUERIES)
        self.limit(f"one query at {PAGES} pages", online, 200 * KIB, kib)

    def measure_serve(self) -> None:
        """Change files while `serve` runs."""
        with step("run.py serve: changing a page and a data file"):
            page, data = time_changes(self.browser, self.runs)
        self.limit("serve: a changed page is seen after", page, 2, lambda value: f"{value:.1f} s")
        self.limit("serve: a changed data file is seen after", data, 4, lambda value: f"{value:.1f} s")


def _megabytes(size: float) -> str:
    return f"{size / MB:.2f} MB"


def heaviest(site: Path) -> str:
    """The pages that are the most as a second page, which is their HTML alone."""
    sizes = {path.parent.relative_to(site).as_posix(): len(body_of(path)) for path in site.rglob("index.html")}
    most = max(sizes, key=lambda address: sizes[address])
    median = statistics.median(sizes.values())
    return f"HTML of all {len(sizes)} pages: median {kib(median)}, most {kib(sizes[most])} ({most})."


def measure(parts: list[str], runs: int) -> None:
    """Build, measure, print."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        say("starting a browser")
        browser = chromium.launch(playwright)
        try:
            report = Report(Path(name), browser, runs)
            if set(parts) - {"serve"}:
                report.build(parts)
            said = [f"{datetime.now(UTC):%d/%m/%Y}, {machine()}, Chromium {browser.version}; medians of {runs}."]
            with serving(report.served) as traffic:
                if "views" in parts:
                    said.append(report.measure_views(traffic))
                if "search" in parts:
                    report.measure_search(traffic)
            if "size" in parts:
                report.measure_size()
                said.append(heaviest(report.served / FOLDERS[OURS]))
            if "large" in parts:
                report.measure_large()
            if "serve" in parts:
                report.measure_serve()
            said.append(table(["", "measured", "limit", "holds"], report.limits))
            print("\n\n".join(said))
        finally:
            browser.close()


def machine() -> str:
    """What it was measured on."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"


def main() -> int:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(
        prog="run.py speed-report",
        description="Measure bytes and times of the site beside the stock theme and the bare articles.",
        epilog="With all parts it takes some ten minutes; the first time, npm fetches Starlight on top.",
    )
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="how often each is measured; medians are told")
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART",
        help="views: first view and second page; search: bytes and times; size: the site and the packed edition; large:"
        f" a site of {PAGES} pages; serve: how soon a change is seen (default: all)",
    )  # fmt: skip
    chosen = parser.parse_args()
    try:
        measure(chosen.only, chosen.runs)
    except (NotBuilt, BuildFailed) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
