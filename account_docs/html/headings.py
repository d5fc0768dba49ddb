"""Headings that break where a reader pauses.

No line ends inside a word of two syllables, between a number and what it counts, or at the hyphen of a word. Browsers
know no Vietnamese words: they break at every blank, and "dữ | liệu" is read twice. In headings, which are large and
short, the blanks inside words become no-break spaces, and hyphens get word joiners.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lxml import html

HEADINGS = ("h1", "h2", "h3", "h4")
NO_BREAK, JOINER = "\u00a0", "\u2060"
# What is bound together is at most so long: the narrowest screen holds 19 letters of the largest heading.
LONGEST = 18
_TOKEN = re.compile(r"\S+")
_BARE = re.compile(r"^\W+|\W+$")
_NUMBER = re.compile(r"\d[\d.,/:–-]*")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
# Before a number these belong to it: "tháng 6", "level 3".
_COUNTED = frozenset(
    [
        "bước",
        "đợt",
        "điều",
        "đến",
        "khoản",
        "level",
        "luật",
        "lỗi",
        "mục",
        "ngày",
        "quý",
        "round",
        "số",
        "tháng",
        "tuần",
    ]
)


def compounds(terms: Iterable[dict[str, Any]], listed: str) -> frozenset[str]:
    """The words of two parts that stay together: names of terms, and a list.

    Args:
        terms: data/terms.yml.
        listed: data/compounds.txt.
    """
    names = (name for term in terms for name in [*term["en"], term.get("vi", ""), *term.get("also", [])])
    own = (line for line in listed.splitlines() if not line.startswith("#"))
    return frozenset(name.lower() for name in (*names, *own) if len(name.split()) == 2)


def belongs(one: str, other: str, words: frozenset[str]) -> bool:
    """Whether no line may end between two tokens of a heading.

    Args:
        one: as written, with its punctuation.
        other: the next one.
        words: what `compounds` gave.
    """
    if one[-1] in '.,:;?!)”"' or other[0] in '(“"':
        return False
    first, second = _BARE.sub("", one).lower(), _BARE.sub("", other).lower()
    counts = _NUMBER.fullmatch(first) is not None and second[:1].isalpha()
    counted = first in _COUNTED and second[:1].isdigit()
    return counts or counted or f"{first} {second}" in words


def bind(text: str, words: frozenset[str]) -> str:
    """A text whose lines don't end inside what belongs together.

    Args:
        text: of a heading, or a part of it.
        words: what `compounds` gave.
    """
    tokens = [*_TOKEN.finditer(text)]
    pieces, bound = [text[: tokens[0].start()] if tokens else text], 0
    for place, token in enumerate(tokens):
        pieces.append(_HYPHEN.sub(f"{JOINER}-{JOINER}", token[0]))
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        between = text[token.end() : following.start() if following else len(text)]
        length = (bound or len(token[0])) + 1 + len(following[0]) if following else 0
        if following and between == " " and length <= LONGEST and belongs(token[0], following[0], words):
            pieces.append(NO_BREAK)
            bound = length
        else:
            pieces.append(between)
            bound = 0
    return "".join(pieces)


def bind_headings(article: html.HtmlElement, words: frozenset[str]) -> None:
    """Bind the texts of all headings of an article."""
    for heading in article.iter(*HEADINGS):
        for part in heading.iter():
            if part.text and isinstance(part.tag, str):
                part.text = bind(part.text, words)
            if part is not heading and part.tail:
                part.tail = bind(part.tail, words)


def plain(text: str) -> str:
    """A text without what binds it, for those who compare or look for words."""
    return text.replace(NO_BREAK, " ").replace(JOINER, "")
