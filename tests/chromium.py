"""Finding a browser of the Chromium family that really starts, and starting it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright

VARIABLE = "BROWSER_PATH"
_NAMES = (
    "chromium",
    "chromium-browser",
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    *(
        f"{os.environ.get(folder, '')}/{path}"
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        for path in ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
        if os.environ.get(folder)
    ),
)
# A browser that looks up its maker's servers would make the tests depend on the net.
_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
)


def _arguments() -> list[str]:
    """Command line of the browser; its sandbox does not work for root."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*_ARGUMENTS, *(["--no-sandbox"] if root else [])]


def _installed() -> Iterator[str]:
    """Paths of browsers that are on the machine, best first."""
    if os.environ.get(VARIABLE):
        yield os.environ[VARIABLE]
    for name in _NAMES:
        if path := shutil.which(name):
            yield path
    yield from (place for place in _PLACES if Path(place).is_file())


def _try(playwright: Playwright, path: str | None) -> Browser | None:
    """Start a browser, or say why it does not start and return None."""
    try:
        return playwright.chromium.launch(executable_path=path, args=_arguments())
    except Error as error:
        reason = str(error).strip().splitlines()[0]
        print(f"Browser passed over: {path or 'the one of Playwright'} ({reason})", file=sys.stderr)
        return None


def _install(command: list[str]) -> bool:
    """Run an installer quietly; say in one line when it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)
        return False
    return done.returncode == 0


def _debian() -> bool:
    """Install Debian's Chromium, where that is possible without asking."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    _install(["apt-get", "update", "-qq"])
    return _install(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])


def executable(playwright: Playwright) -> str:
    """Path of the first browser that really starts, for tools that start it themselves.

    Raises:
        RuntimeError: see launch.
    """
    for path in _installed():
        if browser := _try(playwright, path):
            browser.close()
            return path
    launch(playwright).close()
    return playwright.chromium.executable_path


def launch(playwright: Playwright) -> Browser:
    """Start the first browser that works, installing one if there is none.

    Order: the variable BROWSER_PATH, the machine's Chromium, Chrome or Edge, Playwright's own,
    `playwright install`, the package manager.

    Raises:
        RuntimeError: nothing could be started; the message says what to do.
    """
    for path in _installed():
        if browser := _try(playwright, path):
            return browser
    if Path(playwright.chromium.executable_path).is_file() and (browser := _try(playwright, None)):
        return browser
    if _install([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]) and (
        browser := _try(playwright, None)
    ):
        return browser
    if _debian() and (path := shutil.which("chromium")) and (browser := _try(playwright, path)):
        return browser
    raise RuntimeError(f"No browser could be started: install Chromium, Chrome or Edge, or set {VARIABLE} to one.")
