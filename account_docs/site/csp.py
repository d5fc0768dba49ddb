"""The content security policy of the published edition: scripts of the site itself and those that its templates write.

    python -m account_docs.site.csp site

Run over a finished folder, whichever engine built it. The policy stands in the pages, since a code host's
pages service lets nobody set headers; `frame-ancestors` does not work there and is left out.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from account_docs.content.build_cache import BuildCache, digest, program
from account_docs.html import targets
from account_docs.site import active_content as active
from account_docs.site.active_content import TemplateScripts, UnsafePage, active_content, inline_scripts

__all__ = ["UnsafePage", "inline_scripts", "policy", "with_policy", "write_policy"]

# What a verdict on a page depends on, beside the page and the templates.
_JUDGES = tuple(Path(str(module.__file__)) for module in (active, targets))
# So many places are named: what stands in a title stands on every page.
_TOLD = 10
_CHARSET = '<meta charset="utf-8">'


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
        page_html: a whole page.
        text: the policy.

    Raises:
        UnsafePage: the page has a policy already, or no place where one would rule over the whole of it.
    """
    if list(_policies(LexborHTMLParser(page_html))):
        raise UnsafePage("trang đã có một chính sách bảo mật (Content-Security-Policy) từ trước")
    result = page_html.replace(
        _CHARSET, f'{_CHARSET}\n  <meta http-equiv="Content-Security-Policy" content="{text}">', 1
    )
    document = LexborHTMLParser(result)
    first = list(document.css("head > *")[:2])
    if (
        [node.tag for node in first] != ["meta", "meta"]
        or list(_policies(document)) != [text]
        or first[1].attributes.get("content") != text
    ):
        raise UnsafePage(f"trang không có chỗ cho chính sách bảo mật: <head> phải mở đầu bằng {_CHARSET}")
    return result


def _policies(document: LexborHTMLParser) -> Iterator[str]:
    """The policies that a page holds anywhere."""
    for node in document.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").strip().lower().startswith("content-security-policy"):
            yield node.attributes.get("content") or ""


def template_folders() -> list[Path]:
    """Where the templates of this project and of its theme are, the first that has a name counts."""
    theme = importlib.util.find_spec("material")
    places = theme.submodule_search_locations if theme else None
    return [Path(__file__).resolve().parents[2] / "overrides", *(Path(place) / "templates" for place in places or ())]


def _reasons(page_html: str, own: TemplateScripts) -> list[str]:
    """What in a page no template wrote, see `active_content`."""
    return list(active_content(page_html, own))


def judge_site(folder: Path, templates: Iterable[Path] | None = None) -> dict[Path, str]:
    """Read every page of a finished site and see that nothing in it runs but what the templates wrote.

    Args:
        folder: the finished site.
        templates: folders with templates, the first that has a name counts; this project's and its theme's by default.

    Returns:
        The text of each page.

    Raises:
        UnsafePage: a page holds something else that runs; all such pages are named.
    """
    own = TemplateScripts(template_folders() if templates is None else templates)
    pages = {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}
    kept, judged_by = BuildCache("active"), digest(program(*_JUDGES, libraries=("selectolax",)), *own.texts)
    wrong = [
        f"{path.relative_to(folder).as_posix()}: {reason}"
        for path, page in pages.items()
        for reason in kept.once(digest(judged_by, page), partial(_reasons, page, own))
    ]
    kept.prune()
    if wrong:
        more = [f"và {len(wrong) - _TOLD} chỗ nữa"] if len(wrong) > _TOLD else []
        raise UnsafePage(
            "\n".join(
                [
                    *wrong[:_TOLD],
                    *more,
                    "Phần này đến từ phần đầu của một trang, từ data/, hoặc từ khuôn trang trong overrides/.",
                ]
            )
        )
    return pages


def write_policy(folder: Path, templates: Iterable[Path] | None = None) -> str:
    """Write one policy into every page of a finished site and return it.

    Args:
        folder: the finished site.
        templates: as `judge_site` takes them.

    Raises:
        UnsafePage: a page holds something that runs and that no template wrote, or has no place for a policy.
    """
    pages = judge_site(folder, templates)
    text = policy(script for page in pages.values() for script in inline_scripts(page))
    finished = {}
    for path, page in pages.items():
        try:
            finished[path] = with_policy(page, text)
        except UnsafePage as error:
            raise UnsafePage(f"{path.relative_to(folder).as_posix()}: {error}") from error
    for path, page in finished.items():
        path.write_text(page, "utf-8", newline="\n")
    return text


if __name__ == "__main__":
    print(write_policy(Path(sys.argv[1])))
