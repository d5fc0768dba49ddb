"""The worked projects: their data, the numbers that follow from it, and the words by which pages name them.

Money is in triệu đồng unless a name says otherwise, rates are shares of one, hours are hours.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from account_docs.content.project.arithmetic import (
    agi,
    break_even_units,
    delivery_cost,
    delivery_margin,
    margin_from_markup,
    with_vat,
)
from account_docs.content.project.cases import CASES, Case, case_named_in, case_of_page
from account_docs.content.project.values import NOUNS, Place, Value, named, named_around, plain, spoken_of, unmet
from account_docs.content.yaml_lines import load_plain

__all__ = [
    "CASES",
    "NOUNS",
    "Case",
    "Place",
    "Value",
    "agi",
    "break_even_units",
    "case_named_in",
    "case_of_page",
    "delivery_cost",
    "delivery_margin",
    "load_project",
    "margin_from_markup",
    "named",
    "named_around",
    "plain",
    "spoken_of",
    "unmet",
    "with_vat",
]  # fmt: skip


def load_project(path: Path) -> dict[str, Any]:
    """Read the data of a worked project.

    Raises:
        OSError: the file can't be read.
        yaml.YAMLError: it is no YAML.
    """
    project: dict[str, Any] = load_plain(path.read_text("utf-8"))
    return project
