"""What a branch changed: names with any letters, renames, deletions; a clear word when git can't tell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from account_docs.check.__main__ import within
from account_docs.check.changes import NoComparison, changed_files, default_base, vanished
from account_docs.check.core import Problem
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is what is asked")


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder as a person of no importance."""
    person = {f"GIT_{who}_{what}": "x@x.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **person, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True)


def write(folder: Path, path: str, text: str) -> None:
    """A file with a name of any kind."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A repository with `main`, and a branch that changed nothing yet."""
    folder = tmp_path / "kho mã"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    for path in ("docs/cu.md", "docs/xoa.md", "docs/báo giá.md", "docs/ten cu.md", "docs/yen.md"):
        write(folder, path, f"{path}\n" * 20)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    git(folder, "switch", "-q", "-c", "sua")
    return folder


def test_names_of_every_kind_come_as_they_are(branch: Path) -> None:
    odd = ["docs/cu.md", "docs/báo giá.md", "docs/mới và 'nháy'.md", "docs/chưa thêm.md"]
    if os.name == "posix":
        odd += ['docs/hai "nháy" kép.md', "docs/tab\tvà\nxuống dòng.md", "docs/gạch\\ngược.md"]
    for path in odd:
        write(branch, path, "khác\n")
    git(branch, "add", "-A", "--", ":!docs/chưa thêm.md")
    git(branch, "commit", "-q", "-m", "y")
    assert changed_files("main", branch) == set(odd)


def test_uncommitted_and_staged_changes_count(branch: Path) -> None:
    write(branch, "docs/cu.md", "khác\n")
    write(branch, "docs/yen.md", "khác\n")
    git(branch, "add", "docs/yen.md")
    assert changed_files("main", branch) == {"docs/cu.md", "docs/yen.md"}


def test_both_names_of_a_renamed_file_and_a_deleted_one(branch: Path) -> None:
    git(branch, "mv", "docs/ten cu.md", "docs/tên mới.md")
    git(branch, "rm", "-q", "docs/xoa.md")
    git(branch, "commit", "-q", "-m", "y")
    names = changed_files("main", branch)
    assert names == {"docs/ten cu.md", "docs/tên mới.md", "docs/xoa.md"}
    assert vanished(names, branch) == {"docs/ten cu.md", "docs/xoa.md"}


def test_what_main_did_meanwhile_does_not_count(branch: Path) -> None:
    write(branch, "docs/cu.md", "khác\n")
    git(branch, "commit", "-qam", "y")
    git(branch, "switch", "-q", "main")
    write(branch, "docs/yen.md", "khác\n")
    git(branch, "commit", "-qam", "z")
    git(branch, "switch", "-q", "sua")
    assert changed_files("main", branch) == {"docs/cu.md"}


def test_settings_of_the_editor_change_nothing(branch: Path) -> None:
    write(branch, "docs/báo giá.md", "khác\n")
    for name, value in (
        ("core.quotePath", "true"),
        ("diff.noprefix", "true"),
        ("diff.external", "/bin/false"),
        ("color.ui", "always"),
    ):
        git(branch, "config", name, value)
    assert changed_files("main", branch) == {"docs/báo giá.md"}


def test_a_project_in_a_folder_of_a_larger_repository(branch: Path) -> None:
    write(branch, "docs/cu.md", "khác\n")
    write(branch, "mới.md", "khác\n")
    assert changed_files("main", branch / "docs") == {"cu.md"}


def test_the_default_base_is_that_of_the_clone(branch: Path, tmp_path: Path) -> None:
    git(branch, "branch", "-m", "main", "chinh")
    git(branch, "switch", "-q", "chinh")
    git(tmp_path, "clone", "-q", branch.as_uri(), "ban")
    assert default_base(tmp_path / "ban") == "origin/chinh"
    assert changed_files(default_base(tmp_path / "ban"), tmp_path / "ban") == set()
    assert default_base(branch) == "origin/main"  # no origin at all: named in the message that follows


@pytest.mark.parametrize("base", ["khong-co", "--output=x", "a b", "main..sua", ""])
def test_an_unknown_base_is_named_with_what_to_do(base: str, branch: Path) -> None:
    with pytest.raises(NoComparison, match="git fetch origin"):
        changed_files(base, branch)
    assert not (branch / "x").exists()


def test_a_shallow_clone_is_named_with_what_to_do(branch: Path, tmp_path: Path) -> None:
    write(branch, "docs/cu.md", "khác\n")
    git(branch, "commit", "-qam", "y")
    git(tmp_path, "clone", "-q", "--depth", "1", branch.as_uri(), "nông")
    with pytest.raises(NoComparison, match="--unshallow"):
        changed_files("origin/main", tmp_path / "nông")


def test_two_histories_without_a_common_commit(branch: Path) -> None:
    git(branch, "switch", "-q", "--orphan", "khac")
    git(branch, "commit", "-q", "--allow-empty", "-m", "x")
    with pytest.raises(NoComparison, match="không có commit chung"):
        changed_files("main", branch)


def test_outside_a_checkout_and_without_git(branch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "zip").mkdir()
    with pytest.raises(NoComparison, match="không phải bản clone"):
        changed_files("main", tmp_path / "zip")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoComparison, match="cài git"):
        changed_files("main", branch)


def test_a_file_that_went_away_lets_every_page_be_judged(branch: Path) -> None:
    mine = Problem("docs/cu.md", 1, "lien-ket", "x", "y")
    far = Problem("docs/yen.md", 1, "lien-ket", "không có “xoa.md”", "y")
    assert within([mine, far], {"docs/cu.md"}, branch) == [mine]
    (branch / "docs" / "xoa.md").unlink()
    assert within([mine, far], {"docs/cu.md", "docs/xoa.md"}, branch) == [mine, far]
    assert within([mine, far], {"docs/cu.md", "data/project.yml"}, branch) == [mine, far]


@pytest.mark.parametrize(
    "command", ["account_docs.check --changed khong-co", "account_docs.commands.pull_request --base khong-co"]
)
def test_the_commands_end_with_a_sentence_and_no_traceback(command: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", *command.split()], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert "không biết nhánh hay commit “khong-co”" in done.stderr
    assert "Traceback" not in done.stderr
    assert ("## Kết quả kiểm tra" in done.stdout) == ("pull_request" in command)
