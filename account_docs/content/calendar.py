"""What day it is: in Vietnam, where the readers and the editors are, wherever the machine stands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
# Set, it is the day that everything judges by, such as 2027-01-01: for tests, and to see what a day will bring.
VARIABLE = "TODAY"
BUILD_VARIABLE = "SOURCE_DATE_EPOCH"
# From this many days before a fact ends, readers are told and editors reminded.
DAYS_BEFORE = 30


def _chosen(environment: Mapping[str, str]) -> date | None:
    """The day that the environment chooses, or None."""
    written = environment.get(VARIABLE, "").strip()
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise SystemExit(
            f"Biến {VARIABLE} là “{written}”, không phải một ngày — cách sửa: viết như {VARIABLE}=2026-11-23"
        ) from None


def today(environment: Mapping[str, str] = os.environ) -> date:
    """The present day in Vietnam, or the one that TODAY names.

    Args:
        environment: the variables to look at.

    Raises:
        SystemExit: TODAY is no date.
    """
    return _chosen(environment) or datetime.now(VIETNAM).date()


def build_day(environment: Mapping[str, str] = os.environ) -> date:
    """The day that a built page is of: the one that TODAY names, or that of the sources.

    So two builds of the same sources are the same bytes.

    The reader's own clock takes over from there (overrides/assets/javascripts/ended-facts.js).

    Args:
        environment: the variables to look at; SOURCE_DATE_EPOCH is in seconds since 1970.

    Raises:
        SystemExit: TODAY is no date.
    """
    epoch = environment.get(BUILD_VARIABLE, "")
    if (chosen := _chosen(environment)) or not epoch.isdecimal():
        return chosen or today(environment)
    return datetime.fromtimestamp(int(epoch), UTC).astimezone(VIETNAM).date()


def in_vietnamese(day: date) -> str:
    """A day as Vietnamese readers write it: 31/12/2026."""
    return f"{day:%d/%m/%Y}"
