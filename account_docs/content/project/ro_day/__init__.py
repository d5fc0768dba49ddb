"""Rổ Đầy, the lost pitch: every number that pages may state of it, by chapter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from account_docs.content.project.ro_day import cost, odds, room, score
from account_docs.content.project.values import Value


def values(project: dict[str, Any]) -> list[Value]:
    """Every number of the project, given or derived, with the words that name it.

    Args:
        project: data/ro-day.yml.

    Raises:
        KeyError: a number that others rest on is missing.
    """
    # A sign stands before its number, so that pages state amounts without it: "−69,54" and "âm 69,54".
    chapters = (score, cost, odds, room)
    return [replace(found, amount=abs(found.amount)) for chapter in chapters for found in chapter.values(project)]


def dates(project: dict[str, Any]) -> set[date]:
    """Every date of the project."""
    return {day for day in project["dates"].values() if isinstance(day, date)}


def spans(project: dict[str, Any]) -> set[str]:
    """The project tells of no spans of hours."""
    return set()
