"""A fact that ends, for tests of time: real ones are edited when a law changes; no test may rest on their dates.

In a copy of the project, days are taken back to one November: whatever the real pages and facts say by now, the copy is
that of an editor who checked everything on CHECKED, with one fact that ends on ENDS and one that goes on.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

CHECKED, ENDS = date(2026, 11, 23), date(2026, 12, 31)
# When the real facts of the copy are to be checked again: after the days that the tests look at one by one. Their ends
# stay, since texts of the projects may name them.
_LATER = date(2027, 5, 23)
# The fact that ends, one like it, and one that goes on; the ids are beyond those of real facts.
ENDING, ENDING_TOO, LASTING = "T901", "T902", "T903"
PAGE = "tai-chinh/bao-gia.md"

_FACT = """    {identifier}:
      statement: "{statement}"
      sources:
        - title: "Bản tin thử số {identifier}"
          url: "https://chinhphu.vn/ban-tin-thu-{identifier}"
          published: "2026-07"
      checked: "{checked}"
      {end}
      grade: A
"""
_DAY = r'"\d{4}-\d{2}-\d{2}"'


def plant_ended_fact(root: Path) -> None:
    """Take the days of a copy back to CHECKED, and give PAGE the facts ENDING, ENDING_TOO and LASTING.

    Args:
        root: a copy of the project, or of a few pages of it with PAGE among them.
    """
    for path in sorted((root / "docs").rglob("*.md")):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"(?m)^reviewed: \S+$", f"reviewed: {CHECKED}", text, count=1), "utf-8")
    _add_facts(root / "data" / "facts.yml")
    path = root / "docs" / PAGE
    listed = f"facts: [{ENDING}, {ENDING_TOO}, {LASTING}, "
    text, found = re.subn(r"(?m)^facts: \[", listed, path.read_text("utf-8"), count=1)
    assert found, f"docs/{PAGE} names no facts"
    path.write_text(text, "utf-8")


def _add_facts(path: Path) -> None:
    """Set the days of the real facts, and add those of the tests before them."""
    text = re.sub(rf"(?m)^( +checked): {_DAY}$", rf'\1: "{CHECKED}"', path.read_text("utf-8"))
    text = re.sub(rf"(?m)^( +review): {_DAY}$", rf'\1: "{_LATER}"', text)
    ends = f'ends: "{ENDS}"'
    added = "".join(
        _FACT.format(identifier=identifier, statement=statement, checked=CHECKED, end=end)
        for identifier, statement, end in (
            (ENDING, "Đến hết 31/12/2026, khoản thử thứ nhất được tính theo cách cũ.", ends),
            (ENDING_TOO, "Đến hết 31/12/2026, khoản thử thứ hai cũng được tính theo cách cũ.", ends),
            (LASTING, "Khoản thử thứ ba được tính như nhau ở mọi năm.", f'review: "{_LATER}"'),
        )
    )
    assert "\n  facts:\n" in text
    path.write_text(text.replace("\n  facts:\n", f"\n  facts:\n{added}", 1), "utf-8")
