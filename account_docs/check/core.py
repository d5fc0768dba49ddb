"""What every rule works on, and the run over all rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from account_docs.check.data import MKDOCS, Data
from account_docs.check.data_files import read_data
from account_docs.check.echoes import without_echoes
from account_docs.check.mending import mend
from account_docs.check.problem import Edit, Problem, Severity
from account_docs.check.suppressions import NEVER_SUPPRESSED, apply_suppressions
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


def _refusal(path: Path, inside: Path) -> tuple[str, str] | None:
    """Why what lies below docs/ is not read at all, and how to mend it; None for a folder or file that may be read."""
    if path.is_symlink() and not path.resolve().is_relative_to(inside):
        return "liên kết tượng trưng (symlink) trỏ ra ngoài docs/", "chép hẳn tệp vào docs/ thay cho symlink"
    if path.is_symlink() and path.is_dir():
        return "thư mục này là liên kết tượng trưng (symlink)", "chép hẳn các tệp vào docs/ thay cho symlink"
    if not path.is_file() and not path.is_dir():
        return "không phải một tệp thường", "xóa nó đi"
    return None


def _read_one(docs: Path, path: Path) -> Page | Problem:
    """A page, or why it can't be read safely."""
    shown = f"docs/{path.relative_to(docs).as_posix()}"
    if path.stat().st_size > MAXIMUM_BYTES:
        said = f"trang dài {path.stat().st_size // 1000} KB, quá {MAXIMUM_BYTES // 1000} KB"
        return Problem(shown, 1, "tep-hong", said, "chia thành nhiều trang, hoặc bỏ phần dán nhầm")
    try:
        if found := excess(path.read_text("utf-8")):
            return Problem(shown, found.line, "tep-hong", found.message, found.fix)
        return read_page(docs, path)
    except (UnicodeDecodeError, OSError):
        fix = "lưu lại tệp bằng mã UTF-8, hoặc khôi phục bản trước"
        return Problem(shown, 1, "tep-hong", "tệp không đọc được như văn bản UTF-8", fix)


def read_documents(root: Path, corpus: Corpus) -> None:
    """Read every file below docs/ into a corpus; what can't be read safely becomes a problem and is passed over."""
    docs = root / "docs"
    inside = docs.resolve()
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if refusal := _refusal(path, inside):
            corpus.unreadable.append(Problem(f"docs/{name}", 1, "tep-hong", *refusal))
        elif path.is_file():
            corpus.files.add(name)
            if path.suffix.lower() != ".md":
                continue
            read = _read_one(docs, path)
            if isinstance(read, Problem):
                corpus.unreadable.append(read)
            else:
                corpus.pages[name] = read


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


def check_all(corpus: Corpus, rules: dict[str, Rule]) -> list[Problem]:
    """Run the rules; every problem once, those of the first rules first, then by file and line.

    Args:
        corpus: the project.
        rules: rules by id, most useful first.
    """
    found: set[Problem] = set(corpus.unreadable)
    for rule in rules.values():
        found.update(rule(corpus))
    return in_order(without_echoes(apply_suppressions(corpus.judged, found, set(rules) - NEVER_SUPPRESSED)), rules)


def in_order(problems: Iterable[Problem], rules: Iterable[str]) -> list[Problem]:
    """Problems as an editor should read them: those of the first rules first, then by file and line."""
    order = {identifier: position for position, identifier in enumerate(rules)}
    return sorted(
        problems, key=lambda problem: (order.get(problem.rule, -1), problem.path, problem.line, problem.message)
    )
