"""Lighthouse on the five page types: an optional run, since it needs Node (`python3 run.py lighthouse`)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.conftest import REPO_URL, SubPath, build

# The newest that runs on Node 20; Google's own tool for the three scores.
TOOL = "lighthouse@12.8.2"
PAGES = ("", "giao-tiep/", "ky-nang/giao-tiep/", "bai-viet/google-pagespeed-insights/", "tra-cuu/tu-dien/")
CATEGORIES = ("accessibility", "best-practices", "seo")


def scores(address: str, folder: Path) -> dict[str, float]:
    """Scores of a page by category, from 0 to 1.

    Raises:
        subprocess.CalledProcessError: Lighthouse failed.
    """
    target = folder / "report.json"
    command = [
        "npx", "--yes", TOOL, address, "--quiet", f"--only-categories={','.join(CATEGORIES)}", "--output=json",
        f"--output-path={target}", "--chrome-flags=--headless --no-sandbox --disable-gpu",
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, env=os.environ)
    return {name: category["score"] for name, category in json.loads(target.read_text("utf-8"))["categories"].items()}


def main() -> int:
    """Print the scores; exit code 1 when one is below 100."""
    if not shutil.which("npx"):
        sys.exit("Lighthouse needs Node with npx: install Node 20 or newer.")
    with sync_playwright() as playwright:
        os.environ["CHROME_PATH"] = chromium.executable(playwright)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(SubPath, directory=str(site))) as http:
            base = f"http://127.0.0.1:{http.server_port}/kho/"
            done = build(site, SITE_URL=base, REPO_URL=REPO_URL)
            if done.returncode:
                sys.exit(done.stderr)
            threading.Thread(target=http.serve_forever, daemon=True).start()
            found = {page: scores(base + page, folder) for page in PAGES}
            http.shutdown()
    for page, values in found.items():
        print(
            f"{page or 'trang chủ':<40}"
            + "  ".join(f"{category} {values[category] * 100:.0f}" for category in CATEGORIES)
        )
    return 0 if all(value == 1 for values in found.values() for value in values.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
