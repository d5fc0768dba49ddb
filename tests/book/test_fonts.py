"""The faces of the PDF: every sign that the pages use, digits of one width, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT

pytest.importorskip("fontTools", reason="comes with WeasyPrint")
from fontTools.ttLib import TTFont

from account_docs.book.fonts import FIGURE_SPACE, write_faces

SITE = ROOT / "overrides" / "assets" / "fonts"


def test_the_faces_have_the_signs_that_the_site_takes_from_the_machine(tmp_path: Path) -> None:
    write_faces(SITE, tmp_path)
    files = sorted(tmp_path.glob("*.ttf"))
    assert len(files) == 6
    for file in files:
        font = TTFont(file)
        known = font.getBestCmap()
        assert all(ord(sign) in known for sign in "−→←↑↓›✓ếỗợĐ"), file.name
        # A sign has an outline within its width.
        for sign in "−→✓":
            glyph = font["glyf"][known[ord(sign)]]
            assert 0 <= glyph.xMin < glyph.xMax <= font["hmtx"][known[ord(sign)]][0] + 150, (file.name, sign)


def test_digits_of_the_second_family_are_of_one_width(tmp_path: Path) -> None:
    write_faces(SITE, tmp_path)
    font = TTFont(tmp_path / "BeVietnamProEven-400.ttf")
    known = font.getBestCmap()
    assert len({font["hmtx"][known[ord(sign)]][0] for sign in f"0123456789{FIGURE_SPACE}"}) == 1
    # The first number of a glyph's metrics is where its outline begins, or it would be drawn elsewhere.
    assert all(font["hmtx"][known[ord(sign)]][1] == font["glyf"][known[ord(sign)]].xMin for sign in "0123456789")


def test_italics_lean(tmp_path: Path) -> None:
    write_faces(SITE, tmp_path)
    upright, leaning = (TTFont(tmp_path / f"BeVietnamPro-400{end}.ttf") for end in ("", "-Italic"))
    assert leaning["glyf"]["l"].xMax > upright["glyf"]["l"].xMax + 50
    assert leaning["hmtx"]["l"][0] == upright["hmtx"]["l"][0]


def test_the_same_faces_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_faces(SITE, tmp_path / name)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
