"""What a copy of the book says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

AUTHOR = "Những người viết Sổ tay Account"
_SENTENCES = (
    "Sách gồm mọi trang của sổ tay trên mạng, xếp theo thứ tự mục lục.",
    "Lời đáp và nguồn nằm ở cuối mỗi chương, nên (nguồn 2) trong bài là nguồn thứ hai ở đó.",
    "Nội dung theo giấy phép CC BY-SA 4.0. Các dự án mẫu và công ty Nhịp Cầu là hư cấu.",
)


@dataclass(frozen=True)
class Edition:
    """One copy of the book.

    Attributes:
        title: the site's name.
        description: one sentence on what the book is.
        date: the time of the build, by the clock of Vietnam.
        version: the commit, shortened; "" when it is not known.
        site_url: where the published site stands; "" when unknown.
    """

    title: str
    description: str
    date: datetime
    version: str = ""
    site_url: str = ""

    @property
    def identifier(self) -> str:
        """What no other edition is called."""
        return f"{self.title} {self.version} {self.date.timestamp():.0f}"

    def about(self) -> list[str]:
        """What the copy is, in a few sentences."""
        version = f", phiên bản {self.version}" if self.version else ""
        address = f" tại {self.site_url}" if self.site_url else ""
        return [
            f"{self.title}, bản ngày {self.date:%d/%m/%Y}{version}.",
            *_SENTENCES,
            f"Luật, thuế, quy định nền tảng có ngày hết hạn, ghi ở cuối chương; quá ngày ấy, bạn xem bản mới{address}.",
        ]
