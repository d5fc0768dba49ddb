"""`python3 run.py lint`: one mistake of each kind is named, what can be mended is, and nothing is passed over in CI."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from account_docs.commands import lint
from tests.conftest import ROOT

SETTINGS = ("pyproject.toml", "biome.jsonc")
SCRIPT, SHEET = "overrides/assets/javascripts/a.js", "overrides/assets/stylesheets/a.css"
# The file, a mistake in it, and what the tool calls the mistake.
MISTAKES = {
    "ruff": ("account_docs/a.py", '"""A module."""\n\nimport os\n', "F401"),
    "ruff format": ("account_docs/a.py", '"""A module."""\n\nnumbers = {  1:2 }\n', "a.py"),
    "mypy": ("account_docs/a.py", '"""A module."""\n\nnumber: int = "one"\n', "[assignment]"),
    "biome": (SCRIPT, "const same = (left, right) => left == right;\n\nsame(1, 2);\n", "noDoubleEquals"),
    "djlint": ("overrides/a.html", '<img src="a.png" width="1" height="1">\n', "H013"),
    "rumdl": ("README.md", "# A title\n\n### Two levels below\n", "MD001"),
}
# What --fix writes.
MENDED = {
    "ruff": ("account_docs/a.py", '"""A module."""\n\nimport os\n', '"""A module."""\n\n'),
    "ruff format": (
        "account_docs/a.py",
        '"""A module."""\n\nnumbers = {  1:2 }\n',
        '"""A module."""\n\nnumbers = {1: 2}\n',
    ),
    "biome": (SHEET, ".a { color: red }\n", ".a {\n  color: red;\n}\n"),
    "rumdl": ("README.md", "# A title\nA line\n", "# A title\n\nA line\n"),
}
TOOLS = {tool.name: tool for tool in lint.TOOLS}
node = pytest.mark.skipif(not shutil.which("npm"), reason="Biome runs on Node")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which nothing is wrong: our settings, and hardly a file."""
    for name in SETTINGS:
        shutil.copy(ROOT / name, tmp_path)
    for name in ("account_docs", Path(SCRIPT).parent, Path(SHEET).parent):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "run.py").write_text('"""The command."""\n', "utf-8")
    (tmp_path / "account_docs" / "__init__.py").write_text('"""A package."""\n', "utf-8")
    (tmp_path / SCRIPT).write_text('"use strict";\n', "utf-8")
    (tmp_path / "overrides" / "b.html").write_text("<p>a</p>\n", "utf-8")
    (tmp_path / "README.md").write_text("# A title\n", "utf-8")
    return tmp_path


def marked(names: dict[str, tuple[str, str, str]]) -> list[object]:
    """The names of tools as parameters; those that need Node say so."""
    return [pytest.param(name, marks=node if TOOLS[name].on_node else ()) for name in names]


@pytest.mark.parametrize("name", marked(MISTAKES))
def test_a_mistake_is_named(name: str, project: Path) -> None:
    tool = TOOLS[name]
    before = lint.ask(tool, project)
    assert before.returncode == 0, before.stdout
    path, text, said = MISTAKES[name]
    (project / path).write_text(text, "utf-8")
    done = lint.ask(tool, project)
    assert done.returncode != 0
    assert said in done.stdout
    assert Path(path).name in done.stdout


@pytest.mark.parametrize("name", marked(MENDED))
def test_what_can_be_mended_is(name: str, project: Path) -> None:
    path, before, after = MENDED[name]
    (project / path).write_text(before, "utf-8")
    assert lint.ask(TOOLS[name], project).returncode != 0
    assert lint.ask(TOOLS[name], project, fix=True).returncode == 0
    assert (project / path).read_text("utf-8").rstrip() == after.rstrip()


def test_every_tool_is_tried() -> None:
    assert set(MISTAKES) == set(TOOLS)
    assert set(MENDED) == {name for name, tool in TOOLS.items() if tool.mend}


@pytest.mark.parametrize(("variable", "code"), [("", 0), ("true", 1)])
def test_without_node_a_tool_is_passed_over_aloud_and_never_in_ci(
    variable: str, code: int, project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", variable)
    monkeypatch.setattr(lint.shutil, "which", lambda *_, **__: None)
    assert lint.lint(project, tools=[TOOLS["biome"]]) == code
    assert "biome (scripts and style sheets) was not asked: Node with npm is not installed" in capfd.readouterr().err


def test_one_tool_that_finds_something_is_enough(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "README.md").write_text(MISTAKES["rumdl"][1], "utf-8")
    assert lint.lint(project, tools=[TOOLS["rumdl"], TOOLS["djlint"]]) == 1
    said = capfd.readouterr()
    assert "README.md:3" in said.out
    assert "To be mended: rumdl." in said.err


def test_packages_of_node_are_held_to_hashes() -> None:
    packages = json.loads((ROOT / "tests" / "package-lock.json").read_text("utf-8"))["packages"]
    assert len(packages) > 1
    assert all("integrity" in package for name, package in packages.items() if name)
