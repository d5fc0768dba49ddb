"""What docs/ may hold: all of it is published, so only Markdown and pictures, told by what is in the files."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from account_docs.check.core import Corpus, Problem
from account_docs.html.drawings import judge_drawing

RULE = "loai-tep"
# Endings, and what Pillow calls the format that must be in the file.
PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
ALLOWED = "trang .md và hình .svg, .png, .jpg, .webp"
# A picture of more pixels than that is not even unpacked; the rule about pictures asks for far fewer.
MAXIMUM_PIXELS = 30_000_000
MAXIMUM_BYTES = 20_000_000

# How files begin. Sources: the formats' own specifications; the brands of ISO media files from MP4RA.
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF-", "PDF"),
    (b"MZ", "chương trình Windows (.exe)"),
    (b"\x7fELF", "chương trình"),
    (b"\xcf\xfa\xed\xfe", "chương trình"),
    (b"#!", "chương trình"),
    (b"PK\x03\x04", "tệp nén hoặc tệp Office (.zip, .docx, .xlsx)"),
    (b"\xd0\xcf\x11\xe0", "tệp Office đời cũ (.doc, .xls)"),
    (b"Rar!", "tệp nén"),
    (b"7z\xbc\xaf", "tệp nén"),
    (b"\x1f\x8b", "tệp nén"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"8BPS", "Photoshop"),
)
_BRANDS = {
    b"avif": "AVIF",
    b"avis": "AVIF",
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"), "HEIC (ảnh iPhone)"),
}
# What no picture holds, and a file that is a picture and something else as well does.
_FOREIGN = (b"<script", b"<html", b"<!doctype html", b"<iframe", b"<svg", b"<?php", b"javascript:", b"%pdf-")


def kind_of(content: bytes) -> str:
    """What a file really is, in words for editors; "" when nobody knows.

    Args:
        content: the file, or its beginning.
    """
    start = content[:512]
    if start[4:8] == b"ftyp":
        return _BRANDS.get(start[8:12], "phim hoặc ảnh")
    if start[:4] == b"RIFF":
        return "WEBP" if start[8:12] == b"WEBP" else "âm thanh hoặc phim"
    for beginning, kind in _BEGINNINGS:
        if start.startswith(beginning):
            return kind
    words = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if words.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script")):
        return "trang HTML"
    return "hình SVG" if b"<svg" in words else ""


def file_types(corpus: Corpus) -> Iterator[Problem]:
    """docs/ holds pages and pictures, each of them what its name says."""
    for name in sorted(corpus.files):
        found = judge_file(corpus.root / "docs" / name, name)
        if found:
            yield Problem(f"docs/{name}", 1, RULE, *found)


def judge_file(path: Path, name: str) -> tuple[str, str] | None:
    """What is wrong with a file by its kind, and the fix; None when it may be published.

    Args:
        path: the file.
        name: its path below docs/.
    """
    parts = PurePosixPath(name).parts
    ending = path.suffix
    if any(part.startswith(".") for part in parts):
        return f"tệp ẩn “{parts[-1]}”", "xóa tệp; máy Mac hay trình soạn thảo tự tạo ra nó, sổ tay không dùng"
    if ending == ".md" or ending.lower() == ".svg":
        return None  # Read by the rules about pages and drawings.
    with path.open("rb") as file:
        start = file.read(512)
    kind = kind_of(start)
    if ending.lower() not in PICTURES:
        return _no_page_or_picture(ending, kind)
    return _picture(path, PICTURES[ending.lower()], kind)


def _no_page_or_picture(ending: str, kind: str) -> tuple[str, str]:
    """What to do about a file of another kind."""
    what = f"tệp đuôi “{ending}”" if ending else "tệp không có đuôi"
    message = f"{what}{f' ({kind})' if kind else ''} không đăng được: docs/ chỉ nhận {ALLOWED}"
    if kind in ("PNG", "JPEG", "WEBP"):
        return message, f"đổi đuôi thành .{kind.lower().replace('jpeg', 'jpg')} nếu đây là hình cần dùng"
    if kind == "GIF" or kind.startswith(("AVIF", "HEIC", "BMP", "TIFF", "Photoshop")):
        return message, "mở hình rồi xuất lại (Export, Save as) thành PNG, JPEG hoặc WebP"
    if ending.lower() in (".md", ".markdown", ".mdown", ".mkd", ".mkdn"):
        return message, "đổi đuôi thành .md, chữ thường"
    if kind == "trang HTML" or "Office" in kind or kind == "PDF" or ending.lower() in (".txt", ".rtf"):
        return message, "chép phần chữ cần dùng vào một trang .md rồi xóa tệp này"
    return message, "xóa tệp; cần gửi cho người đọc một biểu mẫu thì viết thành trang trong bieu-mau/"


def _picture(path: Path, wanted: str, kind: str) -> tuple[str, str] | None:
    """What is wrong with a file whose name says picture."""
    again = "mở hình rồi xuất lại (Export, Save as) thành PNG, JPEG hoặc WebP, đúng với đuôi tệp"
    if kind != wanted:
        return f"tên tệp là {wanted} nhưng bên trong là {kind or 'thứ khác'}", again
    if path.stat().st_size > MAXIMUM_BYTES:
        return f"hình nặng {path.stat().st_size // 1_000_000} MB", "thu nhỏ hình rồi lưu lại"
    content = path.read_bytes()
    if _is_more_than_a_picture(content):
        return "trong hình có giấu thứ khác (lệnh, trang HTML hay tệp nén)", again
    return _unreadable(content, again)


def _is_more_than_a_picture(content: bytes) -> bool:
    """Whether a picture is an archive or a page as well, for a program that looks for one."""
    small = content.lower()
    return any(words in small for words in _FOREIGN) or zipfile.is_zipfile(io.BytesIO(content)) or not _ends(content)


def _ends(content: bytes) -> bool:
    """Whether nothing follows the picture. Sources: PNG, IEND; JPEG, EOI; WebP, the size in the RIFF header."""
    if content.startswith(b"\x89PNG"):
        return (
            content.endswith(b"\x00\x00\x00\x00IEND\xaeB`\x82")
            and content.count(b"\x00\x00\x00\x00IEND\xaeB`\x82") == 1
        )
    if content.startswith(b"RIFF"):
        return len(content) == int.from_bytes(content[4:8], "little") + 8
    return content.rstrip(b"\x00").endswith(b"\xff\xd9")


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a picture in pixels, read from its beginning; None when it has none that can be read.

    Args:
        content: the file.

    Raises:
        OverflowError: it has more pixels than could be unpacked at all.
    """
    from PIL import Image  # Only where there are such pictures: it takes as long to load as all the rest of this rule.

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(content), formats=list(set(PICTURES.values()))) as picture:
                return picture.size
        except Image.DecompressionBombError as error:
            raise OverflowError from error
        # Pillow raises what its decoders raise, also for pictures that were made to break it.
        except Exception:  # noqa: BLE001  (see above)
            return None


def _unreadable(content: bytes, again: str) -> tuple[str, str] | None:
    """Whether a picture can't be opened, or would unpack to more than a phone bears."""
    from PIL import Image

    try:
        width, height = picture_size(content) or (0, 0)
    except OverflowError:
        width = height = MAXIMUM_PIXELS
    if width * height > MAXIMUM_PIXELS:
        return "hình quá nhiều điểm để mở", "thu nhỏ hình rồi lưu lại"
    try:
        with Image.open(io.BytesIO(content), formats=list(set(PICTURES.values()))) as picture:
            picture.load()
    except Exception:  # noqa: BLE001  (as above)
        return "hình hỏng, không mở được", again
    return None


def drawings(corpus: Corpus) -> Iterator[Problem]:
    """Drawings are shapes and text, and nothing else."""
    for name in sorted(corpus.files):
        path = corpus.root / "docs" / name
        if name.lower().endswith(".svg"):
            content = path.read_bytes()
            for line, message, fix in judge_drawing(content):
                yield Problem(f"docs/{name}", line, "hinh", message, fix)
