"""Which sentences claim something that is worth nothing without a source, and the figures that the source must hold.

A claim is found by what it says, not by where it stands: the number of a legal text, a rate of tax, a penalty, a limit
set by law, a salary, a share of the trade, "the largest in Vietnam", "a study shows". Years, dates, hours of the day,
prices of an example and shares of one's own time are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from account_docs.check.figures import Figure, figures, with_digits

_N = r"\d(?:[\d.,]*\d)?"
_AND = r"(?:\s*(?:–|-|/|còn|xuống|lên|thành|hoặc|và|hay|đến|tới)\s*(?:còn|là|mức|dưới|trên)?\s*)"
_PERCENT = rf"{_N}(?:{_AND}{_N})*\s?(?:%|phần trăm)(?:{_AND}{_N}\s?(?:%|phần trăm))*"
_MONEY = rf"\$\s?{_N}|{_N}(?:{_AND}{_N})?\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s(?:đồng|USD|đô))?|tr|củ|k|đồng|đ|VNĐ|VND|USD|đô(?:\sla)?)(?![^\W\d_])(?:{_AND}{_N}\s?(?:triệu|tỷ|nghìn)(?:\sđồng)?)?"
_TIME = rf"{_N}(?:{_AND}{_N})?\s?(?:giây|phút|giờ|tiếng|ngày|tuần|tháng|năm)(?![^\W\d_])"
_DATE = r"[0-3]?\d/[01]?\d/(?:19|20)\d{2}"
_NEAR = r"[^.;|\n]"
_TAX = r"(?:thuế(?!\s+kế)|VAT|GTGT|TNCN|TNDN)"
_LAW = (
    r"(?:\b(?-i:Bộ luật|Luật(?!\s+sư)|Nghị định|Nghị quyết|Thông tư|Pháp lệnh|Công văn(?=\s+(?:số\s+)?\d))\b|\bpháp luật\b|\btheo luật\b|\bthuộc diện luật\b"
    r"|\bluật\s+(?:định|quy định|buộc|bắt|cấm|cho|đòi|yêu cầu|phạt|nói|ghi|đặt|giới hạn|hiện hành|mới)\b|\bluật\s+(?:quảng cáo|thuế|lao động|thương mại|doanh nghiệp|dữ liệu)"
    r"|\bcơ quan (?:thuế|nhà nước|chuyên trách|quản lý|chức năng|có thẩm quyền|công an)\b|\btheo quy định\b(?! (?:của )?(?:công ty|agency|khách|hợp đồng|nội bộ)))"
)
# Those who make up the trade and its market; a share of them is a statistic.
_WHO = (
    r"(?:doanh nghiệp|công ty|agency|nhãn hàng|thương hiệu|brand|client|khách hàng|khách thuê|người dùng|người tiêu dùng|người mua|người làm|người Việt|"
    r"người trẻ|nhân viên|nhân sự|lao động|ứng viên|sinh viên|account|AE|marketer|nhà quảng cáo|nhà tiếp thị|freelancer|designer|planner|copywriter|KOC|KOL|"
    r"startup|SME|dân số|hộ gia đình|Gen ?Z|giám đốc marketing|CMO)"
)
_TRADE = r"(?:doanh nghiệp|công ty|agency|nhãn hàng|thương hiệu|marketer|freelancer|nhà quảng cáo|người tiêu dùng|người Việt|account|AE|nhân sự|người làm nghề|dân số|Gen ?Z)"
_TRADE_HINTS = (
    "doanh_nghiệp công_ty agency nhãn_hàng thương_hiệu brand client khách_hàng khách_thuê người nhân_viên nhân_sự lao_động ứng_viên sinh_viên account ae "
    "marketer nhà_quảng nhà_tiếp freelancer designer planner copywriter koc kol startup sme dân_số hộ_gia gen genz giám_đốc cmo"
)
_FRACTION = r"(?:(?:hơn|gần|quá|khoảng|chừng|tới|đến)\s+)?(?:(?:(?<=hơn )|(?<=gần )|(?<=quá )|(?<=khoảng )|(?<=tới )|(?<=đến )|một |1 )nửa|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|\d+)\s+phần\s+(?:ba|tư|bốn|năm|mười|\d+))"
_MARKET = r"(?:thị trường|(?<!mã )ngành(?! của| nghề)|doanh thu quảng cáo|chi tiêu quảng cáo|ngân sách (?:marketing|quảng cáo) (?:của )?(?:cả nước|Việt Nam|thị trường|ngành))"
_BEST = r"(?:lớn nhất|hàng đầu|số (?:một|1)|duy nhất|tốt nhất|nhiều nhất|mạnh nhất|nhanh nhất|uy tín nhất|nổi tiếng nhất|đầu tiên|top \d+|dẫn đầu|đứng đầu)"
_PLACE = r"(?:Việt Nam|thế giới|thị trường|ngành|cả nước|toàn cầu|châu Á|Đông Nam Á|khu vực|TP\.?HCM|Hà Nội|Sài Gòn|miền (?:Nam|Bắc|Trung))"


@dataclass(frozen=True)
class Claim:
    """Something that needs a source.

    Attributes:
        rule: id of the rule that asks for it.
        name: what it is, in Vietnamese.
        words: the words that claim it.
        figures: the figures that a fact at the sentence must hold.
        topics: patterns that the fact must match, whatever its figures.
    """

    rule: str
    name: str
    words: str
    figures: tuple[Figure, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class _Kind:
    """A kind of claim.

    Attributes:
        rule, name: as in Claim.
        hints: syllables and pairs of them in small letters; a sentence must hold one of each set. The pattern is slower to try.
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


