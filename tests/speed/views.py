"""How long a phone waits for a page, and how many bytes it loads: in a real browser, slowed down like a mid-range one.

The network is that of Lighthouse's "slow 4G" (150 ms for each journey, 1.6 Mbit/s down), the processor four times
slower than this machine's. Times are those that the browser itself tells (W3C: Paint Timing, Largest Contentful Paint,
Layout Instability, Long Tasks).
"""

from __future__ import annotations

import statistics
from dataclasses import astuple, dataclass

from playwright.sync_api import Browser, BrowserContext, Page

from tests.speed.server import Traffic

SLOWDOWN = 4
_NETWORK = {
    "offline": False,
    "latency": 150,  # milliseconds
    "downloadThroughput": 1_600_000 / 8,  # bytes a second
    "uploadThroughput": 750_000 / 8,
}
_PHONE = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
    "locale": "vi-VN",
}
# So long after everything was loaded nothing moves any more.
_RESTS = 1500  # milliseconds
WATCH = """(() => {
  const seen = (self.speed = { fcp: 0, lcp: 0, cls: 0, tasks: [] });
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime;
  });
  watch("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
  watch("layout-shift", (entry) => {
    if (!entry.hadRecentInput) seen.cls += entry.value;
  });
  watch("longtask", (entry) => seen.tasks.push([entry.startTime, entry.duration]));
})()"""
_SEEN = """() => {
  const { fcp, lcp, cls, tasks } = self.speed;
  const later = tasks.filter(([start]) => start >= fcp);
  const blocked = later.reduce((sum, [, length]) => sum + Math.max(0, length - 50), 0);
  return [fcp, lcp, blocked, cls];
}"""


@dataclass(frozen=True)
class View:
    """What one view of a page costs.

    Attributes:
        size: bytes of all bodies, as they are sent.
        requests: how many.
        fcp: milliseconds until the first text or picture.
        lcp: milliseconds until the largest part.
        tbt: milliseconds beyond 50 of each task that kept the page busy after the first paint.
        cls: sum of all shifts, which is at least what the largest group of them is.
    """

    size: float
    requests: float
    fcp: float
    lcp: float
    tbt: float
    cls: float


@dataclass(frozen=True)
class Visit:
    """A first view with nothing kept, and the page that is opened after it."""

    first: View
    second: View


def medians(views: list[View]) -> View:
    """The median of each figure."""
    return View(*(statistics.median(values) for values in zip(*map(astuple, views), strict=True)))


def visit(browser: Browser, traffic: Traffic, first: str, second: str) -> Visit:
    """Open a page in a browser that knows nothing of the site, then another page of it.

    Service workers are kept out of it: the browser does not slow down what they load.

    Args:
        browser: a started browser.
        traffic: of the server.
        first: address of the first page.
        second: address of the second.
    """
    context = browser.new_context(**_PHONE, service_workers="block")
    try:
        page = _slow_page(context)
        return Visit(_view(page, traffic, first), _view(page, traffic, second))
    finally:
        context.close()


def median_visit(several: list[Visit]) -> Visit:
    """The median of each figure of several visits of one site."""
    return Visit(medians([one.first for one in several]), medians([one.second for one in several]))


def kept_in_background(browser: Browser, traffic: Traffic, address: str) -> tuple[int, int]:
    """Bytes and requests of what a service worker loads after a first view, to have it without network."""
    context = browser.new_context(**_PHONE, service_workers="allow")
    try:
        page = context.new_page()
        traffic.answers.clear()
        page.goto(address, wait_until="networkidle")
        page.evaluate("() => navigator.serviceWorker.ready.then(() => {})")
        page.wait_for_timeout(_RESTS)
        return traffic.bytes(in_background=True), traffic.requests(in_background=True)
    finally:
        context.close()


def _slow_page(context: BrowserContext) -> Page:
    """A page of a slow phone on a slow network, which watches itself."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.add_init_script(WATCH)
    return page


def _view(page: Page, traffic: Traffic, address: str) -> View:
    """Open a page and wait until nothing more comes."""
    traffic.answers.clear()
    page.goto(address, wait_until="networkidle")
    # What a worker asks for, such as the index of the stock search, is not among what the browser waits for.
    answered = -1
    while answered != len(traffic.answers):
        answered = len(traffic.answers)
        page.wait_for_timeout(_RESTS)
    return View(traffic.bytes(), traffic.requests(), *page.evaluate(_SEEN))
