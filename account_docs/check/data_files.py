"""The files that editors change beside the pages: data/*.yml, data/addresses.txt and their parts of mkdocs.yml.

Reading never fails: whatever is wrong becomes a problem with its line, and what is sound is kept for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from account_docs.check.fact_entries import contradictions, usable
from account_docs.check.nearest import nearest
from account_docs.check.problem import Problem
from account_docs.check.schema import violations
from account_docs.content.yaml_lines import Document, load
from account_docs.content.yaml_lines import Path as Place

MKDOCS, ADDRESSES = "mkdocs.yml", "data/addresses.txt"
FACTS, TERMS, WORDS, PROJECT = "data/facts.yml", "data/terms.yml", "data/words.yml", "data/project.yml"
# Each file and its schema.
SCHEMAS = {MKDOCS: "mkdocs", FACTS: "facts", TERMS: "terms", WORDS: "words", PROJECT: "project"}
# A file of this size is a paste that went wrong.
MAXIMUM_BYTES = 2_000_000
_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*\.md")
# What the entries of data/facts.yml are called.
_ENTRIES = {"facts": "dữ kiện", "open_questions": "câu hỏi", "notices": "lời nhắn"}


@dataclass
class Data:
    """What the files hold, as far as it is sound.

    Attributes:
        facts: entries of data/facts.yml by id.
        terms: entries of data/terms.yml.
        words: data/words.yml, or nothing when any of it is broken.
        project: data/project.yml, or nothing when any of it is broken.
        addresses: page paths of data/addresses.txt.
        nav: the paths that mkdocs.yml lists, and for each the line.
        topics: names that `tags` may hold.
        redirects: old page paths to new ones.
        documents: the YAML files by path, with the lines of their values.
        unusable: files of which a rule can't use anything.
        problems: all that is wrong.
    """

    facts: dict[str, dict] = field(default_factory=dict)
    terms: list[dict] = field(default_factory=list)
    words: dict = field(default_factory=dict)
    project: dict = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    nav: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    unusable: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def line(self, name: str, path: Place) -> int:
        """The line of a value of a YAML file, or of what holds it."""
        return self.documents[name].line(path) if name in self.documents else 1

    def redirect_line(self, old: str) -> int:
        """The line of the redirect from an old page in mkdocs.yml."""
        return self.line(MKDOCS, (*_redirect_map(self.documents[MKDOCS].value)[1], old))


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
    _judge_facts(data)
    _judge_configuration(data)
    _read_addresses(root, data)
    return data


def _text(root: Path, name: str, data: Data) -> str | None:
    """The text of a file; None, and a problem, when there is none."""
    rule, path = "cau-hinh", root / name
    try:
        content = path.read_bytes()
        if len(content) > MAXIMUM_BYTES:
            data.problems.append(Problem(name, 1, rule, f"tệp nặng {len(content) // 1000} KB, quá {MAXIMUM_BYTES // 1000} KB", "khôi phục bản trước: chắc đã dán nhầm vào đây"))
        elif not content.removeprefix(b"\xef\xbb\xbf").strip():
            data.problems.append(Problem(name, 1, rule, "tệp trống", "khôi phục bản trước của tệp này"))
        else:
            return content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        data.problems.append(Problem(name, line, rule, "tệp không phải văn bản UTF-8", "lưu lại tệp bằng mã UTF-8, hoặc khôi phục bản trước"))
    except OSError:
        data.problems.append(Problem(name, 1, rule, "thiếu tệp này, hoặc không mở được", "khôi phục tệp từ bản trước"))
    data.unusable.add(name)
    return None


def _judge(data: Data, name: str, schema: str, document: Document) -> None:
    """Keep a YAML file, and note what breaks YAML or its schema."""
    data.documents[name] = document
    data.problems += [Problem(name, slip.line, "cau-hinh", slip.message, slip.fix) for slip in document.slips]
    if not document.whole:
        data.unusable.add(name)
        return
    if not document.lines:
        data.problems.append(Problem(name, 1, "cau-hinh", "tệp chỉ có ghi chú, không có dữ liệu", "khôi phục bản trước của tệp này"))
        data.unusable.add(name)
        return
    broken = violations(document.value, schema)
    slips = {slip.line for slip in document.slips}
    for wrong in broken:
        if document.line(wrong.path) in slips:
            continue  # The slip is why the value is not what it should be.
        message = f"{_subject(name, wrong.path)}{wrong.message}"
        data.problems.append(Problem(name, document.line(wrong.path), _rule(name, wrong.path), message, wrong.fix))
    if broken and name in (WORDS, PROJECT):
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
        return f"{_ENTRIES.get(path[1], 'mục')} {path[2]}: "
    return ""


def _at(value: Any, *keys: str) -> Any:
    """What stands under keys within maps, or None."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _take(data: Data) -> None:
    """Take what is sound out of the files."""
    values = {name: document.value for name, document in data.documents.items() if name not in data.unusable}
    facts = _at(values.get(FACTS), "extra", "facts")
    if isinstance(facts, dict):
        data.facts = {str(identifier): usable(fact) for identifier, fact in facts.items()}
    else:
        data.unusable.add(FACTS)
    terms = _at(values.get(TERMS), "extra", "terms")
    data.terms = [term for term in terms if isinstance(term, dict) and _is_text_list(term.get("en"))] if isinstance(terms, list) else []
    data.terms = [{key: value for key, value in term.items() if key not in ("also", "en") or _is_text_list(value)} for term in data.terms]
    if not data.terms:
        data.unusable.add(TERMS)
    data.words = values.get(WORDS, {})
    data.project = values.get(PROJECT, {})
    configuration = values.get(MKDOCS)
    data.nav = [path for path, _ in nav_entries(_at(configuration, "nav"))]
    topics = _at(configuration, "extra", "topics")
    names = [_at(topic, "name") for topic in topics] if isinstance(topics, list) else []
    data.topics = [name for name in names if isinstance(name, str)]
    data.redirects = {old: new for old, new in _redirect_map(configuration)[0].items() if isinstance(new, str)}


