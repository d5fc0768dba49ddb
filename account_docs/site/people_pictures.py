"""The picture of who stands where: clients, account and team on one bridge, with the faces of the worked projects.

Drawn into docs/hinh/ by `python3 run.py charts`, from data/portraits.yml.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from account_docs.content.yaml_lines import load_plain
from account_docs.html.portraits import HEIGHT, WIDTH, Looks, shapes
from account_docs.site.charts import INK, LINE, PLAN, TALK, drawing, line, text

_SCALE = 1.5
_DECK, _TOWER, _LEFT, _RIGHT = 222.0, 62.0, 122.0, 278.0
_CLIENTS, _ACCOUNT = ("chị Lan", "anh Bình"), ("Minh An", "Thu Hà")
_TEAM = (("anh Quân", "Diệu"), ("Phong", "anh Tùng"))


def photo(looks: Looks, x: float, y: float) -> str:
    """A portrait with its white edge, its upper left corner at x, y."""
    edge = (
        f'<rect x="-2" y="-2" width="{WIDTH + 4}" height="{HEIGHT + 4}" fill="#fff" stroke="{LINE}" stroke-width=".6"/>'
    )
    return f'<g transform="translate({x:g} {y:g}) scale({_SCALE})">{edge}{shapes(looks)}</g>'


def _row(people: Mapping[str, Looks], names: Iterable[str], x: float, y: float) -> list[str]:
    return [photo(people[name], x + place * 43, y) for place, name in enumerate(names)]


def _arrow(y: float, colour: str, *, back: bool) -> str:
    tip, tail, side = (8.0, 392.0, 9) if back else (392.0, 8.0, -9)
    return (
        f'<path d="M{tail:g} {y:g}H{tip:g}M{tip + side:g} {y - 6:g}L{tip:g} {y:g}L{tip + side:g} {y + 6:g}" fill="none"'
        f' stroke="{colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def bridge(people: Mapping[str, Looks]) -> str:
    """Account between client and team: who stands where, and what goes over the bridge each way."""
    top = _DECK - 3 - HEIGHT * _SCALE - 3
    cable = (
        f"M4 {_TOWER + 84}Q{_LEFT - 40} {_TOWER + 60} {_LEFT} {_TOWER}"
        f"Q200 {_TOWER + 150} {_RIGHT} {_TOWER}Q{_RIGHT + 40} {_TOWER + 60} 396 {_TOWER + 84}"
    )
    parts = [
        text(49, 22, "Khách hàng", anchor="middle", bold=True),
        text(200, 22, "Account", anchor="middle", bold=True, fill=TALK),
        text(351, 22, "Team agency", anchor="middle", bold=True),
        f'<path d="{cable}" fill="none" stroke="{INK}" stroke-width="2.5"/>',
        *(line([(x, _TOWER - 8), (x, _DECK + 26)], INK, width=5) for x in (_LEFT, _RIGHT)),
        line([(0, _DECK), (400, _DECK)], INK, width=4),
        *_row(people, _CLIENTS, 10, top),
        *_row(people, _ACCOUNT, 161, top),
        *_row(people, _TEAM[0], 312, top - 58),
        *_row(people, _TEAM[1], 312, top),
        _arrow(276, TALK, back=False),
        text(200, 298, "brief đã hỏi rõ, feedback đã gom, ngày duyệt", anchor="middle"),
        _arrow(322, PLAN, back=True),
        text(200, 344, "re-brief, báo giá, bản chờ duyệt, tin xấu báo sớm", anchor="middle"),
    ]
    told = (
        "Một cây cầu treo: khách hàng đứng bên trái, account ở giữa, team agency bên phải. Từ khách sang team là brief"
        " đã hỏi rõ, feedback đã gom và ngày duyệt; từ team về khách là re-brief, báo giá, bản chờ duyệt và tin xấu báo"
        " sớm."
    )
    return drawing("Account đứng giữa khách hàng và team", told, 354, parts)


PICTURES: dict[str, Callable[[Mapping[str, Looks]], str]] = {"cau-noi": bridge}


def main() -> int:
    """Write every picture anew."""
    root = Path.cwd()
    people = load_plain((root / "data" / "portraits.yml").read_text("utf-8"))
    for name, draw in PICTURES.items():
        (root / "docs" / "hinh" / f"{name}.svg").write_text(draw(people), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
