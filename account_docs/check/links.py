"""Rules about links: where they lead, and whether every page can be reached through the navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, unquote, urlsplit

from account_docs.check.addresses import SCRIPT_SCHEMES, Finding, judge, short
from account_docs.check.core import Corpus, Edit, Problem
from account_docs.check.front_matter import nearest
from account_docs.check.paths import meant, own_bases, published, relative, resolved, source_path
from account_docs.check.shown import even, line_of, shown
from account_docs.check.torn_links import broken_links, in_letters
from account_docs.content.addresses import without_trackers
from account_docs.content.links import Link
from account_docs.content.pages import Page

RULE = "lien-ket"
FACTS = "data/facts.yml"
# Anchors that the templates give to every page.
_TEMPLATE_ANCHORS = {"noi-dung", "bao-loi", "bai-viet-cung-chu-de", "nguon-va-ngay-kiem-chung"}
_WEB = ("http://", "https://")


@dataclass(frozen=True)
class Place:
    """An address that a reader can follow, and where it is written.

    Attributes:
        path: the file, relative to the project.
        link: the link as written; its line counts in that file.
        address: the address as a browser gets it.
        page: the page that holds it, or None for a source of a fact.
    """

    path: str
    link: Link
    address: str
    page: Page | None = None


def _on_page(corpus: Corpus, page: Page) -> Iterator[Place]:
    """Every address of a page: those that the source shows, then those that only the finished page has."""
    finished = shown(corpus, page)
    used = {link.target: link.picture for link in page.links if link.kind == "reference"}
    met: set[str] = set()
    for link in page.links:
        address = link.address
        met.add(even(address))
        if link.kind == "definition":
            link = replace(link, picture=used.get(link.target, False))
        elif link.kind == "reference" or (finished.known and even(address) not in finished.addresses):
            # A use is judged where its address stands; what is no link on the finished page leads nowhere.
            continue
        yield Place(f"docs/{page.path}", link, address, page)
    for value, shown_address in finished.addresses.items():
        if value not in met:
            line = line_of(page, shown_address.value, shown_address.text)
            yield Place(
                f"docs/{page.path}",
                Link(line, shown_address.value, shown_address.text, shown_address.loaded, "html"),
                shown_address.value.strip(),
                page,
            )


def _in_facts(corpus: Corpus) -> Iterator[Place]:
    """Every address of a source in data/facts.yml."""
    if not corpus.facts:
        return  # Also while the file can't be read: what is wrong with it is told elsewhere.
    lines = (corpus.root / FACTS).read_text("utf-8").split("\n")
    # Where each address stands as a whole word, in order: the same source may be named by several facts.
    places: dict[str, list[tuple[int, int]]] = {}
    for number, written in enumerate(lines, start=1):
        for match in re.finditer(r"[^\s\"',{}]+", written) if "url" in written or "://" in written else ():
            places.setdefault(match[0], []).append((number, match.start()))
    met: dict[str, int] = {}
    for identifier, fact in corpus.facts.items():
        for source in (fact.get("sources") if isinstance(fact, dict) else None) or []:
            address = source.get("url") if isinstance(source, dict) else None
            if not isinstance(address, str) or not address:
                continue
            found = places.get(address, [(1, -1)])
            line, column = found[min(met.get(address, 0), len(found) - 1)]
            met[address] = met.get(address, 0) + 1
            yield Place(FACTS, Link(line, address, identifier, False, "source", column), address)


def followed(corpus: Corpus) -> Iterator[Place]:
    """Every address that a reader of the site can follow or load, with its place in the pages and in data/facts.yml."""
    for page in corpus.judged:
        yield from _on_page(corpus, page)
    yield from _in_facts(corpus)


def outside(corpus: Corpus) -> Iterator[Place]:
    """Every address that leads out of the site."""
    return (place for place in followed(corpus) if place.address.lower().startswith(_WEB))


def _edits(place: Place, finding: Finding, lines: list[str]) -> tuple[Edit, ...]:
    """The mend of an address that can be replaced without a guess."""
    written, column = place.link.target, place.link.column
    better = finding.better if written == place.address else without_trackers(written)
    if not finding.better or column < 0 or replace(place.link, target=better).address != finding.better:
        return ()
    if lines[place.link.line - 1][column : column + len(written)] != written:
        return ()
    return (Edit(place.link.line, column, column + len(written), better),)


def _finding(corpus: Corpus, place: Place) -> Finding | None:
    """What is wrong with an address, whether it leads out or stays within the site."""
    link, address = place.link, place.address
    if place.page is None:
        # What is no web address at all is named by the rule about facts.
        return judge(address) if address.lower().startswith(_WEB) else None
    if link.picture and (address.lower().startswith(_WEB) or address.startswith("//")):
        return None  # Named by the rule about pictures.
    if not address:
        return Finding("liên kết không có địa chỉ", "ghi đường dẫn tới trang trong ngoặc tròn")
    followable = even(address) in shown(corpus, place.page).addresses
    if link.kind == "definition" and not followable and re.fullmatch(r"[^\s/.:#?@\\]+", address):
        return None  # A word after "[…]:", which vanishes: named by the rule about signs.
    if address.partition(":")[0].lower() in SCRIPT_SCHEMES and followable:
        return None  # Named by the rule about HTML.
    return judge(address) or (
        _of_our_own(corpus, place.page, address) if re.match(r"\w+:", address) else _within(corpus, place.page, address)
    )


def _of_our_own(corpus: Corpus, page: Page, address: str) -> Finding | None:
    """An address of the published site, or of its sources, that ought to be a relative path."""
    target = published(address, own_bases(corpus.site_url, corpus.repo_url), corpus.files)
    source = source_path(address, corpus.repo_url)
    if source is not None:
        target = source if source in corpus.files else ""
    elif target is None:
        # A page's name with https:// before it: .md is a country's end as well.
        match = re.match(r"https?://((?:[\w-]+/)*[\w-]+\.md)(?:[#?].*)?$", address)
        if match is None:
            return None
        target = meant(page.path, match[1], corpus.files)
        if target is None or not target.endswith(match[1].split("/")[-1]):
            return None
    fragment = urlsplit(address).fragment
    right = (
        relative(page.path, target) + (f"#{fragment}" if fragment and not re.match(r"L\d", fragment) else "")
        if target
        else "../thu-muc/ten-trang.md"
    )
    return Finding(
        f"“{short(address)}” là trang của chính sổ tay, ghi bằng địa chỉ đầy đủ thì hỏng khi đọc ngoại tuyến",
        f"ghi đường dẫn: {right}",
    )


def _split(address: str) -> SplitResult:
    """The parts of a relative address; one that can't be parted has an impossible path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "?", "", "")


