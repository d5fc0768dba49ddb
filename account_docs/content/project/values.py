"""A number of a worked project with the words that name it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# What pages count, longest first, and for each which values may be counted so: "420 đêm" may mean room nights.
NOUNS: dict[str, tuple[str, ...]] = {
    "lead đủ chuẩn": ("lead đủ chuẩn",), "lead": ("lead",),
    "lượt hiển thị": ("lượt hiển thị",), "lượt bấm": ("lượt bấm",), "lượt xem": ("lượt xem",),
    "lượt": ("lượt",), "đêm phòng": ("đêm phòng",), "đêm": ("đêm", "đêm phòng"), "phòng": ("phòng",), "ngày": ("ngày",),
}  # fmt: skip
_NO_WORD = re.compile(r"[\W_]+")
# Pairs that mean something else than their parts: "chi phí" is no "phí", "lượt bấm" is no "lượt" of bookings.
_PAIRS = (
    *("chi phí", "chi tiết", "chi tiêu", "giá vốn", "lãi gộp", "doanh thu", "hòa vốn", "còn thiếu", "nghĩa vụ"),
    *("lead đủ chuẩn", "lượt bấm", "lượt xem", "đêm phòng", "phí thay đổi", "phiếu thay đổi", "thay vì", "con số"),
    *("quản lý quảng cáo", "quản lý account", "chuyên viên account", "giám đốc account", "tính được"),
)
_PAIR = re.compile(rf"(?<= )(?:{'|'.join(_PAIRS)})(?= )")


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """A text as words are looked for in it: small letters, one blank between words and at both ends, pairs joined."""
    return _PAIR.sub(lambda pair: pair[0].replace(" ", "_"), f" {_NO_WORD.sub(' ', text.lower()).strip()} ")


@dataclass(frozen=True)
class Place:
    """Where a number stands, all of it plain.

    Attributes:
        heads: the heads of its row and column.
        before: the few words just before it.
        near: the heads, more words before it and some after it, all in its sentence.
        around: the same with its paragraph, table or letter and what introduces it.
    """

    heads: str
    before: str
    near: str
    around: str


@dataclass(frozen=True)
class Words:
    """A group of words of which one must stand near or around a number, or none just before it or in its heads."""

    where: str
    words: tuple[str, ...]

    def hold(self, place: Place) -> bool:
        """Whether the group is met at a place."""
        texts = {"near": place.near, "around": place.around, "not before": place.before, "not in heads": place.heads}
        text = texts[self.where]
        return any(word in text for word in self.words) is not self.where.startswith("not")


@dataclass(frozen=True)
class Value:
    """One number that pages may state where they name it.

    Attributes:
        name: what it is, in Vietnamese, as a message says it ("CPL của Meta, nửa đầu").
        amount: the number, in the unit.
        unit: "million" (triệu đồng), "dong", "percent", "points" (of a percentage), "hours", a noun that is counted
            (NOUNS), or "count".
        words: groups that must all be met; the first says its name.
    """

    name: str
    amount: float
    unit: str
    words: tuple[Words, ...]


@lru_cache(maxsize=2048)
def _groups(words: str) -> tuple[Words, ...]:
    found = []
    for position, group in enumerate(words.split(" + ")):
        where = {"~": "near", "-": "not before", "!": "not in heads"}.get(group[0], "around" if position else "near")
        found.append(Words(where, tuple(plain(word) for word in group.lstrip("~-!").split("|"))))
    return tuple(found)


def value(unit: str, name: str, amount: float, words: str) -> Value:
    """A value.

    Args:
        unit: as in Value; "share" takes a share of one and gives percent, "thousand" nghìn đồng and gives đồng.
        name: as in Value.
        amount: the number.
        words: its names in small letters, "|" between alternatives, " + " between groups. One of the first group must
            stand near the number; of a further group around it, or near it ("~"), or none before it ("-"):
            "hòa vốn|mốc + ~lượt + phiếu|tổng chi + -kế hoạch".
    """
    factor, unit = {"share": (100.0, "percent"), "thousand": (1000.0, "dong")}.get(unit, (1.0, unit))
    return Value(name, amount * factor, unit, _groups(words))


def unmet(found: Value, place: Place) -> list[Words]:
    """What keeps a value from being named where a number stands."""
    return [group for group in found.words if not group.hold(place)]


def named(found: Value, place: Place) -> bool:
    """Whether a value is named where a number stands."""
    return all(group.hold(place) for group in found.words)


def named_around(found: Value, place: Place) -> bool:
    """Whether a value is spoken of around a number: enough for a part of a computation, which must be right."""
    groups = [group for group in found.words if not group.where.startswith("not")]
    return any(word in place.around for group in groups for word in group.words)


def spoken_of(known: Iterable[Value], place: Place) -> list[Value]:
    """The values whose name stands beside a number: what the text may mean there."""
    return [found for found in known if found.words[0].hold(place)]
