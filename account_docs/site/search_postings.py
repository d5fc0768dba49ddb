"""The inverted index: which words stand where, cut into small files of which a query loads the few that it needs.

Every title, other name, description, heading and phrasing of a page is a segment; segments are numbered through the
whole site, page after page, in the order of `Field`. Of each word the index knows, in segments, its place and which
share of the segment's weight it carries; in running text, only on which pages it stands and how much they are about
it.

A word is its number in the row of all words, sorted without their marks: words that begin alike, or differ by marks
only, stand in one file. After them come the groups of names of one thing (Quotation, báo giá, tờ khai giá): a group
stands where any of its names does, so that a query loads one row for all of them, and scattered words are never taken
for a name.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from account_docs.site.search_pages import SOURCES, IndexedPage
from account_docs.site.search_words import Word, analyse, is_in_capitals, places, words

# Raw bytes of one file of postings, about a third of it compressed; a very common word has one of its own.
_SHARD_BYTES = 2_500
# A place and a share in one number: place × 64 + share.
_SHARES = 64
_LAST_POSITION = 31
# What running text says of a word, in steps up to this.
_BODY_STEPS = 15
# BM25 (Robertson and Zaragoza 2009): how soon repeating a word says nothing more, and how much a long page loses.
_SATURATION, _LENGTH = 1.2, 0.75
# What a word weighs that stands on every page, beside 1 more for one that stands on a single page; see query.js.
_LEAST_RARITY = 0.3
LITTLE_WEIGHT = 0.15


class Field(IntEnum):
    """What kind of text a segment is; index.js numbers them alike."""

    TITLE = 0
    ALIAS = 1
    DESCRIPTION = 2
    HEADING = 3
    ASKED = 4


@dataclass
class Lexeme:
    """One word of the site.

    Attributes:
        forms: its key and folded form.
        spellings: how it is written, each with how often.
        in_capitals: whether it is written as an abbreviation …
        otherwise: … and whether otherwise.
        places: number of the segment, then places there.
        body: number of the page, then how often in running text.
    """

    forms: Word
    spellings: Counter[str] = field(default_factory=Counter)
    in_capitals: bool = False
    otherwise: bool = False
    places: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    body: Counter[int] = field(default_factory=Counter)

    def note(self, written: str, times: int = 1) -> None:
        """Note one way in which the word is written, and how often."""
        self.spellings[written.lower()] += times
        if is_in_capitals(written):
            self.in_capitals = True
        else:
            self.otherwise = True

    @property
    def shown(self) -> str:
        """The word as the index writes it: in capitals when the site always does."""
        spelling = min(self.spellings, key=lambda text: (-self.spellings[text], text))
        return spelling.upper() if self.in_capitals and not self.otherwise else spelling


@dataclass
class Index:
    """The whole index.

    Attributes:
        lexemes: the words in their order.
        counts: on how many pages each stands, then each group.
        segments: of each page, how many other names, headings and phrasings it has.
        compounds: words that the site joins with a hyphen ("e mail").
        shards: number of the first word and the postings of each file.
    """

    lexemes: list[Lexeme]
    counts: list[int]
    segments: list[tuple[int, int, int]]
    compounds: list[str]
    shards: list[tuple[int, list[list[list[int]]]]]


class _Names:
    """Finds names of things, as rows of keys, in a row of words."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for number, names in enumerate(groups):
            for name in names:
                keys = tuple(analyse(place.written).key for place in places(name))
                if keys:
                    self.by_first[keys[0]].append((keys, number))

    def find(self, keys: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """The number of each group that is named, and the range of its words."""
        for start, key in enumerate(keys):
            for name, number in self.by_first.get(key, ()):
                if tuple(keys[start : start + len(name)]) == name:
                    yield number, start, start + len(name)


def segments_of(page: IndexedPage, asked: Sequence[str]) -> Iterator[tuple[Field, str]]:
    """The segments of a page in their order.

    Args:
        page: the page.
        asked: how people ask for it.
    """
    yield Field.TITLE, page.title
    yield from ((Field.ALIAS, alias) for alias in page.aliases)
    yield Field.DESCRIPTION, page.description
    yield from ((Field.HEADING, part.heading) for part in page.sections)
    yield from ((Field.ASKED, phrasing) for phrasing in asked)


class _Builder:
    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self.names = _Names(groups)
        self.lexemes: dict[str, Lexeme] = {}
        self.groups = [Lexeme(Word(str(number), str(number))) for number in range(len(groups))]
        self.compounds: set[str] = set()
        # Keys of the words of each segment, in order; of each page's running text how many.
        self.segments: list[list[str]] = []
        # Of each segment, the words that name a group.
        self.named: list[dict[int, set[str]]] = []
        self.lengths: list[int] = []

    def lexeme(self, written: str, times: int = 1) -> Lexeme:
        forms = analyse(written)
        found = self.lexemes.get(forms.key)
        if found is None:
            found = self.lexemes[forms.key] = Lexeme(forms)
        found.note(written, times)
        return found

    def read(self, text: str) -> list[tuple[Lexeme, int]]:
        """The words of a text, each with its position."""
        row: list[tuple[Lexeme, int]] = []
        for place in places(text):
            word = self.lexeme(place.written)
            if place.after_hyphen:
                self.add_compound(row[-1][0].forms.folded, word.forms.folded)
            row.append((word, place.position))
        return row

    def add_compound(self, left: str, right: str) -> None:
        """Note two words that stand with nothing but a hyphen between them; numbers are ranges."""
        if not left.isdigit() and not right.isdigit():
            self.compounds.add(f"{left} {right}")

    def add_segment(self, text: str) -> None:
        row, number = self.read(text), len(self.segments)
        for word, position in row:
            word.places[number].append(min(position, _LAST_POSITION))
        keys = [word.forms.key for word, _ in row]
        named: dict[int, set[str]] = defaultdict(set)
        for group, start, end in self.names.find(keys):
            self.groups[group].places[number].append(min(row[start][1], _LAST_POSITION))
            named[group] |= set(keys[start:end])
        self.segments.append(keys)
        self.named.append(named)

    def add_body(self, page: int, text: str) -> None:
        # Of running text only counts are kept: each word of a page is looked at once, however often it stands there.
        row, pairs = words(text)
        for written, times in Counter(row).items():
            self.lexeme(written, times).body[page] += times
        for left, right in pairs:
            self.add_compound(analyse(left).folded, analyse(right).folded)
        for group, _, _ in self.names.find([analyse(written).key for written in row]):
            self.groups[group].body[page] += 1
        self.lengths.append(len(row))

    def drop_stray_numbers(self) -> None:
        """Numbers that only running text has, on one page: nobody looks for 20.412 without its words."""
        self.lexemes = {
            key: word
            for key, word in self.lexemes.items()
            if word.places or len(word.body) > 1 or not any(letter.isdigit() for letter in word.forms.folded)
        }


def rarity(holding: int, pages: int) -> float:
    """What a word weighs by the number of pages that hold it; query.js has the same formula.

    Args:
        holding: how many pages hold the word, at least one.
        pages: how many pages there are.
    """
    return _LEAST_RARITY + math.log(1 + pages / holding) / math.log(1 + pages)


def _named(lexeme: Lexeme, shares: Mapping[int, int]) -> list[int]:
    """Postings in segments: distance to the segment before, then place and share; one pair for each place."""
    row, last = [], 0
    for segment, positions in sorted(lexeme.places.items()):
        for position in positions:
            row += [segment - last, position * _SHARES + shares[segment]]
            last = segment
    return row


def _said(lexeme: Lexeme, lengths: Sequence[int]) -> list[int]:
    """Postings in running text: distance to the page before × 16 + how much the page is about the word."""
    mean = sum(lengths) / len(lengths) or 1
    row, last = [], 0
    for page, times in sorted(lexeme.body.items()):
        norm = 1 - _LENGTH + _LENGTH * lengths[page] / mean
        value = times / (times + _SATURATION * norm)
        row.append((page - last) * (_BODY_STEPS + 1) + max(1, round(value * _BODY_STEPS)))
        last = page
    return row


def _shares(builder: _Builder, weights: Mapping[str, float]) -> tuple[dict[str, dict[int, int]], list[dict[int, int]]]:
    """Of each word and of each group, which share of each segment's weight it carries, in 63 steps."""
    of_words: dict[str, dict[int, int]] = defaultdict(dict)
    of_groups: list[dict[int, int]] = [{} for _ in builder.groups]
    for number, keys in enumerate(builder.segments):
        whole = sum(weights[key] for key in set(keys))
        for key in set(keys):
            of_words[key][number] = _share(weights[key], whole)
        for group, named in builder.named[number].items():
            of_groups[group][number] = _share(sum(weights[key] for key in named), whole)
    return of_words, of_groups


def _share(weight: float, whole: float) -> int:
    return max(1, round(weight / whole * (_SHARES - 1)))


def _cut(rows: Sequence[list[list[int]]]) -> list[tuple[int, list[list[list[int]]]]]:
    """Cut the postings of all words into files of about one size."""
    shards: list[tuple[int, list[list[list[int]]]]] = []
    size = _SHARD_BYTES
    for number, row in enumerate(rows):
        length = len(json.dumps(row, separators=(",", ":")))
        if size + length > _SHARD_BYTES:
            shards.append((number, []))
            size = 0
        shards[-1][1].append(row)
        size += length
    return shards


def build(
    pages: Sequence[IndexedPage],
    asked: Mapping[str, Sequence[str]],
    groups: Sequence[Sequence[str]],
    little: Collection[str],
) -> Index:
    """Make the index of a site.

    Args:
        pages: its pages.
        asked: by address, how people ask for a page.
        groups: names of one thing.
        little: keys of words that nearly every question has.
    """
    builder, owners, counts = _Builder(groups), [], []
    for number, page in enumerate(pages):
        phrasings = asked.get(page.address, ())
        for _, text in segments_of(page, phrasings):
            builder.add_segment(text)
            owners.append(number)
        counts.append((len(page.aliases), len(page.sections), len(phrasings)))
        builder.add_body(number, "\n".join(part.text for part in page.sections if part.id != SOURCES))
    builder.drop_stray_numbers()
    lexemes = sorted(builder.lexemes.values(), key=lambda word: (word.forms.folded, word.forms.key))
    # What pages are called and asked for tells them apart; in running text most words stand on most pages.
    named = [len({owners[segment] for segment in word.places}) for word in lexemes + builder.groups]
    holding = [held or len(word.body) or 1 for held, word in zip(named, lexemes + builder.groups, strict=True)]
    weights = {
        word.forms.key: rarity(held, len(pages)) * (LITTLE_WEIGHT if word.forms.key in little else 1)
        for word, held in zip(lexemes, holding, strict=False)
    }
    of_words, of_groups = _shares(builder, weights)
    rows = [[_named(word, of_words[word.forms.key]), _said(word, builder.lengths)] for word in lexemes]
    rows += [
        [_named(group, shares), _said(group, builder.lengths)]
        for group, shares in zip(builder.groups, of_groups, strict=True)
    ]
    known = {word.forms.folded for word in lexemes}
    compounds = sorted(pair for pair in builder.compounds if set(pair.split()) <= known)
    return Index(lexemes, holding, counts, compounds, _cut(rows))
