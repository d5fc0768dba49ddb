"""What is done to a whole page, after the templates wrote it.

By regular expressions and not as a tree: a page is some eighty kilobytes, nearly all of it the article, which was
parsed already; what is looked for here are single tags that our own templates write in one form.
"""

from __future__ import annotations

import re

_SOURCE = re.compile(r'(<a href="[^"]*" rel="external noopener">)((?:[^<]*: )?)([ -;=?-~]*)(</a>)')
_CHECKBOX = re.compile(r'(<input\b(?=[^>]*\btype="checkbox")[^>]*?) autocomplete="off"')
# Fewer foreign words in a row are names: a screen reader gets over them in its own voice.
_LONG_TITLE = 4


def mark_english_titles(page_html: str) -> str:
    """Give long English titles of sources their language, for the voice of screen readers (WCAG 3.1.2).

    Vietnamese of that length always has a letter outside ASCII.

    Args:
        page_html: the HTML of a whole page.
    """

    def source(match: re.Match[str]) -> str:
        link, who, title, end = match.groups()
        if len(title.split()) < _LONG_TITLE:
            return match[0]
        return f'{link}{who}<span lang="en">{title}</span>{end}'

    return _SOURCE.sub(source, page_html)


def mend_checkboxes(page_html: str) -> str:
    """Take `autocomplete` from check boxes, where HTML does not allow it (4.10.18.7).

    The theme's base template writes it, in no block that a template of ours could replace.

    Args:
        page_html: the HTML of a whole page.
    """
    return _CHECKBOX.sub(r"\1", page_html)
