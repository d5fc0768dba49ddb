"""Which facts end soon, have ended, or are due to be checked again: for the weekly reminder."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from pathlib import Path

from account_docs.check.core import Corpus, load_corpus
from account_docs.check.data import FACTS
from account_docs.check.expiry import State, state
from account_docs.check.fact_entries import day_of
from account_docs.content.calendar import DAYS_BEFORE, in_vietnamese


def due(corpus: Corpus, days: int = DAYS_BEFORE) -> list[str]:
    """One Markdown line for every fact that has ended, ends within some days, or is to be checked again by then.

    Args:
        corpus: the project, with the day on which dates are judged.
        days: how far to look ahead.
    """
    limit = corpus.today + timedelta(days=days)
    found = []
    for identifier, fact in corpus.facts.items():
        ends, review = day_of(fact, "ends"), day_of(fact, "review")
        told = {
            State.ENDED: (ends, "đã hết hiệu lực từ sau"),
            State.ENDS_SOON: (ends, "hết hiệu lực sau"),
            State.OVERDUE: (review, "quá hạn kiểm lại"),
            State.HOLDS: (review, "phải kiểm lại trước"),
        }
        day, words = told[state(fact, corpus.today, days)]
        if day and day <= limit:
            used = [path for path, page in corpus.pages.items() if identifier in page.listed("facts")]
            users = ", ".join(used) or "chưa trang nào"
            line = f"- **{identifier}** {words} {in_vietnamese(day)}: {fact['statement']} Trang dùng: {users}."
            found.append((day, line))
    return [line for _, line in sorted(found, key=lambda entry: entry[0])]


def main() -> int:
    """Print what is due, most urgent first; nothing when nothing is. Fails only when the facts can't be read."""
    parser = argparse.ArgumentParser(
        prog="run.py freshness", description="Liệt kê dữ kiện đã hết hay sắp hết hiệu lực, hoặc tới ngày kiểm lại."
    )
    parser.add_argument(
        "--days", type=int, default=DAYS_BEFORE, help=f"nhìn trước bao nhiêu ngày (mặc định {DAYS_BEFORE})"
    )
    days = parser.parse_args().days
    corpus = load_corpus(Path.cwd())
    for line in due(corpus, days):
        print(line)
    broken = [problem for problem in corpus.data.problems if problem.path == FACTS]
    for problem in broken:
        print(problem, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
