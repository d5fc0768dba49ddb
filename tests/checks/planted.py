"""A page into which tests plant mistakes, and the command that names them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PAGE = "giao-tiep/nhan-brief.md"
# A sentence of the page.
ANCHOR = "Câu ấy không sai."


def line_of(path: Path, words: str) -> int:
    """The first line that holds some words."""
    return next(number for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1) if words in line)


def command(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`run.py check` in the copy."""
    return subprocess.run(
        [sys.executable, "-m", "account_docs.check", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
