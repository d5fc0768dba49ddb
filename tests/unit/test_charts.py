"""Charts follow from the data, and the plan of the timeline page is the one that is drawn."""

from __future__ import annotations

import pytest

from account_docs.content.project import load_project
from account_docs.site.charts import CHARTS, SIX_WEEKS, schedule
from tests.conftest import ROOT

PROJECT = load_project(ROOT / "data" / "project.yml")


@pytest.mark.parametrize("name", CHARTS)
def test_committed_charts_are_those_of_the_data(name: str) -> None:
    written = (ROOT / "docs" / "hinh" / f"{name}.svg").read_text("utf-8")
    assert written == CHARTS[name](PROJECT), "python3 run.py charts draws them anew"


def test_the_critical_path_is_found() -> None:
    days = schedule(SIX_WEEKS)
    assert [code for code, (_, _, slack) in days.items() if slack == 0] == ["A", "B", "C", "D", "E", "F", "J", "K", "L"]
    assert days["G"] == (11, 15, 2)
    assert days["L"] == (28, 30, 0)


def test_the_page_has_the_plan_that_is_drawn() -> None:
    page = (ROOT / "docs" / "hoach-dinh-quan-ly" / "timeline.md").read_text("utf-8")
    days = schedule(SIX_WEEKS)
    for task in SIX_WEEKS:
        first, last, _ = days[task.code]
        cells = next(line.split("|") for line in page.split("\n") if line.startswith(f"| {task.code} |"))
        assert [cell.strip() for cell in cells[3:6]] == [
            str(task.days),
            ", ".join(task.after) or "—",
            f"{first}–{last}",
        ]
