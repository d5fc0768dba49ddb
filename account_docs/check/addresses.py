"""What is wrong with an address that leads out of the site, or means to; nothing is asked for over the network."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from account_docs.content.addresses import plain_address, redirect_service, redirect_target, trackers
from account_docs.content.patterns import matched

ALLOWED = "https:, http:, mailto:, tel:"
# Addresses that run a script are named by the rule `html`, which no comment takes out.
SCRIPT_SCHEMES = (
    "javascript",
    "vbscript",
    "data",
    "livescript",
    "mocha",
    "blob",
    "filesystem",
    "view-source",
    "jar",
    "about",
)


@dataclass(frozen=True)
class Finding:
    """What is wrong with an address.

    Attributes:
        message: what is wrong, in Vietnamese.
        fix: how to mend it, in Vietnamese.
        better: the address that leads to the same place, when a machine may put it there; else "".
        everywhere: whether it is wrong in a letter to copy as well, where example hosts and trackers may be meant.
    """

    message: str
    fix: str
    better: str = ""
    everywhere: bool = False


def short(address: str) -> str:
    """An address as it is shown in a message."""
    shown = " ".join(address.split())
    return shown if len(shown) <= 60 else shown[:59] + "…"


# A file on someone's own machine, by the ways that Windows, macOS and Linux write it.
_ON_A_MACHINE = re.compile(
    r"file:|content:|[a-z]:[\\/]|[a-z]:\S*\\|\\{1,2}\w|~[\\/]|%userprofile%|"
    r"/(?:Users|home|Volumes|mnt|media|tmp|private|var|etc)/",
    re.IGNORECASE,
)
_UNSEEN = re.compile("[\u0000-\u001f\u007f\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.IGNORECASE | re.DOTALL)
_MEANT_WEB = re.compile(
    r"h?t{1,3}p{1,2}s{0,2}|h{1,3}t{1,3}p{1,3}s{0,3}|htt|hpts?|hhtps?|https?\.|hpps?|httos|httpa|htpps?", re.IGNORECASE
)
_TORN_WEB = re.compile(r"(?:https?)\s*(?:[;,.]|:\s|\s:)?\s*[/\\]{1,3}", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@/:?&,;<>()\[\]\"]{1,64}@[^\s@/:?&,;<>()\[\]\"]+")
_PHONE = re.compile(r"\+?[\d .()-]{7,24}")
# Ends of names that people write without https://; a page of ours ends in .md, which is one as well.
_ENDS = (
    "com|vn|net|org|edu|gov|info|biz|io|co|me|app|dev|ai|asia|us|uk|de|fr|jp|kr|cn|sg|au|eu|tv|cc|ly|gl|be|"
    "page|site|online|store|shop|xyz"
)
_BARE_DOMAIN = re.compile(rf"(?:[\w-]+\.)+(?:{_ENDS})(?::\d+)?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_LOCAL_HOST = re.compile(r"(?:localhost|(?:\d{1,3}\.){3}\d{1,3})(?::\d+)?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_LOCAL_ENDS = (
    "local",
    "localhost",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "localdomain",
    "test",
    "invalid",
    "onion",
    "arpa",
)
_EXAMPLE = re.compile(r"(?:.*\.)?(?:example|example\.(?:com|net|org|edu|vn))", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_SHORTENERS = frozenset(
    [
        "bit.ly",
        "bitly.com",
        "tinyurl.com",
        "t.co",
        "goo.gl",
        "shorturl.at",
        "shorturl.asia",
        "ow.ly",
        "is.gd",
        "v.gd",
        "cutt.ly",
        "rb.gy",
        "t.ly",
        "s.id",
        "bom.so",
        "by.com.vn",
        "tiny.cc",
        "buff.ly",
        "rebrand.ly",
        "lnkd.in",
    ]
)
# Pages in which something is written, or a preview that only its maker can open.
_WORKSHOP = re.compile(
    r"""(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|gitea\.com)/[^/]+/[^/]+/
        (?:-/)?(?:edit|new|upload|delete|ide|_edit|settings|tree-save|codespaces)(?:/|$|\?)
      | (?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)/[^?#]*/
        (?:blob|src|blame)/[^?#]*(?:\?[^\#]*)?\#(?:L|lines-)\d
      | (?:www\.)?gitlab\.com/-/ide/
      | (?:[^/]+\.)?(?:github\.dev|vscode\.dev|app\.github\.dev|gitpod\.io|githubpreview\.dev|csb\.app|
        stackblitz\.io|webcontainer\.io)(?:[/:?\#]|$)
      | (?:private-user-images\.githubusercontent\.com|htmlpreview\.github\.(?:io|com)|raw\.githack\.com|rawgit\.com)/
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _host_problem(host: str) -> Finding | None:
    """Why readers can't reach a host, or None.

    Source: RFC 6761, RFC 6762 and RFC 2606 (names for private use and examples); `ipaddress` knows the IANA registries.
    """
    local = Finding(
        f"“{host}” chỉ mở được trên máy hoặc mạng nội bộ của bạn",
        "thay bằng địa chỉ mà ai cũng mở được; nếu là trang của sổ tay thì ghi đường dẫn tới tệp .md, ví dụ"
        " ../giao-tiep/index.md cho /giao-tiep/",
        everywhere=True,
    )
    name = host.strip("[]").rstrip(".").lower()
    try:
        number = ipaddress.ip_address(name)
        return None if number.is_global and not number.is_multicast else local
    except ValueError:
        pass
    labels = name.split(".")
    if name == "localhost" or labels[-1] in _LOCAL_ENDS:
        return local
    # Browsers read 127.1, 0x7f.1 and 2130706433 as numbers of a machine.
    if re.fullmatch(r"\d+|0x[0-9a-f]*", labels[-1]):
        return local
    if _EXAMPLE.fullmatch(name):
        return Finding(
            f"“{host}” là tên miền làm ví dụ, không có trang nào ở đó",
            "ghi địa chỉ thật; muốn nêu ví dụ thì đặt giữa hai dấu phẩy ngược hoặc trong khối text",
        )
    if len(labels) < 2:
        return Finding(
            f"“{host}” chưa đủ tên miền",
            "chép lại cả địa chỉ từ thanh địa chỉ của trình duyệt, ví dụ https://moj.gov.vn",
        )
    if (
        len(name) > 253
        or not all(_LABEL.fullmatch(label) for label in labels)
        or len(labels[-1]) < 2
        or "_" in labels[-1]
    ):
        return Finding(
            f"“{short(host)}” không phải một tên miền viết đúng", "chép lại cả địa chỉ từ thanh địa chỉ của trình duyệt"
        )
    return None


def _web(address: str, torn: Finding) -> Finding | None:
    """What is wrong with an address that begins with http: or https:."""
    rest = address.partition(":")[2]
    if not rest.strip("/\\ "):
        return Finding(f"“{address}” chưa có phần tên trang", "chép lại cả địa chỉ từ thanh địa chỉ của trình duyệt")
    if re.match(r"//https?(?::|//?)", rest, re.IGNORECASE):
        return Finding(f"“{short(address)}” ghi https:// hai lần", "bỏ một lần https://")
    if not re.match(r"//[^/\\]", rest):
        return torn
    authority = matched(re.match(r"[^/?#\\]*", rest[2:]))[0]
    if re.search(r"\s", address):
        return _blank(address)
    if "…" in address or address.endswith("..."):
        return Finding(f"“{short(address)}” bị cắt giữa chừng", "mở lại trang ấy rồi chép cả địa chỉ")
    if "@" in authority:
        return Finding(
            f"“{short(address)}” có tên đăng nhập trước dấu @",
            "bỏ phần từ sau // tới dấu @; trình duyệt chỉ mở tên miền đứng sau dấu ấy",
        )
    host = re.fullmatch(r"(\[[0-9a-f:.]+\]|[^:]*)(?::(\d{1,5}))?", authority, re.IGNORECASE)
    if not host or not host[1] or (host[2] and not 0 < int(host[2]) < 65536):
        return Finding(
            f"“{short(authority)}” không phải một tên miền viết đúng",
            "chép lại cả địa chỉ từ thanh địa chỉ của trình duyệt",
        )
    if found := _host_problem(unquote(host[1])):
        return found
    if strange := re.search(r"[\\<>{}|^`\"]", address) or re.search(r"[][]", re.split(r"[?#]", address[8:])[0]):
        return Finding(
            f"địa chỉ “{short(address)}” có ký hiệu “{strange[0]}”",
            "chép lại cả địa chỉ từ thanh địa chỉ của trình duyệt",
        )
    return _detour(address, host[1].lower())


def _detour(address: str, host: str) -> Finding | None:
    """What stands between the reader and the page: an editor, a service that passes clicks on, trackers."""
    if redirect_service(address):
        plain = plain_address(address) if redirect_target(address) else ""
        if plain and not redirect_service(plain) and judge(plain) is None:
            return Finding(f"địa chỉ đi vòng qua {host}, nơi ghi lại ai đã bấm", f"thay bằng {short(plain)}", plain)
        return Finding(
            f"địa chỉ đi vòng qua {host}, nơi ghi lại ai đã bấm",
            "bấm vào liên kết, đợi trang mở ra rồi chép địa chỉ trên thanh địa chỉ của trình duyệt",
        )
    if _WORKSHOP.match(re.sub(r"^https?://", "", address, flags=re.IGNORECASE)):
        return Finding(
            f"“{short(address)}” là trang soạn thảo hoặc xem thử, người đọc không mở được hoặc sẽ thấy chỗ khác",
            "dẫn tới trang đã đăng, bỏ phần edit, blob…#L",
        )
    if host in _SHORTENERS:
        return Finding(
            f"“{short(address)}” là địa chỉ rút gọn: không biết nó dẫn tới đâu, và nó có thể ngừng bất cứ lúc nào",
            "mở ra rồi chép địa chỉ đầy đủ",
        )
    if found := trackers(address):
        plain = plain_address(address)
        return Finding(
            f"địa chỉ mang mã theo dõi người đọc ({', '.join(dict.fromkeys(found))})",
            f"bỏ các mã ấy: {short(plain)}",
            plain,
        )
    return None


def _blank(address: str) -> Finding:
    """The finding for a blank inside an address."""
    return Finding(
        f"địa chỉ “{short(address)}” có dấu cách",
        "bỏ dấu cách, hoặc chép lại cả địa chỉ; tệp của sổ tay thì đổi tên cho không có dấu cách",
    )


def _mail(address: str) -> Finding | None:
    """What is wrong with a mailto: address. Source: RFC 6068."""
    people, _, headers = address.partition(":")[2].partition("?")
    people = unquote(people)
    if re.search(r"\s", address) or not people:
        return Finding(
            f"“{short(address)}” không phải một địa chỉ email viết đúng", "viết liền, ví dụ mailto:ten@congty.vn"
        )
    for person in people.split(","):
        host = person.rpartition("@")[2]
        if not _MAIL.fullmatch(person) or ".." in person or person.startswith(".") or "." not in host:
            return Finding(
                f"“{short(person)}” không phải một địa chỉ email viết đúng", "viết liền, ví dụ mailto:ten@congty.vn"
            )
        if found := _host_problem(host):
            return found
    for header in filter(None, headers.replace("&amp;", "&").split("&")):
        if header.partition("=")[0].lower() not in ("subject", "body", "cc", "bcc"):
            return Finding(
                f"“{short(address)}” có phần “{short(header)}” mà chương trình email không hiểu",
                "sau dấu ? chỉ ghi subject=, body=, cc= hoặc bcc=",
            )
    return None


def _phone(address: str) -> Finding | None:
    """What is wrong with a tel: address. Source: RFC 3966."""
    number = address.partition(":")[2]
    digits = re.sub(r"\D", "", number.partition(";")[0])
    if not re.fullmatch(r"\+?[\d.()-]+(?:;[\w=+.-]+)*", number) or not 3 <= len(digits) <= 15:
        return Finding(
            f"“{short(address)}” không phải một số điện thoại viết đúng",
            "chỉ ghi chữ số, viết liền, ví dụ tel:+842838221234",
        )
    return None


_BY_SCHEME: dict[str, Callable[[str], Finding | None]] = {"mailto": _mail, "tel": _phone}


def _scheme_problem(scheme: str, rest: str, address: str) -> Finding | None:
    """What is wrong with an address of a scheme other than http and https."""
    if scheme in _BY_SCHEME:
        return _BY_SCHEME[scheme](address)
    if _MEANT_WEB.fullmatch(scheme):
        return Finding(
            f"“{scheme}:” ở “{short(address)}” viết sai",
            f"viết lại: {short('https://' + rest.lstrip('/ ' + chr(92)))}",
            everywhere=True,
        )
    return Finding(
        f"“{short(address)}” không mở được trong trình duyệt của mọi người",
        f"dùng địa chỉ bắt đầu bằng một trong: {ALLOWED}",
    )


def is_relative(address: str) -> bool:
    """Whether an address is a path or an anchor of the site itself."""
    return not _SCHEME.match(address) and not address.startswith("//")


def judge(address: str) -> Finding | None:
    """What is wrong with an address, or None when it may stand; paths and anchors within the site are not looked up.

    Args:
        address: as a browser gets it: escapes and entities resolved.
    """
    if _ON_A_MACHINE.match(address):
        return Finding(
            f"“{short(address)}” là tệp trên một máy, người khác không mở được",
            "chép tệp vào docs/ rồi ghi đường dẫn tới nó, hoặc dẫn tới trang trên mạng",
            everywhere=True,
        )
    if unseen := _UNSEEN.search(address.replace("\n", " ")):
        return Finding(
            f"địa chỉ “{short(_UNSEEN.sub('', address))}” có ký tự không nhìn thấy (U+{ord(unseen[0]):04X})",
            "xóa địa chỉ rồi chép lại",
        )
    scheme = _SCHEME.match(address)
    meant = Finding(
        f"“{short(address)}” viết sai phần https://", "viết đúng https:// rồi tới tên trang, không có dấu cách"
    )
    if scheme and scheme[1].lower() in ("http", "https"):
        return _web(address, meant)
    if _LOCAL_HOST.fullmatch(address):
        return _host_problem(re.split(r"[:/?#]", address)[0]) or Finding(
            f"“{short(address)}” thiếu https://", f"viết https://{short(address)}"
        )
    if address.startswith("//"):
        return Finding(f"“{short(address)}” thiếu https:", f"viết https:{short(address)}")
    if _TORN_WEB.match(address):
        return meant
    if _BARE_DOMAIN.fullmatch(address) or address.lower().startswith("www."):
        return Finding(
            f"“{short(address)}” thiếu https:// nên bị hiểu là một tệp của sổ tay", f"viết https://{short(address)}"
        )
    if scheme:
        return _scheme_problem(scheme[1].lower(), scheme[2], address)
    if _MAIL.fullmatch(address):
        return Finding(f"“{short(address)}” thiếu mailto:", f"viết mailto:{short(address)}")
    if _PHONE.fullmatch(address) and sum(sign.isdigit() for sign in address) >= 7:
        return Finding(f"“{short(address)}” thiếu tel:", f"viết tel:{re.sub(r'[^+0-9]', '', address)}")
    if re.search(r"\s", address.partition("#")[0]):
        return _blank(address)
    if "\\" in address:
        return Finding(f"“{short(address)}” có dấu \\", f"đổi thành dấu /: {short(address.replace(chr(92), '/'))}")
    if found := trackers(address):
        plain = plain_address(address)
        return Finding(
            f"địa chỉ mang mã theo dõi người đọc ({', '.join(dict.fromkeys(found))})",
            f"bỏ các mã ấy: {short(plain)}",
            plain,
        )
    return None
