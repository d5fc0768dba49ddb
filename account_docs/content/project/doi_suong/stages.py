"""Hours by stage and by the people of the creative team, and when the creative hours pass their mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.arithmetic import delivery_cost
from account_docs.content.project.values import Value, value

_STAGES = {
    "before_contract": ("trước khi ký", "trước ký|trước khi ký|chữ ký|hợp đồng"),
    "production": ("sản xuất", "sản xuất|ba tuần"),
    "running": ("chạy", "chạy"),
    "change_request": ("phiếu", "phiếu|phát sinh"),
    "closing": ("đóng dự án", "đóng"),
}
_TEAM = {
    "creative_director": ("giám đốc sáng tạo", "giám đốc sáng tạo|quân|cd|creative director"),
    "producer": ("producer", "producer|tùng"),
    "copywriter": ("copywriter", "copywriter|thảo"),
    "designer": ("designer", "designer|phong"),
    "editor": ("editor", "editor|sơn"),
}
_ROLE = {
    "account_manager": "quản lý|account manager|am|thu hà",
    "account_executive": "account|ae|minh an|chuyên viên",
    "planner": "planner|diệu",
    "creative": "sáng tạo|creative",
    "media": "media|vy",
    "web_seo": "web|duy",
}
_BY_STAGE = "chặng|giai đoạn|trước ký|trước khi ký|sản xuất"


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _by_stage(project)
    yield from _creative_team(project)
    yield from _creative_hours(project)


def _by_stage(project: dict[str, Any]) -> Iterator[Value]:
    rates, stages = project["plan"]["hour_cost_thousand"], project["stages"]
    for stage, (hours, cost) in stages["plan"].items():
        title, words = _STAGES[stage]
        yield value("hours", f"giờ {title}, kế hoạch", hours, f"{words}|kế hoạch + giờ")
        yield value("million", f"tiền giờ {title}, kế hoạch", cost, f"{words}|kế hoạch|tiền + giờ")
    for stage, by_role in stages["actual"].items():
        title, words = _STAGES[stage]
        yield value("hours", f"giờ {title}, thực tế", sum(by_role.values()), f"{words}|thực tế|giờ + giờ")
        cost = delivery_cost(by_role, rates)
        yield value("million", f"tiền giờ {title}, thực tế", cost, f"{words}|thực tế|tiền|giờ + giờ")
        for role, hours in by_role.items():
            yield value("hours", f"giờ {role} {title}, thực tế", hours, f"{_ROLE[role]} + {_BY_STAGE} + {words}")


def _creative_team(project: dict[str, Any]) -> Iterator[Value]:
    for role, found in project["creative_team"].items():
        title, words = _TEAM[role]
        yield value("hours", f"giờ {title}", found["hours"], f"{words} + giờ")
        yield value("thousand", f"đơn giá giờ {title}", found["hour_cost_thousand"], f"{words} + giờ")
        cost = found["hours"] * found["hour_cost_thousand"] / 1000
        yield value("million", f"tiền giờ {title}", cost, f"{words} + giờ")


def _creative_hours(project: dict[str, Any]) -> Iterator[Value]:
    planned = project["plan"]["hours"]["creative"]
    for week, hours in enumerate(project["stages"]["creative_at_week_end"], start=1):
        yield value("hours", f"giờ sáng tạo cộng dồn cuối tuần {week}", hours, "sáng tạo|cộng dồn|tuần|giờ + sáng tạo")
        yield value(
            "share",
            f"phần giờ sáng tạo đã dùng cuối tuần {week}",
            hours / planned,
            "sáng tạo|cộng dồn|tuần|150 + sáng tạo",
        )
    yield value("hours", "giờ sáng tạo ở mốc hỏi", planned * 0.8, "mốc|sáng tạo|giờ|chạm + sáng tạo|giờ")
    over = project["stages"]["overtime_of_account_executive"]
    yield value("hours", "giờ làm thêm được trả của AE", over["paid"], "ngoài giờ|làm thêm|minh an + giờ")
    yield value("hours", "giờ vượt trong giờ làm của AE", over["within_hours"], "trong giờ|minh an + giờ")
