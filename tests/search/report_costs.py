"""What the search costs: milliseconds from a key to its answers, bytes of one query and of all files."""

from __future__ import annotations

import gzip
import math
import statistics
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

from tests.search import queries

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = Path("assets/javascripts/search")
_SOURCES = ROOT / "overrides" / "assets"
# As the site carries them, see account_docs/site/search_scripts.py.
CODE = ("engine.js", "panel.js", "worker.js")
SLOWDOWN = 4
MOST_PER_KEY = 50  # milliseconds, 95th percentile
MOST_TO_OPEN = 300  # milliseconds, first results after opening
TIMED = (
    "báo giá",
    "ky nang giao tiep",
    "kỹ năg giao tiếp",
    "creativ breif",
    "quotation",
    "hop75 d9ong62",
    "khách hàng đổi ý liên tục",
    "account có phải kế toán không",
)
OPENINGS = 5
# The engine in the page, as in pages from disk: a processor that is slowed down slows the page only, and no worker.
_IN_PAGE = "names => { document.getElementById('tim-kiem').dataset.engine = names; }"
_TIME_OPENING = """async () => {
  const field = document.querySelector(".search__field");
  const panel = document.querySelector(".search__panel");
  const begun = performance.now();
  field.value = "bao gia";
  field.focus();
  while (panel.dataset.query !== "bao gia") await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}"""
_TIME_KEYS = """async (texts) => {
  const field = document.querySelector(".search__field");
  const panel = document.querySelector(".search__panel");
  const times = [];
  const type = (text) => { field.value = text; field.dispatchEvent(new Event("input")); };
  const results = (text) => new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (panel.dataset.query === text) { watch.disconnect(); done(); }
    });
    watch.observe(panel, { attributes: true });
  });
  type("x");
  while (panel.dataset.state !== "complete") await new Promise(requestAnimationFrame);
  for (const text of texts) {
    for (let length = 1; length <= text.length; length++) {
      const typed = text.slice(0, length);
      if (!typed.trim() || panel.dataset.query === typed) continue;
      const shown = results(typed);
      const begun = performance.now();
      type(typed);
      await shown;
      times.push(performance.now() - begun);
      await new Promise((rest) => setTimeout(rest, 20));
    }
  }
  return times;
}"""


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of all values lies."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def _slow_page(browser: Browser, address: str) -> Page:
    """A fresh page with the engine in it, whose processor is slowed down."""
    page = browser.new_context(service_workers="block").new_page()
    page.goto(address, wait_until="load")
    page.evaluate(_IN_PAGE, "engine.js ../../../search/core.js")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return page


def times(browser: Browser, address: str) -> tuple[list[float], list[float]]:
    """Time the search under slow-down.

    Args:
        browser: a started browser.
        address: of a page of a site that has its index as scripts, too.

    Returns:
        Milliseconds from each key to its results, and from each opening to its first results.
    """
    openings = []
    for _ in range(OPENINGS):
        page = _slow_page(browser, address)
        openings.append(page.evaluate(_TIME_OPENING))
        page.context.close()
    page = _slow_page(browser, address)
    page.focus(queries.FIELD)
    keys = page.evaluate(_TIME_KEYS, list(TIMED))
    page.context.close()
    return keys, openings


def time_lines(keys: list[float], openings: list[float]) -> Iterator[str]:
    """The timings as lines."""
    yield (
        f"Times, engine in the page, processor slowed down ×{SLOWDOWN} (limits: {MOST_PER_KEY} ms a key at p95,"
        f" {MOST_TO_OPEN} ms to open):"
    )
    yield (
        f"  key to results p50 {statistics.median(keys):.0f} ms, p95 {percentile(keys, 0.95):.0f} ms ({len(keys)} keys)"
        f" · first results after opening: median {statistics.median(openings):.0f} ms, worst {max(openings):.0f} ms"
    )


def packed(paths: Iterable[Path]) -> int:
    """Bytes of files, compressed each by itself as a server does."""
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in paths)


def bytes_of_a_query(browser: Browser, site: Path, address: str, text: str) -> tuple[int, int]:
    """What a first query loads that a page without it does not.

    Args:
        browser: a started browser.
        site: the folder of the site.
        address: its address, with a closing slash.
        text: the query.

    Returns:
        Compressed bytes of scripts and sheets, and of files of the index.
    """
    page = browser.new_context(service_workers="block").new_page()
    page.goto(address, wait_until="networkidle")
    loaded: set[str] = set()
    page.context.on("request", lambda request: loaded.add(unquote(urlsplit(request.url).path)))
    page.focus(queries.FIELD)
    queries.search(page, text)
    page.context.close()
    root = unquote(urlsplit(address).path)
    files = [site / path.removeprefix(root) for path in sorted(loaded)]
    index = [path for path in files if path.suffix == ".json"]
    return packed(path for path in files if path not in index), packed(index)


def cost_lines(browser: Browser, site: Path, address: str) -> Iterator[str]:
    """What a first query costs, as lines."""
    costs = [bytes_of_a_query(browser, site, address, text) for text in TIMED]
    code, index = costs[0][0], [measured for _, measured in costs]
    yield f"Bytes of a first query, compressed ({len(TIMED)} queries, nothing kept from before):"
    yield f"  engine, panel and style {code / 1024:.1f} KiB, once"
    yield f"  index: median {statistics.median(index) / 1024:.1f} KiB, most {max(index) / 1024:.1f} KiB"


def size_lines(site: Path, stock: Path | None) -> Iterator[str]:
    """What each search weighs in all, as lines.

    Args:
        site: the folder of the site.
        stock: that of the stock theme's, when it was built.
    """
    index = site / "search"
    rows = {
        "ours, first view (loader)": [_SOURCES / "javascripts/search-loader.js"],
        "ours, engine and panel": [site / SCRIPTS / name for name in CODE],
        "ours, core of the index": [index / "core.json"],
        f"ours, postings ({len(list(index.glob('w/*.json')))} files)": sorted(index.glob("w/*.json")),
        f"ours, texts ({len(list(index.glob('t/*.json')))} files)": sorted(index.glob("t/*.json")),
    }
    if stock:
        scripts = stock / "assets" / "javascripts"
        rows["stock, engine"] = [
            *scripts.glob("workers/search.*.min.js"),
            scripts / "lunr/min/lunr.stemmer.support.min.js",
            scripts / "lunr/min/lunr.vi.min.js",
        ]
        rows["stock, index"] = [stock / "search" / "search_index.json"]
    yield "Bytes in all (stock loads engine and index at a first view; ours loads of them what a query needs):"
    for name, paths in rows.items():
        raw = sum(path.stat().st_size for path in paths)
        yield f"  {name:<34}{raw / 1024:>9.1f} KiB raw{packed(paths) / 1024:>9.1f} KiB gzip"
