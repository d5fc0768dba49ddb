"""Rules about facts: law, tax and platform statements stand on an entry of data/facts.yml that still holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from account_docs.check.claims import Claim, claims, worth_reading
from account_docs.check.core import Corpus, Problem
from account_docs.check.figures import Figure, covers, figures, with_digits
from account_docs.check.front_matter import nearest
from account_docs.check.statements import Statement, statements
from account_docs.check.told import told_lines
from account_docs.content.pages import Page
from account_docs.content.sources import MARKER, anchor


def facts(corpus: Corpus) -> Iterator[Problem]:
    """Named facts exist."""
    rule = "du-kien"
    for page in corpus.judged:
        for identifier in page.listed("facts"):
            line = page.value_line("facts", identifier)
            if identifier not in corpus.facts:
                message = f"không có dữ kiện “{identifier}”{nearest(identifier, set(corpus.facts))}"
                fix = "ghi mã có trong data/facts.yml, hoặc thêm dữ kiện vào đó trước"
                yield corpus.problem(page, line, rule, message, fix)


def marked(corpus: Corpus) -> Iterator[Problem]:
    """A fact that is marked at a sentence stands in the page's list, so that its source is printed."""
    for page in corpus.judged:
        if "#nguon-" not in page.text:
            continue
        listed = page.listed("facts")
        for number, line in page.prose:
            for match in MARKER.finditer(line):
                fact = match[1].upper()
                if fact in listed:
                    continue
                if fact not in corpus.facts:
                    message = f"dấu nguồn dẫn dữ kiện “{fact}” không có{nearest(fact, set(corpus.facts))}"
                    fix = "ghi mã có trong data/facts.yml, ví dụ ([nguồn](#nguon-t2))"
                else:
                    message = f"dấu nguồn dẫn {fact} mà phần đầu trang chưa ghi mã ấy"
                    fix = f"sửa dòng facts ở đầu trang thành facts: [{', '.join([*listed, fact])}]"
                yield corpus.problem(page, number, "du-kien", message, fix)


class _Known:
    """The facts as claims are compared with them: the statement and the figures in it."""

    def __init__(self, corpus: Corpus) -> None:
        self.statements = {
            identifier: with_digits(str(fact.get("statement") or "")) for identifier, fact in corpus.facts.items()
        }
        self.figures = {identifier: figures(statement) for identifier, statement in self.statements.items()}

    def missing(self, claim: Claim, facts: frozenset[str]) -> list[Figure] | None:
        """The figures of a claim that none of some facts holds; None when no fact speaks of the matter at all."""
        fitting = [fact for fact in facts if fact in self.figures and self._speaks_of(fact, claim.topics)]
        if not fitting:
            return None
        return [figure for figure in claim.figures if not any(covers(self.figures[fact], figure) for fact in fitting)]

    def _speaks_of(self, fact: str, topics: tuple[str, ...]) -> bool:
        return all(re.search(topic, self.statements[fact], re.IGNORECASE) for topic in topics)

    def holding(self, needed: list[Claim]) -> list[str]:
        """The fewest facts that cover some claims together; empty when one of them is covered by none."""
        found: list[str] = []
        for claim in needed:
            if self.missing(claim, frozenset(found)) == []:
                continue
            # What has no figure can't be told from other things of its kind: no fact is proposed.
            fit = [fact for fact in self.figures if claim.figures and self._covers(fact, claim)]
            if not fit:
                return []
            found.append(max(fit, key=lambda fact: sum(self._covers(fact, other) for other in needed)))
        return found

    def _covers(self, fact: str, claim: Claim) -> bool:
        return self.missing(claim, frozenset((fact,))) == []


def _advice(known: _Known, page: Page, needed: list[Claim], statement: Statement) -> str:
    """How to give a statement its source."""
    fit = known.holding(needed)
    if not fit:
        return (
            "viết lại cả câu cho không cần con số ấy; "
            "muốn giữ thì thêm dữ kiện có nguồn vào data/facts.yml rồi đặt dấu nguồn vào câu"
        )
    notes = ", ".join(f"[nguồn](#{anchor(fact)})" for fact in fit)
    unlisted = [fact for fact in fit if fact not in page.listed("facts")]
    listing = f", ghi {', '.join(unlisted)} vào dòng facts ở đầu trang" if unlisted else ""
    said = _shortened(known.statements[fit[0]])
    return f"thêm ({notes}) vào cuối câu{listing}, nếu dữ kiện ấy nói đúng điều này: “{said}”"


def _shortened(text: str, length: int = 110) -> str:
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + "…"


def _unsourced(corpus: Corpus, known: _Known, page: Page, statement: Statement, told: bool) -> Iterator[Problem]:
    """The problems of one statement, at most one for each rule."""
    open_claims: dict[str, dict[object, Claim]] = {}
    for text in statement.texts:
        for claim in claims(text, statement.lead, told):
            if known.missing(claim, statement.facts) != []:
                said = (claim.name, *((figure.kind, figure.amount) for figure in claim.figures))
                open_claims.setdefault(claim.rule, {}).setdefault(said, claim)
    for rule, by_figures in open_claims.items():
        found = list(by_figures.values())
        words = ", ".join(dict.fromkeys(f"“{_shortened(claim.words, 60)}”" for claim in found[:3]))
        if statement.facts:
            cited = ", ".join(sorted(statement.facts))
            message = f"{found[0].name} {words}: dữ kiện được dẫn ở câu này ({cited}) không nói như vậy"
        else:
            message = f"{found[0].name} {words} mà câu không có dấu nguồn"
        yield corpus.problem(page, statement.line, rule, message, _advice(known, page, found, statement))


def sourced(corpus: Corpus) -> Iterator[Problem]:
    """What is worth nothing without a source has it at the sentence: a marked fact whose statement holds its figures.

    The rules "thieu-nguon" (law, tax) and "can-nguon" (salaries, shares of the trade, superlatives, studies) in one.
    """
    known = _Known(corpus)
    for page in corpus.judged:
        head = frozenset(page.listed("facts"))
        for key in ("title", "description"):
            text = page.meta.get(key)
            if isinstance(text, str) and worth_reading(text):
                # No note fits into the head; the page's list of sources stands for it.
                yield from _unsourced(corpus, known, page, Statement(page.key_line(key), (text,), head, ""), False)
        found = list(statements(page, worth_reading))
        told = told_lines(page) if found else set()
        for statement in found:
            yield from _unsourced(corpus, known, page, statement, statement.line in told)
