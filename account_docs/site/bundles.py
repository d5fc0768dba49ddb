"""One style sheet and one script for every page, in the place of the theme's and ours.

A step over the finished folder. Each file that blocks the first view costs a phone a journey to the server, and most of
the theme's rules are for parts that no page has: what no page and no script names is left out.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import lightningcss
import rjsmin
from selectolax.lexbor import LexborHTMLParser

from account_docs.content.build_cache import BuildCache, digest, program
from account_docs.html.tags import BLOCKS, HEADINGS

STYLES, SCRIPTS = "assets/stylesheets", "assets/javascripts"
SHEET, SCRIPT = f"{STYLES}/account.css", f"{SCRIPTS}/account.js"
# For pages without the classes that our steps give.
FOR_ZENSICAL = "zensical.css"
# The first of them is replaced and the others go: our templates write each in this one form, so no tree is needed.
_SHEET_LINK = re.compile(rf'<link rel="stylesheet" href="([^"]*?){STYLES}/([\w.-]+)">\s*')
_SCRIPT_LINK = re.compile(rf'<script src="([^"]*?){SCRIPTS}/([\w.-]+)"></script>\s*')
_WORD = re.compile(r"[\w-]+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTED = re.compile(r"[.#]([A-Za-z_-][\w-]*)")
_PROPERTY = re.compile(r"(--[\w-]+)\s*:")
# In the minified sheet: a rule with its selectors, and an attribute with the value that a selector wants.
_RULE = re.compile(r"(?<=[{}])([^{}@]+)\{[^{}]*\}|\A([^{}@]+)\{[^{}]*\}")
# A rule at the top of the sheet for colour schemes alone; none of its values holds a semicolon or a brace.
_SCHEMES = ("default", "slate")
_SCHEME_RULE = re.compile(
    r"(?<=[{}])((?::root|\[data-md-color-scheme=(?:default|slate)\])(?:,(?::root|\[data-md-color-scheme=(?:default|slate)\]))*)"
    r"\{((?:--[\w-]+:[^;{}\"]*;?|color-scheme:\w+;?)+)\}"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_ATTRIBUTE = re.compile(r"\[([a-z][\w-]*)[^\]]*\]")
_TAG_OF_SELECTOR = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)(?![\w(-])")
_TAG_OF_PAGE = re.compile(r"<([a-z][a-z0-9]*)")
_ATTRIBUTE_OF_PAGE = re.compile(r"[\s\"]([a-z][\w-]*)(?==|[\s>])")
_IDENTIFIER = re.compile(r"[A-Za-z]\w*")
# Pictures of the theme in places where ours shows none, or its own.
_HIDDEN_PICTURES = frozenset(("--md-admonition-icon--note", "--md-tasklist-icon", "--md-tasklist-icon--checked"))
# Colours for the parts of a program: mkdocs.yml turns Pygments off, and no page marks them.
_CODE = re.compile(r"\.highlight \.[a-z]{1,3}\d?$")
# What the theme's own script, its ways of writing a picture's name or a page without our steps would need.
_NEVER = re.compile(
    r"table:not\(\[class\]\)(?!,)|\.md-tabs__item:nth-child|only-(?:dark|light)\b|(?:dark|light)-mode-only"
    r"|\.keys\b|\.grid>\.(?:highlight|admonition|md-typeset)|\.grid>(?:pre|details)|\.grid\.cards>ol"
    r"|\.md-(?:nav__link|tabs__link|nav__title) ?(?:\.md-logo |\.md-icon:last-child|\.md-typeset)?svg"
    r"|\.md-nav__link[^,]* code$"
    r"|\.highlight code a|>\.highlight>pre|\.md-typeset (?:figure img|video)|\[for=__toc\]|\.md-nav__link\[for\]"
    r"|\.md-(?:header|tabs)\[hidden\]|__(?:search|comments)\b|\.highlight\b.*\+|\[role=.?columnheader|__scrollwrap\b|[ou]l\[type\]"
)
# The parts of an animation are written like selectors.
_STEPS = frozenset(("from", "to"))
_VALUE = re.compile(r"""\[(dir|type|data-md-color-[a-z]+)=["']?([\w-]+)["']?\]""")
_QUOTED = re.compile(r"""(["'`])(?:(?!\1)[^\\]|\\.)*\1""")
# A script that never says this gives no element a class: the engine of the search, which may run in a worker.
_MAKES_ELEMENTS = re.compile(r"(?<![.\w])document\.")
_REFERENCE = re.compile(r"var\(\s*(--[\w-]+)")
# Regular expressions, since the text between tags is all that changes: a tree would have to be written anew.
_KEPT = re.compile(r"(<(pre|script|textarea|svg)\b.*?</\2>)", re.DOTALL)
_BLANK_LINES = re.compile(r"[ \t]*\n\s*")
# Between parts that stand on lines of their own, a line break of the template shows nothing.
_OWN_LINES = "|".join(sorted(BLOCKS | HEADINGS | {"body", "head", "html", "link", "meta", "script", "title"}))
_BREAK_AT_BLOCK = re.compile(rf"(</?(?:{_OWN_LINES})\b[^<>]*>)\n|\n(?=</?(?:{_OWN_LINES})\b)")
# What holds nothing is closed in its own tag.
_EMPTY_SHAPE = re.compile(r"></(?:path|rect|circle|ellipse|line|poly(?:gon|line)|use|stop)>")
_INDEX_DATA = re.compile(r'<meta name="aliases" content="[^"]*">')
# Parts of the theme's frame for its own script, which no page loads: its search, its messages, its way past the header
# (main.html has ours); then what that script found its parts by, and names of colours that we set ourselves.
_PARTS = re.compile(
    r'<input class="md-toggle" data-md-toggle="search"[^>]*>\s*'
    r'|<div data-md-component="(?:skip|announce)">[^<]*(?:<a [^>]*>[^<]*</a>\s*)?</div>\s*'
    r'|<div class="md-dialog" [^>]*>\s*<div [^>]*></div>\s*</div>\s*'
)
_COMPONENT = re.compile(r' data-md-(?:(?:component|type|color-primary|color-accent)="[a-z-]+"|scrollfix\b)')
# Within HTML a drawing needs no name of its language; as text it would be written with &lt;.
_DRAWING, _PLAIN_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"', "<svg"
# What the theme brings along and no page of ours loads: other languages' search, the stock search, source maps.
_UNUSED = (
    f"{STYLES}/*.map",
    f"{SCRIPTS}/*.map",
    f"{SCRIPTS}/lunr",
    f"{SCRIPTS}/workers",
    f"{SCRIPTS}/bundle.*.js",
    "assets/images/favicon.png",
)


@dataclass(frozen=True)
class Present:
    """What pages have, or may get from a script: whatever a rule of a style sheet can be about.

    Attributes:
        names: classes and ids.
        values: pairs of an attribute and its value.
        said: words in the texts of scripts, any of which they may give to an element.
        tags: names of elements; empty for any.
        attributes: names of attributes; empty for any.
        identifiers: words of the code of scripts: `panel.hidden = true` gives an attribute.
    """

    names: frozenset[str]
    values: frozenset[tuple[str, str]]
    said: frozenset[str]
    tags: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()

    def has_tag(self, tag: str) -> bool:
        """Whether there may be an element of a name."""
        return not self.tags or tag in self.tags or tag in self.said or tag in _STEPS

    def has_attribute(self, name: str) -> bool:
        """Whether an element may have an attribute."""
        first, *rest = name.removeprefix("data-").split("-")
        as_property = first + "".join(word.capitalize() for word in rest)
        return not self.attributes or bool(
            name in self.attributes or name in self.said or {name, as_property} & self.identifiers
        )

    def has_name(self, name: str) -> bool:
        """Whether an element may be of a class, or have an id."""
        return name in self.names or name in self.said

    def has_value(self, attribute: str, value: str) -> bool:
        """Whether an element may have an attribute with a value."""
        return (attribute, value) in self.values or value in self.said


def present_in(pages: Iterable[str], scripts: Iterable[str]) -> Present:
    """What there is in pages and in the texts of scripts.

    Args:
        pages: whole pages.
        scripts: texts of scripts.
    """
    names: set[str] = set()
    values: set[tuple[str, str]] = set()
    tags: set[str] = set()
    having: set[str] = set()
    scripts = list(scripts)
    kept, made_by = BuildCache("present"), program(Path(__file__), libraries=("selectolax",))
    for page in pages:
        of_page = kept.once(digest(made_by, page), partial(_present_in_page, page))
        names.update(of_page["names"])
        values.update(map(tuple, of_page["values"]))
        tags.update(of_page["tags"])
        having.update(of_page["attributes"])
    kept.prune()
    quoted = [match[0] for script in scripts for match in _QUOTED.finditer(script)]
    said = frozenset(word for text in quoted for word in _WORD.findall(text))
    identifiers = frozenset(word for script in scripts for word in _IDENTIFIER.findall(script))
    return Present(frozenset(names), frozenset(values), said, frozenset(tags), frozenset(having), identifiers)


def _present_in_page(page: str) -> dict[str, list[Any]]:
    """What there is in one page, in a form that JSON holds; the parts are named as those of `Present`."""
    names: set[str] = set()
    values: set[tuple[str, str]] = set()
    for node in LexborHTMLParser(page).css("[class], [id], [dir], [type], [data-md-color-scheme]"):
        attributes = {name: value or "" for name, value in node.attributes.items()}
        names.update(attributes.get("class", "").split())
        names.add(attributes.get("id", ""))
        values.update(attributes.items())
    return {
        "names": sorted(names),
        "values": sorted(values),
        "tags": sorted(set(_TAG_OF_PAGE.findall(page))),
        "attributes": sorted(set(_ATTRIBUTE_OF_PAGE.findall(page))),
    }


def without_absent(sheet: str, present: Present, elsewhere: str) -> str:
    """A style sheet, minified, without rules for what there is not, and without unused properties.

    Args:
        sheet: the style sheet.
        present: what there is.
        elsewhere: texts that may refer to custom properties: drawings, scripts.
    """
    unused = {name for name in _SELECTED.findall(sheet) if not present.has_name(name)} | _HIDDEN_PICTURES
    before = len(sheet) + 1
    # A property may only be used by rules that went, or by a property that went.
    while len(sheet) < before:
        before = len(sheet)
        sheet = lightningcss.process_stylesheet(sheet, unused_symbols=unused, minify=True)
        sheet = _RULE.sub(lambda rule: _without_absent(rule[0], present), sheet)
        sheet = _without_overridden(sheet)
        referred = {*_REFERENCE.findall(sheet), *_REFERENCE.findall(elsewhere)}
        unused = {name for name in _PROPERTY.findall(sheet) if name not in referred}
    return sheet


def _without_overridden(sheet: str) -> str:
    """A minified sheet without those properties of a colour scheme that a later rule of the same scheme sets anew.

    The theme sets its palette and ours comes behind it; every page's body names one of the schemes.
    """
    later: dict[str, set[str]] = {scheme: set() for scheme in _SCHEMES}
    for rule in reversed([*_SCHEME_RULE.finditer(sheet)]):
        before = sheet[: rule.start()]
        is_alone = before.count("{") == before.count("}")
        # Within a block for print or for a width, a rule is about something else.
        if not is_alone and not before[: before.rindex("{") + 1].endswith("@media screen{"):
            continue
        of = [scheme for scheme in _SCHEMES if ":root" in rule[1] or f"={scheme}]" in rule[1]]
        declared = rule[2].split(";")
        kept = [each for each in declared if not all(each.split(":")[0] in later[scheme] for scheme in of)]
        for scheme in of if is_alone and ":root" not in rule[1] else ():
            later[scheme].update(name for each in declared if (name := each.split(":")[0]).startswith("--"))
        sheet = sheet[: rule.start(2)] + ";".join(kept) + sheet[rule.end(2) :]
    return sheet


def _without_absent(rule: str, present: Present) -> str:
    """A rule with those of its selectors that may mean an element; nothing when none does."""
    selectors, body = rule[: rule.index("{")], rule[rule.index("{") :]
    kept = [selector for selector in _apart(selectors) if _may_meet(selector, present)]
    return ",".join(kept) + body if kept else ""


def _apart(selectors: str) -> list[str]:
    """A list of selectors cut at its commas; those within brackets are none."""
    found, depth = [""], 0
    for sign in selectors:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def _plain(selector: str) -> str:
    """A selector without what is in brackets (:is, :not), which is not asked."""
    while "(" in selector:
        shorter = _BRACKETS.sub("", selector)
        if shorter == selector:
            break
        selector = shorter
    return selector


def _may_meet(selector: str, present: Present) -> bool:
    """Whether an element may be meant by one selector."""
    if _NEVER.search(selector):
        return False
    selector = _plain(selector)
    return (
        not _CODE.search(selector)
        and all(map(present.has_name, _SELECTED.findall(_ATTRIBUTE.sub("", selector))))
        and all(present.has_value(*pair) for pair in _VALUE.findall(selector))
        and all(map(present.has_attribute, _ATTRIBUTE.findall(selector)))
        and all(map(present.has_tag, _TAG_OF_SELECTOR.findall(_ATTRIBUTE.sub("", selector).strip())))
    )


def bundle(site: Path) -> None:
    """Let all pages of a finished site load one sheet and one script, and drop what these replace and nobody reads.

    What a single page needs on top, and what is loaded when it is wanted, keeps its own file. The search index must be
    written before: its data leave the pages.

    Args:
        site: the folder.
    """
    texts = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    # A page that only sends on to another loads no sheet.
    pages = {path: compact(text) for path, text in texts.items() if _SHEET_LINK.search(text)}
    sheets = _names(_SHEET_LINK, pages.values())
    scripts = _names(_SCRIPT_LINK, pages.values())
    for pattern in _UNUSED:
        for path in [*site.glob(pattern)]:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    script = "".join((site / SCRIPTS / name).read_text("utf-8") + "\n" for name in scripts)
    later = [
        text for path in _others(site / SCRIPTS, scripts) if _MAKES_ELEMENTS.search(text := path.read_text("utf-8"))
    ]
    answers = [path.read_text("utf-8") for path in _others(site / STYLES, sheets)]
    read = [(site / STYLES / name).read_text("utf-8") + "\n" for name in sheets if name != FOR_ZENSICAL]
    sheet = _COMMENT.sub("", "".join(read))
    present = present_in(pages.values(), [script, *later])
    sheet = without_absent(sheet, present, "".join([*pages.values(), script, *later, *answers]))
    _replace(site / STYLES, sheets, site / SHEET, sheet)
    _replace(site / SCRIPTS, scripts, site / SCRIPT, rjsmin.jsmin(script))
    _shorten(site)
    for path, text in pages.items():
        path.write_text(_with_bundles(text), "utf-8", newline="\n")


def bundled(page: str) -> str:
    """A page that comes when the bundles are made already, as `bundle` would have left it.

    Args:
        page: the HTML of a whole page.
    """
    return _with_bundles(compact(page))


def _with_bundles(page: str) -> str:
    """A page that loads the one sheet and the one script."""
    page = _once(_SHEET_LINK, rf'<link rel="stylesheet" href="\1{SHEET}">\n', page)
    return _once(_SCRIPT_LINK, rf'<script src="\1{SCRIPT}" defer></script>\n', page)


def compact(page: str) -> str:
    """A page without the indentation of templates and without what only the search index or the theme's script reads.

    Blanks that a reader sees stay: those of a letter or form, and one between words.

    Args:
        page: the HTML of a whole page.
    """
    kept = [match.span() for match in _KEPT.finditer(page)]
    ends = [0, *(end for _, end in kept)]
    starts = [*(start for start, _ in kept), len(page)]
    between = [_on_one_line(_without_parts(page[end:start])) for end, start in zip(ends, starts, strict=True)]
    inside = [_EMPTY_SHAPE.sub("/>", page[start:end].replace(_DRAWING, _PLAIN_DRAWING)) for start, end in kept] + [""]
    return "".join(text for pair in zip(between, inside, strict=True) for text in pair).lstrip()


def _on_one_line(text: str) -> str:
    """A piece of a page without the line breaks and blanks that nobody sees."""
    return _BREAK_AT_BLOCK.sub(r"\1", _BLANK_LINES.sub("\n", text))


def _without_parts(text: str) -> str:
    """A piece of a page without what only the search index or the theme's script reads."""
    return _COMPONENT.sub("", _PARTS.sub("", _INDEX_DATA.sub("", text)))


def _names(link: re.Pattern[str], pages: Iterable[str]) -> list[str]:
    """The files that pages load, in their order."""
    return list(dict.fromkeys(match[2] for page in pages for match in link.finditer(page)))


def _others(folder: Path, names: list[str]) -> list[Path]:
    """The files of a folder that keep a file of their own."""
    return [path for path in sorted(folder.rglob("*")) if path.suffix in (".js", ".css") and path.name not in names]


def _replace(folder: Path, names: list[str], target: Path, content: str) -> None:
    """Write one file in the place of several."""
    for name in names:
        (folder / name).unlink()
    target.write_text(content, "utf-8", newline="\n")


def _shorten(site: Path) -> None:
    """Take comments and blanks out of the files that single pages load."""
    for path in _others(site / SCRIPTS, [Path(SCRIPT).name]):
        path.write_text(rjsmin.jsmin(path.read_text("utf-8")), "utf-8", newline="\n")
    for path in _others(site / STYLES, [Path(SHEET).name]):
        path.write_text(lightningcss.process_stylesheet(path.read_text("utf-8"), minify=True), "utf-8", newline="\n")


def _once(link: re.Pattern[str], replacement: str, text: str) -> str:
    """Replace the first link and drop the others."""
    first = link.search(text)
    if first is None:
        return text
    return text[: first.start()] + first.expand(replacement) + link.sub("", text[first.end() :])
