"""Rules about links, anchors, pictures and the navigation."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from account_docs.check.core import Corpus, Problem
from account_docs.check.front_matter import nearest

# Anchors that the templates give to every page.
_TEMPLATE_ANCHORS = {"noi-dung", "bai-viet-cung-chu-de", "nguon-va-ngay-kiem-chung"}


def links(corpus: Corpus) -> Iterator[Problem]:
    """Every link inside leads to a page, a file or a heading that exists."""
    for page in corpus.pages.values():
        for link in page.links:
            parts = urlsplit(link.target)
            if parts.scheme or parts.netloc:
                continue
            if not link.target:
                yield corpus.problem(page, link.line, "lien-ket", "liên kết không có địa chỉ", "ghi đường dẫn tới trang trong ngoặc tròn")
                continue
            if parts.path.startswith("/"):
                yield corpus.problem(page, link.line, "lien-ket", f"địa chỉ “{link.target}” bắt đầu bằng dấu /", "ghi đường dẫn tương đối tới tệp .md, ví dụ ../tai-chinh/bao-gia.md")
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path))) if parts.path else page.path
            if target not in corpus.files:
                yield corpus.problem(page, link.line, "lien-ket", f"không có “{link.target}”{nearest(target, corpus.files)}", "sửa đường dẫn; nó tính từ chỗ của trang đang sửa")
                continue
            anchor = unquote(parts.fragment)
            if anchor and target in corpus.pages:
                known = {heading.id for heading in corpus.pages[target].headings} | _TEMPLATE_ANCHORS
                known |= {f"nguon-{fact}".lower() for fact in corpus.pages[target].meta.get("facts") or []}
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
