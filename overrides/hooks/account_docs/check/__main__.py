"""Command line of the check: one problem a line, exit code 1 if there is any."""

from __future__ import annotations

import sys
from pathlib import Path

from account_docs.check import check_all, load_corpus
from account_docs.check.rules import RULES


def main() -> int:
    """Check the project in the current folder."""
    problems = check_all(load_corpus(Path.cwd()), RULES)
    for problem in problems:
        print(problem)
    if problems:
        print(f"Còn {len(problems)} chỗ cần sửa.", file=sys.stderr)
        return 1
    print("Không có lỗi nào.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
