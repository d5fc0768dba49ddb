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
    r"(?:[(\[]?\d{1,3}(?:\.\d{1,3})*[/)\]:.](?!\d)|[(]?[a-zđA-ZĐ][).\]/](?!\w)|[(]?[ivxIVX]{1,4}[).]|\d️?⃣|o )\s*\S"
)  # fmt: skip
_STEP = re.compile(r"(?:Bước|Ngày|Tuần|Tháng|Giai đoạn|Phần|Câu|Mục|Điều|Đợt|Cách|Ý|Vòng|Lần|Step|Day|Week) \d+\b")
_SENTENCE_ENDS = re.compile(r"[.!?…][\"')\]*_”’]*$")
# A line of this length was broken by hand, not by an editor's window.
_SHORT = 60


def _is_point(text: str) -> bool:
    """Whether a line begins with a sign or number that makes it a point of its own."""
    if _POINT.match(text) or _STEP.match(text) or (re.match(r"\*[^\s*]", text) and text.count("*") % 2):
        return True
    first = text[:1]
    if not first or not text.strip(first + " ") or first in "\"'([{*_`<!$€%&#@…“”‘’⟦,;:.?/\\":
        return False
    # "-việc" is for the rule about lists.
    return unicodedata.category(first)[0] in "SP" and first not in "-+"


def _goes_on(join: Join) -> bool:
    """Whether a line carries a calculation on that a window broke."""
    return join.text[:1] in "=×÷−<>≈≤≥" and len(join.above) >= _SHORT


def _is_broken_by_hand(join: Join) -> bool:
    """Whether a line ends where its writer wanted it to: short, in the middle of no sentence."""
    above = re.sub(r"[*_`]|\]\([^)]*\)", "", join.above)
    if len(above) >= _SHORT or _SENTENCE_ENDS.search(above):
        return False
    first = join.text.lstrip("*_\"'([“‘")[:1]
    return first.isupper() or first.isdigit()


def _said(join: Join) -> tuple[int, str, str, str] | None:
    """What is wrong with a line that runs on into the one above: line, rule, message and fix; None if nothing is."""
    glued = f"dòng “{join.text[:30]}” không xuống dòng khi in ra mà dính vào dòng trên"
    if join.text.count("|") and join.above.count("|") and " | " in f"{join.above} {join.text}":
        fix = "dòng thứ hai của bảng phải là dòng kẻ, ví dụ |---|---|; mỗi dòng bắt đầu và kết thúc bằng dấu |"
        return join.first, "bang", "các dòng có dấu | không thành bảng mà dính vào nhau", fix
    if _is_point(join.text) and not _goes_on(join):
        fix = "viết thành danh sách: dòng trống ở trên, mỗi dòng bắt đầu bằng “- ” hoặc “1. ”"
        if _is_point(join.above):
            together = f"các dòng như “{join.text[:30]}” không xuống dòng khi in ra mà dính vào nhau"
            return join.first, "xuong-dong", together, f"{fix}; đổi mọi dòng như vậy, kể cả dòng đầu"
        return join.line, "xuong-dong", glued, fix
    if join.lazy == "quote":
        fix = "để một dòng trống trước dòng này; thuộc về hộp thì thêm > ở đầu dòng"
        return join.line, "xuong-dong", f"dòng “{join.text[:30]}” dính vào hộp hay trích dẫn ở trên", fix
    if _is_broken_by_hand(join):
        fix = "để một dòng trống giữa hai dòng, viết thành danh sách, hoặc đặt cả khối giữa ```text và ```"
        return join.line, "xuong-dong", glued, fix
    if join.lazy == "item" and join.text[:1].isupper() and _SENTENCE_ENDS.search(join.above):
        message = f"dòng “{join.text[:30]}” dính vào mục danh sách ở trên"
        return join.line, "xuong-dong", message, "để một dòng trống trước dòng này"
    return None


def joined(corpus: Corpus) -> Iterator[Problem]:
    """No lines that are meant to stand for themselves and are printed as one paragraph; one problem a paragraph."""
    for page in corpus.judged:
        told = 0
        for join in reading(corpus, page).joins:
            # A line that ends with blanks is told by hard_breaks.
            if join.first == told or page.lines[join.line - 2].endswith("  "):
                continue
            if said := _said(join):
                told = join.first
                yield corpus.problem(page, *said)


# With a blank behind the sign a number may begin a quote as well; a sentence then ends like one.
_NUMBER_AFTER_SIGN = re.compile(r" {0,3}(>(?:\d| ?= ?\d| \d[^.?!\"]{0,35}$).*)")
_NOTE = re.compile(r" {0,3}\* +\S")
_NOTE_MARK = re.compile(r"[^\W_]\*(?=[\s,.;:|)]|$)|%\*(?=[\s,.;:|)]|$)")


def eaten_at_the_start(corpus: Corpus) -> Iterator[Problem]:
    """No sign with a meaning of its own that is taken for a quote or a list: "> 50%", a note "* Chưa gồm VAT"."""
    for page in corpus.judged:
        lines = dict(page.prose)
        for number, line in page.prose:
            alone = not lines.get(number - 1, "").strip() and not lines.get(number + 1, "").strip()
            if line[:1] not in (">", "*", " ") or not alone:
                continue
            if match := _NUMBER_AFTER_SIGN.match(line):
                yield corpus.problem(
                    page,
                    number,
                    "ky-hieu",
                    f"dấu > ở đầu dòng “{match[1][:30]}” không hiện ra: dòng thành trích dẫn",
                    "viết bằng chữ: “trên 50%”, “từ 50%”; hoặc thêm dấu \\ trước dấu >",
                )
            elif _NOTE.match(line) and any(_NOTE_MARK.search(other) for _, other in page.prose):
                yield corpus.problem(
                    page,
                    number,
                    "ky-hieu",
                    "dấu * của chú thích không hiện ra: dòng thành mục danh sách",
                    "viết (*) ở cả hai nơi, hoặc thêm dấu \\ trước dấu *",
                )


def hard_breaks(corpus: Corpus) -> Iterator[Problem]:
    """No line break that hangs on blanks at the end of a line: nobody sees them, and programs take them away."""
    for page in corpus.judged:
        for number, _ in page.prose:
            line = page.lines[number - 1]
            if line.endswith("  ") and line.strip(" >") and number < len(page.lines) and page.lines[number].strip(" >"):
                yield corpus.problem(
                    page,
                    number,
                    "xuong-dong",
                    "chỗ xuống dòng dựa vào hai dấu cách ở cuối dòng, không ai nhìn thấy",
                    "bỏ hai dấu cách; để một dòng trống giữa hai dòng, hoặc viết thành danh sách",
                )
