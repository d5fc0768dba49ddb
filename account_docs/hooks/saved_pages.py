"""Reading without network after a visit, in the published edition; see account_docs/site/saved_pages.py.

Zensical, which has no hooks, builds the same pages without it: they name no manifest, so that nothing is kept.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

# `mkdocs build` without run.py does not know the project's folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from mkdocs.plugins import event_priority

from account_docs.site.build_date import origin
from account_docs.site.saved_pages import MANIFEST, NOT_SAVED, keep_no_pages, keep_pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ROOT = Path(__file__).resolve().parents[2]
_served = False


def on_startup(command: str, **_: object) -> None:
    """Remember whether MkDocs serves: who writes wants to see what is written now."""
    global _served
    _served = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let pages name the manifest, by which their script knows that they may be kept."""
    if config.extra.get("saved_pages") and not config.extra.get("offline") and not _served:
        config.extra["manifest"] = MANIFEST
        config.theme.static_templates.add(NOT_SAVED)
    return config


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Let the page that stands in for others name full paths: like that for wrong addresses, it is shown anywhere."""
    if template_name == NOT_SAVED:
        context["base_url"] = urlsplit(config.site_url or "/").path
    return context


@event_priority(-75)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the worker, after all pages have their last form."""
    site = Path(config.site_dir)
    if config.extra.get("manifest"):
        hashes = config.extra["asset_hashes"]
        day = origin(ROOT).local.date().isoformat()
        keep_pages(site, hashes, config.site_name, config.site_description or "", day)
    elif not config.extra.get("offline"):
        keep_no_pages(site)
