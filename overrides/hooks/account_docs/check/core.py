"""What every rule works on and gives back, and the run over all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from account_docs.pages import Page, read_page
from account_docs.project import load_project


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    Attributes:
        path: file, relative to the project, with forward slashes.
        line: line number from 1.
        rule: id of the rule, ASCII.
        message: what is wrong, in Vietnamese.
        fix: how to mend it, in Vietnamese.
    """

    path: str
    line: int
    rule: str
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: [{self.rule}] {self.message} — cách sửa: {self.fix}"


@dataclass
class Corpus:
    """All that rules may look at.

    Attributes:
        root: the project's folder.
        pages: Markdown pages by path below docs/.
        files: every file below docs/ by path, pages included.
        nav: paths of the pages that mkdocs.yml lists.
        topics: names that `tags` may hold.
        facts: data/facts.yml by id.
        project: data/project.yml.
        today: the day on which dates are judged.
        unreadable: problems met while reading.
    """

    root: Path
    pages: dict[str, Page] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    nav: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    facts: dict[str, dict] = field(default_factory=dict)
    project: dict = field(default_factory=dict)
    today: date = field(default_factory=date.today)
    unreadable: list[Problem] = field(default_factory=list)

    def problem(self, page: Page, line: int, rule: str, message: str, fix: str) -> Problem:
        """A problem on a page of docs/."""
        return Problem(f"docs/{page.path}", line, rule, message, fix)


class _ConfigLoader(yaml.SafeLoader):
    """Reads mkdocs.yml without carrying out its tags."""


_ConfigLoader.add_multi_constructor("", lambda loader, suffix, node: None)
_ConfigLoader.add_constructor("!ENV", lambda loader, node: None)


def _nav_paths(items: object) -> Iterator[str]:
    """The Markdown paths in a `nav` of mkdocs.yml, at any depth."""
    if isinstance(items, str):
        yield items
    elif isinstance(items, dict):
        for value in items.values():
            yield from _nav_paths(value)
    elif isinstance(items, list):
        for value in items:
            yield from _nav_paths(value)


def load_corpus(root: Path, today: date | None = None) -> Corpus:
    """Read the pages, the configuration and the data of a project.

    Args:
        root: the folder with mkdocs.yml and docs/.
        today: the day on which dates are judged; the present one by default.
    """
    corpus = Corpus(root, today=today or date.today())
    docs = root / "docs"
    for path in sorted(docs.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(docs).as_posix()
        corpus.files.add(name)
        if path.suffix == ".md":
            try:
                corpus.pages[name] = read_page(docs, path)
            except (UnicodeDecodeError, OSError):
                corpus.unreadable.append(
                    Problem(f"docs/{name}", 1, "tep-hong", "tệp không đọc được như văn bản UTF-8", "lưu lại tệp bằng mã UTF-8, hoặc khôi phục bản trước")
                )
    config = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Loader=_ConfigLoader)  # noqa: S506  (a SafeLoader)
    corpus.nav = list(_nav_paths(config.get("nav")))
    corpus.topics = [topic["name"] for topic in config["extra"]["topics"]]
    facts = yaml.safe_load((root / "data" / "facts.yml").read_text("utf-8"))
    corpus.facts = facts["extra"]["facts"]
    corpus.project = load_project(root / "data" / "project.yml")
    return corpus


def check_all(corpus: Corpus, rules: Iterable[Callable[[Corpus], Iterable[Problem]]]) -> list[Problem]:
    """Run the rules and return every problem once, by file and line."""
    problems = set(corpus.unreadable)
    for rule in rules:
        problems.update(rule(corpus))
    return sorted(problems)
