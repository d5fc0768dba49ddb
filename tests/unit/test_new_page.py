"""A new page from the template passes the check but for the parts that a person has to write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from account_docs.check import check_all, load_corpus
from account_docs.check.data import ASKED
from account_docs.check.rules import RULES
from account_docs.commands.new_page import create

TODAY = date(2026, 11, 23)


def test_a_new_page_lacks_only_what_a_person_writes(project: Path) -> None:
    path = create(project, "giao-tiep/trang-thu", TODAY)
    problems = [
        problem
        for problem in check_all(load_corpus(project, TODAY), RULES)
        if problem.path == "docs/giao-tiep/trang-thu.md"
    ]
    # Nobody points to it yet: that line stands on other pages.
    assert [problem.rule for problem in problems if "VIẾT…" not in problem.message] == ["lien-quan"]
    assert {problem.rule for problem in problems} == {"lien-quan", "dang-do"}
    assert path.read_text("utf-8").count("VIẾT…") > 5


def test_it_is_entered_after_its_neighbours(project: Path) -> None:
    create(project, "giao-tiep/trang-thu.md", TODAY)
    lines = (project / "mkdocs.yml").read_text("utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if line.strip() == "- giao-tiep/trang-thu.md")
    assert lines[place - 1].strip().startswith("- giao-tiep/")
    assert "giao-tiep/trang-thu.md\n" in (project / "data" / "addresses.txt").read_text("utf-8")


def test_it_waits_for_how_people_ask_for_it(project: Path) -> None:
    create(project, "giao-tiep/trang-thu", TODAY)
    told = [problem for problem in check_all(load_corpus(project, TODAY), RULES) if problem.path == ASKED]
    assert [(problem.rule, problem.message) for problem in told] == [
        ("cau-hinh", "“giao-tiep/trang-thu.md” có 1 cách hỏi, mỗi trang cần 15 đến 25")
    ]
    assert "VIẾT…" in (project / ASKED).read_text("utf-8").split("\n")[told[0].line]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("giao-tiep/nhan-brief", "đã có trang"),
        ("Giao tiếp/x", "phải là thư-mục/ten-trang"),
        ("trang", "phải là thư-mục/ten-trang"),
        ("../x/y", "phải là thư-mục/ten-trang"),
        ("khong-co/x", "chưa có trang nào của khong-co/"),
        ("giao-tiep/a_b", "phải là thư-mục/ten-trang"),
    ],
)
def test_an_address_that_does_not_fit_writes_nothing(address: str, why: str, project: Path) -> None:
    before = {path: path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()}
    with pytest.raises(ValueError, match=why):
        create(project, address, TODAY)
    assert {path: path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()} == before
