"""What editors may write as they like: the rules about lost and changed text say nothing of it."""

from __future__ import annotations

import pytest

from tests.checks.lossless_pages import found_in, planted

ALLOWED = [
    "Một đoạn **đậm** và *nghiêng* và ***cả hai*** và `mã *x*`.",
    "**Sai:** nói vậy. *\"Trích lời khách\"*, chị nói. \"**Chốt**\", anh viết.",
    "(**đậm trong ngoặc**) và (*nghiêng*). **A**ttention, **I**nterest.",
    "**Đậm *nghiêng trong đậm* rồi thôi** và *nghiêng **đậm** rồi thôi* nhé.",
    "__Đậm__ và _nghiêng_; tên tệp ten_khach_hang_v2.docx.",
    "**[Nhận brief](nhan-brief.md)** và [**đậm**](nhan-brief.md) và [Xem \"trang\"](nhan-brief.md \"Tên trang\").",
    "Phép tính 420 / 0,7 / 2,8 = 214,3; 210 × 2 = 420; 5 * 3 = 15 và 2 * 4 = 8.",
    "Giá*: chưa gồm VAT.\n\n(*) Chưa gồm VAT.",
    "Gửi {tên khách} báo giá trước [ngày]; P&L, Q&A, R&D; a < b và c > d; C++.",
    "Dấu \\* và \\_ và \\# và \\{x\\} và \\[y\\]; lấy 8\\*22\\*70% là xong.",
    "215\\. Không ai đặt.\n\n1\\) một",
    "1. Một\n\n    Đoạn của mục một.\n\n2. Hai\n\n    - con\n    - con nữa\n\n3. Ba",
    "- Một\n- Hai\n    - con\n        - cháu\n- Ba\n    1. con\n    2. con",
    "* Một\n* Hai",
    "- [ ] việc chưa xong\n- [x] việc xong\n- [X] xong",
    "- Mục dài được ngắt dòng ở đây vì trình soạn thảo,\n  và tiếp tục ở đây.\n- Mục hai",
    "> Một trích dẫn.\n>\n> Đoạn hai.\n>\n> - mục\n> - mục",
    "> [!luu-y] Lưu ý: nhớ\n> Một câu.\n>\n> 1. Một\n> 2. Hai\n>\n> | a | b |\n> |---|---|\n> | c | d |",
    "> [!hoi]- Ai duyệt **cuối**?\n> Anh Bình.\n>\n> ```text\n> Chào chị\n>\n> 215. Không ai\n> ```",
    "| a | b |\n|:---|---:|\n| **c** | `d|e` |\n| — | x \\| y |\n| [x](nhan-brief.md) | 215. Không |",
    "a | b\n---|---\nc | d",
    "a|b\n-|-\nc|d",
    "### Bảng\n| a | b |\n|---|---|\n| c | d |",
    "> [!sai] Sai: bảng\n> | b | c |\n> |---|---|\n> | d | e |",
    "> Trích dẫn\n### Mục",
    "-5% so với tháng trước.\n\n−5% so với tháng trước.",
    "&euro;5, A&nbsp;B, A&amp;B, &lt;b&gt;.",
    "Phép tính dài hơn sáu mươi ký tự một chút thì ngắt dòng: 420 / 0,7 / 2,8\n= 214,3 lượt.",
    "Giá của gói này, tính cả phần phát sinh và phần chi hộ cho khách, là\n220.000 đồng, hạn là\nngày mai.",
    "```text\n1. a\n215. b\n{x} ~~y~~ [^1] **z\n    lùi\n\n# không phải tiêu đề\n```",
    "````markdown\n```text\na\n```\n````",
    "1. Một\n\n    ```text\n    Chào chị\n    ```\n\n2. Hai",
    "Đoạn.\n\n---\n\nĐoạn.",
    "### Tiêu đề có `mã` và **đậm** {#tieu-de-rieng}",
    "[Nút](nhan-brief.md){ .md-button .md-button--primary }",
    "![Một hình vẽ đường đi của brief](../hinh/duong-di-brief.svg){ width=300 }",
    "Xem [trang này][nb] và [nb].\n\n[nb]: nhan-brief.md",
    "Xem https://vi-du.vn/a_b_c?x=1&y=2 và an@vi-du.vn.",
    "H<sub>2</sub>O và m<sup>2</sup>, <kbd>Ctrl</kbd>+C.",
    '<div class="grid cards" markdown>\n\n- **[Tên](nhan-brief.md)**\n\n    Mô tả.\n\n- **Hai**\n\n    Hai.\n\n</div>',
    (
        "Một đoạn dài được trình soạn thảo ngắt xuống dòng ở cột tám mươi, như vẫn thấy\n"
        "ở nhiều nơi. Câu thứ hai gặp chị Lan và anh Nguyễn Văn Bình ở buổi họp đầu tiên của\nTuần lễ mua sắm."
    ),
    "Câu thứ nhất.\nCâu thứ hai.",
    "Ngày 13/11/2026, 3–5 ngày, 12:00–20:00, v1.2, 3/4; tỉ lệ 3:2:1; ~20 triệu; từ $5 tới $10.",
    "**1. Bước một.** Làm đi.\n\n**Bước 2:** làm tiếp.",
    "a) một\n\nb) hai",
    "**5%** phí, **8**% thuế, **200**–**220** triệu, *8%* và **22** × **70%**.",
    "Họ tên: ____ Ngày: ____ Ký: ………",
    "> Khách: \"Chốt.\"\n> Account: \"Dạ.\"",
    "*Được?* **Không!** *…và thế* **…là hết** **.docx**",
]  # fmt: skip


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_allowed_gives_no_finding(text: str) -> None:
    assert [str(problem) for problem in found_in(planted(text)[0])] == []
