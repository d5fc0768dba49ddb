"""Rule: a paper is one that can be sent. Its title says of which case it is, and names and sums are that case's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from account_docs.check.core import Corpus, Problem
from account_docs.check.data import FIRMS
from account_docs.check.told import FORMS
from account_docs.content.blocks import Block, Box, cells
from account_docs.content.money_words import HIGHEST, in_words
from account_docs.content.pages import Page
from account_docs.content.project import CASES, case_named_in
from account_docs.html.papers import BLANK, LABEL, PAPER

RULE = "giay"
EMPTY, SUPPOSED = "mẫu trống", "ví dụ giả định"
_TOTAL = re.compile(r"\W*(?:tổng|cộng)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+")
# An amount of a million or more in đồng: beside the papers of a form it quotes one of them.
_QUOTED = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.]*\d)")
_IN_WORDS = re.compile(r"[Bb]ằng chữ: (?P<words>.+?) đồng\b")
_FIRM = re.compile(r"công ty (?:tnhh|cổ phần)(?: (?!là\b|và\b|với\b)[\w&-]+)+", re.IGNORECASE)
# A tax code or an account: digits without the points of an amount.
CODE = re.compile(r"(?<![\w.,/])\d{9,14}(?![\w/])")
# Who signs by authority says by which paper: the client's accountant compares it with the copy in the file.
_AUTHORITY = re.compile(r"theo giấy ủy quyền(?! \d+/\d{4}/UQ-\w)", re.IGNORECASE)
_TO_THE_WRITER = re.compile(r"\b[Bb]ạn\b")


def papers(corpus: Corpus) -> Iterator[Problem]:
    """Every paper says what it is an example of; what it says fits that."""
    firms = corpus.data.firms
    codes = {code for firm in firms for code in (firm["tax_code"], firm.get("account", {}).get("number"))}
    names = {firm["legal_name"].casefold(): firm["legal_name"] for firm in firms}
    for page in corpus.judged:
        if f"[!{PAPER}]" not in page.text:
            continue
        if page.path.startswith(FORMS):
            yield from _quoted(corpus, page)
        for box, blocks in _papers_of(page):
            label = _label(box)
            if label is None:
                yield _unlabelled(corpus, page, box)
                continue
            yield from _sums(corpus, page, blocks)
            if label == EMPTY:
                yield from _addressed(corpus, page, blocks)
            elif label != SUPPOSED:
                yield from _unfilled(corpus, page, blocks)
                yield from _unnumbered(corpus, page, blocks)
                yield from _strangers(corpus, page, blocks, names, codes)


def _papers_of(page: Page) -> Iterator[tuple[Box, list[Block]]]:
    """The papers of a page, each with its blocks."""
    found: dict[int, tuple[Box, list[Block]]] = {}
    for block in page.blocks:
        if block.box and block.box.kind == PAPER:
            found.setdefault(id(block.box), (block.box, []))[1].append(block)
    return iter(found.values())


def _label(box: Box) -> str | None:
    """What a paper is an example of; None when its title doesn't say so."""
    said = LABEL.search(box.title)
    if said is None or (said["label"].startswith("dự án") and case_named_in(said["label"]) is None):
        return None
    return said["label"]


def _unlabelled(corpus: Corpus, page: Page, box: Box) -> Problem:
    names = " / ".join(f"dự án {case.name}" for case in CASES)
    message = f"tiêu đề “{box.title}” không nói văn bản này là mẫu trống hay của dự án nào"
    return corpus.problem(
        page, box.line, RULE, message, f"viết thêm vào cuối: “, {EMPTY}”, “, {SUPPOSED}” hoặc “, {names}”"
    )


def _text(page: Page, block: Block) -> str:
    return block.text({number: page.lines[number - 1] for number in block.lines})


