"""What is done to an article, and to a whole page."""

from __future__ import annotations

import pytest
from lxml import html

from account_docs.content.reading import reading_minutes
from account_docs.html.article import finish_article
from account_docs.html.frame import mark_english_titles, mend_checkboxes
from account_docs.html.tables import is_number

SVG = (
    b'<?xml version="1.0"?>\n<!-- why -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1'
    b' 1"><title>t</title></svg>\n'
)

LONG = "Một ô dài tới mức không đứng cạnh hai ô khác trên điện thoại được"


def finished(article: str) -> str:
    """An article with one drawing, "cau-noi", to embed."""
    return finish_article(article, lambda name: SVG if name == "cau-noi" else None)


def table(head: str, *rows: str) -> str:
    """A table as the `tables` extension writes it."""
    return (
        f"<table>\n<thead>\n<tr>\n{head}\n</tr>\n</thead>\n<tbody>\n"
        + "\n".join(f"<tr>\n{row}\n</tr>" for row in rows)
        + "\n</tbody>\n</table>"
    )


def test_a_wide_table_names_the_column_in_each_cell() -> None:
    made = finished(
        table(
            '<th>Việc</th>\n<th>Giá &amp; <em>hạn</em></th>\n<th style="text-align: right;">Tiền</th>',
            f'<td>{LONG}</td>\n<td>b</td>\n<td style="text-align: right;">c</td>',
        )
    )
    assert '<table class="table table--folds">' in made
    assert f"<td>{LONG}</td>" in made
    assert '<td data-label="Giá &amp; hạn">b</td>' in made
    assert '<td class="align-right" data-label="Tiền">c</td>' in made
    assert '<th scope="col" class="align-right">Tiền</th>' in made
    assert "style=" not in made


def test_a_table_of_two_columns_stays_a_table() -> None:
    made = finished(table("<th>a</th>\n<th>b</th>", "<td>1</td>\n<td>2</td>"))
    assert '<table class="table">' in made
    assert "data-label" not in made


def test_a_table_of_short_cells_stays_one_and_its_amounts_stand_right() -> None:
    made = html.fragment_fromstring(
        finished(
            table(
                "<th>Vai</th>\n<th>Giờ</th>\n<th style='text-align: left;'>Tiền</th>\n<th>Ngày</th>",
                "<td>AE</td>\n<td>140</td>\n<td style='text-align: left;'>18,2</td>\n<td>02/09</td>",
                "<td>Planner</td>\n<td>—</td>\n<td style='text-align: left;'>9,6</td>\n<td>03/09</td>",
                "<td>Cộng</td>\n<td>140 giờ</td>\n<td style='text-align: left;'>27,8</td>\n<td></td>",
            )
        )
    )
    assert made.xpath("//table/@class") == ["table table--short"]
    assert made.xpath("//@data-label") == []
    assert made.xpath("//tr[@class='total']/td[1]/text()") == ["Cộng"]
    # A side that the Markdown names is kept; dates are no amounts.
    assert [cell.text for cell in made.xpath("//*[contains(@class, 'align-right')]")] == ["Giờ", "140", "—", "140 giờ"]
    assert len(made.xpath("//td[contains(@class, 'nothing')]")) == 2


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        *[(text, True) for text in ("48", "−20,4", "1.234.567 đồng", "12,5 %", "~ 300", "490 giờ", "≤ 3 ngày")],
        *[
            (text, False)
            for text in ("", "—", "2/2", "02/09", "13/11/2026", "8:30", "8h", "3 video ngắn", "T2", "0901 234")
        ],
    ],
)
def test_what_is_an_amount(text: str, amount: bool) -> None:
    assert is_number(text) is amount


def test_rows_that_are_counted_are_known() -> None:
    made = finished(table("<th>STT</th>\n<th>Việc</th>\n<th>Ai</th>", f"<td>1</td>\n<td>{LONG}</td>\n<td>AE</td>"))
    assert '<table class="table table--folds table--numbered">' in made


def test_an_empty_head_is_no_header() -> None:
    made = finished(table("<th></th>\n<th>b</th>", "<td>1</td>\n<td>2</td>"))
    assert '<td class="nothing"></td>' in made


def test_a_quotation_mark_in_a_column_name_stays_inside_its_attribute() -> None:
    made = finished(table('<th>a</th>\n<th>"b" &lt;i&gt;</th>\n<th>c</th>', f"<td>{LONG}</td>\n<td>2</td>\n<td>3</td>"))
    assert html.fragment_fromstring(made).xpath("//td/@data-label")[0] == '"b" <i>'


