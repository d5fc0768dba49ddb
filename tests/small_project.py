"""A project of a few real pages, for tests that build it again and again, in a fifth of the time of the whole one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.conftest import ROOT

# One or two of each kind: home, area, article, form, project, dictionary, and what templates look for by name.
PAGES = (
    "index.md",
    "gioi-thieu.md",
    "chu-de.md",
    "doc-ngoai-tuyen.md",
    "giao-tiep/index.md",
    "giao-tiep/nhan-brief.md",
    "giao-tiep/creative-brief.md",
    "giao-tiep/tu-choi-dam-phan.md",
    "tai-chinh/index.md",
    "tai-chinh/bao-gia.md",
    "tai-chinh/du-toan.md",
    "tai-chinh/chot-so.md",
    "su-nghiep/ai.md",
    "phap-ly/thue.md",
    "bieu-mau/bao-gia.md",
    "bieu-mau/phieu-thay-doi.md",
    "tra-cuu/tu-dien.md",
    "tra-cuu/nguon.md",
)
SOURCES = ("data", "overrides", "account_docs")
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\((?!https?:|mailto:|#)([^()#\s]+\.md)(#[^()\s]*)?\)")


def copy_sources(folder: Path, *names: str) -> None:
    """Copy folders of the project, without what Python leaves in them."""
    for name in names:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))


def small_project(folder: Path, pages: Iterable[str] = PAGES) -> Path:
    """Copy the project with a few of its pages; links to the others are left as words.

    Args:
        folder: an empty folder.
        pages: paths below docs/.
    """
    kept = set(pages)
    copy_sources(folder, *SOURCES)
    shutil.copytree(ROOT / "docs" / "hinh", folder / "docs" / "hinh")
    for name in kept:
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_without_others((ROOT / "docs" / name).read_text("utf-8"), name, kept), "utf-8")
    settings, _ = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nnav:\n")
    (folder / "mkdocs.yml").write_text(f"{settings}\nnav:\n{_navigation(kept)}", "utf-8")
    return folder


def _without_others(text: str, name: str, kept: set[str]) -> str:
    """A page that only names pages that are kept."""
    place = Path("/docs") / name

    def word(link: re.Match[str]) -> str:
        target = (place.parent / link[2]).resolve().relative_to("/docs").as_posix()
        return link[0] if target in kept else link[1]

    head, body = text.split("\n---\n", 1)
    lines = [
        line for line in head.split("\n") if not re.match(r"  - \S+\.md$", line) or line.removeprefix("  - ") in kept
    ]
    if lines[-1] == "related:" or any(
        line == "related:" and not following.startswith("  - ")
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ):
        lines.insert(lines.index("related:") + 1, f"  - {next(iter(sorted(kept - {name})))}")
    return "\n".join(lines) + "\n---\n" + _LINK.sub(word, body)


def _navigation(kept: set[str]) -> str:
    """The `nav` of the pages: one entry for each area, its front page first."""
    lines = [
        f"  - {name.removesuffix('.md')}: {name}" for name in sorted(kept) if "/" not in name and name != "index.md"
    ]
    lines.insert(0, "  - Trang chủ: index.md")
    for area in sorted({name.split("/")[0] for name in kept if "/" in name}):
        lines.append(f"  - {area}:")
        inside = sorted(
            (name for name in kept if name.startswith(f"{area}/")), key=lambda name: ("index" not in name, name)
        )
        lines += [f"      - {name}" for name in inside]
    return "\n".join(lines) + "\n"
