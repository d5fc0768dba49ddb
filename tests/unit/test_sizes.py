"""Files and functions stay small enough to be read at once; an exemption from a rule of style says why."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 59
FOLDERS = ("account_docs", "overrides", "tests")
KINDS = (".py", ".js", ".css", ".html")
CODE = [ROOT / "run.py", *sorted((ROOT / "account_docs").rglob("*.py"))]
FILES = [
    ROOT / "run.py",
    *sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in KINDS),
]
# How each tool is told to pass something over: with the rule, and after it a reason.
EXEMPTIONS = {
    r"#\s*type:\s*ignore": r"# type: ignore\[[a-z, -]+\]  # \S.{5,}",
    r"#\s*noqa": r"# noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*  \(.{5,}\)",
    r"biome-ignore": r"biome-ignore(?:-start|-end)? lint/\w+/\w+: \S.{5,}",
    r"djlint:\s*off": r"djlint:off [A-Z]\d+ \S.{5,}",
}
# Of these files the names of exemptions are the subject.
ABOUT_EXEMPTIONS = {Path(__file__)}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_long() -> None:
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert len(lengths) > 300
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_no_function_is_long() -> None:
    found = {}
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                # A decorator belongs to it.
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                found[f"{named(path)}:{first} {node.name}"] = (node.end_lineno or first) - first + 1
    assert len(found) > 500
    assert {name: length for name, length in found.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


@pytest.mark.parametrize(("begun", "whole"), EXEMPTIONS.items())
def test_an_exemption_has_a_rule_and_a_reason(begun: str, whole: str) -> None:
    bare = [
        f"{named(path)}:{number}"
        for path in FILES
        if path not in ABOUT_EXEMPTIONS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(begun, line) and not re.search(whole, line)
    ]
    assert bare == []
