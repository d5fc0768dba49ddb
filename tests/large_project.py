"""The project with 600 pages: its articles again in further sections of their areas, with words of their own."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import yaml

from tests.conftest import ROOT
from tests.small_project import SOURCES, copy_sources

PAGES = 600
# Areas whose pages are articles; a form has files, and the dictionary is one.
AREAS = (
    "nghe-account", "ky-nang", "giao-tiep", "hoach-dinh-quan-ly", "tai-chinh", "du-an-mau", "su-nghiep", "phap-ly",
    "bai-viet",
)  # fmt: skip
# What only one page can be.
_ONLY_ONE = re.compile(r"^station: ")
_ENTRY = re.compile(r"^( +)- (?:[^\n:]+: )?(\S+)/([^/\s]+\.md)$")
# A paragraph that names no target: its words may be others without breaking a link or a heading's anchor.
_PARAGRAPH = re.compile(r"^[^\W\d_][^\[\]<>`|]*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{4,}")


def large_project(folder: Path, pages: int = PAGES) -> Path:
    """Copy the project and let it grow to so many pages.

    A copy of docs/tai-chinh/bao-gia.md is docs/tai-chinh-2/bao-gia.md, in a further group of its section; it names the
    copies where the page names pages of the same folder. Words that stand on one page alone become other words in each
    copy, so that the vocabulary grows as that of new pages would.

    Args:
        folder: an empty folder.
        pages: how many there are in the end, at least.
    """
    copy_sources(folder, *SOURCES, "docs")
    sources = [path for area in AREAS for path in sorted((ROOT / "docs" / area).rglob("*.md"))]
    sources = [path for path in sources if not re.search(r"^template: ", path.read_text("utf-8"), re.MULTILINE)]
    texts = {path.relative_to(ROOT / "docs").as_posix(): path.read_text("utf-8") for path in sources}
    rare = _rare(texts.values())
    made: list[str] = []
    here = len(list((ROOT / "docs").rglob("*.md")))
    # Whole areas, since the pages of one name each other.
    for round_, area in product(range(2, 1000), AREAS):
        if here + len(made) >= pages:
            break
        for name in texts:
            if name.startswith(f"{area}/"):
                copy = f"{area}-{round_}/{name.partition('/')[2]}"
                target = folder / "docs" / copy
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(_copied(texts[name], round_, area, rare), "utf-8")
                made.append(copy)
    _ask_for(folder / "data" / "asked.yml", made)
    settings, navigation = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nnav:\n")
    (folder / "mkdocs.yml").write_text(f"{settings}\nnav:\n{_navigation(navigation, made)}", "utf-8")
    return folder


def _rare(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand on one page alone."""
    pages = Counter(word for text in texts for word in set(_WORD.findall(text)))
    return frozenset(word for word, count in pages.items() if count == 1)


def _copied(text: str, round_: int, area: str, rare: frozenset[str]) -> str:
    """The text of a copy of a page of an area."""
    head, body = text.split("\n---\n", 1)
    lines = []
    for line in head.split("\n"):
        if _ONLY_ONE.match(line):
            continue
        if line.startswith(f"  - {area}/"):
            lines.append(line.replace(f"- {area}/", f"- {area}-{round_}/"))
        else:
            lines.append(f"{line} {round_}" if line.startswith("title: ") and '"' not in line else line)
    sign = "aeiou"[round_ % 5] * 2

    def other(paragraph: re.Match[str]) -> str:
        return _WORD.sub(lambda word: word[0] + sign if word[0] in rare else word[0], paragraph[0])

    return "\n".join(lines) + "\n---\n" + _PARAGRAPH.sub(other, body)


def _ask_for(path: Path, made: list[str]) -> None:
    """Let people ask for a copy as they ask for its page, so that the index has as much to hold for it."""
    asked = yaml.safe_load(path.read_text("utf-8"))["asked"]
    for name in made:
        area, _, round_ = name.split("/")[0].rpartition("-")
        texts = asked.get(f"{area}/{name.partition('/')[2]}", [])
        asked[name] = [f"{text} {round_}" for text in texts]
    path.write_text(yaml.safe_dump({"asked": asked}, allow_unicode=True), "utf-8")


def _navigation(navigation: str, made: list[str]) -> str:
    """`nav` with a group of copies at the end of each section, one for each area and round."""
    sections: list[tuple[str, list[str]]] = []
    for line in navigation.rstrip("\n").split("\n"):
        if re.match(r"  - ", line):
            sections.append((line, []))
        else:
            sections[-1][1].append(line)
    groups: dict[str, list[str]] = {}
    for name in made:
        groups.setdefault(name.split("/")[0], []).append(name)
    written = []
    for opening, inside in sections:
        own = {match[2].split("/")[0] for line in inside if (match := _ENTRY.match(line))}
        further = [
            f"      - Phần {area}:\n" + "\n".join(f"          - {name}" for name in sorted(names, key=_first_index))
            for area, names in groups.items()
            if area.rpartition("-")[0] in own
        ]
        written.append("\n".join([opening, *inside, *further]))
    return "\n".join(written) + "\n"


def _first_index(name: str) -> tuple[bool, str]:
    """The opening page of a folder stands first."""
    return not name.endswith("index.md") or name.count("/") > 1, name


def copy_whole(folder: Path) -> Path:
    """Copy the project as it is, without what git does not keep."""
    copy_sources(folder, *SOURCES, "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder
