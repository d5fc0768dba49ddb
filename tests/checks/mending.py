"""The project as `--fix` meets it in tests."""

from __future__ import annotations

from datetime import date

from account_docs.check import load_corpus
from tests.conftest import ROOT

CORPUS = load_corpus(ROOT, date(2026, 11, 27))
PATH = "giao-tiep/nhan-brief.md"
CORPUS.html(CORPUS.pages[PATH])  # The copies below share its converter.
HEAD = "---\ntitle: Một trang\ndescription: Một câu tả.\n---\n\n"
# The rules that propose mends.
MENDING = ("lien-ket", "nfc", "ky-tu", "dau-thanh", "khoang-trang", "dau-cau")
