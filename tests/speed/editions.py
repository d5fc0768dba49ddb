"""The sites that are compared: ours, the bare articles, Starlight (search/report_sites.py builds the stock theme's)."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import yaml
from lxml import html

from tests.conftest import REPO_URL, ROOT, build

STARLIGHT = Path(__file__).with_name("starlight")
_BARE = (
    '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{title}</title>\n</head>\n'
    "<body>\n{article}\n</body>\n</html>\n"
)
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s:#]+)\.md(#[^()\s]*)?\)")


class NotBuilt(Exception):
    """A site could not be built; the text says why."""


def build_ours(target: Path, root: Path = ROOT, **variables: str) -> None:
    """Build our own site.

    Args:
        target: where it goes.
        root: the project, or a copy of it.
        variables: of the environment, such as OFFLINE.

    Raises:
        NotBuilt: with what the build said.
    """
    done = build(target, root, REPO_URL=REPO_URL, **variables)
    if done.returncode:
        raise NotBuilt(done.stderr)


def write_bare(site: Path, target: Path) -> None:
    """Write the articles of a built site without any style, script or frame: what the text itself costs.

    Args:
        site: our built site.
        target: where the pages go.
    """
    for path in site.rglob("index.html"):
        page = html.fromstring(path.read_text("utf-8"))
        articles = page.xpath("//article")
        if not articles:
            continue
        for script in articles[0].xpath(".//script"):
            script.drop_tree()
        text = html.tostring(articles[0], encoding="unicode", with_tail=False)
        place = target / path.relative_to(site)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(_BARE.format(title=page.findtext(".//title"), article=text), "utf-8")


def build_starlight(target: Path, base: str) -> None:
    """Build the same pages with Starlight, from its pinned packages; callouts are left as quotes.

    What npm fetches stays in .cache, so that a second run needs a minute less.

    Args:
        target: where the site goes.
        base: the path that it is served under, "/starlight".

    Raises:
        NotBuilt: there is no Node, or the build failed.
    """
    if not (npm := shutil.which("npm")):
        raise NotBuilt("there is no npm on this machine")
    folder = ROOT / ".cache" / "starlight"
    for name in ("src", "dist"):
        shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copytree(STARLIGHT, folder, dirs_exist_ok=True)
    _write_pages(folder / "src" / "content" / "docs")
    lock = (STARLIGHT / "package-lock.json").read_bytes()
    stamp = folder / "installed"
    steps = [[npm, "run", "build", "--", "--base", base, "--outDir", str(target)]]
    if not stamp.is_file() or stamp.read_bytes() != lock:
        steps.insert(0, [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
    for step in steps:
        environment = {**os.environ, "ASTRO_TELEMETRY_DISABLED": "1"}
        done = subprocess.run(step, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotBuilt((done.stderr or done.stdout)[-2000:])
    stamp.write_bytes(lock)


def _write_pages(target: Path) -> None:
    """Write the pages as Starlight reads them: a head of title and description, links to addresses."""
    for path in (ROOT / "docs").rglob("*.md"):
        text = path.read_text("utf-8")
        head = yaml.safe_load(match[1]) if (match := _FRONT_MATTER.match(text)) else {}
        body = text[match.end() :] if match else text
        name = path.relative_to(ROOT / "docs")
        kept = {"title": str(head.get("title") or name.stem), "description": str(head.get("description") or "")}
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        linked = _LINK.sub(r"](\1/\2)", body)
        place.write_text(f"---\n{json.dumps(kept, ensure_ascii=False)}\n---\n{linked}", "utf-8")
    shutil.copytree(ROOT / "docs" / "hinh", target / "hinh")
