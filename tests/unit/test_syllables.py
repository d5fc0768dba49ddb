"""The grammar of syllables: no alarm on what is written right, an alarm on slips."""

import pytest

from account_docs.content.syllables import is_syllable, split_tone, with_tone_in_place

RIGHT = [
    "nghề",
    "nghiệp",
    "khách",
    "hàng",
    "quản",
    "lý",
    "kỹ",
    "năng",
    "thủy",
    "hòa",
    "khỏe",
    "quý",
    "quyển",
    "quốc",
    "quỳnh",
    "giếng",
    "giữ",
    "gì",
    "giêng",
    "gìn",
    "yêu",
    "yến",
    "uyên",
    "khuya",
    "khuỷu",
    "ngoằn",
    "ngoèo",
    "xoong",
    "thuở",
    "huơ",
    "đường",
    "ương",
    "nghênh",
    "khuếch",
    "trương",
    "hoạch",
    "định",
    "chuyện",
    "quyết",
    "ngoéo",
    "loăng",
    "quăng",
    "tuýp",
    "quýt",
    "quẹt",
    "chiếc",
    "thuyền",
    "ướt",
    "Đồi",
    "SƯƠNG",
    "ý",
    "ừ",
    "à",
]
WRONG = [
    "ngề",
    "nghành",
    "kháck",
    "nghiêp",
    "nghiẹpp",
    "khachs",
    "ghà",
    "kẻo̭",
    "cỹ",
    "kàng",
    "ngiệm",
    "đườg",
    "thướt̀",
    "hỏc",
    "bảc",
    "tịpp",
    "cáỉ",
    "íe",
    "ươu̜ngh",
]


@pytest.mark.parametrize("word", RIGHT)
def test_real_syllables_pass(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", WRONG)
def test_slips_do_not(word: str) -> None:
    assert not is_syllable(word)


def test_the_tone_is_split_off() -> None:
    assert split_tone("Nghiệp") == ("nghiêp", "\u0323")


@pytest.mark.parametrize("word", RIGHT)
def test_a_tone_in_its_place_stays(word: str) -> None:
    assert with_tone_in_place(word) == word


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("hoà", "hòa"),
        ("KHOẺ", "KHỎE"),
        ("thuỷ", "thủy"),
        ("tóan", "toán"),
        ("hòan", "hoàn"),
        ("qủan", "quản"),
        ("qúy", "quý"),
        ("gía", "giá"),
        ("Tíêng", "Tiếng"),
        ("đựơc", "được"),
        ("ngòai", "ngoài"),
        ("khủyu", "khuỷu"),
    ],
)
def test_a_tone_on_the_wrong_vowel_moves(slip: str, right: str) -> None:
    assert with_tone_in_place(slip) == right
