"""The grammar of syllables: no alarm on what is written right, an alarm on slips."""

import pytest
from account_docs.syllables import is_syllable, split_tone

RIGHT = (
    "nghề nghiệp khách hàng quản lý kỹ năng thủy hòa khỏe quý quyển quốc quỳnh giếng giữ gì giêng gìn yêu yến uyên khuya khuỷu ngoằn ngoèo "
    "xoong thuở huơ đường ương nghênh khuếch trương hoạch định chuyện quyết ngoéo loăng quăng tuýp quýt quẹt chiếc thuyền ướt Đồi SƯƠNG ý ừ à"
).split()
WRONG = "ngề nghành kháck nghiêp nghiẹpp khachs ghà kẻo̭ cỹ kàng ngiệm đườg thướt̀ hỏc bảc tịpp cáỉ íe ươu̜ngh".split()


@pytest.mark.parametrize("word", RIGHT)
def test_real_syllables_pass(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", WRONG)
def test_slips_do_not(word: str) -> None:
    assert not is_syllable(word)


def test_the_tone_is_split_off() -> None:
    assert split_tone("Nghiệp") == ("nghiêp", "\u0323")
