"""What every rule works on and gives back, the way out of a rule, and the run over all rules."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from account_docs.check.data import MKDOCS, Data
from account_docs.check.data_files import read_data
from account_docs.check.mending import mend
from account_docs.check.problem import Edit, Problem, Severity
from account_docs.content.calendar import today as present_day
from account_docs.content.limits import excess
from account_docs.content.pages import MAXIMUM_BYTES, Page, read_page
from account_docs.content.project import CASES
from account_docs.content.rendering import Renderer

__all__ = ["Corpus", "Edit", "Problem", "Rule", "Severity", "check_all", "load_corpus", "mend", "read_documents"]

Made = TypeVar("Made")


@dataclass
class Corpus:
    """All that rules may look at.

    Attributes:
        root: the project's folder.
        pages: Markdown pages by path below docs/.
        files: every file below docs/ by path, pages included.
        nav: paths of the pages that mkdocs.yml lists.
        topics: names that `tags` may hold.
        redirects: old page paths to new ones, as mkdocs.yml has them.
        facts: data/facts.yml by id.
        projects: the data of the worked projects by name.
        terms: data/terms.yml.
        words: data/words.yml: allowed foreign words, and renderings that are not ours.
        addresses: page paths that were published once.
        site_url: where the site is published, or "".
        repo_url: where its sources are kept, or "".
        today: the day on which dates are judged.
        unreadable: problems met while reading the pages.
        touched: what a change touches, paths of files and ids of facts: there an ended fact stops the change.
        strict_dates: whether an ended fact is an error everywhere.
        only: paths of the pages that are asked about; None for all.
    """

    root: Path
    pages: dict[str, Page] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    nav: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict[str, Any])
    projects: dict[str, dict[str, Any]] = field(default_factory=dict[str, Any])
    terms: list[dict[str, Any]] = field(default_factory=list)
    words: dict[str, Any] = field(default_factory=dict[str, Any])
    addresses: list[str] = field(default_factory=list)
    # mkdocs.yml takes both from the environment as well, see its !ENV.
    site_url: str = field(default_factory=lambda: os.environ.get("SITE_URL", ""))
    repo_url: str = field(default_factory=lambda: os.environ.get("REPO_URL", ""))
    today: date = field(default_factory=present_day)
    unreadable: list[Problem] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    strict_dates: bool = False
    only: frozenset[str] | None = None
    _known: dict[tuple[str, str], tuple[Page, Any]] = field(default_factory=dict, repr=False)
    _renderer: Renderer | None = field(default=None, repr=False)

    @property
    def judged(self) -> list[Page]:
        """The pages that rules about single pages look at; what pages must agree on is looked for in all `pages`."""
        return [page for path, page in self.pages.items() if self.only is None or path in self.only]

    @cached_property
    def data(self) -> Data:
        """The configuration and data files as they are, what is wrong with them, and the lines of their values."""
        return read_data(self.root)

    def once(self, page: Page, name: str, make: Callable[[Page], Made]) -> Made:
        """What several rules want to know of a page, worked out once.

        Args:
            page: the page; when it changed, it is another one.
            name: what is wanted.
            make: works it out.
        """
        known = self._known.get((page.path, name))
        if known is None or known[0] is not page:
            known = self._known[page.path, name] = (page, make(page))
        made: Made = known[1]
        return made

    def html(self, page: Page) -> str | None:
        """The article of a page as the build renders it from its body; each page is rendered once.

        None where Markdown gives up on the page: rules that judge what a reader gets pass it over,
        and the rule "tep-hong" names it. None for all pages while mkdocs.yml, which says how, can't be read.
        """
        if MKDOCS in self.data.unusable:
            return None
        self._renderer = renderer = self._renderer or Renderer(self.root)
        return self.once(page, "html", lambda page: renderer.html("\n".join(page.lines[page.body_start :])))

    def problem(self, page: Page, line: int, rule: str, message: str, fix: str, *edits: Edit) -> Problem:
        """A problem on a page of docs/."""
        return Problem(f"docs/{page.path}", line, rule, message, fix, edits)


Rule = Callable[[Corpus], Iterable[Problem]]


def read_documents(root: Path, corpus: Corpus) -> None:
    """Read every file below docs/ into a corpus; what can't be read safely becomes a problem and is passed over."""
    docs = root / "docs"
    inside = docs.resolve()
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        shown = f"docs/{name}"
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            corpus.unreadable.append(
                Problem(
                    shown,
                    1,
                    "tep-hong",
                    "liên kết tượng trưng (symlink) trỏ ra ngoài docs/",
                    "chép hẳn tệp vào docs/ thay cho symlink",
                )
            )
            continue
        if path.is_symlink() and path.is_dir():
            corpus.unreadable.append(
                Problem(
                    shown,
                    1,
                    "tep-hong",
                    "thư mục này là liên kết tượng trưng (symlink)",
                    "chép hẳn các tệp vào docs/ thay cho symlink",
                )
            )
            continue
        if not path.is_file():
            if not path.is_dir():
                corpus.unreadable.append(Problem(shown, 1, "tep-hong", "không phải một tệp thường", "xóa nó đi"))
            continue
        corpus.files.add(name)
        if path.suffix.lower() != ".md":
            continue
        if path.stat().st_size > MAXIMUM_BYTES:
            size = path.stat().st_size // 1000
            corpus.unreadable.append(
                Problem(
                    shown,
                    1,
                    "tep-hong",
                    f"trang dài {size} KB, quá {MAXIMUM_BYTES // 1000} KB",
                    "chia thành nhiều trang, hoặc bỏ phần dán nhầm",
                )
            )
            continue
        try:
            if found := excess(path.read_text("utf-8")):
                corpus.unreadable.append(Problem(shown, found.line, "tep-hong", found.message, found.fix))
                continue
            corpus.pages[name] = read_page(docs, path)
        except (UnicodeDecodeError, OSError):
            corpus.unreadable.append(
                Problem(
                    shown,
                    1,
                    "tep-hong",
                    "tệp không đọc được như văn bản UTF-8",
                    "lưu lại tệp bằng mã UTF-8, hoặc khôi phục bản trước",
                )
            )


