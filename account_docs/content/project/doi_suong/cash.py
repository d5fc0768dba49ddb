"""When money comes in and goes out, who is paid what, and what the contract says on paying and signing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from account_docs.content.project.arithmetic import with_vat
from account_docs.content.project.values import Value, value

_FLOW = "lũy kế|dòng tiền|tiền mặt|còn|đáy|sau khi|âm"
_SUPPLIER = "production house|po|quay|đặt hàng"


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _flow(project)
    yield from _suppliers(project)
    yield from _terms(project)


def running_total(project: dict[str, Any]) -> list[float]:
    """What the agency holds of the project after each movement, in triệu đồng before VAT."""
    return [round(total, 2) for total in accumulate(amount for _, amount in project["cash"])]


def _flow(project: dict[str, Any]) -> Iterator[Value]:
    for (day, amount), total in zip(project["cash"], running_total(project), strict=True):
        when = f"{day:%d/%m}"
        yield value("million", f"tiền vào hay ra ngày {when}", abs(amount), f"{_FLOW}|vào|ra|trả|thu + {_FLOW}")
        yield value("million", f"lũy kế sau ngày {when}", abs(total), f"{_FLOW}|{when} + {_FLOW}")
    left = project["contract"]["instalments"][0] - sum(project["contract"]["production_cost"].values())
    yield value("million", "phần đợt 1 còn lại sau khi trả bên ngoài", left, "còn|dư|thừa + đợt 1|đợt đầu|60")


def _suppliers(project: dict[str, Any]) -> Iterator[Value]:
    cost, rate = project["contract"]["production_cost"]["shooting"], project["contract"]["vat_rate"]
    yield value("million", "VAT của PO-01", cost * rate, f"vat|{_SUPPLIER} + {_SUPPLIER}")
    yield value("million", "PO-01, gồm VAT", with_vat(cost, rate), f"{_SUPPLIER}|vat|cộng + {_SUPPLIER}")
    yield value("million", "mỗi lần trả PO-01, gồm VAT", with_vat(cost, rate) / 2, f"{_SUPPLIER}|trả|lần + {_SUPPLIER}")
    yield value("million", "mỗi lần trả PO-01, chưa VAT", cost / 2, f"{_SUPPLIER}|trả|lần + {_SUPPLIER}")
    koc = project["koc"]
    kept = koc["each"] * koc["withheld_rate"]
    words = "koc|thù lao|người|bạn + koc"
    yield value("million", "thù lao một KOC trước khấu trừ", koc["each"], words)
    yield value("million", "khấu trừ của một KOC", kept, f"khấu trừ|thuế|{words}")
    yield value("million", "nộp thay cho hai KOC", 2 * kept, f"nộp|khấu trừ|{words}")
    yield value("million", "một KOC thực nhận", koc["net_each"], f"thực nhận|về tay|nhận|{words}")
    yield value("share", "mức khấu trừ của KOC", koc["withheld_rate"], f"khấu trừ|thuế|{words}")
    yield value("million", "giá vốn hai KOC nếu hứa tiền về tay", 15 / (1 - koc["withheld_rate"]), f"về tay|{words}")


def _terms(project: dict[str, Any]) -> Iterator[Value]:
    signing, fees = project["signing"], project["contract"]["fees"]
    yield value(
        "million", "hạn mức ký của Thu Hà", signing["ceiling_of_account_manager"], "ủy quyền|thu hà|hạn mức|ký|tới"
    )
    share = signing["creative_file_share"]
    yield value("share", "giá file gốc trên phí sáng tạo", share, "file gốc|tệp gốc|sáng tạo + gốc")
    yield value("million", "giá file gốc", fees["creative_content"] * share, "file gốc|tệp gốc|sáng tạo + gốc")
    yield value("share", "lãi chậm trả một năm", signing["late_interest"], "lãi|chậm|một năm")
    yield value("ngày", "hạn trả tiền", signing["kept_days_to_pay"], "ngày|trong|trước|xóa|hạn")
