"""The rules by id, most useful first: what breaks a page comes before what only looks wrong."""

from account_docs.check import facts, file_types, files, front_matter, links, lossless, markdown_traps, markdown_traps_lines, markup, numbers, text
from account_docs.check import safety as safety_rules
from account_docs.check.core import Corpus, Problem, Rule

RULES: dict[str, Rule] = {
    "tep-hong": lambda corpus: [*corpus.unreadable, *markup.unrenderable(corpus)],
    "loai-tep": file_types.file_types,
    "dau-trang": lambda corpus: [
        *front_matter.front_matter(corpus),
        *safety_rules.heads(corpus),
        *safety_rules.marked_up_heads(corpus, passed_over=("title", "description")),
    ],
    "dang-do": text.unfinished,
    "html": safety_rules.unsafe_html,
    "long-nhau": markup.nesting,
    "lien-ket": links.links,
    "neo": links.anchors,
    "muc-luc": links.navigation,
    "dia-chi": files.addresses,
    "lien-quan": front_matter.related,
    "du-kien": lambda corpus: [*facts.facts(corpus), *facts.marked(corpus), *facts.fact_file(corpus)],
    "thieu-nguon": facts.sourced,
    "can-nguon": lambda corpus: (),  # found in the pass of thieu-nguon
    "so-du-an": numbers.project_numbers,
    "khoi": lambda corpus: [*markup.fences(corpus), *markup.broken_letters(corpus)],
    "bang": markup.tables,
    "hop": markup.callouts,
    "danh-sach": markup.lists,
    "tieu-de": text.headings,
    "ngoac-nhon": lossless.eaten_braces,
    "ky-hieu": lambda corpus: [*markdown_traps.notations(corpus), *lossless.signs_left(corpus)],
    "xuong-dong": lambda corpus: [*markdown_traps_lines.joined(corpus), *markdown_traps_lines.hard_breaks(corpus)],
    "mat-chu": lambda corpus: [*lossless.lost(corpus), *markdown_traps.hidden_words(corpus)],
    "trung-tieu-de": front_matter.titles,
    "hinh": lambda corpus: [*files.pictures(corpus), *file_types.drawings(corpus)],
    "tai-ve": files.downloads,
    "ten-tep": files.file_names,
    "nfc": text.composed,
    "ky-tu": lambda corpus: [*text.strange_letters(corpus), *markdown_traps.controls(corpus)],
    "dau-thanh": text.tone_marks,
    "chinh-ta": text.spelling,
    "lap-tu": text.doubled_words,
    "thuat-ngu": text.renderings,
    "khoang-trang": text.spaces,
    "dau-cau": text.punctuation,
}



def safety(corpus: Corpus) -> list[Problem]:
    """What may not even reach the builder: it could hang it, or run in a reader's browser. No comment takes it out."""
    return sorted(
        {
            *corpus.unreadable,
            *front_matter.unreadable_heads(corpus),
            *safety_rules.heads(corpus),
            *safety_rules.marked_up_heads(corpus),
            *safety_rules.unsafe_html(corpus),
            *safety_rules.judged(corpus),
            *markup.nesting(corpus),
            *markup.unrenderable(corpus),
            *file_types.file_types(corpus),
            *file_types.drawings(corpus),
        }
    )