def load_corpus(root: Path, today: date | None = None) -> Corpus:
    """Read the pages, the configuration and the data of a project.

    Whatever is wrong with a file becomes a problem (`corpus.unreadable`, `corpus.data.problems`); of a data file, what
    is sound is still there for the rules.

    Args:
        root: the folder with mkdocs.yml and docs/.
        today: the day on which dates are judged; the present one by default.
    """
    corpus = Corpus(root, today=today or present_day())
    read_documents(root, corpus)
    data = corpus.data
    corpus.nav, corpus.topics, corpus.redirects = data.nav, data.topics, data.redirects
    corpus.facts, corpus.terms, corpus.words = data.facts, data.terms, data.words
    # One file a case, each with a schema of its own (data_files.SCHEMAS).
    corpus.projects = {case.name: data.projects[case.data] for case in CASES}
    corpus.addresses = data.addresses
    return corpus


# Rules that keep readers and the build safe: no comment takes a page out of them.
NO_WAY_OUT = frozenset(("tep-hong", "loai-tep", "html", "long-nhau"))
_WAY_OUT = re.compile(r"<!--\s*check:\s*off\b\s*([^\s>]*)\s*(.*?)\s*-->")


@dataclass
class WayOut:
    """A comment that takes a line, or the block under it, out of one rule."""

    line: int
    rule: str
    reason: str
    covers: range
    used: bool = False


def ways_out(page: Page) -> list[WayOut]:
    """The comments `<!-- check: off rule reason -->` of a page.

    At the end of a line it covers that line; on a line of its own it covers the block under it, up to an empty line.
    """
    found = []
    for number, line in page.prose:
        match = _WAY_OUT.search(line)
        if not match:
            continue
        end = number
        if not _WAY_OUT.sub("", line).strip(" >"):
            while end < len(page.lines) and page.lines[end].strip(" >"):
                end += 1
        found.append(WayOut(number, match[1], match[2], range(number, end + 1)))
    return found


def covered(page: Page, problem: Problem) -> bool:
    """Whether a comment of a page takes a problem out, with a reason."""
    return any(out.rule == problem.rule and out.reason and problem.line in out.covers for out in ways_out(page))


