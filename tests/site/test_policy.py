"""The content security policy, and the rules of HTML that it rests on."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from account_docs.site.csp import inline_scripts

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
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        assert text.index("Content-Security-Policy") < text.index("<script"), path
        for script in inline_scripts(text):
            value = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{value}'" in policies(site)[path][0], path


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
