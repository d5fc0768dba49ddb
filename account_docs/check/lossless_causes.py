"""Why source and page differ, in words that an editor understands, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from account_docs.check.lossless_html import BULLET, Piece


@dataclass
class Loss:
    """A place where source and page differ.

    Attributes:
        lines: the lines of the whole file.
        line: first line of the place, from 1.
        until: its last line.
        wanted: what the source says there.
        seen: what the page shows there.
    """

    lines: Sequence[str]
    line: int
    until: int
    wanted: Sequence[Piece]
    seen: Sequence[Piece]


@dataclass
class Place:
    """One piece of a loss.

    Attributes:
        source: its lines as written.
        wanted: what it should be.
        seen: what it became, where one piece became one piece, else None.
        shown: all that the reader sees of the loss, as one text.
        numbered: whether an item stands before or behind it.
    """

    source: Sequence[str]
    wanted: Piece
    seen: Piece | None
    shown: str
    numbered: bool = False

    @property
    def first(self) -> str:
        """The first line without the signs of quotes and blanks before it."""
        return self.source[0].strip(" >\t")


# rule, message, fix
Said = tuple[str, str, str]
_NUMBER = re.compile(r"^(?:• )?(\d+)\. ")
# So many pieces of one place are looked at; where more went wrong, the first say why.
_MOST = 60
# A list that people number themselves is hardly longer.
_FEW = 20
_AT_START = re.compile(r"(?:• |\d+\. )?#")
_BRACES = re.compile(r"\{[^{}]*\}")
_TAG = re.compile(r"<[^<>\s!/][^<>]*>")
_ENTITY = re.compile(r"&#?\w+;")
_COMMENT = re.compile(r"<!--(?!\s*check:)")
# Causes that are said once for a place: all its cells and lines have the same.
_OF_A_PLACE = ("bang", "khoi")


_TWO_LISTS = (
    "danh-sach", "danh sách đánh số và danh sách gạch đầu dòng đứng liền nhau bị nối làm một",
    "viết một câu giữa hai danh sách",
)  # fmt: skip


def _number(place: Place) -> Said | None:
    """A number at the start of a line is printed as another one, or as an item."""
    wanted = _NUMBER.match(place.wanted.text)
    if not wanted:
        bullet = place.wanted.text.startswith(BULLET)
        return _TWO_LISTS if bullet and place.seen and _NUMBER.match(place.seen.text) else None
    seen = _NUMBER.match(place.seen.text if place.seen else place.shown)
    if place.seen and place.seen.text.startswith(BULLET):
        return _TWO_LISTS
    became = f"“{seen[1]}.”" if seen else "một mục của danh sách"
    if seen and seen[1] == wanted[1]:
        return None
    in_order = (
        "đánh số 1, 2, 3… liền nhau từ 1, phần chen giữa hai mục thì lùi vào bốn dấu cách, có dòng trống trước và sau"
    )
    if place.numbered:
        fix = in_order
    elif int(wanted[1]) <= _FEW:
        fix = f"danh sách thì {in_order}; không phải danh sách thì thêm dấu \\ trước dấu chấm: “{wanted[1]}\\.”"
    else:
        fix = f"viết chữ trước con số, ví dụ “Số {wanted[1]}.”; hoặc thêm dấu \\ trước dấu chấm: “{wanted[1]}\\.”"
    return "danh-sach", f"“{wanted[1]}.” ở đầu dòng được in thành {became}", fix


def _braces(place: Place) -> Said | None:
    """Text in braces was taken for attributes."""
    for match in _BRACES.finditer(place.wanted.text):
        if match[0] not in place.shown:
            inside = match[0].strip("{}: ") or "tên khách"
            return (
                "ngoac-nhon",
                f"“{match[0]}” không hiện ra: chữ trong ngoặc nhọn ở chỗ này bị máy nuốt",
                f"dùng ngoặc vuông, cách chữ đứng trước một dấu cách: “ [{inside}]”",
            )
    return None


def _rule(place: Place) -> Said | None:
    """A line of asterisks, underscores or strokes became a line across the page, or made a heading."""
    if re.fullmatch(r"(?:[*_+=-] *){2,}", place.first):
        return (
            "ky-hieu",
            f"dòng “{place.first}” không hiện ra như đã gõ mà thành một đường kẻ",
            "bỏ dòng ấy; muốn có đường kẻ thì viết --- với dòng trống ở trên và dưới",
        )
    return None


def _heading(place: Place) -> Said | None:
    """A line became a heading, or a heading lost its signs."""
    rule = "tieu-de"
    was, became = place.wanted.kind, place.seen.kind if place.seen else ""
    for line in place.source[1:]:
        if re.fullmatch(r"=+|-+", line.strip(" >\t")) and (became.startswith("h") or not place.seen):
            return (
                rule,
                f"dòng chữ nằm ngay trên “{line.strip(' >')[:8]}” bị in thành tiêu đề",
                "để một dòng trống giữa hai dòng, hoặc bỏ dòng gạch; muốn là tiêu đề thì viết ## ở đầu dòng",
            )
    if _AT_START.match(place.wanted.text) and was == "p":
        return (
            rule,
            "dòng bắt đầu bằng dấu # bị in thành tiêu đề",
            "muốn là tiêu đề thì viết ## rồi dấu cách rồi chữ; không thì đặt chữ trước dấu #",
        )
    if was.startswith("h") and place.wanted.text.endswith("#"):
        return rule, "dấu # ở cuối tiêu đề không hiện ra", "viết \\# thay cho #"
    return None


def _code(place: Place) -> Said | None:
    """An indented line became a block of code, or a fence none."""
    rule = "khoi"
    if place.wanted.kind == "pre" or any("```" in line or "~~~" in line for line in place.source):
        return (
            rule,
            "khối chép nguyên văn không thành khối, hoặc nuốt cả phần sau",
            (
                "viết hàng mở ```text và hàng đóng ``` lùi bằng nhau, mỗi hàng một dòng riêng; trong trích dẫn thì dòng"
                " nào cũng bắt đầu bằng >"
            ),
        )
    if place.seen and place.seen.kind == "pre":
        return (
            rule,
            "dòng lùi bốn dấu cách bị in thành khối chép nguyên văn",
            "bỏ dấu cách ở đầu dòng; đoạn của một mục danh sách thì lùi đúng bốn dấu cách",
        )
    return None


def _table(place: Place) -> Said | None:
    """A table is none, or a row lost a cell."""
    if not place.wanted.kind.startswith("cell") or (place.seen and place.seen.kind.startswith("cell")):
        return None
    return (
        "bang",
        "bảng không thành bảng: người đọc thấy nguyên các dấu |",
        (
            "dòng thứ hai của bảng phải là dòng kẻ gõ bằng ba dấu trừ, ví dụ |---|---|, không phải gạch dài —, đủ số ô"
            " như đầu bảng; để dòng trống trước và sau bảng"
        ),
    )


def _definition(place: Place) -> Said | None:
    """A line in the form of a definition vanished."""
    rule = "ky-hieu"
    if place.first.startswith("*["):
        return (
            rule,
            "dòng giải nghĩa viết tắt “*[…]: …” không hiện ra, và chữ ấy đổi ở mọi nơi trong trang",
            "viết lời giải nghĩa trong ngoặc ngay sau chữ viết tắt",
        )
    if place.first.startswith("[^"):
        return (
            rule,
            "chú thích cuối trang “[^…]” không dùng được ở đây",
            "viết chú thích ngay trong câu, hoặc trong ngoặc đơn, rồi xóa dòng này",
        )
    if re.match(r"\[[^\]]*\]:", place.first):
        return (
            rule,
            "dòng “[…]: …” không hiện ra: máy hiểu là địa chỉ của một liên kết",
            "bỏ ngoặc vuông; muốn là liên kết thì viết [chữ](địa chỉ) ngay trong câu",
        )
    if re.match(r"\[toc\]", place.first, re.IGNORECASE):
        return rule, "“[TOC]” bị thay bằng một mục lục", "bỏ dòng ấy: trang nào cũng đã có mục lục"
    if place.first.startswith(": "):
        return rule, "dấu hai chấm ở đầu dòng không hiện ra", "đặt dấu hai chấm ở cuối dòng trên"
    return None


def _hidden(place: Place) -> Said | None:
    """Words between angle brackets, or behind a comment that doesn't end, are not shown."""
    if _COMMENT.search("\n".join(place.source)):
        return "mat-chu", "từ dấu <!-- trở đi không hiện ra hoặc hiện sai", "viết cho đủ <!-- và -->, hoặc bỏ hẳn"
    for match in _TAG.finditer(place.wanted.text):
        if match[0] not in place.shown:
            inside = match[0].strip("<>/ ")
            return (
                "mat-chu",
                f"“{match[0]}” không hiện ra: chữ trong dấu < > bị hiểu là thẻ HTML",
                f"dùng ngoặc vuông: “[{inside}]”; dấu nhỏ hơn thì để cách hai bên",
            )
    return None


