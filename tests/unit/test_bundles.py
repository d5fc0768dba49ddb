"""One sheet and one script in the place of many, and what may go out of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from account_docs.site.bundles import (
    SCRIPT,
    SCRIPTS,
    SHEET,
    STYLES,
    Present,
    bundle,
    compact,
    present_in,
    without_absent,
)

PAGE = """<!doctype html>
<html lang="vi"><head>
  <meta name="aliases" content="a|b">
  <link rel="stylesheet" href="{0}assets/stylesheets/main.57a0d79d.min.css">
  <link rel="stylesheet" href="{0}assets/stylesheets/site.css">
</head><body dir="ltr">
  <p class="here">Một
     hai</p>
  <pre class="language-text"><code>a
   b

     c</code></pre>
  <script src="{0}assets/javascripts/one.js"></script>
  <script src="{0}assets/javascripts/two.js"></script>
  <script src="{0}assets/javascripts/calculators.js" defer></script>
</body></html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A finished site of two pages, and one that only sends on."""
    for name in (f"{STYLES}/x", f"{SCRIPTS}/lunr/x", f"{SCRIPTS}/search/x", "a/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / STYLES / "main.57a0d79d.min.css").write_text(
        ":root{--used:1px;--unused:url('data:x')}.here{margin:var(--used)}.nowhere{color:red}"
    )
    (tmp_path / STYLES / "site.css").write_text(
        "/* why */\n.by-script { color: blue }\n[dir=rtl] .here { margin: 9px }\n"
    )
    (tmp_path / SCRIPTS / "one.js").write_text('/* why */\n(function () {\n  one("by-script");\n})();\n')
    (tmp_path / SCRIPTS / "two.js").write_text("(function () {\n  two();\n})();\n")
    (tmp_path / SCRIPTS / "calculators.js").write_text("calculators();\n")
    (tmp_path / SCRIPTS / "search" / "panel.js").write_text("panel();\n")
    (tmp_path / SCRIPTS / "lunr" / "lunr.ja.js").write_text("lunr();\n")
    (tmp_path / "index.html").write_text(PAGE.format(""))
    (tmp_path / "a" / "index.html").write_text(PAGE.format("../"))
    (tmp_path / "moved.html").write_text('<script src="assets/javascripts/two.js"></script>')
    return tmp_path


def test_each_page_loads_one_sheet_and_one_script(site: Path) -> None:
    bundle(site)
    for path, root in (("index.html", ""), ("a/index.html", "../")):
        text = (site / path).read_text()
        assert text.count('rel="stylesheet"') == 1
        assert f'<link rel="stylesheet" href="{root}{SHEET}">' in text
        assert f'<script src="{root}{SCRIPT}" defer></script>' in text
        assert f'<script src="{root}{SCRIPTS}/calculators.js" defer></script>' in text
        assert text.count("<script") == 2
    assert 'src="assets/javascripts/two.js"' in (site / "moved.html").read_text()
    assert sorted(path.name for path in (site / STYLES).iterdir()) == ["account.css"]
    assert sorted(path.name for path in (site / SCRIPTS).iterdir()) == ["account.js", "calculators.js", "search"]
    script = (site / SCRIPT).read_text()
    assert script.index("one(") < script.index("two(")
    assert "why" not in script


def test_rules_for_what_there_is_not_go_and_all_others_stay(site: Path) -> None:
    bundle(site)
    sheet = (site / SHEET).read_text()
    assert ".here{margin:var(--used)}" in sheet
    assert "--used:1px" in sheet
    assert ".by-script" in sheet
    for gone in ("nowhere", "unused", "rtl", "why"):
        assert gone not in sheet


def test_what_a_reader_sees_of_blanks_stays() -> None:
    made = compact(PAGE.format(""))
    assert "<code>a\n   b\n\n     c</code>" in made
    assert "Một\nhai" in made
    assert "aliases" not in made
    assert "\n  " not in made.replace("   b", "").replace("     c", "")


def test_variables_of_scripts_are_no_classes() -> None:
    present = present_in([], ['const note = "open"; show(`is-wide wide`);'])
    assert not present.has_name("note")
    assert present.has_name("open")
    assert present.has_name("wide")


def test_rules_for_elements_and_attributes_that_no_page_has_go() -> None:
    present = present_in(
        ['<html><body class="x"><p class="x" data-label="a">A</p></body></html>'],
        ['document.createElement("button"); panel.hidden = true; box.dataset.stateNow = 1;'],
    )
    sheet = (
        "p[data-label]{color:red}button{color:red}.x[hidden]{color:red}.x[data-state-now]{color:red}"
        ".x kbd{color:red}.x>video:hover{color:red}[data-linenos]{color:red}:is(p,kbd) .x{margin:0}"
        "@keyframes turn{0%{top:0}to{top:1px}}.x{animation:turn 1s}"
    )
    made = without_absent(sheet, present, "")
    for kept in ("p[data-label]", "button", "[hidden]", "[data-state-now]", ":is(p,kbd)", "to{top:1px}"):
        assert kept in made
    for gone in (".x kbd", "video", "linenos"):
        assert gone not in made


def test_rules_within_conditions_stay() -> None:
    present = Present(frozenset(["a"]), frozenset(), frozenset())
    sheet = "@media print{.a:not(.b){color:red}.c{color:red}}@supports (color:red){.a{color:#00f}}"
    made = without_absent(sheet, present, "")
    assert ".a:not(.b)" in made
    assert ".c" not in made
    assert "@supports" in made


def test_rules_for_what_no_page_of_ours_can_be_go_and_ours_beside_them_stay() -> None:
    anything = Present(frozenset(("here", "md-header", "md-tabs", "md-tabs__item")), frozenset(), frozenset())
    theme = ".here table:not([class]){color:red}.md-header[hidden]{top:0}.md-tabs__item:nth-child(12){top:0}"
    assert without_absent(theme, anything, "") == ""
    ours = ".here :is(table:not([class]),.here){color:red}.md-header{top:0}"
    assert without_absent(ours, anything, "") == ours


def test_what_single_pages_load_is_short_too(site: Path) -> None:
    (site / SCRIPTS / "calculators.js").write_text("/* why */\ncalculators( 1 );\n")
    (site / STYLES / "own.css").write_text("/* why */\n.a {\n  color: red;\n}\n")
    bundle(site)
    assert (site / SCRIPTS / "calculators.js").read_text() == "calculators(1);"
    assert (site / STYLES / "own.css").read_text() == ".a{color:red}"


def test_a_palette_that_ours_replaces_is_not_sent() -> None:
    text = (
        "a{b:c}:root,[data-md-color-scheme=default]{--md-a:1;--md-b:2}"
        "@media screen{[data-md-color-scheme=slate]{color-scheme:dark;--md-a:3}}"
        "[data-md-color-scheme=default]{--md-a:4}[data-md-color-scheme=slate]{--md-a:5;--md-b:1}"
        "@media print{i{--x:1}[data-md-color-scheme=default]{--md-b:0}}"
        "p{color:var(--md-a);background:var(--md-b);top:var(--x)}"
    )
    sheet = without_absent(text, present_in(['<body data-md-color-scheme="slate"><p><a><i>'], ["'default'"]), "")
    # The dark scheme sets both anew, the light one only the first; what is for print alone replaces nothing.
    assert "--md-a:1" not in sheet
    assert "--md-a:3" not in sheet
    assert "--md-b:2" in sheet
    assert "color-scheme:dark" in sheet
    assert "--md-b:0" in sheet


def test_a_drawing_keeps_the_colours_that_the_book_reads() -> None:
    """account_docs/book/article.py takes them from the built pages: a PDF knows no properties of a page."""
    drawing = '<svg viewBox="0 0 1 1"><rect fill="var(--pic-ink,#1c2428)"/></svg>'
    assert compact(f"<p>a</p>{drawing}") == f"<p>a</p>{drawing}"
