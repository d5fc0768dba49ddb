"""`run.py` itself: the standard output holds only what a command finds, nothing is installed without its hash."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from tests.conftest import ROOT
from tests.small_project import small_project

NOISE = "Collecting mkdocs==1.6.1 (progress of the stub)"
PROBLEM = re.compile(r"\S+:\d+: \[[a-z-]+\] .+ — cách sửa: .+")
posix = pytest.mark.skipif(os.name != "posix", reason="the stub of Python is a shell script")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A fresh checkout: no environment, no stamp."""
    for name in ("docs", "data", "overrides", "account_docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests").mkdir()
    lists = [f"tests/{name}.txt" for name in ("requirements", "requirements-lint", "requirements-tools")]
    for name in ("mkdocs.yml", "run.py", "requirements.txt", *lists):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def small_checkout(tmp_path: Path) -> Path:
    """The same with a few pages, for what builds them."""
    small_project(tmp_path)
    for name in ("run.py", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def stub(checkout: Path) -> None:
    """An environment whose pip only makes noise, and whose Python is that of the tests."""
    program = checkout / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text(
        f'#!/bin/sh\nif [ "$2" = pip ]; then echo "{NOISE}"; exit 0; fi\nexec "{sys.executable}" "$@"\n', "utf-8"
    )
    program.chmod(0o755)


def run(checkout: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`python3 run.py …` in a checkout."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "SITE_URL", "REPO_URL", "CONTACT")
    }
    command = [sys.executable, "run.py", *arguments]
    return subprocess.run(
        command, cwd=checkout, env={**environment, **variables}, capture_output=True, text=True, check=False
    )


def plant(checkout: Path, text: str) -> None:
    """A mistake in a page."""
    path = checkout / "docs" / "giao-tiep" / "nhan-brief.md"
    path.write_text(path.read_text("utf-8") + text, "utf-8")


@posix
@pytest.mark.parametrize("again", [False, True], ids=["first-run", "later-run"])
def test_the_check_prints_only_problems(again: bool, checkout: Path) -> None:
    stub(checkout)
    if again:
        run(checkout, "check")
    plant(checkout, "\n[x](khong-co-trang-nay.md)\n")
    done = run(checkout, "check")
    assert (NOISE in done.stderr) is not again
    assert done.stdout.splitlines()
    assert [line for line in done.stdout.splitlines() if not PROBLEM.fullmatch(line)] == []


@posix
def test_the_weekly_file_holds_only_findings(checkout: Path) -> None:
    stub(checkout)
    # An outside address that nobody opens: its name means the reader's own machine, or nothing without a network.
    for path in (checkout / "docs").rglob("*.md"):
        path.write_text(re.sub(r"https?://", "", path.read_text("utf-8")), "utf-8")
    path = checkout / "data" / "facts.yml"
    path.write_text(re.sub(r"url: \S+", "url: http://localtest.me:9/", path.read_text("utf-8")), "utf-8")
    done = run(checkout, "external-links")
    assert NOISE in done.stderr
    assert done.stdout.startswith("- <http://localtest.me:9/> không mở được")
    assert len(done.stdout.splitlines()) == 1
    (checkout / ".venv" / "requirements.txt.sha256").unlink()
    done = run(checkout, "freshness", "--days", "0")
    assert NOISE in done.stderr
    assert [line for line in done.stdout.splitlines() if not line.startswith("- **")] == []


@posix
@pytest.mark.parametrize("command", ["check", "freshness"])
def test_setting_up_the_environment_is_no_finding(command: str, checkout: Path) -> None:
    # A real environment without packages; those of the tests are lent to it. pip is told to talk.
    (checkout / "requirements.txt").write_text("", "utf-8")
    done = run(checkout, command, PYTHONPATH=sysconfig.get_path("purelib"), PIP_VERBOSE="3")
    assert "Setting up .venv …" in done.stderr
    assert "pip" in done.stderr
    assert "Traceback" not in done.stderr
    assert [
        line for line in done.stdout.splitlines() if not line.startswith("- **") and not PROBLEM.fullmatch(line)
    ] == []


@posix
@pytest.mark.xdist_group("publish")
def test_packing_and_building_say_nothing_on_the_standard_output(small_checkout: Path) -> None:
    checkout = small_checkout
    stub(checkout)
    done = run(checkout, "publish")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "account-offline.zip" in done.stderr
    assert (checkout / "site" / "account-offline.zip").read_bytes() == (
        checkout / "dist" / "account-offline.zip"
    ).read_bytes()


@posix
@pytest.mark.xdist_group("publish")
def test_a_warning_stops_packing_too(small_checkout: Path) -> None:
    checkout = small_checkout
    stub(checkout)
    plant(checkout, "\n[x](khong-co-trang-nay.md)\n")
    done = run(checkout, "offline")
    assert done.returncode != 0
    assert "khong-co-trang-nay.md" in done.stdout + done.stderr
    assert not (checkout / "dist").exists()


def loaded(folder: Path) -> ModuleType:
    """run.py of a checkout as a module."""
    spec = importlib.util.spec_from_file_location(
        f"run_of_{hashlib.md5(str(folder).encode()).hexdigest()}", folder / "run.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_installation_is_held_to_hashes(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = loaded(checkout)
    commands: list[list[str]] = []

    def noted(command: list[str], **_: object) -> int:
        commands.append(command)
        if "venv" in command:
            module.PYTHON.parent.mkdir(parents=True)
            module.PYTHON.touch()
        return 0

    monkeypatch.setattr(module.subprocess, "call", noted)
    # As on Debian without python3-venv.
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(module, "pip_wheel", lambda folder: folder / "pip-25.3-py3-none-any.whl")
    module.prepare(module.SITE, module.TESTS, module.LINT)
    module.lock([])
    installations = [command for command in commands if "install" in command]
    assert len(installations) == 5
    for command in installations:
        assert "--require-hashes" in command or "--no-index" in command, command


def test_every_pinned_list_has_hashes_and_is_seen_by_dependabot() -> None:
    lists = [path for folder in (ROOT, ROOT / "tests") for path in sorted(folder.glob("requirements*.txt"))]
    known = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"][0]["directories"]
    module = loaded(ROOT)
    assert {ROOT / target for _, target in module.LOCKS} == set(lists)
    for path in lists:
        for entry in re.split(r"\n(?=[a-z0-9])", path.read_text("utf-8"), flags=re.IGNORECASE):
            if "==" in entry:
                assert "--hash=sha256:" in entry, f"{path.name}: {entry.splitlines()[0]}"
        folder = path.parent.relative_to(ROOT).as_posix()
        assert ("/" if folder == "." else f"/{folder}") in known


def test_no_version_is_pinned_where_dependabot_does_not_look() -> None:
    for path in (ROOT / "run.py", ROOT / ".ci" / "run", *(ROOT / ".github" / "workflows").glob("*.yml")):
        text = path.read_text("utf-8")
        assert not re.search(r"\b[a-z-]+==\d|pip-\d|[0-9a-f]{64}", text), path.name
        assert not re.search(r"\b(pip|uv|pipx|npm|npx) install\b", text), path.name


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package index on this machine; gives its folder."""
    folder = tmp_path / "index" / "pip"
    folder.mkdir(parents=True)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Keep the test output quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "index"))) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{http.server_port}")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        yield folder
        http.shutdown()


def test_pip_itself_is_fetched_only_with_its_hash(checkout: Path, index: Path, tmp_path: Path) -> None:
    module = loaded(checkout)
    version, sums = module.pinned("pip")
    name = f"pip-{version}-py3-none-any.whl"
    assert len(sums) == 2
    (index / "index.html").write_text(f'<a href="./{name}#sha256=0">{name}</a>', "utf-8")
    (index / f"{name}").write_bytes(b"not pip")
    with pytest.raises(SystemExit, match="is not the pinned"):
        module.pip_wheel(tmp_path)
    right = hashlib.sha256(b"not pip").hexdigest()
    tools = checkout / module.TOOLS
    tools.write_text(
        re.sub(r"(pip==\S+ \\\n +--hash=sha256:)[0-9a-f]{64}", rf"\g<1>{right}", tools.read_text("utf-8")), "utf-8"
    )
    assert module.pip_wheel(tmp_path).read_bytes() == b"not pip"
    tools.write_text("uv==1\n", "utf-8")
    with pytest.raises(SystemExit, match=r"run\.py lock"):
        module.pip_wheel(tmp_path)
