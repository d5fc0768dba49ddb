"""Mistakes that are not in the text of a page: pictures, names of files, addresses, the navigation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from account_docs.check import Problem
from tests.checks.planted import PAGE


def test_a_large_or_unused_picture_is_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    large = Image.new("L", (5000, 4000))
    large.paste(Image.effect_noise((700, 650), 99))
    large.save(project / "docs" / "hinh" / "to.png")
    size = (project / "docs" / "hinh" / "to.png").stat().st_size // 1000
    messages = [
        problem.message for problem in problems() if problem.path == "docs/hinh/to.png" and problem.rule == "hinh"
    ]
    assert len(messages) == 3
    assert any(f"{size} KB" in message for message in messages)
    assert any("5000 × 4000" in message for message in messages)
    assert any("không trang nào" in message for message in messages)


def test_a_drawing_that_calls_out_is_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / "hinh" / "cau-noi.svg"
    path.write_text(path.read_text("utf-8").replace("</svg>", "<script>x</script></svg>"), "utf-8")
    assert [(problem.path, problem.rule) for problem in problems()] == [("docs/hinh/cau-noi.svg", "hinh")]


@pytest.mark.parametrize("name", ["Nhận brief.md", "Nhan-brief.MD", "a_b.svg", "a b.png"])
def test_a_name_that_makes_no_address_is_named(name: str, project: Path, problems: Callable[[], list[Problem]]) -> None:
    (project / "docs" / "hinh" / name).write_text("x", "utf-8")
    assert (f"docs/hinh/{name}", "ten-tep") in {(problem.path, problem.rule) for problem in problems()}


def test_a_page_that_moves_needs_a_redirect(project: Path, problems: Callable[[], list[Problem]]) -> None:
    addresses = project / "data" / "addresses.txt"
    addresses.write_text(addresses.read_text("utf-8") + "giao-tiep/trang-cu.md\n", "utf-8")
    assert [(problem.path, problem.rule) for problem in problems()] == [("docs/giao-tiep/trang-cu.md", "dia-chi")]
    configuration = project / "mkdocs.yml"
    configuration.write_text(
        configuration.read_text("utf-8").replace(
            "redirect_maps: {}", "redirect_maps: {giao-tiep/trang-cu.md: giao-tiep/nhan-brief.md}"
        ),
        "utf-8",
    )
    assert problems() == []
    configuration.write_text(
        configuration.read_text("utf-8").replace(": giao-tiep/nhan-brief.md}", ": giao-tiep/khong-co.md}"), "utf-8"
    )
    assert [(problem.path, problem.rule) for problem in problems()] == [("mkdocs.yml", "dia-chi")]


def test_a_new_page_has_to_be_entered(project: Path, problems: Callable[[], list[Problem]]) -> None:
    addresses = project / "data" / "addresses.txt"
    addresses.write_text(addresses.read_text("utf-8").replace(f"{PAGE}\n", ""), "utf-8")
    assert [(problem.path, problem.rule) for problem in problems()] == [(f"docs/{PAGE}", "dia-chi")]


def test_an_empty_page_is_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    head = path.read_text("utf-8").split("\n---\n")[0]
    path.write_text(f"{head}\n---\n\nChưa có gì.\n", "utf-8")
    assert "dang-do" in {problem.rule for problem in problems() if problem.path == f"docs/{PAGE}"}


def test_a_page_outside_the_navigation_is_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    configuration = project / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace(f"      - {PAGE}\n", ""), "utf-8")
    assert [(problem.path, problem.rule) for problem in problems()] == [(f"docs/{PAGE}", "muc-luc")]


def test_a_page_that_is_gone_is_missed_where_it_was_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    (project / "docs" / PAGE).unlink()
    found = problems()
    assert ("mkdocs.yml", "muc-luc") in {(problem.path, problem.rule) for problem in found}
    assert {problem.rule for problem in found} <= {"muc-luc", "lien-ket", "lien-quan", "dia-chi", "hinh"}


def test_two_pages_with_one_title_are_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    path = project / "docs" / PAGE
    other = (project / "docs" / "giao-tiep" / "kham-pha-nhu-cau.md").read_text("utf-8").split("\n")[1]
    lines = path.read_text("utf-8").split("\n")
    lines[1] = other
    path.write_text("\n".join(lines), "utf-8")
    assert [(problem.path, problem.line, problem.rule) for problem in problems()] == [
        (f"docs/{PAGE}", 2, "trung-tieu-de")
    ]


def test_a_file_that_is_no_text_is_named(project: Path, problems: Callable[[], list[Problem]]) -> None:
    (project / "docs" / "giao-tiep" / "anh.md").write_bytes(b"\xff\xfe\x00\x00")
    assert [(problem.path, problem.rule) for problem in problems()] == [("docs/giao-tiep/anh.md", "tep-hong")]
