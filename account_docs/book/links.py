"""Links of an article, turned to where their targets stand in the book."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from urllib.parse import unquote, urlsplit

from lxml import html

from account_docs.book.article import Article

# The id of the heading of every page of the site.
TOP = "noi-dung"


class Places:
    """Where the pages of the site stand in the book.

    Args:
        articles: every chapter.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {f"{article.chapter.path.removesuffix('.md')}.html": article for article in articles}

    def find(self, origin: Article, href: str) -> tuple[Article, str] | None:
        """The chapter and the name within it ("" for its beginning) that an address leads to; None for any other.

        Args:
            origin: the chapter with the link.
            href: the address, as the offline edition has it.
        """
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        anchor = unquote(parts.fragment)
        if not parts.path:
            return (origin, anchor) if anchor in origin.ids or anchor in ("", TOP) else None
        folder = posixpath.dirname(origin.chapter.path)
        target = self._articles.get(posixpath.normpath(posixpath.join(folder, unquote(parts.path))))
        if target is None:
            return None
        return target, anchor if anchor in target.ids else ""


def turn_links(article: Article, places: Places, address: Callable[[Article, str], str]) -> None:
    """Write the addresses of the book into a chapter; a link to what the book has not becomes plain words.

    Args:
        article: the chapter; it is changed.
        places: where pages stand.
        address: gives the address of a name within a chapter.
    """
    for piece in article.pieces():
        for link in list(piece.iter("a")):
            href = link.get("href")
            if href is None:
                continue
            if urlsplit(href).scheme in ("http", "https", "mailto", "tel"):
                _add_class(link, "outside")
                continue
            found = places.find(article, href)
            if found is None:
                link.drop_tag()
                continue
            target, anchor = found
            link.set("href", address(target, anchor))
            if target is not article:
                _add_class(link, "cross")


def _add_class(element: html.HtmlElement, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
