"""Reading built pages into the index."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from account_docs.site import search_index
from account_docs.site.search_index import (
    IndexedPage,
    Section,
    index_of,
    names_of,
    names_of_pages,
    read_page,
    read_site,
    read_terms,
    write_index,
)

ROOT = Path(__file__).resolve().parents[2]
PAGE = """<!doctype html><html><head>
<meta name="description" content="Viết báo giá.">
<meta name="aliases" content="quotation|chào giá">
</head><body>
<nav><ul><li class="md-tabs__item"><a>Giao tiếp</a></li>
<li class="md-tabs__item md-tabs__item--active"><a> Tài chính </a></li></ul></nav>
<article class="md-content__inner md-typeset">
<header class="page-head"><h1 id="noi-dung">Báo giá</h1><p class="page-head__summary">Viết báo giá.</p></header>
<p>Lời <strong>hứa</strong> bán,
có hạn.</p>
<h2 id="phan">Năm phần<a class="headerlink" href="#phan">#</a></h2>
<ul><li>Giá</li><li>Thuế &amp; phí</li></ul>
<pre><code>dòng một
dòng hai</code></pre>
<table><tr><td>ô một</td><td>ô hai</td></tr></table>
<h3 id="nho">Nhỏ</h3><p>Chữ<br>dưới</p>
<svg><text>hình</text></svg><div data-search-skip><p>máy tính</p></div>
<section class="sources"><p>Sự thật.</p><p class="sources__list"><a>nguồn.vn</a></p></section>
<nav class="topics"><a>Tài chính</a></nav>
<aside class="related"><h2 id="bai-viet-cung-chu-de">Bài viết cùng chủ đề</h2></aside>
<footer class="page-end">Kiểm lại</footer>
</article><footer>Chân trang</footer></body></html>"""


@pytest.fixture
def page() -> IndexedPage:
    read = read_page("tai-chinh/bao-gia/", PAGE)
    assert read
    return read


def test_what_is_said_about_a_page(page: IndexedPage) -> None:
    assert (page.title, page.area, page.description) == ("Báo giá", "Tài chính", "Viết báo giá.")
    assert page.aliases == ["quotation", "chào giá"]


def test_sections_have_ids_headings_and_text_by_lines(page: IndexedPage) -> None:
    assert page.sections == [
        Section("", "", "Lời hứa bán, có hạn."),
        Section("phan", "Năm phần", "Giá\nThuế & phí\ndòng một\ndòng hai\nô một\nô hai"),
        Section("nho", "Nhỏ", "Chữ\ndưới\nSự thật."),
    ]


@pytest.mark.parametrize("silent", ["hình", "máy tính", "nguồn.vn", "cùng chủ đề", "Kiểm lại", "Chân trang", "#"])
def test_what_belongs_to_no_section_is_left_out(page: IndexedPage, silent: str) -> None:
    assert silent not in "".join(part.heading + part.text for part in page.sections)


def test_a_decomposed_page_is_composed() -> None:
    read = read_page("a/", unicodedata.normalize("NFD", PAGE))
    assert read
    assert read.title == "Báo giá"


def test_a_page_without_article_is_no_page() -> None:
    assert read_page("cu/", "<html><head><title>Chuyển</title></head><body><a href='/moi/'>x</a></body></html>") is None


def test_a_list_of_pages_keeps_only_its_own_words() -> None:
    read = read_page("chu-de/", PAGE)
    assert read
    assert [part.id for part in read.sections] == [""]


def test_a_page_of_the_wrong_address_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "404.html").write_text(PAGE, "utf-8")
    assert [page.address for page in read_site(tmp_path)] == ["a/"]
    assert [page.address for page in read_site(tmp_path, offline=True)] == ["a/index.html"]


def test_names_of_a_term() -> None:
    assert names_of({"en": ["Quotation", "Quote"], "vi": "báo giá", "also": ["chào giá", "Quote"]}) == [
        "Quotation",
        "Quote",
        "báo giá",
        "chào giá",
    ]
    assert names_of({"en": ["Account"], "vi": "tài khoản", "search": False}) == []


def test_both_editions_say_the_same_in_the_same_bytes(tmp_path: Path) -> None:
    terms = tmp_path / "terms.yml"
    terms.write_text("extra:\n  terms:\n    - en: [Invoice]\n      vi: hóa đơn\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(PAGE, "utf-8")
    online = [path.read_bytes() for path in write_index(tmp_path / "site", terms, offline=False)]
    assert [path.read_bytes() for path in write_index(tmp_path / "site", terms, offline=False)] == online
    held = []
    for path, variable in zip(
        write_index(tmp_path / "site", terms, offline=True), ("accountSearchNames", "accountSearchTexts"), strict=False
    ):
        script = path.read_text("utf-8")
        assert script.startswith(f'self.{variable}="')
        assert script.endswith(";\n")
        held.append(json.loads(json.loads(script[len(f"self.{variable}=") : -2])))
    names, texts = map(json.loads, online)
    assert names["terms"] == held[0]["terms"] == [["Invoice", "hóa đơn"]]
    assert held[0]["pages"][0][0] == "index.html"
    assert texts["texts"] == held[1]["texts"]
    assert [len(of_page) for of_page in texts["texts"]] == [len(row[5]) for row in names["pages"]]


def test_the_name_of_a_build_depends_on_nothing_but_the_content(page: IndexedPage) -> None:
    first, again = index_of([page], []), index_of([page], [])
    assert first == again
    builds = {json.loads(text)["build"] for text in first.values()}
    assert len(builds) == 1
    page.sections[1].text += "\nthêm"
    other = index_of([page], [])
    assert {json.loads(text)["build"] for text in other.values()}.isdisjoint(builds)
    # … of the texts alone too, although the names are the same.
    assert json.loads(other["names"])["pages"] == json.loads(first["names"])["pages"]


def test_an_index_names_each_area_once(page: IndexedPage) -> None:
    data = names_of_pages([page, page], [])
    assert data["areas"] == ["Tài chính"]
    assert [row[2] for row in data["pages"]] == [0, 0]


def test_every_page_of_the_site_is_in_its_index(site: Path) -> None:
    data = json.loads((site / "search" / "names.json").read_text("utf-8"))
    texts = json.loads((site / "search" / "texts.json").read_text("utf-8"))["texts"]
    addresses = {row[0] for row in data["pages"]}
    built = {search_index.address_of(path, site) for path in site.rglob("index.html")}
    assert addresses == built
    # The front page belongs to no part.
    assert all(row[1] and (row[2] >= 0 or not row[0]) and row[5] for row in data["pages"])
    assert len(texts) == len(built)
    assert all(any(of_page) for of_page in texts)


def test_the_terms_are_many_complete_and_told_apart() -> None:
    terms = read_terms((ROOT / "data" / "terms.yml").read_text("utf-8"))
    assert len(terms) >= 120
    for term in terms:
        assert term["en"], term
        assert term["meaning"].endswith("."), term
        assert term["meaning"] == unicodedata.normalize("NFC", term["meaning"])
    firsts = [term["en"][0].lower() for term in terms]
    assert len(set(firsts)) == len(firsts)


def test_the_terms_of_the_trade_are_there() -> None:
    groups = [
        {name.lower() for name in names_of(term)}
        for term in read_terms((ROOT / "data" / "terms.yml").read_text("utf-8"))
    ]
    for pair in (
        {"quotation", "báo giá"},
        {"minutes", "biên bản họp"},
        {"call report", "contact report"},
        {"salary", "lương"},
        {"glossary", "từ điển"},
        {"debt", "công nợ"},
    ):
        assert any(pair <= group for group in groups), pair
