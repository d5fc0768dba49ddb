"""Papers, letters and chats get their classes, and keep every word where it stood."""

from __future__ import annotations

import pytest
from lxml import html

from account_docs.html.article import enhance_tables
from account_docs.html.papers import mark_papers

PAPER = """<div>
<div class="admonition giay"><p class="admonition-title">Báo giá, dự án Đồi Sương</p>
<p><strong>CÔNG TY TNHH NHỊP CẦU</strong> Mã số thuế 0300000001</p>
<p><em>Số 08/2026/BG-NC, ngày 05/08/2026</em></p>
<ul><li><strong>Kính gửi:</strong> anh Bình</li><li><strong>Hiệu lực:</strong> đến [ngày], [tháng]</li></ul>
<table><thead><tr><th>Hạng mục</th>
<th style="text-align: right;">Số lượng</th><th style="text-align: right;">Tiền</th></tr></thead>
<tbody><tr><td><strong>A. Phí</strong></td>
<td style="text-align: right;">—</td><td style="text-align: right;"><strong>48</strong></td></tr>
<tr><td>1. Account</td><td style="text-align: right;">…</td><td style="text-align: right;">48</td></tr>
<tr><td>Tổng</td><td style="text-align: right;">—</td><td style="text-align: right;">48</td></tr></tbody></table>
<p><strong>C. Không bao gồm</strong></p>
<ul><li>Chữ <strong>đậm</strong> ở giữa</li></ul>
<table><thead><tr>
<th style="text-align: center;">Bên A</th><th style="text-align: center;">Bên B</th></tr></thead><tbody><tr>
<td style="text-align: center;">Đã ký: Bình</td><td style="text-align: center;">ĐÃ DUYỆT 14/08/2026</td>
</tr></tbody></table>
</div></div>"""


def marked(source: str) -> html.HtmlElement:
    article = html.fragment_fromstring(source)
    enhance_tables(article)
    mark_papers(article)
    return article


def classes(article: html.HtmlElement, words: str) -> str:
    """The classes of the smallest element that holds exactly some words."""
    found = [part for part in article.iter() if " ".join(part.text_content().split()) == words]
    return found[-1].get("class") or ""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("CÔNG TY TNHH NHỊP CẦU Mã số thuế 0300000001", "paper-letterhead"),
        ("C. Không bao gồm", ""),
        ("[ngày]", "blank"),
        ("[tháng]", "blank"),
        ("…", "blank"),
        ("Đã ký: Bình", "align-center signed"),
        ("ĐÃ DUYỆT 14/08/2026", "align-center stamped"),
    ],
)
def test_the_parts_of_a_paper(words: str, name: str) -> None:
    assert classes(marked(PAPER), words) == name


def test_a_paper_is_told_from_others() -> None:
    article = marked(PAPER)
    box = article.find("div")
    assert (box.get("role"), box.get("aria-label")) == ("group", "Văn bản: Báo giá, dự án Đồi Sương")
    assert article.xpath('//span[@class="paper-label"]')[0].text_content() == ", dự án Đồi Sương"
    assert [table.get("class") for table in article.iter("table")] == ["table paper-lines", "table paper-signs"]
    assert [row.get("class") for row in article.iter("tr")][:4] == [None, "paper-group", None, "total"]
    assert [part.get("class") for part in article.iter("ul")] == ["paper-pairs", None]
    assert len(article.xpath('//p[@class="paper-heading"]')) == len(article.xpath('//p[@class="paper-number"]')) == 1


def test_no_word_is_lost_or_moved() -> None:
    assert marked(PAPER).text_content() == html.fragment_fromstring(PAPER).text_content()


def test_a_blank_at_the_beginning_and_one_in_the_middle_keep_their_places() -> None:
    title = '<p class="admonition-title">[Dự án] Nhờ chị duyệt</p>'
    article = marked(f'<div><div class="admonition thu">{title}<p>[Tên] và <em>[số]</em> [máy] nhé</p></div></div>')
    assert [part.text for part in article.xpath('//span[@class="blank"]')] == ["[Tên]", "[số]", "[máy]"]
    assert article.xpath("//p")[1].text_content() == "[Tên] và [số] [máy] nhé"


def test_other_boxes_stay_as_they_are() -> None:
    title = "Trong dự án Đồi Sương"
    source = f'<div><div class="admonition du-an"><p class="admonition-title">{title}</p><p>[x] …</p></div></div>'
    assert html.tostring(marked(source)) == html.tostring(html.fragment_fromstring(source))
