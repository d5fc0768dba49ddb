"""What the published edition offers to download: only what was made, at addresses that stay."""

from __future__ import annotations

from pathlib import Path

from account_docs.site.editions import EDITIONS, made, offered, place


def test_addresses_of_editions_never_change() -> None:
    assert [edition.address for edition in EDITIONS] == [
        "tai-ve/so-tay-account.pdf",
        "tai-ve/so-tay-account.epub",
        "account-offline.zip",
    ]


def test_only_what_was_made_is_offered_with_its_size(tmp_path: Path) -> None:
    folder = tmp_path / "dist"
    folder.mkdir()
    assert offered(folder / "account-offline.zip", "2026-11-27") == []
    (folder / "account-offline.zip").write_bytes(b"z" * 3_160_000)
    (folder / "so-tay-account.epub").write_bytes(b"e" * 40_000)
    (folder / "khac.txt").write_text("x")
    told = offered(folder / "account-offline.zip", "2026-11-27")
    assert [(edition["address"], edition["size"], edition["date"]) for edition in told] == [
        ("tai-ve/so-tay-account.epub", "0,1", "2026-11-27"),
        ("account-offline.zip", "3,2", "2026-11-27"),
    ]


def test_each_is_copied_to_its_place(tmp_path: Path) -> None:
    folder, site = tmp_path / "dist", tmp_path / "site"
    folder.mkdir()
    site.mkdir()
    for edition in EDITIONS:
        (folder / edition.file).write_text(edition.name, "utf-8")
    place(folder / "account-offline.zip", site)
    assert [(site / edition.address).read_text("utf-8") for edition in made(folder / "account-offline.zip")] == [
        edition.name for edition in EDITIONS
    ]


def test_an_archive_of_another_name_is_offered_at_the_same_address(tmp_path: Path) -> None:
    archive, site = tmp_path / "one.zip", tmp_path / "site"
    archive.write_text("packed", "utf-8")
    assert [edition["address"] for edition in offered(archive, "2026-11-27")] == ["account-offline.zip"]
    place(archive, site)
    assert (site / "account-offline.zip").read_text("utf-8") == "packed"
