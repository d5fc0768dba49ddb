"""Reading without network after a visit: the list of the site's files, the worker that keeps them, the manifest.

The last step over a finished folder, since the version of a build is the hash of all that is in its files.
What the worker does is in overrides/assets/javascripts/saving/service.js, how a reader saves everything in page.js.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path

import rjsmin

SCRIPTS = "assets/javascripts/saving"
WORKER, LIST, MANIFEST, NOT_SAVED = "sw.js", "files.json", "manifest.webmanifest", "chua-luu.html"
ICON = "assets/images/bieu-tuong-{size}.png"
SIZES = (192, 512)
# The colours of the light scheme in base.css: the paper, and the ground of the icon.
_PAPER, _THEME = "#f5efe1", "#0a5c54"
# What readers meet; cards are for messengers, drawings stand in the pages.
_FOLDERS = ("search/", "tai-ve/")
_BOOKS = (".zip", ".pdf", ".epub")
# What a server sends smaller than it is.
_TEXT = (".html", ".css", ".js", ".svg", ".json", ".webmanifest")


def manifest(name: str, description: str) -> str:
    """What a browser needs to install the site; addresses are relative, since nobody knows where it will stand.

    Source: W3C, Web Application Manifest. On an iPhone it becomes an app of its own.

    Args:
        name: of the site.
        description: what it is.
    """
    icons = [
        {"src": ICON.format(size=size), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    content = {
        "name": name,
        "short_name": name,
        "description": description.strip(),
        "lang": "vi",
        "start_url": ".",
        "scope": ".",
        "display_override": ["minimal-ui"],
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _THEME,
        "icons": icons,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def address(path: str, hashes: Mapping[str, str]) -> str:
    """How pages ask for a file.

    Args:
        path: of the file below the site's root.
        hashes: of assets, see `hash_assets`.

    Returns:
        "giao-tiep/" for giao-tiep/index.html, "assets/stylesheets/account.css?v=1f0c…" for an asset.
    """
    if path.endswith("index.html"):
        return path.removesuffix("index.html")
    return f"{path}?v={hashes[path]}" if path in hashes else path


def files(site: Path, hashes: Mapping[str, str]) -> dict[str, Path]:
    """All that a reader may need, by the address that pages ask for it with.

    Args:
        site: the finished folder.
        hashes: of assets, see `hash_assets`.
    """
    found = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        is_page = path.suffix == ".html" and name != "404.html"
        is_known = name in hashes or name == MANIFEST or name.startswith(_FOLDERS)
        if path.is_file() and (is_page or is_known) and path.suffix not in _BOOKS:
            found[address(name, hashes)] = path
    return found


def is_core(name: str) -> bool:
    """Whether a worker saves a file at once: what every page is shown with, the front page, what stands in for a page.

    Args:
        name: address of a file.
    """
    folder = name.partition("?")[0].rpartition("/")[0]
    return name in ("", NOT_SAVED) or folder in (
        "assets/stylesheets", "assets/javascripts", "assets/fonts", "assets/images", SCRIPTS
    )  # fmt: skip


def _sent(content: bytes, kind: str) -> int:
    """About how many bytes a server sends; at the lowest level, since that is enough for a figure with one decimal."""
    return len(zlib.compress(content, 1)) if kind in _TEXT else len(content)


def file_list(found: Mapping[str, Path], day: str) -> dict[str, object]:
    """What the worker and the page know of the build.

    Args:
        found: see `files`.
        day: date of the build, ISO.

    Returns:
        version; date; pages, sent and stored, for people; core, addresses that are saved at once; files, the hash of
        each by its address.
    """
    contents = {name: path.read_bytes() for name, path in found.items()}
    hashes = {name: hashlib.sha256(content).hexdigest()[:12] for name, content in contents.items()}
    return {
        "version": hashlib.sha256(json.dumps(hashes).encode()).hexdigest()[:16],
        "date": day,
        "pages": sum(name.endswith("/") or not name for name in found),
        "sent": sum(_sent(content, found[name].suffix) for name, content in contents.items()),
        "stored": sum(map(len, contents.values())),
        "core": [name for name in found if is_core(name)],
        "files": hashes,
    }


def keep_pages(site: Path, hashes: Mapping[str, str], name: str, description: str, day: str) -> None:
    """Let browsers keep the pages of a finished site.

    Args:
        site: the folder.
        hashes: of assets, see `hash_assets`.
        name: of the site.
        description: what it is.
        day: date of the build, ISO.
    """
    script = _take_worker(site, "service.js")
    (site / MANIFEST).write_text(manifest(name, description), "utf-8", newline="\n")
    listed = file_list(files(site, {path: value for path, value in hashes.items() if (site / path).is_file()}), day)
    (site / LIST).write_text(json.dumps(listed, separators=(",", ":")), "utf-8", newline="\n")
    (site / WORKER).write_text(script.replace("{version}", str(listed["version"])), "utf-8", newline="\n")


def keep_no_pages(site: Path) -> None:
    """Let browsers drop the pages that they keep of an earlier build.

    Args:
        site: the folder of the site.
    """
    (site / WORKER).write_text(_take_worker(site, "retired.js"), "utf-8", newline="\n")
    shutil.rmtree(site / SCRIPTS)


def _take_worker(site: Path, name: str) -> str:
    """The text of one of the two workers, which no page loads from where they lie."""
    texts = {file: (site / SCRIPTS / file).read_text("utf-8") for file in ("service.js", "retired.js")}
    for file in texts:
        (site / SCRIPTS / file).unlink()
    return str(rjsmin.jsmin(texts[name]))
