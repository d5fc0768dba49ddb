"""Makes the handbook out of a built offline edition: one PDF and one EPUB of the whole site.

The same commit gives the same bytes with the pinned tools and the system's Pango (its version shapes the lines).
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from pathlib import Path

from account_docs.book.article import read_article
from account_docs.book.order import reading_order
from account_docs.book.volume import Edition, volume
from account_docs.check.data import MKDOCS
from account_docs.check.data_files import read_data
from account_docs.site.build_date import origin

NAME = "so-tay-account"
FACES = Path("overrides") / "assets" / "fonts"
# Where WeasyPrint tells how to get Pango on each system.
_HELP = "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#installation"


def make_pdf(root: Path, site: Path, target: Path, site_url: str = "") -> None:
    """Write the PDF.

    Args:
        root: the project's folder.
        site: the edition built with OFFLINE=true.
        target: the file to write.
        site_url: address of the published edition, or "".
    """
    # Imported late: it loads Pango, which a system may lack.
    from account_docs.book.pdf import style_sheet, write_pdf

    data = read_data(root)
    parts = reading_order(data.value(MKDOCS, "nav"))
    articles = [read_article(site, chapter) for part in parts for chapter in part.chapters]
    build = origin(root)
    edition = Edition(build.local, build.version, site_url, str(data.value(MKDOCS, "site_description")))
    with tempfile.TemporaryDirectory() as folder:
        content = volume(parts, articles, edition, style_sheet(root / FACES, Path(folder)))
        write_pdf(content, target, f"{NAME} {build.version} {build.epoch}")


def main() -> int:
    """Make the files of a built edition."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--site-url", default="")
    chosen = parser.parse_args()
    logging.getLogger("weasyprint").addHandler(logging.StreamHandler(sys.stderr))
    target = chosen.folder / f"{NAME}.pdf"
    try:
        make_pdf(Path.cwd(), chosen.edition, target, chosen.site_url)
    except OSError as error:
        if "library" not in str(error):
            raise
        print(f"WeasyPrint finds no Pango on this system ({error}). How to install it: {_HELP}", file=sys.stderr)
        return 1
    print(f"{target}: {target.stat().st_size / 1_000_000:.2f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
