"""What keeps a failed build from harming the last good site.

MkDocs cleans the site folder before it builds, so that a build that fails half-way leaves ruins.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

# `mkdocs build` without run.py does not know the project's folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from account_docs.site.swap import fresh_folder, real_folder, swap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_build: dict[str, Any] = {"command": "", "target": None, "fresh": None, "complete": False}


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
    """Remember what runs: only `mkdocs build` writes into a folder that someone keeps."""
    _build.update(command=command, target=None, fresh=None, complete=False)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let the build write beside the last good site."""
    if _build["command"] == "build":
        try:
            target = real_folder(Path(config.site_dir), Path(config.config_file_path).parent)
        except ValueError as error:
            raise Abort(str(error)) from error
        _build.update(target=target, fresh=fresh_folder(target))
        config.site_dir = str(_build["fresh"])
    return config


@event_priority(-100)
def on_post_build(**_: Any) -> None:
    """Remember that everything was written."""
    _build["complete"] = True


def on_build_error(**_: Any) -> None:
    """Remember that the build failed: with `--strict`, that is known only after everything was written."""
    _build["complete"] = False


def on_shutdown() -> None:
    """Put the finished site in the place of the last one; leave the last one alone when the build failed."""
    target, fresh = _build["target"], _build["fresh"]
    if target is None:
        return
    if not _build["complete"]:
        shutil.rmtree(fresh, ignore_errors=True)
        return
    try:
        swap(fresh, target)
    except OSError as error:
        raise Abort(
            f"Đã dựng xong nhưng không thay được “{target}” ({error}). Bản cũ còn nguyên; bản mới ở “{fresh}”."
        ) from error
