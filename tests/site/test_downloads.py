"""The forms to download: each opens, holds what its page shows, and works out what it says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html as lxml_html

from account_docs.content.project import load_project
from account_docs.site.downloads import write_downloads
from account_docs.site.word_files import papers_in, section
from account_docs.site.workbooks import DATA, FILLED, WORKBOOKS

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = datetime(2026, 11, 23, tzinfo=UTC)
CASES = {name: load_project(ROOT / "data" / f"{name}.yml") for name in DATA}
FORMS = sorted(path.stem for path in (ROOT / "docs" / "bieu-mau").glob("*.md") if path.stem != "index")


def article(site: Path, form: str) -> lxml_html.HtmlElement:
    """The built page of a form."""
    text = (site / "bieu-mau" / form / "index.html").read_bytes()
    return lxml_html.fromstring(text, parser=lxml_html.HTMLParser(encoding="utf-8"))


def words_of(document: docx.document.Document) -> str:
    """All text of a Word document, tables and places to be filled in included, white space made even."""
    signs = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:p"): " "}
    parts = [signs.get(element.tag) or element.text or "" for element in document.element.body.iter(qn("w:t"), *signs)]
    return " ".join("".join(parts).split())


def shown_in(blocks: list[lxml_html.HtmlElement]) -> list[str]:
    """The pieces of text that a reader sees of some blocks, or of the papers among them: a file must hold them."""
    pieces = []
    for block in papers_in(blocks) or blocks:
        for label in block.xpath('.//span[@class="paper-label"]'):
            label.drop_tree()
        cells = [cell for cell in block.iter("td", "th", "li", "p") if not cell.xpath(".//li|.//p|ancestor::nav")]
        pieces += [" ".join(cell.text_content().split()) for cell in cells]
    # The notes that lead to the sources of the page lead nowhere in a file.
    return [re.sub(r" \((?:nguồn(?:, )?)+\)", "", piece) for piece in pieces if piece not in ("", "—")]


def test_every_form_offers_the_empty_and_the_filled_one(site: Path) -> None:
    assert len(FORMS) >= 16
    for form in FORMS:
        offered = [link.get("href") for link in article(site, form).xpath('//nav[@class="downloads"]//a')]
        assert f"../../tai-ve/{form}-mau-trong.docx" in offered
        assert f"../../tai-ve/{form}-mau-da-dien.docx" in offered
        for link in offered:
            assert (site / "bieu-mau" / form / link).resolve().stat().st_size > 4000, link


@pytest.mark.parametrize("kind", ["mau-trong", "mau-da-dien"])
@pytest.mark.parametrize("form", FORMS)
def test_a_word_file_holds_its_section_of_the_page(site: Path, form: str, kind: str) -> None:
    document = docx.Document(site / "tai-ve" / f"{form}-{kind}.docx")
    text = words_of(document)
    page = article(site, form)
    wanted = shown_in(section(page, kind))
    assert len(wanted) >= 5, "a form has something to fill in"
    for piece in wanted:
        assert piece in text or piece.replace("☐ ", "") in text, piece
    assert document.core_properties.title == page.xpath("//h1")[0].text_content().strip()
    sheet = document.sections[0]
    assert (round(sheet.page_width.cm, 1), round(sheet.page_height.cm, 1)) == (21.0, 29.7)
    assert "Trang " in sheet.footer.paragraphs[0].text
    assert ("hư cấu" in sheet.footer.paragraphs[0].text) is (kind == "mau-da-dien")
    if papers_in(section(page, kind)):
        assert "Sổ tay" not in text, "a paper that is sent does not speak of the page it comes from"


def test_every_spreadsheet_is_offered_empty_and_filled(site: Path) -> None:
    offered = {
        link.get("data-workbook")
        for form in FORMS
        for link in article(site, form).xpath('//nav[@class="downloads"]//a[@data-workbook]')
    }
    assert offered == {f"{name}{kind}" for name in WORKBOOKS for kind in ("", FILLED)}


def test_the_offline_edition_has_the_same_files(site: Path, offline_site: Path) -> None:
    online = {path.name: path.read_bytes() for path in (site / "tai-ve").iterdir()}
    assert len(online) >= 36
    assert {path.name: path.read_bytes() for path in (offline_site / "tai-ve").iterdir()} == online


@pytest.mark.parametrize(
    ("link", "message"),
    [
        (
            '<a href="../../tai-ve/x-mau-la.docx" data-section="mau-la">x</a>',
            "bieu-mau/x/index.html: no heading with the id mau-la",
        ),
        ('<a href="../../tai-ve/la.xlsx" data-workbook="la">x</a>', "bieu-mau/x/index.html: no spreadsheet named la"),
        (
            '<a href="../../tai-ve/raci.xlsx" data-workbook="raci"> (Excel, Google Sheets)</a>',
            "bieu-mau/x/index.html: no label for the spreadsheet raci in overrides/partials/downloads.html",
        ),
        (
            '<a href="../../tai-ve/raci-da-dien.xlsx" data-workbook="raci-da-dien">, đã điền (Excel)</a>',
            "bieu-mau/x/index.html: no label for the spreadsheet raci-da-dien",
        ),
    ],
)
def test_a_page_that_offers_what_is_not_there_stops_the_build(tmp_path: Path, link: str, message: str) -> None:
    page = tmp_path / "bieu-mau" / "x" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f'<h1>X</h1><nav class="downloads">{link}</nav><h2 id="mau-trong">Mẫu</h2>', "utf-8")
    with pytest.raises(LookupError, match=message):
        write_downloads(tmp_path, CASES, WRITTEN)
