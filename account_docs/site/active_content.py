"""What runs or loads in a finished page, whoever wrote it: an article, a title, a fact, or a template.

The last of the gates. Articles are judged before (html/safety.py); here the whole page is read once more as a browser
reads it, so that text which went through a template, a step over the HTML or another engine can't slip in either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from account_docs.html.targets import judge_target

# A type that is none of these makes a block of data, which no browser runs. Source: HTML standard, "script", and MIME
# Sniffing standard, "JavaScript MIME type".
_RUNS = re.compile(
    r"(?:|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:javascript|ecmascript)|text/(?:javascript1\.[0-5]|jscript|livescript))",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# Elements that bring in what is no text, and attributes that hold an address.
_FORBIDDEN = (
    "iframe, frame, frameset, object, embed, applet, base, portal, style, math, foreignObject, animate, set, use, "
    "image, xmp, plaintext, noscript meta"
)
_TARGETS = frozenset(("href", "src", "action", "formaction", "poster", "background", "data"))
_NEVER = frozenset(("style", "srcdoc", "srcset", "ping", "xlink:href"))
# What a link element may tell machines without a browser loading it.
_TOLD = frozenset(["canonical", "prev", "next", "alternate", "edit", "license", "author"])


class UnsafePage(ValueError):
    """A finished page that must not be published."""


def _runs(script: LexborNode) -> bool:
    """Whether a browser runs a script element, rather than keep it as data."""
    return bool(_RUNS.fullmatch((script.attributes.get("type") or "").strip().split(";")[0].strip()))


def inline_scripts(page_html: str) -> list[str]:
    """The inline scripts of a page that a browser runs, exactly as they stand.

    Args:
        page_html: a whole page.
    """
    scripts = LexborHTMLParser(page_html).css("script")
    return [script.text() for script in scripts if "src" not in script.attributes and _runs(script)]


class TemplateScripts:
    """The inline scripts that the templates of the site write."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Read the templates.

        Args:
            folders: with templates; of two with one name the first counts.
        """
        self._texts: set[str] = set()
        files: dict[str, Path] = {}
        for folder in folders:
            for path in sorted(folder.rglob("*.html")):
                files.setdefault(path.relative_to(folder).as_posix(), path)
        for path in files.values():
            text = path.read_text("utf-8")
            if "<script" in text:
                self._add(text)

    def _add(self, template: str) -> None:
        """Take in the scripts of a template; one that takes in text which may be an editor's is no script of ours."""
        for script in inline_scripts(_COMMENT.sub("", template)):
            if not _JINJA.search(script):
                self._texts.add(script)

    @property
    def texts(self) -> list[str]:
        """All of them, in an order that is always the same."""
        return sorted(self._texts)

    def __contains__(self, script: str) -> bool:
        return script in self._texts


def active_content(page_html: str, own: TemplateScripts) -> Iterator[str]:
    """What in a page runs, loads from elsewhere or leads to what runs, and no template wrote: one sentence each.

    Args:
        page_html: a whole page.
        own: the scripts that the templates write.
    """
    document = LexborHTMLParser(page_html)
    for script in document.css("script"):
        if "src" not in script.attributes and _runs(script) and script.text() not in own:
            yield f"lệnh (script) không phải của khuôn trang: {' '.join(script.text().split())[:60]}"
    for node in document.css(_FORBIDDEN):
        yield f"thẻ <{node.tag}> không được có trong trang"
    root = document.root
    for node in root.traverse(include_text=False) if root else ():
        if node.is_element_node:
            yield from _attributes(node)


def _attributes(node: LexborNode) -> Iterator[str]:
    """What runs or loads in the tag of one element."""
    tag, attributes = node.tag or "", node.attributes
    for name, value in attributes.items():
        text = value or ""
        if name.startswith("on") or name in _NEVER:
            yield f"thuộc tính {name} trên thẻ <{tag}>"
        elif name in _TARGETS and _leads_astray(text, is_loaded=_loads(tag, name, attributes.get("rel") or "")):
            yield f"địa chỉ “{text[:60]}” ở thuộc tính {name} của thẻ <{tag}>"
        elif name == "http-equiv" and not _is_harmless(text.strip().lower(), node):
            yield f"thẻ <meta http-equiv={text}>"


def _loads(tag: str, name: str, relation: str) -> bool:
    """Whether a browser loads an address by itself or sends something there."""
    return name != "href" or (tag == "link" and not _TOLD.issuperset(relation.lower().split()))


def _leads_astray(value: str, *, is_loaded: bool) -> bool:
    """Whether an address runs something, or is loaded from elsewhere."""
    wrong = judge_target(value)
    if not is_loaded:
        return wrong is not None and wrong.is_active
    return wrong is not None or re.match(r"\s*[a-z][a-z0-9+.-]*:", value, re.IGNORECASE) is not None


def _is_harmless(kind: str, node: LexborNode) -> bool:
    """Whether a meta element only says what the page is, or leads on from a page that moved."""
    if kind != "refresh":
        return kind in ("content-security-policy", "content-type", "x-ua-compatible")
    target = re.fullmatch(r"\s*0\s*;\s*url\s*=\s*(\S+)\s*", node.attributes.get("content") or "", re.IGNORECASE)
    return (
        target is not None and judge_target(target[1].strip("'\"")) is None and node.parser.css_first("article") is None
    )
