"""The whole handbook as a file: what the published edition offers to download, and where it lies for good."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

ARCHIVE = "account-offline.zip"


@dataclass(frozen=True)
class Edition:
    """A form in which the whole handbook can be had.

    Attributes:
        file: its name in the folder where it was made.
        address: where readers find it below the site's root; never changes.
        name: what it is called.
        use: what it is good for.
    """

    file: str
    address: str
    name: str
    use: str


# For a phone first, as readers come.
EDITIONS = (
    Edition(
        "so-tay-account.pdf",
        "tai-ve/so-tay-account.pdf",
        "Sách PDF",
        "cả sổ tay trong một file, đọc được trên mọi điện thoại, in ra hoặc gửi cho người khác",
    ),
    Edition(
        "so-tay-account.epub",
        "tai-ve/so-tay-account.epub",
        "Sách EPUB",
        "mở bằng ứng dụng đọc sách như Apple Books hay Google Play Sách, chỉnh được cỡ chữ",
    ),
    Edition(
        ARCHIVE,
        ARCHIVE,
        "File .zip",
        "dùng trên máy tính, giải nén ra đọc như bản trên mạng, có cả ô tìm kiếm",
    ),
)


def made(archive: Path) -> dict[Edition, Path]:
    """The editions that were made, and the file of each.

    Args:
        archive: the packed offline edition, under whatever name it has; the books lie beside it.
    """
    files = {edition: archive if edition.file == ARCHIVE else archive.with_name(edition.file) for edition in EDITIONS}
    return {edition: path for edition, path in files.items() if path.is_file()}


def offered(archive: Path, day: str) -> list[dict[str, str]]:
    """What the page tells of the editions: address, name, use, size in megabytes, date.

    Args:
        archive: see `made`.
        day: date of the build, ISO.
    """
    return [
        {
            "address": edition.address,
            "name": edition.name,
            "use": edition.use,
            # Nothing is 0,0 MB.
            "size": f"{max(0.1, path.stat().st_size / 1_000_000):.1f}".replace(".", ","),
            "date": day,
        }
        for edition, path in made(archive).items()
    ]


def place(archive: Path, site: Path) -> None:
    """Copy the editions beside the pages of a finished site.

    Args:
        archive: see `made`.
        site: the site's folder.
    """
    for edition, path in made(archive).items():
        target = site / edition.address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
