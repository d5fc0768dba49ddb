"""Drawings that stand in their pages are not published a second time as files."""

from __future__ import annotations

from pathlib import Path

from account_docs.site.drawing_files import drop_embedded


def test_only_drawings_that_a_page_links_stay(tmp_path: Path) -> None:
    (tmp_path / "hinh").mkdir()
    for name in ("trong-trang.svg", "lien-ket.svg", "anh.png"):
        (tmp_path / "hinh" / name).write_bytes(b"x")
    (tmp_path / "giao-tiep").mkdir()
    (tmp_path / "giao-tiep" / "index.html").write_text(
        '<p><img alt="" src="../hinh/lien-ket.svg?v=1"> chữ</p>', "utf-8"
    )
    (tmp_path / "index.html").write_text("<figure><svg></svg></figure><code>hinh/trong-trang.svg</code>", "utf-8")
    drop_embedded(tmp_path)
    assert sorted(path.name for path in (tmp_path / "hinh").iterdir()) == ["anh.png", "lien-ket.svg"]


def test_a_site_without_drawings_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>chữ</p>", "utf-8")
    drop_embedded(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
