"""What the tests in a real browser share: pages in contexts of their own, on screens of usual sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens pages in contexts of their own: open_page(address, script=…, **what the context is made with).

    `script` runs before every script of the page. Uncaught errors fail the test.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(address: str, script: str = "", **options: Any) -> Page:
        context = browser.new_context(
            **{
                "viewport": {"width": 1280, "height": 800},
                "locale": "vi-VN",
                "reduced_motion": "reduce",
                "service_workers": "block",  # as in the fixture `page`
                **options,
            }
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
