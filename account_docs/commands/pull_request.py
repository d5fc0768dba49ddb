"""The one summary of a pull request, in Vietnamese: what failed, where, how to mend it, and which pages changed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from account_docs.check.__main__ import changed_files
from account_docs.check.changes import changed_facts
from account_docs.check.core import Problem, Severity, check_all, load_corpus
from account_docs.check.rules import RULES

GUIDE = "docs/dong-gop/xu-ly-loi.md"
MOST = 50


def _cell(text: str) -> str:
    """Text that can't break out of a table's cell or become markup."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ").replace("@", "@\u200b")


def built_page(path: str) -> str:
    """Where a page stands in the built preview: docs/giao-tiep/nhan-brief.md gives giao-tiep/nhan-brief/index.html."""
    name = path.removeprefix("docs/").removesuffix(".md")
    return "index.html" if name == "index" else f"{name.removesuffix('/index')}/index.html"


def _table(problems: list[Problem], repository: str, commit: str) -> list[str]:
    """Rows of Markdown, one a problem, and an empty line."""
    parts = ["| Chỗ | Quy tắc | Sai gì | Cách sửa |", "|---|---|---|---|"]
    for problem in problems[:MOST]:
        place = f"`{problem.path}` dòng {problem.line}"
        if repository:
            place = f"[{place}]({repository}/blob/{commit}/{problem.path}?plain=1#L{problem.line})"
        parts.append(f"| {place} | `{problem.rule}` | {_cell(problem.message)} | {_cell(problem.fix)} |")
    if len(problems) > MOST:
        parts.append(f"| … | | còn {len(problems) - MOST} chỗ nữa | sửa các chỗ trên trước |")
    return [*parts, ""]


def summary(problems: list[Problem], changed: set[str], repository: str, commit: str) -> str:
    """Markdown for the run's page on the code host.

    Args:
        problems: what the check found.
        changed: paths that the pull request touches.
        repository: address of the repository's page, for links to lines; "" leaves them out.
        commit: the commit that the links show.
    """
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    parts = ["## Kết quả kiểm tra", ""]
    if not errors:
        parts += ["Không có lỗi nào trong các trang.", ""]
    else:
        parts += [f"Có **{len(errors)}** chỗ cần sửa. Mỗi dòng ghi chỗ sai và cách sửa; giải thích từng quy tắc ở `{GUIDE}`.", ""]
        parts += _table(errors, repository, commit)
    if warnings:
        told = f"**{len(warnings)}** chỗ dưới đây không do lời đề nghị này, và không chặn nó."
        parts += ["### Chỉ để nhắc", "", f"{told} Ai rảnh thì sửa trong một lời đề nghị riêng.", ""]
        parts += _table(warnings, repository, commit)
    pages = sorted(path for path in changed if path.startswith("docs/") and path.endswith(".md"))
    others = sorted(changed - set(pages))
    parts += ["## Trang thay đổi", ""]
    parts += [f"- `{path}`: xem trong tệp trang-da-dung, mở `{built_page(path)}`" for path in pages] or ["Không trang nào."]
    if others:
        parts += ["", f"Ngoài các trang còn đổi: {', '.join(f'`{path}`' for path in others[:20])}{' …' if len(others) > 20 else ''}"]
    parts += ["", "Trang đã dựng nằm ở mục Artifacts cuối trang này: tải **trang-da-dung** về, giải nén, mở bằng trình duyệt."]
    return "\n".join(parts) + "\n"


def main() -> int:
    """Print the summary; the exit code says whether the pages are clean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default="origin/main", help="branch that the pull request goes to")
    parser.add_argument("--repository", default="", help="address of the repository's page")
    parser.add_argument("--commit", default="HEAD")
    chosen = parser.parse_args()
    changed = changed_files(chosen.base)
    corpus = load_corpus(Path.cwd())
    corpus.touched = changed | changed_facts(Path.cwd(), chosen.base)
    problems = check_all(corpus, RULES)
    print(summary(problems, changed, chosen.repository, chosen.commit))
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


if __name__ == "__main__":
    sys.exit(main())
