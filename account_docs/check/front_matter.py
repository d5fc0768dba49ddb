"""Rules about the front matter and about related pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from account_docs.check.core import Corpus, Problem
from account_docs.check.nearest import nearest, nearest_choice
from account_docs.check.schema import violations
from account_docs.content.pages import Page

__all__ = ["front_matter", "nearest", "nearest_choice", "related", "titles", "unbuildable_heads"]

DESCRIPTION_LENGTH = (70, 160)
RELATED_COUNT = (3, 6)
RULE = "dau-trang"
# Keywords of the schema that a page may break and still be built: something is missing, or nobody reads it.
_HARMLESS = frozenset(("required", "additionalProperties", "minLength", "minItems", "uniqueItems"))


def unreadable_heads(corpus: Corpus) -> Iterator[Problem]:
    """Front matter that is no YAML, or says other than what its writer meant."""
    for page in corpus.judged:
        for slip in page.head.slips if page.body_start else ():
            yield corpus.problem(page, slip.line, RULE, f"phần đầu trang: {slip.message}", slip.fix)


def _broken(corpus: Corpus, page: Page) -> Iterator[tuple[str, Problem]]:
    """Where one page's front matter breaks its schema: the keyword of the schema, and the problem."""
    if not page.head.whole:
        return
    if not isinstance(page.head.value, dict):
        yield (
            "type",
            corpus.problem(
                page,
                2,
                RULE,
                "phần đầu trang không phải các dòng dạng “khóa: giá trị”",
                "viết mỗi dòng một khóa, dấu hai chấm, một dấu cách rồi giá trị",
            ),
        )
        return
    slips = {slip.line for slip in page.head.slips}
    for wrong in violations(page.head.value, "page"):
        line = page.head.lines.get(wrong.path, 1) if wrong.path else 1
        if line not in slips:
            missing = "phần đầu trang " if wrong.kind == "required" else ""
            yield wrong.kind, corpus.problem(page, line, RULE, f"{missing}{wrong.message}", wrong.fix)


def unbuildable_heads(corpus: Corpus) -> Iterator[Problem]:
    """Front matter that would stop the build, or come out as something else: no YAML, or values of another kind."""
    yield from unreadable_heads(corpus)
    for page in corpus.judged:
        if page.body_start:
            yield from (problem for kind, problem in _broken(corpus, page) if kind not in _HARMLESS)


def front_matter(corpus: Corpus) -> Iterator[Problem]:
    """Front matter: readable, complete, of the right types, nothing unknown, nothing twice."""
    yield from unreadable_heads(corpus)
    for page in corpus.judged:
        if not page.body_start:
            yield corpus.problem(
                page,
                1,
                RULE,
                "trang không có phần đầu giữa hai dòng ---",
                "chép phần đầu của một trang khác rồi sửa lại",
            )
            continue
        yield from (problem for _, problem in _broken(corpus, page))
        yield from _values(corpus, page)


def _values(corpus: Corpus, page: Page) -> Iterator[Problem]:
    """What no schema can judge: signs in a title, the length of a description, topics, the day."""
    meta = page.meta
    for key in ("title", "description"):
        if isinstance(meta.get(key), str) and any(sign in meta[key] for sign in "<>{}"):
            yield corpus.problem(
                page,
                page.key_line(key),
                RULE,
                f"“{key}” có ký hiệu < > {{ }}",
                "viết bằng chữ: phần này hiện nguyên văn ở thẻ trình duyệt và trang tìm kiếm",
            )
    description = meta.get("description")
    if isinstance(description, str) and description.strip():
        low, high = DESCRIPTION_LENGTH
        if not low <= len(description) <= high:
            yield corpus.problem(
                page,
                page.key_line("description"),
                RULE,
                f"mô tả dài {len(description)} ký tự",
                f"viết lại trong khoảng {low}–{high} ký tự",
            )
    for tag in page.listed("tags") if corpus.topics else ():
        if tag not in corpus.topics:
            yield corpus.problem(
                page,
                page.value_line("tags", tag),
                RULE,
                f"dòng tags: không có chủ đề “{tag}”{nearest(tag, corpus.topics)}",
                f"xóa “{tag}”, hoặc thay bằng một trong: " + ", ".join(corpus.topics),
            )
    reviewed = meta.get("reviewed")
    if isinstance(reviewed, date) and not isinstance(reviewed, datetime) and reviewed > corpus.today:
        yield corpus.problem(
            page,
            page.key_line("reviewed"),
            RULE,
            f"ngày kiểm lại {reviewed} ở tương lai",
            f"ghi ngày bạn thật sự kiểm, ví dụ {corpus.today}",
        )


def titles(corpus: Corpus) -> Iterator[Problem]:
    """No two pages with the same title or description."""
    for key, name in (("title", "tiêu đề"), ("description", "mô tả")):
        seen: dict[str, str] = {}
        for path, page in corpus.pages.items():
            value = page.meta.get(key)
            if not isinstance(value, str) or not value:
                continue
            if value in seen:
                yield corpus.problem(
                    page,
                    page.key_line(key),
                    "trung-tieu-de",
                    f"{name} trùng với trang {seen[value]}",
                    f"viết {name} khác cho một trong hai trang",
                )
            seen.setdefault(value, path)


def related(corpus: Corpus) -> Iterator[Problem]:
    """Related pages exist, are others, are enough; every page is pointed to by some other."""
    rule = "lien-quan"
    pointed: set[str] = set()
    low, high = RELATED_COUNT
    for path, page in corpus.pages.items():
        targets = page.listed("related")
        if targets and not low <= len(targets) <= high:
            yield corpus.problem(
                page,
                page.key_line("related"),
                rule,
                f"“related” có {len(targets)} trang",
                f"chọn {low}–{high} trang mà người đọc sẽ muốn mở tiếp",
            )
        for position, target in enumerate(targets):
            line = page.value_line("related", target, targets[:position].count(target))
            if target == path:
                yield corpus.problem(
                    page, line, rule, "trang tự trỏ về chính nó", "bỏ dòng này, thay bằng một trang khác"
                )
            elif target in targets[:position]:
                yield corpus.problem(page, line, rule, f"“{target}” ghi hai lần", "bỏ một lần")
            elif target not in corpus.pages:
                yield corpus.problem(
                    page,
                    line,
                    rule,
                    f"không có trang “{target}”{nearest(target, set(corpus.pages))}",
                    "ghi đường dẫn tính từ thư mục docs, ví dụ giao-tiep/nhan-brief.md",
                )
            else:
                pointed.add(target)
    for path, page in corpus.pages.items():
        if path not in pointed and page.meta.get("related"):
            yield corpus.problem(
                page,
                page.key_line("related"),
                rule,
                "chưa trang nào trỏ tới trang này",
                f"thêm {path} vào “related” của ít nhất một trang cùng chủ đề",
            )
