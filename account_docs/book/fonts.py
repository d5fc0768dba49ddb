"""The faces of the PDF: those of the site, with the few signs that its subset leaves out, and slanted ones.

A second family has digits of one width: amounts stand under each other, and a number of so many digits takes the same
room whichever it is.

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

FAMILY, EVEN_FAMILY = "Be Vietnam Pro", "Be Vietnam Pro Even"
# A blank as wide as a digit.
FIGURE_SPACE = "\u2007"
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
        for family, style in ((FAMILY, "normal"), (FAMILY, "italic"), (EVEN_FAMILY, "normal")):
            font = TTFont(source / f"be-vietnam-pro-{weight}.woff2")
            font.flavor = None
            _add_signs(font)
            if family == EVEN_FAMILY:
                _even_digits(font)
            if style == "italic":
                _lean(font)
            name = f"{family.replace(' ', '')}-{weight}{'-Italic' if style == 'italic' else ''}"
            _name(font, name)
            path = folder / f"{name}.ttf"
            font.save(path)
            rules.append(
                f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
                f' src: url("{path.resolve().as_uri()}"); }}'
            )
    return "\n".join(rules)


def _even_digits(font: TTFont) -> None:
    """Give every digit the width of the widest, in the middle of which it stands, and add a blank of that width."""
    known, glyphs = font.getBestCmap(), font.getGlyphSet()
    names = [known[ord(digit)] for digit in "0123456789"]
    width = max(glyphs[name].width for name in names)
    for name in names:
        pen = _moved(font, name, Identity.translate(round((width - glyphs[name].width) / 2), 0))
        _replace(font, name, pen, width)
    _add(font, ord(FIGURE_SPACE), TTGlyphPen(None), width)


def _moved(font: TTFont, name: str, move: Transform) -> TTGlyphPen:
    """A pen that has drawn a glyph, moved."""
    recording = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(TransformPen(pen, move))
    return pen


def _add_signs(font: TTFont) -> None:
    """Add the minus, arrows and a few signs; a face that has one keeps its own."""
    known = font.getBestCmap()
    if 0x2212 not in known:
        # The minus of most faces is as long as the en dash, which stands a little lower.
        dash = known[0x2013]
        _add(font, 0x2212, _moved(font, dash, Identity.translate(0, 30)), font["hmtx"][dash][0])
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
    _replace(font, name, pen, width)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def _replace(font: TTFont, name: str, pen: TTGlyphPen, width: int) -> None:
    """Put what a pen has drawn into the place of a glyph."""
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    # The second number is where the outline begins, or renderers move it.
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))


def _lean(font: TTFont) -> None:
    """Let every glyph lean to the right."""
    drawn = {name: _moved(font, name, _LEANING) for name in font.getGlyphOrder()}
    for name, pen in drawn.items():
        _replace(font, name, pen, font["hmtx"][name][0])
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
