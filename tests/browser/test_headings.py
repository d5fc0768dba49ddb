"""No heading is cut where a reader would stumble: all of them laid out at once, at three widths."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from account_docs.html.headings import belongs, bind, compounds, plain
from tests.conftest import ROOT

TERMS = yaml.safe_load((ROOT / "data" / "terms.yml").read_text("utf-8"))["extra"]["terms"]
WORDS = compounds(TERMS, (ROOT / "data" / "compounds.txt").read_text("utf-8"))

# Where each heading goes on in a new line: the letters before and behind the break.
BREAKS = r"""(headings) => {
  const article = document.querySelector('.md-content__inner');
  article.replaceChildren(...headings.map(([tag, text]) => {
    const head = document.createElement(tag);
    head.textContent = text;
    return head;
  }));
  const found = [];
  for (const head of article.children) {
    const node = head.firstChild;
    const range = document.createRange();
    let line = null;
    for (const match of node.data.matchAll(/[^\s\u2060-]+/gu)) {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + 1);
      const top = Math.round(range.getBoundingClientRect().top);
      if (line !== null && top > line + 4) found.push([head.localName, node.data, match.index]);
      line = top;
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def headings(site: Path) -> list[tuple[str, str]]:
    """All headings of articles as they are published, each once."""
    seen: dict[tuple[str, str], None] = {}
    for path in sorted(site.rglob("*.html")):
        for head in LexborHTMLParser(path.read_text("utf-8")).css("article :is(h1, h2, h3, h4)"):
            seen[head.tag, re.sub(r"[ \n]+", " ", head.text()).strip(" ")] = None
    return list(seen)


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_heading_is_cut_inside_what_belongs_together(
    browser: Browser, server: str, headings: list[tuple[str, str]], width: int
) -> None:
    assert len(headings) > 1000
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(server + "giao-tiep/")
    page.evaluate("document.fonts.ready")
    breaks = page.evaluate(BREAKS, headings)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert len(breaks) > 10
    wrong = []
    for _, text, place in breaks:
        before, behind = plain(text[:place]), plain(text[place:])
        if before.endswith("-"):
            wrong.append(f"{before}|{behind}")
        elif belongs(before.split()[-1], behind.split()[0], WORDS):
            wrong.append(f"{before.rstrip()} | {behind}")
    assert wrong == []
    assert wide == 0


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("Dữ liệu của khách hàng", "Dữ~liệu của khách~hàng"),
        ("Kế hoạch 90 ngày đầu", "Kế~hoạch 90~ngày đầu"),
        ("Lập timeline tháng 6", "Lập timeline tháng~6"),
        ("Viết re-brief", "Viết re^-^brief"),
        ("Kế hoạch 30-60-90 ngày", "Kế~hoạch 30^-^60^-^90~ngày"),
        # A pause is a place to break at.
        ("Khi có dữ, liệu có đủ?", "Khi có dữ, liệu có đủ?"),
        ("Một câu hỏi", "Một câu~hỏi"),
    ],
)
def test_what_belongs_together_is_bound(written: str, bound: str) -> None:
    assert bind(written, WORDS) == bound.replace("~", "\u00a0").replace("^", "\u2060")
    assert plain(bind(written, WORDS)) == written


def test_what_is_bound_still_fits_the_narrowest_screen(headings: list[tuple[str, str]]) -> None:
    for _, text in headings:
        assert max(map(len, re.split(r"[ \u2013/]", text.replace("\u2060", "")))) <= 40, text


def test_readers_and_the_search_get_the_plain_words(site: Path) -> None:
    page = LexborHTMLParser((site / "ky-nang" / "tu-danh-gia" / "index.html").read_text("utf-8"))
    assert "\u2060" in page.css_first("h1").text()
    assert "\u2060" not in page.css_first("title").text()
    for path in (site / "search").rglob("*.js*"):
        assert "\u2060" not in path.read_text("utf-8"), path.name
