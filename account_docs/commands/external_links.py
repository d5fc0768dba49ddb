"""Links that lead out of the site: which of them answer. For the weekly reminder; blocks nothing."""

from __future__ import annotations

import argparse
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from account_docs.check.addresses import judge
from account_docs.check.core import Corpus, load_corpus
from account_docs.check.links import outside

TIMEOUT = 20
PAUSE = 1.0
# Answers that mean "not for robots" rather than "gone".
_SHY = {401, 403, 405, 406, 418, 429, 503, 999}


def addresses(corpus: Corpus) -> dict[str, list[str]]:
    """Every outside address that the check judges, with the places that name it in pages and data/facts.yml."""
    found: dict[str, list[str]] = {}
    for place in outside(corpus):
        # What only answers within someone's own network is named by the check, and not asked for here.
        if not (finding := judge(place.address)) or not finding.everywhere:
            found.setdefault(place.address.split("#")[0], []).append(f"{place.path}:{place.link.line}")
    return found


def answer(address: str) -> str:
    """Why an address can't be read, or "" when it can (or only refuses robots).

    Args:
        address: http or https.
    """
    request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (link check)"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT):
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
