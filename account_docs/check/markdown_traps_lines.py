"""Lines of their own that are printed on one line: Markdown ends a line only where a new block begins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from account_docs.check.core import Corpus, Problem
from account_docs.check.lossless import reading
from account_docs.check.lossless_source import Join

# What people begin the points of a list with where no program makes one of it.
_POINT = re.compile(
    r"(?:[(\[]?\d{1,3}(?:\.\d{1,3})*[/)\]:.]|[(]?[a-zđA-ZĐ][).\]/](?!\w)|[(]?[ivxIVX]{1,4}[).]|\d️?⃣|o )\s*\S"
)  # fmt: skip
_STEP = re.compile(r"(?:Bước|Ngày|Tuần|Tháng|Giai đoạn|Phần|Câu|Mục|Điều|Đợt|Cách|Ý|Vòng|Lần|Step|Day|Week) \d+\b")
_SENTENCE_ENDS = re.compile(r"[.!?…][\"')\]*_”’]*$")
# A line of this length was broken by hand, not by an editor's window.
_SHORT = 60


def _is_point(text: str) -> bool:
    """Whether a line begins with a sign or number that makes it a point of its own."""
    if _POINT.match(text) or _STEP.match(text):
        return True
    first = text[:1]
    if not first or not text.strip(first + " ") or first in "\"'([{*_`<!$€%&#@…“”‘’⟦,;:.?/\\":
        return False
    return unicodedata.category(first)[0] in "SP" or first in "-+"


def _is_broken_by_hand(join: Join) -> bool:
    """Whether a line ends where its writer wanted it to: short, in the middle of no sentence."""
    above = re.sub(r"[*_`]|\]\([^)]*\)", "", join.above)
    if len(above) >= _SHORT or _SENTENCE_ENDS.search(above):
        return False
    first = join.text.lstrip("*_\"'([“‘")[:1]
    return first.isupper() or first.isdigit()


def joined(corpus: Corpus) -> Iterator[Problem]:
    """No lines that are meant to stand for themselves and are printed as one paragraph."""
    rule = "xuong-dong"
    for page in corpus.pages.values():
        told = 0
        for join in reading(corpus, page).joins:
            # A line that ends with blanks is told by hard_breaks.
            if join.first == told or page.lines[join.line - 2].endswith("  "):
                continue
            problem = None
            if join.text.count("|") and join.above.count("|") and " | " in f"{join.above} {join.text}":
                problem = corpus.problem(page, join.first, "bang", "các dòng có dấu | không thành bảng mà dính vào nhau", "dòng thứ hai của bảng phải là dòng kẻ, ví dụ |---|---|; mỗi dòng bắt đầu và kết thúc bằng dấu |")
            elif _is_point(join.text):
                line = join.first if _is_point(join.above) else join.line
                problem = corpus.problem(page, line, rule, f"dòng “{join.text[:30]}” không xuống dòng khi in ra mà dính vào dòng trên", "viết thành danh sách: dòng trống ở trên, mỗi dòng bắt đầu bằng “- ” hoặc “1. ”")
            elif join.lazy == "quote":
                problem = corpus.problem(page, join.line, rule, f"dòng “{join.text[:30]}” dính vào hộp hay trích dẫn ở trên", "để một dòng trống trước dòng này; thuộc về hộp thì thêm > ở đầu dòng")
            elif _is_broken_by_hand(join):
                problem = corpus.problem(page, join.line, rule, f"dòng “{join.text[:30]}” không xuống dòng khi in ra mà dính vào dòng trên", "để một dòng trống giữa hai dòng, viết thành danh sách, hoặc đặt cả khối giữa ```text và ```")
            elif join.lazy == "item" and join.text[:1].isupper() and _SENTENCE_ENDS.search(join.above):
                problem = corpus.problem(page, join.line, rule, f"dòng “{join.text[:30]}” dính vào mục danh sách ở trên", "để một dòng trống trước dòng này")
            if problem:
                told = join.first
                yield problem


def hard_breaks(corpus: Corpus) -> Iterator[Problem]:
    """No line break that hangs on blanks at the end of a line: nobody sees them, and editors' programs take them away."""
    for page in corpus.pages.values():
        for number, _ in page.prose:
            line = page.lines[number - 1]
            if line.endswith("  ") and line.strip(" >") and number < len(page.lines) and page.lines[number].strip(" >"):
                yield corpus.problem(page, number, "xuong-dong", "chỗ xuống dòng dựa vào hai dấu cách ở cuối dòng, không ai nhìn thấy", "bỏ hai dấu cách; để một dòng trống giữa hai dòng, hoặc viết thành danh sách")
