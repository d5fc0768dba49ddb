"""How soon a writer sees a change: `run.py serve` on a copy of the project, and a browser that waits for new words."""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from tests.conftest import ROOT, UNSET
from tests.large_project import copy_whole

ARTICLE, LISTED = "giao-tiep/nhan-brief", "tra-cuu/tu-dien"
TERMS = "data/terms.yml"
_STARTS, _SEEN = 180, 120_000  # seconds, milliseconds
# What it says when all pages are built again.
_BUILT = "Documentation built"


@contextmanager
def _served(folder: Path, log: Path) -> Iterator[str]:
    """Run `serve` in a folder until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {key: value for key, value in os.environ.items() if key not in UNSET}
    environment |= {"PYTHONPATH": str(folder), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "account_docs.commands.serve", "-a", address]
    with log.open("w") as output, subprocess.Popen(
        command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
    ) as process:  # fmt: skip
        try:
            _wait_for(f"http://{address}/", process, log)
            yield f"http://{address}/"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a page comes.

    Raises:
        RuntimeError: `serve` ended, or took too long.
    """
    end = time.monotonic() + _STARTS
    while process.poll() is None and time.monotonic() < end:
        try:
            with urlopen(address, timeout=10):
                return
        except (URLError, OSError):
            time.sleep(0.5)
    raise RuntimeError(f"run.py serve did not start:\n{log.read_text('utf-8')[-2000:]}")


def _until_built(log: Path, times: int) -> None:
    """Wait until all pages were built so many times."""
    end = time.monotonic() + _STARTS
    while log.read_text("utf-8").count(_BUILT) < times and time.monotonic() < end:
        time.sleep(0.2)


def _seen_after(page: Page, path: Path, text: str, word: str) -> float:
    """Seconds from writing a file to the moment when a word stands in the open page, which opens itself again."""
    begun = time.monotonic()
    path.write_text(text, "utf-8")
    page.wait_for_function("(word) => document.body?.textContent.includes(word)", arg=word, timeout=_SEEN)
    return time.monotonic() - begun


def time_changes(browser: Browser, runs: int) -> tuple[float, float]:
    """Seconds until a changed page is seen, and until a changed file of data is: medians.

    Args:
        browser: a started browser.
        runs: how often each is changed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = copy_whole(Path(name) / "so-tay")
        (folder / ".cache").symlink_to(ROOT / ".cache")
        log = Path(name) / "serve.log"
        page_path, data_path = folder / "docs" / f"{ARTICLE}.md", folder / TERMS
        article, terms = page_path.read_text("utf-8"), data_path.read_text("utf-8")
        pages, data = [], []
        with _served(folder, log) as address:
            page = browser.new_page()
            for number in range(runs):
                _until_built(log, 1 + 2 * number)
                page.goto(f"{address}{ARTICLE}/", wait_until="load")
                word = f"đổi{number}trang"
                pages.append(_seen_after(page, page_path, f"{article}\n\nCâu mới {word}.\n", word))
                _until_built(log, 2 + 2 * number)
                page.goto(f"{address}{LISTED}/", wait_until="load")
                word = f"đổi{number}dữliệu"
                changed = re.sub(r"(meaning: )(\w)", rf"\1{word} \2", terms, count=1)
                data.append(_seen_after(page, data_path, changed, word))
            page.close()
    return statistics.median(pages), statistics.median(data)
