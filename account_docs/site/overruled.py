"""Custom properties that are set twice: the theme's colours, which a later rule of ours sets for the same elements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


def without_overruled(sheet: str) -> str:
    """A style sheet without the custom properties that a later rule of the very same selectors sets again.

    What holds at times only (within @media) overrules nothing, but is overruled.

    Args:
        sheet: minified.
    """
    later: dict[str, set[str]] = defaultdict(set)
    kept: list[str] = []
    for selectors, body in reversed(_rules(sheet)):
        if selectors.startswith("@media"):
            inside = "".join(_rest(inner, rule, later) for inner, rule in _rules(body))
            kept.append(f"{selectors}{{{inside}}}" if inside else "")
        else:
            kept.append(_rest(selectors, body, later))
            if not selectors.startswith("@"):
                later[selectors].update(_name(part) for part in body.split(";") if part.startswith("--"))
    return "".join(reversed(kept))


def _rest(selectors: str, body: str, later: Mapping[str, set[str]]) -> str:
    """A rule without what is set again later; nothing when nothing is left."""
    if selectors.startswith("@") or "url(" in body or "{" in body:
        return f"{selectors}{{{body}}}"
    again = later.get(selectors, set())
    left = [part for part in body.split(";") if part and _name(part) not in again]
    return f"{selectors}{{{';'.join(left)}}}" if left else ""


def _name(declaration: str) -> str:
    """The property that is declared."""
    return declaration.split(":")[0].strip()


def _rules(sheet: str) -> list[tuple[str, str]]:
    """The rules of a sheet, each with what stands between its outer braces."""
    rules, start, opened, depth = [], 0, 0, 0
    for place, sign in enumerate(sheet):
        if sign == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if not depth:
                rules.append((sheet[start:opened], sheet[opened + 1 : place]))
                start = place + 1
    return rules
