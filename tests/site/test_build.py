"""Building: strict, without warnings, the same bytes every time."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import REPO_BRANCH, REPO_URL, SITE_URL, build
from tests.small_project import small_project


def content(folder: Path) -> dict[str, bytes]:
    """Bytes of every file by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_two_builds_of_one_commit_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    # The first build may have taken what earlier ones kept; the second has to make everything.
    cold = {"BUILD_CACHE": str(tmp_path / "cache")}
    done = build(tmp_path / "site", SITE_URL=SITE_URL, REPO_URL=REPO_URL, REPO_BRANCH=REPO_BRANCH, **cold)
    assert done.returncode == 0
    assert "WARNING" not in done.stderr
    first, second = content(site), content(tmp_path / "site")
    assert list(first) == list(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_a_site_without_an_address_builds(tmp_path: Path) -> None:
    done = build(tmp_path / "site", small_project(tmp_path / "sources"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "giao-tiep" / "index.html").is_file()
