"""Addresses without what was added on the way: parameters that follow the reader, and services that pass a click on."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

# Parameters by which advertisers and networks recognise a visit; none of them chooses what the page shows.
# Source: the vendors' own manuals and the lists of Firefox (query stripping) and of the AdGuard tracking filter.
_TRACKERS = frozenset(
    [
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "gad",
        "gad_source",
        "gad_campaignid",
        "srsltid",
        "msclkid",
        "yclid",
        "ysclid",
        "twclid",
        "ttclid",
        "li_fat_id",
        "igshid",
        "igsh",
        "mibextid",
        "zarsrc",
        "zcid",
        "mc_cid",
        "mc_eid",
        "_ga",
        "_gl",
        "_gac",
        "_ke",
        "_kx",
        "_hsenc",
        "_hsmi",
        "__hstc",
        "__hssc",
        "__hsfp",
        "hsctatracking",
        "mkt_tok",
        "vero_id",
        "vero_conv",
        "oly_enc_id",
        "oly_anon_id",
        "wickedid",
        "rb_clickid",
        "s_cid",
        "irclickid",
        "epik",
        "scid",
        "rdt_cid",
        "obclid",
        "tblci",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "ref_src",
        "ref_url",
        "_openstat",
        "wt_mc",
        "_branch_match_id",
        "__tn__",
        "sfnsn",
        "xtor",
        "cmpid",
        "trk_contact",
        "trk_msg",
        "trk_module",
        "trk_sid",
        "dm_i",
        "ml_subscriber",
        "ml_subscriber_hash",
    ]
)
_TRACKER_PREFIXES = (
    "utm_",
    "pk_campaign",
    "pk_kwd",
    "pk_source",
    "pk_medium",
    "mtm_",
    "matomo_",
    "piwik_",
    "hsa_",
    "at_campaign",
    "at_medium",
    "__cft__",
)
# Names that mean something elsewhere, and follow the reader only on these hosts.
_TRACKERS_BY_HOST = {
    "youtube.com": {"si", "feature", "pp"},
    "youtu.be": {"si", "feature"},
    "spotify.com": {"si", "context"},
    "tiktok.com": {"_t", "_r", "is_from_webapp", "sender_device", "web_id", "is_copy_url", "u_code", "share_app_id"},
    "twitter.com": {"s", "t"},
    "x.com": {"s", "t"},
    "facebook.com": {"rdid", "share_url", "paipv", "eav", "_rdr", "_rdc"},
    "linkedin.com": {"trk", "trackingid", "lipi", "licu", "refid"},
    "google.com": {"ved", "ei", "sca_esv", "sxsrf", "gs_lcp", "gs_lcrp", "sclient", "aqs"},
    "shopee.vn": {"sp_atk", "xptdk"},
    "lazada.vn": {"spm", "scm", "clicktrackinfo"},
}  # fmt: skip
# Services that pass a click on: host, start of the path, and the parameter that holds the address.
_REDIRECTS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "/url", ("q", "url")),
    (re.compile(r"(?:l|lm)\.facebook\.com|l\.messenger\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.instagram\.com|l\.threads\.(?:net|com)"), "/", ("u",)),
    (re.compile(r"(?:www\.)?bing\.com"), "/ck", ("u",)),
    (re.compile(r"(?:www\.)?bing\.com"), "/aclick", ("u",)),
    (re.compile(r"(?:www\.)?duckduckgo\.com"), "/l/", ("uddg",)),
    (re.compile(r"(?:www\.|m\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/redir/", ("url",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/safety/go", ("url",)),
    (re.compile(r"out\.reddit\.com"), "/", ("url",)),
    (re.compile(r"(?:www\.)?slack-redir\.net"), "/link", ("url",)),
    (re.compile(r"(?:www\.)?vk\.com|away\.vk\.com"), "/away", ("to",)),
    (re.compile(r"t\.umblr\.com|href\.li"), "/", ("z",)),
    (re.compile(r"[\w.]*safelinks\.protection\.outlook\.com|statics\.teams\.cdn\.office\.net"), "/", ("url",)),
    (re.compile(r"r\.search\.yahoo\.com"), "/", ()),
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "/amp/", ()),
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "/aclk", ("adurl",)),
    (re.compile(r"translate\.google\.[a-z.]{2,6}"), "/translate", ("u",)),
)
_SEPARATED = re.compile(r"(?:^|[?&])(?:amp;)?([^?&]*)")
_WHOLE = re.compile(r"https?://[^\s/]+\.[^\s/]", re.IGNORECASE)
# Signs that would end an address in Markdown, YAML or HTML.
_SAFE_SIGNS = "%/:=&?~#+!$,;'@-._*"


def _host(address: str) -> str:
    """The host of an address in small letters, or "" when it has none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _follows_the_reader(parameter: str, host: str) -> bool:
    """Whether a parameter `name=value` only recognises the visit."""
    name = unquote(parameter.split("=", 1)[0]).lower().removeprefix("amp;")
    if name in _TRACKERS or name.startswith(_TRACKER_PREFIXES):
        return True
    return any(name in names for site, names in _TRACKERS_BY_HOST.items() if host == site or host.endswith("." + site))


