"""Rule: statements that are worth nothing without a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from account_docs.check.core import Corpus, Problem

_CLAIMS = (
    (re.compile(r"\b(?:lương|thu nhập)\b[^.|\n]{0,50}?\d+(?:[.,]\d+)?\s*(?:–\s*\d+\s*)?(?:triệu|nghìn|đồng|USD)", re.IGNORECASE), "mức lương"),
    (re.compile(r"\d+(?:,\d+)?\s?%\s+(?:các\s+)?(?:số\s+)?(?:doanh nghiệp|công ty|agency|khách hàng|người dùng|người làm|nhãn hàng|account)\b", re.IGNORECASE), "tỷ lệ trong ngành"),
    (re.compile(r"(?<![\"“])\b(?:lớn nhất|hàng đầu|số một|số 1|duy nhất|tốt nhất)\s+(?:tại\s+)?(?:Việt Nam|thế giới|thị trường|ngành)", re.IGNORECASE), "lời nói nhất"),
    (re.compile(r"(?:theo|dựa trên) (?:một |nhiều )?(?:nghiên cứu|khảo sát|thống kê)(?! của mình)", re.IGNORECASE), "nghiên cứu không tên"),
)


def claims(corpus: Corpus) -> Iterator[Problem]:
    """Salaries, shares of an industry, superlatives and studies stand only on a page that names a fact."""
    for page in corpus.pages.values():
        if page.meta.get("facts"):
            continue
        for number, line in page.readable:
            for pattern, name in _CLAIMS:
                if match := pattern.search(line):
                    yield corpus.problem(page, number, "can-nguon", f"{name} mà không có nguồn: “{match[0][:60]}”", "viết lại cả câu cho không cần con số ấy; muốn giữ thì thêm dữ kiện có nguồn vào data/facts.yml rồi ghi mã vào facts của trang")
