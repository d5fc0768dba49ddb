"""The index of the search: made from the finished site, so that it fits every engine that builds it.

The browser makes the inverted index itself (assets/javascripts/search/index.js), so the files
carry only what is read. There are two, so that a slow phone gives its first answers after the small one.
Each says which build it is of: a browser may hold one of them from an earlier visit, and the search
fetches both anew when they differ. The names:

    {"build": "1f0c…",
     "areas": ["Tài chính", …],
     "pages": [[address, title, area number or -1, description, [alias, …],
                [[section id, heading], …]], …],
     "terms": [["Quotation", "Quote", "báo giá"], …]}

The texts, of the same pages and sections in the same order:

    {"build": "1f0c…", "texts": [[text, …], …]}

A text is made of lines: a line is a paragraph, a list item or a cell of a table, so that words of
two lines are never taken for neighbours.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypedDict

from selectolax.lexbor import LexborHTMLParser, LexborNode

from account_docs.content.sources import NOTE_SIGN, is_note, without_notes
from account_docs.content.yaml_lines import load_plain

# Tags whose text nobody reads as running text.
_SILENT_TAGS = frozenset({"script", "style", "svg", "template", "button", "select", "textarea"})
# Parts of the page that say nothing of their own: the summary and h1 (kept apart), what other pages
# say, addresses of sources, marks of links, the page's topics.
_SILENT_CLASSES = frozenset(
    {"page-head__summary", "related", "page-end", "headerlink", "sources__list", "sources__note", "topics"}
)
# A part that a template wants left out says so with this attribute.
_SILENT_ATTRIBUTE = "data-search-skip"
_LINE_TAGS = frozenset(
    [
        "p",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "table",
        "thead",
        "tbody",
        "caption",
        "blockquote",
        "pre",
        "div",
        "section",
        "aside",
        "figure",
        "figcaption",
        "details",
        "summary",
        "header",
        "footer",
        "nav",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
_SECTION_TAGS = frozenset({"h2", "h3", "dt"})
_BLANK = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*")
# Pages that are only lists of other pages: their titles are found on those pages themselves.
LIST_PAGES = frozenset({"chu-de/", "chu-de.html"})
NOT_PAGES = frozenset({"404.html", "chua-luu.html"})


class Term(TypedDict, total=False):
    """One entry of data/terms.yml.

    Attributes:
        en: the English names, the usual one first.
        vi: the Vietnamese name; missing where the trade only says the English one.
        also: further names under which people look for it.
        meaning: one sentence of explanation in Vietnamese.
        search: False where the names are too broad to stand for each other.
    """

    en: list[str]
    vi: str
    also: list[str]
    meaning: str
    search: bool


@dataclass
class Section:
    """A part of a page that has an address of its own.

    Attributes:
        id: the anchor; empty for the text before the first heading.
        heading: the heading's text; empty likewise.
        text: plain text, one line per paragraph, list item or cell.
    """

    id: str = ""
    heading: str = ""
    text: str = ""


@dataclass
class IndexedPage:
    """What the search knows of a page; `area` is the part of the site that it belongs to."""

    address: str
    title: str = ""
    area: str = ""
    description: str = ""
    aliases: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def tidy(text: str) -> str:
    """Return the text composed (NFC), with single spaces and without blank lines."""
    return _BLANK_LINES.sub("\n", _BLANK.sub(" ", unicodedata.normalize("NFC", text))).strip()


class _ArticleReader:
    """Collects the sections of one article, element after element."""

    def __init__(self) -> None:
        self.title = ""
        self.sections: list[Section] = []
        self._section = Section()
        self._heading: list[str] = []
        self._text: list[str] = []
        # Where text goes: into the heading of a section while one is read.
        self._into = self._text

    def read(self, article: LexborNode) -> None:
        """Collect what stands in an article."""
        self._inside(article, keeps_breaks=False)
        self._close_section()

    def _inside(self, element: LexborNode, keeps_breaks: bool) -> None:
        node = element.child
        while node is not None:
            if node.is_text_node:
                text = node.text_content or ""
                # Only in <pre> does a line break of the source stand on the page.
                self._into.append(text if keeps_breaks and self._into is self._text else text.replace("\n", " "))
            elif node.is_element_node:
                self._element(node, keeps_breaks or node.tag == "pre")
            node = node.next

    def _element(self, element: LexborNode, keeps_breaks: bool) -> None:
        tag, attributes = element.tag or "", element.attributes
        classes = set((attributes.get("class") or "").split())
        if tag in _SILENT_TAGS or classes & _SILENT_CLASSES or _SILENT_ATTRIBUTE in attributes:
            return
        if tag == "a" and is_note(attributes.get("href")):
            self._text.append(NOTE_SIGN)
            return
        if tag == "h1" or (tag in _SECTION_TAGS and attributes.get("id")):
            self._close_section()
            self._section = Section(id="" if tag == "h1" else attributes["id"] or "")
            self._into = self._heading
            self._inside(element, keeps_breaks)
            self._into = self._text
            return
        ends_line = tag in _LINE_TAGS
        if ends_line:
            self._text.append("\n")
        self._inside(element, keeps_breaks)
        if ends_line:
            self._text.append("\n")

    def _close_section(self) -> None:
        self._section.heading = tidy("".join(self._heading).replace("\n", " "))
        self._section.text = tidy(without_notes("".join(self._text)))
        if self._section.heading and not self._section.id:
            self.title = self._section.heading
            self._section.heading = ""
        if self._section.heading or self._section.text:
            self.sections.append(self._section)
        self._section = Section()
        self._heading.clear()
        self._text.clear()


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
    )


def address_of(path: Path, site: Path) -> str:
    """Return a page's address below the site's root: "a/b/index.html" gives "a/b/"."""
    name = path.relative_to(site).as_posix()
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name


def read_site(site: Path, *, offline: bool = False) -> list[IndexedPage]:
    """Read every page of a built site, in the order of the addresses.

    Args:
        site: the folder.
        offline: whether the pages are opened as files, where "a/" must be written "a/index.html".
    """
    pages = []
    for path in sorted(site.rglob("*.html")):
        address = address_of(path, site)
        if address in NOT_PAGES or address.startswith("assets/"):
            continue
        page = read_page(address, path.read_text("utf-8"))
        if page:
            page.address = path.relative_to(site).as_posix() if offline else address
            pages.append(page)
    return pages


def names_of(term: Term) -> list[str]:
    """Return the names of a term that find each other, without repetition, composed (NFC)."""
    if not term.get("search", True):
        return []
    names = [*term.get("en", []), term.get("vi", ""), *term.get("also", [])]
    return list(dict.fromkeys(unicodedata.normalize("NFC", str(name)) for name in names if name))


def read_terms(text: str) -> list[Term]:
    """Read data/terms.yml."""
    terms: list[Term] = load_plain(text)["extra"]["terms"]
    return terms


def _json(data: object) -> str:
    """Return JSON text; the same data gives the same bytes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def names_of_pages(pages: Sequence[IndexedPage], terms: Iterable[Term]) -> dict[str, Any]:
    """Return what pages and terms are called; see the head of this file."""
    areas = list(dict.fromkeys(page.area for page in pages if page.area))
    return {
        "areas": areas,
        "pages": [
            [
                page.address,
                page.title,
                areas.index(page.area) if page.area else -1,
                page.description,
                page.aliases,
                [[part.id, part.heading] for part in page.sections],
            ]
            for page in pages
        ],
        "terms": [names for names in map(names_of, terms) if len(names) > 1],
    }


