"""docs/ holds pages and pictures, told by what is in them; everything else is named, and stops a build."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from account_docs.check.core import Corpus, read_documents
from account_docs.check.file_types import file_types
from account_docs.check.rules import safety
from tests.conftest import ROOT


def picture(kind: str, size: tuple[int, int] = (40, 30), **settings: object) -> bytes:
    """A picture of a format."""
    target = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(target, kind, **settings)
    return target.getvalue()


def archive() -> bytes:
    """A ZIP file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("word/vbaProject.bin", "x")
    return target.getvalue()


def png_of(size: tuple[int, int]) -> bytes:
    """A PNG that says it is of a size, with next to nothing in it."""
    content = bytearray(picture("PNG"))
    content[16:24] = size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big")
    content[29:33] = zlib.crc32(bytes(content[12:29])).to_bytes(4, "big")
    return bytes(content)


PNG, JPEG, WEBP = picture("PNG"), picture("JPEG"), picture("WEBP")
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"

REFUSED = [
    ("trang.html", HTML, "trang HTML"),
    ("trang.htm", HTML, "trang HTML"),
    ("trang.xhtml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", ".xhtml"),
    ("mau.docm", archive(), "Office"),
    ("mau.docx", archive(), "Office"),
    ("bang.xlsx", archive(), "Office"),
    ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "Office"),
    ("cai.exe", b"MZ" + bytes(100), "chương trình"),
    ("cai", b"MZ" + bytes(100), "không có đuôi"),
    ("chay.sh", b"#!/bin/sh\n", "chương trình"),
    ("ghi-chu", b"chu", "không có đuôi"),
    ("ghi-chu.txt", b"chu", ".txt"),
    ("lenh.js", b"alert(1)", ".js"),
    ("kieu.css", b"p{}", ".css"),
    ("goi.zip", archive(), "nén"),
    ("tai-lieu.pdf", b"%PDF-1.7\n", "PDF"),
    ("dong.gif", picture("GIF"), "GIF"),
    ("anh.bmp", picture("BMP"), "BMP"),
    ("anh.tiff", picture("TIFF"), "TIFF"),
    ("anh.heic", HEIC, "HEIC"),
    ("trang.markdown", b"# x\n", ".markdown"),
    ("trang.MD", b"# x\n", ".MD"),
    ("trang.md.bak", b"# x\n", ".bak"),
    (".DS_Store", b"\x00\x00\x00\x01Bud1", "tệp ẩn"),
    (".trang.md.swp", b"b0VIM", "tệp ẩn"),
    (".an/anh.png", PNG, "tệp ẩn"),
    # Pictures that are something else, or something else as well
    ("anh.jpg", HEIC, "HEIC"),
    ("anh.jpg", PNG, "bên trong là PNG"),
    ("anh.png", JPEG, "bên trong là JPEG"),
    ("anh.png", HTML, "trang HTML"),
    ("anh.webp", b"RIFF\x00\x00\x00\x00WAVE", "âm thanh"),
    ("anh.png", b"", "thứ khác"),
    ("anh.jpg", b"\xff\xd8\xff" + HTML, "giấu thứ khác"),
    ("anh.png", PNG + archive(), "giấu thứ khác"),
    ("anh.jpg", JPEG + archive(), "giấu thứ khác"),
    ("anh.jpg", JPEG + HTML, "giấu thứ khác"),
    ("anh.jpg", picture("JPEG", comment=HTML), "giấu thứ khác"),
    ("anh.jpg", JPEG + HTML + b"\xff\xd9", "giấu thứ khác"),
    ("anh.png", PNG + b"x", "giấu thứ khác"),
    ("anh.webp", WEBP + b"xx", "giấu thứ khác"),
    ("anh.png", PNG[:-40] + PNG[-12:], "hỏng"),
    ("anh.jpg", JPEG[: len(JPEG) // 2] + b"\xff\xd9", "hỏng"),
    ("anh.png", png_of((60_000, 60_000)), "nhiều điểm"),
    ("anh.png", png_of((9_000, 9_000)), "nhiều điểm"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project without pages."""
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def read(folder: Path) -> Corpus:
    """The documents of a project."""
    corpus = Corpus(folder)
    read_documents(folder, corpus)
    return corpus


@pytest.mark.parametrize(
    ("name", "content", "message"), REFUSED, ids=[f"{number}-{name}" for number, (name, _, _) in enumerate(REFUSED)]
)
def test_what_is_no_page_and_no_picture_is_named(name: str, content: bytes, message: str, folder: Path) -> None:
    path = folder / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    problems = list(file_types(read(folder)))
    assert [(problem.path, problem.line, problem.rule) for problem in problems] == [(f"docs/{name}", 1, "loai-tep")]
    assert message in problems[0].message
    assert problems[0].fix
    assert set(problems) <= set(safety(read(folder)))


ACCEPTED = [
    ("a.png", PNG),
    ("a.jpg", JPEG),
    ("a.jpeg", JPEG),
    ("a.webp", WEBP),
    ("a.png", picture("PNG", (2400, 1800))),
    ("a.jpg", picture("JPEG", progressive=True)),
    ("a.jpg", JPEG + b"\x00"),
    ("a.webp", picture("WEBP", lossless=True)),
    ("a.md", b"# x\n"),
]


@pytest.mark.parametrize(("name", "content"), ACCEPTED)
def test_pages_and_pictures_pass(name: str, content: bytes, folder: Path) -> None:
    (folder / "docs" / name).write_bytes(content)
    assert list(file_types(read(folder))) == []


def test_the_real_files_pass() -> None:
    assert list(file_types(read(ROOT))) == []


def fifo(path: Path) -> None:
    os.mkfifo(path / "ong.md")


def folder_link(path: Path) -> None:
    (path / "vong").symlink_to(path, target_is_directory=True)


def lost_link(path: Path) -> None:
    (path / "mat.md").symlink_to(path / "khong-co.md")


@pytest.mark.skipif(os.name != "posix", reason="these kinds of files are POSIX's")
@pytest.mark.parametrize("plant", [fifo, folder_link, lost_link])
def test_what_is_no_plain_file_is_named_and_never_waited_for(plant: Callable[[Path], None], folder: Path) -> None:
    plant(folder / "docs")
    assert [problem.rule for problem in safety(read(folder))] == ["tep-hong"]


def test_a_drawing_is_judged_by_what_is_in_it(folder: Path) -> None:
    (folder / "docs" / "a.svg").write_bytes(HTML)
    (folder / "docs" / "b.SVG").write_bytes(PNG)
    (folder / "docs" / "c.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'>\n<rect style='x'/>\n</svg>")
    assert [(problem.path, problem.line, problem.rule) for problem in safety(read(folder))] == [
        ("docs/a.svg", 1, "hinh"),
        ("docs/b.SVG", 1, "hinh"),
        ("docs/c.svg", 2, "hinh"),
    ]
