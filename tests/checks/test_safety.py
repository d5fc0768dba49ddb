"""Whatever could hurt a reader is named with its line, however it is written; what is harmless is let alone."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from account_docs.check import Problem, load_corpus
from account_docs.check.core import Corpus, read_documents
from account_docs.check.rules import RULES, safety
from account_docs.check.safety import judged, unsafe_html
from account_docs.content.pages import Page
from account_docs.html.safety import CLASSES, ELEMENTS, WRITTEN_ELEMENTS, judge
from account_docs.html.targets import judge_target
from tests.conftest import ROOT

HEAD = "---\ntitle: Thử\n---\n\nMột đoạn đứng trước.\n\n"
FIRST = HEAD.count("\n") + 1
AFTER = "\n\nMột đoạn đứng sau.\n"


def found(body: str, after: str = AFTER) -> list[Problem]:
    """What the check and the build find in a page."""
    corpus = Corpus(ROOT)
    corpus.pages = {"thu.md": Page("thu.md", HEAD + body + after)}
    return sorted({*unsafe_html(corpus), *judged(corpus)})


def named(body: str) -> set[tuple[int, str]]:
    """Line, counted in the planted text, and rule of what is found."""
    return {(problem.line - FIRST + 1, problem.rule) for problem in found(body)}


def test_the_real_pages_hold_nothing_unsafe() -> None:
    corpus = Corpus(ROOT)
    read_documents(ROOT, corpus)
    assert [str(problem) for problem in safety(corpus)] == []


# Each with the line on which it is to be found. The first five are those of cases/editing.md, section A.
HOSTILE = [
    (r"Thử \`<script>alert(1)</script>\` ở đây.", 1),
    ("[xem](index.md){ href=javascript:alert(2) }", 1),
    ("[x](java&#115;cript:alert(1))", 1),
    ("> [r]: javascript:alert(1)\n\n[x][r]", 1),
    ('<div title="a>" onclick="alert(1)">a</div>', 1),
    # Addresses that run something, written in all the ways that a browser understands.
    ("[x](JaVaScRiPt:alert(1))", 1),
    ("[x](java&Tab;script:alert(1))", 1),
    ("[x](java&NewLine;script:alert(1))", 1),
    ("[x](&#1;javascript:alert(1))", 1),
    ("[x](\x01javascript:alert(1))", 1),
    ("[x](javascript&colon;alert(1))", 1),
    ("[x](<javascript:alert(1)>)", 1),
    ('[x]( javascript:alert(1) "tên")', 1),
    ("[x][]\n\n[x]: <javascript:alert(1)>", 3),
    ("Đoạn.\n\n> [!sai] Sai: một\n> [x][r]\n>\n> [r]: vbscript:msgbox", 6),
    ("[x](data:text/html,<script>alert(1)</script>)", 1),
    ("[x](data:text/html;base64,PHNjcmlwdD4=)", 1),
    ("[x](blob:https://a.vn/1)", 1),
    ("Đoạn.\n\n| a | b |\n|---|---|\n| một | [x](javascript:1) |", 5),
    ("Từ\n:   nghĩa [x](javascript:1)", 2),
    ("- một\n\n    - hai [x](javascript:1)", 3),
    ('<a href="jav\nascript:alert(1)">x</a>', 1),
    ("![Một tấm hình đủ dài để tả](data:image/svg+xml,<svg/onload=alert(1)>)", 1),
    # Handlers
    ("## Mục { onmouseover=alert(1) }", 1),
    ("Một đoạn.\n{ onclick=alert(1) }", 2),
    ("![Một tấm hình đủ dài để tả](../hinh/cau-noi.svg){ onerror=alert(1) }", 1),
    ("<details ontoggle=alert(1) open>x</details>", 1),
    ('<abbr title="x" onpointerenter=alert(1)>HTML</abbr>', 1),
    ("<kbd onfocus=alert(1) tabindex=1>x</kbd>", 1),
    ("<span\nonclick=alert(1)>x</span>", 2),
    ("<div onclick\n=alert(1)>x</div>", 1),
    ("<br/onmouseover=alert(1)>", 1),
    ("| a | b |\n|---|---|\n| <img src=x onerror=alert(1)> | c |", 3),
    ("> [!sai] Sai: một\n> <img src=x onerror=alert(1)>", 2),
    ("*[ABC]: <img src=x onerror=alert(1)>\n\nABC", 1),
    ('<div markdown="1">\n\nmột\n\n<p onclick=alert(1)>x</p>\n\n</div>', 5),
    # Elements that run, load, send, or change the page around them
    ("<SCRIPT SRC=//evil.vn></SCRIPT>", 1),
    ("<script\n>alert(1)</script\n>", 1),
    ("`a` <scr<script>ipt>alert(1)</scr</script>ipt>", 1),
    ("<svg/onload=alert(1)>", 1),
    ("<svg><title><img src=x onerror=alert(1)></title></svg>", 1),
    ("<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>", 1),
    ("<math><mtext><table><mglyph><style><!--</style><img src onerror=alert(1)>", 1),
    ("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", 1),
    ('<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', 1),
    ('<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>', 1),
    ('<form action="https://evil.vn"><button formaction="javascript:alert(1)">x</button></form>', 1),
    ('<meta http-equiv="refresh" content="0;url=https://evil.vn">', 1),
    ('<meta http-equiv="Content-Security-Policy" content="script-src *">', 1),
    ('<base href="https://evil.vn/">', 1),
    ("<link rel=stylesheet href=//evil.vn>", 1),
    ('<style>@import "//evil.vn"</style>', 1),
    ("<template><script>alert(1)</script></template>", 1),
    ("<object data=x.swf></object>", 1),
    ("<embed src=x>", 1),
    ("<video><source onerror=alert(1)></video>", 1),
    ("<textarea>nuốt hết phần sau", 1),
    ("<plaintext>", 1),
    ("<xmp>", 1),
    ("<body onload=alert(1)>", 1),
    ("<html lang=en class=no-js>", 1),
    ("</body></html><script>alert(1)</script>", 1),
    ("<image src=x onerror=alert(1)>", 1),
    ("<input autofocus onfocus=alert(1)>", 1),
    ("<dialog open>x</dialog>", 1),
    ("<marquee>x</marquee>", 1),
    ("<custom-element>x</custom-element>", 1),
    # Looks, names, and what the theme's scripts look for
    ('<p style="position:fixed">x</p>', 1),
    ("<td style=\"text-align: left; background: url('//evil.vn')\">", 1),
    ("## Mục { .md-overlay }", 1),
    ('> [!sai] Sai: một\n> chữ\n\n<div class="admonition md-overlay">x</div>', 4),
    ("## Mục {#__md_scope}", 1),
    ("<span id=__palette>x</span>", 1),
    ("<div data-md-component=search>x</div>", 1),
    ("<div hidden>ẩn</div>", 1),
    ("<span contenteditable>x</span>", 1),
    ('<a href="#x" target=_blank>x</a>', 1),
    ('<a name=location href="#x">x</a>', 1),
    ('<img src="../hinh/cau-noi.svg" srcset="//evil.vn 1x" alt="x">', 1),
    ('<img src="../hinh/cau-noi.svg" usemap="#m" alt="x">', 1),
    ("## Tìm kiếm", 1),
    ("## Một {#giong}\n\n## Hai {#giong}", 1),
    # What hides a part of the page, or lets the rest of it fall out of its frame
    ("Trước.\n\n<!-- nửa trang\nnày bị giấu\n\n-->\n\nSau.", 3),
    ("<!--[if IE]><script>alert(1)</script><![endif]-->", 1),
    ("<!-- a --!> <img src=x onerror=alert(1)> -->", 1),
    ("Một <?php echo 1 ?> hai.", 1),
    ("<![CDATA[ một ]]>", 1),
    ("<!DOCTYPE html>", 1),
    ("Đoạn.\n\n</div>\n\nSau.", 3),
    ("</div></div></main><p>x", 1),
    ('<div class="sheet" markdown>\n\nx', 1),
    ("<div>\n\n<div>\n\nx\n\n</div>", 1),
    ("Chữ </Tên> mất.", 1),
]


@pytest.mark.parametrize(("body", "line"), HOSTILE, ids=[f"{number}" for number in range(len(HOSTILE))])
def test_what_could_hurt_is_named_with_its_line(body: str, line: int) -> None:
    problems = found(body)
    assert {problem.rule for problem in problems} == {"html"}, [str(problem) for problem in problems]
    assert line in {problem.line - FIRST + 1 for problem in problems}, [str(problem) for problem in problems]
    assert all("— cách sửa: " in str(problem) and problem.message and problem.fix for problem in problems)


# Addresses that run nothing and lead nowhere: the build refuses them under the rule that names them in the check.
ASTRAY = [
    ("[x](//evil.vn)", "lien-ket"),
    ('<a href="//evil.vn">x</a>', "lien-ket"),
    (r"[x](\\\\evil.vn\\a)", "lien-ket"),
    ("[x](/\\evil.vn)", "lien-ket"),
    ("[x](htps://a.vn)", "lien-ket"),
    ("[x](file:///C:/a.docx)", "lien-ket"),
    ("[x](C:/Users/a.docx)", "lien-ket"),
    ("[x](https:a)", "lien-ket"),
    ("[x](https://)", "lien-ket"),
    ("[x](https://a.vn/\u202egpj.exe)", "lien-ket"),
    ("![Một tấm hình đủ dài để tả](https://evil.vn/x.png)", "hinh"),
    ("![Một tấm hình đủ dài để tả](//evil.vn/x.png)", "hinh"),
]


@pytest.mark.parametrize(("body", "rule"), ASTRAY)
def test_an_address_that_leads_astray_stops_the_build(body: str, rule: str) -> None:
    assert (1, rule) in named(body)


HARMLESS = [
    "a < b và 3 <5, dưới <3 tuần, x<y, i<p thì thôi",
    "<3 tuần> và <5%>",
    "5 < 7 > 3 & 2 &lt; 4 &amp; AT&T",
    "Gõ `<script>` hoặc ``<b onclick=x>`` để thử, `<!-- a -->` cũng vậy.",
    "```text\n<script>alert(1)</script>\n<!-- nửa trang -->\n</div>\n```",
    "~~~markdown\n<iframe src=x>\n~~~",
    "> ```text\n> <script>\n> ```",
    "    <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "H<sub>2</sub>O, m<sup>2</sup>, <kbd>Enter</kbd>, hai<br>dòng",
    '<abbr title="hợp đồng">HĐ</abbr>, <span lang="en">brief</span>',
    '<div class="grid cards" markdown>\n\n- một\n- hai\n\n</div>',
    "[x](tel:+842838221234) [y](mailto:a@b.vn?subject=x) [z](https://a.vn/?a=1&b=2#c) [k](#a) [m](../a.md) [n](a.md#b)",
    "<ten@congty.vn>",
    "- [ ] việc\n- [x] xong",
    "> [!hoi]- Câu hỏi?\n> Trả lời.",
    "> [!loi] Một loại hộp không có\n> Trả lời.",
    "| a | b |\n|:--|--:|\n| c | d |",
    "Từ\n:   nghĩa",
    "*[HĐ]: hợp đồng\n\nHĐ",
    "## Mục {#muc-mot}\n\n### Mục\n\n### Mục",
    "5. năm\n6. sáu",
    "Câu. <!-- check: off chinh-ta ví dụ về lỗi gõ -->",
    "![Một tấm hình đủ dài để tả](../hinh/cau-noi.svg)",
]


@pytest.mark.parametrize("body", HARMLESS)
def test_what_is_harmless_is_let_alone(body: str) -> None:
    assert [str(problem) for problem in found(body)] == []


# What an editor wrote, and what the message has to say.
MEANT = [
    ("Gửi <Tên công ty> trước thứ Sáu.", "“<Tên công ty>”", "[Tên công ty]"),
    ("- <Họ tên khách>", "“<Họ tên khách>”", "[Họ tên khách]"),
    ("| Việc | Ai |\n|---|---|\n| Ký | <Người có quyền> |", "“<Người có quyền>”", "[Người có quyền]"),
    ("Lãi a <b và c> d.", "“<b và c>”", "a < b"),
    ("<https://vi-du.vn/bang-gia>", "<https://vi-du.vn/bang-gia>", "[tên trang](https://vi-du.vn/bang-gia)"),
    ("Xem <www.vi-du.vn>.", "“<www.vi-du.vn>”", "[tên trang](https://www.vi-du.vn)"),
    ("<b>Chốt</b>", "<b>", "**chữ đậm**"),
    ("<i>Chốt</i>", "<i>", "*chữ nghiêng*"),
    ("<table><tr><td>x</td></tr></table>", "<table>", "dấu |"),
    ("<ul><li>x</li></ul>", "<ul>", "dấu -"),
    ("<h2>x</h2>", "<h2>", "## Tiêu đề"),
    ('<a href="a.md">x</a>', "<a>", "[tên trang]"),
    ('<img src="../hinh/cau-noi.svg" alt="x">', "<img>", "docs/hinh"),
    ("<p>x</p>", "<p>", "một dòng trống"),
    ('<iframe src="https://youtube.com/embed/1"></iframe>', "<iframe>", "đặt một liên kết"),
    ("<!-- nhớ hỏi lại chị Lan về giá -->", "nhớ hỏi lại chị Lan", "xóa <!-- và -->"),
    ("## Tìm kiếm", "#tim-kiem", "{#tim-kiem-2}"),
    ("## Mục {#Mục-Một}", "#Mục-Một", "{#mau-thu}"),
]


@pytest.mark.parametrize(("body", "what", "fix"), MEANT)
def test_the_message_says_what_the_editor_probably_meant(body: str, what: str, fix: str) -> None:
    problems = [problem for problem in found(body) if what in problem.message]
    assert problems, [str(problem) for problem in found(body)]
    assert fix in problems[0].fix
    assert "<tên" not in str(problems)


def test_every_place_is_named_on_its_own_line() -> None:
    lines = [
        "Một.",
        "",
        "[x](javascript:1)",
        "",
        "```text",
        "<script>",
        "```",
        "",
        "<script>1</script>",
        "",
        "Hai.",
        "",
        "[x](javascript:1)",
    ]
    assert {line for line, _ in named("\n".join(lines))} == {3, 9, 13}


def test_a_page_full_of_harm_is_answered_soon() -> None:
    start = time.process_time()
    problems = found("\n\n".join(f"<script>alert({number})</script> [x](javascript:{number})" for number in range(80)))
    assert time.process_time() - start < 10
    assert problems


def test_front_matter_ends_where_the_build_ends_it() -> None:
    from mkdocs.utils import meta

    from account_docs.check import safety as module

    assert module._HEAD.pattern == meta.YAML_RE.pattern
    corpus = Corpus(ROOT)
    for text in (
        "---\ntitle: x\n...\n<script>1</script>\n\n---\n\nThân.\n",
        "  ---\ntitle: x\n---\n\nThân.\n",
        "---\ntitle: x\r<b>\n  ---\n\nThân.\n",
    ):
        corpus.pages = {"thu.md": Page("thu.md", text)}
        assert [(problem.rule, problem.line) for problem in module.heads(corpus)] == [("dau-trang", 1)], text


def test_what_stands_outside_the_lists_is_refused_whatever_it_is_called() -> None:
    for tag in ("a1", "x-y", "svg", "math", "script", "style", "object", "slot", "search"):
        assert judge(f"<p>a</p><{tag}>x</{tag}>"), tag
    for name in (
        "onbogus",
        "style",
        "srcdoc",
        "formaction",
        "ping",
        "is",
        "nonce",
        "data-md-toggle",
        "aria-hidden",
        "xmlns",
    ):
        assert judge(f'<p {name}="x">a</p>'), name
    for scheme in ("javascript", "data", "vbscript", "file", "ms-word", "intent", "zalo", "view-source", "about", "x"):
        assert judge_target(f"{scheme}:a"), scheme
    assert judge("<div>" * 80 + "</div>" * 80)


def test_the_lists_are_explained_to_editors() -> None:
    text = (ROOT / "docs" / "dong-gop" / "xu-ly-loi.md").read_text("utf-8")
    section = text.split("\n## `html`\n")[1].split("\n## ")[0]
    assert [tag for tag in WRITTEN_ELEMENTS if f"`<{tag}>`" not in section] == []
    assert set(re.findall(r"`(https|http|mailto|tel):`", section)) == {"https", "http", "mailto", "tel"}
    assert not set(WRITTEN_ELEMENTS) - set(ELEMENTS)


def test_every_class_of_the_list_is_used() -> None:
    corpus = Corpus(ROOT)
    read_documents(ROOT, corpus)
    html = " ".join(corpus.html(page) or "" for page in corpus.pages.values())
    assert sorted(name for name in CLASSES if not re.search(rf'class="[^"]*\b{name}\b', html)) == []


def test_no_comment_takes_a_page_out(project: Path) -> None:
    path = project / "docs" / "giao-tiep" / "nhan-brief.md"
    path.write_text(path.read_text("utf-8") + "\n<script>1</script> <!-- check: off html cần -->\n", "utf-8")
    rules = {problem.rule for problem in RULES["html"](load_corpus(project))}
    assert rules == {"html"}
