"""Page, file and data of a form can't disagree: one number of a case is changed, and all three are found out."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from account_docs.check import Problem
from account_docs.content.project import CASES, load_project
from account_docs.site.workbooks import DATA, FILLED, builder
from tests.conftest import ROOT

WRITTEN = datetime(2026, 11, 23, tzinfo=UTC)
_AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\d.,]*\d)")


@dataclass(frozen=True)
class Change:
    """One number of a case, and the form that shows it.

    Attributes:
        data: the file of the case.
        written, instead: what stands in it, and what is put there.
        form: the page of the form.
        workbook: its spreadsheet.
        line: the row of the filled spreadsheet whose amounts the page must hold.
        unit: what the page counts in, by what the spreadsheet counts in.
    """

    data: str
    written: str
    instead: str
    form: str
    workbook: str
    line: str
    unit: float = 1


CHANGES = [
    Change("project", "strategy_account: 48,", "strategy_account: 49,", "bao-gia", "bao-gia", "Cộng, chưa VAT"),
    Change("project", "meta: 140\n", "meta: 150\n", "media-plan", "media-plan", "Tổng tiền quảng cáo", 1e6),
    Change("lua-hien", "camera: 88\n", "camera: 98\n", "du-toan-san-xuat", "du-toan-san-xuat", "Cộng phim"),
    Change("lua-hien", "director: 90\n", "director: 91\n", "don-dat-hang-po", "don-dat-hang-po", "Cộng, chưa VAT"),
    Change("ro-day", "delivery_cost: 396 ", "delivery_cost: 390 ",
        "phieu-nhan-pitch", "chi-phi-pitch", "Phần còn lại nếu thắng"),
    Change("nang-goi", "rollover_share: 0.10 ", "rollover_share: 0.20 ", "bao-cao-thang", "gio-retainer",
        "Tháng 6/2026"),
]  # fmt: skip


def on_page(root: Path, form: str) -> set[float]:
    """The amounts in the filled paper of a form, as its Word file has them too."""
    text = (root / "docs" / "bieu-mau" / f"{form}.md").read_text("utf-8")
    filled = text.split("## Mẫu đã điền", 1)[1].split("\n## ", 1)[0]
    paper = "\n".join(line for line in filled.split("\n") if line.startswith(">"))
    return {float(said.replace(".", "").replace(",", ".")) for said in _AMOUNT.findall(paper)}


def in_file(root: Path, change: Change) -> set[float]:
    """The amounts in a line of the filled spreadsheet."""
    cases: dict[str, Any] = {name: load_project(root / "data" / f"{name}.yml") for name in DATA}
    content = builder(f"{change.workbook}{FILLED}")(cases, WRITTEN)
    for sheet in openpyxl.load_workbook(io.BytesIO(content), data_only=True):
        for line in sheet.iter_rows(values_only=True):
            if change.line in line:
                return {round(value / change.unit, 2) for value in line if isinstance(value, int | float) and value > 1}
    raise LookupError(change.line)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.form}, {change.data}")
def test_page_file_and_data_are_found_out_together(
    change: Change, project: Path, problems: Callable[[], list[Problem]]
) -> None:
    before = in_file(ROOT, change)
    shown = before & on_page(ROOT, change.form)
    assert shown, "the page shows what the file works out"

    path = project / "data" / f"{change.data}.yml"
    text = path.read_text("utf-8")
    assert text.count(change.written) == 1
    path.write_text(text.replace(change.written, change.instead), "utf-8")

    # The data: what follows from them is no longer what the case tells.
    case = next(case for case in CASES if case.data == f"data/{change.data}.yml")
    assert {*case.values(load_project(path))} != {*case.values(load_project(ROOT / case.data))}
    # The page: its numbers are no longer those of the case.
    found = problems()
    page = f"docs/bieu-mau/{change.form}.md"
    assert any((problem.path, problem.rule) == (page, "so-du-an") for problem in found), [
        (problem.path, problem.rule) for problem in found
    ]
    # The file: it follows the data at once, so that it shows what the page does not.
    after = in_file(project, change)
    assert after != before
    assert not shown <= after
