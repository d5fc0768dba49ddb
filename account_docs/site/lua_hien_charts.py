"""Charts of the worked project Lửa Hiền, drawn from its data into docs/hinh/ (`python3 run.py charts`)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from account_docs.content.project import load_project
from account_docs.content.project.lua_hien import cash, hours, money
from account_docs.content.project.lua_hien.production import LINES
from account_docs.site.charts import (
    INK,
    LINE,
    MONEY,
    PLAN,
    SOFT,
    SURFACE,
    TALK,
    WRONG,
    bar,
    drawing,
    line,
    number,
    text,
)

# 12 px on a phone, where 400 units are 358 px wide.
_SIZE = 13.5


def _money(amount: float) -> str:
    """An amount in triệu đồng with as many digits as it has."""
    digits = 0 if abs(amount - round(amount)) < 1e-9 else 1 if abs(amount * 10 - round(amount * 10)) < 1e-6 else 2
    return number(amount, digits)


def contract_waterfall(project: dict[str, Any]) -> str:
    """From the price of the contract to what the plan leaves to the agency."""
    film, event = (money.third_party(project, part)[0] for part in ("film", "event"))
    income, left = hours.income(project, actual=False), hours.left(project, actual=False)
    contract = cash.contract_total(project)
    rows = [
        ("Khách trả theo hợp đồng", 0.0, contract, PLAN),
        ("Trả cho phần phim", contract - film, film, LINE),
        ("Trả cho phần sự kiện", income, event, LINE),
        ("AGI: phần agency giữ", 0.0, income, TALK),
        ("Chi phí giờ làm", left, income - left, LINE),
        ("Còn lại", 0.0, left, MONEY),
    ]
    scale, parts, told = 384 / contract, list[str](), list[str]()
    for position, (name, start, amount, colour) in enumerate(rows):
        top, taken = 4 + position * 50, colour == LINE
        sign = "−" if taken else ""
        parts += [
            text(8, top + 16, f"{name}: {sign}{_money(amount)}", size=_SIZE, bold=not taken),
            bar(8 + start * scale, top + 22, amount * scale, 20, SURFACE if taken else colour, colour),
        ]
        told.append(f"{name.lower()} {'trừ ' if taken else ''}{_money(amount)}")
    return drawing(
        "Tiền của hợp đồng Lửa Hiền đi đâu",
        f"Thác chi phí theo kế hoạch, triệu đồng chưa VAT: {'; '.join(told)}.",
        8 + 50 * len(rows),
        parts,
    )


def film_waterfall(project: dict[str, Any]) -> str:
    """The estimate of the film, line upon line up to its sum."""
    estimate = project["estimate"]["film"]
    total = sum(estimate.values())
    scale, start, parts, told = 384 / total, 0.0, list[str](), list[str]()
    for position, (key, amount) in enumerate(estimate.items()):
        top, name = 4 + position * 40, LINES["film"][key][0]
        name = name[0].upper() + name[1:]
        parts += [
            text(8, top + 15, f"{name}: {_money(amount)}", size=_SIZE),
            bar(8 + start * scale, top + 21, amount * scale, 12, TALK),
            line([(8, top + 36), (392, top + 36)], SURFACE, width=1),
        ]
        start += amount
        told.append(f"{name} {_money(amount)}")
    top = 4 + 40 * len(estimate)
    parts += [
        text(8, top + 16, f"Cộng dự toán phim: {_money(total)}", bold=True),
        bar(8, top + 23, total * scale, 16, MONEY),
    ]
    return drawing(
        "Dự toán phim Lửa Hiền theo từng dòng",
        f"Thác dự toán, triệu đồng chưa VAT: {'; '.join(told)}; cộng {_money(total)}.",
        top + 46,
        parts,
    )


def cash_by_day(project: dict[str, Any]) -> str:
    """The balance of the project by day, as it was and had the client paid on the day it was due."""
    real = cash.balances(cash.movements(project))
    prompt = cash.balances(cash.movements(cash.on_time(project)))
    first, last = min(real), max(real)
    left, right, top, bottom, most, least = 12.0, 388.0, 50.0, 290.0, 950.0, -330.0

    def x(day: date) -> float:
        return left + (day - first).days / (last - first).days * (right - left)

    def y(amount: float) -> float:
        return bottom - (amount - least) / (most - least) * (bottom - top)

    def steps(found: dict[date, float]) -> list[tuple[float, float]]:
        points, before = list[tuple[float, float]](), 0.0
        for day, balance in found.items():
            points += [(x(day), y(before)), (x(day), y(balance))]
            before = balance
        return points

    day, deepest = cash.lowest(cash.movements(project))
    next_day, next_deepest = cash.lowest(cash.movements(cash.on_time(project)))
    lowest, rest = f"Đáy {day:%d/%m}: {_signed(deepest)}", f"còn {_signed(real[last])}"
    parts = [
        line([(8, 14), (38, 14)], TALK, width=3),
        text(44, 19, "thực tế", size=_SIZE),
        line([(118, 14), (148, 14)], LINE, width=2, dashed=True),
        text(154, 19, "nếu khách trả đúng hạn", size=_SIZE),
        text(8, 44, "triệu đồng, gồm VAT", size=_SIZE, fill=SOFT),
        line([(left, y(0)), (right, y(0))], INK, width=1),
        text(right, y(0) - 6, "0", size=_SIZE, fill=SOFT, anchor="end"),
        line(steps(prompt), LINE, width=2, dashed=True),
        line(steps(real), TALK, width=3),
        f'<circle cx="{x(day):.1f}" cy="{y(deepest):.1f}" r="6" fill="{WRONG}"/>',
        text(x(day) - 10, y(deepest) + 5, lowest, fill=WRONG, anchor="end", bold=True),
    ]
    peak = max(real, key=lambda each: real[each])
    parts.append(text(x(peak) + 20, y(real[peak]) + 12, f"{peak:%d/%m}: {_signed(real[peak])}", size=_SIZE))
    back = project["receipts"]["instalment_2"]["paid"]
    parts.append(text(x(back) + 4, y(real[back]) - 10, f"{back:%d/%m}: {_signed(real[back])}", size=_SIZE))
    parts.append(text(right, y(real[last]) - 46, rest, size=_SIZE, fill=MONEY, anchor="end", bold=True))
    for month in (date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)):
        parts.append(line([(x(month), bottom), (x(month), bottom + 6)], LINE))
        parts.append(text(x(month) + 3, bottom + 20, f"T{month.month}", size=_SIZE, fill=SOFT))
    listed = "; ".join(f"{each:%d/%m/%Y} {_signed(balance)}" for each, balance in real.items())
    told = (
        f"Tiền mặt lũy kế theo ngày, triệu đồng gồm VAT: {listed}. Đáy là {_signed(deepest)} ngày {day:%d/%m/%Y};"
        f" nếu khách trả đúng hạn thì đáy là {_signed(next_deepest)} ngày {next_day:%d/%m/%Y}."
    )
    return drawing("Tiền mặt của dự án Lửa Hiền theo ngày", told, bottom + 28, parts)


def _signed(amount: float) -> str:
    """An amount with a minus sign of the right length."""
    return f"−{_money(-amount)}" if amount < 0 else _money(amount)


CHARTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "lua-hien-hop-dong": contract_waterfall,
    "lua-hien-du-toan-phim": film_waterfall,
    "lua-hien-dong-tien": cash_by_day,
}


def main() -> int:
    """Write every chart anew."""
    root = Path.cwd()
    project = load_project(root / "data" / "lua-hien.yml")
    for name, draw in CHARTS.items():
        (root / "docs" / "hinh" / f"{name}.svg").write_text(draw(project), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
