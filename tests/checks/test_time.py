"""Time does not stop the house: what has ended is told, to editors and readers, and stops only whoever touches it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from account_docs.check import Problem, check_all, load_corpus
from account_docs.check.core import Severity
from account_docs.check.expiry import State, state
from account_docs.check.fact_entries import day_of
from account_docs.check.rules import RULES, safety
from account_docs.commands.freshness import due
from account_docs.commands.pull_request import summary
from account_docs.content.calendar import build_day, today
from tests.conftest import REPO_URL, ROOT, SITE_URL, build
from tests.ended_fact import CHECKED, ENDING, ENDING_TOO, LASTING, PAGE, plant_ended_fact
from tests.small_project import small_project

AFTER, LONG_AFTER, DECEMBER = date(2027, 1, 1), date(2028, 12, 1), date(2026, 12, 5)
NAMES = (ENDING, ENDING_TOO)


@pytest.fixture
def project(project: Path) -> Path:
    """The copy, with facts of the tests' own that end."""
    plant_ended_fact(project)
    return project


def command(
    project: Path, day: date, *arguments: str, module: str = "account_docs.check"
) -> subprocess.CompletedProcess[str]:
    """A module in a copy of the project, on a day."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TODAY": day.isoformat()}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def on(project: Path, day: date) -> list[Problem]:
    """What the check finds on a day."""
    return check_all(load_corpus(project, day), RULES)


FACT = {"statement": "x", "ends": "2026-12-31", "grade": "A", "sources": [], "checked": "2026-11-23"}


@pytest.mark.parametrize(
    ("fact", "day", "expected"),
    [
        (FACT, date(2026, 11, 30), State.HOLDS),
        (FACT, date(2026, 12, 1), State.ENDS_SOON),
        (FACT, date(2026, 12, 31), State.ENDS_SOON),
        (FACT, date(2027, 1, 1), State.ENDED),
        (FACT | {"history": True}, date(2027, 1, 1), State.HOLDS),
        ({"review": "2027-05-23"}, date(2027, 5, 23), State.HOLDS),
        ({"review": "2027-05-23"}, date(2027, 5, 24), State.OVERDUE),
        (FACT | {"review": "2026-12-10"}, date(2026, 12, 15), State.ENDS_SOON),
        (FACT | {"review": "2026-11-25"}, date(2026, 11, 28), State.OVERDUE),
    ],
)
def test_how_a_fact_stands(fact: dict, day: date, expected: State) -> None:
    assert state(fact, day) is expected


def test_until_its_last_day_nothing_is_told(project: Path) -> None:
    assert on(project, date(2026, 12, 31)) == []


def test_after_its_day_a_fact_is_a_warning_where_it_stands_and_where_it_is_used(project: Path) -> None:
    found = on(project, AFTER)
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert {problem.rule for problem in found} == {"het-han"}
    page = next(problem for problem in found if problem.path == f"docs/{PAGE}" and ENDING in problem.message)
    assert "31/12/2026" in page.message
    lines = (project / "docs" / PAGE).read_text("utf-8").split("\n")
    assert ENDING in lines[page.line - 1]
    data = next(problem for problem in found if problem.path == "data/facts.yml" and ENDING in problem.message)
    assert 'ends: "2026-12-31"' in (project / "data" / "facts.yml").read_text("utf-8").split("\n")[data.line - 1]


@pytest.mark.parametrize("day", [AFTER, date(2027, 6, 1), LONG_AFTER])
def test_the_plain_check_passes_whatever_the_clock_says(day: date, project: Path) -> None:
    done = command(project, day)
    assert done.returncode == 0, done.stdout
    assert done.stdout
    assert all(": [het-han] nhắc: " in line for line in done.stdout.strip().split("\n"))
    assert "Không có lỗi nào." in done.stderr
    assert "chỉ để nhắc" in done.stderr
    annotated = command(project, day, "--format", "github").stdout.strip().split("\n")
    assert all(line.startswith("::warning file=") for line in annotated)


def test_the_weekly_run_fails(project: Path) -> None:
    assert command(project, date(2026, 12, 31), "--strict-dates").returncode == 0
    done = command(project, AFTER, "--strict-dates")
    assert done.returncode == 1
    assert "nhắc: " not in done.stdout


@pytest.fixture
def committed(project: Path) -> Path:
    """The copy as a repository with one commit on `main`."""
    for arguments in (
        ("init", "-b", "main"),
        ("add", "-A"),
        ("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-m", "x"),
    ):
        subprocess.run(["git", *arguments], cwd=project, check=True, capture_output=True)
    return project


def add_line(path: Path) -> None:
    """Change a page a little."""
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n\nBáo giá gửi đi rồi thì lưu lại một bản.\n", "utf-8")


def change_statement(project: Path, identifier: str) -> None:
    """Change a fact a little."""
    path = project / "data" / "facts.yml"
    before, after = path.read_text("utf-8").split(f"    {identifier}:\n", 1)
    path.write_text(
        before + f"    {identifier}:\n" + after.replace('statement: "', 'statement: "Nói lại cho rõ: ', 1), "utf-8"
    )


def rows(done: subprocess.CompletedProcess[str], place: str) -> list[str]:
    """Lines of an answer about one file."""
    return [line for line in done.stdout.split("\n") if line.startswith(place)]


def test_a_change_elsewhere_is_not_stopped(committed: Path) -> None:
    add_line(committed / "docs" / "giao-tiep" / "nhan-brief.md")
    done = command(committed, AFTER, "--changed", "main")
    assert done.returncode == 0, done.stdout
    told = command(committed, AFTER, "--base", "main", module="account_docs.commands.pull_request")
    assert told.returncode == 0
    assert "Không có lỗi nào" in told.stdout
    assert "Chỉ để nhắc" in told.stdout


def test_a_change_of_a_page_that_uses_the_fact_is_stopped(committed: Path) -> None:
    add_line(committed / "docs" / PAGE)
    done = command(committed, AFTER, "--changed", "main")
    assert done.returncode == 1
    assert any(ENDING in line and "nhắc" not in line for line in rows(done, f"docs/{PAGE}"))
    assert rows(done, "data/facts.yml") == []
    told = command(committed, AFTER, "--base", "main", module="account_docs.commands.pull_request")
    assert told.returncode == 1
    assert f"`docs/{PAGE}` dòng" in told.stdout.split("### Chỉ để nhắc")[0]


def test_a_change_of_the_fact_is_stopped_and_of_another_fact_is_not(committed: Path) -> None:
    change_statement(committed, LASTING)
    done = command(committed, AFTER, "--changed", "main")
    assert done.returncode == 0, done.stdout
    assert any(ENDING in line and "nhắc: " in line for line in rows(done, "data/facts.yml"))
    change_statement(committed, ENDING)
    done = command(committed, AFTER, "--changed", "main")
    assert done.returncode == 1
    stopped = [line for line in rows(done, "data/facts.yml") if "nhắc: " not in line]
    assert len(stopped) == 1
    assert ENDING in stopped[0]


def test_a_change_of_a_fact_is_seen_in_a_commit_too(committed: Path) -> None:
    subprocess.run(["git", "switch", "-c", "sua"], cwd=committed, check=True, capture_output=True)
    change_statement(committed, ENDING)
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-am", "x"],
        cwd=committed,
        check=True,
        capture_output=True,
    )
    assert command(committed, AFTER, "--changed", "main").returncode == 1


def test_a_warning_stands_apart_in_the_summary() -> None:
    error = Problem("docs/a.md", 1, "html", "sai", "sửa")
    warning = Problem("docs/b.md", 2, "het-han", "đã hết", "tìm", severity=Severity.WARNING)
    first, second = summary([error, warning], set(), "", "").split("### Chỉ để nhắc")
    assert "Có **1** chỗ cần sửa" in first
    assert "docs/b.md" not in first
    assert "docs/b.md" in second
    assert str(warning) == "docs/b.md:2: [het-han] nhắc: đã hết — cách sửa: tìm"


def test_the_reminder_lists_what_ends_has_ended_and_is_due(project: Path) -> None:
    def told(day: date, days: int = 30) -> dict[str, str]:
        return {line.split("**")[1]: line for line in due(load_corpus(project, day), days)}

    assert not set(NAMES) & set(told(date(2026, 11, 30)))
    assert "hết hiệu lực sau 31/12/2026" in told(date(2026, 12, 1))[ENDING]
    assert PAGE in told(DECEMBER)[ENDING]
    assert "đã hết hiệu lực từ sau 31/12/2026" in told(AFTER)[ENDING]
    identifier, review = next(
        (name, day_of(fact, "review")) for name, fact in load_corpus(project).facts.items() if fact.get("review")
    )
    assert review
    assert f"phải kiểm lại trước {review:%d/%m/%Y}" in told(review - timedelta(days=30))[identifier]
    assert identifier not in told(review - timedelta(days=31))
    assert f"quá hạn kiểm lại {review:%d/%m/%Y}" in told(review + timedelta(days=1))[identifier]
    # Most urgent first.
    assert next(iter(told(LONG_AFTER))) in NAMES


def test_the_reminder_as_a_command(project: Path) -> None:
    done = command(project, AFTER, "--days", "30", module="account_docs.commands.freshness")
    assert done.returncode == 0
    assert done.stdout.startswith("- **T")
    assert command(project, date(2026, 11, 24), module="account_docs.commands.freshness").stdout == ""
    (project / "data" / "facts.yml").write_text("a: [\n", "utf-8")
    broken = command(project, AFTER, module="account_docs.commands.freshness")
    assert broken.returncode == 1
    assert broken.stdout == ""
    assert "data/facts.yml:1: [cau-hinh]" in broken.stderr


def test_today_is_the_day_in_vietnam(monkeypatch: pytest.MonkeyPatch) -> None:
    assert today({"TODAY": "2027-01-01"}) == AFTER
    # Six in the evening in London: it is another year in Hà Nội already.
    assert build_day({"SOURCE_DATE_EPOCH": "1798740000"}) == AFTER
    assert build_day({"SOURCE_DATE_EPOCH": "1798740000", "TODAY": "2026-12-05"}) == DECEMBER
    with pytest.raises(SystemExit, match="TODAY=2026-11-23"):
        today({"TODAY": "mai"})
    monkeypatch.setenv("TODAY", "2027-01-01")
    assert load_corpus(ROOT).today == AFTER


def test_no_clock_stops_a_build(project: Path) -> None:
    assert safety(load_corpus(project, LONG_AFTER)) == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], Path]:
    """The published edition as it is built on a day, each once."""
    made: dict[date, Path] = {}
    sources = small_project(tmp_path_factory.mktemp("sources"))
    plant_ended_fact(sources)

    def on_day(day: date) -> Path:
        if day not in made:
            target = tmp_path_factory.mktemp("site")
            done = build(target, sources, SITE_URL=SITE_URL, REPO_URL=REPO_URL, TODAY=day.isoformat())
            assert done.returncode == 0, done.stderr
            made[day] = target
        return made[day]

    return on_day


def shown(folder: Path, address: str) -> list[str]:
    """Text of the notes that a reader without JavaScript sees."""
    document = html5lib.parse((folder / address / "index.html").read_text("utf-8"), namespaceHTMLElements=False)
    notes: list[Element] = [
        part for part in document.iter("p") if "fact-note" in (part.get("class") or "") and part.get("hidden") is None
    ]
    return [" ".join("".join(note.itertext()).split()) for note in notes]


def test_a_build_in_the_last_month_says_so_without_a_script(built: Callable[[date], Path]) -> None:
    notes = shown(built(DECEMBER), "tai-chinh/bao-gia")
    assert notes[0].startswith("Trang này dùng một quy định sắp hết hiệu lực ngày 31/12/2026, cần kiểm lại")
    assert "Sắp hết hiệu lực ngày 31/12/2026, cần kiểm lại trước khi dùng." in notes[1:]
    assert not any("Đã hết" in note for note in notes)
    assert "Sắp hết hiệu lực ngày 31/12/2026, cần kiểm lại trước khi dùng." in shown(built(DECEMBER), "tra-cuu/nguon")


def test_a_build_after_the_end_says_so_without_a_script(built: Callable[[date], Path]) -> None:
    notes = shown(built(AFTER), "tai-chinh/bao-gia")
    assert notes[0].startswith("Trang này dùng một quy định đã hết hiệu lực từ sau ngày 31/12/2026.")
    assert any(note.startswith("Đã hết hiệu lực từ sau ngày 31/12/2026") for note in notes[1:])
    assert not any("ắp hết" in note for note in notes)
    assert shown(built(AFTER), "giao-tiep/nhan-brief") == []


def test_a_build_before_shows_only_the_date(built: Callable[[date], Path]) -> None:
    assert shown(built(CHECKED), "tai-chinh/bao-gia") == []
    text = (built(CHECKED) / "tai-chinh" / "bao-gia" / "index.html").read_text("utf-8")
    assert 'hết hiệu lực sau <time datetime="2026-12-31">31/12/2026</time>' in " ".join(text.split())
