"""The Vietnamese of the search: the real script files, run in a browser."""

from __future__ import annotations

import unicodedata

import pytest

from tests.search.conftest import Run, addresses

# One set-up for all of these tests.
pytestmark = pytest.mark.xdist_group("search scripts")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đề xuất", "De xuat"),
        ("kỹ năng", "ky nang"),
        ("Ðường đời", "Duong doi"),
        ("ượng ỗ ẫ ễ", "uong o a e"),
        ("PageSpeed 100", "PageSpeed 100"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_fold(run: Run, text: str, folded: str, form: str) -> None:
    assert run("vietnamese.fold(args[0])", unicodedata.normalize(form, text)) == folded


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("lí", "lý"),
        ("kĩ", "kỹ"),
        ("quí", "quý"),
        ("HỢP", "hợp"),
        ("Ðàm", "đàm"),
        ("tỷ", "tỉ"),
    ],
)
def test_two_spellings_of_one_word(run: Run, left: str, right: str) -> None:
    assert run("vietnamese.analyse(args[0]).key", left) == run("vietnamese.analyse(args[0]).key", right)
    assert run("vietnamese.analyse(args[0]).key", unicodedata.normalize("NFD", left)) == run(
        "vietnamese.analyse(args[0]).key", right
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("giá", "già"),
        ("giá", "gia"),
        ("dưa", "dừa"),
        ("đa", "da"),
        ("tay", "tai"),
        ("thủy", "thủi"),
        ("lương", "lượng"),
    ],
)
def test_two_words(run: Run, left: str, right: str) -> None:
    assert run("vietnamese.analyse(args[0]).key", left) != run("vietnamese.analyse(args[0]).key", right)


def test_the_forms_of_a_word(run: Run) -> None:
    assert run("vietnamese.analyse('Tiếng')") == {"key": "tiêng'1", "toneless": "tiêng", "folded": "tieng", "tone": 1}


def test_words_have_offsets_into_the_text(run: Run) -> None:
    assert run("vietnamese.words('Mark-up 20%, hòa vốn')") == [
        {"word": "Mark", "start": 0, "end": 4},
        {"word": "up", "start": 5, "end": 7},
        {"word": "20", "start": 8, "end": 10},
        {"word": "hòa", "start": 13, "end": 16},
        {"word": "vốn", "start": 17, "end": 20},
    ]


@pytest.mark.parametrize(
    ("toneless", "tone", "word"),
    [
        ("hoa", 2, "hòa"), ("thuy", 3, "thủy"), ("toan", 1, "toán"), ("tiêng", 1, "tiếng"), ("đương", 2, "đường"),
        ("quy", 1, "quý"), ("gia", 1, "giá"), ("giêng", 1, "giếng"), ("mua", 2, "mùa"), ("ngoai", 2, "ngoài"),
        ("khuya", 0, "khuya"), ("yêu", 0, "yêu"), ("nghia", 4, "nghĩa"), ("hop", 5, "họp"), ("muôn", 1, "muốn"),
        ("gi", 2, "gì"), ("nôi", 1, "nối"), ("người", 0, "người"), ("ngươi", 2, "người"), ("lưu", 1, "lứu"),
        ("khuyên", 1, "khuyến"), ("hoăc", 5, "hoặc"),
    ],
)  # fmt: skip
def test_a_tone_stands_on_its_vowel(run: Run, toneless: str, tone: int, word: str) -> None:
    assert run("vietnamese.placeTone(args[0], args[1])", toneless, tone) == word


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("kyx", "kỹ"), ("nawng", "năng"), ("tieesp", "tiếp"), ("baso", "báo"), ("gias", "giá"), ("hopwj", "hợp"),
        ("howpj", "hợp"), ("ddoongf", "đồng"), ("ddongof", "đồng"), ("dodongf", "đồng"), ("luowng", "lương"),
        ("luongw", "lương"), ("nghieemj", "nghiệm"), ("thuyeest", "thuyết"), ("trinhf", "trình"), ("dduwowcj", "được"),
        ("phanf", "phàn"), ("quar", "quả"), ("thuw", "thư"), ("hoas", "hóa"), ("ddown", "đơn"), ("quangr", "quảng"),
        ("tw", "tư"), ("nguowif", "người"), ("khoongz", "không"),
    ],
)  # fmt: skip
def test_telex(run: Run, typed: str, word: str) -> None:
    assert run("keyboard.decodeTelex(args[0])", typed) == word


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("hop75", "hợp"), ("d9ong62", "đồng"), ("ky4", "kỹ"), ("nang8", "năng"), ("na8ng", "năng"), ("tiep61", "tiếp"),
        ("tie61p", "tiếp"), ("luong7", "lương"), ("d9am2", "đàm"), ("phan1", "phán"), ("nguoi72", "người"),
        ("hoa1", "hóa"), ("d9uoc75", "được"), ("bao1", "báo"), ("gia1", "giá"), ("thuyet61", "thuyết"),
    ],
)  # fmt: skip
def test_vni(run: Run, typed: str, word: str) -> None:
    assert run("keyboard.decodeVni(args[0])", typed) == word


