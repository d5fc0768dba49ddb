"""Rules about links, anchors, pictures and the navigation."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from account_docs.check.core import Corpus, Problem
from account_docs.check.front_matter import nearest, nearest_choice
from account_docs.content.pages import Link, Page

# Anchors that the templates give to every page.
_TEMPLATE_ANCHORS = {"noi-dung", "bao-loi", "bai-viet-cung-chu-de", "nguon-va-ngay-kiem-chung"}


def _target(page_path: str, path: str) -> str:
    """Path below docs/ that a relative link of a page means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page_path), unquote(path))) if path else page_path


def _inside(corpus: Corpus) -> Iterator[tuple[Page, Link, SplitResult]]:
    """Every link that stays within the site; broken addresses come with an empty split."""
    for page in corpus.pages.values():
        for link in page.links:
            try:
                parts = urlsplit(link.target)
            except ValueError:
                parts = SplitResult("", "", "?", "", "")
            if not parts.scheme and not parts.netloc:
                yield page, link, parts


def links(corpus: Corpus) -> Iterator[Problem]:
    """Every link inside leads to a page or a file that exists."""
    rule = "lien-ket"
    for page, link, parts in _inside(corpus):
        if not link.target:
            yield corpus.problem(page, link.line, rule, "liên kết không có địa chỉ", "ghi đường dẫn tới trang trong ngoặc tròn")
        elif parts.path.startswith("/"):
            yield corpus.problem(page, link.line, rule, f"địa chỉ “{link.target}” bắt đầu bằng dấu /", "ghi đường dẫn tương đối tới tệp .md, ví dụ ../tai-chinh/bao-gia.md")
        elif (target := _target(page.path, parts.path)) not in corpus.files:
            close = nearest_choice(target, corpus.files)
            right = posixpath.relpath(close, posixpath.dirname(page.path)) if close else None
            mend = f"thay bằng “{right}” nếu đúng là trang ấy" if right else "sửa đường dẫn; nó tính từ chỗ của trang đang sửa"
            yield corpus.problem(page, link.line, rule, f"không có “{link.target}”", mend)


def anchors(corpus: Corpus) -> Iterator[Problem]:
    """Every link to a place within a page leads to a heading that exists."""
    for page, link, parts in _inside(corpus):
        target, anchor = _target(page.path, parts.path), unquote(parts.fragment)
        if not anchor or target not in corpus.pages or parts.path.startswith("/"):
            continue
        there = corpus.pages[target]
        known = {heading.id for heading in there.headings} | _TEMPLATE_ANCHORS
        known |= {f"nguon-{fact}".lower() for fact in there.listed("facts")}
        if anchor not in known:
            yield corpus.problem(page, link.line, "neo", f"trang {target} không có mục “#{anchor}”{nearest(anchor, known)}", "chép neo từ dấu # cạnh tiêu đề trên trang đã dựng")


def navigation(corpus: Corpus) -> Iterator[Problem]:
    """Every page stands in the navigation of mkdocs.yml, and the navigation names only pages that exist."""
    lines = (corpus.root / "mkdocs.yml").read_text("utf-8").split("\n")
    for path in corpus.nav:
        if path not in corpus.pages and "://" not in path:
            line = next((number for number, text in enumerate(lines, start=1) if path in text), 1)
            yield Problem("mkdocs.yml", line, "muc-luc", f"mục lục ghi “{path}” mà không có trang này{nearest(path, set(corpus.pages))}", "sửa đường dẫn hoặc bỏ dòng")
    for path, page in corpus.pages.items():
        if path not in corpus.nav:
            yield corpus.problem(page, 1, "muc-luc", "trang chưa có trong mục lục", f"thêm “- {path}” vào phần nav của mkdocs.yml")
