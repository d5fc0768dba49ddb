"""Rule: a number of a worked project is the one that its sentence names."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from account_docs.check.computations import NUMBER, Computation, amount_of
from account_docs.check.core import Corpus, Problem
from account_docs.check.figures import figures, with_digits
from account_docs.check.project_texts import TOKEN, Reading, Text, stated_by
from account_docs.check.project_values import UNITS, Known, Stated, counted_as, shown
from account_docs.check.told import BOX, case_of_box, told
from account_docs.content.blocks import Block
from account_docs.content.pages import Page
from account_docs.content.project import CASES, Case, Place, Value, named, named_around, spoken_of, unmet
from account_docs.content.sources import MARKER

RULE = "so-du-an"
_SPAN = re.compile(r"(?<![\d–])\d{1,2}–\d{1,2}(?![\d–])")
# An operation whose signs stand between blanks; "24/7" and "0–6" compute nothing.
_SPACED = re.compile(r"\d\s+[/+−×-]\s+[(\d]|[+−×]")
# Such whole numbers count things of the text (two options, three lines), not of the project.
_SMALL = 12
# What a computation may take without a name: the whole of a percentage, a thousand, a million.
_ROUND = (100, 1_000, 1_000_000)


@dataclass
class _Settled:
    """Numbers of a box or a section that were right so far: those that were named, and those that were computed."""

    named: set[tuple[float, str]] = field(default_factory=set)
    computed: set[tuple[float, str]] = field(default_factory=set)

    def allows(self, stated: Stated, operand: bool) -> bool:
        """Whether a number may stand again without its name: a computed one anywhere, a named one in a computation."""
        known = self.computed | self.named if operand else self.computed
        units = {stated.unit, ""} if stated.unit else {"", *UNITS.values()}
        return any((stated.amount, unit) in known for unit in units)


@dataclass
class _Judge:
    """What the numbers of one block are judged by.

    Attributes:
        corpus, page: where the block stands.
        known: what its project knows.
        settled: numbers that were right so far in its box or section.
        in_row: numbers that its row has named so far: "36, 56: chắc" in a further cell speaks of them.
        of_facts: figures of the facts that are marked in it; they are none of the project's.
    """

    corpus: Corpus
    page: Page
    known: Known
    settled: _Settled
    of_facts: set[float]
    in_row: set[float] = field(default_factory=set)

    def problems(self, text: Text) -> Iterator[Problem]:
        """The problems of one text; what passes is settled, for later computations to build on."""
        spans = [match.span() for match in _SPAN.finditer(text.text) if match[0] in self.known.spans]
        for token in TOKEN.finditer(text.text):
            if any(start <= token.start() < end for start, end in spans):
                continue
            if token["day"]:
                yield from self._date(text, token)
            elif token["span"]:
                known = ", ".join(sorted(self.known.spans))
                yield self._problem(
                    text, f"khung giờ “{token['span']}” không có trong dữ liệu; có: {known}", self._data("sửa theo")
                )
            elif token["number"] and (stated := stated_by(token)) and not self._right(text, token, stated):
                yield self._problem(text, *_complaint(stated, self.known, text, token))

    def _problem(self, text: Text, message: str, fix: str) -> Problem:
        return self.corpus.problem(self.page, text.line, RULE, message, fix)

    def _data(self, words: str) -> str:
        return f"{words} {self.known.case.data}"

    def _date(self, text: Text, token: re.Match[str]) -> Iterator[Problem]:
        """A date is one of the project's, or the end of a fact that the page names."""
        # A box may say until when the law that it applies holds.
        facts = [self.corpus.facts[fact] for fact in self.page.listed("facts") if fact in self.corpus.facts]
        days = self.known.days | {date.fromisoformat(str(fact["ends"])) for fact in facts if fact.get("ends")}
        day, month, year = int(token["day"]), int(token["month"]), token["year"]
        if not any((found.day, found.month) == (day, month) and year in (None, str(found.year)) for found in days):
            close = min(days, key=lambda found: abs((found.month - month) * 31 + found.day - day))
            message = f"ngày “{token[0]}” không phải ngày của dự án; gần nhất: {close:%d/%m/%Y}"
            yield self._problem(text, message, self._data("sửa theo dates trong"))

    def _right(self, text: Text, token: re.Match[str], stated: Stated) -> bool:
        """Whether a number may stand where it stands."""
        start = token.start("number")
        within = next((found for found in text.computations if found.start <= start < found.end), None)
        if within and within.result[0] == start and within.right:
            self.settled.computed.add((stated.amount, stated.unit))
            return True
        if self._free(stated) or stated.amount in self.of_facts or stated.amount in self.in_row:
            return True
        operand = within is not None and within.result[0] != start
        if (operand and stated.amount in _ROUND) or self.settled.allows(stated, operand):
            return True
        if not self._named(text, token, stated, operand) and not (within and self._names_its_result(text, within)):
            return False
        self.settled.named.add((stated.amount, stated.unit))
        return True

    def _free(self, stated: Stated) -> bool:
        """Whether a number needs no name: a small count, a year of the project."""
        if stated.unit not in ("", "ngày") or stated.digits:
            return False
        return stated.amount <= _SMALL or stated.amount in {float(day.year) for day in self.known.days}

    def _named(self, text: Text, token: re.Match[str], stated: Stated, operand: bool) -> bool:
        """Whether a value of this amount is named beside a number; of a part of a computation, around it."""
        fitting = self.known.fitting(stated)
        if not operand and (spelt := self.known.spelt(stated, text.before(token))):
            return any(found in spelt for found in fitting)
        if not fitting:
            return False
        place = text.place(token)
        return place is not None and any(
            named(found, place) or (operand and named_around(found, place)) for found in fitting
        )

    def _names_its_result(self, text: Text, found: Computation) -> bool:
        """Whether a computation of the project's numbers is right and gives a number that is named there."""
        token = TOKEN.match(text.text, found.result[0])
        stated = stated_by(token) if token and token["number"] else None
        return bool(found.right and token and stated and self._named(text, token, stated, operand=False))


