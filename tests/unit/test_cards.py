"""Cards: where they lie, how a title breaks, what is drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from account_docs.site.cards import SHOWN, SIZE, Card, card_path, draw, wrap

FONT = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "fonts" / "be-vietnam-pro-600.ttf"
LIMIT = 40_000
INK = 60  # darker than any accent or soft grey


def card(title: str) -> Card:
    """A card of the area without an accent of its own."""
    return Card(title, "Bài viết", "bai-viet", "Sổ tay Account")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "trang-chu"),
        ("index.html", "trang-chu"),
        ("giao-tiep/", "giao-tiep"),
        ("giao-tiep/nhan-brief/", "giao-tiep-nhan-brief"),
        ("gioi-thieu.html", "gioi-thieu"),
    ],
)
def test_a_card_is_named_for_its_page(address: str, name: str) -> None:
    assert card_path(address) == f"assets/images/chia-se/{name}.png"


def test_lines_fit_and_lose_no_word() -> None:
    face = ImageFont.truetype(str(FONT), 66, layout_engine=ImageFont.Layout.BASIC)
    text = "Khung giờ quảng cáo Facebook hiệu quả và cách tự đo"
    lines = wrap(text, 1024, face)
    assert " ".join(lines) == text
    assert all(face.getlength(line) <= 1024 for line in lines)
    assert len(lines[-1].split()) > 1


def test_a_word_wider_than_a_line_stands_alone() -> None:
    face = ImageFont.truetype(str(FONT), 66, layout_engine=ImageFont.Layout.BASIC)
    assert wrap("a " + "w" * 80, 400, face) == ["a", "w" * 80]


def test_the_same_words_give_the_same_small_picture() -> None:
    first = draw(card("Báo giá"), FONT)
    assert first == draw(card("Báo giá"), FONT)
    assert len(first) <= LIMIT
    assert Image.open(io.BytesIO(first)).size == SHOWN


@pytest.mark.parametrize("title", ["ẾỘ", "Ế Ộ Ỗ Ậ Ữ " * 12])
def test_marks_above_and_below_are_whole(title: str) -> None:
    picture = Image.open(io.BytesIO(draw(card(title.strip()), FONT))).convert("L").resize(SIZE)
    # The title has ink; the edge of the card and the gaps to the lines above and below it have none.
    title_area = picture.crop((80, 100, 1140, 540))
    ink = title_area.point(lambda value: 255 if value < INK else 0).getbbox()
    assert ink is not None
    assert ink[1] > 0
    assert ink[3] < 440 - 10
    assert ink[2] < 1060 - 10


def test_every_letter_of_the_language_is_in_the_face() -> None:
    face = ImageFont.truetype(str(FONT), 40, layout_engine=ImageFont.Layout.BASIC)
    missing = bytes(face.getmask("\ue000"))
    letters = "ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵẾỘỖ–…“”%"
    assert [letter for letter in letters if bytes(face.getmask(letter)) == missing] == []