def _sums(corpus: Corpus, page: Page, blocks: list[Block]) -> Iterator[Problem]:
    """The sum in words is the total above it."""
    total = ""
    for block in blocks:
        text = _text(page, block)
        if block.kind == "row" and (amounts := _AMOUNT.findall(text)) and _TOTAL.match(cells(text)[0][1]):
            total = amounts[-1]
        said = _IN_WORDS.search(text)
        if said is None or not total or BLANK.search(said["words"]):
            continue
        number = int(total.replace(".", ""))
        wanted = in_words(number).capitalize() if number <= HIGHEST else ""
        if said["words"].strip("*_ ").casefold() != wanted.casefold():
            message = f"số tiền bằng chữ không khớp {total} đồng ở dòng tổng"
            yield corpus.problem(page, block.lines[0], RULE, message, f"viết “Bằng chữ: {wanted} đồng”")


def _addressed(corpus: Corpus, page: Page, blocks: list[Block]) -> Iterator[Problem]:
    """An empty paper goes to the client: nothing in it speaks to whoever fills it in."""
    for block in blocks:
        if _TO_THE_WRITER.search(_text(page, block)):
            message = "mẫu trống có câu nói với người điền, nên gửi khách sẽ lộ"
            yield corpus.problem(
                page, block.lines[0], RULE, message, "đưa lời dặn ra ngoài khung, ở đoạn trên hoặc dưới"
            )


def _unfilled(corpus: Corpus, page: Page, blocks: list[Block]) -> Iterator[Problem]:
    """A filled paper has no place left to be filled in."""
    for block in blocks:
        text = re.sub(r"\[([^\[\]]+)\]\([^)]*\)", r"\1", _text(page, block)) if block.kind != "title" else ""
        if left := BLANK.search(text.replace("[x]", "").replace("[ ]", "")):
            message = f"văn bản của dự án còn chỗ trống “{left[0]}”"
            yield corpus.problem(page, block.lines[0], RULE, message, "điền theo dữ liệu của dự án, hoặc bỏ dòng")


def _quoted(corpus: Corpus, page: Page) -> Iterator[Problem]:
    """What stands beside the papers of a form has the amounts of these, so that data, paper and advice agree."""
    beside, inside = list[tuple[int, str]](), set[str]()
    for block in page.blocks:
        found = _QUOTED.findall(_text(page, block))
        if block.box and block.box.kind == PAPER:
            inside.update(found)
        else:
            beside += [(block.lines[0], amount) for amount in found]
    for line, amount in beside:
        if amount not in inside:
            message = f"số tiền “{amount}” không có trong văn bản nào của trang này"
            yield corpus.problem(page, line, RULE, message, "lấy đúng số của văn bản, hoặc viết bằng triệu đồng")


def _unnumbered(corpus: Corpus, page: Page, blocks: list[Block]) -> Iterator[Problem]:
    """Who signs by authority names the paper that gives it."""
    for block in blocks:
        if _AUTHORITY.search(_text(page, block)):
            message = "“theo giấy ủy quyền” mà không có số, kế toán của khách sẽ trả hồ sơ về"
            yield corpus.problem(page, block.lines[0], RULE, message, "ghi số giấy, như “05/2026/UQ-NC”")


def _strangers(
    corpus: Corpus, page: Page, blocks: list[Block], names: dict[str, str], codes: set[str]
) -> Iterator[Problem]:
    """Firms, tax codes and accounts are those of data/firms.yml."""
    for block in blocks:
        text = _text(page, block)
        for code in CODE.findall(text):
            if code not in codes:
                message = f"“{code}” không phải mã số thuế hay tài khoản của công ty nào trong dữ liệu"
                yield corpus.problem(page, block.lines[0], RULE, message, f"lấy đúng số trong {FIRMS}")
        for said in _FIRM.findall(text):
            if not any(said.casefold().startswith(name) for name in names):
                message = f"không có công ty nào tên “{said}”"
                known = "; ".join(names.values())
                yield corpus.problem(page, block.lines[0], RULE, message, f"ghi đúng tên trong {FIRMS}: {known}")