def _parts(query: str) -> list[str]:
    """The parameters of a query as written."""
    return [match[1] for match in _SEPARATED.finditer(query)] if query else []


def trackers(address: str) -> list[str]:
    """The names of the parameters that follow the reader, as written, in order.

    Args:
        address: any address, also a relative one.
    """
    before, _, fragment = address.partition("#")
    host = _host(before)
    query = before.partition("?")[2]
    return [
        part.split("=", 1)[0]
        for part in [*_parts(query), *_parts(fragment)]
        if "=" in part and _follows_the_reader(part, host)
    ]


def without_trackers(address: str) -> str:
    """The address without the parameters that follow the reader; the others and the fragment stay as they are written.

    Args:
        address: any address, as written: "&amp;" between parameters is kept.
    """
    if not trackers(address):
        return address
    before, hash_sign, fragment = address.partition("#")
    path, _, query = before.partition("?")
    host = _host(before)

    def kept(text: str) -> str:
        """What is left of a query or fragment, with the separators that stood before each part."""
        left, position = "", 0
        for match in _SEPARATED.finditer(text):
            if "=" not in match[1] or not _follows_the_reader(match[1], host):
                left += text[position : match.end()]
            position = match.end()
        return re.sub(r"^[?&](?:amp;)?", "", left)

    query, fragment = kept(query), kept(fragment)
    return path + ("?" + query if query else "") + (hash_sign + fragment if fragment else "")


def redirect_service(address: str) -> str:
    """The host of a service that only passes the click on, or "" when the address is none of these."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    return (
        host
        if any(site.fullmatch(host) and (parts.path or "/").startswith(start) for site, start, _ in _REDIRECTS)
        else ""
    )


def redirect_target(address: str) -> str:
    """Where a service that passes clicks on leads, when the address says it in plain words; else "".

    Args:
        address: an address for which `redirect_service` is true, "&amp;" resolved or not.
    """
    if not redirect_service(address):
        return ""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    names = {
        name
        for site, start, found in _REDIRECTS
        if site.fullmatch(host) and (parts.path or "/").startswith(start)
        for name in found
    }
    for part in parts.query.split("&"):
        name, _, value = part.removeprefix("amp;").partition("=")
        # With a bare question mark nobody can tell which of the parameters after it belong to the page that is meant.
        if name in names and "?" not in value and _WHOLE.match(target := unquote(value)):
            return quote(target, safe=_SAFE_SIGNS)
    return ""


def plain_address(address: str) -> str:
    """The address that is meant: redirect services unwrapped, trackers removed.

    Two addresses that are the same in this form lead to the same place; a mend may put one for the other.
    """
    for _ in range(3):
        target = redirect_target(address)
        if not target:
            break
        address = target
    return without_trackers(address)
