"""Which parts of a page tell of a worked project, and of which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from account_docs.content.blocks import Block, Box
from account_docs.content.pages import Page
from account_docs.content.project import CASES, Case, case_named_in, case_of_page
from account_docs.html.papers import LABEL, PAPER

BOX = "du-an"
FORMS = "bieu-mau/"
FILLED = "Mẫu đã điền"
# Pages on money: their tables of a case are told of it outside boxes, too.
MONEY = "tai-chinh/"
_TITLE = re.compile(r"Trong dự án\s+(?P<name>.+)", re.IGNORECASE)


def case_of_box(box: Box) -> Case | None:
    """The project that a box tells of by its title; None when the title names one that there is not."""
    named = case_named_in(box.title)
    return named or (None if _TITLE.match(box.title) else CASES[0])


def case_of_paper(box: Box) -> Case | None:
    """The project that a paper is filled in for, by the end of its title; None for an empty or a supposed one."""
    said = LABEL.search(box.title)
    return case_named_in(said["label"]) if said else None


def _case_of_form(page: Page, heading: Block) -> Case | None:
    """The project that a form is filled in for; None for an unnamed client ("ví dụ giả định")."""
    first = next((line for line in page.lines[heading.lines[0] :] if line.strip()), "")
    return case_named_in(first) or (None if "ví dụ giả định" in first.lower() else CASES[0])


def _case_of_table(page: Page, block: Block) -> Case | None:
    """The project that a table of a page on money tells of, by the paragraph that introduces it."""
    if block.kind != "row" or not page.path.startswith(MONEY) or not block.group or not block.group.lead:
        return None
    return case_named_in(" ".join(page.lines[number - 1] for number in block.group.lead.lines))


def told(page: Page) -> Iterator[tuple[Block, Case]]:
    """The blocks that tell of a project.

    They are its boxes, the forms filled in for it, whole pages of its folder, and on pages about money the tables that
    are introduced as the project's.
    """
    whole = case_of_page(page.path)
    forms: dict[int, Case | None] = {}
    boxed = any(f"[!{kind}]" in page.text for kind in (BOX, PAPER))
    if not whole and not boxed and not page.path.startswith((FORMS, MONEY)):
        return
    for block in page.blocks:
        if block.box and block.box.kind == BOX:
            case = case_of_box(block.box)
        elif block.box and block.box.kind == PAPER:
            case = case_of_paper(block.box)
        elif whole:
            case = whole
        else:
            case = _case_of_table(page, block)
            top = block.section[0] if block.section else None
            if top and page.path.startswith(FORMS) and page.lines[top.lines[0] - 1].strip() == f"## {FILLED}":
                if id(top) not in forms:
                    forms[id(top)] = _case_of_form(page, top)
                case = forms[id(top)]
        if case:
            yield block, case


def told_lines(page: Page) -> set[int]:
    """The lines that tell of a project."""
    return {number for block, _ in told(page) for number in block.lines}
