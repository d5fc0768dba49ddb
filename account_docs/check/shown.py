"""A page as the reader gets it, and where in the source something of it stands."""

from __future__ import annotations

import html
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser

from account_docs.check.core import Corpus
from account_docs.content.pages import Page
from account_docs.html.addresses import Address, addresses, anchors, running_texts


def even(address: str) -> str:
    """An address with its white space evened out."""
    return " ".join(address.split())


class Shown:
    """A page as the reader gets it.

    Attributes:
        known: whether Markdown could render the page; if not, its source is all there is to judge.
        html: the article, "" when it could not.
    """

    def __init__(self, article: str | None) -> None:
        self.known = article is not None
        self.html = article or ""

    @cached_property
    def _tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @cached_property
    def addresses(self) -> dict[str, Address]:
        """Every address by its value, white space evened out."""
        return {even(address.value): address for address in addresses(self._tree)}

    @cached_property
    def anchors(self) -> set[str]:
        """Every place in the article that a link can lead to."""
        return anchors(self._tree)

    @cached_property
    def texts(self) -> list[str]:
        """What is read outside code and links."""
        return list(running_texts(self._tree))


def shown(corpus: Corpus, page: Page) -> Shown:
    """A page as the reader gets it, parsed once."""
    return corpus.once(page, "shown", lambda page: Shown(corpus.html(page)))


def line_of(page: Page, *words: str) -> int:
    """The first line of the body that holds one of some words, the earlier ones first; else the body's first line."""
    for wanted in words:
        for written in dict.fromkeys((wanted, html.escape(wanted), html.escape(wanted, quote=False), wanted[:24])):
            if len(written.strip()) < 3:
                continue
            for number, line in enumerate(page.lines[page.body_start :], start=page.body_start + 1):
                if written in line:
                    return number
    return page.body_start + 1
