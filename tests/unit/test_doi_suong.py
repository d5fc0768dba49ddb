"""Đồi Sương in detail: hours by stage, cash, the change request, the margin of fee lines, what the client weighs."""

from __future__ import annotations

import pytest

from account_docs.content.project import CASES, delivery_cost, load_project
from account_docs.content.project.doi_suong import cash, change, fees
from tests.conftest import ROOT

PROJECT = load_project(ROOT / "data" / "project.yml")
PLAN, STAGES, RESULTS = PROJECT["plan"], PROJECT["stages"], PROJECT["results"]
RATES, DATES = PLAN["hour_cost_thousand"], PROJECT["dates"]


def test_hours_of_the_stages_add_up_to_those_of_the_roles() -> None:
    for role, hours in PROJECT["actual"]["hours"].items():
        assert sum(by_role[role] for by_role in STAGES["actual"].values()) == hours


def test_planned_stages_add_up() -> None:
    hours, cost = (sum(stage[part] for stage in STAGES["plan"].values()) for part in (0, 1))
    assert hours == sum(PLAN["hours"].values())
    assert cost == pytest.approx(PLAN["delivery_cost"])


@pytest.mark.parametrize(
    ("stage", "cost"),
    [
        ("before_contract", 20.98),
        ("production", 33.82),
        ("running", 24.16),
        ("change_request", 4.98),
        ("closing", 6.06),
    ],
)
def test_cost_of_a_stage(stage: str, cost: float) -> None:
    assert delivery_cost(STAGES["actual"][stage], RATES) == pytest.approx(cost)


def test_hours_of_the_change_are_those_of_its_stage() -> None:
    of_stage = {role: hours for role, hours in STAGES["actual"]["change_request"].items() if hours}
    assert of_stage == PROJECT["change_request"]["hours_actual"]
    assert change.cost(PROJECT, "hours_estimated") == pytest.approx(PROJECT["change_request"]["cost_estimated"])
    assert change.cost(PROJECT, "hours_actual") == pytest.approx(PROJECT["change_request"]["cost_actual"])


def test_creative_hours_of_the_production_weeks() -> None:
    before = STAGES["actual"]["before_contract"]["creative"]
    assert STAGES["creative_at_week_end"][-1] == before + STAGES["actual"]["production"]["creative"]
    assert sum(found["hours"] for found in PROJECT["creative_team"].values()) == PLAN["hours"]["creative"]


def test_creative_team_costs_what_the_mean_rate_says() -> None:
    by_person = sum(found["hours"] * found["hour_cost_thousand"] for found in PROJECT["creative_team"].values())
    assert by_person == PLAN["hours"]["creative"] * RATES["creative"]


def test_hours_over_the_plan_of_the_account_executive() -> None:
    over = STAGES["overtime_of_account_executive"]
    assert sum(over.values()) == PROJECT["actual"]["hours"]["account_executive"] - PLAN["hours"]["account_executive"]


def test_cash_at_each_date() -> None:
    assert cash.running_total(PROJECT) == [
        *(-20.98, 67.02, 44.52, 10.70, -11.80, -26.80, -38.88, 44.14, 44.06, 38.00, 82.00),
    ]  # fmt: skip


def test_cash_ends_at_what_the_agency_keeps() -> None:
    assert cash.running_total(PROJECT)[-1] == PROJECT["actual"]["agi"] - PROJECT["actual"]["delivery_cost"]


@pytest.mark.parametrize(
    ("side", "left"),
    [("plan", [5.2, 29.5, 18.1, 15.2]), ("actual", [3.38, 28.3, 18.1, 15.2])],
)
def test_what_a_fee_line_leaves(side: str, left: list[float]) -> None:
    assert [line.left for line in fees.lines(PROJECT, side).values()] == pytest.approx(left)


def test_fee_lines_production_and_change_leave_what_the_project_leaves() -> None:
    lines = sum(line.left for line in fees.lines(PROJECT, "actual").values())
    contract = PROJECT["contract"]
    production = contract["production_charged"] - sum(contract["production_cost"].values())
    of_change = PROJECT["actual"]["change_request"] - change.cost(PROJECT, "hours_actual")
    assert lines + production + of_change == pytest.approx(82)


@pytest.mark.parametrize("kind", ["leads", "qualified_leads", "bookings"])
def test_weeks_add_up(kind: str) -> None:
    assert sum(RESULTS["by_week"][kind]) == RESULTS[kind]


def test_half_of_the_weeks() -> None:
    assert sum(RESULTS["by_week"]["leads"][:4]) == RESULTS["first_half"]["leads"]
    assert sum(RESULTS["by_week"]["bookings"][:4]) == PROJECT["reason"]["bookings_first_half"]


@pytest.mark.parametrize("kind", ["qualified_leads", "bookings"])
def test_channels_add_up(kind: str) -> None:
    assert sum(found[kind] for found in RESULTS["by_channel"].values()) == RESULTS[kind]


def test_leads_that_did_not_book_have_their_reasons() -> None:
    assert sum(RESULTS["lost_qualified_leads"].values()) == RESULTS["qualified_leads"] - RESULTS["bookings"]


def test_the_discount_of_2025() -> None:
    values = {found.name: found.amount for found in CASES[0].values(PROJECT)}
    extra, lost = values["một lượt thêm còn lại sau khi giảm"], values["mất trên các lượt cũ vì giảm giá"]
    assert extra == pytest.approx(0.9968)
    assert 70 * extra - lost == pytest.approx(PROJECT["ota"]["result_2025"], abs=0.01)
    assert values["lượt thêm để đợt giảm giá hòa vốn"] == 112


@pytest.mark.parametrize(
    ("name", "amount"),
    [
        ("lead phải có để hòa vốn", 1720),
        ("CPL vừa hòa vốn, như đã ký", 116279.07),
        ("CPL vừa hòa vốn, bỏ phim, KOC, bớt sáng tạo", 174418.60),
        ("CPL vừa hòa vốn, chỉ chạy, ảnh cũ", 226744.19),
        ("thiếu nếu dừng ngay", 131.84),
        ("chạy tiếp hơn dừng", 88.16),
        ("biên khi mọi dòng phí đều nhau", 45.33),
        ("biên của việc gốc", 46.86),
        ("tiền ra khỏi tài khoản khách, xấu nhất", 470.56),
    ],
)
def test_derived_numbers(name: str, amount: float) -> None:
    found = {value.name: value.amount for value in CASES[0].values(PROJECT)}
    assert found[name] == pytest.approx(amount, abs=0.01)


def test_margin_when_the_client_takes_lines_out() -> None:
    found = [value.amount for value in CASES[0].values(PROJECT) if value.name == "biên khi khách bỏ bớt dòng"]
    assert found == pytest.approx([44.857, 40.636], abs=0.001)


def test_production_has_thirteen_working_days() -> None:
    found = {value.name: value.amount for value in CASES[0].values(PROJECT)}
    assert found["số ngày làm việc của ba tuần sản xuất"] == 13


def test_weekdays_that_the_story_names() -> None:
    assert [DATES[day].weekday() for day in ("power_of_attorney", "ppm", "annex", "hours_split", "review")] == [
        *(0, 0, 1, 3, 2),
    ]  # fmt: skip
