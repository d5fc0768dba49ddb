"""The worked project Rổ Đầy: what is computed is what its story tells; its pages hold no other number."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from account_docs.check.core import load_corpus
from account_docs.check.numbers import project_numbers
from account_docs.content.project import load_project
from account_docs.content.project.ro_day import cost, dates, odds, room, score, values
from account_docs.site.ro_day_charts import CHARTS
from tests.conftest import ROOT

PROJECT: dict[str, Any] = load_project(ROOT / "data" / "ro-day.yml")
HEAD = "---\ntitle: Thử\n---\n\n> [!du-an] Trong dự án Rổ Đầy\n> "
LEFT = odds.left_if_won(PROJECT)


@pytest.mark.parametrize(
    ("told", "computed"),
    [
        (3, score.go_or_no_go(PROJECT)),
        (2, score.go_or_no_go(PROJECT, later=True)),
        (12, score.highest_go_or_no_go(PROJECT)),
        (72, score.of_panel(PROJECT, "agency")),
        (81, score.of_panel(PROJECT, "winner")),
        (100, score.of_panel(PROJECT, "highest")),
        (230, cost.hours(PROJECT, "ceiling")),
        (400, cost.hours(PROJECT, "actual")),
        (184, cost.hours_to_ask_at(PROJECT)),
        (43.94, cost.labour(PROJECT, "ceiling")),
        (75.54, cost.labour(PROJECT, "actual")),
        (12, cost.outside(PROJECT, "ceiling")),
        (39, cost.outside(PROJECT, "actual")),
        (55.94, cost.whole(PROJECT, "ceiling")),
        (114.54, cost.whole(PROJECT)),
        (720, odds.fee_of_the_year(PROJECT)),
        (612, odds.fee_of_the_year(PROJECT, PROJECT["winner_monthly_fee"])),
        (324, odds.left_after_hours(PROJECT)),
        (180, LEFT),
        (0.25, odds.win_rate(PROJECT)),
        (45, odds.most_to_spend(PROJECT)),
        (144, odds.cost_of_a_win(PROJECT)),
        (201.27, odds.cost_of_a_win(PROJECT, with_this_one=True)),
        (-69.54, odds.expected_value(0.25, LEFT, cost.whole(PROJECT))),
        (40, room.spoken(PROJECT)),
        (34, room.spoken(PROJECT, "account_director", "creative_director")),
        (0, room.minutes_of_daily_team(PROJECT)),
        (1.5, room.fee_of_a_shop(PROJECT, PROJECT["if_won"]["monthly_fee"])),
        (1.275, room.fee_of_a_shop(PROJECT, PROJECT["winner_monthly_fee"])),
    ],
)
def test_what_follows_is_what_is_told(told: float, computed: float) -> None:
    assert computed == pytest.approx(told)


@pytest.mark.parametrize(
    ("told", "computed"),
    [
        (0.354, odds.break_even_probability(cost.whole(PROJECT), odds.left_after_hours(PROJECT))),
        (0.636, odds.break_even_probability(cost.whole(PROJECT), LEFT)),
        (0.311, odds.break_even_probability(cost.whole(PROJECT, "ceiling"), LEFT)),
    ],
)
def test_break_even_probabilities_are_those_told(told: float, computed: float) -> None:
    assert round(computed, 3) == pytest.approx(told)


def test_at_its_break_even_probability_a_pitch_brings_nothing() -> None:
    spent = cost.whole(PROJECT)
    assert odds.expected_value(odds.break_even_probability(spent, LEFT), LEFT, spent) == pytest.approx(0)


def test_all_pitches_are_the_sum_of_their_kinds() -> None:
    assert odds.totals(PROJECT) == {"pitches": 8, "won": 2, "hours": 1580, "cost": 308, "fee": 20}


def test_points_lost_and_gained_make_the_distance() -> None:
    behind = score.of_panel(PROJECT, "winner") - score.of_panel(PROJECT, "agency")
    assert sum(score.lost_on(PROJECT).values()) == behind == 9


def test_nobody_got_more_points_than_there_are() -> None:
    panel = PROJECT["panel"]
    assert all(panel[side][key] <= most for side in ("agency", "winner") for key, most in panel["highest"].items())


def test_pages_may_state_values_and_dates() -> None:
    known = {(value.unit, round(value.amount, 2)) for value in values(PROJECT)}
    assert {("percent", 63.63), ("million", 114.54), ("million", 69.54), ("hours", 790.0), ("points", 72.0)} <= known
    assert {date(2026, 5, 13), date(2026, 6, 11), date(2026, 6, 25)} <= dates(PROJECT)


@pytest.mark.parametrize("name", CHARTS)
def test_committed_charts_are_those_of_the_data(name: str) -> None:
    written = (ROOT / "docs" / "hinh" / f"{name}.svg").read_text("utf-8")
    assert written == CHARTS[name](PROJECT), "python3 run.py charts draws them anew"


def complaints(project: Path, words: str) -> list[str]:
    """What the rule says of a box with some words."""
    (project / "docs" / "du-an.md").write_text(f"{HEAD}{words}\n", "utf-8")
    corpus = load_corpus(project)
    corpus.only = frozenset({"du-an.md"})
    return [each.message for each in project_numbers(corpus) if each.path == "docs/du-an.md"]


@pytest.mark.parametrize(
    "words",
    [
        "Pitch tốn 400 giờ, vượt trần 230 giờ, cộng lại 114,54 triệu đồng.",
        "Xác suất hòa vốn là 63,6%, trong khi tỷ lệ thắng chỉ 25%.",
        "Kỳ vọng là 25% × 180 − 114,54 = −69,54 triệu đồng.",
        "Hội đồng chấm Nhịp Cầu 72 điểm, bên thắng 81 điểm.",
        "Giá nằm ở trang 52 trên 54, trình ngày 11/06/2026.",
    ],
)
def test_numbers_of_the_data_pass(words: str, project: Path) -> None:
    assert complaints(project, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Pitch tốn 410 giờ.",
        "Xác suất hòa vốn là 66,3%.",
        "Kỳ vọng là âm 96,54 triệu đồng.",
        "Hội đồng chấm Nhịp Cầu 74 điểm.",
        "Trình ngày 12/05/2026.",
    ],
)
def test_other_numbers_are_named(words: str, project: Path) -> None:
    assert complaints(project, words)
