"""The worked retainer Nắng Gói: what is computed is what its story tells; its pages hold no other number."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from account_docs.check.core import load_corpus
from account_docs.check.numbers import project_numbers
from account_docs.content.project import load_project
from account_docs.content.project.nang_goi import dates, fee, hours, margin, month, payment, values
from account_docs.site.nang_goi_charts import CHARTS
from tests.conftest import ROOT

PROJECT: dict[str, Any] = load_project(ROOT / "data" / "nang-goi.yml")
CONTRACT, QUOTATION = PROJECT["contract"], PROJECT["quotation"]
ANNEX = PROJECT["options"][PROJECT["chosen_option"]]
MONTHS = {found.name: found for found in hours.months(PROJECT)}
HEAD = "---\ntitle: Thử\n---\n\n> [!du-an] Trong dự án Nắng Gói\n> "


@pytest.mark.parametrize(
    ("offer", "count", "cost", "left", "share", "price"),
    [
        (QUOTATION, 252, 36.08, 32.92, 0.4771, 285_714),
        (CONTRACT, 236, 33.50, 29.50, 0.4683, 279_661),
        (ANNEX, 252, 35.52, 33.48, 0.4852, 285_714),
        (PROJECT["options"]["A"], 236, 33.50, 29.50, 0.4683, 279_661),
        (PROJECT["options"]["C"], 304, 41.86, 35.14, 0.4564, 263_158),
    ],
)
def test_an_offer(offer: dict[str, Any], count: float, cost: float, left: float, share: float, price: float) -> None:
    assert fee.total_hours(offer) == count
    assert fee.cost(PROJECT, offer) == pytest.approx(cost)
    assert fee.left(PROJECT, offer["fee"], cost) == pytest.approx(left)
    assert round(fee.margin(PROJECT, offer["fee"], cost), 4) == share
    assert round(fee.hour_price(offer["fee"], count)) == price


@pytest.mark.parametrize(("asked", "left", "share"), [(59, 19.92, 0.3557), (66, 26.92, 0.4273)])
def test_the_same_work_for_less(asked: float, left: float, share: float) -> None:
    labour = fee.cost(PROJECT, QUOTATION)
    assert fee.left(PROJECT, asked, labour) == pytest.approx(left)
    assert round(fee.margin(PROJECT, asked, labour), 4) == share


def test_creative_hours_are_those_of_the_posts() -> None:
    posts = PROJECT["posts"]
    assert fee.creative_hours(PROJECT, posts["quotation"]) == QUOTATION["hours"]["creative"]
    assert fee.creative_hours(PROJECT, posts["contract"]) == CONTRACT["hours"]["creative"]
    sizes = PROJECT["creative_hours"]["marketplace_sizes"]
    assert fee.creative_hours(PROJECT, posts["contract"]) + sizes == ANNEX["hours"]["creative"]


@pytest.mark.parametrize(
    ("name", "budget", "usable", "done", "over", "asked", "cost", "left", "share"),
    [
        ("2026-04", 236, 236, 248, 12, 0, 35.96, 27.04, 0.4292),
        ("2026-05", 236, 224, 262, 26, 15, 37.06, 25.94, 0.4117),
        ("2026-06", 236, 213, 294, 58, 58, 41.70, 21.30, 0.3381),
        ("2026-07", 236, 213, 286, 50, 50, 41.46, 21.54, 0.3419),
        ("2026-08", 252, 252, 257, 5, 0, 36.25, 32.75, 0.4746),
        ("2026-09", 252, 247, 250, -2, 0, 35.62, 33.38, 0.4838),
    ],
)
def test_a_month(
    name: str,
    budget: float,
    usable: float,
    done: float,
    over: float,
    asked: float,
    cost: float,
    left: float,
    share: float,
) -> None:
    found = MONTHS[name]
    assert (found.budget, found.usable, found.done) == (budget, usable, done)
    assert (found.over, found.to_request) == (over, asked)
    assert margin.labour(PROJECT, name) == pytest.approx(cost)
    assert margin.left(PROJECT, name) == pytest.approx(left)
    assert round(fee.margin(PROJECT, hours.offer_of(PROJECT, name)["fee"], cost), 4) == share


def test_unused_hours_last_one_month() -> None:
    first = hours.settled("2026-04", 236, 0, 200, 0.1)
    assert (first.carried, first.to_request) == (-23, 0)
    second = hours.settled("2026-05", 236, first.carried, 236, 0.1)
    assert (second.usable, second.carried) == (259, -23)


@pytest.mark.parametrize(
    ("told", "computed"),
    [
        (146, sum(found.over for found in hours.before_annex(PROJECT))),
        (123, sum(found.to_request for found in hours.before_annex(PROJECT))),
        (22.18, margin.cost_of_over(PROJECT)),
        (390, margin.income(PROJECT)),
        (228.05, margin.total_labour(PROJECT)),
        (138.66, margin.left_without_annex(PROJECT)),
        (0.80, month.answered(PROJECT["monthly_report"]["2026-06"])),
        (33_898.31, month.ad_cost_of_message(PROJECT, PROJECT["monthly_report"]["2026-05"])),
    ],
)
def test_what_follows_is_what_is_told(told: float, computed: float) -> None:
    assert computed == pytest.approx(told, rel=1e-6)


def test_the_hours_over_in_june_are_told_by_task() -> None:
    extra = dict.fromkeys(CONTRACT["hours"], 0.0)
    for done in PROJECT["june_over"].values():
        for role, count in done.items():
            extra[role] += count
    assert sum(extra.values()) == MONTHS["2026-06"].over
    june = PROJECT["actual_hours"]["2026-06"]
    assert {role: CONTRACT["hours"][role] + count for role, count in extra.items()} == june


def test_the_weeks_of_june_make_the_month() -> None:
    assert PROJECT["june_hours_until"][-1]["hours"] == MONTHS["2026-06"].done


@pytest.mark.parametrize(
    ("name", "due", "paid", "waited"),
    [
        ("2026-04", date(2026, 7, 11), date(2026, 7, 24), 85),
        ("2026-05", date(2026, 8, 8), date(2026, 8, 14), 75),
        ("2026-06", date(2026, 9, 6), date(2026, 9, 11), 73),
        ("2026-07", date(2026, 10, 19), date(2026, 10, 23), 84),
        ("2026-08", date(2026, 11, 9), date(2026, 11, 13), 74),
        ("2026-09", date(2026, 12, 7), date(2026, 12, 11), 72),
    ],
)
def test_an_invoice(name: str, due: date, paid: date, waited: int) -> None:
    found = next(invoice for invoice in payment.invoices(PROJECT) if invoice.month == name)
    assert (found.due, found.paid, found.waited) == (due, paid, waited)


def test_the_missing_order_number_cost_a_run_of_payments() -> None:
    july = next(found for found in payment.invoices(PROJECT) if found.month == "2026-07")
    told = (CONTRACT["payment_days"], PROJECT["payment_fridays"])
    assert (july.paid_if_complete(*told), july.paid) == (date(2026, 10, 9), date(2026, 10, 23))


def test_every_month_is_accepted_within_five_days_of_its_report() -> None:
    assert all((found.acceptance - found.report).days <= 5 for found in payment.invoices(PROJECT))


def test_the_last_day_of_december() -> None:
    assert payment.last_day(2026, 12) == date(2026, 12, 31)


def test_what_is_owed_at_the_end_of_each_month() -> None:
    owed = [payment.owed(PROJECT, payment.last_day(2026, number)) for number in range(5, 12)]
    assert owed == pytest.approx([71.28, 142.56, 142.56, 142.56, 149.04, 155.52, 77.76])


def test_the_money_put_in() -> None:
    assert payment.most_put_in(PROJECT) == (date(2026, 6, 30), pytest.approx(123.72))
    assert payment.most_put_in(PROJECT, 30) == (date(2026, 5, 31), pytest.approx(79.02))
    assert payment.cost_of_waiting(PROJECT) == pytest.approx(3.04, abs=0.005)
    assert payment.cost_of_waiting(PROJECT, 30) == pytest.approx(1.02, abs=0.005)


def test_pages_may_state_values_and_dates() -> None:
    known = {(found.unit, round(found.amount, 2)) for found in values(PROJECT)}
    told = {("million", 40.83), ("million", 39.36), ("million", 161.95), ("percent", 41.53), ("percent", 36.68)}
    assert told | {("million", 440.64), ("million", 32.64), ("hours", 146.0), ("dong", 224489.8)} <= known
    assert {date(2026, 7, 24), date(2026, 12, 11), date(2026, 6, 8), date(2026, 9, 30)} <= dates(PROJECT)


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
        "Báo giá 72 triệu đồng, hợp đồng 66 triệu đồng mỗi tháng cho 236 giờ.",
        "Tháng 6 dùng 294 giờ, vượt 58 giờ, biên còn 33,81%.",
        "Bốn tháng vượt 146 giờ, giá vốn 22,18 triệu đồng.",
        "Từ 01/08/2026 phí là 72 triệu đồng, tiền tháng 4 về ngày 24/07/2026.",
        "Trả lời trong 30 phút giảm từ 85% xuống 80%.",
    ],
)
def test_numbers_of_the_data_pass(words: str, project: Path) -> None:
    assert complaints(project, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Hợp đồng 67 triệu đồng mỗi tháng.",
        "Tháng 6 dùng 284 giờ.",
        "Biên tháng 6 còn 38,31%.",
        "Tiền tháng 4 về ngày 25/07/2026.",
        "Bốn tháng vượt 164 giờ.",
    ],
)
def test_other_numbers_are_named(words: str, project: Path) -> None:
    assert complaints(project, words)


def test_a_number_changed_in_the_data_is_found_in_a_page(project: Path) -> None:
    data = project / "data" / "nang-goi.yml"
    data.write_text(data.read_text("utf-8").replace("fee: 80", "fee: 82"), "utf-8")
    assert complaints(project, "Gói C có phí 80 triệu đồng.")


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("asked_fee: 59", "asked_fee: 58"),
        ("photo: 3.5", "photo: 4.5"),
        ("{date: 2026-06-19, hours: 196}", "{date: 2026-06-19, hours: 186}"),
        ("trade_deck: {creative: 6", "trade_deck: {creative: 7"),
        ("dossier: 2026-08-20}", "dossier: 2026-08-12}"),
        ("extra_hour_dong: 320000", "extra_hour_dong: 330000"),
        ("complaints: 31", "complaints: 33"),
        ("payment_days: 60", "payment_days: 45"),
        ("cost_of_money_per_year: 0.10", "cost_of_money_per_year: 0.12"),
        ("{date: 2026-06-02, form", "{date: 2026-06-03, form"),
    ],
)
def test_a_number_changed_in_the_data_is_found_in_the_pages_of_the_project(
    written: str, changed: str, project: Path
) -> None:
    data = project / "data" / "nang-goi.yml"
    text = data.read_text("utf-8")
    assert text.count(written) == 1
    data.write_text(text.replace(written, changed), "utf-8")
    corpus = load_corpus(project)
    corpus.only = frozenset(path for path in corpus.pages if path.startswith("du-an-mau/nang-goi"))
    assert list(project_numbers(corpus))


def test_the_pages_of_the_project_have_only_its_numbers(project: Path) -> None:
    corpus = load_corpus(project)
    corpus.only = frozenset(path for path in corpus.pages if path.startswith("du-an-mau/nang-goi"))
    assert len(corpus.only) == 4
    assert list(project_numbers(corpus)) == []
