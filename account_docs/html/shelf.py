"""The list of forms: under the name of each a place for its files, which are only known when they are written."""

from __future__ import annotations

from pathlib import PurePosixPath

from lxml import html

# The page that lists them, relative to docs/.
SHELF = "bieu-mau/index.md"


def place_for_files(form: str) -> str:
    """The empty element that account_docs/site/downloads.py replaces.

    Args:
        form: the name of a form page: "bao-gia".
    """
    return f'<small class="files" data-form="{form}"></small>'


def mark_shelf(article: html.HtmlElement) -> None:
    """Give every line of a table that begins with a link to a form the place for its files.

    Before: <td><a href="bao-gia/">Báo giá</a></td>
    After:  <td><a href="bao-gia/">Báo giá</a><small class="files" data-form="bao-gia"></small></td>
    """
    for cell in article.xpath("//table/tbody/tr/td[1][a]"):
        form = PurePosixPath(cell.find("a").get("href").rstrip("/")).stem
        cell.append(html.fragment_fromstring(place_for_files(form)))
