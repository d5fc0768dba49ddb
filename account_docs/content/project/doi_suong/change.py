"""The change request: what its price came from, what it took, and what the work itself is without it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from account_docs.content.project.arithmetic import delivery_cost, delivery_margin
from account_docs.content.project.doi_suong.decision import left_by_booking
from account_docs.content.project.values import Value, value

_NAMED = "phiếu|phát sinh|bản dựng|bản cắt|hai bản|video|change request"
_SIDES = (("hours_estimated", "ước"), ("hours_actual", "thực tế"))
_WORK = "gốc|không phiếu|phiếu"


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _of_the_change(project)
    yield from _of_the_work(project)
    yield from _why_it_is_bought(project)


def cost(project: dict[str, Any], side: str) -> float:
    """Cost of the hours of the change request in triệu đồng.

    Args:
        project: data/project.yml.
        side: "hours_estimated" or "hours_actual".
    """
    return delivery_cost(project["change_request"][side], project["plan"]["hour_cost_thousand"])


def _of_the_change(project: dict[str, Any]) -> Iterator[Value]:
    change, price = project["change_request"], project["actual"]["change_request"]
    for side, title in _SIDES:
        hours = change[side]
        yield value("hours", f"giờ sáng tạo của phiếu, {title}", hours["creative"], f"sáng tạo|{_NAMED}|giờ + {_NAMED}")
        yield value(
            "hours", f"giờ AE của phiếu, {title}", hours["account_executive"], f"account|ae|{_NAMED}|giờ + {_NAMED}"
        )
        yield value("hours", f"tổng giờ của phiếu, {title}", sum(hours.values()), f"{_NAMED}|giờ + {_NAMED}")
        found = cost(project, side)
        yield value("million", f"giá vốn của phiếu, {title}", found, f"giá vốn|giờ|{_NAMED} + {_NAMED}")
        yield value("share", f"biên của phiếu, {title}", (price - found) / price, f"biên|{_NAMED} + {_NAMED}")
        yield value("million", f"phiếu còn lại, {title}", price - found, f"còn|{_NAMED} + {_NAMED}")
    yield value(
        "hours", "giờ sáng tạo ước cho mỗi bản", change["hours_estimated"]["creative"] / 2, f"bản|mỗi bản + {_NAMED}"
    )
    least = change["cost_estimated"] / (1 - project["plan"]["delivery_margin"])
    yield value("million", "giá phiếu giữ biên kế hoạch", least, f"{_NAMED}|giá|biên + {_NAMED}")


def _of_the_work(project: dict[str, Any]) -> Iterator[Value]:
    """The hours and the margin of what the contract held from the first day."""
    plan, actual, change = project["plan"], project["actual"], project["change_request"]["hours_actual"]
    rates = plan["hour_cost_thousand"]
    for role, words in (("creative", "sáng tạo"), ("account_executive", "account|minh an|ae")):
        done = actual["hours"][role] - change[role]
        over = done - plan["hours"][role]
        yield value("hours", f"giờ {words.split('|')[0]} của việc gốc", done, f"{words} + {_WORK}")
        yield value("hours", f"giờ {words.split('|')[0]} vượt của việc gốc", over, f"{words}|vượt|giờ + {_WORK}")
        yield value(
            "million",
            f"tiền giờ {words.split('|')[0]} vượt của việc gốc",
            over * rates[role] / 1000,
            f"{words}|vượt + {_WORK}",
        )
    left = actual["delivery_cost"] - cost(project, "hours_actual")
    yield value("million", "giá vốn của việc gốc", left, f"giá vốn|chi phí|gốc|giờ + {_WORK}")
    yield value("share", "biên của việc gốc", delivery_margin(plan["agi"], left), f"biên|gốc + {_WORK}")
    yield value("million", "việc gốc còn lại", plan["agi"] - left, f"còn|gốc|biên + {_WORK}")


def _why_it_is_bought(project: dict[str, Any]) -> Iterator[Value]:
    """What the change has to bring: bookings, leads, and the cost of a lead that this asks for."""
    change, results = project["change_request"], project["results"]
    kept = left_by_booking(project)
    price, spent = project["actual"]["change_request"], change["media_left"]
    leads = price / kept / (results["bookings"] / results["leads"])
    now = math.ceil(spent * 1e6 / change["cpl_before_dong"])
    yield value("lượt", "lượt đặt để lấy lại tiền phiếu, chưa làm tròn", price / kept, f"lượt|{_NAMED}|12 + {_NAMED}")
    yield value("lượt", "lượt đặt để lấy lại tiền phiếu", math.ceil(price / kept), f"lượt|{_NAMED} + {_NAMED}")
    yield value("lead", "lead để lấy lại tiền phiếu", math.ceil(leads), f"lead|thêm + {_NAMED}")
    yield value("million", "tiền Meta 13 ngày còn lại", spent, f"meta|ngày|13 + {_NAMED}")
    yield value("ngày", "số ngày còn lại của phiếu", change["days_left"], f"ngày|cuối + {_NAMED}")
    yield value("dong", "CPL của Meta tuần trước phiếu", change["cpl_before_dong"], "meta|tuần|lead + meta")
    yield value("lead", "lead nếu giữ giá cũ", now, f"lead|chừng + {_NAMED}|meta")
    yield value(
        "dong", "CPL phải đạt để lấy lại tiền phiếu", spent * 1e6 / (now + math.ceil(leads)), f"lead|cpl|giá + {_NAMED}"
    )
    yield value("lead", "lead thật của 13 ngày cuối", change["leads_after"], "lead|thật|được + meta|thật|cuối")
    yield value(
        "dong", "CPL thật của 13 ngày cuối", spent * 1e6 / change["leads_after"], "lead|cpl|thật + meta|thật|cuối"
    )
