"""`python3 run.py handbook`, from its arguments to its files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from account_docs.commands import handbook
from account_docs.site.editions import EDITIONS
from tests.conftest import ROOT


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command in the project's folder and return its exit code."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "argv", ["handbook", *arguments])
    return handbook.main()


def test_both_files_lie_where_the_site_looks_for_them(
    offline_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def make_pdf(book: handbook.Book, root: Path, target: Path) -> int:
        asked.append([chapter.path for part in book[0] for chapter in part.chapters])
        target.write_bytes(b"%PDF")
        return 12

    monkeypatch.setattr(handbook, "make_pdf", make_pdf)
    few = ("index.md", "bieu-mau/contact-report.md")
    assert (
        call(monkeypatch, str(offline_site), str(tmp_path), "--site-url", "https://vi-du.example/", "--only", *few) == 0
    )
    assert asked == [list(few)]
    offered = {edition.file for edition in EDITIONS if edition.file.startswith("so-tay-account")}
    assert {path.name for path in tmp_path.iterdir()} == offered
    assert "so-tay-account.pdf: 0.00 MB, 12 pages" in capsys.readouterr().err


def test_a_system_without_pango_is_told_where_to_get_it(
    offline_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> int:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(handbook, "make_pdf", fails)
    assert call(monkeypatch, str(offline_site), str(tmp_path), "--only", "index.md") == 1
    assert "WeasyPrint finds no Pango" in capsys.readouterr().err
    # The EPUB needs none.
    assert (tmp_path / "so-tay-account.epub").is_file()