def take_out(corpus: Corpus, problems: Iterable[Problem], known_rules: set[str]) -> list[Problem]:
    """Drop what the pages' own comments take out.

    Comments without a reason, of unknown rules or without use are problems themselves.
    """
    rule = "mien-tru"
    outs = {f"docs/{page.path}": ways_out(page) for page in corpus.judged}
    kept = []
    for problem in problems:
        written = outs.get(problem.path, []) if problem.rule in known_rules else []
        covering = [out for out in written if out.rule == problem.rule and out.reason and problem.line in out.covers]
        for out in covering:
            out.used = True
        if not covering:
            kept.append(problem)
    for path, comments in outs.items():
        for out in comments:
            if out.rule not in known_rules:
                kept.append(
                    Problem(
                        path,
                        out.line,
                        rule,
                        f"không có quy tắc “{out.rule}”, hoặc quy tắc ấy không miễn được",
                        "chép đúng tên trong ngoặc vuông; html và long-nhau thì phải sửa",
                    )
                )
            elif not out.reason:
                kept.append(
                    Problem(
                        path,
                        out.line,
                        rule,
                        f"miễn “{out.rule}” mà không nói lý do",
                        f"viết <!-- check: off {out.rule} lý do của bạn -->",
                    )
                )
            elif not out.used:
                kept.append(
                    Problem(path, out.line, rule, f"chỗ miễn “{out.rule}” không còn cần", "xóa dòng chú thích này")
                )
    return kept


# A difference between source and page needs no second line where one of these rules says what it comes from.
_NAMES_THE_CAUSE = frozenset(
    [
        "tep-hong", "html", "long-nhau", "khoi", "bang", "hop", "danh-sach", "tieu-de", "ky-hieu", "xuong-dong",
        "ky-tu", "lien-ket",
    ]
)  # fmt: skip


# A box that lost its sign adds its kind as a word ("Sai"), and does so after whatever stands before it: a line and a
# gap.
_BEFORE_A_BOX = 3


_TYPED_NUMBER = re.compile(r"“(\d+)\.” ở đầu dòng")


def _without_shifted(problems: Iterable[Problem]) -> list[Problem]:
    """Drop the entries of a list that count 1, 2, 3… and got other numbers only since a number above began the list.

    Args:
        problems: in the order of their pages and lines.
    """
    kept: list[Problem] = []
    path, reached, due = "", 0, 0
    for problem in problems:
        typed = _TYPED_NUMBER.search(problem.message) if problem.rule == "danh-sach" else None
        if not typed:
            kept.append(problem)
            continue
        number = int(typed[1])
        beside = problem.path == path and problem.line <= reached + 1
        path, reached = problem.path, max(problem.line, problem.until or 0)
        if beside and number == due:
            due += 1
            continue
        # After "1." a second "1." is a slip of its own; after "215." it is where the real list begins.
        due = 1 if number > 1 else 0
        kept.append(problem)
    return kept


def without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """Drop what only follows from another problem, which a rule names by its cause.

    Dropped are differences between source and page on the lines of a cause or beside them, the lines of a box that is
    none since its head is wrong, and the spelling of code that stands in a page by mistake.
    """
    problems = sorted(problems, key=lambda problem: (problem.path, problem.line))
    named: dict[str, list[int]] = {}
    boxes: set[tuple[str, int]] = set()
    code: set[tuple[str, int]] = set()
    for problem in problems:
        if not problem.until and problem.rule in _NAMES_THE_CAUSE:
            named.setdefault(problem.path, []).append(problem.line)
        if problem.rule == "hop":
            boxes.add((problem.path, problem.line))
        if problem.rule == "html":
            code.add((problem.path, problem.line))

    def is_echo(problem: Problem) -> bool:
        if problem.rule == "xuong-dong" and (problem.path, problem.line - 1) in boxes:
            return True
        if problem.rule == "chinh-ta" and (problem.path, problem.line) in code:
            return True
        after = _BEFORE_A_BOX if problem.rule == "mat-chu" else 1
        return bool(problem.until) and any(
            problem.line - 1 <= line <= problem.until + after for line in named.get(problem.path, [])
        )

    return [problem for problem in _without_shifted(problems) if not is_echo(problem)]


def check_all(corpus: Corpus, rules: dict[str, Rule]) -> list[Problem]:
    """Run the rules; every problem once, those of the first rules first, then by file and line.

    Args:
        corpus: the project.
        rules: rules by id, most useful first.
    """
    found: set[Problem] = set(corpus.unreadable)
    for rule in rules.values():
        found.update(rule(corpus))
    return in_order(without_echoes(take_out(corpus, found, set(rules) - NO_WAY_OUT)), rules)


def in_order(problems: Iterable[Problem], rules: Iterable[str]) -> list[Problem]:
    """Problems as an editor should read them: those of the first rules first, then by file and line."""
    order = {identifier: position for position, identifier in enumerate(rules)}
    return sorted(
        problems, key=lambda problem: (order.get(problem.rule, -1), problem.path, problem.line, problem.message)
    )
