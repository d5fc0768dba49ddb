"""Reading without network after a visit: what was visited, what was saved, a new build, and the way back out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.accessibility.test_axe import audit_both_schemes
from tests.browser.test_policy import WATCH, violations
from tests.conftest import SITE_URL, SubPath, build
from tests.small_project import small_project

# One set-up for all of these tests.
pytestmark = pytest.mark.xdist_group("saved-pages")

SAVING = "doc-ngoai-tuyen/"
# Waits until the service worker has taken over the page; it may be about to be replaced by a newer one.
TAKEN_OVER = """async () => {
  const { serviceWorker } = navigator;
  await serviceWorker.ready;
  if (!serviceWorker.controller) await new Promise((done) => (serviceWorker.oncontrollerchange = done));
}"""
CACHES = "async () => Promise.all((await caches.keys()).map(async (n) => (await (await caches.open(n)).keys()).length))"
# How many files of the search are not kept yet.
SEARCH_LEFT = """async () => {
  const root = (await navigator.serviceWorker.ready).scope;
  const { files } = await (await fetch(root + "files.json")).json();
  const wanted = Object.keys(files).filter((path) => /(^|javascripts\\/)search\\//.test(path));
  const kept = await Promise.all(wanted.map((path) => caches.match(root + path)));
  return kept.filter((found) => !found).length;
}"""
REGISTRATIONS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps pages, unlike that of the other tests; no page may do what the policy forbids."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="vi-VN", reduced_motion="reduce", service_workers="allow"
    )
    context.add_init_script(f"({WATCH})()")
    yield context
    context.close()


@pytest.fixture
def page(reader: BrowserContext) -> Iterator[Page]:
    """A page of the reader; errors of scripts and what the policy stops fail its test."""
    opened, errors = reader.new_page(), []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if "Content Security" in said.text else None)
    yield opened
    assert errors == []
    assert violations(opened) == []


def visit(page: Page, address: str) -> None:
    """Open a page and wait until it may be read without network."""
    page.goto(address)
    page.evaluate(TAKEN_OVER)


def until(page: Page, script: str, wanted: object) -> None:
    """Ask a page until it gives what is wanted."""
    for _ in range(100):
        if (found := page.evaluate(script)) == wanted:
            return
        page.wait_for_timeout(100)
    assert found == wanted


def save_everything(page: Page, server: str) -> None:
    """Save the whole site as a reader does."""
    visit(page, server + SAVING)
    page.get_by_role("button", name="Lưu cả sổ tay").click()
    expect(page.get_by_text("Cả sổ tay đã ở trong máy")).to_be_visible(timeout=60_000)


def test_what_was_visited_is_read_again_and_searched_without_network(page: Page, server: str) -> None:
    visit(page, server + "giao-tiep/")
    page.goto(server + "tra-cuu/tu-dien/")
    page.locator(".search-button").click()
    page.locator(".search__field").fill("bao gia")
    expect(page.locator(".search__answer").first).to_be_visible()
    # The rest of the search comes in the background.
    until(page, SEARCH_LEFT, 0)
    page.context.set_offline(True)
    for address in ("giao-tiep/", "tra-cuu/tu-dien/", "giao-tiep/?tu=thu", "giao-tiep/index.html"):
        page.goto(server + address)
        expect(page.locator("h1")).not_to_contain_text("chưa có trong máy")
    # In its own look: the sheet is there.
    assert page.locator("body").evaluate("(body) => getComputedStyle(body).fontFamily").startswith('"Be Vietnam Pro"')
    page.locator(".search-button").click()
    page.locator(".search__field").fill("nghiem thu")
    expect(page.locator(".search__answer").first).to_contain_text("ghiệm thu")


def test_what_is_not_saved_is_told_and_opens_by_itself_when_there_is_network(page: Page, server: str) -> None:
    visit(page, server + "giao-tiep/")
    page.context.set_offline(True)
    page.goto(server + "tai-chinh/bao-gia/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trang này chưa có trong máy")
    known = page.get_by_role("list").get_by_role("link", name="Công việc giao tiếp")
    expect(known).to_be_visible()
    assert audit_both_schemes(page, "not saved") == []
    page.get_by_role("button", name="Thử lại").click()
    expect(known).to_be_visible()
    assert page.url == server + "tai-chinh/bao-gia/"
    known.click()
    expect(page).to_have_url(server + "giao-tiep/")
    page.goto(server + "tai-chinh/bao-gia/")
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_contain_text("áo giá", timeout=15_000)


def test_once_everything_is_saved_any_page_is_read_until_it_is_removed(page: Page, site: Path, server: str) -> None:
    visit(page, server + SAVING)
    expect(page.get_by_text("chiếm khoảng")).to_contain_text("MB trong máy")
    save_everything(page, server)
    assert audit_both_schemes(page, "saved") == []
    page.context.set_offline(True)
    addresses = [path.parent.relative_to(site).as_posix() + "/" for path in sorted(site.rglob("index.html"))]
    for address in addresses[:: len(addresses) // 10]:
        page.goto(server + address.removeprefix("./"))
        expect(page.locator("h1")).not_to_contain_text("chưa có trong máy")
    page.goto(server + "bieu-mau/bao-gia/")
    with page.expect_download() as download:
        page.locator(".downloads a").first.click()
    assert download.value.failure() is None
    page.locator(".search-button").click()
    page.locator(".search__field").fill("nghiem thu")
    expect(page.locator(".search__answer").first).to_be_visible()
    page.context.set_offline(False)
    page.goto(server + SAVING)
    page.get_by_role("button", name="Xóa bản đã lưu").click()
    expect(page.get_by_text("Đã xóa bản lưu khỏi máy.")).to_be_visible()
    expect(page.get_by_role("button", name="Lưu cả sổ tay")).to_be_focused()
    page.context.set_offline(True)
    page.goto(server + "tai-chinh/bao-gia/")
    expect(page.locator("h1")).to_have_text("Trang này chưa có trong máy")


def test_saving_can_be_stopped_and_goes_on_where_it_was(page: Page, server: str) -> None:
    visit(page, server + SAVING)
    # So slow that there is time to stop.
    page.route("**/tai-ve/**", lambda route: (page.wait_for_timeout(50), route.continue_()))
    page.get_by_role("button", name="Lưu cả sổ tay").click()
    expect(page.get_by_role("progressbar", name="Đã lưu được")).to_be_visible()
    page.get_by_role("button", name="Dừng").click()
    expect(page.get_by_text("Mới lưu được")).to_be_visible()
    page.unroute("**/tai-ve/**")
    page.get_by_role("button", name="Lưu tiếp").click()
    expect(page.get_by_text("Cả sổ tay đã ở trong máy")).to_be_visible(timeout=60_000)


def test_a_cut_while_saving_is_told(page: Page, server: str) -> None:
    visit(page, server + SAVING)
    expect(page.get_by_role("button", name="Lưu cả sổ tay")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("button", name="Lưu cả sổ tay").click()
    expect(page.get_by_role("status")).to_contain_text(["Mạng bị ngắt giữa chừng"])


def test_a_full_storage_is_told(page: Page, server: str) -> None:
    visit(page, server + SAVING)
    origin = server.removesuffix("/kho/")
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 2_000_000}
    )
    page.get_by_role("button", name="Lưu cả sổ tay").click()
    expect(page.locator(".saving__trouble")).to_contain_text("không còn đủ chỗ trống")
    expect(page.get_by_role("button", name="Lưu tiếp")).to_be_visible()
    expect(page.get_by_role("button", name="Xóa bản đã lưu")).to_be_visible()


@pytest.mark.parametrize(
    "blocked",
    [
        "Object.defineProperty(navigator, 'serviceWorker', { value: undefined })",
        "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'))",
        "CacheStorage.prototype.open = () => Promise.reject(new DOMException('no', 'SecurityError'))",
    ],
)
def test_a_blocked_storage_is_told_and_nothing_else_breaks(blocked: str, page: Page, server: str) -> None:
    page.add_init_script(blocked)
    page.goto(server + SAVING)
    expect(page.locator(".saving__trouble")).to_contain_text("không cho trang lưu gì vào máy")
    expect(page.get_by_role("button", name="Lưu cả sổ tay")).to_be_hidden()
    assert audit_both_schemes(page, "blocked") == []
    page.goto(server + "giao-tiep/")
    page.locator(".scheme-button").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_site_can_be_installed(page: Page, server: str) -> None:
    visit(page, server + "giao-tiep/")
    session = page.context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == server + "manifest.webmanifest"
    found = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A context of a test is like a private window.
    assert [error["errorId"] for error in found if error["errorId"] != "in-incognito"] == []


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site three times: a first build, one in which a page changed, one that keeps no pages any more."""
    sources = small_project(tmp_path_factory.mktemp("sources"))
    folder = tmp_path_factory.mktemp("editions")
    changed = sources / "docs" / "giao-tiep" / "nhan-brief.md"
    for name, variables in {"first": {}, "second": {}, "retired": {"SAVED_PAGES": "false"}}.items():
        if name == "second":
            changed.write_text(changed.read_text("utf-8") + "\nĐoạn này mới có từ bản thứ hai.\n", "utf-8")
        done = build(folder / name, sources, SITE_URL=SITE_URL, **variables)
        assert done.returncode == 0, done.stderr
    return {path.name: path for path in folder.iterdir()}


@pytest.fixture
def publish(editions: dict[str, Path], tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Puts an edition on the host, in the place of the last one; gives the host's address."""
    shown = tmp_path / "shown"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SubPath, directory=str(shown))) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()

        def published(name: str) -> str:
            shown.unlink(missing_ok=True)
            shown.symlink_to(editions[name])
            return f"http://127.0.0.1:{http.server_port}/kho/"

        yield published
        http.shutdown()


