"""The rules by id, most useful first: what breaks a page comes before what only looks wrong."""

from __future__ import annotations

from collections.abc import Iterable

from account_docs.check import (
    asked,
    expiry,
    facts,
    file_types,
    files,
    front_matter,
    letters,
    links,
    lossless,
    markdown_traps,
    markdown_traps_lines,
    markup,
    numbers,
    papers,
    pasted,
    punctuation,
    redirects,
    stations,
    text,
)
from account_docs.check import safety as safety_rules
from account_docs.check.core import Corpus, Problem, Rule
from account_docs.check.data import ADDRESSES, FACTS, FIRMS, MKDOCS, PROJECTS, TERMS, WORDS


def needs(rule: Rule, *names: str) -> Rule:
    """A rule that is passed over while a file that it judges by can't be used: that file's own problem comes first."""

    def judged(corpus: Corpus) -> Iterable[Problem]:
        return () if corpus.data.unusable & set(names) else rule(corpus)

    return judged


_unrenderable = needs(markup.unrenderable, MKDOCS)

RULES: dict[str, Rule] = {
    "tep-hong": lambda corpus: [*corpus.unreadable, *_unrenderable(corpus)],
    "loai-tep": file_types.file_types,
    "cau-hinh": lambda corpus: [*corpus.data.problems, *asked.asked(corpus)],
    "dau-trang": lambda corpus: [
        *front_matter.front_matter(corpus),
        *stations.stations(corpus),
        *safety_rules.heads(corpus),
        *safety_rules.marked_up_heads(corpus, passed_over=("title", "description")),
    ],
    "dang-do": text.unfinished,
    "html": safety_rules.unsafe_html,
    "long-nhau": markup.nesting,
    "lien-ket": links.links,
    "neo": links.anchors,
    "muc-luc": needs(links.navigation, MKDOCS),
    "dia-chi": needs(lambda corpus: [*files.addresses(corpus), *redirects.redirects(corpus)], ADDRESSES, MKDOCS),
    "lien-quan": front_matter.related,
    "du-kien": needs(
        lambda corpus: [*facts.facts(corpus), *facts.marked(corpus), *expiry.checked_ahead(corpus)], FACTS
    ),
    "het-han": needs(expiry.ended, FACTS),
    "thieu-nguon": needs(facts.sourced, FACTS),
    "can-nguon": lambda corpus: (),  # found in the pass of thieu-nguon
    "so-du-an": needs(numbers.project_numbers, *PROJECTS, FACTS),
    "giay": needs(papers.papers, FIRMS),
    "khoi": lambda corpus: [*markup.fences(corpus), *markup.broken_letters(corpus)],
    "bang": markup.tables,
    "hop": markup.callouts,
    "danh-sach": markup.lists,
    "tieu-de": text.headings,
    "ngoac-nhon": lossless.eaten_braces,
    "ky-hieu": lambda corpus: [
        *markdown_traps.notations(corpus),
        *lossless.signs_left(corpus),
        *markdown_traps_lines.eaten_at_the_start(corpus),
    ],
    "xuong-dong": lambda corpus: [*markdown_traps_lines.joined(corpus), *markdown_traps_lines.hard_breaks(corpus)],
    "mat-chu": lambda corpus: [*lossless.lost(corpus), *markdown_traps.open_comments(corpus)],
    "trung-tieu-de": front_matter.titles,
    "hinh": lambda corpus: [*files.pictures(corpus), *file_types.drawings(corpus)],
    "tai-ve": files.downloads,
    "ten-tep": files.file_names,
    "nfc": letters.composed,
    "ky-tu": lambda corpus: [*letters.strange_letters(corpus), *markdown_traps.controls(corpus)],
    "dau-thanh": letters.tone_marks,
    "chinh-ta": needs(text.spelling, TERMS, WORDS),
    "lap-tu": needs(text.doubled_words, WORDS),
    "thuat-ngu": needs(text.renderings, WORDS),
    "khoang-trang": lambda corpus: [*punctuation.spaces(corpus), *pasted.tabs(corpus)],
    "dau-cau": punctuation.punctuation,
}


def _missing_pictures(corpus: Corpus) -> Iterable[Problem]:
    """Pictures that are not there: the build puts them into the page, and would stop without a word on where."""
    pictures = {
        (f"docs/{page.path}", link.line) for page in corpus.pages.values() for link in page.links if link.picture
    }
    return (problem for problem in links.links(corpus) if (problem.path, problem.line) in pictures)


def safety(corpus: Corpus) -> list[Problem]:
    """What may not even reach the builder: it could hang it, stop it half-way, or run in a reader's browser.

    No comment takes it out.

    Args:
        corpus: the pages; the rules that judge here look at nothing else but `corpus.data`.
    """
    return sorted(
        {
            *corpus.unreadable,
            *corpus.data.problems,
            *front_matter.unbuildable_heads(corpus),
            *safety_rules.heads(corpus),
            *safety_rules.marked_up_heads(corpus),
            *safety_rules.unsafe_html(corpus),
            *safety_rules.judged(corpus),
            *markup.nesting(corpus),
            *markdown_traps.unbuildable_characters(corpus),
            *_unrenderable(corpus),
            *_missing_pictures(corpus),
            *file_types.file_types(corpus),
            *file_types.drawings(corpus),
        }
    )
