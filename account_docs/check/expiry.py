"""Rules about time: facts that have ended, or that were due to be checked again.

Time alone stops nobody: what has ended is told as a warning. It is an error for a change that touches the page or the
fact (`corpus.touched`), since whoever is there can mend it, and where it is asked for (`corpus.strict_dates`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from account_docs.check.core import Corpus, Problem, Severity
from account_docs.check.data import FACTS
from account_docs.check.fact_entries import day_of
from account_docs.content.calendar import DAYS_BEFORE, in_vietnamese

RULE = "het-han"
_FIND = (
    "tìm quy định mới rồi sửa data/facts.yml và câu trong trang; "
    "chưa có thì bỏ con số, viết câu để người đọc hỏi kế toán hoặc luật sư"
)


class State(StrEnum):
    """How a fact stands on a day: it holds, it ends within DAYS_BEFORE days, it has ended, its check is overdue."""

    HOLDS = "holds"
    ENDS_SOON = "soon"
    ENDED = "ended"
    OVERDUE = "overdue"


def state(fact: dict[str, Any], today: date, days: int = DAYS_BEFORE) -> State:
    """How a fact stands.

    Args:
        fact: an entry of data/facts.yml.
        today: the day to judge by; a fact still holds on the day of its `ends`.
        days: how many days before its end a fact counts as ending soon.
    """
    ends, review = day_of(fact, "ends"), day_of(fact, "review")
    if ends and not fact.get("history"):
        if ends < today:
            return State.ENDED
        if (ends - today).days <= days:
            return State.ENDS_SOON
    return State.OVERDUE if review and review < today else State.HOLDS


def _severity(corpus: Corpus, *names: str) -> Severity:
    """An error where a change touches one of these, or dates are strict; else a warning."""
    return Severity.ERROR if corpus.strict_dates or corpus.touched & set(names) else Severity.WARNING


def _shown_day(fact: dict[str, Any], key: str) -> str:
    """A day of a fact as readers write it; empty where it has none."""
    day = day_of(fact, key)
    return in_vietnamese(day) if day else ""


def ended(corpus: Corpus) -> Iterator[Problem]:
    """Facts that have ended, at the fact and on every page that uses it; facts whose check is overdue, at the fact."""
    states = {identifier: state(fact, corpus.today) for identifier, fact in corpus.facts.items()}
    for identifier, fact in corpus.facts.items():
        place = ("extra", "facts", identifier)
        if states[identifier] is State.ENDED:
            message = f"dữ kiện {identifier} đã hết hiệu lực từ sau ngày {_shown_day(fact, 'ends')}"
            yield Problem(
                FACTS,
                corpus.data.line(FACTS, (*place, "ends")),
                RULE,
                message,
                _FIND,
                severity=_severity(corpus, identifier),
            )
        elif states[identifier] is State.OVERDUE:
            message = f"dữ kiện {identifier} quá hạn kiểm lại {_shown_day(fact, 'review')}"
            fix = "mở lại nguồn, đối chiếu từng chữ, rồi ghi ngày mới vào checked và review"
            severity = Severity.ERROR if corpus.strict_dates else Severity.WARNING
            yield Problem(FACTS, corpus.data.line(FACTS, (*place, "review")), RULE, message, fix, severity=severity)
    for page in corpus.judged:
        for identifier in page.listed("facts"):
            if states.get(identifier) is State.ENDED:
                path, line = f"docs/{page.path}", page.value_line("facts", identifier)
                day = _shown_day(corpus.facts[identifier], "ends")
                message = f"trang dùng dữ kiện {identifier}, đã hết hiệu lực từ sau ngày {day}"
                yield Problem(path, line, RULE, message, _FIND, severity=_severity(corpus, path))


def checked_ahead(corpus: Corpus) -> Iterator[Problem]:
    """Facts that were checked on a day that has not come yet."""
    for identifier, fact in corpus.facts.items():
        checked = day_of(fact, "checked")
        if checked and checked > corpus.today:
            line = corpus.data.line(FACTS, ("extra", "facts", identifier, "checked"))
            message = f"dữ kiện {identifier}: ngày kiểm chứng {in_vietnamese(checked)} ở tương lai"
            yield Problem(
                FACTS, line, "du-kien", message, f'ghi ngày bạn thật sự đọc nguồn, ví dụ checked: "{corpus.today}"'
            )