def _is_text_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, str) for entry in value)


def nav_entries(items: Any, place: Place = ("nav",)) -> Iterator[tuple[str, Place]]:
    """The pages of a `nav`, at any depth, each with the path to it."""
    if isinstance(items, str):
        yield items, place
    elif isinstance(items, (dict, list)):
        for key, value in items.items() if isinstance(items, dict) else enumerate(items):
            yield from nav_entries(value, (*place, key))


def _redirect_map(configuration: Any) -> tuple[dict, Place]:
    """The map of redirects in mkdocs.yml, and the path to it."""
    plugins = _at(configuration, "plugins")
    for position, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        found = _at(plugin, "redirects", "redirect_maps")
        if isinstance(found, dict):
            return found, ("plugins", position, "redirects", "redirect_maps")
    return {}, ()


def _judge_facts(data: Data) -> None:
    """Note where the fields of a fact contradict each other, in entries whose form is right."""
    if FACTS in data.unusable:
        return
    entries = _at(data.documents[FACTS].value, "extra", "facts")
    starts = [(data.line(FACTS, ("extra", "facts", identifier)), identifier) for identifier in entries]
    told = [problem.line for problem in data.problems if problem.path == FACTS]
    broken = {max((start for start in starts if start[0] <= line), default=(0, ""))[1] for line in told}
    for _, identifier in starts:
        for place, message, fix in contradictions(identifier, entries[identifier]) if identifier not in broken else ():
            line = data.line(FACTS, ("extra", "facts", identifier, *place))
            data.problems.append(Problem(FACTS, line, "du-kien", f"dữ kiện {identifier}: {message}", fix))
    notices = _at(data.documents[FACTS].value, "extra", "notices")
    # An entry that has a problem of its own may stand under another id.
    for key, notice in notices.items() if isinstance(notices, dict) and not told else ():
        named = _at(notice, "facts")
        for position, identifier in enumerate(named if isinstance(named, list) else ()):
            if isinstance(identifier, str) and identifier not in entries:
                line = data.line(FACTS, ("extra", "notices", key, "facts", position))
                message = f"lời nhắn {key}: không có dữ kiện “{identifier}”{nearest(identifier, entries)}"
                data.problems.append(Problem(FACTS, line, "du-kien", message, "ghi mã của một dữ kiện trong tệp này"))


def _judge_configuration(data: Data) -> None:
    """Note pages that stand in the navigation twice, topics that are there twice, and redirects that lead nowhere."""
    if MKDOCS in data.unusable:
        return
    configuration = data.documents[MKDOCS].value
    first: dict[str, int] = {}
    for path, place in nav_entries(_at(configuration, "nav")):
        line = data.line(MKDOCS, place)
        if path in first:
            data.problems.append(Problem(MKDOCS, line, "muc-luc", f"“{path}” đứng hai lần trong mục lục, ở dòng {first[path]} và dòng {line}", "giữ chỗ hợp nhất, xóa dòng kia"))
        first.setdefault(path, line)
    topics = _at(configuration, "extra", "topics")
    for key, name in (("id", "mã"), ("name", "tên")):
        seen: dict[str, int] = {}
        for position, topic in enumerate(topics if isinstance(topics, list) else []):
            value, line = _at(topic, key), data.line(MKDOCS, ("extra", "topics", position, key))
            if isinstance(value, str) and value in seen:
                data.problems.append(Problem(MKDOCS, line, "cau-hinh", f"hai chủ đề cùng {name} “{value}”, ở dòng {seen[value]} và dòng {line}", f"đổi {name} của một chủ đề, hoặc bỏ một"))
            seen.setdefault(str(value), line)
    _judge_redirects(data)


def _judge_redirects(data: Data) -> None:
    """Note redirects onto themselves and onto other redirects."""
    rule = "dia-chi"
    for old, new in data.redirects.items():
        target, line = new.split("#")[0], data.redirect_line(old)
        if target == old:
            data.problems.append(Problem(MKDOCS, line, rule, f"“{old}” chuyển hướng về chính nó", "ghi trang mới ở sau dấu hai chấm, hoặc xóa dòng này"))
        elif target in data.redirects:
            data.problems.append(Problem(MKDOCS, line, rule, f"“{old}” chuyển tới “{target}”, mà trang ấy lại chuyển tiếp tới “{data.redirects[target]}”", f"chuyển thẳng: {old}: {data.redirects[target]}"))


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
            fix = f"viết “{meant}”" if _ADDRESS.fullmatch(meant) else "mỗi dòng một đường dẫn tính từ docs/, chữ thường không dấu, có đuôi .md, ví dụ giao-tiep/nhan-brief.md"
            data.problems.append(Problem(ADDRESSES, number, rule, f"dòng “{line[:60]}” không phải đường dẫn của một trang", fix))
        elif line in seen:
            data.problems.append(Problem(ADDRESSES, number, rule, f"“{line}” ghi hai lần, ở dòng {seen[line]} và dòng {number}", "xóa một dòng"))
        seen.setdefault(meant, number)
    data.addresses = list(seen)
    if not seen:
        data.unusable.add(ADDRESSES)
        data.problems.append(Problem(ADDRESSES, 1, rule, "danh sách địa chỉ trống", "khôi phục bản trước của tệp này"))
