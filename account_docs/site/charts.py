"""Charts of the worked project, drawn from its data into docs/hinh/ (`python3 run.py charts`).

Plain SVG, 400 units wide: letters of 13,5 are 12 px on a phone's 358 px and never larger than the text beside them. The
colours are variables that the page sets for light and dark; a file opened alone uses the light values.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from account_docs.content.project import break_even_units, load_project

# The colours of the page; the ones behind them are those of white paper (pdf.css), for the handbook and for a drawing
# that is opened alone. Areas, wrong and right are the same in both.
INK = "var(--pic-ink,#1c2428)"
SOFT = "var(--pic-soft,#4a555b)"
LINE = "var(--pic-line,#6b757a)"
GROUND = "var(--pic-ground,#fdfcf8)"
SURFACE = "var(--pic-surface,#f6f4ec)"
TALK = "var(--pic-talk,#0a5c54)"
PLAN = "var(--pic-plan,#3a489b)"
MONEY = "var(--pic-money,#86480a)"
LIGHT = "var(--line,#dcd9d0)"
WRONG = "var(--pic-wrong,#9c2b20)"
WIDTH = 400
# Working days of a week.
WEEK = 5

ROLES = {
    "account_manager": "Account Manager",
    "account_executive": "AE",
    "planner": "Planner",
    "creative": "Creative",
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
    Task("B", "Ý tưởng, key visual", 5, ("A",)),
    Task("C", "Khách duyệt ý tưởng", 2, ("B",)),
    Task("D", "Kịch bản, chuẩn bị quay", 4, ("C",)),
    Task("E", "Quay", 2, ("D",)),
    Task("F", "Dựng video, hai round sửa", 7, ("E",)),
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
    x: float, y: float, words: str, *, size: float = 13.5, fill: str = INK, anchor: str = "start", bold: bool = False
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
    """A line through points; steps go by H and V, which are shorter."""
    places = [(f"{round(x, 1):g}", f"{round(y, 1):g}") for x, y in points]
    path = "M" + " ".join(places[0])
    for (old_x, old_y), (x, y) in pairwise(places):
        path += f"H{x}" if y == old_y else f"V{y}" if x == old_x else f"L{x} {y}"
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<path d="{path}" fill="none" stroke="{stroke}" stroke-width="{width:g}"{dash}/>'


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
        ("Quảng cáo Meta", project["media"]["meta"], LINE),
        ("Quảng cáo Google", project["media"]["google"], LINE),
        ("Chiến lược và account", fees["strategy_account"], MONEY),
        ("Creative và nội dung", fees["creative_content"], MONEY),
        ("Quản lý quảng cáo", fees["ads_management"], MONEY),
        ("Landing page, SEO, đo lường", fees["landing_seo_measurement"], MONEY),
        ("Sản xuất", project["contract"]["production_charged"], MONEY),
    ]
    budget = project["client_budget_before_vat"]
    parts = [text(8, 22, f"Ngân sách {number(budget)} triệu đồng, chưa VAT", bold=True)]
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
    """From impressions to bookings: each row is the whole of the row above, and how much of it goes on.

    One scale for all rows would show nothing: 4.000.000 and 210 can't both be seen.
    """
    results = project["results"]
    steps = [
        ("lượt bấm", results["clicks"]),
        ("lượt xem landing page", results["landing_views"]),
        ("lead", results["leads"]),
        ("lead đủ chuẩn", results["qualified_leads"]),
        ("lượt đặt phòng", results["bookings"]),
    ]
    shown = f"{number(results['meta']['impressions'])} lượt hiển thị (Meta)"
    first = f"{number(steps[0][1])} {steps[0][0]}"
    parts = [
        text(8, 18, shown, bold=True),
        text(8, 42, f"↓ cộng lượt bấm từ Google thành {first}", fill=SOFT),
    ]
    told = [shown, first]
    for position, (name, count) in enumerate(steps[1:]):
        before, top = steps[position], 58 + position * 66
        rate = count / before[1]
        last = position == len(steps) - 2
        parts += [
            text(8, top + 16, f"{number(count)} {name}", bold=True, fill=TALK if last else INK),
            text(392, top + 16, f"{number(rate * 100)}% của {number(before[1])}", fill=SOFT, anchor="end"),
            bar(8, top + 24, 384, 22, SURFACE, LINE),
            bar(8, top + 24, 384 * rate, 22, TALK),
        ]
        told.append(f"{number(count)} {name} ({number(rate * 100)}%)")
    return drawing(
        "Phễu của dự án Đồi Sương",
        "Mỗi thanh là toàn bộ bước trước, phần đậm là phần đi tiếp: " + "; ".join(told) + ".",
        58 + 66 * (len(steps) - 1),
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
        text(left - 6, y(amount) + 4, number(amount), fill=SOFT, anchor="end")
        for amount in (0, 100, 200, 300, 400, 500)
    ]
    parts += [
        text(x(count), bottom + 18, number(count), fill=SOFT, anchor="middle") for count in (0, 50, 100, 150, 250, 300)
    ]
    parts += [
        line([(left, y(cost)), (right, y(cost))], MONEY, width=2.5),
        text(left + 8, y(cost) - 8, f"Chi phí dự kiến: {number(cost)} triệu đồng", fill=MONEY),
        line([(left, bottom), (x(510 / each), y(510))], TALK, width=2.5),
        (
            f'<text x="{x(58):.1f}" y="{y(each * 40):.1f}" font-size="13.5" fill="{TALK}">Lãi gộp: {number(each, 2)}'
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
            f"mục tiêu {honest['asked_bookings']}",
            fill=WRONG,
            anchor="end",
        ),
        text(x(even) + 6, bottom - 10, f"hòa vốn {even}", bold=True),
        text(200, bottom + 38, "Số lượt đặt phòng", fill=SOFT, anchor="middle"),
        text(8, 14, "triệu đồng", fill=SOFT),
    ]
    short = cost - each * honest["asked_bookings"]
    told = (
        f"Đường chi phí nằm ngang ở {number(cost)} triệu đồng. Đường lãi gộp đi lên {number(each, 2)} triệu đồng mỗi"
        f" lượt đặt phòng, cắt đường chi phí ở {even} lượt. Ở {honest['asked_bookings']} lượt như mục tiêu, lãi gộp còn"
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
        ("Chi phí giờ làm", actual["agi"] - actual["delivery_cost"], actual["delivery_cost"], LINE),
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
            text(8, top + 21, ROLES[role]),
            bar(144, top, planned * scale, 14, SURFACE, LINE),
            bar(144, top + 17, min(spent, planned) * scale, 14, TALK),
            text(144 + planned * scale + 6, top + 12, number(planned)),
            text(
                144 + spent * scale + 6,
                top + 29,
                number(spent) + (f" (+{number(spent - planned)})" if spent > planned else ""),
                size=13.5,
                bold=spent > planned,
            ),
        ]
        if spent > planned:
            parts.append(bar(144 + planned * scale, top + 17, (spent - planned) * scale, 14, WRONG))
        told.append(f"{ROLES[role]} {number(planned)} và {number(spent)}")
    return drawing(
        "Giờ làm kế hoạch và thực tế",
        "Giờ làm theo vai, kế hoạch và thực tế: " + "; ".join(told) + ".",
        36 + 46 * len(plan),
        parts,
    )


def gantt(tasks: tuple[Task, ...] = SIX_WEEKS) -> str:
    """A plan by working days, in weeks of five, with its critical path."""
    days = schedule(tasks)
    end = max(last for _, last, _ in days.values())
    scale, under = 384 / end, 62 + 40 * len(tasks)
    parts = [
        bar(8, 6, 14, 12, WRONG),
        text(28, 17, "đường găng"),
        bar(126, 6, 14, 12, SURFACE, LINE),
        text(146, 17, "còn độ dư"),
        bar(240, 6, 14, 12, PLAN),
        text(260, 17, "dự phòng"),
    ]
    for week in range(end // WEEK):
        left = 8 + week * WEEK * scale
        parts.append(line([(left, 44), (left, under)], LIGHT, width=1))
        parts.append(text(left + WEEK * scale / 2, 42, f"Tuần {week + 1}", fill=SOFT, anchor="middle"))
    parts.append(line([(392, 44), (392, under)], LIGHT, width=1))
    told = []
    for position, task in enumerate(tasks):
        top = 56 + position * 40
        first, last, slack = days[task.code]
        reserve = task is tasks[-1]
        fill = PLAN if reserve else SURFACE if slack else WRONG
        parts += [
            f'<rect x="12" y="{top}" width="{8 * len(task.name) + 26}" height="17" fill="{GROUND}"/>',
            text(12, top + 13, f"{task.code}. {task.name}"),
            f'<rect x="350" y="{top}" width="40" height="17" fill="{GROUND}"/>',
            text(390, top + 13, f"{first}–{last}", fill=SOFT, anchor="end"),
            bar(8 + (first - 1) * scale, top + 20, (last - first + 1) * scale, 12, fill, LINE if slack else "none"),
        ]
        told.append(f"{task.code} {task.name} ngày {first}–{last}")
    critical = "–".join(task.code for task in tasks[:-1] if days[task.code][2] == 0)
    return drawing("Biểu đồ Gantt và đường găng", f"{'; '.join(told)}. Đường găng: {critical}.", under + 2, parts)


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
    project = load_project(Path("data/project.yml"))
    for name, draw in CHARTS.items():
        Path(f"docs/hinh/{name}.svg").write_text(draw(project), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
