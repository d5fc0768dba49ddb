"""The list of forms: every form once, its files with their sizes, and one archive of all empty forms."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import html as lxml_html

from account_docs.site.shelf import ARCHIVE, size_of, write_archive
from tests.conftest import ROOT

FORMS = {path.stem for path in (ROOT / "docs" / "bieu-mau").glob("*.md")} - {"index"}


def list_of(site: Path) -> lxml_html.HtmlElement:
    """The built list of forms."""
    return lxml_html.fromstring((site / "bieu-mau" / "index.html").read_bytes().decode("utf-8"))


def parts_of(office_file: bytes) -> dict[str, bytes]:
    """What a Word file or spreadsheet is made of."""
    with zipfile.ZipFile(io.BytesIO(office_file)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_every_form_stands_on_the_shelf_once_with_its_empty_files(site: Path) -> None:
    places = list_of(site).xpath('//small[@class="files"]')
    assert sorted(place.get("data-form") for place in places) == sorted(FORMS)
    for place in places:
        assert place.xpath("./a"), place.get("data-form")
        for link in place.xpath("./a"):
            path = (site / "bieu-mau" / link.get("href")).resolve()
            assert link.text_content().endswith(size_of(path)), path.name
            assert not path.stem.endswith("-da-dien")


def test_sizes_stand_beside_the_files_of_a_form(site: Path) -> None:
    page = lxml_html.fromstring((site / "bieu-mau" / "bao-gia" / "index.html").read_bytes().decode("utf-8"))
    for link in page.xpath('//nav[@class="downloads"]//a'):
        assert size_of((site / "bieu-mau" / "bao-gia" / link.get("href")).resolve()) in link.text_content()


def test_the_archive_holds_every_empty_form_and_is_the_same_twice(site: Path) -> None:
    archive = site / "bieu-mau" / ARCHIVE
    files = sorted((site / "tai-ve").iterdir())
    with zipfile.ZipFile(archive) as packed:
        held = {name.removeprefix("mau-trong/"): packed.read(name) for name in packed.namelist()}
    wanted = {path.name: path.read_bytes() for path in files if not path.stem.endswith("-da-dien")}
    assert held.keys() == wanted.keys()
    for name, content in held.items():
        assert parts_of(content) == parts_of(wanted[name]), name
    assert (
        f"{round(archive.stat().st_size / 1024)} KB"
        in list_of(site).xpath('//div[@class="shelf"]//a')[0].text_content()
    )
    before = archive.read_bytes()
    assert write_archive(site, reversed(files)) == archive
    assert archive.read_bytes() == before


def test_the_edition_without_network_has_no_archive(offline_site: Path) -> None:
    assert not (offline_site / "bieu-mau" / ARCHIVE).exists()
    assert ARCHIVE not in (offline_site / "bieu-mau" / "index.html").read_text("utf-8")
