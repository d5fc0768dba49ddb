"""The spreadsheets that form pages offer, each to be filled in and as a worked project filled it in.

Filled ones take their numbers from the data of the worked projects. Every formula carries its worked-out value, since
viewers on phones show that instead of working it out; both come from one line of Python (formulas.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.content_calendar import empty_calendar, filled_calendar
from account_docs.site.workbooks.estimate import empty_estimate, filled_estimate
from account_docs.site.workbooks.media_plan import empty_plan, filled_plan
from account_docs.site.workbooks.order import empty_order, filled_order
from account_docs.site.workbooks.pitch_cost import empty_pitch, filled_pitch
from account_docs.site.workbooks.production import empty_production, filled_production
from account_docs.site.workbooks.quotation import empty_quotation, filled_quotation
from account_docs.site.workbooks.raci import empty_raci, filled_raci
from account_docs.site.workbooks.retainer_hours import empty_retainer, filled_retainer
from account_docs.site.workbooks.timeline import empty_timeline, filled_timeline
from account_docs.site.workbooks.tracker import empty_tracker, filled_tracker

# Data of the worked projects and of the firms, by the name of their file, and the date in the file's properties.
Builder = Callable[[Mapping[str, Any], datetime], bytes]
DATA = ("project", "nang-goi", "lua-hien", "ro-day", "firms")
FILLED = "-da-dien"


@dataclass(frozen=True)
class Workbook:
    """A spreadsheet.

    Attributes:
        empty: to be filled in.
        filled: as a worked project filled it in.
    """

    empty: Builder
    filled: Builder


# By the name of their file; a page names them in the line `downloads` of its head: "bao-gia.xlsx".
WORKBOOKS: dict[str, Workbook] = {
    "bao-gia": Workbook(empty_quotation, filled_quotation),
    "chi-phi-pitch": Workbook(empty_pitch, filled_pitch),
    "don-dat-hang-po": Workbook(empty_order, filled_order),
    "du-toan-noi-bo": Workbook(empty_estimate, filled_estimate),
    "du-toan-san-xuat": Workbook(empty_production, filled_production),
    "gio-retainer": Workbook(empty_retainer, filled_retainer),
    "lich-noi-dung": Workbook(empty_calendar, filled_calendar),
    "media-plan": Workbook(empty_plan, filled_plan),
    "raci": Workbook(empty_raci, filled_raci),
    "theo-doi-ngan-sach": Workbook(empty_tracker, filled_tracker),
    "timeline": Workbook(empty_timeline, filled_timeline),
}


def builder(name: str) -> Builder:
    """What makes a file.

    Args:
        name: of the file without its ending: "bao-gia", "bao-gia-da-dien".

    Raises:
        LookupError: no spreadsheet has that name.
    """
    workbook = WORKBOOKS.get(name.removesuffix(FILLED))
    if workbook is None:
        raise LookupError(f"no spreadsheet named {name}; there are {', '.join(sorted(WORKBOOKS))}")
    return workbook.filled if name.endswith(FILLED) else workbook.empty
