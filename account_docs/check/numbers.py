"""Rule: a number of a worked project is the one that its sentence names."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from account_docs.check.blocks import Block, blocks, cells, sentences
from account_docs.check.computations import NUMBER, Computation, amount_of, computations
from account_docs.check.core import Corpus, Problem
from account_docs.check.figures import figures, with_digits
from account_docs.check.told import BOX, case_of_box, told
from account_docs.content.pages import Page
from account_docs.content.project import CASES, NOUNS, Case, Place, Value, named, named_around, plain, spoken_of
from account_docs.content.sources import MARKER

RULE = "so-du-an"
_COUNTED = "|".join(noun.replace(" ", r"\s") for noun in NOUNS)
_TOKEN = re.compile(
    rf"""(?<![\w,.])(?:
        (?P<clock>\d{{1,2}}:\d{{2}})
      | (?<!/)(?P<day>[0-3]?\d)/(?P<month>[01]?\d)(?:/(?P<year>\d{{4}}))?(?![\d/])
      | (?P<span>\d{{1,2}}–\d{{1,2}})(?=\sgiờ|h\b)
      | (?P<number>{NUMBER})(?P<after>\s?%|\s(?:giờ\slàm\sviệc|triệu|tỷ|nghìn|ngàn|đồng|đ\b|giờ|phút|điểm|{_COUNTED})(?![^\W\d_]))?
    )(?![\w])""",
    re.VERBOSE,
)
_SPAN = re.compile(r"(?<![\d–])\d{1,2}–\d{1,2}(?![\d–])")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_UNITS = {
    "%": "percent", "điểm": "points", "triệu": "million", "tỷ": "billion", "nghìn": "thousand", "ngàn": "thousand", "đồng": "dong", "đ": "dong", "giờ": "hours",
    **{noun: noun for noun in NOUNS},
}  # fmt: skip
# How far a name may stand from its number in a sentence, in letters.
_BEFORE, _JUST_BEFORE, _AFTER = 50, 22, 25
# A list item that names its matter before a colon does so within so many letters.
_LEAD = 60
# Such whole numbers count things of the text (two options, three lines), not of the project.
_SMALL = 12


@dataclass(frozen=True)
class Stated:
    """A number as a page states it: as written, its amount, digits after the comma, its unit ("" for a bare one)."""

    written: str
    amount: float
    digits: int
    unit: str


@dataclass
class Known:
    """What a project knows: its values, each in the units in which pages write it; its days and hours."""

    case: Case
    values: list[Value]
    days: set[date]
    spans: set[str]
    written: list[tuple[str, float, Value]] = field(default_factory=list)
    found: dict[tuple[float, int, str], list[Value]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for known in self.values:
            self.written.append((known.unit, known.amount, known))
            if known.unit == "million":
                self.written.append(("dong", known.amount * 1_000_000, known))
            elif known.unit == "dong":
                self.written.append(("million", known.amount / 1_000_000, known))
            elif known.unit == "percent":
                self.written.append(("share", known.amount / 100, known))
            elif known.unit == "points":
                self.written.append(("percent", known.amount, known))

    def fitting(self, stated: Stated) -> list[Value]:
        """The values that a number can be, rounded to the digits that it shows."""
        key = (stated.amount, stated.digits, stated.unit)
        if key not in self.found:
            self.found[key] = [known for unit, amount, known in self.written if fits(stated, unit, amount)]
        return self.found[key]


def fits(stated: Stated, unit: str, amount: float) -> bool:
    """Whether a stated number is an amount of a unit, rounded half up to the digits that it shows.

    A bare number can be of any unit but percent: "70" is no "70%", while "0,7" can be.
    """
    wanted, size = {"billion": ("million", 1000.0), "thousand": ("dong", 1000.0)}.get(stated.unit, (stated.unit, 1.0))
    if (wanted and unit not in NOUNS.get(wanted, (wanted,))) or (not wanted and unit == "percent"):
        return False
    # A number with decimals, a share or a price in đồng may be rounded; a whole number of anything else is exact.
    step = size * 10**-stated.digits if stated.digits or unit in ("percent", "points", "dong") else 0.0
    missing = amount - stated.amount * size
    return abs(missing) <= 1e-6 or -step / 2 - 1e-9 <= missing < step / 2 - 1e-9


def shown(known: Value) -> str:
    """A value as a page would write it."""
    digits = 0 if known.unit == "dong" else 2
    text = f"{known.amount:,.{digits}f}".translate(str.maketrans(",.", ".,"))
    text = text.rstrip("0").rstrip(",") if digits else text
    return text + {"percent": "%", "points": " điểm", "million": " triệu đồng", "dong": " đồng", "hours": " giờ", "count": ""}.get(known.unit, f" {known.unit}")


@dataclass
class _Text:
    """A stretch of text with numbers: what stands beside them and around them, plain."""

    line: int
    text: str
    heads: str
    around: str
    computations: list[Computation]

    def place(self, token: re.Match[str]) -> Place:
        """Where a number of it stands."""
        start, end = token.span()
        # "Đặt 150 giờ, dùng 186": what names the number before doesn't name this one.
        before = re.split(r"[\d;:]|(?=so với)", self.text[max(0, start - _JUST_BEFORE) : start])[-1]
        after = re.split(r"[\d,;.:()/×=−+]|\b(?:và|còn|thành|lên|so với|thay vì|tức|mà|nhưng|thì|vẫn|trên|dưới|chưa hòa)\b", self.text[end : end + 16])[0]
        before = f"{before} {after}"
        near = self.text[max(0, start - _BEFORE) : end + _AFTER]
        return Place(plain(self.heads), plain(before), plain(f"{self.heads} {near}"), self.around)


def _read(block: Block, page: Page) -> str:
    """The text of a block without the addresses of links."""
    lines = {number: page.lines[number - 1] for number in block.lines}
    return _LINK_TARGET.sub(lambda match: "]" + " " * (len(match[0]) - 1), block.text(lines))


def _heads(block: Block, page: Page) -> list[str]:
    """The heads of the columns of a row's table."""
    head = block.group.head if block.group else None
    return [cell for _, cell in cells(_read(head, page))] if head and head is not block else []


