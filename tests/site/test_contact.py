"""A way to report that always works.

Every copy shows the ways that it has, and sends nobody to a link that is not there.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import Browser, expect

from account_docs.site.contact import read_contact
from tests.conftest import REPO_URL, SITE_URL, build
from tests.site.test_html import parse, sends_on, text_of
from tests.small_project import small_project

# One set-up for all of these tests.
pytestmark = pytest.mark.xdist_group("contact")

MAIL = "bien.tap+so-tay@so-tay.example"
FORM = "https://don.example/d/e/1FAIpQ/viewform?usp=pp_url&entry.1=a"
BUTTONS = ("Sửa trang này", "Xem mã nguồn", "Lịch sử")
# What a copy may be built with.
COPIES: dict[str, dict[str, str]] = {
    "repository": {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL},
    "mail": {"SITE_URL": SITE_URL, "CONTACT": MAIL},
    "form": {"SITE_URL": SITE_URL, "CONTACT": FORM},
    "nothing": {},
    "mail, from disk": {"OFFLINE": "true", "CONTACT": MAIL},
    "all, from disk": {"OFFLINE": "true", "SITE_URL": SITE_URL, "REPO_URL": f"{REPO_URL}.git", "CONTACT": FORM},
    "nothing, from disk": {"OFFLINE": "true"},
}


@pytest.fixture(scope="module", params=COPIES)
def copy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A copy of the site, by what it was built with."""
    # Two of them are there already.
    if request.param in ("repository", "nothing, from disk"):
        return request.param, request.getfixturevalue("site" if request.param == "repository" else "offline_site")
    target = tmp_path_factory.mktemp("copy")
    done = build(target / "site", small_project(target / "sources"), **COPIES[request.param])
    assert done.returncode == 0, done.stderr
    return request.param, target / "site"


def documents(folder: Path) -> dict[str, Element]:
    """Every page by path, the one for wrong addresses too."""
    found = {path.relative_to(folder).as_posix(): parse(path) for path in sorted(folder.rglob("*.html"))}
    return {path: document for path, document in found.items() if not sends_on(document)}


def ways(document: Element) -> Element:
    """The block with the ways to report: there is exactly one."""
    (block,) = [element for element in document.iter() if element.get("id") == "bao-loi"]
    return block


def hrefs(element: Element) -> list[str]:
    """Addresses that an element links to."""
    return [link.get("href") for link in element.iter("a")]


def test_every_page_has_a_way(copy: tuple[str, Path]) -> None:
    name, folder = copy
    for path, document in documents(folder).items():
        block, words = ways(document), text_of(ways(document))
        found = hrefs(block)
        assert any("issues/new" in href for href in found) == ("repository" in name or "all" in name), path
        assert any(href.startswith("mailto:") for href in found) == ("mail" in name), path
        assert (FORM in found) == ("form" in name or "all" in name), path
        assert ("chưa ghi địa chỉ liên hệ" in words) == ("nothing" in name), path
        assert ("hãy nhắn người đã" in words) == ("nothing" in name), path
        assert [button for button in BUTTONS if button in words] == (
            list(BUTTONS) if name == "repository" and path not in ("404.html", "chua-luu.html") else []
        ), path


def test_nothing_leads_to_an_address_that_is_not_configured(copy: tuple[str, Path]) -> None:
    name, folder = copy
    settings = COPIES[name]
    for path, document in documents(folder).items():
        for href in hrefs(document):
            assert href, path
            assert "None" not in href, path
            if href.startswith("mailto:"):
                assert urlsplit(href).path == settings.get("CONTACT"), path
            if re.search(r"(^|/)(issues/new|(edit|blob|commits)/main)\b", href):
                assert href.startswith(f"{settings['REPO_URL'].removesuffix('.git')}/"), path


def test_no_text_names_links_that_this_copy_has_not(copy: tuple[str, Path]) -> None:
    name, folder = copy
    if name == "repository":
        return
    for path, document in documents(folder).items():
        words = text_of(document.find(".//article"))
        named = [button for button in BUTTONS if f'"{button}"' in words or f"“{button}”" in words]
        if path.startswith("dong-gop/"):
            # The guides for contributors say first what this copy lacks, and what to do instead.
            note = words.index("Bản bạn đang đọc không sửa trực tiếp được")
            assert all(note < words.index(button) for button in BUTTONS if button in words), path
        else:
            assert named == [], path


