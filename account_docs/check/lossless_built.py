"""What a page's source says against the finished page of the site: what templates and our own steps lose on the way."""

from __future__ import annotations

from collections.abc import Sequence

from account_docs.check.lossless import losses, problems_of
from account_docs.check.lossless_html import Piece, shown
from account_docs.check.lossless_source import read
from account_docs.check.problem import Problem
from account_docs.check.suppressions import is_suppressed
from account_docs.content.pages import Page


def _own_part(wanted: Sequence[Piece], seen: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces of an article that are the page's own: templates write before and behind them.

    Where no part of the article is just what is wanted, it is the part from the first piece that both have to the last.
    """
    texts = [piece[:3] for piece in wanted]
    for start in range(len(seen) - len(wanted) + 1):
        if seen[start][:3] == texts[0] and [piece[:3] for piece in seen[start : start + len(wanted)]] == texts:
            return seen[start : start + len(wanted)]
    known = set(texts)
    common = [place for place, piece in enumerate(seen) if piece[:3] in known]
    return seen[common[0] : common[-1] + 1] if common else seen


def built_losses(page: Page, output: str) -> list[Problem]:
    """What a reader of the finished page doesn't see of its source, or sees otherwise; ways out in the page count.

    Args:
        page: the page's source.
        output: the HTML of the whole page, as it is published.
    """
    wanted = read(page).pieces
    if not wanted:
        return []
    own = _own_part(wanted, shown(output, "article"))
    problems = [problem for loss in losses(page, wanted, own) for problem in problems_of(page, loss)]
    return [problem for problem in problems if not is_suppressed(page, problem)]
