"""The check, run on a copy of the project in which a test may plant a mistake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from account_docs.check import Problem, check_all, load_corpus
from account_docs.check.rules import RULES

TODAY = date(2026, 11, 26)


@pytest.fixture
def problems(project: Path) -> Callable[[], list[Problem]]:
    """Runs the check on the copy."""
    return lambda: check_all(load_corpus(project, TODAY), RULES)