@pytest.mark.parametrize("typed", ["bao", "7p", "30", "12", "p75", "marketing", "kỹ", "q4", "html5x9"])
def test_what_is_no_raw_key_has_no_reading(run: Run, typed: str) -> None:
    assert [reading for reading in run("keyboard.decode(args[0])", typed) if reading == typed] == []
    if typed in ("bao", "7p", "30", "12", "p75", "kỹ"):
        assert run("keyboard.decode(args[0])", typed) == []


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("nang", "nang", 0), ("nag", "nang", 1), ("nnag", "nang", 1), ("breif", "brief", 1), ("propsal", "proposal", 1),
        ("creativ", "creative", 1), ("timelien", "timeline", 1), ("xao", "sao", 0.8), ("abc", "xyzt", None),
    ],
)  # fmt: skip
def test_letter_distance(run: Run, left: str, right: str, distance: float | None) -> None:
    found = run("distance.letterDistance(args[0], args[1], 2)", left, right)
    assert found == (float("inf") if distance is None else distance)


def test_a_wrong_tone_is_milder_than_a_wrong_mark_and_that_than_a_wrong_letter(run: Run) -> None:
    def distance(typed: str, word: str) -> float:
        return float(
            run("distance.wordDistance(s.vietnamese.analyse(args[0]), s.vietnamese.analyse(args[1]), 2)", typed, word)
        )

    assert distance("bào", "báo") < distance("hơp", "hôp") < distance("bát", "báo")
    assert distance("bao", "báo") == 0


def test_neighbours_rank_above_scattered_syllables(found: Run) -> None:
    pages = [
        ["xa", "Một", "Bảo đảm mọi việc rồi mới giảm giá cho khách, bao nhiêu giá cũng vậy"],
        ["gan", "Hai", "Tờ báo giá gửi khách hôm nay còn thiếu chữ ký của người duyệt"],
    ]
    assert addresses(found(pages, "bao gia"))[0] == "gan"


def test_a_full_stop_parts_two_words(found: Run) -> None:
    pages = [["hai-cau", "Một", "Đọc báo. Giá cả để sau"], ["mot-tu", "Hai", "Đọc kỹ báo giá rồi để sau"]]
    assert addresses(found(pages, "bao gia"))[0] == "mot-tu"


def test_exact_marks_rank_above_folded_ones(found: Run) -> None:
    pages = [["gia-khong", "gia", "gia"], ["gia-huyen", "già", "già"], ["gia-sac", "giá", "giá"]]
    assert addresses(found(pages, "giá"))[0] == "gia-sac"
    assert addresses(found(pages, "già"))[0] == "gia-huyen"


def test_title_beats_heading_beats_text(found: Run) -> None:
    pages = [
        ["chu", "Một", "ngân sách của dự án này"],
        ["muc", "Hai", "chữ khác", [], "Ngân sách của dự án này"],
        ["ten", "Ngân sách của dự án này", "chữ khác"],
    ]
    assert addresses(found(pages, "ngan sach")) == ["ten", "muc", "chu"]


def test_a_title_that_is_the_query_comes_first(found: Run) -> None:
    pages = [["dai", "Báo giá và những điều phải biết khi gửi", "báo giá " * 30], ["dung", "Báo giá", "chữ khác"]]
    assert addresses(found(pages, "báo giá"))[0] == "dung"


def test_a_slip_does_not_drown_the_exact_word(found: Run) -> None:
    pages = [["bao", "Báo giá", "báo giá"], ["cao", "Cáo giá", "cáo giá"]]
    assert addresses(found(pages, "cáo giá"))[0] == "cao"
    assert addresses(found(pages, "báo gía"))[0] == "bao"


def test_names_of_one_thing_find_each_other(found: Run) -> None:
    pages = [["vi", "Báo giá", "chữ"], ["en", "Retainer", "chữ"]]
    assert addresses(found(pages, "quotation", [["Quotation", "báo giá"]])) == ["vi"]


def test_aliases_find_their_page(found: Run) -> None:
    pages = [["a", "Một", "chữ", ["giờ vàng"]], ["b", "Hai", "giờ làm việc"]]
    assert addresses(found(pages, "gio vang"))[0] == "a"


def test_what_is_shown_keeps_its_marks(found: Run) -> None:
    answer = found([["a", "Báo giá dịch vụ", "Một tờ báo giá tốt"]], "bao gia")["answers"][0]
    assert answer["title"] == [{"text": "Báo giá", "marked": True}, {"text": " dịch vụ", "marked": False}]
    assert {"text": "báo giá", "marked": True} in answer["excerpt"]


def test_nothing_like_it_has_no_answer(found: Run) -> None:
    result = found([["a", "Báo giá", "chữ"]], "qwrtz xyzk")
    assert (result["count"], result["answers"]) == (0, [])


def test_a_mended_query_is_offered_with_its_marks(found: Run) -> None:
    assert (
        found([["a", "Kỹ năng giao tiếp", "kỹ năng giao tiếp"]], "ky nag giao tip")["suggestion"] == "kỹ năng giao tiếp"
    )
