"""Numbers in Vietnamese text with their units, as laws, taxes and studies state them.

Says also whether one text holds the numbers of another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_UNITS = {
    "%": "%", "phần trăm": "%", "điểm phần trăm": "%",
    "đồng": "đồng", "đ": "đồng", "VND": "đồng", "VNĐ": "đồng",
    "USD": "USD", "đô la": "USD", "đô": "USD", "$": "USD",
    "giây": "giây", "phút": "phút", "giờ": "giờ", "tiếng": "giờ",
    "ngày": "ngày", "tuần": "tuần", "tháng": "tháng", "quý": "quý",
    "năm": "năm", "lần": "lần", "cuộc": "lần", "tin": "lần",
}  # fmt: skip
_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "k": 1e3, "triệu": 1e6, "tr": 1e6, "củ": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_SCALE = "|".join(_SCALES)
_UNIT = (
    "điểm phần trăm|phần trăm|%|đồng|VND|VNĐ|đ|USD|đô la|đô|giây|phút|giờ|tiếng|ngày|tuần|tháng|quý|năm|lần|cuộc|tin"
)
_QUANTITY = re.compile(
    rf"(?<![\w,./])(?P<dollar>\$\s?)?(?P<first>{NUMBER})(?:\s*(?:–|-|đến|tới|hoặc|và|hay)\s*(?P<last>{NUMBER}))?"
    rf"(?:\s?(?P<scale>{_SCALE})(?![^\W\d_]))?(?:\s?(?P<unit>{_UNIT})(?![^\W\d_]))?(?!\d|[.,/]\d)",
    re.IGNORECASE,
)
# 48/2024/QH15, 174/2025/NĐ-CP, 296/TCT-CS, 09/2016/AL, and the short 174/2025 (6/2026 alone is a month).
# A power of attorney (05/2026/UQ-NC) and a contract (14.08/2026/HĐDV) are papers of a firm.
_KINDS = "Luật|Nghị định|Nghị quyết|Thông tư|Công văn|Quyết định|Pháp lệnh|Án lệ|NĐ|NQ|TT|CV"
_TEXT_NUMBER = re.compile(
    rf"(?<![\w/–.-])(?<!mẫu )(?<!Mẫu )(?P<named>(?:{_KINDS})\s+(?:số\s+)?)?0*(?P<number>\d{{1,5}})/(?:(?P<year>(?:19"
    r"|20)\d{2})(?:/(?P<letters>(?!UQ|HĐ)[A-ZĐ][\wĐ-]*))?(?![\d/])|(?P<office>[A-ZĐ]{2,}[\wĐ-]*))"
)
_NAMED_NUMBER = re.compile(
    rf"\b(?:{_KINDS})\s+(?:số\s+)?0*(\d{{1,5}})(?![\d/.,%]|\s?%)(?!\s+(?:%|triệu|ngày|giờ|điều|khoản))"
)
_YEAR = re.compile(
    r"\b(?:Luật|luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư)\b(?! sư)[^.;|()]{0,40}?(?<![/\d])((?:19"
    r"|20)\d{2})(?![\d/])"
)
_ARTICLE = re.compile(
    r"\b[Đđ]iều\s+(\d+)(?:\.(\d+))?[a-zđ]?(?:\s*(?:,|và|hoặc|–|-|đến|tới)\s*(\d+)(?![\d.]*\s?(?:%|triệu|ngày|giờ"
    r"|tháng|đồng)))?"
)
_CLAUSE = re.compile(r"\b[Kk]hoản\s+(\d+)(?=\s+(?:và\s+\d+\s+)?[Đđ]iều)")
_DATE = re.compile(r"(?<![\d/])([0-3]?\d)/([01]?\d)/((?:19|20)\d{2})(?![\d/])")

# Without one of these, and without a stroke, no text holds what `_legal` finds.
_LEGAL_WORD = re.compile(r"[Đđ]iều |[Kk]hoản |[Ll]uật |[NTCQPÁ][^\W\d_]+ (?:định|quyết|tư|văn|lệnh|lệ) |N[ĐQ] |TT |CV ")
# "9/10 khách hàng"; a day and month look the same and claim nothing.
_OUT_OF = re.compile(r"(?<![\w/.,])(\d{1,4})/(\d{1,4})(?![\d/]|[.,]\d)")

_DIGITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_NUMERAL = "|".join((*_DIGITS, "mốt", "mười", "mươi", "chục", "trăm", "linh", "lẻ"))
# What numbers in words count here; elsewhere they stay words ("hai bên", "một mình").
_COUNTED = (
    "phần trăm|nghìn|ngàn|triệu|tỷ|tỉ|đồng|giây|phút|giờ|ngày|tuần|tháng|lần|USD|đô|công ty|doanh nghiệp|agency"
    "|khách hàng|thương hiệu|nhãn hàng|người|nơi"
)
_WITH_UNIT = re.compile(rf"(?:[iynmuưa]|ốn|lăm|ười|ăm|ục|ẻ|inh) (?:{_COUNTED})", re.IGNORECASE)
_WORDS = re.compile(
    rf"(?<![^\W\d_])(?<!phần )((?:{_NUMERAL})(?:\s+(?:{_NUMERAL}))*)(?=\s+(?:{_COUNTED})(?![^\W\d_]))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A number of a text.

    Attributes:
        kind: its unit ("%", "đồng", "giờ", …), or "số" (none), "văn bản" (number of a legal text), "năm luật" (year in
            a law's name), "điều", "khoản", "ngày tháng" (a date).
        amount: the number; of a legal text "174", "174/2025" or "174/2025/NĐ-CP"; of a date "31/12/2026".
        start, end: where it stands in the text.
    """

    kind: str
    amount: float | str
    start: int = 0
    end: int = 0


