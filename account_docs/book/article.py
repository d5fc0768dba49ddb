"""An article of the built site as a chapter of the book: without what only a screen needs, its answers at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html

from account_docs.book.order import Chapter
from account_docs.html.article import text_of
from account_docs.html.headings import JOINER

# What only leads through the site, or only works there. Related articles are taken over as a line of their own.
_DROPPED = (
    ".//*[@hidden]",
    './/details[contains(@class, "page-toc")]',
    ".//nav",
    './/small[contains(@class, "files")]',
    './/a[@class="headerlink"]',
    ".//button",
    './/footer[contains(@class, "page-end")]',
    './/span[@class="visually-hidden"]',
    './/ul[@class="page-head__facts"]',
    ".//script",
    # Ornaments: portraits beside names.
    './/svg[@aria-hidden="true"]',
)
# The first heading of the dictionary and of the topics: what follows is set in columns.
_SHORT_LINES = (
    './/h2[following-sibling::*[1][self::dl[@class="dictionary"]]][not(preceding-sibling::h2)]'
    ' | .//h2[preceding-sibling::nav[@class="topic-list"]][not(preceding-sibling::h2)]'
)
_HEADINGS = ("h2", "h3", "h4")
# Attributes that a book has no use for.
_UNUSED = ("tabindex", "rel", "download", "focusable", "contenteditable")
# What fits on a page of paper, into a line of it, and into a row of a table; a cell this short is a name, a date or an
# amount.
_PAGE_OF_LINES = 40
_LETTERS_A_LINE = 85
_LETTERS_A_ROW = 90
_SHORT = 14
_LONG_WORD = 18
# The page that has every source with its address, below the site's root.
_ALL_SOURCES = "tra-cuu/nguon.html"
# Our own drawings name the page's colours with those of white paper behind them: var(--pic-ink,#1c2428).
_GROUND = ("var(--pic-ground,#fdfcf8)", "#ffffff")
_COLOUR = re.compile(r"var\(--[a-z-]+,\s*([^()]+)\)")


@dataclass
class Article:
    """A chapter with what stands in it.

    Attributes:
        chapter: its place in the book.
        title: its heading.
        summary: the sentences under the heading; may be empty.
        reviewed: the day on which it was checked, as readers write it; may be empty.
        body: a <div> with the text.
        answers: a <section> with the folded answers, or None.
        further: a <p> with links to related chapters, or None.
        sources: a <section> with the notes, or None.
        ids: the names that links may lead to.
    """

    chapter: Chapter
    title: str
    summary: str
    reviewed: str
    body: html.HtmlElement
    answers: html.HtmlElement | None = None
    further: html.HtmlElement | None = None
    sources: html.HtmlElement | None = None
    ids: set[str] = field(default_factory=set[str])

    def pieces(self) -> list[html.HtmlElement]:
        """What follows the heading, in the order of the book."""
        return [piece for piece in (self.body, self.answers, self.further, self.sources) if piece is not None]


def _join(body: html.HtmlElement) -> None:
    """Take word joiners out of headings: the book's faces have none, and programs that read it aloud stumble."""
    for heading in body.iter("h1", *_HEADINGS):
        for part in heading.iter():
            part.text = part.text and part.text.replace(JOINER, "")
            if part is not heading:
                part.tail = part.tail and part.tail.replace(JOINER, "")


def read_article(site: Path, chapter: Chapter) -> Article:
    """Read a page of the built offline edition as a chapter.

    Args:
        site: the built edition.
        chapter: the page's place in the book.

    Raises:
        ValueError: the page has no article.
    """
    path = site / f"{chapter.path.removesuffix('.md')}.html"
    document = html.document_fromstring(path.read_text("utf-8"))
    found = document.xpath("//article")
    if not found:
        raise ValueError(f"{path}: không thấy bài viết trong trang đã dựng")
    body: html.HtmlElement = found[0]
    body.tag = "div"
    body.attrib.clear()
    body.set("class", "chapter-body")
    reviewed = " ".join(body.xpath('.//ul[@class="page-head__facts"]//time/text()')[:1])
    further = _further(body)
    ends = _notice_of_end(body)
    short_lines = body.xpath(_SHORT_LINES)
    for expression in _DROPPED:
        for element in body.xpath(expression):
            element.drop_tree()
    _join(body)
    title, summary = _take_head(body)
    if ends is not None:
        body.insert(0, ends)
    article = Article(chapter, title, summary, reviewed, body, further=further)
    article.answers = _take_answers(body)
    article.sources = _take_sources(body, chapter.path)
    for piece in article.pieces():
        _settle(piece)
        _settle_papers(piece)
        _keep_short_cells_whole(piece)
    for first in short_lines:
        _put_into_columns(first)
    _number_notes(article)
    article.ids = {element.get("id", "") for piece in article.pieces() for element in piece.iter() if element.get("id")}
    return article


