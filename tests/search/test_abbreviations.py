"""Abbreviations of the trade are no Vietnamese syllables without their marks; e-mail is email."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.search.conftest import Run, addresses
from tests.search.queries import ask

# One set-up for all of these tests.
pytestmark = pytest.mark.xdist_group("search scripts")

# What the site would be taken to say instead: rồi, ỏk, của, tức.
OTHERS = [
    ["xong", "Khi nào thì rồi", "Làm xong rồi, rơi vào tay ai rồi thì rời đi, rối lên rồi"],
    ["ok", "Khách nói ok", "Khách bảo ok là ok, tác giả của bài viết cũng ok"],
    ["cua", "Việc của ai", "Việc của account, của khách, cả của đội; tức là của chung, cảm ơn"],
    ["gi", "Account là gì", "Account là gì, là ai"],
]
ABBREVIATIONS = {
    "ROI": "Lợi nhuận",
    "OKR": "Mục tiêu",
    "CTA": "Lời kêu gọi",
    "TVC": "Phim quảng cáo",
    "CRM": "Chăm sóc khách",
    "UGC": "Bài của người dùng",
}


def page_on(term: str) -> list[str]:
    """A page that says an abbreviation once, in its text."""
    return [term.lower() + "-page", ABBREVIATIONS[term], f"Nhóm này đo bằng {term} mỗi tháng một lần"]


@pytest.mark.parametrize("term", ABBREVIATIONS)
@pytest.mark.parametrize("shape", ["{}", "{} là gì", "cách tính {}", "{} la gi"])
@pytest.mark.parametrize("case", [str.upper, str.lower, str.title])
def test_the_page_that_has_the_abbreviation_wins(found: Run, term: str, shape: str, case: type) -> None:
    result = found([*OTHERS, page_on(term)], shape.format(case(term)))
    assert addresses(result)[0] == term.lower() + "-page"
    assert result["suggestion"] is None


@pytest.mark.parametrize(
    "query",
    [
        "OKR",
        "okr",
        "CTA",
        "cta",
        "TVC",
        "tvc",
        "CRM",
        "crm",
        "TVC là gì",
        "cta la gi",
        "OKR là gì",
        "MOU",
        "SEM",
        "POSM",
    ],
)
def test_an_abbreviation_that_no_page_has_is_not_bent_into_a_syllable(found: Run, query: str) -> None:
    result = found(OTHERS, query)
    assert (result["count"], result["suggestion"]) == (0, None)


@pytest.mark.parametrize("query", ["viết CTA", "viet cta", "tác giả TVC", "khách OKR"])
def test_beside_other_words_it_is_not_bent_either(found: Run, query: str) -> None:
    assert found(OTHERS, query)["suggestion"] is None


@pytest.mark.parametrize("query", ["ROI", "tính ROI", "roi là gì", "tính roi nhé, làm"])
def test_in_capitals_roi_is_no_roi_with_marks(found: Run, query: str) -> None:
    first = found([*OTHERS, page_on("ROI")], query)["answers"][0]
    assert {piece["text"].lower() for piece in first["excerpt"] if piece["marked"]} & {"roi"}


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("BAO GIA", "bao"),
        ("bao gia", "bao"),
        ("GIA", "bao"),
        ("khach duyet roi", "duyet"),
        ("hpo dong", "hop"),
        ("ddi xa", "di"),
        ("bgia", "bao"),
    ],
)
def test_capitals_and_short_words_that_are_no_abbreviations_are_read_as_before(
    found: Run, query: str, address: str
) -> None:
    pages = [
        ["bao", "Báo giá", "báo giá gửi khách"],
        ["duyet", "Khách duyệt rồi", "khách duyệt rồi còn đổi"],
        ["hop", "Hợp đồng", "hợp đồng là hợp đồng"],
        *[[f"hop-{count}", f"Phụ lục {count}", "theo hợp đồng này"] for count in range(6)],
        ["di", "Đi xa", "đi xa về gần"],
        page_on("ROI"),
    ]
    assert addresses(found(pages, query))[0] == address


@pytest.mark.parametrize("typed", ["okr", "usp", "add"])
def test_keys_of_telex_make_only_words_that_the_site_has(found: Run, typed: str) -> None:
    pages = [["ok", "Ok nhé", "ok ok ok"], ["up", "Up bài", "up bài lên"], ["ad", "Ad", "ad"]]
    assert found(pages, typed)["suggestion"] is None


@pytest.mark.parametrize(
    "one", ["email", "e-mail", "e mail", "E-mail", "EMAIL", "mẫu email", "mau e mail", "gửi email cho khách"]
)
def test_email_and_e_mail_find_the_same(found: Run, one: str) -> None:
    pages = [
        ["co-gach", "Mẫu e-mail", "Gửi một e-mail cho khách, e-mail ngắn"],
        ["lien", "Kênh", "Gửi email mẫu cho khách"],
        ["thu", "Thư tay", "Gửi thư cho khách theo mẫu"],
    ]
    forms = [
        one.replace(form, other)
        for form in ("email", "e-mail", "e mail", "E-mail", "EMAIL")
        if form in one
        for other in ("email", "e-mail", "e mail")
    ]
    answers = [addresses(found(pages, form)) for form in forms]
    assert answers
    assert all(answer == answers[0] for answer in answers)
    assert {"co-gach", "lien"} <= set(answers[0])


@pytest.mark.parametrize("query", ["email", "mark-up", "markup", "kick off", "kickoff"])
def test_it_need_not_be_written_both_ways(found: Run, query: str) -> None:
    pages = [
        ["thu", "Thư", "gửi e-mail"],
        ["gia", "Giá", "cộng mark-up vào"],
        ["hop", "Họp", "buổi kick-off đầu"],
        ["khac", "Khác", "chữ khác"],
    ]
    result = found(pages, query)
    assert addresses(result) == [{"e": "thu", "m": "gia", "k": "hop"}[query[0]]]


def test_e_mail_finds_what_is_only_written_as_email(found: Run) -> None:
    assert addresses(found([["thu", "Thư", "gửi email"], ["khac", "Khác", "chữ khác"]], "e-mail")) == ["thu"]


def test_on_the_site_both_spellings_find_the_same_pages(page: Page, server: str) -> None:
    page.goto(server)
    page.focus(".search__field")
    for one, other in (
        ("email", "e-mail"),
        ("mẫu email", "mẫu e-mail"),
        ("markup", "mark-up"),
        ("rebrief", "re-brief"),
    ):
        assert set(ask(page, one, server)[0][:5]) == set(ask(page, other, server)[0][:5]), one


@pytest.mark.parametrize("term", ["ROI", "OKR", "CTA", "TVC", "CRM", "roi", "okr", "cta", "tvc", "crm"])
def test_on_the_site_no_abbreviation_is_bent(page: Page, server: str, term: str) -> None:
    page.goto(server)
    page.focus(".search__field")
    found_pages, _ = ask(page, term, server)
    assert page.locator(".search__suggestion").count() == 0
    if found_pages:
        marked = " ".join(page.locator(".search__answer").first.locator("mark").all_inner_texts()).lower()
        assert term.lower() in marked
