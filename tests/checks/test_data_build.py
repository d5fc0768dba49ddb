"""Slips in data and front matter where a build or a preview meets them: the same line, before anything is written."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checks.slips import PAGE, F, M, P, T, plant
from tests.small_project import small_project


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small project with a last good site."""
    small_project(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("bản tốt", "utf-8")
    return tmp_path


def picture(root: Path) -> str:
    line = plant(root / PAGE, "../hinh/duong-di-brief.svg", "../hinh/duong-di-brif.svg")
    return f"{PAGE}:{line}: [lien-ket] không có “../hinh/duong-di-brif.svg”"


def number_as_text(root: Path) -> str:
    return f"data/project.yml:{plant(root / P, 'vat_rate: 0.08', 'vat_rate: 8%')}: [cau-hinh]"


def day_without_quotes(root: Path) -> str:
    text = (root / F).read_text("utf-8")
    written = re.search(r'checked: ("[\d-]+")', text)
    assert written
    return f"data/facts.yml:{plant(root / F, written[0], written[0].replace(chr(34), ''))}: [du-kien]"


def plain_source(root: Path) -> str:
    text = (root / F).read_text("utf-8")
    source = re.search(r"- title: .*\n +url: .*\n +published: .*\n", text)
    assert source
    return f"data/facts.yml:{plant(root / F, source[0], '- https://chinhphu.vn/' + chr(10))}: [du-kien]"


def empty_entry(root: Path) -> str:
    return (
        f"data/facts.yml:{plant(root / F, '  open_questions:', '    T99:' + chr(10) + '  open_questions:')}: [du-kien]"
    )


def topic(root: Path) -> str:
    return f"mkdocs.yml:{plant(root / M, '{id: brief, name: Brief}', '{id: brief, nmae: Brief}')}: [cau-hinh]"


def empty_terms(root: Path) -> str:
    (root / T).write_text("", "utf-8")
    return "data/terms.yml:1: [cau-hinh] tệp trống"


def key_twice(root: Path) -> str:
    line = plant(root / PAGE, "tags: [", "tags: [Brief]\ntags: [")
    return f"{PAGE}:{line + 1}: [dau-trang] phần đầu trang: “tags” ghi hai lần, ở dòng {line} và dòng {line + 1}"


def number_for_a_list(root: Path) -> str:
    return f"{PAGE}:{plant(root / PAGE, 'related:', 'related: 5' + chr(10) + 'old:')}: [dau-trang]"


def wrong_template(root: Path) -> str:
    return f"{PAGE}:{plant(root / PAGE, 'reviewed:', 'template: hom.html' + chr(10) + 'reviewed:')}: [dau-trang]"


HARMS: list[Callable[[Path], str]] = [
    picture,
    number_as_text,
    day_without_quotes,
    plain_source,
    empty_entry,
    topic,
    empty_terms,
    key_twice,
    number_for_a_list,
    wrong_template,
]


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A module of the copy, as `run.py` starts it."""
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("harm", HARMS, ids=[harm.__name__ for harm in HARMS])
def test_check_and_build_name_the_same_line_before_anything_is_written(harm: Callable[[Path], str], copy: Path) -> None:
    expected = harm(copy)
    checked, built = run(copy, "account_docs.check"), run(copy, "mkdocs", "build", "--strict")
    assert any(line.startswith(expected) for line in checked.stdout.split("\n")), checked.stdout + checked.stderr
    assert any(line.startswith(expected) for line in (built.stdout + built.stderr).split("\n")), (
        built.stdout + built.stderr
    )
    for done in (checked, built):
        assert done.returncode == 1
        assert "Traceback" not in done.stdout + done.stderr
    assert (copy / "site" / "index.html").read_text("utf-8") == "bản tốt"


def list_instead_of_a_map(root: Path) -> str:
    (root / F).write_text("- một\n- hai\n", "utf-8")
    return "data/facts.yml:1: [du-kien] cả tệp phải là các dòng “khóa: giá trị”"


def no_such_day(root: Path) -> str:
    line = plant(root / F, "      grade: A", "      checked: 2026-13-40\n      grade: A")
    return f"data/facts.yml:{line}: [cau-hinh] không có ngày “2026-13-40”"


def no_yaml(root: Path) -> str:
    return f"data/terms.yml:{plant(root / T, 'meaning: ', 'meaning: a: ')}: [cau-hinh] giá trị có dấu hai chấm"


def wrong_nav(root: Path) -> str:
    entry = "      - giao-tiep/nhan-brief.md\n"
    return f"mkdocs.yml:{plant(root / M, entry, entry + '      - 5' + chr(10)) + 1}: [muc-luc]"


# What MkDocs reads itself, before our hooks: `run.py build` and `run.py serve` judge it first.
EARLY: list[Callable[[Path], str]] = [list_instead_of_a_map, no_such_day, no_yaml, wrong_nav]


@pytest.mark.parametrize("harm", [*EARLY, empty_entry, picture], ids=lambda harm: harm.__name__)
def test_run_py_names_what_mkdocs_reads_before_our_hooks(harm: Callable[[Path], str], copy: Path) -> None:
    expected = harm(copy)
    built = run(copy, "account_docs.commands.build", "--strict")
    assert built.returncode == 1
    told = built.stdout + built.stderr
    assert any(line.startswith(expected) for line in told.split("\n")), told
    assert "Traceback" not in told
    assert (copy / "site" / "index.html").read_text("utf-8") == "bản tốt"


def heed_interrupts() -> None:
    """Let Ctrl+C stop a child again: a shell that runs the tests in the background has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name != "posix", reason="stops the server by a signal")
@pytest.mark.parametrize("harm", [picture, plain_source, no_such_day], ids=lambda harm: harm.__name__)
def test_serve_names_the_line_and_goes_on(harm: Callable[[Path], str], copy: Path) -> None:
    expected = harm(copy)
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    log, command = copy / "serve.log", [sys.executable, "-m", "account_docs.commands.serve", "-a", "127.0.0.1:0"]
    with log.open("w") as out:
        server = subprocess.Popen(
            command, cwd=copy, env=environment, stdout=out, stderr=out, preexec_fn=heed_interrupts
        )
        try:
            deadline = time.monotonic() + 120
            while time.monotonic() < deadline and expected not in log.read_text("utf-8") and server.poll() is None:
                time.sleep(0.2)
            assert server.poll() is None
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
    told = log.read_text("utf-8")
    assert expected in told
    assert "Traceback" not in told
