"""What a newcomer wants on a phone: at most three taps and five screens from the front page to the answer."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Locator, Page

PHONE = {"width": 390, "height": 844}
TAPS, SCREENS = 3, 5


class Step(NamedTuple):
    """What is done next: a link or button is tapped, or words are typed into the search that is open."""

    find: Callable[[Page], Locator]
    words: str = ""


def link(name: str) -> Step:
    """A link in the text or in the menu, whichever is on the screen."""
    return Step(lambda page: page.get_by_role("link", name=name, exact=True).filter(visible=True).first)


def typed(words: str) -> Step:
    """Words for the search; what is tapped next is a result."""
    return Step(lambda page: page.locator(".search__field"), words)


SEARCH = Step(lambda page: page.get_by_role("button", name="Mở tìm kiếm"))
MENU = Step(lambda page: page.get_by_role("button", name="Mở danh mục các trang"))
FIRST_RESULT = Step(lambda page: page.get_by_role("option").first)

# The question, the way to its answer, and words that the answer holds.
TASKS = {
    "an account làm gì": ([link("Account là nghề gì?")], "Account làm gì"),
}


def screens_down_to(page: Page, place: Locator) -> int:
    """How many screens a reader sees until this is read, from where the page now stands."""
    box = place.bounding_box()
    assert box is not None
    return max(1, math.ceil((box["y"] + min(box["height"], 60)) / PHONE["height"]))
