"""Every word and number of a page's source stands on its finished page: templates and our own steps are judged too.

A difference is a warning, which stops a strict build; a preview shows it and goes on.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

# `mkdocs build` without run.py does not know the project's folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from mkdocs.plugins import event_priority

from account_docs.check.lossless_built import built_losses
from account_docs.content.build_cache import BuildCache, digest, program
from account_docs.content.pages import read_page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_log = logging.getLogger("mkdocs.hooks.whole_pages")
# Pages that lost nothing, so that the same page is not compared again.
_whole = BuildCache("whole")
_PROGRAM = Path(__file__).parents[1]
_JUDGED_BY = program(
    *sorted((_PROGRAM / "check").glob("*.py")),
    *sorted((_PROGRAM / "content").glob("*.py")),
    libraries=("selectolax",),
)


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Name what the finished page lost of its source."""
    path = page.file.src_uri
    # A page that may not be shown says why in the place of its text.
    if any(problem.startswith(f"docs/{path}:") for problem in config.extra.get("problems") or []):
        return output
    root = Path(config.docs_dir)
    name = digest(_JUDGED_BY, (root / path).read_bytes(), output)
    if _whole.get(name) is None:
        problems = built_losses(read_page(root, root / path), output)
        for problem in problems:
            _log.warning(str(problem))
        if not problems:
            _whole.put(name, b"whole")
    return output


def on_post_build(**_: Any) -> None:
    """Keep the folder of pages that were whole small."""
    _whole.prune()