def _take_head(body: html.HtmlElement) -> tuple[str, str]:
    """Take the heading and the summary out of an article."""
    head = body.find(".//h1")
    title = text_of(head) if head is not None else ""
    summaries = body.xpath('.//p[@class="page-head__summary"]')
    summary = text_of(summaries[0]) if summaries else ""
    for header in body.xpath('.//header[contains(@class, "page-head")]'):
        header.drop_tree()
    return title, summary


def _further(body: html.HtmlElement) -> html.HtmlElement | None:
    """Related articles as one line of links; takes the block out of the article."""
    line = html.Element("p", {"class": "further"})
    for block in body.xpath('.//aside[contains(@class, "related")]'):
        links = block.xpath(".//li/a")
        block.drop_tree()
        for place, link in enumerate(links):
            link.tail = "; " if place < len(links) - 1 else "."
            line.append(link)
    if not len(line):
        return None
    title = html.Element("strong")
    title.text, title.tail = "Đọc tiếp:", " "
    line.insert(0, title)
    return line


def _notice_of_end(body: html.HtmlElement) -> html.HtmlElement | None:
    """What a chapter says at its head of a rule that ends: a printed book can't say it when the day has come."""
    found = body.xpath('./div[@data-ends and .//*[@data-when="soon"]]')
    if not found:
        return None
    notice = html.Element("p", {"class": "ends"})
    link = next(iter(found[0].xpath(".//a[@href]")), None)
    year, month, day = found[0].get("data-ends").split("-")
    notice.text = (
        f"Chương này dùng một quy định chỉ có hiệu lực đến hết ngày {day}/{month}/{year}. Sau ngày ấy, bạn kiểm lại "
        "trước khi dùng"
    )
    if link is not None:
        source = html.Element("a", {"href": link.get("href")})
        source.text, source.tail = "nguồn", ")."
        notice.text += " ("
        notice.append(source)
    else:
        notice.text += "."
    found[0].drop_tree()
    return notice


def _take_answers(body: html.HtmlElement) -> html.HtmlElement | None:
    """Move what is folded under a question to the end of the chapter; the question keeps a link to it."""
    section = html.Element("section", {"class": "answers"})
    # On the page of questions the answers are what one comes for: they stay.
    asked_of_readers = './/details[contains(@class, "hoi")][not(ancestor::div[@class="questions"])]'
    for number, folded in enumerate(body.xpath(asked_of_readers), start=1):
        summary = folded.find("summary")
        # Two strokes: no name of a heading has them.
        asked, told = f"hoi--{number}", f"dap--{number}"
        answer = html.Element("div", {"class": "answer", "id": told})
        repeated = html.fromstring(html.tostring(summary, encoding="unicode", with_tail=False))
        repeated.tag = "p"
        repeated.set("class", "answer-question")
        back = html.Element("a", {"href": f"#{asked}"})
        back.text, back.tail = f"{number}.", f" {repeated.text or ''}"
        repeated.text = None
        repeated.insert(0, back)
        answer.append(repeated)
        for part in list(folded)[1:]:
            answer.append(part)
        section.append(answer)
        summary.tag, folded.tag = "p", "div"
        summary.text = f"{number}. {summary.text or ''}"
        folded.attrib.clear()
        folded.attrib.update({"class": "question", "id": asked})
        link = html.Element("a", {"href": f"#{told}", "class": "to-answer"})
        link.text = "xem lời đáp"
        summary.append(link)
        before = link.getprevious()
        if before is not None:
            before.tail = f"{before.tail or ''} "
        else:
            summary.text += " "
    if not len(section):
        return None
    head = html.Element("h2", {"id": "loi-dap"})
    head.text = "Lời đáp"
    section.insert(0, head)
    return section


def _take_sources(body: html.HtmlElement, path: str) -> html.HtmlElement | None:
    """Take the notes of a chapter out of its text: they come last."""
    found = body.xpath('.//section[@class="sources"]')
    if not found:
        return None
    section: html.HtmlElement = found[0]
    body.remove(section)
    section.tail = None
    del section.attrib["aria-labelledby"]
    for entries in section.iterchildren("ul"):
        entries.tag = "ol"
        entries.set("class", "notes")
        for entry in entries:
            code = entry.get("id", "").removeprefix("nguon-")
            where = html.Element("a", {"href": f"{'../' * path.count('/')}{_ALL_SOURCES}#nguon-{code}"})
            where.text = f"Nguồn tham khảo, mã {code.upper()}"
            line = html.Element("p", {"class": "full-source"})
            line.text = "Địa chỉ đầy đủ: "
            line.append(where)
            entry.append(line)
    return section


