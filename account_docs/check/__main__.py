"""Command line of the check: one problem a line, exit code 1 if there is any."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from account_docs.check.core import BrokenFile, Problem, check_all, load_corpus, mend
from account_docs.check.rules import RULES


def changed_files(base: str) -> set[str]:
    """Paths that differ from where this branch left another one, uncommitted and new files included.

    Args:
        base: a branch or commit.

    Raises:
        SystemExit: git doesn't know it.
    """
    commands = (["git", "diff", "--name-only", "--merge-base", base], ["git", "ls-files", "--others", "--exclude-standard"])
    names: set[str] = set()
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"git không so được với “{base}”: {done.stderr.strip()}")
        names.update(done.stdout.split("\n"))
    return names - {""}


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


# Two rules may want the same signs: then one waits for the other's mend. More rounds than this are a rule's mistake.
ROUNDS = 6


def fix(root: Path, problems: list[Problem]) -> list[Problem]:
    """Mend what a machine can mend, until nothing is left that it can; return what remains.

    Args:
        root: the project's folder.
        problems: what the check found.
    """
    count, refused = 0, []
    for _ in range(ROUNDS):
        mended, refused = mend(root, problems)
        if not mended:
            break
        count += len(mended)
        problems = check_all(load_corpus(root), RULES)
    if count:
        print(f"Đã sửa {count} chỗ.", file=sys.stderr)
    note = "; sửa bằng tay: máy sửa chỗ này thì liên kết, chữ số, ô bảng hoặc bố cục sẽ đổi theo"
    return [replace(problem, fix=problem.fix + note) if problem in refused else problem for problem in problems]


def main() -> int:
    """Check the project in the current folder."""
    parser = argparse.ArgumentParser(prog="run.py check", description="Kiểm tra các trang Markdown.")
    parser.add_argument("--fix", action="store_true", help="sửa luôn những lỗi sửa được bằng máy")
    parser.add_argument("--format", choices=("text", "github"), default="text", help="github: ghi chú cạnh dòng trong pull request")
    parser.add_argument("--changed", nargs="?", const="origin/main", metavar="NHÁNH", help="chỉ xét tệp khác với nhánh này (mặc định origin/main)")
    chosen = parser.parse_args()
    root = Path.cwd()
    try:
        problems = check_all(load_corpus(root), RULES)
        if chosen.fix:
            problems = fix(root, problems)
    except BrokenFile as error:
        print_problems([error.problem], chosen.format)
        return 1
    if chosen.changed:
        names = changed_files(chosen.changed)
        problems = [problem for problem in problems if problem.path in names]
    print_problems(problems, chosen.format)
    if problems:
        print(f"Còn {len(problems)} chỗ cần sửa.", file=sys.stderr)
        return 1
    print("Không có lỗi nào.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
