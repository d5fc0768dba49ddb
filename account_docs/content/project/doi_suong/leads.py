"""Clicks, leads and what each cost: by channel, by half of the campaign, by hour of the day."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from account_docs.content.project.values import Value, value

_LEAD = "lead|người để lại số|người để số|để lại số"
_CPL = "cpl|mỗi lead|một lead|giá mỗi kết quả|lead"
_HALVES = {"first_half": ("nửa đầu", "nửa đầu|giữa kỳ"), "second_half": ("nửa sau", "nửa sau")}
_CHANNELS = {"meta": "Meta", "google": "Google"}
# The late hours are also called so.
_NIGHT = {"0-6": "|đêm|khuya|khung ấy|khung giờ đêm"}
# The draft of the mid-term review wants to move so much; nobody does it.
_SHIFT = 10
_PLANNED = "mốc|kế hoạch|mục tiêu|đích|tính ra|cần"


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _funnel(project)
    yield from _rates(project)
    yield from _cost_of_a_step(project)
    yield from _by_channel(project)
    yield from _target(project)
    yield from _plan(project)
    for half in _HALVES:
        yield from _half(project, half)
        yield from _half_by_channel(project, half)
    yield from _halves_compared(project)
    yield from _supposed(project)
    yield from _by_hour(project)
    yield from _page_speed(project)


def _funnel(project: dict[str, Any]) -> Iterator[Value]:
    results = project["results"]
    yield value("lượt hiển thị", "lượt hiển thị của Meta", results["meta"]["impressions"], "hiển thị|meta")
    yield value("lượt bấm", "lượt bấm", results["clicks"], "lượt bấm|bấm")
    yield value(
        "lượt xem",
        "lượt xem trang đích",
        results["landing_views"],
        "xem trang|lượt xem|trang đích|landing page",
    )
    yield value(
        "lead",
        "lead",
        results["leads"],
        f"{_LEAD} + -meta|google|nửa đầu|nửa sau|khung|mục tiêu|đặt phòng|thiếu|thêm|nhóm|đêm"
        " + !kênh|khung|nửa|mốc|chi|thực tế|meta|google",
    )
    yield value("lead đủ chuẩn", "lead đủ chuẩn", results["qualified_leads"], "đủ chuẩn|lead đủ chuẩn")


def _rates(project: dict[str, Any]) -> Iterator[Value]:
    results = project["results"]
    yield value(
        "share",
        "tỷ lệ bấm (CTR) của Meta",
        results["meta"]["clicks"] / results["meta"]["impressions"],
        "ctr|tỷ lệ bấm|lượt bấm|kênh + meta + -lead",
    )
    yield value(
        "share",
        "tỷ lệ tới được trang đích",
        results["landing_views"] / results["clicks"],
        "xem trang|lượt xem|trang đích|landing page",
    )
    yield value(
        "share",
        "tỷ lệ để lại số",
        results["leads"] / results["landing_views"],
        "lead|để lại số + -đủ chuẩn|google|meta|cpl|mỗi lead|so mốc|nửa đầu|nửa sau + !so mốc|giá",
    )
    yield value(
        "share",
        "tỷ lệ lead đủ chuẩn",
        results["qualified_leads"] / results["leads"],
        "đủ chuẩn|lead đủ chuẩn + -chốt",
    )
    yield value(
        "share",
        "tỷ lệ chốt lead đủ chuẩn",
        results["bookings"] / results["qualified_leads"],
        "chốt|lượt đặt|đặt phòng + lead|chốt + -công suất|đêm|đích",
    )


def _cost_of_a_step(project: dict[str, Any]) -> Iterator[Value]:
    results, media, total = project["results"], project["media"]["total"], project["honest_part"]["total_cost"]
    steps = (
        ("lượt bấm", results["clicks"], "lượt bấm|cpc"),
        ("lượt xem trang đích", results["landing_views"], "xem trang|trang đích"),
        ("lead", results["leads"], "lead"),
        ("lead đủ chuẩn", results["qualified_leads"], "đủ chuẩn|lead đủ chuẩn"),
        ("lượt đặt", results["bookings"], "đặt phòng|so quảng cáo|một lượt"),
    )
    for title, count, words in steps:
        yield value("dong", f"quảng cáo cho một {title}", media * 1e6 / count, f"{words} + ~quảng cáo + -tổng chi")
        yield value(
            "dong",
            f"tổng chi cho một {title}",
            total * 1e6 / count,
            f"{words}|giám đốc|để lại + ~tổng chi|để lại + -quảng cáo cho",
        )


def _by_channel(project: dict[str, Any]) -> Iterator[Value]:
    media, results = project["media"], project["results"]
    for channel, title in _CHANNELS.items():
        found = results[channel]
        yield value("lượt bấm", f"lượt bấm từ {title}", found["clicks"], f"lượt bấm|bấm|được + {channel} + -lead")
        yield value(
            "lead",
            f"lead từ {title}",
            found["leads"],
            f"{channel}|lead + {channel} + lead + -nửa|khung|mốc|triệu + !khung|mốc|số đã trình|chỉ số|kênh|0 6",
        )
        yield value(
            "dong",
            f"giá một lượt bấm từ {title}",
            media[channel] * 1e6 / found["clicks"],
            f"lượt bấm|một lượt|cpc|{channel} + {channel} + -lead",
        )
    yield value(
        "dong",
        "CPL của Google",
        media["google"] * 1e6 / results["google"]["leads"],
        "cpl|lead + google + -nửa|meta",
    )


def _target(project: dict[str, Any]) -> Iterator[Value]:
    results, media = project["results"], project["media"]["total"]
    yield value(
        "dong",
        "CPL của dự án",
        media * 1e6 / results["leads"],
        f"{_CPL} + -nửa|khung|mục tiêu|meta|google|hứa|mức|cần giữ|lượt bấm|05 10|đêm"
        " + !kênh|khung|nửa|thực tế|số đã trình",
    )
    yield value(
        "dong",
        "CPL mục tiêu",
        results["cpl_target_dong"],
        "mục tiêu|mức|mốc|không quá|dưới|so với|hứa|cao hơn + lead|cpl|kết quả + -mỗi lead|giá mỗi|nửa|khung"
        " + !thực tế|khung|kênh|nửa",
    )


def _plan(project: dict[str, Any]) -> Iterator[Value]:
    media, campaign = project["media"]["total"], project["campaign"]
    leads = media * 1e6 / project["results"]["cpl_target_dong"]
    weeks = campaign["nights"] / 7
    yield value("lead", "lead theo kế hoạch", leads, f"lead + ~{_PLANNED}|đủ + -tuần|nửa")
    yield value("lead", "lead theo kế hoạch, một nửa chiến dịch", leads / 2, "lead|mốc + ~mốc|so mốc")
    yield value("lead", "lead theo kế hoạch, một tuần", leads / weeks, "lead|mốc + ~tuần|mốc + tuần")
    yield value("million", "tiền quảng cáo một tuần", media / weeks, "tuần|mốc + ~tuần|tiền")
    yield value("million", "tiền quảng cáo một đêm", media / campaign["nights"], "một đêm|mỗi đêm|đêm")


def _half(project: dict[str, Any], half: str) -> Iterator[Value]:
    found, (title, words), target = project["results"][half], _HALVES[half], project["results"]["cpl_target_dong"]
    cpl = found["media"] * 1e6 / found["leads"]
    other = _HALVES["second_half" if half == "first_half" else "first_half"][0]
    yield value(
        "million",
        f"tiền quảng cáo {title}",
        found["media"],
        f"tiền|quảng cáo|chi|{words}|lead|nền tảng|cộng|05 10|cùng + {words}|05 10"
        " + -phiếu|bản dựng|thay đổi|hợp đồng|phí",
    )
    yield value(
        "lead",
        f"lead {title}",
        found["leads"],
        f"lead|cộng|{title} + {words}|05 10 + -mốc|meta|google|khung|thiếu|{other} + !meta|google|khung|mốc",
    )
    yield value(
        "dong",
        f"CPL {title}",
        cpl,
        f"{_CPL}|cộng + {words}|05 10 + -mục tiêu|mức|meta|google|khung|đêm|lượt bấm|cả kỳ",
    )
    if half == "first_half":
        yield value("dong", "CPL nửa đầu cao hơn mục tiêu", cpl - target, "cao hơn|lệch")
        yield value(
            "share",
            "CPL nửa đầu cao hơn mục tiêu",
            cpl / target - 1,
            "cao hơn|lệch + ~lead|cpl|cao hơn + lead + -giờ|biên|vai",
        )
        yield value(
            "lead",
            "lead nửa đầu thiếu so với mốc",
            project["media"]["total"] * 5e5 / target - found["leads"],
            "thiếu + lead + -lượt|hòa vốn|đích",
        )


def _half_by_channel(project: dict[str, Any], half: str) -> Iterator[Value]:
    results, (title, words) = project["results"], _HALVES[half]
    weeks = project["campaign"]["nights"] / 14
    for channel, name in _CHANNELS.items():
        part, other = results[half][channel], "google" if channel == "meta" else "meta"
        yield value(
            "million",
            f"tiền {name} {title}",
            part["media"],
            f"{channel}|tỷ lệ + {channel} + {words}|tỷ lệ|giữ|nhịp + -lead|{other}",
        )
        yield value("lead", f"lead {name} {title}", part["leads"], f"{channel} + {words} + -mốc|khung|so mốc")
        yield value(
            "dong",
            f"CPL {name} {title}",
            part["media"] * 1e6 / part["leads"],
            f"{_CPL}|{channel}|rẻ + {channel} + {words} + -khung|mục tiêu|mức",
        )
        if channel == "meta" and half == "first_half":
            yield value("lead", f"lead {name} một tuần, {title}", part["leads"] / weeks, "tuần|nhóm + lead")
            yield value(
                "lead",
                f"mốc lead {name}, một nửa",
                part["media"] * 1e6 / results["cpl_target_dong"],
                f"mốc|{channel}|so mốc + mốc + {channel}",
            )
        elif half == "first_half":
            yield value(
                "lead",
                f"mốc lead {name}, một nửa",
                part["media"] * 1e6 / results["cpl_target_dong"],
                f"mốc|so mốc + ~{channel} + -{other}",
            )


def _halves_compared(project: dict[str, Any]) -> Iterator[Value]:
    first, second = project["results"]["first_half"], project["results"]["second_half"]
    yield value("lead", "lead nửa sau hơn nửa đầu", second["leads"] - first["leads"], "thêm|hơn + ~nửa sau")


def _supposed(project: dict[str, Any]) -> Iterator[Value]:
    """What the people of the story only think of: shutting the late hours, moving money to Google."""
    google, meta = project["results"]["first_half"]["google"], project["results"]["first_half"]["meta"]
    spent, leads = project["results"]["meta_first_half_by_hour"]["0-6"]
    elsewhere = (meta["leads"] - leads) / (meta["media"] - spent)
    yield value("lead", "lead thêm nếu tắt khung 0–6 giờ", math.floor(spent * elsewhere) - leads, "thêm + tắt")
    gained, lost = (math.floor(_SHIFT / part["media"] * part["leads"]) for part in (google, meta))
    yield value("lead", "lead thêm nếu kéo tiền sang Google", gained - lost, "hơn|thêm + kéo|google")
    yield value("million", "tiền định kéo từ Meta sang Google", _SHIFT, "kéo + google")


def _by_hour(project: dict[str, Any]) -> Iterator[Value]:
    for hours, (spent, leads) in project["results"]["meta_first_half_by_hour"].items():
        title, span = hours.replace("-", "–"), hours.replace("-", " ") + _NIGHT.get(hours, "")
        yield value("million", f"tiền của khung {title} giờ", spent, span)
        yield value("lead", f"lead của khung {title} giờ", leads, f"{span}|mới")
        yield value("dong", f"CPL của khung {title} giờ", spent * 1e6 / leads, f"{span}")


def _page_speed(project: dict[str, Any]) -> Iterator[Value]:
    seconds = project["results"]["lcp_seconds"]
    yield value("count", "LCP trước khi sửa, giây", seconds["before"], "lcp|giây|đo bản đầu + -còn|sau")
    yield value("count", "LCP sau khi sửa, giây", seconds["after"], "lcp|giây|đo lại + -từ|trước")
