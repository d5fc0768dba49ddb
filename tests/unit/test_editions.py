"""What the published edition offers to download: only what was made, at addresses that stay."""

from __future__ import annotations

from pathlib import Path

from account_docs.site.editions import EDITIONS, made_in, offered, place


def test_addresses_of_editions_never_change() -> None:
    assert [edition.address for edition in EDITIONS] == [
        "tai-ve/so-tay-account.pdf",
        "tai-ve/so-tay-account.epub",
        "account-offline.zip",
    ]


def test_only_what_was_made_is_offered_with_its_size(tmp_path: Path) -> None:
    made = tmp_path / "dist"
    made.mkdir()
    assert offered(made, "2026-11-27") == []
    (made / "account-offline.zip").write_bytes(b"z" * 3_160_000)
    (made / "so-tay-account.epub").write_bytes(b"e" * 40_000)
    (made / "khac.txt").write_text("x")
    told = offered(made, "2026-11-27")
    assert [(edition["address"], edition["size"], edition["date"]) for edition in told] == [
        ("tai-ve/so-tay-account.epub", "0,1", "2026-11-27"),
        ("account-offline.zip", "3,2", "2026-11-27"),
    ]


def test_each_is_copied_to_its_place(tmp_path: Path) -> None:
    made, site = tmp_path / "dist", tmp_path / "site"
    made.mkdir()
    site.mkdir()
    for edition in EDITIONS:
        (made / edition.file).write_text(edition.name, "utf-8")
    place(made, site)
    assert [(site / edition.address).read_text("utf-8") for edition in made_in(made)] == [
        edition.name for edition in EDITIONS
    ]
