"""Facts: unknown, unchecked and ended ones are found, and figures of law that name none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from account_docs.check import Problem, check_all, load_corpus
from account_docs.check.rules import RULES
from account_docs.commands.freshness import due
from tests.ended_fact import CHECKED, ENDING, PAGE, plant_ended_fact


def replace(path: Path, old: str, new: str) -> None:
    """Change one place of a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_of(path: Path, words: str) -> int:
    """The first line that holds some words."""
    return next(number for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1) if words in line)


def test_an_unknown_fact_is_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    replace(path, "facts: [", "facts: [T99, ")
    assert [(problem.path, problem.line, problem.rule) for problem in problems()] == [
        (f"docs/{PAGE}", line_of(path, "facts: ["), "du-kien")
    ]


def test_a_fact_that_is_not_verified_is_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    plant_ended_fact(project)
    data = project / "data" / "facts.yml"
    text = data.read_text("utf-8")
    start = text.index(f"    {ENDING}:\n")
    data.write_text(text[:start] + text[start:].replace("grade: A", "grade: C", 1), "utf-8")
    found = problems()
    assert found
    assert {problem.rule for problem in found} == {"du-kien"}
    assert all(ENDING in problem.message for problem in found)


def test_a_fact_past_its_end_is_named_on_every_page_that_uses_it(project: Path) -> None:
    plant_ended_fact(project)
    found = check_all(load_corpus(project, date(2027, 1, 1)), RULES)
    pages = {problem.path for problem in found if problem.rule == "het-han" and ENDING in problem.message}
    assert f"docs/{PAGE}" in pages
    assert {problem.rule for problem in found} == {"het-han"}
    assert list(check_all(load_corpus(project, date(2026, 12, 31)), RULES)) == []


@pytest.mark.parametrize(
    "words",
    [
        "VAT 8% nên báo giá ghi cả hai số.",
        "Theo Nghị định 254/2026/NĐ-CP thì phải lập.",
        "Mức phạt tối đa là 8% phần bị vi phạm.",
        "Luật Quảng cáo năm 2012 cấm.",
    ],
)
def test_a_figure_of_law_without_a_fact_is_named(
    words: str, project: Path, problems: Callable[[], list[Problem]]
) -> None:
    path = project / "docs" / "giao-tiep" / "nhan-brief.md"
    replace(path, "Câu ấy không sai.", f"Câu ấy không sai. {words}")
    assert [(problem.line, problem.rule) for problem in problems()] == [(line_of(path, words), "thieu-nguon")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("      checked:", "      cheked:"), ("      review:", "      reviw:"), ("      doubt:", "      dout:")],
)
def test_an_incomplete_fact_is_named(old: str, new: str, project: Path, problems: Callable[[], list[Problem]]) -> None:
    replace(project / "data" / "facts.yml", old, new)
    assert [(problem.path, problem.rule) for problem in problems()] == [("data/facts.yml", "du-kien")]


def test_the_reminder_comes_thirty_days_before_an_end(project: Path) -> None:
    plant_ended_fact(project)
    assert not [line for line in due(load_corpus(project, date(2026, 11, 30)), 30) if f"**{ENDING}**" in line]
    told = [line for line in due(load_corpus(project, date(2026, 12, 1)), 30) if f"**{ENDING}**" in line]
    assert len(told) == 1
    assert "31/12/2026" in told[0]
    assert PAGE in told[0]
    assert date(2026, 12, 1) > CHECKED
