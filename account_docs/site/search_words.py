"""How the search takes words apart when it indexes: the same way as assets/javascripts/search/vietnamese.js does.

A word has three forms, from strict to loose ("Hoà" as the example): its key "hoa'2" (letters with their marks, then the
tone; the same for hoà and hòa, quí and quý), toneless "hoa", folded "hoa" without any mark. Tones are numbered as on a
VNI keyboard. tests/search/test_search_words.py compares both implementations on every word of the site.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"([^\W_]+)-(?=([^\W_]+))")
# What parts two words so that they are no neighbours.
_STOP = re.compile(r"[.,;:!?…()\"“”–—/]\s|\n")
_ICELANDIC = str.maketrans("Ðð", "Đđ")
# Combining marks that are tones: sắc 1, huyền 2, hỏi 3, ngã 4, nặng 5.
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
# After these consonants i and y are the same sound: quản lí, quản lý; kĩ năng, kỹ năng.
_I_OR_Y = re.compile(r"^([hklmstv]|qu|)y$")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]+")


@dataclass(frozen=True)
class Word:
    """The forms of a word; see the head of this file."""

    key: str
    folded: str


@dataclass(frozen=True)
class Place:
    """A word where it stands in a text.

    Attributes:
        written: the word as it is written.
        position: its place among the words; a stop before it counts like a word.
        after_hyphen: whether nothing but a hyphen parts it from the word before.
    """

    written: str
    position: int
    after_hyphen: bool


@lru_cache(maxsize=50_000)
def analyse(written: str) -> Word:
    """Take one word apart.

    Args:
        written: one word, in any case, composed.
    """
    tone, letters = "", ""
    for letter in unicodedata.normalize("NFD", written.lower().translate(_ICELANDIC)):
        if letter in _TONES:
            tone = _TONES[letter]
        else:
            letters += letter
    toneless = _I_OR_Y.sub(r"\1i", unicodedata.normalize("NFC", letters))
    folded = "".join(
        letter
        for letter in unicodedata.normalize("NFD", toneless.replace("đ", "d"))
        if unicodedata.category(letter)[0] != "M"
    )
    return Word(f"{toneless}'{tone}" if tone else toneless, _I_OR_Y.sub(r"\1i", folded))


def places(text: str) -> Iterator[Place]:
    """Find the words of a text.

    Args:
        text: any text; it is composed (NFC) first.
    """
    composed = unicodedata.normalize("NFC", text)
    position, end = 0, 0
    for match in _WORD.finditer(composed):
        between = composed[end : match.start()]
        if end and _STOP.search(between):
            position += 1
        yield Place(match[0], position, bool(end) and between == "-")
        position, end = position + 1, match.end()


def words(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Find the words of a text where their places don't matter.

    Args:
        text: any text; it is composed (NFC) first.

    Returns:
        The words in their order, and the pairs with nothing but a hyphen between them.
    """
    composed = unicodedata.normalize("NFC", text)
    return _WORD.findall(composed), _HYPHENATED.findall(composed)


def is_in_capitals(written: str) -> bool:
    """Whether a word is written as an abbreviation of the trade (ROI, TVC, 7P is none)."""
    return bool(_CAPITALS.fullmatch(written))
