"""Which facts a change touches: those whose entry differs from where the branch left another one."""

from __future__ import annotations

import subprocess
from pathlib import Path

from account_docs.check.data import FACTS
from account_docs.content.yaml_lines import load


def _git(root: Path, *arguments: str) -> str | None:
    """Answer of git, or None when it has none."""
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _entries(text: str) -> dict:
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
    """
    try:
        now = _entries((root / FACTS).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return set()
    left = (_git(root, "merge-base", base, "HEAD") or base).strip()
    before = _entries(_git(root, "show", f"{left}:./{FACTS}") or "")
    return {identifier for identifier, fact in now.items() if before.get(identifier) != fact}