def texts_of_pages(pages: Iterable[IndexedPage]) -> list[list[str]]:
    """Return the texts of the sections of each page."""
    return [[part.text for part in page.sections] for page in pages]


def build_id(*parts: object) -> str:
    """Return a short name for what an index says: the same content has the same name, at any time on any machine.

    Args:
        parts: data that JSON can hold.
    """
    return hashlib.sha256(_json(parts).encode()).hexdigest()[:16]


def index_of(pages: Sequence[IndexedPage], terms: Iterable[Term]) -> dict[str, str]:
    """Return the files of the index as JSON texts, that of the names first: {"names": …, "texts": …}."""
    names, texts = names_of_pages(pages, terms), texts_of_pages(pages)
    build = build_id(names, texts)
    return {"names": _json({"build": build, **names}), "texts": _json({"build": build, "texts": texts})}


def _as_script(variable: str, text: str) -> str:
    """Return a script that holds JSON as text: browsers parse that faster than an object in code."""
    quoted = json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"self.{variable}={quoted};\n"


def write_index(site: Path, terms_file: Path, *, offline: bool) -> list[Path]:
    """Write the index of a built site into it and return its files, that of the names first.

    Args:
        site: the folder of the built site.
        terms_file: data/terms.yml.
        offline: write scripts instead of JSON: a page opened as a file may not fetch
            (browsers give file:// an origin of its own), but may load a script.
            They set `accountSearchNames` and `accountSearchTexts`.
    """
    terms = read_terms(terms_file.read_text("utf-8"))
    pages = read_site(site, offline=offline)
    folder = site / "search"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in index_of(pages, terms).items():
        target = folder / f"{name}.{'js' if offline else 'json'}"
        target.write_text(_as_script(f"accountSearch{name.title()}", text) if offline else text, "utf-8", newline="\n")
        written.append(target)
    return written
