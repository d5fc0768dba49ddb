"""The built site as a reader, a search engine and a screen reader meet it."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from account_docs.html.headings import plain

SITE_URL = "https://so-tay.example/kho/"
# Links that a reader may follow to elsewhere; nothing else may lead away or be loaded from there.
FOLLOWED = {"a"}
# Pages that stand in for one that is not there or not saved: they name full paths, since they are shown anywhere.
STAND_INS = ("404.html", "chua-luu.html")


@cache
def parse(path: Path) -> Element:
    """The document of a file, by the parsing rules of HTML."""
    return html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)


@cache
def ids_of(path: Path) -> frozenset[str]:
    """The anchors of a file."""
    return frozenset(identifier for element in parse(path).iter() if (identifier := element.get("id")))


def sends_on(document: Element) -> bool:
    """Whether a page is only the old address of another one (tests/site/test_redirects.py): it is no article."""
    return document.find(".//meta[@http-equiv='refresh']") is not None


def pages(site: Path) -> dict[str, Element]:
    """Articles by address below the site's root ("" is the front page), pages that stand in for others left out."""
    documents = {path: parse(path) for path in sorted(site.rglob("*.html")) if path.name not in STAND_INS}
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): document
        for path, document in documents.items()
        if not sends_on(document)
    }


def text_of(element: Element | None) -> str:
    """The text within an element, white space folded, without what binds the words of a heading."""
    return " ".join(plain("".join(element.itertext())).split()) if element is not None else ""


def with_class(document: Element, name: str) -> list[Element]:
    """Elements of a class."""
    return [element for element in document.iter() if name in (element.get("class") or "").split()]


def test_every_page_is_named_in_vietnamese(site: Path) -> None:
    for address, document in pages(site).items():
        assert document.get("lang") == "vi", address
        headings = list(document.iter("h1"))
        assert len(headings) == 1, address
        assert text_of(headings[0]), address


def test_titles_and_descriptions_are_unique(site: Path) -> None:
    titles, descriptions = Counter(), Counter()
    for address, document in pages(site).items():
        titles[text_of(document.find(".//title"))] += 1
        description = document.find(".//meta[@name='description']")
        assert description is not None, address
        assert 70 <= len(description.get("content") or "") <= 160, address
        descriptions[description.get("content")] += 1
    assert [title for title, count in (titles + descriptions).items() if count > 1] == []


def test_machines_are_told_what_the_page_is(site: Path) -> None:
    for address, document in pages(site).items():
        own = urljoin(SITE_URL, address)
        assert document.find(".//link[@rel='canonical']").get("href") == own, address
        properties = {
            meta.get("property"): meta.get("content") for meta in document.iter("meta") if meta.get("property")
        }
        assert properties["og:url"] == own
        assert properties["og:title"]
        assert properties["og:description"] == document.find(".//meta[@name='description']").get("content")
        picture = urlsplit(properties["og:image"]).path.removeprefix("/kho/")
        assert (site / picture).is_file(), address
        data = json.loads(text_of(document.find(".//script[@type='application/ld+json']")))
        article, crumbs = data["@graph"]
        assert article["@type"] == "Article"
        assert article["inLanguage"] == "vi"
        assert crumbs["@type"] == "BreadcrumbList"
        assert [item["position"] for item in crumbs["itemListElement"]] == list(
            range(1, len(crumbs["itemListElement"]) + 1)
        )
        assert crumbs["itemListElement"][-1]["item"] == own, address


def test_ids_are_ascii_and_unique(site: Path) -> None:
    for address, document in pages(site).items():
        ids = [element.get("id") for element in document.iter() if element.get("id") is not None]
        assert [identifier for identifier, count in Counter(ids).items() if count > 1] == [], address
        assert [
            identifier for identifier in ids if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_:.-]*|\d[a-z0-9-]*", identifier)
        ] == [], address


def test_addresses_are_ascii(site: Path) -> None:
    for path in site.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", path.relative_to(site).as_posix())


def links(document: Element) -> list[str]:
    """Addresses that a page links to or loads."""
    return [element.get(name) for element in document.iter() for name in ("href", "src") if element.get(name)]


@pytest.mark.parametrize("edition", ["site", "offline_site"])
def test_every_internal_link_and_anchor_resolves(edition: str, request: pytest.FixtureRequest) -> None:
    check_links(request.getfixturevalue(edition), is_offline=edition == "offline_site")


def check_links(folder: Path, *, is_offline: bool) -> None:
    """Every link that stays within a site leads to a file, and its anchor to an element."""
    broken = []
    for path in sorted(folder.rglob("*.html")):
        if is_offline and path.name == "404.html":
            continue  # Only a server shows it.
        document = parse(path)
        here = path.relative_to(folder).as_posix()
        for link in links(document):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            if parts.path.startswith("/"):
                # Only the page for wrong addresses, which is shown at any depth, names the site's full path.
                assert path.name in STAND_INS, f"{here}: {link}"
                target = unquote(parts.path).removeprefix("/kho/").removeprefix("/")
            else:
                target = (
                    posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path)))
                    if parts.path
                    else here
                )
            file = folder / target
            if file.is_dir() and not is_offline:
                file = file / "index.html"
            if not file.is_file():
                broken.append(f"{here}: {link}")
            elif parts.fragment and file.suffix == ".html" and unquote(parts.fragment) not in ids_of(file):
                broken.append(f"{here}: {link} (no such anchor)")
    assert broken == []


