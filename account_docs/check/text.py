"""Rules about words and headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from account_docs.check.core import Corpus, Problem
from account_docs.check.letters import STRANGE, WORD
from account_docs.content.pages import Page
from account_docs.content.syllables import is_syllable


def known_foreign(corpus: Corpus) -> set[str]:
    """Foreign words that pages may use: the English names of the terms, and the list with reasons."""
    names = [
        name
        for term in corpus.terms
        for name in [*(term.get("en") or []), *(term.get("also") or []), term.get("vi") or ""]
    ]
    listed = [word for group in corpus.words["foreign"] for word in group["words"]]
    return {part.lower() for name in [*names, *listed] for part in WORD.findall(str(name))}


def _is_short_form(word: str) -> bool:
    """KPI, USD, p, G: single letters and short words all in capitals."""
    return len(word) == 1 or (word.isupper() and len(word) <= 6)


def english_letters(page: Page) -> set[int]:
    """Line numbers of letters in English.

    These are the lines of a ```text block from one that opens with "Subject:" to its end.
    """
    found: set[int] = set()
    inside = False
    for number, line in enumerate(page.lines, start=1):
        text = line.lstrip("> ")
        if text.startswith("Subject:"):
            inside = True
        elif text.startswith("```"):
            inside = False
        if inside:
            found.add(number)
    return found


def spelling(corpus: Corpus) -> Iterator[Problem]:
    """Every word is a possible Vietnamese syllable, or a foreign word that is listed.

    Letters in English are left alone.
    """
    foreign = known_foreign(corpus)

    @cache
    def accepted(word: str) -> bool:
        # Judged once for each word: pages repeat the same few thousand.
        return bool(STRANGE.search(word) or is_syllable(word) or _is_short_form(word) or word.lower() in foreign)

    for page in corpus.judged:
        english = english_letters(page)
        for number, line in [
            (page.key_line(key), str(page.meta.get(key, ""))) for key in ("title", "description")
        ] + page.readable:
            if number in english:
                continue
            for match in WORD.finditer(unicodedata.normalize("NFC", line)):
                word = match[0][:-2] if match[0].endswith(("'s", "’s")) else match[0]
                if accepted(word):
                    continue
                fix = (
                    "xem lại chính tả"
                    if not word.isascii()
                    else "xem lại chính tả; đúng là từ nước ngoài thì thêm vào data/words.yml kèm lý do"
                )
                yield corpus.problem(page, number, "chinh-ta", f"“{word}” không phải một tiếng Việt viết đúng", fix)


_TWICE = re.compile(r"(?<![^\W_])([^\W\d_]{2,}) (\1)(?![^\W_])", re.IGNORECASE)


def doubled_words(corpus: Corpus) -> Iterator[Problem]:
    """No word twice by mistake; words that are doubled on purpose are listed."""
    on_purpose = {word for group in corpus.words["doubled"] for word in group["words"]}
    for page in corpus.judged:
        for number, line in page.readable:
            for match in _TWICE.finditer(line):
                if match[1].lower() not in on_purpose and match[1] == match[2]:
                    yield corpus.problem(
                        page,
                        number,
                        "lap-tu",
                        f"“{match[0]}” lặp chữ",
                        "bỏ một chữ; lặp có ý thì thêm vào doubled của data/words.yml",
                    )


def renderings(corpus: Corpus) -> Iterator[Problem]:
    """One term, one rendering: those that are not ours are listed with the right one."""
    for entry in corpus.words["renderings"]:
        pattern = re.compile(rf"(?<![^\W_]){re.escape(entry['not'])}(?![^\W_])", re.IGNORECASE)
        for page in corpus.judged:
            if entry["not"].lower() not in page.text.lower():
                continue
            for number, line in page.readable:
                for match in pattern.finditer(line):
                    yield corpus.problem(
                        page,
                        number,
                        "thuat-ngu",
                        f"“{match[0]}” có tên khác trong sổ tay",
                        f"viết “{entry['but']}” ({entry['reason']})",
                    )


def headings(corpus: Corpus) -> Iterator[Problem]:
    """No h1 in the body (the title is it), no skipped level, no heading twice or empty."""
    rule = "tieu-de"
    for page in corpus.judged:
        level, seen = 1, set()
        for heading in page.headings:
            if heading.level == 1:
                yield corpus.problem(
                    page,
                    heading.line,
                    rule,
                    "tiêu đề cấp một (một dấu #) trong thân trang",
                    "dùng hai dấu ##; tiêu đề cấp một lấy từ “title” của phần đầu trang",
                )
            elif heading.level > level + 1:
                yield corpus.problem(
                    page,
                    heading.line,
                    rule,
                    f"nhảy từ cấp {level} xuống cấp {heading.level}",
                    f"dùng {'#' * (level + 1)} cho tiêu đề này",
                )
            if heading.text in seen:
                yield corpus.problem(
                    page,
                    heading.line,
                    rule,
                    f"tiêu đề “{heading.text}” có hai lần",
                    "đổi một trong hai để người đọc phân biệt được",
                )
            seen.add(heading.text)
            level = heading.level
        for number, _ in page.prose:
            line = page.lines[number - 1]
            if re.match(r"#{1,6}\s*$", line) or re.match(r"#{1,6}[^\s#]", line):
                yield corpus.problem(
                    page,
                    number,
                    rule,
                    "tiêu đề trống, hoặc thiếu dấu cách sau dấu #",
                    "viết ## rồi dấu cách rồi tiêu đề",
                )


_PLACEHOLDER = re.compile(
    r"\b(TODO|FIXME|TBD|XXX|lorem ipsum)\b|(đang cập nhật|sẽ bổ sung|nội dung ở đây|viết thêm sau)|VIẾT…", re.IGNORECASE
)
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(\s|$)")
LEAST_WORDS = 60


def unfinished(corpus: Corpus) -> Iterator[Problem]:
    """No placeholder, no conflict marker, no page that is nearly empty."""
    rule = "dang-do"
    for page in corpus.judged:
        head = [(page.key_line(key), str(page.meta.get(key, ""))) for key in ("title", "description")]
        for number, line in head + page.readable:
            if match := _PLACEHOLDER.search(line):
                yield corpus.problem(
                    page, number, rule, f"còn chỗ dở dang “{match[0]}”", "viết cho xong, hoặc bỏ phần này"
                )
        for number, line in enumerate(page.lines, start=1):
            if _CONFLICT.match(line) and not (line.startswith("=") and number <= page.body_start):
                yield corpus.problem(
                    page,
                    number,
                    rule,
                    f"dấu xung đột của git “{line[:7]}”",
                    "chọn một trong hai bản rồi xóa ba dòng dấu",
                )
        count = sum(len(line.split()) for line in page.lines[page.body_start :])
        if count < LEAST_WORDS and not page.meta.get("template"):
            yield corpus.problem(
                page, page.body_start + 1, rule, f"trang chỉ có {count} chữ", "viết nội dung, hoặc bỏ trang"
            )
