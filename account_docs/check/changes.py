"""What a branch changed, files and facts: for `check --changed` and for the summary of a pull request."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from account_docs.check.data import FACTS
from account_docs.content.yaml_lines import load


class NoComparison(Exception):
    """Git can't say what changed; the message, in Vietnamese, says why and what to do."""


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git answers; None when it fails.

    Raises:
        NoComparison: there is no git to ask.
    """
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise NoComparison(
            "máy này không chạy được git nên không so được với nhánh khác — cài git, hoặc bỏ --changed để xét mọi trang"
        ) from error
    return done.stdout if done.returncode == 0 else None


def _fork(root: Path, base: str) -> str:
    """The commit at which this branch left another one."""
    if _git(root, "rev-parse", "--git-dir") is None:
        raise NoComparison(
            "thư mục này không phải bản clone của kho mã (không đọc được .git) — bỏ --changed để xét mọi trang"
        )
    known = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    fork = known and _git(root, "merge-base", known.decode().strip(), "HEAD")
    if fork:
        return fork.decode().strip()
    if (_git(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        raise NoComparison(
            f"bản clone này thiếu lịch sử (shallow) nên không so được với “{base}” — "
            "chạy git fetch --unshallow origin rồi thử lại"
        )
    if known:
        raise NoComparison(f"nhánh này và “{base}” không có commit chung nào — kiểm tra lại tên nhánh")
    raise NoComparison(
        f"git không biết nhánh hay commit “{base}” — kiểm tra tên, hoặc chạy git fetch origin rồi thử lại"
    )


def default_base(root: Path) -> str:
    """The branch that changes are meant for: the default one of `origin` where the clone knows it, else its `main`."""
    known = _git(root, "symbolic-ref", "--short", "refs/remotes/origin/HEAD")
    return os.fsdecode(known).strip() if known else "origin/main"


def changed_files(base: str, root: Path | None = None) -> set[str]:
    """Paths that differ from where this branch left another one: changed, new, deleted, both names of a renamed file.

    Uncommitted and untracked files count; paths are relative to the project, with forward slashes.

    Args:
        base: a branch or commit.
        root: the project's folder; the current one if not given.

    Raises:
        NoComparison: git can't tell.
    """
    root = root or Path.cwd()
    # -z: otherwise git quotes names with letters outside ASCII. Without renames: the old name is gone, which matters.
    differing = _git(
        root, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", _fork(root, base), "--"
    )
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if differing is None or new is None:
        raise NoComparison(f"git không so được với “{base}” — chạy git status xem kho có hỏng không, hoặc bỏ --changed")
    return {os.fsdecode(name) for name in (differing + new).split(b"\0") if name}


def vanished(names: set[str], root: Path) -> set[str]:
    """Those of some paths that are there no longer: deleted, or the old name of a renamed file."""
    return {name for name in names if not os.path.lexists(root / name)}


def _entries(text: str) -> dict[str, Any]:
    """The facts of a data/facts.yml; none of one that can't be read."""
    value = load(text.replace("\r\n", "\n")).value
    extra = value.get("extra") if isinstance(value, dict) else None
    facts = extra.get("facts") if isinstance(extra, dict) else None
    return facts if isinstance(facts, dict) else {}


def changed_facts(root: Path, base: str) -> set[str]:
    """Ids of the facts that are new, or read otherwise than where this branch left another one.

    All of them, where git doesn't know.

    Args:
        root: the project's folder, a checkout.
        base: a branch or commit.

    Raises:
        NoComparison: git can't tell.
    """
    try:
        now = _entries((root / FACTS).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return set()
    before = _entries((_git(root, "show", f"{_fork(root, base)}:./{FACTS}") or b"").decode("utf-8", "replace"))
    return {identifier for identifier, fact in now.items() if before.get(identifier) != fact}
