"""Lines of the film and of the event, the talent's rights, the purchase orders, and what the event brought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.arithmetic import with_vat
from account_docs.content.project.lua_hien.money import third_party
from account_docs.content.project.values import Value, value

# Each line of the estimate: its name, and the words by which pages name it.
LINES = {
    "film": {
        "pre_production": ("tiền kỳ", "tiền kỳ|casting|khảo sát|ppm"),
        "director": ("đạo diễn", "đạo diễn|treatment"),
        "camera": ("máy quay, DoP", "máy quay|dop"),
        "light_grip": ("ánh sáng, grip", "ánh sáng|grip|máy phát"),
        "set_props": ("bối cảnh, đạo cụ", "bối cảnh|đạo cụ"),
        "studio": ("trường quay", "trường quay|studio"),
        "food_styling": ("tạo hình món ăn", "món ăn|food"),
        "wardrobe": ("trang phục, hóa trang", "trang phục|hóa trang"),
        "talent_shoot": ("diễn viên, ngày quay", "diễn viên|ngày quay|cộng"),
        "talent_rights": ("quyền hình ảnh 12 tháng", "quyền|diễn viên|hình ảnh|cộng"),
        "crew": ("ê-kíp, đi lại, ăn", "ê kíp|đi lại|ăn"),
        "post_production": ("hậu kỳ", "hậu kỳ"),
        "music": ("nhạc, lồng tiếng", "nhạc|lồng tiếng"),
    },
    "event": {
        "venue": ("sảnh", "sảnh|mặt bằng|po 02"),
        "stage": ("sân khấu, quầy, thi công", "sân khấu|quầy|thi công|dựng đèn|po 03"),
        "sound_light": ("âm thanh, ánh sáng, LED", "âm thanh|led|dựng đèn|po 03"),
        "mc_chef": ("MC và đầu bếp khách mời", "mc|đầu bếp"),
        "staff": ("nhân sự sự kiện", "nhân sự|đội áo xanh|po 06"),
        "permits": ("giấy phép, bảo vệ, bảo hiểm", "giấy phép|bảo vệ|bảo hiểm|po 08"),
        "ingredients": ("nguyên liệu", "nguyên liệu|po 09"),
        "recap_film": ("phim tổng kết", "phim tổng kết|tổng kết|po 07"),
        "transport": ("vận chuyển, kho", "vận chuyển|kho|dựng đèn|po 03"),
        "points": ("hai điểm trải nghiệm", "điểm trải nghiệm|hai điểm|po 10"),
    },
}  # fmt: skip
_TALENT = {"mother": "mẹ", "father": "bố", "child": "bé", "grandmother": "bà"}


def purchase_order(project: dict[str, Any], number: str) -> float:
    """All that a purchase order came to, before VAT.

    Example:
        `purchase_order(project, "PO-01")` is 360 + 216 + 234 = 810.
    """
    return float(sum(payment["amount"] for payment in project["payments"] if payment["po"] == number))


def trials(project: dict[str, Any]) -> int:
    """Guests who cooked, at the event and at the two points.

    Example:
        620 + 1.480 is 2.100.
    """
    return int(project["results"]["trials"] + project["results"]["point_trials"])


def cost_per_trial(project: dict[str, Any]) -> float:
    """Cost of one trial in triệu đồng: the event at cost, its management fee and the service fee on its estimate.

    Source: arithmetic; (462 + 100 + 48) / 2.100 = 0,29.
    """
    plan, done = third_party(project, "event")
    total = done + project["fees"]["event_management"] + plan * project["service_fee_share"]
    return float(total / trials(project))


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _lines(project)
    yield from _talent(project)
    yield from _orders(project)
    yield from _shoot_day(project)
    yield from _results(project)


def _lines(project: dict[str, Any]) -> Iterator[Value]:
    for part, lines in LINES.items():
        for line, (told, words) in lines.items():
            plan = project["estimate"][part][line]
            done = project["actual"][part].get(line, plan)
            yield value("million", f"{told}, dự toán", plan, words)
            if done != plan:
                yield value("million", f"{told}, thực chi", done, words)
                yield value("million", f"{told}, lệch", abs(done - plan), f"{words}|lệch")
    days = project["estimate"]["film"]["studio"] / 2
    yield value("million", "một ngày trường quay", days, "trường quay|studio")


def _talent(project: dict[str, Any]) -> Iterator[Value]:
    for role, (shooting, rights) in project["talent"].items():
        words = f"{_TALENT[role]}|diễn viên"
        yield value("million", f"{_TALENT[role]}, ngày quay", shooting, words)
        yield value("million", f"{_TALENT[role]}, quyền 12 tháng", rights, words)
        yield value("million", f"{_TALENT[role]}, cộng", shooting + rights, words)
    shooting, rights = (sum(each[part] for each in project["talent"].values()) for part in (0, 1))
    yield value("million", "diễn viên, cộng", shooting + rights, "diễn viên|cộng")
    deal = project["rights"]
    words = "quyền|option|niêm yết|thương lượng|chốt|mua|trước ngày quay|giá|phụ lục"
    yield value("million", "giá mua thêm quyền nếu đặt trước ngày quay", deal["option_before_shoot"], words)
    yield value("million", "giá niêm yết của quyền thêm 6 tháng", deal["list_price"], words)
    yield value("million", "giá quyền thêm 6 tháng", deal["cost"], words)
    yield value("million", "phí dịch vụ của Phụ lục 01", deal["service_fee"], "phí|phụ lục|dịch vụ")
    annex = deal["cost"] + deal["service_fee"]
    yield value("million", "Phụ lục 01", annex, "phụ lục|phụ lục 01|quyền|duyệt|trần")
    late = deal["cost"] - deal["option_before_shoot"]
    yield value("million", "phần đắt hơn vì hỏi muộn", late, "đắt hơn|muộn|chênh|hơn|mất")
    yield value("count", "thời hạn quyền gồm Phụ lục 01", 18, "tháng|quyền")
    yield value("ngày", "số ngày nhắc trước hạn quyền", 60, "trước|nhắc|hạn")


def _orders(project: dict[str, Any]) -> Iterator[Value]:
    rate, film = project["vat"]["rate"], third_party(project, "film")[0]
    order = "po 01|nhà phim ô cửa|ô cửa|production house|phim|po|đơn đặt hàng"
    yield value("million", "VAT của PO-01", film * rate, f"vat|{order}")
    yield value("million", "PO-01, gồm VAT", with_vat(film, rate), order)
    held = project["retention_share"]
    paid = "po 01|ô cửa|bản gốc|giữ lại|trả|đợt"
    yield value("share", "phần giữ lại của PO-01", held, "giữ lại|giữ|po 01|bản gốc")
    yield value("million", "phần giữ lại của PO-01, triệu đồng", film * held, paid)
    last = film * held - (film - third_party(project, "film")[1])
    yield value("million", "phần giữ lại sau khi trừ tiết kiệm", last, paid)
    yield value("million", "PO-01, thực chi", purchase_order(project, "PO-01"), order)
    yield value("million", "PO-03, thực chi", purchase_order(project, "PO-03"), "po 03|dựng đèn")
    yield value("share", "VAT chung của dự án", rate, "vat|thuế|mức")
    yield value("share", "VAT thuê sảnh", project["vat"]["venue"], "vat|thuế|sảnh|mức")
    fees = {payment["po"]: payment["amount"] for payment in project["payments"]}
    yield value("million", "thù lao MC", fees["PO-04"], "mc")
    yield value("million", "thù lao đầu bếp khách mời", fees["PO-05"], "đầu bếp|về tay|thù lao")
    grossed = fees["PO-05"] / (1 - 0.10)
    yield value("million", "chi phí nếu chốt 30 về tay", grossed, "về tay|thực nhận|tốn|đầu bếp")
    yield value("count", "phần thực nhận sau khấu trừ", 0.9, "khấu trừ|về tay|thực nhận|tốn")


def _shoot_day(project: dict[str, Any]) -> Iterator[Value]:
    day = project["shoot_day"]
    for told, seconds in zip(("dài", "ngắn"), project["film_seconds"].values(), strict=True):
        yield value("count", f"số giây của bản phim {told}", seconds, "giây")
    work = "làm|ê kíp|ngày|trần|quay|cả ngày"
    yield value("hours", "giờ làm của ngày quay", day["worked"], work)
    yield value("hours", "giờ làm theo kế hoạch của ngày quay", day["planned"], work)
    yield value("hours", "giờ của diễn viên nhí", day["child"], "bé|diễn viên nhí|trẻ|bé gái")
    yield value("hours", "giờ ăn của ngày quay", day["meal"], "ăn|trừ|nghỉ")
    yield value("hours", "giờ tối đa một ca đêm dựng", 8, "ca|không ai|mỗi người")


def _results(project: dict[str, Any]) -> Iterator[Value]:
    results = project["results"]
    told = {
        "visitors": ("lượt ghé", "ghé"),
        "trials": ("lượt nấu thử ở sự kiện", "nấu thử|thử|sự kiện"),
        "scans": ("lượt quét mã", "quét"),
        "orders": ("đơn ở sự kiện", "đơn"),
        "point_trials": ("lượt nấu thử ở hai điểm", "nấu thử|thử|điểm"),
        "point_orders": ("đơn ở hai điểm", "đơn"),
    }
    for key, (name, words) in told.items():
        yield value("lượt", name, results[key], words)
    orders = results["orders"] + results["point_orders"]
    tried = "nấu thử|thử"
    yield value("lượt", "tổng lượt nấu thử", trials(project), tried)
    yield value("million", "chi phí một lượt nấu thử", cost_per_trial(project), f"{tried}|một lượt")
    yield value("lượt", "tổng đơn", orders, "đơn")
    yield value("share", "đơn trên lượt nấu thử", orders / trials(project), f"{tried}|đơn|tỷ lệ")
    plan = third_party(project, "event")[0]
    service = plan * project["service_fee_share"]
    yield value("million", "phí dịch vụ trên dự toán sự kiện", service, "phí dịch vụ|phí|nấu thử")
    total = cost_per_trial(project) * trials(project)
    yield value("million", "chi phí của sự kiện, gồm phí", total, "sự kiện|nấu thử|chi phí|tổng")
