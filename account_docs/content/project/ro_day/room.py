"""The room: who spoke how long, where the price stood, what the client made of it; and what was sent before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.ro_day.odds import fee_of_the_year
from account_docs.content.project.values import Value, value

_DAILY = ("account_manager", "account_executive")


def spoken(project: dict[str, Any], *roles: str) -> float:
    """Minutes that some of the team spoke; of all when none is named.

    Example:
        The account director and the creative director: 19 + 15 is 34 of 40.
    """
    minutes = project["presentation"]["spoken_minutes"]
    return float(sum(minutes[role] for role in roles or minutes))


def minutes_of_daily_team(project: dict[str, Any]) -> float:
    """Minutes that those spoke who would do the daily work."""
    return spoken(project, *_DAILY)


def fee_of_a_shop(project: dict[str, Any], monthly_fee: float) -> float:
    """A monthly fee by shop, as the client's finance reads it, in triệu đồng.

    Example:
        60 / 40 is 1,5; 51 / 40 is 1,275.
    """
    return monthly_fee / float(project["parties"]["shops"])


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    talk = project["presentation"]
    yield value("count", "số phút trình", talk["minutes"], "phút|trình")
    yield value("count", "số phút hỏi đáp", talk["questions_minutes"], "phút|hỏi đáp")
    yield value("count", "trang có giá", talk["price_slide"], "trang|slide|giá")
    yield value("count", "số trang của bản trình", talk["slides"], "trang|slide|bản trình|trên")
    for minutes in talk["spoken_minutes"].values():
        yield value("count", "số phút nói", minutes, "phút|nói")
    two = spoken(project, "account_director", "creative_director")
    yield value("count", "số phút hai giám đốc nói", two, "phút|nói")
    yield value("share", "phần hai giám đốc nói", two / talk["minutes"], "phút|nói")
    yield value("count", "số tiệm", project["parties"]["shops"], "tiệm|tạp hóa|cửa hàng")
    yield value("count", "số trang RFP", project["rfp"]["pages"], "trang|rfp")
    yield from _price(project)
    yield from _credentials(project)


def _price(project: dict[str, Any]) -> Iterator[Value]:
    ours, theirs = project["if_won"]["monthly_fee"], project["winner_monthly_fee"]
    year, their_year = fee_of_the_year(project), fee_of_the_year(project, theirs)
    shop = "tiệm|giá|phí|tháng"
    yield value("million", "phí một tháng của bên thắng", theirs, "bên thắng|bên cũ|bên kia|tháng|giá")
    yield value("million", "phí một năm của bên thắng", their_year, "bên thắng|bên cũ|bên kia|năm|giá|tháng")
    yield value("million", "phí chênh một năm", year - their_year, "chênh|thấp hơn|rẻ hơn|cao hơn")
    yield value("share", "bên thắng thấp hơn", 1 - their_year / year, "thấp hơn|rẻ hơn|chênh")
    yield value("million", "phí một tiệm một tháng", fee_of_a_shop(project, ours), shop)
    yield value("million", "phí một tiệm một tháng của bên thắng", fee_of_a_shop(project, theirs), shop)
    yield value("million", "chênh một tiệm một tháng", fee_of_a_shop(project, ours - theirs), shop)


def _credentials(project: dict[str, Any]) -> Iterator[Value]:
    """Earlier work, as the agency's credentials tell of it."""
    chain, sauce = project["credentials"]["drinks_chain"], project["credentials"]["sauce_brand"]
    late = chain["shops"] - chain["changed_on_the_day"]
    yield value("count", "số quán của chuỗi đồ uống", chain["shops"], "quán + quán|đồ uống")
    yield value("count", "số quán đổi bảng đúng ngày", chain["changed_on_the_day"], "quán + quán|đồ uống")
    yield value("count", "số quán đổi bảng trễ", late, "quán + trễ|muộn")
    yield value("count", "số chợ mời nếm", sauce["markets"], "chợ")
    yield value("lượt", "số lượt nếm", sauce["tastings"], "nếm|chợ")
