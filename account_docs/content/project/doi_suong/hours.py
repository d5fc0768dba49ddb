"""Hours of the team, what they cost, and what is left of the income."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.values import Value, value

_ROLES = {
    "account_manager": ("quản lý account", "quản lý account|thu hà|account manager|am"),
    "account_executive": (
        "chuyên viên account",
        "chuyên viên account|minh an|account executive|ae|account|chuyên viên|vai lệch thứ hai",
    ),
    "planner": ("planner", "planner"),
    "creative": ("sáng tạo", "sáng tạo|creative|hai bản dựng|vai lệch nhiều nhất"),
    "media": ("media", "media"),
    "web_seo": ("web, SEO", "web|seo"),
}
# Rules of the house: ask when a role has used so much of its hours; ask, and tell at once, when a line is off by so
# much; a reserve that this plan lacks.
_ASK_AT, _OFF_ASK, _OFF_TELL, _RESERVE = 0.8, 0.05, 0.10, 0.10
_NOT_PLANNED = "thực tế|hết|và làm|dùng|thành|lên + !thực tế|giờ thật|đã làm"
_NOT_DONE = "kế hoạch|đặt|thay vì|từ|dự toán + !kế hoạch"
_MONEY = "tiền|đồng giờ|triệu đồng|phí|chi phí"
_LEFT = "còn lại|còn|nhịp cầu|phần còn|lời"
_OVER = "vượt|quá|thêm|lệch|phát sinh|tốn đúng|phần vượt"


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _by_role(project)
    yield from _totals(project)
    yield from _over_plan(project)
    yield from _income(project)
    yield from _rules(project)


def _by_role(project: dict[str, Any]) -> Iterator[Value]:
    plan, actual = project["plan"], project["actual"]
    for role, (title, words) in _ROLES.items():
        rate = plan["hour_cost_thousand"][role]
        yield value(
            "thousand",
            f"giá một giờ {title}",
            rate,
            f"{words}|mỗi giờ|một giờ|giờ + {words} + -lead|quảng cáo",
        )
        for side in ("kế hoạch", "thực tế"):
            hours = (plan if side == "kế hoạch" else actual)["hours"][role]
            other = _NOT_PLANNED if side == "kế hoạch" else _NOT_DONE
            yield value(
                "hours",
                f"giờ {title}, {side}",
                hours,
                f"{words} + giờ + -hợp đồng|quảng cáo|lead|thêm|vượt|{_others(role)}|{other} + !{_MONEY}|phí",
            )
            yield value(
                "million",
                f"tiền giờ {title}, {side}",
                hours * rate / 1000,
                f"{words} + giờ + ~tiền|đồng giờ|tốn|chi phí|giá vốn|{words}"
                f" + -hợp đồng|quảng cáo|{_others(role)}|thành|dùng|làm + !giờ kế hoạch|giờ thật|phí|lệch|hạng mục",
            )


def _others(role: str) -> str:
    """What tells that the hours of another role are meant; planner, media and web are told in tables only."""
    return "chuyên viên account" if role == "creative" else "sáng tạo"


def _totals(project: dict[str, Any]) -> Iterator[Value]:
    roles = "sáng tạo|chuyên viên account|planner|media|seo|minh an|thu hà|vai lệch"
    for side, words in (("plan", "kế hoạch"), ("actual", "thực tế")):
        hours = sum(project[side]["hours"].values())
        other = "thực tế|thành|đóng dự án|hết" if side == "plan" else "kế hoạch|từ|so với|trên"
        total = (
            f"giờ công|bảng giờ|giờ {words}|{words}|giờ cả đội|cả đội|cả dự án|cộng|giờ thật|bảng|khoản|đổi"
            f" + giờ|dự toán + -{roles}|tiền|chi phí|biên|vượt|hợp đồng|phiếu|agi|{other} + !{roles}|tiền"
        )
        yield value("hours", f"tổng giờ, {words}", hours, total)
        cost = (
            "chi phí triển khai|triển khai|giờ công|tiền giờ|cộng|chi phí|bảng|chi phí 90 + giờ|triển khai|agi"
            f" + -{roles}|biên|quảng cáo|còn lại|tổng chi|hợp đồng|phiếu"
            f" + !{roles}|giờ kế hoạch|giờ thật|còn lại|biên"
        )
        yield value("million", f"chi phí triển khai, {words}", project[side]["delivery_cost"], cost)


def _over_plan(project: dict[str, Any]) -> Iterator[Value]:
    plan, actual = project["plan"], project["actual"]
    planned, done = sum(plan["hours"].values()), sum(actual["hours"].values())
    more = actual["delivery_cost"] - plan["delivery_cost"]
    yield value(
        "hours",
        "giờ vượt",
        done - planned,
        f"{_OVER} + giờ + -sáng tạo|chuyên viên account|minh an|thu hà|phiếu|bản dựng|cả đội|kế hoạch|thực tế"
        " + !sáng tạo|chuyên viên account|chi phí",
    )
    yield value("share", "giờ vượt trên kế hoạch", done / planned - 1, f"{_OVER} + giờ + -minh an|sáng tạo")
    yield value("million", "tiền giờ vượt", more, f"{_OVER}|cộng|đẩy + giờ + -sáng tạo|phiếu")
    yield value("share", "tiền giờ vượt trên kế hoạch", more / plan["delivery_cost"], "lệch|vượt + giờ công")
    for role, (title, words) in _ROLES.items():
        over = actual["hours"][role] - plan["hours"][role]
        if over:
            yield value(
                "hours",
                f"giờ vượt của {title}",
                over,
                f"{_OVER}|{words} + {words}|giờ + ~{_OVER}|ấy|của bạn ấy|nằm ở + -đặt|lên|từ|làm|dùng|hết"
                " + !kế hoạch|thực tế|giờ thật",
            )
            yield value(
                "share",
                f"giờ vượt của {title} trên kế hoạch",
                over / plan["hours"][role],
                f"{_OVER} + ~{words}",
            )
            yield value(
                "million",
                f"tiền giờ vượt của {title}",
                over * plan["hour_cost_thousand"][role] / 1000,
                f"{words}|{_OVER}|của bạn ấy|tức + {words} + -lên|từ|triển khai|hợp đồng",
            )


def _income(project: dict[str, Any]) -> Iterator[Value]:
    plan, actual = project["plan"], project["actual"]
    without = "không có|không|cho không|tặng"
    yield value("million", "AGI theo kế hoạch", plan["agi"], "agi|thu nhập gộp|ở lại")
    yield value("million", "AGI thực tế", actual["agi"], "agi|thu nhập gộp|ở lại")
    yield value(
        "million",
        "còn lại của Nhịp Cầu theo kế hoạch",
        plan["agi"] - plan["delivery_cost"],
        f"{_LEFT} + giờ|biên|agi|nhịp cầu còn + -thiếu|âm|lãi gộp",
    )
    yield value(
        "million",
        "còn lại thực tế của Nhịp Cầu",
        actual["agi"] - actual["delivery_cost"],
        f"{_LEFT} + giờ|biên|agi|nhịp cầu còn + -thiếu|âm|lãi gộp|hợp đồng|đợt",
    )
    yield value(
        "million",
        "còn lại nếu không có phiếu thay đổi",
        plan["agi"] - actual["delivery_cost"],
        f"{_LEFT} + ~{without} + giờ|biên|agi + -thiếu",
    )
    yield value(
        "share",
        "biên triển khai theo kế hoạch",
        plan["delivery_margin"],
        "biên|kế hoạch|dự toán + biên + -lead|công suất|còn|kết thúc|lên|có phiếu + !thực tế|có phiếu|cho không",
    )
    yield value(
        "share",
        "biên triển khai thực tế",
        actual["delivery_margin"],
        "biên|giờ công|thực tế + biên + -kế hoạch|dự toán|không có|cho không|thay vì + !kế hoạch|cho không",
    )
    yield value(
        "share",
        "biên triển khai không có phiếu thay đổi",
        actual["delivery_margin_without_change_request"],
        f"biên|phiếu thay đổi|không có + {without}|phiếu + biên + -kế hoạch|dự toán|thay vì",
    )
    yield value(
        "points",
        "biên kém kế hoạch",
        (plan["delivery_margin"] - actual["delivery_margin"]) * 100,
        "kém|hụt + biên",
    )


def _rules(project: dict[str, Any]) -> Iterator[Value]:
    ceiling = project["actual"]["change_request"] * (1 - project["plan"]["delivery_margin"])
    yield value("share", "mốc hỏi của bảng giờ", _ASK_AT, "mốc|chạm|trần|bảng giờ + giờ|tuần|bảng + -lãi gộp")
    yield value("share", "lệch phải hỏi", _OFF_ASK, "lệch + hỏi")
    yield value("share", "lệch phải báo ngay", _OFF_TELL, "lệch + báo ngay")
    yield value("share", "dòng dự phòng không có", _RESERVE, "dự phòng")
    yield value(
        "million",
        "trần giá vốn giờ công của phiếu thay đổi",
        ceiling,
        "trần|giá vốn|phiếu|giờ riêng|dòng riêng",
    )