def _around(block: Block, page: Page, before: str) -> str:
    """What stands around a block: headings, the title of its box, what introduces it, its table, list or letter."""
    parts = [_read(heading, page) for heading in block.section] + [block.box.title if block.box else "", before]
    if block.group:
        parts += [_read(other, page) for other in (block.group.lead, block.group.tail) if other]
        parts += [_read(other, page) for other in block.group.blocks]
    return " ".join(parts)


def _texts(block: Block, page: Page, before: str) -> Iterator[_Text]:
    """The texts of a block that are judged by themselves: sentences, or cells with the heads of their row and column."""
    text = _read(block, page)
    around = plain(f"{_around(block, page, before)} {text}")
    if block.kind == "row":
        row, heads = cells(text), _heads(block, page)
        corner = f"{heads[0] if heads else ''} {row[0][1] if row else ''}"
        for number, (start, cell) in enumerate(row):
            over = heads[number] if number < len(heads) else ""
            yield _Text(block.line_at(text, start), cell, f"{corner} {over}", around, computations(cell))
        return
    lead = text.split(":", 1)[0] if block.kind == "item" and ":" in text[:_LEAD] else ""
    for start, sentence in sentences(text):
        yield _Text(block.line_at(text, start), sentence, lead, around, computations(sentence))


def _dates(corpus: Corpus, page: Page, known: Known, text: _Text, token: re.Match[str]) -> Iterator[Problem]:
    """A date is one of the project's, or the end of a fact that the page names."""
    # A box may say until when the law that it applies holds.
    ends = [corpus.facts[fact].get("ends") for fact in page.listed("facts") if fact in corpus.facts]
    days = known.days | {date.fromisoformat(end) for end in ends if end}
    day, month, year = int(token["day"]), int(token["month"]), token["year"]
    if not any((found.day, found.month) == (day, month) and year in (None, str(found.year)) for found in days):
        close = min(days, key=lambda found: abs((found.month - month) * 31 + found.day - day))
        yield corpus.problem(page, text.line, RULE, f"ngày “{token[0]}” không phải ngày của dự án; gần nhất: {close:%d/%m/%Y}", f"sửa theo dates trong {known.case.data}")


def _stated(token: re.Match[str]) -> Stated | None:
    """The number of a token; None for what measures the text's own things ("60 phút", "24 giờ làm việc")."""
    after = (token["after"] or "").strip()
    if after in ("giờ làm việc", "phút"):
        return None
    text, (start, end) = token.string, token.span()
    if not after and "/" in (text[start - 1 : start], text[end : end + 1]):
        after = "%"  # Parts of a whole: "ba đợt 40/40/20".
    return Stated(token[0].strip(), *amount_of(token["number"]), _UNITS.get(after, ""))


