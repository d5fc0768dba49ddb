"""The PDF of the handbook, read by other libraries than the one that sets it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from account_docs.book.order import reading_order
from account_docs.check.data import MKDOCS
from account_docs.check.data_files import read_data
from tests.book.conftest import FEW, Made, book_of, pdf_of
from tests.book.pdf_reading import Pdf, squeezed
from tests.conftest import ROOT

LARGEST = 15_000_000
# In points.
SMALLEST = 8
# The book of a few pages, and the whole one, which takes some minutes.
BOTH = [
    pytest.param("small_pdf", id="few", marks=pytest.mark.xdist_group("small-book")),
    pytest.param("whole_pdf", id="whole", marks=pytest.mark.xdist_group("whole-book")),
]
_READ: dict[str, Pdf] = {}


@pytest.fixture
def made(request: pytest.FixtureRequest) -> Made:
    """One of the two."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def pdf(made: Made) -> Pdf:
    """The same, opened once."""
    return _READ.setdefault(str(made.path), Pdf(made.path))


def chapters(pdf: Pdf) -> list[tuple[str, str, int]]:
    """The chapters of a book: page of the site, title, page of the book."""
    parts = reading_order(read_data(ROOT).value(MKDOCS, "nav"))
    known = [(chapter.path, chapter.name) for part in parts for chapter in part.chapters]
    titles = {page: title for level, title, page in pdf.outline() if level == 2}
    return [(path, titles[pdf.names[name]], pdf.names[name]) for path, name in known if name in pdf.names]


@pytest.mark.parametrize("made", BOTH, indirect=True)
def test_nothing_is_missing_for_the_maker(made: Made) -> None:
    # No sign without a glyph, no picture without words, no style that it does not know.
    assert made.said == []


@pytest.mark.parametrize("made", BOTH, indirect=True)
def test_the_outline_has_parts_and_their_chapters_in_reading_order(pdf: Pdf) -> None:
    outline = list(pdf.outline())
    assert {level for level, _, _ in outline} == {1, 2}
    pages = [page for _, _, page in outline]
    assert pages == sorted(pages)
    first = [title for level, title, _ in outline if level == 1]
    assert first[:2] == ["Mục lục", "Mở đầu"]
    assert first[-1] == "Bảng tra thuật ngữ"
    assert len([title for level, title, _ in outline if level == 2]) == len(chapters(pdf))
    numbers = [int(title.split(".")[0]) for level, title, _ in outline if level == 2]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("made", BOTH[1:], indirect=True)
def test_every_page_of_the_site_is_a_chapter(pdf: Pdf) -> None:
    assert [path for path, _, _ in chapters(pdf)] == read_data(ROOT).nav


@pytest.mark.parametrize("made", BOTH, indirect=True)
def test_links_within_the_book_lead_somewhere(pdf: Pdf) -> None:
    inside = [(page, target) for page, target, is_outside in pdf.links() if not is_outside]
    assert len(inside) > 200
    assert [(page, target) for page, target in inside if target not in pdf.names] == []
    outside = {target for _, target, is_outside in pdf.links() if is_outside}
    assert all(target.startswith(("https://", "http://", "mailto:")) for target in outside)


@pytest.mark.parametrize("made", BOTH, indirect=True)
def test_page_numbers_in_contents_and_text_are_those_of_the_pages(pdf: Pdf) -> None:
    contents = "\n".join(pdf.texts[: pdf.names["phan-0"] - 1])
    listed = {
        int(number): int(page) for number, page in re.findall(r"^(\d+)\. [^\n]*?[ .](\d+)\s*$", contents, re.MULTILINE)
    }
    titles = {int(title.split(".")[0]): page for _, title, page in chapters(pdf)}
    assert len(listed) > len(titles) * 0.8
    assert {number: page for number, page in listed.items() if titles[number] != page} == {}
    for number, text in enumerate(pdf.texts[1:], start=2):
        assert re.search(rf"(^|\s){number}(\s|$)", text), f"page {number} does not show its number"


@pytest.mark.parametrize("made", BOTH, indirect=True)
def test_running_heads_tell_part_and_chapter(pdf: Pdf) -> None:
    starts = sorted(page for _, _, page in pdf.outline())
    for _, title, page in chapters(pdf):
        for inner in range(page + 1, next(start for start in starts if start > page)):
            head = squeezed(pdf.texts[inner - 1])
            assert squeezed(title) in head, f"page {inner} does not name “{title}”"


