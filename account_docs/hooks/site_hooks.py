"""What MkDocs alone needs: addresses, dates, pictures in the page, small repairs of the HTML, the search index.

Each step is a pure function of account_docs; Zensical gets the slugs from its own small
configuration and shows the pictures as linked files. The steps over the finished folder
(search index, policy) can be run after its build as well. What keeps pages safe is in safe_pages.py.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

# `mkdocs build` without run.py does not know the project's folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from jinja2 import FileSystemBytecodeCache
from mkdocs.exceptions import Abort

from account_docs import html as html_steps
from account_docs.content.build_cache import FOLDER, BuildCache, digest, program
from account_docs.content.calendar import build_day
from account_docs.content.project import load_project
from account_docs.content.reading import reading_minutes
from account_docs.content.sources import anchors
from account_docs.content.vietnamese import slugify
from account_docs.content.yaml_lines import load_plain
from account_docs.html.article import finish_article
from account_docs.html.frame import mark_english_titles, mend_checkboxes
from account_docs.html.headings import bind, compounds
from account_docs.html.portraits import Looks
from account_docs.html.shelf import SHELF
from account_docs.site.build_date import VARIABLE, origin
from account_docs.site.bundles import bundle
from account_docs.site.cards import Card, card_path, draw_all
from account_docs.site.contact import ANCHOR, read_contact
from account_docs.site.downloads import write_downloads
from account_docs.site.drawing_files import drop_embedded
from account_docs.site.editions import offered, place
from account_docs.site.hashed_assets import hash_assets
from account_docs.site.kept_articles import keep_articles
from account_docs.site.offline import web_address
from account_docs.site.redirects import write_redirects
from account_docs.site.search_index import write_index
from account_docs.site.search_scripts import pack_search
from account_docs.site.workbooks import DATA

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

CARD_FACE = "assets/fonts/be-vietnam-pro-600.ttf"
ROOT = Path(__file__).resolve().parents[2]
_served = False
# Cards to draw, by their path below the site's root.
_cards: dict[str, Card] = {}
# The words that no heading cuts.
_words: frozenset[str] = frozenset()
# Names all that the last form of an article depends on beside its HTML.
_finished_by = ""
# How the people of the worked projects look, by name.
_people: dict[str, Looks] = {}


def on_startup(command: str, **_: Any) -> None:
    """Remember whether MkDocs serves, and set its clock.

    The script with which it reloads a page is not part of the site, and the policy would stop it.
    Set MkDocs's clock before it reads it: two builds of one commit must be the same bytes.
    """
    global _served
    _served = command == "serve"
    keep_articles()
    try:
        os.environ[VARIABLE] = str(origin(ROOT).epoch)
    except ValueError as error:
        raise Abort(str(error)) from error


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Set ASCII heading ids, dates that only depend on the commit, and file addresses offline."""
    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify
    config.extra["today"] = build_day().isoformat()
    try:
        config.extra["contact"] = read_contact(config.extra.get("contact"))
    except ValueError as error:
        raise Abort(str(error)) from error
    if config.extra.get("offline"):
        config.use_directory_urls = False
    if archive := _archive(config):
        config.extra["editions"] = offered(archive, origin(ROOT).local.date().isoformat())
    return config


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Learn how people look, and keep out the face that cards are drawn with: browsers get a smaller form of it."""
    _cards.clear()
    global _words
    data = _folder(config) / "data"
    _words = compounds(config.extra["terms"], (data / "compounds.txt").read_text("utf-8"))
    _people.clear()
    _people.update(load_plain((data / "portraits.yml").read_text("utf-8")))
    global _finished_by
    _finished_by = _what_finishes(files)
    if face := files.get_file_from_path(CARD_FACE):
        files.remove(face)
    return files


def _what_finishes(files: Files) -> str:
    """What the last form of every article depends on beside its own HTML."""
    steps = sorted(Path(html_steps.__file__).parent.glob("*.py"))
    pictures = [file for file in files if file.src_uri.startswith("hinh/") and file.src_uri.endswith(".svg")]
    drawings = sorted((file.src_uri, file.abs_src_path or "") for file in pictures)
    return digest(
        program(*steps, libraries=("lxml",)),
        repr((sorted(_words), sorted(_people.items()))),
        *(part for name, path in drawings for part in (name, Path(path).read_bytes())),
    )


def on_env(env: Environment, **_: Any) -> Environment:
    """Write Vietnamese letters of data for machines as they are: escaped, each is six times as long."""
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    # No template changes while a build runs; to ask the disk each time costs more than some templates.
    env.auto_reload = _served
    templates = FOLDER / "templates"
    with contextlib.suppress(OSError):  # A folder that can't be written to only makes the build slower.
        templates.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(templates))
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files, **_: Any) -> str:
    """Let pictures stand in the page instead of being linked, tables fold, and headings be read alone."""
    folder = Path(config.docs_dir) / "hinh"
    page.meta["heading"] = bind(str(page.meta.get("title") or page.title), _words)
    page.meta["reading_minutes"] = reading_minutes(html)
    # Templates write the list of sources and the ways to report after MkDocs looked for places to link to.
    sources = anchors(page.meta.get("facts"), config.extra["facts"])
    page.present_anchor_ids = (page.present_anchor_ids or set()) | sources | {ANCHOR}
    if config.extra.get("offline") and page.canonical_url:
        page.canonical_url = urljoin(config.site_url or "", web_address(page.url))
    # Nobody passes on a page that has no public address.
    if config.site_url and not config.extra.get("offline") and not _served:
        page.meta["social_card"] = card_path(page.url)
        ancestors = list(page.ancestors)
        area = (ancestors[-1].title if ancestors else "") or ""
        _cards[card_path(page.url)] = Card(
            page.meta.get("title", page.title), area, page.url.split("/")[0], config.site_name
        )
    shelf = page.file.src_uri == SHELF

    def drawing(name: str) -> bytes | None:
        return (folder / f"{name}.svg").read_bytes() if files.get_file_from_path(f"hinh/{name}.svg") else None

    finished: str = BuildCache("finished").once(
        digest(_finished_by, str(shelf), html),
        lambda: finish_article(html, drawing, _people, words=_words, shelf=shelf),
    )
    return finished


def on_post_page(output: str, **_: Any) -> str:
    """Mend what the theme's base template has against the rules of HTML."""
    return mark_english_titles(mend_checkboxes(output))


