"""Rules about the front matter and about related pages."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date, datetime

from account_docs.check.core import Corpus, Problem
from account_docs.content.pages import Page

# Keys an editor may write, and the type that each must have.
KEYS: dict[str, type | tuple[type, ...]] = {
    "title": str,
    "description": str,
    "tags": list,
    "related": list,
    "facts": list,
    "aliases": list,
    "audience": list,
    "downloads": list,
    "reviewed": date,
    "template": str,
    "hide": list,
}
REQUIRED = ("title", "description", "tags", "related", "reviewed")
DESCRIPTION_LENGTH = (70, 160)
RELATED_COUNT = (3, 6)
_TYPE_NAMES = {str: "một dòng chữ", list: "một danh sách", date: "một ngày dạng 2026-11-23"}
_EXAMPLES = {
    "title": "title: Nhận brief, hỏi lại, viết lại",
    "description": "description: Một câu 70–160 ký tự nói trang này giúp làm được gì.",
    "tags": "tags: [Giao tiếp]",
    "related": "related: [giao-tiep/nhan-brief.md, …] (3–6 trang)",
    "reviewed": "reviewed: 2026-11-23",
}


def nearest_choice(word: str, choices: list[str] | set[str]) -> str | None:
    """The choice that is written most like a word, or None when none is near."""
    close = difflib.get_close_matches(str(word), sorted(choices), n=1, cutoff=0.6)
    return close[0] if close else None


def nearest(word: str, choices: list[str] | set[str]) -> str:
    """Return «, có phải “x”?» with the nearest choice, or nothing when none is near."""
    close = nearest_choice(word, choices)
    return f", có phải “{close}”?" if close else ""


def unreadable_heads(corpus: Corpus) -> Iterator[Problem]:
    """Front matter that is no YAML, or more than a page needs of it."""
    for page in corpus.pages.values():
        if page.meta_error:
            line, reason = page.meta_error
            yield corpus.problem(page, line, "dau-trang", f"phần đầu trang không đọc được ({reason})", "xem lại dòng này: mỗi dòng là “khóa: giá trị”, giá trị có dấu hai chấm thì để trong ngoặc kép")


def front_matter(corpus: Corpus) -> Iterator[Problem]:
    """Front matter: readable, complete, of the right types, nothing unknown."""
    rule = "dau-trang"
    yield from unreadable_heads(corpus)
    for page in corpus.pages.values():
        if page.meta_error:
            continue
        if not page.body_start:
            yield corpus.problem(page, 1, rule, "trang không có phần đầu giữa hai dòng ---", "chép phần đầu của một trang khác rồi sửa lại")
            continue
        yield from _keys(corpus, page, rule)


def _keys(corpus: Corpus, page: Page, rule: str) -> Iterator[Problem]:
    """The keys of one page's front matter."""
    meta = page.meta
    for key in REQUIRED:
        if meta.get(key) in (None, "", []) and not any(difflib.get_close_matches(key, [str(other)], cutoff=0.8) for other in meta if other not in KEYS):
            yield corpus.problem(page, page.key_line(key), rule, f"phần đầu trang thiếu “{key}”", f"thêm một dòng, ví dụ {_EXAMPLES[key]}")
    for key, value in meta.items():
        if key not in KEYS:
            yield corpus.problem(page, page.key_line(str(key)), rule, f"không có khóa “{key}”{nearest(key, set(KEYS))}", "sửa tên khóa hoặc bỏ dòng này")
        elif value is not None and (not isinstance(value, KEYS[key]) or isinstance(value, datetime)):
            wanted = _TYPE_NAMES[KEYS[key]]  # type: ignore[index]
            yield corpus.problem(page, page.key_line(key), rule, f"“{key}” phải là {wanted}", f"viết như {_EXAMPLES.get(key, key + ': [một, hai]')}")
        elif isinstance(value, list) and not all(isinstance(item, str) for item in value):
            other = next(item for item in value if not isinstance(item, str))
            written = next(iter(other), "") if isinstance(other, dict) else other
            yield corpus.problem(page, page.value_line(key, str(written)), rule, f"mỗi mục của “{key}” phải là một dòng chữ", "để mục có dấu hai chấm hoặc dấu phẩy trong ngoặc kép")
    for key in ("title", "description"):
        if isinstance(meta.get(key), str) and any(sign in meta[key] for sign in "<>{}"):
            yield corpus.problem(page, page.key_line(key), rule, f"“{key}” có ký hiệu < > {{ }}", "viết bằng chữ: phần này hiện nguyên văn ở thẻ trình duyệt và trang tìm kiếm")
    description = meta.get("description")
    if isinstance(description, str) and description:
        low, high = DESCRIPTION_LENGTH
        if not low <= len(description) <= high:
            yield corpus.problem(page, page.key_line("description"), rule, f"mô tả dài {len(description)} ký tự", f"viết lại trong khoảng {low}–{high} ký tự")
    for tag in page.listed("tags"):
        if tag not in corpus.topics:
            yield corpus.problem(page, page.value_line("tags", tag), rule, f"dòng tags: không có chủ đề “{tag}”{nearest(tag, corpus.topics)}", f"xóa “{tag}”, hoặc thay bằng một trong: " + ", ".join(corpus.topics))
    reviewed = meta.get("reviewed")
    if isinstance(reviewed, date) and not isinstance(reviewed, datetime) and reviewed > corpus.today:
        yield corpus.problem(page, page.key_line("reviewed"), rule, f"ngày kiểm lại {reviewed} ở tương lai", f"ghi ngày bạn thật sự kiểm, ví dụ {corpus.today}")


def titles(corpus: Corpus) -> Iterator[Problem]:
    """No two pages with the same title or description."""
    for key, name in (("title", "tiêu đề"), ("description", "mô tả")):
        seen: dict[str, str] = {}
        for path, page in corpus.pages.items():
            value = page.meta.get(key)
            if not isinstance(value, str) or not value:
                continue
            if value in seen:
                yield corpus.problem(page, page.key_line(key), "trung-tieu-de", f"{name} trùng với trang {seen[value]}", f"viết {name} khác cho một trong hai trang")
            seen.setdefault(value, path)


def related(corpus: Corpus) -> Iterator[Problem]:
    """Related pages exist, are others, are enough; every page is pointed to by some other."""
    rule = "lien-quan"
    pointed: set[str] = set()
    low, high = RELATED_COUNT
    for path, page in corpus.pages.items():
        targets = page.listed("related")
        if targets and not low <= len(targets) <= high:
            yield corpus.problem(page, page.key_line("related"), rule, f"“related” có {len(targets)} trang", f"chọn {low}–{high} trang mà người đọc sẽ muốn mở tiếp")
        for position, target in enumerate(targets):
            line = page.value_line("related", target, targets[:position].count(target))
            if target == path:
                yield corpus.problem(page, line, rule, "trang tự trỏ về chính nó", "bỏ dòng này, thay bằng một trang khác")
            elif target in targets[:position]:
                yield corpus.problem(page, line, rule, f"“{target}” ghi hai lần", "bỏ một lần")
            elif target not in corpus.pages:
                yield corpus.problem(page, line, rule, f"không có trang “{target}”{nearest(target, set(corpus.pages))}", "ghi đường dẫn tính từ thư mục docs, ví dụ giao-tiep/nhan-brief.md")
            else:
                pointed.add(target)
    for path, page in corpus.pages.items():
        if path not in pointed and page.meta.get("related"):
            yield corpus.problem(page, page.key_line("related"), rule, "chưa trang nào trỏ tới trang này", f"thêm {path} vào “related” của ít nhất một trang cùng chủ đề")
