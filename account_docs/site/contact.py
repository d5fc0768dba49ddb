"""How a reader reaches the keeper of this copy: the setting CONTACT, a mail address or the https address of a form."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

VARIABLE = "CONTACT"
# The block at the end of every page that shows the ways to report (overrides/partials/page-end.html).
ANCHOR = "bao-loi"

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+[A-Za-z]{{2,63}}")
_NAME = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*")
# What an address may be written with (RFC 3986), without signs that would end an attribute of HTML.
_ADDRESS = re.compile(r"[A-Za-z0-9._~:/?#@!$&()*+,;=%\[\]-]+")
_EXAMPLES = "ví dụ bientap@ten-mien.vn hoặc https://forms.gle/abc; bỏ trống thì trang ghi rằng chưa có địa chỉ liên hệ"


def read_contact(value: object) -> str:
    """The contact as templates may write it into a link; "" when there is none.

    Args:
        value: as the configuration gives it: YAML makes numbers and truth values of some texts.

    Raises:
        ValueError: it is neither a mail address nor an https address; the message, in Vietnamese, says what to write.
    """
    text = "" if value is None else str(value).strip()
    if not text or _is_mail(text) or _is_form(text):
        return text
    if text.lower().startswith("mailto:"):
        why = "đừng ghi “mailto:”, chỉ ghi địa chỉ thư"
    elif text.lower().startswith("http:"):
        why = "địa chỉ đơn phải bắt đầu bằng https://"
    else:
        why = "phải là một địa chỉ thư, hoặc địa chỉ https của một đơn góp ý"
    raise ValueError(f"{VARIABLE} là “{text}”: {why} — {_EXAMPLES}")


def _is_mail(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(at and len(name) <= 64 and _NAME.fullmatch(name) and len(host) <= 253 and _HOST.fullmatch(host))


def _is_form(text: str) -> bool:
    if not text.startswith("https://") or not _ADDRESS.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return bool(host and _HOST.fullmatch(host) and "@" not in parts.netloc)
