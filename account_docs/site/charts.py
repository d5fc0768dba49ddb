"""Charts of the worked project, drawn from its data into docs/hinh/ (`python3 run.py charts`).

Plain SVG, 400 units wide so that the letters stay readable on a phone. The colours are variables that
the page sets for light and dark; a file opened alone uses the light values.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from account_docs.content.project import break_even_units, load_project

INK = "var(--pic-ink,#1c2428)"
SOFT = "var(--pic-soft,#4a555b)"
LINE = "var(--pic-line,#6b757a)"
GROUND = "var(--pic-ground,#fdfcf8)"
SURFACE = "var(--pic-surface,#f6f4ec)"
TALK = "var(--pic-talk,#0a5c54)"
PLAN = "var(--pic-plan,#3a489b)"
MONEY = "var(--pic-money,#86480a)"
WRONG = "var(--pic-wrong,#9c2b20)"
WIDTH = 400

ROLES = {
    "account_manager": "Quản lý account",
    "account_executive": "Chuyên viên account",
    "planner": "Planner",
    "creative": "Sáng tạo",
    "media": "Media",
    "web_seo": "Web, SEO",
}


@dataclass(frozen=True)
class Task:
    """One line of a plan: code, name, length in working days, codes of the tasks it waits for."""

    code: str
    name: str
    days: int
    after: tuple[str, ...] = ()


# The example of hoach-dinh-quan-ly/timeline.md; a test compares the two.
SIX_WEEKS = (
    Task("A", "Chốt re-brief", 3),
    Task("B", "Ý tưởng, hình ảnh chủ đạo", 5, ("A",)),
    Task("C", "Khách duyệt ý tưởng", 2, ("B",)),
    Task("D", "Kịch bản, chuẩn bị quay", 4, ("C",)),
    Task("E", "Quay", 2, ("D",)),
    Task("F", "Dựng video, hai vòng sửa", 7, ("E",)),
    Task("G", "Viết nội dung, làm banner", 5, ("C",)),
    Task("H", "Dựng landing page", 4, ("G",)),
    Task("I", "Cài đo lường, chạy thử", 2, ("H",)),
    Task("J", "Khách duyệt cuối", 2, ("F", "I")),
    Task("K", "Cài quảng cáo, chờ xét duyệt", 2, ("J",)),
    Task("L", "Dự phòng chung", 3, ("K",)),
)


def schedule(tasks: tuple[Task, ...]) -> dict[str, tuple[int, int, int]]:
    """First day, last day and slack of every task, in working days from 1.

    Source: the critical path method (forward and backward pass); slack 0 is the critical path.

    Args:
        tasks: each after those it waits for.
    """
    last: dict[str, int] = {}
    for task in tasks:
        last[task.code] = max((last[code] for code in task.after), default=0) + task.days
    end = max(last.values())
    latest = dict.fromkeys(last, end)
    for task in reversed(tasks):
        for code in task.after:
            latest[code] = min(latest[code], latest[task.code] - task.days)
    return {
        task.code: (last[task.code] - task.days + 1, last[task.code], latest[task.code] - last[task.code])
        for task in tasks
    }


def number(value: float, digits: int = 0) -> str:
    """A number as Vietnamese readers write it: 4.000.000 and 0,7."""
    text = f"{value:,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,"))


def text(
    x: float, y: float, words: str, *, size: float = 13, fill: str = INK, anchor: str = "start", bold: bool = False
) -> str:
    """A line of text with its base line at y."""
    weight = ' font-weight="600"' if bold else ""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{fill}"{side}{weight}>{escape(words)}</text>'


def bar(x: float, y: float, width: float, height: float, fill: str, stroke: str = "none") -> str:
    """A filled rectangle."""
    return (
        f'<rect x="{x:.1f}" y="{y:g}" width="{max(width, 1):.1f}" height="{height:g}" fill="{fill}" stroke="{stroke}"/>'
    )


def line(points: list[tuple[float, float]], stroke: str, *, width: float = 1.5, dashed: bool = False) -> str:
    """A line through points."""
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<path d="M{path}" fill="none" stroke="{stroke}" stroke-width="{width:g}"{dash}/>'


def drawing(title: str, description: str, height: float, parts: list[str]) -> str:
    """A whole SVG file."""
    body = "\n  ".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" '
        "font-family=\"'Be Vietnam Pro',system-ui,sans-serif\">\n"
        f"  <title>{escape(title)}</title>\n  <desc>{escape(description)}</desc>\n"
        f'  <rect width="{WIDTH}" height="{height:g}" fill="{GROUND}"/>\n  {body}\n</svg>\n'
    )


def where_the_budget_goes(project: dict[str, Any]) -> str:
    """The client's budget, split by who is paid."""
    fees = project["contract"]["fees"]
    rows = [
        ("Quảng cáo Meta", project["media"]["meta"], PLAN),
        ("Quảng cáo Google", project["media"]["google"], PLAN),
        ("Chiến lược và account", fees["strategy_account"], MONEY),
        ("Sáng tạo và nội dung", fees["creative_content"], MONEY),
        ("Quản lý quảng cáo", fees["ads_management"], MONEY),
        ("Trang đích, SEO, đo lường", fees["landing_seo_measurement"], MONEY),
        ("Sản xuất", project["contract"]["production_charged"], TALK),
    ]
    budget = project["client_budget_before_vat"]
    parts = [text(8, 22, f"Ngân sách {number(budget)} triệu đồng, chưa VAT", size=15, bold=True)]
    top = 40.0
    groups = {
        0: f"Khách trả nền tảng: {number(project['media']['total'])}",
        2: f"Khách trả agency: {number(project['contract']['total'])}",
    }
    for position, (name, amount, colour) in enumerate(rows):
        if position in groups:
            parts.append(text(8, top + 14, groups[position], fill=SOFT))
            top += 24
        parts += [
            bar(8, top, amount / project["media"]["meta"] * 190, 22, colour),
            text(amount / project["media"]["meta"] * 190 + 16, top + 16, f"{name}: {number(amount)}"),
        ]
        top += 30
    told = "; ".join(f"{name} {number(amount)}" for name, amount, _ in rows)
    return drawing(
        "Đường đi của ngân sách",
        f"Ngân sách {number(budget)} triệu đồng chia thành: {told} (triệu đồng).",
        top + 4,
        parts,
    )


