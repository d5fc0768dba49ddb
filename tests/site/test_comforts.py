"""What makes a long page pleasant: where one is, how long it takes, what it looks like elsewhere."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import yaml
from PIL import Image

from tests.conftest import ROOT
from tests.site.test_html import pages, parse, text_of, with_class


def facts(page: Path) -> list[str]:
    """The short facts under the h1."""
    return [text_of(item) for block in with_class(parse(page), "page-head__facts") for item in block.iter("li")]


def test_an_article_says_where_it_stands_and_how_long_it_takes(site: Path) -> None:
    said = facts(site / "giao-tiep" / "nhan-brief" / "index.html")
    assert re.fullmatch(r"Bài \d+ trong \d+ của phần Giao tiếp", said[0])
    assert re.fullmatch(r"\d+ phút đọc", said[1])
    assert re.fullmatch(r"Kiểm lại \d\d/\d\d/2026 \(lịch sử\)", said[2])


def test_places_in_a_section_count_up(site: Path) -> None:
    for folder, name in (("giao-tiep", "Giao tiếp"), ("tai-chinh", "Tài chính")):
        said = [facts(path)[0] for path in sorted((site / folder).rglob("index.html"))]
        places = sorted(int(re.match(r"Bài (\d+)", line)[1]) for line in said)
        assert places == list(range(1, len(said) + 1))
        assert all(line.endswith(f"trong {len(said)} của phần {name}") for line in said)


def test_the_history_and_the_report_name_the_page(site: Path) -> None:
    document = pages(site)["tai-chinh/bao-gia/"]
    targets = [
        link.get("href")
        for link in document.iter("a")
        if (link.get("href") or "").startswith("https://github.com/vi-du/kho/")
    ]
    assert "https://github.com/vi-du/kho/commits/chinh/docs/tai-chinh/bao-gia.md" in targets
    report = urlsplit(next(target for target in targets if "/issues/new" in target))
    asked = parse_qs(report.query)
    assert asked["title"] == ["Nội dung sai: Báo giá"]
    assert asked["trang"] == ["docs/tai-chinh/bao-gia.md (https://so-tay.example/kho/tai-chinh/bao-gia/)"]
    # The form and its field are there: a code host drops without a word what it does not know.
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / asked["template"][0]).read_text("utf-8"))
    assert "trang" in [field.get("id") for field in form["body"]]


def test_the_sign_of_a_heading_is_not_part_of_it(site: Path) -> None:
    for address, document in pages(site).items():
        for element in document.iter():
            if re.fullmatch(r"h[1-6]", str(element.tag)):
                assert "#" not in text_of(element), address


def test_headings_step_down_one_level_at_a_time(site: Path) -> None:
    for address, document in pages(site).items():
        levels = [
            int(element.tag[1])
            for element in document.find(".//article").iter()
            if re.fullmatch(r"h[1-6]", str(element.tag))
        ]
        assert levels[0] == 1, address
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), address


def test_every_page_has_a_card_of_its_own(site: Path) -> None:
    seen = set()
    for address, document in pages(site).items():
        told = {meta.get("property"): meta.get("content") for meta in document.iter("meta") if meta.get("property")}
        path = site / urlsplit(told["og:image"]).path.removeprefix("/kho/")
        with Image.open(path) as picture:
            assert picture.size == (int(told["og:image:width"]), int(told["og:image:height"])) == (600, 315)
        assert path.stat().st_size <= 40_000
        assert told["og:image:alt"].startswith(text_of(document.find(".//h1"))), address
        assert path not in seen
        seen.add(path)


def test_the_offline_edition_carries_no_cards(offline_site: Path) -> None:
    assert not list(offline_site.rglob("chia-se"))


def test_the_face_of_the_cards_stays_at_home(site: Path) -> None:
    assert not list(site.rglob("*.ttf"))
