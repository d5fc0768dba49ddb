"""One spreadsheet in the making: the same looks on every sheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.workbook import Workbook

from account_docs.site.workbooks.formulas import Formula, Value

# How many rows an empty sheet has to be filled in.
EMPTY_ROWS = 12
MONEY = "#,##0.00;[Red]-#,##0.00"
WHOLE = "#,##0"
SHARE = "0.00%"
DAY = "dd/mm/yyyy"
# Days are kept as their distance from this one.
_FIRST_DAY = date(1899, 12, 30)

Cell = Formula | Value
# Head, width in letters, number format.
Column = tuple[str, int, str]


class Book:
    """One spreadsheet in the making: the same looks on every sheet.

    Args:
        title: for the file's properties.
        written: the date in the properties.
    """

    def __init__(self, title: str, written: datetime) -> None:
        self._raw = io.BytesIO()
        self._book = Workbook(self._raw, {"in_memory": True})
        self._book.set_properties({"title": title, "author": "Sổ tay Account", "created": written.replace(tzinfo=None)})
        self._formats: dict[tuple[str, str], xlsxwriter.format.Format] = {}

    def _format(self, kind: str, number: str = "") -> xlsxwriter.format.Format:
        """kind: "head", "input" (to be filled in), "result", "total" or "text"."""
        if (kind, number) not in self._formats:
            looks = {
                "font_name": "Arial",
                "font_size": 10,
                "valign": "top",
                "text_wrap": kind in ("head", "text", "input"),
            }
            if kind != "text":
                looks |= {"border": 1, "border_color": "#DCD9D0"}
            if kind in ("head", "total"):
                looks |= {"bold": True, "bg_color": "#F1EEE4"}
            if kind == "input":
                looks |= {"bg_color": "#FFFBE6"}
            if number:
                looks["num_format"] = number
            self._formats[kind, number] = self._book.add_format(looks)
        return self._formats[kind, number]

    def guide(self, lines: list[str]) -> None:
        """The first sheet: how the file is used, a line a row."""
        sheet = self._book.add_worksheet("Cách dùng")
        sheet.set_column(0, 0, 95)
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self._format("head" if not row else "text"))

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        totals: Sequence[Sequence[Cell]] = (),
        start: int = 0,
    ) -> xlsxwriter.worksheet.Worksheet:
        """A sheet with a head that stays in sight, rows, and lines of totals under them.

        Args:
            name: of the sheet.
            columns: (head, width in letters, number format) of each.
            rows: their cells; what is no formula is to be filled in.
            totals: as rows, in the looks of a result.
            start: the row of the head, counted from 0; a sheet may hold something above it.
        """
        sheet = self._book.get_worksheet_by_name(name) or self._book.add_worksheet(name)
        for column, (head, width, _) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(start, column, head, self._format("head"))
        if not start:
            sheet.freeze_panes(1, 1)
        for place, (row, is_total) in enumerate(
            [(row, False) for row in rows] + [(row, True) for row in totals], start=start + 1
        ):
            for column, cell in enumerate(row):
                kind = "total" if is_total else "result" if isinstance(cell, Formula) else "input"
                self._cell(sheet, place, column, cell, self._format(kind, columns[column][2]))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _cell(
        self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, looks: xlsxwriter.format.Format
    ) -> None:
        if isinstance(cell, Formula):
            value = cell.value
            shown = (value - _FIRST_DAY).days if isinstance(value, date) else value
            sheet.write_formula(row, column, f"={cell.text}", looks, shown)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), looks)
        elif isinstance(cell, str):
            sheet.write_string(row, column, cell, looks)
        elif cell is None:
            sheet.write_blank(row, column, None, looks)
        else:
            sheet.write_number(row, column, cell, looks)

    def line(self, sheet: xlsxwriter.worksheet.Worksheet, row: int, name: str, cell: Cell, number: str) -> None:
        """A named value above or below a table."""
        sheet.write_string(row, 0, name, self._format("head"))
        self._cell(sheet, row, 1, cell, self._format("result" if isinstance(cell, Formula) else "input", number))

    def bytes(self) -> bytes:
        """The file; the same input gives the same bytes (XlsxWriter writes neutral dates into the archive)."""
        self._book.close()
        return self._raw.getvalue()
