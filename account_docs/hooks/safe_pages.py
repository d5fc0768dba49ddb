"""Nothing unsafe gets into a page: the gates of a build, and what a preview shows in their place.

A build stops with the `path:line` of everything that is wrong. A preview (`serve`) goes on: a page that may not be
shown says why, everything else is as it is, and the next change of a file is a new try.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

# `mkdocs build` without run.py does not know the project's folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from account_docs.check.clean_pages import CleanPages
from account_docs.check.core import Corpus, Problem, read_documents
from account_docs.check.rules import safety
from account_docs.check.safety import located
from account_docs.html.notices import head_alone, notice
from account_docs.html.safety import judge
from account_docs.site.csp import UnsafePage, judge_site, write_policy

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_served = False
_corpus = Corpus(Path())
# What is wrong, by the path of the file below docs/.
_problems: dict[str, list[Problem]] = {}


def on_startup(command: str, **_: Any) -> None:
    """Remember whether MkDocs serves."""
    global _served
    _served = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Judge all documents: a build stops here, a preview remembers what it may not show."""
    global _corpus
    _corpus = Corpus(Path(config.config_file_path).parent)
    read_documents(_corpus.root, _corpus)
    found = _judge_changed(_corpus)
    if found and not _served:
        raise Abort(_listed(found))
    _problems.clear()
    for problem in found:
        _problems.setdefault(problem.path.removeprefix("docs/"), []).append(problem)
    if _served:
        _go_on_at_warnings()
    # Whoever serves shows it around the pages (account_docs.commands.serve).
    config.extra["problems"] = [str(problem) for problem in found]
    return config


def _judge_changed(corpus: Corpus) -> list[Problem]:
    """What is wrong with the documents; pages that passed an earlier build as they are now pass this one."""
    clean = CleanPages(corpus)
    changed = clean.others(corpus.pages.values())
    found = safety(replace(corpus, only=changed))
    faulty = {problem.path.removeprefix("docs/") for problem in found}
    clean.keep(page for path, page in corpus.pages.items() if path in changed - faulty)
    return found


def _go_on_at_warnings() -> None:
    """Let a preview pass over warnings, at which a strict build stops."""
    log = logging.getLogger("mkdocs")
    for handler in [handler for handler in log.handlers if isinstance(handler, CountHandler)]:
        log.removeHandler(handler)


def _listed(problems: list[Problem]) -> str:
    """One problem a line."""
    return "\n".join(str(problem) for problem in problems)


def on_files(files: Files, **_: Any) -> Files:
    """Leave out of a preview the pictures and other files that may not be published."""
    for file in list(files):
        if file.src_uri in _problems and not file.is_documentation_page():
            files.remove(file)
    return files


def on_page_read_source(page: Page, **_: Any) -> str | None:
    """Give MkDocs nothing of a page that it could choke on; its place and its title stay."""
    path = page.file.src_uri
    return head_alone(_corpus.pages.get(path), path) if path in _problems else None


@event_priority(100)
def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Judge what MkDocs itself rendered, before our own steps add to it."""
    path = page.file.src_uri
    if path not in _problems and (findings := judge(html)):
        source = _corpus.pages.get(path)
        _problems[path] = (
            [*located(_corpus, source, findings)]
            if source
            else [Problem(f"docs/{path}", 1, "html", findings[0].message, findings[0].fix)]
        )
    return notice(_problems[path]) if path in _problems else html


def on_env(env: Any, config: MkDocsConfig, **_: Any) -> None:
    """Stop a build when some page may not be shown: by now all are known."""
    found = sorted(problem for problems in _problems.values() for problem in problems)
    config.extra["problems"] = [str(problem) for problem in found]
    if found and not _served:
        raise Abort(_listed(found))


@event_priority(-50)
def on_post_build(config: MkDocsConfig) -> None:
    """Read the finished pages once more; write the policy of the published edition."""
    folder, templates = Path(config.site_dir), [Path(folder) for folder in config.theme.dirs]
    try:
        # Opened from disk, a page has no "self" that a policy could name; a preview has a script of MkDocs's own.
        if config.extra.get("offline") or _served:
            judge_site(folder, templates)
        else:
            write_policy(folder, templates)
    except UnsafePage as error:
        raise Abort(str(error)) from error
