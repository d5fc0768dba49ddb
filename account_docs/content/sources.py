"""The source note: a fact that is named at a sentence, `([nguồn](#nguon-t2))`, and its place at the end of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The link as an editor writes it; the brackets around it belong to the note.
MARKER = re.compile(r"\[[^\[\]]*\]\(\s*#nguon-([a-z]\d+)\s*\)")


def anchor(fact: str) -> str:
    """Id of the list item that shows a fact at the end of a page ("T2" gives "nguon-t2"); partials/facts.html writes it."""
    return f"nguon-{fact}".lower()


def anchors(listed: object, known: Iterable[str]) -> set[str]:
    """Ids that a page's list of sources will have.

    Args:
        listed: `facts` of the front matter, whatever an editor wrote there.
        known: the ids of data/facts.yml; others are not printed.
    """
    facts = listed if isinstance(listed, list) else []
    return {anchor(fact) for fact in facts if isinstance(fact, str) and fact in set(known)}