def _nearest(stated: Stated, candidates: list[Value]) -> Value:
    """The value that was most likely meant: written most alike, since a slip changes a digit; else nearest in size."""

    def order(known: Value) -> tuple[float, float]:
        alike = difflib.SequenceMatcher(None, shown(known), stated.written).ratio()
        return -round(alike, 1), abs(math.log((known.amount or 1e-9) / (stated.amount or 1e-9)))

    return min(candidates, key=order)


def _complaint(stated: Stated, known: Known, text: Text, token: re.Match[str]) -> tuple[str, str]:
    """(message, fix) for a number that its sentence doesn't name."""
    place = text.place(token)
    spoken = [found for found in spoken_of(known.values, place) if counted_as(stated, found.unit)]
    meant = known.spelt(stated, text.before(token)) or [found for found in spoken if named(found, place)]
    fitting = known.fitting(stated)
    same = min(fitting, key=lambda found: (found not in spoken, len(unmet(found, place))), default=None)
    if same and not stated.unit:
        meant = [found for found in meant if found.unit == same.unit]
    otherwise = "nói về thứ khác thì gọi tên thứ ấy ngay cạnh số, hoặc viết cả phép tính ra"
    if same and (same in spoken or not spoken) and not meant:
        return (
            f"“{stated.written}” là {same.name}, mà chỗ này chưa gọi rõ tên ấy{_why(same, place)}",
            f"viết rõ “{same.name}” ngay cạnh số hay ở đầu dòng, đầu cột; số sai thì sửa theo {known.case.data}",
        )
    if meant or spoken:
        close = _nearest(stated, meant or spoken)
        aside = f" (số ấy là {same.name})" if same in spoken else ""
        return f"{close.name} là {shown(close)}, không phải “{stated.written}”{aside}", f"sửa số; {otherwise}"
    return (
        f"“{stated.written}” không phải số nào của dự án {known.case.name}",
        f"lấy đúng số trong {known.case.data}; {otherwise}",
    )


