"""What the report measures: the site, its search without the phrasings of data/asked.yml, the stock theme's site.

Run as a module it builds the site as MkDocs does, and writes two more indexes at the moment at which the site's own is
written: later steps take out of the pages what only the index reads.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from mkdocs.__main__ import cli

from account_docs.site import search_index
from account_docs.site.search_pages import read_site

ROOT = Path(__file__).resolve().parents[2]
_write_index = search_index.write_index
# Below the site's root, beside the folder of its own index.
WITHOUT_PHRASINGS = "search-without-phrasings"


class BuildFailed(Exception):
    """MkDocs gave up; the message is what it wrote."""


def build(target: Path, folder: Path = ROOT, *, module: str = "mkdocs") -> None:
    """Build a site with MkDocs into a folder, without --strict: the report is not the check.

    Args:
        target: where the site goes.
        folder: where mkdocs.yml lies.
        module: MkDocs, or this module for the other indexes, too.

    Raises:
        BuildFailed: MkDocs gave up.
    """
    environment = {key: value for key, value in os.environ.items() if key not in ("OFFLINE", "SITE_URL")}
    command = [sys.executable, "-m", module, "build", "--no-strict", "--quiet", "--site-dir", str(target)]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**environment, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
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


def build_with_indexes(target: Path) -> None:
    """Build the site with its index as scripts, too, as pages from disk load it, and with one without the phrasings.

    Args:
        target: where the site goes.

    Raises:
        BuildFailed: MkDocs gave up.
    """
    build(target, module="tests.search.report_sites")


def write_indexes(site: Path, data: Path, *, offline: bool) -> list[Path]:
    """What the site itself writes, and then the others; see `write_index`."""
    written = _write_index(site, data, offline=offline)
    pages = read_site(site)
    terms = search_index.read_terms((data / "terms.yml").read_text("utf-8"))
    asked = search_index.read_asked((data / "asked.yml").read_text("utf-8"))
    everyday = search_index.read_everyday((data / "everyday.yml").read_text("utf-8"))
    files = search_index.index_of(pages, terms, asked, everyday)
    search_index.write_files(site / "search", files, offline=True)
    bare = search_index.index_of(pages, terms, {}, everyday)
    search_index.write_files(site / WITHOUT_PHRASINGS, bare, offline=False)
    return written


def main() -> None:
    """Run MkDocs; its hooks are loaded after this and take the function that stands here then."""
    search_index.write_index = write_indexes
    cli()


if __name__ == "__main__":
    main()
