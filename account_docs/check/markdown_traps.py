"""Notations of other programs that are printed as they are typed here, and words that only the source shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from account_docs.check.core import Corpus, Edit, Problem
from account_docs.content.pages import Page

# What is typed; how editors call it; what to write instead. Groups of one sign: the line is searched once for them all.
_NOTATIONS: tuple[tuple[str, str, str], ...] = (
    (r"~~", "dấu gạch ngang chữ ~~", "bỏ dấu ~~; giá cũ thì viết bằng lời, ví dụ “trước đây 220 triệu đồng”"),
    (r"(?<=\w)~\w{1,4}~", "chữ nhỏ dưới dòng ~", "viết liền, ví dụ CO2"),
    (r"\[\^[^\[\]]{0,60}\]", "chú thích cuối trang [^…]",
     ("viết chú thích ngay trong câu hoặc trong ngoặc đơn; trang không có phần chú thích ấy thì hỏi người viết, hoặc bỏ"
     " cả lời dẫn")),
    (r"\^[^\s^\[\]]{1,60}\^", "chữ nhỏ trên dòng ^", "viết bằng lời, hoặc dùng ký tự ² ³"),
    (r"(?<!=)==(?=[^\s=|])[^=|]{0,200}(?<=[^\s=])==(?!=)", "dấu tô nền ==", "in đậm thay cho tô nền: **chữ**"),
    (r"(?<![\w+])\+\+(?=[^\s+])[^+]{0,200}(?<=[^\s+])\+\+(?![\w+])",
     "dấu gạch chân ++", "in đậm thay cho gạch chân: **chữ**"),
    (r"(?<![\w:/]):[a-z][a-z0-9_+-]{0,40}:(?![\w/])", "tên hình cảm xúc :…:", "bỏ, hoặc nói bằng lời"),
    (r"(?<![\w$])\$(?!\d+(?:[.,]\d+)*\s)[^\s$](?:[^$]{0,200}[^\s$])?\$(?![\w$])|\$\$",
     "công thức giữa hai dấu $", "viết phép tính bằng chữ thường: 420 / 0,7 = 600"),
    (r"!?\[\[[^\[\]]{1,200}\]\](?!\()", "liên kết kiểu [[…]]", "viết [chữ](đường-dẫn.md)"),
    (r"\{\{|\{%|%\}|\{(?:\+\+|--|==|>>)",
     "ký hiệu của mẫu hay của bản sửa {{…}}, {%…%}, {++…++}", "viết thẳng chữ muốn người đọc thấy"),
    (r"^[> ]*:{3,}", "khối mở bằng :::", "viết hộp “> [!luu-y] Lưu ý: …”"),
    (r"^[> ]*={3}[!+]? +\"", "thẻ mở bằng ===", "viết mỗi thẻ thành một mục có tiêu đề ###"),
    (r"^[> ]*-{1,2}8<-{1,2}|^[> ]*;-{1,2}8<", "lệnh chèn tệp --8<--", "chép phần chữ ấy vào trang"),
    (r"^[> ]*\.\. [\w-]+::", "lệnh kiểu .. tên::", "viết bằng Markdown"),
    (r"^[> ]*h[1-6]\. ", "tiêu đề kiểu h2.", "viết ## rồi dấu cách rồi tiêu đề"),
    (r"^[> ]*\[(?!TOC)(?i:toc)\]\s*$", "lệnh mục lục [toc]", "bỏ dòng ấy: trang nào cũng đã có mục lục"),
    (r"^(?![> ]*\|)[^|]*\|\|[^|]{1,200}\|\|", "dấu che chữ ||", "bỏ dấu ||"),
    (r"%%[^%]{1,200}%%", "chú thích kiểu %%", "bỏ hẳn phần ấy"),
    (r"(?!^[> ]*'{3}\w*\s*$)'{3}", "dấu nháy ''' của wiki", "chữ đậm viết **chữ**"),
    (r"\[/(?:b|i|u|s|url|img|quote|code|list|color|size)\]",
     "thẻ kiểu [b]…[/b]", "chữ đậm viết **chữ**, liên kết viết [chữ](địa chỉ)"),
    (r"\]\s+\((?:https?:|[\w./-]+\.md)|\)\[(?:https?:|[\w./-]+\.md)",
     "liên kết viết rời hay ngược", "viết liền [chữ](địa chỉ), chữ trong ngoặc vuông đứng trước"),
    (r"(?<![*\w])\*\*[^\s*][^*]{0,200}(?<=[^\s*])\*(?![*\w])|(?<![*\w])\*[^\s*][^*]{0,200}(?<=[^\s*])\*\*(?![*\w])",
     "số dấu * lúc mở và lúc đóng khác nhau", "chữ đậm viết **chữ**, chữ nghiêng viết *chữ*"),
    (r"&(?:nbsp|amp|lt|gt|quot|copy|ndash|mdash|hellip)\b(?!;)",
     "ký hiệu & thiếu dấu chấm phẩy", "gõ thẳng ký tự muốn có"),
    (r"(?<=[^\s\\])\\$", "dấu \\ ở cuối dòng", "bỏ dấu ấy; muốn xuống dòng thì để một dòng trống"),
    (r"^[> ]*(?:[-*+]|\d+[.)])\s+\[(?:(?![ xX]\]\s+\S)\s*[xXvV✓✔✗✘√*]?\s*)\]",
     "ô đánh dấu việc viết thế này",
     "viết “- [ ] việc”, đã xong thì “- [x] việc”: một dấu cách hoặc chữ x, rồi dấu cách"),
    (r"^[> ]*\[[ xXvV✓✔✗✘√]?\](?![(\[:])",
     "ô đánh dấu việc mà thiếu gạch đầu dòng", "viết “- [ ] việc”, đã xong thì “- [x] việc”"),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?P<n{number}>{pattern})" for number, (pattern, _, _) in enumerate(_NOTATIONS)))
# Few lines hold any of their signs, and only those are read closely. Each way begins with one letter: at those a search
# is quick.
_MAYBE = re.compile(
    r"~|\^|\$|\\|\{|%[}%]|\'{3}|&[a-z]|\[[\[^/\]]|\[[ xXvV✓✔✗✘√*]{1,3}\]|\[(?i:toc)|\]\s+\(|\)\[|\|\||==|\+\+"
    r"|:[a-z0-9_+-]+:|:::|8<|\.\. |h[1-6]\. "
)
# Where signs mean something else: addresses, comments, attribute lists, what is escaped.
_ELSEWHERE = re.compile(
    r"<!--.{0,500}?-->|\]\([^()]{0,500}\)|https?://\S+|[\w.+-]{1,64}+@[\w-]+\.\S+|\\[*_`#|~{}<>\[\]]",
)


def _blank(part: re.Match[str]) -> str:
    """As many blanks; of a link's target its beginning stays, so that its text is known for one."""
    return "](" + " " * (len(part[0]) - 2) if part[0].startswith("](") else " " * len(part[0])


