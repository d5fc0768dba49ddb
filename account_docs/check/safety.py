"""The rule about HTML: the verdict is on what Markdown renders, the source only says on which line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from account_docs.check.core import Corpus, Problem
from account_docs.content.pages import Page
from account_docs.content.rendering import Renderer
from account_docs.html.safety import ELEMENTS, UNBALANCED, WRITTEN_ELEMENTS, Finding, judge
from account_docs.html.tags import instead_of, is_html

RULE = "html"
# Which rule names what; the others are of the rule about HTML.
_RULES = {"link": "lien-ket", "picture": "hinh"}
# So many times a page is rendered again to find lines; a page with more kinds of harm needs no exact ones.
_MOST_RENDERINGS = 60
# A tag may go on over the line's end, but not over an empty line nor into the sign of a quote.
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*)(?:[^<>\n]|\n(?![ \t]*[\n>]))*>")
# As mkdocs.utils.meta.YAML_RE: what MkDocs takes for the front matter (importing it would double the check's start).
_HEAD = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>", re.IGNORECASE)


def heads(corpus: Corpus) -> Iterator[Problem]:
    """The front matter ends for MkDocs where it ends for the check: what stands between would be judged by nobody."""
    for page in corpus.judged:
        text = page.text.replace("\r", "\n")
        head = _HEAD.match(text)
        body = text[head.end() :] if head else text
        if page.body_start and body.strip("\n") != "\n".join(page.lines[page.body_start :]).replace("\r", "\n").strip(
            "\n"
        ):
            yield corpus.problem(
                page,
                1,
                "dau-trang",
                "máy không thấy phần đầu trang kết thúc ở đâu",
                "mở đầu và kết thúc phần này bằng một dòng chỉ có ba dấu gạch ---, sát lề trái",
            )


def marked_up_heads(corpus: Corpus, passed_over: tuple[str, ...] = ()) -> Iterator[Problem]:
    """No HTML in the front matter: templates print it in many places.

    Args:
        corpus: the project.
        passed_over: keys that another rule looks at.
    """
    for page in corpus.judged:
        for key, value in page.meta.items():
            values = value if isinstance(value, list) else [value]
            if key not in passed_over and any(
                isinstance(text, str) and _MARKUP.search(text) for text in (key, *values)
            ):
                yield corpus.problem(
                    page,
                    page.key_line(str(key)),
                    "dau-trang",
                    f"“{key}” có thẻ HTML",
                    "viết bằng chữ, không dùng dấu < và >",
                )


def unsafe_html(corpus: Corpus) -> Iterator[Problem]:
    """Nothing that could run, load from elsewhere or break the page, and no HTML that Markdown writes better."""
    for problem in judged(corpus):
        # Addresses that lead nowhere are named by the rules about links and pictures, which know better ones.
        if problem.rule == RULE:
            yield problem
    for page in corpus.judged:
        yield from _written(corpus, page)


def judged(corpus: Corpus) -> Iterator[Problem]:
    """All that may not stand in the articles: what a build refuses."""
    for page in corpus.judged:
        html = corpus.html(page)
        if html is not None and (findings := judge(html)):
            yield from located(corpus, page, findings)


def located(corpus: Corpus, page: Page, findings: list[Finding]) -> Iterator[Problem]:
    """Findings in the HTML of a page as problems at the lines that they come from.

    Args:
        corpus: the project.
        page: the page.
        findings: what `judge` found in its HTML.
    """
    search = _Search(corpus, page)
    counted = Counter(finding for finding in findings if finding.kind != "balance")
    for finding, start, end in search.places(counted):
        line, original = search.line(finding, start, end)
        message, fix = finding.message, finding.fix
        if finding.written and original:
            message, fix = message.replace(finding.written, original), fix.replace(finding.written, original)
        yield corpus.problem(page, line, _RULES.get(finding.kind, RULE), message, fix)
    # A tag that may not stand there at all is most often also what is not closed.
    if not counted and findings:
        yield corpus.problem(page, _unpaired(page) or page.body_start + 1, RULE, UNBALANCED.message, UNBALANCED.fix)


class _Search:
    """Finds the blocks that findings come from, by rendering what is left when the blocks above are cut off."""

    def __init__(self, corpus: Corpus, page: Page) -> None:
        self._page = page
        self._renderer = Renderer(corpus.root)
        self._left = _MOST_RENDERINGS
        self._starts = _block_starts(page)

    def _found_from(self, block: int, whole: Counter[Finding]) -> Counter[Finding]:
        """Which of the findings are still there without the blocks before one."""
        self._left -= 1
        html = self._renderer.html("\n".join(self._page.lines[self._starts[block] :]))
        return Counter(judge(html or "")) & whole

    def places(self, whole: Counter[Finding]) -> Iterator[tuple[Finding, int, int]]:
        """Each finding with the lines (from 0, without the last) of its block."""
        if not whole:
            return
        spans: list[tuple[int, int, Counter[Finding], Counter[Finding]]] = [(0, len(self._starts), whole, Counter())]
        while spans:
            low, high, at_low, at_high = spans.pop()
            if at_low == at_high:
                continue
            if high - low == 1 or self._left <= 0:
                end = self._starts[high] if high < len(self._starts) else len(self._page.lines)
                for finding in at_low - at_high:
                    yield finding, self._starts[low], end
                continue
            middle = (low + high) // 2
            at_middle = self._found_from(middle, at_low)
            spans += [(middle, high, at_middle, at_high), (low, middle, at_low, at_middle)]

    def line(self, finding: Finding, start: int, end: int) -> tuple[int, str]:
        """The line (from 1) where a finding of a block was most likely written, and the editor's words there."""
        lines = list(enumerate(self._page.lines, start=1))
        block = lines[start:end]
        # The address of a reference stands elsewhere.
        definitions = [(number, line) for number, line in lines if "]:" in line]
        for clue in filter(None, finding.clues):
            pattern = re.compile(re.escape(clue), re.IGNORECASE)
            for number, line in (*block, *definitions):
                if match := pattern.search(line):
                    return number, match[0].strip("<>")
        return next((number for number, line in block if line.strip()), start + 1), ""