def amount_of(written: str) -> float:
    """Amount of a number in Vietnamese notation: "1.680", "0,7"."""
    return float(written.replace(".", "").replace(",", "."))


def _spelled(match: re.Match[str]) -> str:
    """Digits for a number in words up to 999; the words themselves when they make none, or mean "each" ("một ngày")."""
    if match[1].lower() in ("một", "trăm", "mươi", "chục", "linh", "lẻ", "mốt"):
        return match[1]
    total = current = 0
    for word in match[1].lower().split():
        if word == "trăm":
            total, current = total + (current or 1) * 100, 0
        elif word in ("mười", "mươi", "chục"):
            total, current = total + (current or 1) * 10, 0
        elif word in ("linh", "lẻ"):
            current = 0
        else:
            if current:
                return match[1]
            current = 1 if word == "mốt" else _DIGITS[word]
    return str(total + current)


def with_digits(text: str) -> str:
    """A text whose numbers in words stand in digits where a unit follows: "tám phần trăm" becomes "8 phần trăm"."""
    return _WORDS.sub(_spelled, text) if _WITH_UNIT.search(text) else text


def _quantities(text: str) -> list[Figure]:
    """Numbers with and without a unit; of a range both ends."""
    found = []
    for match in _QUANTITY.finditer(text):
        written = match["unit"] or ""
        unit = "USD" if match["dollar"] else _UNITS.get(written.lower(), _UNITS.get(written, ""))
        scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
        kind = unit or ("đồng" if scale > 1 else "số")
        numbers = [match[part] for part in ("first", "last") if match[part]]
        found += [Figure(kind, amount_of(number) * scale, match.start(), match.end()) for number in numbers]
    return found


def _numbered(text: str) -> list[Figure]:
    """Numbers of legal texts: "174/2025/NĐ-CP", "Nghị định 174"."""
    found = []
    for match in _TEXT_NUMBER.finditer(text) if "/" in text else ():
        parts = (match["number"], match["year"], match["letters"] or match["office"])
        if match["named"] or parts[2] or int(match["number"]) > 12:
            found.append(Figure("văn bản", "/".join(filter(None, parts)), match.start(), match.end()))
    return found + [
        Figure("văn bản", match[1], match.start(1), match.end(1))
        for match in _NAMED_NUMBER.finditer(text)
        if not 1900 <= int(match[1]) <= 2099
    ]


def _legal(text: str) -> list[Figure]:
    """Numbers and years of legal texts, articles, paragraphs."""
    found = _numbered(text)
    found += [Figure("năm luật", match[1], match.start(1), match.end(1)) for match in _YEAR.finditer(text)]
    for match in _ARTICLE.finditer(text) if "iều " in text else ():
        found += [Figure("điều", float(part), match.start(), match.end()) for part in (match[1], match[3]) if part]
        if match[2]:
            found.append(Figure("khoản", float(match[2]), match.start(), match.end()))
    if "hoản " in text:
        found += [Figure("khoản", float(match[1]), match.start(), match.end()) for match in _CLAUSE.finditer(text)]
    return found


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """Every number of a text; dates and numbers of legal texts are not taken for quantities.

    Args:
        text: one sentence or the statement of a fact, numbers in words already in digits (`with_digits`).
    """
    dates, rest = [], text
    if "/" in text:
        dates = [
            Figure("ngày tháng", f"{int(match[1]):02}/{int(match[2]):02}/{match[3]}", match.start(), match.end())
            for match in _DATE.finditer(text)
        ]
        rest = _DATE.sub(lambda match: " " * len(match[0]), text)
    legal = _legal(rest) if "/" in rest or _LEGAL_WORD.search(rest) else []
    for figure in legal:
        rest = rest[: figure.start] + " " * (figure.end - figure.start) + rest[figure.end :]
    parts = [
        Figure("số", float(part), match.start(), match.end())
        for match in (_OUT_OF.finditer(rest) if "/" in rest else ())
        for part in match.groups()
    ]
    return (*dates, *legal, *parts, *_quantities(rest))


def _same_text(claimed: str, known: str) -> bool:
    """Whether two numbers of legal texts can mean the same text: "174" and "174/2025/NĐ-CP" can."""
    pairs = list(zip(claimed.split("/"), known.split("/"), strict=False))
    return all(one == other for one, other in pairs)


def covers(known: tuple[Figure, ...], claimed: Figure) -> bool:
    """Whether a figure is among those of a text (unit and amount alike; a legal text also by a part of its number)."""
    if claimed.kind == "văn bản":
        return any(figure.kind == "văn bản" and _same_text(str(claimed.amount), str(figure.amount)) for figure in known)
    if claimed.kind == "năm luật":
        years = [figure.amount for figure in known if figure.kind == "năm luật"]
        numbers = [str(figure.amount) for figure in known if figure.kind == "văn bản"]
        return claimed.amount in (*years, *(year for number in numbers for year in number.split("/")[1:2]))
    return any(figure.kind == claimed.kind and figure.amount == claimed.amount for figure in known)
