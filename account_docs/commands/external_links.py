"""Links that lead out of the site: which of them answer. For the weekly reminder; blocks nothing."""

from __future__ import annotations

import argparse
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from account_docs.check.core import Corpus, load_corpus

TIMEOUT = 20
PAUSE = 1.0
# Answers that mean "not for robots" rather than "gone".
_SHY = {401, 403, 405, 406, 418, 429, 503, 999}


def addresses(corpus: Corpus) -> dict[str, list[str]]:
    """Every outside address with the places that name it: pages, and facts with their sources."""
    found: dict[str, list[str]] = {}
    for path, page in corpus.pages.items():
        for link in page.links:
            if urlsplit(link.target).scheme in ("http", "https"):
                found.setdefault(link.target.split("#")[0], []).append(f"docs/{path}:{link.line}")
    for identifier, fact in corpus.facts.items():
        for source in fact["sources"]:
            found.setdefault(source["url"].split("#")[0], []).append(f"data/facts.yml ({identifier})")
    return found


def answer(address: str) -> str:
    """Why an address can't be read, or "" when it can (or only refuses robots).

    Args:
        address: http or https.
    """
    request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (link check)"})  # noqa: S310  (http and https only, see addresses)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT):  # noqa: S310
            return ""
    except urllib.error.HTTPError as error:
        return "" if error.code in _SHY else f"trả lời {error.code}"
    except (OSError, ValueError) as error:
        return f"không mở được ({str(error)[:80]})"


def report(found: dict[str, list[str]], ask: Callable[[str], str], pause: float = PAUSE) -> list[str]:
    """One Markdown line for each address that does not answer.

    Args:
        found: addresses with the places that name them.
        ask: gives why an address can't be read, or "".
        pause: seconds between two questions.
    """
    lines = []
    for address, places in sorted(found.items()):
        reason = ask(address)
        if reason:
            lines.append(f"- <{address}> {reason}. Ở: {', '.join(f'`{place}`' for place in places)}")
        time.sleep(pause)
    return lines


def main() -> int:
    """Ask every address once; print those that do not answer."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    for line in report(addresses(load_corpus(Path.cwd())), answer):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
