"""The policy's text and its place."""

from __future__ import annotations

from pathlib import Path

from account_docs.site.csp import inline_scripts, policy, with_policy, write_policy

PAGE = '<head>\n<meta charset="utf-8">\n<script>a()</script><script src="x.js"></script><script type="application/json">{}</script></head>'


def test_only_what_a_browser_runs_counts() -> None:
    assert inline_scripts(PAGE) == ["a()"]


def test_hashes_are_those_of_the_specification() -> None:
    # The example of MDN's page on script-src.
    assert "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='" in policy(["doSomething();"])


def test_order_and_doubles_do_not_matter() -> None:
    assert policy(["a", "b", "a"]) == policy(["b", "a"])


def test_the_policy_comes_before_every_script_and_only_once() -> None:
    once = with_policy(PAGE, "x")
    assert once.index("Content-Security-Policy") < once.index("<script>")
    assert with_policy(once, "y") == once


def test_all_pages_get_the_union(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.html").write_text(PAGE.replace("a()", "b()"))
    text = write_policy(tmp_path)
    assert text.count("sha256-") == 2
    assert all(text in path.read_text() for path in tmp_path.glob("*.html"))
