"""Puts a finished site in the place of the last one. The folder may be a link or a mounted volume.

A build goes into a folder of its own. Where the site's folder can be renamed, the two change places; where it can't
(a mount point, or a parent folder that may not be written), the contents change places within it. Whatever fails,
the last site is put back.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

_FRESH = ".chua-xong"
_LAST = ".cu"
# What a site must never be written over: sources within the project.
_SOURCES = ("docs", "data", "overrides", "account_docs", "tests", ".git", ".github")


def real_folder(site: Path, root: Path) -> Path:
    """The folder that a site is to stand in: a link is followed, so that it stays one.

    Args:
        site: the folder as configured; it need not be there.
        root: the project's folder.

    Raises:
        ValueError: writing there would destroy something else; the message, in Vietnamese, says what.
    """
    try:
        target, root = site.resolve(), root.resolve()
    except (OSError, RuntimeError) as error:
        raise ValueError(f"“{site}” là liên kết (symlink) chỉ vòng vào chính nó — xóa liên kết ấy đi") from error
    if root.is_relative_to(target):
        raise ValueError(
            f"“{site}” là “{target}”, thư mục chứa cả mã nguồn — chọn một thư mục khác để đặt trang đã dựng"
        )
    for name in _SOURCES:
        if target.is_relative_to(root / name):
            raise ValueError(f"“{site}” nằm trong thư mục nguồn “{name}” — chọn một thư mục khác để đặt trang đã dựng")
    if target.exists() and not target.is_dir():
        raise ValueError(f"“{site}” là một tệp, không phải thư mục — đổi tên hoặc xóa tệp ấy")
    return target


def fresh_folder(target: Path) -> Path:
    """Where to build what is to stand in a folder: beside it, or within it where only that can be changed.

    A site that a break between two renames left under its other name is put back first.

    Args:
        target: see real_folder.
    """
    last = target.with_name(target.name + _LAST)
    if last.is_dir() and not target.exists():
        last.rename(target)
    if target.is_dir() and (os.path.ismount(target) or not os.access(target.parent, os.W_OK)):
        return target / _FRESH
    return target.with_name(target.name + _FRESH)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _hidden(folder: Path) -> list[Path]:
    """What the keeper of a site put beside its pages (.htaccess, .git): MkDocs leaves such files alone, so do we."""
    return [path for path in folder.iterdir() if path.name.startswith(".") and path.name not in (_FRESH, _LAST)]


def swap(fresh: Path, target: Path) -> None:
    """Let a finished site take the place of the last one.

    Args:
        fresh: the finished site, built in the folder that `fresh_folder` named.
        target: the site's folder.

    Raises:
        OSError: it could not; the last site is back in its place and the finished one is where it was built.
    """
    if fresh.parent == target or not _rename(fresh, target):
        _change_contents(fresh, target)


def _rename(fresh: Path, target: Path) -> bool:
    """Change the folders' names; False when the last one can't be renamed."""
    last = target.with_name(target.name + _LAST)
    _remove(last)
    if not target.exists():
        fresh.rename(target)
        return True
    try:
        target.rename(last)
    except OSError:
        return False
    try:
        fresh.rename(target)
    except OSError:
        last.rename(target)
        raise
    for path in _hidden(last):
        if not (target / path.name).exists():
            path.rename(target / path.name)
    _remove(last)
    return True


def _change_contents(fresh: Path, target: Path) -> None:
    """Change the contents of a folder that itself has to stay."""
    if fresh.parent != target:
        # Over the border of a file system a file is copied: all of that is done before the last site is touched.
        inside = target / _FRESH
        _remove(inside)
        try:
            shutil.copytree(fresh, inside, symlinks=True)
        except OSError:
            _remove(inside)
            raise
        built, fresh = fresh, inside
    else:
        built = fresh
    last = target / _LAST
    _remove(last)
    last.mkdir()
    coming = [path.name for path in fresh.iterdir()]
    going = [path.name for path in target.iterdir() if not path.name.startswith(".") or path.name in coming]
    done: list[tuple[Path, Path]] = []
    try:
        _move(((target / name, last / name) for name in going), done)
        _move(((fresh / name, target / name) for name in coming), done)
    except OSError:
        for old, new in reversed(done):
            new.rename(old)
        last.rmdir()
        if built != fresh:
            _remove(fresh)
        raise
    for folder in (last, fresh, built):
        _remove(folder)


def _move(pairs: Iterable[tuple[Path, Path]], done: list[tuple[Path, Path]]) -> None:
    """Rename one after another; what was renamed is noted, for the way back."""
    for old, new in pairs:
        old.rename(new)
        done.append((old, new))
