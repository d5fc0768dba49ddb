"""Rule: a number of the worked project follows from data/project.yml."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from account_docs.check.core import Corpus, Problem
from account_docs.content.pages import Page
from account_docs.content.project import Value, dates, values

BOX = re.compile(r"^\s*>\s*\[!du-an\]")
FILLED = "## Mẫu đã điền"
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_TOKEN = re.compile(
    rf"""(?<![\w,.])(?:
        (?P<clock>\d{{1,2}}:\d{{2}})
      | (?<!/)(?P<day>[0-3]?\d)/(?P<month>[01]?\d)(?:/(?P<year>\d{{4}}))?(?![\d/])
      | (?P<span>\d{{1,2}}–\d{{1,2}})(?=\sgiờ|h\b)
      | (?P<number>{_NUMBER})(?P<after>\s?%|\s(?:giờ\slàm\sviệc|triệu|tỷ|nghìn|ngàn|đồng|đ\b|giờ|phút))?
    )(?![\w])""",
    re.VERBOSE,
)
_OPERATION = rf"[(]?(?:{_NUMBER})(?:\s*[+−×/-]\s*[(]?(?:{_NUMBER})[)]?)+"
_UNIT = r"(?:triệu đồng|triệu|đồng|giờ|%)?"
# A computation before the reader's eyes: "432 / 0,7 / 2,8 = 220,4", or its result first: "8,4 triệu đồng (420 − 411,6)".
_COMPUTED = re.compile(rf"(?P<left>{_OPERATION})\s*{_UNIT}\s*[=≈]\s*(?P<result>{_NUMBER})|(?P<first>{_NUMBER})\s*{_UNIT}\s*\((?P<inner>{_OPERATION})\)")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_UNITS = {"%": "percent", "triệu": "million", "tỷ": "billion", "nghìn": "thousand", "ngàn": "thousand", "đồng": "dong", "đ": "dong", "giờ": "hours"}
# Such numbers count things of the text (two options, three lines), not of the project.
_SMALL = 12


@dataclass(frozen=True)
class Stated:
    """A number as a page states it: as written, its amount, digits after the comma, its unit ("" for a bare one)."""

    written: str
    amount: float
    digits: int
    unit: str


def amount_of(written: str) -> tuple[float, int]:
    """Amount and digits after the comma of a number in Vietnamese notation: "1.680" and "0,7"."""
    digits = len(written.split(",")[1]) if "," in written else 0
    return float(written.replace(".", "").replace(",", ".")), digits


def _assumed(page: Page, heading: int) -> bool:
    """Whether the first line under a heading says that the form is filled for an unnamed client ("ví dụ giả định")."""
    first = next((line for line in page.lines[heading:] if line.strip()), "")
    return "ví dụ giả định" in first.lower()


def box_lines(page: Page) -> Iterator[tuple[int, str]]:
    """(line number, line) of what tells of the project.

    Boxes "Trong dự án Đồi Sương", forms filled in for it under bieu-mau/, and whole pages under du-an-mau/.
    """
    if page.path.startswith("du-an-mau/"):
        # Its letters and forms in fenced blocks too.
        yield from enumerate(page.lines[page.body_start :], start=page.body_start + 1)
        return
    inside, filled = False, False
    for number, line in enumerate(page.lines[page.body_start :], start=page.body_start + 1):
        if line.startswith("## "):
            filled = page.path.startswith("bieu-mau/") and line == FILLED and not _assumed(page, number)
        if BOX.match(line):
            inside = True
        elif not line.lstrip().startswith(">"):
            inside = False
        if inside or filled:
            yield number, line


def evaluate(expression: str) -> float | None:
    """Value of a computation in Vietnamese notation, or None when it can't be computed."""
    python = re.sub(_NUMBER, lambda match: repr(amount_of(match[0])[0]), expression).translate(str.maketrans("×−", "*-"))
    try:
        return eval(python, {"__builtins__": {}})  # noqa: S307  (digits, brackets and operators only, by the pattern above)
    except (SyntaxError, ZeroDivisionError):
        return None


def results_of(line: str) -> set[str]:
    """Numbers that a line computes before the reader's eyes, if the computation is right."""
    found = set()
    for match in _COMPUTED.finditer(line):
        written = match["result"] or match["first"]
        computed = evaluate(match["left"] or match["inner"])
        amount, digits = amount_of(written)
        if computed is not None and abs(abs(computed) - amount) <= 0.5 * 10**-digits + 1e-9:
            found.add(written)
    return found


