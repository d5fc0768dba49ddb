"""Pages that only send on from an old address, rewritten: in Vietnamese, without a script of their own.

Both engines write such a page for each entry of `redirect_maps`, in English and with an inline script that the
policy would have to allow. This is a step over the finished folder, so that it follows either of them.
"""

from __future__ import annotations

import html
import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

_SCRIPT = "assets/javascripts/moved.js"
# The script keeps the place within the page (#…), which a refresh drops; without it the refresh does the work.
_PAGE = """<!doctype html>
<html lang="vi">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  <title>{title} – địa chỉ mới</title>
  <meta name="robots" content="noindex">
  <link rel="canonical" href="{address}">
  <script src="{script}" data-target="{address}"></script>
  <meta http-equiv="refresh" content="0; url={address}">
</head>
<body>
  <main>
    <h1>Trang này đã đổi địa chỉ</h1>
    <p>Trình duyệt sẽ tự mở địa chỉ mới. Nếu đợi mãi không thấy, bạn bấm vào đây: <a href="{address}">{title}</a>.</p>
  </main>
</body>
</html>
"""


def target_of(page_html: str) -> str | None:
    """Where a page sends its reader on; None for a page that has something to read.

    Args:
        page_html: the whole file.
    """
    # Parsing all pages for this would take longer than all the rest.
    if "refresh" not in page_html.lower():
        return None
    document = LexborHTMLParser(page_html)
    refresh = next(
        (
            meta
            for meta in document.css("head > meta")
            if (meta.attributes.get("http-equiv") or "").lower() == "refresh"
        ),
        None,
    )
    if refresh is None or document.css_first("article"):
        return None
    _, _, address = (refresh.attributes.get("content") or "").partition("=")
    address = address.strip().strip("'\"")
    return address if address and urlsplit(address).scheme in ("", "http", "https") else None


def _title(site: Path, page: str, address: str) -> str:
    """The name of the page that an address means, as its heading says; the address itself when it is elsewhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return address
    path = site / posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    file = path / "index.html" if path.is_dir() else path
    heading = LexborHTMLParser(file.read_text("utf-8")).css_first("h1") if file.is_file() else None
    return " ".join(heading.text().split()) if heading else "trang mới"


def write_redirects(site: Path) -> list[Path]:
    """Rewrite every page of a finished site that only sends on, and return those pages.

    Args:
        site: the folder.
    """
    written = []
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix()
        address = target_of(path.read_text("utf-8"))
        if address is None:
            continue
        text = _PAGE.format(
            title=html.escape(_title(site, page, address), quote=True),
            address=html.escape(address, quote=True),
            script="../" * page.count("/") + _SCRIPT,
        )
        path.write_text(text, "utf-8", newline="\n")
        written.append(path)
    return written
