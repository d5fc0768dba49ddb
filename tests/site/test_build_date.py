"""The date of a build: known without git, without .git, from a packed copy.

It is the same in pages, Word files and archive.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from account_docs.site.build_date import EXPORTED, origin
from tests.conftest import ROOT
from tests.small_project import small_project

COMMITTED = datetime(2026, 3, 4, 22, 30, 15, tzinfo=UTC)
needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is what these tests compare with")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder with a fixed person and time."""
    moment = COMMITTED.isoformat()
    values = {"NAME": "x", "EMAIL": "x@x.example", "DATE": moment}
    person = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in values.items()}
    environment = {**os.environ, **person, "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def dated_page(folder: Path, reviewed: str = "2026-02-01") -> Path:
    """As much of a project as a date needs."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text(f"---\ntitle: A\nreviewed: {reviewed}\n---\n\nx\n", "utf-8")
    (folder / "docs" / "b.md").write_text(
        "---\ntitle: B\nreviewed: 2025-12-31\n---\n\nreviewed: 2030-01-01 không phải ở đầu trang\n", "utf-8"
    )
    (folder / EXPORTED).parent.mkdir(parents=True)
    shutil.copy(ROOT / EXPORTED, folder / EXPORTED)
    shutil.copy(ROOT / ".gitattributes", folder)
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small project with one commit."""
    folder = dated_page(tmp_path / "kho")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    return folder


@needs_git
def test_the_last_commit_gives_date_and_version(checkout: Path) -> None:
    found = origin(checkout, {})
    assert (found.time, found.version, found.source) == (COMMITTED, git(checkout, "rev-parse", "HEAD")[:8], "commit")


@needs_git
def test_the_variable_beats_the_commit_and_the_version_stays(checkout: Path) -> None:
    found = origin(checkout, {"SOURCE_DATE_EPOCH": "1795000000"})
    assert (found.epoch, found.version) == (1795000000, git(checkout, "rev-parse", "HEAD")[:8])
    assert origin(checkout, {"SOURCE_DATE_EPOCH": ""}).time == COMMITTED


@needs_git
def test_a_packed_copy_has_the_commits_date_and_version(checkout: Path, tmp_path: Path) -> None:
    git(checkout, "archive", "--format=zip", "--prefix=kho-main/", "-o", str(tmp_path / "kho.zip"), "HEAD")
    with zipfile.ZipFile(tmp_path / "kho.zip") as packed:
        packed.extractall(tmp_path / "ở máy khác")
    found = origin(tmp_path / "ở máy khác" / "kho-main", {})
    assert (found.time, found.version, found.source) == (COMMITTED, git(checkout, "rev-parse", "HEAD")[:8], "archive")


@needs_git
def test_a_folder_above_that_is_another_repository_is_not_asked(checkout: Path) -> None:
    inner = dated_page(checkout / "tai-ve" / "so-tay", "2026-02-02")
    assert origin(inner, {}).source == "pages"
    (inner / ".git").mkdir()  # an empty one: git itself would look further up
    assert origin(inner, {}).source == "pages"


@needs_git
def test_a_worktree_has_its_own_last_commit(checkout: Path, tmp_path: Path) -> None:
    git(checkout, "worktree", "add", "-q", str(tmp_path / "cây"))
    assert (tmp_path / "cây" / ".git").is_file()
    assert origin(tmp_path / "cây", {}).time == COMMITTED
    # Copied to another machine, its .git file leads nowhere.
    shutil.rmtree(checkout)
    assert origin(tmp_path / "cây", {}).source == "pages"


@needs_git
def test_a_repository_that_a_hook_of_git_names_is_not_asked(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = dated_page(tmp_path / "khác")
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert origin(checkout, {}).source == "commit"


@needs_git
def test_signatures_in_the_log_do_not_hide_the_date(checkout: Path) -> None:
    git(checkout, "config", "log.showSignature", "true")
    git(checkout, "config", "color.ui", "always")
    assert origin(checkout, {}).time == COMMITTED


@needs_git
def test_without_the_git_program_the_newest_review_counts(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = origin(checkout, {})
    assert (found.time, found.version, found.source) == (datetime(2026, 2, 1, tzinfo=UTC), "", "pages")


def test_a_repository_without_a_commit_and_pages_without_dates_still_have_a_date(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert origin(tmp_path, {}).time.year == 1980


@pytest.mark.parametrize(("seconds", "year"), [("0", 1980), ("999999999999", 2107)])
def test_a_time_that_no_zip_file_can_hold_is_moved_into_reach(seconds: str, year: int) -> None:
    assert origin(ROOT, {"SOURCE_DATE_EPOCH": seconds}).time.year == year


@pytest.mark.parametrize("wrong", ["hôm nay", "2026-11-23", "-5", "1e9", "1795000000.5", "9" * 30])
def test_a_variable_that_is_no_number_is_named(wrong: str) -> None:
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        origin(ROOT, {"SOURCE_DATE_EPOCH": wrong})


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a ZIP of the sources holds it: no .git; and a folder without programs for PATH."""
    folder = tmp_path_factory.mktemp("ban-chep")
    return small_project(folder)


def build_without_git(folder: Path, target: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A build on a machine without git."""
    unwanted = ("SITE_URL", "REPO_URL", "CONTACT", "OFFLINE", "PYTHONPATH", "SOURCE_DATE_EPOCH")
    environment = {key: value for key, value in os.environ.items() if key not in unwanted}
    environment |= {"PATH": str(folder / "no-programs"), "NO_MKDOCS_2_WARNING": "1", **variables}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(target)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def content(folder: Path) -> dict[str, bytes]:
    """Bytes of every file by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.mark.xdist_group("build-date")
def test_without_git_pages_word_files_and_archive_have_one_date_and_the_same_bytes_twice(
    copy: Path, tmp_path: Path
) -> None:
    day = origin(copy, {}).time
    assert day >= datetime(2026, 11, 23, tzinfo=UTC)
    archives = []
    for turn, zone in (("one", "Asia/Ho_Chi_Minh"), ("two", "America/Los_Angeles")):
        edition = tmp_path / turn
        done = build_without_git(copy, edition, OFFLINE="true", TZ=zone)
        assert done.returncode == 0, done.stderr
        target = tmp_path / f"{turn}.zip"
        environment = {**os.environ, "PATH": "", "PYTHONPATH": str(copy), "TZ": zone}
        environment.pop("SOURCE_DATE_EPOCH", None)
        command = [sys.executable, "-m", "account_docs.site.offline", str(edition), str(target)]
        packed = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        assert packed.returncode == 0, packed.stderr
        archives.append(target.read_bytes())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(io.BytesIO(archives[0])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {origin(copy, {}).local.timetuple()[:6]}
        assert f"Bản ngày {day:%d/%m/%Y}, phiên bản không rõ" in archive.read("so-tay-account/DOC-TRUOC.txt").decode(
            "utf-8-sig"
        )
        form = next(name for name in archive.namelist() if name.endswith(".docx"))
        assert docx.Document(io.BytesIO(archive.read(form))).core_properties.created == day
    site = tmp_path / "site"
    done = build_without_git(
        copy, site, OFFLINE_ARCHIVE=str(tmp_path / "one.zip"), SITE_URL="https://so-tay.example/kho/"
    )
    assert done.returncode == 0, done.stderr
    assert f'bản ngày <time datetime="{day:%Y-%m-%d}"' in (site / "doc-ngoai-tuyen" / "index.html").read_text("utf-8")
    assert f"<lastmod>{day:%Y-%m-%d}</lastmod>" in (site / "sitemap.xml").read_text("utf-8")


def test_readers_see_the_day_of_vietnam(tmp_path: Path) -> None:
    late = str(int(datetime(2026, 12, 31, 18, 30, tzinfo=UTC).timestamp()))
    assert origin(tmp_path, {"SOURCE_DATE_EPOCH": late}).local.isoformat() == "2027-01-01T01:30:00+07:00"


@pytest.mark.xdist_group("build-date")
def test_a_broken_variable_stops_the_build_with_one_sentence(copy: Path, tmp_path: Path) -> None:
    done = build_without_git(copy, tmp_path / "site", SOURCE_DATE_EPOCH="hôm nay")
    assert done.returncode == 1
    assert "SOURCE_DATE_EPOCH" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()
