"""The calculators on the page of formulas, as a reader uses them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from account_docs.content.project import agi, break_even_units, delivery_margin, margin_from_markup, with_vat

PAGE = "tra-cuu/cong-thuc/"
NUMBER = re.compile(r"^−?\d{1,3}(\.\d{3})*(,\d+)?$|^\d+(,\d+)?$")


def box(page: Page, formula: str) -> Locator:
    """One calculator."""
    return page.locator(f".calculator[data-formula={formula}]")


def results(calculator: Locator) -> list[float]:
    """What it shows as results, as numbers."""
    return [
        float(text.replace(".", "").replace(",", ".").replace("−", "-"))
        for text in calculator.locator("output").all_inner_texts()
    ]


@pytest.fixture
def formulas(page: Page, server: str) -> Page:
    page.goto(server + PAGE)
    return page


def test_what_is_printed_is_what_is_worked_out(formulas: Page) -> None:
    calculators = formulas.locator(".calculator").all()
    assert len(calculators) >= 8
    for calculator in calculators:
        printed = calculator.locator("output").all_inner_texts()
        assert printed
        assert all(NUMBER.match(text) for text in printed)
        field = calculator.locator("input").first
        field.fill("1")
        assert calculator.locator("output").all_inner_texts() != printed
        calculator.get_by_role("button", name="Trả lại số mẫu").click()
        assert calculator.locator("output").all_inner_texts() == printed


@pytest.mark.parametrize(
    ("formula", "typed", "expected"),
    [
        ("hoa-von", ["432", "70", "2,8"], [432 / 0.7, break_even_units(432, 0.7, 2.8)]),
        ("markup-ra-margin", ["20"], [margin_from_markup(0.2) * 100]),
        ("bien-trien-khai", ["232", "60", "90"], [agi(232, 60), 82, delivery_margin(172, 90) * 100]),
        ("vat", ["232", "8"], [232 * 0.08, with_vat(232, 0.08)]),
        ("lech-ngan-sach", ["420", "400"], [-20, -20 / 420 * 100]),
        ("tran-phat", ["44", "8"], [3.52]),
        ("lai-cham-tra", ["47,52", "10", "45"], [585863, 48105863]),
        ("cpm", ["140", "4.000.000"], [35000]),
        ("ctr", ["60.000", "4.000.000"], [1.5]),
        ("cpc", ["140", "60.000"], [2333]),
        ("cpl", ["140", "1.160"], [120690]),
        ("roas", ["588", "200", "70"], [2.94, 1.43]),
        # The ways in which people write a number.
        ("markup-ra-margin", ["16.67 %"], [margin_from_markup(0.1667) * 100]),
        ("pheu-nguoc", ["200", "25", "50", "125.000"], [800, 1600, 200]),
        ("pheu-nguoc", ["200", "25", "50", "125000"], [800, 1600, 200]),
    ],
)
def test_typed_numbers_give_the_results_of_the_formulas(
    formulas: Page, formula: str, typed: list[str], expected: list[float]
) -> None:
    calculator = box(formulas, formula)
    for field, text in zip(calculator.locator("input").all(), typed, strict=True):
        field.fill(text)
    assert results(calculator) == pytest.approx(expected, abs=0.0051)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "hãy gõ một số"),
        ("bảy mươi", "hãy gõ một số"),
        ("0", "trên 0"),
        ("140", "tới 100"),
        ("1.2.3", "hãy gõ một số"),
    ],
)
def test_what_is_no_number_is_said_and_gives_no_result(formulas: Page, typed: str, message: str) -> None:
    calculator = box(formulas, "hoa-von")
    field = calculator.get_by_label("Tỷ lệ lãi gộp")
    field.fill(typed)
    expect(calculator.get_by_role("alert")).to_contain_text(message)
    expect(calculator.get_by_role("alert")).to_contain_text("Tỷ lệ lãi gộp")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert set(calculator.locator("output").all_inner_texts()) == {"—"}
    field.fill("70")
    expect(calculator.locator(".calculator__message")).to_be_empty()
    assert results(calculator)[1] == 215


def test_without_javascript_the_worked_example_stands_there(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + PAGE)
    expect(page.get_by_role("row", name="Số lượt hòa vốn 215")).to_be_visible()
    context.close()


def test_the_slash_in_a_field_does_not_open_the_search(formulas: Page) -> None:
    field = box(formulas, "vat").locator("input").first
    field.press("/")
    expect(field).to_be_focused()


def test_fields_and_answers_are_large_and_carry_their_units(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(server + PAGE)
    for calculator in page.locator(".calculator").all():
        for field in calculator.locator("input").all():
            assert field.bounding_box()["height"] >= 44
        sizes = calculator.locator("output").evaluate_all(
            "parts => parts.map((part) => parseFloat(getComputedStyle(part).fontSize))"
        )
        # One answer is what people come for.
        assert max(sizes) >= 30
        assert sum(size >= 30 for size in sizes) == 1
    expect(box(page, "hoa-von")).to_contain_text("600 triệu đồng")
    expect(box(page, "bien-trien-khai")).to_contain_text("48,75%")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_working_is_said_with_the_numbers_that_were_typed(formulas: Page) -> None:
    calculator = box(formulas, "hoa-von")
    calculator.get_by_label("Tổng chi").fill("432")
    expect(calculator.locator(".calculator__working")).to_have_text(
        "Cách tính: 432 triệu chia cho 70% được 617,14 triệu doanh thu, "
        "chia tiếp cho 2,8 triệu mỗi lượt rồi làm tròn lên."
    )
    for other in formulas.locator(".calculator").all():
        said = other.locator(".calculator__working").inner_text()
        assert len(said) > 30
        assert "undefined" not in said
        assert "—" not in said
    calculator.get_by_label("Tổng chi").fill("")
    expect(calculator.locator(".calculator__working")).to_be_empty()
    expect(calculator.get_by_role("button", name="Sao chép kết quả")).to_be_hidden()


def test_a_result_is_copied_with_its_assumptions(formulas: Page) -> None:
    formulas.context.grant_permissions(["clipboard-read", "clipboard-write"])
    calculator = box(formulas, "hoa-von")
    calculator.get_by_label("Tỷ lệ lãi gộp").fill("60")
    calculator.get_by_role("button", name="Sao chép kết quả và giả định").click()
    expect(formulas.get_by_role("status").filter(has_text="Đã sao chép")).to_be_visible()
    assert formulas.evaluate("navigator.clipboard.readText()").splitlines()[:6] == [
        "Hòa vốn",
        "Tổng chi, chưa VAT: 420 triệu đồng",
        "Tỷ lệ lãi gộp: 60%",
        "Doanh thu mỗi lượt: 2,8 triệu đồng",
        "→ Doanh thu hòa vốn: 700 triệu đồng",
        "→ Số lượt hòa vốn: 250",
    ]


def test_every_calculator_is_one_press_from_the_top(formulas: Page) -> None:
    links = formulas.get_by_role("navigation", name="Chủ đề", exact=True).get_by_role("link")
    links.filter(has_text="Lãi chậm trả").click()
    expect(box(formulas, "lai-cham-tra").locator("input").first).to_be_in_viewport()
