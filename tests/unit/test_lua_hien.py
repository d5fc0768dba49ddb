"""The worked project Lửa Hiền: what is computed is what its story tells; its pages hold no other number."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from account_docs.check.core import load_corpus
from account_docs.check.numbers import project_numbers
from account_docs.content.project import load_project
from account_docs.content.project.lua_hien import cash, dates, hours, money, production, values
from account_docs.site.lua_hien_charts import CHARTS
from tests.conftest import ROOT

PROJECT: dict[str, Any] = load_project(ROOT / "data" / "lua-hien.yml")
HEAD = "---\ntitle: Thử\n---\n\n> [!du-an] Trong dự án Lửa Hiền\n> "


@pytest.mark.parametrize(
    ("told", "computed"),
    [
        (1720, cash.contract_total(PROJECT)),
        (1200, money.estimated(PROJECT)),
        ((720, 715), money.third_party(PROJECT, "film")),
        ((480, 462), money.third_party(PROJECT, "event")),
        (75, money.contingency_used(PROJECT)),
        (1272, money.spent(PROJECT)),
        (1794, money.client_pays(PROJECT)),
        (1802, money.ceiling_with_annex(PROJECT)),
        (810, production.purchase_order(PROJECT, "PO-01")),
        (208, production.purchase_order(PROJECT, "PO-03")),
        (2100, production.trials(PROJECT)),
        (520, hours.income(PROJECT, actual=False)),
        (513, hours.income(PROJECT, actual=True)),
        (256.5, hours.labour(PROJECT, actual=False)),
        (275.82, hours.labour(PROJECT, actual=True)),
        (263.5, hours.left(PROJECT, actual=False)),
        (237.18, hours.left(PROJECT, actual=True)),
        (143.5, hours.left_without_service_fee(PROJECT)),
        (4.5, cash.tax_withheld(PROJECT)),
        (43.24, cash.net_vat(PROJECT)),
    ],
)
def test_what_follows_is_what_is_told(told: Any, computed: Any) -> None:
    assert computed == pytest.approx(told)


def test_the_parts_make_the_whole() -> None:
    assert sum(receipt["amount"] for receipt in PROJECT["receipts"].values()) == money.client_pays(PROJECT)
    paid = sum(payment["amount"] for payment in PROJECT["payments"])
    assert paid == money.spent(PROJECT) + PROJECT["agency_error"]
    assert sum(PROJECT["line_hours_plan"].values()) == pytest.approx(hours.labour(PROJECT, actual=False))
    assert sum(PROJECT["line_hours_actual"].values()) == pytest.approx(hours.labour(PROJECT, actual=True))
    assert sum(month["cost"] for month in PROJECT["labour_by_month"]) == pytest.approx(
        hours.labour(PROJECT, actual=True)
    )
    rights = sum(bought for _, bought in PROJECT["talent"].values())
    assert rights == PROJECT["estimate"]["film"]["talent_rights"]
    over = PROJECT["overtime"]
    assert over["hour"] * over["factor"] * over["hours"] == PROJECT["contingency"]["overtime"]
    assert PROJECT["extra_day"] * PROJECT["weather"]["late_share"] == PROJECT["contingency"]["weather_day"]


@pytest.mark.parametrize(
    ("day", "balance"),
    [
        (date(2026, 9, 30), -38),
        (date(2026, 10, 16), 890.8),
        (date(2026, 11, 27), -198.84),
        (date(2026, 11, 30), -268.84),
        (date(2026, 12, 4), 288.44),
        (date(2026, 12, 31), -142.76),
        (date(2027, 2, 1), 237.18),
    ],
)
def test_cash_of_a_day(day: date, balance: float) -> None:
    assert cash.balances(cash.movements(PROJECT))[day] == pytest.approx(balance)


def test_the_cash_that_is_left_is_the_profit() -> None:
    found = cash.balances(cash.movements(PROJECT))
    assert found[max(found)] == pytest.approx(hours.left(PROJECT, actual=True))


def test_the_lowest_cash_by_payment_and_by_shares() -> None:
    paid = cash.on_time(PROJECT)
    other = cash.with_shares(PROJECT, PROJECT["shares_to_compare"])
    both = cash.with_shares(paid, PROJECT["shares_to_compare"])
    lowest = [cash.lowest(cash.movements(each))[1] for each in (PROJECT, paid, other, both)]
    assert lowest == pytest.approx([-268.84, -147.26, -640.36, -341.40])


def test_the_given_shares_are_the_instalments() -> None:
    assert cash.with_shares(PROJECT, PROJECT["shares_of_instalments"])["receipts"] == PROJECT["receipts"]


def test_what_is_due_on_a_sunday_may_come_on_monday() -> None:
    late = {name: cash.days_late(receipt) for name, receipt in PROJECT["receipts"].items()}
    assert late == {"instalment_1": 0, "instalment_2": 8, "annex_01": 0, "instalment_3": 0}
    assert cash.late_interest(557.28, late["instalment_2"], PROJECT["late_interest"]) == pytest.approx(1.22, abs=0.005)


def test_movements_of_one_day_make_one_balance() -> None:
    day = date(2026, 1, 1)
    assert cash.balances([cash.Movement(day, "in", 10), cash.Movement(day, "out", -4)]) == {day: 6}


def test_a_person_gets_the_fee_less_the_tax() -> None:
    assert cash.paid_out({"amount": 30, "vat": 0, "withheld": 0.1}) == pytest.approx(27)


def test_pages_may_state_values_and_dates() -> None:
    known = {(value.unit, round(value.amount, 2)) for value in values(PROJECT)}
    assert {("percent", 69.77), ("percent", 46.23), ("percent", 13.22), ("million", 268.84), ("hours", 1632.0)} <= known
    assert {date(2026, 10, 29), date(2028, 5, 22), date(2026, 12, 28)} <= dates(PROJECT)


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
        "Hợp đồng 1.720 triệu đồng, trong đó bên thứ ba 1.200 triệu đồng.",
        "Tiền mặt xuống đáy −268,84 triệu đồng ngày 30/11/2026.",
        "Dự phòng 60 triệu đồng, dùng hết 75 triệu đồng vì làm thêm 27 và ngày mưa 48 triệu đồng.",
        "Biên còn 46,2% AGI, thay vì 50,7%.",
        "Quay ngày 29/10/2026, từ 11:10 tới 12:05.",
    ],
)
def test_numbers_of_the_data_pass(words: str, project: Path) -> None:
    assert complaints(project, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Hợp đồng 1.730 triệu đồng.",
        "Tiền mặt xuống đáy −286,84 triệu đồng.",
        "Dự phòng đã dùng 76 triệu đồng.",
        "Biên còn 47,2% AGI.",
        "Quay ngày 28/10/2026.",
    ],
)
def test_other_numbers_are_named(words: str, project: Path) -> None:
    assert complaints(project, words)


def test_a_number_changed_in_the_data_is_found_in_a_page(project: Path) -> None:
    data = project / "data" / "lua-hien.yml"
    data.write_text(data.read_text("utf-8").replace("weather_day: 48", "weather_day: 58"), "utf-8")
    assert complaints(project, "Chi phí ngày mưa 48 triệu đồng.")


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("house_1: 668", "house_1: 678"),
        ("overtime: 27,", "overtime: 36,"),
        ("stage: 110", "stage: 112"),
        ("paid: 2026-12-04", "paid: 2026-12-03"),
        ("agency_error: 9 ", "agency_error: 11.5 "),
        ("account_executive: 326", "account_executive: 336"),
        ("cost: 20 ", "cost: 22 "),
        ("trials: 620", "trials: 640"),
    ],
)
def test_a_number_changed_in_the_data_is_found_in_the_pages_of_the_project(
    written: str, changed: str, project: Path
) -> None:
    data = project / "data" / "lua-hien.yml"
    text = data.read_text("utf-8")
    assert text.count(written) == 1
    data.write_text(text.replace(written, changed), "utf-8")
    corpus = load_corpus(project)
    corpus.only = frozenset(path for path in corpus.pages if path.startswith("du-an-mau/lua-hien"))
    assert list(project_numbers(corpus))


def test_the_pages_of_the_project_have_only_its_numbers(project: Path) -> None:
    corpus = load_corpus(project)
    corpus.only = frozenset(path for path in corpus.pages if path.startswith("du-an-mau/lua-hien"))
    assert len(corpus.only) == 4
    assert list(project_numbers(corpus)) == []
