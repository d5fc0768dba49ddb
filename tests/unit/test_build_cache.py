"""What was made once is kept, and never taken for what another input makes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from account_docs.content.build_cache import KINDS, BuildCache, digest
from account_docs.content.rendering import Renderer
from tests.conftest import ROOT

PAGE = "giao-tiep/nhan-brief.md"


def test_what_was_kept_comes_back_whole(tmp_path: Path) -> None:
    kept = BuildCache("thu", tmp_path / "not" / "there" / "yet")
    assert kept.get("a") is None
    kept.put("a", b"\r\n\xff")
    assert kept.get("a") == b"\r\n\xff"
    assert BuildCache("khac", tmp_path / "not" / "there" / "yet").get("a") is None


def test_other_parts_have_another_name() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", "c") == digest(b"ab", "c")


def test_a_folder_of_no_use_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "thu").write_text("x")
    kept = BuildCache("thu", tmp_path)
    kept.put("a", b"1")
    assert kept.get("a") is None
    kept.prune()


def test_the_oldest_go_first(tmp_path: Path) -> None:
    kept = BuildCache("thu", tmp_path)
    for number in range(5):
        kept.put(str(number), b"")
        os.utime(tmp_path / "thu" / str(number), (number, number))
    assert kept.get("1") == b""  # asked for just now, so it is the newest
    kept.prune(2)
    assert {path.name for path in (tmp_path / "thu").iterdir()} == {"1", "4"}


def test_a_kept_page_is_what_markdown_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "docs" / PAGE).read_text("utf-8").split("---\n", 2)[2]
    first, second = Renderer(ROOT), Renderer(ROOT)
    html = first.html(text)
    monkeypatch.setattr(second, "_convert", lambda body: pytest.fail("rendered twice"))
    assert second.html(text) == html == first._convert(text)


def test_other_settings_share_nothing(tmp_path: Path) -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    text = "Chữ ==tô== ở đây.\n"
    with_marks = Renderer(tmp_path).html(text)
    (tmp_path / "mkdocs.yml").write_text(settings.replace("  - tables\n", "  - tables\n  - pymdownx.mark\n"), "utf-8")
    assert Renderer(tmp_path).html(text) != with_marks


def test_every_kind_is_explained() -> None:
    used = {
        kind
        for path in (ROOT / "account_docs").rglob("*.py")
        for kind in re.findall(r'BuildCache\("(\w+)"', path.read_text("utf-8"))
    }
    assert used | {"finished", "articles"} == set(KINDS)
