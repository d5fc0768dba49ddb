"""What Markdown made of a text, kept between runs: most pages are the same as at the last check.

The name of a kept file says all that the HTML depends on, so nothing old is ever taken for new: the text, the settings
in mkdocs.yml, the versions of the libraries, and our own function for heading ids.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from importlib.metadata import version
from pathlib import Path

# Beside the program and not beside the pages, so that copies of the project share it; git passes it over.
FOLDER = Path(__file__).parents[2] / ".cache" / "rendered"
# Some five states of every page.
KEPT = 800
_LIBRARIES = ("Markdown", "pymdown-extensions", "Pygments")


def settings_digest(configuration: str) -> str:
    """What the HTML depends on beside the text, as hexadecimal digits.

    Args:
        configuration: mkdocs.yml as it is written.
    """
    ours = "".join((Path(__file__).parent / name).read_text("utf-8") for name in ("rendering.py", "vietnamese.py"))
    parts = (configuration, ours, *(f"{name} {version(name)}" for name in _LIBRARIES))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class RenderCache:
    """HTML by the text that it was made of. A folder that can't be written to only makes the check slower."""

    def __init__(self, settings: str, folder: Path = FOLDER) -> None:
        """Use a folder for one state of the settings (`settings_digest`)."""
        self._settings, self._folder = settings, folder

    def _path(self, text: str) -> Path:
        return self._folder / hashlib.sha256(f"{self._settings}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, text: str) -> str | None:
        """The HTML that was kept for a text, or None."""
        path = self._path(text)
        try:
            html = path.read_bytes().decode("utf-8")
            os.utime(path)
        except (OSError, UnicodeDecodeError):
            return None
        return html

    def put(self, text: str, html: str) -> None:
        """Keep the HTML of a text; whole or not at all, also when several runs write at once."""
        with contextlib.suppress(OSError, UnicodeEncodeError):
            data = html.encode("utf-8")
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(name, self._path(text))


def prune(folder: Path = FOLDER, kept: int = KEPT) -> None:
    """Drop what was not asked for longest, so that the folder stays small."""
    with contextlib.suppress(OSError):
        newest_first = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in newest_first[kept:]:
            path.unlink(missing_ok=True)
