"""The mends that a machine carries out, and what keeps them from changing a meaning."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from account_docs.check.meaning import data_guard, page_guard
from account_docs.check.problem import Edit, Problem


def _with(text: str, problems: list[Problem]) -> tuple[str, list[Problem]]:
    """A text with the edits of some problems carried out, and the problems whose edits all found their place.

    Of two problems that want the same signs the first is mended; the next run mends the other.
    """
    lines = text.split("\n")  # A carriage return stays at the end of its line.
    taken: dict[int, list[tuple[int, int]]] = {}
    chosen: list[Problem] = []
    edits: set[Edit] = set()
    for problem in problems:
        fits = all(
            1 <= edit.line <= len(lines) and 0 <= edit.start <= edit.end <= len(lines[edit.line - 1])
            for edit in problem.edits
        )
        free = all(
            edit in edits or all(edit.end <= start or end <= edit.start for start, end in taken.get(edit.line, ()))
            for edit in problem.edits
        )
        if not fits or not free:
            continue
        chosen.append(problem)
        for edit in problem.edits:
            edits.add(edit)
            taken.setdefault(edit.line, []).append((edit.start, edit.end))
    for edit in sorted(edits, reverse=True):
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.start] + edit.new + line[edit.end :]
    return "\n".join(lines), chosen


def _safe_mends(text: str, problems: list[Problem], same: Callable[[str], bool]) -> list[Problem]:
    """Those problems whose edits, all carried out together, leave the meaning of a text as it is.

    Args:
        text: the file as it is.
        problems: problems with edits for it.
        same: whether another text means the same.
    """
    mended, chosen = _with(text, problems)
    if not chosen or same(mended):
        return chosen
    if len(problems) == 1:
        return []
    half = len(problems) // 2
    kept = _safe_mends(text, problems[:half], same) + _safe_mends(text, problems[half:], same)
    # Each half is safe alone; should they not be together, the first one is.
    return kept if same(_with(text, kept)[0]) else _safe_mends(text, problems[:half], same)


def _write(path: Path, content: bytes) -> None:
    """Put a file in the place of another at once: whoever reads meanwhile gets the old one or the new one, whole.

    Raises:
        OSError: it can't be written; the old file is as it was.
    """
    path = path.resolve()  # A symlink stays one.
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(content)
        shutil.copymode(path, unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def mend(root: Path, problems: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Carry out the mechanical mends in the files, but for those that would change what a reader gets.

    A mend that changes a link's target, a digit, a word, the cells of a row, code or the order of the parts is
    refused, whatever rule asks for it. Line ends, the last line's end and the file's mode stay.

    Args:
        root: the project's folder.
        problems: what the check found.

    Returns:
        The problems that were mended, and those whose mend was refused.
    """
    wanted = [problem for problem in problems if problem.edits]
    mended: list[Problem] = []
    for name in sorted({problem.path for problem in wanted}):
        path = root / name
        here = [problem for problem in wanted if problem.path == name]
        guard = data_guard if path.suffix in (".yml", ".yaml") else page_guard
        try:
            text = path.read_bytes().decode("utf-8")
            safe = _safe_mends(text, here, guard(text))
            after, _ = _with(text, safe)
            if after != text:
                _write(path, after.encode("utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
        mended.extend(safe)
    # What only had to wait for another mend on the same signs is not refused: the next run takes it.
    waiting = {(problem.path, edit.line) for problem in mended for edit in problem.edits}
    refused = [
        problem
        for problem in wanted
        if problem not in mended and not any((problem.path, edit.line) in waiting for edit in problem.edits)
    ]
    return mended, refused
