"""Numbers of the worked project: one changed in a page, or in the data, turns the check red."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from account_docs.check import Problem
from account_docs.check.computations import computations

PAGE = "tai-chinh/bien-loi-nhuan.md"
HEAD = "---\ntitle: Thử\n---\n\n> [!du-an] Trong dự án Đồi Sương\n> "


def planted(project: Path, words: str) -> None:
    """A page with one box that says something of the project."""
    (project / "docs" / "du-an.md").write_text(f"{HEAD}{words}\n", "utf-8")


def complaints(problems: Callable[[], list[Problem]]) -> list[Problem]:
    """What the rule says of the planted page."""
    return [problem for problem in problems() if problem.rule == "so-du-an" and problem.path == "docs/du-an.md"]


GOOD = [
    "Hợp đồng 220 triệu đồng, sau thay đổi 232 triệu đồng, gồm VAT 250,56 triệu đồng.",
    "Kế hoạch 490 giờ, thực tế 546 giờ, vượt 11,4%.",
    "Từ 07/09 đến 01/11/2026, báo cáo ngày 10/11/2026 lúc 15:00.",
    "Giá mỗi lead 119.048 đồng, mục tiêu 125.000 đồng.",
    "Trong khung 0–6 giờ có 24 lead, 250.000 đồng mỗi lead.",
    "Gửi trong 24 giờ làm việc, kèm hai phương án và 3 câu hỏi.",
    "Một buổi tốn 36 × 0,15 = 5,4 triệu đồng tiền giờ.",
    "Thu Hà ký theo giấy ủy quyền 05/2026/UQ-NC, hợp đồng số 14.08/2026/HĐDV-DS-NC.",
    "Chi cho bên ngoài 60 triệu đồng, đợt 3 là 44 triệu đồng, phần còn lại là 16 triệu đồng (60 − 44).",
]


@pytest.mark.parametrize("words", GOOD)
def test_numbers_of_the_data_pass(words: str, project: Path, problems: Callable[[], list[Problem]]) -> None:
    planted(project, words)
    assert complaints(problems) == []


BAD = [
    ("Hợp đồng 230 triệu đồng.", "230 triệu", "220 triệu đồng"),
    ("Thực tế 540 giờ.", "540 giờ", "546 giờ"),
    ("Biên triển khai 47,76%.", "47,76%", "47,67%"),
    ("Được 1.690 lead.", "1.690 lead", "1.680 lead"),
    ("Ký ngày 15/08/2026.", "15/08/2026", "14/08/2026"),
    ("Ký ngày 14/08/2025.", "14/08/2025", "14/08/2026"),
    ("Trong khung 0–7 giờ có 24 lead.", "0–7", "0–6"),
    ("Một buổi tốn 36 × 0,15 = 54 triệu đồng.", "36 × 0,15 = 54 triệu đồng", "5,4"),
]


@pytest.mark.parametrize(("words", "wrong", "near"), BAD)
def test_other_numbers_are_named_with_the_nearest(
    words: str, wrong: str, near: str, project: Path, problems: Callable[[], list[Problem]]
) -> None:
    planted(project, words)
    found = complaints(problems)
    # A wrong number can leave the numbers beside it without what they belong to; the one meant comes with the right
    # value.
    assert {problem.line for problem in found} == {6}
    assert any(f"“{wrong}”" in problem.message and near in problem.message for problem in found)


def test_a_number_changed_in_a_real_page_is_found(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    lines = path.read_text("utf-8").split("\n")
    number = next(index for index, line in enumerate(lines) if line.startswith(">") and "47,67%" in line)
    lines[number] = lines[number].replace("47,67%", "47,76%", 1)
    path.write_text("\n".join(lines), "utf-8")
    assert [(problem.path, problem.line, problem.rule) for problem in problems()] == [
        (f"docs/{PAGE}", number + 1, "so-du-an")
    ]


def test_a_number_changed_in_the_data_is_found_in_the_pages(
    project: Path, problems: Callable[[], list[Problem]]
) -> None:
    data = project / "data" / "project.yml"
    data.write_text(data.read_text("utf-8").replace("  leads: 1680 ", "  leads: 1690 "), "utf-8")
    found = problems()
    assert found
    assert {problem.rule for problem in found} == {"so-du-an"}
    assert any("“1.680”" in problem.message for problem in found)


def test_numbers_outside_the_boxes_are_free(project: Path, problems: Callable[[], list[Problem]]) -> None:
    (project / "docs" / "du-an.md").write_text("---\ntitle: Thử\n---\n\nVí dụ giả định: 999 triệu đồng.\n", "utf-8")
    assert complaints(problems) == []


@pytest.mark.parametrize(
    ("page", "lead", "wrong"),
    [
        ("tai-chinh/bien-loi-nhuan.md", "Bảng dưới là dự án hư cấu Đồi Sương, triệu đồng, chưa VAT.", ["221"]),
        ("tai-chinh/bien-loi-nhuan.md", "Bảng dưới là một dự án giả định, triệu đồng, chưa VAT.", []),
        ("giao-tiep/nhan-brief.md", "Bảng dưới là dự án hư cấu Đồi Sương, triệu đồng, chưa VAT.", []),
    ],
)
def test_a_table_of_a_page_on_money_has_the_numbers_of_its_case(
    page: str, lead: str, wrong: list[str], project: Path, problems: Callable[[], list[Problem]]
) -> None:
    path = project / "docs" / page
    table = f"\n{lead}\n\n| Khoản | Thành tiền |\n|---|---|\n| Giá hợp đồng | 221 |\n| AGI kế hoạch | 160 |\n"
    path.write_text(path.read_text("utf-8") + table, "utf-8")
    found = [problem for problem in problems() if problem.rule == "so-du-an"]
    assert [problem.path for problem in found] == [f"docs/{page}"] * len(wrong)
    assert all(f"“{number}”" in problem.message for number, problem in zip(wrong, found, strict=True))


def true_results(text: str) -> set[str]:
    """The numbers that right computations of a text give."""
    return {text[slice(*found.result)] for found in computations(text) if found.right}


def test_only_true_computations_count() -> None:
    assert true_results("432 / 0,7 / 2,8 = 220,4") == {"220,4"}
    assert true_results("12 × (1 − 0,4875) = 6,15 triệu") == {"6,15"}
    assert true_results("âm 8,4 triệu đồng (411,6 − 420)") == {"8,4"}
    assert true_results("2 × 3 = 7") == set()
    assert true_results("1 / 0 = 5") == set()
