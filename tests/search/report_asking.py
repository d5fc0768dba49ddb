"""Asking many queries at once: workers of a browser that hold an engine each, ours or the stock theme's.

The engines are the real ones, in the workers that the sites themselves start. Only field and panel are left out, which
take no part in the order of the answers; test_report.py sees that the answers are those of the panel.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page

from tests.search.queries import Outcome, Query

# So many at once, then a word about how far it is.
_BATCH = 80
# Gives each worker the next query when it has answered one, and keeps the answers in the order of the queries.
_POOL = """
  const answerAll = (workers, ask) => async (texts) => {
    const answers = [];
    let next = 0;
    const work = async (worker) => {
      while (next < texts.length) {
        const place = next++;
        answers[place] = await ask(worker, texts[place]);
      }
    };
    await Promise.all(workers.map(work));
    return answers;
  };
  const started = (script, message, isReady) => new Promise((done, failed) => {
    const worker = new Worker(script);
    worker.onerror = ({ message }) => failed(new Error(message));
    worker.onmessage = ({ data }) => (isReady(data) ? done(worker) : failed(new Error(JSON.stringify(data))));
    worker.postMessage(message);
  });
  const many = (make) => Promise.all(Array.from({ length: Math.max(1, navigator.hardwareConcurrency) }, make));
"""
# Messages of our worker: overrides/assets/javascripts/search/worker.js.
_ANSWER_OURS = """
  const script = new URL("assets/javascripts/search/worker.js", root);
  const message = { type: "load", folder: new URL(folder + "/", root).href };
  const workers = await many(() => started(script, message, ({ type }) => type === "ready"));
  let number = 0;
  self.answerAll = answerAll(workers, (worker, text) => new Promise((done, failed) => {
    const id = ++number;
    worker.onmessage = ({ data }) => {
      if (data.id !== id) return;
      if (data.type === "failed") failed(new Error(data.reason));
      else if (data.last) done(data.result.answers.map(({ address, section }) => [address, section]));
    };
    worker.postMessage({ type: "search", id, text, limit });
  }));
"""
_OURS = f"async ({{ root, folder, limit }}) => {{{_POOL}{_ANSWER_OURS}}}"
# Messages of Material's worker (src/templates/assets/javascripts/integrations/search/worker): 0 is set-up, 1 ready, 2 a
# query, 3 its result: the sections of each page that was found, best page first.
_ANSWER_STOCK = """
  const message = { type: 0, data: { ...index, options: { suggest: false } } };
  const workers = await many(() => started(new URL(script, root), message, ({ type }) => type === 1));
  self.answerAll = answerAll(workers, (worker, text) => new Promise((done) => {
    worker.onmessage = ({ data }) => done(data.data.items.map(([first]) => [first.location.split("#")[0], ""]));
    worker.postMessage({ type: 2, data: text });
  }));
"""
_STOCK = f"async ({{ root, script, index }}) => {{{_POOL}{_ANSWER_STOCK}}}"

Told = Callable[[str], None]


def ask_ours(page: Page, asked: Sequence[Query], root: str, folder: str, tell: Told) -> list[Outcome]:
    """Ask our engine.

    Args:
        page: a page of the browser.
        asked: the queries.
        root: address of the site, with a closing slash.
        folder: the folder of the index below it.
        tell: is given a word about how far it is.
    """
    page.goto(root)
    page.evaluate(_OURS, {"root": root, "folder": folder, "limit": 8})
    return _ask(page, asked, tell)


def ask_stock(page: Page, asked: Sequence[Query], root: str, site: Path, tell: Told) -> list[Outcome]:
    """Ask the stock theme's engine.

    Args:
        page: a page of the browser.
        asked: the queries.
        root: address of the stock site, with a closing slash.
        site: its folder.
        tell: is given a word about how far it is.
    """
    page.goto(root)
    script = next((site / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    page.evaluate(_STOCK, {"root": root, "script": script.relative_to(site).as_posix(), "index": index})
    return _ask(page, asked, tell)


def _ask(page: Page, asked: Sequence[Query], tell: Told) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for start in range(0, len(asked), _BATCH):
        batch = asked[start : start + _BATCH]
        answers = page.evaluate("texts => self.answerAll(texts)", [query.text for query in batch])
        for query, found in zip(batch, answers, strict=True):
            addresses = tuple(address for address, _ in found)
            outcomes.append(Outcome(query, addresses, found[0][1] if found else ""))
        tell(f"{len(outcomes)} of {len(asked)} queries")
    return outcomes
