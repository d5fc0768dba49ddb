"""The search's real script files in a browser, without the panel: for tests of single functions and of the engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

SCRIPTS = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "javascripts" / "search"
# In the order in which the worker loads them.
FILES = re.findall(r'^  "([a-z]+)\.js",$', (SCRIPTS / "worker.js").read_text("utf-8"), re.MULTILINE)

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def run(browser: Browser) -> Iterator[Run]:
    """Calls an expression of the namespace: run("vietnamese.fold(...args)", "đề")."""
    page = browser.new_page()
    for name in FILES:
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield lambda expression, *arguments: page.evaluate(
        f"args => {{ const s = accountSearch; return s.{expression}; }}", list(arguments)
    )
    page.close()


ENGINE = """
  (async () => {
    const [found, asked, terms] = args;
    const pages = found.map(([address, title, , aliases, heading]) =>
      [address, title, 0, "", aliases || [], [["muc", heading || "Mục"]]]);
    const engine = new s.Engine({ build: "b", areas: ["Khu"], terms: terms || [], pages });
    await engine.build(async () => ({ build: "b", texts: found.map(([, , text]) => [text]) }));
    return engine.search(asked, 8);
  })()
"""


@pytest.fixture(scope="module")
def found(browser: Browser) -> Iterator[Run]:
    """Asks an engine over a few made-up pages: found(pages, query, terms) → {count, answers, suggestion}."""
    page = browser.new_page()
    for name in FILES:
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield lambda *arguments: page.evaluate(
        f"args => {{ const s = accountSearch; return {ENGINE.strip()}; }}", list(arguments)
    )
    page.close()


def addresses(result: dict[str, Any]) -> list[str]:
    return [answer["address"] for answer in result["answers"]]
