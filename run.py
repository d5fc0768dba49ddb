#!/usr/bin/env python3
"""One command for everything: `python3 run.py serve`, `python3 run.py test`; `--help` lists the others.

Needs only Python 3.11 or newer and, for dates, git. Sets up what a command needs in `.venv`
(pinned with hashes), then runs it there. What it tells about its progress goes to the standard error, so that
the standard output holds only what a command finds. Standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

SITE = "requirements.txt"
HANDBOOK = "requirements-handbook.txt"
TESTS = "tests/requirements.txt"
LINT = "tests/requirements-lint.txt"
TOOLS = "tests/requirements-tools.txt"
# Each pair: what is edited by hand, and what `lock` writes from it.
LOCKS = (
    ("requirements.in", SITE),
    # After the site's list, whose versions it keeps: both go into one environment.
    ("requirements-handbook.in", HANDBOOK),
    ("tests/requirements.in", TESTS),
    # After the tests' list, whose versions it keeps: both go into one environment.
    ("tests/requirements-lint.in", LINT),
    ("tests/requirements-zensical.in", "tests/requirements-zensical.txt"),
    ("tests/requirements-tools.in", TOOLS),
)
# The oldest Python that the locked list must install on: Debian 12 ships 3.11.2.
OLDEST_PYTHON = "3.11"
DIST = "dist"
ARCHIVE = f"{DIST}/account-offline.zip"
_STDERR = 2


def run(*command: str | Path, env: dict[str, str] | None = None, stdout: int | None = None) -> int:
    """Run a command in the project's folder and return its exit code.

    Args:
        command: the program and its arguments.
        env: variables to set on top of the present ones.
        stdout: where its output goes (a file descriptor); where ours goes if not given.
    """
    return subprocess.call([str(part) for part in command], cwd=ROOT, env={**os.environ, **(env or {})}, stdout=stdout)


def must(*command: str | Path) -> None:
    """Run a command that only prepares something and stop with its exit code when it fails; its output is progress."""
    code = run(*command, stdout=_STDERR)
    if code:
        sys.exit(code)


def pinned(tool: str) -> tuple[str, set[str]]:
    """Version of a tool and SHA-256 sums of its files, as the list of tools has them."""
    text = (ROOT / TOOLS).read_text("utf-8")
    entry = re.search(rf"^{tool}==(\S+)((?: \\\n +--hash=sha256:[0-9a-f]{{64}})+)$", text, re.MULTILINE)
    if not entry:
        sys.exit(f"{TOOLS} has no {tool} with hashes: write it anew with python3 run.py lock")
    return entry[1], set(re.findall(r"sha256:([0-9a-f]{64})", entry[2]))


def pip_wheel(folder: Path) -> Path:
    """Fetch pip's own wheel, which runs unpacked, into a folder.

    Some systems (Debian without python3-venv) have no ensurepip: then pip itself comes from the package index.

    Args:
        folder: an existing, empty folder.

    Raises:
        SystemExit: the wheel can't be fetched, or is not the one that is pinned.
    """
    version, sums = pinned("pip")
    name = f"pip-{version}-py3-none-any.whl"
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")
    try:
        with urllib.request.urlopen(f"{index}/pip/", timeout=60) as page:
            listing = page.read().decode("utf-8")
        link = next(part for part in listing.split('"') if name in part and part.startswith(("http", "/", ".")))
        address = urljoin(f"{index}/pip/", link)
        with urllib.request.urlopen(address, timeout=60) as wheel:
            content = wheel.read()
    except (OSError, StopIteration) as error:
        sys.exit(
            f"This Python has no ensurepip and pip could not be fetched ({error}). On Debian or Ubuntu: apt install"
            " python3-venv"
        )
    if hashlib.sha256(content).hexdigest() not in sums:
        sys.exit(f"{address} is not the pinned {name}: nothing was installed.")
    path = folder / name
    path.write_bytes(content)
    return path


def create_venv() -> None:
    """Make an empty virtual environment with pip in it."""
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        import ensurepip  # noqa: F401  (only asked for: Debian leaves it out)

        must(sys.executable, "-m", "venv", VENV)
    except ImportError:
        must(sys.executable, "-m", "venv", "--without-pip", VENV)
        with tempfile.TemporaryDirectory() as folder:
            wheel = pip_wheel(Path(folder))
            must(PYTHON, wheel / "pip", "install", "--quiet", "--no-index", "--no-deps", wheel)


def prepare(*lists: str) -> None:
    """Install the pinned lists into `.venv`, unless just these are there already.

    Args:
        lists: paths of requirements files, relative to the project.
    """
    if sys.version_info < (3, 11):  # noqa: UP036  (a clear word for people whose Python is older)
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    for name in lists:
        text = (ROOT / name).read_bytes()
        digest = hashlib.sha256(text + sys.version.encode()).hexdigest()
        stamp = VENV / f"{Path(name).as_posix().replace('/', '-')}.sha256"
        if stamp.is_file() and stamp.read_text() == digest and PYTHON.exists():
            continue
        if not PYTHON.exists() or (stamp.is_file() and name == SITE):
            print("Setting up .venv …", file=sys.stderr, flush=True)
            create_venv()
        must(
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            ROOT / name,
        )
        stamp.write_text(digest)


def tool_environment() -> dict[str, str]:
    """The variables that our modules and the generator run under."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        "PYTHONUTF8": "1",
        # Material prints a banner about its own future on every build.
        "NO_MKDOCS_2_WARNING": "1",
    }