def test_with_a_repository_the_guides_need_no_note(site: Path) -> None:
    for path in sorted((site / "dong-gop").rglob("*.html")):
        assert "không sửa trực tiếp được" not in path.read_text("utf-8")


def test_texts_lead_to_the_block_instead(site: Path) -> None:
    for path in (
        "gioi-thieu/index.html",
        "tra-cuu/hoi-dap/index.html",
        "tra-cuu/nhat-ky/index.html",
        "dong-gop/index.html",
    ):
        article = documents(site)[path].find(".//article")
        assert "#bao-loi" in hrefs(article), path


def test_a_letter_says_which_page_is_meant(copy: tuple[str, Path]) -> None:
    name, folder = copy
    if "mail" not in name:
        return
    path = "tai-chinh/bao-gia.html" if "disk" in name else "tai-chinh/bao-gia/index.html"
    document = documents(folder)[path]
    (href,) = [href for href in hrefs(ways(document)) if href.startswith("mailto:")]
    assert " " not in href
    # Unlike a form, a letter takes a plus sign for itself (RFC 6068).
    asked = {key: value[0] for key, value in parse_qs(urlsplit(href).query.replace("+", "%2B")).items()}
    title = text_of(document.find(".//h1"))
    where = path if "disk" in name else f"{SITE_URL}tai-chinh/bao-gia/"
    assert asked["subject"] == f"Sổ tay Account: Báo chỗ sai ở trang “{title}” ({where})"
    assert "Câu cần sửa:\r\n" in asked["body"]
    assert unquote(href).count(MAIL) == 1


def test_an_issue_names_the_published_address_of_a_page_from_disk(copy: tuple[str, Path]) -> None:
    name, folder = copy
    if name != "all, from disk":
        return
    (href,) = [href for href in hrefs(ways(documents(folder)["tai-chinh/bao-gia.html"])) if "issues/new" in href]
    assert parse_qs(urlsplit(href).query)["trang"] == [f"docs/tai-chinh/bao-gia.md ({SITE_URL}tai-chinh/bao-gia/)"]
    assert "cần mạng" in text_of(ways(documents(folder)["tai-chinh/bao-gia.html"]))


def test_without_javascript_the_block_is_in_sight_after_the_link(site: Path, browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server}gioi-thieu/")
    page.get_by_role("article").get_by_role("link", name="Thấy chỗ sai hoặc khó hiểu?").click()
    expect(page.locator("#bao-loi").get_by_role("link", name="Báo cho nhóm biên tập")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize(
    "right",
    [
        "",
        "  ",
        None,
        "a@b.vn",
        f" {MAIL} ",
        "A_1@x-y.co.uk",
        FORM,
        "https://forms.gle/abc",
        "https://don.example:8443/x#y",
    ],
)
def test_right_values_are_taken(right: object) -> None:
    assert read_contact(right) == ("" if right is None else str(right).strip())


WRONG = [
    "bien tap@x.vn", "@x.vn", "a@", "a@x", "a@x.v", "a@@x.vn", "a@x..vn", ".a@x.vn", "a.@x.vn", "a@-x.vn", "thư@x.vn",
    "a@ví-dụ.vn", "A <a@x.vn>",
    "a@x.vn, b@x.vn", "a@x.vn?cc=b@x.vn", 'a"onmouseover=x@x.vn', "mailto:a@x.vn", "http://don.example/x",
    "don.example/x", "https://", "https://x",
    "https://don.example/a b", 'https://don.example/"x', "https://don.example/<x>", "https://u:p@don.example/",
    "https://don.example:abc/", "https://[::1/",
    "https://don.example/a'b", "https://ví-dụ.vn/", "javascript:alert(1)", "HTTPS://don.example/x\n",
    "ftp://don.example/", "0901234567", 901234567, True, ["a@b.vn"],
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_wrong_values_are_named_with_what_to_write(wrong: object) -> None:
    if wrong == "HTTPS://don.example/x\n":
        wrong = "HTTPS://don.example/x"  # templates look for the small letters
    with pytest.raises(ValueError, match=r"CONTACT là “.+ví dụ bientap@"):
        read_contact(wrong)


@pytest.mark.parametrize("wrong", ["nhóm biên tập", "901234567", "http://don.example/x"])
def test_a_wrong_value_stops_the_build_with_a_sentence(wrong: str, tmp_path: Path) -> None:
    done = build(tmp_path / "site", CONTACT=wrong)
    assert done.returncode == 1
    assert f"CONTACT là “{wrong}”" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()
