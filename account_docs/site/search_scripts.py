"""The scripts of the search in two files, the engine and the panel, in the place of one for each of their parts.

A step over the finished folder, after the bundles. Who goes for the search waits for fewer journeys to the server,
and the comments stay behind. The scripts that mark words on arrival (vietnamese.js, marking.js, mark.js) keep files
of their own.
"""

from __future__ import annotations

import re
from pathlib import Path

import rjsmin

_FOLDER = "assets/javascripts/search"
_ENGINE, _PANEL, _WORKER = "engine.js", "panel.js", "worker.js"
_KEPT = frozenset({"vietnamese.js", "marking.js", "mark.js", _ENGINE, _PANEL, _WORKER})
_IMPORTS = re.compile(r"importScripts\(([^)]*)\);")
_NAME = re.compile(r"[\w-]+\.js")
# What the loader and the pages from disk load, by name.
_PANEL_PARTS = re.compile(r'(?<=")(?:[\w-]+\.js )+panel\.js(?=")')
_ENGINE_PARTS = re.compile(r'(data-engine=")(?:[\w-]+\.js )+engine\.js(?= )')


def pack_search(site: Path) -> None:
    """Put the parts of the search together and let loader, worker and pages load them so.

    Args:
        site: the folder of the finished site, whose bundles are made.
    """
    folder = site / _FOLDER
    loader = site / "assets" / "javascripts" / "account.js"
    script = loader.read_text("utf-8")
    worker = (folder / _WORKER).read_text("utf-8")
    imports, panel = _IMPORTS.search(worker), _PANEL_PARTS.search(script)
    if not imports or not panel:
        raise ValueError(f"{folder}: the loader or the worker of the search no longer names its parts")
    _write(folder / _ENGINE, _together(folder, _NAME.findall(imports[1])))
    _write(folder / _PANEL, _together(folder, _NAME.findall(panel[0])))
    _write(folder / _WORKER, rjsmin.jsmin(_IMPORTS.sub(f'importScripts("{_ENGINE}");', worker)))
    for path in folder.glob("*.js"):
        if path.name not in _KEPT:
            path.unlink()
        elif path.name not in (_ENGINE, _PANEL, _WORKER):
            _write(path, rjsmin.jsmin(path.read_text("utf-8")))
    _write(loader, _PANEL_PARTS.sub(_PANEL, script))
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        if (changed := _ENGINE_PARTS.sub(rf"\1{_ENGINE}", text)) != text:
            _write(page, changed)


def _together(folder: Path, names: list[str]) -> str:
    """Scripts one after the other, without their comments."""
    return str(rjsmin.jsmin("".join((folder / name).read_text("utf-8") + "\n" for name in names)))


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