def funnel(project: dict[str, Any]) -> str:
    """From impressions to bookings, with the rate of each step."""
    results = project["results"]
    steps = [
        ("Lượt hiển thị (Meta)", results["meta"]["impressions"]),
        ("Lượt bấm", results["clicks"]),
        ("Lượt xem trang đích", results["landing_views"]),
        ("Lead", results["leads"]),
        ("Lead đủ chuẩn", results["qualified_leads"]),
        ("Lượt đặt phòng", results["bookings"]),
    ]
    widths = [384, 320, 272, 200, 152, 110]
    parts, told = [], []
    for position, ((name, count), width) in enumerate(zip(steps, widths, strict=True)):
        top = 6 + position * 58
        fill = TALK if position == len(steps) - 1 else SURFACE
        ink = GROUND if position == len(steps) - 1 else INK
        parts.append(
            f'<rect x="{(WIDTH - width) / 2:g}" y="{top}" width="{width}" height="38" rx="5" fill="{fill}"'
            f' stroke="{LINE}"/>'
        )
        parts.append(text(200, top + 17, number(count), size=15, fill=ink, anchor="middle", bold=True))
        parts.append(text(200, top + 32, name, size=12.5, fill=ink, anchor="middle"))
        told.append(f"{name} {number(count)}")
        if position >= 2:
            rate = count / steps[position - 1][1] * 100
            parts.append(text(200, top - 6, f"↓ {number(rate)}%", size=12.5, fill=SOFT, anchor="middle"))
            told[-1] += f" ({number(rate)}%)"
        elif position == 1:
            parts.append(text(200, top - 6, "↓ cộng lượt bấm từ Google", size=12.5, fill=SOFT, anchor="middle"))
    return drawing(
        "Phễu của dự án Đồi Sương",
        "Các tầng từ trên xuống: " + "; ".join(told) + ". Bề ngang không theo tỷ lệ.",
        6 + 58 * len(steps) - 14,
        parts,
    )


