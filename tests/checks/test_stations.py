"""Slips in the places that pages have on a route."""

from __future__ import annotations

from pathlib import Path

import pytest

from account_docs.check import Problem, check_all, load_corpus
from account_docs.check.rules import RULES
from account_docs.check.stations import stations
from tests.checks.conftest import TODAY
from tests.checks.slips import plant

LIST, PAGE = "data/stations.yml", "docs/giao-tiep/nhan-brief.md"


def found(project: Path) -> list[Problem]:
    return list(stations(load_corpus(project, TODAY)))


def test_the_pages_are_sound(project: Path) -> None:
    assert found(project) == []


BRIEF = "chien-dich/brief"
SLIPS = {
    "a name with a slip": (
        "docs/bieu-mau/brief.md",
        (f"station: {BRIEF}", "station: chien-dich/bref"),
        f"không có trạm “chien-dich/bref”, có phải “{BRIEF}”?",
        "ghi một trạm của data/stations.yml",
    ),
    "the page of a station that does not say so": (
        PAGE,
        (f"station: {BRIEF}\n", ""),
        f"trang này là trang của trạm “{BRIEF}”",
        f"thêm dòng “station: {BRIEF}”",
    ),
    "a page that is not there": (
        LIST,
        ("page: giao-tiep/nhan-brief.md", "page: giao-tiep/nhan-bref.md"),
        "mà không có trang này, có phải “giao-tiep/nhan-brief.md”?",
        "ghi đường dẫn tính từ thư mục docs",
    ),
    "a page of two stations": (
        LIST,
        ("page: bieu-mau/re-brief.md", "page: giao-tiep/nhan-brief.md"),
        "một trạm khác cùng dẫn tới giao-tiep/nhan-brief.md",
        "mỗi trạm một trang riêng",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_with_its_line_and_how_to_mend_it(project: Path, slip: str) -> None:
    name, (old, new), message, fix = SLIPS[slip]
    line = plant(project / name, old, new)
    told = [problem for problem in found(project) if message in problem.message]
    assert told
    assert told[0].path == (PAGE if name == PAGE else name)
    assert name == PAGE or line in [problem.line for problem in told]
    assert fix in told[0].fix


def test_a_broken_list_is_named_and_judges_no_page(project: Path) -> None:
    line = plant(project / LIST, "id: re-brief, name: Re-brief, ", "id: Re-brief, ")
    assert found(project) == []
    told = [problem for problem in check_all(load_corpus(project, TODAY), RULES) if problem.path == LIST]
    assert {problem.line for problem in told} == {line}
    assert {problem.rule for problem in told} == {"cau-hinh"}
