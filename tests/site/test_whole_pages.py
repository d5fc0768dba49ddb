"""The finished pages, as they are published and as they are read from disk, hold all that their sources say."""

from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace

import pytest

from account_docs.check.lossless_built import built_losses
from account_docs.content.pages import read_page
from account_docs.hooks import whole_pages
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


def published(site: Path, path: str) -> str:
    """The HTML of a page of the published edition."""
    folder = site / path.removesuffix("index.md").removesuffix(".md")
    return (folder / "index.html").read_text("utf-8")


@pytest.mark.parametrize("path", PAGES)
def test_a_published_page_holds_its_source(site: Path, path: str) -> None:
    assert [str(problem) for problem in built_losses(read_page(DOCS, DOCS / path), published(site, path))] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_read_from_disk_holds_its_source(offline_site: Path, path: str) -> None:
    output = (offline_site / f"{path.removesuffix('.md')}.html").read_text("utf-8")
    assert [str(problem) for problem in built_losses(read_page(DOCS, DOCS / path), output)] == []


PATH = "giao-tiep/nhan-brief.md"
LOST = [
    ("chỗ brief hay thiếu", "chỗ brief thiếu"),
    ("Câu ấy không sai.", "Câu ấy sai."),
    (">1. Lý do làm lúc này</td>", "></td>"),
    (">Chỉ nói mùa thấp điểm</td>", ">Chỉ nói mùa thấp điểm</td><td>thêm</td>"),
]


@pytest.mark.parametrize(("whole", "less"), LOST)
def test_what_a_later_step_loses_is_named_with_the_line_of_the_source(whole: str, less: str, site: Path) -> None:
    output = published(site, PATH)
    assert whole in output
    page = read_page(DOCS, DOCS / PATH)
    words = whole.strip("></td")
    lines = [number for number, line in enumerate(page.lines, start=1) if words in line]
    found = built_losses(page, output.replace(whole, less))
    assert any(problem.line in lines for problem in found), [str(problem) for problem in found]


def test_the_build_warns_of_it(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    output = published(site, PATH).replace("Câu ấy không sai.", "Câu ấy sai.")
    page = SimpleNamespace(file=SimpleNamespace(src_uri=PATH))
    config = SimpleNamespace(docs_dir=str(DOCS), extra={})
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        assert whole_pages.on_post_page(output, page=page, config=config) == output
    assert [record.getMessage().split(" ")[1] for record in caplog.records] == ["[mat-chu]"]
    assert caplog.records[0].getMessage().startswith(f"docs/{PATH}:")
