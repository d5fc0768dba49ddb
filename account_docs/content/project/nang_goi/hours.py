"""Hours of each month: budget, done, carried over, and those that should have been asked for first."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from account_docs.content.project.arithmetic import delivery_cost
from account_docs.content.project.nang_goi.fee import total_hours
from account_docs.content.project.values import Value, value

_SATURDAY = 5
ROLES = {
    "account_manager": ("AM", "am|khoa|account manager"),
    "account_executive": ("AE", "ae|ngọc trâm|trâm|account executive"),
    "planner": ("planner", "planner|diệu"),
    "creative": ("team creative", "creative|sáng tạo|designer|copywriter"),
    "media": ("media", "media|vy"),
    "community": ("community", "community|bích|trực"),
}
JUNE_TASKS = {
    "evening_weekend_inbox": ("trực tin nhắn buổi tối, cuối tuần", "tối|cuối tuần|hộp thư|tin nhắn|trực"),
    "marketplace_sizes": ("thêm cỡ banner cho sàn", "banner|cỡ|sàn"),
    "trade_deck": ("slide bán hàng cho trade", "slide|deck|trade"),
    "third_fourth_round": ("round sửa thứ ba, thứ tư", "round|vòng|sửa"),
    "second_meeting_weekly_report": ("buổi họp tuần thứ hai, báo cáo tuần", "họp|báo cáo tuần"),
}


@dataclass(frozen=True)
class Month:
    """The hours of one month.

    Attributes:
        name: "2026-04".
        budget: hours that the fee pays.
        usable: what is left of them when the month before has been settled.
        done: hours that were worked.
        carried: hours over that the next month gives back (above 0), or unused ones that it gets (below 0).
        to_request: hours over that needed an approved request before the work.
    """

    name: str
    budget: float
    usable: float
    done: float
    carried: float
    to_request: float

    @property
    def over(self) -> float:
        """Hours worked beyond the budget of the month."""
        return self.done - self.budget


def offer_of(project: dict[str, Any], month: str) -> dict[str, Any]:
    """The fee and hours that hold in a month: of the contract, or of the annex.

    Example:
        `offer_of(project, "2026-08")["fee"]` is 72.
    """
    starts: date = project["dates"]["annex_effective"]
    offer: dict[str, Any] = (
        project["options"][project["chosen_option"]] if month >= f"{starts:%Y-%m}" else project["contract"]
    )
    return offer


def limit(budget: float, share: float) -> int:
    """Hours that may move to the next month: a share of the month's, in whole hours.

    Example:
        `limit(236, 0.1)` is 23.
    """
    return math.floor(budget * share + 1e-9)


def settled(name: str, budget: float, before: float, done: float, share: float) -> Month:
    """A month by the rule of carrying over: up to the limit goes to the next month, more needs a request.

    Args:
        name: of the month.
        budget: its hours.
        before: what the month before carried: above 0 is given back, below 0 is got.
        done: hours that were worked.
        share: of the budget that may move.

    Example:
        `settled("2026-05", 236, 12, 262, 0.1)` has 224 usable hours, carries 23 and should have asked for 15.
    """
    usable, most = budget - before, limit(budget, share)
    over = done - usable
    return Month(name, budget, usable, done, max(-most, min(most, over)), max(0.0, over - most))


def months(project: dict[str, Any]) -> list[Month]:
    """All months in order; the annex begins without what was carried before it."""
    found, carried, offer = list[Month](), 0.0, project["contract"]
    for name, done in project["actual_hours"].items():
        if (holds := offer_of(project, name)) is not offer:
            carried, offer = 0.0, holds
        month = settled(name, total_hours(offer), carried, sum(done.values()), project["rollover_share"])
        carried = month.carried
        found.append(month)
    return found


def before_annex(project: dict[str, Any]) -> list[Month]:
    """The four months under the contract as it was signed."""
    return [month for month in months(project) if offer_of(project, month.name) is project["contract"]]


def month_words(name: str) -> str:
    """How pages name a month, in words that are looked for."""
    number = int(name[5:])
    return f"tháng {number}|tháng {number} 2026"


def working_days(first: date, last: date) -> int:
    """Mondays to Fridays from one day to another, both counted; June has no holiday.

    Example:
        `working_days(date(2026, 6, 1), date(2026, 6, 12))` is 10.
    """
    days = (last - first).days + 1
    return sum((first + timedelta(days=passed)).weekday() < _SATURDAY for passed in range(days))


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    for month in months(project):
        yield from _of_month(month)
    yield from _sums(project)
    yield from _by_role(project)
    yield from _june(project)


def _of_month(month: Month) -> Iterator[Value]:
    told, words = f"tháng {int(month.name[5:])}", month_words(month.name)
    yield value("hours", f"giờ thật {told}", month.done, f"giờ|{words}|dùng|làm|thật")
    yield value("hours", f"giờ dùng được {told}", month.usable, f"giờ|{words}|dùng được|cuốn chiếu|còn")
    yield value("hours", f"giờ vượt {told}", abs(month.over), f"vượt|lệch|thêm|dưới|thừa|{words} + giờ|vượt")
    yield value("share", f"giờ vượt {told} trên ngân sách", abs(month.over) / month.budget, "vượt|lệch|thấp hơn")
    yield value("share", f"phần đã dùng {told} trên ngân sách", month.done / month.budget, f"dùng|hợp đồng + {words}")
    beyond = month.done - month.usable
    yield value("hours", f"giờ vượt {told} sau cuốn chiếu", abs(beyond), "vượt|cuốn chiếu|quá|thiếu")
    yield value("hours", f"giờ cuốn chiếu sang sau {told}", abs(month.carried), "trừ|cuốn chiếu|nợ|sang|10|thừa|vượt")
    yield value("hours", f"giờ lẽ ra phải có báo giá phát sinh {told}", month.to_request, "phát sinh|giờ|báo giá|vượt")


def _sums(project: dict[str, Any]) -> Iterator[Value]:
    cumulative, spent, paid, asked = 0.0, 0.0, 0.0, 0.0
    for month in months(project):
        cumulative, spent, paid = cumulative + month.over, spent + month.done, paid + month.budget
        asked += month.to_request
        until = f"tới hết tháng {int(month.name[5:])}"
        yield value("hours", f"giờ vượt cộng dồn {until}", cumulative, "vượt|cộng|lệch|thêm|giờ")
        yield value("hours", f"giờ thật cộng dồn {until}", spent, "giờ|cộng|tổng|dùng")
        yield value("hours", f"giờ ngân sách cộng dồn {until}", paid, "giờ|cộng|tổng|ngân sách|hợp đồng")
        yield value("share", f"giờ vượt cộng dồn {until} trên ngân sách", cumulative / paid, "vượt|thêm")
        yield value("hours", f"giờ lẽ ra phải có báo giá phát sinh {until}", asked, "phát sinh|báo giá|giờ")
        price = asked * project["extra_hour_dong"] / 1_000_000
        yield value("million", f"tiền giờ vượt không đòi {until}", price, "giờ|phát sinh|không đòi|đơn giá|báo giá")
        last = month.to_request * project["extra_hour_dong"] / 1_000_000
        yield value("million", f"giá giờ phát sinh tháng {int(month.name[5:])}", last, "giờ|phát sinh|báo giá|giá")


def _by_role(project: dict[str, Any]) -> Iterator[Value]:
    for name, done in project["actual_hours"].items():
        for role, count in done.items():
            told, words = ROLES[role]
            title = f"giờ {told} tháng {int(name[5:])}"
            yield value("hours", title, count, f"{words} + giờ")
            planned = offer_of(project, name)["hours"][role]
            yield value("hours", f"{title} theo ngân sách", planned, f"{words} + giờ")
            if count != planned:
                yield value("hours", f"{title} lệch ngân sách", abs(count - planned), f"{words}|lệch|vượt + giờ")
    for letter, offer in project["options"].items():
        for role, count in offer["hours"].items():
            told, words = ROLES[role]
            yield value("hours", f"giờ {told} trong gói {letter}", count, f"{words} + giờ|gói")


def _june(project: dict[str, Any]) -> Iterator[Value]:
    june = next(month for month in months(project) if month.name == "2026-06")
    for key, done in project["june_over"].items():
        told, words = JUNE_TASKS[key]
        yield value("hours", f"giờ {told}", sum(done.values()), f"{words} + giờ")
        cost = delivery_cost(done, project["hour_cost_thousand"])
        yield value("million", f"giá vốn của {told}", cost, f"{words} + giá vốn|giờ|tiền")
        for role, count in done.items():
            yield value("hours", f"giờ {ROLES[role][0]} của {told}", count, f"{words}|{ROLES[role][1]} + giờ")
        price = sum(done.values()) * project["extra_hour_dong"] / 1_000_000
        yield value("million", f"giá phát sinh của {told}", price, f"{words}|giá|phát sinh + giờ|phát sinh")
    weeks = project["june_hours_until"]
    for week in weeks:
        day, count = week["date"], week["hours"]
        words = f"{day.day:02d} {day.month:02d}|cộng dồn|tuần|giờ"
        yield value("hours", f"giờ cộng dồn tới {day:%d/%m}", count, words)
        yield value("share", f"phần đã dùng tới {day:%d/%m}", count / june.budget, f"dùng|hợp đồng|cộng dồn + {words}")
        yield value(
            "share",
            f"phần giờ dùng được đã dùng tới {day:%d/%m}",
            count / june.usable,
            f"dùng|cộng dồn|phần của + {words}",
        )
        yield value("hours", f"giờ còn dùng được sau {day:%d/%m}", abs(june.usable - count), "còn|vượt|giờ")
        passed = working_days(day.replace(day=1), day) / working_days(day.replace(day=1), weeks[-1]["date"])
        yield value("share", f"phần ngày làm việc đã qua tới {day:%d/%m}", passed, f"ngày làm việc + {words}")
    for first, second in itertools.pairwise(weeks):
        in_week = second["hours"] - first["hours"]
        yield value("hours", f"giờ của tuần tới {second['date']:%d/%m}", in_week, "tuần|giờ")
