"""What was made once is kept between runs: the same input is not worked on again.

The name of a kept file says all that its content depends on, so nothing old is ever taken for new.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

# Beside the program and not beside the pages, so that copies of the pages share it; git passes it over. Copies of the
# program share one that the environment names: what is kept is named by the code that made it.
FOLDER = Path(os.environ.get("BUILD_CACHE") or Path(__file__).parents[2] / ".cache")
# Some five states of every page.
KEPT = 800


def digest(*parts: str | bytes) -> str:
    """A name for what something is made of: hexadecimal digits that are the same for the same parts only."""
    whole = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        # Lengths keep "ab" + "c" and "a" + "bc" apart.
        whole.update(f"{len(data)}:".encode())
        whole.update(data)
    return whole.hexdigest()


def program(*files: Path, libraries: Iterable[str]) -> str:
    """What a result depends on beside its input: our own code, and the versions of libraries.

    Args:
        files: our modules that make it.
        libraries: names of distributions, "python-docx".
    """
    return digest(*(path.read_bytes() for path in files), *(f"{name} {version(name)}" for name in libraries))


class BuildCache:
    """Results by name. A folder that can't be written to only makes the next run slower."""

    def __init__(self, kind: str, folder: Path = FOLDER) -> None:
        """Keep results of one kind ("rendered") in a folder of their own."""
        self._folder = folder / kind

    def get(self, name: str) -> bytes | None:
        """The result of a name (see `digest`), or None."""
        path = self._folder / name
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return data

    def put(self, name: str, data: bytes) -> None:
        """Keep a result; whole or not at all, also when several runs write at once."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(self._folder / name)

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """A result that JSON can hold: the kept one of a name, or one that is made and kept now.

        Args:
            name: see `digest`.
            make: makes the result.
        """
        known = self.get(name)
        if known is not None:
            return json.loads(known)
        made = make()
        self.put(name, json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        return made

    def prune(self, kept: int = KEPT) -> None:
        """Drop what was not asked for longest, so that the folder stays small."""
        with contextlib.suppress(OSError):
            newest_first = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in newest_first[kept:]:
                path.unlink(missing_ok=True)
