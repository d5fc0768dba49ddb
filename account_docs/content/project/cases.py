"""The worked projects that pages tell of: each has a name, a file of data, and the numbers that follow from it.

A further project is a YAML file in data/, a package beside `doi_suong` and one line in CASES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from account_docs.content.project import doi_suong, lua_hien, nang_goi, ro_day
from account_docs.content.project.values import Value


@dataclass(frozen=True)
class Case:
    """A worked project.

    Attributes:
        name: as in the title of its boxes, "Trong dự án Đồi Sương".
        data: its file, relative to the project's folder.
        folder: how the paths below docs/ begin whose pages tell of nothing else; empty without pages of its own.
        values: every number that pages may state, from the data.
        dates: every date, from the data.
        spans: the hours of the day that the project speaks of ("0–6"), from the data.
    """

    name: str
    data: str
    folder: str
    values: Callable[[dict[str, Any]], list[Value]]
    dates: Callable[[dict[str, Any]], set[date]]
    spans: Callable[[dict[str, Any]], set[str]]


CASES = (
    Case("Đồi Sương", "data/project.yml", "du-an-mau/", doi_suong.values, doi_suong.dates, doi_suong.spans),
    Case("Lửa Hiền", "data/lua-hien.yml", "du-an-mau/lua-hien", lua_hien.values, lua_hien.dates, lua_hien.spans),
    Case("Nắng Gói", "data/nang-goi.yml", "du-an-mau/nang-goi", nang_goi.values, nang_goi.dates, nang_goi.spans),
    Case("Rổ Đầy", "data/ro-day.yml", "du-an-mau/ro-day", ro_day.values, ro_day.dates, ro_day.spans),
)


def case_named_in(text: str, cases: Iterable[Case] = CASES) -> Case | None:
    """The project that a text names, or None."""
    return next((case for case in cases if case.name.lower() in text.lower()), None)


def case_of_page(path: str, cases: Iterable[Case] = CASES) -> Case | None:
    """The project that a page tells of by its folder; the nearest folder counts."""
    inside = [case for case in cases if case.folder and path.startswith(case.folder)]
    return max(inside, key=lambda case: len(case.folder), default=None)
