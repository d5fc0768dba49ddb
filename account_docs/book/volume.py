"""All chapters as one page of HTML: what the PDF is set from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from lxml import etree, html

from account_docs.book.article import Article
from account_docs.book.links import Places, turn_links
from account_docs.book.order import Part

TITLE = "Sổ tay Account"
CONTENTS = "muc-luc"
_HOW_TO_READ = (
    "Số trong ngoặc sau một liên kết là số trang của nó trong sách, còn (nguồn 2) là nguồn thứ hai ở cuối chương. Lời "
    "đáp của các câu hỏi cũng nằm ở cuối chương."
)


@dataclass(frozen=True)
class Edition:
    """What a copy says of itself.

    Attributes:
        date: the day of the build, by the clock of Vietnam.
        version: the commit, shortened; "" when it is not known.
        site_url: where the published site stands; "" when unknown.
        description: one sentence on what the book is.
    """

    date: datetime
    version: str
    site_url: str
    description: str


def element(tag: str, text: str = "", /, *children: html.HtmlElement, **attributes: str) -> html.HtmlElement:
    """An element with a text and children; `class_` stands for class."""
    made = html.Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    made.text = text or None
    made.extend(children)
    return made


def page_address(article: Article, anchor: str) -> str:
    """The address within the volume of a name within a chapter."""
    return f"#{anchor_name(article, anchor)}"


def anchor_name(article: Article, anchor: str) -> str:
    """Names are those of their page, which may share them with others: the chapter's goes before."""
    return f"{article.chapter.name}--{anchor}" if anchor else article.chapter.name


def volume(parts: list[Part], articles: list[Article], edition: Edition, style: str) -> str:
    """The whole book as HTML.

    Args:
        parts: the order of the book.
        articles: every chapter; they are changed.
        edition: what the copy says of itself.
        style: the style sheet.
    """
    places = Places(articles)
    by_number = {article.chapter.number: article for article in articles}
    body = element("body", "", _cover(edition), _imprint(edition), _contents(parts, by_number))
    for part in parts:
        section = element("section", "", class_=f"part area-{part.folder}")
        section.append(_part_head(part, by_number))
        for chapter in part.chapters:
            article = by_number[chapter.number]
            turn_links(article, places, page_address)
            section.append(_chapter(article))
        body.append(section)
    head = element("head", "", element("meta", charset="utf-8"), element("title", TITLE))
    for name, content in (
        ("description", edition.description),
        ("author", "Những người viết Sổ tay Account"),
        ("keywords", "account, agency, quảng cáo, sổ tay"),
        ("dcterms.created", edition.date.isoformat(timespec="seconds")),
        ("dcterms.modified", edition.date.isoformat(timespec="seconds")),
    ):
        head.append(element("meta", name=name, content=content))
    head.append(element("style", style))
    document = element("html", "", head, body, lang="vi")
    return "<!doctype html>\n" + etree.tostring(document, encoding="unicode", method="html")


def _cover(edition: Edition) -> html.HtmlElement:
    """The first page."""
    return element(
        "section",
        "",
        _mark(),
        element("p", TITLE, class_="cover-title"),
        element("p", edition.description, class_="cover-summary"),
        element("p", f"Bản ngày {edition.date:%d/%m/%Y}", class_="cover-date"),
        class_="cover",
    )


def _mark() -> html.HtmlElement:
    """The site's mark, the bridge of overrides/partials/logo.html."""
    path = element("path", d="M2 17h20M4 17V9M20 17V9M4 9c3 5.5 13 5.5 16 0M9 12.4V17M15 12.4V17")
    drawing = html.Element("svg", {"viewBox": "1 6 22 14", "class": "cover-mark"})
    for name, value in (("stroke", "#fdfcf8"), ("stroke-width", "1.2"), ("stroke-linecap", "round"), ("fill", "none")):
        drawing.set(name, value)
    title = element("title", "Cây cầu, dấu hiệu của Sổ tay Account")
    drawing.extend((title, path))
    return drawing


def _imprint(edition: Edition) -> html.HtmlElement:
    """What the copy is and how it is read."""
    version = f", phiên bản {edition.version}" if edition.version else ""
    address = f" tại {edition.site_url}" if edition.site_url else ""
    lines = (
        f"{TITLE}, bản ngày {edition.date:%d/%m/%Y}{version}.",
        "Sách gồm mọi trang của sổ tay trên mạng, xếp theo thứ tự mục lục.",
        _HOW_TO_READ,
        f"Luật, thuế và quy định nền tảng có ngày hết hạn, ghi ở cuối chương. Quá ngày ấy, bạn xem bản mới{address}.",
        "Nội dung theo giấy phép CC BY-SA 4.0. Các dự án mẫu và công ty Nhịp Cầu là hư cấu.",
    )
    return element(
        "section",
        "",
        element("h1", "Về bản này", class_="imprint-title"),
        *(element("p", line) for line in lines),
        class_="imprint",
    )


def _contents(parts: list[Part], articles: dict[int, Article]) -> html.HtmlElement:
    """The table of contents; the style sheet adds the page numbers."""
    nav = element("nav", "", element("h1", "Mục lục", class_="contents-title"), class_="contents", id=CONTENTS)
    for part in parts:
        nav.append(_listed(part.name, part.heading, "contents-part"))
        nav.extend(_chapters_of(part, articles))
    return nav


def _chapters_of(part: Part, articles: dict[int, Article]) -> list[html.HtmlElement]:
    """The chapters of a part as lists, under the names of their groups."""
    made = []
    for group, chapters in groupby(part.chapters, key=lambda chapter: chapter.group):
        if group:
            made.append(element("p", group, class_="contents-group"))
        items = (
            element("li", "", _numbered("a", c.number, articles[c.number].title, href=f"#{c.name}")) for c in chapters
        )
        made.append(element("ul", "", *items, class_="contents-chapters"))
    return made


def _numbered(tag: str, number: int, title: str, /, **attributes: str) -> html.HtmlElement:
    """The title of a chapter after its number."""
    made = element(tag, "", element("span", f"{number}.", class_="number"), **attributes)
    made[0].tail = f" {title}"
    return made


def _listed(name: str, text: str, kind: str) -> html.HtmlElement:
    return element("p", "", element("a", text, href=f"#{name}"), class_=kind)


def _part_head(part: Part, articles: dict[int, Article]) -> html.HtmlElement:
    """The page that opens a part: its name and its chapters."""
    page = element("div", "", class_="part-head" if part.number else "opening")
    page.append(element("h1", part.heading, class_="part-title", id=part.name))
    if part.number:
        page.extend(_chapters_of(part, articles))
    return page


def _chapter(article: Article) -> html.HtmlElement:
    """One chapter."""
    chapter = article.chapter
    section = element("section", "", class_="chapter")
    section.append(element("h2", f"{chapter.number}. {article.title}", class_="chapter-title", id=chapter.name))
    if article.summary:
        section.append(element("p", article.summary, class_="chapter-summary"))
    if article.reviewed:
        section.append(element("p", f"Kiểm lại ngày {article.reviewed}", class_="chapter-facts"))
    for piece in article.pieces():
        for named in piece.iter():
            if name := named.get("id"):
                named.set("id", anchor_name(article, name))
        section.append(piece)
    return section
