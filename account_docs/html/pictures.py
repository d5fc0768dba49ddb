"""Standing pictures in the page, so that they follow the page's colours and can be read aloud."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from account_docs.html.drawings import embeddable

_PICTURE = re.compile(r'<p>\s*<img alt="([^"]*)" src="[^"]*?hinh/([a-z0-9-]+)\.svg"\s*/?>\s*</p>')


def embed_pictures(page_html: str, read: Callable[[str], bytes | None]) -> str:
    """Put the drawing itself in the place of every linked picture of docs/hinh/.

    A linked SVG can't see the page's colours: in dark mode it would stay light. The alternative
    text of the Markdown stays the picture's name.

    Args:
        page_html: the HTML of one article.
        read: gives the SVG file of a name (without ending), or None where there is none; that link stays.

    Raises:
        UnsafeDrawing: a drawing holds more than shapes and text.
    """

    def drawing(match: re.Match[str]) -> str:
        content = read(match[2])
        return (
            match[0]
            if content is None
            else f'<figure class="figure">{embeddable(content, html.unescape(match[1]))}</figure>'
        )

    return _PICTURE.sub(drawing, page_html)
