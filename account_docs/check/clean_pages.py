"""Pages that were found without fault once are not judged again, so that a build only judges what has changed.

Only for rules that look at single pages and at nothing else but our code and mkdocs.yml (see `rules.safety`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from account_docs.check.core import Corpus
from account_docs.content.build_cache import BuildCache, digest, program
from account_docs.content.pages import Page

_PROGRAM = Path(__file__).parents[1]
# What rules, and the HTML that they judge, are made by.
_LIBRARIES = ("Markdown", "pymdown-extensions", "lxml", "selectolax", "PyYAML", "jsonschema")


class CleanPages:
    """Knows by their text the pages in which nothing was found."""

    def __init__(self, corpus: Corpus, folder: Path | None = None) -> None:
        """Ask about the pages of a project.

        Args:
            corpus: the project.
            folder: where to keep what was found; that of all builds by default.
        """
        own = [path for name in ("check", "content", "html") for path in sorted((_PROGRAM / name).rglob("*.*"))]
        judges = [path for path in own if path.suffix in (".py", ".yml", ".json")]
        settings = corpus.root / "mkdocs.yml"
        self._judged_by = digest(
            program(*judges, libraries=_LIBRARIES), settings.read_bytes() if settings.is_file() else b""
        )
        self._kept = BuildCache("clean", folder) if folder else BuildCache("clean")

    def _name(self, page: Page) -> str:
        return digest(self._judged_by, page.path, page.text)

    def others(self, pages: Iterable[Page]) -> frozenset[str]:
        """The paths of the pages that have to be judged."""
        return frozenset(page.path for page in pages if self._kept.get(self._name(page)) is None)

    def keep(self, pages: Iterable[Page]) -> None:
        """Remember that nothing was found in some pages."""
        for page in pages:
            self._kept.put(self._name(page), b"")
        self._kept.prune()