def _free(stated: Stated, known: Known) -> bool:
    """Whether a bare number needs no name: a small count, a power of ten, a year of the project."""
    if stated.unit not in ("", "ngày") or stated.digits:
        return False
    return stated.amount <= _SMALL or stated.amount in {float(day.year) for day in known.days}


def _nearest(stated: Stated, candidates: list[Value]) -> Value:
    """The value that was most likely meant: written most alike, since a slip changes a digit; else nearest in size."""

    def order(known: Value) -> tuple[float, float]:
        alike = difflib.SequenceMatcher(None, shown(known), stated.written).ratio()
        return -round(alike, 1), abs(math.log((known.amount or 1e-9) / (stated.amount or 1e-9)))

    return min(candidates, key=order)


def _complaint(stated: Stated, known: Known, place: Place) -> tuple[str, str]:
    """(message, fix) for a number that its sentence doesn't name."""
    unit = {"billion": "million", "thousand": "dong"}.get(stated.unit, stated.unit)
    meant = [found for found in spoken_of(known.values, place) if not unit or found.unit == unit]
    same = known.fitting(stated)
    otherwise = "nói về thứ khác thì gọi tên thứ ấy ngay trong câu, hoặc viết cả phép tính ra"
    if meant:
        close = _nearest(stated, meant)
        return f"số “{stated.written}” không khớp với thứ câu này gọi tên: {close.name} là {shown(close)}", f"sửa số nếu đúng là nói về {close.name}; {otherwise}"
    if same:
        return f"số “{stated.written}” của dự án là {same[0].name}, mà câu này không gọi tên nó", f"viết rõ “{same[0].name}” trong câu hoặc ở đầu dòng, đầu cột; {otherwise}"
    return f"số “{stated.written}” không có trong dữ liệu của dự án và không tính ra từ đó", f"lấy đúng số trong {known.case.data}; {otherwise}"


@dataclass
class _Settled:
    """Numbers of a box, a section or a row that were right so far: those that were named, and those that were computed."""

    named: set[tuple[float, str]] = field(default_factory=set)
    computed: set[tuple[float, str]] = field(default_factory=set)

    def allows(self, stated: Stated, operand: bool) -> bool:
        """Whether a number may stand again without its name: a computed one anywhere, a named one as part of a computation."""
        known = self.computed | self.named if operand else self.computed
        return any((stated.amount, unit) in known for unit in ({stated.unit, ""} if stated.unit else ("", *_UNITS.values())))


@dataclass
class _Reading:
    """What the judging of one page's numbers goes by: its project, what is settled, the figures of facts that it marks."""

    corpus: Corpus
    page: Page
    known: Known
    settled: _Settled
    in_row: set[float] = field(default_factory=set)
    of_facts: set[float] = field(default_factory=set)

    def problems(self, text: _Text) -> Iterator[Problem]:
        """The problems of one text; what passes is settled, for later computations to build on."""
        spans = [match.span() for match in _SPAN.finditer(text.text) if match[0] in self.known.spans]
        for token in _TOKEN.finditer(text.text):
            if any(start <= token.start() < end for start, end in spans):
                continue
            if token["day"]:
                yield from _dates(self.corpus, self.page, self.known, text, token)
            elif token["span"]:
                message = f"khung giờ “{token['span']}” không có trong dữ liệu; có: {', '.join(sorted(self.known.spans))}"
                yield self.corpus.problem(self.page, text.line, RULE, message, f"sửa theo {self.known.case.data}")
            elif token["number"] and (stated := _stated(token)) and not self._right(text, token, stated):
                yield self.corpus.problem(self.page, text.line, RULE, *_complaint(stated, self.known, text.place(token)))

    def _right(self, text: _Text, token: re.Match[str], stated: Stated) -> bool:
        """Whether a number may stand where it stands."""
        start = token.start("number")
        within = next((found for found in text.computations if found.start <= start < found.end), None)
        if within and within.result[0] == start and within.right:
            self.settled.computed.add((stated.amount, stated.unit))
            return True
        if _free(stated, self.known) or stated.amount in self.of_facts or stated.amount in self.in_row:
            return True
        operand = within is not None and within.result[0] != start
        if (operand and stated.amount in (100, 1_000, 1_000_000)) or self.settled.allows(stated, operand):
            return True
        fitting, place = self.known.fitting(stated), text.place(token)
        if any(named(found, place) or (operand and named_around(found, place)) for found in fitting) or (within and fitting and self._names_its_result(text, within)):
            self.settled.named.add((stated.amount, stated.unit))
            return True
        return False

    def _names_its_result(self, text: _Text, found: Computation) -> bool:
        """Whether a computation is right and gives a number that is named there."""
        token = _TOKEN.match(text.text, found.result[0])
        stated = _stated(token) if token and token["number"] else None
        return bool(found.right and token and stated and any(named(known, text.place(token)) for known in self.known.fitting(stated)))