def _within(corpus: Corpus, page: Page, address: str) -> Finding | None:
    """What is wrong with a path within the site."""
    parts = _split(address)
    path = unquote(parts.path)
    if address.startswith("#") and not parts.fragment:
        return Finding(
            "liên kết chỉ có dấu #, không dẫn tới đâu",
            "ghi neo của mục sau dấu #, ví dụ #nguon-va-ngay-kiem-chung, hoặc bỏ liên kết",
        )
    if not parts.path and parts.query:
        return Finding(
            f"“{short(address)}” chỉ có phần sau dấu hỏi, không dẫn tới trang nào", "ghi đường dẫn tới tệp .md"
        )
    if not path.startswith("/") and resolved(page.path, parts.path) in corpus.files:
        return None
    close = meant(page.path, path, corpus.files)
    right = relative(page.path, close) if close else None
    if path.startswith("/"):
        return Finding(
            f"địa chỉ “{short(address)}” bắt đầu bằng dấu /",
            f"ghi đường dẫn tương đối tới tệp .md, ví dụ {right or '../tai-chinh/bao-gia.md'}",
        )
    return Finding(
        f"không có “{short(address)}”",
        f"thay bằng “{right}” nếu đúng là trang ấy" if right else "sửa đường dẫn; nó tính từ chỗ của trang đang sửa",
    )


def links(corpus: Corpus) -> Iterator[Problem]:
    """Every address leads somewhere: to a file that exists, or to a public page without detours and trackers."""
    lines_of: dict[str, list[str]] = {}
    for place in followed(corpus):
        if finding := _finding(corpus, place):
            if place.path not in lines_of:
                lines_of[place.path] = (
                    place.page.lines if place.page else (corpus.root / place.path).read_text("utf-8").split("\n")
                )
            yield Problem(
                place.path,
                place.link.line,
                RULE,
                finding.message,
                finding.fix,
                _edits(place, finding, lines_of[place.path]),
            )
    for page in corpus.judged:
        for line, finding in [*broken_links(corpus, page), *in_letters(page)]:
            yield corpus.problem(page, line, RULE, finding.message, finding.fix)


def anchors(corpus: Corpus) -> Iterator[Problem]:
    """Every link to a place within a page leads to one that exists."""
    for page in corpus.judged:
        for place in _on_page(corpus, page):
            if not re.match(r"[^:]*#.", place.address):
                continue
            parts = _split(place.address)
            target, anchor = resolved(page.path, parts.path), unquote(parts.fragment)
            if target not in corpus.pages or parts.path.startswith("/"):
                continue
            there = corpus.pages[target]
            known = (
                shown(corpus, there).anchors
                | _TEMPLATE_ANCHORS
                | {f"nguon-{fact}".lower() for fact in there.listed("facts")}
            )
            if anchor not in known:
                yield corpus.problem(
                    page,
                    place.link.line,
                    "neo",
                    f"trang {target} không có mục “#{anchor}”{nearest(anchor, known)}",
                    "chép neo từ dấu # cạnh tiêu đề trên trang đã dựng",
                )


def navigation(corpus: Corpus) -> Iterator[Problem]:
    """Every page stands in the navigation of mkdocs.yml, and the navigation names only pages that exist."""
    lines = (corpus.root / "mkdocs.yml").read_text("utf-8").split("\n")
    for path in corpus.nav:
        if path not in corpus.pages and "://" not in path:
            line = next((number for number, text in enumerate(lines, start=1) if path in text), 1)
            yield Problem(
                "mkdocs.yml",
                line,
                "muc-luc",
                f"mục lục ghi “{path}” mà không có trang này{nearest(path, set(corpus.pages))}",
                "sửa đường dẫn hoặc bỏ dòng",
            )
    for path, page in corpus.pages.items():
        if path not in corpus.nav:
            yield corpus.problem(
                page, 1, "muc-luc", "trang chưa có trong mục lục", f"thêm “- {path}” vào phần nav của mkdocs.yml"
            )