def _signs(place: Place) -> Said | None:
    """A sign within a line was eaten, or restyled what stands around it."""
    rule = "ky-hieu"
    wanted = place.wanted.text

    def fewer(sign: str) -> bool:
        return wanted.count(sign) > place.shown.count(sign)

    if place.wanted.text.startswith("+ "):
        return (
            "danh-sach",
            "dấu + ở đầu dòng không hiện ra mà thành dấu đầu dòng",
            "danh sách thì viết “- mục”; phép cộng thì viết chữ trước dấu +",
        )
    for entity in _ENTITY.findall(wanted):
        if fewer(entity):
            return (
                rule,
                f"“{entity}” bị đổi thành một ký tự khác",
                "gõ thẳng ký tự muốn có, hoặc thêm dấu cách trước dấu chấm phẩy",
            )
    if fewer("*"):
        return (
            rule,
            f"dấu * bị nuốt, chữ quanh nó thành nghiêng hoặc đậm: {_around(place)}",
            "phép nhân thì viết ×; chữ đậm thì **chữ**, sát chữ và cách chữ bên ngoài; cần chính dấu ấy thì viết \\*",
        )
    if fewer("_"):
        return (
            rule,
            f"dấu _ bị nuốt, chữ quanh nó thành nghiêng hoặc đậm: {_around(place)}",
            "viết \\_, hoặc đặt cả cụm giữa hai dấu phẩy ngược",
        )
    if fewer("\\"):
        return (
            rule,
            f"dấu \\ bị nuốt: {_around(place)}",
            "bỏ dấu ấy nếu thừa; đường dẫn trên máy thì đặt giữa hai dấu phẩy ngược, ví dụ `D:\\Du an`",
        )
    if fewer("`"):
        return rule, f"dấu phẩy ngược bị nuốt: {_around(place)}", "mở và đóng bằng số dấu phẩy ngược như nhau"
    if fewer("["):
        return rule, f"ngoặc vuông bị hiểu là liên kết: {_around(place)}", "dùng ngoặc đơn, hoặc đổi chữ trong ngoặc"
    return None


