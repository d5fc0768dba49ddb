"""Whether a pitch is worth its cost: the break-even probability, the win rate, and the most that it may cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.ro_day.cost import whole
from account_docs.content.project.values import Value, value

_KINDS = {
    "known_client": ("khách cũ, có người giới thiệu", "khách cũ|quen|giới thiệu"),
    "open_invitation": ("mời rộng", "mời rộng"),
    "paid": ("có phí pitch", "có phí|phí pitch"),
}
_ODDS = "xác suất|hòa vốn|khả năng|tỷ lệ|thắng"
_LEFT = "còn|phí|thắng|giữ|trừ"


def break_even_probability(cost: float, left_if_won: float) -> float:
    """The least probability of winning at which a pitch pays for itself on average.

    Source: expected value, p × left − cost = 0.

    Args:
        cost: hours and money of the pitch.
        left_if_won: what the contract leaves to the agency, in the unit of `cost`.

    Raises:
        ZeroDivisionError: winning leaves nothing.

    Example:
        114,54 / 180 is 63,6%.
    """
    return cost / left_if_won


def expected_value(probability: float, left_if_won: float, cost: float) -> float:
    """What a pitch brings on average, in the unit of its cost.

    Example:
        25% × 180 − 114,54 is −69,54.
    """
    return probability * left_if_won - cost


def fee_of_the_year(project: dict[str, Any], monthly_fee: float | None = None) -> float:
    """The fee of the contract that was invited for.

    Args:
        project: data/ro-day.yml.
        monthly_fee: another offer than the agency's.

    Example:
        12 × 60 is 720.
    """
    return float(project["rfp"]["months"] * (monthly_fee or project["if_won"]["monthly_fee"]))


def left_after_hours(project: dict[str, Any]) -> float:
    """What the contract leaves when its hours are paid.

    Example:
        720 − 396 is 324.
    """
    return fee_of_the_year(project) - float(project["if_won"]["delivery_cost"])


def left_if_won(project: dict[str, Any]) -> float:
    """What the contract leaves after its hours and its part of the overhead.

    Example:
        324 − 20% of 720 is 180.
    """
    return left_after_hours(project) - float(project["if_won"]["overhead_share"]) * fee_of_the_year(project)


def totals(project: dict[str, Any]) -> dict[str, float]:
    """All pitches of the last twelve months together: pitches, won, hours, cost, fee."""
    kinds = project["history"]["kinds"].values()
    return {key: float(sum(kind[key] for kind in kinds)) for key in ("pitches", "won", "hours", "cost", "fee")}


def win_rate(project: dict[str, Any]) -> float:
    """Share of the pitches that were won.

    Example:
        2 / 8 is 25%.
    """
    return totals(project)["won"] / totals(project)["pitches"]


def most_to_spend(project: dict[str, Any]) -> float:
    """The most that a pitch may cost at the present win rate.

    Example:
        25% × 180 is 45.
    """
    return win_rate(project) * left_if_won(project)


def cost_of_a_win(project: dict[str, Any], *, with_this_one: bool = False) -> float:
    """What it costs to win once: all pitches, less the fees paid for them, by the number won.

    Raises:
        ZeroDivisionError: nothing was won.

    Example:
        (308 − 20) / 2 is 144; with this one it is 201,27.
    """
    found = totals(project)
    return (found["cost"] - found["fee"] + (whole(project) if with_this_one else 0)) / found["won"]


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _contract(project)
    yield from _probabilities(project)
    yield from _kinds(project)
    yield from _all_pitches(project)


def _contract(project: dict[str, Any]) -> Iterator[Value]:
    won, fee = project["if_won"], fee_of_the_year(project)
    yield value("million", "phí một tháng", won["monthly_fee"], "tháng|phí|báo giá|giá")
    yield value("million", "phí một năm", fee, "năm|phí|hợp đồng|giá|tháng")
    yield value("million", "tiền giờ của cả năm", won["delivery_cost"], "giờ|chi phí")
    yield value("million", "còn lại sau giờ làm", left_after_hours(project), f"{_LEFT}|theo")
    yield value("share", "còn lại sau giờ làm trên phí", left_after_hours(project) / fee, f"{_LEFT}|biên")
    yield value("share", "chi phí chung trên phí", won["overhead_share"], "chi phí chung")
    yield value("million", "chi phí chung", won["overhead_share"] * fee, "chi phí chung|trừ")
    yield value("million", "còn lại nếu thắng", left_if_won(project), f"{_LEFT}|theo|kỳ vọng")
    yield value("share", "còn lại nếu thắng trên phí", left_if_won(project) / fee, f"{_LEFT}|biên")


def _probabilities(project: dict[str, Any]) -> Iterator[Value]:
    left = left_if_won(project)
    before_overhead = break_even_probability(whole(project), left_after_hours(project))
    yield value("share", "xác suất hòa vốn theo phần còn lại sau giờ làm", before_overhead, _ODDS)
    yield value("share", "xác suất hòa vốn", break_even_probability(whole(project), left), _ODDS)
    ceiling = break_even_probability(whole(project, "ceiling"), left)
    yield value("share", "xác suất hòa vốn nếu giữ đúng trần", ceiling, f"{_ODDS}|trần")
    yield value("share", "tỷ lệ thắng mười hai tháng", win_rate(project), f"{_ODDS}|trần|kỳ vọng|mức chi")
    expected = expected_value(win_rate(project), left, whole(project))
    yield value("million", "kỳ vọng của pitch", expected, "kỳ vọng|âm|trung bình|mất")
    at_ceiling = expected_value(win_rate(project), left, whole(project, "ceiling"))
    yield value("million", "kỳ vọng nếu giữ đúng trần", at_ceiling, "kỳ vọng|âm|trung bình|trần")
    spend = "mức chi|trần|tối đa|đáng chi|hợp lý|kỳ vọng"
    yield value("million", "mức chi tối đa hợp lý", most_to_spend(project), spend)


def _kinds(project: dict[str, Any]) -> Iterator[Value]:
    everything = totals(project)
    for key, (title, words) in _KINDS.items():
        kind = project["history"]["kinds"][key]
        yield value("hours", f"giờ pitch {title}", kind["hours"], f"{words} + giờ|pitch")
        yield value("million", f"tiền pitch {title}", kind["cost"], f"{words} + tiền|pitch|chi phí")
        yield value("share", f"phần tiền của pitch {title}", kind["cost"] / everything["cost"], words)
        yield value("million", f"tiền một lần pitch {title}", kind["cost"] / kind["pitches"], f"{words} + lần|pitch")
        alone = break_even_probability(kind["cost"] / kind["pitches"], left_if_won(project))
        yield value("share", f"xác suất hòa vốn của pitch {title}", alone, f"{words} + {_ODDS}")
        yield value("share", f"tỷ lệ thắng của pitch {title}", kind["won"] / kind["pitches"], f"{words} + {_ODDS}")
        if kind["won"]:
            yield value("million", f"tiền một lần thắng, {title}", kind["cost"] / kind["won"], f"{words} + thắng")
        if kind["fee"]:
            yield value("million", "phí pitch đã thu", kind["fee"], "phí|thu")


def _all_pitches(project: dict[str, Any]) -> Iterator[Value]:
    found = totals(project)
    words = "cộng|tổng|pitch|tám|tất cả|năm"
    yield value("hours", "giờ của tám lần pitch", found["hours"], words)
    yield value("million", "tiền của tám lần pitch", found["cost"], f"{words}|tiền")
    yield value("million", "tiền của tám lần pitch, trừ phí thu được", found["cost"] - found["fee"], words)
    win = "thắng|mỗi lần"
    yield value("million", "tiền cho mỗi lần thắng", cost_of_a_win(project), win)
    yield value("hours", "giờ cho mỗi lần thắng", found["hours"] / found["won"], win)
    later = cost_of_a_win(project, with_this_one=True)
    yield value("million", "tiền cho mỗi lần thắng, kể cả Rổ Đầy", later, win)
    rate = found["won"] / (found["pitches"] + 1)
    yield value("share", "tỷ lệ thắng, kể cả Rổ Đầy", rate, _ODDS)
