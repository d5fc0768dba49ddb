"""What the search knows of a page, read from the finished page, so that it fits every engine that builds the site."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from account_docs.content import sources
from account_docs.content.build_cache import BuildCache, digest, program
from account_docs.content.sources import NOTE_SIGN, is_note, without_notes
from account_docs.html import headings, tags
from account_docs.html.headings import plain
from account_docs.html.tags import BLOCKS, HEADINGS

# Tags whose text nobody reads as running text.
_SILENT_TAGS = frozenset({"script", "style", "svg", "template", "button", "select", "textarea"})
# Parts of the page that say nothing of their own: the summary and h1 (kept apart), what other pages
# say, addresses of sources, marks of links, the page's topics.
_SILENT_CLASSES = frozenset(
    {"page-head__summary", "related", "page-end", "headerlink", "sources__list", "sources__note", "topics"}
)
# A part that a template wants left out says so with this attribute.
_SILENT_ATTRIBUTE = "data-search-skip"
_LINE_TAGS = BLOCKS | HEADINGS | {"caption", "br"}
# What stands in these is searched, but never shown as an answer: cells in a row are no sentence.
_NO_PROSE = frozenset({"table", "pre", "figure", "form"})
_SECTION_TAGS = frozenset({"h2", "h3", "dt"})
_QUESTION_CLASS = "hoi"
# The list of sources at the end of a page.
SOURCES = "nguon-va-ngay-kiem-chung"
_BLANK = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*")
# Pages that are only lists of other pages: their titles are found on those pages themselves.
LIST_PAGES = frozenset({"chu-de/", "chu-de.html"})
NOT_PAGES = frozenset({"404.html", "chua-luu.html"})


@dataclass
class Section:
    """A part of a page that has an address of its own.

    Attributes:
        id: the anchor; empty for the text before the first heading. A question of a box that folds and a term of the
            dictionary have the anchor of the heading above them.
        heading: the heading's text, the question or the term; empty likewise.
        text: plain text, one line per paragraph, list item or cell.
        prose: of it the lines that are no cells and no templates: what may be shown as an answer.
        box: the number of the box that folds, of a question.
    """

    id: str = ""
    heading: str = ""
    text: str = ""
    prose: str = ""
    box: int | None = None


@dataclass
class IndexedPage:
    """What the search knows of a page.

    Attributes:
        address: below the site's root, "tai-chinh/bao-gia/".
        title: its h1.
        area: the part of the site that it belongs to.
        description: one sentence about it.
        aliases: other names of it.
        sections: its parts, in order.
        files: label and address (below the site's root) of each file that it offers.
        answered: questions that it answers in short, each with the page that says more.
    """

    address: str
    title: str = ""
    area: str = ""
    description: str = ""
    aliases: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)
    answered: list[tuple[str, str]] = field(default_factory=list)

    @property
    def forms(self) -> int:
        """How many forms it offers; an archive of all of them is none, and only one edition has it."""
        return sum(not address.endswith(".zip") for _, address in self.files)


def tidy(text: str) -> str:
    """Return the text composed (NFC), with single spaces and without blank lines."""
    return _BLANK_LINES.sub("\n", _BLANK.sub(" ", unicodedata.normalize("NFC", plain(text)))).strip()


class _ArticleReader:
    """Collects the sections of one article, element after element."""

    def __init__(self) -> None:
        self.title = ""
        self.sections: list[Section] = []
        self._section = Section()
        self._heading: list[str] = []
        self._text: list[str] = []
        self._prose: list[str] = []
        self._boxes = 0
        # Whether text goes into the heading of a section.
        self._in_heading = False

    def read(self, article: LexborNode) -> None:
        """Collect what stands in an article."""
        self._inside(article, keeps_breaks=False, is_prose=True)
        self._close_section()

    def _say(self, text: str, is_prose: bool) -> None:
        if self._in_heading:
            self._heading.append(text)
            return
        self._text.append(text)
        if is_prose:
            self._prose.append(text)

    def _inside(self, element: LexborNode, keeps_breaks: bool, is_prose: bool) -> None:
        node = element.child
        while node is not None:
            if node.is_text_node:
                text = node.text_content or ""
                # Only in <pre> does a line break of the source stand on the page.
                self._say(text if keeps_breaks and not self._in_heading else text.replace("\n", " "), is_prose)
            elif node.is_element_node:
                tag = node.tag or ""
                self._element(node, keeps_breaks or tag == "pre", is_prose and tag not in _NO_PROSE)
            node = node.next

    def _element(self, element: LexborNode, keeps_breaks: bool, is_prose: bool) -> None:
        tag, attributes = element.tag or "", element.attributes
        classes = set((attributes.get("class") or "").split())
        if tag in _SILENT_TAGS or classes & _SILENT_CLASSES or _SILENT_ATTRIBUTE in attributes:
            return
        if tag == "a" and is_note(attributes.get("href")):
            self._say(NOTE_SIGN, is_prose)
            return
        anchor = self._anchor(element)
        if anchor is not None:
            self._close_section()
            self._section = Section(id=anchor, box=self._boxes if _is_question(element) else None)
            self._boxes += _is_question(element)
            self._in_heading = True
            self._inside(element, keeps_breaks, is_prose)
            self._in_heading = False
            return
        if tag in _LINE_TAGS:
            self._say("\n", True)
        self._inside(element, keeps_breaks, is_prose)
        if tag in _LINE_TAGS:
            self._say("\n", True)

    def _anchor(self, element: LexborNode) -> str | None:
        """The anchor of the section that an element begins; None when it begins none."""
        tag, own = element.tag or "", element.attributes.get("id")
        if tag == "h1":
            return ""
        if tag in _SECTION_TAGS and own:
            return own
        return self._section.id if _is_question(element) or _is_term(element) else None

    def _close_section(self) -> None:
        self._section.heading = tidy("".join(self._heading).replace("\n", " "))
        self._section.text = tidy(without_notes("".join(self._text)))
        self._section.prose = tidy(without_notes("".join(self._prose)))
        if self._section.heading and not self._section.id and not self.title:
            self.title = self._section.heading
            self._section.heading = ""
        if self._section.heading or self._section.text:
            self.sections.append(self._section)
        self._section = Section(id=self._section.id)
        self._heading.clear()
        self._text.clear()
        self._prose.clear()


def _is_question(element: LexborNode) -> bool:
    """Whether an element is the question of a box that folds (docs/tra-cuu/hoi-dap.md)."""
    parent = element.parent
    classes = ((parent.attributes.get("class") or "") if parent is not None else "").split()
    return element.tag == "summary" and _QUESTION_CLASS in classes


def _is_term(element: LexborNode) -> bool:
    """Whether an element is a term of the dictionary; a list may hold each term and its meaning in a <div>."""
    holder = element.parent
    if element.tag == "dt" and holder is not None and holder.tag == "div":
        holder = holder.parent
    return element.tag == "dt" and holder is not None and "dictionary" in (holder.attributes.get("class") or "")


def _below_root(address: str, href: str) -> str:
    """Where a link of a page leads, below the site's root; the folder of an index page with a slash at its end."""
    path = href.split("#")[0]
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(address), path)).lstrip("/")
    return target + "/" if path.endswith("/") and target else target


