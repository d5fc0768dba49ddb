"""The rules that the check runs, most useful first."""

from account_docs.check import front_matter, links, text

RULES = (
    front_matter.front_matter,
    links.links,
    links.navigation,
    front_matter.related,
    front_matter.titles,
    text.headings,
    text.composed,
)
