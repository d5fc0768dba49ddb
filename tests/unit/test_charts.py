"""Charts follow from the data, and the plan of the timeline page is the one that is drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from account_docs.content.project import load_project
from account_docs.site.charts import CHARTS, SIX_WEEKS, schedule
from account_docs.site.people_pictures import PICTURES
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


@pytest.mark.parametrize("name", PICTURES)
def test_committed_pictures_are_those_of_the_people(name: str) -> None:
    people = yaml.safe_load((ROOT / "data" / "portraits.yml").read_text("utf-8"))
    written = (ROOT / "docs" / "hinh" / f"{name}.svg").read_text("utf-8")
    assert written == PICTURES[name](people), "python3 run.py charts draws them anew"


# As wide as a drawing is shown: on a phone of 390 px, and at most (blocks.css, .figure); the text beside it is 16.8 px.
PHONE, WIDEST, SMALLEST, TEXT = 358, 490, 12.0, 16.81


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "hinh").glob("*.svg")), ids=lambda path: path.stem)
def test_letters_of_a_drawing_are_readable_and_no_larger_than_the_text(path: Path) -> None:
    drawing = path.read_text("utf-8")
    width = float(re.search(r'viewBox="0 0 ([\d.]+) ', drawing)[1])
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', drawing)]
    assert sizes
    assert min(sizes) * PHONE / width >= SMALLEST
    assert max(sizes) * WIDEST / width <= TEXT


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "hinh").glob("*.svg")), ids=lambda path: path.stem)
def test_drawings_speak_as_the_trade_does(path: Path) -> None:
    said = path.read_text("utf-8").lower()
    for word in ("đội", "trang đích", "bằng chữ", "khóa lịch", "chuyên viên account", "giờ công", "họa sĩ"):
        assert word not in said, word
