"""The sum in words, worked out by the spreadsheet itself: the same rules as account_docs/content/money_words.py.

Programs have no function for it, so four lines of a hidden sheet take a number apart: tỷ, triệu, nghìn, đồng.
"""

from __future__ import annotations

from account_docs.site.workbooks.book import Book
from account_docs.site.workbooks.formulas import Formula, above, equal, lift, when
from account_docs.site.workbooks.functions import beside, capital, choose, every, remainder, trimmed, whole_part

SHEET = "Bằng chữ"
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = (("tỷ ", 1_000_000_000), ("triệu ", 1_000_000), ("nghìn ", 1_000), ("", 1))


def sum_in_words(book: Book, amount: Formula) -> Formula:
    """A sum up to 999 tỷ in words, with "đồng" behind it.

    Args:
        book: gets a hidden sheet for the parts of the number; once a workbook.
        amount: the cell of the sum, with the name of its sheet: "'Báo giá'!F24".

    Returns:
        For 237600000 "Hai trăm ba mươi bảy triệu sáu trăm nghìn đồng".
    """
    sheet = book.sheet(SHEET, [16] * 9, hidden=True)
    sheet.head(["Nhóm", "Trăm", "Chục", "Đơn vị", "Đã có nhóm trước", "Chữ trăm", "Chữ chục", "Chữ đơn vị", "Ghép"])
    said: list[Formula] = []
    before: Formula | None = None
    for name, size in _GROUPS:
        row = sheet.next
        parts = _three_digits(row, whole_part(amount / size), before)
        whole = beside(parts[5].at(f"F{row}"), parts[6].at(f"G{row}"), parts[7].at(f"H{row}"), name)
        group = parts[0].at(f"A{row}")
        said.append(when(equal(group, 0), "", whole))
        sheet.cells([*parts, said[-1]])
        said[-1] = said[-1].at(f"'{SHEET}'!I{row}")
        before = parts[4].at(f"E{row}") + group
    words = trimmed(beside(*said))
    return when(equal(amount, 0), "", beside(capital(words), " đồng"))


def _three_digits(row: int, number: Formula, before: Formula | None) -> list[Formula]:
    """The cells of a line: the three digits of a group, and their words."""
    group = remainder(number, 1000)
    here = group.at(f"A{row}")
    hundreds, tens = whole_part(here / 100), whole_part(remainder(here, 100) / 10)
    units = remainder(here, 10)
    begun = when(above(before, lift(0)), lift(1), lift(0)) if before is not None else lift(0)
    h, t, u, e = (part.at(f"{at}{row}") for at, part in zip("BCDE", (hundreds, tens, units, begun), strict=True))
    digit = [f"{word} " for word in _DIGITS]
    said_hundreds = when(every(equal(h, 0), equal(e, 0)), "", beside(choose(h + 1, _DIGITS), " trăm "))
    linh = when(every(above(u, lift(0)), above(h + e, lift(0))), "linh ", "")
    said_tens = when(equal(t, 0), linh, when(equal(t, 1), "mười ", beside(choose(t + 1, _DIGITS), " mươi ")))
    five = when(every(equal(u, 5), above(t, lift(0))), "lăm ", choose(u + 1, digit))
    one = when(every(equal(u, 1), above(t, lift(1))), "mốt ", five)
    said_units = when(equal(u, 0), "", one)
    return [group, hundreds, tens, units, begun, said_hundreds, said_tens, said_units]