@pytest.mark.parametrize("made", BOTH, indirect=True)
def test_it_is_tagged_and_speaks_vietnamese(pdf: Pdf) -> None:
    assert pdf.root["/Lang"] == "vi"
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"] in (True, "true")
    assert pdf.reader.metadata.title == "Sổ tay Account"
    assert b"pdfuaid:part" in pdf.root["/Metadata"].get_data()
    kinds = Counter(element["/S"] for element in pdf.tags())
    assert {"/Document", "/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/Figure"} <= set(
        kinds
    )
    figures = [element for element in pdf.tags() if element["/S"] == "/Figure"]
    assert all(element.get("/Alt") for element in figures)


@pytest.mark.xdist_group("small-book")
def test_links_are_named_by_the_heading_that_they_lead_to(small_pdf: Made) -> None:
    pdf = Pdf(small_pdf.path)
    named = {
        str(annotation["/Dest"]): annotation["/Contents"]
        for page in pdf.reader.pages
        for annotation in (reference.get_object() for reference in page.get("/Annots") or ())
        if "/Dest" in annotation
    }
    assert named["tai-chinh--bao-gia"].endswith(". Báo giá")
    assert named["bang-tra"] == "Bảng tra thuật ngữ"
    assert [name for name, words in named.items() if words == name] == []


@pytest.mark.parametrize("made", BOTH, indirect=True)
def test_the_faces_are_ours_and_inside(pdf: Pdf) -> None:
    fonts = list(pdf.fonts())
    assert fonts
    assert [name for name, is_embedded in fonts if not is_embedded] == []
    # A face of the machine would stand in for a sign that ours lack.
    assert [name for name, _ in fonts if "Be-Vietnam-Pro" not in name] == []


@pytest.mark.parametrize("made", BOTH, indirect=True)
def test_nothing_is_cut_off(pdf: Pdf) -> None:
    assert pdf.ink_outside() == []


@pytest.mark.parametrize("made", BOTH, indirect=True)
def test_pictures_are_drawn_with_lines(pdf: Pdf) -> None:
    assert pdf.pixels() == []


@pytest.mark.xdist_group("small-book")
def test_a_phone_held_sideways_shows_every_word_large_enough(small_pdf: Made) -> None:
    # A screen of 150 mm shows a page of 210 mm: 8 points become some 5.7, the size of 12 pixels on a telephone.
    small = {(page, round(size, 1)) for page, size in Pdf(small_pdf.path).sizes() if size < SMALLEST}
    assert small == set()


@pytest.mark.parametrize("made", BOTH, indirect=True)
def test_it_is_light_enough_to_send(made: Made) -> None:
    assert made.path.stat().st_size <= LARGEST


@pytest.mark.xdist_group("small-book")
def test_the_words_of_the_site_stand_in_the_book_in_their_order(small_pdf: Made, offline_site: Path) -> None:
    pdf = Pdf(small_pdf.path)
    starts = {path: page for path, _, page in chapters(pdf)}
    pages = sorted(page for _, _, page in pdf.outline())
    for article in book_of(offline_site, FEW)[1]:
        path = article.chapter.path
        end = next(page for page in pages if page > starts[path])
        text = squeezed("".join(pdf.texts[starts[path] - 1 : end - 1]))
        # Page numbers stand after links.
        blocks = article.body.xpath(".//*[self::p or self::li][not(.//a | .//p)]")
        said = [squeezed(block.text_content()) for block in blocks]
        lost = [block for block in said if block not in text]
        # What goes on over the page has its foot and the next head in between.
        assert len(lost) <= end - starts[path], f"{path}: {lost}"
        # Short ones, and those of forms, are said more than once.
        places = [text.find(block) for block in said if len(block) > 60 and text.count(block) == 1]
        assert places == sorted(places), path


@pytest.mark.xdist_group("small-book")
def test_answers_stand_at_the_end_of_the_chapter(small_pdf: Made) -> None:
    pdf = Pdf(small_pdf.path)
    asked = {name: page for name, page in pdf.names.items() if "--hoi--" in name}
    assert asked
    for name, page in asked.items():
        chapter, number = name.split("--hoi--")
        assert pdf.names[f"{chapter}--dap--{number}"] >= page
        assert pdf.names[f"{chapter}--loi-dap"] >= page


@pytest.mark.xdist_group("small-book")
def test_the_same_sources_give_the_same_bytes(small_pdf: Made, offline_site: Path, tmp_path: Path) -> None:
    few = ("index.md", "bieu-mau/contact-report.md")
    made = [pdf_of(offline_site, tmp_path / f"{name}.pdf", few).path.read_bytes() for name in ("one", "two")]
    assert made[0] == made[1]
