"""What Markdown made of a text is kept, and never taken for what another text or other settings make."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from account_docs.content.render_cache import RenderCache, prune, settings_digest
from account_docs.content.rendering import Renderer
from tests.conftest import ROOT

SETTINGS = settings_digest("markdown_extensions: [tables]\n")


def test_what_was_kept_comes_back_whole(tmp_path: Path) -> None:
    cache = RenderCache(SETTINGS, tmp_path / "not" / "there" / "yet")
    assert cache.get("# Một") is None
    cache.put("# Một", "<h1>Một\r\n</h1>\n")
    assert cache.get("# Một") == "<h1>Một\r\n</h1>\n"
    assert cache.get("# Một ") is None


def test_other_settings_share_nothing(tmp_path: Path) -> None:
    RenderCache(SETTINGS, tmp_path).put("# Một", "<h1>Một</h1>")
    other = settings_digest("markdown_extensions: [tables, attr_list]\n")
    assert other != SETTINGS
    assert RenderCache(other, tmp_path).get("# Một") is None


@pytest.mark.parametrize("folder", ["a file in its place", "damaged"])
def test_a_folder_of_no_use_only_costs_time(tmp_path: Path, folder: str) -> None:
    place = tmp_path / "rendered"
    cache = RenderCache(SETTINGS, place)
    if folder == "damaged":
        cache.put("# Một", "<h1>Một</h1>")
        next(place.iterdir()).write_bytes(b"\xff\xfe\xff")
    else:
        place.write_text("x")
        cache.put("# Một", "<h1>Một</h1>")
    assert cache.get("# Một") is None


def test_the_oldest_go_first(tmp_path: Path) -> None:
    cache = RenderCache(SETTINGS, tmp_path)
    for number in range(5):
        cache.put(f"# {number}", f"<h1>{number}</h1>")
    for age, path in enumerate(sorted(tmp_path.iterdir())):
        os.utime(path, (1000 - age, 1000 - age))
    assert cache.get("# 3") == "<h1>3</h1>"  # asked for just now, so it is the newest
    prune(tmp_path, kept=2)
    assert len(list(tmp_path.iterdir())) == 2
    assert cache.get("# 3") == "<h1>3</h1>"


def test_a_kept_page_is_what_markdown_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "docs" / "giao-tiep" / "nhan-brief.md").read_text("utf-8").split("---\n", 2)[2]
    first, second = Renderer(ROOT), Renderer(ROOT)
    html = first.html(text)
    monkeypatch.setattr(second, "_convert", lambda body: pytest.fail("rendered twice"))
    assert second.html(text) == html == first._convert(text)
