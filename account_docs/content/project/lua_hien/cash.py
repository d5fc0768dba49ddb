"""Cash of the project by day, VAT included: what comes in, what goes out, and the lowest point between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from account_docs.content.project.values import Value, value

_RECEIPTS = {
    "instalment_1": ("đợt 1", "đợt 1|đợt đầu|tạm ứng|khi ký"),
    "instalment_2": ("đợt 2", "đợt 2|đợt hai"),
    "annex_01": ("Phụ lục 01", "phụ lục 01|phụ lục"),
    "instalment_3": ("đợt 3", "đợt 3|đợt cuối|đợt ba"),
}
_SATURDAY = 5
_CASH = "lũy kế|tiền mặt|số dư|đáy|âm|trên tài khoản|còn"


@dataclass(frozen=True)
class Movement:
    """Money that moves on a day: received above 0, paid below; in triệu đồng with VAT."""

    day: date
    name: str
    amount: float


def movements(project: dict[str, Any]) -> list[Movement]:
    """All movements in order of days.

    Hours are booked at the end of a month, tax that was withheld and the net VAT on the days of `tax_days`.

    Args:
        project: data/lua-hien.yml.

    Example:
        The first is `Movement(date(2026, 9, 30), "hours", -38.0)`: work before the contract.
    """
    rate = project["vat"]["rate"]
    found = [Movement(month["date"], "hours", -month["cost"]) for month in project["labour_by_month"]]
    found += [
        Movement(receipt["paid"], name, receipt["amount"] * (1 + rate)) for name, receipt in project["receipts"].items()
    ]
    found += [Movement(payment["date"], payment["po"], -paid_out(payment)) for payment in project["payments"]]
    found.append(Movement(project["tax_days"]["withheld"], "tax withheld", -tax_withheld(project)))
    found.append(Movement(project["tax_days"]["vat"], "net VAT", -net_vat(project)))
    return sorted(found, key=lambda moved: moved.day)


def paid_out(payment: dict[str, Any]) -> float:
    """What a supplier gets: the amount with its VAT, less the tax withheld.

    Example:
        `paid_out({"amount": 30, "vat": 0, "withheld": 0.1})` is 27.0.
    """
    return float(payment["amount"] * (1 + payment["vat"] - payment.get("withheld", 0)))


def tax_withheld(project: dict[str, Any]) -> float:
    """Income tax withheld from persons, due later (facts T9, T19)."""
    return float(sum(payment["amount"] * payment.get("withheld", 0) for payment in project["payments"]))


def net_vat(project: dict[str, Any]) -> float:
    """VAT charged to the client less VAT paid to suppliers.

    Source: the credit method; which invoices count is the accountant's word.
    """
    charged = sum(receipt["amount"] for receipt in project["receipts"].values()) * project["vat"]["rate"]
    return float(charged - sum(payment["amount"] * payment["vat"] for payment in project["payments"]))


def balances(moved: list[Movement]) -> dict[date, float]:
    """The balance at the end of each day on which money moved, the first day first.

    Example:
        Two movements of 10 and −4 on one day give that day the balance 6.
    """
    total, found = 0.0, dict[date, float]()
    for movement in moved:
        total += movement.amount
        found[movement.day] = round(total, 6)
    return found


def lowest(moved: list[Movement]) -> tuple[date, float]:
    """The day of the lowest balance, and the balance.

    Raises:
        ValueError: nothing moves.
    """
    found = balances(moved)
    day = min(found, key=lambda each: found[each])
    return day, found[day]


def on_time(project: dict[str, Any]) -> dict[str, Any]:
    """The same project with instalment 2 paid on the day on which it was due."""
    second = project["receipts"]["instalment_2"]
    return {**project, "receipts": {**project["receipts"], "instalment_2": {**second, "paid": second["due"]}}}


def with_shares(project: dict[str, Any], shares: list[float]) -> dict[str, Any]:
    """The same project with the contract paid in other shares; what came on top stays in the last instalment.

    Args:
        project: data/lua-hien.yml.
        shares: of the three instalments, one in all.
    """
    receipts, paid = project["receipts"], dict[str, Any]()
    names = ("instalment_1", "instalment_2", "instalment_3")
    contract = contract_total(project)
    on_top = sum(receipts[name]["amount"] for name in names) - contract
    for name, share in zip(names, shares, strict=True):
        amount = contract * share + (on_top if name == names[-1] else 0)
        paid[name] = {**receipts[name], "amount": amount}
    return {**project, "receipts": {**receipts, **paid}}


def contract_total(project: dict[str, Any]) -> float:
    """Price of the contract: fees, third parties as estimated, and the service fee on these.

    Example:
        400 + 1.200 + 10% of 1.200 is 1.720.
    """
    third = sum(sum(lines.values()) for lines in project["estimate"].values())
    return float(sum(project["fees"].values()) + third * (1 + project["service_fee_share"]))


def days_late(receipt: dict[str, Any]) -> int:
    """Days that a payment came late; one due at a weekend may come on the Monday.

    Source: Bộ luật Dân sự 2015, Điều 148: a period that ends on a day off ends with the next working day.

    Example:
        Due on Sunday 24 January 2027 and paid on the 25th is 0 days late.
    """
    due: date = receipt["due"]
    paid: date = receipt["paid"]
    due += timedelta(days=max(0, 7 - due.weekday()) if due.weekday() >= _SATURDAY else 0)
    return max(0, (paid - due).days)


def late_interest(amount: float, days: int, rate: float) -> float:
    """What a late payment costs the client.

    Args:
        amount: what was due, with VAT.
        days: how late.
        rate: a year.

    Source: simple interest, amount × rate × days / 365.

    Example:
        `late_interest(557.28, 8, 0.1)` is 1.22.
    """
    return amount * rate * days / 365


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _receipts(project)
    yield from _payments(project)
    yield from _balances(project)


def _receipts(project: dict[str, Any]) -> Iterator[Value]:
    rate = project["vat"]["rate"]
    invoiced = sum(receipt["amount"] for receipt in project["receipts"].values())
    for name, receipt in project["receipts"].items():
        told, words = _RECEIPTS[name]
        yield value("million", told, receipt["amount"], f"{words}|còn lại + -hạng mục")
        yield value("million", f"VAT của {told}", receipt["amount"] * rate, f"vat|thuế + {words}")
        yield value("million", f"{told}, gồm VAT", receipt["amount"] * (1 + rate), f"{words}|khách trả|phải trả|thu|về")
        if receipt["due"] > receipt["invoice"]:
            term = (receipt["due"] - receipt["invoice"]).days
            yield value("ngày", f"hạn trả của {told}", term, f"hạn|trong|kể từ|ngày + {words}")
        if late := days_late(receipt):
            yield value("ngày", f"số ngày trả chậm của {told}", late, "chậm|trễ|muộn|sau hạn")
            interest = late_interest(receipt["amount"] * (1 + rate), late, project["late_interest"])
            yield value("million", f"lãi chậm trả của {told}", interest, "lãi")
            yield value("share", "lãi chậm trả một năm", project["late_interest"], "lãi|chậm|một năm")
    for number, share in enumerate(project["shares_of_instalments"], start=1):
        yield value("share", f"đợt {number} trên hợp đồng", share, "đợt|chia|50 30 20|tạm ứng|thanh toán|khi ký|thu")
    for number, share in enumerate(project["shares_to_compare"], start=1):
        yield value("share", f"đợt {number} nếu chia cách khác", share, "đợt|chia|30 40 30|tạm ứng|khi ký")
    yield value("million", "tổng hóa đơn cho khách", invoiced, "khách trả|tổng|cộng|hóa đơn|doanh số|hợp đồng|thực tế")
    yield value("million", "VAT của cả dự án", invoiced * rate, "vat|thuế|cộng")
    yield value("million", "tổng khách trả, gồm VAT", invoiced * (1 + rate), "cộng|tổng|khách trả|gồm vat|phải trả")
    last = project["receipts"]["instalment_3"]["amount"]
    yield value("million", "VAT đợt 3 nếu là 10%", last * project["vat"]["if_ten"], "vat|thuế|10 + đợt 3|nghiệm thu")
    more = last * (project["vat"]["if_ten"] - rate)
    yield value("million", "phần VAT lệch của đợt 3", more, "lệch|chênh|thêm + vat|thuế")


def _payments(project: dict[str, Any]) -> Iterator[Value]:
    for payment in project["payments"]:
        told = f"khoản trả {payment['po']} ngày {payment['date']:%d/%m}"
        words = f"{payment['po'].lower().replace('-', ' ')}|{payment['date'].day:02d} {payment['date'].month:02d}"
        paid = f"{words}|trả|bản gốc|offline|giữ lại"
        yield value("million", told, payment["amount"], paid)
        yield value("million", f"{told}, gồm VAT", paid_out(payment), paid)
        if payment["vat"]:
            yield value("million", f"VAT của {told}", payment["amount"] * payment["vat"], "vat|thuế")
        if withheld := payment.get("withheld"):
            yield value("share", "mức khấu trừ thuế của cá nhân", withheld, "khấu trừ|thuế")
            person = "mc|đầu bếp|khấu trừ|thực nhận|về tay|cá nhân|thuế"
            yield value("million", f"thuế khấu trừ của {payment['po']}", payment["amount"] * withheld, person)
            yield value("million", f"thực nhận của {payment['po']}", paid_out(payment), person)
    yield value("million", "thuế khấu trừ, cộng", tax_withheld(project), "khấu trừ|thuế")
    yield value("million", "VAT ròng phải nộp", net_vat(project), "vat|nộp|thuế")
    yield from _vat_paid(project)
    by_day: dict[date, float] = {}
    for moved in movements(project):
        by_day[moved.day] = by_day.get(moved.day, 0) + moved.amount
    for day, amount in by_day.items():
        near = f"{day.day:02d} {day.month:02d}"
        yield value("million", f"tiền vào ra ngày {day:%d/%m/%Y}", abs(amount), f"thu|chi|trả|về|nộp|giờ làm + ~{near}")


def _vat_paid(project: dict[str, Any]) -> Iterator[Value]:
    by_order: dict[str, float] = {}
    for payment in project["payments"]:
        by_order[payment["po"]] = by_order.get(payment["po"], 0) + payment["amount"] * payment["vat"]
    for order, paid in by_order.items():
        yield value("million", f"VAT đầu vào của {order}", paid, f"vat|đầu vào + {order.lower().replace('-', ' ')}|vat")
    yield value("million", "VAT đầu vào, cộng", sum(by_order.values()), "vat đầu vào|đầu vào + vat")


def _balances(project: dict[str, Any]) -> Iterator[Value]:
    for day, balance in balances(movements(project)).items():
        near = f"{day.day:02d} {day.month:02d}"
        yield value("million", f"tiền mặt lũy kế {day:%d/%m/%Y}", abs(balance), f"{_CASH} + ~{near}")
    deepest = "đáy|âm|thấp nhất"
    late = "thấp nhất của tiền mặt"
    shares = project["shares_to_compare"]
    yield value("million", f"đáy {late}", abs(lowest(movements(project))[1]), deepest)
    paid = on_time(project)
    yield value("million", "đáy nếu khách trả đúng hạn", abs(lowest(movements(paid))[1]), f"{deepest} + đúng hạn")
    other = abs(lowest(movements(with_shares(project, shares)))[1])
    yield value("million", "đáy nếu chia cách khác", other, f"{deepest} + 30 40 30")
    both = abs(lowest(movements(with_shares(paid, shares)))[1])
    yield value("million", "đáy nếu chia cách khác, đúng hạn", both, f"{deepest} + đúng hạn + 30 40 30")