def _indent(place: Place) -> Said | None:
    """What belongs to an item stands outside it."""
    if place.seen and place.seen.text == place.wanted.text and place.seen.path != place.wanted.path:
        return (
            "danh-sach",
            "đoạn này không nằm trong mục danh sách hay hộp như đã gõ",
            "đoạn thuộc về một mục thì lùi đúng bốn dấu cách, có dòng trống ở trên; không thuộc thì không lùi",
        )
    return None


_CAUSES: tuple[Callable[[Place], Said | None], ...] = (
    _definition, _rule, _heading, _code, _table, _number, _braces, _hidden, _signs, _indent,
)  # fmt: skip


def _around(place: Place) -> str:
    """The words that differ, as they are written and as they are seen."""
    return difference(place.wanted.text, place.seen.text if place.seen else "")


def difference(wanted: str, seen: str) -> str:
    """A few words around the first that differs, in both readings."""
    one, other = wanted.split(), seen.split()
    start = next(
        (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )

    def some(words: list[str]) -> str:
        cut = " ".join(words[max(0, start - 2) : start + 4])
        return f"“{cut[:60]}”" if cut else "(không có gì)"

    return f"viết {some(one)}, người đọc thấy {some(other)}" if other else f"{some(one)} không hiện ra"


def _places(loss: Loss) -> list[Place]:
    """The pieces of a loss with their lines."""
    shown = " ".join(piece.text for piece in loss.seen[:_MOST])
    single = loss.seen[0] if len(loss.wanted) == len(loss.seen) == 1 else None
    found = []
    for index, piece in enumerate(loss.wanted[:_MOST]):
        following = next(
            (other.line for other in loss.wanted[index + 1 : index + _MOST] if other.line > piece.line),
            loss.until + 1,
        )
        source = list(loss.lines[piece.line - 1 : max(piece.line, following - 1)])
        while len(source) > 1 and not source[-1].strip(" >"):
            source.pop()
        numbered = any(_is_numbered(loss.lines, number) for number in _neighbours(loss.lines, piece.line))
        found.append(Place(source, piece, single, shown, numbered))
    return found


def _neighbours(lines: Sequence[str], line: int) -> list[int]:
    """The nearest lines with text above and below."""
    above = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip(" >")), 0)
    below = next((number for number in range(line + 1, len(lines) + 1) if lines[number - 1].strip(" >")), 0)
    return [number for number in (above, below) if number]


