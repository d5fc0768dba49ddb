"""Makes a new page that passes the check but for the parts that only a person can write."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path

from account_docs.content.calendar import today as present_day

_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+")
# Topic of each folder; a page outside of them starts with the first.
TOPICS = {
    "nghe-account": "Nghề account",
    "giao-tiep": "Giao tiếp",
    "hoach-dinh-quan-ly": "Hoạch định",
    "tai-chinh": "Tài chính",
    "ky-nang": "Kỹ năng",
    "du-an-mau": "Dự án mẫu",
    "bieu-mau": "Biểu mẫu",
    "su-nghiep": "Sự nghiệp",
    "bai-viet": "Quảng cáo",
    "phap-ly": "Pháp lý",
    "tra-cuu": "Nghề account",
    "dong-gop": "Đóng góp",
}
# The page that shows editors the frame of a new page; the frame is read from there, so that there is one.
GUIDE = "docs/dong-gop/trang-mau.md"
_FRAME = re.compile(r"^````markdown\n(.*?\n)````$", re.MULTILINE | re.DOTALL)
_RELATED = re.compile(r"^related:\n(?:  - .*\n)+", re.MULTILINE)

# The check says that these are too few until a person has written them.
_PHRASINGS = """

  {address}.md:
    - VIẾT… 15–25 cách hỏi, mỗi dòng một câu, như người ta gõ hoặc nói
"""


def template(guide: str, address: str, today: date) -> str:
    """The text of a new page.

    Args:
        guide: the text of GUIDE.
        address: path below docs/ without .md, such as "giao-tiep/ten-trang".
        today: stands as the date of the review.

    Raises:
        ValueError: the guide shows no frame.
    """
    frame = _FRAME.search(guide)
    if frame is None:
        raise ValueError(f"{GUIDE} không còn khung trang nào trong ````markdown … ````")
    folder, name = address.rsplit("/", 1)
    topic = TOPICS.get(folder.split("/")[0], "Nghề account")
    text = _RELATED.sub(f"related:\n  - {folder}/index.md\n  - index.md\n  - gioi-thieu.md\n", frame[1], count=1)
    for key, value in (
        ("title", f"VIẾT… tiêu đề cho {name.replace('-', ' ')}"),
        ("tags", f"[{topic}]"),
        ("reviewed", today.isoformat()),
    ):
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, count=1, flags=re.MULTILINE)
    return text


def with_nav_line(configuration: str, address: str) -> str:
    """mkdocs.yml with the page entered after the last page of its folder.

    Raises:
        ValueError: no page of the folder is in the navigation.
    """
    folder = address.rsplit("/", 1)[0]
    lines = configuration.split("\n")
    places = [index for index, line in enumerate(lines) if re.match(rf"\s*-\s+{re.escape(folder)}/[^/]+\.md$", line)]
    if not places:
        raise ValueError(f"mục lục (nav trong mkdocs.yml) chưa có trang nào của {folder}/")
    indent = lines[places[-1]][: len(lines[places[-1]]) - len(lines[places[-1]].lstrip())]
    lines.insert(places[-1] + 1, f"{indent}- {address}.md")
    return "\n".join(lines)


def create(root: Path, address: str, today: date) -> Path:
    """Write the page, its lines in the navigation and the list of addresses, and a start of how people ask for it.

    Args:
        root: the project's folder.
        address: path below docs/, with or without .md.
        today: date of the review.

    Raises:
        ValueError: the address is not fit, or taken; nothing was written.
    """
    address = address.removesuffix(".md").strip("/")
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"địa chỉ “{address}” phải là thư-mục/ten-trang: chữ thường không dấu, nối bằng gạch")
    path = root / "docs" / f"{address}.md"
    if path.exists():
        raise ValueError(f"đã có trang docs/{address}.md")
    configuration = root / "mkdocs.yml"
    entered = with_nav_line(configuration.read_text("utf-8"), address)
    addresses, asked = root / "data" / "addresses.txt", root / "data" / "asked.yml"
    text = template((root / GUIDE).read_text("utf-8"), address, today)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    configuration.write_text(entered, "utf-8")
    addresses.write_text(addresses.read_text("utf-8").rstrip("\n") + f"\n{address}.md\n", "utf-8")
    asked.write_text(asked.read_text("utf-8").rstrip("\n") + _PHRASINGS.format(address=address), "utf-8")
    return path


def main() -> int:
    """Make the page that the command line names."""
    parser = argparse.ArgumentParser(prog="run.py new", description="Tạo một trang mới từ mẫu.")
    parser.add_argument("address", help="ví dụ giao-tiep/ten-trang")
    try:
        path = create(Path.cwd(), parser.parse_args().address, present_day())
    except ValueError as error:
        print(f"Không tạo được trang: {error}.", file=sys.stderr)
        return 1
    print(
        f"Đã tạo {path.relative_to(Path.cwd()).as_posix()}, ghi vào mục lục, danh sách địa chỉ và data/asked.yml."
        " Thay mọi chỗ VIẾT…, rồi chạy: python3 run.py check"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