def _files(article: LexborNode, address: str) -> list[tuple[str, str]]:
    """What an article offers to download."""
    return [
        (tidy(link.text().replace("\n", " ")), _below_root(address, link.attributes.get("href") or ""))
        for link in article.css("a[download]")
    ]


def _answered(article: LexborNode, address: str) -> list[tuple[str, str]]:
    """The questions that an article answers in short, with the last page that the answer names."""
    pairs = []
    for box in article.css(f"details.{_QUESTION_CLASS}"):
        question = box.css_first("summary")
        hrefs = [link.attributes.get("href") or "" for link in box.css("a[href]")]
        inner = [href for href in hrefs if href and not href.startswith(("#", "http", "mailto:"))]
        if question and inner:
            pairs.append((tidy(question.text().replace("\n", " ")), _below_root(address, inner[-1])))
    return pairs


def _meta(document: LexborHTMLParser, name: str) -> str:
    """The content of a <meta> of a page, or an empty text."""
    found = document.css_first(f"meta[name={name}]")
    return (found.attributes.get("content") or "") if found else ""


def _area(document: LexborHTMLParser, address: str) -> str:
    """The part of the site to which a page says that it belongs: the nearest that has a folder of its own.

    Args:
        document: the page.
        address: its address below the site's root.
    """
    for link in reversed(document.css(".md-path__link[href]")):
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(address), link.attributes["href"] or ""))
        folder = target.removesuffix("index.html").strip("/")
        if folder and "/" not in folder:
            return tidy(link.text().replace("\n", " "))
    tab = document.css_first(".md-tabs__item--active")
    return tidy(tab.text().replace("\n", " ")) if tab else ""


