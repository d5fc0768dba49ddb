"""The pictures that messengers show of a page: its title on paper, drawn at build without network or browser.

Pillow draws with the site's own face, so that the bytes depend only on the words and on the pinned version.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from account_docs.content.build_cache import BuildCache, digest, program
from account_docs.site import mark
from account_docs.site.mark import strokes

# What the drawing is measured in, and the pixels of the file: messengers ask for at least 600 × 315.
SIZE = (1200, 630)
SHOWN = (600, 315)
FOLDER = "assets/images/chia-se"

# The colours of the light scheme in base.css: --md-default-bg-color, --md-default-fg-color, its --light, the areas.
_PAPER = (245, 239, 225)
_INK = (23, 38, 43)
_SOFT = (70, 85, 90)
_TALK = (10, 92, 84)
_ACCENTS = {"giao-tiep": _TALK, "hoach-dinh-quan-ly": (58, 72, 155), "tai-chinh": (134, 72, 10)}
_LEFT, _RIGHT, _TOP, _BOTTOM = 88, 1112, 84, 546
# The largest size at which a title needs at most so many lines is taken.
_TITLE_SIZES = ((76, 3), (66, 4), (56, 5), (46, 6))
# Room for two marks above a capital (Ế, Ỗ) and one below (Ạ).
_LINE = 1.36


@dataclass(frozen=True)
class Card:
    """What stands on a card.

    Attributes:
        title: the page's title.
        area: the name of its part of the site; may be empty.
        folder: the part's folder, which gives the accent.
        site: the site's name.
    """

    title: str
    area: str
    folder: str
    site: str


def card_path(address: str) -> str:
    """Where the card of a page lies below the site's root.

    Args:
        address: the page's address, "giao-tiep/nhan-brief/".
    """
    name = re.sub(r"(^|/)index\.html$|\.html$", "", address).strip("/").replace("/", "-")
    return f"{FOLDER}/{name or 'trang-chu'}.png"


@cache
def _face(font: Path, size: int) -> ImageFont.FreeTypeFont:
    """The face at a size; the simple layout engine gives the same glyphs wherever Pillow runs."""
    return ImageFont.truetype(str(font), size, layout_engine=ImageFont.Layout.BASIC)


def wrap(text: str, width: float, measure: ImageFont.FreeTypeFont) -> list[str]:
    """Break a text into lines of at most a width, and make them about equally long.

    Args:
        text: the text; a word wider than a line stands on its own.
        width: in pixels.
        measure: the face that it is set in.
    """

    def greedy(limit: float) -> list[str]:
        lines: list[str] = []
        for word in text.split():
            if lines and measure.getlength(f"{lines[-1]} {word}") <= limit:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    lines = greedy(width)
    # A narrower limit that needs no more lines leaves no single word on the last one.
    best, limit = lines, width
    while limit > width / 2 and len(greedy(limit)) == len(lines):
        best, limit = greedy(limit), limit - 20
    return best


def draw_all(cards: Mapping[str, Card], site: Path, font: Path) -> None:
    """Write cards into a built site; those that look as in an earlier build are taken from there.

    Args:
        cards: cards by their path in the site.
        site: the built site.
        font: a TrueType file of the site's face.
    """
    kept = BuildCache("cards")
    made_by = digest(program(Path(__file__), Path(mark.__file__), libraries=["pillow"]), font.read_bytes())
    for path, card in cards.items():
        name = digest(made_by, *astuple(card))
        data = kept.get(name)
        if data is None:
            data = draw(card, font)
            kept.put(name, data)
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    kept.prune()


def draw(card: Card, font: Path) -> bytes:
    """Draw a card and return it as PNG.

    Args:
        card: what stands on it.
        font: a TrueType file of the site's face.
    """
    accent = _ACCENTS.get(card.folder, _TALK)
    picture = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 23, SIZE[1]), fill=accent)
    if card.area:
        pen.text((_LEFT, _TOP), card.area, font=_face(font, 34), fill=accent, anchor="ls")
    for size, most in _TITLE_SIZES:
        lines = wrap(card.title, _RIGHT - _LEFT, _face(font, size))
        if len(lines) <= most:
            break
    height = len(lines) * size * _LINE
    first = _TOP + (_BOTTOM - _TOP - height) / 2 + size
    for place, line in enumerate(lines):
        pen.text((_LEFT, round(first + place * size * _LINE)), line, font=_face(font, size), fill=_INK, anchor="ls")
    _mark(pen, _LEFT, _BOTTOM - 8)
    pen.text((_LEFT + 76, _BOTTOM + 24), card.site, font=_face(font, 34), fill=_SOFT, anchor="ls")
    # Few colours, so that a card weighs some 4 KB; what is slow is kept for the next build.
    small = picture.resize(SHOWN, Image.Resampling.BICUBIC).quantize(
        colors=8, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


def _mark(pen: ImageDraw.ImageDraw, left: int, top: int) -> None:
    """The bridge of partials/logo.html, two and a half times as large."""

    def at(x: float, y: float) -> tuple[float, float]:
        return left + (x - 2) * 2.6, top + (y - 7) * 2.6

    for line in strokes(at):
        pen.line(line, fill=_TALK, width=5, joint="curve")
