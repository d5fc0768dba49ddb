"""Rules about spaces and punctuation; where a machine would have to guess, it only says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from account_docs.check.core import Corpus, Edit, Problem
from account_docs.check.pasted import pasted_rows
from account_docs.check.ranges import pairs

_SPACES = re.compile(r"(?<=[^\s>|])  +(?=\S)")
_BEFORE_A_STOP = re.compile(r"(?<=[^\W_]) +(?=[,;](?:\s|$)|\.(?:\s|$))")


def spaces(corpus: Corpus) -> Iterator[Problem]:
    """One space between words; none before a comma or full stop."""
    for page in corpus.judged:
        rows = {number for group in pasted_rows(page) for number in group}
        for number, line in page.open_lines.items():
            if number in rows:
                continue
            for match in _SPACES.finditer(line) if not line.lstrip(" >").startswith("|") else ():
                yield corpus.problem(
                    page,
                    number,
                    "khoang-trang",
                    "hai dấu cách liền nhau",
                    "để một dấu cách",
                    Edit(number, *match.span(), " "),
                )
            for match in _BEFORE_A_STOP.finditer(line):
                yield corpus.problem(
                    page,
                    number,
                    "khoang-trang",
                    "dấu cách đứng trước dấu câu",
                    "bỏ dấu cách ấy",
                    Edit(number, *match.span(), ""),
                )


# (what is wrong, what a machine puts there, its name); None where only the writer knows what was meant.
_PUNCTUATION: tuple[tuple[re.Pattern[str], str | None, str, str], ...] = (
    (re.compile("[“”„«»]"), '"', "ngoặc kép cong", 'viết “"”'),
    (re.compile("[‘’]"), "'", "nháy cong", "viết “'”"),
    (re.compile(r"(?<![./])\.\.\.(?![./])"), "…", "ba dấu chấm rời", "viết “…”"),
    (re.compile(r"(?<=\d) +(?=%)"), "", "dấu cách trước %", "viết liền nhau"),
    (
        re.compile(r"(?<=[^\W\d_]) -- ?(?=[^\W\d_])| — (?=[^\W\d_])"),
        None,
        "gạch dài giữa câu",
        "viết lại bằng dấu phẩy, dấu hai chấm, hoặc tách thành hai câu",
    ),
)


def punctuation(corpus: Corpus) -> Iterator[Problem]:
    """Straight quotation marks, the sign …, 8% without space, 3–5 with the short dash, no long dash in a sentence."""
    rule = "dau-cau"
    for page in corpus.judged:
        # Forms and letters in fenced blocks keep their own dots and marks.
        for number, line in page.open_lines.items():
            if line.lstrip(" >").startswith("|---"):
                continue
            raw = page.lines[number - 1]
            for pattern, right, name, fix in _PUNCTUATION:
                for match in pattern.finditer(line):
                    around = raw[max(0, match.start() - 10) : match.end() + 10].strip()
                    edits = () if right is None else (Edit(number, *match.span(), right),)
                    yield corpus.problem(page, number, rule, f"{name} ở “{around}”", fix, *edits)
            for pair in pairs(line) if "-" in line else ():
                around = raw[max(0, pair.start - 10) : pair.end + 10].strip()
                right = raw[pair.start : pair.hyphen[0]] + "–" + raw[pair.hyphen[1] : pair.end]
                if pair.clear:
                    yield corpus.problem(
                        page,
                        number,
                        rule,
                        f"khoảng số viết bằng dấu nối ở “{around}”",
                        f"viết “{right}”",
                        Edit(number, *pair.hyphen, "–"),
                    )
                else:
                    yield corpus.problem(
                        page,
                        number,
                        rule,
                        f"dấu nối giữa hai số ở “{around}”, không rõ có phải một khoảng",
                        f"là khoảng thì viết “{right}”; là số hiệu hay tỷ số thì nói rõ bằng chữ, hoặc đặt giữa dấu `",
                    )
