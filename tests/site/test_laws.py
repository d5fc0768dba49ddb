"""The entries of laws: each says how it stands, by which source, and what an account does about it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT

VALID, UNSURE = "Đang áp dụng", "Chưa chắc"
MUST_SAY = ("Việc của account", "Hỏi luật sư", "Hỏi kế toán")


@pytest.fixture(scope="module")
def entries(site: Path) -> dict[str, tuple[str, list[str], str]]:
    """By the name of a law: its state, the facts it cites in that line, what is to be done."""
    page = LexborHTMLParser((site / "phap-ly" / "index.html").read_text("utf-8"))
    found = {}
    for head in page.css(".laws h3"):
        state, task = page.css(f".laws .section-head:has(#{head.attributes['id']}) ~ p")[:2]
        sign = state.css_first("strong, em").text()
        facts = [link.attributes["href"].removeprefix("#nguon-").upper() for link in state.css("a")]
        found[head.text()] = (sign, facts, task.text())
    return found


def test_every_law_has_its_state_a_source_and_something_to_do(entries: dict[str, tuple[str, list[str], str]]) -> None:
    assert len(entries) >= 20
    for name, (sign, facts, task) in entries.items():
        assert sign in (VALID, UNSURE), name
        assert facts, name
        assert task.startswith(MUST_SAY), name
        # What is not sure is nobody's to apply alone.
        assert sign == VALID or task.startswith("Hỏi "), name


def test_a_law_is_said_to_apply_only_as_far_as_it_was_checked(entries: dict[str, tuple[str, list[str], str]]) -> None:
    facts = yaml.safe_load((ROOT / "data" / "facts.yml").read_text("utf-8"))["extra"]["facts"]
    for name, (sign, cited, _) in entries.items():
        grades = {facts[fact]["grade"] for fact in cited}
        assert (sign == VALID) == (grades <= {"A", "A*"}), (name, sign, grades)
