"""One mistake, one message: problems that only follow from another one are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from account_docs.check.problem import Problem

# A difference between source and page needs no second line where one of these rules says what it comes from.
_NAMES_THE_CAUSE = frozenset(
    [
        "tep-hong", "html", "long-nhau", "khoi", "bang", "hop", "danh-sach", "tieu-de", "ky-hieu", "xuong-dong",
        "ky-tu", "lien-ket",
    ]
)  # fmt: skip


# A box that lost its sign adds its kind as a word ("Sai"), and does so after whatever stands before it: a line and a
# gap.
_BEFORE_A_BOX = 3


_TYPED_NUMBER = re.compile(r"“(\d+)\.” ở đầu dòng")


def _without_shifted(problems: Iterable[Problem]) -> list[Problem]:
    """Drop the entries of a list that count 1, 2, 3… and got other numbers only since a number above began the list.

    Args:
        problems: in the order of their pages and lines.
    """
    kept: list[Problem] = []
    path, reached, due = "", 0, 0
    for problem in problems:
        typed = _TYPED_NUMBER.search(problem.message) if problem.rule == "danh-sach" else None
        if not typed:
            kept.append(problem)
            continue
        number = int(typed[1])
        beside = problem.path == path and problem.line <= reached + 1
        path, reached = problem.path, max(problem.line, problem.until or 0)
        if beside and number == due:
            due += 1
            continue
        # After "1." a second "1." is a slip of its own; after "215." it is where the real list begins.
        due = 1 if number > 1 else 0
        kept.append(problem)
    return kept


def without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """Drop what only follows from another problem, which a rule names by its cause.

    Dropped are differences between source and page on the lines of a cause or beside them, the lines of a box that is
    none since its head is wrong, and the spelling of code that stands in a page by mistake.
    """
    problems = sorted(problems, key=lambda problem: (problem.path, problem.line))
    named: dict[str, list[int]] = {}
    boxes: set[tuple[str, int]] = set()
    code: set[tuple[str, int]] = set()
    for problem in problems:
        if not problem.until and problem.rule in _NAMES_THE_CAUSE:
            named.setdefault(problem.path, []).append(problem.line)
        if problem.rule == "hop":
            boxes.add((problem.path, problem.line))
        if problem.rule == "html":
            code.add((problem.path, problem.line))

    def is_echo(problem: Problem) -> bool:
        if problem.rule == "xuong-dong" and (problem.path, problem.line - 1) in boxes:
            return True
        if problem.rule == "chinh-ta" and (problem.path, problem.line) in code:
            return True
        after = _BEFORE_A_BOX if problem.rule == "mat-chu" else 1
        return bool(problem.until) and any(
            problem.line - 1 <= line <= problem.until + after for line in named.get(problem.path, [])
        )

    return [problem for problem in _without_shifted(problems) if not is_echo(problem)]
