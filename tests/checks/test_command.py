"""`python3 run.py check` as a command: what it prints, mends, and how it ends."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.checks.planted import ANCHOR, PAGE, command, line_of

MENDED = [
    (unicodedata.normalize("NFD", ANCHOR), ANCHOR),
    ("Ðó là câu không sai.", "Đó là câu không sai."),
    ("Câu ấy\u200b không\u00a0sai.", "Câu ấy không sai."),
    ("Câu ấy không hoà thuận, vẫn khoẻ, thuỷ chung.", "Câu ấy không hòa thuận, vẫn khỏe, thủy chung."),
    ("Câu  ấy không   sai .", "Câu ấy không sai."),
    ("Câu ấy\tkhông sai.", "Câu ấy không sai."),
    ("“Câu ấy” không ‘sai’...", "\"Câu ấy\" không 'sai'…"),
    ("Câu ấy sai 8 %, mất 3-5 ngày.", "Câu ấy sai 8%, mất 3–5 ngày."),
]


def test_fix_mends_the_mistakes_and_nothing_else(project: Path) -> None:
    path = project / "docs" / PAGE
    text = path.read_text("utf-8")
    before = {file: file.read_bytes() for file in sorted(project.rglob("*")) if file.is_file() and file != path}
    path.write_text(text.replace(ANCHOR, "\n\n".join(bad for bad, _ in MENDED), 1), "utf-8")
    command(project, "--fix")
    assert path.read_text("utf-8") == text.replace(ANCHOR, "\n\n".join(good for _, good in MENDED), 1)
    assert {file: file.read_bytes() for file in sorted(project.rglob("*")) if file.is_file() and file != path} == before


def test_fix_keeps_the_line_ends_of_windows(project: Path) -> None:
    path = project / "docs" / PAGE
    text = path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(text.replace(ANCHOR, "Câu  ấy không sai.", 1).encode())
    command(project, "--fix")
    assert path.read_bytes() == text.encode()


def test_the_command_prints_one_problem_a_line_and_fails(project: Path) -> None:
    path = project / "docs" / PAGE
    path.write_text(path.read_text("utf-8").replace("(creative-brief.md)", "(creative-brif.md)", 1), "utf-8")
    done = command(project)
    assert done.returncode == 1
    lines = done.stdout.strip().split("\n")
    assert len(lines) == 1
    assert lines[0].startswith(f"docs/{PAGE}:")
    assert "[lien-ket]" in lines[0]
    assert "thay bằng “creative-brief.md”" in lines[0]


def test_the_command_annotates_pull_requests(project: Path) -> None:
    path = project / "docs" / PAGE
    path.write_text(path.read_text("utf-8").replace(ANCHOR, "Câu ấy sai 8 % thôi.", 1), "utf-8")
    done = command(project, "--format", "github")
    assert done.stdout.startswith(f"::error file=docs/{PAGE},line={line_of(path, 'sai 8 %')},title=dau-cau::")
    assert "%25" in done.stdout


def test_the_command_can_look_at_changed_files_only(project: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@x", *arguments],
            cwd=project,
            check=True,
            capture_output=True,
        )

    other = project / "docs" / "giao-tiep" / "kham-pha-nhu-cau.md"
    other.write_text(other.read_text("utf-8").replace("buổi gặp đầu", "buổi ngề đầu", 1), "utf-8")
    git("init", "-b", "main")
    git("add", "-A")
    git("commit", "-m", "x")
    path = project / "docs" / PAGE
    path.write_text(path.read_text("utf-8").replace(ANCHOR, "Câu ấy nghành.", 1), "utf-8")
    lines = command(project, "--changed", "main").stdout.strip().split("\n")
    assert len(lines) == 1
    assert lines[0].startswith(f"docs/{PAGE}:")
    assert len(command(project).stdout.strip().split("\n")) > 1


@pytest.mark.parametrize("name", ["mkdocs.yml", "data/facts.yml", "data/words.yml"])
def test_a_broken_configuration_is_told_without_a_traceback(name: str, project: Path) -> None:
    path = project / name
    path.write_text(path.read_text("utf-8") + "\n  - x: [\n", "utf-8")
    done = command(project)
    assert done.returncode == 1
    assert "[cau-hinh]" in done.stdout
    assert name in done.stdout
    assert "Traceback" not in done.stderr
