"""Small repairs of the HTML that neither the Markdown nor a template can make; each names the rule that it answers."""

from __future__ import annotations

import html
import re

# From this number of columns on a table folds on a phone: each row becomes a block with its column names.
FOLDS_FROM = 3

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r'<(th|td)(?: style="text-align: (left|center|right);")?>(.*?)</\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_HEADING = re.compile(
    r'<(h[2-4]) id="([^"]+)">(.*?)<a class="headerlink" href="[^"]*"[^>]*>([^<]*)</a></\1>', re.DOTALL
)
_TASK = re.compile(
    r'(<label class="task-list-control"><input\b)([^>]*>.*?</label>)(.*?)(?=</li>|<ul|<ol|<p>)', re.DOTALL
)
_CHECKBOX = re.compile(r'(<input\b(?=[^>]*\btype="checkbox")[^>]*?) autocomplete="off"')


def plain(fragment: str) -> str:
    """The text of a piece of HTML, tags and doubled white space removed."""
    return " ".join(html.unescape(_TAG.sub("", fragment)).split())


def _cell(tag: str, align: str | None, content: str, label: str) -> str:
    """One cell with its class and, where the table folds, the name of its column."""
    attributes = []
    if tag == "th" and not content.strip():
        # A header without text names nothing (axe: empty-table-header).
        tag = "td"
    elif tag == "th":
        attributes.append('scope="col"')
    if align in ("center", "right"):
        # A style attribute would need 'unsafe-inline' in the page's policy.
        attributes.append(f'class="align-{align}"')
    if label:
        attributes.append(f'data-label="{html.escape(label, quote=True)}"')
    return f"<{' '.join([tag, *attributes])}>{content}</{tag}>"


def dress_tables(page_html: str) -> str:
    """Make the tables of an article fold on a phone, scroll elsewhere, and do without style attributes.

    In a table of three or more columns every cell but the first of a row carries the name of its column,
    which the style sheet shows where the row is a block.

    Args:
        page_html: the HTML of one article, as the `tables` extension writes it.
    """

    def table(match: re.Match[str]) -> str:
        body = match[1]
        head = _ROW.search(body)
        names = [plain(cell[3]) for cell in _CELL.finditer(head[1])] if head else []
        folds = len(names) >= FOLDS_FROM

        def row(found: re.Match[str]) -> str:
            in_head = head is not None and found.start() == head.start()
            cells = []
            for place, cell in enumerate(_CELL.finditer(found[1])):
                labelled = folds and not in_head and 0 < place < len(names)
                cells.append(_cell(cell[1], cell[2], cell[3], names[place] if labelled else ""))
            return "\n".join(["<tr>", *cells, "</tr>"])

        kind = "table table--folds" if folds else "table"
        return f'<div class="table-scroll"><table class="{kind}">{_ROW.sub(row, body)}</table></div>'

    return _TABLE.sub(table, page_html)


def part_headings(page_html: str) -> str:
    """Put the sign that links to a section beside its heading, so that it is not read as part of the heading.

    Answers WCAG 2.4.6 and 2.4.4: the heading "Nhận brief" was read "Nhận brief #", and every sign had the same name.

    Args:
        page_html: the HTML of one article with the permanent links of the `toc` extension.
    """

    def heading(match: re.Match[str]) -> str:
        tag, identifier, content, sign = match.groups()
        name = html.escape(f"Liên kết tới mục “{plain(content)}”", quote=True)
        link = (
            f'<a class="headerlink" href="#{identifier}" aria-label="{name}" title="Sao chép liên kết tới mục'
            f' này">{sign}</a>'
        )
        return f'<div class="section-head"><{tag} id="{identifier}">{content}</{tag}>{link}</div>'

    return _HEADING.sub(heading, page_html)


_BLOCK = re.compile(r'<code class="language-text">(.*?)</code>', re.DOTALL)
_ALIGNED = re.compile(r"\S {3,}\S")


def is_form(lines: list[str]) -> bool:
    """Whether columns are aligned with spaces: on two lines or more, for a single one may be chance.

    Args:
        lines: the lines of a fenced block.
    """
    return sum(bool(_ALIGNED.search(line)) for line in lines) >= 2


def tell_forms(page_html: str) -> str:
    """Give blocks whose columns are aligned with spaces the class `form`: they keep their columns, letters wrap.

    Args:
        page_html: the HTML of one article.
    """

    def block(match: re.Match[str]) -> str:
        return (
            match[0].replace('class="language-text"', 'class="language-text form"', 1)
            if is_form(match[1].split("\n"))
            else match[0]
        )

    return _BLOCK.sub(block, page_html)


def name_tasks(page_html: str) -> str:
    """Name the box of each task for what is to be done: its label holds only the box (WCAG 4.1.2, axe: label).

    Args:
        page_html: the HTML of one article, as the `tasklist` extension writes it.
    """

    def task(match: re.Match[str]) -> str:
        name = html.escape(plain(match[3]) or "Việc cần làm", quote=True)
        return f'{match[1]} aria-label="{name}"{match[2]}{match[3]}'

    return _TASK.sub(task, page_html)


_SOURCE = re.compile(r'(<a href="[^"]*" rel="external noopener">)((?:[^<]*: )?)([ -;=?-~]*)(</a>)')
# Fewer foreign words in a row are names: a screen reader gets over them in its own voice.
_LONG = 4


def mark_english_titles(page_html: str) -> str:
    """Give long English titles of sources their language, for the voice of screen readers (WCAG 3.1.2).

    Vietnamese of that length always has a letter outside ASCII.

    Args:
        page_html: the HTML of a whole page.
    """

    def source(match: re.Match[str]) -> str:
        link, who, title, end = match.groups()
        if len(title.split()) < _LONG:
            return match[0]
        return f'{link}{who}<span lang="en">{title}</span>{end}'

    return _SOURCE.sub(source, page_html)


def mend_frame(page_html: str) -> str:
    """Take out what the theme's base template has against the rules of HTML and no partial holds.

    `autocomplete` is not allowed on a checkbox (HTML, 4.10.18.7).

    Args:
        page_html: the HTML of a whole page.
    """
    return _CHECKBOX.sub(r"\1", page_html)
