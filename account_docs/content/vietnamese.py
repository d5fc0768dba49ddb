"""Vietnamese letters: folding to ASCII and addresses made from headings."""

from __future__ import annotations

import re
import unicodedata

# The letter đ is not a d with a mark in Unicode, so no decomposition reaches it.
# Ð (U+00D0, Icelandic) is often typed for Đ and reads the same.
_D_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "Ð": "D", "ð": "d"})
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return the text without Vietnamese marks: "Đề xuất" gives "De xuat".

    Args:
        text: any text, composed (NFC) or decomposed (NFD).

    Source: Unicode canonical decomposition (UAX #15); marks are the characters of category Mn.
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_D_LETTERS))
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")


def slugify(text: str, separator: str = "-") -> str:
    """Return an ASCII heading id: "Đường dẫn & báo giá" gives "duong-dan-bao-gia".

    Has the signature that the `toc` extension of Python-Markdown asks of `slugify`.

    Args:
        text: the heading's text, without markup.
        separator: what stands between words.
    """
    slug = _NOT_IN_A_SLUG.sub(separator, fold(text).lower()).strip(separator)
    return slug or "muc"
