"""The cover of the EPUB, drawn with the site's own face: shelves of e-readers show pictures only."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from account_docs.book.edition import Edition
from account_docs.site.cards import wrap
from account_docs.site.mark import strokes

# The proportion of an A4 page, which the PDF's cover has, too.
SIZE = (1060, 1500)
_GROUND, _INK = (10, 92, 84), (253, 252, 248)
_LEFT, _RIGHT = 120, 940
# The bridge of overrides/partials/logo.html.
_SCALE, _TOP = 9, 110


def draw_cover(edition: Edition, font: Path) -> bytes:
    """Draw the cover and return it as PNG.

    Args:
        edition: what the copy says of itself.
        font: a TrueType file of the site's face.
    """

    def face(size: int) -> ImageFont.FreeTypeFont:
        # The simple layout engine gives the same glyphs wherever Pillow runs.
        return ImageFont.truetype(str(font), size, layout_engine=ImageFont.Layout.BASIC)

    picture = Image.new("RGB", SIZE, _GROUND)
    pen = ImageDraw.Draw(picture)
    _bridge(pen)
    pen.text((_LEFT, 560), edition.title, font=face(104), fill=_INK, anchor="ls")
    small = face(38)
    for place, line in enumerate(wrap(edition.description, _RIGHT - _LEFT, small)):
        pen.text((_LEFT, 660 + place * 58), line, font=small, fill=_INK, anchor="ls")
    pen.line([(_LEFT, 1320), (_RIGHT, 1320)], fill=_INK, width=2)
    pen.text((_LEFT, 1385), f"Bản ngày {edition.date:%d/%m/%Y}", font=face(32), fill=_INK, anchor="ls")
    file = io.BytesIO()
    picture.quantize(colors=16, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _bridge(pen: ImageDraw.ImageDraw) -> None:
    """The mark of the site."""

    def at(x: float, y: float) -> tuple[float, float]:
        return _LEFT + (x - 2) * _SCALE, _TOP + (y - 6) * _SCALE

    for line in strokes(at):
        pen.line(line, fill=_INK, width=10, joint="curve")
