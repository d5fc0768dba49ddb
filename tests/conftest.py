"""What tests share: the built site, a server under a sub-path, a browser that tells of errors and foreign requests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium

ROOT = Path(__file__).resolve().parent.parent
# One day for everything, whatever the clock says: what ends must not turn tests red (see
# account_docs/content/calendar.py).
os.environ.setdefault("TODAY", "2026-11-27")
# Builds of copies take what this checkout's builds have made; a test of cold builds names a folder of its own.
os.environ.setdefault("BUILD_CACHE", str(ROOT / ".cache"))
# A change is judged by the same inputs each time; whoever runs the tests at home tries new ones.
settings.register_profile("same", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("same")
SITE_URL = "https://so-tay.example/kho/"
REPO_URL = "https://github.com/vi-du/kho"
REPO_BRANCH = "chinh"
# What the machine may have set and a test does not want.
UNSET = (
    "SITE_URL",
    "REPO_URL",
    "REPO_BRANCH",
    "CONTACT",
    "OFFLINE",
    "OFFLINE_ARCHIVE",
    "SAVED_PAGES",
    "SOURCE_DATE_EPOCH",
    "PYTHONPATH",
)


def build(target: Path, root: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a checkout as `mkdocs build --strict` does after `pip install`.

    Args:
        target: the folder to build into.
        root: the checkout.
        variables: environment variables such as SITE_URL.
    """
    environment = {key: value for key, value in os.environ.items() if key not in UNSET}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(target)]
    return subprocess.run(
        command,
        cwd=root,
        env={**environment, "NO_MKDOCS_2_WARNING": "1", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def built_once(tmp_path_factory: pytest.TempPathFactory, name: str, **variables: str) -> Path:
    """One build of an edition for all processes of a run: the first that asks makes it, the others wait for it.

    Args:
        tmp_path_factory: of the session; the folders of its processes have one folder above them.
        name: of the edition, the name of its folder.
        variables: what it is built with, see `build`.
    """
    own = tmp_path_factory.getbasetemp()
    target = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    done = target.with_name(f"{name}.done")
    with FileLock(target.with_name(f"{name}.lock")):
        if not done.is_file():
            made = build(target, **variables)
            assert made.returncode == 0, made.stderr
            done.touch()
    return target


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published edition, built once; nobody writes into it."""
    return built_once(tmp_path_factory, "site", SITE_URL=SITE_URL, REPO_URL=REPO_URL, REPO_BRANCH=REPO_BRANCH)


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition, built once; nobody writes into it."""
    return built_once(tmp_path_factory, "offline-site", OFFLINE="true")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The documents, data and configuration, copied: a test may plant a mistake in them."""
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


class SubPath(SimpleHTTPRequestHandler):
    """Serves a folder under /kho/, with the site's own page for wrong addresses."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/kho")) if path.startswith("/kho/") else "/nowhere"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output quiet."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Address of the published edition on this machine, with a closing slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SubPath, directory=str(site))) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/kho/"
        http.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser that really started."""
    with sync_playwright() as playwright:
        started = chromium.launch(playwright)
        yield started
        started.close()


class Watched:
    """What went wrong in a page while a test used it."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.foreign: list[str] = []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page at desktop width that fails its test on any console error or foreign request.

    A test that expects errors empties `page.watched.errors` itself.
    """
    # Requests that a service worker makes or answers are not seen by `route`, and come when they like: the tests of
    # saved pages (test_saved_pages.py) have contexts of their own.
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN", service_workers="block")
    opened = context.new_page()
    watched = Watched()
    opened.on("console", lambda message: watched.errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: watched.errors.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            watched.foreign.append(request.url)
            if not request.url.startswith(("http://127.0.0.1", "file:", "data:", "blob:"))
            else None
        ),
    )
    opened.watched = watched
    yield opened
    context.close()
    assert not watched.errors
    assert not watched.foreign
