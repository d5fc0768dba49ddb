"""The grammar of Vietnamese syllables: which letter groups can be one.

A grammar instead of a word list: it needs no dictionary file (those at hand are under the GPL, some MB, and
put tone marks the other way: hoà, thuỷ), and finds what slips of the fingers make: ngề, nghành, kháck, nghiêp.

Source: the spelling rules of chữ Quốc ngữ (initials, rimes, and tones as taught in primary school).
"""

from __future__ import annotations

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_INITIALS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnprstvx", "")
_RIMES = frozenset(
    [
        "a",
        "ac",
        "ach",
        "ai",
        "am",
        "an",
        "ang",
        "anh",
        "ao",
        "ap",
        "at",
        "au",
        "ay",
        "ăc",
        "ăm",
        "ăn",
        "ăng",
        "ăp",
        "ăt",
        "âc",
        "âm",
        "ân",
        "âng",
        "âp",
        "ât",
        "âu",
        "ây",
        "e",
        "ec",
        "em",
        "en",
        "eng",
        "eo",
        "ep",
        "et",
        "ê",
        "êch",
        "êm",
        "ên",
        "ênh",
        "êp",
        "êt",
        "êu",
        "i",
        "ia",
        "ich",
        "im",
        "in",
        "inh",
        "ip",
        "it",
        "iu",
        "iêc",
        "iêm",
        "iên",
        "iêng",
        "iêp",
        "iêt",
        "iêu",
        "o",
        "oc",
        "oi",
        "om",
        "on",
        "ong",
        "op",
        "ot",
        "oa",
        "oac",
        "oach",
        "oai",
        "oam",
        "oan",
        "oang",
        "oanh",
        "oao",
        "oap",
        "oat",
        "oay",
        "oăc",
        "oăm",
        "oăn",
        "oăng",
        "oăt",
        "oe",
        "oen",
        "oeo",
        "oet",
        "oong",
        "ooc",
        "ô",
        "ôc",
        "ôi",
        "ôm",
        "ôn",
        "ông",
        "ôp",
        "ôt",
        "ơ",
        "ơi",
        "ơm",
        "ơn",
        "ơp",
        "ơt",
        "u",
        "ua",
        "uc",
        "ui",
        "um",
        "un",
        "ung",
        "up",
        "ut",
        "uân",
        "uâng",
        "uât",
        "uây",
        "uê",
        "uêch",
        "uênh",
        "uơ",
        "uôc",
        "uôi",
        "uôm",
        "uôn",
        "uông",
        "uôt",
        "uy",
        "uya",
        "uych",
        "uyên",
        "uyêt",
        "uynh",
        "uyp",
        "uyt",
        "uyu",
        "ư",
        "ưa",
        "ưc",
        "ưi",
        "ưm",
        "ưng",
        "ưt",
        "ưu",
        "ươc",
        "ươi",
        "ươm",
        "ươn",
        "ương",
        "ươp",
        "ươt",
        "ươu",
    ]
)
# After qu the u is spoken for; y stands where i would be read with it.
_AFTER_QU = frozenset(
    [
        "a",
        "ac",
        "ach",
        "ai",
        "am",
        "an",
        "ang",
        "anh",
        "ao",
        "ap",
        "at",
        "au",
        "ay",
        "ăc",
        "ăm",
        "ăn",
        "ăng",
        "ăp",
        "ăt",
        "âc",
        "âm",
        "ân",
        "âng",
        "ât",
        "âu",
        "ây",
        "e",
        "ec",
        "en",
        "eng",
        "eo",
        "et",
        "ê",
        "êch",
        "ên",
        "ênh",
        "êt",
        "êu",
        "i",
        "ich",
        "in",
        "inh",
        "it",
        "iu",
        "y",
        "ya",
        "ych",
        "yên",
        "yêt",
        "ynh",
        "yt",
        "yu",
        "ơ",
        "ơi",
        "ơn",
        "ôc",
        "ôi",
    ]
)
_Y_ALONE = frozenset(("y", "yêm", "yên", "yêng", "yêt", "yêu"))
_BEFORE_Y = frozenset(["h", "k", "l", "m", "s", "t", "v"])
_STOPS = ("c", "ch", "p", "t")
_VOWELS = frozenset("aăâeêioôơuưy")
_VOWELS_WITH_A_MARK = frozenset("ăâêôơư")


def split_tone(syllable: str) -> tuple[str, str]:
    """Letters without the tone mark, and the mark ("" for the level tone)."""
    decomposed = unicodedata.normalize("NFD", syllable.lower())
    tones = "".join(sign for sign in decomposed if sign in _TONES)
    return unicodedata.normalize("NFC", "".join(sign for sign in decomposed if sign not in _TONES)), tones


def _fits(initial: str, rime: str) -> bool:
    """Whether an initial may stand before a rime."""
    front = rime[:1] in ("e", "ê", "i")
    if initial == "qu":
        return rime in _AFTER_QU
    if initial == "gi":
        return (rime in _RIMES and rime[:1] != "i") or rime in ("", "êng")
    if rime in _Y_ALONE:
        return initial == "" or (rime == "y" and initial in _BEFORE_Y)
    if rime not in _RIMES:
        return False
    if initial in ("k", "gh", "ngh"):
        return front
    if initial in ("c", "ng"):
        return not front
    if initial == "g":
        return not front or rime.startswith("i")
    return not (initial == "" and rime.startswith("iê"))


def is_syllable(word: str) -> bool:
    """Whether a word can be one Vietnamese syllable.

    Args:
        word: letters, upper or lower case, composed or not.
    """
    letters, tone = split_tone(word)
    if len(tone) > 1:
        return False
    for initial in _INITIALS:
        if letters.startswith(initial) and _fits(initial, letters[len(initial) :]):
            # A syllable that ends in a stop has the rising or the heavy tone; words without any mark may be foreign.
            stopped = letters.endswith(_STOPS) and not word.isascii()
            return not (stopped and tone not in ("\u0301", "\u0323"))
    return False


def with_tone_in_place(word: str) -> str:
    """A syllable with its tone mark on the vowel where it belongs.

    "hoà" gives "hòa", "tóan" gives "toán", "qủan" gives "quản".

    The place: a vowel that has a mark of its own (the last of ươ); else the vowel before a final consonant; else the
    middle one of three, the first of two. The u of qu and the i of gi before a vowel are no vowels.

    Args:
        word: one syllable; capitals stay.

    Source: the spelling rules of chữ Quốc ngữ, with the older custom for oa, oe and uy (hòa, khỏe, thủy).
    """
    tone = split_tone(word)[1]
    if len(tone) != 1:
        return word
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(tone, ""))
    letters = bare.lower()
    start = 2 if letters.startswith("qu") or (letters.startswith("gi") and letters[2:3] in _VOWELS) else 0
    vowels = [place for place in range(start, len(letters)) if letters[place] in _VOWELS]
    if not vowels:
        return word
    marked = [place for place in vowels if letters[place] in _VOWELS_WITH_A_MARK]
    if marked:
        place = marked[-1]
    elif len(vowels) == 1 or vowels[-1] < len(letters) - 1:
        place = vowels[-1]
    else:
        place = vowels[1] if len(vowels) == 3 else vowels[0]
    return unicodedata.normalize("NFC", bare[: place + 1] + tone + bare[place + 1 :])
