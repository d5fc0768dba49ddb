"""The content security policy, and the rules of HTML that it rests on."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from account_docs.check.core import Corpus, read_documents
from account_docs.html.safety import is_template_id
from account_docs.site.active_content import TemplateScripts
from account_docs.site.csp import inline_scripts, template_folders
from tests.conftest import ROOT

_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def policies(folder: Path) -> dict[Path, list[str]]:
    """The policies of every page."""
    return {path: _META.findall(path.read_text("utf-8")) for path in sorted(folder.rglob("*.html"))}


def test_every_published_page_has_one_strict_policy(site: Path) -> None:
    for path, found in policies(site).items():
        assert len(found) == 1, path
        rules = dict(rule.strip().split(" ", 1) for rule in found[0].split(";"))
        assert rules["default-src"] == "'none'"
        assert rules["style-src"] == "'self'"
        assert rules["base-uri"] == "'none'"
        assert "unsafe-" not in found[0]
        assert not re.search(r"https?:|\*", found[0])


def test_the_policy_rules_over_every_script(site: Path) -> None:
    for path, found in policies(site).items():
        text = path.read_text("utf-8")
        assert text.index("Content-Security-Policy") < text.index("<script"), path
        for script in inline_scripts(text):
            value = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{value}'" in found[0], path


def test_only_scripts_that_the_templates_write_have_a_hash(site: Path) -> None:
    own = TemplateScripts(template_folders())
    scripts = {script for path in sorted(site.rglob("*.html")) for script in inline_scripts(path.read_text("utf-8"))}
    assert scripts
    assert [script for script in scripts if script not in own] == []
    assert {text.count("'sha256-") for found in policies(site).values() for text in found} == {len(scripts)}
    assert [
        path
        for path in sorted(site.rglob("*.html"))
        if LexborHTMLParser(path.read_text("utf-8")).css(".md-content__inner script:not([type]), table script")
    ] == []


def test_ids_of_the_templates_are_kept_free_in_articles(site: Path) -> None:
    corpus = Corpus(ROOT)
    read_documents(ROOT, corpus)
    taken = set()
    for name, page in corpus.pages.items():
        if page.meta.get("template"):
            continue
        built = (
            site
            / (name.removesuffix("index.md") if name.endswith("index.md") else name.removesuffix(".md"))
            / "index.html"
        )
        written = {node.attributes["id"] for node in LexborHTMLParser(corpus.html(page)).css("[id]")}
        taken |= {node.attributes["id"] for node in LexborHTMLParser(built.read_text("utf-8")).css("[id]")} - written
    assert taken
    assert sorted(identifier for identifier in taken if not is_template_id(identifier)) == []


def test_the_offline_edition_has_no_policy(offline_site: Path) -> None:
    assert all(not found for found in policies(offline_site).values())


def test_no_style_stands_in_the_html(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        assert not re.search(r"<[a-z][^>]*\sstyle\s*=", text), path
        assert "<style" not in text, path


def test_the_html_keeps_the_rules_that_the_stock_theme_breaks(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        assert not re.search(r'<input\b[^>]*type="checkbox"[^>]*autocomplete', text), path
        assert 'tabindex=""' not in text, path
        for target in re.findall(r'<label\b[^>]*\bfor="([^"]+)"', text):
            assert f'id="{target}"' in text, f"{path}: {target}"
