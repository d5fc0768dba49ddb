"""Standing pictures in the page, so that they follow the page's colours and can be read aloud."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

_PICTURE = re.compile(r'<p>\s*<img alt="([^"]*)" src="[^"]*?hinh/([a-z0-9-]+)\.svg"\s*/?>\s*</p>')


def embed_pictures(page_html: str, read: Callable[[str], str]) -> str:
    """Put the drawing itself in the place of every linked picture of docs/hinh/.

    A linked SVG can't see the page's colours: in dark mode it would stay light. The alternative
    text of the Markdown stays the picture's name.

    Args:
        page_html: the HTML of one article.
        read: gives the text of the SVG file of a name (without ending).
    """

    def drawing(match: re.Match[str]) -> str:
        svg = read(match[2]).strip()
        svg = re.sub(r"<\?xml[^>]*\?>\s*|<!--.*?-->\s*|\s+xmlns=\"[^\"]*\"", "", svg, flags=re.DOTALL)
        name = html.escape(html.unescape(match[1]), quote=True)
        svg = re.sub(r"^<svg\b", f'<svg role="img" aria-label="{name}" focusable="false"', svg)
        return f'<figure class="figure">{svg}</figure>'

    return _PICTURE.sub(drawing, page_html)
