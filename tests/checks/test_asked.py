"""Slips in how people ask for each page: each named with its line and how to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from account_docs.check import Problem, check_all, load_corpus
from account_docs.check.asked import LEAST, MOST, asked
from account_docs.check.rules import RULES
from tests.checks.conftest import TODAY
from tests.checks.slips import plant

LIST, PAGE = "data/asked.yml", "giao-tiep/creative-brief.md"
PHRASING = "    - cách brief cho designer dễ hiểu\n"
MORE = "".join(f"    - câu thứ {number} của nhiều câu\n" for number in range(MOST))


def found(project: Path) -> list[Problem]:
    return list(asked(load_corpus(project, TODAY)))


def test_every_page_is_asked_for_in_enough_ways(project: Path) -> None:
    assert found(project) == []


SLIPS = {
    "a page that is not there": (
        (f"  {PAGE}:\n", "  giao-tiep/creative-bref.md:\n"),
        f"mà không có trang này, có phải “{PAGE}”?",
        "ghi đường dẫn tính từ thư mục docs",
    ),
    "too many": (
        (f"  {PAGE}:\n", f"  {PAGE}:\n{MORE}"),
        f"cách hỏi, mỗi trang cần {LEAST} đến {MOST}",
        "bỏ các câu gần trùng",
    ),
    "a phrasing of another page": (
        (PHRASING, f"{PHRASING}    - Sau khi họp với  khách phải gửi cái gì\n"),
        "đã ghi ở dòng",
        "để câu ấy ở trang trả lời đúng nhất",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_with_its_line_and_how_to_mend_it(project: Path, slip: str) -> None:
    (old, new), message, fix = SLIPS[slip]
    plant(project / LIST, old, new)
    told = [problem for problem in found(project) if problem.path == LIST and message in problem.message]
    assert len(told) == 1
    assert fix in told[0].fix
    assert 0 < told[0].line <= (project / LIST).read_text("utf-8").count("\n")


def test_too_few_are_named_at_their_page(project: Path) -> None:
    path = project / LIST
    line = path.read_text("utf-8").split("\n").index(f"  {PAGE}:") + 1
    fewer = re.sub(rf"(  {PAGE}:\n(?:    - .*\n){{14}})(?:    - .*\n)+", r"\1", path.read_text("utf-8"))
    path.write_text(fewer, "utf-8")
    assert [(problem.path, problem.line) for problem in found(project)] == [(LIST, line)]
    assert "có 14 cách hỏi" in found(project)[0].message


def test_a_page_without_any_is_named_itself(project: Path) -> None:
    path = project / LIST
    path.write_text(re.sub(rf"  {PAGE}:\n(?:    - .*\n)+", "", path.read_text("utf-8")), "utf-8")
    assert [(problem.path, problem.line) for problem in found(project)] == [(f"docs/{PAGE}", 1)]


def test_a_page_that_stands_twice_is_named(project: Path) -> None:
    """YAML keeps the later of two entries and drops the other without a word."""
    path = project / LIST
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n  {PAGE}:\n    - một câu hỏi khác hẳn\n", "utf-8")
    told = [problem for problem in check_all(load_corpus(project, TODAY), RULES) if problem.path == LIST]
    assert any(f"“{PAGE}” ghi hai lần" in problem.message for problem in told)


def test_a_broken_list_is_named_and_judges_no_page(project: Path) -> None:
    line = plant(project / LIST, PHRASING, "    - 12\n")
    assert found(project) == []
    told = [problem for problem in check_all(load_corpus(project, TODAY), RULES) if problem.path == LIST]
    assert {problem.line for problem in told} == {line}
    assert "thiếu ngoặc kép" in told[0].message


def test_everyday_words_are_judged_by_their_form(project: Path) -> None:
    path = project / "data" / "everyday.yml"
    line = plant(path, "    - [nghỉ việc, ", "    - [một mình]\n    - [nghỉ việc, ")
    told = [problem for problem in check_all(load_corpus(project, TODAY), RULES) if problem.path == "data/everyday.yml"]
    assert [(problem.line, problem.rule) for problem in told] == [(line, "cau-hinh")]
