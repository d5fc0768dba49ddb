"""The finished site takes the last one's place, whatever the site's folder is.

Whatever fails, a whole site stands there.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from account_docs.site import swap as swap_module
from account_docs.site.swap import fresh_folder, real_folder, swap
from tests.conftest import ROOT

links = pytest.mark.skipif(os.name == "nt", reason="links need a right that few accounts on Windows have")


def site(folder: Path, text: str) -> Path:
    """A site of a few files, all of which say which site they are of."""
    for name in ("index.html", "a/index.html", "search/core.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def told(folder: Path) -> dict[str, str]:
    """Every file of a folder with its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def whole(text: str) -> dict[str, str]:
    """What a whole site tells."""
    return dict.fromkeys(("a/index.html", "index.html", "search/core.json"), text)


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site's folder that is a mount point: it can't be renamed, and what is outside it is another file system."""
    target = site(tmp_path / "site", "cũ")
    rename = Path.rename

    def guarded(self: Path, other: Path) -> Path:
        if self == target or other == target:
            raise OSError(errno.EBUSY, "Device or resource busy")
        if (target in self.parents) != (target in Path(other).parents):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", guarded)
    return target


@pytest.mark.parametrize("seen", [True, False], ids=["seen-as-mount", "bind-mount-that-python-does-not-see"])
def test_the_contents_change_where_the_folder_can_not(
    seen: bool, mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap_module.os.path, "ismount", lambda path: seen and Path(path) == mounted)
    (mounted / "only-old.html").write_text("cũ", "utf-8")
    (mounted / ".htaccess").write_text("của người giữ máy chủ", "utf-8")
    fresh = site(fresh_folder(mounted), "mới")
    assert (fresh.parent == mounted) is seen
    swap(fresh, mounted)
    assert told(mounted) == {".htaccess": "của người giữ máy chủ", **whole("mới")}
    assert [path.name for path in mounted.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("after", range(6))
def test_a_failure_at_any_step_leaves_the_whole_last_site(
    after: int, seen: bool, mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap_module.os.path, "ismount", lambda path: seen and Path(path) == mounted)
    fresh = site(fresh_folder(mounted), "mới")
    rename, count = Path.rename, [0]

    def failing(self: Path, other: Path) -> Path:
        count[0] += 1
        if count[0] == after + 1 + (not seen):  # the first one, of the folder itself, fails anyway
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Input/output error"):
        swap(fresh, mounted)
    seen_now = {path: text for path, text in told(mounted).items() if not path.startswith(".chua-xong")}
    assert seen_now == whole("cũ")
    assert told(fresh) == whole("mới")


def test_a_full_disk_is_noticed_before_the_last_site_is_touched(mounted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = site(fresh_folder(mounted), "mới")

    def full(source: Path, target: Path, **_: object) -> None:
        Path(target).mkdir()
        (Path(target) / "index.html").write_text("nửa", "utf-8")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(swap_module.shutil, "copytree", full)
    with pytest.raises(OSError, match="No space left"):
        swap(fresh, mounted)
    assert told(mounted) == whole("cũ")


def test_a_second_rename_that_fails_brings_the_last_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = site(tmp_path / "site", "cũ")
    fresh = site(fresh_folder(target), "mới")
    rename = Path.rename

    def failing(self: Path, other: Path) -> Path:
        if self == fresh:
            raise PermissionError(errno.EACCES, "Access is denied")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="denied"):
        swap(fresh, target)
    assert told(target) == whole("cũ")


def test_a_break_between_the_renames_is_mended_by_the_next_build(tmp_path: Path) -> None:
    site(tmp_path / "site.cu", "cũ")
    fresh = fresh_folder(tmp_path / "site")
    assert told(tmp_path / "site") == whole("cũ")
    swap(site(fresh, "mới"), tmp_path / "site")
    assert told(tmp_path / "site") == whole("mới")


def test_hidden_files_of_the_keeper_stay_and_pages_do_not(tmp_path: Path) -> None:
    target = site(tmp_path / "site", "cũ")
    (target / "bo.html").write_text("cũ", "utf-8")
    (target / ".well-known").mkdir()
    (target / ".well-known" / "security.txt").write_text("giữ", "utf-8")
    swap(site(fresh_folder(target), "mới"), target)
    assert told(target) == {".well-known/security.txt": "giữ", **whole("mới")}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_site_needs_no_last_one(tmp_path: Path) -> None:
    target = tmp_path / "site"
    swap(site(fresh_folder(target), "mới"), target)
    assert told(target) == whole("mới")


@links
@pytest.mark.parametrize("there", [True, False], ids=["link", "link-to-nothing-yet"])
def test_a_link_stays_a_link(there: bool, tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    (tmp_path / "www").mkdir()
    if there:
        site(tmp_path / "www" / "public", "cũ")
    link = tmp_path / "kho" / "site"
    link.symlink_to("../www/public")
    target = real_folder(link, tmp_path / "kho")
    swap(site(fresh_folder(target), "mới"), target)
    assert link.is_symlink()
    assert told(link) == whole("mới")
    assert [path.name for path in (tmp_path / "www").iterdir()] == ["public"]


@links
@pytest.mark.parametrize("place", [".", "..", "docs", "docs/hinh", "account_docs", ".git"])
def test_a_link_to_the_sources_is_refused(place: str, tmp_path: Path) -> None:
    root = tmp_path / "kho"
    (root / place).mkdir(parents=True, exist_ok=True)
    (root / "site").symlink_to(root / place)
    with pytest.raises(ValueError, match="chọn một thư mục khác"):
        real_folder(root / "site", root)


@links
def test_a_file_and_a_link_to_itself_are_named(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x", "utf-8")
    with pytest.raises(ValueError, match="là một tệp"):
        real_folder(tmp_path / "site", tmp_path)


@links
@pytest.mark.xdist_group("swap")
def test_builds_write_into_what_the_link_leads_to_and_a_failed_one_leaves_it(tmp_path: Path) -> None:
    copy, public = tmp_path / "kho", site(tmp_path / "public", "cũ")
    for name in ("docs", "data", "overrides", "account_docs"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", copy)
    (copy / "site").symlink_to(public)
    page = copy / "docs" / "giao-tiep" / "nhan-brief.md"
    good = page.read_text("utf-8")

    def build() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=copy, capture_output=True, text=True, check=False
        )

    page.write_text(good + "\n[x](khong-co.md)\n", "utf-8")
    assert build().returncode != 0
    assert told(public) == whole("cũ")
    page.write_text(good, "utf-8")
    done = build()
    assert done.returncode == 0, done.stderr
    assert (copy / "site").is_symlink()
    assert (public / "giao-tiep" / "nhan-brief" / "index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kho", "public"]
    # A link into the sources ends with a sentence, before anything is written.
    (copy / "site").unlink()
    (copy / "site").symlink_to(copy / "docs")
    done = build()
    assert done.returncode != 0
    assert "thư mục nguồn “docs”" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert page.read_text("utf-8") == good
