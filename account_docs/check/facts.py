"""Rules about facts: law, tax and platform statements stand on an entry of data/facts.yml that still holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from account_docs.check.core import Corpus, Problem
from account_docs.check.front_matter import nearest

GRADES = ("A", "B")
# What can only be said with a source: numbers of legal texts, rates of tax, shares of a penalty.
_NEEDS_A_FACT = re.compile(
    r"\d+/\d{4}/(?:QH\d+|NĐ-CP|TT-)|(?:Nghị định|Nghị quyết|Thông tư)\s+(?:số\s+)?\d+|Luật [^.|]{0,30}\b(?:19|20)\d{2}\b"
    r"|(?:VAT|GTGT)\s*(?:là\s*|giảm còn\s*)?\d+(?:,\d+)?\s?%|phạt[^.|]{0,40}?\d+(?:,\d+)?\s?%"
)


def facts(corpus: Corpus) -> Iterator[Problem]:
    """Named facts exist, are of grade A or B, and have not ended."""
    rule = "du-kien"
    for page in corpus.pages.values():
        for identifier in page.listed("facts"):
            line = page.value_line("facts", identifier)
            fact = corpus.facts.get(identifier)
            if fact is None:
                yield corpus.problem(page, line, rule, f"không có dữ kiện “{identifier}”{nearest(identifier, set(corpus.facts))}", "ghi mã có trong data/facts.yml, hoặc thêm dữ kiện vào đó trước")
                continue
            if fact.get("grade") not in GRADES:
                yield corpus.problem(page, line, rule, f"dữ kiện {identifier} hạng {fact.get('grade')}: chưa kiểm chứng", "bỏ điều ấy, thay bằng câu để người đọc hỏi kế toán hoặc luật sư")
            ends = fact.get("ends")
            if ends and date.fromisoformat(ends) < corpus.today:
                yield corpus.problem(page, line, rule, f"dữ kiện {identifier} đã hết hiệu lực từ sau ngày {date.fromisoformat(ends):%d/%m/%Y}", "tìm quy định mới, sửa data/facts.yml và câu trong trang")


def sourced(corpus: Corpus) -> Iterator[Problem]:
    """A page with a figure of law or tax names at least one fact."""
    for page in corpus.pages.values():
        if page.meta.get("facts"):
            continue
        for number, line in page.prose:
            if match := _NEEDS_A_FACT.search(line):
                yield corpus.problem(page, number, "thieu-nguon", f"“{match[0]}” cần nguồn mà trang chưa ghi dữ kiện nào", "thêm dòng facts: [mã] vào phần đầu trang, mã lấy trong data/facts.yml")


def fact_file(corpus: Corpus) -> Iterator[Problem]:
    """Every fact is complete: statement, sources with address, date of check, an end or a review, a doubt for grade B."""
    rule, path = "du-kien", "data/facts.yml"
    lines = (corpus.root / path).read_text("utf-8").split("\n")
    for identifier, fact in corpus.facts.items():
        line = next((number for number, text in enumerate(lines, start=1) if text.strip() == f"{identifier}:"), 1)
        for key in ("statement", "sources", "checked", "grade"):
            if not fact.get(key):
                yield Problem(path, line, rule, f"dữ kiện {identifier} thiếu “{key}”", "điền theo các dữ kiện khác trong tệp")
        if not fact.get("ends") and not fact.get("review"):
            yield Problem(path, line, rule, f"dữ kiện {identifier} không có “ends” hay “review”", "ghi ngày hết hạn, hoặc ngày phải kiểm lại")
        if fact.get("grade") == "B" and not fact.get("doubt"):
            yield Problem(path, line, rule, f"dữ kiện {identifier} hạng B mà không nói chỗ còn ngờ", "thêm “doubt” một câu")
        for source in fact.get("sources") or []:
            if not str(source.get("url", "")).startswith("https://") and not str(source.get("url", "")).startswith("http://"):
                yield Problem(path, line, rule, f"nguồn của {identifier} không có địa chỉ đầy đủ", "ghi địa chỉ bắt đầu bằng https://")
