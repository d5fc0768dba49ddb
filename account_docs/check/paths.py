"""Where a path within the site leads, and which path was probably meant when it leads nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from account_docs.check.front_matter import nearest_choice


def resolved(page_path: str, path: str) -> str:
    """Path below docs/ that a relative link of a page means.

    Args:
        page_path: the page's path below docs/.
        path: the link without query and fragment; "" means the page itself.
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(page_path), unquote(path))) if path else page_path


def relative(page_path: str, target: str) -> str:
    """How a page writes the way to a file, both below docs/."""
    return posixpath.relpath(target, posixpath.dirname(page_path) or ".")


def _spellings(path: str) -> Iterator[str]:
    """Ways to write the file that a path may mean: an address of the built site, a path of the code host."""
    bare = path.strip("/")
    stem = re.sub(r"(?:\.(?:html?|md|markdown|docx?))+$", "", bare, flags=re.IGNORECASE)
    yield from (bare, stem + ".md", posixpath.join(stem, "index.md"))
    if stem.endswith("index"):
        yield posixpath.join(posixpath.dirname(stem), "index.md")


def meant(page_path: str, path: str, files: Iterable[str]) -> str | None:
    """The file that a path which leads nowhere most likely means, below docs/, or None.

    Args:
        page_path: the page that holds the link.
        path: the path as followed, without query and fragment.
        files: all files below docs/.
    """
    known = set(files)
    path = path.replace("\\", "/")
    bare = re.sub(r"^(?:\.{0,2}/)*(?:docs/)?", "", path)
    for spelling in [*_spellings(resolved(page_path, path.rstrip("/"))), *_spellings(bare)]:
        if spelling in known:
            return spelling
    small = {name.lower(): name for name in sorted(known)}
    target = resolved(page_path, path)
    if target.lower() in small:
        return small[target.lower()]
    names = {posixpath.basename(spelling).lower() for spelling in _spellings(bare)} - {"index.md"}
    same_name = [name for name in sorted(known) if posixpath.basename(name).lower() in names]
    suffix = posixpath.splitext(target)[1].lower()
    alike = {name for name in known if name.endswith(suffix)} if suffix else known
    return same_name[0] if len(same_name) == 1 else nearest_choice(target, alike)


def published(address: str, bases: Iterable[str], files: Iterable[str]) -> str | None:
    """The file below docs/ that an address of the published site or of its sources shows.

    Args:
        address: an address with scheme.
        bases: where the site, or the folder docs/ of its sources, is published.
        files: all files below docs/.

    Returns:
        The file; "" when the address lies there and no such file is known; None when it lies elsewhere.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    whole = f"{parts.netloc.lower().removeprefix('www.')}{unquote(parts.path)}"
    for base in bases:
        start = re.sub(r"^[a-z]+://(?:www\.)?", "", base, flags=re.IGNORECASE).rstrip("/")
        host, slash, folder = start.partition("/")
        start = host.lower() + slash + folder
        if whole == start or whole.startswith(start + "/"):
            rest = whole[len(start) :].strip("/")
            return next((name for name in _spellings(rest) if name in set(files)), "index.md" if not rest else "")
    return None


def own_bases(site_url: str, repo_url: str) -> list[str]:
    """Where the published site and the sources of its pages can be met, from the two settings.

    Source: the addresses that GitHub Pages and GitLab Pages give to a project.
    """
    bases = [site_url] if site_url else []
    match = re.fullmatch(
        r"https?://(?:www\.)?(github|gitlab)\.com/([^/]+)/([^/]+?)(?:\.git)?/?", repo_url, re.IGNORECASE
    )
    if match:
        host, owner, name = match[1].lower(), match[2], match[3]
        pages = f"{owner}.{host}.io".lower()
        bases.append(f"https://{pages}" if name.lower() == pages else f"https://{pages}/{name}")
    return bases


def source_path(address: str, repo_url: str) -> str | None:
    """The path below docs/ of a page that an address shows as source on the code host, or None.

    Args:
        address: an address with scheme.
        repo_url: where the sources are kept; "" when that is not known.
    """
    start = re.sub(r"\.git/?$|/$", "", repo_url)
    if not start or not address.lower().startswith(start.lower() + "/"):
        return None
    match = re.match(r"/(?:-/)?(?:blob|tree|raw|edit|blame|src)/[^?#]*?/docs/([^?#]+)", address[len(start) :])
    return unquote(match[1]) if match else None
