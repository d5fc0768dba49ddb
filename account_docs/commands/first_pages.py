"""A changed page is seen before the whole site is built anew.

What the last whole build knew of the site (its pages, their order, the templates) is kept, and with it the few pages
that someone looks at are built alone, by the same steps. A change that is more than the text of pages or the data that
templates show is left to the whole build, which follows in any case: it tells what else has changed, such as the list
of related articles of another page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

# What MkDocs does with one page; its `build` does it with all of them.
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.plugins import BasePlugin

from account_docs.check.core import Corpus, read_documents
from account_docs.check.rules import safety
from account_docs.commands.build import refuse_broken_data
from account_docs.content.yaml_lines import load_plain
from account_docs.site.active_content import TemplateScripts, active_content
from account_docs.site.bundles import bundled
from account_docs.site.hashed_assets import stamp_page

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

LOG = logging.getLogger("mkdocs.serve")
# What mkdocs.yml inherits: their `extra` is what templates show.
INHERITED = ("data/stations.yml", "data/terms.yml", "data/facts.yml")
# More pages at once are no longer quicker than all of them.
_MOST = 8

Stamps = dict[str, tuple[int, int]]


class Overtaken(BaseException):
    """A newer change has come: the build of an older one is given up.

    Not an Exception, since MkDocs reports any of these as an error of the page that it is at.
    """


class NotAlone(Exception):
    """The change is one for the whole build."""


class Keeper(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it has no settings, MkDocs no types there
    """Keeps what a build makes of the site, and gives the build up when a newer change has come."""

    def __init__(self, is_overtaken: Callable[[], bool]) -> None:
        """Ask a question before each page."""
        self.is_overtaken = is_overtaken
        self.nav: Navigation | None = None
        self.env: Environment | None = None
        self.files: Files | None = None

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        """Keep the order of pages."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, files: Files, **_: Any) -> Environment:
        """Keep the templates, and the pages with all that is known of them by now."""
        self.env, self.files = env, files
        return env

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        """Go on with the text of a page, or give up."""
        self._go_on()
        return page

    def on_page_context(self, context: Any, **_: Any) -> Any:
        """Go on with writing a page, or give up."""
        self._go_on()
        return context

    def _go_on(self) -> None:
        if self.is_overtaken():
            raise Overtaken


@dataclass
class Whole:
    """What a whole build knew.

    Attributes:
        root: the folder with mkdocs.yml.
        config: the configuration, as the steps of the build left it.
        keeper: the rest.
        stamps: the files that it was built from.
    """

    root: Path
    config: MkDocsConfig
    keeper: Keeper
    stamps: Stamps = field(default_factory=dict)


def stamps(root: Path, names: Iterable[str]) -> Stamps:
    """Time and size of each file of some folders, by path; what Python keeps of its own is left out.

    Args:
        root: the project.
        names: folders and files of it.
    """
    found: Stamps = {}
    for name in names:
        top = root / name
        for path in [top] if top.is_file() else top.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                known = path.stat()
                found[path.relative_to(root).as_posix()] = (known.st_mtime_ns, known.st_size)
    return found


def changed(before: Stamps, now: Stamps) -> set[str]:
    """Paths of the files that came, went or changed."""
    return {path for path in {*before, *now} if before.get(path) != now.get(path)}


def show_first(whole: Whole, paths: set[str], in_sight: Iterable[str]) -> bool:
    """Build the pages of a change alone, into the folder of the last whole build.

    Args:
        whole: that build.
        paths: of the files that changed since.
        in_sight: paths of pages below the folder, "giao-tiep/index.html", that someone looks at.

    Returns:
        Whether the change is seen now; if not, everything is as it was.
    """
    try:
        pages = _pages_of(whole, paths, in_sight)
        _refuse(whole, paths)
        if not all(path.startswith("docs/") for path in paths):
            whole.config.extra.update(_inherited(whole.root))
        for page in pages:
            _show(whole, page)
    except NotAlone:
        return False
    # Whatever it is, the whole build that follows meets it too and tells it.
    except (Exception, SystemExit) as error:  # noqa: BLE001  (see above)
        LOG.debug("Not shown first: %s", error)
        return False
    return bool(pages)


def _pages_of(whole: Whole, paths: set[str], in_sight: Iterable[str]) -> list[Page]:
    """The pages to build alone.

    Raises:
        NotAlone: they are too many, or the change is of another kind.
    """
    files = list(whole.keeper.files or ())
    by_source = {f"docs/{file.src_uri}": file.page for file in files if file.page}
    by_place = {file.dest_uri: file.page for file in files if file.page}
    if paths <= set(INHERITED):
        pages = [by_place[path] for path in in_sight if path in by_place]
    elif all(path in by_source and (whole.root / path).is_file() for path in paths):
        pages = [by_source[path] for path in sorted(paths)]
    else:
        raise NotAlone
    if len(pages) > _MOST:
        raise NotAlone
    return pages


def _refuse(whole: Whole, paths: set[str]) -> None:
    """Stop at what a whole build would stop at.

    Raises:
        mkdocs.exceptions.Abort: the data can't be used.
        NotAlone: a page may not be shown; the whole build says why.
    """
    if paths <= set(INHERITED):
        refuse_broken_data(whole.root)
        return
    corpus = Corpus(whole.root, only=frozenset(path.removeprefix("docs/") for path in paths))
    read_documents(whole.root, corpus)
    if safety(corpus):
        raise NotAlone


def _inherited(root: Path) -> dict[str, Any]:
    """What templates show of the data."""
    found: dict[str, Any] = {}
    for name in INHERITED:
        found |= load_plain((root / name).read_text("utf-8"))["extra"]
    return found


def _show(whole: Whole, page: Page) -> None:
    """Build one page; when that fails, the last one stays.

    Raises:
        NotAlone: the finished page may not be shown.
    """
    config, keeper = whole.config, whole.keeper
    if keeper.nav is None or keeper.env is None or keeper.files is None:
        raise NotAlone
    path = Path(page.file.abs_dest_path)
    last = path.read_bytes()
    try:
        _populate_page(page, config, keeper.files)
        _build_page(page, config, keeper.files.documentation_pages(), keeper.nav, keeper.env)
        text = bundled(path.read_text("utf-8"))
        own = TemplateScripts([Path(folder) for folder in config.theme.dirs])
        if [*active_content(text, own)]:
            raise NotAlone
        path.write_text(text, "utf-8", newline="\n")
        stamp_page(path, page.file.dest_uri, config.extra["asset_hashes"])
    except BaseException:
        path.write_bytes(last)
        raise
