"""Slips in the files that editors change beside the pages, and in front matter: each named with its line and a fix."""

from __future__ import annotations

import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from account_docs.check import Problem, check_all, load_corpus
from account_docs.check.core import Severity
from account_docs.check.rules import RULES, safety
from account_docs.content.yaml_lines import load
from tests.checks.slips import PAGE, A, F, M, P, T, W, plant
from tests.conftest import ROOT

# The day by which the facts of these tests are judged.
TODAY = date(2026, 11, 27)
# Pages that use facts, boxes of the project, topics and pictures: enough for every rule to meet the data.
PAGES = ("giao-tiep/nhan-brief.md", "tai-chinh/bao-gia.md", "du-an-mau/thay-doi.md")
FACTS = """INHERIT: terms.yml

extra:
  facts:
    T1:
      statement: "Từ 01/07/2025, thuế suất phổ thông của khoản thử này là 10%."
      sources:
        - title: "Nguồn thứ nhất: bản tin"
          url: "https://chinhphu.vn/ban-tin"
          published: "2025-07-07"
        - title: "Nguồn thứ hai: báo"
          url: "https://laodong.vn/bao"
          published: "không ghi ngày"
      checked: "2026-11-23"
      review: "2027-05-23"
      grade: A
    T2:
      statement: "Đến hết 31/12/2026, khoản thử thứ hai được giảm còn 8%."
      sources:
        - title: "Nguồn thứ ba: công ty tư vấn"
          url: "https://kpmg.com/tu-van"
          published: "2026"
      checked: "2026-11-22"
      ends: "2026-12-31"
      grade: B
      doubt: "Mới có một nguồn nêu điểm này."
  open_questions:
    T4:
      question: "Hỏi kế toán: sau ngày này thì khoản ấy tính thế nào?"
      why: "Chưa thấy văn bản nào nói về năm sau."
  notices:
    sau_ngay:
      text: "Tính đến hôm nay chưa thấy quyết định nào về năm sau."
      checked: "2026-11-22"
      facts: [T2]
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The project with three pages, two facts, and the real data beside them."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "data" / "facts.yml").write_text(FACTS, "utf-8")
    for name in PAGES:
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "docs" / name, tmp_path / "docs" / name)
    return tmp_path


def in_file(root: Path, name: str) -> list[Problem]:
    """The errors that the whole check finds in one file; of mkdocs.yml without the pages that the small project leaves out."""
    found = [
        problem
        for problem in check_all(load_corpus(root, TODAY), RULES)
        if problem.path == name and problem.severity is Severity.ERROR
    ]
    return [problem for problem in found if "mà không có trang này" not in problem.message]


def test_the_small_project_is_sound(small: Path) -> None:
    for name in (
        "data/facts.yml",
        "data/project.yml",
        "data/terms.yml",
        "data/words.yml",
        "data/addresses.txt",
        "mkdocs.yml",
    ):
        assert in_file(small, name) == []


# File, what stands there, what it becomes, lines below the first changed one, rule, words of the message, words of the fix.
SLIPS = [
    # Days
    (F, 'checked: "2026-11-23"', "checked: 2026-11-23", 0, "du-kien", "T1: “checked” là ngày mà thiếu ngoặc kép", 'checked: "2026-11-23"'),
    (F, 'ends: "2026-12-31"', 'ends: "31/12/2026"', 0, "du-kien", "T2: “ends” ghi ngày kiểu “31/12/2026”", 'ends: "2026-12-31"'),
    (F, 'ends: "2026-12-31"', "ends: 31/12/2026", 0, "du-kien", "“ends” ghi ngày kiểu “31/12/2026”", 'ends: "2026-12-31"'),
    (F, 'ends: "2026-12-31"', 'ends: "31-12-2026"', 0, "du-kien", "“ends” ghi ngày kiểu", 'ends: "2026-12-31"'),
    (F, 'ends: "2026-12-31"', 'ends: "2026-31-12"', 0, "du-kien", "“ends” ghi ngày kiểu", 'ends: "2026-12-31"'),
    (F, 'ends: "2026-12-31"', "ends: 2026-31-12", 0, "cau-hinh", "không có ngày “2026-31-12”", "năm, tháng, ngày"),
    (F, 'ends: "2026-12-31"', 'ends: "hết năm nay"', 0, "du-kien", "không phải một ngày", 'ends: "2026-12-31"'),
    (F, 'ends: "2026-12-31"', 'ends: "2026-11-01"', 0, "du-kien", "trước cả ngày kiểm chứng", "history: true"),
    (F, 'review: "2027-05-23"', 'review: "2026-11-23"', 0, "du-kien", "không sau ngày kiểm chứng", "xem lại hai ngày"),
    (F, 'review: "2027-05-23"', 'review: "2037-05-23"', 0, "du-kien", "quá lâu", "24 tháng"),
    (F, '      review: "2027-05-23"\n', "", -10, "du-kien", "không có “ends” hay “review”", "ngày cuối còn hiệu lực"),
    (F, 'checked: "2026-11-23"', 'checked: "2026-12-23"', 0, "du-kien", "23/12/2026 ở tương lai", f'checked: "{TODAY}"'),
    (F, 'published: "2026"', "published: 2026", 0, "du-kien", "“published” thiếu ngoặc kép", 'published: "2026"'),
    (F, 'published: "2025-07-07"', 'published: "7/7/2025"', 0, "du-kien", "“published” ghi ngày kiểu", 'published: "2025-07-07"'),
    (F, 'published: "2026"', 'published: "chưa rõ"', 0, "du-kien", "không phải một ngày", "không ghi ngày"),
    # Entries
    (F, "  open_questions:", "    T9:\n  open_questions:", 0, "du-kien", "“T9” để trống", "statement, sources"),
    (F, "  open_questions:", '    T9: "chỉ một câu"\n  open_questions:', 0, "du-kien", "“T9” chỉ là một dòng chữ", "statement, sources"),
    (F, "  open_questions:", "    T9: []\n  open_questions:", 0, "du-kien", "“T9” phải là các dòng “khóa: giá trị”", "statement, sources"),
    (F, "    T2:\n", "    T1:\n", 0, "cau-hinh", "“T1” ghi hai lần, ở dòng 5 và dòng 17", "giữ dòng đúng"),
    (F, "    T2:\n", "    t2:\n", 0, "du-kien", "mã dữ kiện “t2”", "T15"),
    (F, "    T2:\n", "    T2 :\n", 0, "", "", ""),
    (F, "    T4:\n      question:", "    T4:\n      questoin:", 1, "du-kien", "câu hỏi T4: không có khóa “questoin”, có phải “question”?", "sửa tên khóa"),
    (F, 'review: "2027-05-23"', 'review: "2027-06-23"', 0, "du-kien", "quá lâu", "6 tháng"),
    (F, "facts: [T2]", "facts: [T22]", 0, "du-kien", "lời nhắn sau_ngay: không có dữ kiện “T22”, có phải “T2”?", "ghi mã"),
    (F, "facts: [T2]", "facts: T2", 0, "du-kien", "“facts” phải là một danh sách", "[T2]"),
    (F, 'published: "2026"', 'published: "2026-7"', 0, "du-kien", "không phải một ngày", "2026-07"),
    # Fields
    (F, "      statement: ", "      statment: ", 0, "du-kien", "không có khóa “statment”, có phải “statement”?", "sửa tên khóa"),
    (F, "      grade: A", "      grade: C", 0, "du-kien", "“grade” là “C”, không có loại này", "A, B"),
    (F, "      grade: A", "      grade: a", 0, "du-kien", "có phải “A”?", "A, B"),
    (F, "      grade: A", "      grade:", 0, "du-kien", "“grade” để trống", "grade: A"),
    (F, "      grade: A\n", "", -11, "du-kien", "T1: thiếu “grade”", "grade: A"),
    (F, '      doubt: "Mới có một nguồn nêu điểm này."\n', "", -1, "du-kien", "T2: hạng B mà không nói chỗ còn ngờ", "doubt:"),
    (F, 'statement: "Từ 01/07/2025, thuế suất phổ thông của khoản thử này là 10%."', 'statement: ""', 0, "du-kien", "T1: “statement” để trống", "statement:"),
    (F, 'statement: "Từ 01/07/2025, thuế suất phổ thông của khoản thử này là 10%."', "statement: Theo Nghị định #174 thì khoản thử này là 10%.", 0, "cau-hinh", "chữ từ dấu # trở đi sẽ mất", "ngoặc kép"),
    (F, 'statement: "Từ 01/07/2025, thuế suất phổ thông của khoản thử này là 10%."', "statement: Thuế suất: 10%.", 0, "cau-hinh", "giá trị có dấu hai chấm", "ngoặc kép"),
    (F, 'statement: "Từ 01/07/2025, thuế suất phổ thông của khoản thử này là 10%."', 'statement: "Từ 01/07/2025, "thuế suất" là 10%."', 0, "cau-hinh", "còn chữ sau khi giá trị đã đóng", "ngoặc kép"),
    (F, 'khoản thử này là 10%."', "khoản thử này là 10%.", 0, "cau-hinh", "không đóng lại", "ngoặc kép"),
    (F, "      grade: A", "      history: có\n      grade: A", 0, "du-kien", "“history” không được là “có”", "history: true"),
    (F, "      grade: A", "      official: vanban.chinhphu.vn\n      grade: A", 0, "du-kien", "không phải địa chỉ đầy đủ", "https://"),
    (F, "      grade: A", "\t  grade: A", 0, "cau-hinh", "phím Tab", "dấu cách"),
    (F, "      grade: A", "     grade: A", 0, "cau-hinh", "thụt lề không thẳng hàng", "dấu cách"),
    (F, "      grade: A", "      grade:A", 0, "cau-hinh", "thiếu dấu cách sau “grade:”", "grade: …"),
    (F, 'checked: "2026-11-23"', 'checked: &ngay "2026-11-23"', 0, "cau-hinh", "dấu & ở đầu", "ngoặc kép"),
    # Sources
    (F, '        - title: "Nguồn thứ hai: báo"\n          url: "https://laodong.vn/bao"\n          published: "không ghi ngày"\n', "        - https://laodong.vn/bao\n", 0, "du-kien", "T1: mục thứ 2 của “sources” chỉ là một dòng chữ", "title"),
    (F, '        - title: "Nguồn thứ ba: công ty tư vấn"\n          url: "https://kpmg.com/tu-van"\n          published: "2026"\n', "", -1, "du-kien", "“sources” để trống", "title"),
    (F, '          url: "https://kpmg.com/tu-van"\n', "", -1, "du-kien", "T2: thiếu “url”", "https://"),
    (F, 'url: "https://kpmg.com/tu-van"', 'url: "kpmg.com/tu-van"', 0, "du-kien", "không phải địa chỉ đầy đủ", "https://"),
    (F, 'url: "https://kpmg.com/tu-van"', 'url: "htps://kpmg.com/tu-van"', 0, "du-kien", "không phải địa chỉ đầy đủ", "https://"),
    (F, 'url: "https://kpmg.com/tu-van"', 'url_: "https://kpmg.com/tu-van"', 0, "du-kien", "không có khóa “url_”, có phải “url”?", "url"),
    (F, "https://laodong.vn/bao", "https://chinhphu.vn/ban-tin", -1, "du-kien", "nguồn thứ 2 trùng địa chỉ với nguồn thứ 1", "bỏ một nguồn"),
    # The whole file
    (F, "  facts:\n", "  fact:\n", 0, "du-kien", "không có khóa “fact”, có phải “facts”?", "sửa tên khóa"),
    (F, "INHERIT: terms.yml", "INHERIT: term.yml", 0, "du-kien", "“INHERIT” không được là “term.yml”", "INHERIT: terms.yml"),
    (F, "extra:\n", "---\nextra:\n", 0, "cau-hinh", "dòng --- chia tệp làm hai", "xóa dòng ---"),
    # project.yml
    (P, "  vat_rate: 0.08", "  vat_rat: 0.08", 0, "cau-hinh", "không có khóa “vat_rat”, có phải “vat_rate”?", "sửa tên khóa"),
    (P, "  vat_rate: 0.08\n", "", -5, "cau-hinh", "thiếu “vat_rate”", "vat_rate: 0.08"),
    (P, "  vat_rate: 0.08", '  vat_rate: "0.08"', 0, "cau-hinh", "“vat_rate” là chữ “0.08”, không phải con số", "vat_rate: 0.08"),
    (P, "  vat_rate: 0.08", "  vat_rate: 8%", 0, "cau-hinh", "không phải con số", "vat_rate: 0.08"),
    (P, "  vat_rate: 0.08", "  vat_rate: 0,08", 0, "cau-hinh", "không phải con số", "vat_rate: 0.08"),
    (P, "  vat_rate: 0.08", "  vat_rate: 8", 0, "cau-hinh", "phải nhỏ hơn 1", "0.08"),
    (P, "impressions: 4000000", "impressions: 4.000.000", 0, "cau-hinh", "là chữ “4.000.000”", "impressions: 4000000"),
    (P, "  rooms: 36", "  rooms:", 0, "cau-hinh", "“rooms” để trống", "rooms: "),
    (P, "  rooms: 36", "  rooms: 0", 0, "cau-hinh", "phải lớn hơn 0", "rooms"),
    (P, "  start: 2026-09-07", '  start: "2026-09-07"', 0, "cau-hinh", "“start” có ngoặc kép", "start: 2026-09-07"),
    (P, "  start: 2026-09-07", "  start: 07/09/2026", 0, "cau-hinh", "ghi ngày kiểu “07/09/2026”", "start: 2026-09-07"),
    (P, "  instalments: [88, 88, 44]", "  instalments: [88, 88]", 0, "cau-hinh", "có 2 mục, phải có 3", "[88, 88, 44]"),
    (P, "  instalments: [88, 88, 44]", "  instalments: 88, 88, 44", 0, "cau-hinh", "phải là một danh sách", "[88, 88, 44]"),
    (P, "media:", "medai:", 0, "cau-hinh", "không có khóa “medai”, có phải “media”?", "sửa tên khóa"),
    (P, "planner: 40, creative: 150, media: 70, web_seo: 30}           # 490", "planer: 40, creative: 150, media: 70, web_seo: 30}           # 490", 0, "cau-hinh", "có phải “planner”?", "sửa tên khóa"),
    # Terms and words
    (T, "    - en: [Account]\n", "    - en: Account\n", 0, "cau-hinh", "“en” phải là một danh sách", "en: ["),
    (T, "      meaning: Trong agency", "      meanning: Trong agency", 0, "cau-hinh", "có phải “meaning”?", "sửa tên khóa"),
    (T, "    - en: [Account]\n", "    - tên trống\n    - en: [Account]\n", 0, "cau-hinh", "chỉ là một dòng chữ", "en:"),
    (W, "doubled:", "double:", 0, "cau-hinh", "có phải “doubled”?", "sửa tên khóa"),
    (W, "{not: tỉ lệ, but: tỷ lệ, reason: nghề viết bằng y}", "{not: no, but: tỷ lệ, reason: nghề viết bằng y}", 0, "cau-hinh", "“not” thiếu ngoặc kép", "ngoặc kép"),
    (W, "{not: tỉ lệ, but: tỷ lệ, reason: nghề viết bằng y}", "{not: tỉ lệ, reason: nghề viết bằng y}", 0, "cau-hinh", "thiếu “but”", "but:"),
    # mkdocs.yml: topics, navigation, redirects
    (M, "{id: brief, name: Brief}", "{id: brief, nmae: Brief}", 0, "cau-hinh", "không có khóa “nmae”, có phải “name”?", "sửa tên khóa"),
    (M, "{id: brief, name: Brief}", "{id: giao-tiep, name: Brief}", 0, "cau-hinh", "hai chủ đề cùng mã “giao-tiep”", "đổi mã"),
    (M, "{id: brief, name: Brief}", "{id: brief, name: Giao tiếp}", 0, "cau-hinh", "hai chủ đề cùng tên “Giao tiếp”", "đổi tên"),
    (M, "{id: brief, name: Brief}", "{id: Bríef, name: Brief}", 0, "cau-hinh", "“id” “Bríef” viết không đúng dạng", "giao-tiep"),
    (M, "    - {id: brief, name: Brief}", "    - Brief", 0, "cau-hinh", "chỉ là một dòng chữ", "id: giao-tiep"),
    (M, "  topics:\n", "  topic:\n", 0, "cau-hinh", "không có khóa “topic”, có phải “topics”?", "sửa tên khóa"),
    (M, "      - giao-tiep/nhan-brief.md\n", "      - giao-tiep/nhan-brief.md\n      - giao-tiep/nhan-brief.md\n", 1, "muc-luc", "“giao-tiep/nhan-brief.md” đứng hai lần", "xóa dòng kia"),
    (M, "      - giao-tiep/nhan-brief.md\n", "      - giao-tiep/nhan-brief.md\n      -\n", 1, "muc-luc", "để trống", "giao-tiep/nhan-brief.md"),
    (M, "      - giao-tiep/nhan-brief.md\n", "      - giao-tiep/nhan-brief.md\n      - 5\n", 1, "muc-luc", "thiếu ngoặc kép", "5"),
    (M, "  - Giao tiếp:\n", "  - Trống:\n  - Giao tiếp:\n", 0, "muc-luc", "“Trống” để trống", "mỗi trang một dòng"),
    (M, "      - giao-tiep/nhan-brief.md\n", "      - giao-tiep/nhan-brief.md\n      - giao-tiep/kham-pha-nhu-cau\n", 1, "muc-luc", "viết không đúng dạng", ".md"),
    (M, "redirect_maps: {}", "redirect_maps: {cu.md: cu.md}", 0, "dia-chi", "“cu.md” chuyển hướng về chính nó", "trang mới"),
    (M, "redirect_maps: {}", "redirect_maps:\n        a.md: b.md\n        b.md: giao-tiep/nhan-brief.md", 1, "dia-chi", "lại chuyển tiếp tới", "a.md: giao-tiep/nhan-brief.md"),
    (M, "redirect_maps: {}", "redirect_maps:\n        a.md: giao-tiep/nhan-brif.md", 1, "dia-chi", "có phải “giao-tiep/nhan-brief.md”?", "đường dẫn"),
    (M, "redirect_maps: {}", "redirect_maps:\n        giao-tiep/nhan-brief.md: tai-chinh/bao-gia.md", 1, "dia-chi", "vẫn còn trang", "xóa dòng này"),
    (M, "redirect_maps: {}", "redirect_map: {}", 0, "dia-chi", "có phải “redirect_maps”?", "sửa tên khóa"),
    (M, "redirect_maps: {}", "redirect_maps: {/cu/: giao-tiep/nhan-brief.md}", 0, "dia-chi", "trang cũ “/cu/” viết không đúng dạng", "trang-cu.md"),
    (M, "redirect_maps: {}", "redirect_maps:\n        a.md: giao-tiep/nhan-brief.md\n        a.md: tai-chinh/bao-gia.md", 2, "cau-hinh", "“a.md” ghi hai lần", "giữ dòng đúng"),
    (M, "INHERIT: data/facts.yml", "INHERIT: data/fact.yml", 0, "cau-hinh", "“INHERIT” không được là", "INHERIT: data/facts.yml"),
    # addresses.txt
    (A, "giao-tiep/nhan-brief.md\n", "giao-tiep/nhan-brief.md\ngiao-tiep/nhan-brief.md\n", 1, "dia-chi", "ghi hai lần", "xóa một dòng"),
    (A, "giao-tiep/nhan-brief.md\n", "docs/giao-tiep/nhan-brief.md\n", 0, "dia-chi", "không phải đường dẫn của một trang", "viết “giao-tiep/nhan-brief.md”"),
    (A, "giao-tiep/nhan-brief.md\n", "giao-tiep/Nhận brief.md\n", 0, "dia-chi", "không phải đường dẫn của một trang", "chữ thường không dấu"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "below", "rule", "words", "fix"),
    SLIPS,
    ids=[f"{Path(slip[0]).stem}-{number}" for number, slip in enumerate(SLIPS)],
)
def test_a_slip_in_a_data_file_is_named(
    name: str, old: str, new: str, below: int, rule: str, words: str, fix: str, small: Path
) -> None:
    line = plant(small / name, old, new)
    found = in_file(small, name)
    if not rule:
        assert found == []
        return
    assert [(problem.line, problem.rule) for problem in found] == [(line + below, rule)], [
        str(problem) for problem in found
    ]
    assert words in found[0].message
    assert fix in found[0].fix


EMPTY = ["", "\n\n", "# chỉ có ghi chú\n", "- một\n- hai\n", "chữ\n", "5\n"]


@pytest.mark.parametrize("name", [F, P, T, W, M, A])
@pytest.mark.parametrize("content", EMPTY)
def test_a_file_without_its_content_is_named_once(name: str, content: str, small: Path) -> None:
    (small / name).write_text(content, "utf-8")
    found = in_file(small, name)
    if name == A:
        assert found
        assert {problem.rule for problem in found} <= {"dia-chi", "cau-hinh"}
    else:
        assert len(found) == 1, [str(problem) for problem in found]
        assert found[0].line == 1


@pytest.mark.parametrize("name", [F, P, T, W, M, A])
def test_a_missing_or_unreadable_file_is_named(name: str, small: Path) -> None:
    (small / name).write_bytes("dòng một\n".encode() + b"d\xf2ng hai\n")
    assert [(problem.line, problem.rule) for problem in in_file(small, name)] == [(2, "cau-hinh")]
    (small / name).write_bytes(b"a: \x07\n")
    assert len(in_file(small, name)) == 1
    (small / name).unlink()
    assert [(problem.line, problem.rule, problem.message) for problem in in_file(small, name)] == [
        (1, "cau-hinh", "thiếu tệp này, hoặc không mở được")
    ]


def test_a_file_that_nests_without_end_costs_no_time(small: Path) -> None:
    start = time.monotonic()
    for text in ("extra: " + "[" * 200_000, "extra: " + "{a: " * 100_000, "- " * 100_000):
        (small / F).write_text(text, "utf-8")
        assert [problem.rule for problem in in_file(small, F)] == ["cau-hinh"]
    assert time.monotonic() - start < 10


def test_a_broken_data_file_brings_no_false_alarms_of_rules_that_judge_by_it(small: Path) -> None:
    before = {(problem.path, problem.line, problem.rule) for problem in check_all(load_corpus(small, TODAY), RULES)}
    for name in (F, P, T, W):
        content = (small / name).read_bytes()
        (small / name).write_text("a: [\n", "utf-8")
        after = check_all(load_corpus(small, TODAY), RULES)
        assert [
            str(problem)
            for problem in after
            if problem.path != name and (problem.path, problem.line, problem.rule) not in before
        ] == []
        (small / name).write_bytes(content)


def test_windows_line_ends_and_a_byte_order_mark_change_no_line(small: Path) -> None:
    (small / F).write_bytes(b"\xef\xbb\xbf" + FACTS.replace("grade: A", "grade: C").replace("\n", "\r\n").encode())
    assert [(problem.line, problem.rule) for problem in in_file(small, F)] == [(16, "du-kien")]


HEADS = [
    ("reviewed: 2026-11-27", 'reviewed: "2026-11-27"', 0, "“reviewed” có ngoặc kép", "reviewed: 2026-11-27"),
    ("reviewed: 2026-11-27", "reviewed: 27/11/2026", 0, "ghi ngày kiểu “27/11/2026”", "reviewed: 2026-11-27"),
    ("reviewed: 2026-11-27", "reviewed: 2026-11-27 08:00:00", 0, "có cả giờ", "reviewed: 2026-11-27"),
    ("reviewed: 2026-11-27", "reviewed: 2026-02-30", 0, "không có ngày “2026-02-30”", "năm, tháng, ngày"),
    ("reviewed: 2026-11-27", "reviewed:", 0, "“reviewed” để trống", "reviewed: 2026"),
    ("reviewed: 2026-11-27", "reviewed: 2026-11-27\ntitle: Hai tên", 1, "“title” ghi hai lần, ở dòng 2 và dòng", "giữ dòng đúng"),
    ("tags: [", "tags: [Giao tiếp]\ntags: [", 1, "“tags” ghi hai lần", "giữ dòng đúng"),
    ("title: ", "title: &tên ", 0, "dấu “&”", "ngoặc kép"),
    ("title: ", "title: *nhấn* ", 0, "dấu “*”", "ngoặc kép"),
    ("title: ", "title: Brief #2 ", 0, "chữ từ dấu # trở đi sẽ mất", "ngoặc kép"),
    ("title: ", "title:\t", 0, "phím Tab", "dấu cách"),
    ("title: Nhận brief", 'title: "Nhận brief', 0, "không đóng lại", "ngoặc kép"),
    ("title: ", "title:", 0, "thiếu dấu cách sau “title:”", "title: …"),
    ("title: ", "tilte: ", 0, "không có khóa “tilte”, có phải “title”?", "sửa tên khóa"),
    ("tags: [", "tags: Brief\nold_tags: [", 0, "“tags” phải là một danh sách", "tags: ["),
    ("reviewed: 2026-11-27", "facts: [2]\nreviewed: 2026-11-27", 0, "thiếu ngoặc kép", "ngoặc kép"),
    ("reviewed: 2026-11-27", "facts: [T2, T2]\nreviewed: 2026-11-27", 0, "ghi “T2” hai lần", "bỏ một lần"),
    ("reviewed: 2026-11-27", "template: hom.html\nreviewed: 2026-11-27", 0, "có phải “home.html”?", "home.html"),
    ("reviewed: 2026-11-27", "hide: [navigaton]\nreviewed: 2026-11-27", 0, "có phải “navigation”?", "navigation"),
    ("reviewed: 2026-11-27", "audience:\n  -\nreviewed: 2026-11-27", 1, "mục thứ 1 của “audience” để trống", "điền"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "below", "words", "fix"), HEADS, ids=[str(number) for number in range(len(HEADS))]
)
def test_a_slip_in_a_front_matter_is_named(old: str, new: str, below: int, words: str, fix: str, small: Path) -> None:
    line = plant(small / PAGE, old, new)
    found = [problem for problem in in_file(small, PAGE) if problem.rule == "dau-trang"]
    told = [problem for problem in found if problem.line == line + below and words in problem.message]
    assert told, [str(problem) for problem in found]
    assert fix in told[0].fix
    assert all(problem.line in (line, line + 1) for problem in found), [str(problem) for problem in found]


def test_the_build_is_not_stopped_by_what_only_looks_wrong(project: Path) -> None:
    plant(project / PAGE, "description: ", "description: Ngắn. ")
    plant(project / PAGE, "reviewed: 2026-11-27\n", "")
    assert safety(load_corpus(project, TODAY)) == []


def test_lines_and_values_are_those_of_yaml() -> None:
    document = load('a:\n  - một\n  - {b: "2026-11-23", c: 2.5}\nd: yes\ne: ~\n', first_line=10)
    assert document.value == {"a": ["một", {"b": "2026-11-23", "c": 2.5}], "d": True, "e": None}
    assert document.slips == []
    assert {path: document.lines[path] for path in (("a", 0), ("a", 1, "c"), ("d",))} == {
        ("a", 0): 11,
        ("a", 1, "c"): 12,
        ("d",): 13,
    }
    assert document.line(("a", 7, "x")) == 10
