"""Rules about letters: composed, of our alphabet, with the tone mark on the right vowel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from account_docs.check.core import Corpus, Edit, Problem
from account_docs.check.meaning import LOOK_ALIKE
from account_docs.content.masks import HIDDEN
from account_docs.content.pages import Page
from account_docs.content.syllables import is_syllable, with_tone_in_place

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# A letter with the marks that were typed after it.
_CLUSTER = re.compile(r".[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+|[\u0340-\u0344\u212a\u212b\u2126]")
# Lines of a page's head whose values are words; the others hold paths, ids and dates.
_WORDS_IN_HEAD = ("title:", "description:", "tags:", "aliases:")


def is_open(page: Page, number: int, start: int, end: int) -> bool:
    """Whether a machine may mend the signs between two columns of a line: running text, or words of the page's head.

    Code, blocks to copy, addresses, HTML tags and the keys of the head are closed.
    """
    if number <= page.body_start:
        line = page.lines[number - 1]
        return line.startswith(_WORDS_IN_HEAD) and start > line.index(":")
    return HIDDEN not in page.open_lines.get(number, HIDDEN)[start:end] and number in page.open_lines


def composed(corpus: Corpus) -> Iterator[Problem]:
    """Text is in Unicode form NFC: one letter with its marks is one character."""
    for page in corpus.judged:
        for number, line in enumerate(page.lines, start=1):
            if unicodedata.is_normalized("NFC", line):
                continue
            apart = [match for match in _CLUSTER.finditer(line) if not unicodedata.is_normalized("NFC", match[0])]
            edits = [
                Edit(number, *match.span(), unicodedata.normalize("NFC", match[0]))
                for match in apart
                if is_open(page, number, *match.span())
            ]
            place = apart[0].end() if apart else len(line)
            around = unicodedata.normalize("NFC", line[max(0, place - 12) : place])
            yield corpus.problem(
                page, number, "nfc", f"chữ có dấu rời (Unicode tổ hợp) ở “{around}”",
                "gõ lại chữ này bằng bộ gõ đặt ở “Unicode dựng sẵn”", *edits,
            )  # fmt: skip


# Signs that nobody sees; the second is what is meant.
_UNSEEN = {
    "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "", "\u00ad": "",
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u2028": " ", "\u2029": " ",
}  # fmt: skip
STRANGE = re.compile(
    "[" + "".join(chr(code) for code in LOOK_ALIKE) + "".join(_UNSEEN) + "\u202a-\u202e\u2066-\u2069\ufffd]"
)
# What a joiner may hold together: an emoji such as a person with a profession (UTS #51), or letters of a script that
# writes them joined (Arabic to Sinhala).
_JOINS_AFTER = re.compile(
    "[\u0600-\u0dff\u2190-\u2bff\u3030\u303d\u00a9\u00ae\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]$"
)
_JOINS_BEFORE = re.compile("[\u0600-\u0dff\u2190-\u2bff\U0001f000-\U0001faff]")


def _joins(line: str, place: int) -> bool:
    """Whether the joiner at a place is part of one sign."""
    return bool(_JOINS_AFTER.search(line[:place][-1:]) and _JOINS_BEFORE.match(line, place + 1))


def _by_hand(sign: str, right: str) -> str:
    """How a person mends a strange sign."""
    if right == sign:
        return "xóa rồi gõ lại chỗ này"
    return (
        f"gõ lại thành “{right}”" if right.strip() else "thay bằng một dấu cách thường" if right else "xóa ký tự ấy đi"
    )


def _mend(line: str, start: int, right: str) -> tuple[int, int, str]:
    """Start, end and new signs of the mend of a sign, such that no two spaces stand beside each other after it."""
    before, after = line[start - 1 : start], line[start + 1 : start + 2]
    if right == " " and (not before or before == " " or _UNSEEN.get(before) == " " or after == " "):
        right = ""
    end = start + 2 if right == "" and before == " " and after == " " else start + 1
    return start, end, right


def strange_letters(corpus: Corpus) -> Iterator[Problem]:
    """No letter of another alphabet that only looks right, no sign that nobody sees."""
    for page in corpus.judged:
        for number, line in enumerate(page.lines, start=1):
            for match in STRANGE.finditer(line):
                sign, place = match[0], match.start()
                if sign in ("\u200c", "\u200d") and _joins(line, place):
                    continue
                right = _UNSEEN.get(sign, sign.translate(LOOK_ALIKE))
                name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
                around = line[max(0, place - 8) : match.end() + 8].strip()
                edit = (
                    (Edit(number, *_mend(line, place, right)),)
                    if right != sign and is_open(page, number, place, match.end())
                    else ()
                )
                message = f"ký tự lạ U+{ord(sign):04X} ({name}) ở “{around}”"
                yield corpus.problem(page, number, "ky-tu", message, _by_hand(sign, right), *edit)


def tone_marks(corpus: Corpus) -> Iterator[Problem]:
    """Tone marks on the right vowel, by one style: hòa, khỏe, thủy, toán, quản."""

    @cache
    def in_place(word: str) -> str:
        return with_tone_in_place(word) if is_syllable(word) else word

    for page in corpus.judged:
        for number, line in enumerate(page.lines, start=1):
            # Aliases hold what people type, other styles included.
            if line.isascii() or (number <= page.body_start and line.startswith("aliases")):
                continue
            whole = unicodedata.normalize("NFC", line)
            for match in WORD.finditer(whole):
                right = in_place(match[0])
                if right != match[0]:
                    mendable = whole == line and is_open(page, number, *match.span())
                    yield corpus.problem(
                        page, number, "dau-thanh", f"“{match[0]}” đặt dấu không đúng chỗ", f"viết “{right}”",
                        *((Edit(number, *match.span(), right),) if mendable else ()),
                    )  # fmt: skip
