"""Serve the site while someone writes; every change of a file is a new try.

    python -m account_docs.commands.serve [-a 127.0.0.1:8000]

`mkdocs serve` ends when its first build fails, and answers nobody while a later one does. Here each try builds into a
folder of its own: when it fails, the last good site stays, and every page says above its text what is to be mended.
The pages of a change that someone looks at are built before all others (first_pages.py).
"""

from __future__ import annotations

import argparse
import html
import logging
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from account_docs.commands.build import refuse_broken_data
from account_docs.commands.first_pages import Keeper, Overtaken, Whole, changed, show_first, stamps

LOG = logging.getLogger("mkdocs.serve")
ADDRESS = "127.0.0.1:8000"
WATCHED = ("docs", "data", "overrides", "account_docs", "mkdocs.yml")
_NOTHING = (
    "<!doctype html><html lang='vi'><head><meta charset='utf-8'>"
    "<title>Chưa dựng được</title></head><body></body></html>"
)
# So many pages that were opened last are those that someone looks at.
IN_SIGHT = 3
# So many problems are shown on a page; the terminal has them all.
SHOWN = 12
_STYLE = (
    "position:relative;z-index:99;padding:1rem 1.25rem;background:#fff4e5;color:#1c2428;"
    "border-bottom:3px solid #9c2b20;font:16px/1.5 system-ui,sans-serif"
)


class Preview:
    """The last good site, and what is wrong with the newest sources.

    Attributes:
        folder: where the last good site is; an empty page before the first.
        problems: one line each, `path:line: [rule] …`.
        failed: whether the last try gave no site.
        in_sight: paths of the pages below the folder that were opened last, the newest at the end.
        is_overtaken: whether a newer change waits; then a build is given up.
    """

    def __init__(self, root: Path, address: str) -> None:
        """Prepare to build a project.

        Args:
            root: the folder with mkdocs.yml.
            address: host and port under which the site is served.
        """
        self.root = root
        self.address = address
        self.mount = "/"
        self.folder = self._new_folder()
        (self.folder / "index.html").write_text(_NOTHING, "utf-8")
        (self.folder / "404.html").write_text(_NOTHING, "utf-8")
        self.problems: list[str] = []
        self.failed = True
        self.in_sight: list[str] = []
        self.is_overtaken: Callable[[], bool] = lambda: False
        self._started = False
        self._whole: Whole | None = None
        self._past: Path | None = None

    @staticmethod
    def _new_folder() -> Path:
        """An empty folder for one try."""
        return Path(tempfile.mkdtemp(prefix="so-tay-"))

    def see(self, path: str) -> None:
        """Remember that a page was opened.

        Args:
            path: of a request, "/giao-tiep/".
        """
        place = path.removeprefix(self.mount.rstrip("/")).lstrip("/")
        place += "index.html" if not place or place.endswith("/") else ""
        self.in_sight = [*[other for other in self.in_sight if other != place], place][-IN_SIGHT:]

    def show_first(self) -> bool:
        """Build alone what changed and is looked at; whether it is seen now."""
        if self.failed or self.problems or self._whole is None:
            return False
        paths = changed(self._whole.stamps, stamps(self.root, WATCHED))
        return bool(paths) and show_first(self._whole, paths, self.in_sight)

    def looks_otherwise(self) -> bool:
        """Whether a page that is looked at is no longer what it was before the last build, or there is a notice."""
        if self.failed or self.problems or self._past is None:
            return True
        places = [(self._past / path, self.folder / path) for path in self.in_sight]
        return any(
            not now.is_file() or not before.is_file() or before.read_bytes() != now.read_bytes()
            for before, now in places
        )

    def try_build(self) -> None:
        """Build; keep the last good site when that fails. Never raises."""
        fresh = self._new_folder()
        if self._past:
            shutil.rmtree(self._past, ignore_errors=True)
            self._past = None
        try:
            whole = self._build(fresh)
        except Overtaken:
            shutil.rmtree(fresh, ignore_errors=True)
            return
        # Whatever it is: who serves wants to read it and go on.
        except (Exception, SystemExit) as error:  # noqa: BLE001  (see above)
            shutil.rmtree(fresh, ignore_errors=True)
            self._fail(error)
        else:
            # Requests may still be for the last one; it goes when the next is begun.
            self._past, self.folder, self._whole = self.folder, fresh, whole
            self.failed = False
            self.problems = list(whole.config.extra.get("problems") or [])
        self._tell()

    def _build(self, fresh: Path) -> Whole:
        """Build into a folder.

        Raises:
            Overtaken: a newer change has come.
            Exception: whatever keeps it from being built.
        """
        built_from = stamps(self.root, WATCHED)
        refuse_broken_data(self.root)
        config = load_config(config_file=str(self.root / "mkdocs.yml"), site_dir=str(fresh))
        self.mount = urlsplit(config.site_url or "/").path or "/"
        config.site_url = f"http://{self.address}{self.mount}"
        keeper = Keeper(lambda: self.is_overtaken())
        config.plugins["preview"] = keeper
        if not self._started:
            config.plugins.on_startup(command="serve", dirty=False)
            self._started = True
        build(config, serve_url=config.site_url)
        # From now on pages are built alone, which nothing gives up.
        keeper.is_overtaken = lambda: False
        return Whole(self.root, config, keeper, built_from)

    def _fail(self, error: BaseException) -> None:
        """Note why there is no new site."""
        self.failed = True
        self.problems = (
            checked(self.root) or [line for line in str(error).split("\n") if line.strip()] or [type(error).__name__]
        )
        if not isinstance(error, SystemExit):
            LOG.exception("Build failed", exc_info=error)

    def _tell(self) -> None:
        """Print what is to be mended."""
        for problem in self.problems:
            print(problem, file=sys.stderr, flush=True)
        if self.failed:
            print(
                "Chưa dựng được; bản dựng được lần trước vẫn mở xem được. Sửa rồi lưu tệp, máy tự dựng lại.",
                file=sys.stderr,
                flush=True,
            )

    def notice(self) -> str:
        """What stands above every page while something is wrong, as HTML; "" when nothing is."""
        if not self.problems:
            return ""
        head = (
            "Chưa dựng được bản mới: bạn đang xem bản trước."
            if self.failed
            else "Có chỗ cần sửa; trang ấy tạm chưa hiện, các trang khác vẫn xem được."
        )
        items = "".join(f"<li>{html.escape(problem)}</li>" for problem in self.problems[:SHOWN])
        more = (
            f"<li>và {len(self.problems) - SHOWN} chỗ nữa, ghi trong cửa sổ dòng lệnh</li>"
            if len(self.problems) > SHOWN
            else ""
        )
        told = f"<strong>{head}</strong> Sửa rồi lưu tệp, trang tự mở lại.<ul>{items}{more}</ul>"
        return f'<section lang="vi" style="{_STYLE}">{told}</section>'

    def close(self) -> None:
        """Remove the last folders."""
        for folder in filter(None, (self.folder, self._past)):
            shutil.rmtree(folder, ignore_errors=True)