def read_page(address: str, html: str) -> IndexedPage | None:
    """Read one built page; None when it is no article (a redirect, say).

    Args:
        address: the page's address below the site's root, "tai-chinh/bao-gia/".
        html: the whole file.
    """
    document, reader = LexborHTMLParser(html), _ArticleReader()
    article = document.css_first("article.md-content__inner")
    if article:
        reader.read(article)
    if not reader.title:
        return None
    return IndexedPage(
        address,
        title=reader.title,
        area=_area(document, address),
        description=tidy(_meta(document, "description")),
        aliases=[tidy(alias) for alias in _meta(document, "aliases").split("|") if alias.strip()],
        sections=[part for part in reader.sections if address not in LIST_PAGES or not part.id],
        files=_files(article, address) if article else [],
        answered=_answered(article, address) if article else [],
    )


def address_of(path: Path, site: Path) -> str:
    """Return a page's address below the site's root: "a/b/index.html" gives "a/b/"."""
    name = path.relative_to(site).as_posix()
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name


def directory_of(address: str) -> str:
    """The same address in both editions: "a.html" gives "a/"."""
    name = address.removesuffix("index.html")
    return f"{name.removesuffix('.html')}/" if name.endswith(".html") else name


def _stated(address: str, text: str) -> dict[str, Any] | None:
    """A page as `read_page` reads it, in a form that JSON holds."""
    page = read_page(address, text)
    return asdict(page) if page else None


def _restored(state: dict[str, Any] | None) -> IndexedPage | None:
    """A page from that form."""
    if state is None:
        return None
    pairs = {name: [tuple(pair) for pair in state[name]] for name in ("files", "answered")}
    return IndexedPage(**{**state, **pairs, "sections": [Section(**section) for section in state["sections"]]})


def read_site(site: Path, *, offline: bool = False) -> list[IndexedPage]:
    """Read every page of a built site, in an order that is the same in both editions.

    Args:
        site: the folder.
        offline: whether the pages are opened as files, where "a/" must be written "a/index.html".
    """
    pages = []
    modules = [Path(str(module.__file__)) for module in (headings, sources, tags)]
    kept, made_by = BuildCache("searched"), program(Path(__file__), *modules, libraries=("selectolax",))
    for path in sorted(site.rglob("*.html")):
        address = address_of(path, site)
        if address in NOT_PAGES or address.startswith("assets/"):
            continue
        text = path.read_text("utf-8")
        page = _restored(kept.once(digest(made_by, address, text), partial(_stated, address, text)))
        if page:
            page.address = path.relative_to(site).as_posix() if offline else address
            pages.append(page)
    kept.prune()
    return sorted(pages, key=lambda page: directory_of(page.address))
