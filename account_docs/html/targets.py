"""Where links and pictures of an article may lead.

Source: WHATWG URL standard, "basic URL parser": what a browser strips, and takes for something else, before it
reads a scheme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SCHEMES = ("https", "http", "mailto", "tel")
# Schemes whose addresses are programs or whole pages.
_ACTIVE = frozenset(
    ["javascript", "vbscript", "livescript", "mocha", "data", "blob", "filesystem", "view-source", "jar", "about"]
)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", re.DOTALL)
# C0 controls and the blank are dropped at both ends, tabs and line ends everywhere.
_DROPPED = "".join(map(chr, range(0x21)))
_WHITE = re.compile(r"[\t\n\r]")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]")


@dataclass(frozen=True)
class WrongTarget:
    """What is wrong with an address, how to mend it, and whether it runs something (else it only leads nowhere)."""

    message: str
    fix: str
    is_active: bool = False


def _shown(value: str) -> str:
    """The beginning of an address, in one line."""
    text = " ".join(_UNSEEN.sub(" ", value).split())
    return text if len(text) <= 40 else text[:39] + "…"


def judge_target(value: str, is_picture: bool = False) -> WrongTarget | None:
    """What is wrong with the value of href or src, or None.

    Args:
        value: as the HTML parser gives it: entities are resolved.
        is_picture: whether a browser loads it by itself; then it must come from the site.
    """
    address = _WHITE.sub("", value.strip(_DROPPED))
    scheme = _SCHEME.match(address)
    name = scheme[1].lower() if scheme else ""
    if name in _ACTIVE:
        return WrongTarget(
            f"địa chỉ “{_shown(value)}” chạy lệnh thay vì dẫn tới trang", "ghi đường dẫn tới một trang", is_active=True
        )
    if is_picture and (scheme or address.startswith(("//", "/", "\\"))):
        return WrongTarget(
            f"hình lấy từ nơi khác: “{_shown(value)}”", "tải hình về docs/hinh (nếu giấy phép cho) rồi trỏ tới đó"
        )
    if name and name not in SCHEMES:
        return WrongTarget(
            f"địa chỉ “{_shown(value)}” bắt đầu bằng “{name}:”, không mở được cho mọi người",
            "dùng địa chỉ bắt đầu bằng https:, http:, mailto:, tel:, hoặc đường dẫn tới tệp .md",
        )
    if scheme and name in ("http", "https") and not re.match(r"//[^/\\?#\s]", scheme[2]):
        return WrongTarget(f"địa chỉ “{_shown(value)}” thiếu tên trang", "viết đủ, ví dụ https://ten-trang.vn/")
    if address.startswith(("//", "/\\", "\\")):
        return WrongTarget(f"địa chỉ “{_shown(value)}” thiếu https:", "viết đủ https:// rồi tới tên trang")
    if _UNSEEN.search(value.strip(" \n\t")):
        return WrongTarget(f"địa chỉ “{_shown(value)}” có ký tự không nhìn thấy", "xóa địa chỉ rồi gõ lại")
    return None
