"""What may stand in an article, judged on its HTML as a browser reads it.

The lists name what Markdown with our extensions makes, and the little HTML that pages write themselves. Whatever is
not named is refused: a new kind of harm has no name yet. Editors read the lists in docs/dong-gop/xu-ly-loi.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import defs
from selectolax.lexbor import LexborHTMLParser, LexborNode

from account_docs.html.tags import instead_of, is_html
from account_docs.html.targets import judge_target

# HTML that editors may write; all else Markdown writes better.
WRITTEN_ELEMENTS = ("div", "span", "br", "sub", "sup", "abbr", "kbd")
_GLOBAL = frozenset(("class", "id", "lang"))
_PLAIN_ELEMENTS = [
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "dl", "dt", "dd", "blockquote", "pre", "code",
    "em", "strong", "sub", "sup", "kbd", "span", "table", "thead", "tbody", "tr", "summary", "label",
]  # fmt: skip
# Elements that may stand in an article, with the attributes that each may have beside the global ones.
ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_PLAIN_ELEMENTS, frozenset()),
    **dict.fromkeys(("th", "td"), frozenset(("style",))),
    "ol": frozenset(("start",)),
    "div": frozenset(("data-formula",)),
    "abbr": frozenset(("title",)),
    "a": frozenset(("href", "title", "rel")),
    "img": frozenset(("src", "alt", "title", "width", "height", "loading")),
    "details": frozenset(("open",)),
    "input": frozenset(("type", "disabled", "checked")),
}  # fmt: skip
# Values that an attribute must match as a whole.
_VALUES = {
    # Of the extension `tables`; html/article.py makes classes of them.
    "style": re.compile(r"text-align: (?:left|center|right);"),
    "type": re.compile("checkbox"),
    "disabled": re.compile("|disabled"),
    "checked": re.compile("|checked"),
    "open": re.compile("|open"),
    "loading": re.compile("lazy|eager"),
    "start": re.compile(r"\d{1,4}"),
    "width": re.compile(r"\d{1,4}"),
    "height": re.compile(r"\d{1,4}"),
    "lang": re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "data-formula": re.compile(r"[a-z0-9-]+"),
    "rel": re.compile(r"[a-z ]+"),
}
# Classes for which a style sheet or a script of ours has a meaning in an article.
CLASSES = frozenset(
    [
        "calculator", "self-test", "laws", "paths", "grid", "cards", "doors", "sheet", "md-button",
        "md-button--primary", "headerlink", "highlight", "admonition", "admonition-title", "task-list",
        "task-list-item", "task-list-control", "task-list-indicator",
    ]
)  # fmt: skip
_LANGUAGE = re.compile(r"language-[\w+#.-]+")
# The type of a callout becomes a class; the rule "hop" names unknown ones.
_CALLOUT_TYPE = re.compile(r"(?!md-)[^\W_][^\s_]*")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
# Ids that the templates write: a second one would take the place of the first.
TEMPLATE_IDS = frozenset(
    ["noi-dung", "tim-kiem", "ket-qua-tim", "bai-viet-cung-chu-de", "nguon-va-ngay-kiem-chung", "bao-loi", "loc-mau"]
)
_TEMPLATE_ID = re.compile(r"(?:nguon|hoi)-[a-z]\d+|__.*")
# A comment that the check itself understands.
_OWN_COMMENT = re.compile(r"\s*check:\s*off\b[^<>]*")
# How deep elements may stand in each other: three quotes and lists in a box come to some 20.
DEEPEST = 60

_FRAME = (
    '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head>'
    "<body><p>x</p><div>{}</div><hr></body></html>"
)


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that may not stand in an article.

    Attributes:
        message: what is wrong, in Vietnamese.
        fix: how to mend it, in Vietnamese.
        clues: what the source most likely holds where it was written, the surest first; small letters.
        kind: "" for what may hurt a reader; "link" or "picture" for an address that leads nowhere, "balance" for
            elements that are not closed where they were opened.
        written: words of message and fix that are the editor's own, in small letters as the parser gives them.
    """

    message: str
    fix: str
    clues: tuple[str, ...] = ()
    kind: str = ""
    written: str = ""


UNBALANCED = Finding(
    "thẻ HTML mở và đóng không thành cặp, nên phần sau của trang vỡ bố cục",
    "cho mỗi <div> một </div>, hoặc bỏ cả hai",
    kind="balance",
)


def _plain_words(node: LexborNode) -> bool:
    """Whether a tag is text in angle brackets that an editor meant to be read: <Tên công ty>, a <b và c> d."""
    return not is_html(node.tag or "") or any(
        not name.isascii() and not value for name, value in node.attributes.items()
    )


