"""Days between the milestones."""

from __future__ import annotations

from collections.abc import Iterator

from account_docs.content.project.values import Value, value


def values(project: dict) -> Iterator[Value]:
    """All numbers of this chapter."""
    days = project["dates"]
    yield value("ngày", "số ngày từ khởi động tới ngày chạy", (days["launch"] - days["kickoff"]).days, "ngày + sản xuất|khởi động + -chạy|làm việc")
    # Three weeks of five days, the national holiday off.
    yield value("ngày", "số ngày làm việc của ba tuần sản xuất", 3 * 5 - 1, "còn|quá|ngày làm việc|ngày + ngày + -chạy|lịch")
    yield value("ngày", "số ngày làm việc nếu nghỉ lễ hai ngày", 3 * 5 - 2, "còn|ngày + nghỉ + -chạy|lịch")
