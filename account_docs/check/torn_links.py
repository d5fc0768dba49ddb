"""What was meant as a link and is none, and addresses in letters to copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from account_docs.check.addresses import Finding, judge, short
from account_docs.check.core import Corpus
from account_docs.check.shown import line_of, shown
from account_docs.content.addresses import plain_address
from account_docs.content.links import BrokenLink
from account_docs.content.pages import Page
from account_docs.html.addresses import written_out

_BROKEN = {
    "undefined": (
        "“{}” không thành liên kết: chưa có dòng nào cho biết địa chỉ",
        "viết [chữ hiện ra](địa-chỉ), hoặc thêm dòng “[tên]: địa-chỉ” ở cuối trang",
    ),
    "unclosed": ("“{}” không thành liên kết: thiếu dấu ) ở cuối địa chỉ", "viết đủ [chữ hiện ra](địa-chỉ)"),
    "spaced": ("“{}” không thành liên kết: giữa ] và ( còn dấu khác", "viết liền: [chữ hiện ra](địa-chỉ)"),
    "reversed": (
        "“{}” không thành liên kết: hai loại ngoặc bị ngược",
        "chữ hiện ra trong ngoặc vuông, địa chỉ trong ngoặc tròn: [chữ hiện ra](địa-chỉ)",
    ),
    "definition": (
        "“{}” không thành địa chỉ của liên kết: sau địa chỉ còn chữ",
        "chỉ ghi “[tên]: địa-chỉ” trên dòng ấy; tiêu đề nếu có thì trong ngoặc kép",
    ),
}


def broken_links(corpus: Corpus, page: Page) -> Iterator[tuple[int, Finding]]:
    """What was meant as a link and is printed as it is written, with its line."""
    finished = shown(corpus, page)
    broken: list[BrokenLink] = page.read_links.broken
    told: set[int] = set()
    for link in broken:
        if not finished.known or any(link.sign in text for text in finished.texts):
            told.add(link.line)
            message, fix = _BROKEN[link.kind]
            yield link.line, Finding(message.format(short(link.text)), fix)
    for definition in page.read_links.repeated:
        message = f"“[{definition.text}]:” có hai địa chỉ, nơi chứa mã và trang đã dựng sẽ dẫn tới hai chỗ khác nhau"
        yield definition.line, Finding(message, "giữ một dòng, hoặc đặt tên khác")
    if "http" in finished.html or "www." in finished.html:
        for address in (address for text in finished.texts for address in written_out(text)):
            line = line_of(page, address)
            if line not in told:
                whole = plain_address(address if "://" in address else f"https://{address}")
                message = f"địa chỉ “{short(address)}” viết trần, người đọc không bấm được"
                yield line, Finding(message, f"viết [tên trang]({short(whole)})")


# Addresses in letters and forms to copy.
_IN_A_LETTER = re.compile(r"(?<![\w/.:-])(?:[a-zA-Z][a-zA-Z0-9+.-]{0,9}:[\\/]+|\\\\\w)[^\s\"<>|,;)\]]+")


def in_letters(page: Page) -> Iterator[tuple[int, Finding]]:
    """Addresses in letters to copy that can't be right anywhere: on the writer's machine, or misspelt."""
    prose = {number for number, _ in page.prose}
    for number, _ in page.readable:
        if number in prose or number <= page.body_start:
            continue
        for match in _IN_A_LETTER.finditer(page.lines[number - 1]):
            finding = judge(match[0])
            if finding and finding.everywhere:
                yield number, finding
