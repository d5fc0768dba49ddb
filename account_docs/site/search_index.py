"""The index of the search: made from the finished site, so that it fits every engine that builds it.

A search loads a few small files and never the whole index, so that its cost hardly grows with the site:

    search/core.json     what every query needs: pages, all words, names of things, everyday words
    search/w/12.json     postings of some words (search_postings.py); a query loads those of its words
    search/t/34.json     what may be shown of one page; loaded for the answers that are shown

Each says which build it is of: a browser may hold one of them from an earlier visit, and the search fetches all anew
when they differ. The core:

    {"build": "1f0c…",
     "areas": ["Tài chính", …],
     "pages": [[address, title, area number or -1, other names, headings, phrasings, forms], …], the last four numbers
     "words": "a account …", "held": "5z…", on how many pages each word stands, in steps of a logarithm
     "shards": [number of the first word of each file of postings, …],
     "compounds": ["e mail", …],
     "groups": [["Quotation", "Quote", "báo giá"], …], names of one thing, those of the dictionary first
     "terms": 320,                                     how many are of the dictionary
     "everyday": {…}}                                  data/everyday.yml

Postings: {"build": …, "postings": [[segments, running text], …]}, a pair for each word, see search_postings.py. A
page: {"build": …, "description": …, "sections": [[anchor, heading, text, number of a folded box], …], "files":
[[label, address], …]}; only questions that fold have a fourth.
"""

from __future__ import annotations

import hashlib
import json
import math
import shutil
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict

from account_docs.content.build_cache import BuildCache, digest, program
from account_docs.content.yaml_lines import load_plain
from account_docs.site import search_pages, search_postings, search_words
from account_docs.site.search_pages import SOURCES, IndexedPage, directory_of, read_site
from account_docs.site.search_postings import Index, build
from account_docs.site.search_words import analyse

# An index is some megabytes: those of both editions, and of the states before.
_KEPT = 6
# How finely the core says on how many pages a word stands: a third more in each step.
_STEPS_PER_DOUBLING = 3
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


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


class Everyday(TypedDict, total=False):
    """data/everyday.yml, where its fields are explained."""

    little: list[str]
    little_unmarked: list[str]
    fillers: list[str]
    short: dict[str, str]
    heard: dict[str, str]
    same: list[list[str]]
    documents: list[str]
    definitions: list[str]


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


def read_everyday(text: str) -> Everyday:
    """Read data/everyday.yml."""
    everyday: Everyday = load_plain(text)["everyday"]
    return everyday


def read_asked(text: str) -> dict[str, list[str]]:
    """Read data/asked.yml: by path of a page below docs/, how people ask for it."""
    asked: dict[str, list[str]] = load_plain(text)["asked"]
    return asked


def address_of_source(path: str) -> str:
    """The address of a page below the site's root by its path below docs/: "a/index.md" gives "a/"."""
    name = path.removesuffix(".md")
    return name.removesuffix("index") if name == "index" or name.endswith("/index") else f"{name}/"


