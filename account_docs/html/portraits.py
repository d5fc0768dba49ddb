"""Small portraits of the people of the worked projects, in the manner of ID photos.

Clients stand on yellow and look right; the agency and its suppliers stand on green and look left. The portraits are
put together from a few shapes, as data/portraits.yml says of each person; they stand beside a name, so they are hidden
from those who hear the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict, cast

from lxml import etree, html

WIDTH, HEIGHT = 24, 32
_INK = "#1c2428"
_GROUND = {"client": "#f2d9a4", "agency": "#b7d5d0"}
_SKIN = {"light": "#f3cfa8", "tan": "#e2b184", "dark": "#c98f60"}
_HAIR_COLOUR = {"black": "#2b2320", "grey": "#6a6f72"}
_CLOTHES = {
    "amber": "#c07a1a",
    "blue": "#32489b",
    "grey": "#4d565b",
    "olive": "#66702a",
    "plum": "#7a3560",
    "rust": "#b5532a",
    "teal": "#1f7a6d",
}
# Outlines around a face of 5,4 × 6,6 at 12, 13,5.
_HAIR = {
    "bob": "M5.6 18c-1-5-.6-13 6.4-13s7.4 8 6.4 13h-2.2c.5-3 .4-5-.2-7-2.2.2-5.2-.4-6.8-2-.8 2.4-1.6 5-1.2 9z",
    "bun": "M6.2 13c-.6-5.5 2-8.2 5.8-8.2s6.4 2.7 5.8 8.2c-.8-3-3-4.6-5.8-4.6S7 10 6.2 13zM12 5a2.6 2.6 0 1 1 .1 0z",
    "crew": "M6.6 11c-.3-4.3 2.4-6 5.4-6s5.7 1.7 5.4 6c-.6-1.3-1.1-1.9-1.9-2.3-2 .3-5 .3-7 0-.8.4-1.3 1-1.9 2.3z",
    "curly": (
        "M5.8 13.5c-1.6-1-1.2-3 0-3.7-.4-2 .9-3.5 2.5-3.5.6-1.7 2.6-2.3 4-1.4 1.6-.9 3.5 0 4 1.5 1.7.2 2.7 1.9 2.1 3.6"
        " 1 .9 1 2.7-.4 3.5-.3-1.7-.9-3-1.8-3.9-2.7.5-6.3.3-8.4-.2-1 .9-1.7 2.2-2 4.1z"
    ),
    "long": "M5 24c-.6-6-1.4-19 7-19s7.6 13 7 19h-3c-.2-5 .4-9-.2-12.5-2.4-.2-4.6-1-6-2.8-1.2 3-1.6 9-1.6 15.3z",
    "short": (
        "M6.3 12.5c-.8-5.5 2.2-7.9 5.7-7.9s6.5 2.4 5.7 7.9c-.5-1.6-1-2.6-1.7-3.3-2.6.5-5.6.2-7.6-.8-.9 1-1.6 2.3-2.1"
        " 4.1z"
    ),
    "side": (
        "M6.2 13c-1-6 2.4-8.8 6-8.6 4 .2 6.3 3 5.5 8.6-.4-1.7-.8-2.7-1.5-3.6-3.2-.2-5.2-1.3-6.4-2.7-1.2 1.7-3 3.6-3.6"
        " 6.3z"
    ),
    "tail": (
        "M6.3 13.5c-.8-6 2-8.7 5.7-8.7 4 0 6.5 2.7 5.9 8.2 1.7 1.6 2.4 5 .9 8.5-1.2-2-1.8-4-1.8-6-.2-2.6-.9-4-1.9-5-2.6"
        ".6-6 .2-7.5-.6-.6 1-1 2-1.3 3.6z"
    ),
}
_GLASSES = "M12.4 13.4a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 1 1 3.4 0h1.4a1.7 1.7 0 1 1 3.4 0 1.7 1.7 0 1 1-3.4 0"


class Looks(TypedDict, total=False):
    """How a person looks: an entry of data/portraits.yml."""

    side: str
    hair: str
    grey: bool
    skin: str
    clothes: str
    glasses: bool


def shapes(looks: Looks) -> str:
    """The shapes of a portrait, in a space of 24 × 32.

    Args:
        looks: as data/portraits.yml has them; check/schemas/portraits.yml says what there is.
    """
    skin, side = _SKIN[looks.get("skin", "light")], looks["side"]
    hair, colour = looks["hair"], _HAIR_COLOUR["grey" if looks.get("grey") else "black"]
    parts = [
        f'<path d="M1.5 32c.3-6 4.5-8.5 10.5-8.5S22.2 26 22.5 32z" fill="{_CLOTHES[looks["clothes"]]}"/>',
        f'<path d="M9.7 18.5h4.6v4.7a2.3 2.3 0 0 1-4.6 0z" fill="{skin}"/>',
        f'<ellipse cx="12" cy="13.5" rx="5.4" ry="6.6" fill="{skin}"/>',
        f'<path d="{_HAIR[hair]}" fill="{colour}"/>',
        f'<path d="M10.9 13.4h.01M15.3 13.4h.01" stroke="{_INK}" stroke-width="1.4" stroke-linecap="round"/>',
        f'<path d="M11.7 17c.9.8 1.9.8 2.8 0" fill="none" stroke="{_INK}" stroke-width=".8" stroke-linecap="round"/>',
    ]
    if hair == "long":
        parts.insert(0, f'<path d="M5 25V12h14v13z" fill="{colour}"/>')
    if looks.get("glasses"):
        parts.append(f'<path d="{_GLASSES}" fill="none" stroke="{_INK}" stroke-width=".6"/>')
    ground = f'<path d="M0 0h{WIDTH}v{HEIGHT}H0z" fill="{_GROUND[side]}"/>'
    face = "".join(parts)
    # Drawn looking right; whoever looks left is the same in a mirror.
    return ground + (face if side == "client" else f'<g transform="matrix(-1 0 0 1 {WIDTH} 0)">{face}</g>')


def portrait(looks: Looks) -> etree._Element:
    """A portrait as it stands beside a name."""
    return etree.fromstring(
        f'<svg class="portrait" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{shapes(looks)}</svg>'
    )


def add_portraits(article: html.HtmlElement, people: Mapping[str, Looks]) -> None:
    """Put portraits beside names: in columns of tables headed "Người", and where somebody speaks in a chat.

    Args:
        article: the article.
        people: data/portraits.yml, by the name in the stories.
    """
    known = {name.lower(): looks for name, looks in people.items()}
    for table in article.iter("table"):
        if any("giay" in (box.get("class") or "").split() for box in table.iterancestors("div")):
            # A paper is what one would really send.
            continue
        rows = [[*row.iterchildren("th", "td")] for row in table.iter("tr")]
        heads = [" ".join(cell.text_content().split()) for cell in rows[0]] if rows else []
        place = heads.index("Người") if "Người" in heads else -1
        for row in rows[1:] if place >= 0 else ():
            if place < len(row):
                _add(row[place], _named(row[place].text_content(), known))
    for item in article.xpath(".//div[contains(concat(' ', @class, ' '), ' tin-nhan ')]/ul/li"):
        speaker = item[0] if len(item) else None
        if speaker is not None and speaker.tag in ("strong", "em"):
            _add(item, _named(speaker.text_content(), known))


def _named(text: str, known: Mapping[str, Looks]) -> list[Looks]:
    """The people whom a text names before it goes on to something else: "Anh Quân, Diệu", "Chị Lan, trưởng phòng"."""
    found = []
    for name in text.split(","):
        looks = known.get(" ".join(name.split()).lower())
        if looks is None:
            break
        found.append(looks)
    return found


def _add(element: html.HtmlElement, looks: list[Looks]) -> None:
    """Put portraits before what stands in an element."""
    for one in reversed(looks):
        picture = portrait(one)
        picture.tail, element.text = element.text, None
        # Drawings are of XML, cells of HTML: for lxml both are elements.
        cast("etree._Element", element).insert(0, picture)
