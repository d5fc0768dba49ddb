"""Two score sheets: the agency's own before it takes part, and the client's after the presentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.values import Value, value

_PANEL = {
    "strategy": ("chiến lược", "chiến lược"),
    "idea": ("ý tưởng", "ý tưởng"),
    "daily_team": ("team làm hằng ngày", "hằng ngày|team"),
    "price": ("giá", "giá"),
    "work_in_shops": ("cách làm việc tại tiệm", "tại tiệm|tiệm"),
}


def go_or_no_go(project: dict[str, Any], *, later: bool = False) -> float:
    """Points of the sheet by which the agency decides whether to take part.

    Args:
        project: data/ro-day.yml.
        later: as the agency would give them after the debrief.

    Example:
        0 + 0 + 0 + 2 + 1 + 0 is 3 on the day, 2 later.
    """
    return float(sum(given["later" if later else "then"] for given in project["go_or_no_go"]["points"].values()))


def highest_go_or_no_go(project: dict[str, Any]) -> float:
    """The most points that the sheet can give.

    Example:
        Six criteria of 2 points are 12.
    """
    return float(len(project["go_or_no_go"]["points"]) * project["go_or_no_go"]["highest"])


def of_panel(project: dict[str, Any], side: str) -> float:
    """Points that the client's panel gave.

    Args:
        project: data/ro-day.yml.
        side: "agency", "winner" or "highest".

    Example:
        22 + 21 + 12 + 11 + 6 is 72 for the agency.
    """
    return float(sum(project["panel"][side].values()))


def lost_on(project: dict[str, Any]) -> dict[str, float]:
    """Points by which the winner was ahead, by criterion; below 0 where the agency was.

    Example:
        The daily team: 17 − 12 is 5.
    """
    panel = project["panel"]
    return {key: float(panel["winner"][key] - given) for key, given in panel["agency"].items()}


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    sheet = "điểm|phiếu|chấm|cộng|tổng"
    yield value("points", "điểm của phiếu nhận hay bỏ", go_or_no_go(project), sheet)
    yield value("points", "điểm của phiếu khi nghĩ lại", go_or_no_go(project, later=True), sheet)
    yield value("points", "điểm tối đa của phiếu", highest_go_or_no_go(project), sheet)
    yield value("points", "mức nhận pitch", project["go_or_no_go"]["accept_from"], f"{sheet}|nhận|mức|dưới")
    for key, (title, words) in _PANEL.items():
        for side, told in (("highest", "tối đa"), ("agency", "của Nhịp Cầu"), ("winner", "của bên thắng")):
            yield value("points", f"điểm {title}, {told}", project["panel"][side][key], words)
    for side, told in (("highest", "tối đa"), ("agency", "của Nhịp Cầu"), ("winner", "của bên thắng")):
        yield value("points", f"tổng điểm hội đồng, {told}", of_panel(project, side), "điểm|cộng|tổng|hội đồng|chấm")
    behind = of_panel(project, "winner") - of_panel(project, "agency")
    yield value("points", "điểm kém bên thắng", behind, "kém|thua|thiếu|cách|điểm")
    ahead, lost = lost_on(project), 0.0
    for key, (title, words) in _PANEL.items():
        lost += max(ahead[key], 0.0)
        yield value("points", f"điểm lệch về {title}", ahead[key], words)
    yield value("points", "điểm mất ở ba tiêu chí thua", lost, "mất|thua|kém|ba|cộng")
    yield value("points", "điểm hơn ở hai tiêu chí thắng", lost - behind, "hơn|được|thắng|hai|cộng")
