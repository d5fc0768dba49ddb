"""Lửa Hiền, the film and the event: every number that pages may state of it, by chapter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from account_docs.content.project.lua_hien import cash, hours, money, production
from account_docs.content.project.values import Value


def values(project: dict[str, Any]) -> list[Value]:
    """Every number of the project, given or derived, with the words that name it.

    Args:
        project: data/lua-hien.yml.

    Raises:
        KeyError: a number that others rest on is missing.
    """
    # A sign stands before its number, so that pages state amounts without it: "−268,84" and "âm 268,84".
    chapters = (money, production, cash, hours)
    return [replace(found, amount=abs(found.amount)) for chapter in chapters for found in chapter.values(project)]


def dates(project: dict[str, Any]) -> set[date]:
    """Every date of the project: milestones, what is paid when, the rights of the talent."""
    groups = [project["dates"], project["rights"], project["tax_days"], *project["receipts"].values()]
    moved = (*project["labour_by_month"], *project["payments"])
    return {day for group in (*groups, *moved) for day in group.values() if isinstance(day, date)}


def spans(project: dict[str, Any]) -> set[str]:
    """The project tells of no spans of hours."""
    return set()
