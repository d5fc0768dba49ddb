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
from account_docs.content.pages import read_page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_log = logging.getLogger("mkdocs.hooks.whole_pages")


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Name what the finished page lost of its source."""
    path = page.file.src_uri
    # A page that may not be shown says why in the place of its text.
    if not any(problem.startswith(f"docs/{path}:") for problem in config.extra.get("problems") or []):
        root = Path(config.docs_dir)
        for problem in built_losses(read_page(root, root / path), output):
            _log.warning(str(problem))
    return output
