"""Rules about letters and words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from account_docs.check.core import Corpus, Problem


def composed(corpus: Corpus) -> Iterator[Problem]:
    """Text is in Unicode form NFC: one letter with its marks is one character."""
    for page in corpus.pages.values():
        for number, line in enumerate(page.lines, start=1):
            if not unicodedata.is_normalized("NFC", line):
                column = next(index for index in range(len(line)) if not unicodedata.is_normalized("NFC", line[: index + 1]))
                around = line[max(0, column - 12) : column + 1]
                yield corpus.problem(page, number, "nfc", f"chữ có dấu rời (Unicode tổ hợp) ở “{unicodedata.normalize('NFC', around)}”", "gõ lại chữ này bằng bộ gõ đặt ở “Unicode dựng sẵn”")


def headings(corpus: Corpus) -> Iterator[Problem]:
    """No h1 in the body (the title is it), no skipped level, no heading twice."""
    for page in corpus.pages.values():
        level, seen = 1, set()
        for heading in page.headings:
            if heading.level == 1:
                yield corpus.problem(page, heading.line, "tieu-de", "tiêu đề cấp một trong thân trang", "dùng ## : tiêu đề cấp một lấy từ “title” của phần đầu trang")
            elif heading.level > level + 1:
                yield corpus.problem(page, heading.line, "tieu-de", f"nhảy từ cấp {level} xuống cấp {heading.level}", f"dùng {'#' * (level + 1)} cho tiêu đề này")
            if heading.text in seen:
                yield corpus.problem(page, heading.line, "tieu-de", f"tiêu đề “{heading.text}” có hai lần", "đổi một trong hai để người đọc phân biệt được")
            seen.add(heading.text)
            level = heading.level
