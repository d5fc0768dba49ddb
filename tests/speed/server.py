"""A server on this machine that sends what nginx sends with `gzip_comp_level 6`, and remembers how much it was."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# What is sent smaller than it is; pictures and faces are compressed in themselves.
_TEXT = frozenset((".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest"))
LEVEL = 6


@lru_cache(maxsize=4096)
def _packed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), LEVEL, mtime=0)


def body_of(path: Path) -> bytes:
    """A file as it is sent."""
    return _packed(path, path.stat().st_mtime_ns) if path.suffix in _TEXT else path.read_bytes()


@dataclass(frozen=True)
class Answer:
    """One answer of the server.

    Attributes:
        path: what was asked for.
        size: bytes of the body, as they are sent.
        in_background: whether a service worker asked, which does so after all that a page is shown with.
    """

    path: str
    size: int
    in_background: bool


@dataclass
class Traffic:
    """Where a folder is served, and all answers so far.

    Attributes:
        address: with a closing slash.
        answers: in their order; whoever measures clears them before.
    """

    address: str = ""
    answers: list[Answer] = field(default_factory=list)

    def bytes(self, *, in_background: bool = False) -> int:
        """Bytes of the answers to pages, or to service workers."""
        return sum(answer.size for answer in self.answers if answer.in_background == in_background)

    def requests(self, *, in_background: bool = False) -> int:
        """How often pages, or service workers, asked."""
        return sum(answer.in_background == in_background for answer in self.answers)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many requests

    def __init__(self, *arguments: object, traffic: Traffic, folder: Path) -> None:
        self._traffic = traffic
        super().__init__(*arguments, directory=str(folder))

    def do_GET(self) -> None:
        """Answer with a file, its date, and the sum of what is sent."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self._answer(404, b"", path)
            return
        date = formatdate(path.stat().st_mtime, usegmt=True)
        if self.headers.get("If-Modified-Since") == date:
            self._answer(304, b"", path)
            return
        self._answer(200, body_of(path), path, ("Last-Modified", date))

    def _answer(self, status: int, body: bytes, path: Path, *headers: tuple[str, str]) -> None:
        worker = self.headers.get("Service-Worker") or self.headers.get("Referer", "").endswith("/sw.js")
        self._traffic.answers.append(Answer(self.path, len(body), bool(worker)))
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if body:
            self.send_header("Content-Type", self.guess_type(str(path)))
        if body and path.suffix in _TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the answers are remembered."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that is closed leaves connections open."""


@contextmanager
def serving(folder: Path) -> Iterator[Traffic]:
    """Serve a folder until the end of the block, also when that ends by a fault."""
    traffic = Traffic()
    with _Server(("127.0.0.1", 0), partial(_Handler, traffic=traffic, folder=folder)) as http:
        traffic.address = f"http://127.0.0.1:{http.server_port}/"
        threading.Thread(target=http.serve_forever, daemon=True).start()
        try:
            yield traffic
        finally:
            http.shutdown()
