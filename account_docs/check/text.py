"""Rules about letters, words and punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from account_docs.check.core import Corpus, Edit, Problem
from account_docs.content.pages import Page
from account_docs.content.syllables import is_syllable, with_tone_in_place

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def composed(corpus: Corpus) -> Iterator[Problem]:
    """Text is in Unicode form NFC: one letter with its marks is one character."""
    for page in corpus.pages.values():
        for number, line in enumerate(page.lines, start=1):
            whole = unicodedata.normalize("NFC", line)
            if whole == line:
                continue
            place = next(index for index in range(len(line)) if not unicodedata.is_normalized("NFC", line[: index + 1]))
            around = unicodedata.normalize("NFC", line[max(0, place - 12) : place + 1])
            yield corpus.problem(
                page, number, "nfc", f"chữ có dấu rời (Unicode tổ hợp) ở “{around}”",
                "gõ lại chữ này bằng bộ gõ đặt ở “Unicode dựng sẵn”", Edit(number, 0, len(line), whole),
            )  # fmt: skip


# Letters that look like another one, and signs that nobody sees; the second is what is meant.
_LOOK_ALIKE = str.maketrans("ÐðАаВЕеЁКМНОоРрСсТХхуіΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ĐđAaBEeEKMHOoPpCcTXxyiABEZHIKMNOPTYXo")
_UNSEEN = {
    "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "", "\u00ad": "",
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u2028": " ", "\u2029": " ",
}  # fmt: skip
_STRANGE = re.compile("[" + "".join(chr(code) for code in _LOOK_ALIKE) + "".join(_UNSEEN) + "\u202a-\u202e\u2066-\u2069\ufffd]")


def strange_letters(corpus: Corpus) -> Iterator[Problem]:
    """No letter of another alphabet that only looks right, no sign that nobody sees."""
    for page in corpus.pages.values():
        for number, line in enumerate(page.lines, start=1):
            for match in _STRANGE.finditer(line):
                sign = match[0]
                right = _UNSEEN.get(sign, sign.translate(_LOOK_ALIKE))
                name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
                around = line[max(0, match.start() - 8) : match.end() + 8].strip()
                edit = (Edit(number, match.start(), match.end(), right),) if right != sign else ()
                yield corpus.problem(page, number, "ky-tu", f"ký tự lạ U+{ord(sign):04X} ({name}) ở “{around}”", f"gõ lại thành “{right}”" if right.strip() and right != sign else "xóa rồi gõ lại chỗ này", *edit)


def tone_marks(corpus: Corpus) -> Iterator[Problem]:
    """Tone marks on the right vowel, by one style: hòa, khỏe, thủy, toán, quản."""

    @cache
    def in_place(word: str) -> str:
        return with_tone_in_place(word) if is_syllable(word) else word

    for page in corpus.pages.values():
        for number, line in enumerate(page.lines, start=1):
            # Aliases hold what people type, other styles included.
            if line.isascii() or (number <= page.body_start and line.startswith("aliases")):
                continue
            for match in WORD.finditer(unicodedata.normalize("NFC", line)):
                right = in_place(match[0])
                if right != match[0]:
                    yield corpus.problem(
                        page, number, "dau-thanh", f"“{match[0]}” đặt dấu không đúng chỗ", f"viết “{right}”",
                        *((Edit(number, match.start(), match.end(), right),) if unicodedata.is_normalized("NFC", line) else ()),
                    )  # fmt: skip


def known_foreign(corpus: Corpus) -> set[str]:
    """Foreign words that pages may use: the English names of the terms, and the list with reasons."""
    names = [name for term in corpus.terms for name in [*(term.get("en") or []), *(term.get("also") or []), term.get("vi") or ""]]
    listed = [word for group in corpus.words["foreign"] for word in group["words"]]
    return {part.lower() for name in [*names, *listed] for part in WORD.findall(str(name))}


def _is_short_form(word: str) -> bool:
    """KPI, USD, p, G: single letters and short words all in capitals."""
    return len(word) == 1 or (word.isupper() and len(word) <= 6)


def english_letters(page: Page) -> set[int]:
    """Line numbers of letters in English: the lines of a ```text block from one that opens with "Subject:" to its end."""
    found: set[int] = set()
    inside = False
    for number, line in enumerate(page.lines, start=1):
        text = line.lstrip("> ")
        if text.startswith("Subject:"):
            inside = True
        elif text.startswith("```"):
            inside = False
        if inside:
            found.add(number)
    return found