def judge(article: str) -> list[Finding]:
    """What may not stand in an article, in the order of its HTML; an element that is refused is not looked into.

    Args:
        article: HTML as Markdown renders it.
    """
    return list(_judged(article))


# A build judges each page when it reads the pages, and again as MkDocs renders them: nearly always the same HTML.
@lru_cache(maxsize=1024)
def _judged(article: str) -> tuple[Finding, ...]:
    """See `judge`."""
    document = LexborHTMLParser(_FRAME.format(article))
    found = [*_outside(document)]
    top = document.css_first("body > div")
    if top is None:
        return tuple(found)
    seen: Counter[str] = Counter()
    stack: list[tuple[LexborNode, int]] = [(child, 1) for child in _children(top)][::-1]
    while stack:
        node, depth = stack.pop()
        tag = node.tag or ""
        if not node.is_element_node:
            found += _comment(node)
            continue
        if tag in ELEMENTS and not (tag == "input" and node.attributes.get("type") != "checkbox"):
            found += _attributes(node, tag, seen)
        else:
            found.append(_refused(node))
            if is_html(tag):
                continue
        if depth > DEEPEST:
            found.append(
                Finding("thẻ hoặc danh sách lồng vào nhau quá sâu", "bớt các lớp lồng nhau, chia thành nhiều danh sách")
            )
            break
        stack += [(child, depth + 1) for child in _children(node)][::-1]
    return tuple(found)


def _children(node: LexborNode) -> Iterator[LexborNode]:
    """What stands right inside an element and is no text."""
    child = node.first_child
    while child is not None:
        if not child.is_text_node:
            yield child
        child = child.next


def _outside(document: LexborHTMLParser) -> Iterator[Finding]:
    """What reached out of the article's place: an element closed too often or not at all, or the page's own."""
    body, head, root = document.body, document.head, document.root
    if body is None or head is None or root is None:
        yield UNBALANCED
        return
    if [child.tag for child in _children(body)] != ["p", "div", "hr"] or len(list(_children(head))) != 2:
        yield UNBALANCED
    for node in (root, body):
        for name in node.attributes:
            yield Finding(
                f"thẻ <{node.tag}> là khung của cả trang, không đặt trong bài", "bỏ thẻ ấy", (f"<{node.tag}", name)
            )
    after = root.next
    while after is not None:
        if not after.is_element_node:
            yield from _comment(after)
        after = after.next


def _comment(node: LexborNode) -> Iterator[Finding]:
    """A comment hides text from the reader; only those that the check understands stay.

    The parser tells <?…> from a comment; browsers don't.
    """
    text = (node.comment_content if node.is_comment_node else (node.html or "").strip("<>")) or ""
    if _OWN_COMMENT.fullmatch(text):
        return
    words = len(text.split())
    start = " ".join(text.split())[:30]
    clue = text.strip().split("\n")[0][:40].casefold()
    yield Finding(
        f"đoạn chú thích “{start}…” ({words} chữ) không hiện ra cho người đọc",
        "xóa <!-- và -->, hoặc xóa cả đoạn; điều muốn dặn người soát thì viết trong lời đề nghị",
        (clue, "<!--", "<!", "<?", "</") if clue else ("<!--", "<!", "<?", "</"),
    )


def _refused(node: LexborNode) -> Finding:
    """An element that may not stand in an article."""
    tag = node.tag or ""
    clues: tuple[str, ...] = (f"<{tag}", tag)
    if not _plain_words(node):
        return Finding(f"thẻ HTML <{tag}> không dùng trong trang", instead_of(tag), clues)
    written = " ".join([tag, *(name for name, value in node.attributes.items() if not value)])
    clues = (f"<{written}>", *clues)
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", written):
        return Finding(
            f"“<{written}>” bị coi là thẻ HTML nên không hiện ra",
            f"muốn dẫn tới trang ấy thì viết [tên trang](https://{written})",
            clues,
            "",
            written,
        )
    return Finding(
        f"“<{written}>” bị coi là thẻ HTML nên chữ ấy biến mất khỏi trang",
        f"chỗ trống để điền thì viết [{written}]; dấu nhỏ hơn thì để một dấu cách sau nó: a < b",
        clues,
        written=written,
    )