def _wrong_computations(corpus: Corpus, page: Page, text: _Text) -> Iterator[Problem]:
    """A computation before the reader's eyes gives what stands behind its sign."""
    for found in text.computations:
        spaced = re.search(r"\d\s+[/+−×-]\s+[(\d]|[+−×]", found.written)
        counted = found.written[0].isdigit() and found.result[0] == found.start and amount_of(re.match(NUMBER, found.written)[0])[0] <= _SMALL  # type: ignore[index]
        if not found.right and found.gives is not None and spaced and not counted:
            gives = f"{found.gives:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))
            yield corpus.problem(page, text.line, RULE, f"phép tính “{found.written}” không đúng: ra {gives}", "tính lại, rồi sửa số sai ở hai vế")


def known_of(corpus: Corpus, case: Case) -> Known | Problem:
    """What a project knows, or the problem that keeps it from being known."""
    try:
        data = corpus.projects[case.name]
        return Known(case, case.values(data), case.dates(data), case.spans(data))
    except (KeyError, TypeError, AttributeError, IndexError, ZeroDivisionError, ValueError) as error:
        return Problem(case.data, 1, RULE, f"dữ liệu của dự án {case.name} thiếu hoặc sai chỗ {error}", "so với bản trước của tệp: đủ khóa, số viết không ngoặc kép, ngày dạng 2026-09-07")


def _figures_of_facts(corpus: Corpus, page: Page, block: Block) -> set[float]:
    """The figures of the facts that are marked in a block: they are none of the project's."""
    marked = {match[1].upper() for number in block.lines for match in MARKER.finditer(page.lines[number - 1])}
    statements = [str(corpus.facts[fact].get("statement")) for fact in marked if fact in corpus.facts]
    return {float(figure.amount) for statement in statements for figure in figures(with_digits(statement)) if isinstance(figure.amount, float)}


def _of_page(corpus: Corpus, cases: dict[str, Known | Problem], page: Page) -> Iterator[Problem]:
    """The problems of one page."""
    settled: dict[object, _Settled] = {}
    before, scope_before = "", None
    for block, case in told(page):
        known = cases[case.name]
        if isinstance(known, Problem):
            continue
        scope = id(block.box) if block.box else (block.section[0].lines[0] if block.section else 0)
        reading = _Reading(corpus, page, known, settled.setdefault(scope, _Settled()), of_facts=_figures_of_facts(corpus, page, block))
        for text in _texts(block, page, before if scope == scope_before else ""):
            yield from _wrong_computations(corpus, page, text)
            earlier = set(reading.settled.named)
            yield from reading.problems(text)
            if block.kind == "row":
                # "36, 56: chắc" in a further cell speaks of the numbers that this row has named.
                reading.in_row |= {amount for amount, _ in reading.settled.named - earlier}
        before, scope_before = _read(block, page), scope


def project_numbers(corpus: Corpus) -> Iterator[Problem]:
    """Money, shares, hours and counts of a worked project are what the sentence names; its dates are its own."""
    cases: dict[str, Known | Problem] = {case.name: known_of(corpus, case) for case in CASES}
    yield from (found for found in cases.values() if isinstance(found, Problem))
    for page in corpus.pages.values():
        yield from _of_page(corpus, cases, page)
        yield from _unknown_cases(corpus, page)


def _unknown_cases(corpus: Corpus, page: Page) -> Iterator[Problem]:
    """The title of a box names a project that there is."""
    if "[!du-an]" in page.text:
        for block in blocks(page):
            if block.kind == "title" and block.box and block.box.kind == BOX and case_of_box(block.box) is None:
                yield corpus.problem(page, block.lines[0], RULE, f"không có dự án mẫu nào tên như trong “{block.box.title}”", f"ghi đúng tên: {', '.join(case.name for case in CASES)}")
