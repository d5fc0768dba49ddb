"""What a later rule sets again for the same elements is not sent twice."""

from __future__ import annotations

from account_docs.site.overruled import without_overruled


def test_a_property_set_again_goes_from_the_first_rule() -> None:
    sheet = "[a=b]{--x:1;--y:2;color:red}p{margin:0}[a=b]{--x:3}"
    assert without_overruled(sheet) == "[a=b]{--y:2;color:red}p{margin:0}[a=b]{--x:3}"


def test_a_rule_of_nothing_else_goes_whole() -> None:
    assert without_overruled("a{--x:1}a{--x:2}") == "a{--x:2}"


def test_what_holds_at_times_only_is_overruled() -> None:
    assert without_overruled("@media screen{a{--x:1;--y:1}}a{--x:2}") == "@media screen{a{--y:1}}a{--x:2}"
    assert without_overruled("@media screen{a{--x:1}}a{--x:2}") == "a{--x:2}"


def test_what_holds_at_times_only_overrules_nothing() -> None:
    for sheet in (
        "a{--x:1}@media print{a{--x:2}}",
        "a{--x:1}b,a{--x:2}",
        "a{color:red}a{color:blue}",
        '@font-face{font-family:a;src:url("a;b.woff2")}a{--i:url("data:image/svg+xml;utf8,<svg/>")}a{--i:none}',
    ):
        assert without_overruled(sheet) == sheet