def _attributes(node: LexborNode, tag: str, seen: Counter[str]) -> Iterator[Finding]:
    """What may not stand in the tag of an allowed element."""
    for name, value in node.attributes.items():
        text = value or ""
        if name == "class":
            yield from _classes(tag, text)
        elif name == "id":
            seen[text] += 1
            yield from _identifier(text, seen[text])
        elif name in ("href", "src"):
            yield from _target(tag, name, text)
        elif (name not in _GLOBAL and name not in ELEMENTS[tag]) or (
            name in _VALUES and not _VALUES[name].fullmatch(text)
        ):
            yield from _attribute(tag, name, text)


def _attribute(tag: str, name: str, value: str) -> Iterator[Finding]:
    """An attribute that its element may not have."""
    clues = (f"{name}={value}".casefold(), f'{name}="{value}'.casefold(), f"{name}=", name)
    if name.startswith("on"):
        yield Finding(f"thuộc tính “{name}” chạy lệnh trong trình duyệt của người đọc", "bỏ thuộc tính ấy", clues)
    elif value in (name, "") and not {name, tag} & {*defs.safe_attrs, *_ACTIVE, *WRITTEN_ELEMENTS}:
        # A word in braces, {tên khách}: it can do nothing, and the rules about lost words name it.
        return
    elif name in defs.safe_attrs or name in _ACTIVE or value or "-" in name:
        yield Finding(f"thuộc tính “{name}” của <{tag}> không dùng trong trang", "bỏ thuộc tính ấy", clues)
    else:
        yield Finding(
            f"chữ “{name}” trong thẻ <{tag} …> không hiện ra",
            "chữ muốn cho đọc thì để ngoài dấu < và >; dấu nhỏ hơn thì để một dấu cách sau nó: a < b",
            (f"<{tag} {name}", name),
        )


# Attributes that do something and that no list of harmless ones holds.
_ACTIVE = frozenset(
    [
        "hidden", "inert", "popover", "contenteditable", "autofocus", "draggable", "download", "ping", "srcdoc",
        "srcset", "sizes", "formaction", "form", "nonce", "slot", "is", "part", "itemscope", "itemprop", "spellcheck",
        "translate", "style", "allow", "sandbox", "integrity", "crossorigin", "async", "defer", "markdown",
    ]
)  # fmt: skip


def _classes(tag: str, value: str) -> Iterator[Finding]:
    """Classes that the site has no meaning for in an article, or that would put a text over the page."""
    names = value.split()
    if tag == "div" and names == ["toc"]:
        # The line [TOC] writes it: no harm, and the rules about lost words name that line.
        return
    unknown = [name for name in names if name not in CLASSES and not (tag == "code" and _LANGUAGE.fullmatch(name))]
    is_callout = tag == "details" or "admonition" in names
    if is_callout and len(unknown) == 1 and _CALLOUT_TYPE.fullmatch(unknown[0]):
        return
    for name in unknown:
        yield Finding(
            f"không có kiểu trình bày “.{name}” trong sổ tay",
            "bỏ phần ấy; muốn nổi bật thì dùng hộp hoặc **chữ đậm**",
            (f".{name}".casefold(), name.casefold()),
        )


def is_template_id(value: str) -> bool:
    """Whether an id is one that the templates write."""
    return value in TEMPLATE_IDS or _TEMPLATE_ID.fullmatch(value) is not None


def _identifier(value: str, count: int) -> Iterator[Finding]:
    """Ids that scripts and templates use, that a link can't hold, or that stand there twice."""
    clues = (f"#{value}".casefold(), f'id="{value}'.casefold(), value.casefold())
    if not _ID.fullmatch(value):
        yield Finding(
            f"neo “#{value}” viết sai", "neo chỉ có chữ thường không dấu, số và gạch nối, ví dụ {#mau-thu}", clues
        )
    elif is_template_id(value):
        yield Finding(
            f"neo “#{value}” là của khung trang",
            f"đổi chữ của tiêu đề, hoặc ghi neo khác ở cuối tiêu đề: {{#{value}-2}}",
            clues,
        )
    elif count == 2:
        yield Finding(f"hai chỗ trong trang cùng có neo “#{value}”", "đổi tên một neo", clues)


def _target(tag: str, name: str, value: str) -> Iterator[Finding]:
    """An address that runs something, or that no reader can follow."""
    if name not in ELEMENTS[tag]:
        yield from _attribute(tag, name, value)
        return
    wrong = judge_target(value, is_picture=tag == "img")
    if wrong:
        kind = "" if wrong.is_active else "picture" if tag == "img" else "link"
        yield Finding(
            wrong.message, wrong.fix, (value.strip().casefold(), value.strip()[:20].casefold(), f"{name}="), kind
        )
