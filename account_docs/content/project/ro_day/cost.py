"""What the pitch cost in hours and money, against the ceiling that nobody watched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.arithmetic import delivery_cost
from account_docs.content.project.values import Value, value

_ROLES = {
    "account_director": ("Account Director", "account director|giám đốc account|chị vân"),
    "account_manager": ("Account Manager", "account manager|thu hà|am"),
    "account_executive": ("Account Executive", "account executive|hải my|ae"),
    "planner": ("Planner", "planner|diệu"),
    "creative": ("team creative", "creative|sáng tạo"),
    "media": ("Media", "media|vy"),
    "producer": ("Producer", "producer|tùng"),
}
_OUTSIDE = {
    "survey": ("khảo sát", "khảo sát"),
    "test_film": ("phim thử", "phim thử|phim"),
    "print": ("in ấn", "in"),
    "travel": ("đi lại", "đi lại"),
}
_ALL = "cộng|tổng|pitch|tốn|cả|hết"


def hours(project: dict[str, Any], side: str) -> float:
    """All hours of the pitch.

    Args:
        project: data/ro-day.yml.
        side: "ceiling" or "actual".

    Example:
        230 hours were allowed, 400 were spent.
    """
    return float(sum(project[side]["hours"].values()))


def labour(project: dict[str, Any], side: str) -> float:
    """Cost of the hours in triệu đồng.

    Example:
        43,94 for the 230 hours of the ceiling, 75,54 for the 400 that were spent.
    """
    return delivery_cost(project[side]["hours"], project["hour_cost_thousand"])


def outside(project: dict[str, Any], side: str) -> float:
    """Money paid to others.

    Example:
        12 was allowed; 12 + 18 + 6 + 3 is 39.
    """
    given = project[side]["outside"]
    return float(sum(given.values()) if isinstance(given, dict) else given)


def whole(project: dict[str, Any], side: str = "actual") -> float:
    """Hours and money of the pitch together, in triệu đồng.

    Example:
        75,54 + 39 is 114,54; the ceiling is 43,94 + 12, that is 55,94.
    """
    return labour(project, side) + outside(project, side)


def hours_to_ask_at(project: dict[str, Any]) -> float:
    """The hours at which the team stops and asks.

    Example:
        230 × 80% is 184.
    """
    return hours(project, "ceiling") * float(project["ceiling"]["ask_at"])


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _by_role(project)
    yield from _outside(project)
    yield from _totals(project)


def _by_role(project: dict[str, Any]) -> Iterator[Value]:
    for role, (title, words) in _ROLES.items():
        rate = project["hour_cost_thousand"][role]
        allowed, done = project["ceiling"]["hours"][role], project["actual"]["hours"][role]
        yield value("thousand", f"giá một giờ của {title}", rate, f"{words} + giờ")
        yield value("count", f"giá một giờ của {title}, nghìn đồng", rate, f"{words} + giờ")
        yield value("hours", f"trần giờ của {title}", allowed, f"{words} + giờ")
        yield value("hours", f"giờ thật của {title}", done, f"{words} + giờ")
        yield value("hours", f"giờ vượt của {title}", done - allowed, f"{words} + giờ + vượt|thêm|quá|lệch")
        yield value("million", f"tiền giờ thật của {title}", done * rate / 1000, f"{words} + giờ|tiền")


def _outside(project: dict[str, Any]) -> Iterator[Value]:
    for key, (title, words) in _OUTSIDE.items():
        yield value("million", f"tiền {title}", project["actual"]["outside"][key], words)
    paid = "ngoài|thuê|chi"
    yield value("million", "trần tiền ngoài", outside(project, "ceiling"), paid)
    yield value("million", "tiền ngoài đã chi", outside(project, "actual"), paid)
    over = outside(project, "actual") - outside(project, "ceiling")
    yield value("million", "tiền ngoài quá trần", over, f"{paid} + vượt|trần|quá")


def _totals(project: dict[str, Any]) -> Iterator[Value]:
    allowed, done = hours(project, "ceiling"), hours(project, "actual")
    spoken = "giờ|trần|timesheet|cộng"
    yield value("hours", "trần giờ của pitch", allowed, f"{spoken} + giờ")
    yield value("hours", "giờ thật của pitch", done, f"{spoken} + giờ")
    yield value("hours", "số giờ làm quá trần", done - allowed, "vượt|quá|thêm + giờ")
    yield value("share", "phần giờ quá trần", done / allowed - 1, "vượt|quá|hơn + giờ")
    evening = project["actual"]["evening_hours"]
    yield value("hours", "giờ làm buổi tối", evening, "tối|ngoài giờ")
    yield value("share", "phần giờ làm buổi tối", evening / done, "tối|ngoài giờ")
    yield value("hours", "mốc dừng lại hỏi", hours_to_ask_at(project), "dừng|hỏi|mốc|cảnh báo|trần")
    yield value("share", "mốc dừng lại hỏi trên trần", project["ceiling"]["ask_at"], "dừng|hỏi|mốc|cảnh báo|trần")
    words = f"{_ALL}|giờ|trần|chi phí|tiền"
    yield value("million", "tiền giờ theo trần", labour(project, "ceiling"), words)
    yield value("million", "tiền giờ thật", labour(project, "actual"), words)
    yield value("million", "trần chi của pitch", whole(project, "ceiling"), words)
    yield value("million", "tiền của cả pitch", whole(project), words)
    over = whole(project) - whole(project, "ceiling")
    yield value("million", "số tiền chi quá trần", over, "vượt|quá|trần")
    more = labour(project, "actual") - labour(project, "ceiling")
    yield value("million", "tiền của số giờ quá trần", more, "vượt|quá|trần")
    yield value("share", "phần tiền quá trần", whole(project) / whole(project, "ceiling") - 1, "vượt|quá|trần|gấp")
    yield value("count", "tiền thật gấp mấy lần trần", whole(project) / whole(project, "ceiling"), "gấp|trần")
