"""What is written when all forms are there: their sizes beside the links, the files on the list, one archive of all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from account_docs.html.shelf import place_for_files

FOLDER = "bieu-mau"
ARCHIVE = "tat-ca-mau-trong.zip"
_KIB = 1024
# Neutral dates: the same forms give the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)


def size_of(path: Path) -> str:
    """The size of a file as a reader is told: "9 KB"."""
    return f"{max(1, round(path.stat().st_size / _KIB))} KB"


def is_empty(path: Path) -> bool:
    """Whether a file is a form to be filled in, and no example."""
    return not path.stem.endswith("-da-dien")


def write_archive(site: Path, files: Iterable[Path]) -> Path | None:
    """Pack all empty forms, in order of their names.

    Args:
        site: the built site.
        files: Word files and spreadsheets.

    Returns:
        The archive; None where the list of forms does not offer it.
    """
    target = site / FOLDER / ARCHIVE
    page = site / FOLDER / "index.html"
    if not page.is_file() or ARCHIVE not in page.read_text("utf-8"):
        return None
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(filter(is_empty, files), key=lambda path: path.name):
            name = zipfile.ZipInfo(f"mau-trong/{path.name}", _DATE)
            packed.writestr(name, loosened(path.read_bytes()), zipfile.ZIP_DEFLATED, compresslevel=9)
    return target


def loosened(office_file: bytes) -> bytes:
    """A Word file or spreadsheet with its parts unpacked, as Office opens it too.

    What is packed can't be packed once more: the archive gets a quarter smaller.
    """
    loose = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office_file)) as packed, zipfile.ZipFile(loose, "w") as made:
        for name in packed.namelist():
            made.writestr(zipfile.ZipInfo(name, _DATE), packed.read(name))
    return loose.getvalue()


def write_sizes(page: Path, files: Iterable[Path]) -> None:
    """Say the size of each file where the templates left a sign for it.

    Args:
        page: a built page.
        files: those it links to.
    """
    text = page.read_text("utf-8")
    for path in files:
        text = text.replace(f"<!--size:{path.name}-->", f", {size_of(path)}")
    page.write_text(text, "utf-8")


def fill_shelf(page: Path, offered: Mapping[str, Iterable[Path]]) -> None:
    """Write the empty files of each form into its line of the list.

    Args:
        page: the built list of forms.
        offered: the files of each form.
    """
    text = page.read_text("utf-8")
    for form, files in offered.items():
        links = [_link(path) for path in files if is_empty(path)]
        filled = place_for_files(form).replace("></small>", f">{' · '.join(links)}</small>")
        text = text.replace(place_for_files(form), filled)
    page.write_text(text, "utf-8")


def _link(path: Path) -> str:
    kind = "Word" if path.suffix == ".docx" else "Excel"
    return f'<a href="../{path.parent.name}/{path.name}" download>{kind}, {size_of(path)}</a>'
