"""One spreadsheet in the making: the same looks on every sheet, what is typed in marked, formulas protected."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from account_docs.site.workbooks.formulas import Formula, Value

# How many rows an empty sheet has to be filled in.
EMPTY_ROWS = 12
MONEY = "#,##0.00;[Red]-#,##0.00"
# Whole đồng; nothing where nothing is worked out yet.
DONG = "#,##0;[Red]-#,##0;"
WHOLE = "#,##0;[Red]-#,##0"
SHARE = "0.00%"
DAY = "dd/mm/yyyy"
# Days are kept as their distance from this one.
_FIRST_DAY = date(1899, 12, 30)
_A4 = 9

Cell = Formula | Value
_LOOKS: dict[str, dict[str, Any]] = {
    "firm": {"bold": True, "font_size": 12, "locked": False},
    "number": {"italic": True, "align": "center", "locked": False},
    "free": {"text_wrap": True, "locked": False},
    "signed": {"align": "center", "text_wrap": True, "locked": False},
    "title": {"bold": True, "font_size": 14, "align": "center"},
    "inside": {"bold": True, "font_color": "#A8231B"},
    "part": {"bold": True},
    "plain": {},
    "text": {"text_wrap": True},
    "note": {"italic": True, "font_color": "#4B5A5F", "text_wrap": True},
    "sign": {"align": "center", "text_wrap": True},
    "head": {"bold": True, "bg_color": "#F1EEE4", "border": 1, "text_wrap": True, "align": "center"},
    "label": {"border": 1, "text_wrap": True},
    "place": {"border": 1, "align": "center"},
    "input": {"border": 1, "text_wrap": True, "locked": False},
    "choice": {"border": 1, "align": "center", "locked": False},
    "letter": {"border": 1, "align": "center", "locked": False},
    "result": {"border": 1},
    "total": {"border": 1, "bold": True, "bg_color": "#F1EEE4"},
    "tick": {"align": "center", "font_size": 7, "rotation": 90, "bg_color": "#F1EEE4"},
    "bar": {"border": 1},
}
_BORDER = "#DCD9D0"
_FILL_IN = "#FFF8D6"
RED, AMBER, GREEN = "#F6C9C3", "#FBE3A8", "#CFE6D8"
# What may be done to a protected sheet; the protection has no password.
# The height of a line in points, and how many letters go into a unit of width.
_LINE, _NARROW = 13.5, 1.0
_ALLOWED = {"format_columns": True, "format_rows": True, "insert_rows": True, "autofilter": True, "sort": True}


class Sheet:
    """One sheet in the making, written from the top.

    Attributes:
        next: the row that is written next, as spreadsheets count.
        columns: how many columns it has.
    """

    def __init__(self, book: Book, sheet: xlsxwriter.worksheet.Worksheet, widths: Sequence[float]) -> None:
        self._book, self.made, self._widths = book, sheet, widths
        self.next, self.columns = 1, len(widths)
        # First row, last row, first column, last column of places to be filled in, from 0.
        self._marks: list[tuple[int, int, int, int]] = []

    def cells(self, cells: Sequence[Cell], kinds: str | Sequence[str] = "", numbers: Sequence[str] = ()) -> int:
        """A row.

        Args:
            cells: from the first column on.
            kinds: looks of each or of all; "" stands for what a cell holds: a result, else something typed in.
            numbers: number formats.

        Returns:
            Its number.
        """
        row, self.next = self.next, self.next + 1
        self._high_enough(row, [(cell, self._widths[column]) for column, cell in enumerate(cells)])
        for column, cell in enumerate(cells):
            kind = kinds if isinstance(kinds, str) else kinds[column]
            kind = kind or ("result" if isinstance(cell, Formula) else "input")
            shape = self._book.looks(kind, numbers[column] if column < len(numbers) else "")
            put(self.made, row - 1, column, cell, shape)
            self._mark(row - 1, column, column, kind)
        return row

    def _high_enough(self, row: int, texts: Sequence[tuple[Cell, float]]) -> None:
        """Make a row as high as its texts need: not every program does so when it opens a file."""
        lines = 1
        for cell, width in texts:
            text = cell.value if isinstance(cell, Formula) else cell
            if isinstance(text, str):
                lines = max(lines, len(textwrap.wrap(text, max(1, int(width * _NARROW)))))
        if lines > 1:
            self.made.set_row(row - 1, _LINE * lines + 1)

    def _mark(self, row: int, first: int, last: int, kind: str) -> None:
        """Remember a place to be filled in: whatever its kind leaves unprotected."""
        # A letter may well be left out.
        if _LOOKS[kind].get("locked", True) or kind == "letter":
            return
        for place, (top, bottom, left, right) in enumerate(self._marks):
            if bottom == row and left <= right == first - 1 and top == row:
                self._marks[place] = (top, bottom, left, last)
                return
        self._marks.append((row, row, first, last))

    def mark(self) -> None:
        """Colour the places to be filled in, each for as long as it is empty or holds "[…]"."""
        areas: list[tuple[int, int, int, int]] = []
        for top, bottom, left, right in self._marks:
            above = areas[-1] if areas else None
            if above and above[1] == top - 1 and above[2:] == (left, right):
                areas[-1] = (above[0], bottom, left, right)
            else:
                areas.append((top, bottom, left, right))
        for top, bottom, left, right in areas:
            first = xl_rowcol_to_cell(top, left)
            rule = f'=OR(ISBLANK({first}),ISNUMBER(FIND("[",{first})))'
            shape = {"type": "formula", "criteria": rule, "format": self._book.colour(_FILL_IN)}
            self.made.conditional_format(top, left, bottom, right, shape)

    def head(self, heads: Sequence[str], *, repeated: bool = False) -> int:
        """The head of a table; a repeated one stands on every printed page."""
        row = self.cells(heads, "head")
        if repeated:
            self.made.repeat_rows(row - 1)
        return row

    def across(self, cell: Cell, kind: str = "text", first: int = 0, last: int = -1) -> int:
        """A line over all columns, or from one to another.

        Args:
            cell: a text, or a formula that gives one.
            kind: its looks.
            first: the first column, from 0.
            last: the last one; -1 for that of the sheet.
        """
        row, self.next = self.next, self.next + 1
        end = self.columns - 1 if last < 0 else last
        looks = self._book.looks(kind, DAY if isinstance(cell, date) else "")
        self._high_enough(row, [(cell, sum(self._widths[first : end + 1]))])
        if end > first:
            self.made.merge_range(row - 1, first, row - 1, end, "", looks)
        put(self.made, row - 1, first, cell, looks)
        self._mark(row - 1, first, end, kind)
        return row

    def named(self, name: str, said: Cell, first: int = 1, last: int = -1) -> int:
        """A name, and what is said of it over the columns from one on."""
        row = self.across(said, "free", first, last)
        put(self.made, row - 1, 0, name, self._book.looks("plain", ""))
        return row

    def pair(self, name: str, cell: Cell, number: str = "", kind: str = "") -> int:
        """A name and its value beside it."""
        return self.cells(
            [name, cell], ["label", kind or ("result" if isinstance(cell, Formula) else "input")], ["", number]
        )

    def signatures(self, signed: Sequence[Sequence[str]]) -> None:
        """Two or three who sign, side by side, in merged columns.

        Args:
            signed: for each what stands there from the top: whose, how, name.
        """
        edges = [self.columns * place // len(signed) for place in range(len(signed) + 1)]
        for line in range(max(map(len, signed))):
            row, self.next = self.next, self.next + 1
            if line == 1:
                self.made.set_row(row - 1, 60)
            for place, said in enumerate(signed):
                kind = "sign" if line < 2 else "signed"
                first, last = edges[place], edges[place + 1] - 1
                if last > first:
                    self.made.merge_range(row - 1, first, row - 1, last, "", self._book.looks(kind, ""))
                put(self.made, row - 1, first, said[line], self._book.looks(kind, ""))
                self._mark(row - 1, first, last, kind)

    def skip(self, rows: int = 1) -> None:
        """Leave rows empty."""
        self.next += rows

    def put(self, row: int, column: int, cell: Cell, kind: str, number: str = "") -> None:
        """A cell anywhere: a row as spreadsheets count, a column from 0."""
        put(self.made, row - 1, column, cell, self._book.looks(kind, number))

    def choices(self, area: str, options: Sequence[str] | str, message: str) -> None:
        """A list from which the cells of an area are chosen.

        Args:
            area: "B5:B16".
            options: the texts, or the area of another sheet that holds them.
            message: what is said to whoever types something else.
        """
        source = list(options) if not isinstance(options, str) else f"={options}"
        said = {"error_title": "Chọn trong danh sách", "error_message": message, "error_type": "warning"}
        self.made.data_validation(area, {"validate": "list", "source": source, **said})

    def coloured(self, area: str, criteria: str, colour: str) -> None:
        """Colour the cells of an area for which a formula holds; it is written for the first of them."""
        self.made.conditional_format(
            area, {"type": "formula", "criteria": f"={criteria}", "format": self._book.colour(colour)}
        )


def put(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, looks: xlsxwriter.format.Format
) -> None:
    """Write one cell; a formula together with what it works out to."""
    if isinstance(cell, Formula):
        value = cell.value
        shown = (value - _FIRST_DAY).days if isinstance(value, date) else 0 if value is None else value
        sheet.write_formula(row, column, f"={cell.text}", looks, shown)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), looks)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, looks)
    elif cell is None:
        sheet.write_blank(row, column, None, looks)
    else:
        sheet.write_number(row, column, cell, looks)


class Book:
    """One spreadsheet in the making.

    Args:
        title: for the file's properties and the foot of its pages.
        written: the date in the properties.
        inside: whether it stays in the agency: then every page says so.
    """

    def __init__(self, title: str, written: datetime, *, inside: bool = False) -> None:
        self._raw = io.BytesIO()
        self._book = Workbook(self._raw, {"in_memory": True})
        about = {"title": title, "author": "Sổ tay Account", "comments": "Mẫu theo giấy phép CC BY-SA 4.0"}
        self._book.set_properties({**about, "created": written.replace(tzinfo=None)})
        self._title, self._inside = title, inside
        self._formats: dict[tuple[str, str], xlsxwriter.format.Format] = {}
        self._colours: dict[str, xlsxwriter.format.Format] = {}
        self._sheets: list[Sheet] = []

    def looks(self, kind: str, number: str) -> xlsxwriter.format.Format:
        """The format of a kind of cells (_LOOKS), with a number format."""
        if (kind, number) not in self._formats:
            shape = {"font_name": "Arial", "font_size": 10, "valign": "top", **_LOOKS[kind]}
            if "border" in shape:
                shape["border_color"] = _BORDER
            if number:
                shape["num_format"] = number
            elif "align" not in shape and "border" in shape:
                # A text keeps its distance from the number before it.
                shape |= {"align": "left", "indent": 1}
            self._formats[kind, number] = self._book.add_format(shape)
        return self._formats[kind, number]

    def colour(self, colour: str) -> xlsxwriter.format.Format:
        """The format of a rule that colours cells."""
        if colour not in self._colours:
            self._colours[colour] = self._book.add_format({"bg_color": colour})
        return self._colours[colour]

    def sheet(self, name: str, widths: Sequence[float], *, wide: bool = False, hidden: bool = False) -> Sheet:
        """A new sheet: A4, as wide as the page, its formulas protected.

        Args:
            name: of the sheet.
            widths: of its columns, in letters.
            wide: printed across.
            hidden: not shown; other sheets count with it.
        """
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.7, right=0.6, top=0.7, bottom=0.8)
        kept = "Tài liệu nội bộ, không gửi khách · " if self._inside else ""
        sheet.set_footer(f"&C{kept}Trang &P / &N")
        if wide:
            sheet.set_landscape()
        if hidden:
            sheet.hide()
        sheet.protect("", _ALLOWED)
        self._sheets.append(Sheet(self, sheet, widths))
        return self._sheets[-1]

    def guide(self, lines: Sequence[str]) -> None:
        """The last sheet of a workbook that stays in the agency: how it is used, a line a row."""
        sheet = self.sheet("Cách dùng", [95])
        for line in lines:
            sheet.cells([line], "text")

    def bytes(self) -> bytes:
        """The file; the same input gives the same bytes (XlsxWriter writes neutral dates into the archive)."""
        for sheet in self._sheets:
            sheet.mark()
        self._book.close()
        return self._raw.getvalue()
