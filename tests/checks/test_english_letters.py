"""A letter to a client abroad is in English: its words are not spelt as Vietnamese, but only there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from account_docs.check import Problem

LETTER = (
    "\n\n```text\nSubject: Banners for approval\n\nHi Linh,\n\nCould you please confirm by Tuesday?\n```\n\nCould nghĩa"
    " là có thể.\n"
)


def test_only_words_outside_the_letter_are_spelt(project: Path, problems: Callable[[], list[Problem]]) -> None:
    page = project / "docs" / "giao-tiep" / "kenh-va-mau-cau.md"
    text = page.read_text("utf-8") + LETTER
    page.write_text(text, "utf-8")
    last = len(text.rstrip("\n").split("\n"))
    found = [(problem.line, problem.message) for problem in problems() if problem.rule == "chinh-ta"]
    assert [line for line, _ in found if line > last - 9] == [last]
