"""What every rule works on and gives back, the way out of a rule, and the run over all rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from account_docs.content.limits import excess
from account_docs.content.pages import MAXIMUM_BYTES, Page, read_page
from account_docs.content.rendering import Renderer


@dataclass(frozen=True, order=True)
class Edit:
    """A mechanical mend: what stands between two columns (from 0) of a line (from 1) becomes something else."""

    line: int
    start: int
    end: int
    new: str


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    Attributes:
        path: file, relative to the project, with forward slashes.
        line: line number from 1.
        rule: id of the rule, ASCII.
        message: what is wrong, in Vietnamese.
        fix: how to mend it, in Vietnamese.
        edits: how `--fix` mends it; empty when a person has to.
        until: where a comparison of source and page differs, the last line of the place; 0 for what a rule saw itself.
    """

    path: str
    line: int
    rule: str
    message: str
    fix: str
    edits: tuple[Edit, ...] = ()
    until: int = 0

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
        redirects: old page paths to new ones, as mkdocs.yml has them.
        facts: data/facts.yml by id.
        project: data/project.yml.
        terms: data/terms.yml.
        words: data/words.yml: allowed foreign words, and renderings that are not ours.
        addresses: page paths that were published once.
        today: the day on which dates are judged.
        unreadable: problems met while reading.
    """

    root: Path
    pages: dict[str, Page] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    nav: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    facts: dict[str, dict] = field(default_factory=dict)
    project: dict = field(default_factory=dict)
    terms: list[dict] = field(default_factory=list)
    words: dict = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    today: date = field(default_factory=date.today)
    unreadable: list[Problem] = field(default_factory=list)
    _known: dict[tuple[str, str], tuple[Page, Any]] = field(default_factory=dict, repr=False)
    _renderer: Renderer | None = field(default=None, repr=False)

    def once(self, page: Page, name: str, make: Callable[[Page], Any]) -> Any:
        """What several rules want to know of a page, worked out once.

        Args:
            page: the page; when it changed, it is another one.
            name: what is wanted.
            make: works it out.
        """
        known = self._known.get((page.path, name))
        if known is None or known[0] is not page:
            known = self._known[page.path, name] = (page, make(page))
        return known[1]

    def html(self, page: Page) -> str | None:
        """The article of a page as the build renders it from its body; each page is rendered once.

        None where Markdown gives up on the page: rules that judge what a reader gets pass it over,
        and the rule "tep-hong" names it.
        """
        self._renderer = renderer = self._renderer or Renderer(self.root)
        return self.once(page, "html", lambda page: renderer.html("\n".join(page.lines[page.body_start :])))

    def problem(self, page: Page, line: int, rule: str, message: str, fix: str, *edits: Edit) -> Problem:
        """A problem on a page of docs/."""
        return Problem(f"docs/{page.path}", line, rule, message, fix, edits)


Rule = Callable[[Corpus], Iterable[Problem]]


class BrokenFile(Exception):
    """A file that the whole check rests on can't be read.

    Attributes:
        problem: which one, where, and how to mend it.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


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


def _redirects(config: dict) -> dict[str, str]:
    """The redirect map of mkdocs.yml."""
    for plugin in config.get("plugins") or []:
        if isinstance(plugin, dict) and "redirects" in plugin:
            return (plugin["redirects"] or {}).get("redirect_maps") or {}
    return {}


# The data files are long; PyYAML's loader in C reads them eight times as fast, where it was built.
_DataLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _load(root: Path, name: str, loader: type = _DataLoader) -> Any:
    """Read a YAML file of the project.

    Raises:
        BrokenFile: it is missing or no YAML.
    """
    try:
        return yaml.load((root / name).read_text("utf-8"), Loader=loader)  # noqa: S506  (safe loaders only)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise BrokenFile(Problem(name, line, "cau-hinh", "tệp cấu hình hoặc dữ liệu không đọc được", "xem lại dòng này và dòng trên nó: thụt lề bằng dấu cách, đủ ngoặc, đủ dấu hai chấm")) from error


def read_documents(root: Path, corpus: Corpus) -> None:
    """Read every file below docs/ into a corpus; what can't be read safely becomes a problem and is passed over."""
    docs = root / "docs"
    inside = docs.resolve()
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        shown = f"docs/{name}"
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            corpus.unreadable.append(Problem(shown, 1, "tep-hong", "liên kết tượng trưng (symlink) trỏ ra ngoài docs/", "chép hẳn tệp vào docs/ thay cho symlink"))
            continue
        if path.is_symlink() and path.is_dir():
            corpus.unreadable.append(Problem(shown, 1, "tep-hong", "thư mục này là liên kết tượng trưng (symlink)", "chép hẳn các tệp vào docs/ thay cho symlink"))
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
            corpus.unreadable.append(Problem(shown, 1, "tep-hong", f"trang dài {size} KB, quá {MAXIMUM_BYTES // 1000} KB", "chia thành nhiều trang, hoặc bỏ phần dán nhầm"))
            continue
        try:
            if found := excess(path.read_text("utf-8")):
                corpus.unreadable.append(Problem(shown, found.line, "tep-hong", found.message, found.fix))
                continue
            corpus.pages[name] = read_page(docs, path)
        except (UnicodeDecodeError, OSError):
            corpus.unreadable.append(Problem(shown, 1, "tep-hong", "tệp không đọc được như văn bản UTF-8", "lưu lại tệp bằng mã UTF-8, hoặc khôi phục bản trước"))


