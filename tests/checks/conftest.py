"""A copy of the project in which a test may plant a mistake."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from account_docs.check import Problem, check_all, load_corpus
from account_docs.check.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The documents, data and configuration, copied."""
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def problems(project: Path) -> Callable[[], list[Problem]]:
    """Runs the check on the copy."""
    return lambda: check_all(load_corpus(project, TODAY), RULES)