NEW = "Đoạn này mới có từ bản thứ hai."
HAS_NEW = "async (address) => ((await (await caches.match(address))?.text()) || '').includes('mới có từ bản thứ hai')"


def test_a_new_build_is_seen_at_once_and_takes_the_place_of_what_was_kept(
    page: Page, publish: Callable[[str], str]
) -> None:
    server = publish("first")
    visit(page, server + "giao-tiep/nhan-brief/")
    (count,) = page.evaluate(CACHES)
    page.goto(server + "giao-tiep/nhan-brief/")
    expect(page.get_by_text(NEW)).to_have_count(0)
    publish("second")
    page.goto(server + "giao-tiep/nhan-brief/")
    expect(page.get_by_text(NEW)).to_be_visible()
    # The browser looks for a new worker by itself; the test does not wait for that.
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    until(page, CACHES, [count])
    page.context.set_offline(True)
    page.goto(server + "giao-tiep/nhan-brief/")
    expect(page.get_by_text(NEW)).to_be_visible()


def test_who_saved_everything_has_everything_of_a_new_build(page: Page, publish: Callable[[str], str]) -> None:
    server = publish("first")
    save_everything(page, server)
    (count,) = page.evaluate(CACHES)
    publish("second")
    page.goto(server)
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    until(page, f"() => ({HAS_NEW})('{server}giao-tiep/nhan-brief/')", True)
    until(page, CACHES, [count])
    page.context.set_offline(True)
    # Never visited, in neither build.
    page.goto(server + "giao-tiep/nhan-brief/")
    expect(page.get_by_text(NEW)).to_be_visible()
    page.context.set_offline(False)
    page.goto(server + SAVING)
    expect(page.get_by_text("Cả sổ tay đã ở trong máy")).to_be_visible()


def test_switched_off_it_removes_itself_and_what_it_kept(page: Page, publish: Callable[[str], str]) -> None:
    server = publish("first")
    save_everything(page, server)
    # What another site of the same host keeps is not ours.
    page.evaluate("async () => (await caches.open('của nơi khác')).put('/khac', new Response('x'))")
    publish("retired")
    page.goto(server + "giao-tiep/")
    until(page, REGISTRATIONS, 0)
    until(page, CACHES, [1])
    page.goto(server + SAVING)
    expect(page.locator(".saving")).to_have_count(0)
    assert page.evaluate(REGISTRATIONS) == 0
    page.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(server + "giao-tiep/")
    page.context.set_offline(False)
    page.goto(server)
