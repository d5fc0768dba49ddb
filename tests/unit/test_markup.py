"""Repairs of the HTML."""

from __future__ import annotations

from account_docs.content.reading import reading_minutes
from account_docs.html.markup import (
    dress_tables,
    mark_english_titles,
    mend_frame,
    name_tasks,
    part_headings,
    tell_forms,
)


def table(head: str, *rows: str) -> str:
    """A table as the `tables` extension writes it."""
    return (
        f"<table>\n<thead>\n<tr>\n{head}\n</tr>\n</thead>\n<tbody>\n"
        + "\n".join(f"<tr>\n{row}\n</tr>" for row in rows)
        + "\n</tbody>\n</table>"
    )


def test_a_wide_table_names_the_column_in_each_cell() -> None:
    made = dress_tables(
        table(
            '<th>Việc</th>\n<th>Giá &amp; <em>hạn</em></th>\n<th style="text-align: right;">Tiền</th>',
            '<td>a</td>\n<td>b</td>\n<td style="text-align: right;">c</td>',
        )
    )
    assert '<table class="table table--folds">' in made
    assert "<td>a</td>" in made
    assert '<td data-label="Giá &amp; hạn">b</td>' in made
    assert '<td class="align-right" data-label="Tiền">c</td>' in made
    assert '<th scope="col" class="align-right">Tiền</th>' in made
    assert "style=" not in made


def test_a_table_of_two_columns_stays_a_table() -> None:
    made = dress_tables(table("<th>a</th>\n<th>b</th>", "<td>1</td>\n<td>2</td>"))
    assert '<table class="table">' in made
    assert "data-label" not in made


def test_an_empty_head_is_no_header() -> None:
    made = dress_tables(table("<th></th>\n<th>b</th>", "<td>1</td>\n<td>2</td>"))
    assert "<td></td>" in made


def test_a_quotation_mark_in_a_column_name_stays_inside_its_attribute() -> None:
    made = dress_tables(table('<th>a</th>\n<th>"b" &lt;i&gt;</th>\n<th>c</th>', "<td>1</td>\n<td>2</td>\n<td>3</td>"))
    assert 'data-label="&quot;b&quot; &lt;i&gt;"' in made


def test_a_longer_row_does_not_stop_the_build() -> None:
    assert "<td>4</td>" in dress_tables(
        table("<th>a</th>\n<th>b</th>\n<th>c</th>", "<td>1</td>\n<td>2</td>\n<td>3</td>\n<td>4</td>")
    )


def test_the_sign_of_a_heading_leaves_the_heading() -> None:
    made = part_headings('<h2 id="x">Nhận <em>brief</em><a class="headerlink" href="#x" title="t">#</a></h2>')
    assert (
        made == '<div class="section-head"><h2 id="x">Nhận <em>brief</em></h2><a class="headerlink" href="#x"'
        ' aria-label="Liên kết tới mục “Nhận brief”" title="Sao chép liên kết tới mục này">#</a></div>'
    )


def test_a_task_is_named_for_what_is_to_be_done() -> None:
    box = (
        '<li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled/><span'
        ' class="task-list-indicator"></span></label>'
    )
    made = name_tasks(f'<ul>{box} Hỏi <em>"hạn"</em></li>{box}<p>Gửi</p></li></ul>')
    assert '<input aria-label="Hỏi &quot;hạn&quot;" type="checkbox" disabled/>' in made
    assert made.count("aria-label=") == 2


def test_only_check_boxes_lose_their_autocomplete() -> None:
    assert (
        mend_frame('<input class="a" type="checkbox" id="b" autocomplete="off">')
        == '<input class="a" type="checkbox" id="b">'
    )
    text = '<input type="search" autocomplete="off">'
    assert mend_frame(text) == text


def test_reading_takes_a_minute_at_least_and_drawings_take_none() -> None:
    assert reading_minutes("<p>một hai</p><svg><text>" + "x " * 1000 + "</text></svg>") == 1
    assert reading_minutes("<p>" + "chữ " * 441 + "</p>") == 3


def test_a_block_with_columns_is_a_form_and_a_letter_is_not() -> None:
    form = '<code class="language-text">Phí        48\nCộng      150\n</code>'
    letter = '<code class="language-text">Chào chị,\nem gửi     báo giá.\n</code>'
    assert tell_forms(form).startswith('<code class="language-text form">')
    assert tell_forms(letter) == letter


def test_long_english_titles_of_sources_get_their_language() -> None:
    link = '<a href="https://a.example" rel="external noopener">{}</a>'
    english = mark_english_titles(link.format("KPMG Việt Nam: Decree 174 extending VAT reduction to 2026"))
    assert english == link.format('KPMG Việt Nam: <span lang="en">Decree 174 extending VAT reduction to 2026</span>')
    for other in ("Lao Động: 9 nhóm hàng hóa không được giảm 2% thuế", "web.dev: Web Vitals"):
        assert mark_english_titles(link.format(other)) == link.format(other)
