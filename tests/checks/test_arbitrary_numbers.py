"""A number of a worked project is tied to its name: of arbitrary numbers put in its place hardly one passes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from account_docs.check import load_corpus, numbers
from account_docs.check.core import Corpus
from account_docs.check.numbers import project_numbers
from account_docs.check.told import told, told_lines
from account_docs.content.pages import Page
from account_docs.content.project import CASES, Case
from tests.checks.conftest import TODAY
from tests.conftest import ROOT

# What of a hundred arbitrary numbers may pass, and how many are tried of each kind.
MOST_THAT_PASS, TRIED = 0.05, 150
KINDS = {
    "whole percentages": (r"(?<![\d,.])\d{1,3}%", lambda choice: f"{choice.randrange(3, 98)}%"),
    "percentages": (
        r"(?<![\d,.])\d{1,3},\d{1,2}%",
        lambda choice: f"{choice.randrange(300, 9800) / 100:.2f}%".replace(".", ","),
    ),
    "whole numbers": (
        r"(?<![\d,.:/–-])\d{2,3}(?= (?:triệu|giờ|lead|lượt|đêm))",
        lambda choice: str(choice.randrange(13, 700)),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def corpus() -> Iterator[Corpus]:
    """The project; what its cases know is worked out once for all trials, which change pages only."""
    read = load_corpus(ROOT, TODAY)
    known = {case.name: numbers.known_of(read, case) for case in CASES}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "known_of", lambda _, case: known[case.name])
        yield read


def places(corpus: Corpus, pattern: str) -> list[tuple[str, int, re.Match[str]]]:
    """Where numbers of a kind stand in what tells of a project: page, line from 1, and the number."""
    found = []
    for path, page in corpus.pages.items():
        for number in sorted(told_lines(page)):
            found += [(path, number, match) for match in re.finditer(pattern, page.lines[number - 1])]
    return found


def passes(corpus: Corpus, place: tuple[str, int, re.Match[str]], wrong: str) -> bool:
    """Whether the check says nothing when a number is another."""
    path, number, match = place
    lines = list(corpus.pages[path].lines)
    row = lines[number - 1]
    lines[number - 1] = row[: match.start()] + wrong + row[match.end() :]
    trial = replace(corpus, pages={path: Page(path, "\n".join(lines))}, only=None)
    return not any(problem.line == number for problem in project_numbers(trial))


@pytest.mark.parametrize("kind", KINDS)
def test_hardly_an_arbitrary_number_passes(corpus: Corpus, kind: str) -> None:
    pattern, another = KINDS[kind]
    choice = random.Random(kind)
    where = places(corpus, pattern)
    assert len(where) >= 20
    passed = []
    for _ in range(TRIED):
        place = choice.choice(where)
        wrong = another(choice)
        if wrong not in corpus.pages[place[0]].text and passes(corpus, place, wrong):
            passed.append(f"{place[0]}:{place[1]} {place[2][0]} → {wrong}")
    assert len(passed) <= MOST_THAT_PASS * TRIED, passed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hardly_one_passes_in_any_project(corpus: Corpus, case: Case) -> None:
    own = {
        (path, number)
        for path, page in corpus.pages.items()
        for block, told_of in told(page)
        for number in block.lines
        if told_of == case
    }
    choice = random.Random(case.name)
    passed, tried = [], 0
    for pattern, another in KINDS.values():
        where = [place for place in places(corpus, pattern) if place[:2] in own]
        for _ in range(TRIED // len(KINDS)):
            place = choice.choice(where)
            wrong = another(choice)
            if wrong in corpus.pages[place[0]].text:
                continue
            tried += 1
            if passes(corpus, place, wrong):
                passed.append(f"{place[0]}:{place[1]} {place[2][0]} → {wrong}")
    assert len(passed) <= MOST_THAT_PASS * tried, passed
