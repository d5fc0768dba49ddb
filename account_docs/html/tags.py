"""Names of HTML's elements: whether a word is one, and what an editor writes instead of it."""

from __future__ import annotations

from lxml.html import defs

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# Elements whose text stands on lines of its own.
BLOCKS = frozenset(
    [
        "p", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "table", "thead", "tbody", "blockquote", "pre",
        "div", "section", "aside", "figure", "figcaption", "details", "summary", "header", "footer", "nav", "hr",
    ]
)  # fmt: skip
_INSTEAD = {
    **dict.fromkeys(("b", "strong"), "viết **chữ đậm**"),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), "viết *chữ nghiêng*"),
    **dict.fromkeys(
        ("u", "font", "center", "big", "small", "mark", "ins"), "bỏ thẻ; muốn nhấn mạnh thì viết **chữ đậm**"
    ),
    **dict.fromkeys(("s", "strike", "del"), "bỏ thẻ, xóa luôn phần chữ không dùng nữa"),
    **dict.fromkeys(["iframe", "video", "audio", "object", "embed"], "đặt một liên kết: [tên, ai đăng, ngày nào](https://…)"),
    **dict.fromkeys(("img", "picture", "svg"), "lưu hình vào docs/hinh rồi viết ![lời tả hình](../hinh/ten-hinh.svg)"),
    **dict.fromkeys(
        ("table", "thead", "tbody", "tr", "th", "td"), "kẻ bảng bằng dấu |, như các bảng khác trong sổ tay"
    ),
    **dict.fromkeys(("ul", "ol", "li"), "viết danh sách bằng dấu - hoặc 1. ở đầu dòng"),
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "viết ## Tiêu đề"),
    **dict.fromkeys(("details", "summary"), "viết câu hỏi gập lại: > [!hoi]- Câu hỏi?"),
    **dict.fromkeys(("pre", "code", "tt", "samp"), "đặt chữ giữa hai dấu phẩy ngược, hoặc trong khối ```text"),
    "input": "viết việc cần làm: - [ ] việc",
    "a": "viết [tên trang](địa chỉ)",
    "p": "bỏ thẻ; hai đoạn cách nhau bằng một dòng trống",
    "hr": "viết --- trên một dòng riêng",
    "blockquote": "bắt đầu mỗi dòng trích bằng dấu >",
}  # fmt: skip
_BY_MARKDOWN = "viết bằng Markdown; cần minh họa thẻ thì đặt trong khối ```text"
# What comes along when code is pasted by mistake.
_RUNNING = frozenset(("script", "style", "iframe", "object", "embed"))
# Elements that lxml's list lacks: newer ones, and old ones that browsers still read.
_FURTHER_TAGS = frozenset(
    [
        "template", "dialog", "slot", "search", "main", "picture", "portal", "image", "frame", "noframes", "noembed",
        "nobr", "bgsound", "xmp", "plaintext", "listing",
    ]
)  # fmt: skip


def instead_of(tag: str) -> str:
    """What an editor writes instead of an element, in Vietnamese."""
    return _INSTEAD.get(tag, _BY_MARKDOWN) + ("; không định cho ai đọc thì xóa cả dòng" if tag in _RUNNING else "")


def is_html(tag: str) -> bool:
    """Whether a name is one of HTML's elements, or of the languages that browsers read inside HTML."""
    return tag in defs.tags or tag in _FURTHER_TAGS
