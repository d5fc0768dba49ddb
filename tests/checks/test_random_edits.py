"""Whatever is done to a page, the check answers with problems, never with a traceback."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from account_docs.check import Problem, check_all, load_corpus
from account_docs.check.core import mend
from account_docs.check.rules import RULES, safety
from account_docs.content.pages import read_page
from tests.conftest import ROOT

CORPUS = load_corpus(ROOT, date(2026, 11, 23))
NAMES = sorted(CORPUS.pages)
# What editors and accidents put into a page.
PIECES = some.one_of(
    some.text(max_size=40),
    some.sampled_from(
        [
            "> [!du-an]", "> [!sai", "```", "~~~text", "| a | b |", "|---|", "---", "\n---\n", "![](", "[x](",
            "](y.md)", "<!-- check: off",
            "<!-- check: off html -->", "<script", "</div>", "{", "}", "# ", "####### ", "    ", "\t", "\r\n", "\x00",
            "﻿", "99/99/9999",
            "12:99", "1.000.000.000 triệu", "0,,0%", "= 5 / 0 = 1", "(((1 + 2)) = 3", "facts: [", "related: 5",
            "tags: {a: b}", "&a *a", "reviewed: 0000-00-00", ": ", "[{a: b}]",
            "[a][b]", "http://[", "//", "%zz", "\ud800".encode("utf-8", "replace").decode(),
        ]
    ),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=some.sampled_from(NAMES),
    place=some.floats(0, 1),
    cut=some.integers(0, 300),
    pieces=some.lists(PIECES, max_size=6),
)
def test_random_edits_get_messages(name: str, place: float, cut: int, pieces: list[str], tmp_path: Path) -> None:
    text = CORPUS.pages[name].text
    start = int(place * len(text))
    edited = text[:start] + "".join(pieces) + text[start + cut :]
    path = tmp_path / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(edited.encode("utf-8", "replace"))
    before = CORPUS.pages[name]
    CORPUS.pages[name] = read_page(tmp_path / "docs", path)
    # The other pages are as they were.
    CORPUS.only = frozenset([name])
    try:
        problems = check_all(CORPUS, RULES)
        safety(CORPUS)
    finally:
        CORPUS.pages[name], CORPUS.only = before, None
    assert all(isinstance(problem, Problem) and problem.line >= 1 and str(problem) for problem in problems)
    own = [problem for problem in problems if problem.path == f"docs/{name}"]
    assert all(problem.line <= edited.count("\n") + 2 for problem in own)
    mend(tmp_path, own)
    path.read_bytes().decode("utf-8")
