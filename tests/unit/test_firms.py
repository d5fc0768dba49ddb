"""The firms of the worked projects can't be taken for real ones, and fit the projects."""

from __future__ import annotations

from typing import Any

import pytest

from account_docs.content.project import load_project
from tests.conftest import ROOT

FIRMS: dict[str, Any] = load_project(ROOT / "data" / "firms.yml")
# The weights of the nine digits before the last one of a Vietnamese tax code.
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


@pytest.mark.parametrize("firm", sorted(FIRMS))
def test_no_tax_code_can_be_a_real_one(firm: str) -> None:
    code = FIRMS[firm]["tax_code"]
    last = 10 - sum(int(digit) * weight for digit, weight in zip(code, _WEIGHTS, strict=False)) % 11
    assert str(last) != code[9]


def test_nothing_belongs_to_two_firms() -> None:
    for key in ("called", "legal_name", "tax_code", "mail"):
        assert len({firm[key] for firm in FIRMS.values()}) == len(FIRMS), key


def test_people_are_those_of_the_projects() -> None:
    known = {
        person
        for name in ("project", "nang-goi", "lua-hien", "ro-day")
        for person in load_project(ROOT / "data" / f"{name}.yml")["parties"]["people"].values()
    }
    named = {person for firm in FIRMS.values() for person in firm["people"]}
    # The production house signs its own order; no story tells of its director.
    assert named - known == {"anh Lâm"}
