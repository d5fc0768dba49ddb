"""The faces of the PDF: those of the site, with the few signs that its subset leaves out, and slanted ones.

A sign that a face lacks would come from whatever fonts a machine has: the book would look, and weigh, differently on
each.
"""

from __future__ import annotations

import math
from pathlib import Path

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "Be Vietnam Pro"
_WEIGHTS = (400, 600)
# What an italic leans: 10 degrees.
_LEANING = Transform(1, 0, math.tan(math.radians(10)), 1, 0, 0)
# A sign: its width and its outline, on an em square of 1,000 units.
_RIGHT_ARROW = (70, 370), (680, 370), (530, 520), (590, 580), (830, 340), (590, 100), (530, 160), (680, 310), (70, 310)
_TURNED = {"→": 0, "↑": 90, "←": 180, "↓": 270}
_SIGNS = {
    "›": (340, ((60, 480), (120, 540), (310, 330), (120, 120), (60, 180), (200, 330))),
    "✓": (760, ((60, 330), (130, 390), (290, 220), (640, 690), (710, 640), (300, 90))),
}


def write_faces(source: Path, folder: Path) -> str:
    """Write the faces of the book into a folder and return the style rules that name them.

    Args:
        source: the folder with the site's faces (WOFF 2).
        folder: an existing folder.
    """
    rules = []
    for weight in _WEIGHTS:
        for style in ("normal", "italic"):
            font = TTFont(source / f"be-vietnam-pro-{weight}.woff2")
            font.flavor = None
            _add_signs(font)
            if style == "italic":
                _lean(font)
            _name(font, f"BeVietnamPro-{weight}{'-Italic' if style == 'italic' else ''}")
            path = folder / f"{weight}-{style}.ttf"
            font.save(path)
            rules.append(
                f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-style: {style};'
                f' src: url("{path.resolve().as_uri()}"); }}'
            )
    return "\n".join(rules)


def _add_signs(font: TTFont) -> None:
    """Add the minus, arrows and a few signs; a face that has one keeps its own."""
    known = font.getBestCmap()
    glyphs = font.getGlyphSet()
    if 0x2212 not in known:
        # The minus of most faces is as long as the en dash, which stands a little lower.
        recording = DecomposingRecordingPen(glyphs)
        glyphs[known[0x2013]].draw(recording)
        pen = TTGlyphPen(None)
        recording.replay(TransformPen(pen, Identity.translate(0, 30)))
        _add(font, 0x2212, pen, glyphs[known[0x2013]].width)
    for sign, degrees in _TURNED.items():
        if ord(sign) not in known:
            turn = Identity.translate(450, 340).rotate(math.radians(degrees)).translate(-450, -340)
            _add(font, ord(sign), _polygon(_RIGHT_ARROW, turn), 900)
    for sign, (width, corners) in _SIGNS.items():
        if ord(sign) not in known:
            _add(font, ord(sign), _polygon(corners), width)


def _polygon(corners: tuple[tuple[int, int], ...], turn: Transform = Identity) -> TTGlyphPen:
    """A pen that has drawn a polygon."""
    pen = TTGlyphPen(None)
    points = [tuple(round(value) for value in turn.transformPoint(corner)) for corner in corners]
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    return pen


def _add(font: TTFont, code: int, pen: TTGlyphPen, width: int) -> None:
    """Add a glyph for a character."""
    name = f"uni{code:04X}"
    # Reading the order first: a face keeps it apart from its glyphs.
    font.getGlyphOrder()
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (width, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def _lean(font: TTFont) -> None:
    """Let every glyph lean to the right."""
    glyphs = font.getGlyphSet()
    drawn = {}
    for name in font.getGlyphOrder():
        recording = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(recording)
        pen = TTGlyphPen(None)
        recording.replay(TransformPen(pen, _LEANING))
        drawn[name] = pen.glyph()
    for name, glyph in drawn.items():
        font["glyf"][name] = glyph
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x40) | 0x01
    font["head"].macStyle |= 0x02
    font["post"].italicAngle = -10


def _name(font: TTFont, name: str) -> None:
    """Give a face a name of its own: the system must not take it for one that is installed."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = name
    # A face says when it was changed: the same bytes each time.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
