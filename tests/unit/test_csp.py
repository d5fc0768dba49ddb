"""The policy's text and its place; only scripts that templates write get a hash."""

from __future__ import annotations

from pathlib import Path

import pytest

from account_docs.site.csp import UnsafePage, inline_scripts, judge_site, policy, with_policy, write_policy

PAGE = (
    '<!doctype html><head>\n<meta charset="utf-8">\n<script>a()</script>'
    '<script src="x.js"></script><script type="application/json">{}</script>'
    "</head><body><article>x</article></body>"
)


@pytest.fixture
def templates(tmp_path: Path) -> list[Path]:
    """A theme with two scripts, and one that takes in a text; an own template hides another."""
    own, theme = tmp_path / "own", tmp_path / "theme"
    for folder in (own, theme):
        (folder / "partials").mkdir(parents=True)
    (theme / "main.html").write_text(
        "{# <script>never()</script> #}<script>a()</script>"
        '<script>c()</script><script>var root = new URL("{{ base_url }}", location)</script>'
    )
    (theme / "partials" / "old.html").write_text("<script>old()</script>")
    (own / "partials" / "old.html").write_text("<script>b()</script>")
    (theme / "redirect.html").write_text('<script>location.replace("{{ page.meta.location }}")</script>')
    return [own, theme]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a site."""
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def test_only_what_a_browser_runs_counts() -> None:
    assert inline_scripts(PAGE) == ["a()"]
    kinds = (
        "module",
        "TEXT/JavaScript",
        " text/ecmascript",
        "application/x-javascript",
        "text/javascript; charset=utf-8",
        "importmap",
    )
    assert [inline_scripts(f'<script type="{kind}">x</script>') for kind in kinds] == [["x"]] * len(kinds)
    assert inline_scripts(
        "<!-- <script>a</script> --><textarea><script>b</script></textarea>"
        "<SCRIPT\n>c</SCRIPT\n><svg><script>d</script></svg>"
    ) == ["c", "d"]


def test_hashes_are_those_of_the_specification() -> None:
    # The example of MDN's page on script-src.
    assert "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='" in policy(["doSomething();"])


def test_order_and_doubles_do_not_matter() -> None:
    assert policy(["a", "b", "a"]) == policy(["b", "a"])


def test_the_policy_comes_before_every_script() -> None:
    once = with_policy(PAGE, "x")
    assert once.index("Content-Security-Policy") < once.index("<script>")


@pytest.mark.parametrize(
    "page",
    [
        with_policy(PAGE, "x"),
        PAGE.replace("<article>", '<article><META HTTP-EQUIV="content-security-policy" content="script-src *">'),
        PAGE.replace("<article>", '<article><meta http-equiv="Content-Security-Policy-Report-Only" content="x">'),
    ],
)
def test_a_page_with_a_policy_fails(page: str) -> None:
    with pytest.raises(UnsafePage, match="đã có một chính sách"):
        with_policy(page, "x")


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace('<meta charset="utf-8">', '<meta charset="UTF-8">'),
        PAGE.replace('<meta charset="utf-8">', ""),
        PAGE.replace("<head>", "<head><script src=y.js></script>"),
        PAGE.replace("<head>", '<head><!-- <meta charset="utf-8"> -->'),
        '<body><article><meta charset="utf-8"></article></body>',
        '<!-- <meta charset="utf-8"> -->',
    ],
)
def test_a_page_without_a_place_for_the_policy_fails(page: str, folder: Path, templates: list[Path]) -> None:
    (folder / "a.html").write_text(PAGE)
    (folder / "b").mkdir()
    (folder / "b" / "c.html").write_text(page)
    with pytest.raises(UnsafePage, match=r"b/c\.html: .*không có chỗ"):
        write_policy(folder, templates)
    assert (folder / "a.html").read_text() == PAGE


def test_all_pages_get_the_union(folder: Path, templates: list[Path]) -> None:
    (folder / "a.html").write_text(PAGE)
    (folder / "b.html").write_text(PAGE.replace("a()", "b()"))
    (folder / "c.html").write_text(PAGE.replace("a()", "c()"))
    text = write_policy(folder, templates)
    assert text.count("sha256-") == 3
    assert all(text in path.read_text() for path in folder.glob("*.html"))


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        "<script>a() </script>",
        "<script>old()</script>",
        "<script>never()</script>",
        '<script>location.replace("https://evil.vn")</script>',
        '<script>location.replace("{{ page.meta.location }}")</script>',
        '<script>var root = new URL("..", location)</script>',
        '<script type="module">alert(1)</script>',
        "<script src=https://evil.vn/x.js></script>",
        "<script src=//evil.vn/x.js></script>",
        "<script src=data:text/javascript,alert(1)></script>",
        "<svg><script href=x.js></script></svg>",
        "<p onclick=alert(1)>x</p>",
        "<p style='color:red'>x</p>",
        "<a href=' javascript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
        "<iframe src=x></iframe>",
        "<object data=x></object>",
        "<base href='/x'>",
        "<style>p{}</style>",
        "<link rel=stylesheet href=https://evil.vn/x.css>",
        "<img src=https://evil.vn/x.png>",
        "<img src=x srcset='//evil.vn/x 1x'>",
        "<form action=https://evil.vn></form>",
        "<button formaction=javascript:alert(1)>x</button>",
        "<meta http-equiv=refresh content='0; url=https://evil.vn'>",
        "<meta http-equiv=set-cookie content=a>",
        "<math><mtext>x</mtext></math>",
    ],
)
def test_what_no_template_wrote_stops_the_build_and_gets_no_hash(
    harm: str, folder: Path, templates: list[Path]
) -> None:
    (folder / "a.html").write_text(PAGE)
    (folder / "b.html").write_text(PAGE.replace("<article>", f"<article>{harm}"))
    with pytest.raises(UnsafePage, match=r"^b\.html: "):
        write_policy(folder, templates)
    with pytest.raises(UnsafePage, match=r"^b\.html: "):
        judge_site(folder, templates)
    assert (folder / "a.html").read_text() == PAGE


def test_what_only_says_where_the_site_stands_is_let_alone(folder: Path, templates: list[Path]) -> None:
    head = '<link rel="canonical" href="https://a.vn/x/"><link rel="icon" href="/x.svg"><link rel="next" href="../y/">'
    body = (
        '<a href="https://a.vn">x</a> <a href="mailto:a@b.vn">y</a> <img src="../a.svg" alt="">'
        "<code>&lt;script&gt; onclick=x</code>"
    )
    (folder / "a.html").write_text(
        PAGE.replace("<script>", f"{head}<script>", 1).replace("<article>", f"<article>{body}")
    )
    write_policy(folder, templates)


def test_a_page_that_only_leads_on_gets_the_policy(folder: Path, templates: list[Path]) -> None:
    """As account_docs/site/redirects.py writes them: a script of the site, and a refresh for those without."""
    page = (
        '<!doctype html><html lang="vi"><head>\n  <meta charset="utf-8">\n  <link rel="canonical" href="../moi/">\n'
        '  <script src="../assets/javascripts/moved.js" data-target="../moi/"></script>\n'
        '  <meta http-equiv="refresh" content="0; url=../moi/">\n'
        "</head><body><main><a href='../moi/'>x</a></main></body></html>"
    )
    (folder / "cu.html").write_text(page)
    text = write_policy(folder, templates)
    assert (folder / "cu.html").read_text().count(text) == 1
    for target in ("javascript:alert(1)", "data:text/html,x", "//evil.vn"):
        (folder / "cu.html").write_text(page.replace("0; url=../moi/", f"0; url={target}"))
        with pytest.raises(UnsafePage):
            write_policy(folder, templates)
