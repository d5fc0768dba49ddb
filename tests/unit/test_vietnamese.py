"""Folding and heading ids."""

import unicodedata

import pytest

from account_docs.content.vietnamese import fold, slugify


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Đường dẫn", "duong-dan"),
        ("Đề xuất & báo giá", "de-xuat-bao-gia"),
        ("Ð sai mã", "d-sai-ma"),
        ("7P: Sản phẩm?", "7p-san-pham"),
        ("AGI, biên triển khai", "agi-bien-trien-khai"),
        ("***", "muc"),
    ],
)
def test_slug_is_ascii(heading: str, expected: str) -> None:
    assert slugify(heading, "-") == expected


def test_decomposed_text_gives_the_same_slug() -> None:
    assert slugify(unicodedata.normalize("NFD", "Kỹ năng giao tiếp")) == "ky-nang-giao-tiep"


def test_fold_leaves_other_letters_alone() -> None:
    assert fold("Nguyễn, ĐỒI Sương 100%") == "Nguyen, DOI Suong 100%"
