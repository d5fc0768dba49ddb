"""Makes the handbook out of a built offline edition: one PDF and one EPUB of the whole site.

The same commit gives the same bytes with the pinned tools and the system's Pango (its version shapes the lines).
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from pathlib import Path

from account_docs.book.article import Article, read_article
from account_docs.book.edition import Edition
from account_docs.book.epub import write_epub
from account_docs.book.gatherings import gatherings
from account_docs.book.order import Part, reading_order
from account_docs.book.terms import Entry, index_of_terms
from account_docs.check.data import MKDOCS
from account_docs.check.data_files import read_data
from account_docs.site.build_date import origin

NAME = "so-tay-account"
FACES = Path("overrides") / "assets" / "fonts"
# Where WeasyPrint tells how to get Pango on each system.
_HELP = "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#installation"


def read_book(root: Path, site: Path, site_url: str = "") -> tuple[list[Part], list[Article], list[Entry], Edition]:
    """Read what the book is made of: its order, its chapters, its index, what it says of itself.

    Args:
        root: the project's folder.
        site: the edition built with OFFLINE=true.
        site_url: address of the published edition, or "".
    """
    data = read_data(root)
    parts = reading_order(data.value(MKDOCS, "nav"))
    articles = [read_article(site, chapter) for part in parts for chapter in part.chapters]
    build = origin(root)
    name, description = (str(data.value(MKDOCS, key)) for key in ("site_name", "site_description"))
    edition = Edition(name, " ".join(description.split()), build.local, build.version, site_url)
    return parts, articles, index_of_terms(articles, data.terms), edition


def make_pdf(root: Path, site: Path, target: Path, site_url: str = "") -> int:
    """Write the PDF and return the number of its pages.

    Args:
        root: the project's folder.
        site: the edition built with OFFLINE=true.
        target: the file to write.
        site_url: address of the published edition, or "".
    """
    # Imported late: it loads Pango, which a system may lack.
    from account_docs.book.pdf import write_pdf

    parts, articles, index, edition = read_book(root, site, site_url)
    with tempfile.TemporaryDirectory() as folder:
        documents = gatherings(parts, articles, index, edition)
        return write_pdf(documents, target, root / FACES, Path(folder), edition.identifier)


def make_epub(root: Path, site: Path, target: Path, site_url: str = "") -> None:
    """Write the EPUB.

    Args:
        root: the project's folder.
        site: the edition built with OFFLINE=true.
        target: the file to write.
        site_url: address of the published edition, or "".
    """
    write_epub(*read_book(root, site, site_url), target, root / FACES / "be-vietnam-pro-600.ttf")


def main() -> int:
    """Make the files of a built edition."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--site-url", default="")
    chosen = parser.parse_args()
    logging.getLogger("weasyprint").addHandler(logging.StreamHandler(sys.stderr))
    pdf, epub = (chosen.folder / f"{NAME}.{kind}" for kind in ("pdf", "epub"))
    make_epub(Path.cwd(), chosen.edition, epub, chosen.site_url)
    try:
        pages = make_pdf(Path.cwd(), chosen.edition, pdf, chosen.site_url)
    except OSError as error:
        if "library" not in str(error):
            raise
        print(f"WeasyPrint finds no Pango on this system ({error}). How to install it: {_HELP}", file=sys.stderr)
        return 1
    for file, what in ((epub, ""), (pdf, f", {pages} pages")):
        print(f"{file}: {file.stat().st_size / 1_000_000:.2f} MB{what}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
