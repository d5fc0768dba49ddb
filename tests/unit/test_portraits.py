"""The faces of the people of the worked projects, beside their names."""

from __future__ import annotations

import itertools

import pytest
import yaml
from lxml import html

from account_docs.html.article import finish_article
from account_docs.html.portraits import Looks, shapes
from tests.conftest import ROOT

PEOPLE: dict[str, Looks] = yaml.safe_load((ROOT / "data" / "portraits.yml").read_text("utf-8"))
TABLE = (
    "<table><thead><tr><th>{0}</th><th>Vai trò</th></tr></thead><tbody><tr><td>{1}</td><td>x</td></tr></tbody></table>"
)


def faces(article: str) -> list[html.HtmlElement]:
    """The portraits of an article."""
    finished = html.fragment_fromstring(finish_article(article, lambda name: None, PEOPLE), create_parent="div")
    return finished.xpath(".//svg[@class='portrait']")


@pytest.mark.parametrize(
    ("named", "count"),
    [
        ("Chị Lan", 1),
        ("Chị Lan, trưởng phòng marketing", 1),
        ("Anh Quân, Diệu, anh Tùng", 3),
        ("Một người khác", 0),
        ("Gọi chị Lan", 0),
    ],
)
def test_people_of_the_projects_get_their_faces(named: str, count: int) -> None:
    found = faces(TABLE.format("Người", named))
    assert len(found) == count
    # They say nothing of their own, and the words stay.
    assert all(face.get("aria-hidden") == "true" and not face.text_content() for face in found)
    assert named in finish_article(TABLE.format("Người", named), lambda name: None, PEOPLE)


def test_other_tables_and_texts_have_none() -> None:
    assert faces(TABLE.format("Khoản", "Chị Lan")) == []
    assert faces("<p>Chị Lan gọi.</p>") == []
    # A paper is what one would really send.
    paper = (
        f'<div class="admonition giay"><p class="admonition-title">Biên bản</p>{TABLE.format("Người", "Chị Lan")}</div>'
    )
    assert faces(paper) == []


def test_who_speaks_in_a_chat_has_a_face() -> None:
    said = "<li><strong>Anh Quân</strong> Được.</li><li><strong><em>Minh An</em></strong> Dạ.</li><li>Chị Lan</li>"
    box = f'<div class="admonition tin-nhan"><p class="admonition-title">Nhóm</p><ul>{said}</ul></div>'
    assert len(faces(box)) == 2


def test_no_two_people_look_the_same() -> None:
    for (one, looks), (other, others) in itertools.combinations(PEOPLE.items(), 2):
        assert looks != others, (one, other)


def test_clients_and_agency_look_at_each_other() -> None:
    for name, looks in PEOPLE.items():
        assert ("matrix(-1 0 0 1" in shapes(looks)) == (looks["side"] == "agency"), name
        assert len(shapes(looks)) < 1200