def fits(stated: Stated, value: Value) -> bool:
    """Whether a stated number is the value, rounded to the digits that it shows."""
    amount, unit = stated.amount, stated.unit
    if unit == "billion":
        amount, unit = amount * 1000, "million"
    if unit == "thousand":
        amount, unit = amount * 1000, "dong"
    # A number with decimals, a share or a price in đồng may be rounded; a whole number of anything else is exact.
    rounded = stated.digits > 0 or value.unit in ("percent", "dong") or unit == "dong"
    tolerance = (0.5 * 10**-stated.digits if rounded else 0) * (1000 if stated.unit in ("billion", "thousand") else 1) + 1e-6
    candidates = {value.unit: value.amount}
    if value.unit == "million":
        candidates["dong"] = value.amount * 1_000_000
    if value.unit == "dong":
        candidates["million"] = value.amount / 1_000_000
    if unit:
        return unit in candidates and abs(candidates[unit] - amount) <= tolerance
    return any(abs(candidate - amount) <= tolerance for candidate in candidates.values())


def shown(value: Value) -> str:
    """A value as a page would write it."""
    text = f"{value.amount:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))
    return text + {"percent": "%", "million": " triệu đồng", "dong": " đồng", "hours": " giờ"}.get(value.unit, "")


def nearest_value(stated: Stated, known: list[Value]) -> Value:
    """The value that was most likely meant: of the same unit and size, written most alike, since a slip changes a digit."""
    same = [value for value in known if value.unit == stated.unit] or known
    close = [value for value in same if abs(value.amount - stated.amount) <= 0.1 * abs(stated.amount)] or same

    def order(value: Value) -> tuple[float, float]:
        alike = difflib.SequenceMatcher(None, shown(value), stated.written).ratio() if close is not same else 0
        return -round(alike, 2), abs(value.amount - stated.amount)

    return min(close, key=order)


def project_numbers(corpus: Corpus) -> Iterator[Problem]:
    """Money, shares, hours, counts and dates of the worked project are in its data or follow from it."""
    rule = "so-du-an"
    known = values(corpus.project)
    project_days = dates(corpus.project)
    spans = {span.replace("-", "–") for span in corpus.project["results"]["meta_first_half_by_hour"]}

    @cache
    def known_number(stated: Stated) -> bool:
        return any(fits(stated, value) for value in known)

    for page in corpus.pages.values():
        # A box may say until when the law that it applies holds.
        ends = [corpus.facts[fact].get("ends") for fact in page.listed("facts") if fact in corpus.facts]
        days = project_days | {date.fromisoformat(end) for end in ends if end}
        for number, line in box_lines(page):
            text = _LINK_TARGET.sub("]", line)
            computed = results_of(text)
            for token in _TOKEN.finditer(text):
                if token["clock"]:
                    continue
                if token["day"]:
                    day, month, year = int(token["day"]), int(token["month"]), token["year"]
                    if not any((known_day.day, known_day.month) == (day, month) and year in (None, str(known_day.year)) for known_day in days):
                        close = min(days, key=lambda known_day: abs((known_day.month - month) * 31 + known_day.day - day))  # noqa: B023
                        yield corpus.problem(page, number, rule, f"ngày “{token[0]}” không phải ngày của dự án; gần nhất: {close:%d/%m/%Y}", "sửa theo dates trong data/project.yml")
                    continue
                if token["span"]:
                    if token["span"] not in spans:
                        yield corpus.problem(page, number, rule, f"khung giờ “{token['span']}” không có trong dữ liệu; có: {', '.join(sorted(spans))}", "sửa theo data/project.yml")
                    continue
                amount, digits = amount_of(token["number"])
                after = (token["after"] or "").strip()
                if after in ("giờ làm việc", "phút"):
                    continue
                stated = Stated(token[0].strip(), amount, digits, _UNITS.get(after, ""))
                if token["number"] in computed or known_number(stated):
                    continue
                if not stated.unit and (amount <= _SMALL or amount in {float(known_day.year) for known_day in days}):
                    continue
                close_value = nearest_value(stated, known)
                yield corpus.problem(
                    page, number, rule,
                    f"số “{stated.written}” không có trong dữ liệu của dự án và không tính ra từ đó; gần nhất: {shown(close_value)} ({close_value.name})",
                    "đọc lại câu rồi lấy đúng số ấy trong data/project.yml, hoặc viết cả phép tính ra; đừng chép số gợi ý nếu nó nói về thứ khác",
                )  # fmt: skip
