"""The kinds of claims that need a source: what words make each, and what its source must speak of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

N = r"\d(?:[\d.,]*\d)?"
_AND = r"(?:\s*(?:–|-|/|còn|xuống|lên|thành|hoặc|và|hay|đến|tới)\s*(?:còn|là|mức|dưới|trên)?\s*)"
_PERCENT = rf"{N}(?:{_AND}{N})*\s?(?:%|phần trăm)(?:{_AND}{N}\s?(?:%|phần trăm))*"
_MONEY = (
    rf"\$\s?{N}|{N}(?:{_AND}{N})?\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s(?:đồng|USD|đô))?|tr|củ|k|đồng|đ|VNĐ|VND"
    rf"|USD|đô(?:\sla)?)(?![^\W\d_])(?:{_AND}{N}\s?(?:triệu|tỷ|nghìn)(?:\sđồng)?)?"
)
_TIME = rf"{N}(?:{_AND}{N})?\s?(?:giây|phút|giờ|tiếng|ngày|tuần|tháng|năm)(?![^\W\d_])"
_DATE = r"[0-3]?\d/[01]?\d/(?:19|20)\d{2}"
_NEAR = r"[^.;|\n]"
_TAX = r"(?:thuế(?!\s+kế)|VAT|GTGT|TNCN|TNDN)"
LAW = (
    r"(?:\b(?-i:Bộ luật|Luật(?!\s+sư)|Nghị định|Nghị quyết|Thông tư|Pháp lệnh|Công văn(?=\s+(?:số\s+)?\d))\b"
    r"|\bpháp luật\b|\btheo luật\b|\bthuộc diện luật\b"
    r"|\bluật\s+(?:định|quy định|buộc|bắt|cấm|cho|đòi|yêu cầu|phạt|nói|ghi|đặt|giới hạn|hiện hành|mới)\b"
    r"|\bluật\s+(?:quảng cáo|thuế|lao động|thương mại|doanh nghiệp|dữ liệu)"
    r"|\bcơ quan (?:thuế|nhà nước|chuyên trách|quản lý|chức năng|có thẩm quyền|công an)\b"
    r"|\btheo quy định\b(?! (?:của )?(?:công ty|agency|khách|hợp đồng|nội bộ)))"
)
# Those who make up the trade and its market; a share of them is a statistic.
WHO = (
    r"(?:doanh nghiệp|công ty|agency|nhãn hàng|thương hiệu|brand|client|khách hàng|khách thuê|người dùng"
    r"|người tiêu dùng|người mua|người làm|người Việt|"
    r"người trẻ|nhân viên|nhân sự|lao động|ứng viên|sinh viên|account|AE|marketer|nhà quảng cáo|nhà tiếp thị"
    r"|freelancer|designer|planner|copywriter|KOC|KOL|"
    r"startup|SME|dân số|hộ gia đình|Gen ?Z|giám đốc marketing|CMO)"
)
_TRADE = (
    r"(?:doanh nghiệp|công ty|agency|nhãn hàng|thương hiệu|marketer|freelancer|nhà quảng cáo|người tiêu dùng"
    r"|người Việt|account|AE|nhân sự|người làm nghề|dân số|Gen ?Z)"
)
_TRADE_HINTS = (
    "doanh_nghiệp công_ty agency nhãn_hàng thương_hiệu brand client khách_hàng khách_thuê người nhân_viên nhân_sự "
    "lao_động ứng_viên sinh_viên account ae "
    "marketer nhà_quảng nhà_tiếp freelancer designer planner copywriter koc kol startup sme dân_số hộ_gia gen genz "
    "giám_đốc cmo"
)
_FRACTION = (
    r"(?:(?:hơn|gần|quá|khoảng|chừng|tới|đến)\s+)?(?:(?:(?<=hơn )|(?<=gần )|(?<=quá )|(?<=khoảng )|(?<=tới )"
    r"|(?<=đến )|một |1 )nửa|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|\d+)\s+phần\s+(?:ba|tư|bốn|năm|mười|\d+))"
)
_MARKET = (
    r"(?:thị trường|(?<!mã )ngành(?! của| nghề)|doanh thu quảng cáo|chi tiêu quảng cáo|ngân sách (?:marketing"
    r"|quảng cáo) (?:của )?(?:cả nước|Việt Nam|thị trường|ngành))"
)
_BEST = (
    r"(?:lớn nhất|hàng đầu|số (?:một|1)|duy nhất|tốt nhất|nhiều nhất|mạnh nhất|nhanh nhất|uy tín nhất|nổi tiếng nhất"
    r"|đầu tiên|top \d+|dẫn đầu|đứng đầu)"
)
_PLACE = (
    r"(?:Việt Nam|thế giới|thị trường|ngành|cả nước|toàn cầu|châu Á|Đông Nam Á|khu vực|TP\.?HCM|Hà Nội|Sài Gòn"
    r"|miền (?:Nam|Bắc|Trung))"
)


@dataclass(frozen=True)
class Kind:
    """A kind of claim.

    Attributes:
        rule, name: as in Claim.
        hints: syllables and pairs of them in small letters; a sentence must hold one of each set. The pattern is slower
            to try.
        pattern: the words that make the claim.
        units: kinds of the figures that are part of it; empty for claims that need none.
        topic: what a fact must speak of to cover it.
        context: what must stand anywhere in the sentence besides.
        whole: whether all such figures of the sentence belong to it, and not only those within the pattern.
        assumed: whether "giả sử", "giả định" makes it an example.
        told: whether it may stand in a text of the worked project, whose numbers have a rule of their own.
        who: whether a fact must speak of the same people.
    """

    rule: str
    name: str
    hints: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]
    units: frozenset[str]
    topic: str = ""
    context: re.Pattern[str] | None = None
    whole: bool = False
    assumed: bool = True
    told: bool = True
    who: bool = False


_NOTHING_MORE: Mapping[str, bool] = {}


def _kind(
    rule: str,
    name: str,
    hints: str,
    pattern: str,
    units: str,
    topic: str = "",
    context: str = "",
    more: Mapping[str, bool] = _NOTHING_MORE,
) -> Kind:
    sets = tuple(frozenset(hint.replace("_", " ") for hint in part.split()) for part in hints.split("+"))
    needed = re.compile(context) if context else None
    figures = frozenset(units.split("|")) - {""}
    return Kind(rule, name, sets, re.compile(pattern, re.IGNORECASE), figures, topic, needed, **more)


LAW_RULE, TRADE_RULE = "thieu-nguon", "can-nguon"
_TIMES = "giây|phút|giờ|ngày|tuần|tháng|năm"
_STATISTIC = {"assumed": False, "told": False}
_SHARE = {**_STATISTIC, "who": True}
KINDS = (
    _kind(
        LAW_RULE, "thuế suất", "thuế vat gtgt tncn tndn áp_dụng diện",
        rf"{_TAX}(?:{_NEAR}(?!biên|margin|mark-up|đợt|phí dịch|hoa hồng)){{0,45}}?{_PERCENT}"
        rf"|{_PERCENT}\s*(?:tiền\s+)?{_TAX}"
        rf"|(?:mức|diện|áp dụng|chịu|thuế suất)\s+{_PERCENT}{_NEAR}{{0,30}}(?:áp dụng|hiệu lực|{_TAX})|\b(?:diện"
        rf"|hiểu là áp dụng)\s+{_PERCENT}",
        "%", _TAX,
    ),
    _kind(
        LAW_RULE, "ngưỡng hay số tiền về thuế",
        "thuế vat gtgt tncn tndn khấu_trừ tiền_mặt giảm_trừ lệ_phí hóa_đơn môn_bài",
        rf"(?:{_TAX}|khấu trừ|không dùng tiền mặt){_NEAR}{{0,60}}?(?:từ|trên|dưới|quá|ngưỡng|mức|tới"
        rf"|đến)\s+(?:{_MONEY})"
        rf"|(?:từ|trên|dưới|quá|ngưỡng)\s+(?:{_MONEY}){_NEAR}{{0,60}}?(?:{_TAX}|khấu trừ|không dùng tiền mặt"
        r"|phải dùng hóa đơn)"
        rf"|(?:giảm trừ|lệ phí|môn bài|thuế khoán){_NEAR}{{0,30}}?(?:{_MONEY})",
        "đồng", rf"{_TAX}|khấu trừ|tiền mặt|giảm trừ|lệ phí|doanh thu",
    ),
    _kind(
        LAW_RULE, "mức phạt", "phạt nghĩa_vụ",
        rf"(?:\bphạt|tiền phạt){_NEAR}{{0,60}}?{_PERCENT}|\bphạt(?:(?:(?!giá|phần |hợp đồng"
        rf"|đợt){_NEAR}){{0,60}}?\b(?:là|từ|tới|đến|tiền|đa|hành chính))?\s+(?:{_MONEY})"
        rf"|{_PERCENT}\s+(?:giá trị\s+)?phần nghĩa vụ",
        "%|đồng", "phạt",
    ),
    _kind(
        LAW_RULE, "con số của luật", "luật nghị_định nghị_quyết thông_tư pháp_lệnh công_văn cơ_quan quy_định",
        rf"{LAW}.*?(?:{_PERCENT}|{_MONEY}|{_TIME})|(?:{_PERCENT}|{_MONEY}|{_TIME}).*?\b(?:theo|của|trong|tại|do|bởi"
        rf"|cho)\s+(?:\w+\s+){{0,3}}?{LAW}|(?:{_PERCENT}|{_MONEY}|{_TIME})\s+(?:theo luật|theo quy định)",
        f"%|đồng|lần|{_TIMES}", more={"whole": True},
    ),
    _kind(
        LAW_RULE, "ngày hiệu lực", "hiệu_lực áp_dụng đến_hết tới_hết kể_từ bãi_bỏ thay",
        rf"(?:hiệu lực|áp dụng|đến hết|tới hết|kể từ|bãi bỏ|thay)(?:\s+(?:từ|ngày|đến|hết|tới)){{0,3}}\s+{_DATE}",
        "ngày tháng", context=rf"{LAW}|{_TAX}|{N}\s?%",
    ),
    _kind(
        LAW_RULE, "giới hạn giờ làm, thử việc, bảo hiểm",
        "thử_việc làm_thêm tăng_ca bình_thường nghỉ bhxh bhyt bảo_hiểm lao_động",
        r"(?:thử việc|làm thêm|tăng ca|giờ làm (?:việc )?bình thường|nghỉ (?:phép|lễ|Tết|thai sản)|BHXH|BHYT"
        r"|bảo hiểm xã hội|hợp đồng lao động)"
        rf"{_NEAR}{{0,40}}?(?:không (?:được )?quá|tối đa|ít nhất|tối thiểu|trần|giới hạn|được hưởng|đóng|bằng"
        rf"|chỉ được){_NEAR}{{0,15}}?(?:{_PERCENT}|{_TIME}|{_MONEY})"
        rf"|(?:không (?:được )?quá|tối đa|ít nhất)\s+(?:{_TIME}|{_PERCENT}){_NEAR}{{0,30}}?(?:làm thêm|thử việc"
        r"|giờ làm việc bình thường)"
        rf"|(?:BHXH|BHYT|BHTN|bảo hiểm (?:xã hội|y tế|thất nghiệp)){_NEAR}{{0,30}}?{_PERCENT}",
        f"%|đồng|{_TIMES}", "thử việc|làm thêm|giờ làm|nghỉ|bảo hiểm|BHXH|lao động",
    ),
    _kind(
        LAW_RULE, "hạn kê khai, lập hóa đơn", "kê_khai nộp_thuế khai_thuế nộp_tờ hóa_đơn",
        r"(?:kê khai|nộp thuế|khai thuế|nộp tờ khai|lập hóa đơn|hóa đơn (?:phải )?(?:được )?(?:lập"
        rf"|xuất)){_NEAR}{{0,50}}?(?:chậm nhất|trong vòng|trong thời hạn|không quá|trước ngày|ngày)"
        rf"\s+(?:là\s+)?(?:ngày\s+)?(?:{_TIME}|\d{{1,2}}(?![\d/.,]))",
        f"{_TIMES}|số", "hóa đơn|thuế|khai",
    ),
    _kind(
        TRADE_RULE, "mức lương", "lương thu_nhập thù_lao cát nhuận_bút tháng",
        r"(?:\blương|\bthu nhập(?! gộp| của agency| thuần)|\bthù lao|\bcát-?xê"
        rf"|\bnhuận bút){_NEAR}{{0,60}}?(?:{_MONEY})"
        rf"|(?:{_MONEY})\s*(?:tiền\s+)?(?:lương|thu nhập(?! gộp))"
        r"|\b(?:AE|AM|account|fresher|intern|thực tập sinh|nhân viên|designer|copywriter|planner"
        rf"|người mới)\b{_NEAR}{{0,30}}?\b(?:nhận|được trả|kiếm|hưởng|trả)\b{_NEAR}{{0,25}}?"
        rf"(?:{_MONEY})\s*(?:đồng\s*)?(?:mỗi|một|/|hằng|hàng)\s*(?:tháng|năm)",
        "đồng|USD", "lương|thu nhập|thù lao|tiền công|nhuận bút|tiền chi",
    ),
    _kind(
        TRADE_RULE, "tỷ lệ trong ngành", f"% trăm + {_TRADE_HINTS}",
        rf"{_PERCENT}\s+(?:(?:trong|của|các|những|số|tổng|là|mọi)\s+){{0,3}}{WHO}\b",
        "%", more=_SHARE,
    ),
    _kind(
        TRADE_RULE, "tỷ lệ trong ngành",
        f"% trăm + tỷ_lệ số phần đa_số chiếm tới việt thường hiện_nay phổ_biến + {_TRADE_HINTS}",
        rf"(?:tỷ lệ|số|phần|đa số|phần lớn)\s+(?:các\s+|những\s+)?{_TRADE}\b{_NEAR}{{0,40}}?{_PERCENT}"
        rf"|\b{_TRADE}\b{_NEAR}{{0,30}}?(?:chiếm|tới)\s+(?:khoảng\s+|hơn\s+|gần\s+)?{_PERCENT}"
        rf"|\b{_TRADE}\s+(?:(?:ở|tại)\s+)?(?:Việt Nam|Việt|thường|hiện nay|phổ biến)\b{_NEAR}{{0,40}}?{_PERCENT}",
        "%", more=_SHARE,
    ),
    _kind(
        TRADE_RULE, "tỷ lệ trong ngành", f"cứ / trên trong + {_TRADE_HINTS}",
        rf"\bcứ\s+(?:\w+\s+){{1,2}}(?:các\s+)?{WHO}\b|\b\d+\s*(?:/|trên"
        rf"|trong)\s*(?:tổng\s+)?(?:số\s+)?\d+\s+(?:\w+\s+)?{WHO}\b"
        rf"|\btrong\s+\d+\s+{WHO}\b{_NEAR}{{0,15}}?\bcó\s+\d+",
        "số", more=_SHARE,
    ),
    _kind(
        TRADE_RULE, "tỷ lệ trong ngành", f"nửa phần + {_TRADE_HINTS}",
        rf"{_FRACTION}\s+(?:(?:số|các|trong|tổng|những)\s+){{0,2}}{_TRADE}\b",
        "", more=_SHARE,
    ),
    _kind(
        TRADE_RULE, "số liệu thị trường", "thị_trường ngành doanh_thu chi_tiêu ngân_sách + % trăm tỷ triệu",
        rf"\b{_MARKET}\b[^.;:|\n]{{0,50}}?(?:{_PERCENT}|{N}\s?(?:tỷ|triệu)\s(?:đồng|USD|đô))",
        "%|đồng|USD", more=_STATISTIC,
    ),
    _kind(
        TRADE_RULE, "số trung bình trong ngành", "trung_bình bình_quân gấp",
        rf"\b{_TRADE}\b{_NEAR}{{0,60}}?\bgấp\s+(?:\w+\s+)?{N}\s+lần|\b(?:trung bình|bình quân)\s+(?:một "
        rf"|mỗi )?{_TRADE}\b{_NEAR}{{0,40}}?{N}|\b{_TRADE}\b{_NEAR}{{0,15}}?\b(?:trung bình"
        rf"|bình quân)\b{_NEAR}{{0,25}}?{N}",
        f"%|đồng|USD|số|lần|{_TIMES}", more=_SHARE,
    ),
    _kind(
        TRADE_RULE, "lời nói nhất",
        "lớn_nhất hàng_đầu số_một số_1 duy_nhất tốt_nhất nhiều_nhất mạnh_nhất nhanh_nhất tín_nhất tiếng_nhất đầu_tiên "
        "top dẫn_đầu đứng_đầu",
        rf"\b{_BEST}\s+(?:(?:tại|ở|trong|của|trên)\s+)?(?:cả\s+)?{_PLACE}\b",
        "", "nhất|hàng đầu|đầu tiên|số một|dẫn đầu|đứng đầu", more=_STATISTIC,
    ),
    _kind(
        TRADE_RULE, "nghiên cứu không tên", "nghiên_cứu khảo_sát thống_kê báo_cáo số_liệu",
        r"\b(?:theo|dựa trên|dẫn)\s+(?:một |nhiều |các |kết quả )?(?:số )?(?:nghiên cứu|khảo sát|thống kê"
        r"|báo cáo ngành|số liệu ngành)(?! của (?:mình|bạn|khách|agency|đội|team))"
        r"|\b(?:nghiên cứu|khảo sát|thống kê)\s+(?:gần đây |mới nhất |mới )?(?:cho thấy|chỉ ra|cho biết|nói rằng"
        r"|chứng minh)",
        "", "khảo sát|nghiên cứu|thống kê|báo cáo (?:lương|thị trường|ngành|năm)", more=_STATISTIC,
    ),
)  # fmt: skip
