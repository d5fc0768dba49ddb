"""Style and types of all that is not a page: code, scripts, style sheets, templates and papers.

`python3 run.py lint` asks one tool for each kind of file, `--fix` lets each write what it can mend by itself. What they
ask stands in pyproject.toml and biome.jsonc; pages have a check of their own (`python3 run.py check`).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from account_docs.content import build_cache

ROOT = Path(__file__).parents[2]
# Where the versions of the tools that run on Node are pinned.
NODE_LISTS = ("package.json", "package-lock.json")


class NoNodeError(RuntimeError):
    """A tool that runs on Node can't be had."""


@dataclass(frozen=True)
class Tool:
    """A program that looks at one kind of file.

    Attributes:
        name: what it is called.
        about: what it looks at, for people.
        command: the program and its arguments; it reports, and ends with another code than 0 when it found something.
        mend: the same for writing what it can mend by itself; empty when it mends nothing.
        on_node: whether it runs on Node instead of in the environment of Python.
    """

    name: str
    about: str
    command: tuple[str, ...]
    mend: tuple[str, ...] = ()
    on_node: bool = False


# Mending first, then the format: what was mended is not yet in form.
TOOLS = (
    Tool(
        "ruff",
        "Python: likely mistakes, docstrings, order of imports",
        ("ruff", "check", "--quiet", "--output-format=concise"),
        ("ruff", "check", "--quiet", "--output-format=concise", "--fix"),
    ),
    Tool("ruff format", "Python: format", ("ruff", "format", "--quiet", "--check"), ("ruff", "format", "--quiet")),
    Tool("mypy", "Python: types", ("mypy", "--no-error-summary")),
    Tool(
        "biome",
        "scripts and style sheets",
        ("biome", "check", "--error-on-warnings", "--colors=off"),
        ("biome", "check", "--error-on-warnings", "--colors=off", "--write"),
        on_node=True,
    ),
    # Its formatter is not asked: it takes away blanks that readers see.
    Tool("djlint", "templates", ("djlint", "overrides", "--lint", "--quiet")),
    Tool(
        "rumdl",
        "Markdown beside the pages",
        ("rumdl", "check", "--no-cache", "--quiet", "."),
        ("rumdl", "check", "--no-cache", "--quiet", "--fix", "."),
    ),
)


def node_tools(lists: Path) -> Path:
    """Install what the lists for Node pin, unless just that is there already.

    Args:
        lists: the folder that holds them.

    Returns:
        The folder of the packages.

    Raises:
        NoNodeError: there is no Node with npm here.
        subprocess.CalledProcessError: npm could not install them.
    """
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        raise NoNodeError("Node with npm is not installed")
    contents = [(lists / name).read_bytes() for name in NODE_LISTS]
    folder = build_cache.FOLDER / "npm"
    stamp = folder / "lists.sha256"
    digest = hashlib.sha256(b"\n".join(contents)).hexdigest()
    if not stamp.is_file() or stamp.read_text("utf-8") != digest:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in zip(NODE_LISTS, contents, strict=True):
            (folder / name).write_bytes(content)
        # No package may run a program of its own while it is installed.
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=folder, stdout=sys.stderr, check=True)
        stamp.write_text(digest, "utf-8")
    return folder / "node_modules"


def program(tool: Tool) -> list[str]:
    """How the program of a tool is started.

    Raises:
        NoNodeError: it needs Node, and there is none.
        FileNotFoundError: it is not in the environment.
    """
    name = tool.command[0]
    if tool.on_node:
        packages = node_tools(ROOT / "tests")
        return [shutil.which("node") or "node", str(packages / "@biomejs" / name / "bin" / name)]
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if not found:
        raise FileNotFoundError(f"{name} is not in the environment: start this with python3 run.py lint")
    return [found]


def ask(tool: Tool, root: Path, *, fix: bool = False) -> subprocess.CompletedProcess[str]:
    """Let a tool look at a folder.

    Args:
        tool: which one.
        root: the folder, with the settings that the tool reads.
        fix: whether it writes what it can mend, where it can.

    Returns:
        Its exit code and all that it said.

    Raises:
        NoNodeError: it needs Node, and there is none.
    """
    arguments = tool.mend if fix and tool.mend else tool.command
    return subprocess.run(
        [*program(tool), *arguments[1:]],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def lint(root: Path, *, fix: bool = False, tools: Sequence[Tool] = TOOLS) -> int:
    """Ask every tool and print what they found.

    Args:
        root: the project.
        fix: whether they write what they can mend.
        tools: which ones.

    Returns:
        0 when nothing is left to mend, else 1.
    """
    failed = []
    for tool in tools:
        try:
            done = ask(tool, root, fix=fix)
        except NoNodeError as error:
            # Where changes are judged nothing is passed over.
            if os.environ.get("CI", "").lower() in ("true", "1"):
                failed.append(tool.name)
            print(f"{tool.name} ({tool.about}) was not asked: {error}.", file=sys.stderr)
            continue
        if done.returncode:
            failed.append(tool.name)
            print(f"{tool.name} ({tool.about}):\n{done.stdout.strip()}\n", flush=True)
    if failed:
        print(f"To be mended: {', '.join(failed)}. python3 run.py lint --fix mends what can be.", file=sys.stderr)
    return 1 if failed else 0


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and carry it out."""
    parser = argparse.ArgumentParser(prog="run.py lint", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--fix", action="store_true", help="write what the tools can mend by themselves")
    return lint(ROOT, fix=parser.parse_args(arguments).fix)


if __name__ == "__main__":
    sys.exit(main())
