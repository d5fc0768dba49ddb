"""What keeps a failed build from harming the last good site.

MkDocs cleans the site folder before it builds, so that a build that fails half-way leaves ruins.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SUFFIX = ".chua-xong"
_build: dict[str, Any] = {"command": "", "target": None, "complete": False}


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
    """Remember what runs: only `mkdocs build` writes into a folder that someone keeps."""
    _build.update(command=command, target=None, complete=False)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let the build write beside the last good site."""
    if _build["command"] == "build":
        target = Path(config.site_dir)
        _build["target"] = target
        config.site_dir = str(target.with_name(target.name + _SUFFIX))
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
    target = _build["target"]
    if target is None:
        return
    fresh = target.with_name(target.name + _SUFFIX)
    if not _build["complete"]:
        shutil.rmtree(fresh, ignore_errors=True)
        return
    last = target.with_name(target.name + ".cu")
    shutil.rmtree(last, ignore_errors=True)
    if target.exists():
        target.rename(last)
    fresh.rename(target)
    shutil.rmtree(last, ignore_errors=True)
