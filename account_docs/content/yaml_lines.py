"""YAML with the line of every value, and without what turns a slip of the keyboard into other data.

What editors write in YAML is plain: text, numbers, days, lists, maps. So whatever would change or drop words in
silence is a slip with its line: a key that stands twice, an anchor or alias (& and *), a tag (!), a comment that
swallows the end of a sentence, a tab, a second document. Read event by event, without recursion: a file that nests
without end costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from account_docs.content.yaml_errors import QUOTE, explained

Path = tuple[str | int, ...]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_resolver = Resolver()
_constructor = SafeConstructor()
_STRING = "tag:yaml.org,2002:str"
_DAY = "tag:yaml.org,2002:timestamp"
# YAML allows no control characters, and reads three signs that no editor shows as the end of a line.
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_SWALLOWED = re.compile(r" #(?=\S| \S)(.*)")
DEEPEST = 20


@dataclass(frozen=True, order=True)
class Slip:
    """One thing in a YAML text that can't be meant: line from 1, what is wrong and how to mend it, in Vietnamese."""

    line: int
    message: str
    fix: str


@dataclass
class Document:
    """What a YAML text holds.

    Attributes:
        value: maps, lists, text, numbers, days, truth values, None.
        lines: where each value stands, from 1, by the keys and positions that lead to it.
        slips: what can't be meant, in the order of the lines.
        whole: whether all of it could be read; else `value` is None.
    """

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)
    whole: bool = True

    def line(self, path: Path) -> int:
        """The line of a value; of what holds it, when the value is not there; 1 for an empty text."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass
class _Level:
    """A list or map that is being read: its path, its content, and for a map the key that waits for its value."""

    path: Path
    content: Any
    key: str | None = None
    key_lines: dict[str, int] = field(default_factory=dict)

    def waits_for_a_key(self) -> bool:
        """Whether the next thing is a key."""
        return isinstance(self.content, dict) and self.key is None


def load_plain(text: str) -> Any:
    """The data of a YAML text that is known to be sound, such as one that `load` read without a slip.

    Raises:
        yaml.YAMLError: it is not.
    """
    return yaml.load(text, Loader=_Loader)


def load(text: str, first_line: int = 1, tags: bool = False, comments: bool = True) -> Document:
    r"""Read a YAML text.

    Args:
        text: the text, lines ended by "\n".
        first_line: number of its first line in the file.
        tags: whether values with a tag (`!ENV`) are allowed; they are read as None.
        comments: whether text may be followed by a comment after one space; else that is most likely a swallowed “#”.
    """
    document = Document()
    text = text.removeprefix("\ufeff")
    if match := _NO_LETTER.search(text):
        line = first_line + text.count("\n", 0, match.start())
        slip = Slip(
            line,
            f"có ký tự không nhìn thấy U+{ord(match[0]):04X}",
            "xóa ký tự ấy, hoặc xóa cả dòng rồi gõ lại bằng tay",
        )
        return Document(slips=[slip], whole=False)
    lines = text.split("\n")
    for number, written in enumerate(lines, start=first_line):
        if "\t" in written:
            document.slips.append(Slip(number, "có phím Tab", "thay bằng dấu cách, thẳng hàng với các dòng cùng bậc"))
            # Only its writer knows how deep it was meant to stand.
            document.whole = document.whole and not written[: len(written) - len(written.lstrip())].count("\t")
    text, lines = text.replace("\t", "  "), [line.replace("\t", "  ") for line in lines]
    try:
        _Reader(document, lines, first_line, tags, comments).read(text)
    except yaml.YAMLError as error:
        line, message, fix = explained(error, lines)
        slip = Slip(line + first_line, message, fix)
        # What was noted on the same line (a tab, a sign that must be quoted) is why it can't be read.
        if not any(known.line == slip.line for known in document.slips):
            document.slips.append(slip)
        document.whole = False
    if not document.whole:
        document.value = None
    document.slips.sort()
    return document


class _Reader:
    """Builds a document out of the events of the parser."""

    def __init__(self, document: Document, lines: list[str], first_line: int, tags: bool, comments: bool) -> None:
        self.document, self.lines, self.first_line = document, lines, first_line
        self.tags, self.comments = tags, comments
        self.levels: list[_Level] = []
        self.documents = 0

    def slip(self, line: int, message: str, fix: str) -> None:
        """Note a slip."""
        self.document.slips.append(Slip(line, message, fix))

    def read(self, text: str) -> None:
        """Read all events.

        Raises:
            yaml.YAMLError: the text is no YAML.
        """
        for event in yaml.parse(text, Loader=_Loader):
            # Events that are read from a text have both marks.
            assert event.start_mark is not None
            assert event.end_mark is not None
            line = event.start_mark.line + self.first_line
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self.slip(line, "có dòng --- chia tệp làm hai; máy chỉ đọc phần đầu", "xóa dòng ---")
                    self.document.whole = False
                    return
            elif isinstance(event, yaml.AliasEvent):
                self.slip(line, f"“*{event.anchor}”: dấu * ở đầu giá trị có nghĩa riêng", QUOTE)
                self.put(f"*{event.anchor}", line)
            elif isinstance(event, yaml.ScalarEvent):
                self.scalar(event, line)
            elif isinstance(event, yaml.CollectionStartEvent):
                self.open(event, line)
                if len(self.levels) > DEEPEST:
                    self.slip(line, f"lồng vào nhau quá {DEEPEST} bậc", "xóa bớt dấu ngoặc, dấu gạch hoặc thụt lề thừa")
                    self.document.whole = False
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                self.levels.pop()

    def marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> bool:
        """Note an anchor or a tag; whether the value has a tag."""
        if event.anchor:
            self.slip(line, f"“&{event.anchor}”: dấu & ở đầu giá trị có nghĩa riêng, chữ dính với nó sẽ mất", QUOTE)
        tagged = event.tag is not None and not (event.tag == "!" and getattr(event, "style", None))
        if event.tag is not None and tagged and not self.tags:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.slip(line, f"“{tag}”: dấu ! ở đầu giá trị có nghĩa riêng, chữ dính với nó sẽ mất", QUOTE)
        return tagged

    def scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        """A key, or a value that holds no others."""
        if self.levels and self.levels[-1].waits_for_a_key():
            self.marks(event, line)
            self.take_key(event.value, line)
            return
        value: Any = event.value
        plain = event.style in (None, "") and event.implicit[0]
        if self.marks(event, line):
            value = None
        elif plain:
            value = self.plain(event.value, line)
            if isinstance(value, str):
                self.watch(event, line)
        self.put(value, line)

    def plain(self, written: str, line: int) -> Any:
        """What a value without quotation marks means."""
        tag = _resolver.resolve(yaml.ScalarNode, written, (True, False))  # type: ignore[no-untyped-call]  # untyped stub
        construct: Callable[..., Any] | None = SafeConstructor.yaml_constructors.get(tag) if tag != _STRING else None
        if construct is None:
            return written
        try:
            return construct(_constructor, yaml.ScalarNode(tag, written))
        except (ValueError, yaml.YAMLError):
            if tag == _DAY:
                self.slip(
                    line,
                    f"không có ngày “{written}”",
                    "viết năm, tháng, ngày, như 2026-11-23; tháng từ 01 tới 12, ngày có trong tháng ấy",
                )
            return written

    def watch(self, event: yaml.ScalarEvent, line: int) -> None:
        """Note a comment that cuts text off, and a list item that ran into the text above it."""
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if not self.comments and (match := _SWALLOWED.match(rest)):
            self.slip(
                end.line + self.first_line,
                f"chữ từ dấu # trở đi sẽ mất: “#{match[1][:40]}”",
                f"{QUOTE}; đúng là ghi chú thì chuyển lên một dòng riêng",
            )
        for number in range(start.line + 1, min(end.line + 1, len(self.lines)) if end.column else end.line):
            if self.lines[number].lstrip().startswith("- "):
                self.slip(
                    number + self.first_line,
                    "mục danh sách dính vào giá trị ở dòng trên",
                    "xóa chữ đứng sau dấu hai chấm ở dòng trên, hoặc bỏ dấu gạch của dòng này",
                )

    def take_key(self, key: str, line: int) -> None:
        """Remember a key until its value comes; note one that stands twice."""
        level = self.levels[-1]
        if key in level.key_lines:
            first = level.key_lines[key]
            where = f"ở dòng {first} và dòng {line}" if first != line else f"trong dòng {line}"
            self.slip(
                line,
                f"“{key}” ghi hai lần, {where}; máy chỉ lấy lần sau",
                "đọc cả hai, giữ dòng đúng với nội dung trang rồi xóa dòng kia",
            )
        level.key_lines[key] = line
        level.key = key
        self.document.lines[(*level.path, key)] = line

    def open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        """A list or map begins."""
        tagged = self.marks(event, line)
        if self.levels and self.levels[-1].waits_for_a_key():
            self.slip(
                line,
                "một danh sách đứng ở chỗ của tên khóa",
                "viết “khóa: giá trị”; giá trị mở đầu bằng dấu ngoặc thì để trong ngoặc kép",
            )
            self.take_key(f"?{line}", line)
        content: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self.put(None if tagged else content, line)
        self.levels.append(_Level(path, content))

    def put(self, value: Any, line: int) -> Path:
        """Put a value where it belongs; return the path to it."""
        if not self.levels:
            self.document.value = value
            self.document.lines[()] = line
            return ()
        level = self.levels[-1]
        if isinstance(level.content, list):
            path: Path = (*level.path, len(level.content))
            level.content.append(value)
        elif level.key is None:
            # An alias in the place of a key.
            self.take_key(str(value), line)
            return (*level.path, str(value))
        else:
            path = (*level.path, level.key)
            level.content[level.key] = value
            level.key = None
        self.document.lines.setdefault(path, line)
        return path
