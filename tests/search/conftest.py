"""The search's real script files in a browser, without the panel: for tests of single functions and of the engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from account_docs.site.search_index import Term, index_of, read_everyday
from account_docs.site.search_pages import IndexedPage, Section

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts" / "search"
# In the order in which the worker loads them.
FILES = tuple(re.findall(r'^  "(\w+)\.js",$', (SCRIPTS / "worker.js").read_text("utf-8"), re.MULTILINE))

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
    const [files, asked] = args;
    const engine = new s.Engine(JSON.parse(files.core), async (name) => JSON.parse(files[name]));
    const { answers, count, suggestions, near, files: offered, definition } = await engine.search(asked, 8);
    return { answers, count, near, suggestion: suggestions[0] || null, suggestions, files: offered, definition };
  })()
"""


def files_of(
    pages: Sequence[Sequence[Any]],
    terms: Sequence[Sequence[str]] = (),
    asked: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, str]:
    """The index of a few made-up pages: address, title, text; where wanted aliases, and the heading above the text."""
    made = [
        IndexedPage(address, title, "Khu", aliases=list(rest[0]) if rest else [], sections=[section(text, *rest[1:])])
        for address, title, text, *rest in pages
    ]
    names = [Term(en=[group[0]], also=list(group[1:])) for group in terms]
    everyday = read_everyday((ROOT / "data" / "everyday.yml").read_text("utf-8"))
    # What people say every day would make groups of these few words, too.
    return index_of(made, names, asked or {}, {**everyday, "same": []})


def section(text: str, heading: str = "Mục") -> Section:
    return Section("muc", heading, text, text)


@pytest.fixture(scope="module")
def found(browser: Browser) -> Iterator[Run]:
    """Asks an engine over a few made-up pages: found(pages, query, terms) → {count, answers, suggestion …}."""
    page = browser.new_page()
    for name in FILES:
        page.add_script_tag(path=SCRIPTS / f"{name}.js")

    def ask(pages: Sequence[Sequence[Any]], query: str, *more: Any) -> Any:
        script = f"args => {{ const s = accountSearch; return {ENGINE.strip()}; }}"
        return page.evaluate(script, [files_of(pages, *more), query])

    yield ask
    page.close()


def addresses(result: dict[str, Any]) -> list[str]:
    return [answer["address"] for answer in result["answers"]]
