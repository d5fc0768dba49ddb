"""The floor under the quality of the search: no later page or change may quietly spoil it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.search import queries
from tests.search.queries import Outcome

# One set-up for all of these tests.
pytestmark = pytest.mark.xdist_group("search quality")

FIRST_OVERALL = 0.95
THREE_OVERALL = 0.99
FIRST_IN_A_KIND = 0.70
THREE_IN_A_KIND = 0.88
KINDS = {
    "accented", "acronym", "colloquial", "document", "english", "fact", "long", "mixed", "nfd-case", "prefix",
    "question", "sound", "teencode", "telex-vni", "typo", "unaccented", "voice", "word-form",
}  # fmt: skip
# Of the answers that come first, those that lead to where the answer begins, on rows that say where that is.
LANDS = 0.8
# On rows that nobody tuned by; they are looked at as sums alone.
FIRST_HELD_OUT = 0.85
THREE_HELD_OUT = 0.96


def misses(outcomes: list[Outcome], places: int) -> str:
    """The queries that failed, for the message of a test."""
    return "\n".join(
        f"{one.query.kind}: {one.query.text} → {', '.join(one.found[:3]) or 'nothing'}"
        for one in outcomes
        if not one.within(places)
    )


@pytest.fixture(scope="module")
def online(browser: Browser, site: Path, server: str) -> list[Outcome]:
    asked, _ = queries.askable(queries.read_queries(), site)
    page = browser.new_page()
    outcomes = queries.ask_all(page, asked, server, server)
    page.close()
    return outcomes


def test_the_table_is_large_and_has_every_kind() -> None:
    rows = queries.read_queries()
    assert len(rows) >= 102
    assert {row.kind for row in rows} == KINDS
    assert len({(row.text) for row in rows}) == len(rows), "a query stands twice in queries.tsv"


def test_enough_rows_are_asked(online: list[Outcome], site: Path) -> None:
    """Rows are left out only for pages that are not written yet."""
    _, left_out = queries.askable(queries.read_queries(), site)
    print(f"{len(online)} queries asked, {len(left_out)} left out: their pages are not written yet")
    assert len(online) > len(left_out)


def test_the_right_page_is_first(online: list[Outcome]) -> None:
    assert queries.score(online).first_share >= FIRST_OVERALL, misses(online, 1)


def test_the_right_page_is_among_three(online: list[Outcome]) -> None:
    assert queries.score(online).three_share >= THREE_OVERALL, misses(online, 3)


def test_the_first_answer_leads_to_where_the_answer_begins(online: list[Outcome]) -> None:
    judged = [one for one in online if one.query.landing and one.within(1)]
    elsewhere = [f"{one.query.text} → #{one.landed}" for one in judged if not one.lands]
    assert len(judged) >= 20
    assert len(elsewhere) <= (1 - LANDS) * len(judged), "\n".join(elsewhere)


def test_no_kind_falls_behind(online: list[Outcome]) -> None:
    for kind, score in queries.scores_by_kind(online).items():
        of_kind = [one for one in online if one.query.kind == kind]
        assert score.first_share >= FIRST_IN_A_KIND, f"{kind}\n{misses(of_kind, 1)}"
        assert score.three_share >= THREE_IN_A_KIND, f"{kind}\n{misses(of_kind, 3)}"


def test_rows_that_nobody_tuned_by_are_answered_as_well(browser: Browser, site: Path, server: str) -> None:
    """Which rows fail is not told: who sees them tunes by them."""
    asked, _ = queries.askable(queries.read_queries(queries.HELD_OUT), site)
    page = browser.new_page()
    score = queries.score(queries.ask_all(page, asked, server, server))
    page.close()
    assert score.asked >= 140
    assert score.first_share >= FIRST_HELD_OUT
    assert score.three_share >= THREE_HELD_OUT


def test_no_query_stands_in_both_parts() -> None:
    tuned, held_out = ({row.text for row in queries.read_queries(path)} for path in (queries.QUERIES, queries.HELD_OUT))
    assert not tuned & held_out


def test_from_disk_the_answers_are_the_same(online: list[Outcome], offline_site: Path, page: Page) -> None:
    base = offline_site.as_uri() + "/"
    from_disk = queries.ask_all(page, [one.query for one in online], base + "index.html", base)
    assert [(one.found, one.landed) for one in from_disk] == [(one.found, one.landed) for one in online]
