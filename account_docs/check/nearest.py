"""What someone most likely meant who mistyped a word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest_choice(word: str, choices: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The choice that is written most like a word, or None when none is near.

    Args:
        word: as typed.
        choices: what could be meant.
        cutoff: how much alike they have to be, from 0 to 1.
    """
    close = difflib.get_close_matches(str(word), sorted(choices), n=1, cutoff=cutoff)
    return close[0] if close else None


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return «, có phải “x”?» with the nearest choice, or nothing when none is near."""
    close = nearest_choice(word, choices)
    return f", có phải “{close}”?" if close else ""
