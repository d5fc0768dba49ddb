"""What the files beside the pages hold: data/*.yml, data/addresses.txt, and the editors' parts of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from account_docs.check.problem import Problem
from account_docs.content.yaml_lines import Document, Path

MKDOCS, ADDRESSES = "mkdocs.yml", "data/addresses.txt"
FACTS, TERMS, WORDS, PROJECT = "data/facts.yml", "data/terms.yml", "data/words.yml", "data/project.yml"
# How the people of the worked projects look.
PORTRAITS = "data/portraits.yml"
# The routes on which pages stand.
STATIONS = "data/stations.yml"
# What the search knows of how people ask: for each page, and in general.
ASKED, EVERYDAY = "data/asked.yml", "data/everyday.yml"
# The firms of the worked projects, as their papers name them.
FIRMS = "data/firms.yml"
# The files of the worked projects, each with its schema.
PROJECTS = {
    PROJECT: "project",
    "data/lua-hien.yml": "lua-hien",
    "data/nang-goi.yml": "nang-goi",
    "data/ro-day.yml": "ro-day",
}


class Station(NamedTuple):
    """A place on a route: the page that tells of it, and where data/stations.yml says so."""

    page: str
    line: int


@dataclass
class Data:
    """What the files hold, as far as it is sound.

    Attributes:
        facts: entries of data/facts.yml by id.
        terms: entries of data/terms.yml.
        words: data/words.yml, or nothing when any of it is broken.
        firms: the entries of data/firms.yml.
        projects: the files of the worked projects by path; nothing of a file when any of it is broken.
        stations: the places of data/stations.yml by route and id, such as "chien-dich/brief".
        asked: how people ask for a page, by its path.
        addresses: page paths of data/addresses.txt.
        nav: the paths that mkdocs.yml lists.
        topics: names that `tags` may hold.
        redirects: old page paths to new ones.
        documents: the YAML files by path, with the lines of their values.
        unusable: files of which a rule can't use anything.
        problems: all that is wrong.
    """

    facts: dict[str, dict[str, Any]] = field(default_factory=dict[str, Any])
    terms: list[dict[str, Any]] = field(default_factory=list)
    words: dict[str, Any] = field(default_factory=dict[str, Any])
    firms: list[dict[str, Any]] = field(default_factory=list)
    projects: dict[str, dict[str, Any]] = field(default_factory=dict[str, Any])
    stations: dict[str, Station] = field(default_factory=dict[str, Station])
    asked: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    addresses: list[str] = field(default_factory=list)
    nav: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    unusable: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def note(self, name: str, line: int, rule: str, message: str, fix: str) -> None:
        """Note what is wrong with a file."""
        self.problems.append(Problem(name, line, rule, message, fix))

    def value(self, name: str, *keys: str) -> Any:
        """What stands under keys in a YAML file as it is, sound or not; None when there is nothing, or no such file."""
        return at(self.documents[name].value, *keys) if name in self.documents else None

    def line(self, name: str, path: Path) -> int:
        """The line of a value of a YAML file, or of what holds it."""
        return self.documents[name].line(path) if name in self.documents else 1

    def redirect_line(self, old: str) -> int:
        """The line of the redirect from an old page in mkdocs.yml."""
        return self.line(MKDOCS, (*redirect_map(self.value(MKDOCS))[1], old))


def at(value: Any, *keys: str) -> Any:
    """What stands under keys within maps, or None."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def nav_entries(items: Any, place: Path = ("nav",)) -> Iterator[tuple[str, Path]]:
    """The pages of a `nav`, at any depth, each with the path to it."""
    if isinstance(items, str):
        yield items, place
    elif isinstance(items, (dict, list)):
        for key, value in items.items() if isinstance(items, dict) else enumerate(items):
            yield from nav_entries(value, (*place, key))


def redirect_map(configuration: Any) -> tuple[dict[str, Any], Path]:
    """The map of redirects in mkdocs.yml, and the path to it."""
    plugins = at(configuration, "plugins")
    for position, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        found = at(plugin, "redirects", "redirect_maps")
        if isinstance(found, dict):
            return found, ("plugins", position, "redirects", "redirect_maps")
    return {}, ()
