"""Which sentences claim something that is worth nothing without a source, and the figures that the source must hold.

A claim is found by what it says, not by where it stands: the number of a legal text, a rate of tax, a penalty, a limit
set by law, a salary, a share of the trade, "the largest in Vietnam", "a study shows". Years, dates, hours of the day,
prices of an example and shares of one's own time are none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from account_docs.check.claim_kinds import KINDS, LAW, LAW_RULE, TRADE_RULE, WHO, Kind, N
from account_docs.check.figures import Figure, figures, with_digits

_WORD = re.compile(r"\w+|[%/]")
# The hints of kinds that need one of them, and the kinds that need one of several sets.
_ALONE = frozenset(("điều",)).union(*(kind.hints[0] for kind in KINDS if len(kind.hints) == 1))
_TOGETHER = tuple(kind for kind in KINDS if len(kind.hints) > 1)
_DIGIT = re.compile(r"\d")
# Without a digit only these can make a claim: numbers in words, and the kinds that need no number.
_WITHOUT_DIGIT = (
    *("phần trăm", "phần mười", "phần tư", "phần ba", "nửa ", "cứ ", "nhất ", "đầu ", "số một"),
    *("nghiên cứu", "khảo sát", "thống kê", "báo cáo ngành"),
)
_COUNTED = (" triệu", " nghìn", " tỷ", " giờ", " ngày", " tháng", " lần")
_NUMERAL = re.compile(rf"(?:mươi|trăm|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|rưỡi)(?:{'|'.join(_COUNTED)})")
_WHO_FOUND = re.compile(rf"\b{WHO}\b", re.IGNORECASE)
_ASSUMED = re.compile(r"giả (?:sử|định|dụ)", re.IGNORECASE)
# "chưa VAT", "gồm VAT", "sau thuế": the price is meant, not the tax; unless a rate follows.
_PRICE_SIGN = re.compile(
    r"(?:chưa|đã|gồm|trước|sau|không|ngoài|có|kèm|cộng|tính|phần|khoản|dòng)\s+(?:cả\s+|gồm\s+)*(?:VAT|GTGT"
    rf"|thuế)(?!\s*\(?\s*(?:GTGT\s*)?(?:là\s+|mức\s+|suất\s+)?{N}\s?%|\s+suất)",
    re.IGNORECASE,
)
# Particular taxes, penalties and the like: a fact about another one doesn't cover.
_TOPICS = (
    (re.compile(r"VAT|GTGT|giá trị gia tăng"), r"VAT|GTGT|giá trị gia tăng"),
    (re.compile(r"TNCN|thu nhập cá nhân"), r"TNCN|thu nhập cá nhân"),
    (re.compile(r"TNDN|thu nhập doanh nghiệp"), r"TNDN|thu nhập doanh nghiệp"),
    (re.compile(r"nhà thầu"), r"nhà thầu"),
    (re.compile(r"lương tối thiểu"), r"lương tối thiểu"),
    (re.compile(r"thử việc"), r"thử việc"),
)
# The name before a year: "Luật Thương mại 2005".
_LAW_NAME = re.compile(
    r"(?:((?:Bộ luật|Luật|Pháp lệnh) [A-ZĐÀ-Ỹ][^\W\d_]*(?: [^\W\d_]+)??)|luật|Luật|Nghị định|Nghị quyết"
    r"|Thông tư)[^.;|()]*$"
)
_OF_LAW = re.compile(LAW, re.IGNORECASE)
_CONTRACT = re.compile(r"hợp đồng|phụ lục|SOW|thỏa thuận|điều khoản", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """Something that needs a source.

    Attributes:
        rule: id of the rule that asks for it.
        name: what it is, in Vietnamese.
        words: the words that claim it.
        figures: the figures that a fact at the sentence must hold.
        topics: patterns that the fact must match, whatever its figures.
    """

    rule: str
    name: str
    words: str
    figures: tuple[Figure, ...]
    topics: tuple[str, ...]


# "Điều 2. Giá trị": the heading of an article in a paper, which is the paper's own.
_OWN_ARTICLE = re.compile(r"\W*Điều \d{1,2}\.(?:\s|\W*$)")


def _legal_texts(text: str, told: bool) -> Iterator[Claim]:
    """Numbers and years of legal texts; articles, unless they can be of a contract."""
    found = [figure for figure in figures(text) if figure.kind in ("văn bản", "năm luật", "điều", "khoản")]
    of_law = bool(found) and _OF_LAW.search(text)
    for figure in found:
        of_contract = told or _CONTRACT.search(text) or _OWN_ARTICLE.match(text) or text[figure.start] == "đ"
        if figure.kind == "điều" and not of_law and of_contract and float(figure.amount) < 100:
            continue
        if figure.kind == "khoản" and not of_law:
            continue
        words = text[figure.start : figure.end].strip()
        topics: tuple[str, ...] = ()
        if figure.kind == "năm luật" and (name := _LAW_NAME.search(text, 0, figure.start)):
            words = text[name.start() : figure.end]
            topics = (re.escape(name[1]),) if name[1] else ()
        yield Claim(LAW_RULE, "văn bản luật", words, (figure,), topics)


def _quoted(text: str, place: int) -> bool:
    """Whether a place of a sentence is within quotation marks: words there are spoken of, not said."""
    before = text[:place]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _words(small: str) -> set[str]:
    """Syllables of a text in small letters, and pairs of neighbours."""
    found = _WORD.findall(small)
    return {*found, *map(" ".join, itertools.pairwise(found))}


def _possible(kind: Kind, words: set[str]) -> bool:
    """Whether a sentence of these words can make this kind of claim."""
    return all(not hints.isdisjoint(words) for hints in kind.hints)


def _may_claim(small: str) -> bool:
    """Whether a text without a digit can claim something."""
    if any(words in small for words in _WITHOUT_DIGIT):
        return True
    return any(unit in small for unit in _COUNTED) and bool(_NUMERAL.search(small))


def worth_reading(text: str) -> bool:
    """Whether a text may claim something; most do not, and are passed over by this."""
    small = text.lower()
    if not _DIGIT.search(small) and not _may_claim(small):
        return False
    words = _words(small)
    return not words.isdisjoint(_ALONE) or any(_possible(kind, words) for kind in _TOGETHER)


def claims(sentence: str, lead: str = "", told: bool = False) -> Iterator[Claim]:
    """What a sentence claims.

    Args:
        sentence: as it is read.
        lead: the paragraph over its list or table, which may say that all of it is an example.
        told: whether it tells of a worked project: then rates, sums and hours are the project's.
    """
    text = with_digits(sentence)
    yield from _legal_texts(text, told)
    small = text.lower()
    if "vat" in small or "gtgt" in small or "thuế" in small:
        text = _PRICE_SIGN.sub(lambda match: " " * len(match[0]), text)
    stated = figures(text)
    units = {figure.kind for figure in stated}
    words = _words(small)
    assumed = ("giả " in small and bool(_ASSUMED.search(small))) or bool(_ASSUMED.search(lead))
    for kind in KINDS:
        if (told and kind.told) or (assumed and kind.assumed) or (kind.units and kind.units.isdisjoint(units)):
            continue
        if not _possible(kind, words) or (kind.context and not kind.context.search(text)):
            continue
        for match in kind.pattern.finditer(text):
            inside = tuple(
                figure
                for figure in stated
                if figure.kind in kind.units and (kind.whole or match.start() <= figure.start < match.end())
            )
            spoken_of = not kind.units and kind.rule == TRADE_RULE and _quoted(text, match.start())
            if spoken_of or (kind.units and not inside):
                continue
            yield Claim(kind.rule, kind.name, " ".join(match[0].split()), inside, _topics(kind, match[0]))
            if kind.whole:
                break


def _topics(kind: Kind, words: str) -> tuple[str, ...]:
    """What a fact must speak of to cover a claim of a kind."""
    topics = [topic for named, topic in _TOPICS if named.search(words)]
    if kind.who and (who := _WHO_FOUND.findall(words)):
        topics.append(rf"\b{re.escape(who[-1])}\b")
    return (*((kind.topic,) if kind.topic else ()), *topics)
