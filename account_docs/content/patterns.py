"""Patterns that fit wherever they are tried."""

from __future__ import annotations

import re


def matched(match: re.Match[str] | None) -> re.Match[str]:
    """The match of a pattern that fits here whatever the text is; says so to readers and to the type checker.

    Args:
        match: what `re` gave: of a pattern that may match nothing at all, or of a line that was chosen by the pattern.

    Raises:
        AssertionError: the pattern does not fit after all, so the code that calls this is wrong.
    """
    if match is None:
        raise AssertionError("a pattern that always fits did not")
    return match
