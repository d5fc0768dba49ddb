"""Command line of the check: one problem a line, exit code 1 if there is any."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from account_docs.check.changes import NoComparison, changed_files, vanished
from account_docs.check.core import BrokenFile, Problem, check_all, load_corpus, mend
from account_docs.check.rules import RULES


def annotation(problem: Problem) -> str:
    """A problem as the code host shows it beside the line of a pull request.

    Source: workflow commands of GitHub Actions; % and line ends are escaped in the message, : and , in the values too.
    """

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    path = escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={path},line={problem.line},title={problem.rule}::{escaped(problem.message)} — cách sửa: {escaped(problem.fix)}"


def print_problems(problems: Iterable[Problem], form: str) -> None:
    """Print one line a problem, in a form: "text" or "github"."""
    for problem in problems:
        print(annotation(problem) if form == "github" else problem)


def within(problems: list[Problem], names: set[str], root: Path) -> list[Problem]:
    """The problems of changed files; all of them where a file went away or data changed: that breaks other pages too.

    Args:
        problems: what the check found.
        names: paths that changed.
        root: the project's folder.
    """
    far = vanished(names, root) or any(name.startswith("data/") for name in names)
    return problems if far else [problem for problem in problems if problem.path in names]


def main() -> int:
    """Check the project in the current folder."""
    parser = argparse.ArgumentParser(prog="run.py check", description="Kiểm tra các trang Markdown.")
    parser.add_argument("--fix", action="store_true", help="sửa luôn những lỗi sửa được bằng máy")
    parser.add_argument("--format", choices=("text", "github"), default="text", help="github: ghi chú cạnh dòng trong pull request")
    parser.add_argument("--changed", nargs="?", const="origin/main", metavar="NHÁNH", help="chỉ xét tệp khác với nhánh này (mặc định origin/main)")
    chosen = parser.parse_args()
    root = Path.cwd()
    try:
        names = changed_files(chosen.changed, root) if chosen.changed else None
    except NoComparison as error:
        print(f"--changed: {error}", file=sys.stderr)
        return 2

    def judged() -> list[Problem]:
        problems = check_all(load_corpus(root), RULES)
        return problems if names is None else within(problems, names, root)

    try:
        problems = judged()
        if chosen.fix and (mended := mend(root, problems)):
            print(f"Đã sửa {len(mended)} chỗ.", file=sys.stderr)
            problems = judged()
    except BrokenFile as error:
        print_problems([error.problem], chosen.format)
        return 1
    print_problems(problems, chosen.format)
    if problems:
        print(f"Còn {len(problems)} chỗ cần sửa.", file=sys.stderr)
        return 1
    print("Không có lỗi nào.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
