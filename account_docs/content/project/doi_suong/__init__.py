"""Khu nghỉ Đồi Sương, "Mùa sương về": every number that pages may state of it, by chapter."""

from __future__ import annotations

from datetime import date
from typing import Any

from account_docs.content.project.doi_suong import (
    calendar,
    cash,
    change,
    decision,
    detail,
    fees,
    guests,
    hours,
    leads,
    money,
    stages,
)
from account_docs.content.project.values import Value

_CHAPTERS = (money, hours, guests, leads, calendar, fees, decision, change, stages, cash, detail)


def values(project: dict[str, Any]) -> list[Value]:
    """Every number of the project, given or derived, with the words that name it.

    Args:
        project: data/project.yml.

    Raises:
        KeyError: a number that others rest on is missing.
    """
    return [found for chapter in _CHAPTERS for found in chapter.values(project)]


def dates(project: dict[str, Any]) -> set[date]:
    """Every date of the project."""
    groups = (project["dates"], project["receipts"], project["campaign"])
    return {found for group in groups for found in group.values() if isinstance(found, date)}


def spans(project: dict[str, Any]) -> set[str]:
    """The hours of the day into which the leads of Meta are told: "0–6"."""
    return {span.replace("-", "–") for span in project["results"]["meta_first_half_by_hour"]}
