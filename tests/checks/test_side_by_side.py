"""Several processes find what one finds, in the same order."""

from __future__ import annotations

from pathlib import Path

from account_docs.check import check_all, load_corpus
from account_docs.check.rules import RULES
from account_docs.check.side_by_side import check_side_by_side
from tests.checks.conftest import TODAY


def test_any_number_of_processes_finds_the_same(project: Path) -> None:
    docs = project / "docs"
    # On two pages, about two pages together, off the pages, and one that a comment takes out.
    for name in ("giao-tiep/nhan-brief.md", "tai-chinh/bao-gia.md"):
        with (docs / name).open("a", encoding="utf-8") as page:
            page.write("\nXem [trang này](khong-co.md).\n\nMột ngề mới. <!-- check: off chinh-ta để thử -->\n")
    first, second = (docs / "tai-chinh" / name for name in ("du-toan.md", "bao-gia.md"))
    title = next(line for line in first.read_text("utf-8").split("\n") if line.startswith("title:"))
    lines = second.read_text("utf-8").split("\n")
    second.write_text("\n".join(title if line.startswith("title:") else line for line in lines), "utf-8")
    (docs / "giao-tiep" / "creative-brief.md").unlink()
    (docs / "la.exe").write_bytes(b"MZ\x00")
    corpus = load_corpus(project, TODAY)
    alone = check_all(corpus, RULES)
    assert {"lien-ket", "trung-tieu-de", "muc-luc", "loai-tep"} <= {problem.rule for problem in alone}
    assert not any(problem.rule in ("chinh-ta", "mien-tru") for problem in alone)
    for processes in (2, 3):
        assert check_side_by_side(load_corpus(project, TODAY), RULES, processes) == alone
