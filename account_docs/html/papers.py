"""Papers, letters and chats: boxes of the kinds `giay`, `thu` and `tin-nhan`, made to look like what they are.

The Markdown says everything in words and reads well without us; here its parts only get their classes, so that the
style sheet (papers.css) knows a letterhead from a term of payment:

    > [!giay] Báo giá dịch vụ, dự án Đồi Sương     title, and what it is an example of
    > **CÔNG TY TNHH NHỊP CẦU** Mã số thuế …       letterhead: the first paragraph, when it begins bold
    > *Số 08/2026/BG-NC, ngày 05/08/2026*          its number and date: a paragraph in italics
    > - **Kính gửi:** Khu nghỉ Đồi Sương           pairs: every item begins with a bold name and a colon
    > | Hạng mục | … | Thành tiền |                lines with amounts: the last column stands right
    > | Đại diện bên A | Đại diện bên B |          signatures: every column stands in the middle
    > **C. Không bao gồm**                         a heading within the paper: a paragraph that is all bold
    > [tên khách], …                               places to be filled in
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

PAPER, LETTER, CHAT = "giay", "thu", "tin-nhan"
# What each kind is called to someone who hears the page.
_NAMES = {PAPER: "Văn bản", LETTER: "Email", CHAT: "Tin nhắn"}
# What follows the title of a paper: of which case it is, or that it is empty.
LABEL = re.compile(r", (?P<label>(?:mẫu trống|ví dụ giả định|dự án \S.*))$")
_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
BLANK = re.compile(r"\[[^\[\]]+\]|(?<!\w)…")
_CUT = re.compile(rf"({BLANK.pattern})")
_STAMPED = re.compile(r"ĐÃ [A-ZĐÀ-Ỹ ]+ \d")
_SIGNED = ("Đã ký", "Đã duyệt:")
# From this number of columns on a table of lines says more than a name and an amount.
_LINES_FROM = 3


def kind_of(element: html.HtmlElement) -> str:
    """Which of the three kinds a box is; "" for any other element."""
    classes = (element.get("class") or "").split()
    return next((kind for kind in _NAMES if kind in classes), "") if "admonition" in classes else ""


def papers(article: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """The papers, letters and chats of an article, each with its kind."""
    for element in article.iter("div"):
        if kind := kind_of(element):
            yield element, kind


def mark_papers(article: html.HtmlElement) -> None:
    """Give the parts of papers, letters and chats their classes; no word and no order changes.

    Args:
        article: an article whose tables have their classes already (html/article.py).
    """
    for box, kind in [*papers(article)]:
        box.set("role", "group")
        box.set("aria-label", f"{_NAMES[kind]}: {_text(box[0])}")
        _mark_pairs(box)
        if kind == PAPER:
            _mark_title(box[0])
            _mark_paragraphs(box)
            for table in box.iter("table"):
                _mark_table(table)
        _mark_blanks(box, kind)


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _add(element: html.HtmlElement, name: str) -> None:
    element.set("class", f"{element.get('class') or ''} {name}".strip())


def _begins_bold(element: html.HtmlElement) -> bool:
    return len(element) > 0 and element[0].tag == "strong" and not (element.text or "").strip()


def is_only(element: html.HtmlElement, tag: str) -> bool:
    """Whether an element holds one element of a tag and no text beside it."""
    return len(element) == 1 and element[0].tag == tag and not f"{element.text or ''}{element[0].tail or ''}".strip()


def _mark_title(title: html.HtmlElement) -> None:
    """Set what the paper is an example of apart from its title.

    Before: <p class="admonition-title">Báo giá, dự án Đồi Sương</p>
    After:  <p …>Báo giá<span class="paper-label"><span class="visually-hidden">, </span>dự án Đồi Sương</span></p>
    """
    said = LABEL.search(title.text or "")
    if said is None or len(title):
        return
    label, comma = html.Element("span", {"class": "paper-label"}), html.Element("span", {"class": "visually-hidden"})
    comma.text, comma.tail = ", ", said["label"]
    label.append(comma)
    title.text = (title.text or "")[: said.start()]
    title.append(label)


def _mark_paragraphs(box: html.HtmlElement) -> None:
    """Tell letterhead, number, headings and stamps from other paragraphs."""
    paragraphs = [element for element in box if element.tag == "p"][1:]
    if paragraphs and paragraphs[0].getprevious() is box[0] and _begins_bold(paragraphs[0]):
        letterhead = paragraphs.pop(0)
        _add(letterhead, "paper-motto" if _text(letterhead).startswith(_MOTTO) else "paper-letterhead")
    for place, paragraph in enumerate(paragraphs):
        if is_only(paragraph, "strong"):
            _add(paragraph, "stamp" if _STAMPED.match(_text(paragraph)) else "paper-heading")
        elif not place and is_only(paragraph, "em"):
            _add(paragraph, "paper-number")


def is_pairs(items: html.HtmlElement) -> bool:
    """Whether every item of a list begins with a bold name that ends with a colon."""
    return len(items) > 0 and all(_begins_bold(item) and _text(item[0]).endswith(":") for item in items)


def _mark_pairs(box: html.HtmlElement) -> None:
    for items in box.iter("ul"):
        if is_pairs(items):
            _add(items, "paper-pairs")


def is_signatures(table: html.HtmlElement) -> bool:
    """Whether every cell of a table stands in the middle: parties side by side, each over its signature."""
    cells = [*table.iter("th", "td")]
    return bool(cells) and all("align-center" in (cell.get("class") or "") for cell in cells)


def is_lines(table: html.HtmlElement) -> bool:
    """Whether the last of three or more columns stands right: what is done, and what it costs."""
    heads = [*next(table.iter("tr"))]
    return len(heads) >= _LINES_FROM and "align-right" in (heads[-1].get("class") or "")


def _mark_table(table: html.HtmlElement) -> None:
    """Tell lines with amounts and signatures from other tables; none of them folds as those of a page do."""
    if is_signatures(table) or is_lines(table):
        # Neither is wider than its sheet: nothing scrolls.
        _unwrap(table)
    if is_signatures(table):
        table.set("class", "table paper-signs")
        for cell in table.iter("td"):
            said = _text(cell)
            if _STAMPED.match(said):
                _add(cell, "stamped")
            elif said.startswith(_SIGNED):
                _add(cell, "signed")
    elif is_lines(table):
        table.set("class", "table paper-lines")
        heads = [_text(cell) for cell in next(table.iter("tr"))]
        for row in [*table.iter("tr")][1:]:
            for cell, head in zip(row, heads, strict=False):
                cell.attrib.pop("data-label", None)
                if cell is not row[0] and cell is not row[-1]:
                    cell.set("data-label", head)
            if all(is_only(cell, "strong") or "nothing" in (cell.get("class") or "") for cell in row):
                _add(row, "paper-group")
    elif "table--folds" in (table.get("class") or "") and _begins_with_times(table):
        _add(table, "table--numbered")


def _unwrap(table: html.HtmlElement) -> None:
    """Take the <div> away in which a table of a page scrolls."""
    around = table.getparent()
    if around is not None and around.get("class") == "table-scroll":
        around.drop_tag()


def _begins_with_times(table: html.HtmlElement) -> bool:
    """Whether the first column only says when, or counts: folded, it stands before the second."""
    return all(len(_text(row[0])) <= len("22:00") for row in [*table.iter("tr")][1:])


def _mark_blanks(box: html.HtmlElement, kind: str) -> None:
    """Set apart what is still to be filled in: [tên khách], or an ellipsis that stands for a word.

    Before: <p>Kính gửi [tên khách]</p>
    After:  <p>Kính gửi <span class="blank">[tên khách]</span></p>
    """
    for cell in box.iter("td"):
        if _text(cell) == "…":
            cell.set("class", (cell.get("class") or "").replace("nothing", "to-fill"))
    # The brackets of a subject, "[Mùa sương về]", name the project.
    parts = [box] if kind == PAPER else [part for part in box if part is not box[0]]
    for element in [element for part in parts for element in part.iter() if isinstance(element.tag, str)]:
        if element.tag in ("code", "pre"):
            continue
        if pieces := _pieces(element.text):
            element.text = pieces[0]
            _insert(element, 0, pieces[1:])
        parent = element.getparent()
        if element is not box and parent is not None and (pieces := _pieces(element.tail)):
            element.tail = pieces[0]
            _insert(parent, parent.index(element) + 1, pieces[1:])


def _pieces(text: str | None) -> list[str]:
    """A text cut at its blanks: text, blank, text …; nothing when there is none."""
    pieces = _CUT.split(text or "")
    return pieces if len(pieces) > 1 else []


def _insert(parent: html.HtmlElement, place: int, pieces: list[str]) -> None:
    """Put blanks into an element, each with the text behind it."""
    for blank, behind in zip(pieces[::2], pieces[1::2], strict=True):
        piece = html.Element("span", {"class": "blank"})
        piece.text, piece.tail = blank, behind
        parent.insert(place, piece)
        place += 1
