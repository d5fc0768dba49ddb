"""Rule: a redirect of mkdocs.yml leads from a page that is gone to one that is there."""

from __future__ import annotations

from collections.abc import Iterator

from account_docs.check.core import Corpus, Problem
from account_docs.check.data import MKDOCS
from account_docs.check.nearest import nearest


def redirects(corpus: Corpus) -> Iterator[Problem]:
    """Redirects lead to a page that exists, and none stands in the way of one that does."""
    rule = "dia-chi"
    for old, new in corpus.redirects.items():
        target, line = new.split("#")[0], corpus.data.redirect_line(old)
        if old in corpus.pages:
            yield Problem(
                MKDOCS,
                line,
                rule,
                f"“{old}” vẫn còn trang mà lại chuyển hướng, nên không ai đọc được trang ấy",
                "xóa dòng này, hoặc xóa trang cũ",
            )
        elif target != old and target not in corpus.redirects and target not in corpus.pages and "://" not in target:
            yield Problem(
                MKDOCS,
                line,
                rule,
                f"chuyển hướng từ {old} tới “{new}” không có{nearest(target, corpus.pages)}",
                "sửa thành đường dẫn của một trang đang có, tính từ docs/",
            )
