"""Rules about pictures, file names, and addresses that were published once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from account_docs.check.core import Corpus, Problem
from account_docs.check.file_types import PICTURES, picture_size
from account_docs.check.front_matter import nearest
from account_docs.content.pages import Page
from account_docs.content.sources import MARKER
from account_docs.site.workbooks import WORKBOOKS

MAXIMUM_PICTURE_BYTES = 300_000
MAXIMUM_SIDE = 2400
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)+|[a-z0-9]+(?:-[a-z0-9]+)*")
_PICTURES = (*PICTURES, ".svg")


def file_names(corpus: Corpus) -> Iterator[Problem]:
    """Files and folders below docs/ have ASCII names in small letters with hyphens: they become addresses."""
    for name in sorted(corpus.files):
        wrong = [part for part in name.split("/") if not _NAME.fullmatch(part)]
        if wrong:
            yield Problem(
                f"docs/{name}",
                1,
                "ten-tep",
                f"tên “{wrong[0]}” có dấu, chữ hoa, dấu cách hoặc ký hiệu",
                "đổi tên: chữ thường không dấu, nối bằng gạch, ví dụ nhan-brief.md",
            )


def _size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a picture.

    None when it can't be read, or is so large that the rule about kinds of files names it.
    """
    try:
        return picture_size(content)
    except OverflowError:
        return None


def _picture_problems(corpus: Corpus, name: str, path: Path) -> Iterator[Problem]:
    """What is wrong with one picture file."""
    rule, shown = "hinh", f"docs/{name}"
    content = path.read_bytes()
    if len(content) > MAXIMUM_PICTURE_BYTES:
        yield Problem(
            shown,
            1,
            rule,
            f"hình nặng {len(content) // 1000} KB",
            f"thu nhỏ xuống dưới {MAXIMUM_PICTURE_BYTES // 1000} KB",
        )
    if path.suffix.lower() in PICTURES and (size := _size(content)) and max(size) > MAXIMUM_SIDE:
        yield Problem(
            shown, 1, rule, f"hình rộng {size[0]} × {size[1]} điểm", f"thu nhỏ cạnh dài xuống {MAXIMUM_SIDE} điểm"
        )
    if path.suffix == ".svg":
        text = content.decode("utf-8", "replace")
        for part, words in (
            ("<title>", "tên (title)"),
            ("<desc>", "lời tả (desc)"),
            ("viewBox", "kích thước (viewBox)"),
        ):
            if part not in text:
                yield Problem(shown, 1, rule, f"tệp SVG thiếu {words}", "thêm vào như các hình khác trong docs/hinh")


def pictures(corpus: Corpus) -> Iterator[Problem]:
    """Pictures say in words what they show, come from docs/, are not too large, and are used."""
    rule = "hinh"
    shown: set[str] = set()
    broken = False
    for page in corpus.pages.values():
        for link in page.links:
            if not link.picture:
                continue
            shown.add(link.target.split("/")[-1])
            broken = broken or f"hinh/{link.target.split('/')[-1]}" not in corpus.files
            if "://" in link.target or link.target.startswith("//"):
                yield corpus.problem(
                    page,
                    link.line,
                    rule,
                    "hình lấy từ trang khác",
                    "tải hình về docs/hinh (nếu giấy phép cho) rồi trỏ tới đó",
                )
            elif len(link.text.strip()) < 15:
                yield corpus.problem(
                    page,
                    link.line,
                    rule,
                    "hình thiếu lời tả, hoặc lời tả quá ngắn",
                    "viết trong ngoặc vuông một câu nói hết điều hình cho thấy",
                )
    for name in sorted(corpus.files):
        if name.lower().endswith(_PICTURES):
            yield from _picture_problems(corpus, name, corpus.root / "docs" / name)
            # While some page asks for a picture by a wrong name, one that nobody asks for is most likely the one meant.
            if name.split("/")[-1] not in shown and not broken:
                yield Problem(
                    f"docs/{name}", 1, rule, "không trang nào dùng hình này", "đặt hình vào trang, hoặc xóa tệp"
                )


