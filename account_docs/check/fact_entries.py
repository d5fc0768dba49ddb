"""The entries of data/facts.yml: what a schema can't say of them, and what can be used of a broken one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from account_docs.check.schema import NO_DATE

# Within how many days a fact must be checked again (header of data/facts.yml): half a year for what law, tax and
# platforms change, two years for knowledge of the trade and for what is history.
SOON, LATE = timedelta(days=184), timedelta(days=731)
_CHANGING = ("T", "L", "P")
_TEXTS = ("statement", "doubt", "official")
_DAYS = ("checked", "ends", "review")


def day_of(fact: dict[str, Any], key: str) -> date | None:
    """A day of a fact; None when it has none."""
    value = fact.get(key)
    return date.fromisoformat(value) if value else None


def usable(fact: Any) -> dict[str, Any]:
    """What is sound of an entry, so that rules and commands can go on with it; what is not is told elsewhere.

    Args:
        fact: whatever stands under an id.
    """
    given = fact if isinstance(fact, dict) else {}
    sound: dict[str, Any] = {"statement": "", "grade": given["grade"] if given.get("grade") in ("A", "B") else "A"}
    sound.update({key: given[key] for key in _TEXTS if isinstance(given.get(key), str)})
    for key in _DAYS:
        try:
            sound[key] = date.fromisoformat(given[key]).isoformat()
        except (KeyError, TypeError, ValueError):
            continue
    listed = given.get("sources")
    sources = listed if isinstance(listed, list) else []
    sound["sources"] = [
        {"published": NO_DATE, **{key: value for key, value in source.items() if isinstance(value, str)}}
        for source in sources
        if isinstance(source, dict) and all(isinstance(source.get(key), str) for key in ("title", "url"))
    ]
    if given.get("history") is True:
        sound["history"] = True
    return sound


def contradictions(identifier: str, fact: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Where the fields of a fact don't go together: path within the entry, what is wrong, how to mend it.

    Args:
        identifier: its id.
        fact: an entry of the right form.
    """
    checked, ends, review = (day_of(fact, key) for key in _DAYS)
    past = bool(fact.get("history"))
    if not ends and not review:
        yield (), "không có “ends” hay “review”", "ghi ngày cuối còn hiệu lực (ends), hoặc ngày phải kiểm lại (review)"
    if fact["grade"] == "B" and not fact.get("doubt"):
        yield ("grade",), "hạng B mà không nói chỗ còn ngờ", 'thêm dòng doubt: "…", một câu nói điều gì chưa chắc'
    if ends and checked and ends < checked and not past:
        yield (
            ("ends",),
            f"hết hiệu lực {ends:%d/%m/%Y}, trước cả ngày kiểm chứng {checked:%d/%m/%Y}",
            "xem lại hai ngày; nói chuyện đã qua thì thêm dòng history: true",
        )
    if review and checked and review <= checked:
        yield (
            ("review",),
            f"ngày kiểm lại {review:%d/%m/%Y} không sau ngày kiểm chứng {checked:%d/%m/%Y}",
            "xem lại hai ngày: checked là ngày đã đọc nguồn, review là ngày phải đọc lại",
        )
    longest = SOON if identifier[0] in _CHANGING and not past else LATE
    if review and checked and review - checked > longest:
        fix = "hẹn trong vòng 6 tháng với luật, thuế, nền tảng; 24 tháng với kiến thức nghề và chuyện đã qua"
        yield ("review",), f"hẹn kiểm lại sau {(review - checked).days} ngày, quá lâu", fix
    addresses: dict[str, int] = {}
    for place, source in enumerate(fact["sources"]):
        first = addresses.setdefault(source["url"], place)
        if first != place:
            yield (
                ("sources", place),
                f"nguồn thứ {place + 1} trùng địa chỉ với nguồn thứ {first + 1}",
                "bỏ một nguồn, hoặc sửa địa chỉ",
            )
