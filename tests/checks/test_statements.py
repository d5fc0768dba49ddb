"""A figure of law, tax, pay or the trade needs its fact at the sentence, whatever else the page names as a source."""

from __future__ import annotations

import pytest

from account_docs.check import load_corpus
from account_docs.check.core import Corpus
from account_docs.check.facts import sourced
from account_docs.content.pages import Page
from tests.checks.conftest import TODAY
from tests.conftest import ROOT

HEAD = "---\ntitle: Thử\ndescription: Một trang để thử.\nfacts: [T1, T2]\n---\n\n"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(ROOT, TODAY)


def rules(corpus: Corpus, sentence: str, path: str = "giao-tiep/thu.md") -> set[str]:
    """The rules that a page with one sentence breaks; the page names two facts, as most pages do."""
    corpus.pages = {path: Page(path, HEAD + sentence + "\n")}
    return {problem.rule for problem in sourced(corpus)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Lương account trung bình là 18 triệu đồng mỗi tháng.",
        "Account Executive nhận 9–12 triệu một tháng.",
        "| AE | 10 triệu đồng lương khởi điểm |\n|---|---|\n| AM | 20 triệu đồng lương |",
        "Có tới 87% doanh nghiệp thuê agency.",
        "Hơn 60% agency ở TP.HCM có dưới 20 người.",
        "Ba phần tư doanh nghiệp Việt Nam không viết brief.",
        "Theo một nghiên cứu, khách quay lại nhiều gấp đôi.",
        "- Một điều.\n- 70% khách hàng bỏ đi vì phản hồi chậm.",
    ],
)
def test_a_figure_of_pay_or_of_the_trade_needs_its_fact(corpus: Corpus, sentence: str) -> None:
    assert "can-nguon" in rules(corpus, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thuế suất VAT là 8%.",
        "VAT còn tám phần trăm.",
        "Mức phạt hành chính là 40 triệu đồng theo nghị định.",
        "> [!luu-y] Lưu ý\n> Khấu trừ 10% thuế thu nhập cá nhân.",
        "| Thuế | Mức |\n|---|---|\n| VAT | 8% |",
        "Luật cho phạt vi phạm hợp đồng tới 8% giá trị phần nghĩa vụ.",
    ],
)
def test_a_figure_of_law_or_tax_needs_its_fact(corpus: Corpus, sentence: str) -> None:
    assert "thieu-nguon" in rules(corpus, sentence)


def test_a_marked_fact_must_hold_the_figure(corpus: Corpus) -> None:
    assert rules(corpus, "Thuế suất VAT là 8% ([nguồn](#nguon-t2)).") == set()
    assert "thieu-nguon" in rules(corpus, "Thuế suất VAT là 7% ([nguồn](#nguon-t2)).")
    # A source of the sentence before says nothing about this one's figure.
    assert "thieu-nguon" in rules(corpus, "VAT là 8% ([nguồn](#nguon-t2)).\n\nThuế suất thuế thu nhập là 17%.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Gửi contact report trong 24 giờ sau buổi họp.",
        "Hãy giữ 10% ngân sách làm dự phòng.",
        "Họp 30 phút, 5 người, chốt 3 việc.",
        "Nếu khách xin giảm 10%, hãy bớt hai hạng mục.",
        "Ví dụ giả định: lương 15 triệu đồng, thưởng 2 triệu đồng.",
        "Báo giá có hiệu lực 15 ngày.",
    ],
)
def test_what_is_nobodys_statistic_is_let_alone(corpus: Corpus, sentence: str) -> None:
    assert rules(corpus, sentence) == set()
