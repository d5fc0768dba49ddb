"""The check, run on a copy of the project in which a test may plant a mistake.

Most of a run is the same for every test: pages and data that nobody changed are read once for a whole session.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from account_docs.check import Problem, check_all, core, load_corpus
from account_docs.check.core import Corpus
from account_docs.check.data_files import read_data
from account_docs.check.expiry import ended
from account_docs.check.rules import RULES
from tests.conftest import ROOT

_TOLD = re.compile(r"(?m)^ *(?:reviewed|checked): \"?(\d{4}-\d{2}-\d{2})\"?$")


def _newest_day() -> date:
    """The newest day on which a page or a fact was checked: a day ahead of the one we judge by would be a mistake."""
    texts = (path.read_text("utf-8") for path in (*(ROOT / "docs").rglob("*.md"), ROOT / "data" / "facts.yml"))
    return max(date.fromisoformat(day) for text in texts for day in _TOLD.findall(text))


# The day by which the project is judged: that of its newest page, so that no test waits for a day, or ends on one.
TODAY = _newest_day()


@pytest.fixture(scope="session")
def untouched() -> Corpus:
    """The project as it is; that the check has nothing to say about it is a test of its own (test_planted)."""
    return load_corpus(ROOT, TODAY)


@pytest.fixture(scope="session")
def told_by_the_clock(untouched: Corpus) -> frozenset[str]:
    """What time alone tells of the project as it is: facts that have ended, until somebody finds what holds now."""
    return frozenset(str(problem) for problem in ended(untouched))


def has_other_data(project: Path) -> bool:
    """Whether the configuration or a file of data is not as it is in the project."""
    names = [path.relative_to(ROOT) for path in sorted((ROOT / "data").rglob("*")) if path.is_file()]
    return any(_differ(name, project) for name in (*names, Path("mkdocs.yml")))


def _differ(name: Path, root: Path) -> bool:
    other = root / name
    return not other.is_file() or other.read_bytes() != (ROOT / name).read_bytes()


def concerned(changed: Corpus, before: Corpus) -> frozenset[str]:
    """Which pages may be judged otherwise than before: those that differ, and those that point to one of them.

    A page is only judged by what others say of themselves at their head and in their headings, so that one whose text
    alone differs concerns no other.
    """
    everywhere = changed.pages.keys() | before.pages.keys()
    other = {path for path in everywhere if _text(changed, path) != _text(before, path)}
    moved = {path for path in other if _told_to_others(changed, path) != _told_to_others(before, path)}
    stems = {path.rpartition("/")[2] for path in moved | (changed.files ^ before.files)}
    pointing = {path for path, page in changed.pages.items() if any(stem in page.text for stem in stems)}
    return frozenset(other | pointing | (changed.files ^ before.files))


def _text(corpus: Corpus, path: str) -> str | None:
    page = corpus.pages.get(path)
    return page.text if page else None


def _told_to_others(corpus: Corpus, path: str) -> object:
    page = corpus.pages.get(path)
    return page and (page.lines[: page.body_start], [heading.id for heading in page.headings])


def share_what_is_the_same(corpus: Corpus, before: Corpus) -> None:
    """Let a corpus of the same data use the pages that were read before, and what was worked out of them."""
    for path, page in corpus.pages.items():
        if (known := before.pages.get(path)) and known.text == page.text:
            corpus.pages[path] = known
    corpus._known = before._known


@pytest.fixture
def problems(
    project: Path, untouched: Corpus, told_by_the_clock: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[], list[Problem]]:
    """Runs the check on the copy, without what time alone tells; pages that nobody changed are not judged anew."""
    monkeypatch.setattr(core, "excess", _EXCESS)
    by_the_clock = {_words(told) for told in told_by_the_clock}

    def found() -> list[Problem]:
        other = has_other_data(project)
        monkeypatch.setattr(core, "read_data", read_data if other else lambda _: untouched.data)
        corpus = load_corpus(project, TODAY)
        if not other:
            share_what_is_the_same(corpus, untouched)
            corpus.only = concerned(corpus, untouched)
        return [problem for problem in check_all(corpus, RULES) if _words(str(problem)) not in by_the_clock]

    return found


def _words(told: str) -> str:
    """A problem without its line, which a test moves when it plants something above."""
    return re.sub(r":\d+: ", ": ", told, count=1)


_EXCESS = cache(core.excess)
