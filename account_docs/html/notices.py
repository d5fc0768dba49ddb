"""What a preview shows of a page that may not be shown: its title, and what is to be mended."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from account_docs.check.core import Problem
    from account_docs.content.pages import Page


def head_alone(page: Page | None, path: str) -> str:
    """The source of a page without its body, for MkDocs to read in its place.

    Args:
        page: the page; None when it can't be read at all.
        path: its path below docs/, which then is its title.
    """
    if page is None or not page.meta:
        return f"---\ntitle: {json.dumps(path)}\n---\n"
    return "\n".join(page.lines[: page.body_start]) + "\n"


def notice(problems: Iterable[Problem]) -> str:
    """HTML that stands in the place of an article.

    Args:
        problems: what is wrong with the page.
    """
    items = "\n".join(
        f"<li><p><strong>{html.escape(f'{problem.path}:{problem.line}')}</strong> {html.escape(problem.message)}.</p>"
        f"<p>Cách sửa: {html.escape(problem.fix)}.</p></li>"
        for problem in problems
    )
    return (
        '<div class="admonition sai">\n<p class="admonition-title">Trang này chưa hiện được</p>\n'
        "<p>Trong trang có chỗ có thể gây hại cho người đọc hoặc làm hỏng bản dựng, nên bản xem thử giữ trang lại. "
        f"Bạn sửa những chỗ dưới đây rồi lưu tệp, trang sẽ tự hiện ra.</p>\n<ul>\n{items}\n</ul>\n</div>"
    )
