"""What a rule gives back: one thing to mend, how a machine may mend it, and whether it stops a change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops a change: an error does, a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Edit:
    """A mechanical mend: what stands between two columns (from 0) of a line (from 1) becomes something else."""

    line: int
    start: int
    end: int
    new: str


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    Attributes:
        path: file, relative to the project, with forward slashes.
        line: line number from 1.
        rule: id of the rule, ASCII.
        message: what is wrong, in Vietnamese.
        fix: how to mend it, in Vietnamese.
        edits: how `--fix` mends it; empty when a person has to.
        until: where a comparison of source and page differs, the last line of the place; 0 for what a rule saw itself.
        severity: whether it stops a change.
    """

    path: str
    line: int
    rule: str
    message: str
    fix: str
    edits: tuple[Edit, ...] = ()
    until: int = 0
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "nhắc: " if self.severity is Severity.WARNING else ""
        return f"{self.path}:{self.line}: [{self.rule}] {mark}{self.message} — cách sửa: {self.fix}"
