"""The one summary of a pull request, in Vietnamese: what failed, where, how to mend it, and which pages changed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Set as AbstractSet
from pathlib import Path
from urllib.parse import quote

from account_docs.check.changes import NoComparison, changed_facts, changed_files, default_base, vanished
from account_docs.check.core import Problem, Severity, check_all, load_corpus
from account_docs.check.rules import RULES

GUIDE = "docs/dong-gop/xu-ly-loi.md"
MOST = 50


def _cell(text: str) -> str:
    """Text that can't break out of a table's cell or become markup."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ").replace("@", "@\u200b")


def built_page(path: str) -> str:
    """Where a page stands in the preview, which is built for opening from disk.

    Args:
        path: docs/giao-tiep/nhan-brief.md, which gives giao-tiep/nhan-brief.html.
    """
    return path.removeprefix("docs/").removesuffix(".md") + ".html"


def _code(path: str) -> str:
    """A path as code within a sentence; a name with a backtick needs a longer fence, a line end would end the line."""
    text = " ".join(path.splitlines())
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _table(problems: list[Problem], repository: str, commit: str) -> list[str]:
    """Rows of Markdown, one a problem, and an empty line."""
    parts = ["| Chỗ | Quy tắc | Sai gì | Cách sửa |", "|---|---|---|---|"]
    for problem in problems[:MOST]:
        place = f"{_cell(_code(problem.path))} dòng {problem.line}"
        if repository:
            place = f"[{place}]({repository}/blob/{commit}/{quote(problem.path)}?plain=1#L{problem.line})"
        parts.append(f"| {place} | `{problem.rule}` | {_cell(problem.message)} | {_cell(problem.fix)} |")
    if len(problems) > MOST:
        parts.append(f"| … | | còn {len(problems) - MOST} chỗ nữa | sửa các chỗ trên trước |")
    return [*parts, ""]


def _found(problems: list[Problem], repository: str, commit: str) -> list[str]:
    """What is wrong, then what is only told."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    if errors:
        lines = [
            f"Có **{len(errors)}** chỗ cần sửa. Mỗi dòng ghi chỗ sai và cách sửa; giải thích từng quy tắc ở `{GUIDE}`.",
            "",
        ]
        lines += _table(errors, repository, commit)
    else:
        lines = ["Không có lỗi nào trong các trang.", ""]
    if warnings:
        told = f"**{len(warnings)}** chỗ dưới đây không do lời đề nghị này, và không chặn nó."
        lines += ["### Chỉ để nhắc", "", f"{told} Ai rảnh thì sửa trong một lời đề nghị riêng.", ""]
        lines += _table(warnings, repository, commit)
    return lines


def _pages(changed: set[str] | None, gone: AbstractSet[str], preview: Path | None) -> list[str]:
    """What changed, and where each page stands in the preview."""
    if changed is None:
        return ["## Trang thay đổi", "", "Không so được với nhánh đích, nên chưa kể ra được trang nào thay đổi."]
    pages = sorted(path for path in changed if path.startswith("docs/") and path.endswith(".md"))
    others = sorted(changed - set(pages))
    lines = ["## Trang thay đổi", ""]
    for path in pages:
        if path in gone:
            lines.append(f"- {_code(path)}: đã xóa hoặc đổi tên")
        elif preview is None or (preview / built_page(path)).is_file():
            lines.append(f"- {_code(path)}: xem trong tệp trang-da-dung, mở {_code(built_page(path))}")
        else:
            lines.append(f"- {_code(path)}: chưa dựng được")
    if not pages:
        lines.append("Không trang nào.")
    if others:
        lines += [
            "",
            f"Ngoài các trang còn đổi: {', '.join(map(_code, others[:20]))}{' …' if len(others) > 20 else ''}",
        ]
    return lines


def summary(
    problems: list[Problem],
    changed: set[str] | None,
    repository: str,
    commit: str,
    *,
    gone: AbstractSet[str] = frozenset(),
    preview: Path | None = None,
) -> str:
    """Markdown for the run's page on the code host.

    Args:
        problems: what the check found.
        changed: paths that the pull request touches; None when that is not known.
        repository: address of the repository's page, for links to lines; "" leaves them out.
        commit: the commit that the links show.
        gone: those of the paths that were deleted or renamed.
        preview: the folder of the built preview; None takes it that every page is in it.
    """
    parts = ["## Kết quả kiểm tra", "", *_found(problems, repository, commit), *_pages(changed, gone, preview), ""]
    if preview is None or (preview / "index.html").is_file():
        parts.append(
            "Trang đã dựng nằm ở mục Artifacts cuối trang này: tải **trang-da-dung** về, giải nén cả thư mục, "
            "rồi bấm đúp vào `index.html` hoặc trang ghi ở trên. Không cần mạng."
        )
    else:
        parts.append("Lần này chưa dựng được trang để xem thử. Sửa các lỗi ở trên, bản xem thử sẽ có ở lần chạy sau.")
    return "\n".join(parts) + "\n"


def main() -> int:
    """Print the summary; the exit code says whether the pages are clean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="branch that the pull request goes to; the default one if not given")
    parser.add_argument("--repository", default="", help="address of the repository's page")
    parser.add_argument("--commit", default="HEAD")
    parser.add_argument("--preview", type=Path, help="folder of the built preview: only files that are in it are named")
    chosen = parser.parse_args()
    root = Path.cwd()
    corpus = load_corpus(root)
    try:
        base = chosen.base or default_base(root)
        names = changed_files(base, root)
        changed: set[str] | None = names
        corpus.touched = names | changed_facts(root, base)
    except NoComparison as error:
        # What is wrong with the pages must be told all the same.
        print(f"--base: {error}", file=sys.stderr)
        changed = None
    problems = check_all(corpus, RULES)
    gone = vanished(changed or set(), root)
    print(summary(problems, changed, chosen.repository, chosen.commit, gone=gone, preview=chosen.preview))
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


if __name__ == "__main__":
    sys.exit(main())
