"""Draws the icons of the installed site from its small icon.

    python -m tests.icons

A phone cuts icons to a circle or a rounded square of its own, so the ground fills the whole picture and the drawing
keeps within the middle. Source: W3C, Web Application Manifest, "Icon masks and safe zone" (a circle of 40 % radius).
"""

from __future__ import annotations

import io
from pathlib import Path

from lxml import etree
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from account_docs.site.saved_pages import ICON, SIZES
from tests import chromium

ROOT = Path(__file__).resolve().parents[1]
SMALL = ROOT / "overrides" / "assets" / "images" / "favicon.svg"
# The bridge is as wide as three quarters of the small icon: so it stays within the circle.
_SCALE = 0.84
_COLOURS = 16
_NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawing() -> str:
    """The small icon with a ground to the edges and its drawing somewhat smaller, as SVG."""
    tree = etree.fromstring(SMALL.read_bytes(), etree.XMLParser(remove_blank_text=True))
    ground, lines = tree.find(f"{_NAMESPACE}rect"), tree.find(f"{_NAMESPACE}path")
    ground.attrib.pop("rx")
    lines.set("transform", f"translate(12 12) scale({_SCALE}) translate(-12 -12)")
    return etree.tostring(tree, encoding="unicode")


def draw(browser: Browser, size: int) -> bytes:
    """An icon as PNG with few colours.

    Args:
        browser: draws it.
        size: its width and height in pixels.
    """
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{drawing()}")
    picture = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    written = io.BytesIO()
    picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    """Write the icons into overrides/."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for size in SIZES:
            (ROOT / "overrides" / ICON.format(size=size)).write_bytes(draw(browser, size))
        browser.close()


if __name__ == "__main__":
    main()
