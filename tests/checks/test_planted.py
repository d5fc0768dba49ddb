"""One mistake planted in the real documents: the check names file, line and rule, and complains of nothing else."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from account_docs.check import Problem

from tests.conftest import ROOT

PAGE = "giao-tiep/nhan-brief.md"


def line_of(path: Path, words: str) -> int:
    """The first line that holds some words."""
    return next(number for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1) if words in line)


def test_the_real_documents_are_clean(problems: Callable[[], list[Problem]]) -> None:
    assert problems() == []


REPLACED = [
    ("lien-ket", "(../hoach-dinh-quan-ly/tinh-kha-thi.md)", "(../hoach-dinh-quan-ly/tinh-kha-thy.md)"),
    ("lien-ket", "(../hinh/duong-di-brief.svg)", "(../hinh/khong-co.svg)"),
    ("lien-ket", "(creative-brief.md)", "(/creative-brief.md)"),
    ("lien-ket", "(creative-brief.md)", "()"),
    ("neo", "(creative-brief.md)", "(creative-brief.md#khong-co-muc-nay)"),
    ("dau-trang", "reviewed: 2026-11-23", "reviewed: 2026-13-40"),
    ("dau-trang", "reviewed: 2026-11-23", "reviewed: 2027-01-01"),
    ("dau-trang", "reviewed: 2026-11-23", "reviewd: 2026-11-23"),
    ("dau-trang", "tags: [", "tags: [Không có chủ đề này, "),
    ("dau-trang", "title: ", "title: a: b "),
    ("dau-trang", "description: ", "description: Ngắn. #"),
    ("lien-quan", "  - giao-tiep/creative-brief.md", "  - giao-tiep/creative-brif.md"),
    ("lien-quan", "  - giao-tiep/creative-brief.md", "  - giao-tiep/nhan-brief.md"),
    ("tieu-de", "## Mười hai chỗ brief hay thiếu", "# Mười hai chỗ brief hay thiếu"),
    ("tieu-de", "## Mười hai chỗ brief hay thiếu", "#### Mười hai chỗ brief hay thiếu"),
    ("tieu-de", "## Mười hai chỗ brief hay thiếu", "## Đường đi của một brief"),
    ("nfc", "Câu ấy không hỏng.", unicodedata.normalize("NFD", "Câu ấy không hỏng.")),
]


@pytest.mark.parametrize(("rule", "good", "bad"), REPLACED, ids=[f"{rule}-{number}" for number, (rule, _, _) in enumerate(REPLACED)])
def test_a_planted_mistake_is_named(rule: str, good: str, bad: str, project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    text = path.read_text("utf-8")
    assert good in text
    line = line_of(path, good)
    path.write_text(text.replace(good, bad, 1), "utf-8")
    found = problems()
    assert {(problem.path, problem.rule) for problem in found} == {(f"docs/{PAGE}", rule)}, found
    assert line in {problem.line for problem in found}
    assert all("cách sửa: " in str(problem) for problem in found)


def test_a_page_outside_the_navigation_is_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    configuration = project / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace(f"      - {PAGE}\n", ""), "utf-8")
    assert [(problem.path, problem.rule) for problem in problems()] == [(f"docs/{PAGE}", "muc-luc")]


def test_a_page_that_is_gone_is_missed_where_it_was_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    (project / "docs" / PAGE).unlink()
    found = problems()
    assert ("mkdocs.yml", "muc-luc") in {(problem.path, problem.rule) for problem in found}
    assert {problem.rule for problem in found} <= {"muc-luc", "lien-ket", "lien-quan"}


def test_two_pages_with_one_title_are_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    other = (project / "docs" / "giao-tiep" / "kham-pha-nhu-cau.md").read_text("utf-8").split("\n")[1]
    lines = path.read_text("utf-8").split("\n")
    lines[1] = other
    path.write_text("\n".join(lines), "utf-8")
    assert [(problem.path, problem.line, problem.rule) for problem in problems()] == [(f"docs/{PAGE}", 2, "trung-tieu-de")]


def test_a_file_that_is_no_text_is_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    (project / "docs" / "giao-tiep" / "anh.md").write_bytes(b"\xff\xfe\x00\x00")
    assert ("docs/giao-tiep/anh.md", "tep-hong") in {(problem.path, problem.rule) for problem in problems()}


def test_the_command_prints_one_problem_a_line_and_fails(project: Path) -> None:
    path = project / "docs" / PAGE
    path.write_text(path.read_text("utf-8").replace("(creative-brief.md)", "(creative-brif.md)", 1), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "account_docs.check"],
        cwd=project,
        env={"PYTHONPATH": str(ROOT / "overrides" / "hooks"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    lines = done.stdout.strip().split("\n")
    assert len(lines) == 1
    assert lines[0].startswith(f"docs/{PAGE}:")
    assert "[lien-ket]" in lines[0]
    assert "creative-brief.md" in lines[0]
