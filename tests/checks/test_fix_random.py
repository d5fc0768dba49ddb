"""`--fix` keeps the meaning of random pages and of every real one, slips planted or not."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from account_docs.check import check_all
from account_docs.check.core import mend
from account_docs.check.meaning import meaning
from account_docs.check.rules import RULES
from account_docs.content.addresses import plain_address, trackers
from account_docs.content.pages import read_page
from tests.checks.mending import CORPUS, HEAD, MENDING, PATH
from tests.conftest import ROOT

# What slips of an editor look like; planted between the words of real pages and of generated ones.
SLIPS = [
    *(
        "“",
        "”",
        "...",
        "  ",
        " ,",
        " .",
        "\u00a0",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\t",
        "thoả",
        "Ðồi",
        "👩‍💻",
        "1️⃣",
    ),
    *("3-5 ngày", "10 - 15%", "8 %", "100 - 30 = 70", "2026-11-23", "0903 - 123 - 456", "tỷ số 2-1", "`a  b`", "`3-5`"),
    *("[3-5 ngày](https://moj.gov.vn/a-1-2)", "[x](https://moj.gov.vn/?id=1&fbclid=2)", "[x][khong-co]", "[r]"),
    *(
        "<https://moj.gov.vn/?utm_source=3-5>",
        "\n\n[r]: https://moj.gov.vn/1-2?gclid=3\n\n",
        "{ #a-1-2 }",
        "<!-- 3-5 ngày -->",
    ),
    *(
        "| 3-5 ngày | “b” |",
        "a\tb\tc\n1\t2\t3\n",
        "a    b    c\n1    2    3\n",
        "|",
        "[",
        "](",
        "*",
        "**",
        "_",
        "\\",
        " — ",
    ),
    *("\n\n", "\n", "\n\t", "\n> ", "\n- ", "\n-\t", "\n    ", "\n```text\n", "\n```\n", "\n## ", "\r\n"),
    unicodedata.normalize("NFD", "hoà  thuận"),
]
PAGES = some.lists(
    some.one_of(
        some.sampled_from(SLIPS), some.sampled_from([" ", " chữ ", "một ", "Việc ", ", ", ". "]), some.text(max_size=8)
    ),
    max_size=40,
).map("".join)


def fixed_point(folder: Path, name: str, text: str) -> str:
    """A page after `--fix`, whose second run must change nothing."""
    path = folder / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "replace"))
    for _ in range(12):
        corpus = replace(CORPUS, root=folder, pages={name: read_page(folder / "docs", path)}, facts={})
        corpus.root = ROOT  # The converter's settings are those of the project.
        corpus.data = CORPUS.data  # not read anew for each page
        problems = [problem for rule in MENDING for problem in RULES[rule](corpus)]
        if not mend(folder, problems)[0]:
            return path.read_bytes().decode()
    raise AssertionError("--fix does not come to an end")


def assert_same_meaning(before: str, after: str) -> None:
    """The promises of `--fix`, one by one."""
    first, second = meaning(before), meaning(after)
    assert first.targets == second.targets
    assert not [target for target in second.targets if trackers(target) and plain_address(target) != target]
    assert first.digits == second.digits
    assert first.rows == second.rows
    assert first.code == second.code
    assert first.head == second.head
    assert first == second


@settings(
    max_examples=int(os.environ.get("EXAMPLES", 120)),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(body=PAGES)
def test_generated_pages_keep_their_meaning(body: str, tmp_path: Path) -> None:
    before = (HEAD + body).encode("utf-8", "replace").decode()
    after = fixed_point(tmp_path, PATH, before)
    assert_same_meaning(before, after)


@settings(
    max_examples=int(os.environ.get("EXAMPLES", 60)),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    name=some.sampled_from(sorted(CORPUS.pages)),
    places=some.lists(some.tuples(some.floats(0, 1), some.sampled_from(SLIPS)), min_size=1, max_size=8),
)
def test_real_pages_with_planted_slips_keep_their_meaning(
    name: str, places: list[tuple[float, str]], tmp_path: Path
) -> None:
    before = CORPUS.pages[name].text
    for place, slip in places:
        position = int(place * len(before))
        before = before[:position] + slip + before[position:]
    after = fixed_point(tmp_path, name, before)
    assert_same_meaning(before, after)


def test_no_real_page_asks_for_a_mend() -> None:
    assert [str(problem) for problem in check_all(CORPUS, RULES) if problem.edits] == []


@pytest.mark.parametrize("name", sorted(CORPUS.pages))
def test_every_real_page_keeps_its_meaning(name: str, tmp_path: Path) -> None:
    # What a comment takes out of a rule is mended here as well: even that changes nothing.
    before = CORPUS.pages[name].text
    assert_same_meaning(before, fixed_point(tmp_path, name, before))
