"""Leads by week, bookings by channel, why leads didn't book, the two tests of the ads, and what is delivered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.values import Value, value

_KINDS = {
    "leads": ("lead", "lead", "lead"),
    "qualified_leads": ("lead đủ chuẩn", "lead đủ chuẩn", "đủ chuẩn|lead đủ chuẩn"),
    "bookings": ("lượt", "lượt đặt", "lượt|đặt"),
}
_LOST = "không đặt|chưa đặt|vì sao|lý do"
_REASONS = {
    "price": ("giá", "giá"),
    "no_room": ("hết phòng", "hết phòng|kín phòng"),
    "not_reached": ("gọi không được", "gọi"),
    "elsewhere": ("chọn nơi khác", "nơi khác|chỗ khác"),
    "other": ("lý do khác", "khác"),
}
_TESTED = "thử|phiếu thử|so|hai nhóm|hai bản|chênh|bản"


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _by_week(project)
    yield from _by_channel(project)
    yield from _lost(project)
    yield from _tests(project)
    yield from _scope(project)


def _by_week(project: dict[str, Any]) -> Iterator[Value]:
    for kind, counts in project["results"]["by_week"].items():
        unit, title, words = _KINDS[kind]
        for week, count in enumerate(counts, start=1):
            yield value(unit, f"{title} tuần {week}", count, f"{words}|tuần + tuần")
        for name, part in (("nửa đầu", counts[:4]), ("nửa sau", counts[4:])):
            yield value(unit, f"{title} {name}, cộng theo tuần", sum(part), f"{words} + {name}|giữa kỳ|05 10|tuần")


def _by_channel(project: dict[str, Any]) -> Iterator[Value]:
    results = project["results"]
    for channel, found in results["by_channel"].items():
        leads = results[channel]["leads"]
        yield value(
            "lead đủ chuẩn",
            f"lead đủ chuẩn từ {channel}",
            found["qualified_leads"],
            f"{channel}|đủ chuẩn|lead đủ chuẩn + {channel}",
        )
        yield value(
            "share",
            f"tỷ lệ đủ chuẩn của {channel}",
            found["qualified_leads"] / leads,
            f"{channel}|đủ chuẩn + {channel}",
        )
        yield value("lượt", f"lượt đặt từ {channel}", found["bookings"], f"{channel}|lượt|đặt + {channel}")
        yield value(
            "share",
            f"tỷ lệ chốt của {channel}",
            found["bookings"] / found["qualified_leads"],
            f"{channel}|chốt|đặt + {channel}",
        )
        cost = project["media"][channel] / found["bookings"]
        yield value("million", f"quảng cáo cho một lượt đặt từ {channel}", cost, f"{channel}|lượt + {channel}")


def _lost(project: dict[str, Any]) -> Iterator[Value]:
    lost = project["results"]["lost_qualified_leads"]
    for reason, count in lost.items():
        title, words = _REASONS[reason]
        for unit in ("lead đủ chuẩn", "count"):
            yield value(unit, f"lead đủ chuẩn không đặt vì {title}", count, f"{words} + {_LOST}")
        yield value("share", f"phần không đặt vì {title}", count / sum(lost.values()), f"{words} + {_LOST}")


def _tests(project: dict[str, Any]) -> Iterator[Value]:
    tests = project["tests_of_ads"]
    for sides in (tests["hours"], tests["cuts"]):
        for name, (spent, leads) in sides.items():
            yield value("million", f"tiền của nhóm thử {name}", spent, f"{_TESTED}|nhóm|triệu + {_TESTED}")
            yield value("lead", f"lead của nhóm thử {name}", leads, f"{_TESTED}|lead + {_TESTED}")
            yield value("dong", f"CPL của nhóm thử {name}", spent * 1e6 / leads, f"{_TESTED}|lead|cpl + {_TESTED}")
    first, second = (leads for _, leads in tests["hours"].values())
    yield value("lead", "chênh của phiếu thử giờ", first - second, f"{_TESTED} + {_TESTED}")
    # About one standard deviation of the difference of two counts of the same mean.
    yield value("lead", "may rủi của phiếu thử giờ", round((first + second) ** 0.5), f"may rủi|{_TESTED} + {_TESTED}")
    spent, leads = tests["week_5"]
    yield value("million", "tiền Meta tuần 5", spent, "meta|tuần + tuần")
    yield value("lead", "lead Meta tuần 5", leads, "meta|lead + tuần")


def _scope(project: dict[str, Any]) -> Iterator[Value]:
    scope = project["scope"]
    for seconds in scope["film_seconds"]:
        yield value("count", f"phim {seconds} giây", seconds, "giây|phim|video|bản")
    yield value("count", "ảnh còn quyền sử dụng", scope["photos_with_rights"], "ảnh")
    yield value("count", "số file banner", scope["banners"] * scope["sizes"], "banner|file|cỡ")
    # Sizes that the platforms take for images, as the list of deliveries has them.
    for pixels in (1080, 1350, 1920, 1200, 628):
        yield value("count", f"cạnh ảnh {pixels} điểm ảnh", pixels, "banner|cỡ|px|kích thước|phim|tệp|file")
    for when, title in (("before", "trước"), ("after", "sau")):
        yield value("count", f"CLS {title} khi sửa", scope["cls"][when], "cls")
