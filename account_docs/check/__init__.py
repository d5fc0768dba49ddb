"""The editors' check: what is wrong in the Markdown, where, and how to mend it."""

from account_docs.check.core import Corpus, Problem, check_all, load_corpus

__all__ = ["Corpus", "Problem", "check_all", "load_corpus"]