def addresses(corpus: Corpus) -> Iterator[Problem]:
    """An address that was published stays: the page is there, or a redirect leads to one that is."""
    rule = "dia-chi"
    for path in corpus.addresses:
        if path in corpus.pages or path in corpus.redirects:
            continue
        yield Problem(
            f"docs/{path}",
            1,
            rule,
            f"trang đã công bố không còn{nearest(path, set(corpus.pages))}",
            f"thêm “{path}: trang-moi.md” vào redirect_maps của mkdocs.yml",
        )
    for path in corpus.pages:
        if path not in corpus.addresses:
            yield Problem(
                f"docs/{path}",
                1,
                rule,
                "địa chỉ mới chưa ghi vào danh sách",
                f"thêm dòng “{path}” vào data/addresses.txt",
            )


# Headings of the two sections that become Word files.
FORM_HEADINGS = ("## Mẫu trống", "## Mẫu đã điền")
_BOX = re.compile(r"\s*>\s*\[!([\w-]+)\]")
_LINK = re.compile(r"\]\([^)]+\)")


def downloads(corpus: Corpus) -> Iterator[Problem]:
    """A page that offers files has what they are made of: else the build stops, or the file is empty."""
    rule = "tai-ve"
    for path, page in corpus.pages.items():
        wanted = page.listed("downloads")
        if not wanted:
            continue
        line = page.key_line("downloads")
        if not path.startswith("bieu-mau/"):
            yield corpus.problem(page, line, rule, "chỉ trang trong bieu-mau/ mới có tệp tải về", "bỏ dòng downloads")
            continue
        for kind in wanted:
            if kind == "docx" or (kind.removesuffix(".xlsx") in WORKBOOKS and kind.endswith(".xlsx")):
                continue
            if kind.endswith("xlsx"):
                known = ", ".join(f"{name}.xlsx" for name in sorted(WORKBOOKS))
                message = f"chưa có bảng tính “{kind}”"
                fix = f"dùng một trong {known}; muốn thêm thì nhờ người biết lập trình, ở account_docs/site/workbooks"
                yield corpus.problem(page, line, rule, message, fix)
            else:
                yield corpus.problem(
                    page, line, rule, f"không có loại tệp “{kind}”", "dùng docx hoặc tên một tệp .xlsx"
                )
        for heading in FORM_HEADINGS if "docx" in wanted else ():
            places = [number for number, text in page.prose if text.strip() == heading]
            if not places:
                yield corpus.problem(
                    page,
                    line,
                    rule,
                    f"thiếu mục “{heading}”, phần sẽ thành tệp Word",
                    "thêm mục ấy, đúng từng chữ, hoặc bỏ docx",
                )
                continue
            yield from _papers_to_send(corpus, page, heading, places[0])


def _papers_to_send(corpus: Corpus, page: Page, heading: str, line: int) -> Iterator[Problem]:
    """The papers of a section become its Word file: there is one, and no link in it, which paper can't follow.

    Args:
        corpus: the project.
        page: a page that offers files.
        heading: the heading of the section.
        line: where it stands.
    """
    section = [(number, text) for number, text in page.prose if number > line]
    end = next((place for place, (_, text) in enumerate(section) if text.startswith("## ")), len(section))
    found, in_paper = False, False
    for number, text in section[:end]:
        if box := _BOX.match(text):
            in_paper = box[1] == "giay"
            found |= in_paper
        in_paper = in_paper and text.startswith(">")
        # A source note is left out of the file.
        if in_paper and _LINK.search(MARKER.sub("", text)):
            message = "liên kết trong văn bản sẽ thành tệp Word"
            yield corpus.problem(page, number, "tai-ve", message, "viết tên tài liệu, hoặc đưa liên kết ra ngoài khung")
    if not found:
        message = f"mục “{heading}” không có văn bản nào để thành tệp Word"
        yield corpus.problem(page, line, "tai-ve", message, "viết trong khung: > [!giay] Tên văn bản, mẫu trống")
