"""The source note: a fact that is named at a sentence, `([nguồn](#nguon-t2))`, and its place at the end of the page."""

from __future__ import annotations

import re
from collections.abc import Collection

_NOTE = re.compile(r"#nguon-[a-z]\d+")
# The link as an editor writes it; the brackets around it belong to the note.
MARKER = re.compile(r"\[[^\[\]]*\]\(\s*#nguon-([a-z]\d+)\s*\)")

# Stands for a note whose link was left out; from the private use area, so that no page holds it.
NOTE_SIGN = "\ue000"
_NOTES = re.compile(rf"\s*\(?{NOTE_SIGN}(?:\s*[,;]?\s*{NOTE_SIGN})*\)?")


def without_notes(text: str) -> str:
    """A text without its notes and their brackets, for places that show no sources; each note is a NOTE_SIGN."""
    return _NOTES.sub("", text) if NOTE_SIGN in text else text


def is_note(target: str | None) -> bool:
    """Whether the address of a link is that of a source note."""
    return target is not None and _NOTE.fullmatch(target) is not None


def anchor(fact: str) -> str:
    """Id of the list item that shows a fact at the end of a page: "T2" gives "nguon-t2".

    partials/facts.html writes it.
    """
    return f"nguon-{fact}".lower()


def anchors(listed: object, known: Collection[str]) -> set[str]:
    """Ids that a page's list of sources will have.

    Args:
        listed: `facts` of the front matter, whatever an editor wrote there.
        known: the ids of data/facts.yml; others are not printed.
    """
    facts = listed if isinstance(listed, list) else []
    return {anchor(fact) for fact in facts if isinstance(fact, str) and fact in known}
