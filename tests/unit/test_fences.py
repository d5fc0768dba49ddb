"""Fenced blocks are found as the build finds them."""

from __future__ import annotations

import pytest

from account_docs.content.fences import fenced_blocks
from account_docs.content.rendering import converter, extension_settings
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a\n\n```text\nb\n```\n\nc", [(3, 5, "text", True)]),
        ("> ```text\n> b\n> ```\n\nc", [(1, 3, "text", True)]),
        ("~~~~ yaml\n~~~\na: 1\n~~~~", [(1, 4, "yaml", True)]),
        ("````markdown\n```text\nb\n```\n````", [(1, 5, "markdown", True)]),
        ("```text\nb\n\nc", [(1, 4, "text", False)]),
        ("```b``` in one line", []),
        ("```text\nb\n````\nc\n```", [(1, 5, "text", True)]),
    ],
)
def test_blocks(source: str, found: list[tuple[int, int, str, bool]]) -> None:
    blocks = fenced_blocks(source.split("\n"))
    assert [(block.first, block.last, block.opening.language, block.is_closed) for block in blocks] == found


@pytest.mark.parametrize("source", ["```text\nb\n````\nc\n```\n", "~~~text\nb\n```\nc\n~~~\n"])
def test_the_build_closes_a_block_only_at_its_own_fence(source: str) -> None:
    html = converter(extension_settings(ROOT)).convert(source)
    assert html.count("<pre") == 1
    assert html.index("c") < html.index("</pre>")
