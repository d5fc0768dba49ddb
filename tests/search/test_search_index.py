"""Reading built pages into the index."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from account_docs.site import search_pages
from account_docs.site.search_index import (
    Everyday,
    Term,
    groups_of,
    index_of,
    names_of,
    phrasings,
    read_asked,
    read_everyday,
    read_terms,
    write_index,
)
from account_docs.site.search_pages import IndexedPage, Section, directory_of, read_page, read_site

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
        Section("", "", "Lời hứa bán, có hạn.", "Lời hứa bán, có hạn."),
        Section("phan", "Năm phần", "Giá\nThuế & phí\ndòng một\ndòng hai\nô một\nô hai", "Giá\nThuế & phí"),
        Section("nho", "Nhỏ", "Chữ\ndưới\nSự thật.", "Chữ\ndưới\nSự thật."),
    ]


def test_cells_and_templates_are_searched_and_never_shown(page: IndexedPage) -> None:
    part = page.sections[1]
    assert "ô hai" in part.text
    assert not any(word in part.prose for word in ("ô hai", "dòng một"))


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


QUESTIONS = PAGE.replace(
    "<h3 id",
    """<details class="hoi"><summary>Giá gồm VAT chưa?</summary><p>Chưa. Xem <a href="../thue/">Thuế</a>.</p></details>
