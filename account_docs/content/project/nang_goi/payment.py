"""Invoices, when they were paid, what is owed, and the money that the agency puts in until then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from account_docs.content.project.arithmetic import with_vat
from account_docs.content.project.nang_goi import margin
from account_docs.content.project.nang_goi.hours import month_words, offer_of
from account_docs.content.project.values import Value, value

_FRIDAY = 4
_SHORT_TERM = 30


@dataclass(frozen=True)
class Invoice:
    """One month's invoice: before VAT, and the days from report to payment; `last_day` is that of the month's work."""

    month: str
    amount: float
    last_day: date
    report: date
    acceptance: date
    dossier: date
    due: date
    paid: date

    @property
    def waited(self) -> int:
        """Days from the last day of the month's work to the payment."""
        return (self.paid - self.last_day).days

    def paid_if_complete(self, days: int, fridays: list[int]) -> date:
        """The day of payment, had the dossier been complete on the day of the invoice."""
        return next_run(self.acceptance + timedelta(days=days), fridays)


def last_day(year: int, month: int) -> date:
    """The last day of a month.

    Example:
        `last_day(2026, 4)` is 30 April 2026.
    """
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def next_run(due: date, fridays: list[int]) -> date:
    """The first day on which the client pays, on or after a due day.

    Args:
        due: the day on which the payment is due.
        fridays: which Fridays of a month, 1 the first.

    Example:
        `next_run(date(2026, 7, 11), [2, 4])` is Friday 24 July 2026.
    """
    day = due
    while day.weekday() != _FRIDAY or (day.day - 1) // 7 + 1 not in fridays:
        day += timedelta(days=1)
    return day


def invoices(project: dict[str, Any], days: int | None = None) -> list[Invoice]:
    """All invoices in order.

    Args:
        project: data/nang-goi.yml.
        days: days from the complete dossier to the due day; those of the contract by default.
    """
    found = []
    for month, told in project["billing"].items():
        end = last_day(int(month[:4]), int(month[5:]))
        due = told["dossier"] + timedelta(days=days or project["contract"]["payment_days"])
        paid = next_run(due, project["payment_fridays"])
        found.append(Invoice(month, offer_of(project, month)["fee"], end, **told, due=due, paid=paid))
    return found


def owed(project: dict[str, Any], day: date) -> float:
    """What the client owes at the end of a day, with VAT.

    Example:
        At the end of October 2026 it is 155.52: two invoices of 77.76.
    """
    open_ones = [found.amount for found in invoices(project) if found.acceptance <= day < found.paid]
    return with_vat(sum(open_ones), project["vat_rate"])


def put_in(project: dict[str, Any], day: date, days: int | None = None) -> float:
    """The money that the agency has put in by the end of a day: hours and studio less what came, before VAT.

    Hours and studio count on the last day of their month.

    Example:
        At the end of June 2026 it is 123.72.
    """
    found = invoices(project, days)
    spent = sum(
        margin.labour(project, invoice.month) + project["studio_and_props"]
        for invoice in found
        if invoice.last_day <= day
    )
    return float(spent - sum(invoice.amount for invoice in found if invoice.paid <= day))


def most_put_in(project: dict[str, Any], days: int | None = None) -> tuple[date, float]:
    """The month's end on which most money is put in, and how much."""
    ends = [invoice.last_day for invoice in invoices(project, days)]
    return max(((end, put_in(project, end, days)) for end in ends), key=lambda found: found[1])


def cost_of_waiting(project: dict[str, Any], days: int | None = None) -> float:
    """What the money put in costs, day by day, to ten thousand đồng, so that differences that pages tell add up.

    Source: simple interest, amount × rate × days / 365.

    Example:
        3.04 for 60 days and 1.02 for 30.
    """
    day, total = invoices(project)[0].last_day, 0.0
    last = invoices(project, days)[-1].paid
    while day < last:
        total += max(0.0, put_in(project, day, days))
        day += timedelta(days=1)
    rate: float = project["cost_of_money_per_year"]
    return round(total * rate / 365, 2)


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    found, rate = invoices(project), project["vat_rate"]
    for invoice in found:
        told, words = f"tháng {int(invoice.month[5:])}", month_words(invoice.month)
        yield value("ngày", f"số ngày chờ tiền {told}", invoice.waited, f"ngày|{words}")
        yield value("million", f"hóa đơn {told}, gồm VAT", with_vat(invoice.amount, rate), "vat|tiền về|trả|hóa đơn|nợ")
        yield value("million", f"VAT của hóa đơn {told}", invoice.amount * rate, "vat|thuế")
        late = (invoice.paid - invoice.due).days
        yield value("ngày", f"số ngày chờ đợt chi {told}", late, "ngày|chờ|sau hạn|trễ")
        missing = (invoice.dossier - invoice.acceptance).days
        yield value("ngày", f"số ngày hồ sơ {told} thiếu", missing, "ngày|thiếu|mất")
    average = sum(invoice.waited for invoice in found) / len(found)
    yield value("ngày", "số ngày chờ tiền bình quân", average, "ngày|bình quân|trung bình")
    yield value("ngày", "số ngày chờ tiền bình quân, làm tròn", round(average), "ngày|bình quân|trung bình|thật|thành")
    total = sum(invoice.amount for invoice in found)
    yield value("million", "hóa đơn sáu tháng, gồm VAT", with_vat(total, rate), "vat|cộng|sáu tháng|tổng")
    yield value("million", "VAT sáu tháng", total * rate, "vat|thuế")
    yield from _money_put_in(project, found)


def _money_put_in(project: dict[str, Any], found: list[Invoice]) -> Iterator[Value]:
    year, last = found[0].last_day.year, found[-1].paid.month
    for month in range(found[0].last_day.month, last + 1):
        end, words = last_day(year, month), f"tháng {month}|cuối tháng|công nợ|ứng|đỉnh|đáy"
        yield value("million", f"công nợ cuối tháng {month}", owed(project, end), f"nợ|đỉnh|{words}")
        # What the agency has put in, or what it holds once the client has paid more: told without its sign.
        yield value("million", f"tiền agency ứng tới cuối tháng {month}", abs(put_in(project, end)), f"ứng|vốn|{words}")
        short = abs(put_in(project, end, _SHORT_TERM))
        told = f"tiền ứng tới cuối tháng {month} nếu trả sau 30 ngày"
        yield value("million", told, short, f"ứng|vốn|30 ngày|{words}")
    long, short = cost_of_waiting(project), cost_of_waiting(project, _SHORT_TERM)
    words = "vốn|lãi|chi phí|tốn|chênh|ngày|mất"
    yield value("million", "giá của vốn ứng, trả sau 60 ngày", long, words)
    yield value("million", "giá của vốn ứng, trả sau 30 ngày", short, words)
    yield value("million", "chênh lệch giá của vốn ứng", long - short, words)
    yield value("share", "lãi suất giả định một năm", project["cost_of_money_per_year"], "năm|lãi|vốn|giả định")
