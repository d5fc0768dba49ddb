"""What a reader should see of one piece of running text, by a reading that is simpler and stricter than Markdown's.

Only what an editor surely means as notation is taken away: code spans, links, bold and slanted text that begins and
ends at the edge of a word, the attribute lists and tags that the pages use. All else has to be seen as it was written,
so whatever Markdown takes besides shows up as a difference.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from account_docs.content.masks import code_spans, hide

_TOKEN = re.compile(
    r"(?P<path>\b[A-Za-z]:\\\S*)"
    r"|(?P<ticks>`+)"
    r"|\\(?P<escaped>[*_`|~{}<>\[\]()#+\-=:.!])"
    r"|(?P<comment><!--)"
    r"|<(?P<address>https?://[^\s<>]+|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
    # A word without a value in a tag is no attribute but text that vanishes: <span Tên khách>.
    r"|(?P<tag></?(?:br|sub|sup|abbr|span|kbd|div)"
    r"(?:\s+(?:markdown|[a-z-]+=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)))*\s*/?>)"
    r"|(?P<url>https?://[^\s<>*\])\"]+)"
    r"|(?P<entity>&(?:amp|lt|gt|quot|nbsp|#(?:3[58]|42|6[02]|9[1-6]|12[3-6]));"
    # Behind a letter or figure, "&reg;" is hardly meant for ®.
    r"|(?<![^\W_])&(?:[a-zA-Z]{2,31}|#\d{2,6}|#x[0-9a-fA-F]{2,6});)"
    r"|(?P<attributes>(?<=[)*_`>\]])\{[^{}]*\})"
    r"|(?P<run>\*+|_+)"
    r"|(?P<open>!?\[)|(?P<close>\])",
    re.DOTALL,
)
MARKUP = re.compile(r"[\\`<&*_\[\]{]")
_KEY = r"(?:id|class|title|lang|width|height|rel|loading|data-[a-z-]+|aria-[a-z]+)"
_ATTRIBUTE = rf"(?:[#.][a-zA-Z][\w-]*|{_KEY}=(?:\"[^\"]*\"|'[^']*'|[^\s\"'{{}}]+))"
_ATTRIBUTES = re.compile(rf"\{{:? *{_ATTRIBUTE}(?: +{_ATTRIBUTE})* *\}}", re.ASCII)
# The longest address that is read, and the longest pair of asterisks: what is longer is a paste that went wrong.
_TARGET = re.compile(r"\((?:[^()\\]|\\.|\([^()]{0,300}\)){0,2000}+\)")
_LABEL = re.compile(r" ?\[([^\[\]]{0,200})\]")
_CALCULATION = re.compile(r"[\d\s.,%+\-–−×/()=*]{1,300}")
_OPENERS = 40
_LONGEST_NUMBER = 4  # of those that begin a line: "1990\\."
_LONGEST_LINK = 300
_LINK_ENDS = re.compile(r"\]\([^()]*\)$")


def without_code(text: str) -> str:
    """A text whose code spans are blank, every position kept."""
    return hide(text, code_spans(text), " ") if "`" in text else text


def label(text: str) -> str:
    """The name of a reference, as Markdown compares it."""
    return " ".join(text.lower().split())


def is_attribute_list(text: str) -> bool:
    """Whether text in braces is a list of attributes that pages use: ids, classes and a few names, all ASCII."""
    return bool(_ATTRIBUTES.fullmatch(text))


@dataclass
class _Run:
    """A run of asterisks or underscores.

    Attributes:
        sign: which of the two.
        start, end: where it stands.
        left: how many of them are still text.
    """

    sign: str
    start: int
    end: int
    left: int
    may_open: bool
    may_close: bool


def _run(text: str, start: int, end: int) -> _Run:
    """Judge what a run can do by its neighbours: emphasis begins and ends at the edge of a word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    strong = end - start > 1
    opens = bool(after) and not after.isspace() and not before.isalnum() and before not in (")", "%") and after != ")"
    closes = bool(before) and not before.isspace() and before not in ("(", "/")
    if not strong:
        opens = opens and after not in tuple(".,;:!?%]}/")
    if after.isalnum():
        # The letters of a model: **A**ttention; one sign does it for a letter or two.
        closes = closes and before.isalnum() and text[start] == "*"
    return _Run(text[start], start, end, end - start, opens, closes)


