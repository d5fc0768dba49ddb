"""A build judges again what has changed, and only that; what is wrong is found as often as it is looked for."""

from __future__ import annotations

from pathlib import Path

from account_docs.check.clean_pages import CleanPages
from account_docs.check.core import Corpus, read_documents

SETTINGS = "site_name: Thử\nmarkdown_extensions: [attr_list]\n"


def _corpus(root: Path, **texts: str) -> Corpus:
    (root / "docs").mkdir(exist_ok=True)
    if not (root / "mkdocs.yml").exists():
        (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for name, text in texts.items():
        (root / "docs" / f"{name}.md").write_text(text, "utf-8")
    corpus = Corpus(root)
    read_documents(root, corpus)
    return corpus


def test_a_clean_page_is_judged_once(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path, a="# A\n", b="# B\n")
    clean = CleanPages(corpus, tmp_path)
    assert clean.others(corpus.pages.values()) == {"a.md", "b.md"}
    clean.keep([corpus.pages["a.md"]])
    assert clean.others(corpus.pages.values()) == {"b.md"}


def test_a_changed_letter_or_setting_is_judged_again(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path, a="# A\n", b="# B\n")
    CleanPages(corpus, tmp_path).keep(corpus.pages.values())
    corpus = _corpus(tmp_path, b="# B!\n")
    assert CleanPages(corpus, tmp_path).others(corpus.pages.values()) == {"b.md"}
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.replace("attr_list", "md_in_html"), "utf-8")
    assert CleanPages(corpus, tmp_path).others(corpus.pages.values()) == {"a.md", "b.md"}


def test_the_same_text_under_another_name_is_another_page(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path, a="# A\n")
    CleanPages(corpus, tmp_path).keep(corpus.pages.values())
    assert CleanPages(corpus, tmp_path).others(_corpus(tmp_path, b="# A\n").pages.values()) == {"b.md"}
