"""What MkDocs made of a page's Markdown is kept: a build renders only the pages that have changed.

To render is a third of a build, and MkDocs has no setting for it, so its method is wrapped. What it makes depends on
the page, the settings and the addresses of all files; a page about which it has something to say is rendered each
time, so that it says it each time.
"""

from __future__ import annotations

import json
import logging
from collections import UserDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from account_docs.content import vietnamese
from account_docs.content.build_cache import BuildCache, digest, program

Render = Callable[[Page, MkDocsConfig, Files], None]


class _Heard(logging.Handler):
    """Knows whether something was said since it listens."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.anything = False

    def emit(self, record: logging.LogRecord) -> None:
        """Note that something was said."""
        self.anything = True


def _plainly(value: Any) -> Any:
    """A setting that JSON does not hold: a group of settings, or a function of our program, which its name tells."""
    return dict(value) if isinstance(value, UserDict) else f"{value.__module__}.{value.__qualname__}"


def _links(items: list[Any]) -> list[AnchorLink]:
    """Entries of a table of contents from their plain form."""
    made = []
    for title, anchor, depth, children in items:
        link = AnchorLink(title, anchor, depth)
        link.children = _links(children)
        made.append(link)
    return made


def _plain(links: list[AnchorLink]) -> list[Any]:
    """Entries of a table of contents in a form that JSON holds."""
    return [[link.title, link.id, link.level, _plain(link.children)] for link in links]


class KeptArticles:
    """Renders pages by MkDocs, each state of a page once."""

    def __init__(self, render: Render, kept: BuildCache) -> None:
        """Wrap the way in which MkDocs renders.

        Args:
            render: `Page.render` of MkDocs.
            kept: where the results are kept.
        """
        self._render = render
        self._kept = kept
        self._made_by = program(
            Path(__file__), Path(vietnamese.__file__), libraries=("mkdocs", "Markdown", "pymdown-extensions")
        )
        self._for: tuple[Files, str] | None = None

    def _surroundings(self, config: MkDocsConfig, files: Files) -> str:
        """What all pages of a build depend on: the settings, and where each file is."""
        if self._for is None or self._for[0] is not files:
            settings = json.dumps(
                [config.markdown_extensions, config.mdx_configs, config.validation, config.use_directory_urls],
                default=_plainly,
                sort_keys=True,
            )
            places = "\n".join(sorted(f"{file.src_uri} {file.url} {file.inclusion.name}" for file in files))
            self._for = files, digest(self._made_by, settings, places)
        return self._for[1]

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Give a page its article, contents and anchors, as `Page.render` does.

        Args:
            page: the page, its source read.
            config: the settings.
            files: all files of the site.
        """
        name = digest(self._surroundings(config, files), page.file.src_uri, page.markdown or "")
        known = self._kept.get(name)
        if known is not None:
            self._restore(page, json.loads(known), files)
            return
        heard, log = _Heard(), logging.getLogger("mkdocs")
        log.addHandler(heard)
        try:
            self._render(page, config, files)
        finally:
            log.removeHandler(heard)
        # Without links, as at a very talkative run, a later build could not say which of them lead nowhere.
        if not heard.anything and page.links_to_anchors is not None:
            self._kept.put(name, json.dumps(self._state(page), ensure_ascii=False).encode("utf-8", "surrogatepass"))

    @staticmethod
    def _state(page: Page) -> dict[str, Any]:
        """What rendering gave a page."""
        return {
            "content": page.content,
            "toc": _plain(page.toc.items),
            "title": page._title_from_render,
            "anchors": sorted(page.present_anchor_ids or ()),
            "links": {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
        }

    @staticmethod
    def _restore(page: Page, state: dict[str, Any], files: Files) -> None:
        """Give a page what rendering gave it before."""
        page.content = state["content"]
        links = _links(state["toc"])
        if links:
            links[0].active = True  # type: ignore[attr-defined]  # As mkdocs.structure.toc.get_toc does.
        page.toc = TableOfContents(links)
        page._title_from_render = state["title"]
        page.present_anchor_ids = set(state["anchors"])
        page.links_to_anchors = {
            file: anchors
            for source, anchors in state["links"].items()
            if (file := files.get_file_from_path(source)) is not None
        }


def keep_articles() -> None:
    """Let MkDocs render a page only when it has changed; calling it again changes nothing."""
    if not hasattr(Page.render, "kept"):
        articles = KeptArticles(Page.render, BuildCache("articles"))

        def render(page: Page, config: MkDocsConfig, files: Files) -> None:
            articles.render(page, config, files)

        render.kept = articles  # type: ignore[attr-defined]  # a function that says what it is
        setattr(Page, "render", render)  # noqa: B010  (the type checker takes a method for fixed)
