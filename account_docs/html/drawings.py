"""Drawings (SVG): judged as strictly as HTML, and written anew before they stand in a page.

An SVG file is a document of its own, with scripts, styles and addresses if it wants; inside a page it shares the page's
names. So only shapes and text are let in: no scripts, no handlers, no styles, no links, no names (id, class).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

_NAMESPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset(
    ["svg", "g", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"]
)
# Geometry, text and paint. Source: SVG 2, the attribute index; those that load, run, name or animate are left out.
ATTRIBUTES = frozenset(
    [
        "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy",
        "r", "rx", "ry", "d", "points", "pathLength", "transform", "rotate", "textLength", "lengthAdjust", "fill",
        "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
        "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "color", "paint-order",
        "vector-effect", "shape-rendering", "text-rendering", "font-family", "font-size", "font-style", "font-weight",
        "font-stretch", "font-variant", "letter-spacing", "word-spacing", "text-anchor", "text-decoration",
        "dominant-baseline", "alignment-baseline", "baseline-shift", "writing-mode", "direction", "display",
        "visibility",
    ]
)  # fmt: skip
# What a value may call: colours of the page (var) and plain ones, and moves. No url(), however it is written.
_FUNCTIONS = frozenset(
    ["var", "rgb", "rgba", "hsl", "hsla", "translate", "rotate", "scale", "skewx", "skewy", "matrix"]
)
_CALL = re.compile(r"([^\s(),]*)\s*\(")
_ODD = re.compile(r"[\\<>{};@]|/\*|[\x00-\x08\x0e-\x1f\x7f]")
MAXIMUM_BYTES = 1_000_000


class DrawingFinding(NamedTuple):
    """What may not stand in a drawing: the line from 1, what is wrong, how to mend it."""

    line: int
    message: str
    fix: str


class UnsafeDrawing(ValueError):
    """A drawing that may not stand in a page."""


_REDRAW = "vẽ lại chỉ bằng hình và chữ, như các hình khác trong docs/hinh"


def _tree(content: bytes) -> etree._ElementTree:
    """Read a drawing without loading anything.

    Raises:
        etree.XMLSyntaxError: it is no XML.
    """
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_blank_text=False,
    )
    return etree.ElementTree(etree.fromstring(content, parser))


def judge_drawing(content: bytes) -> list[DrawingFinding]:
    """What may not stand in a drawing, in the order of the file.

    Args:
        content: the file.
    """
    if len(content) > MAXIMUM_BYTES:
        return [
            DrawingFinding(
                1, f"tệp SVG nặng {len(content) // 1000} KB", "vẽ đơn giản lại; ảnh chụp thì lưu thành JPEG hoặc WebP"
            )
        ]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [DrawingFinding(1, "tệp SVG không phải văn bản UTF-8", "lưu lại bằng mã UTF-8")]
    declared = re.match(r"\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", text)
    if declared and declared[1].lower() not in ("utf-8", "utf8"):
        return [DrawingFinding(1, f"tệp SVG khai mã “{declared[1]}”", "lưu lại bằng mã UTF-8")]
    # Before the parser sees it: entities of a document type may ask for gigabytes.
    if kind := re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        return [DrawingFinding(text.count("\n", 0, kind.start()) + 1, "tệp SVG có phần <!DOCTYPE …>", "xóa phần ấy")]
    try:
        tree = _tree(text.encode("utf-8"))
    except etree.XMLSyntaxError as error:
        return [
            DrawingFinding(
                error.lineno or 1,
                f"tệp SVG viết sai XML ({error.msg})",
                "mở bằng chương trình vẽ rồi lưu lại, hoặc chép lại từ một hình có sẵn",
            )
        ]
    return [*_document(tree), *_elements(tree)]


def _document(tree: etree._ElementTree) -> Iterator[DrawingFinding]:
    """What stands around the drawing itself."""
    root = tree.getroot()
    if root.tag != f"{_NAMESPACE}svg":
        yield DrawingFinding(root.sourceline or 1, "tệp không phải một hình SVG", _REDRAW)
    for around in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if isinstance(around, etree._ProcessingInstruction):
            yield DrawingFinding(around.sourceline or 1, f"tệp SVG có lệnh <?{around.target} …?>", "xóa dòng ấy")


def _elements(tree: etree._ElementTree) -> Iterator[DrawingFinding]:
    """What stands in the drawing."""
    root = tree.getroot()
    for element in root.iter():
        line = element.sourceline or 1
        if isinstance(element, etree._Comment):
            continue
        if not isinstance(element.tag, str):
            yield DrawingFinding(line, "tệp SVG có lệnh hoặc thực thể (&…;)", "xóa phần ấy, viết thẳng chữ cần hiện")
            continue
        name = element.tag.removeprefix(_NAMESPACE)
        if name not in ELEMENTS or (name == "svg" and element is not root):
            yield DrawingFinding(line, f"hình có phần <{name.rsplit('}', 1)[-1]}>", _instead(name))
            continue
        parent = element.getparent()
        if parent is not None and parent.tag in (f"{_NAMESPACE}title", f"{_NAMESPACE}desc"):
            # In HTML these hold HTML: whatever stands there would be read by other rules.
            yield DrawingFinding(line, f"có phần <{name}> trong lời tả của hình", "lời tả (title, desc) chỉ có chữ")
        for attribute, value in element.attrib.items():
            yield from _attribute(line, str(attribute), str(value))


def _instead(name: str) -> str:
    """What to do about an element that may not stand in a drawing."""
    if name == "style":
        return 'xóa phần ấy; màu và nét ghi thẳng vào từng hình: fill="…" stroke="…"'
    if name.startswith("{") or name in ("defs", "metadata", "sodipodi", "namedview"):
        return "xóa phần ấy; trong Inkscape thì lưu dạng Plain SVG hoặc Optimized SVG"
    return _REDRAW


def _attribute(line: int, name: str, value: str) -> Iterator[DrawingFinding]:
    """What may not stand in an attribute of a drawing."""
    shown = name.rsplit("}", 1)[-1]
    if name == "style":
        yield DrawingFinding(
            line, "hình có thuộc tính “style”", 'ghi thẳng từng thứ: fill="…" stroke="…" font-size="…"'
        )
    elif name in ("id", "class"):
        yield DrawingFinding(
            line, f"hình có thuộc tính “{name}”, dễ trùng với tên khác trong trang", "xóa thuộc tính ấy"
        )
    elif name not in ATTRIBUTES:
        yield DrawingFinding(line, f"hình có thuộc tính “{shown}”", "xóa thuộc tính ấy")
    elif _ODD.search(value) or any(call.lower() not in _FUNCTIONS for call in _CALL.findall(value)):
        yield DrawingFinding(
            line,
            f"thuộc tính “{shown}” có giá trị lạ: “{value[:30]}”",
            "ghi màu hoặc số đơn giản, như ở các hình khác trong docs/hinh",
        )


def embeddable(content: bytes, name: str) -> str:
    """The SVG element of a drawing, ready to stand in HTML under a name.

    It is written anew from what the parser read: inside <title> a browser reads HTML, so what XML takes for text must
    not go into the page as it stands in the file. The name says all that the description says (rule
    HINH-1): it would be read twice.

    Args:
        content: the file.
        name: what the picture says, for screen readers.

    Raises:
        UnsafeDrawing: the drawing may not stand in a page.
    """
    if found := judge_drawing(content):
        raise UnsafeDrawing(f"{found[0].line}: {found[0].message}")
    root = _tree(content.decode("utf-8-sig").encode("utf-8")).getroot()
    for comment in list(root.iter(etree.Comment)):
        # The text after a comment belongs to the drawing.
        before, parent = comment.getprevious(), comment.getparent()
        if before is not None:
            before.tail = (before.tail or "") + (comment.tail or "")
        elif parent is not None:
            parent.text = (parent.text or "") + (comment.tail or "")
        if parent is not None:
            parent.remove(comment)
    for element in root.iter():
        element.tag = str(element.tag).removeprefix(_NAMESPACE)
    etree.cleanup_namespaces(root)
    for described in root.findall("desc"):
        root.remove(described)
    for element in root.iter():
        # Lines of the file are for whoever mends it; the blanks of texts stay.
        if element.tag not in ("text", "tspan", "title", "desc") and not (element.text or "").strip():
            element.text = None
        if element.tag != "tspan" and not (element.tail or "").strip():
            element.tail = None
    own = dict(root.attrib)
    root.attrib.clear()
    for key, value in {"role": "img", "aria-label": name, "focusable": "false", **own}.items():
        root.set(key, value)
    return str(etree.tostring(root, encoding="unicode", with_tail=False))
