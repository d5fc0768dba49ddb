"""Markdown to HTML just as the build does it, for whatever has to judge what a reader gets."""

from __future__ import annotations

from pathlib import Path

import markdown
import yaml

from account_docs.content.vietnamese import slugify

# What MkDocs itself switches on before the extensions of mkdocs.yml (mkdocs.config.defaults).
_BUILT_IN = ("toc", "tables", "fenced_code")


class _ConfigLoader(yaml.SafeLoader):
    """Reads mkdocs.yml without carrying out its tags."""


_ConfigLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def converter(root: Path) -> markdown.Markdown:
    """Return a Markdown converter with the extensions and settings of mkdocs.yml, and our heading ids.

    Use `converter.reset().convert(text)` for each page.

    Args:
        root: the folder with mkdocs.yml.

    Raises:
        OSError: mkdocs.yml can't be read.
        yaml.YAMLError: it is no YAML.
    """
    config = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Loader=_ConfigLoader)  # noqa: S506  (a SafeLoader)
    settings: dict[str, dict] = {name: {} for name in _BUILT_IN}
    for extension in config.get("markdown_extensions") or []:
        settings.update(extension if isinstance(extension, dict) else {extension: {}})
    settings["toc"] = {**(settings["toc"] or {}), "slugify": slugify}
    return markdown.Markdown(extensions=list(settings), extension_configs={name: value or {} for name, value in settings.items()})
