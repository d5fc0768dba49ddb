"""References to own style sheets, scripts and faces carry a hash of their content: a browser never mixes two builds.

A step over the finished folder, for the published edition: from disk nothing is kept between two visits.

The hash is a query (base.css?v=1f0c…) and not part of the name. A page that a browser kept from an earlier build, such
as a tab that a phone opens again after days, still finds the files then, where hosts like GitHub Pages keep no file
of an earlier build.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

_ASSETS = "assets"
_KINDS = (".css", ".js", ".woff2", ".svg")
_URL = re.compile(r"""(url\(\s*["']?)([^"')\s?#:]+)(["']?\s*\))""")


def _digest(*contents: bytes) -> str:
    total = hashlib.sha256()
    for content in contents:
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()[:12]


def own_assets(site: Path) -> dict[str, Path]:
    """Files that pages load and whose names say nothing of their content, by path below the site's root."""
    return {
        path.relative_to(site).as_posix(): path for path in sorted((site / _ASSETS).rglob("*")) if path.suffix in _KINDS
    }


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def _stamp_faces(sheet: Path, name: str, hashes: Mapping[str, str]) -> None:
    """Let a style sheet name faces and pictures with their hashes."""

    def stamped(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[2]))
        return f"{match[1]}{match[2]}?v={hashes[target]}{match[3]}" if target in hashes else match[0]

    _write(sheet, _URL.sub(stamped, sheet.read_text("utf-8")))


def _stamp_names(loaded: list[Path], loading: list[Path], version: str) -> None:
    """Let scripts that load others by name ("panel.js", "vietnamese.js marking.js") do so with the hash."""
    names = "|".join(re.escape(path.name) for path in loaded)
    pattern = re.compile(rf"""(?<=["'` ])({names})(?=["'` ])""")
    for path in loading:
        _write(path, pattern.sub(rf"\1?v={version}", path.read_text("utf-8")))


def _hash_scripts(assets: Mapping[str, Path], sheets: Mapping[str, str]) -> dict[str, str]:
    """Hashes of scripts; those of a folder below assets/javascripts load each other and change together.

    The scripts of a first view, which are in no folder of their own, load them and style sheets by name as well.

    Args:
        assets: all files by path below the site's root.
        sheets: hashes of style sheets.
    """
    hashes: dict[str, str] = {}
    folders: dict[str, list[str]] = {}
    for name, path in assets.items():
        if path.suffix == ".js":
            folders.setdefault(posixpath.dirname(name), []).append(name)
    first = folders.pop(f"{_ASSETS}/javascripts", [])
    for names in folders.values():
        together = [assets[name] for name in names]
        version = _digest(*(path.read_bytes() for path in together))
        hashes |= dict.fromkeys(names, version)
        _stamp_names(together, together, version)
        _stamp_names(together, [assets[name] for name in first], version)
    for name, version in sheets.items():
        _stamp_names([assets[name]], [assets[script] for script in first], version)
    return hashes | {name: _digest(assets[name].read_bytes()) for name in first}


def _asset_of(address: str, page: str, hashes: Mapping[str, str]) -> str | None:
    """The asset that an address in a page means; the page for wrong addresses names the site's full path."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.query:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        return next((name for name in hashes if path.endswith(f"/{name}")), None)
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return name if name in hashes else None


def stamp_page(path: Path, page: str, hashes: Mapping[str, str]) -> None:
    """Let a page load its assets with their hashes.

    Args:
        path: of the page.
        page: the same below the site's root.
        hashes: see `hash_assets`.
    """
    text = path.read_text("utf-8")
    document = LexborHTMLParser(text)
    found = {element.attributes.get("href") for element in document.css("link[href]")}
    found |= {element.attributes.get("src") for element in document.css("script[src]")}
    for address in sorted(filter(None, found)):
        if asset := _asset_of(address, page, hashes):
            text = text.replace(f'="{address}"', f'="{address}?v={hashes[asset]}"')
    _write(path, text)


def hash_assets(site: Path) -> dict[str, str]:
    """Let pages, style sheets and scripts of a finished site name own assets with hashes of their content.

    Args:
        site: the folder.

    Returns:
        The hashes by path below the site's root.
    """
    assets = own_assets(site)
    hashes = {name: _digest(path.read_bytes()) for name, path in assets.items() if path.suffix in (".woff2", ".svg")}
    for name, path in assets.items():
        if path.suffix == ".css":
            _stamp_faces(path, name, hashes)
            hashes[name] = _digest(path.read_bytes())
    hashes |= _hash_scripts(assets, {name: value for name, value in hashes.items() if name.endswith(".css")})
    for path in sorted(site.rglob("*.html")):
        stamp_page(path, path.relative_to(site).as_posix(), hashes)
    return hashes
