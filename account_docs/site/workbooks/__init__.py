"""The spreadsheets that form pages offer: each with how it is used, an empty sheet and the same filled in.

Filled sheets take their numbers from data/project.yml. Every formula carries its worked-out value, since viewers on
phones show that instead of working it out; both come from one line of Python (formulas.py).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from account_docs.site.workbooks.estimate import estimate
from account_docs.site.workbooks.quotation import quotation
from account_docs.site.workbooks.timeline import timeline
from account_docs.site.workbooks.tracker import budget_tracker

# By the name of their form page.
WORKBOOKS: dict[str, Callable[[dict[str, Any], datetime], bytes]] = {
    "theo-doi-ngan-sach": budget_tracker,
    "bao-gia": quotation,
    "proposal": estimate,
    "timeline": timeline,
}
