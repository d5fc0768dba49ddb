"""One mistake planted in the real documents: the check names file, line and rule, and complains of nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from account_docs.check import Problem, check_all, load_corpus
from account_docs.check.rules import RULES
from tests.checks.conftest import TODAY
from tests.checks.planted import ANCHOR, PAGE, line_of
from tests.conftest import ROOT


def test_the_real_documents_are_clean(told_by_the_clock: frozenset[str]) -> None:
    assert [
        problem for problem in check_all(load_corpus(ROOT, TODAY), RULES) if str(problem) not in told_by_the_clock
    ] == []


REVIEWED = next(line for line in (ROOT / "docs" / PAGE).read_text("utf-8").split("\n") if line.startswith("reviewed: "))
HEADING = "## Mười hai chỗ brief hay thiếu"
ROW = "| 2. Con số đang là bao nhiêu | Không làm gì thì được mấy? | Thiếu |"
CALLOUT = "> [!sai] Sai: coi im lặng là đồng ý"

# (rule, what stands in the page, what it is changed into)
REPLACED = [
    # Links, anchors, pictures
    ("lien-ket", "(../hoach-dinh-quan-ly/tinh-kha-thi.md)", "(../hoach-dinh-quan-ly/tinh-kha-thy.md)"),
    ("lien-ket", "(../hinh/duong-di-brief.svg)", "(../hinh/duong-di-brif.svg)"),
    ("lien-ket", "(creative-brief.md)", "(/creative-brief.md)"),
    ("lien-ket", "(creative-brief.md)", "()"),
    ("lien-ket", "(creative-brief.md)", "(creative-brief)"),
    ("lien-ket", "(creative-brief.md)", "(../creative-brief.md)"),
    ("lien-ket", "(creative-brief.md)", "(Creative-Brief.md)"),
    ("neo", "(creative-brief.md)", "(creative-brief.md#khong-co-muc-nay)"),
    ("neo", "(creative-brief.md)", "(#khong-co-muc-nay)"),
    # Front matter
    ("dau-trang", REVIEWED, "reviewed: 2026-13-40"),
    ("dau-trang", REVIEWED, "reviewed: 2999-01-01"),
    ("dau-trang", REVIEWED, "reviewed: hôm qua"),
    ("dau-trang", REVIEWED, "reviewd: 2026-11-23"),
    ("dau-trang", REVIEWED, f"{REVIEWED}\ntac_gia: An"),
    ("dau-trang", "tags: [", "tags: [Không có chủ đề này, "),
    ("dau-trang", "title: ", "title: a: b "),
    ("dau-trang", "title: ", "title: <b>x</b> "),
    ("dau-trang", "description: ", "description: Ngắn. #"),
    ("dau-trang", "description: ", "description: " + "rất dài " * 20),
    ("dau-trang", "related:", "related: x\nold:"),
    ("dau-trang", "aliases: [", "aliases: [{a: b}, "),
    ("dau-trang", "  - giao-tiep/creative-brief.md", "  - giao-tiep/creative-brief.md: x"),
    ("dau-trang", REVIEWED, f"facts: [T8: x]\n{REVIEWED}"),
    ("lien-quan", "  - giao-tiep/creative-brief.md", "  - giao-tiep/creative-brif.md"),
    ("lien-quan", "  - giao-tiep/creative-brief.md", "  - giao-tiep/nhan-brief.md"),
    ("lien-quan", "  - giao-tiep/creative-brief.md", "  - giao-tiep/kham-pha-nhu-cau.md"),
    ("du-kien", REVIEWED, f"facts: [T99]\n{REVIEWED}"),
    # Headings
    ("tieu-de", HEADING, "# Mười hai chỗ brief hay thiếu"),
    ("tieu-de", HEADING, "#### Mười hai chỗ brief hay thiếu"),
    ("tieu-de", HEADING, "## Đường đi của một brief"),
    ("tieu-de", HEADING, "##Mười hai chỗ brief hay thiếu"),
    ("tieu-de", HEADING, "##"),
    # Letters and words
    ("nfc", ANCHOR, unicodedata.normalize("NFD", ANCHOR)),
    ("ky-tu", ANCHOR, "Ðó là câu không hỏng."),
    ("ky-tu", ANCHOR, "Câu ấy không sai.".replace("a", "\u0430").replace("C\u00e2u", "C\u00e2u \u0430i")),
    ("ky-tu", ANCHOR, "Câu ấy\u200b không hỏng."),
    ("ky-tu", ANCHOR, "Câu ấy\u00a0không hỏng."),
    ("ky-tu", ANCHOR, "Câu ấy\u202e không hỏng."),
    ("dau-thanh", ANCHOR, "Câu ấy không hoà thuận."),
    ("dau-thanh", ANCHOR, "Câu ấy vẫn khoẻ."),
    ("dau-thanh", ANCHOR, "Câu ấy thuỷ chung."),
    ("dau-thanh", ANCHOR, "Câu ấy qủan được."),
    ("dau-thanh", ANCHOR, "Câu ấy là bài tóan."),
    ("chinh-ta", ANCHOR, "Câu ấy không sai ngề gì."),
    ("chinh-ta", ANCHOR, "Câu ấy không sai nghành nào."),
    ("chinh-ta", ANCHOR, "Câu ấy không sai với kháck."),
    ("chinh-ta", ANCHOR, "Câu ấy không sai chuyên nghiêp."),
    ("chinh-ta", ANCHOR, "Câu ấy không sai propsal."),
    ("chinh-ta", "description: Từ câu", "description: Từ từng kâu"),
    ("lap-tu", ANCHOR, "Câu ấy ấy không hỏng."),
    ("lap-tu", ANCHOR, "Câu ấy không không hỏng."),
    ("khoang-trang", ANCHOR, "Câu ấy  không hỏng."),
    ("khoang-trang", ANCHOR, "Câu ấy không sai ."),
    ("khoang-trang", ANCHOR, "Câu ấy\tkhông hỏng."),
    ("dau-cau", ANCHOR, "“Câu ấy” không hỏng."),
    ("dau-cau", ANCHOR, "Câu ấy không sai..."),
    ("dau-cau", ANCHOR, "Câu ấy sai 8 % thôi."),
    ("dau-cau", ANCHOR, "Câu ấy mất 3-5 ngày."),
    ("dau-cau", ANCHOR, "Câu ấy — không hỏng."),
    ("thuat-ngu", ANCHOR, "Câu ấy không sai kĩ năng."),
    ("thuat-ngu", ANCHOR, "Câu ấy không sai đường tới hạn."),
    ("dang-do", ANCHOR, "Câu ấy đang cập nhật."),
    ("dang-do", ANCHOR, "Câu ấy TODO không hỏng."),
    ("dang-do", ANCHOR, "Câu ấy FIXME."),
    ("dang-do", HEADING, f"<<<<<<< HEAD\n\n{HEADING}"),
    # Markup
    ("hop", CALLOUT, "> [!loi] Sai: coi im lặng là đồng ý"),
    ("hop", CALLOUT, "> [!sai]"),
    ("hop", CALLOUT, "> [!sai Sai: coi im lặng là đồng ý"),
    ("hop", CALLOUT, f"Một đoạn.\n{CALLOUT}"),
    ("hop", "> [!hoi]- Brief dài", "> [!hoi] Brief dài"),
    ("hop", HEADING, f'!!! sai "Lưu ý"\n\n{HEADING}'),
    ("khoi", "## Kiểm tra nhanh", "```text\nchưa đóng\n\n## Kiểm tra nhanh"),
    ("khoi", HEADING, f"```text\nPhí        48\nCộng      150\n```\n\n{HEADING}"),
    ("khoi", HEADING, f"```\nkhông ghi loại\n```\n\n{HEADING}"),
    ("khoi", HEADING, f"```python\nx = 1\n```\n\n{HEADING}"),
    (
        "khoi",
        HEADING,
        (
            "```text\nDanh sách chị gửi sáng nay là vòng sửa thứ tư của bộ banner, hợp đồng\ncó hai"
            f" vòng.\n```\n\n{HEADING}"
        ),
    ),
    ("bang", ROW, ROW + " thừa |"),
    ("bang", ROW, "| 2. Con số đang là bao nhiêu | Thiếu |"),
    ("bang", ROW, "| 2. Con số đang là bao nhiêu |  | Thiếu |"),
    ("bang", ROW, f"{ROW}\nmột dòng chữ dính vào"),
    ("bang", "| Chỗ thiếu | Câu hỏi lại | Brief 20/07 |", "Đoạn trên.\n| Chỗ thiếu | Câu hỏi lại | Brief 20/07 |"),
    ("danh-sach", ANCHOR, "Câu ấy không sai:\n- một mục dính"),
    ("danh-sach", HEADING, f"- một\n\n  - lùi hai\n\n{HEADING}"),
    ("danh-sach", HEADING, f"-thiếu dấu cách\n\n{HEADING}"),
    ("danh-sach", ANCHOR, "215. Câu ấy không sai."),
    ("ngoac-nhon", HEADING, f"### Gửi {{tên khách}}\n\n{HEADING}"),
    ("ky-hieu", ANCHOR, "Câu ấy lấy 8*22*70% không hỏng."),
    ("ky-hieu", ANCHOR, "Câu ấy ~~không~~ hỏng."),
    ("xuong-dong", HEADING, f"• một\n• hai\n\n{HEADING}"),
    ("mat-chu", ANCHOR, "Câu ấy <!-- không hỏng."),
    ("html", HEADING, f"<script>x</script>\n\n{HEADING}"),
    ("html", HEADING, f'<div onclick="x()">a</div>\n\n{HEADING}'),
    ("html", HEADING, f'<div style="color:red">a</div>\n\n{HEADING}'),
    ("html", HEADING, f'<iframe title="x"></iframe>\n\n{HEADING}'),
    ("html", "(creative-brief.md)", "(javascript:alert)"),
    ("html", "(creative-brief.md)", "(creative-brief.md){ onclick=x }"),
    ("long-nhau", HEADING, f"> > > > > sâu\n\n{HEADING}"),
    ("hinh", "![Đường đi của brief, sáu bước:", "![](../hinh/cau-noi.svg)\n\n![Đường đi của brief, sáu bước:"),
    ("hinh", HEADING, f"![Một hình lấy từ nơi khác về đây](https://noi-khac.example/x.png)\n\n{HEADING}"),
    # Statements
    ("thieu-nguon", ANCHOR, "VAT 8% nên câu ấy không hỏng."),
    ("can-nguon", ANCHOR, "Lương account khoảng 15 triệu một tháng."),
    ("can-nguon", ANCHOR, "Có 70% doanh nghiệp làm vậy."),
    ("can-nguon", ANCHOR, "Agency hàng đầu Việt Nam làm vậy."),
    ("can-nguon", ANCHOR, "Theo một nghiên cứu, câu ấy không hỏng."),
    ("so-du-an", "Bốn ngày hỏi (20/07–24/07/2026)", "Bốn ngày hỏi (20/07–25/07/2026)"),
    ("so-du-an", "khi anh Bình đã biết số 215", "khi anh Bình đã biết số 251"),
    # The way out
    ("mien-tru", ANCHOR, f"{ANCHOR} <!-- check: off chinh-ta đã thừa -->"),
    ("mien-tru", ANCHOR, f"{ANCHOR} <!-- check: off khong-co lý do -->"),
]


@pytest.mark.parametrize(
    ("rule", "good", "bad"), REPLACED, ids=[f"{rule}-{number}" for number, (rule, _, _) in enumerate(REPLACED)]
)
def test_a_planted_mistake_is_named(
    rule: str, good: str, bad: str, project: Path, problems: Callable[[], list[Problem]]
) -> None:
    path = project / "docs" / PAGE
    text = path.read_text("utf-8")
    assert good in text
    start = line_of(path, good)
    path.write_text(text.replace(good, bad, 1), "utf-8")
    found = problems()
    assert {(problem.path, problem.rule) for problem in found} == {(f"docs/{PAGE}", rule)}, [
        str(problem) for problem in found
    ]
    assert all(start <= problem.line <= start + bad.count("\n") for problem in found), [
        str(problem) for problem in found
    ]
    assert all("— cách sửa: " in str(problem) for problem in found)


FORM = "bieu-mau/re-brief.md"
ELSEWHERE = [
    (FORM, "tai-ve", "## Mẫu trống", "## Mẫu để trống"),
    (FORM, "tai-ve", "downloads: [docx]", "downloads: [docx, xlsx]"),
    (FORM, "tai-ve", "downloads: [docx]", "downloads: [docx, pdf]"),
    (FORM, "tai-ve", "- **Gửi tới:** [đầu mối]", "- **Gửi tới:** [đầu mối](brief.md)"),
    (PAGE, "tai-ve", REVIEWED, f"downloads: [docx]\n{REVIEWED}"),
    ("bieu-mau/bao-gia.md", "giay", "[!giay] Báo giá dịch vụ, mẫu trống", "[!giay] Báo giá dịch vụ"),
    # The project's numbers in a filled form, and in a letter of the worked project.
    (FORM, "so-du-an", "400 đêm phòng, thêm 19,8 điểm", "410 đêm phòng, thêm 19,8 điểm"),
    ("du-an-mau/thay-doi.md", "so-du-an", "chưa VAT | 220 | 12 | 232 |", "chưa VAT | 220 | 12 | 233 |"),
    ("du-an-mau/thay-doi.md", "so-du-an", "báo cáo cuối vẫn 10/11/2026.", "báo cáo cuối vẫn 10/12/2026."),
]


@pytest.mark.parametrize(
    ("page", "rule", "good", "bad"),
    ELSEWHERE,
    ids=[f"{rule}-{number}" for number, (_, rule, _, _) in enumerate(ELSEWHERE)],
)
def test_a_mistake_in_a_form_or_in_the_worked_project_is_named(
    page: str, rule: str, good: str, bad: str, project: Path, problems: Callable[[], list[Problem]]
) -> None:
    path = project / "docs" / page
    text = path.read_text("utf-8")
    assert good in text
    path.write_text(text.replace(good, bad, 1), "utf-8")
    found = problems()
    assert {(problem.path, problem.rule) for problem in found} == {(f"docs/{page}", rule)}, [
        str(problem) for problem in found
    ]


def test_a_reason_takes_a_line_out(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    path.write_text(
        path.read_text("utf-8").replace(ANCHOR, "Câu ấy ngề. <!-- check: off chinh-ta ví dụ về lỗi gõ -->", 1), "utf-8"
    )
    assert problems() == []


def test_a_reason_on_its_own_line_takes_the_block_out(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    planted = (
        "<!-- check: off chinh-ta ví dụ về lỗi gõ -->\nCâu ngề thứ nhất.\nCâu ngề thứ hai.\n\nCâu ngề thứ"
        f" ba.\n\n{HEADING}"
    )
    path.write_text(path.read_text("utf-8").replace(HEADING, planted, 1), "utf-8")
    assert [(problem.rule, problem.line) for problem in problems()] == [("chinh-ta", line_of(path, "thứ ba"))]


def test_without_a_reason_nothing_is_taken_out(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    path.write_text(path.read_text("utf-8").replace(ANCHOR, "Câu ấy ngề. <!-- check: off chinh-ta -->", 1), "utf-8")
    assert [problem.rule for problem in problems()] == ["mien-tru", "chinh-ta"] or sorted(
        problem.rule for problem in problems()
    ) == ["chinh-ta", "mien-tru"]


def test_every_rule_was_planted_and_is_explained() -> None:
    planted = (
        {rule for rule, _, _ in REPLACED}
        | {rule for _, rule, _, _ in ELSEWHERE}
        | {"tep-hong", "loai-tep", "cau-hinh", "het-han", "muc-luc", "dia-chi", "trung-tieu-de", "ten-tep"}
    )
    assert planted == set(RULES) | {"mien-tru"}
    explained = (ROOT / "docs" / "dong-gop" / "xu-ly-loi.md").read_text("utf-8")
    assert [rule for rule in [*RULES, "mien-tru", "cau-hinh"] if f"## `{rule}`\n" not in explained] == []


def test_code_that_was_pasted_is_named_once(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    path.write_text(path.read_text("utf-8").replace(ANCHOR, f"{ANCHOR}\n\n<script>alert(1)</script>", 1), "utf-8")
    (found,) = problems()
    assert found.rule == "html"
    assert found.fix.endswith("không định cho ai đọc thì xóa cả dòng")


def test_lines_with_dots_are_named_together(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    path.write_text(
        path.read_text("utf-8").replace(ANCHOR, f"{ANCHOR}\n\n• Việc một\n• Việc hai\n• Việc ba", 1), "utf-8"
    )
    (found,) = problems()
    assert found.rule == "xuong-dong"
    assert "kể cả dòng đầu" in found.fix