def _is_numbered(lines: Sequence[str], line: int) -> bool:
    """Whether a line is an item with a number."""
    return bool(re.match(r"[> ]*\d+\. ", lines[line - 1]))


def cause(loss: Loss) -> list[tuple[int, str, str, str]]:
    """What to say of a loss: line, rule, message and fix; of each piece whose cause is known, else of the place."""
    said: list[tuple[int, str, str, str]] = []
    for place in _places(loss):
        wanted = place.wanted
        whole = not wanted.kind.startswith("cell") and wanted.text.removeprefix(BULLET) in place.shown
        if whole and len(loss.wanted) > 1:
            continue
        found = next((words for tell in _CAUSES if (words := tell(place))), None)
        if found and not (said and said[-1][1:] == found and (found[0] in _OF_A_PLACE or said[-1][0] == wanted.line)):
            said.append((wanted.line, *found))
    if said:
        return said
    return [(loss.line, *_unknown(loss))]


def _unknown(loss: Loss) -> Said:
    """What to say of a loss that nobody thought of."""
    wanted, seen = (" ".join(piece.text for piece in pieces) for pieces in (loss.wanted, loss.seen))
    fix = (
        "xem trang dựng thử ở chỗ này; viết đơn giản hơn: dòng trống trước và sau, bỏ ký hiệu lạ; cần chép nguyên văn "
        "thì đặt trong khối ```text"
    )
    if not wanted:
        return "mat-chu", f"người đọc thấy thêm “{seen[:60]}” mà trang không viết", fix
    if wanted == seen:
        return (
            "mat-chu",
            (
                f"“{wanted[:60]}” được in ở chỗ khác hoặc thành thứ khác: nhiều đoạn dính vào nhau, hay mục, ô, tiêu đề"
                " không như đã gõ"
            ),
            fix,
        )
    return "mat-chu", f"chữ hay số bị đổi khi in ra: {difference(wanted, seen)}", fix
