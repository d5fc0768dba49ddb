"""What the report measures: the site, its search without the phrasings of data/asked.yml, the stock theme's site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from account_docs.site.search_index import (
    index_of,
    read_asked,
    read_everyday,
    read_terms,
    write_files,
)
from account_docs.site.search_pages import read_site

ROOT = Path(__file__).resolve().parents[2]
# Below the site's root, beside the folder of its own index.
WITHOUT_PHRASINGS = "search-without-phrasings"


class BuildFailed(Exception):
    """MkDocs gave up; the message is what it wrote."""


def build(target: Path, folder: Path = ROOT) -> None:
    """Build a site with MkDocs into a folder, without --strict: the report is not the check.

    Args:
        target: where the site goes.
        folder: where mkdocs.yml lies.

    Raises:
        BuildFailed: MkDocs gave up.
    """
    environment = {key: value for key, value in os.environ.items() if key not in ("OFFLINE", "SITE_URL")}
    command = [sys.executable, "-m", "mkdocs", "build", "--no-strict", "--quiet", "--site-dir", str(target)]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**environment, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BuildFailed(done.stderr)


def build_stock(target: Path, folder: Path) -> None:
    """Build the same pages with the theme as it comes, its search included.

    Args:
        target: where the site goes.
        folder: an empty folder for the configuration and a copy of the pages.

    Raises:
        BuildFailed: MkDocs gave up.
    """
    shutil.copytree(ROOT / "docs", folder / "docs")
    for path in (folder / "docs").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"\A(---\n(?:.*\n)*?)template: .*\n", r"\1", text), "utf-8")  # a template of ours
    config = {
        "site_name": "Sổ tay Account",
        "theme": {"name": "material", "language": "vi", "font": False},
        "plugins": ["search"],
        "markdown_extensions": [
            "abbr", "attr_list", "def_list", "md_in_html", "tables", "pymdownx.superfences",
            {"toc": {"permalink": True, "toc_depth": 3}}, {"pymdownx.quotes": {"callouts": True}},
        ],
    }  # fmt: skip
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    build(target, folder)


def write_other_indexes(site: Path) -> None:
    """Write into a built site its index as scripts too, as pages from disk load it, and one without the phrasings.

    Args:
        site: the folder of the built site.
    """
    data = ROOT / "data"
    pages = read_site(site)
    terms = read_terms((data / "terms.yml").read_text("utf-8"))
    asked = read_asked((data / "asked.yml").read_text("utf-8"))
    everyday = read_everyday((data / "everyday.yml").read_text("utf-8"))
    write_files(site / "search", index_of(pages, terms, asked, everyday), offline=True)
    write_files(site / WITHOUT_PHRASINGS, index_of(pages, terms, {}, everyday), offline=False)
