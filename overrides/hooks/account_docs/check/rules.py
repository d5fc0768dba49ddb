"""The rules that the check runs, most useful first."""

from account_docs.check import facts, front_matter, links, numbers, text

RULES = (
    front_matter.front_matter,
    links.links,
    links.navigation,
    front_matter.related,
    facts.facts,
    facts.sourced,
    facts.fact_file,
    numbers.project_numbers,
    front_matter.titles,
    text.headings,
    text.composed,
)