def module(name: str, *arguments: str) -> int:
    """Run a Python module of the environment."""
    return run(PYTHON, "-m", name, *arguments, env=tool_environment())


def serve(arguments: list[str]) -> int:
    """Build, serve and rebuild at every change; prints the address."""
    prepare(SITE)
    try:
        return module("account_docs.commands.serve", *arguments)
    except KeyboardInterrupt:
        return 0


def build(arguments: list[str]) -> int:
    """Build the site strictly into site/."""
    prepare(SITE)
    return module("account_docs.commands.build", "--strict", *arguments)


def check(arguments: list[str]) -> int:
    """Check the Markdown; one problem a line, exit code 1 if there is any."""
    prepare(SITE)
    return module("account_docs.check", *arguments)


def lint(arguments: list[str]) -> int:
    """Style and types of code, templates and papers; --fix mends what can be."""
    prepare(SITE, LINT)
    return module("account_docs.commands.lint", *arguments)


def test(arguments: list[str]) -> int:
    """Check the Markdown and the style, then run every test, the browser included."""
    prepare(SITE, TESTS, LINT)
    code = module("account_docs.check")
    code = module("account_docs.commands.lint") or code
    # A whole run uses every processor; tests of one group share what they set up, so they stay together.
    everything = ["tests", "--numprocesses", "auto", "--dist", "loadgroup"]
    return module("pytest", *(arguments or everything)) or code


def new(arguments: list[str]) -> int:
    """Make a new page from the template: run.py new giao-tiep/ten-trang."""
    prepare(SITE)
    return module("account_docs.commands.new_page", *arguments)


def summary(arguments: list[str]) -> int:
    """Write the summary of a pull request (for the workflow)."""
    prepare(SITE)
    return module("account_docs.commands.pull_request", *arguments)


def search_report(arguments: list[str]) -> int:
    """Measure the search beside the stock theme's: hits by kind, time, bytes."""
    prepare(SITE, TESTS)
    return module("tests.search.report", *arguments)


def speed_report(arguments: list[str]) -> int:
    """Measure bytes and times beside the stock theme's and the bare article's."""
    prepare(SITE, TESTS)
    return module("tests.speed.report", *arguments)


def lighthouse(arguments: list[str]) -> int:
    """Score the five page types with Lighthouse (optional: needs Node)."""
    prepare(SITE, TESTS)
    return module("tests.lighthouse", *arguments)


