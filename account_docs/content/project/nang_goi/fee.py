"""What was offered, asked and agreed: fee, hours, cost and margin of each offer; in triệu đồng before VAT."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.arithmetic import agi, delivery_cost, delivery_margin, with_vat
from account_docs.content.project.values import Value, value

_FEE = "phí|giá|tháng|gói|hợp đồng|báo giá|phụ lục|xuống|lên|còn|ký|mức|con số|trả|khách"
_COST = "giá vốn|chi phí giờ|giờ|trừ|chi phí"
_LEFT = "còn|còn lại|giữ lại"
_ITEMS = {
    "photo": ("một post ảnh", "ảnh"),
    "video": ("một video", "video"),
    "product_photo_set": ("bộ ảnh sản phẩm", "bộ ảnh|ảnh sản phẩm"),
    "key_visual": ("key visual", "key visual|kv"),
    "marketplace_sizes": ("sáu cỡ banner cho sàn", "cỡ|sàn|banner"),
}


def total_hours(offer: dict[str, Any]) -> float:
    """Hours of a month in an offer.

    Example:
        `total_hours(project["contract"])` is 236.
    """
    return float(sum(offer["hours"].values()))


def cost(project: dict[str, Any], offer: dict[str, Any]) -> float:
    """Cost of the hours of a month in an offer.

    Example:
        `cost(project, project["contract"])` is 33.5.
    """
    return delivery_cost(offer["hours"], project["hour_cost_thousand"])


def left(project: dict[str, Any], fee: float, labour: float) -> float:
    """What a month leaves: fee less studio, props and hours.

    Example:
        `left(project, 66, 33.5)` is 29.5.
    """
    return agi(fee, project["studio_and_props"]) - labour


def margin(project: dict[str, Any], fee: float, labour: float) -> float:
    """Share of the month's AGI that is left (fact K7).

    Example:
        `margin(project, 66, 33.5)` is 0.4683.
    """
    return delivery_margin(agi(fee, project["studio_and_props"]), labour)


def hour_price(fee: float, hours: float) -> float:
    """What the client pays for one hour, in đồng.

    Example:
        `hour_price(66, 236)` is 279,661.
    """
    return fee * 1_000_000 / hours


def creative_hours(project: dict[str, Any], posts: dict[str, int]) -> float:
    """Hours of the creative team for a month's posts, the set of product photos and the key visual.

    Example:
        `creative_hours(project, {"photo": 12, "video": 4})` is 94.
    """
    each = project["creative_hours"]
    return float(sum(posts[form] * each[form] for form in posts) + each["product_photo_set"] + each["key_visual"])


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    for told, key, words in (
        ("báo giá", "quotation", "báo giá|ban đầu|10 03|đầu tiên|đề xuất"),
        ("hợp đồng", "contract", "hợp đồng|27 03|ký|kế hoạch|ngân sách|tháng"),
        ("phụ lục", "annex", "phụ lục|08|tháng 8|tháng 9|mới"),
    ):
        offer = project["options"][project["chosen_option"]] if key == "annex" else project[key]
        yield from _offer(project, offer, told, words)
    for letter, offer in project["options"].items():
        yield from _offer(project, offer, f"gói {letter}", f"gói {letter}|phương án {letter}|{letter}")
    yield from _negotiation(project)
    yield from _terms(project)
    yield from _work(project)


def _offer(project: dict[str, Any], offer: dict[str, Any], told: str, words: str) -> Iterator[Value]:
    fee, hours, labour = offer["fee"], total_hours(offer), cost(project, offer)
    income = agi(fee, project["studio_and_props"])
    yield value("million", f"phí tháng theo {told}", fee, f"{words}|{_FEE}")
    yield value("hours", f"giờ tháng theo {told}", hours, f"{words}|giờ")
    yield value("million", f"giá vốn giờ theo {told}", labour, f"{_COST}|{words}")
    yield value("million", f"AGI tháng theo {told}", income, f"agi|thu nhập|còn|{words}")
    yield value("million", f"còn lại mỗi tháng theo {told}", left(project, fee, labour), f"{_LEFT}|{words}")
    yield value("share", f"biên theo {told}", margin(project, fee, labour), f"biên + {words}")
    yield value("dong", f"đơn giá bán một giờ theo {told}", hour_price(fee, hours), "giờ|đơn giá")
    yield value("million", f"phí tháng theo {told}, gồm VAT", with_vat(fee, project["vat_rate"]), "vat|tiền về|trả|nợ")


def _negotiation(project: dict[str, Any]) -> Iterator[Value]:
    asked, quoted, agreed = project["procurement"], project["quotation"], project["contract"]
    full = cost(project, quoted)
    said = "đức|mua hàng|đòi|muốn|xin|59|con số|giữ|nếu|phí"
    yield value("million", "phí mà phòng mua hàng đòi", asked["asked_fee"], said)
    yield value("ngày", "thời hạn trả mà phòng mua hàng đòi", asked["asked_payment_days"], "ngày|trả|đòi")
    yield value("ngày", "thời hạn trả trong báo giá", quoted["payment_days"], "ngày|trả|hạn")
    yield value("ngày", "thời hạn trả trong hợp đồng", agreed["payment_days"], "ngày|trả|hạn")
    for fee in (asked["asked_fee"], agreed["fee"]):
        kept = left(project, fee, full)
        yield value("million", f"AGI ở phí {fee}", agi(fee, project["studio_and_props"]), "agi|còn|thu nhập|trừ")
        yield value("million", f"còn lại nếu giữ đủ việc ở phí {fee}", kept, f"{_LEFT}|giữ đủ|{fee}")
        yield value("share", f"biên nếu giữ đủ việc ở phí {fee}", margin(project, fee, full), f"biên + giữ đủ|{fee}")
        yield value("million", f"phí bớt từ báo giá xuống {fee}", quoted["fee"] - fee, "bớt|giảm|chênh|tiết kiệm|thêm")
        share = 1 - fee / quoted["fee"]
        yield value("share", f"phần phí bớt từ báo giá xuống {fee}", share, "bớt|giảm|thấp hơn|tiết kiệm")
    fewer = total_hours(quoted) - total_hours(agreed)
    yield value("hours", "giờ bớt so với báo giá", fewer, "bớt|giảm|giờ")
    thinking = quoted["hours"]["planner"] - agreed["hours"]["planner"]
    yield value("hours", "giờ planner bớt so với báo giá", thinking, "bớt|chiến lược|planner")
    yield value("million", "giá vốn bớt so với báo giá", full - cost(project, agreed), "bớt|giảm|giá vốn")
    chosen = project["options"][project["chosen_option"]]
    yield value("million", "phí tăng theo phụ lục", chosen["fee"] - agreed["fee"], "tăng|thêm|hơn|chênh|triệu")
    yield value("hours", "giờ tăng theo phụ lục", total_hours(chosen) - total_hours(agreed), "tăng|thêm|hơn|giờ")
    more = chosen["fee"] / agreed["fee"] - 1
    yield value("share", "phí tăng theo phụ lục so với hợp đồng", more, "tăng|thêm|hơn")


def _terms(project: dict[str, Any]) -> Iterator[Value]:
    yield value("million", "studio và đạo cụ mỗi tháng", project["studio_and_props"], "studio|đạo cụ|chi ngoài|trừ|agi")
    yield value("million", "tiền quảng cáo của khách mỗi tháng", project["client_ad_spend"], "quảng cáo|thẻ|media")
    yield value("share", "thuế suất VAT", project["vat_rate"], "vat|thuế")
    yield value("dong", "đơn giá giờ vượt", project["extra_hour_dong"], "giờ|đơn giá|phát sinh")
    yield value("share", "phần giờ được cuốn chiếu", project["rollover_share"], "giờ|cuốn chiếu|thừa|vượt|không quá")
    yield value("million", "giá một bộ slide cho trade", project["trade_deck_price"], "slide|bộ")
    house = project["house"]
    yield value("share", "mốc phải báo khách", house["ask_at_share"], "mốc|giờ dùng được|đã dùng|báo")
    yield value("count", "ngày hỏi số PO", house["order_number_day"], "ngày")
    yield value("count", "ngày báo giờ cho khách", house["hours_day"], "ngày")
    for role, rate in project["hour_cost_thousand"].items():
        yield value("thousand", f"giá vốn một giờ {role}", rate, "giờ|giá vốn|đơn giá")


def _work(project: dict[str, Any]) -> Iterator[Value]:
    each = project["creative_hours"]
    for item, (told, words) in _ITEMS.items():
        yield value("hours", f"giờ của {told}", each[item], f"{words}|giờ")
    for told, posts in project["posts"].items():
        total = creative_hours(project, posts)
        yield value("hours", f"giờ creative theo {told}", total, "creative|sáng tạo|giờ")
        words = "nội dung|post|ảnh|video|báo giá|hợp đồng"
        yield value("count", f"số nội dung theo {told}", sum(posts.values()), words)
        for form, count in posts.items():
            yield value("count", f"số {_ITEMS[form][0]} theo {told}", count, _ITEMS[form][1])
            yield value("hours", f"giờ {_ITEMS[form][0]} theo {told}", count * each[form], _ITEMS[form][1])
    fewer = project["posts"]["quotation"]["photo"] - project["posts"]["contract"]["photo"]
    yield value("count", "số ảnh bớt mỗi tháng", fewer, "ảnh|bớt")
    yield value("hours", "giờ của số ảnh bớt", fewer * each["photo"], "ảnh|bớt")