def on_post_template(output_content: str, **_: Any) -> str:
    """The same for the page for wrong addresses."""
    return mend_checkboxes(output_content)


def _folder(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path or ".").parent


def on_post_build(config: MkDocsConfig) -> None:
    """Write old addresses, the index of our search and forms to download.

    In the published edition, cards and hashes too.
    """
    write_redirects(Path(config.site_dir))
    data = _folder(config) / "data"
    write_index(Path(config.site_dir), data, offline=bool(config.extra.get("offline")))
    cases = {name: load_project(data / f"{name}.yml") for name in DATA}
    write_downloads(Path(config.site_dir), cases, origin(ROOT).time)
    drop_embedded(Path(config.site_dir))
    draw_all(_cards, Path(config.site_dir), Path(config.theme.custom_dir or "") / CARD_FACE)
    bundle(Path(config.site_dir))
    pack_search(Path(config.site_dir))
    # From disk nothing is kept between two visits.
    if not config.extra.get("offline"):
        config.extra["asset_hashes"] = hash_assets(Path(config.site_dir))
    for kind in ("articles", "finished"):
        BuildCache(kind).prune()
    if archive := _archive(config):
        place(archive, Path(config.site_dir))


def _archive(config: MkDocsConfig) -> Path | None:
    """The packed offline edition, if the published edition is to offer it and the books beside it."""
    path = config.extra.get("offline_archive")
    if not path:
        return None
    archive: Path = _folder(config) / path
    if not archive.is_file():
        raise Abort(f"Không có “{path}” — đóng gói trước bằng: python3 run.py offline")
    return archive
