"""The check of all pages on every processor: most of it looks at one page after the other."""

from __future__ import annotations

import multiprocessing
import os
import sys
from dataclasses import replace

from account_docs.check.core import Corpus, Problem, Rule, check_all, in_order

# Starting further processes takes about as long as this many pages.
_WORTH_IT = 40
# What the processes share: set before they begin, they are copies of this one.
_shared: tuple[Corpus, dict[str, Rule]]


def _part(paths: frozenset[str]) -> list[Problem]:
    """What is wrong on some pages, and off the pages (there all parts find the same)."""
    corpus, rules = _shared
    found = check_all(replace(corpus, only=paths), rules)
    return [
        problem
        for problem in found
        if problem.path.removeprefix("docs/") in paths or problem.path.removeprefix("docs/") not in corpus.pages
    ]


def check_side_by_side(corpus: Corpus, rules: dict[str, Rule], processes: int | None = None) -> list[Problem]:
    """The same problems in the same order as `check_all`, found by several processes.

    Args:
        corpus: the project.
        rules: rules by id, most useful first.
        processes: how many; as many as there are processors by default. Systems without fork (Windows) use one.
    """
    global _shared
    processes = processes or os.cpu_count() or 1
    paths = [page.path for page in corpus.judged]
    if processes == 1 or len(paths) < _WORTH_IT or sys.platform == "win32":
        return check_all(corpus, rules)
    _shared = (corpus, rules)
    # Every n-th page, so that a folder of long pages is shared out too.
    parts = [frozenset(paths[first::processes]) for first in range(processes)]
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        found = pool.map(_part, parts, chunksize=1)
    return in_order({problem for part in found for problem in part}, rules)
