"""The content security policy of the published edition: scripts of the site itself and those inline scripts that the build knows.

    python -m account_docs.site.csp site

Run over a finished folder, whichever engine built it. The policy stands in the pages, since a code host's
pages service lets nobody set headers; `frame-ancestors` does not work there and is left out.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype=["']?([^"'\s>]+)""")
# A type that is none of these makes a block of data, which no browser runs.
_RUNS = frozenset({"module", "text/javascript", "application/javascript"})
_CHARSET = '<meta charset="utf-8">'
_MARK = '<meta http-equiv="Content-Security-Policy"'


def inline_scripts(page_html: str) -> list[str]:
    """The inline scripts of a page that a browser runs, exactly as they stand."""
    found = []
    for attributes, body in _SCRIPT.findall(page_html):
        kind = _TYPE.search(attributes)
        if not re.search(r"\bsrc\s*=", attributes) and (not kind or kind[1].lower() in _RUNS):
            found.append(body)
    return found


def policy(scripts: Iterable[str]) -> str:
    """The policy that lets the site's own files and these inline scripts work, and nothing else.

    Args:
        scripts: texts of inline scripts; doubles and order don't matter.
    """
    hashes = sorted({base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts})
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(["script-src 'self'", *(f"'sha256-{value}'" for value in hashes)]),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def with_policy(page_html: str, text: str) -> str:
    """Put the policy where it rules over all that follows: right after the line of the character set.

    Args:
        page_html: a whole page; one without that line or with a policy comes back unchanged.
        text: the policy.
    """
    if _MARK in page_html:
        return page_html
    return page_html.replace(_CHARSET, f'{_CHARSET}\n  {_MARK} content="{text}">', 1)


def write_policy(folder: Path) -> str:
    """Write one policy into every page of a finished site and return it.

    Args:
        folder: the finished site.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}
    text = policy(script for page in pages.values() for script in inline_scripts(page))
    for path, page in pages.items():
        path.write_text(with_policy(page, text), "utf-8", newline="\n")
    return text


if __name__ == "__main__":
    print(write_policy(Path(sys.argv[1])))
