"""Sums in words, as Vietnamese accountants write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_docs.content.money_words import HIGHEST, in_words


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_000_000, "một triệu"),
        (12_960_000, "mười hai triệu chín trăm sáu mươi nghìn"),
        (95_040_000, "chín mươi lăm triệu không trăm bốn mươi nghìn"),
        (237_600_000, "hai trăm ba mươi bảy triệu sáu trăm nghìn"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (2_050_000_000, "hai tỷ không trăm năm mươi triệu"),
        (1_500_000_000_000, "một nghìn năm trăm tỷ"),
    ],
)
def test_a_sum_in_words(number: int, said: str) -> None:
    assert in_words(number) == said


@given(st.integers(0, 999_999_999), st.integers(0, 999_999_999))
def test_two_numbers_are_never_said_alike(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) is (one == other)


@pytest.mark.parametrize("number", [-1, HIGHEST + 1])
def test_what_can_not_be_said(number: int) -> None:
    with pytest.raises(ValueError, match="words"):
        in_words(number)