def related_of(document: Element) -> Element | None:
    """The block of related articles."""
    found = with_class(document, "related")
    return found[0] if found else None


def test_related_articles_stand_on_every_page_and_on_both_sides(site: Path) -> None:
    shown: dict[str, set[str]] = {}
    documents = pages(site)
    for address, document in documents.items():
        block = related_of(document)
        assert block is not None, address
        heading = block.find("h2")
        assert text_of(heading) == "Bài viết cùng chủ đề"
        assert block.tag == "aside"
        assert block.get("aria-labelledby") == heading.get("id")
        shown[address] = set()
        for item in block.iter("li"):
            link = item.find("a")
            target = urljoin(SITE_URL + address, link.get("href")).removeprefix(SITE_URL)
            assert text_of(link) == text_of(documents[target].find(".//h1")), address
            # The three that are in view say what one gets there.
            if len(shown[address]) < 3:
                description = documents[target].find(".//meta[@name='description']").get("content")
                assert text_of(item.find("p")) == description, address
            shown[address].add(target)
        assert len(shown[address]) >= 3, address
        assert address not in shown[address]
    one_sided = [(a, b) for a, targets in shown.items() for b in targets if a not in shown[b]]
    assert one_sided == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        for element in parse(path).iter():
            for name in ("href", "src", "srcset", "data", "action", "poster"):
                value = element.get(name) or ""
                if urlsplit(value).netloc and element.tag not in FOLLOWED:
                    kind = (element.tag, element.get("rel"))
                    assert kind == ("link", "canonical"), f"{path}: {element.tag} {value}"
    for path in site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//", path.read_text("utf-8")), path


def test_no_handlers_stand_in_the_html(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        for element in parse(path).iter():
            assert not [name for name in element if isinstance(name, str) and name.startswith("on")], path
            assert not (element.get("href") or "").startswith("javascript:"), path


def test_html_has_no_parse_errors(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(path.read_text("utf-8"))
        # html5lib 1.1 predates the rule that allows a trailing solidus on void elements in SVG and HTML alike.
        assert [error for error in parser.errors if error[1] != "non-void-element-with-trailing-solidus"] == [], path


ENGLISH_OF_THE_THEME = (
    "Skip to content",
    "Table of contents",
    "Back to top",
    "Initializing search",
    "Made with",
    "Not found",
    "Tabs",
    "Clear",
)


def test_no_english_of_the_theme_is_left(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        document = parse(path)
        words = [text_of(document)] + [
            element.get(name) or "" for element in document.iter() for name in ("title", "aria-label", "placeholder")
        ]
        for english in ENGLISH_OF_THE_THEME:
            assert not [text for text in words if re.search(rf"\b{english}\b", text)], f"{path}: {english}"


def test_wrong_addresses_meet_help(site: Path) -> None:
    document = parse(site / "404.html")
    assert text_of(document.find(".//h1")) == "Không có trang này"
    sections = [link.get("href") for link in document.find(".//article").iter("a")]
    assert "/kho/giao-tiep/" in sections
    assert len(sections) >= 6


def test_edit_links_lead_to_the_source_file(site: Path) -> None:
    document = pages(site)["giao-tiep/"]
    targets = [link.get("href") for link in with_class(document, "page-end")[0].iter("a")]
    assert "https://github.com/vi-du/kho/edit/chinh/docs/giao-tiep/index.md" in targets


def test_without_a_repository_there_is_no_dead_button(offline_site: Path) -> None:
    document = parse(offline_site / "giao-tiep" / "index.html")
    assert not list(with_class(document, "page-end")[0].iter("a"))


def test_pictures_stand_in_the_page_with_a_name(site: Path) -> None:
    drawings = [figure for document in pages(site).values() for figure in with_class(document, "figure")]
    assert len(drawings) >= 4
    for figure in drawings:
        svg = figure[0]
        assert svg.get("role") == "img"
        assert len(svg.get("aria-label")) > 40
        parts = [child.tag.split("}")[-1] for child in svg]
        assert "title" in parts
        # The name above says what the description of the file says: it would be read twice.
        assert "desc" not in parts


def test_the_topics_of_a_page_lead_to_their_lists(site: Path) -> None:
    documents = pages(site)
    listed = {element.get("id") for element in documents["chu-de/"].iter("h2")}
    for address, document in documents.items():
        for nav in with_class(document, "topics"):
            assert {urlsplit(link.get("href")).fragment for link in nav.iter("a")} <= listed, address


def test_feet_name_both_licences(site: Path) -> None:
    for address, document in pages(site).items():
        foot = text_of(with_class(document, "md-copyright")[0])
        assert "CC BY-SA 4.0" in foot, address
        assert "MIT" in foot
        assert "hư cấu" in foot
