"""What a page's source says against what its reader sees: a word, number or sign that is lost, added or changed.

The two readings know nothing of each other (lossless_source.py and lossless_html.py), so that a kind of loss that
nobody thought of is seen too. lossless_causes.py finds words for what went wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from account_docs.check.core import Corpus, Problem
from account_docs.check.lossless_causes import Loss, cause
from account_docs.check.lossless_html import Piece, shown
from account_docs.check.lossless_inline import visible, without_code
from account_docs.check.lossless_source import LEFT_OVER, Reading, read
from account_docs.content.pages import Page

# Above this many pieces a page is a paste that went wrong, and one message is enough.
_MOST = 3000


def reading(corpus: Corpus, page: Page) -> Reading:
    """What the editor of a page means a reader to see; worked out once for all rules."""
    return corpus.once(page, "reading", read)


def _same(piece: Piece) -> tuple[str, str, str]:
    """What makes two pieces the same: all but the line."""
    return piece[:3]


def _places(wanted: Sequence[Piece], seen: Sequence[Piece]) -> Iterator[tuple[int, int, int, int]]:
    """Where two readings differ: from and to in the one, from and to in the other."""
    one, other = [_same(piece) for piece in wanted], [_same(piece) for piece in seen]
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if start == len(one) == len(other):
        return
    if len(one) + len(other) - 2 * start > _MOST:
        yield start, len(one), start, len(other)
        return
    for kind, a, b, c, d in SequenceMatcher(None, one[start:], other[start:], autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + a, start + b, start + c, start + d


def _last_lines(page: Page, wanted: Sequence[Piece]) -> list[int]:
    """For each piece the last line before the next one that begins on another line."""
    ends, following = [], len(page.lines) + 1
    for index in range(len(wanted) - 1, -1, -1):
        ends.append(following - 1)
        if index and wanted[index - 1].line < wanted[index].line:
            following = wanted[index].line
    return ends[::-1]


def losses(page: Page, wanted: Sequence[Piece], seen: Sequence[Piece]) -> Iterator[Loss]:
    """The places of a page whose source and HTML differ.

    Args:
        page: the page.
        wanted: the pieces of its source.
        seen: the pieces of its HTML.
    """
    ends = _last_lines(page, wanted)
    for a, b, c, d in _places(wanted, seen):
        if b - a == d - c:
            pairs: list[tuple[Sequence[Piece], Sequence[Piece], int]] = [
                ([wanted[a + step]], [seen[c + step]], ends[a + step]) for step in range(b - a)
            ]
            pairs = [pair for pair in pairs if _same(pair[0][0]) != _same(pair[1][0])]
        else:
            pairs = [(wanted[a:b], seen[c:d], ends[b - 1] if b > a else 0)]
        for meant, got, end in pairs:
            before = wanted[a - 1].line if a else page.body_start + 1
            line = meant[0].line if meant else before
            # Cells of one row have one line each: the lines of a place are never fewer than one.
            yield Loss(page.lines, line, max(line, end), meant, got)


def problems_of(page: Page, loss: Loss) -> Iterator[Problem]:
    """What to say of a loss: one problem for each cause that is found, else one for the place."""
    for line, rule, message, fix in cause(loss):
        yield Problem(f"docs/{page.path}", line, rule, message, fix, until=loss.until)


def _losses_of(corpus: Corpus, page: Page) -> list[Loss]:
    """The places of a page whose source and HTML differ, worked out once; none where Markdown gives up on the page."""

    def find(page: Page) -> list[Loss]:
        html = corpus.html(page)
        return [] if html is None else list(losses(page, reading(corpus, page).pieces, shown(html)))

    return corpus.once(page, "losses", find)


def _differences(corpus: Corpus) -> Iterator[Problem]:
    """Where the pages differ from their sources, by the rule that names the cause."""
    for page in corpus.judged:
        for loss in _losses_of(corpus, page):
            yield from problems_of(page, loss)


def eaten_braces(corpus: Corpus) -> Iterator[Problem]:
    """No text in braces that vanishes as attributes."""
    return (problem for problem in _differences(corpus) if problem.rule == "ngoac-nhon")


def lost(corpus: Corpus) -> Iterator[Problem]:
    """Every word, number and sign of a page's source is seen by its reader, and nothing besides."""
    return (problem for problem in _differences(corpus) if problem.rule != "ngoac-nhon")


_ESCAPED = re.compile(r"\\.", re.DOTALL)


def signs_left(corpus: Corpus) -> Iterator[Problem]:
    """No sign of bold text, links, pictures or code that makes nothing bold, no link and no code: a reader sees it."""
    for page in corpus.judged:
        told = {piece for loss in _losses_of(corpus, page) for piece in loss.wanted}
        for piece in reading(corpus, page).marked:
            if piece in told:
                continue
            for number in range(piece.line, len(page.lines) + 1):
                line = page.lines[number - 1]
                if number > piece.line and not line.strip(" >"):
                    break
                if line.strip(" >*_-") and (match := LEFT_OVER.search(visible(_ESCAPED.sub("", without_code(line))))):
                    yield corpus.problem(
                        page,
                        number,
                        "ky-hieu",
                        f"dấu {match[0]} in ra nguyên như đã gõ",
                        "mở và đóng cho đủ, sát chữ ở bên trong: **chữ đậm**, [chữ](địa chỉ), `mã`",
                    )
                    break
