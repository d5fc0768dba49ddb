"""The check, run on a copy of the project in which a test may plant a mistake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from account_docs.check import Problem, check_all, load_corpus
from account_docs.check.core import Corpus, read_documents
from account_docs.check.rules import RULES
from tests.conftest import ROOT

TODAY = date(2026, 11, 27)


@pytest.fixture(scope="session")
def untouched() -> Corpus:
    """The pages as they are; that the check has nothing to say about them is a test of its own (test_planted)."""
    corpus = Corpus(ROOT)
    read_documents(ROOT, corpus)
    return corpus


def concerned(changed: Corpus, before: Corpus) -> frozenset[str] | None:
    """Which pages may be judged otherwise than before: those that differ, and those that point to one of them.

    None, for all of them, where a file of data or the configuration differs too.
    """
    names = [path.relative_to(ROOT) for path in sorted((ROOT / "data").rglob("*")) if path.is_file()]
    if any(_differ(name, changed.root) for name in (*names, Path("mkdocs.yml"))):
        return None
    everywhere = changed.pages.keys() | before.pages.keys() | changed.files ^ before.files
    other = {path for path in everywhere if _text(changed, path) != _text(before, path)} | (
        changed.files ^ before.files
    )
    stems = {path.rpartition("/")[2] for path in other}
    pointing = {path for path, page in changed.pages.items() if any(stem in page.text for stem in stems)}
    return frozenset(other | pointing)


def _differ(name: Path, root: Path) -> bool:
    other = root / name
    return not other.is_file() or other.read_bytes() != (ROOT / name).read_bytes()


def _text(corpus: Corpus, path: str) -> str | None:
    page = corpus.pages.get(path)
    return page.text if page else None


@pytest.fixture
def problems(project: Path, untouched: Corpus) -> Callable[[], list[Problem]]:
    """Runs the check on the copy; pages that nobody changed are not judged anew."""

    def found() -> list[Problem]:
        corpus = load_corpus(project, TODAY)
        corpus.only = concerned(corpus, untouched)
        return check_all(corpus, RULES)

    return found
