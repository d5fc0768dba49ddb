"""Days between the milestones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from account_docs.content.project.values import Value, value


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    days = project["dates"]
    yield value(
        "ngày",
        "số ngày từ khởi động tới ngày chạy",
        (days["launch"] - days["kickoff"]).days,
        "ngày + sản xuất|khởi động + -chạy|làm việc",
    )
    # The National Day holiday is two days (Labour Code, article 112): 2 September and the day before or after it.
    holidays = {days["holiday_eve"], days["holiday"]}
    span = [days["kickoff"] + timedelta(days=offset) for offset in range((days["launch"] - days["kickoff"]).days)]
    weekdays = [day for day in span if day.weekday() < 5]
    yield value("ngày", "số ngày trong tuần từ khởi động tới ngày chạy", len(weekdays), "ngày làm việc|ngày + tuần")
    yield value(
        "ngày",
        "số ngày làm việc của ba tuần sản xuất",
        len([day for day in weekdays if day not in holidays]),
        "còn|quá|ngày làm việc|ngày + ngày + -chạy|lịch",
    )
