"""Rules about the places of pages on a route: the campaign, or a worked project (data/stations.yml)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from account_docs.check.core import Corpus, Problem
from account_docs.check.data import STATIONS
from account_docs.check.nearest import nearest

RULE = "dau-trang"
LINK = "lien-ket"


def stations(corpus: Corpus) -> Iterator[Problem]:
    """Pages stand on stations that there are; the page that a station names is there, and stands on it."""
    if STATIONS in corpus.data.unusable:
        return
    known = corpus.data.stations
    for page in corpus.judged:
        name = page.meta.get("station")
        if isinstance(name, str) and name not in known:
            yield corpus.problem(
                page,
                page.key_line("station"),
                RULE,
                f"không có trạm “{name}”{nearest(name, known)}",
                f"ghi một trạm của {STATIONS}, ví dụ “station: chien-dich/brief”, hoặc bỏ dòng này",
            )
    yield from _pages(corpus)


def _pages(corpus: Corpus) -> Iterator[Problem]:
    """What is wrong with the list itself."""
    taken = Counter(station.page for station in corpus.data.stations.values())
    for name, station in corpus.data.stations.items():
        if station.page not in corpus.pages:
            message = f"trạm “{name}” dẫn tới {station.page} mà không có trang này{nearest(station.page, corpus.pages)}"
            yield Problem(
                STATIONS, station.line, LINK, message, "ghi đường dẫn tính từ thư mục docs của một trang có thật"
            )
        elif taken[station.page] > 1:
            message = f"trạm “{name}” và một trạm khác cùng dẫn tới {station.page}"
            yield Problem(STATIONS, station.line, RULE, message, "mỗi trạm một trang riêng")
        # Of a head that can't be read nothing is known: the rule about heads says what is wrong with it.
        elif (page := corpus.pages[station.page]).meta and page.meta.get("station") != name:
            yield corpus.problem(
                page,
                1,
                RULE,
                f"trang này là trang của trạm “{name}” mà phần đầu chưa ghi",
                f"thêm dòng “station: {name}”",
            )
