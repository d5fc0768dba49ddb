"""Where tests plant slips into a copy of the project."""

from __future__ import annotations

from pathlib import Path

# The files that editors change beside the pages.
F, P, M, T, W, A = (
    "data/facts.yml",
    "data/project.yml",
    "mkdocs.yml",
    "data/terms.yml",
    "data/words.yml",
    "data/addresses.txt",
)
PAGE = "docs/giao-tiep/nhan-brief.md"


def plant(path: Path, old: str, new: str) -> int:
    """Change the first place of a file; return its line."""
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1