def notations(corpus: Corpus) -> Iterator[Problem]:
    """Notations that are switched off here: a reader would see their signs."""
    for page in corpus.judged:
        for number, line in page.prose:
            if not _MAYBE.search(line) and not line.count("*") % 2:
                continue
            for match in _ANY.finditer(_ELSEWHERE.sub(_blank, line)):
                _, name, fix = _NOTATIONS[int(str(match.lastgroup)[1:])]
                around = match[0].strip(" >")
                yield corpus.problem(
                    page,
                    number,
                    "ky-hieu",
                    f"{name} không dùng được ở đây: người đọc thấy nguyên “{around[:30]}”",
                    fix,
                )


# Controls of terminals, the private area that Word takes for its bullets, and code points that are no characters.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff]")
# Those that no XML may hold (XML 1.0, 2.2): at these the makers of Word files and workbooks stop.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# The ends of lines of other systems: what they should become is for a person to say.
_LINE_ENDS = ("\r", "\x85")


def _controls_of(page: Page, sought: re.Pattern[str]) -> Iterator[tuple[int, str, int]]:
    """The characters of a page that stand for nothing a reader could see: line, the line's text, column or -1."""
    if sought.search(page.text):
        for number, line in enumerate(page.lines, start=1):
            yield from ((number, line, match.start()) for match in sought.finditer(line))
    for key, value in page.meta.items():
        # Written as an escape ("\\x07"), the head hides them from an editor's eye.
        if isinstance(value, str) and (match := sought.search(value)) and match[0] not in page.text:
            yield page.key_line(key), match[0], -1


def controls(corpus: Corpus, sought: re.Pattern[str] = _CONTROLS) -> Iterator[Problem]:
    """No control characters: the builder stops at them, or they change what stands around them."""
    for page in corpus.judged:
        for number, line, column in _controls_of(page, sought):
            sign = line[max(column, 0)]
            around = _CONTROLS.sub("", line[max(0, column - 12) : column + 13]).strip()
            name, fix = "ký tự điều khiển, không ai nhìn thấy", "xóa ký tự ấy"
            if unicodedata.category(sign) == "Co":
                name, fix = (
                    "ký hiệu riêng của Word, người đọc thấy một ô vuông",
                    "xóa rồi gõ lại; danh sách thì viết “- mục”",
                )
            elif sign in _LINE_ENDS:
                name, fix = "dấu xuống dòng của hệ máy khác", "xóa rồi xuống dòng lại ở chỗ này"
            edits = (Edit(number, column, column + 1, ""),) if fix == "xóa ký tự ấy" and column >= 0 else ()
            yield corpus.problem(
                page,
                number,
                "ky-tu",
                f"U+{ord(sign):04X} ({name})" + (f" ở “{around}”" if around else ""),
                fix,
                *edits,
            )


def unbuildable_characters(corpus: Corpus) -> Iterator[Problem]:
    """Those control characters at which a build would stop without saying where."""
    return controls(corpus, _NO_XML)


def open_comments(corpus: Corpus) -> Iterator[Problem]:
    """No comment that is opened and not closed: what it hides depends on what follows it."""
    for page in corpus.judged:
        text = "\n".join(line for _, line in page.prose)
        start = text.rfind("<!--")
        if start >= 0 and text.find("-->", start) < 0:
            number = page.prose[text.count("\n", 0, start)][0]
            fix = "viết cho đủ <!-- và -->, hoặc bỏ hẳn dấu <!--"
            yield corpus.problem(page, number, "mat-chu", "dấu <!-- mở ra mà không có --> đóng lại", fix)
