"""Rules about markup that Markdown would swallow without a word, or that must not stand in a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from account_docs.check.core import Corpus, Problem
from account_docs.check.front_matter import nearest
from account_docs.content.fences import Opening, closes, opening
from account_docs.content.pages import Page
from account_docs.content.patterns import matched

CALLOUTS = ("du-an", "sai", "dung", "hoi", "luu-y", "giay", "thu", "tin-nhan")
LANGUAGES = ("text", "yaml", "markdown", "sh")
_CALLOUT = re.compile(r"^\s*(?:>\s*)+\[!([^\]]*)\]([-+]?)(.*)$")


def callouts(corpus: Corpus) -> Iterator[Problem]:
    """Callouts are of the five types, have a title, and stand apart; the other notations of MkDocs are not used."""
    rule = "hop"
    for page in corpus.judged:
        for number, line in page.prose:
            if re.match(r"[\s>]*(!!!|\?\?\?\+?)\s", line):
                yield corpus.problem(
                    page,
                    number,
                    rule,
                    "hộp viết bằng !!! hoặc ???",
                    "viết “> [!luu-y] Lưu ý: …”, các dòng sau bắt đầu bằng >",
                )
                continue
            match = _CALLOUT.match(line)
            if not match:
                if re.match(r"\s*>\s*\[!", line):
                    yield corpus.problem(page, number, rule, "hộp thiếu dấu ] ở tên loại", "viết “> [!sai] Sai: …”")
                continue
            if match[1] not in CALLOUTS:
                yield corpus.problem(
                    page,
                    number,
                    rule,
                    f"không có loại hộp “{match[1]}”{nearest(match[1], set(CALLOUTS))}",
                    "dùng một trong: " + ", ".join(CALLOUTS),
                )
            elif not match[3].strip():
                yield corpus.problem(
                    page,
                    number,
                    rule,
                    f"hộp “{match[1]}” không có tiêu đề",
                    f"viết “> [!{match[1]}] Tiêu đề”",
                )
            elif match[1] == "hoi" and match[2] != "-":
                yield corpus.problem(
                    page,
                    number,
                    rule,
                    "câu hỏi không gập lại",
                    "thêm dấu gạch nối: “> [!hoi]- Câu hỏi?”",
                )
            above = page.lines[number - 2].strip() if number >= 2 else ""
            if above not in ("", ">", "---"):
                yield corpus.problem(page, number, rule, "hộp dính vào đoạn trên", "để một dòng trống trước hộp")


# What hands make of the sign that opens a block: other marks, too few of them.
_NEARLY_A_FENCE = re.compile(r"^[> ]*(?:['’‘´]{3,}|[`´]{1,2})(?:text|yaml|markdown|sh)?\s*$")


def fences(corpus: Corpus) -> Iterator[Problem]:
    """Fenced blocks are closed, hold no other, and name their language."""
    for page in corpus.judged:
        yield from _fences_of(corpus, page)


def _wrong_opening(found: Opening) -> tuple[str, str] | None:
    """What is wrong with the line that opens a block and how to mend it, if anything is."""
    if found.language not in LANGUAGES:
        kind = f"loại “{found.language}”" if found.language else "không ghi loại"
        return f"khối {kind}", "ghi loại sau ba dấu phẩy ngược, ví dụ ```text"
    if found.rest:
        fix = f"chỉ ghi {found.fence}{found.language}; chữ thì viết ở dòng dưới"
        return f"sau tên loại còn chữ “{found.rest.strip()[:30]}”", fix
    return None


def _fences_of(corpus: Corpus, page: Page) -> Iterator[Problem]:
    """What is wrong with the fences of a page.

    A fence with a language inside an open block opens one more: then either the first was never closed, or the
    two were meant to stand in each other, and the first line that closes one would close the wrong one.
    """
    opened: list[tuple[int, str]] = []
    inner: list[tuple[int, tuple[str, str]]] = []
    for number, line in enumerate(page.lines[page.body_start :], start=page.body_start + 1):
        if opened and closes(line, opened[-1][1]):
            opened.pop()
            if not opened:
                yield from (corpus.problem(page, place, "khoi", *fault) for place, fault in inner)
                inner = []
        elif (found := opening(line)) and not opened:
            opened.append((number, found.fence))
            if wrong := _wrong_opening(found):
                yield corpus.problem(page, number, "khoi", *wrong)
        elif found and found.language and not found.rest and found.fence.startswith(opened[-1][1]):
            said = f"khối mở ở đây nằm trong khối đang mở ở dòng {opened[-1][0]}, nên hàng ``` kế tiếp đóng nhầm khối"
            outside = found.fence + found.fence[0]
            fix = f"đóng khối trên trước dòng này; muốn khối nằm trong khối thì khối ngoài mở và đóng bằng {outside}"
            inner.append((number, (said, fix)))
            opened.append((number, found.fence))
        elif not opened and _NEARLY_A_FENCE.match(line):
            said = f"“{line.strip(' >')}” không mở được khối chép nguyên văn"
            fix = "gõ ba dấu phẩy ngược (phím ở góc trái, trên phím Tab), rồi tên loại: ```text; hàng đóng là ```"
            yield corpus.problem(page, number, "khoi", said, fix)
    if opened:
        fix = f"thêm một dòng {opened[0][1]} ở cuối khối"
        yield corpus.problem(page, opened[0][0], "khoi", "khối mở ở đây không đóng lại", fix)


_ALIGNED = re.compile(r"\S {3,}\S")


def _columns(lines: list[str]) -> list[int]:
    """The places of lines whose columns are aligned with spaces; on a single one it may be chance."""
    found = [place for place, line in enumerate(lines) if _ALIGNED.search(line)]
    return found if len(found) > 1 else []


# From this length on a line was broken to fit an editor's window, not because a thought ended.
_BROKEN_FROM = 50


def broken_letters(corpus: Corpus) -> Iterator[Problem]:
    """In letters to copy a paragraph is one line, and nothing stands in columns.

    A break inside a sentence stays in the reader's mail, ragged on a phone; columns of spaces are cut off there, and
    paste as no table.
    """
    rule = "khoi"
    for page in corpus.judged:
        for block in page.fenced:
            within = page.lines[block.first : block.last - 1]
            lines = [line.removeprefix(block.opening.before) for line in within]
            if block.opening.language != "text" or not block.is_closed:
                continue
            if columns := _columns(lines):
                yield corpus.problem(
                    page,
                    block.first + 1 + columns[0],
                    rule,
                    "cột kẻ bằng dấu cách: trên điện thoại bị cắt, dán ra không thành bảng",
                    "viết thành bảng, hoặc viết cả văn bản trong khung > [!giay]",
                )
                continue
            for number, (line, following) in enumerate(itertools.pairwise(lines), start=block.first + 2):
                if len(line) >= _BROKEN_FROM and line[-1] not in ".?!:;" and following.strip()[:1].islower():
                    yield corpus.problem(
                        page,
                        number,
                        rule,
                        "câu trong thư bị ngắt xuống dòng",
                        "nối dòng này vào cuối dòng trên: mỗi đoạn một dòng, màn hình tự ngắt",
                    )


_STROKE = re.compile(r"(?<!\\)\|")


def _cells(line: str) -> int:
    """Number of cells in a row of a table."""
    row = line.strip().strip(">").strip()
    return len(_STROKE.split(row.strip("|"))) if "|" in row else 0


def tables(corpus: Corpus) -> Iterator[Problem]:
    """Every row of a table has as many cells as its head, a table stands apart, and no cell is empty."""
    rule = "bang"
    separator = re.compile(r"[> ]*+\|?\s*:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)+\|?$")
    for page in corpus.judged:
        lines = dict(page.prose)
        for number, line in page.prose:
            if "-" not in line or not separator.match(line.rstrip()) or number - 1 not in lines:
                continue
            wanted = _cells(line)
            head = lines[number - 1]
            if _cells(head) != wanted:
                yield corpus.problem(
                    page,
                    number - 1,
                    rule,
                    f"đầu bảng có {_cells(head)} ô, dòng kẻ có {wanted}",
                    "cho số ô bằng nhau",
                )
            above = page.lines[number - 3].strip(" >") if number >= 3 else ""
            if above and not above.startswith(("#", "[!")):
                yield corpus.problem(
                    page,
                    number - 1,
                    rule,
                    "bảng dính vào đoạn trên nên sẽ không thành bảng",
                    "để một dòng trống trước bảng",
                )
            below = number + 1
            while below in lines and lines[below].strip(" >"):
                row = lines[below]
                if "|" not in row:
                    yield corpus.problem(
                        page,
                        below,
                        rule,
                        "dòng chữ dính vào cuối bảng sẽ thành một ô",
                        "để một dòng trống sau bảng",
                    )
                elif _cells(row) != wanted:
                    yield corpus.problem(
                        page,
                        below,
                        rule,
                        f"dòng có {_cells(row)} ô, đầu bảng có {wanted}",
                        "thêm hoặc bớt dấu |; ô trống thì ghi —",
                    )
                elif any(not cell.strip() for cell in _STROKE.split(page.lines[below - 1].strip(" >").strip("|"))):
                    yield corpus.problem(page, below, rule, "bảng có ô trống", "ghi — vào ô không có gì")
                below += 1


_ITEM = re.compile(r"^((?:> ?)*)( *)([-*+]|\d+[.)])\s+\S")


def lists(corpus: Corpus) -> Iterator[Problem]:
    """A list stands apart from the paragraph above and is indented by four: else Markdown makes one paragraph of it."""
    rule = "danh-sach"
    for page in corpus.judged:
        # Whether the lines since the last empty one belong to a list.
        within = False
        for number, line in page.prose:
            above = page.lines[number - 2].strip(" >") if number - 2 >= page.body_start else ""
            within = within and bool(above)
            match = _ITEM.match(line)
            if match and not line.lstrip().startswith("|"):
                depth = len(match[2])
                if depth % 4:
                    yield corpus.problem(
                        page,
                        number,
                        rule,
                        f"mục danh sách lùi {depth} dấu cách",
                        "lùi 0, 4 hoặc 8 dấu cách",
                    )
                if above and not within and not above.startswith(("[!", "#", "|", "```")):
                    yield corpus.problem(
                        page,
                        number,
                        rule,
                        "danh sách dính vào đoạn trên nên sẽ không thành danh sách",
                        "để một dòng trống trước mục đầu",
                    )
                within = True
            if re.match(r"^[> ]*(?:[-+][^\s\-*+\d|:]|\*[\-+])", line):
                yield corpus.problem(page, number, rule, "thiếu dấu cách sau dấu gạch đầu dòng", "viết “- mục”")


DEEPEST_QUOTE = 3
DEEPEST_INDENT = 16


_MARKERS = re.compile(r"(?:\s*(?:>|[-*+]\s|\d+[.)]\s))*")


def nesting(corpus: Corpus) -> Iterator[Problem]:
    """Quotes and lists are not nested without end: no reader follows, and Markdown's time grows with the depth."""
    rule = "long-nhau"
    for page in corpus.judged:
        for number, _ in page.prose:
            line = page.lines[number - 1]
            markers = matched(_MARKERS.match(line))[0].split()
            indent = len(line) - len(line.lstrip(" "))
            if (
                sum(mark.count(">") or 1 for mark in markers) > DEEPEST_QUOTE + 1
                or "".join(markers).count(">") > DEEPEST_QUOTE
                or indent > DEEPEST_INDENT
            ):
                yield corpus.problem(
                    page,
                    number,
                    rule,
                    "lồng quá sâu (dấu > hoặc thụt lề)",
                    f"tối đa {DEEPEST_QUOTE} dấu > và {DEEPEST_INDENT} dấu cách; chia nhỏ danh sách",
                )
                break


def unrenderable(corpus: Corpus) -> Iterator[Problem]:
    """Markdown renders every page: on one that it gives up on, the build would end without saying where."""
    deep = {problem.path for problem in nesting(corpus)}
    for page in corpus.judged:
        if f"docs/{page.path}" not in deep and corpus.html(page) is None:
            yield corpus.problem(
                page,
                page.body_start + 1,
                "tep-hong",
                "máy không dựng được trang này",
                "bỏ phần vừa dán hay vừa sửa rồi thêm lại từng đoạn, để biết đoạn nào làm hỏng",
            )
