"""The second engine shows the same pages, heading ids and related articles."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib
import pytest

from account_docs.html.tags import BLOCKS, HEADINGS
from tests.conftest import REPO_BRANCH, REPO_URL, ROOT, SITE_URL, UNSET, build
from tests.small_project import small_project

# One set-up for all of these tests.
pytestmark = pytest.mark.xdist_group("zensical")

ENVIRONMENT = ROOT / ".venv-zensical"
LIST = ROOT / "tests" / "requirements-zensical.txt"
# Zensical knows no hooks: it gets the ids of headings from a configuration that adds only them. It does not know the
# anchors that our templates make (#bao-loi); the check and MkDocs look at anchors.
CONFIGURATION = """
INHERIT: mkdocs.yml
validation:
  links:
    anchors: ignore
markdown_extensions:
  - toc:
      slugify: !!python/name:account_docs.content.vietnamese.slugify
"""


def zensical() -> Path:
    """The program, installed into an environment of its own."""
    program = ENVIRONMENT / ("Scripts/zensical.exe" if os.name == "nt" else "bin/zensical")
    digest = hashlib.sha256(LIST.read_bytes()).hexdigest()
    stamp = ENVIRONMENT / "stamp"
    if program.exists() and stamp.is_file() and stamp.read_text() == digest:
        return program
    python = program.parent / ("python.exe" if os.name == "nt" else "python")
    commands = (
        [sys.executable, "-m", "venv", str(ENVIRONMENT)],
        [str(python), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(LIST)],
    )
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            reason = f"Zensical could not be installed: {done.stderr.strip().splitlines()[-1:]}"
            # In CI the comparison must not go missing without a word.
            pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    stamp.write_text(digest)
    return program


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as Zensical builds it."""
    program = zensical()
    copy = tmp_path_factory.mktemp("zensical")
    for name in ("docs", "overrides", "data", "account_docs"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", copy)
    (copy / "zensical.yml").write_text(CONFIGURATION, "utf-8")
    return build_in(copy, program, SITE_URL=SITE_URL, REPO_URL=REPO_URL, REPO_BRANCH=REPO_BRANCH)


def build_in(copy: Path, program: Path, **variables: str) -> Path:
    """Build a copy of the project with Zensical and return its site."""
    environment = {key: value for key, value in os.environ.items() if key not in UNSET} | {
        "PYTHONPATH": str(copy),
        **variables,
    }
    done = subprocess.run(
        [str(program), "build", "-f", "zensical.yml"],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "site"


@cache
def pages(folder: Path) -> dict[str, Element]:
    """The article of every page by address."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        address = path.relative_to(folder).as_posix()
        # MkDocs alone writes the page for what is not saved: it needs a hook.
        if path.name not in ("404.html", "chua-luu.html") and "hooks/" not in address:
            document = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
            found[address] = document.find(".//article")
    return found


def heading_ids(article: Element) -> list[str]:
    """Ids of the headings, in order."""
    return [
        element.get("id")
        for element in article.iter()
        if re.fullmatch(r"h[1-6]", str(element.tag)) and element.get("id")
    ]


def words(element: Element) -> str:
    """Text as read: white space folded, what stands on a line of its own apart from what is around it."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    """The pieces of an element's text; our build leaves out the line breaks between blocks."""
    apart = " " if element.tag in BLOCKS | HEADINGS else ""
    yield apart + (element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield apart


def block(article: Element, name: str) -> list[str]:
    """Items of a block (related articles, sources), as read."""
    return [words(item) for part in article.iter() if part.get("class") == name for item in part.iter("li")]


def test_the_same_pages(site: Path, other: Path) -> None:
    assert sorted(pages(other)) == sorted(pages(site))


@pytest.mark.parametrize("what", ["headings", "related", "sources", "topics", "page-end"])
def test_the_same_content(what: str, site: Path, other: Path) -> None:
    ours, theirs = pages(site), pages(other)
    look = heading_ids if what == "headings" else lambda article: block(article, what)
    seen = {address: look(article) for address, article in ours.items()}
    assert any(seen.values())
    assert {address: look(article) for address, article in theirs.items()} == seen


def test_the_same_place_on_a_route(site: Path, other: Path) -> None:
    def places(folder: Path) -> dict[str, list[tuple[str, str, str | None]]]:
        found = {}
        for path in sorted(folder.rglob("index.html")):
            document = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
            links = document.findall(".//nav[@class='stations']//a")
            here = path.relative_to(folder).as_posix()
            found[here] = [
                (words(link), urljoin(f"/{here}", link.get("href")), link.get("aria-current")) for link in links
            ]
        return found

    ours = places(site)
    assert sum(map(bool, ours.values())) >= 60
    assert places(other) == ours


def test_the_same_way_to_report(site: Path, other: Path, tmp_path: Path) -> None:
    def ways(folder: Path) -> dict[str, list[str]]:
        found = {
            address: [part for part in article.iter() if part.get("id") == "bao-loi"]
            for address, article in pages(folder).items()
        }
        assert [address for address, parts in found.items() if len(parts) != 1] == []
        return {
            address: [words(parts[0]), *[link.get("href") for link in parts[0].iter("a")]]
            for address, parts in found.items()
        }

    assert ways(other) == ways(site)
    for name, variables in {"mail": {"CONTACT": "bientap@so-tay.example"}, "nothing": {}}.items():
        ours, copy = tmp_path / f"our {name}", small_project(tmp_path / f"their {name}")
        done = build(ours, copy, **variables)
        assert done.returncode == 0, done.stderr
        (copy / "zensical.yml").write_text(CONFIGURATION, "utf-8")
        theirs = ways(build_in(copy, zensical(), **variables))
        assert theirs == ways(ours)
        assert ("mailto:" in str(theirs)) == bool(variables)
