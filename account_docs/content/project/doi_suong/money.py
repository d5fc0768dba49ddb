"""Budget, contract, instalments, tax, the change request; in triệu đồng before VAT unless a name says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from account_docs.content.project.arithmetic import with_vat
from account_docs.content.project.values import Value, value

# Fact L13: the most that merchants may agree on, of the part of the contract that was broken.
_PENALTY_CAP = 0.08
_CHANGE = "phiếu|phiếu thay đổi|thay đổi|phát sinh|phụ lục 01|phụ lục|change request|bản dựng|dựng|video|bản cắt"
_LATER = f"{_CHANGE}|thực tế|thật|thêm|ngoài phạm vi"
_PAID = "phải trả|gồm vat|thanh toán|tạm ứng"


def values(project: dict[str, Any]) -> Iterator[Value]:
    """All numbers of this chapter."""
    yield from _budget(project)
    yield from _contract(project)
    yield from _production(project)
    yield from _instalments(project)
    yield from _change_request(project)
    yield from _tax(project)
    yield from _penalty(project)


def _budget(project: dict[str, Any]) -> Iterator[Value]:
    media, contract, budget = project["media"], project["contract"], project["client_budget_before_vat"]
    asked = (
        "ngân sách|tổng chi|khách chi|chi|chia|mức|xin|gồm gì|gồm những gì|để trả|tiền|giữ|duyệt hướng"
        "|hết bao nhiêu|tổng"
    )
    yield value(
        "million",
        "ngân sách của khách",
        budget,
        f"{asked} + ngân sách|tổng chi|khách|tiền|vat|chia|đích|lượt|hòa vốn"
        " + -hợp đồng|quảng cáo|phí|triển khai|lên|thành|thực tế + !sau phiếu|thực tế",
    )
    spent = "tổng chi|khách chi|chi|khách bỏ ra|mọi khoản|chi phí|trừ|tổng"
    yield value(
        "million",
        "tổng chi thực tế của khách",
        project["honest_part"]["total_cost"],
        f"{spent} + hòa vốn|phiếu|phiếu thay đổi|lãi gộp|thực tế|chi|khách bỏ ra"
        " + -hợp đồng|triển khai|giờ|từ|mất 420 + !trước phiếu|kế hoạch",
    )
    yield value(
        "million",
        "tiền quảng cáo",
        media["total"],
        "quảng cáo|media|nền tảng|thẻ|chia|khách tự trả|tiền khách|trả hộ|cộng 200 + -quản lý quảng cáo|phí",
    )
    yield value(
        "million",
        "tiền quảng cáo Meta",
        media["meta"],
        "meta|trên meta và google + quảng cáo|tiền|kênh|nền tảng|tài khoản + -lead|nửa đầu|nửa sau|giữ",
    )
    yield value(
        "million",
        "tiền quảng cáo Google",
        media["google"],
        "google + quảng cáo|tiền|kênh|nền tảng|chi|tài khoản + -lead|nửa đầu|nửa sau|giữ|meta",
    )
    yield value(
        "share",
        "phần của tiền quảng cáo trong ngân sách",
        media["total"] / budget,
        "quảng cáo + ngân sách|dự toán|chia|nửa",
    )
    yield value(
        "share",
        "phí quản lý quảng cáo trên tiền quảng cáo",
        contract["fees"]["ads_management"] / media["total"],
        "phí quản lý|quản lý quảng cáo",
    )


def _contract(project: dict[str, Any]) -> Iterator[Value]:
    contract, actual = project["contract"], project["actual"]
    fees = contract["fees"]
    lines = "hợp đồng|báo giá|phí|sow|sản phẩm bàn giao"
    yield value(
        "million",
        "giá hợp đồng",
        contract["total"],
        "hợp đồng|báo giá|giá|nhịp cầu|agency|nhánh|account|cộng|trước phiếu|đã gồm vat|chia|ký rồi|thành"
        " + hợp đồng|báo giá|nhịp cầu|agency|phí|chia|vat|ký"
        " + -đợt|phí|lead|tổng chi|kế toán|lên|gồm vat là|nền tảng + !sau phiếu|thực tế",
    )
    yield value(
        "million",
        "giá hợp đồng sau phiếu thay đổi",
        actual["contract_total"],
        f"hợp đồng|sau phiếu|thành|giá|tổng|phiếu|phiếu thay đổi|phụ lục + {_LATER}|tổng chi"
        " + -đợt|giờ|lead|từ|giá phiếu|duyệt giá + !trước phiếu|kế hoạch",
    )
    yield value("million", "tổng các khoản phí", sum(fees.values()), "phí|cộng a|phí dịch vụ + -quản lý|giờ")
    yield value("million", "phí chiến lược, account", fees["strategy_account"], f"chiến lược|phí + {lines} + -giờ")
    yield value(
        "million",
        "phí sáng tạo, nội dung",
        fees["creative_content"],
        f"sáng tạo và nội dung|sáng tạo nội dung|phí + {lines} + -giờ",
    )
    yield value(
        "million",
        "phí quản lý quảng cáo",
        fees["ads_management"],
        f"quản lý quảng cáo|phí quản lý|phí + {lines} + -giờ|meta|google",
    )
    yield value(
        "million",
        "phí trang đích, SEO, đo lường",
        fees["landing_seo_measurement"],
        f"trang đích|landing page|đo lường|phí + {lines}|trang đích + -giờ|lcp",
    )


def _production(project: dict[str, Any]) -> Iterator[Value]:
    contract = project["contract"]
    costs, charged = contract["production_cost"], contract["production_charged"]
    cost = sum(costs.values())
    outside = "thuê ngoài|bên ngoài|ra ngoài|giá vốn|nhà cung cấp|đoàn quay|quay chụp|sản xuất|trừ"
    yield value(
        "million",
        "giá sản xuất trong hợp đồng",
        charged,
        "sản xuất|quay chụp + -giá vốn|chi phí|thuê ngoài|đủ trả",
    )
    yield value(
        "million",
        "chi phí sản xuất thuê ngoài",
        cost,
        f"{outside} + giá vốn|chi phí sản xuất|thuê ngoài|bên ngoài|ra ngoài|đoàn quay|koc",
    )
    yield value("million", "tiền quay chụp", costs["shooting"], "quay chụp|quay|giá vốn")
    yield value("million", "tiền hai KOC", costs["two_koc"], "koc|người ảnh hưởng|giá vốn")
    yield value(
        "million",
        "phần cộng trên giá vốn sản xuất",
        charged - cost,
        "lời|cộng|công đặt|khoản + sản xuất|giá vốn|mark up",
    )
    # What a person not registered for business gets of a fee after 10% of tax (facts T9, T19).
    yield value("count", "phần thực nhận sau khấu trừ thuế", 0.9, "khấu trừ|về tay|thực nhận")
    yield value("share", "mark-up sản xuất", (charged - cost) / cost, "mark up|markup")
    yield value("share", "margin sản xuất", (charged - cost) / charged, "margin")


def _instalments(project: dict[str, Any]) -> Iterator[Value]:
    contract = project["contract"]
    parts, rate = contract["instalments"], contract["vat_rate"]
    times = (
        "khi ký|lúc ký|đợt đầu|đợt 1|tạm ứng",
        "giữa kỳ|đợt 2|đợt hai",
        "nghiệm thu|đợt cuối|đợt 3|đợt ba|phần bị vi phạm|nghĩa vụ|giá trị chưa vat|chỉ thu",
    )
    for number, (part, when) in enumerate(zip(parts, times, strict=True), start=1):
        yield value(
            "million",
            f"đợt {number}",
            part,
            f"đợt|{when} + đợt|{when} + -phải trả|gồm vat|hợp đồng + !phải trả|gồm vat|cộng",
        )
        yield value("share", f"đợt {number} trên hợp đồng", part / contract["total"], f"{when}|đợt|thu + đợt|khi ký")
        yield value(
            "million",
            f"VAT của đợt {number}",
            part * rate,
            "vat|thuế + đợt|tạm ứng + -chưa vat + !chưa vat|phải trả|cộng",
        )
        yield value(
            "million",
            f"đợt {number}, gồm VAT",
            with_vat(part, rate),
            f"đợt|{when}|{_PAID}|vat + đợt|tạm ứng + -chưa vat|hợp đồng + !chưa vat|cộng ba|điều",
        )


def _change_request(project: dict[str, Any]) -> Iterator[Value]:
    extra, rate = project["actual"]["change_request"], project["contract"]["vat_rate"]
    near = (
        f"{_CHANGE}|lệch|thêm|phí|duyệt|cho không|ấy|giá|ký + {_CHANGE}|ngoài phạm vi|hợp đồng|hòa vốn"
        " + -tổng chi|giờ|nhịp cầu|hợp đồng|giá trị"
    )
    yield value("million", "giá phiếu thay đổi", extra, near)
    yield value("million", "VAT của phiếu thay đổi", extra * rate, f"vat|thuế + {_CHANGE} + !cộng|chưa vat|hợp đồng")
    yield value(
        "million",
        "giá phiếu thay đổi, gồm VAT",
        with_vat(extra, rate),
        f"{_CHANGE}|gồm vat|cộng|vat|chênh + {_CHANGE} + -cộng vat + !chưa vat|vat 8|trước phiếu|sau phiếu|tổng",
    )


def _tax(project: dict[str, Any]) -> Iterator[Value]:
    contract, actual = project["contract"], project["actual"]
    rate = contract["vat_rate"]
    yield value("share", "thuế suất VAT của dự án", rate, "vat|thuế suất|mức|diện + vat|thuế + -phạt")
    yield value("count", "giá gồm VAT so với giá chưa VAT", 1 + rate, "vat|thuế")
    yield value(
        "million",
        "VAT của hợp đồng",
        contract["total"] * rate,
        "vat|thuế|vượt + hợp đồng|báo giá|ngân sách|thành tiền|phiếu|đợt + -đợt|phạt"
        " + !phiếu này|sau phiếu|đợt 1|đợt 2|đợt 3",
    )
    yield value(
        "million",
        "giá hợp đồng, gồm VAT",
        with_vat(contract["total"], rate),
        f"{_PAID}|vat|hợp đồng|cộng|ba đợt + vat|thuế|ba đợt + -chưa vat|thành|phiếu thay đổi"
        " + !chưa vat|sau phiếu|phiếu thay đổi|vat 8",
    )
    yield value(
        "million",
        "VAT của hợp đồng sau phiếu thay đổi",
        actual["contract_total"] * rate,
        f"vat|thuế + {_LATER}",
    )
    yield value(
        "million",
        "giá hợp đồng sau phiếu thay đổi, gồm VAT",
        with_vat(actual["contract_total"], rate),
        f"{_PAID}|vat|{_CHANGE}|hợp đồng|thành|khách trả|cộng + {_LATER}|giá trị|khách trả"
        " + ~vat|thành|khách trả|phiếu|phiếu thay đổi|phụ lục|thay đổi|tổng cộng"
        " + -chưa vat + !chưa vat|trước phiếu|vat 8",
    )


def _penalty(project: dict[str, Any]) -> Iterator[Value]:
    contract = project["contract"]
    yield value("share", "trần phạt vi phạm", _PENALTY_CAP, "phạt|trần|nghĩa vụ|vi phạm")
    yield value("million", "mức phạt tối đa tính trên đợt 3", contract["instalments"][2] * _PENALTY_CAP, "phạt|trần")
    yield value(
        "million",
        "mức phạt tính trên cả hợp đồng",
        contract["total"] * _PENALTY_CAP,
        "phạt|hợp đồng + phạt + -vat",
    )