def phrasings(pages: Sequence[IndexedPage], asked: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """How people ask for each page, by its address: data/asked.yml, and the questions that a page answers in short.

    Args:
        pages: the pages of the site.
        asked: see `read_asked`.
    """
    found: dict[str, list[str]] = defaultdict(list)
    by_address = {directory_of(page.address): page.address for page in pages}
    for path, texts in asked.items():
        if (address := address_of_source(path)) in by_address:
            found[by_address[address]] += texts
    for page in pages:
        for question, target in page.answered:
            more = by_address.get(directory_of(target))
            if more is not None and more != page.address:
                found[more].append(question)
    return found


def groups_of(terms: Iterable[Term], everyday: Everyday) -> tuple[list[list[str]], int]:
    """Return the groups of names of one thing, and how many of them are of the dictionary.

    What people say every day for a term of the dictionary goes into the term's own group.

    Args:
        terms: data/terms.yml.
        everyday: data/everyday.yml.
    """
    groups = [names_of(term) for term in terms]
    owners = {name.lower(): number for number, names in reversed(list(enumerate(groups))) for name in names}
    own: list[list[str]] = []
    for names in everyday.get("same", []):
        number = next((owners[name.lower()] for name in names if name.lower() in owners), None)
        if number is None:
            own.append(list(names))
        else:
            groups[number] += [name for name in names if name not in groups[number]]
    of_terms = [names for names in groups if len(names) > 1]
    return of_terms + own, len(of_terms)


def _json(data: object) -> str:
    """Return JSON text; the same data gives the same bytes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def build_id(*parts: object) -> str:
    """Return a short name for what an index says: the same content has the same name, at any time on any machine.

    Args:
        parts: data that JSON can hold.
    """
    return hashlib.sha256(_json(parts).encode()).hexdigest()[:16]


def core_of(pages: Sequence[IndexedPage], index: Index, everyday: Everyday) -> dict[str, Any]:
    """Return what every query needs; see the head of this file."""
    areas = list(dict.fromkeys(page.area for page in pages if page.area))
    return {
        "areas": areas,
        "pages": [
            [page.address, page.title, areas.index(page.area) if page.area else -1, *counts, page.forms]
            for page, counts in zip(pages, index.segments, strict=True)
        ],
        "words": " ".join(word.shown for word in index.lexemes),
        "held": "".join(_DIGITS[min(35, round(math.log2(held) * _STEPS_PER_DOUBLING))] for held in index.counts),
        "shards": [first for first, _ in index.shards],
        "compounds": index.compounds,
        "everyday": {name: value for name, value in everyday.items() if name != "same"},
    }


def text_of(page: IndexedPage) -> dict[str, Any]:
    """Return what may be shown of a page."""
    return {
        "description": page.description,
        "sections": [
            [part.id, part.heading, part.prose, *([] if part.box is None else [part.box])]
            for part in page.sections
            if part.id != SOURCES
        ],
        "files": page.files,
    }


def index_of(
    pages: Sequence[IndexedPage], terms: Iterable[Term], asked: Mapping[str, Sequence[str]], everyday: Everyday
) -> dict[str, str]:
    """Return the files of the index by name, as JSON texts: "core", "w/0" …, "t/0" ….

    Args:
        pages: see `read_site`.
        terms: see `read_terms`.
        asked: see `read_asked`.
        everyday: see `read_everyday`.
    """
    little = {analyse(word).key for word in everyday.get("little", [])}
    groups, of_terms = groups_of(terms, everyday)
    index = build(pages, phrasings(pages, asked), groups, little)
    core = {**core_of(pages, index, everyday), "groups": groups, "terms": of_terms}
    postings = {f"w/{number}": {"postings": rows} for number, (_, rows) in enumerate(index.shards)}
    texts = {f"t/{number}": text_of(page) for number, page in enumerate(pages)}
    name = build_id(core, postings, texts)
    return {file: _json({"build": name, **content}) for file, content in {"core": core, **postings, **texts}.items()}


def _as_script(name: str, text: str) -> str:
    """Return a script that holds JSON as text: browsers parse that faster than an object in code."""
    quoted = json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'(self.accountSearchFiles??={{}})["{name}"]={quoted};\n'


def write_files(folder: Path, files: Mapping[str, str], *, offline: bool) -> list[Path]:
    """Write the files of an index into a folder and return them, the core first.

    Args:
        folder: where they go.
        files: see `index_of`.
        offline: write scripts instead of JSON, see `write_index`.
    """
    written = []
    for name, text in files.items():
        target = folder / f"{name}.{'js' if offline else 'json'}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_as_script(name, text) if offline else text, "utf-8", newline="\n")
        written.append(target)
    return written


def write_index(site: Path, data: Path, *, offline: bool) -> list[Path]:
    """Write the index of a built site into it and return its files, the core first.

    Args:
        site: the folder of the built site.
        data: the folder of terms.yml, asked.yml and everyday.yml.
        offline: write scripts instead of JSON: a page opened as a file may not fetch
            (browsers give file:// an origin of its own), but may load a script.
            They put their text into `accountSearchFiles`, by name.
    """
    terms = read_terms((data / "terms.yml").read_text("utf-8"))
    asked = read_asked((data / "asked.yml").read_text("utf-8"))
    everyday = read_everyday((data / "everyday.yml").read_text("utf-8"))
    # An index made anew may have fewer files than that of before.
    shutil.rmtree(site / "search", ignore_errors=True)
    pages = read_site(site, offline=offline)
    modules = [Path(str(module.__file__)) for module in (search_pages, search_postings, search_words)]
    made_by = program(Path(__file__), *modules, libraries=())
    kept = BuildCache("index")
    name = digest(made_by, *map(repr, (pages, terms, asked, everyday)))
    files: dict[str, str] = kept.once(name, lambda: index_of(pages, terms, asked, everyday))
    kept.prune(_KEPT)
    return write_files(site / "search", files, offline=offline)
