"""The chart of the worked project Nắng Gói, drawn from its data into docs/hinh/ (`python3 run.py charts`)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from account_docs.content.project import load_project
from account_docs.content.project.nang_goi.hours import before_annex, months
from account_docs.site.charts import INK, LINE, PLAN, SOFT, WRONG, drawing, line, number, text

# 12 px on a phone, where 400 units are 358 px wide.
_SIZE = 13.5


def burn_down(project: dict[str, Any]) -> str:
    """The hours that the fee of all months pays, month by month: what should be left, and what was."""
    found = months(project)
    total = sum(month.budget for month in found)
    planned, left = [total], [total]
    for month in found:
        planned.append(planned[-1] - month.budget)
        left.append(left[-1] - month.done)
    most, least = 1500.0, -200.0
    low, high, bottom, top = 50.0, 384.0, 380.0, 62.0

    def x(position: int) -> float:
        return low + position / len(found) * (high - low)

    def y(amount: float) -> float:
        return bottom - (amount - least) / (most - least) * (bottom - top)

    parts = [
        line([(8, 14), (36, 14)], PLAN, width=2, dashed=True),
        text(42, 19, "phí trả cho", size=_SIZE),
        line([(140, 14), (168, 14)], WRONG, width=3),
        text(174, 19, "giờ thật", size=_SIZE),
        text(8, 44, "Giờ còn lại của sáu tháng; dưới 0 là giờ không có phí", size=_SIZE, fill=SOFT),
    ]
    for amount in (0, 500, 1000, 1500):
        parts.append(line([(low, y(amount)), (high, y(amount))], LINE, width=1.5 if amount == 0 else 0.4))
        parts.append(text(low - 6, y(amount) + 5, number(amount), size=_SIZE, fill=SOFT, anchor="end"))
    annex = len(before_annex(project))
    parts.append(line([(x(annex), top), (x(annex), bottom)], LINE, dashed=True))
    parts.append(text(x(annex) + 6, top + 14, "Phụ lục 01/08", size=_SIZE, fill=SOFT))
    edge = [*enumerate(planned), *reversed(list(enumerate(left)))]
    between = "L".join(f"{x(each):.1f} {y(amount):.1f}" for each, amount in edge)
    parts.append(f'<path d="M{between}Z" fill="{WRONG}" fill-opacity="0.22"/>')
    parts.append(line([(x(each), y(amount)) for each, amount in enumerate(planned)], PLAN, width=2, dashed=True))
    parts.append(line([(x(each), y(amount)) for each, amount in enumerate(left)], WRONG, width=3))
    told, over = list[str](), 0.0
    for position, month in enumerate(found, start=1):
        over += month.over
        name = int(month.name[5:])
        at = y(left[position])
        parts.append(f'<circle cx="{x(position):.1f}" cy="{at:.1f}" r="4.5" fill="{WRONG}"/>')
        if position > 1:
            parts.append(text(x(position) - 8, at + 16, f"+{number(over)}", size=_SIZE, anchor="end", bold=True))
        parts.append(text(x(position), bottom + 18, f"T{name}", size=_SIZE, fill=INK, anchor="middle"))
        kept = number(left[position]) if left[position] >= 0 else f"âm {number(-left[position])}"
        told.append(f"tháng {name} {number(planned[position])} và {kept}, vượt cộng dồn {number(over)}")
    return drawing(
        "Số giờ của retainer Nắng Gói vơi dần",
        f"Phí sáu tháng trả cho {number(total)} giờ. Số giờ còn lại theo phí và theo giờ thật: {'; '.join(told)}.",
        bottom + 30,
        parts,
    )


CHARTS: dict[str, Callable[[dict[str, Any]], str]] = {"nang-goi-gio": burn_down}


def main() -> int:
    """Write every chart anew."""
    root = Path.cwd()
    project = load_project(root / "data" / "nang-goi.yml")
    for name, draw in CHARTS.items():
        (root / "docs" / "hinh" / f"{name}.svg").write_text(draw(project), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