def _kind(rule: str, name: str, hints: str, pattern: str, units: str, topic: str = "", context: str = "", **more: bool) -> _Kind:
    needed = re.compile(context) if context else None
    return _Kind(rule, name, tuple(frozenset(hint.replace("_", " ") for hint in part.split()) for part in hints.split("+")), re.compile(pattern, re.IGNORECASE), frozenset(units.split("|")) - {""}, topic, needed, **more)


_LAW_RULE, _TRADE_RULE = "thieu-nguon", "can-nguon"
_TIMES = "giây|phút|giờ|ngày|tuần|tháng|năm"
_STATISTIC = {"assumed": False, "told": False}
_SHARE = {**_STATISTIC, "who": True}
_KINDS = (
    _kind(
        _LAW_RULE, "thuế suất", "thuế vat gtgt tncn tndn áp_dụng diện",
        rf"{_TAX}(?:{_NEAR}(?!biên|margin|mark-up|đợt|phí dịch|hoa hồng)){{0,45}}?{_PERCENT}|{_PERCENT}\s*(?:tiền\s+)?{_TAX}"
        rf"|(?:mức|diện|áp dụng|chịu|thuế suất)\s+{_PERCENT}{_NEAR}{{0,30}}(?:áp dụng|hiệu lực|{_TAX})|\b(?:diện|hiểu là áp dụng)\s+{_PERCENT}",
        "%", _TAX,
    ),
    _kind(
        _LAW_RULE, "ngưỡng hay số tiền về thuế", "thuế vat gtgt tncn tndn khấu_trừ tiền_mặt giảm_trừ lệ_phí hóa_đơn môn_bài",
        rf"(?:{_TAX}|khấu trừ|không dùng tiền mặt){_NEAR}{{0,60}}?(?:từ|trên|dưới|quá|ngưỡng|mức|tới|đến)\s+(?:{_MONEY})"
        rf"|(?:từ|trên|dưới|quá|ngưỡng)\s+(?:{_MONEY}){_NEAR}{{0,60}}?(?:{_TAX}|khấu trừ|không dùng tiền mặt|phải dùng hóa đơn)"
        rf"|(?:giảm trừ|lệ phí|môn bài|thuế khoán){_NEAR}{{0,30}}?(?:{_MONEY})",
        "đồng", rf"{_TAX}|khấu trừ|tiền mặt|giảm trừ|lệ phí|doanh thu",
    ),
    _kind(
        _LAW_RULE, "mức phạt", "phạt nghĩa_vụ",
        rf"(?:\bphạt|tiền phạt){_NEAR}{{0,60}}?{_PERCENT}|\bphạt(?:(?:(?!giá|phần |hợp đồng|đợt){_NEAR}){{0,60}}?\b(?:là|từ|tới|đến|tiền|đa|hành chính))?\s+(?:{_MONEY})|{_PERCENT}\s+(?:giá trị\s+)?phần nghĩa vụ",
        "%|đồng", "phạt",
    ),
    _kind(
        _LAW_RULE, "con số của luật", "luật nghị_định nghị_quyết thông_tư pháp_lệnh công_văn cơ_quan quy_định",
        rf"{_LAW}.*?(?:{_PERCENT}|{_MONEY}|{_TIME})|(?:{_PERCENT}|{_MONEY}|{_TIME}).*?\b(?:theo|của|trong|tại|do|bởi|cho)\s+(?:\w+\s+){{0,3}}?{_LAW}|(?:{_PERCENT}|{_MONEY}|{_TIME})\s+(?:theo luật|theo quy định)",
        f"%|đồng|lần|{_TIMES}", whole=True,
    ),
    _kind(
        _LAW_RULE, "ngày hiệu lực", "hiệu_lực áp_dụng đến_hết tới_hết kể_từ bãi_bỏ thay",
        rf"(?:hiệu lực|áp dụng|đến hết|tới hết|kể từ|bãi bỏ|thay)(?:\s+(?:từ|ngày|đến|hết|tới)){{0,3}}\s+{_DATE}",
        "ngày tháng", context=rf"{_LAW}|{_TAX}|{_N}\s?%",
    ),
    _kind(
        _LAW_RULE, "giới hạn giờ làm, thử việc, bảo hiểm", "thử_việc làm_thêm tăng_ca bình_thường nghỉ bhxh bhyt bảo_hiểm lao_động",
        r"(?:thử việc|làm thêm|tăng ca|giờ làm (?:việc )?bình thường|nghỉ (?:phép|lễ|Tết|thai sản)|BHXH|BHYT|bảo hiểm xã hội|hợp đồng lao động)"
        rf"{_NEAR}{{0,40}}?(?:không (?:được )?quá|tối đa|ít nhất|tối thiểu|trần|giới hạn|được hưởng|đóng|bằng|chỉ được){_NEAR}{{0,15}}?(?:{_PERCENT}|{_TIME}|{_MONEY})"
        rf"|(?:không (?:được )?quá|tối đa|ít nhất)\s+(?:{_TIME}|{_PERCENT}){_NEAR}{{0,30}}?(?:làm thêm|thử việc|giờ làm việc bình thường)"
        rf"|(?:BHXH|BHYT|BHTN|bảo hiểm (?:xã hội|y tế|thất nghiệp)){_NEAR}{{0,30}}?{_PERCENT}",
        f"%|đồng|{_TIMES}", "thử việc|làm thêm|giờ làm|nghỉ|bảo hiểm|BHXH|lao động",
    ),
    _kind(
        _LAW_RULE, "hạn kê khai, lập hóa đơn", "kê_khai nộp_thuế khai_thuế nộp_tờ hóa_đơn",
        rf"(?:kê khai|nộp thuế|khai thuế|nộp tờ khai|lập hóa đơn|hóa đơn (?:phải )?(?:được )?(?:lập|xuất)){_NEAR}{{0,50}}?(?:chậm nhất|trong vòng|trong thời hạn|không quá|trước ngày|ngày)"
        rf"\s+(?:là\s+)?(?:ngày\s+)?(?:{_TIME}|\d{{1,2}}(?![\d/.,]))",
        f"{_TIMES}|số", "hóa đơn|thuế|khai",
    ),
    _kind(
        _TRADE_RULE, "mức lương", "lương thu_nhập thù_lao cát nhuận_bút tháng",
        rf"(?:\blương|\bthu nhập(?! gộp| của agency| thuần)|\bthù lao|\bcát-?xê|\bnhuận bút){_NEAR}{{0,60}}?(?:{_MONEY})"
        rf"|(?:{_MONEY})\s*(?:tiền\s+)?(?:lương|thu nhập(?! gộp))"
        rf"|\b(?:AE|AM|account|fresher|intern|thực tập sinh|nhân viên|designer|copywriter|planner|người mới)\b{_NEAR}{{0,30}}?\b(?:nhận|được trả|kiếm|hưởng|trả)\b{_NEAR}{{0,25}}?"
        rf"(?:{_MONEY})\s*(?:đồng\s*)?(?:mỗi|một|/|hằng|hàng)\s*(?:tháng|năm)",
        "đồng|USD", "lương|thu nhập|thù lao|tiền công|nhuận bút|tiền chi",
    ),
    _kind(
        _TRADE_RULE, "tỷ lệ trong ngành", f"% trăm + {_TRADE_HINTS}",
        rf"{_PERCENT}\s+(?:(?:trong|của|các|những|số|tổng|là|mọi)\s+){{0,3}}{_WHO}\b",
        "%", **_SHARE,
    ),
    _kind(
        _TRADE_RULE, "tỷ lệ trong ngành", f"% trăm + tỷ_lệ số phần đa_số chiếm tới việt thường hiện_nay phổ_biến + {_TRADE_HINTS}",
        rf"(?:tỷ lệ|số|phần|đa số|phần lớn)\s+(?:các\s+|những\s+)?{_TRADE}\b{_NEAR}{{0,40}}?{_PERCENT}"
        rf"|\b{_TRADE}\b{_NEAR}{{0,30}}?(?:chiếm|tới)\s+(?:khoảng\s+|hơn\s+|gần\s+)?{_PERCENT}"
        rf"|\b{_TRADE}\s+(?:(?:ở|tại)\s+)?(?:Việt Nam|Việt|thường|hiện nay|phổ biến)\b{_NEAR}{{0,40}}?{_PERCENT}",
        "%", **_SHARE,
    ),
    _kind(
        _TRADE_RULE, "tỷ lệ trong ngành", f"cứ / trên trong + {_TRADE_HINTS}",
        rf"\bcứ\s+(?:\w+\s+){{1,2}}(?:các\s+)?{_WHO}\b|\b\d+\s*(?:/|trên|trong)\s*(?:tổng\s+)?(?:số\s+)?\d+\s+(?:\w+\s+)?{_WHO}\b"
        rf"|\btrong\s+\d+\s+{_WHO}\b{_NEAR}{{0,15}}?\bcó\s+\d+",
        "số", **_SHARE,
    ),
    _kind(_TRADE_RULE, "tỷ lệ trong ngành", f"nửa phần + {_TRADE_HINTS}", rf"{_FRACTION}\s+(?:(?:số|các|trong|tổng|những)\s+){{0,2}}{_TRADE}\b", "", **_SHARE),
    _kind(
        _TRADE_RULE, "số liệu thị trường", "thị_trường ngành doanh_thu chi_tiêu ngân_sách + % trăm tỷ triệu",
        rf"\b{_MARKET}\b[^.;:|\n]{{0,50}}?(?:{_PERCENT}|{_N}\s?(?:tỷ|triệu)\s(?:đồng|USD|đô))",
        "%|đồng|USD", **_STATISTIC,
    ),
    _kind(
        _TRADE_RULE, "số trung bình trong ngành", "trung_bình bình_quân gấp",
        rf"\b{_TRADE}\b{_NEAR}{{0,60}}?\bgấp\s+(?:\w+\s+)?{_N}\s+lần|\b(?:trung bình|bình quân)\s+(?:một |mỗi )?{_TRADE}\b{_NEAR}{{0,40}}?{_N}|\b{_TRADE}\b{_NEAR}{{0,15}}?\b(?:trung bình|bình quân)\b{_NEAR}{{0,25}}?{_N}",
        f"%|đồng|USD|số|lần|{_TIMES}", **_SHARE,
    ),
    _kind(
        _TRADE_RULE, "lời nói nhất", "lớn_nhất hàng_đầu số_một số_1 duy_nhất tốt_nhất nhiều_nhất mạnh_nhất nhanh_nhất tín_nhất tiếng_nhất đầu_tiên top dẫn_đầu đứng_đầu",
        rf"\b{_BEST}\s+(?:(?:tại|ở|trong|của|trên)\s+)?(?:cả\s+)?{_PLACE}\b",
        "", "nhất|hàng đầu|đầu tiên|số một|dẫn đầu|đứng đầu", **_STATISTIC,
    ),
    _kind(
        _TRADE_RULE, "nghiên cứu không tên", "nghiên_cứu khảo_sát thống_kê báo_cáo số_liệu",
        r"\b(?:theo|dựa trên|dẫn)\s+(?:một |nhiều |các |kết quả )?(?:số )?(?:nghiên cứu|khảo sát|thống kê|báo cáo ngành|số liệu ngành)(?! của (?:mình|bạn|khách|agency|đội|team))"
        r"|\b(?:nghiên cứu|khảo sát|thống kê)\s+(?:gần đây |mới nhất |mới )?(?:cho thấy|chỉ ra|cho biết|nói rằng|chứng minh)",
        "", "khảo sát|nghiên cứu|thống kê|báo cáo (?:lương|thị trường|ngành|năm)", **_STATISTIC,
    ),
)  # fmt: skip
_WORD = re.compile(r"\w+|[%/]")
# The hints of kinds that need one of them, and the kinds that need one of several sets.
_ALONE = frozenset(("điều",)).union(*(kind.hints[0] for kind in _KINDS if len(kind.hints) == 1))
_TOGETHER = tuple(kind for kind in _KINDS if len(kind.hints) > 1)
_DIGIT = re.compile(r"\d")
# Without a digit only these can make a claim: numbers in words, and the kinds that need no number.
_WITHOUT_DIGIT = (
    *("phần trăm", "phần mười", "phần tư", "phần ba", "nửa ", "cứ ", "nhất ", "đầu ", "số một"),
    *("nghiên cứu", "khảo sát", "thống kê", "báo cáo ngành"),
)
_COUNTED = (" triệu", " nghìn", " tỷ", " giờ", " ngày", " tháng", " lần")
_NUMERAL = re.compile(
    rf"(?:mươi|trăm|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|rưỡi)(?:{'|'.join(_COUNTED)})"
)
_WHO_FOUND = re.compile(rf"\b{_WHO}\b", re.IGNORECASE)
_ASSUMED = re.compile(r"giả (?:sử|định|dụ)", re.IGNORECASE)
# "chưa VAT", "gồm VAT", "sau thuế": the price is meant, not the tax; unless a rate follows.
_PRICE_SIGN = re.compile(rf"(?:chưa|đã|gồm|trước|sau|không|ngoài|có|kèm|cộng|tính|phần|khoản|dòng)\s+(?:cả\s+|gồm\s+)*(?:VAT|GTGT|thuế)(?!\s*\(?\s*(?:GTGT\s*)?(?:là\s+|mức\s+|suất\s+)?{_N}\s?%|\s+suất)", re.IGNORECASE)
# Particular taxes, penalties and the like: a fact about another one doesn't cover.
_TOPICS = (
    (re.compile(r"VAT|GTGT|giá trị gia tăng"), r"VAT|GTGT|giá trị gia tăng"),
    (re.compile(r"TNCN|thu nhập cá nhân"), r"TNCN|thu nhập cá nhân"),
    (re.compile(r"TNDN|thu nhập doanh nghiệp"), r"TNDN|thu nhập doanh nghiệp"),
    (re.compile(r"nhà thầu"), r"nhà thầu"),
    (re.compile(r"lương tối thiểu"), r"lương tối thiểu"),
    (re.compile(r"thử việc"), r"thử việc"),
)
# The name before a year: "Luật Thương mại 2005".
_LAW_NAME = re.compile(r"(?:((?:Bộ luật|Luật|Pháp lệnh) [A-ZĐÀ-Ỹ][^\W\d_]*(?: [^\W\d_]+)??)|luật|Luật|Nghị định|Nghị quyết|Thông tư)[^.;|()]*$")
_OF_LAW = re.compile(_LAW, re.IGNORECASE)
_CONTRACT = re.compile(r"hợp đồng|phụ lục|SOW|thỏa thuận|điều khoản", re.IGNORECASE)


