"""The report: it speaks at once, asks as a reader does, and tells of the held-out rows nothing but sums."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.search import queries, report
from tests.search.queries import Outcome, Query
from tests.search.report_asking import ask_ours

ASKED = queries.read_queries()[::60]


def test_what_it_can_be_asked_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        report.main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "--skip-stock" in told
    assert "--skip-times" in told


def test_its_workers_answer_as_the_panel_does(browser: Browser, site: Path, server: str) -> None:
    asked, _ = queries.askable(ASKED, site)
    page = browser.new_page()
    told: list[str] = []
    by_workers = ask_ours(page, asked, server, "search", told.append)
    assert told == [f"{len(asked)} of {len(asked)} queries"]
    assert by_workers == queries.ask_all(page, asked, server, server)
    page.close()


def outcomes(kinds: dict[str, str], right: bool) -> list[Outcome]:
    return [Outcome(Query(kind, text, ("a/",)), ("a/" if right else "b/",)) for text, kind in kinds.items()]


def test_a_table_of_sums_names_no_query() -> None:
    rows = {"một câu không ai được xem": "long", "câu khác": "voice"}
    lines = "\n".join(report.score_lines({report.OURS: outcomes(rows, True), report.BARE: outcomes(rows, False)}))
    assert not any(text in lines for text in rows)
    assert [line.split() for line in lines.split("\n")[1:3]] == [
        ["long", "1", "100%", "100%", "0%", "0%"],
        ["voice", "1", "100%", "100%", "0%", "0%"],
    ]
    assert "+100.0 points at the first place" in lines


def test_of_the_tuning_part_the_misses_are_named() -> None:
    missed = Outcome(Query("long", "câu hỏi", ("a/",)), ("b/", "a/"))
    elsewhere = Outcome(Query("long", "chỗ khác", ("a/",), ("dau",)), ("a/",), "cuoi")
    lines = list(report.miss_lines([missed, elsewhere]))
    assert "top 3   long: câu hỏi → b/, a/ (wanted a/)" in lines[1]
    assert "landing long: chỗ khác → #cuoi (wanted #dau)" in lines[2]
