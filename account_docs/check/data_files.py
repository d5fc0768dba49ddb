"""Reading the files that editors change beside the pages.

Reading never fails: whatever is wrong becomes a problem with its line, and what is sound is kept for the rules.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from account_docs.check.data import (
    ADDRESSES,
    ASKED,
    EVERYDAY,
    FACTS,
    FIRMS,
    MKDOCS,
    PORTRAITS,
    PROJECTS,
    STATIONS,
    TERMS,
    WORDS,
    Data,
    Station,
    at,
    nav_entries,
    redirect_map,
)
from account_docs.check.data_contradictions import judge_configuration, judge_facts
from account_docs.check.fact_entries import usable
from account_docs.check.schema import violations
from account_docs.content.yaml_lines import Document, load
from account_docs.content.yaml_lines import Path as Place

# Each file and its schema.
SCHEMAS = {
    MKDOCS: "mkdocs",
    FACTS: "facts",
    TERMS: "terms",
    STATIONS: "stations",
    WORDS: "words",
    FIRMS: "firms",
    PORTRAITS: "portraits",
    ASKED: "asked",
    EVERYDAY: "everyday",
    **PROJECTS,
}
# A file of this size is a paste that went wrong.
MAXIMUM_BYTES = 2_000_000
_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*\.md")
# What the entries of data/facts.yml are called.
_ENTRIES = {"facts": "dữ kiện", "open_questions": "câu hỏi", "notices": "lời nhắn"}
_RESTORE = "khôi phục bản trước của tệp này"


def read_data(root: Path) -> Data:
    """Read and judge every file.

    Args:
        root: the folder with mkdocs.yml and data/.
    """
    data = Data()
    for name, schema in SCHEMAS.items():
        text = _text(root, name, data)
        if text is not None:
            _judge(data, name, schema, load(text, tags=name == MKDOCS, comments=name == MKDOCS))
    _take(data)
    judge_facts(data)
    judge_configuration(data)
    _read_addresses(root, data)
    return data


def _text(root: Path, name: str, data: Data) -> str | None:
    """The text of a file; None, and a problem, when there is none."""
    rule, content = "cau-hinh", b""
    try:
        content = (root / name).read_bytes()
        if len(content) > MAXIMUM_BYTES:
            data.note(name, 1, rule, f"tệp nặng {len(content) // 1000} KB", f"{_RESTORE}: chắc đã dán nhầm vào đây")
        elif not content.removeprefix(b"\xef\xbb\xbf").strip():
            data.note(name, 1, rule, "tệp trống", _RESTORE)
        else:
            return content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        data.note(name, line, rule, "tệp không phải văn bản UTF-8", f"lưu lại tệp bằng mã UTF-8, hoặc {_RESTORE}")
    except OSError:
        data.note(name, 1, rule, "thiếu tệp này, hoặc không mở được", _RESTORE)
    data.unusable.add(name)
    return None


def _judge(data: Data, name: str, schema: str, document: Document) -> None:
    """Keep a YAML file, and note what breaks YAML or its schema."""
    data.documents[name] = document
    for slip in document.slips:
        data.note(name, slip.line, "cau-hinh", slip.message, slip.fix)
    if document.whole and not document.lines:
        data.note(name, 1, "cau-hinh", "tệp chỉ có ghi chú, không có dữ liệu", _RESTORE)
    if not document.whole or not document.lines:
        data.unusable.add(name)
        return
    broken = violations(document.value, schema)
    slips = {slip.line for slip in document.slips}
    for wrong in broken:
        line = document.line(wrong.path)
        if line not in slips:  # Else the slip is why the value is not what it should be.
            data.note(name, line, _rule(name, wrong.path), f"{_subject(name, wrong.path)}{wrong.message}", wrong.fix)
    if broken and name in (STATIONS, WORDS, FIRMS, PORTRAITS, ASKED, *PROJECTS):
        data.unusable.add(name)


def _rule(name: str, path: Place) -> str:
    """The rule under which a problem of a file is explained."""
    if name == FACTS:
        return "du-kien"
    if name == MKDOCS and path[:1] == ("nav",):
        return "muc-luc"
    if name == MKDOCS and path[:1] == ("plugins",):
        return "dia-chi"
    return "cau-hinh"


def _subject(name: str, path: Place) -> str:
    """Of which entry a message speaks, where the line alone does not say it."""
    if name == FACTS and len(path) > 2:
        return f"{_ENTRIES.get(str(path[1]), 'mục')} {path[2]}: "
    return ""


def _take(data: Data) -> None:
    """Take what is sound out of the files."""
    values = {name: document.value for name, document in data.documents.items() if name not in data.unusable}
    facts, terms = at(values.get(FACTS), "extra", "facts"), at(values.get(TERMS), "extra", "terms")
    if isinstance(facts, dict):
        data.facts = {identifier: usable(fact) for identifier, fact in facts.items()}
    else:
        data.unusable.add(FACTS)
    data.terms = [_usable_term(term) for term in terms if _names_something(term)] if isinstance(terms, list) else []
    if not data.terms:
        data.unusable.add(TERMS)
    data.words = values.get(WORDS, {})
    for number, route in enumerate(at(values.get(STATIONS), "extra", "routes") or []):
        for place, station in enumerate(route["stations"]):
            line = data.line(STATIONS, ("extra", "routes", number, "stations", place))
            data.stations[f"{route['id']}/{station['id']}"] = Station(station["page"], line)
    data.asked = at(values.get(ASKED), "asked") or {}
    data.firms = list(values.get(FIRMS, {}).values())
    data.projects = {name: values.get(name, {}) for name in PROJECTS}
    configuration = values.get(MKDOCS)
    if not isinstance(configuration, dict):
        data.unusable.add(MKDOCS)
    data.nav = [path for path, _ in nav_entries(at(configuration, "nav"))]
    topics = at(configuration, "extra", "topics")
    names = [at(topic, "name") for topic in topics] if isinstance(topics, list) else []
    data.topics = [name for name in names if isinstance(name, str)]
    data.redirects = {old: new for old, new in redirect_map(configuration)[0].items() if isinstance(new, str)}


def _is_text_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, str) for entry in value)


def _names_something(term: Any) -> bool:
    return isinstance(term, dict) and _is_text_list(term.get("en"))


def _usable_term(term: dict[str, Any]) -> dict[str, Any]:
    """The fields of a term whose form is right."""
    texts = {key: term[key] for key in ("vi", "meaning") if isinstance(term.get(key), str)}
    lists = {key: term[key] for key in ("en", "also") if _is_text_list(term.get(key))}
    return {**texts, **lists, **({"search": False} if term.get("search") is False else {})}


def _read_addresses(root: Path, data: Data) -> None:
    """Read data/addresses.txt: one path below docs/ a line; empty lines and comments count for nothing."""
    rule = "dia-chi"
    text = _text(root, ADDRESSES, data)
    if text is None:
        return
    seen: dict[str, int] = {}
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        meant = line.lstrip("-* ").strip("/\"' ").removeprefix("docs/").split(" #")[0].strip()
        if line.startswith("docs/") or not _ADDRESS.fullmatch(line):
            form = "đường dẫn tính từ docs/, chữ thường không dấu, có đuôi .md, ví dụ giao-tiep/nhan-brief.md"
            fix = f"viết “{meant}”" if _ADDRESS.fullmatch(meant) else f"mỗi dòng một {form}"
            data.note(ADDRESSES, number, rule, f"dòng “{line[:60]}” không phải đường dẫn của một trang", fix)
        elif line in seen:
            message = f"“{line}” ghi hai lần, ở dòng {seen[line]} và dòng {number}"
            data.note(ADDRESSES, number, rule, message, "xóa một dòng")
        seen.setdefault(meant, number)
    data.addresses = list(seen)
    if not seen:
        data.unusable.add(ADDRESSES)
        data.note(ADDRESSES, 1, rule, "danh sách địa chỉ trống", _RESTORE)
