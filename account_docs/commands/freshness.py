"""Which facts end, or are due to be checked again, within some days: for the weekly reminder."""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from pathlib import Path

from account_docs.check.core import Corpus, load_corpus


def due(corpus: Corpus, days: int) -> list[str]:
    """One Markdown line for every fact that ends or is to be reviewed within some days.

    Args:
        corpus: the project, with the day on which dates are judged.
        days: how far to look ahead.
    """
    limit = corpus.today + timedelta(days=days)
    found = []
    for identifier, fact in corpus.facts.items():
        for key, words in (("ends", "hết hiệu lực sau"), ("review", "phải kiểm lại trước")):
            day = date.fromisoformat(fact[key]) if fact.get(key) else None
            if day and day <= limit:
                used = [path for path, page in corpus.pages.items() if identifier in (page.meta.get("facts") or [])]
                found.append(f"- **{identifier}** {words} {day:%d/%m/%Y}: {fact['statement']} Trang dùng: {', '.join(used) or 'chưa trang nào'}.")
    return found


def main() -> int:
    """Print what is due; nothing when nothing is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    for line in due(load_corpus(Path.cwd()), parser.parse_args().days):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
