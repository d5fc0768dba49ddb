"""Comments by which an editor keeps a rule from judging a place: `<!-- check: off rule reason -->`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from account_docs.check.problem import Problem
from account_docs.content.pages import Page

# Rules that keep readers and the build safe: no comment suppresses them.
NEVER_SUPPRESSED = frozenset(("tep-hong", "loai-tep", "html", "long-nhau"))
_SUPPRESSION = re.compile(r"<!--\s*check:\s*off\b\s*([^\s>]*)\s*(.*?)\s*-->")


@dataclass
class Suppression:
    """A comment by which a line, or the block under it, is not judged by one rule."""

    line: int
    rule: str
    reason: str
    covers: range
    used: bool = False


def suppressions(page: Page) -> list[Suppression]:
    """The comments `<!-- check: off rule reason -->` of a page.

    At the end of a line it covers that line; on a line of its own it covers the block under it, up to an empty line.
    """
    found = []
    for number, line in page.prose:
        match = _SUPPRESSION.search(line)
        if not match:
            continue
        end = number
        if not _SUPPRESSION.sub("", line).strip(" >"):
            while end < len(page.lines) and page.lines[end].strip(" >"):
                end += 1
        found.append(Suppression(number, match[1], match[2], range(number, end + 1)))
    return found


def _covers(comment: Suppression, problem: Problem) -> bool:
    """Whether a comment speaks of a problem's rule and line, and says why."""
    return comment.rule == problem.rule and bool(comment.reason) and problem.line in comment.covers


def is_suppressed(page: Page, problem: Problem) -> bool:
    """Whether a comment of a page suppresses a problem, with a reason."""
    return any(_covers(comment, problem) for comment in suppressions(page))


def _fault(comment: Suppression, known_rules: set[str]) -> tuple[str, str] | None:
    """What is wrong with a comment and how to mend it, if anything is."""
    if comment.rule not in known_rules:
        return (
            f"không có quy tắc “{comment.rule}”, hoặc quy tắc ấy không miễn được",
            "chép đúng tên trong ngoặc vuông; html và long-nhau thì phải sửa",
        )
    if not comment.reason:
        return (
            f"miễn “{comment.rule}” mà không nói lý do",
            f"viết <!-- check: off {comment.rule} lý do của bạn -->",
        )
    return None if comment.used else (f"chỗ miễn “{comment.rule}” không còn cần", "xóa dòng chú thích này")


def apply_suppressions(pages: Iterable[Page], problems: Iterable[Problem], known_rules: set[str]) -> list[Problem]:
    """Drop the problems that the pages' own comments suppress.

    Args:
        pages: those that are judged.
        problems: what the rules found.
        known_rules: ids of the rules that may be suppressed.

    Returns:
        What is left, and a problem for each comment without a reason, of an unknown rule, or without use.
    """
    by_path = {f"docs/{page.path}": suppressions(page) for page in pages}
    left = []
    for problem in problems:
        written = by_path.get(problem.path, []) if problem.rule in known_rules else []
        covering = [comment for comment in written if _covers(comment, problem)]
        for comment in covering:
            comment.used = True
        if not covering:
            left.append(problem)
    for path, comments in by_path.items():
        left += [
            Problem(path, comment.line, "mien-tru", *fault)
            for comment in comments
            if (fault := _fault(comment, known_rules))
        ]
    return left
