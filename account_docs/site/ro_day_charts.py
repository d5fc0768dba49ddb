"""The chart of the worked project Rổ Đầy, drawn from its data into docs/hinh/ (`python3 run.py charts`)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from account_docs.content.project import load_project
from account_docs.content.project.ro_day import score
from account_docs.site.charts import LINE, MONEY, SOFT, SURFACE, TALK, WRONG, bar, drawing, line, number, text

# 12 px on a phone, where 400 units are 358 px wide.
_SIZE = 13.5
_CRITERIA = {
    "strategy": "Chiến lược",
    "idea": "Ý tưởng",
    "daily_team": "Team làm hằng ngày",
    "price": "Giá",
    "work_in_shops": "Cách làm việc tại tiệm",
}


def panel_scores(project: dict[str, Any]) -> str:
    """What the client's panel gave, criterion by criterion: the agency's bar over the winner's."""
    panel, ahead = project["panel"], score.lost_on(project)
    scale = 330 / max(panel["highest"].values())
    parts = [
        bar(8, 6, 22, 12, TALK),
        text(36, 17, "Nhịp Cầu", size=_SIZE),
        bar(128, 6, 22, 12, LINE),
        text(156, 17, "bên thắng", size=_SIZE),
        bar(254, 6, 22, 12, SURFACE, SOFT),
        text(282, 17, "điểm tối đa", size=_SIZE),
    ]
    told = list[str]()
    for position, (key, name) in enumerate(_CRITERIA.items()):
        top = 30 + position * 72
        ours, theirs, most = panel["agency"][key], panel["winner"][key], panel["highest"][key]
        behind, colour = (
            (f"kém {number(ahead[key])}", WRONG) if ahead[key] > 0 else (f"hơn {number(-ahead[key])}", MONEY)
        )
        parts += [
            text(8, top + 16, f"{name} (tối đa {number(most)})", size=_SIZE, bold=True),
            text(392, top + 16, behind, size=_SIZE, fill=colour, anchor="end", bold=True),
        ]
        for offset, points, fill in ((22, ours, TALK), (42, theirs, LINE)):
            parts += [
                bar(8, top + offset, most * scale, 16, SURFACE, SOFT),
                bar(8, top + offset, points * scale, 16, fill),
                text(14 + most * scale, top + offset + 13, number(points), size=_SIZE),
            ]
        told.append(f"{name.lower()} {number(ours)} so với {number(theirs)} trên {number(most)}")
    ours, theirs = score.of_panel(project, "agency"), score.of_panel(project, "winner")
    top = 30 + 72 * len(_CRITERIA)
    parts += [
        line([(8, top + 2), (392, top + 2)], LINE, width=1),
        text(8, top + 24, f"Cộng: Nhịp Cầu {number(ours)}, bên thắng {number(theirs)} trên 100", bold=True),
    ]
    return drawing(
        "Hội đồng Rổ Đầy chấm pitch thế nào",
        f"Điểm của Nhịp Cầu so với bên thắng: {'; '.join(told)}; cộng {number(ours)} so với {number(theirs)} trên 100.",
        top + 38,
        parts,
    )


CHARTS: dict[str, Callable[[dict[str, Any]], str]] = {"ro-day-cham-diem": panel_scores}


def main() -> int:
    """Write every chart anew."""
    root = Path.cwd()
    project = load_project(root / "data" / "ro-day.yml")
    for name, draw in CHARTS.items():
        (root / "docs" / "hinh" / f"{name}.svg").write_text(draw(project), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