<details class="hoi"><summary>Ai ký?</summary><p>Giám đốc.</p></details><h3 id""",
)


def test_the_questions_of_folded_boxes_are_sections_and_lead_to_the_page_that_says_more() -> None:
    read = read_page("tra-cuu/hoi-dap/", QUESTIONS)
    assert read
    boxes = [part for part in read.sections if part.box is not None]
    assert [(part.id, part.heading, part.box) for part in boxes] == [
        ("phan", "Giá gồm VAT chưa?", 0),
        ("phan", "Ai ký?", 1),
    ]
    assert boxes[1].prose == "Giám đốc."
    assert read.answered == [("Giá gồm VAT chưa?", "tra-cuu/thue/")]


@pytest.mark.parametrize("wrap", ["{}", "<div>{}</div>"])
def test_terms_of_the_dictionary_are_sections(wrap: str) -> None:
    entry = wrap.format("<dt>Brief: bản yêu cầu</dt><dd>Việc khách cần.</dd>")
    article = f'<h1>Từ điển</h1><h2 id="chu-b">B</h2><dl class="dictionary">{entry}</dl>'
    page = read_page("a/", f'<article class="md-content__inner">{article}</article>')
    assert page
    assert [(part.id, part.heading, part.prose) for part in page.sections[-1:]] == [
        ("chu-b", "Brief: bản yêu cầu", "Việc khách cần.")
    ]


def test_files_to_download_are_known() -> None:
    html = PAGE.replace("<p>Lời", '<a href="../../tai-ve/bao-gia.docx" download>Mẫu trống (Word)</a><p>Lời')
    read = read_page("bieu-mau/bao-gia/", html)
    assert read
    assert read.files == [("Mẫu trống (Word)", "tai-ve/bao-gia.docx")]


def data_folder(folder: Path) -> Path:
    """A small data/ with the three files that the index reads."""
    folder.mkdir()
    (folder / "terms.yml").write_text(
        "extra:\n  terms:\n    - en: [Invoice]\n      vi: hóa đơn\n      meaning: Giấy đòi tiền.\n", "utf-8"
    )
    (folder / "asked.yml").write_text("asked:\n  index.md: [giá bao nhiêu]\n", "utf-8")
    (folder / "everyday.yml").write_text(
        "everyday: {little: [là], little_unmarked: [la], fillers: [], short: {}, heard: {}, same: [[bill, hóa đơn]],"
        " documents: [], definitions: []}\n",
        "utf-8",
    )
    return folder


def test_both_editions_say_the_same_in_the_same_bytes(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "data")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(PAGE, "utf-8")
    online = [path.read_bytes() for path in write_index(tmp_path / "site", data, offline=False)]
    assert [path.read_bytes() for path in write_index(tmp_path / "site", data, offline=False)] == online
    held = []
    for path in write_index(tmp_path / "site", data, offline=True):
        name = path.relative_to(tmp_path / "site" / "search").as_posix().removesuffix(".js")
        start = f'(self.accountSearchFiles??={{}})["{name}"]='
        script = path.read_text("utf-8")
        assert script.startswith(start)
        assert script.endswith(";\n")
        held.append(json.loads(json.loads(script[len(start) : -2])))
    core, *others = map(json.loads, online)
    assert core["groups"] == held[0]["groups"] == [["Invoice", "hóa đơn", "bill"]]
    assert held[0]["pages"][0][0] == "index.html"
    assert len({part["build"] for part in (core, *others)}) == 1
    assert [part.keys() for part in held] == [part.keys() for part in (core, *others)]


def small_index(page: IndexedPage) -> dict[str, str]:
    return index_of([page], [], {}, read_everyday((ROOT / "data" / "everyday.yml").read_text("utf-8")))


def test_the_name_of_a_build_depends_on_nothing_but_the_content(page: IndexedPage) -> None:
    first, again = small_index(page), small_index(page)
    assert first == again
    builds = {json.loads(text)["build"] for text in first.values()}
    assert len(builds) == 1
    page.sections[1].prose += "\nthêm"
    other = small_index(page)
    assert {json.loads(text)["build"] for text in other.values()}.isdisjoint(builds)
    # … of what is shown alone too, although the words are the same.
    assert json.loads(other["core"])["pages"] == json.loads(first["core"])["pages"]


def test_an_index_names_each_area_once(page: IndexedPage) -> None:
    everyday = read_everyday((ROOT / "data" / "everyday.yml").read_text("utf-8"))
    data = json.loads(index_of([page, page], [], {}, everyday)["core"])
    assert data["areas"] == ["Tài chính"]
    assert [row[2] for row in data["pages"]] == [0, 0]


def test_what_people_say_for_a_term_belongs_to_it() -> None:
    terms = [Term(en=["Deposit"], vi="tạm ứng", meaning="Tiền trước."), Term(en=["Fee"], meaning="Phí.")]
    everyday = Everyday(same=[["ứng trước", "Tạm ứng"], ["bị la", "bị mắng"]])
    assert groups_of(terms, everyday) == ([["Deposit", "tạm ứng", "ứng trước", "Tạm ứng"], ["bị la", "bị mắng"]], 1)


def test_a_page_is_asked_for_as_the_data_and_the_questions_of_other_pages_say(page: IndexedPage) -> None:
    page.address = "tai-chinh/bao-gia.html"
    other = IndexedPage("tra-cuu/hoi-dap.html", answered=[("Giá gồm VAT chưa?", "tai-chinh/bao-gia.html")])
    asked = {"tai-chinh/bao-gia.md": ["bao nhiêu tiền"], "khong-co.md": ["gì đó"]}
    assert phrasings([page, other], asked) == {"tai-chinh/bao-gia.html": ["bao nhiêu tiền", "Giá gồm VAT chưa?"]}


def test_every_page_of_the_site_is_in_its_index(site: Path) -> None:
    data = json.loads((site / "search" / "core.json").read_text("utf-8"))
    addresses = {row[0] for row in data["pages"]}
    built = {search_pages.address_of(path, site) for path in site.rglob("index.html")}
    assert addresses == built
    # The front page belongs to no part.
    assert all(row[1] and (row[2] >= 0 or not row[0]) and row[4] for row in data["pages"])
    texts = [
        json.loads((site / "search" / "t" / f"{number}.json").read_text("utf-8")) for number in range(len(addresses))
    ]
    assert all(any(part[2] for part in text["sections"]) for text in texts)
    shards = sorted((site / "search" / "w").iterdir(), key=lambda path: int(path.stem))
    rows = [len(json.loads(path.read_text("utf-8"))["postings"]) for path in shards]
    assert [sum(rows[:number]) for number in range(len(rows))] == data["shards"]
    assert sum(rows) == len(data["words"].split()) + len(data["groups"]) == len(data["held"])


def test_nearly_every_page_says_how_it_is_asked_for(site: Path) -> None:
    """A page that came just now may wait for its phrasings; a part of the site may not."""
    data = json.loads((site / "search" / "core.json").read_text("utf-8"))
    silent = [row[0] for row in data["pages"] if row[5] < 15]
    assert len(silent) <= 0.1 * len(data["pages"]), silent


def test_no_phrasing_stands_under_two_pages_and_each_page_has_enough() -> None:
    asked = read_asked((ROOT / "data" / "asked.yml").read_text("utf-8"))
    owners: dict[str, str] = {}
    for path, texts in asked.items():
        assert (ROOT / "docs" / path).is_file(), path
        assert 15 <= len(texts) <= 25, path
        for text in texts:
            assert owners.setdefault(text.lower(), path) == path, text


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


def test_both_editions_have_the_pages_in_one_order(tmp_path: Path) -> None:
    """Equally good answers come in this order: "du-an/" before "du-an-lon/", and "du-an.html" too."""
    for online, offline in (("du-an/index.html", "du-an.html"), ("du-an-lon/index.html", "du-an-lon.html")):
        for folder, name in (("site", online), ("disk", offline)):
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(PAGE, "utf-8")
    addresses = [page.address for page in read_site(tmp_path / "site")]
    assert [directory_of(page.address) for page in read_site(tmp_path / "disk", offline=True)] == addresses


def test_an_archive_of_all_forms_is_no_form(page: IndexedPage) -> None:
    page.files = [("Mẫu trống (Word)", "tai-ve/bao-gia.docx"), ("Tải tất cả (zip)", "bieu-mau/tat-ca.zip")]
    assert page.forms == 1