def from_offline_edition(maker: str, target: str, *arguments: str) -> int:
    """Build the offline edition in a folder of its own, and run a module that makes something of it.

    Args:
        maker: the module; it takes the folder of the edition, the target and the published address.
        target: what it writes.
        arguments: what it takes besides.
    """
    with tempfile.TemporaryDirectory() as folder:
        edition = str(Path(folder) / "edition")
        environment = {**tool_environment(), "OFFLINE": "true", "OFFLINE_ARCHIVE": ""}
        # Not --quiet: MkDocs then counts no warnings, and --strict stops nothing.
        built = run(PYTHON, "-m", "account_docs.commands.build", "--strict", "-d", edition, env=environment)
        if built:
            return built
        site_url = os.environ.get("SITE_URL", "")
        return module(maker, edition, target, "--site-url", site_url, *arguments)


def offline(arguments: list[str]) -> int:
    """Build the offline edition and pack it as dist/account-offline.zip."""
    prepare(SITE)
    return from_offline_edition("account_docs.site.offline", ARCHIVE, *arguments)


def handbook(arguments: list[str]) -> int:
    """Make the whole site one book: dist/so-tay-account.pdf and .epub."""
    prepare(SITE, HANDBOOK)
    return from_offline_edition("account_docs.commands.handbook", DIST, *arguments)


def publish(arguments: list[str]) -> int:
    """Build what is published: the offline archive, then the site that offers it."""
    if code := offline([]):
        return code
    environment = {**tool_environment(), "OFFLINE": "false", "OFFLINE_ARCHIVE": ARCHIVE}
    return run(PYTHON, "-m", "account_docs.commands.build", "--strict", *arguments, env=environment)


def charts(arguments: list[str]) -> int:
    """Draw the charts of the worked projects anew from their data."""
    prepare(SITE)
    drawn = ("charts", "lua_hien_charts", "nang_goi_charts", "ro_day_charts", "people_pictures")
    return next((failed for name in drawn if (failed := module(f"account_docs.site.{name}", *arguments))), 0)


def freshness(arguments: list[str]) -> int:
    """List the facts that end or are due for a check soon (--days 30)."""
    prepare(SITE)
    return module("account_docs.commands.freshness", *arguments)


def external_links(arguments: list[str]) -> int:
    """List the outside links that no longer answer (for the weekly workflow)."""
    prepare(SITE)
    return module("account_docs.commands.external_links", *arguments)


def theme_diff(arguments: list[str]) -> int:
    """Show what an upgrade of the theme changed in the files that ours replace."""
    prepare(SITE)
    return module("account_docs.commands.theme_diff", *arguments)


def lock(arguments: list[str]) -> int:
    """Write the pinned lists anew from the .in files (newest versions that they allow)."""
    prepare(SITE)
    with tempfile.TemporaryDirectory() as folder:
        must(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--target", folder, "-r", ROOT / TOOLS)
        tool = Path(folder) / "bin" / ("uv.exe" if os.name == "nt" else "uv")
        for source, target in LOCKS:
            python = "3.11.5" if "zensical" in source else OLDEST_PYTHON
            must(
                tool, "pip", "compile", source, "--output-file", target, "--universal", "--generate-hashes",
                "--python-version", python, "--no-emit-index-url", "--no-emit-find-links", "--quiet",
                "--custom-compile-command", "python3 run.py lock", *arguments,
            )  # fmt: skip
    return 0


COMMANDS = {
    "serve": serve,
    "build": build,
    "offline": offline,
    "handbook": handbook,
    "publish": publish,
    "check": check,
    "lint": lint,
    "test": test,
    "new": new,
    "charts": charts,
    "freshness": freshness,
    "external-links": external_links,
    "search-report": search_report,
    "speed-report": speed_report,
    "lighthouse": lighthouse,
    "summary": summary,
    "theme-diff": theme_diff,
    "lock": lock,
}


def main() -> int:
    """Read the command line and carry it out."""
    described = "\n".join(
        f"  {name:<14}{(command.__doc__ or '').splitlines()[0]}" for name, command in COMMANDS.items()
    )
    parser = argparse.ArgumentParser(
        description="What the project can do:\n" + described,
        epilog="Further arguments go to the tool behind the command.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS)
    chosen, further = parser.parse_known_args()
    return COMMANDS[chosen.command](further)


if __name__ == "__main__":
    sys.exit(main())
