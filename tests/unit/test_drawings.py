"""Drawings hold shapes and text; whatever else an SVG file can hold is refused with its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from account_docs.html.article import finish_article
from account_docs.html.drawings import UnsafeDrawing, embeddable, judge_drawing
from tests.conftest import ROOT

START = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<title>t</title>\n<desc>d</desc>\n'
RECT = '<rect x="1" y="1" width="3" height="3" fill="var(--pic-ink,#123)" transform="rotate(-90) translate(1 2)"/>'
GOOD = f"{START}{RECT}\n</svg>\n"

INSIDE = [
    "<script>alert(1)</script>",
    "<script href='x.js'/>",
    "<style>rect{fill:red}</style>",
    "<rect style='fill:red'/>",
    "<rect onload='alert(1)'/>",
    "<rect onclick='alert(1)'/>",
    "<g onbegin='alert(1)'/>",
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
    "<a href='javascript:alert(1)'><text>x</text></a>",
    "<a xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='https://evil.vn'><text>x</text></a>",
    "<image href='https://evil.vn/x.png'/>",
    "<image href='data:image/png;base64,AA'/>",
    "<use href='#a'/>",
    "<use href='other.svg#a'/>",
    "<animate attributeName='href' values='javascript:alert(1)'/>",
    "<set attributeName='onclick' to='alert(1)'/>",
    "<animateTransform attributeName='transform' type='rotate'/>",
    "<handler xmlns='http://www.w3.org/2001/xml-events'>x</handler>",
    "<rect fill='url(https://evil.vn/x.svg#a)'/>",
    "<rect fill='URL(#a)'/>",
    "<rect fill='u\\72l(//evil.vn)'/>",
    "<rect fill='image-set(x)'/>",
    "<rect fill='var(--x, url(//evil.vn))'/>",
    "<rect fill='u/**/rl(//evil.vn)'/>",
    "<rect filter='url(#a)'/>",
    "<rect clip-path='url(#a)'/>",
    "<rect cursor='url(//evil.vn), auto'/>",
    "<text font-family='x;} @import \"//evil.vn\"'>x</text>",
    "<rect id='noi-dung'/>",
    "<rect class='md-overlay'/>",
    "<rect data-md-component='search'/>",
    "<rect tabindex='1'/>",
    "<rect role='button'/>",
    "<rect aria-label='x'/>",
    "<svg/>",
    "<title><script>alert(1)</script></title>",
    "<desc><title>x</title></desc>",
    "<html:img xmlns:html='http://www.w3.org/1999/xhtml' src='x'/>",
    "<img src='x'/>",
    "<defs/>",
    "<metadata/>",
    "<marker/>",
    "<switch/>",
    "<textPath href='#a'>x</textPath>",
    "<?xml-stylesheet href='x.css'?>",
    "<?php echo 1 ?>",
]


@pytest.mark.parametrize("part", INSIDE)
def test_more_than_shapes_and_text_is_named_with_its_line(part: str) -> None:
    found = judge_drawing(f"{START}<rect width='1' height='1'/>\n{part}\n</svg>".encode())
    assert {finding.line for finding in found} == {5}, found
    assert all(finding.message and finding.fix for finding in found)
    with pytest.raises(UnsafeDrawing):
        embeddable(f"{START}{part}</svg>".encode(), "x")


WHOLE = [
    b"",
    b"<html><body>x</body></html>",
    b"<svg viewBox='0 0 1 1'/>",
    b"<svg xmlns='http://www.w3.org/1999/xhtml'/>",
    b"<script xmlns='http://www.w3.org/2000/svg'/>",
    b"<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    (
        b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg"
        b" xmlns='http://www.w3.org/2000/svg'/>"
    ),
    (
        b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg"
        b" xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>"
    ),
    b"<svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
    b"<?xml-stylesheet type='text/xsl' href='x.xsl'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    b"<?xml version='1.0' encoding='utf-7'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    "<?xml version='1.0' encoding='utf-16'?><svg xmlns='http://www.w3.org/2000/svg'/>".encode("utf-16"),
    b"<svg xmlns='http://www.w3.org/2000/svg'>\xff</svg>",
    b"<svg xmlns='http://www.w3.org/2000/svg'/><script>alert(1)</script>",
    b"\x89PNG\r\n\x1a\n",
]


@pytest.mark.parametrize("content", WHOLE, ids=range(len(WHOLE)))
def test_what_is_no_plain_drawing_is_named(content: bytes) -> None:
    found = judge_drawing(content)
    assert found
    assert found[0].line == 1
    assert found[0].fix


def test_what_would_fill_the_memory_is_answered_at_once() -> None:
    entities = "<!ENTITY a0 'x'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    start = time.process_time()
    assert judge_drawing(
        f"<!DOCTYPE svg [{entities}]><svg xmlns='http://www.w3.org/2000/svg'><text>&a11;</text></svg>".encode()
    )
    assert judge_drawing(b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 100_000)
    assert judge_drawing(b"<svg>" + b" " * 3_000_000)
    assert time.process_time() - start < 1


def test_the_drawings_of_the_site_are_plain() -> None:
    files = sorted((ROOT / "docs" / "hinh").glob("*.svg"))
    assert files
    assert [(path.name, judge_drawing(path.read_bytes())) for path in files if judge_drawing(path.read_bytes())] == []


def test_pictures_of_articles_have_captions() -> None:
    """Pictures of steps stand in the step that says what they show."""
    bare = []
    for page in sorted((ROOT / "docs").rglob("*.md")):
        lines = page.read_text("utf-8").split("\n")
        for number, line in enumerate(lines):
            if line.startswith("![") and line.endswith(".svg)") and page.name != "doc-ngoai-tuyen.md":
                said = lines[number + 2] if number + 2 < len(lines) else ""
                if not (said.startswith("*") and said.endswith("*") and not said.startswith("**")):
                    bare.append(f"{page.relative_to(ROOT)}:{number + 1}")
    assert bare == []


def test_a_drawing_is_written_anew() -> None:
    """What XML takes for text a browser would read as HTML inside <title>: it must come out as text."""
    trick = "<![CDATA[><img src=x onerror=alert(1)>]]>"
    start = START.replace("<title>t", f"<title>{trick}")
    whole = f'<?xml version="1.0"?>\n<!-- why -->\n{start}<text x="1">a<!-- b -->c</text></svg>'
    svg = embeddable(whole.encode(), 'A "b" <c>')
    tree = LexborHTMLParser(f"<figure>{svg}</figure>")
    assert tree.css("img, script") == []
    assert tree.css_first("title").text() == "><img src=x onerror=alert(1)>"
    assert tree.css_first("svg").attributes["aria-label"] == 'A "b" <c>'
    assert 'viewBox="0 0 9 9"' in svg
    assert "xmlns" not in svg
    assert "<!--" not in svg
    assert ">ac</text>" in svg


def test_a_description_is_not_read_twice_and_lines_of_the_file_are_left_out() -> None:
    drawing = f"{START}<g>\n  {RECT}\n  <text x='1'>a <tspan>b</tspan> c</text>\n</g>\n</svg>".encode()
    said = embeddable(drawing, "d")
    assert "<desc>" not in said
    assert "\n" not in said
    assert ">a <tspan>b</tspan> c</text>" in said


def test_good_drawings_pass_and_missing_ones_stay_links(tmp_path: Path) -> None:
    assert judge_drawing(GOOD.encode()) == []
    html = '<p><img alt="x" src="../hinh/khong-co.svg"></p>'
    assert finish_article(html, lambda name: None) == html
    with pytest.raises(UnsafeDrawing):
        finish_article(html, lambda name: GOOD.replace("<rect", "<script/><rect").encode())
