"""Which drawings are published as files: those that a page links. The others stand in their pages."""

from __future__ import annotations

from pathlib import Path

from lxml import html


def drop_embedded(site: Path) -> None:
    """Delete the SVG files that nobody loads, since pages hold them (account_docs/html/article.py).

    Args:
        site: the built site.
    """
    drawings = [*(site / "hinh").glob("*.svg")]
    linked: set[str] = set()
    for page in site.rglob("*.html"):
        content = page.read_bytes()
        # Parsing every page would cost a second; hardly any names a drawing.
        if b"hinh/" in content and b".svg" in content:
            linked |= {link.split("?")[0].rsplit("/", 1)[-1] for *_, link, _ in html.fromstring(content).iterlinks()}
    for drawing in drawings:
        if drawing.name not in linked:
            drawing.unlink()
