"""How long a page takes to read."""

from __future__ import annotations

import math
import re

# Vietnamese is written syllable by syllable; a grown-up reads about 220 of them in a minute when text is to be used.
SYLLABLES_PER_MINUTE = 220

_UNREAD = re.compile(r"<(svg|script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


def reading_minutes(page_html: str) -> int:
    """Minutes that reading an article takes, at least 1.

    Args:
        page_html: the HTML of one article; drawings are left out.
    """
    return max(1, math.ceil(len(_UNREAD.sub(" ", page_html).split()) / SYLLABLES_PER_MINUTE))
