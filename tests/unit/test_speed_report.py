"""The report on speed: its server, its tables, and the project that is let grow."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.conftest import ROOT
from tests.large_project import large_project
from tests.speed.report import OURS, STOCK, main, table, views_table
from tests.speed.server import serving
from tests.speed.views import View, Visit, median_visit


def test_the_server_sends_what_nginx_sends_and_remembers_it(tmp_path: Path) -> None:
    text = "<p>Báo giá</p>" * 500
    (tmp_path / "index.html").write_text(text, "utf-8")
    (tmp_path / "a.woff2").write_bytes(b"x" * 100)
    with serving(tmp_path) as traffic:
        with urlopen(traffic.address) as answer:
            body, date = answer.read(), answer.headers["Last-Modified"]
            assert answer.headers["Content-Encoding"] == "gzip"
        with urlopen(Request(f"{traffic.address}a.woff2", headers={"Referer": "http://x/sw.js"})) as answer:
            assert answer.read() == b"x" * 100
            assert answer.headers["Content-Encoding"] is None
        with pytest.raises(OSError, match="304"):
            urlopen(Request(traffic.address, headers={"If-Modified-Since": date}))
        with pytest.raises(OSError, match="404"):
            urlopen(f"{traffic.address}khong-co/")
        with pytest.raises(OSError, match="404"):
            urlopen(f"{traffic.address}../{tmp_path.name}/../../etc/passwd")
    assert gzip.decompress(body).decode() == text
    assert traffic.bytes() == len(body)
    assert traffic.requests() == 4
    assert traffic.bytes(in_background=True) == 100


def test_a_table_has_ratios_of_medians() -> None:
    def visit(size: float) -> Visit:
        return Visit(View(size, 6, 900, 1000, 0, 0), View(size / 4, 1, 300, 300, 0, 0))

    ours, stock = (median_visit([visit(size * 1024) for size in sizes]) for sizes in ((30, 50, 40), (400, 80, 100)))
    text = views_table({OURS: ours, STOCK: stock})
    assert "| first view | 40.0 KiB | 100.0 KiB | 0.40 |" in text
    assert "| blocked (TBT) | 0 ms | 0 ms | – |" in text
    assert table(["", "a"], [["b", "1"]]) == "|  | a |\n| --- | --: |\n| b | 1 |"


def test_it_says_what_can_be_chosen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["speed-report", "--help"])
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr().out
    assert "--runs" in said
    assert all(part in said for part in ("views", "search", "size", "large", "serve"))


def test_a_project_grows_to_so_many_pages_each_in_the_navigation_once(tmp_path: Path) -> None:
    here = len(list((ROOT / "docs").rglob("*.md")))
    large_project(tmp_path, here + 150)
    pages = {path.relative_to(tmp_path / "docs").as_posix() for path in (tmp_path / "docs").rglob("*.md")}
    assert here + 150 <= len(pages) < here + 200
    navigation = (tmp_path / "mkdocs.yml").read_text("utf-8").split("\nnav:\n")[1]
    listed = re.findall(r"(\S+\.md)$", navigation, re.MULTILINE)
    assert len(listed) == len(set(listed))
    assert [path for path in pages if "-2/" in path and path not in listed] == []
    copy = (tmp_path / "docs" / "tai-chinh-2" / "bao-gia.md").read_text("utf-8")
    assert "  - tai-chinh-2/" in copy.split("\n---\n")[0]
