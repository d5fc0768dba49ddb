"""A preview shows what is wrong and goes on serving; mending the file heals it."""

from __future__ import annotations

import importlib.util
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.error import HTTPError

import pytest
from mkdocs.exceptions import Abort

from account_docs.commands.serve import Preview, server_of, with_notice
from tests.conftest import ROOT
from tests.small_project import PAGES, small_project

# One set-up for all of these tests.
pytestmark = pytest.mark.xdist_group("serve")

PAGE = "docs/giao-tiep/nhan-brief.md"
# A sentence of that page.
ANCHOR = "Câu ấy không sai."
ADDRESS = "127.0.0.1:8765"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project: each try builds all its pages."""
    folder = tmp_path_factory.mktemp("xem-thu")
    small_project(folder, (*PAGES, "giao-tiep/kham-pha-nhu-cau.md"))
    return folder


@pytest.fixture(scope="module")
def preview(copy: Path) -> Iterator[Preview]:
    """A preview of the copy, tried once."""
    made = Preview(copy, ADDRESS)
    made.try_build()
    assert not made.failed, made.problems
    assert made.problems == []
    yield made
    made.close()


@pytest.fixture
def change(copy: Path) -> Iterator[Callable[[str, Callable[[bytes], bytes]], None]]:
    """Changes a file of the copy; afterwards it is as it was."""
    before: dict[Path, bytes | None] = {}

    def changed(name: str, how: Callable[[bytes], bytes]) -> None:
        path = copy / name
        before.setdefault(path, path.read_bytes() if path.exists() else None)
        path.write_bytes(how(before[path] or b""))

    yield changed
    for path, content in before.items():
        path.unlink() if content is None else path.write_bytes(content)


def read(preview: Preview, page: str) -> str:
    """A page as the preview has it."""
    return (preview.folder / page / "index.html").read_text("utf-8")


def added(text: str) -> Callable[[bytes], bytes]:
    """Adds text at the end of a file."""
    return lambda content: content + f"\n\n{text}\n".encode()


BROKEN = [
    (PAGE, added("<script>alert(1)</script>"), "[html]"),
    (PAGE, added("[x](java&#115;cript:alert(1))"), "[html]"),
    (PAGE, lambda content: content.replace(b"title: ", b"title: a: b ", 1), "[dau-trang]"),
    (PAGE, lambda content: b"\xff\xfe\x00", "[tep-hong]"),
    (PAGE, added("<a " * 6_700), "[tep-hong]"),
]


@pytest.mark.parametrize(("name", "how", "rule"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_page_says_why_and_the_others_are_as_they_were(
    name: str, how: Callable[[bytes], bytes], rule: str, preview: Preview, change: Callable, copy: Path
) -> None:
    change(name, how)
    preview.try_build()
    assert not preview.failed
    assert len(preview.problems) == 1
    assert preview.problems[0].startswith(f"{name}:")
    assert rule in preview.problems[0]
    page = read(preview, "giao-tiep/nhan-brief")
    assert "Trang này chưa hiện được" in page
    assert f"<strong>{name}:" in page
    assert "Cách sửa:" in page
    assert "alert(1)</script>" not in page
    assert ANCHOR not in page
    assert "Trang này chưa hiện được" not in read(preview, "giao-tiep/kham-pha-nhu-cau")
    assert name in preview.notice()


def test_mending_the_file_heals_the_page(preview: Preview, change: Callable, copy: Path) -> None:
    change(PAGE, added("<script>alert(1)</script>"))
    preview.try_build()
    assert preview.problems
    change(PAGE, lambda content: content)
    preview.try_build()
    assert preview.problems == []
    assert preview.notice() == ""
    assert "chưa hiện được" not in read(preview, "giao-tiep/nhan-brief")


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("data/facts.yml", lambda content: content + b"\n  - x: [\n"),
        ("data/project.yml", lambda content: content + b"\n  - x: [\n"),
        ("mkdocs.yml", lambda content: content + b"\n  - x: [\n"),
    ],
)
def test_a_broken_data_file_leaves_the_last_good_state_and_is_named(
    name: str, how: Callable[[bytes], bytes], preview: Preview, change: Callable
) -> None:
    before = read(preview, "giao-tiep/nhan-brief")
    change(name, how)
    preview.try_build()
    assert preview.failed
    assert any(problem.startswith(f"{name}:") for problem in preview.problems), preview.problems
    assert read(preview, "giao-tiep/nhan-brief") == before
    assert name in preview.notice()
    change(name, lambda content: content)
    preview.try_build()
    assert not preview.failed
    assert preview.notice() == ""


def test_files_that_may_not_be_published_are_left_out_and_named(preview: Preview, change: Callable) -> None:
    change("docs/hinh/lenh.svg", lambda _: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    change("docs/trang.html", lambda _: b"<!doctype html><script>alert(1)</script>")
    preview.try_build()
    assert not preview.failed
    assert sorted(problem.split(":")[0] for problem in preview.problems) == ["docs/hinh/lenh.svg", "docs/trang.html"]
    assert not (preview.folder / "hinh" / "lenh.svg").exists()
    assert not (preview.folder / "trang.html").exists()


def test_a_drawing_that_may_not_be_shown_keeps_no_page_from_being_served(preview: Preview, change: Callable) -> None:
    change(
        "docs/hinh/duong-di-brief.svg", lambda content: content.replace(b"</svg>", b"<script>alert(1)</script></svg>")
    )
    preview.try_build()
    assert not preview.failed
    assert [problem.split(":")[0] for problem in preview.problems] == ["docs/hinh/duong-di-brief.svg"]
    assert "alert(1)" not in read(preview, "giao-tiep/nhan-brief")
    assert ANCHOR in read(preview, "giao-tiep/nhan-brief")


def get(path: str) -> tuple[int, str]:
    """Status and text of an answer."""
    try:
        with urllib.request.urlopen(f"http://{ADDRESS}{path}", timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_it_starts_on_broken_sources_and_comes_round_when_they_are_mended(copy: Path, change: Callable) -> None:
    change("data/facts.yml", lambda content: content + b"\n  - x: [\n")
    made = Preview(copy, ADDRESS)
    made.try_build()
    assert made.failed
    server = server_of(made)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        deadline = time.monotonic() + 30
        while not server.serve_thread.is_alive() and time.monotonic() < deadline:
            time.sleep(0.1)
        assert "data/facts.yml:" in get("/")[1]
        assert get("/khong-co/")[0] == 404
        change("data/facts.yml", lambda content: content)
        deadline = time.monotonic() + 120
        while "data/facts.yml:" in get("/")[1] and time.monotonic() < deadline:
            time.sleep(0.5)
        status, page = get("/giao-tiep/nhan-brief/")
        assert status == 200
        assert ANCHOR in page
        assert "data/facts.yml:" not in page
    finally:
        server.shutdown()
        thread.join(30)
        made.close()


@pytest.fixture
def whole(preview: Preview) -> Preview:
    """The preview, built whole, with nothing to be mended."""
    preview.try_build()
    assert preview.problems == []
    preview.see("/giao-tiep/nhan-brief/")
    return preview


def test_a_page_that_changed_is_seen_before_all_are_built(whole: Preview, change: Callable) -> None:
    before, folder = read(whole, "giao-tiep/nhan-brief"), whole.folder
    change(PAGE, added("Câu này mới viết."))
    assert whole.show_first()
    first = read(whole, "giao-tiep/nhan-brief")
    assert whole.folder == folder
    assert "Câu này mới viết." in first
    assert "Câu này mới viết." not in before
    whole.try_build()
    assert read(whole, "giao-tiep/nhan-brief") == first
    assert not whole.looks_otherwise()


def test_changed_data_are_seen_on_the_page_that_is_open(whole: Preview, change: Callable) -> None:
    whole.see("/tra-cuu/tu-dien/")
    change("data/terms.yml", lambda content: content.replace(b"meaning: ", "meaning: Nghĩa mới viết. ".encode(), 1))
    assert whole.show_first()
    first = read(whole, "tra-cuu/tu-dien")
    assert "Nghĩa mới viết." in first
    whole.try_build()
    assert read(whole, "tra-cuu/tu-dien") == first


def test_the_whole_build_tells_what_changed_on_other_pages(whole: Preview, change: Callable) -> None:
    change(PAGE, lambda content: content.replace(b"title: ", "title: Tên mới ".encode(), 1))
    whole.see("/giao-tiep/creative-brief/")
    before = read(whole, "giao-tiep/creative-brief")
    assert whole.show_first()
    assert read(whole, "giao-tiep/creative-brief") == before
    whole.try_build()
    assert read(whole, "giao-tiep/creative-brief") != before
    assert whole.looks_otherwise()


@pytest.mark.parametrize(
    ("name", "how"),
    [
        (PAGE, added("<script>alert(1)</script>")),
        (PAGE, lambda content: b"\xff\xfe\x00"),
        ("data/terms.yml", lambda content: content + b"\n  - x: [\n"),
        ("docs/giao-tiep/trang-moi.md", added("---\ntitle: Trang mới\n---\n\nChưa có trong mục lục.")),
        ("overrides/partials/copyright.html", added("<p>Mới</p>")),
        ("mkdocs.yml", added("# Một dòng ghi chú")),
    ],
)
def test_what_is_wrong_or_concerns_all_is_left_to_the_whole_build(
    name: str, how: Callable[[bytes], bytes], whole: Preview, change: Callable
) -> None:
    before = read(whole, "giao-tiep/nhan-brief")
    change(name, how)
    assert not whole.show_first()
    assert read(whole, "giao-tiep/nhan-brief") == before


def test_a_newer_change_ends_the_build_of_an_older_one(whole: Preview, change: Callable) -> None:
    folder = whole.folder
    change(PAGE, added("Câu này mới viết."))
    assert whole.show_first()
    whole.is_overtaken = lambda: True
    try:
        whole.try_build()
    finally:
        whole.is_overtaken = lambda: False
    assert whole.folder == folder
    assert not whole.failed
    assert "Câu này mới viết." in read(whole, "giao-tiep/nhan-brief")
    change(PAGE, added("Câu sau cùng."))
    assert whole.show_first()
    assert "Câu sau cùng." in read(whole, "giao-tiep/nhan-brief")


def test_the_notice_stands_in_pages_only() -> None:
    def app(environ: dict, start_response: Callable) -> list[bytes]:
        kind = "text/html; charset=utf-8" if environ["PATH_INFO"] == "/" else "image/png"
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", "44")])
        return [b"<html><body class='a'>", b"<p>x</p></body></html>"]

    def answer(path: str, notice: str) -> tuple[dict[str, str], bytes]:
        told: dict[str, str] = {}
        body = b"".join(
            with_notice(app, lambda: notice)({"PATH_INFO": path}, lambda status, headers: told.update(headers))
        )
        return told, body

    headers, body = answer("/", "<b>lỗi</b>")
    assert body == "<html><body class='a'><b>lỗi</b><p>x</p></body></html>".encode()
    assert headers["Content-Length"] == str(len(body))
    assert answer("/", "")[1] == answer("/x.png", "<b>lỗi</b>")[1] == b"<html><body class='a'><p>x</p></body></html>"


def test_what_mkdocs_itself_rendered_is_judged_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should MkDocs once render a page otherwise than the check does, the build still stops and names the page."""
    spec = importlib.util.spec_from_file_location(
        "safe_pages_under_test", ROOT / "account_docs" / "hooks" / "safe_pages.py"
    )
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    hook.on_startup("build")
    page = SimpleNamespace(file=SimpleNamespace(src_uri="a.md"))
    config = SimpleNamespace(extra={})
    assert hook.on_page_content("<p>x</p>", page) == "<p>x</p>"
    hook.on_env(None, config)
    assert "alert" not in hook.on_page_content("<p onclick=alert(1)>x</p>", page)
    with pytest.raises(Abort, match=r"docs/a\.md:1: \[html\]"):
        hook.on_env(None, config)
