"""The worked project: every computed value of the data follows from the rest."""

from __future__ import annotations

import pytest

from account_docs.content.project import (
    CASES,
    agi,
    break_even_units,
    delivery_cost,
    delivery_margin,
    load_project,
    margin_from_markup,
    with_vat,
)
from tests.conftest import ROOT

PROJECT = load_project(ROOT / "data" / "project.yml")
CONTRACT, PLAN, ACTUAL = PROJECT["contract"], PROJECT["plan"], PROJECT["actual"]
RESULTS, HONEST, MEDIA = PROJECT["results"], PROJECT["honest_part"], PROJECT["media"]


@pytest.mark.parametrize(
    ("written", "computed"),
    [
        (CONTRACT["total"], sum(CONTRACT["fees"].values()) + CONTRACT["production_charged"]),
        (CONTRACT["vat"], CONTRACT["total"] * CONTRACT["vat_rate"]),
        (CONTRACT["total_with_vat"], with_vat(CONTRACT["total"], CONTRACT["vat_rate"])),
        (sum(CONTRACT["instalments"]), CONTRACT["total"]),
        (PROJECT["client_budget_before_vat"], MEDIA["total"] + CONTRACT["total"]),
        (MEDIA["total"], MEDIA["meta"] + MEDIA["google"]),
        (CONTRACT["fees"]["ads_management"], MEDIA["total"] * 0.15),
        (PLAN["delivery_cost"], delivery_cost(PLAN["hours"], PLAN["hour_cost_thousand"])),
        (ACTUAL["delivery_cost"], delivery_cost(ACTUAL["hours"], PLAN["hour_cost_thousand"])),
        (PLAN["agi"], agi(CONTRACT["total"], sum(CONTRACT["production_cost"].values()))),
        (ACTUAL["contract_total"], CONTRACT["total"] + ACTUAL["change_request"]),
        (ACTUAL["contract_total_with_vat"], with_vat(ACTUAL["contract_total"], CONTRACT["vat_rate"])),
        (ACTUAL["agi"], agi(ACTUAL["contract_total"], sum(CONTRACT["production_cost"].values()))),
        (PROJECT["campaign"]["room_nights"], PROJECT["campaign"]["rooms"] * PROJECT["campaign"]["nights"]),
        (PROJECT["campaign"]["nights"], (PROJECT["campaign"]["end"] - PROJECT["campaign"]["start"]).days + 1),
        (RESULTS["clicks"], RESULTS["meta"]["clicks"] + RESULTS["google"]["clicks"]),
        (RESULTS["leads"], RESULTS["meta"]["leads"] + RESULTS["google"]["leads"]),
        (RESULTS["leads"], RESULTS["first_half"]["leads"] + RESULTS["second_half"]["leads"]),
        (RESULTS["revenue"], RESULTS["bookings"] * RESULTS["nights_per_booking"] * RESULTS["revenue_per_night"]),
        (
            HONEST["break_even_revenue_plan"],
            PROJECT["client_budget_before_vat"] / HONEST["contribution_margin_assumed"],
        ),
        (HONEST["break_even_bookings_plan"], break_even_units(420, 0.7, 2.8)),
        (HONEST["break_even_bookings_actual"], break_even_units(432, 0.7, 2.8)),
        (HONEST["contribution"], RESULTS["revenue"] * HONEST["contribution_margin_assumed"]),
        (HONEST["total_cost"], MEDIA["total"] + ACTUAL["contract_total"]),
        (HONEST["contribution_after_cost"], HONEST["contribution"] - HONEST["total_cost"]),
        (
            sum(spent for spent, _ in RESULTS["meta_first_half_by_hour"].values()),
            RESULTS["first_half"]["meta"]["media"],
        ),
        (
            sum(leads for _, leads in RESULTS["meta_first_half_by_hour"].values()),
            RESULTS["first_half"]["meta"]["leads"],
        ),
    ],
)
def test_written_values_follow(written: float, computed: float) -> None:
    assert computed == pytest.approx(written)


@pytest.mark.parametrize(
    ("written", "computed", "digits"),
    [
        (PLAN["delivery_margin"], delivery_margin(PLAN["agi"], PLAN["delivery_cost"]), 4),
        (ACTUAL["delivery_margin"], delivery_margin(ACTUAL["agi"], ACTUAL["delivery_cost"]), 4),
        (ACTUAL["delivery_margin_without_change_request"], delivery_margin(PLAN["agi"], ACTUAL["delivery_cost"]), 4),
        (RESULTS["cpl_dong"], MEDIA["total"] * 1e6 / RESULTS["leads"], 0),
        (HONEST["roas_media"], RESULTS["revenue"] / MEDIA["total"], 2),
        (HONEST["revenue_per_total_cost"], RESULTS["revenue"] / HONEST["total_cost"], 2),
        (HONEST["cost_per_booking_media_dong"], MEDIA["total"] * 1e6 / RESULTS["bookings"], 0),
        (HONEST["cost_per_booking_total_dong"], HONEST["total_cost"] * 1e6 / RESULTS["bookings"], 0),
        (
            HONEST["occupancy_after"],
            PROJECT["campaign"]["base_occupancy"] + RESULTS["bookings"] * 2 / PROJECT["campaign"]["room_nights"],
            3,
        ),
    ],
)
def test_rounded_values_follow(written: float, computed: float, digits: int) -> None:
    assert round(computed, digits) == pytest.approx(written)


def test_margin_from_markup() -> None:
    assert margin_from_markup(0.2) == pytest.approx(1 / 6)
    assert margin_from_markup(10 / 60) == pytest.approx(10 / 70)


def test_break_even_is_the_first_sale_that_covers_the_cost() -> None:
    assert break_even_units(100, 0.5, 10) == 20
    assert break_even_units(100.1, 0.5, 10) == 21


def test_pages_may_state_values_of_the_data_and_computed_ones() -> None:
    known = {(value.unit, round(value.amount, 2)) for value in CASES[0].values(PROJECT)}
    assert {
        ("million", 237.6),
        ("percent", 16.67),
        ("percent", 14.29),
        ("million", 3.52),
        ("hours", 546.0),
        ("dong", 119047.62),
    } <= known