def test_a_longer_row_does_not_stop_the_build() -> None:
    assert ">4</td>" in finished(
        table("<th>a</th>\n<th>b</th>\n<th>c</th>", "<td>1</td>\n<td>2</td>\n<td>3</td>\n<td>4</td>")
    )


def test_the_sign_of_a_heading_leaves_the_heading() -> None:
    made = finished('<h2 id="x">Nhận <em>brief</em><a class="headerlink" href="#x" title="t">#</a></h2>')
    (head,) = html.fragments_fromstring(made)
    heading, link = head
    assert head.get("class") == "section-head"
    assert (heading.get("id"), heading.text_content()) == ("x", "Nhận brief")
    assert dict(link.attrib) == {
        "class": "headerlink",
        "href": "#x",
        "aria-label": "Liên kết tới mục “Nhận brief”",
    }


def test_a_task_is_named_for_what_is_to_be_done() -> None:
    box = (
        '<li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled/><span'
        ' class="task-list-indicator"></span></label>'
    )
    made = finished(f'<ul>{box} Hỏi <em>"hạn"</em><ul><li>ai?</li></ul></li>{box}<p>Gửi</p></li></ul>')
    boxes = html.fragment_fromstring(made).xpath("//input/@aria-label")
    assert boxes == ['Hỏi "hạn"', "Việc cần làm"]


def test_only_check_boxes_lose_their_autocomplete() -> None:
    assert (
        mend_checkboxes('<input class="a" type="checkbox" id="b" autocomplete="off">')
        == '<input class="a" type="checkbox" id="b">'
    )
    text = '<input type="search" autocomplete="off">'
    assert mend_checkboxes(text) == text


def test_reading_takes_a_minute_at_least_and_drawings_take_none() -> None:
    assert reading_minutes("<p>một hai</p><svg><text>" + "x " * 1000 + "</text></svg>") == 1
    assert reading_minutes("<p>" + "chữ " * 441 + "</p>") == 3


def test_long_english_titles_of_sources_get_their_language() -> None:
    link = '<a href="https://a.example" rel="external noopener">{}</a>'
    english = mark_english_titles(link.format("KPMG Việt Nam: Decree 174 extending VAT reduction to 2026"))
    assert english == link.format('KPMG Việt Nam: <span lang="en">Decree 174 extending VAT reduction to 2026</span>')
    for other in ("Lao Động: 9 nhóm hàng hóa không được giảm 2% thuế", "web.dev: Web Vitals"):
        assert mark_english_titles(link.format(other)) == link.format(other)


def test_a_drawing_alone_in_its_paragraph_becomes_a_named_picture() -> None:
    made = finished('<p><img alt="A &quot;b&quot;" src="../hinh/cau-noi.svg" /></p>\n<p>Sau</p>')
    assert made.startswith('<figure class="figure"><svg role="img"')
    assert made.endswith(' viewBox="0 0 1 1"><title>t</title></svg></figure>\n<p>Sau</p>')
    assert html.fragments_fromstring(made)[0][0].get("aria-label") == 'A "b"'


def test_a_paragraph_in_italics_after_a_drawing_is_its_caption() -> None:
    made = finished('<p><img alt="A" src="../hinh/cau-noi.svg"></p>\n<p><em>Chú <b>thích</b></em></p>\n<p>Sau</p>')
    assert made.endswith("</svg><figcaption>Chú <b>thích</b></figcaption></figure>\n<p>Sau</p>")
    told = finished('<p><img alt="A" src="../hinh/cau-noi.svg"></p>\n<p><em>Nhấn</em> giữa câu.</p>')
    assert told.endswith("</svg></figure>\n<p><em>Nhấn</em> giữa câu.</p>")


@pytest.mark.parametrize(
    "other",
    [
        '<p><img alt="x" src="../anh/x.png"></p>',
        '<p><img alt="x" src="../hinh/khong-co.svg"></p>',
        '<p>Xem <img alt="x" src="../hinh/cau-noi.svg"></p>',
    ],
)
def test_other_pictures_stay_linked(other: str) -> None:
    assert finished(other) == other


def test_what_needs_nothing_stays_as_it_is() -> None:
    whole = (
        'Chữ đầu.<p>1 &lt; 2 &amp; 3,\u00a0<em>rồi</em>\n<br>dòng</p>\n<details class="hoi"><summary>Vì sao?</summary>'
        '\n<p>Vì</p></details>\n<pre><code class="language-text">Chào   chị\n  em</code></pre>\n'
    )
    assert finished(whole) == whole
    assert finished("") == ""