def checked(root: Path) -> list[str]:
    """What the editors' check finds, one line each; it names file and line where MkDocs doesn't.

    Args:
        root: the folder with mkdocs.yml.
    """
    done = subprocess.run(
        [sys.executable, "-m", "account_docs.check"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return [line for line in done.stdout.split("\n") if line.strip()]


def with_notice(
    app: Callable[..., Iterable[bytes]], notice: Callable[[], str], see: Callable[[str], None] = lambda path: None
) -> Callable[..., Iterable[bytes]]:
    """A WSGI application that puts a notice above the pages of another.

    Args:
        app: answers requests.
        notice: gives the notice as HTML, "" for none.
        see: is told the path of each page that is opened.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        said: list[Any] = []
        parts = app(environ, lambda status, headers, *rest: said.extend((status, headers)))
        text = notice()
        status, headers = said
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        if kind.startswith("text/html") and status.startswith("200"):
            see(environ["PATH_INFO"])
        if not text or not kind.startswith("text/html"):
            start_response(status, headers)
            return parts
        page = b"".join(parts)
        if close := getattr(parts, "close", None):
            close()
        place = page.find(b">", page.find(b"<body")) + 1
        page = page[:place] + text.encode() + page[place:]
        start_response(
            status,
            [(name, value) for name, value in headers if name.lower() != "content-length"]
            + [("Content-Length", str(len(page)))],
        )
        return [page]

    return answer


class PreviewServer(LiveReloadServer):
    """MkDocs's server, which can show a change before the whole build of it is done."""

    def is_wanted(self) -> bool:
        """Whether a further change waits to be built, or the server is to end."""
        return self._want_rebuild or self._shutdown

    def show_now(self) -> None:
        """Let browsers open their pages again, and answer them while the build goes on."""
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def show_again(self) -> None:
        """Let browsers open their pages once more when the build is done."""
        with self._epoch_cond:
            self._wanted_epoch += 1


def server_of(preview: Preview) -> PreviewServer:
    """The server of a preview; it builds anew at every change below the watched folders.

    Args:
        preview: already tried once.
    """
    host, _, port = preview.address.rpartition(":")

    def rebuild() -> None:
        if is_shown := preview.show_first():
            server.show_now()
        preview.try_build()
        server.root = str(preview.folder)
        if is_shown and preview.looks_otherwise():
            server.show_again()

    server = PreviewServer(
        builder=rebuild, host=host, port=int(port), root=str(preview.folder), mount_path=preview.mount
    )
    app = server.get_app()
    assert app is not None  # LiveReloadServer sets it when it is made
    server.set_app(with_notice(app, preview.notice, preview.see))
    preview.is_overtaken = server.is_wanted
    server.error_handler = lambda code: (
        page.read_bytes() if (page := Path(server.root) / f"{code}.html").is_file() else None
    )
    for name in WATCHED:
        if (preview.root / name).exists():
            server.watch(str(preview.root / name))
    return server


def main() -> int:
    """Serve the project in the current folder until the user stops it."""
    parser = argparse.ArgumentParser(
        prog="run.py serve", description="Dựng và mở sổ tay trên máy, dựng lại mỗi khi có tệp đổi."
    )
    parser.add_argument(
        "-a", "--dev-addr", default=ADDRESS, metavar="MÁY:CỔNG", help=f"địa chỉ để mở (mặc định {ADDRESS})"
    )
    parser.add_argument("-o", "--open", action="store_true", help="mở luôn trong trình duyệt")
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s - %(message)s")
    preview = Preview(Path.cwd(), chosen.dev_addr)
    preview.try_build()
    server = server_of(preview)
    try:
        server.serve(open_in_browser=chosen.open)  # type: ignore[no-untyped-call]  # MkDocs has no types there
    except KeyboardInterrupt:
        print("Đã dừng.", file=sys.stderr)
    finally:
        server.shutdown()
        preview.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
