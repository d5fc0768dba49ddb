"""What a YAML parser can't read, told to someone who never saw a parser."""

from __future__ import annotations

import re

import yaml

QUOTE = "để cả giá trị trong ngoặc kép"
_GLUED = re.compile(r"^\s*(?:- )?([A-Za-z_]\w*):(?=[^\s/:])")
_SIGN_FIRST = re.compile(r"^\s*(?:- )?(?:[^\s:]+:\s+)?([&*!%@`,|>\]}])")


def _unclosed(lines: list[str], at: int) -> int | None:
    """The first of the three lines above one that leaves a quotation mark open, or None."""
    return next((number for number in range(max(0, at - 3), at) if lines[number].count('"') % 2), None)


def _open_bracket(lines: list[str], at: int) -> int | None:
    """The last line, down to one, with more brackets opened than closed; None when there is none."""
    balance = [sum((sign in "[{") - (sign in "]}") for sign in line) for line in lines[: at + 1]]
    return next((number for number in range(at, -1, -1) if balance[number] > 0), None)


def explained(error: yaml.YAMLError, lines: list[str]) -> tuple[int, str, str]:
    """What the parser can't read, in the words of someone who never saw a parser: line from 0, what is wrong, the fix.

    Args:
        error: what the parser raised.
        lines: the text.
    """
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    at = min(mark.line if mark else 0, len(lines) - 1)
    began = min(start.line if start else at, len(lines) - 1)
    problem, context = (str(getattr(error, name, None) or "") for name in ("problem", "context"))
    before, after = lines[at][: mark.column if mark else 0], lines[at][mark.column if mark else 0 :]
    return _reason(problem, context, (at, began), (before, after), lines)


def _reason(
    problem: str, context: str, places: tuple[int, int], sides: tuple[str, str], lines: list[str]
) -> tuple[int, str, str]:
    """Line from 0, what is wrong, and how to mend it.

    Args:
        problem: the parser's words.
        context: what it was reading.
        places: the lines, from 0, of the problem and of where it began to read.
        sides: what stands on the problem's line before it, and from it on.
        lines: the text.
    """
    (at, began), (before, after) = places, sides
    if "quoted scalar" in context and "escape" not in problem:
        return began, "ngoặc kép hoặc nháy mở ở dòng này không đóng lại", "thêm dấu đóng ở cuối giá trị"
    if "key" in problem and '"' in after + before and (number := _unclosed(lines, at)) is not None:
        return number, "ngoặc kép mở ở dòng này không đóng lại", "thêm dấu ngoặc kép ở cuối giá trị"
    for number in (at, at - 1, began):
        if number >= 0 and (match := _GLUED.match(lines[number])):
            key = match[1]
            return number, f"thiếu dấu cách sau “{key}:”", f"viết “{key}: …”, có một dấu cách sau dấu hai chấm"
    if "flow" in context and "escape" not in problem and "',' or" not in problem:
        number = _open_bracket(lines, at)
        if number is not None:
            return number, "dấu ngoặc mở ở dòng này không đóng lại", "thêm dấu “]” hoặc “}” ở cuối giá trị"
    return _by_words(problem, places, sides, lines[at])


def _by_words(problem: str, places: tuple[int, int], sides: tuple[str, str], line: str) -> tuple[int, str, str]:
    """What the parser's words stand for, where what is around the place says nothing more.

    Args:
        problem: the parser's words.
        places: the lines, from 0, of the problem and of where it began to read.
        sides: what stands on the problem's line before it, and from it on.
        line: the whole line of the problem.
    """
    (at, began), (before, after) = places, sides
    if "escape" in problem:
        return at, "dấu \\ trong ngoặc kép có nghĩa riêng", "thay ngoặc kép bằng nháy đơn '…', hoặc viết hai dấu \\\\"
    if "',' or" in problem:
        sign = "]" if "]" in problem else "}"
        return (
            began,
            f"dấu ngoặc mở ở dòng này thiếu dấu “{sign}” đóng, hoặc thiếu dấu phẩy giữa hai mục",
            f"thêm dấu phẩy, hoặc dấu “{sign}” ở cuối",
        )
    if match := _SIGN_FIRST.match(line):
        return at, f"giá trị không được mở đầu bằng dấu “{match[1]}”", QUOTE
    if "expected ':'" in problem:
        return (
            began,
            "dòng này thiếu dấu hai chấm sau tên khóa",
            "viết “khóa: giá trị”, hoặc thụt lề dòng này vào giá trị ở dòng trên",
        )
    if "mapping values" in problem and ": " in before:
        return at, "giá trị có dấu hai chấm", QUOTE
    if "mapping values" in problem:
        return (
            at,
            "dòng này dính vào giá trị của dòng trên",
            "thụt lề thẳng hàng với dòng trên; dòng trên thiếu dấu hai chấm thì thêm vào",
        )
    if "sequence entries" in problem:
        return (
            at,
            "dấu gạch của danh sách đứng cùng dòng với khóa",
            "xuống dòng rồi viết từng mục “- …”, hoặc dùng [một, hai]",
        )
    if "expected key" in problem and before.strip() and after.strip():
        return (
            at,
            "còn chữ sau khi giá trị đã đóng",
            "để cả giá trị trong một cặp ngoặc kép; bên trong cần ngoặc kép thì dùng nháy đơn bên ngoài",
        )
    if "expected key" in problem or "'-' indicator" in problem:
        return (
            at,
            "dòng này thụt lề không thẳng hàng với các dòng cùng bậc",
            "thụt bằng dấu cách cho thẳng với dòng trên cùng bậc",
        )
    return (
        at,
        "dòng này không đọc được",
        "xem lại dòng này và dòng trên nó: thụt lề bằng dấu cách, đủ ngoặc, một dấu cách sau dấu hai chấm",
    )