def _block_starts(page: Page) -> list[int]:
    """Indexes of the lines at which a page may be cut: not indented, after an empty line outside blocks of code."""
    prose = {number - 1 for number, _ in page.prose}
    starts = [page.body_start]
    for index in range(page.body_start + 1, len(page.lines)):
        line = page.lines[index]
        if (
            line.strip()
            and not line.startswith((" ", "\t"))
            and not page.lines[index - 1].strip()
            and index - 1 in prose
        ):
            starts.append(index)
    return starts


def _unpaired(page: Page) -> int | None:
    """The line of the first tag of a page's own HTML that has no partner, or None."""
    opened: list[tuple[str, int]] = []
    for number, closes, tag in _tags(page):
        if tag not in WRITTEN_ELEMENTS or tag == "br":
            continue
        if not closes:
            opened.append((tag, number))
        elif opened and opened[-1][0] == tag:
            opened.pop()
        else:
            return number
    return opened[0][1] if opened else None


def _tags(page: Page) -> Iterator[tuple[int, bool, str]]:
    """The tags in the running text of a page: line, whether it closes, name in small letters."""
    text = "\n".join(line for _, line in page.prose)
    if "<" not in text:
        return
    numbers = [number for number, _ in page.prose]
    for match in _TAG.finditer(text):
        yield numbers[text.count("\n", 0, match.start())], bool(match[1]), match[2].lower()


def _written(corpus: Corpus, page: Page) -> Iterator[Problem]:
    """HTML that does no harm and that Markdown writes better, tags without a partner, and bare addresses."""
    tags = list(_tags(page))
    opened = {tag for _, closes, tag in tags if not closes}
    for number, closes, tag in tags:
        if tag in WRITTEN_ELEMENTS or (tag in opened if closes else tag not in ELEMENTS):
            continue
        fix = instead_of(tag) if is_html(tag) else "chữ muốn cho đọc thì để ngoài dấu < và >"
        yield corpus.problem(page, number, RULE, f"thẻ HTML <{'/' if closes else ''}{tag}> không dùng trong trang", fix)
    if tags and (unpaired := _unpaired(page)):
        yield corpus.problem(page, unpaired, RULE, UNBALANCED.message, UNBALANCED.fix)
    for number, line in page.prose:
        if "<!d" in line.lower():
            yield corpus.problem(
                page, number, RULE, "dòng <!DOCTYPE …> không hiện ra và không dùng trong trang", "xóa dòng ấy"
            )
        for match in _AUTOLINK.finditer(line) if "://" in line else ():
            address = match[1] if len(match[1]) <= 60 else match[1][:59] + "…"
            yield corpus.problem(
                page,
                number,
                RULE,
                f"địa chỉ đứng trơ giữa hai dấu nhọn: <{address}>",
                f"viết [tên trang]({address}), để người đọc biết sẽ mở ra cái gì",
            )
