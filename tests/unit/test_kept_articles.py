"""A build renders only pages that have changed, and nobody can tell from the pages that it did."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

from account_docs.content.build_cache import BuildCache
from account_docs.site.kept_articles import KeptArticles

PAGES = {
    "index.md": "# Đầu\n\n[B](b.md#phan-hai) và [chính mục này](#dau).\n",
    "b.md": "# B\n\n## Phần hai\n\n### Nhỏ hơn\n",
}


class _Site:
    """A few pages, rendered again as often as a test wants."""

    def __init__(self, folder: Path) -> None:
        self.docs = folder / "docs"
        self.docs.mkdir()
        (folder / "mkdocs.yml").write_text("site_name: Thử\nvalidation: {anchors: warn}\n", "utf-8")
        for name, text in PAGES.items():
            (self.docs / name).write_text(text, "utf-8")
        self.settings = folder / "mkdocs.yml"
        self.rendered: list[str] = []
        self.kept = BuildCache("articles", folder)

    def build(self) -> dict[str, Page]:
        """Render all pages as one build does; `rendered` tells which MkDocs itself had to render."""
        self.rendered.clear()
        plain = getattr(Page.render, "kept", None)
        render = plain._render if plain else Page.render

        def noted(page: Page, config: MkDocsConfig, files: Files) -> None:
            self.rendered.append(page.file.src_uri)
            render(page, config, files)

        config = load_config(config_file=str(self.settings))
        files = get_files(config)
        pages: dict[str, Page] = {}
        articles = KeptArticles(noted, self.kept)
        for file in files.documentation_pages():
            page = Page(None, file, config)
            page.read_source(config)
            articles.render(page, config, files)
            pages[file.src_uri] = page
        for page in pages.values():
            page.validate_anchor_links(files=files, log_level=logging.WARNING)
        return pages


def _state(page: Page) -> list[Any]:
    return [page.content, str(page.toc), [link.active for link in page.toc if hasattr(link, "active")], page.title,
            page.present_anchor_ids]  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> _Site:
    """The pages in a folder of their own."""
    return _Site(tmp_path)


def test_what_has_not_changed_is_not_rendered_again(site: _Site) -> None:
    first = {name: _state(page) for name, page in site.build().items()}
    assert sorted(site.rendered) == ["b.md", "index.md"]
    assert {name: _state(page) for name, page in site.build().items()} == first
    assert site.rendered == []


def test_a_page_that_has_changed_is_rendered_alone(site: _Site) -> None:
    site.build()
    (site.docs / "b.md").write_text(PAGES["b.md"] + "\nThêm.\n", "utf-8")
    assert "<p>Thêm.</p>" in (site.build()["b.md"].content or "")
    assert site.rendered == ["b.md"]


def test_other_settings_and_other_files_render_all(site: _Site) -> None:
    site.build()
    (site.docs / "c.md").write_text("# C\n", "utf-8")
    site.build()
    assert sorted(site.rendered) == ["b.md", "c.md", "index.md"]
    site.settings.write_text(site.settings.read_text("utf-8") + "markdown_extensions: [attr_list]\n", "utf-8")
    site.build()
    assert sorted(site.rendered) == ["b.md", "c.md", "index.md"]


def test_a_lost_anchor_is_named_although_the_page_with_the_link_is_kept(
    site: _Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.build()
    (site.docs / "b.md").write_text("# B\n", "utf-8")
    caplog.clear()
    site.build()
    assert site.rendered == ["b.md"]
    assert "phan-hai" in caplog.text


def test_a_page_with_a_broken_link_says_so_each_time(site: _Site, caplog: pytest.LogCaptureFixture) -> None:
    (site.docs / "b.md").write_text("[x](khong-co.md)\n", "utf-8")
    for _ in range(2):
        caplog.clear()
        site.build()
        assert "khong-co.md" in caplog.text