def _legal_texts(text: str, told: bool) -> Iterator[Claim]:
    """Numbers and years of legal texts; articles, unless they can be of a contract."""
    found = [figure for figure in figures(text) if figure.kind in ("văn bản", "năm luật", "điều", "khoản")]
    of_law = bool(found) and _OF_LAW.search(text)
    for figure in found:
        if figure.kind == "điều" and not of_law and (told or _CONTRACT.search(text) or text[figure.start] == "đ") and float(figure.amount) < 100:
            continue
        if figure.kind == "khoản" and not of_law:
            continue
        words, topics = text[figure.start : figure.end].strip(), ()
        if figure.kind == "năm luật" and (name := _LAW_NAME.search(text, 0, figure.start)):
            words = text[name.start() : figure.end]
            topics = (re.escape(name[1]),) if name[1] else ()
        yield Claim(_LAW_RULE, "văn bản luật", words, (figure,), topics)


def _quoted(text: str, place: int) -> bool:
    """Whether a place of a sentence is within quotation marks: words there are spoken of, not said."""
    before = text[:place]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _words(small: str) -> set[str]:
    """Syllables of a text in small letters, and pairs of neighbours."""
    found = _WORD.findall(small)
    return {*found, *map(" ".join, zip(found, found[1:], strict=False))}


