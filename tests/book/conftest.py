"""The handbook as its tests see it: a PDF of a few pages and the whole EPUB, each made once for a run."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import pytest
from filelock import FileLock

from account_docs.commands.handbook import Book, make_epub, make_pdf, read_book
from tests.conftest import ROOT

# One or two of each kind: the front page with a drawing, questions, papers, letters, a chat, rules that end, the
# dictionary, calculators, topics, an emoji.
FEW = (
    "index.md",
    "nghe-account/index.md",
    "giao-tiep/creative-brief.md",
    "giao-tiep/hop-va-contact-report.md",
    "tai-chinh/bao-gia.md",
    "du-an-mau/lua-hien.md",
    "bieu-mau/contact-report.md",
    "bieu-mau/bien-ban-nghiem-thu.md",
    "tra-cuu/tu-dien.md",
    "tra-cuu/cong-thuc.md",
    "phap-ly/thue.md",
    "chu-de.md",
)
SITE_URL = "https://so-tay.example/kho/"


class Made(NamedTuple):
    """A file of the handbook.

    Attributes:
        path: the file.
        said: what the maker had to complain of, a line each.
    """

    path: Path
    said: list[str]


def book_of(site: Path, only: Collection[str] = ()) -> Book:
    """What the book is made of, read anew: making a file of it uses it up."""
    return read_book(ROOT, site, SITE_URL, only)


def pdf_of(site: Path, target: Path, only: Collection[str] = ()) -> Made:
    """Make a PDF once for all processes of a run: the first that asks makes it, the others wait for it."""
    needs_pango()
    log = target.with_suffix(".log")
    with FileLock(target.with_suffix(".lock")):
        if not target.is_file():
            handler = logging.FileHandler(log, mode="w", encoding="utf-8")
            logging.getLogger("weasyprint").addHandler(handler)
            try:
                make_pdf(book_of(site, only), ROOT, target)
            finally:
                logging.getLogger("weasyprint").removeHandler(handler)
    return Made(target, log.read_text("utf-8").splitlines())


def needs_pango() -> None:
    """Pass a test over where the PDF can't be made; where CI is set, it has to be."""
    try:
        import weasyprint  # noqa: F401  (only asked for: it loads Pango)
    except (ImportError, OSError) as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"the PDF needs WeasyPrint and Pango: {error}")


def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def small_pdf(offline_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A PDF of a few pages."""
    return pdf_of(offline_site, shared(tmp_path_factory) / "small-book.pdf", FEW)


@pytest.fixture(scope="session")
def whole_pdf(offline_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The PDF of the whole site: some minutes."""
    return pdf_of(offline_site, shared(tmp_path_factory) / "so-tay-account.pdf")


@pytest.fixture(scope="session")
def epub(offline_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The EPUB of the whole site."""
    target = shared(tmp_path_factory) / "so-tay-account.epub"
    with FileLock(target.with_suffix(".lock")):
        if not target.is_file():
            make_epub(book_of(offline_site), ROOT, target)
    return target
