"""What no schema can say of the data files: entries that contradict themselves or each other."""

from __future__ import annotations

from typing import Any

from account_docs.check.data import FACTS, MKDOCS, Data, nav_entries
from account_docs.check.fact_entries import contradictions
from account_docs.check.nearest import nearest


def judge_facts(data: Data) -> None:
    """Note where the fields of a fact contradict each other, and notices of facts that are not there.

    An entry whose form is wrong already has its problem and is passed over.
    """
    if FACTS in data.unusable:
        return
    entries = data.value(FACTS, "extra", "facts")
    starts = [(data.line(FACTS, ("extra", "facts", identifier)), identifier) for identifier in entries]
    told = [problem.line for problem in data.problems if problem.path == FACTS]
    broken = {max((start for start in starts if start[0] <= line), default=(0, ""))[1] for line in told}
    for _, identifier in starts:
        for place, message, fix in contradictions(identifier, entries[identifier]) if identifier not in broken else ():
            line = data.line(FACTS, ("extra", "facts", identifier, *place))
            data.note(FACTS, line, "du-kien", f"dữ kiện {identifier}: {message}", fix)
    if not told:  # An entry that has a problem of its own may stand under another id.
        _judge_notices(data, entries)


def _judge_notices(data: Data, entries: dict[str, Any]) -> None:
    """Note notices of facts that are not there."""
    for key, notice in (data.value(FACTS, "extra", "notices") or {}).items():
        for position, identifier in enumerate(notice["facts"]):
            if identifier not in entries:
                line = data.line(FACTS, ("extra", "notices", key, "facts", position))
                message = f"lời nhắn {key}: không có dữ kiện “{identifier}”{nearest(identifier, entries)}"
                data.note(FACTS, line, "du-kien", message, "ghi mã của một dữ kiện trong tệp này")


def judge_configuration(data: Data) -> None:
    """Note pages that stand in the navigation twice, topics that are there twice, and redirects that lead nowhere."""
    if MKDOCS not in data.unusable:
        _judge_nav(data)
        _judge_topics(data)
        _judge_redirects(data)


def _judge_nav(data: Data) -> None:
    """Note pages that stand in the navigation twice."""
    first: dict[str, int] = {}
    for path, place in nav_entries(data.value(MKDOCS, "nav")):
        line = data.line(MKDOCS, place)
        if path in first:
            message = f"“{path}” đứng hai lần trong mục lục, ở dòng {first[path]} và dòng {line}"
            data.note(MKDOCS, line, "muc-luc", message, "giữ chỗ hợp nhất, xóa dòng kia")
        first.setdefault(path, line)


def _judge_topics(data: Data) -> None:
    """Note topics that share an id or a name."""
    topics = data.value(MKDOCS, "extra", "topics")
    for key, name in (("id", "mã"), ("name", "tên")):
        seen: dict[str, int] = {}
        for position, topic in enumerate(topics if isinstance(topics, list) else []):
            value = topic.get(key) if isinstance(topic, dict) else None
            line = data.line(MKDOCS, ("extra", "topics", position, key))
            if isinstance(value, str) and value in seen:
                message = f"hai chủ đề cùng {name} “{value}”, ở dòng {seen[value]} và dòng {line}"
                data.note(MKDOCS, line, "cau-hinh", message, f"đổi {name} của một chủ đề, hoặc bỏ một")
            seen.setdefault(str(value), line)


def _judge_redirects(data: Data) -> None:
    """Note redirects onto themselves and onto other redirects."""
    for old, new in data.redirects.items():
        target, line = new.split("#")[0], data.redirect_line(old)
        if target == old:
            fix = "ghi trang mới ở sau dấu hai chấm, hoặc xóa dòng này"
            data.note(MKDOCS, line, "dia-chi", f"“{old}” chuyển hướng về chính nó", fix)
        elif target in data.redirects:
            last = data.redirects[target]
            message = f"“{old}” chuyển tới “{target}”, mà trang ấy lại chuyển tiếp tới “{last}”"
            data.note(MKDOCS, line, "dia-chi", message, f"chuyển thẳng: {old}: {last}")