def load_corpus(root: Path, today: date | None = None) -> Corpus:
    """Read the pages, the configuration and the data of a project.

    Args:
        root: the folder with mkdocs.yml and docs/.
        today: the day on which dates are judged; the present one by default.

    Raises:
        BrokenFile: mkdocs.yml or a file of data/ is missing or no YAML.
    """
    corpus = Corpus(root, today=today or date.today())
    read_documents(root, corpus)
    config = _load(root, "mkdocs.yml", _ConfigLoader)
    corpus.nav = list(_nav_paths(config.get("nav")))
    corpus.redirects = _redirects(config)
    corpus.topics = [topic["name"] for topic in config["extra"]["topics"]]
    corpus.facts = _load(root, "data/facts.yml")["extra"]["facts"]
    corpus.terms = _load(root, "data/terms.yml")["extra"]["terms"]
    corpus.words = _load(root, "data/words.yml")
    corpus.project = _load(root, "data/project.yml")
    listed = (root / "data" / "addresses.txt").read_text("utf-8").split("\n")
    corpus.addresses = [line for line in listed if line and not line.startswith("#")]
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


def take_out(corpus: Corpus, problems: Iterable[Problem], known_rules: set[str]) -> list[Problem]:
    """Drop what the pages' own comments take out; comments without reason, of unknown rules or without use are problems."""
    rule = "mien-tru"
    outs = {f"docs/{path}": ways_out(page) for path, page in corpus.pages.items()}
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
                kept.append(Problem(path, out.line, rule, f"không có quy tắc “{out.rule}”, hoặc quy tắc ấy không miễn được", "chép đúng tên trong ngoặc vuông; html và long-nhau thì phải sửa"))
            elif not out.reason:
                kept.append(Problem(path, out.line, rule, f"miễn “{out.rule}” mà không nói lý do", f"viết <!-- check: off {out.rule} lý do của bạn -->"))
            elif not out.used:
                kept.append(Problem(path, out.line, rule, f"chỗ miễn “{out.rule}” không còn cần", "xóa dòng chú thích này"))
    return kept


# A difference between source and page needs no second line where one of these rules says what it comes from.
_NAMES_THE_CAUSE = frozenset(
    "tep-hong html long-nhau khoi bang hop danh-sach tieu-de ky-hieu xuong-dong ky-tu lien-ket".split()
)  # fmt: skip


def without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """Drop the differences between source and page that a rule names by their cause, on their lines or beside them."""
    problems = list(problems)
    named: dict[str, list[int]] = {}
    for problem in problems:
        if not problem.until and problem.rule in _NAMES_THE_CAUSE:
            named.setdefault(problem.path, []).append(problem.line)

    def is_echo(problem: Problem) -> bool:
        return bool(problem.until) and any(problem.line - 1 <= line <= problem.until + 1 for line in named.get(problem.path, []))

    return [problem for problem in problems if not is_echo(problem)]


def check_all(corpus: Corpus, rules: dict[str, Rule]) -> list[Problem]:
    """Run the rules; every problem once, those of the first rules first, then by file and line.

    Args:
        corpus: the project.
        rules: rules by id, most useful first.
    """
    found: set[Problem] = set(corpus.unreadable)
    for rule in rules.values():
        found.update(rule(corpus))
    order = {identifier: position for position, identifier in enumerate(rules)}
    problems = without_echoes(take_out(corpus, found, set(rules) - NO_WAY_OUT))
    return sorted(problems, key=lambda problem: (order.get(problem.rule, -1), problem.path, problem.line, problem.message))


def mend(root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Carry out the mechanical mends in the files; return the problems that had one.

    Args:
        root: the project's folder.
        problems: what the check found.
    """
    mended = [problem for problem in problems if problem.edits]
    for name in sorted({problem.path for problem in mended}):
        path = root / name
        text = path.read_bytes().decode("utf-8")
        lines = text.split("\n")  # A carriage return stays at the end of its line.
        edits = sorted({edit for problem in mended if problem.path == name for edit in problem.edits}, reverse=True)
        before: Edit | None = None
        for edit in edits:
            # Two rules that want the same letters: the first run mends one, the next run the other.
            if before and before.line == edit.line and edit.end > before.start:
                continue
            line = lines[edit.line - 1]
            lines[edit.line - 1] = line[: edit.start] + edit.new + line[edit.end :]
            before = edit
        unfinished = path.with_name(path.name + ".part")
        unfinished.write_bytes("\n".join(lines).encode("utf-8"))
        unfinished.replace(path)
    return mended
