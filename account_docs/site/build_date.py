"""The date and version of a build: the same on every machine for the same sources, so that two builds are alike.

Pages, Word files, spreadsheets and the archive all take theirs from `origin`. The first of these that is there counts:

1. SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/);
2. the last commit, where git runs and the project's folder is a checkout;
3. the commit that the code host wrote into source.txt when it packed the sources (.gitattributes, export-subst);
4. the newest `reviewed:` of the pages, since it is in the sources themselves.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from account_docs.content.calendar import BUILD_VARIABLE, VIETNAM

VARIABLE = BUILD_VARIABLE
# Written by `git archive`; a checkout has the placeholder.
EXPORTED = Path("account_docs") / "site" / "source.txt"
# ZIP files, Word files and spreadsheets among them, hold no earlier and no later time.
_EARLIEST = int(datetime(1980, 1, 2, tzinfo=UTC).timestamp())
_LATEST = int(datetime(2107, 12, 30, tzinfo=UTC).timestamp())
_REVIEWED = re.compile(r"^reviewed: *(\d{4}-\d{2}-\d{2}) *$", re.MULTILINE)
_HEAD = 4000
# How long to wait for git, in seconds.
_PATIENCE = 30


@dataclass(frozen=True)
class Origin:
    """Where a build comes from.

    Attributes:
        time: in UTC, whole seconds.
        version: the first eight digits of the commit; "" when it is not known.
        source: what told the time: "variable", "commit", "archive" or "pages".
    """

    time: datetime
    version: str
    source: str

    @property
    def local(self) -> datetime:
        """The time by the clock of Vietnam, where the readers are."""
        return self.time.astimezone(VIETNAM)

    @property
    def epoch(self) -> int:
        """The time in seconds since 1970."""
        return int(self.time.timestamp())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(min(max(seconds, _EARLIEST), _LATEST), UTC)


def _parsed(text: str) -> tuple[str, int] | None:
    """The commit and its time out of "0123… 1795000000"; None for anything else, such as the placeholder."""
    match = re.fullmatch(r"([0-9a-f]{40,64}) (\d{1,12})", text.strip())
    return (match[1][:8], int(match[2])) if match else None


def _last_commit(root: Path) -> tuple[str, int] | None:
    """The last commit of the checkout whose top folder is the project's; None without git or outside a checkout."""
    if not (root / ".git").exists():
        return None
    # A hook of git names a repository in these; and a folder above the project may be a checkout of something else.
    environment = {
        name: value for name, value in os.environ.items() if name not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
    }
    environment["GIT_CEILING_DIRECTORIES"] = str(root.resolve().parent)
    command = ["git", "-c", "safe.directory=*", "log", "-1", "--no-show-signature", "--no-color", "--format=%H %ct"]
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return _parsed(done.stdout) if done.returncode == 0 else None


def _exported(root: Path) -> tuple[str, int] | None:
    """What the code host wrote when it packed the sources."""
    try:
        return _parsed((root / EXPORTED).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def _newest_review(root: Path) -> int:
    """The newest day on which a page was checked, in seconds since 1970; that of a page without one is nothing."""
    newest = 0
    for path in (root / "docs").rglob("*.md"):
        try:
            with path.open("rb") as file:
                found = _REVIEWED.search(file.read(_HEAD).decode("utf-8", "replace"))
            day = datetime.fromisoformat(found[1]).replace(tzinfo=UTC) if found else None
        except (OSError, ValueError):
            continue
        newest = max(newest, int(day.timestamp()) if day else 0)
    return newest


def origin(root: Path, environment: Mapping[str, str] = os.environ) -> Origin:
    """Tell when and from which commit the sources in a folder are.

    Args:
        root: the project's folder.
        environment: where SOURCE_DATE_EPOCH may stand.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is no whole number; the message is for the person who set it.
    """
    commit, exported = _last_commit(root), _exported(root)
    version = (commit or exported or ("", 0))[0]
    if given := environment.get(VARIABLE, "").strip():
        if not re.fullmatch(r"\d{1,12}", given):
            raise ValueError(
                f"{VARIABLE} là “{given}”, phải là số giây kể từ 01/01/1970, ví dụ 1795000000; "
                "bỏ biến này đi thì lấy ngày của commit"
            )
        return Origin(_moment(int(given)), version, "variable")
    if commit:
        return Origin(_moment(commit[1]), version, "commit")
    if exported:
        return Origin(_moment(exported[1]), version, "archive")
    return Origin(_moment(_newest_review(root)), version, "pages")
