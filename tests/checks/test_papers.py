"""Papers: what a client would send back is found before it is sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from account_docs.check import Problem

PAGE = "docs/bieu-mau/bao-gia.md"


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("Báo giá dịch vụ, dự án Đồi Sương", "Báo giá dịch vụ", "không nói văn bản này là mẫu trống hay của dự án nào"),
        ("Báo giá dịch vụ, dự án Đồi Sương", "Báo giá dịch vụ, dự án Đồi Mây", "không nói văn bản này là mẫu trống"),
        ("sáu trăm nghìn đồng", "sáu trăm linh một nghìn đồng", "không khớp 237.600.000 đồng ở dòng tổng"),
        ("Mã số thuế 0300000001", "Mã số thuế 0300000002", "không phải mã số thuế hay tài khoản"),
        ("Công ty TNHH Khu nghỉ Đồi Sương", "Công ty TNHH Khu nghỉ Đồi Xương", "không có công ty nào tên"),
        ("Đến hết ngày 14/08/2026", "Đến hết ngày [ngày]", "còn chỗ trống “[ngày]”"),
        ("theo giấy ủy quyền 05/2026/UQ-NC", "theo giấy ủy quyền", "mà không có số"),
        ("> 4. Danh mục bàn giao", "> 4. Bạn ghi danh mục bàn giao", "có câu nói với người điền"),
    ],
)
def test_a_paper_that_can_not_be_sent(
    project: Path, problems: Callable[[], list[Problem]], written: str, instead: str, said: str
) -> None:
    path = project / PAGE
    text = path.read_text("utf-8")
    path.write_text(text.replace(written, instead, 1), "utf-8")
    # A paper of no known case also states a tax rate for which it names no source.
    found = [problem for problem in problems() if problem.rule != "thieu-nguon"]
    assert [(problem.path, problem.rule) for problem in found] == [(PAGE, "giay")]
    assert said in found[0].message
    assert written in text.split("\n")[found[0].line - 1]


def test_an_amount_that_is_quoted_beside_a_paper_is_one_of_it(
    project: Path, problems: Callable[[], list[Problem]]
) -> None:
    path = project / "docs" / "bieu-mau" / "de-nghi-thanh-toan.md"
    text, quoted = path.read_text("utf-8"), "Sau lần này còn đợt 3: 47.520.000 đồng"
    path.write_text(text.replace(quoted, quoted.replace("47.520.000", "47.250.000")), "utf-8")
    (found,) = problems()
    assert (found.path, found.rule) == ("docs/bieu-mau/de-nghi-thanh-toan.md", "giay")
    assert "“47.250.000” không có trong văn bản nào" in found.message


def test_numbers_of_a_filled_paper_are_those_of_its_case(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / "giao-tiep" / "nhan-brief.md"
    paper = "\n> [!giay] Đề nghị thanh toán, dự án Đồi Sương\n> - **Giá trị hợp đồng, chưa VAT:** {} đồng\n"
    text = path.read_text("utf-8")
    path.write_text(text + paper.format("220.000.000"), "utf-8")
    assert problems() == []
    path.write_text(text + paper.format("221.500.000"), "utf-8")
    assert [problem.rule for problem in problems()] == ["so-du-an"]
    path.write_text(text + paper.format("221.500.000").replace("dự án Đồi Sương", "ví dụ giả định"), "utf-8")
    assert problems() == []
