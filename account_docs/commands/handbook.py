"""Makes the handbook out of a built offline edition: one PDF and one EPUB of the whole site.

The same commit gives the same bytes with the pinned tools and the system's Pango (its version shapes the lines).
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections.abc import Collection
from functools import partial
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


Book = tuple[list[Part], list[Article], list[Entry], Edition]


def read_book(root: Path, site: Path, site_url: str = "", only: Collection[str] = ()) -> Book:
    """Read what the book is made of: its order, its chapters, its index, what it says of itself.

    Args:
        root: the project's folder.
        site: the edition built with OFFLINE=true.
        site_url: address of the published edition, or "".
        only: the pages that it has, as mkdocs.yml names them; all of them when none is named.
    """
    data = read_data(root)
    parts = reading_order(data.value(MKDOCS, "nav"), only)
    articles = [read_article(site, chapter) for part in parts for chapter in part.chapters]
    build = origin(root)
    name, description = (str(data.value(MKDOCS, key)) for key in ("site_name", "site_description"))
    edition = Edition(name, " ".join(description.split()), build.local, build.version, site_url)
    return parts, articles, index_of_terms(articles, data.terms), edition


def make_pdf(book: Book, root: Path, target: Path) -> int:
    """Write the PDF and return the number of its pages.

    Args:
        book: what it is made of; its chapters are used up.
        root: the project's folder.
        target: the file to write.
    """
    # Imported late: it loads Pango, which a system may lack.
    from account_docs.book.pdf import write_pdf

    with tempfile.TemporaryDirectory() as folder:
        return write_pdf(gatherings(*book), target, root / FACES, Path(folder), book[-1].identifier)


def make_epub(book: Book, root: Path, target: Path) -> None:
    """Write the EPUB.

    Args:
        book: what it is made of; its chapters are used up.
        root: the project's folder.
        target: the file to write.
    """
    write_epub(*book, target, root / FACES / "be-vietnam-pro-600.ttf")


def main() -> int:
    """Make the files of a built edition."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--site-url", default="")
    parser.add_argument("--only", nargs="+", default=(), help="pages, to look at a book of a few: tai-chinh/bao-gia.md")
    chosen = parser.parse_args()
    logging.getLogger("weasyprint").addHandler(logging.StreamHandler(sys.stderr))
    pdf, epub = (chosen.folder / f"{NAME}.{kind}" for kind in ("pdf", "epub"))
    root = Path.cwd()
    read = partial(read_book, root, chosen.edition, chosen.site_url, chosen.only)
    make_epub(read(), root, epub)
    try:
        pages = make_pdf(read(), root, pdf)
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