def spelling(corpus: Corpus) -> Iterator[Problem]:
    """Every word is a possible Vietnamese syllable, or a foreign word that is listed; letters in English are left alone."""
    foreign = known_foreign(corpus)

    @cache
    def accepted(word: str) -> bool:
        # Judged once for each word: pages repeat the same few thousand.
        return bool(_STRANGE.search(word) or is_syllable(word) or _is_short_form(word) or word.lower() in foreign)

    for page in corpus.pages.values():
        english = english_letters(page)
        for number, line in [(page.key_line(key), str(page.meta.get(key, ""))) for key in ("title", "description")] + page.readable:
            if number in english:
                continue
            for match in WORD.finditer(unicodedata.normalize("NFC", line)):
                word = match[0][:-2] if match[0].endswith(("'s", "’s")) else match[0]
                if accepted(word):
                    continue
                fix = "xem lại chính tả" if not word.isascii() else "xem lại chính tả; đúng là từ nước ngoài thì thêm vào data/words.yml kèm lý do"
                yield corpus.problem(page, number, "chinh-ta", f"“{word}” không phải một tiếng Việt viết đúng", fix)


_TWICE = re.compile(r"(?<![^\W_])([^\W\d_]{2,}) (\1)(?![^\W_])", re.IGNORECASE)


def doubled_words(corpus: Corpus) -> Iterator[Problem]:
    """No word twice by mistake; words that are doubled on purpose are listed."""
    on_purpose = {word for group in corpus.words["doubled"] for word in group["words"]}
    for page in corpus.pages.values():
        for number, line in page.readable:
            for match in _TWICE.finditer(line):
                if match[1].lower() not in on_purpose and match[1] == match[2]:
                    yield corpus.problem(page, number, "lap-tu", f"“{match[0]}” lặp chữ", "bỏ một chữ; lặp có ý thì thêm vào doubled của data/words.yml")


_SPACES = re.compile(r"(?<=[^\s>|])  +(?=\S)")


def spaces(corpus: Corpus) -> Iterator[Problem]:
    """One space between words; none before a comma or full stop; no tab."""
    for page in corpus.pages.values():
        for number, line in page.prose:
            raw = page.lines[number - 1]
            for match in re.finditer("\t", raw):
                yield corpus.problem(page, number, "khoang-trang", "có phím Tab trong dòng", "dùng dấu cách: bốn dấu cho một bậc lùi", Edit(number, match.start(), match.end(), "    "))
            if line.lstrip().startswith("|"):
                continue
            for match in _SPACES.finditer(line):
                if raw[match.start() : match.end()].strip(" ") == "":
                    yield corpus.problem(page, number, "khoang-trang", "hai dấu cách liền nhau", "để một dấu cách", Edit(number, match.start(), match.end(), " "))
            for match in re.finditer(r"(?<=[^\W_]) +(?=[,;](?:\s|$)|\.(?:\s|$))", raw):
                if line[match.start() - 1] == " ":
                    continue  # The end of a code span.
                yield corpus.problem(page, number, "khoang-trang", "dấu cách đứng trước dấu câu", "bỏ dấu cách ấy", Edit(number, match.start(), match.end(), ""))


_PUNCTUATION = (
    (re.compile("[“”„«»]"), '"', "ngoặc kép cong"),
    (re.compile("[‘’]"), "'", "nháy cong"),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…", "ba dấu chấm rời"),
    (re.compile(r"(?<=\d) +(?=%)"), "", "dấu cách trước %"),
    (re.compile(r"(?<=\d) ?- ?(?=\d)(?![\d-]*-)(?<!\d{4}-)(?<!-\d\d-)"), "–", "khoảng số viết bằng dấu nối"),
    (re.compile(r"(?<=[^\W\d_]) -- ?(?=[^\W\d_])| — (?=[^\W\d_])"), ": ", "gạch dài giữa câu"),
)


