"""Colours have one source, the light scheme of base.css; what can't read it holds a copy that is its like."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from account_docs.book import epub_cover
from account_docs.site import cards, charts, saved_pages
from tests.conftest import ROOT

STYLES = ROOT / "overrides" / "assets" / "stylesheets"
BOOK = ROOT / "account_docs" / "book"


def declared(path: Path, selector: str) -> dict[str, str]:
    """The properties of the first rule with a selector, "--line": "#d5cab2"."""
    rule = path.read_text("utf-8").split(f"{selector} {{\n", 1)[1].split("}", 1)[0]
    return {name: value.strip() for name, value in re.findall(r"([\w-]+): ([^;]+);", rule)}


LIGHT = declared(STYLES / "base.css", '[data-md-color-scheme="default"]')
TALK, PLAN, MONEY = (LIGHT[f"--area-{area}"] for area in ("talk", "plan", "money"))
PAPER, INK, SOFT = (LIGHT[f"--md-default-{name}"] for name in ("bg-color", "fg-color", "fg-color--light"))
# White paper has a ground, an ink and greys of its own.
WHITE = declared(BOOK / "pdf.css", ":root")


def hexadecimal(colour: tuple[int, ...]) -> str:
    """A colour as style sheets write it."""
    return "#" + "".join(f"{part:02x}" for part in colour)


def test_cards_and_the_installed_site_have_the_colours_of_the_page() -> None:
    assert [hexadecimal(colour) for colour in (cards._PAPER, cards._INK, cards._SOFT)] == [PAPER, INK, SOFT]
    assert [hexadecimal(colour) for colour in cards._ACCENTS.values()] == [TALK, PLAN, MONEY]
    assert (saved_pages._PAPER, saved_pages._THEME) == (PAPER, TALK)
    assert f'fill="{TALK}"' in (STYLES.parent / "images" / "favicon.svg").read_text("utf-8")


@pytest.mark.parametrize("name", ["area-talk", "area-plan", "area-money", "wrong", "right"])
def test_print_has_the_colours_of_areas_and_pairs(name: str) -> None:
    assert f"--{name}: {LIGHT[f'--{name}']};" in (STYLES / "print.css").read_text("utf-8")


def test_chapters_of_the_three_areas_have_their_ground() -> None:
    base = STYLES / "base.css"
    grounds = [declared(base, f'[data-number="{number}"]')["--ground"] for number in (2, 3, 4)]
    assert grounds == [TALK, PLAN, MONEY]


def test_the_handbook_has_the_colours_of_areas_and_pairs() -> None:
    text = (BOOK / "pdf.css").read_text("utf-8")
    assert re.findall(r"--area: (#\w+);", text) == [TALK, PLAN, MONEY]
    for name, colour in (("talk", TALK), ("wrong", LIGHT["--wrong"]), ("right", LIGHT["--right"])):
        assert f"--{name}: {colour};" in text
    assert declared(BOOK / "pdf-text.css", ".ends")["border-left"] == f"1mm solid {MONEY}"
    assert hexadecimal(epub_cover._GROUND) == TALK
    assert hexadecimal(epub_cover._INK) == declared(BOOK / "pdf.css", ".cover")["color"]


def test_drawings_that_are_opened_alone_have_the_colours_of_paper() -> None:
    wanted = {
        "--pic-ink": WHITE["--ink"],
        "--pic-soft": WHITE["--soft"],
        "--pic-surface": WHITE["--surface"],
        "--pic-talk": TALK,
        "--pic-plan": PLAN,
        "--pic-money": MONEY,
        "--pic-wrong": LIGHT["--wrong"],
        "--pic-right": LIGHT["--right"],
    }
    wanted |= dict(map(parts, (charts.LINE, charts.GROUND, charts.LIGHT)))
    for path in (Path(charts.__file__), *sorted((ROOT / "docs" / "hinh").glob("*.svg"))):
        for name, colour in re.findall(r"var\((--[a-z-]+), ?(#\w+)\)", path.read_text("utf-8")):
            assert (name, colour) == (name, wanted[name]), path.name


def parts(value: str) -> tuple[str, str]:
    """What a colour of a drawing is called, and what it is where the page has none: "var(--pic-ink,#1c2428)"."""
    name, colour = value.removeprefix("var(").removesuffix(")").split(",")
    return name, colour
