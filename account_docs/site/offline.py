"""Packs the offline edition: the same bytes for the same commit, only what a reader needs."""

from __future__ import annotations

import argparse
import sys
import zipfile
from datetime import datetime
from pathlib import Path

from account_docs.site.build_date import origin

FOLDER = "so-tay-account"
# What only a server or a search engine reads.
_UNUSED = (
    "sitemap.xml", "404.html",
    # What keeps and installs the published edition.
    "assets/javascripts/saving/", "assets/stylesheets/saving.css", "assets/images/bieu-tuong-",
)  # fmt: skip
# From disk the index of the search is scripts.
_INDEX = ("search/", ".json")
_README = """SỔ TAY ACCOUNT – BẢN ĐỌC KHÔNG CẦN MẠNG
Bản ngày {date}, phiên bản {version}

Cách mở
1. Giải nén cả tệp .zip. Đừng mở trang ngay trong cửa sổ của tệp nén.
2. Vào thư mục {folder}, bấm đúp vào index.html.
3. Trang mở trong trình duyệt của bạn. Không cần mạng.

Trên điện thoại Android: giải nén bằng ứng dụng Tệp (Files), rồi mở
index.html bằng trình duyệt. Liên kết giữa các trang không chạy thì chọn
trình duyệt khác trong "Mở bằng".

Có gì trong đây
Mọi trang, hình và ô tìm kiếm của bản trên mạng. Liên kết tới nguồn bên
ngoài thì cần mạng.

Luật, thuế và quy định nền tảng có ngày hết hạn, ghi ở cuối trang. Quá
ngày ấy hãy tải bản mới{address}.

Giấy phép: nội dung CC BY-SA 4.0, mã nguồn MIT.
Các dự án mẫu và công ty Nhịp Cầu là hư cấu.
"""


def is_used(path: str) -> bool:
    """Whether a file of the built edition belongs into the archive.

    Args:
        path: path below the edition's folder, with forward slashes.
    """
    is_index = path.startswith(_INDEX[0]) and path.endswith(_INDEX[1])
    return not path.endswith(".gz") and not path.startswith(_UNUSED) and not is_index


def web_address(path: str) -> str:
    """Where the published edition has a page of the offline one, below the site's root.

    Args:
        path: "giao-tiep/nhan-brief.html", which gives "giao-tiep/nhan-brief/"; "index.html" gives "".
    """
    name = f"/{path}".removesuffix(".html").removesuffix("/index").removeprefix("/")
    return f"{name}/" if name else ""


def read_me(date: datetime, version: str, site_url: str) -> str:
    """Text of DOC-TRUOC.txt, with Windows line ends: Notepad opens it.

    Args:
        date: the edition's date.
        version: the commit, shortened.
        site_url: where the published edition stands; empty when unknown.
    """
    address = f" ở {site_url}" if site_url else ""
    return _README.format(date=f"{date:%d/%m/%Y}", version=version, folder=FOLDER, address=address).replace(
        "\n", "\r\n"
    )


def pack(edition: Path, target: Path, date: datetime, version: str, site_url: str = "") -> None:
    """Write the archive with one top folder; order and times depend on nothing but the content and the date.

    Args:
        edition: the folder built with OFFLINE=true.
        target: the .zip to write; its folder is made.
        date: stands as the time of every file.
        version: the commit, shortened.
        site_url: address of the published edition, or "".
    """
    paths = [path.relative_to(edition).as_posix() for path in edition.rglob("*") if path.is_file()]
    files = {f"{FOLDER}/{path}": (edition / path).read_bytes() for path in paths if is_used(path)}
    # With a byte order mark: old Windows editors take the text for another encoding without it.
    files[f"{FOLDER}/DOC-TRUOC.txt"] = read_me(date, version, site_url).encode("utf-8-sig")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, date.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    # A failed run must not leave half an archive in the place of the last good one.
    unfinished.replace(target)


def main() -> int:
    """Pack a built edition."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--site-url", default="")
    chosen = parser.parse_args()
    build = origin(Path.cwd())
    pack(chosen.edition, chosen.target, build.local, build.version or "không rõ", chosen.site_url)
    print(f"{chosen.target}: {chosen.target.stat().st_size / 1_000_000:.2f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
