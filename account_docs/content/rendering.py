"""Markdown to HTML just as the build does it, for whatever has to judge what a reader gets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown

from account_docs.content.build_cache import BuildCache, digest, program
from account_docs.content.vietnamese import slugify
from account_docs.content.yaml_lines import load

# What MkDocs itself switches on before the extensions of mkdocs.yml (mkdocs.config.defaults).
_BUILT_IN = ("toc", "tables", "fenced_code")


def extension_settings(root: Path) -> dict[str, dict[str, Any]]:
    """The extensions of Markdown in their order, each with its settings, as mkdocs.yml has them.

    Args:
        root: the folder with mkdocs.yml.

    Raises:
        OSError: mkdocs.yml can't be read.
        ValueError: it is no YAML.
    """
    config = load((root / "mkdocs.yml").read_text("utf-8"), tags=True).value
    if not isinstance(config, dict):
        raise ValueError("mkdocs.yml holds no settings")
    settings: dict[str, Any] = {name: {} for name in _BUILT_IN}
    for extension in config.get("markdown_extensions") or []:
        settings.update(extension if isinstance(extension, dict) else {extension: {}})
    return {name: value or {} for name, value in settings.items()}


def converter(settings: dict[str, dict[str, Any]]) -> markdown.Markdown:
    """Return a Markdown converter with our heading ids.

    Use `converter.reset().convert(text)` for each page.

    Args:
        settings: see `extension_settings`.
    """
    configs = {**settings, "toc": {**settings["toc"], "slugify": slugify}}
    return markdown.Markdown(extensions=list(configs), extension_configs=configs)


class Renderer:
    """Renders one page after the other, and goes on after a page that Markdown can't render."""

    def __init__(self, root: Path) -> None:
        """Take the settings of the project whose mkdocs.yml is in a folder.

        Raises:
            OSError: mkdocs.yml can't be read.
            ValueError: it is no YAML.
        """
        self._settings = extension_settings(root)
        ours = Path(__file__)
        made_by = program(
            ours, ours.with_name("vietnamese.py"), libraries=("Markdown", "pymdown-extensions", "Pygments")
        )
        self._made_with = digest(repr(self._settings), made_by)
        self._kept = BuildCache("rendered")
        self._markdown: markdown.Markdown | None = None

    def html(self, body: str) -> str | None:
        """The HTML of a page's text without its front matter; None where Markdown gives up on it."""
        name = digest(self._made_with, body)
        kept = self._kept.get(name)
        if kept is not None:
            return kept.decode("utf-8", "surrogatepass")
        html = self._convert(body)
        if html is not None:
            self._kept.put(name, html.encode("utf-8", "surrogatepass"))
        return html

    def _convert(self, body: str) -> str | None:
        self._markdown = self._markdown or converter(self._settings)
        try:
            return self._markdown.reset().convert(body)
        # Extensions raise what they like on text that they didn't expect; lists without end, RecursionError.
        except Exception:  # noqa: BLE001  (see above)
            self._markdown = None  # What was half done would show up in the next page.
            return None
