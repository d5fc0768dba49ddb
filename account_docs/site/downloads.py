"""Write the files that form pages offer: a step over the finished folder, so that it can follow any engine.

A link `data-section="mau-trong"` becomes a Word document of that section of its page, a link
`data-workbook="bao-gia"` the spreadsheet of that name (workbooks/).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import html as lxml_html

from account_docs.content.build_cache import BuildCache, digest, program
from account_docs.content.sources import NOTE_SIGN, is_note, without_notes
from account_docs.site import word_files, workbooks
from account_docs.site.shelf import fill_shelf, write_archive, write_sizes
from account_docs.site.word_files import section, word_file
from account_docs.site.workbooks import builder

FOLDER = "bieu-mau"
_CONTENT = Path(word_files.__file__).parents[1] / "content"
_FILLED = "mau-da-dien"


def _drop_notes(page: lxml_html.HtmlElement) -> None:
    """Take the source notes out of a page: a form on paper has no end of the page to lead to."""
    notes = [link for link in page.xpath("//a[starts-with(@href, '#')]") if is_note(link.get("href"))]
    parents = {id(link.getparent()): link.getparent() for link in notes}
    for link in notes:
        link.tail = NOTE_SIGN + (link.tail or "")
        link.drop_tree()  # Its text is gone, its tail stays.
    for parent in parents.values():
        parent.text = without_notes(parent.text) if parent.text else None
        for child in parent:
            child.tail = without_notes(child.tail) if child.tail else None


class _Sheets:
    """Makes spreadsheets, each anew only when its data or our code changed."""

    def __init__(self, cases: Mapping[str, Any], written: datetime) -> None:
        self.kept = BuildCache("sheets")
        self._cases, self._written = cases, written
        modules = [*Path(workbooks.__file__).parent.glob("*.py"), *_CONTENT.rglob("*.py")]
        made_by = program(*sorted(modules), libraries=("XlsxWriter",))
        self._made_from = digest(made_by, json.dumps(cases, default=str, sort_keys=True), written.isoformat())

    def file(self, name: str) -> bytes:
        """The spreadsheet of a name.

        Raises:
            LookupError: no spreadsheet has that name.
        """
        key = digest(self._made_from, name)
        data = self.kept.get(key)
        if data is None:
            data = builder(name)(self._cases, self._written)
            self.kept.put(key, data)
        return data


def write_downloads(site: Path, cases: Mapping[str, Any], written: datetime) -> list[Path]:
    """Write every file that the form pages of a built site link to.

    Args:
        site: the built site.
        cases: data of the worked projects and firms, by the name of their file (workbooks.DATA).
        written: the date in the files' properties.

    Returns:
        The files, in order.

    Raises:
        LookupError: when a page offers a section that it has not, or a spreadsheet that is not known.
    """
    files: list[Path] = []
    offered: dict[str, list[Path]] = {}
    modules = sorted(Path(word_files.__file__).parent.glob("word_*.py"))
    kept, made_by = BuildCache("word"), program(*modules, libraries=("python-docx", "lxml"))
    sheets = _Sheets(cases, written)
    for path in sorted((site / FOLDER).rglob("*.html")):
        text = path.read_text("utf-8")
        if 'class="downloads"' not in text:
            continue
        page = lxml_html.fromstring(text.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
        _drop_notes(page)
        title = page.xpath("//h1")[0].text_content().strip()
        for link in page.xpath('//nav[@class="downloads"]//a'):
            target = (path.parent / link.get("href")).resolve()
            target.parent.mkdir(parents=True, exist_ok=True)
            if name := link.get("data-workbook"):
                try:
                    target.write_bytes(sheets.file(name))
                except LookupError as error:
                    raise LookupError(f"{path.relative_to(site)}: {error}") from error
            else:
                wanted = link.get("data-section")
                try:
                    blocks = section(page, wanted)
                except LookupError as error:
                    raise LookupError(f"{path.relative_to(site)}: {error}") from error
                source = "".join(lxml_html.tostring(block, encoding="unicode") for block in blocks)
                name = digest(made_by, title, source, wanted, written.isoformat())
                data = kept.get(name)
                if data is None:
                    data = word_file(title, blocks, written, filled=wanted == _FILLED)
                    kept.put(name, data)
                target.write_bytes(data)
            offered.setdefault(_form(path), []).append(target)
        write_sizes(path, offered[_form(path)])
        files += offered[_form(path)]
    kept.prune()
    sheets.kept.prune()
    _finish_shelf(site, offered, files)
    return files


def _form(page: Path) -> str:
    """The name of a form by its built page, which stands in a folder of its own or not."""
    return page.parent.name if page.stem == "index" else page.stem


def _finish_shelf(site: Path, offered: Mapping[str, list[Path]], files: list[Path]) -> None:
    """The list of forms, when there is one."""
    page = site / FOLDER / "index.html"
    if not page.is_file():
        return
    fill_shelf(page, offered)
    if archive := write_archive(site, files):
        write_sizes(page, [archive])
