"""Command line of the check: one problem a line, exit code 1 if there is an error; warnings are only told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from account_docs.check.changes import NoComparison, changed_facts, changed_files, default_base, vanished
from account_docs.check.core import Problem, Severity, load_corpus, mend
from account_docs.check.rules import RULES
from account_docs.check.side_by_side import check_side_by_side
from account_docs.content.build_cache import BuildCache

# `--changed` without a name: no branch can be called so.
MAIN_BRANCH = ":default"


def annotation(problem: Problem) -> str:
    """A problem as the code host shows it beside the line of a pull request.

    Source: workflow commands of GitHub Actions; % and line ends are escaped in the message, : and , in the values too.
    """

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    path = escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    return (
        f"::{problem.severity} file={path},line={problem.line},title={problem.rule}::{escaped(problem.message)} — cách"
        f" sửa: {escaped(problem.fix)}"
    )


def print_problems(problems: Iterable[Problem], form: str) -> None:
    """Print one line a problem, in a form: "text" or "github"."""
    for problem in problems:
        print(annotation(problem) if form == "github" else problem)


# Two rules may want the same signs: then one waits for the other's mend. More rounds than this are a rule's mistake.
ROUNDS = 6


def fix(root: Path, found: Callable[[], list[Problem]]) -> list[Problem]:
    """Mend what a machine can mend, until nothing is left that it can; return what remains.

    Args:
        root: the project's folder.
        found: reads and checks the project anew.
    """
    problems = found()
    count = 0
    refused: list[Problem] = []
    for _ in range(ROUNDS):
        mended, refused = mend(root, problems)
        if not mended:
            break
        count += len(mended)
        problems = found()
    if count:
        print(f"Đã sửa {count} chỗ.", file=sys.stderr)
    note = "; sửa bằng tay: máy sửa chỗ này thì liên kết, chữ số, ô bảng hoặc bố cục sẽ đổi theo"
    return [replace(problem, fix=problem.fix + note) if problem in refused else problem for problem in problems]


def told(problems: list[Problem]) -> str:
    """What the last line says: how many places have to be mended, and how many are only told."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    first = f"Còn {errors} chỗ cần sửa." if errors else "Không có lỗi nào."
    return f"{first} {warnings} chỗ chỉ để nhắc." if warnings else first


def within(problems: list[Problem], names: set[str], root: Path) -> list[Problem]:
    """The problems of changed files; all of them where a file went away or data changed: that breaks other pages too.

    Args:
        problems: what the check found.
        names: paths that changed.
        root: the project's folder.
    """
    far = vanished(names, root) or any(name.startswith("data/") for name in names)
    return problems if far else [problem for problem in problems if problem.path in names]


def asked_pages(names: Iterable[str], root: Path) -> frozenset[str]:
    """Paths below docs/ of the pages that the command line names.

    Args:
        names: "docs/giao-tiep/index.md", "giao-tiep/index.md", or a path from elsewhere.
        root: the project's folder.

    Raises:
        FileNotFoundError: one of them is no page below docs/.
    """
    docs = (root / "docs").resolve()
    found = set()
    for name in names:
        place = next((path for path in (root / name, docs / name) if path.is_file()), None)
        if place is None or place.suffix.lower() != ".md" or not place.resolve().is_relative_to(docs):
            raise FileNotFoundError(
                f"không có trang “{name}” — cách sửa: ghi đường dẫn như docs/giao-tiep/nhan-brief.md"
            )
        found.add(place.resolve().relative_to(docs).as_posix())
    return frozenset(found)


def main() -> int:
    """Check the project in the current folder."""
    parser = argparse.ArgumentParser(prog="run.py check", description="Kiểm tra các trang Markdown và các tệp dữ liệu.")
    parser.add_argument(
        "pages", nargs="*", metavar="TRANG", help="chỉ xét các trang này, ví dụ docs/giao-tiep/index.md"
    )
    parser.add_argument("--fix", action="store_true", help="sửa luôn những lỗi sửa được bằng máy")
    parser.add_argument(
        "--format", choices=("text", "github"), default="text", help="github: ghi chú cạnh dòng trong pull request"
    )
    parser.add_argument(
        "--changed",
        nargs="?",
        const=MAIN_BRANCH,
        metavar="NHÁNH",
        help="chỉ xét tệp khác với nhánh này (mặc định là nhánh chính của origin)",
    )
    strict = "dữ kiện đã hết hiệu lực hay quá hạn kiểm lại cũng là lỗi (cho lần chạy hằng tuần)"
    parser.add_argument("--strict-dates", action="store_true", help=strict)
    chosen = parser.parse_args()
    root = Path.cwd()
    try:
        if chosen.changed == MAIN_BRANCH:
            chosen.changed = default_base(root)
        names = changed_files(chosen.changed, root) if chosen.changed else set()
        only = asked_pages(chosen.pages, root) or None
        touched = names | changed_facts(root, chosen.changed) if chosen.changed else names
    except NoComparison as error:
        print(f"--changed: {error}", file=sys.stderr)
        return 2
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2

    def found() -> list[Problem]:
        corpus = load_corpus(root)
        corpus.touched, corpus.strict_dates, corpus.only = touched, chosen.strict_dates, only
        problems = check_side_by_side(corpus, RULES)
        if only:
            problems = [problem for problem in problems if problem.path.removeprefix("docs/") in only]
        return within(problems, names, root) if chosen.changed else problems

    problems = fix(root, found) if chosen.fix else found()
    BuildCache("rendered").prune()
    print_problems(problems, chosen.format)
    print(told(problems), file=sys.stderr)
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


if __name__ == "__main__":
    sys.exit(main())