def _settle(piece: html.HtmlElement) -> None:
    """Bring a tree into the form of the book: boxes of tasks, colours of drawings."""
    for element in list(piece.iter()):
        if not isinstance(element.tag, str):
            element.drop_tree()
            continue
        for name in list(element.attrib):
            if name in _UNUSED or (name.startswith("data-") and name != "data-label"):
                del element.attrib[name]
            elif "var(" in element.attrib[name]:
                element.attrib[name] = _COLOUR.sub(r"\1", element.attrib[name].replace(*_GROUND))
    for wrapper in piece.xpath('.//div[@class="section-head"] | .//dl/div'):
        wrapper.drop_tag()
    for label in piece.xpath('.//label[@class="task-list-control"]'):
        box = html.Element("span", {"class": "tick-box"})
        box.tail = label.tail
        label.getparent().replace(label, box)
    for folded in piece.xpath(".//details"):
        for summary in folded.iterchildren("summary"):
            summary.tag = "p"
            summary.set("class", "folded-title")
        folded.tag = "div"
        folded.set("class", "folded")


def _settle_papers(piece: html.HtmlElement) -> None:
    """Write down what the site's style sheet sees: what stands over a title, who speaks in a chat is we."""
    for title in piece.xpath('.//div[contains(@class, "giay")]/p[@class="admonition-title"]'):
        for label in title.xpath('./span[@class="paper-label"]'):
            kind = html.Element("p", {"class": "paper-kind"})
            title.addprevious(kind)
            kind.append(label)
            kind[0].tail = None
        following = title.getnext()
        if following is not None and following.get("class") in ("paper-letterhead", "paper-motto"):
            title.addprevious(following)
    for name in piece.xpath('.//ul[contains(@class, "paper-pairs")]/li/*[1][self::strong]'):
        _wrap_value(name)
    for paper in piece.xpath('.//div[contains(@class, "giay")]'):
        if _lines(paper) > _PAGE_OF_LINES:
            _add_class(paper, "long")
            head = paper.getprevious()
            # A sentence may stand between the heading and the paper.
            if head is not None and head.tag == "p":
                head = head.getprevious()
            if head is not None and head.tag in _HEADINGS:
                head.set("class", "long-paper-head")


def _wrap_value(name: html.HtmlElement) -> None:
    """Put what follows the name of a pair into an element of its own: the two stand beside each other."""
    value = html.Element("span", {"class": "value"})
    value.text, name.tail = name.tail, None
    for part in list(name.itersiblings()):
        value.append(part)
    name.addnext(value)


def _lines(paper: html.HtmlElement) -> int:
    """About how many lines a paper has on A4: a row of a table counts for one and a half, for its lines and blanks."""
    rows = paper.xpath(".//tr")
    blocks = paper.xpath(".//p | .//li[not(p)]")
    text = sum(1 + len(text_of(block)) // _LETTERS_A_LINE for block in blocks)
    return text + sum(round(1.5 + max((len(text_of(cell)) for cell in row), default=0) // 40) for row in rows)


def _keep_short_cells_whole(piece: html.HtmlElement) -> None:
    """Let a name, a date or an amount stand in one line, where the table is not too wide for that."""
    for table in piece.iter("table"):
        rows = [list(row.iterchildren("th", "td")) for row in table.iter("tr")]
        widths: dict[int, int] = {}
        for row in rows:
            for place, cell in enumerate(row):
                length = len(text_of(cell))
                widths[place] = max(widths.get(place, 0), length if length <= _SHORT else _LONG_WORD)
        if sum(widths.values()) > _LETTERS_A_ROW:
            continue
        for cell in (cell for row in rows for cell in row):
            if cell.tag == "td" and len(text_of(cell)) <= _SHORT:
                _add_class(cell, "short")


def _add_class(element: html.HtmlElement, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _put_into_columns(first: html.HtmlElement) -> None:
    """Put a heading and all that follows it into a block of its own, which is set in columns."""
    columns = html.Element("div", {"class": "columns"})
    first.addprevious(columns)
    for following in list(columns.itersiblings()):
        columns.append(following)


def _number_notes(article: Article) -> None:
    """Say at each "(nguồn)" which note of the chapter it means."""
    if article.sources is None:
        return
    notes = article.sources.xpath('./ol[@class="notes"]/li/@id')
    numbers = {f"#{name}": place for place, name in enumerate(notes, start=1)}
    for piece in article.pieces():
        for link in piece.iter("a"):
            number = numbers.get(link.get("href", ""))
            if number and text_of(link) == "nguồn":
                link.text = f"nguồn\u00a0{number}"
                link.set("class", "note-mark")
