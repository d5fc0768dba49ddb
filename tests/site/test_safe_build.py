"""Hostile or broken input ends with a clear message, soon, and the last good site stays as it was."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.small_project import small_project

SECONDS = 60
MEMORY = 1_500_000_000


def limit_memory() -> None:
    """Let a build that asks for more fail instead of taking the machine along."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small project with a last good site."""
    small_project(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("bản tốt", "utf-8")
    return tmp_path


def run_build(copy: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` within the limits."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=copy,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
        preexec_fn=limit_memory if os.name == "posix" else None,
    )
    assert time.monotonic() - start < SECONDS
    return done


def large_page(copy: Path) -> None:
    (copy / "docs" / "giao-tiep" / "nhan-brief.md").write_text("---\ntitle: Dài\n---\n" + "chữ " * 1_300_000, "utf-8")


def binary_page(copy: Path) -> None:
    (copy / "docs" / "giao-tiep" / "nhan-brief.md").write_bytes(bytes(range(256)) * 40)


def symlink_out(copy: Path) -> None:
    (copy / "docs" / "giao-tiep" / "mat-khau.md").symlink_to("/etc/passwd")


def script_in_a_page(copy: Path) -> None:
    path = copy / "docs" / "giao-tiep" / "nhan-brief.md"
    path.write_text(path.read_text("utf-8") + "\n<script>alert(1)</script>\n", "utf-8")


def handler_in_a_page(copy: Path) -> None:
    path = copy / "docs" / "giao-tiep" / "nhan-brief.md"
    path.write_text(path.read_text("utf-8") + '\n<div onclick="alert(1)">x</div>\n', "utf-8")


def script_in_a_link(copy: Path) -> None:
    path = copy / "docs" / "giao-tiep" / "nhan-brief.md"
    path.write_text(path.read_text("utf-8") + "\n[bấm](javascript:alert(1))\n", "utf-8")


def yaml_bomb(copy: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join(['*a' + str(n - 1)] * 9)}]" for n in range(1, 12)]
    (copy / "docs" / "giao-tiep" / "nhan-brief.md").write_text("---\n" + "\n".join(lines) + "\n---\n\nx\n", "utf-8")


def deep_lists(copy: Path) -> None:
    path = copy / "docs" / "giao-tiep" / "nhan-brief.md"
    path.write_text(
        path.read_text("utf-8") + "\n" + "\n".join("    " * depth + "- x" for depth in range(400)) + "\n", "utf-8"
    )


def deep_quotes(copy: Path) -> None:
    path = copy / "docs" / "giao-tiep" / "nhan-brief.md"
    path.write_text(path.read_text("utf-8") + "\n" + "> " * 3000 + "x\n", "utf-8")


def broken_link(copy: Path) -> None:
    path = copy / "docs" / "giao-tiep" / "nhan-brief.md"
    path.write_text(path.read_text("utf-8") + "\n[x](khong-co.md)\n", "utf-8")


def paste_without_end(copy: Path) -> None:
    path = copy / "docs" / "giao-tiep" / "nhan-brief.md"
    path.write_text(path.read_text("utf-8") + "\n" + "<a " * 6_700 + "\n", "utf-8")


def script_in_a_fact(copy: Path) -> None:
    path = copy / "data" / "facts.yml"
    path.write_text(re.sub(r"url: .*", 'url: "javascript:alert(1)"', path.read_text("utf-8"), count=1), "utf-8")


HOSTILE: list[tuple[Callable[[Path], None], str]] = [
    (large_page, "docs/giao-tiep/nhan-brief.md:1: [tep-hong]"),
    (binary_page, "docs/giao-tiep/nhan-brief.md:1: [tep-hong]"),
    (symlink_out, "docs/giao-tiep/mat-khau.md:1: [tep-hong]"),
    (script_in_a_page, "[html]"),
    (handler_in_a_page, "[html]"),
    (script_in_a_link, "[html]"),
    (yaml_bomb, "docs/giao-tiep/nhan-brief.md:"),
    (deep_lists, "docs/giao-tiep/nhan-brief.md:"),
    (deep_quotes, "docs/giao-tiep/nhan-brief.md:"),
    (paste_without_end, "docs/giao-tiep/nhan-brief.md:"),
    (script_in_a_fact, "javascript:alert(1)"),
    (broken_link, "nhan-brief.md"),
]


@pytest.mark.parametrize(("harm", "message"), HOSTILE, ids=[harm.__name__ for harm, _ in HOSTILE])
def test_bad_input_ends_with_a_message_and_leaves_the_last_site(
    harm: Callable[[Path], None], message: str, copy: Path
) -> None:
    harm(copy)
    done = run_build(copy)
    assert done.returncode != 0
    assert message in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (copy / "site" / "index.html").read_text("utf-8") == "bản tốt"
    # What is kept between builds lies in .cache, which git leaves alone; nothing half made stays beside it.
    assert sorted(path.name for path in copy.iterdir() if path.name != ".cache") == [
        "account_docs",
        "data",
        "docs",
        "mkdocs.yml",
        "overrides",
        "site",
    ]


# What is added to a page each, and where the rule is to name it: kinds of cases/editing.md, section A.
ADDED = [
    ("giao-tiep/nhan-brief.md", r"Thử \`<script>alert(1)</script>\` ở đây.", "html"),
    ("giao-tiep/creative-brief.md", "[xem](index.md){ href=javascript:alert(2) }", "html"),
    ("giao-tiep/tu-choi-dam-phan.md", "[x](java&#115;cript:alert(1))", "html"),
    ("tai-chinh/bao-gia.md", "> [r]: javascript:alert(1)\n\n[x][r]", "html"),
    ("tai-chinh/du-toan.md", '<div title="a>" onclick="alert(1)">a</div>', "html"),
    ("tai-chinh/chot-so.md", "[x](//evil.vn)", "lien-ket"),
    ("su-nghiep/ai.md", "</div></div>", "html"),
]
PLANTED = [
    ("docs/trang.html", b"<!doctype html><script>alert(1)</script>", "loai-tep"),
    ("docs/mau.docm", b"PK\x03\x04", "loai-tep"),
    ("docs/cai.exe", b"MZ", "loai-tep"),
    ("docs/hinh/anh.jpg", b"\x00\x00\x00\x18ftypheic", "loai-tep"),
    ("docs/hinh/.DS_Store", b"x", "loai-tep"),
    ("docs/hinh/lenh.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "hinh"),
    ("docs/hinh/tay.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "hinh"),
    ("docs/hinh/kieu.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><style>p{}</style></svg>', "hinh"),
    ("docs/hinh/net.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><path style="fill:url(//evil.vn)"/></svg>', "hinh"),
]


@pytest.mark.parametrize("offline", ["false", "true"])
def test_everything_unsafe_is_named_at_once_in_both_editions(offline: str, copy: Path) -> None:
    wanted = []
    for name, text, rule in ADDED:
        path = copy / "docs" / name
        before = path.read_text("utf-8").rstrip("\n")
        path.write_text(f"{before}\n\n{text}\n", "utf-8")
        wanted.append(f"docs/{name}:{before.count(chr(10)) + 3}: [{rule}]")
    for name, content, rule in PLANTED:
        (copy / name).write_bytes(content)
        wanted.append(f"{name}:1: [{rule}]")
    done = run_build(copy, OFFLINE=offline)
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert [words for words in wanted if words not in said] == [], said
    assert (copy / "site" / "index.html").read_text("utf-8") == "bản tốt"


def test_a_name_with_quotes_is_an_error_of_the_check_and_does_not_break_the_build(copy: Path) -> None:
    (copy / "docs" / "hinh" / "a\"b'c.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    assert run_build(copy).returncode == 0


def test_a_good_build_takes_the_place_of_the_last(copy: Path) -> None:
    done = run_build(copy)
    assert done.returncode == 0, done.stderr
    assert "bản tốt" not in (copy / "site" / "index.html").read_text("utf-8")
    assert not (copy / "site.chua-xong").exists()
    assert not (copy / "site.cu").exists()
