"""The check of one page, as an editor asks for it: its own mistakes and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PAGE, OTHER = "docs/giao-tiep/nhan-brief.md", "docs/giao-tiep/index.md"


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "account_docs.check", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_only_the_page_that_was_asked_about(project: Path) -> None:
    for name in (PAGE, OTHER):
        with (project / name).open("a", encoding="utf-8") as page:
            page.write("\nXem [trang này](khong-co.md).\n")
    done = check(project, PAGE)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"{PAGE}:")
    assert "[lien-ket]" in lines[0]
    # The same page, named from docs/.
    assert check(project, PAGE.removeprefix("docs/")).stdout == done.stdout


def test_links_to_other_pages_are_still_judged_by_all_pages(project: Path) -> None:
    done = check(project, PAGE)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_page_that_is_not_there(project: Path) -> None:
    for name in ("docs/giao-tiep/khong-co.md", "mkdocs.yml", "../ngoai.md"):
        done = check(project, name)
        assert done.returncode == 2
        assert name in done.stderr
        assert "cách sửa" in done.stderr