def break_even(project: dict[str, Any]) -> str:
    """Cost and contribution by number of bookings, crossing at break-even."""
    honest, results = project["honest_part"], project["results"]
    cost = project["client_budget_before_vat"]
    each = results["revenue_per_night"] * results["nights_per_booking"] * honest["contribution_margin_assumed"]
    even = break_even_units(
        cost, honest["contribution_margin_assumed"], results["revenue_per_night"] * results["nights_per_booking"]
    )
    left, right, bottom, top = 44.0, 384.0, 250.0, 24.0
    most = 300

    def x(count: float) -> float:
        return left + count / most * (right - left)

    def y(amount: float) -> float:
        return bottom - amount / 520 * (bottom - top)

    parts = [line([(left, top), (left, bottom), (right, bottom)], LINE)]
    parts += [
        text(left - 6, y(amount) + 4, number(amount), size=12, fill=SOFT, anchor="end")
        for amount in (0, 100, 200, 300, 400, 500)
    ]
    parts += [
        text(x(count), bottom + 18, number(count), size=12, fill=SOFT, anchor="middle")
        for count in (0, 50, 100, 150, 250, 300)
    ]
    parts += [
        line([(left, y(cost)), (right, y(cost))], MONEY, width=2.5),
        text(left + 8, y(cost) - 8, f"Chi phí dự kiến: {number(cost)} triệu đồng", fill=MONEY),
        line([(left, bottom), (x(510 / each), y(510))], TALK, width=2.5),
        (
            f'<text x="{x(58):.1f}" y="{y(each * 40):.1f}" font-size="13" fill="{TALK}">Lãi gộp: {number(each, 2)}'
            " triệu/lượt</text>"
        ),
        line([(x(even), bottom), (x(even), y(cost))], INK, dashed=True),
        f'<circle cx="{x(even):.1f}" cy="{y(each * even):.1f}" r="5" fill="{INK}"/>',
        line(
            [(x(honest["asked_bookings"]), bottom), (x(honest["asked_bookings"]), y(each * honest["asked_bookings"]))],
            WRONG,
            dashed=True,
        ),
        text(
            x(honest["asked_bookings"]) - 5,
            bottom - 10,
            f"khách xin {honest['asked_bookings']}",
            fill=WRONG,
            anchor="end",
        ),
        text(x(even) + 6, bottom - 10, f"hòa vốn {even}", bold=True),
        text(200, bottom + 38, "Số lượt đặt phòng", fill=SOFT, anchor="middle"),
        text(8, 14, "triệu đồng", size=12, fill=SOFT),
    ]
    short = cost - each * honest["asked_bookings"]
    told = (
        f"Đường chi phí nằm ngang ở {number(cost)} triệu đồng. Đường lãi gộp đi lên {number(each, 2)} triệu đồng mỗi"
        f" lượt đặt phòng, cắt đường chi phí ở {even} lượt. Ở {honest['asked_bookings']} lượt khách xin, lãi gộp còn"
        f" thiếu {number(short)} triệu đồng."
    )
    return drawing("Điểm hòa vốn của chiến dịch", told, bottom + 48, parts)


def profit_waterfall(project: dict[str, Any]) -> str:
    """From the contract's value to what the work leaves."""
    actual = project["actual"]
    passed = sum(project["contract"]["production_cost"].values())
    rows = [
        ("Giá trị hợp đồng", 0, actual["contract_total"], PLAN),
        ("Trả nhà cung cấp", actual["agi"], passed, LINE),
        ("AGI", 0, actual["agi"], TALK),
        ("Chi phí giờ công", actual["agi"] - actual["delivery_cost"], actual["delivery_cost"], LINE),
        ("Còn lại", 0, actual["agi"] - actual["delivery_cost"], MONEY),
    ]
    scale = 250 / actual["contract_total"]
    parts = []
    for position, (name, start, amount, colour) in enumerate(rows):
        top = 8 + position * 44
        sign = "−" if colour == LINE else ""
        parts += [
            text(8, top + 19, name),
            bar(136 + start * scale, top, amount * scale, 28, SURFACE if colour == LINE else colour, colour),
            text(
                136 + (start + amount / 2) * scale,
                top + 19,
                f"{sign}{number(amount)}",
                fill=INK if colour == LINE else GROUND,
                anchor="middle",
                bold=True,
            ),
        ]
    told = "; ".join(f"{name} {'trừ ' if colour == LINE else ''}{number(amount)}" for name, _, amount, colour in rows)
    return drawing("Từ hợp đồng tới phần còn lại", f"Thác lợi nhuận, triệu đồng: {told}.", 8 + 44 * len(rows), parts)