def _possible(kind: _Kind, words: set[str]) -> bool:
    """Whether a sentence of these words can make this kind of claim."""
    return all(not hints.isdisjoint(words) for hints in kind.hints)


def _may_claim(small: str) -> bool:
    """Whether a text without a digit can claim something."""
    if any(words in small for words in _WITHOUT_DIGIT):
        return True
    return any(unit in small for unit in _COUNTED) and bool(_NUMERAL.search(small))


def worth_reading(text: str) -> bool:
    """Whether a text may claim something; most do not, and are passed over by this."""
    small = text.lower()
    if not _DIGIT.search(small) and not _may_claim(small):
        return False
    words = _words(small)
    return not words.isdisjoint(_ALONE) or any(_possible(kind, words) for kind in _TOGETHER)


def claims(sentence: str, lead: str = "", told: bool = False) -> Iterator[Claim]:
    """What a sentence claims.

    Args:
        sentence: as it is read.
        lead: the paragraph over its list or table, which may say that all of it is an example.
        told: whether it tells of a worked project: then rates, sums and hours are the project's.
    """
    text = with_digits(sentence)
    yield from _legal_texts(text, told)
    small = text.lower()
    if "vat" in small or "gtgt" in small or "thuế" in small:
        text = _PRICE_SIGN.sub(lambda match: " " * len(match[0]), text)
    stated = figures(text)
    units = {figure.kind for figure in stated}
    words = _words(small)
    assumed = "giả " in small and bool(_ASSUMED.search(small)) or bool(_ASSUMED.search(lead))
    for kind in _KINDS:
        if (told and kind.told) or (assumed and kind.assumed) or (kind.units and kind.units.isdisjoint(units)):
            continue
        if not _possible(kind, words) or (kind.context and not kind.context.search(text)):
            continue
        for match in kind.pattern.finditer(text):
            inside = tuple(
                figure for figure in stated if figure.kind in kind.units and (kind.whole or match.start() <= figure.start < match.end())
            )
            if (kind.units and not inside) or (not kind.units and kind.rule == _TRADE_RULE and _quoted(text, match.start())):
                continue
            topics = tuple(topic for named, topic in _TOPICS if named.search(match[0]))
            if kind.who and (who := _WHO_FOUND.findall(match[0])):
                topics = (*topics, rf"\b{re.escape(who[-1])}\b")
            yield Claim(kind.rule, kind.name, " ".join(match[0].split()), inside, (*((kind.topic,) if kind.topic else ()), *topics))
            if kind.whole:
                break
