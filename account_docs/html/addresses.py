"""What a reader of an article's HTML can follow, load or read: the truth that the Markdown is judged by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Attributes that hold an address: those that a browser follows, and those that it loads by itself.
_FOLLOWED = ("href", "xlink:href", "action", "formaction")
_LOADED = ("src", "poster", "data", "background")
_SELECTOR = ",".join(f"[{name.replace(':', chr(92) + ':')}]" for name in (*_FOLLOWED, *_LOADED, "srcset"))
# In these no address is looked for: what stands there is shown as it was written.
_VERBATIM = {"code", "pre", "kbd", "script", "style", "textarea"}


@dataclass(frozen=True)
class Address:
    """An address in a finished article.

    Attributes:
        value: the address, entities resolved.
        loaded: whether a browser loads it by itself, as a picture.
        text: what the reader sees of it.
    """

    value: str
    loaded: bool
    text: str


def addresses(tree: LexborHTMLParser) -> Iterator[Address]:
    """Every address in an article, but for the signs that link to its own headings.

    Args:
        tree: the parsed HTML.
    """
    for node in tree.css(_SELECTOR):
        attributes = node.attributes
        if "headerlink" in (attributes.get("class") or ""):
            continue
        for name in (*_FOLLOWED, *_LOADED):
            if (value := attributes.get(name)) is not None:
                yield Address(value, name in _LOADED, node.text() or attributes.get("alt") or "")
        for candidate in (attributes.get("srcset") or "").split(","):
            if candidate.strip():
                yield Address(candidate.split()[0], True, attributes.get("alt") or "")


def anchors(tree: LexborHTMLParser) -> set[str]:
    """Every place of an article that a link can lead to."""
    return {node.attributes.get("id") or "" for node in tree.css("[id]")} | {
        node.attributes.get("name") or "" for node in tree.css("a[name]")
    }


def running_texts(tree: LexborHTMLParser) -> Iterator[str]:
    """Every piece of text outside code and links, as the reader sees it."""
    body = tree.body
    if body is not None:
        yield from _texts(body)


def _texts(node: LexborNode) -> Iterator[str]:
    """The texts below a node."""
    stack = list(node.iter(include_text=True))[::-1]
    while stack:
        child = stack.pop()
        if child.is_text_node:
            yield child.text_content or ""
        elif child.tag not in _VERBATIM and child.tag != "a":
            stack.extend(list(child.iter(include_text=True))[::-1])


_WRITTEN_OUT = re.compile(r"(?:https?://|\bwww\.)[\w-]+(?:\.[\w-]+)+[^\s<>\"“”]*", re.IGNORECASE)


def written_out(text: str) -> Iterator[str]:
    """Addresses that stand in a text without being a link.

    Args:
        text: one piece of running text.
    """
    for match in _WRITTEN_OUT.finditer(text):
        yield match[0].rstrip(".,;:!?)'")
