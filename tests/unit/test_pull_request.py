"""The summary of a pull request, and the weekly look at outside links."""

from __future__ import annotations

from pathlib import Path

from account_docs.check import Problem
from account_docs.commands.external_links import report
from account_docs.commands.pull_request import built_page, summary

PROBLEM = Problem("docs/a/b.md", 7, "html", "thẻ HTML <script> | lạ", "bỏ thẻ")


def test_the_summary_names_place_rule_and_mend() -> None:
    text = summary([PROBLEM], {"docs/a/b.md", "mkdocs.yml"}, "https://noi-chua-ma.example/x/y", "abc")
    assert "[`docs/a/b.md` dòng 7](https://noi-chua-ma.example/x/y/blob/abc/docs/a/b.md?plain=1#L7)" in text
    assert "`html`" in text
    assert "bỏ thẻ" in text
    assert "`a/b.html`" in text
    assert "`mkdocs.yml`" in text


def test_what_a_page_says_can_not_become_markup_of_the_summary() -> None:
    text = summary([PROBLEM], set(), "", "")
    assert "<script>" not in text
    assert "\\|" in text


def test_a_clean_pull_request_says_so() -> None:
    text = summary([], {"docs/index.md"}, "", "")
    assert "Không có lỗi nào" in text
    assert "`index.html`" in text


def test_where_a_page_stands_in_the_preview() -> None:
    assert built_page("docs/giao-tiep/index.md") == "giao-tiep/index.html"
    assert built_page("docs/giao-tiep/nhan-brief.md") == "giao-tiep/nhan-brief.html"


def test_only_files_that_are_in_the_preview_are_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("index.html", "a/co.html"):
        (tmp_path / name).write_text("x", "utf-8")
    text = summary(
        [], {"docs/a/co.md", "docs/a/hong.md", "docs/a/cu.md"}, "", "", gone={"docs/a/cu.md"}, preview=tmp_path
    )
    assert "mở `a/co.html`" in text
    assert "`docs/a/hong.md`: chưa dựng được" in text
    assert "`docs/a/cu.md`: đã xóa hoặc đổi tên" in text
    assert "a/cu.html" not in text


def test_a_preview_that_was_not_built_is_not_offered(tmp_path: Path) -> None:
    text = summary([PROBLEM], {"docs/a/b.md"}, "", "", preview=tmp_path)
    assert "chưa dựng được trang" in text
    assert "giải nén" not in text


def test_names_with_signs_of_markdown_stay_names() -> None:
    problem = Problem("docs/a b|`c.md", 7, "ten-tep", "x", "y")
    text = summary([problem], {"docs/a`b.md", "docs/hai\ndòng.md"}, "https://noi-chua-ma.example/x/y", "abc")
    assert "/blob/abc/docs/a%20b%7C%60c.md?plain=1#L7)" in text
    assert "[`` docs/a b\\|`c.md `` dòng 7]" in text
    assert "- `` docs/a`b.md ``:" in text
    assert "- `docs/hai dòng.md`:" in text


def test_changes_that_are_not_known_are_not_called_none() -> None:
    assert "Không trang nào" not in summary([], None, "", "")


def test_only_dead_links_are_reported_with_their_places() -> None:
    found = {"https://a.example/": ["docs/a.md:1"], "https://b.example/": ["docs/b.md:2", "data/facts.yml (T1)"]}
    lines = report(found, lambda address: "trả lời 404" if "b." in address else "", pause=0)
    assert lines == ["- <https://b.example/> trả lời 404. Ở: `docs/b.md:2`, `data/facts.yml (T1)`"]
