"""What is done to an article between Markdown and template: parsed once, changed as a tree, written once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import cast

from lxml import etree, html

from account_docs.html.drawings import embeddable
from account_docs.html.headings import bind_headings
from account_docs.html.papers import mark_papers
from account_docs.html.portraits import Looks, add_portraits
from account_docs.html.shelf import mark_shelf
from account_docs.html.tables import FOLDS_FROM, NOTHING, is_numbered, is_short, is_total, numeric_columns

_DRAWING = re.compile(r"(?:.*/)?hinh/([a-z0-9-]+)\.svg")
_HEADINGS = ("h2", "h3", "h4")
# What ends the line of a task: a list or a paragraph below it is not what is to be ticked.
_BELOW = ("ul", "ol", "p")


def finish_article(
    article_html: str,
    read: Callable[[str], bytes | None],
    people: Mapping[str, Looks] | None = None,
    *,
    words: frozenset[str] = frozenset(),
    shelf: bool = False,
) -> str:
    """Do all that the HTML of an article still needs.

    Args:
        article_html: as Markdown rendered it.
        read: gives the SVG file of a name (without ending), or None where there is none.
        people: who gets a portrait beside the name, and how they look.
        words: of two syllables, which no heading cuts.
        shelf: whether it is the list of forms.

    Raises:
        UnsafeDrawing: a drawing holds more than shapes and text.
    """
    article = html.fragment_fromstring(article_html, create_parent="div")
    embed_drawings(article, read)
    enhance_tables(article)
    detach_permalinks(article)
    bind_headings(article, words)
    name_tasks(article)
    mark_papers(article)
    if shelf:
        mark_shelf(article)
    add_portraits(article, people or {})
    return written(article)


def written(article: html.HtmlElement) -> str:
    """The HTML of what stands in an element."""
    children = (etree.tostring(child, encoding="unicode", method="html") for child in article)
    return (article.text or "") + "".join(children)


def text_of(element: html.HtmlElement) -> str:
    """The text of an element, white space folded."""
    return " ".join(element.text_content().split())


def embed_drawings(article: html.HtmlElement, read: Callable[[str], bytes | None]) -> None:
    """Put the drawing itself in the place of every linked picture of docs/hinh/ that stands alone in its paragraph.

    A linked SVG can't see the page's colours: in dark mode it would stay light. The alternative text of the Markdown
    stays the picture's name. A paragraph after it that is all in italics is its caption.

    Before: <p><img alt="A" src="../hinh/a.svg"></p><p><em>B</em></p>
    After:  <figure class="figure"><svg role="img" aria-label="A" …></svg><figcaption>B</figcaption></figure>
    """
    for paragraph in list(article.iter("p")):
        picture = paragraph[0] if len(paragraph) == 1 else None
        if picture is None or picture.tag != "img" or text_of(paragraph):
            continue
        named = _DRAWING.fullmatch(picture.get("src", ""))
        content = read(named[1]) if named else None
        if content is not None:
            drawing = etree.fromstring(embeddable(content, picture.get("alt", "")))
            paragraph.remove(picture)
            paragraph.tag, paragraph.text = "figure", None
            paragraph.set("class", "figure")
            # Drawings are of XML, paragraphs of HTML: for lxml both are elements.
            cast("etree._Element", paragraph).append(drawing)
            _take_caption(paragraph)


def _take_caption(figure: html.HtmlElement) -> None:
    """Let the paragraph in italics that follows a figure be its caption, so that they stay together in print."""
    said = figure.getnext()
    if said is None or said.tag != "p" or len(said) != 1 or said[0].tag != "em":
        return
    words = said[0]
    if (said.text or "").strip() or (words.tail or "").strip() or (figure.tail or "").strip():
        return
    figure.tail, said.tail = said.tail, None
    said.drop_tree()
    words.tag, words.tail = "figcaption", None
    figure.append(words)


def enhance_tables(article: html.HtmlElement) -> None:
    """Make tables readable on a phone, and numbers look like numbers, without style attributes (see html/tables.py).

    Before: <table>… <th>Tiền</th> … <td>5</td> …
    After:  <div class="table-scroll"><table class="table table--folds">… <th scope="col" class="align-right">Tiền</th>
            … <td class="align-right" data-label="Tiền">5</td> …
    """
    for table in list(article.iter("table")):
        lines = list(table.iter("tr"))
        rows = [[*line.iterchildren("th", "td")] for line in lines]
        texts = [[text_of(cell) for cell in row] for row in rows]
        columns = len(texts[0]) if texts else 0
        kind = _kind(texts) if columns >= FOLDS_FROM else ""
        numeric = numeric_columns(texts[1:])
        for number, (row, said) in enumerate(zip(rows, texts, strict=True)):
            if number and row and is_total(said):
                lines[number].set("class", "total")
            for place, cell in enumerate(row):
                _mark_cell(cell, said[place], numeric=place in numeric)
                if "folds" in kind and number and 0 < place < columns:
                    cell.set("data-label", texts[0][place])
        table.set("class", f"table {kind}".strip())
        _wrap(table, "table-scroll")


def _kind(texts: list[list[str]]) -> str:
    """The classes that say what becomes of a table on a phone."""
    if is_short(texts):
        return "table--short"
    return "table--folds table--numbered" if is_numbered(texts[1:]) else "table--folds"


def _mark_cell(cell: html.HtmlElement, text: str, *, numeric: bool) -> None:
    """Tell what a cell is the head of, and say its side by a class: a style would need 'unsafe-inline' in the policy.

    A side that the Markdown names (`|--:|`) is kept.
    """
    style = cell.attrib.pop("style", "")
    if cell.tag == "th" and not text:
        # A head without text names nothing (axe: empty-table-header).
        cell.tag = "td"
    elif cell.tag == "th":
        cell.set("scope", "col")
    side = style.removeprefix("text-align:").strip(" ;") or ("right" if numeric else "")
    names = [f"align-{side}"] if side in ("center", "right") else []
    if cell.tag == "td" and text in NOTHING:
        names.append("nothing")
    if names:
        cell.set("class", " ".join(names))


def _wrap(element: html.HtmlElement, name: str) -> html.HtmlElement:
    """Put an element into a new <div> of a class; what follows it stays behind the <div>."""
    around = html.Element("div", {"class": name})
    around.tail, element.tail = element.tail, None
    if (parent := element.getparent()) is not None:
        parent.replace(element, around)
    around.append(element)
    return around


def detach_permalinks(article: html.HtmlElement) -> None:
    """Put the sign that links to a section beside its heading, so that it is not read as part of the heading.

    Answers WCAG 2.4.6 and 2.4.4: the heading "Nhận brief" was read "Nhận brief #", and every sign had the same name.

    Before:
        <h2 id="x">Nhận brief<a class="headerlink" href="#x">#</a></h2>
    After:
        <div class="section-head"><h2 id="x">Nhận brief</h2><a class="headerlink" href="#x" aria-label="…">#</a></div>
    """
    for heading in list(article.iter(*_HEADINGS)):
        link = heading[-1] if len(heading) else None
        if link is None or link.get("class") != "headerlink":
            continue
        heading.remove(link)
        link.set("aria-label", f"Liên kết tới mục “{text_of(heading)}”")
        link.attrib.pop("title", None)  # what it does besides leading there, the script that does it says
        link.tail = None
        _wrap(heading, "section-head").append(link)


def name_tasks(article: html.HtmlElement) -> None:
    """Name the box of each task for what is to be done: its label holds only the box (WCAG 4.1.2, axe: label).

    Before: <li><label class="task-list-control"><input type="checkbox" disabled></label> Gửi hợp đồng</li>
    After:  <li><label class="task-list-control"><input … aria-label="Gửi hợp đồng"></label> Gửi hợp đồng</li>
    """
    for label in article.iter("label"):
        box = label.find("input")
        if box is not None and label.get("class") == "task-list-control":
            box.set("aria-label", _line_after(label) or "Việc cần làm")


def _line_after(label: html.HtmlElement) -> str:
    """The text between a label and what stands below its line."""
    words = [label.tail or ""]
    for part in label.itersiblings():
        if part.tag in _BELOW:
            break
        words += [part.text_content(), part.tail or ""]
    return " ".join("".join(words).split())