def _why(found: Value, place: Place) -> str:
    """What keeps a value's name from being clear: a word of another number beside it, or none of its own."""
    for group in unmet(found, place)[:1]:
        words = [word.strip().replace("_", " ") for word in group.words]
        if group.where.startswith("not"):
            beside = (place.heads if group.where == "not in heads" else place.before).replace("_", " ")
            against = next((word for word in words if f" {word} " in beside), words[0])
            return f": chữ “{against}” cạnh nó thuộc về số khác"
        return f": thiếu chữ như {', '.join(f'“{word}”' for word in words[:3])}"
    return ""


def _wrong_computations(corpus: Corpus, page: Page, text: Text) -> Iterator[Problem]:
    """A computation before the reader's eyes gives what stands behind its sign."""
    for found in text.computations:
        if found.right or found.gives is None or not _SPACED.search(found.written):
            continue
        first = re.match(NUMBER, found.written)
        if first and found.result[0] == found.start and amount_of(first[0])[0] <= _SMALL:
            continue  # "hai lựa chọn, 2 (1 + 1)": a count of the text
        gives = f"{found.gives:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))
        message = f"phép tính “{found.written}” không đúng: ra {gives}"
        yield corpus.problem(page, text.line, RULE, message, "tính lại, rồi sửa số sai ở hai vế")


def known_of(corpus: Corpus, case: Case) -> Known | Problem:
    """What a project knows, or the problem that keeps it from being known."""
    try:
        data = corpus.projects[case.name]
        return Known(case, case.values(data), case.dates(data), case.spans(data))
    except (KeyError, TypeError, AttributeError, IndexError, ZeroDivisionError, ValueError) as error:
        message = f"dữ liệu của dự án {case.name} thiếu hoặc sai chỗ {error}"
        fix = "so với bản trước của tệp: đủ khóa, số viết không ngoặc kép, ngày dạng 2026-09-07"
        return Problem(case.data, 1, RULE, message, fix)


def _figures_of_facts(corpus: Corpus, page: Page, block: Block) -> set[float]:
    """The figures of the facts that are marked in a block."""
    lines = [page.lines[number - 1] for number in block.lines]
    marked = {match[1].upper() for line in lines if "#nguon-" in line for match in MARKER.finditer(line)}
    statements = [with_digits(str(corpus.facts[fact].get("statement"))) for fact in marked if fact in corpus.facts]
    amounts = [figure.amount for statement in statements for figure in figures(statement)]
    return {amount for amount in amounts if isinstance(amount, float)}


def _of_page(corpus: Corpus, cases: dict[str, Known | Problem], page: Page) -> Iterator[Problem]:
    """The problems of one page."""
    settled: dict[object, _Settled] = {}
    before, scope_before = "", None
    reading = Reading(page)
    for block, case in told(page):
        known = cases[case.name]
        if isinstance(known, Problem):
            continue
        scope = id(block.box) if block.box else (block.section[0].lines[0] if block.section else 0)
        facts = _figures_of_facts(corpus, page, block)
        judge = _Judge(corpus, page, known, settled.setdefault(scope, _Settled()), facts)
        for text in reading.texts(block, before if scope == scope_before else ""):
            yield from _wrong_computations(corpus, page, text)
            earlier = set(judge.settled.named)
            yield from judge.problems(text)
            if block.kind == "row":
                judge.in_row |= {amount for amount, _ in judge.settled.named - earlier}
        before, scope_before = reading.read(block), scope


def _unknown_cases(corpus: Corpus, page: Page) -> Iterator[Problem]:
    """The title of a box names a project that there is."""
    if "[!du-an]" not in page.text:
        return
    for block in page.blocks:
        if block.kind == "title" and block.box and block.box.kind == BOX and case_of_box(block.box) is None:
            message = f"không có dự án mẫu nào tên như trong “{block.box.title}”"
            names = ", ".join(case.name for case in CASES)
            yield corpus.problem(page, block.lines[0], RULE, message, f"ghi đúng tên: {names}")


def project_numbers(corpus: Corpus) -> Iterator[Problem]:
    """Money, shares, hours and counts of a worked project are what the sentence names; its dates are its own."""
    cases: dict[str, Known | Problem] = {case.name: known_of(corpus, case) for case in CASES}
    yield from (found for found in cases.values() if isinstance(found, Problem))
    for page in corpus.judged:
        yield from _of_page(corpus, cases, page)
        yield from _unknown_cases(corpus, page)
