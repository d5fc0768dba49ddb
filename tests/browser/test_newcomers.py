"""What a newcomer wants on a phone: at most three taps and five screens from the front page to the answer."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open

PHONE = {"width": 390, "height": 844}
TAPS, SCREENS = 3, 5


class Step(NamedTuple):
    """What is tapped next, after words were typed into the search if there are any."""

    find: Callable[[Page], Locator]
    words: str = ""


class Task(NamedTuple):
    """The way that the front page offers, the page it ends on, and the words there that answer."""

    steps: list[Step]
    page: str
    answer: str


def link(name: str) -> Step:
    """A link of the text."""
    return Step(lambda page: page.locator("article, .home").get_by_role("link", name=name, exact=True).first)


SEARCH = Step(lambda page: page.get_by_role("button", name="Mở tìm kiếm"))


def found(words: str, title: str) -> Step:
    """The result of this title for these words."""
    return Step(lambda page: page.get_by_role("option").filter(has_text=title).first, words)


TASKS = {
    "account làm gì?": Task(
        [link("Account là nghề gì?")], "nghe-account/", "Với khách, account là người họ gọi khi cần"
    ),
    "nghề này có hợp với mình không?": Task(
        [SEARCH, found("nghe account co hop voi minh khong", "Nghề account có hợp với bạn?")], "su-nghiep/", "2 điểm"
    ),
    "lấy một mẫu báo giá": Task([link("Báo giá dịch vụ")], "bieu-mau/bao-gia/", "Excel"),
    "khách trả tiền chậm thì sao?": Task(
        [SEARCH, found("khach tra tien cham", "Khách chậm trả 45 ngày")],
        "tai-chinh/thanh-toan-hoa-don/",
        "Nếu hồ sơ của mình còn thiếu",
    ),
    "chọn một agency": Task([link("Chọn agency")], "nghe-account/chon-agency/", "Sau đó bạn chọn loại."),
}


def screens_down_to(place: Locator) -> int:
    """How many screens a reader sees until this is read, from where the page now stands."""
    box = place.bounding_box()
    assert box is not None
    return max(1, math.ceil((box["y"] + min(box["height"], 48)) / PHONE["height"]))


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_a_newcomer_gets_there_in_three_taps_and_five_screens(task: Task, open_page: Open, server: str) -> None:
    page = open_page(server, viewport=PHONE, has_touch=True, is_mobile=True)
    taps = screens = 0
    for step in task.steps:
        if step.words:
            page.locator(".search__field").fill(step.words)
        place = step.find(page)
        expect(place).to_be_visible()
        screens += screens_down_to(place)
        taps += 1
        place.tap()
    page.wait_for_url(f"**/kho/{task.page}*")
    page.wait_for_load_state()
    answer = page.locator("article").get_by_text(task.answer).filter(visible=True).first
    expect(answer).to_be_visible()
    screens += screens_down_to(answer)
    assert (taps <= TAPS, screens <= SCREENS) == (True, True), f"{taps} taps, {screens} screens"