def _is_emphasis(text: str, opener: _Run, closer: _Run) -> bool:
    """Whether two runs that may belong together are no signs of a calculation, nor of notes such as (*)."""
    inside = text[opener.end : closer.start]
    single = opener.end - opener.start == closer.end - closer.start == 1
    if single and _CALCULATION.fullmatch(inside) and any(map(str.isdigit, inside)):
        before = text[max(0, opener.start - _LONGEST_LINK) : opener.start].rstrip()
        after = text[closer.end : closer.end + 9].lstrip()[:1]
        figure_before = before[-1:].isdigit() or (before.endswith(("%", ")")) and not _LINK_ENDS.search(before))
        if figure_before and (after.isdigit() or after == "("):
            return False
    within_word = text[closer.end : closer.end + 1].isalnum()
    return not within_word or (closer.end - closer.start > 1) or len(inside) <= 3


def _opener(text: str, openers: Sequence[_Run], closer: _Run) -> int | None:
    """The place of the nearest run that a run ends, or None."""
    for place in range(len(openers) - 1, max(-1, len(openers) - _OPENERS), -1):
        run = openers[place]
        if run.sign == closer.sign and run.left and _is_emphasis(text, run, closer):
            return place
    return None


def _emphasised(text: str, parts: list[str | _Run]) -> str:
    """The parts without the asterisks and underscores that belong together."""
    openers: list[_Run] = []
    for part in parts:
        if not isinstance(part, _Run):
            continue
        if part.may_close:
            while part.left:
                place = _opener(text, openers, part)
                if place is None:
                    break
                opener = openers[place]
                del openers[place + 1 :]
                count = 2 if opener.left >= 2 and part.left >= 2 else 1
                opener.left -= count
                part.left -= count
        if part.may_open and part.left:
            openers.append(part)
    return "".join(part if isinstance(part, str) else part.sign * part.left for part in parts)


@dataclass
class _Bracket:
    """An opening bracket: where it stands among the parts and in the text, and whether it opens a picture."""

    part: int
    end: int
    picture: bool


def _after_bracket(text: str, end: int, inner: str, labels: Set[str]) -> int | None:
    """Where a link ends whose text in brackets ended, or None if it is none."""
    if target := _TARGET.match(text, end):
        return target.end()
    named = _LABEL.match(text, end)
    if named and label(named[1] or inner) in labels:
        return named.end()
    return end if label(inner) in labels else None


def visible(text: str, labels: Set[str] = frozenset()) -> str:
    """What a reader should see of running text; pictures as ⟦their text⟧, all white space as single blanks.

    Args:
        text: Markdown of one paragraph, heading, item or cell.
        labels: the references that the page defines.
    """
    if not MARKUP.search(text):
        return " ".join(text.split())
    parts: list[str | _Run] = []
    brackets: list[_Bracket] = []
    code = dict(code_spans(text)) if "`" in text else {}
    place = 0
    while found := _TOKEN.search(text, place):
        parts.append(text[place : found.start()])
        place = found.end()
        kind = found.lastgroup
        if kind == "run":
            parts.append(_run(text, found.start(), found.end()))
        elif kind == "open":
            brackets.append(_Bracket(len(parts), found.end(), found[0] == "!["))
            parts.append(found[0])
        elif kind == "close" and brackets:
            bracket = brackets.pop()
            inner = text[bracket.end : found.start()]
            after = _after_bracket(text, found.end(), inner, labels)
            if after is None:
                parts.append("]")
                continue
            # What a link or a picture holds is read for itself: emphasis doesn't reach across its edge.
            shown = f"⟦{inner}⟧" if bracket.picture else _emphasised(text, parts[bracket.part + 1 :])
            parts[bracket.part :] = [shown]
            place = after
            if attributes := _ATTRIBUTES.match(text, place):
                place = attributes.end()
        elif kind == "ticks" and found.start() in code:
            closed = code[found.start()]
            parts.append(text[found.end() : closed - len(found[0])].strip())
            place = closed
        elif kind == "comment" and (end := text.find("-->", place)) >= 0:
            place = end + 3
        elif kind == "attributes":
            parts.append("" if is_attribute_list(found[0]) else found[0])
        else:
            parts.append(_plain(text, found))
    parts.append(text[place:])
    return " ".join(_emphasised(text, parts).split())


def _is_escape(text: str, place: int, sign: str) -> bool:
    """Whether a backslash is there to keep a sign from being one of Markdown, not part of what is written.

    Args:
        text: the text.
        place: where the backslash stands.
        sign: what follows it.
    """
    if sign in "*_`|~{}<[]":
        return True
    before = text[place - 1 : place]
    at_number = sign in ".)" and place <= _LONGEST_NUMBER and text[:place].isdigit()
    return at_number or not (before.isalnum() or before in ("\\", ":"))


def _plain(text: str, found: re.Match[str]) -> str:
    """What is seen of a notation that holds no other."""
    if found["tag"]:
        return " " if found[0].startswith("<br") else ""
    if found["entity"]:
        return html.unescape(found[0])
    if found["escaped"]:
        return found["escaped"] if _is_escape(text, found.start(), found["escaped"]) else found[0]
    return found["address"] or found[0]