def hours_variance(project: dict[str, Any]) -> str:
    """Planned and actual hours by role."""
    plan, actual = project["plan"]["hours"], project["actual"]["hours"]
    scale = 166 / max(*plan.values(), *actual.values())
    parts = [
        bar(8, 8, 14, 12, SURFACE, LINE),
        text(28, 19, "kế hoạch"),
        bar(108, 8, 14, 12, TALK),
        text(128, 19, "thực tế"),
        bar(198, 8, 14, 12, WRONG),
        text(218, 19, "phần vượt"),
    ]
    told = []
    for position, (role, planned) in enumerate(plan.items()):
        top = 36 + position * 46
        spent = actual[role]
        parts += [
            text(8, top + 21, ROLES[role], size=12.5),
            bar(144, top, planned * scale, 14, SURFACE, LINE),
            bar(144, top + 17, min(spent, planned) * scale, 14, TALK),
            text(144 + planned * scale + 6, top + 12, number(planned), size=12.5),
            text(
                144 + spent * scale + 6,
                top + 29,
                number(spent) + (f" (+{number(spent - planned)})" if spent > planned else ""),
                size=12.5,
                bold=spent > planned,
            ),
        ]
        if spent > planned:
            parts.append(bar(144 + planned * scale, top + 17, (spent - planned) * scale, 14, WRONG))
        told.append(f"{ROLES[role]} {number(planned)} và {number(spent)}")
    return drawing(
        "Giờ công kế hoạch và thực tế",
        "Giờ công theo vai, kế hoạch và thực tế: " + "; ".join(told) + ".",
        36 + 46 * len(plan),
        parts,
    )


def gantt(tasks: tuple[Task, ...] = SIX_WEEKS) -> str:
    """A plan by working days with its critical path."""
    days = schedule(tasks)
    end = max(last for _, last, _ in days.values())
    scale = 384 / end
    parts = [
        bar(8, 6, 14, 12, WRONG),
        text(28, 17, "đường găng"),
        bar(118, 6, 14, 12, SURFACE, LINE),
        text(138, 17, "còn độ dư"),
        bar(226, 6, 14, 12, PLAN),
        text(246, 17, "dự phòng"),
    ]
    told = []
    for position, task in enumerate(tasks):
        top = 32 + position * 38
        first, last, slack = days[task.code]
        reserve = task is tasks[-1]
        fill = PLAN if reserve else SURFACE if slack else WRONG
        parts += [
            text(8, top + 11, f"{task.code}. {task.name}", size=12.5),
            text(392, top + 11, f"{first}–{last}", size=12.5, fill=SOFT, anchor="end"),
            bar(8, top + 16, 384, 12, "none", "var(--pic-surface,#e6e2d6)"),
            bar(8 + (first - 1) * scale, top + 16, (last - first + 1) * scale, 12, fill, LINE if slack else "none"),
        ]
        told.append(f"{task.code} {task.name} ngày {first}–{last}")
    critical = "–".join(task.code for task in tasks[:-1] if days[task.code][2] == 0)
    return drawing(
        "Biểu đồ Gantt và đường găng", f"{'; '.join(told)}. Đường găng: {critical}.", 32 + 38 * len(tasks), parts
    )


CHARTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "dong-tien": where_the_budget_goes,
    "pheu-doi-suong": funnel,
    "diem-hoa-von": break_even,
    "thac-loi-nhuan": profit_waterfall,
    "chenh-lech-ngan-sach": hours_variance,
    "gantt-duong-gang": lambda project: gantt(),
}


def main() -> int:
    """Write every chart anew."""
    root = Path.cwd()
    project = load_project(root / "data" / "project.yml")
    for name, draw in CHARTS.items():
        (root / "docs" / "hinh" / f"{name}.svg").write_text(draw(project), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
