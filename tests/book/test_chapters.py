"""How an article of the site becomes a chapter: order, answers, notes, links, terms."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from lxml import html

from account_docs.book.article import Article, read_article
from account_docs.book.edition import Edition
from account_docs.book.links import Places, turn_links
from account_docs.book.order import Chapter, reading_order
from account_docs.book.pieces import chapter_section
from account_docs.book.terms import index_of_terms
from account_docs.html.article import text_of

NAV = [
    {"Trang chủ": "index.md"},
    {"Tài chính": ["tai-chinh/index.md", {"Trước khi ký": ["tai-chinh/bao-gia.md"]}, {"Riêng": "tai-chinh/thue.md"}]},
    {"Tra cứu": ["tra-cuu/nguon.md"]},
]
PAGE = """<!doctype html><html><body><article>
<header class="page-head"><h1 id="noi-dung" tabindex="-1">Báo giá</h1>
<p class="page-head__summary">Báo giá để duyệt.</p>
<ul class="page-head__facts"><li>Kiểm lại <time datetime="2026-11-27">27/11/2026</time></li></ul></header>
<details class="page-toc"><summary>Trong trang này</summary><nav><a href="#gia">Giá</a></nav></details>
<div data-ends="2026-12-31"><p class="fact-note" data-when="soon" hidden>Sắp hết. <a href="#nguon-t2">Xem nguồn</a></p>
</div>
<div class="section-head"><h2 id="gia">Giá</h2><a class="headerlink" href="#gia">#</a></div>
<p>Thuế là 8% (<a href="#nguon-t2">nguồn</a>). Xem
<a href="thue.html#muc">thuế</a>, <a href="../tai-ve/a.docx">file</a>.</p>
<details class="hoi"><summary>Ai duyệt?</summary><p>Người có quyền.</p></details>
<section class="sources" aria-labelledby="n"><h2 id="n">Nguồn và ngày kiểm chứng</h2>
<ul><li id="nguon-t2"><p>Giảm còn 8%.</p><p><a href="https://vi-du.example/">Công báo</a></p></li></ul></section>
<aside class="related"><h2>Cùng chủ đề</h2><ul><li><a href="thue.html">Thuế</a><p>Tóm tắt.</p></li></ul></aside>
<nav class="topics"><a href="../chu-de.html#tien">Tiền</a></nav>
<footer class="page-end" id="bao-loi"><p>Thấy chỗ sai?</p></footer>
</article></body></html>"""
OTHER = """<!doctype html><html><body><article><header class="page-head"><h1 id="noi-dung">Thuế</h1></header>
<h2 id="muc">VAT trên báo giá</h2><p>Lập báo giá chưa VAT.</p></article></body></html>"""
SOURCES = """<!doctype html><html><body><article><h1 id="noi-dung">Nguồn tham khảo</h1>
<ul class="source-list"><li id="nguon-t2"><p>T2</p></li></ul></article></body></html>"""


@pytest.fixture
def articles(tmp_path: Path) -> list[Article]:
    """Three chapters: a quotation, a tax, the sources."""
    made = []
    for number, (path, page) in enumerate(
        (("tai-chinh/bao-gia", PAGE), ("tai-chinh/thue", OTHER), ("tra-cuu/nguon", SOURCES)), start=1
    ):
        file = tmp_path / f"{path}.html"
        file.parent.mkdir(exist_ok=True)
        file.write_text(page, "utf-8")
        made.append(read_article(tmp_path, Chapter(number, f"{path}.md")))
    return made


def address(article: Article, anchor: str) -> str:
    return f"{article.chapter.name}|{anchor}"


def test_sections_become_parts_and_pages_chapters() -> None:
    parts = reading_order(NAV)
    assert [(part.number, part.heading, part.folder) for part in parts] == [
        (0, "Mở đầu", ""),
        (1, "Phần 1. Tài chính", "tai-chinh"),
        (2, "Phần 2. Tra cứu", "tra-cuu"),
    ]
    assert [(c.number, c.path, c.group) for c in parts[1].chapters] == [
        (2, "tai-chinh/index.md", ""),
        (3, "tai-chinh/bao-gia.md", "Trước khi ký"),
        (4, "tai-chinh/thue.md", ""),
    ]


def test_a_book_of_a_few_pages_keeps_their_numbers() -> None:
    (part,) = reading_order(NAV, ["tai-chinh/thue.md"])
    assert (part.number, [chapter.number for chapter in part.chapters]) == (1, [4])


def test_what_only_a_screen_needs_is_left_out(articles: list[Article]) -> None:
    article = articles[0]
    said = " ".join(text_of(piece) for piece in article.pieces())
    for left_out in ("Trong trang này", "#", "Thấy chỗ sai", "Tóm tắt", "Tiền"):
        assert left_out not in said
    assert (article.title, article.summary, article.reviewed) == ("Báo giá", "Báo giá để duyệt.", "27/11/2026")


def test_a_rule_that_ends_is_told_with_its_day_at_the_head(articles: list[Article]) -> None:
    first = articles[0].body[0]
    assert first.get("class") == "ends"
    assert "đến hết ngày 31/12/2026" in text_of(first)
    assert "(nguồn\u00a01)" in first.text_content()


def test_answers_move_to_the_end_and_link_back(articles: list[Article]) -> None:
    article = articles[0]
    assert "Người có quyền" not in text_of(article.body)
    assert "1. Ai duyệt? xem lời đáp" in text_of(article.body)
    assert article.answers is not None
    assert [part.strip() for part in article.answers.itertext()] == ["Lời đáp", "1.", "Ai duyệt?", "Người có quyền."]
    links = [link.get("href") for piece in (article.body, article.answers) for link in piece.iter("a")]
    assert {"#dap--1", "#hoi--1"} <= set(links)


def test_answers_of_the_page_of_questions_stay_beside_them(tmp_path: Path) -> None:
    page = (
        '<article><h1>Hỏi</h1><div class="questions"><details class="hoi"><summary>Ai?</summary><p>Bạn.</p></details>'
    )
    (tmp_path / "hoi.html").write_text(f"<!doctype html><body>{page}</div></article>", "utf-8")
    article = read_article(tmp_path, Chapter(1, "hoi.md"))
    assert article.answers is None
    assert [text_of(line) for line in article.body.iter("p")] == ["Ai?", "Bạn."]


def test_name_and_value_of_a_paper_stand_beside_each_other(tmp_path: Path) -> None:
    pairs = '<ul class="paper-pairs"><li><strong>Bên A:</strong> Công ty <em>X</em></li></ul>'
    page = f'<article><h1>Giấy</h1><div class="admonition giay">{pairs}</div></article>'
    (tmp_path / "giay.html").write_text(f"<!doctype html><body>{page}", "utf-8")
    (pair,) = read_article(tmp_path, Chapter(1, "giay.md")).body.iter("li")
    assert [(part.tag, text_of(part)) for part in pair] == [("strong", "Bên A:"), ("span", "Công ty X")]


def test_sources_are_numbered_notes_with_the_way_to_their_addresses(articles: list[Article]) -> None:
    turn_links(articles[0], Places(articles), address)
    assert articles[0].sources is not None
    (note,) = articles[0].sources.xpath(".//ol/li")
    assert "Địa chỉ đầy đủ: Nguồn tham khảo, mã T2" in text_of(note)
    assert note.xpath(".//a/@href") == ["https://vi-du.example/", "tra-cuu--nguon|nguon-t2"]


def test_links_lead_into_the_book_and_nowhere_else(articles: list[Article]) -> None:
    turn_links(articles[0], Places(articles), address)
    links = {text_of(link): (link.get("href"), link.get("class")) for link in articles[0].body.iter("a")}
    assert links["thuế"] == ("tai-chinh--thue|muc", "cross")
    assert links["nguồn 1"] == ("tai-chinh--bao-gia|nguon-t2", "note-mark")
    # What the book has not is left as words.
    assert "file" not in links
    assert "file" in text_of(articles[0].body)
    assert articles[0].further is not None
    assert text_of(articles[0].further) == "Đọc tiếp: Thuế."


def test_headings_stand_below_that_of_the_chapter(articles: list[Article]) -> None:
    for level in (1, 2):
        section = chapter_section(articles[level - 1], level=level)
        heads = [(head.tag, text_of(head)) for head in section.iter("h1", "h2", "h3", "h4")]
        assert heads[0] == (f"h{level}", ["1. Báo giá", "2. Thuế"][level - 1])
        assert {tag for tag, _ in heads[1:]} == {f"h{level + 1}"}


def test_the_index_names_where_most_is_said_and_leads_from_the_other_language(articles: list[Article]) -> None:
    terms = [{"en": ["Quotation"], "vi": "báo giá"}, {"en": ["VAT"]}, {"en": ["AE"]}]
    entries = {entry.name: entry for entry in index_of_terms(articles, terms)}
    assert [(article.title, place) for article, place in entries["Quotation"].places] == [
        ("Báo giá", ""),
        ("Thuế", "muc"),
    ]
    assert entries["báo giá"].see == "Quotation"
    assert [place for _, place in entries["VAT"].places] == ["muc"]
    assert "AE" not in entries


def test_a_short_name_is_no_part_of_a_word(tmp_path: Path) -> None:
    body = html.fragment_fromstring("<div><p>Một AE gọi. Chữ ae thì không.</p></div>")
    article = Article(Chapter(1, "a/b.md"), "Gọi", "", "", body)
    (entry,) = index_of_terms([article], [{"en": ["AE"]}, {"en": ["Gọi điện"]}])
    ((_, place),) = entry.places
    assert body[0].get("id") == place


def test_two_copies_of_one_edition_have_one_name() -> None:
    zone = timezone(timedelta(hours=7))
    one = Edition("Sổ tay", "Về nghề", datetime(2026, 11, 27, 12, tzinfo=zone), "0123abcd")
    same_moment = datetime(2026, 11, 27, 5, tzinfo=UTC)
    assert one.identifier == Edition("Sổ tay", "Về nghề", same_moment, "0123abcd").identifier
    assert one.identifier != Edition("Sổ tay", "Về nghề", same_moment, "89abcdef").identifier
