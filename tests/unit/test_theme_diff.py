"""An upgrade of the theme is noticed in each of its files that ours replace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from account_docs.commands import theme_diff


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A theme and our overrides, which replace one of its two templates."""
    theme, overrides = tmp_path / "theme", tmp_path / "overrides"
    for folder in (theme / "partials", theme / "assets/stylesheets", overrides / "partials"):
        folder.mkdir(parents=True)
    for name in ("header.html", "footer.html"):
        (theme / "partials" / name).write_text(f"<p>{name}</p>\n", "utf-8")
    (theme / "assets/stylesheets/main.12ab.min.css").write_text("p{color:red}", "utf-8")
    (overrides / "partials/header.html").write_text("<p>ours</p>\n", "utf-8")
    (overrides / "partials/dates.html").write_text("<p>only ours</p>\n", "utf-8")
    return theme, overrides


def test_our_files_follow_the_installed_theme() -> None:
    record = json.loads(theme_diff.RECORD.read_text("utf-8"))
    now = theme_diff.followed(theme_diff.installed_theme())
    assert theme_diff.changed(record["files"], now) == [], "see: python3 run.py theme-diff"
    assert len(now) > 10


def test_what_ours_replace_and_the_sheets_are_followed(folders: tuple[Path, Path]) -> None:
    assert set(theme_diff.followed(*folders)) == {"partials/header.html", "assets/stylesheets/main.*.min.css"}


def test_a_changed_template_and_a_changed_sheet_are_named(folders: tuple[Path, Path]) -> None:
    before = theme_diff.followed(*folders)
    theme, _ = folders
    (theme / "partials/header.html").write_text("<p>new header</p>\n", "utf-8")
    (theme / "partials/footer.html").write_text("<p>nobody replaces this</p>\n", "utf-8")
    (theme / "assets/stylesheets/main.12ab.min.css").rename(theme / "assets/stylesheets/main.34cd.min.css")
    assert theme_diff.changed(before, theme_diff.followed(*folders)) == ["partials/header.html"]
    (theme / "assets/stylesheets/main.34cd.min.css").write_text("p{color:blue}", "utf-8")
    assert "assets/stylesheets/main.*.min.css" in theme_diff.changed(before, theme_diff.followed(*folders))


def test_a_template_that_the_theme_dropped_is_named(folders: tuple[Path, Path]) -> None:
    before = theme_diff.followed(*folders)
    (folders[0] / "partials/header.html").unlink()
    assert theme_diff.changed(before, theme_diff.followed(*folders)) == ["partials/header.html"]


def test_the_difference_shows_the_lines(folders: tuple[Path, Path], tmp_path: Path) -> None:
    after = tmp_path / "after/partials"
    after.mkdir(parents=True)
    (after / "header.html").write_text("<p>new header</p>\n", "utf-8")
    shown = theme_diff.difference("partials/header.html", folders[0], tmp_path / "after")
    assert "-<p>header.html</p>" in shown
    assert "+<p>new header</p>" in shown
