"""Nắng Gói, a retainer of six months: every number that pages may state of it, by chapter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from account_docs.content.project.nang_goi import fee, hours, margin, month, payment
from account_docs.content.project.values import Value


def values(project: dict[str, Any]) -> list[Value]:
    """Every number of the project, given or derived, with the words that name it.

    Args:
        project: data/nang-goi.yml.

    Raises:
        KeyError: a number that others rest on is missing.
    """
    return [found for chapter in (fee, hours, margin, payment, month) for found in chapter.values(project)]


def dates(project: dict[str, Any]) -> set[date]:
    """Every date of the project, with the days on which a payment was due and came."""
    weeks = {week["date"] for week in project["june_hours_until"]}
    found = {*project["dates"].values(), *project["term"].values(), *weeks}
    found |= {post["date"] for post in project["calendar_june"]}
    for invoice in payment.invoices(project):
        found |= {invoice.report, invoice.acceptance, invoice.dossier, invoice.due, invoice.paid, invoice.last_day}
        # What a missing paper cost: the run of payments that a complete dossier would have caught.
        found.add(invoice.paid_if_complete(project["contract"]["payment_days"], project["payment_fridays"]))
    # "Tuần 08–12/06": the Mondays of the weeks that are told, too.
    return found | {day - timedelta(days=day.weekday()) for day in weeks}


def spans(_project: dict[str, Any]) -> set[str]:
    """None: the project tells nothing by spans of hours."""
    return set()