def punctuation(corpus: Corpus) -> Iterator[Problem]:
    """Straight quotation marks, the sign …, 8% without space, 3–5 with the short dash, no long dash within a sentence."""
    for page in corpus.pages.values():
        # Forms and letters in fenced blocks keep their own dots and marks.
        for number, line in page.prose:
            if line.lstrip().startswith("|---"):
                continue
            for pattern, right, name in _PUNCTUATION:
                for match in pattern.finditer(line):
                    around = line[max(0, match.start() - 10) : match.end() + 10].strip()
                    yield corpus.problem(page, number, "dau-cau", f"{name} ở “{around}”", f"viết “{right.strip() or 'liền nhau'}”", Edit(number, match.start(), match.end(), right))


def renderings(corpus: Corpus) -> Iterator[Problem]:
    """One term, one rendering: those that are not ours are listed with the right one."""
    for entry in corpus.words["renderings"]:
        pattern = re.compile(rf"(?<![^\W_]){re.escape(entry['not'])}(?![^\W_])", re.IGNORECASE)
        for page in corpus.pages.values():
            if entry["not"].lower() not in page.text.lower():
                continue
            for number, line in page.readable:
                for match in pattern.finditer(line):
                    yield corpus.problem(page, number, "thuat-ngu", f"“{match[0]}” có tên khác trong sổ tay", f"viết “{entry['but']}” ({entry['reason']})")


def headings(corpus: Corpus) -> Iterator[Problem]:
    """No h1 in the body (the title is it), no skipped level, no heading twice or empty."""
    rule = "tieu-de"
    for page in corpus.pages.values():
        level, seen = 1, set()
        for heading in page.headings:
            if heading.level == 1:
                yield corpus.problem(page, heading.line, rule, "tiêu đề cấp một (một dấu #) trong thân trang", "dùng hai dấu ##; tiêu đề cấp một lấy từ “title” của phần đầu trang")
            elif heading.level > level + 1:
                yield corpus.problem(page, heading.line, rule, f"nhảy từ cấp {level} xuống cấp {heading.level}", f"dùng {'#' * (level + 1)} cho tiêu đề này")
            if heading.text in seen:
                yield corpus.problem(page, heading.line, rule, f"tiêu đề “{heading.text}” có hai lần", "đổi một trong hai để người đọc phân biệt được")
            seen.add(heading.text)
            level = heading.level
        for number, _ in page.prose:
            line = page.lines[number - 1]
            if re.match(r"#{1,6}\s*$", line) or re.match(r"#{1,6}[^\s#]", line):
                yield corpus.problem(page, number, rule, "tiêu đề trống, hoặc thiếu dấu cách sau dấu #", "viết ## rồi dấu cách rồi tiêu đề")


_PLACEHOLDER = re.compile(r"\b(TODO|FIXME|TBD|XXX|lorem ipsum)\b|(đang cập nhật|sẽ bổ sung|nội dung ở đây|viết thêm sau)|VIẾT…", re.IGNORECASE)
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(\s|$)")
LEAST_WORDS = 60


def unfinished(corpus: Corpus) -> Iterator[Problem]:
    """No placeholder, no conflict marker, no page that is nearly empty."""
    rule = "dang-do"
    for page in corpus.pages.values():
        head = [(page.key_line(key), str(page.meta.get(key, ""))) for key in ("title", "description")]
        for number, line in head + page.readable:
            if match := _PLACEHOLDER.search(line):
                yield corpus.problem(page, number, rule, f"còn chỗ dở dang “{match[0]}”", "viết cho xong, hoặc bỏ phần này")
        for number, line in enumerate(page.lines, start=1):
            if _CONFLICT.match(line) and not (line.startswith("=") and number <= page.body_start):
                yield corpus.problem(page, number, rule, f"dấu xung đột của git “{line[:7]}”", "chọn một trong hai bản rồi xóa ba dòng dấu")
        count = sum(len(line.split()) for line in page.lines[page.body_start :])
        if count < LEAST_WORDS and not page.meta.get("template"):
            yield corpus.problem(page, page.body_start + 1, rule, f"trang chỉ có {count} chữ", "viết nội dung, hoặc bỏ trang")
