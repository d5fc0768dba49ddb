"""Data against a schema, told in the words of someone who never saw one.

The schemas (schemas/*.yml) are JSON Schema, draft 2020-12, with one more type, `date`, for a day that YAML reads as
such, and our own formats. In them `examples` shows a value as an editor writes it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path as FilePath
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker, TypeChecker, ValidationError, validators

from account_docs.check.nearest import nearest, nearest_choice
from account_docs.content.yaml_lines import Path, load_plain

_FOLDER = FilePath(__file__).parent / "schemas"
NO_DATE = "không ghi ngày"
_KINDS = {
    "string": "một dòng chữ",
    "number": "một con số",
    "array": "một danh sách",
    "object": "các dòng “khóa: giá trị”",
    "date": "một ngày dạng 2026-11-23",
}


@dataclass(frozen=True)
class Violation:
    """Where data breaks its schema: the path to the place, what is wrong and how to mend it, in Vietnamese.

    `kind` is the keyword of JSON Schema that was broken.
    """

    path: Path
    kind: str
    message: str
    fix: str


def day_meant(written: str) -> str | None:
    """The ISO date of a day in a form that people write (31/12/2026, 2026-1-5); None when there is no such day."""
    numbers = re.findall(r"\d+", written)
    if len(numbers) != 3 or not re.fullmatch(r"[\d\s./-]+", written):
        return None
    if len(numbers[0]) != 4:
        numbers.reverse()
    if len(numbers[0]) != 4:
        return None
    year, month, day = (int(number) for number in numbers)
    for attempt in ((year, month, day), (year, day, month)):
        try:
            return date(*attempt).isoformat()
        except ValueError:
            continue
    return None


def number_meant(written: str) -> str | None:
    """A number in Vietnamese notation (“4.000.000”, “0,08”, “8%”) as YAML reads it; None when it is none."""
    text = written.strip()
    share = text.endswith("%")
    text = text.removesuffix("%").strip()
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    text = text.replace(",", ".")
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        return None
    return f"{float(text) / 100:.12g}" if share else text


def _is_day(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_published(value: object) -> bool:
    return (
        not isinstance(value, str)
        or value == NO_DATE
        or bool(re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", value))
        or _is_day(value)
    )


def _is_address(value: object, schemes: tuple[str, ...] = ("https", "http")) -> bool:
    if not isinstance(value, str):
        return True
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in schemes and "." in (parts.hostname or "") and not re.search(r"\s", value)


_formats = FormatChecker(formats=())
for _name, _test in (
    ("day", _is_day),
    ("published", _is_published),
    ("address", _is_address),
    ("secure-address", lambda value: _is_address(value, ("https",))),
):
    _formats.checks(_name)(_test)


def _is_number(_: TypeChecker, value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _is_plain_date(_: TypeChecker, value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _long_enough(_validator: object, least: int, value: object, _schema: object) -> Iterator[ValidationError]:
    """`minLength` without what nobody sees."""
    if isinstance(value, str) and len(value.strip()) < least:
        yield ValidationError("too short")


_Validator = validators.extend(
    Draft202012Validator,
    validators={"minLength": _long_enough},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many({"number": _is_number, "date": _is_plain_date}),
)


@cache
def load_schema(name: str) -> dict[str, Any]:
    """A schema of the folder schemas/ by its name without ending."""
    schema: dict[str, Any] = load_plain((_FOLDER / f"{name}.yml").read_text("utf-8"))
    return schema


@cache
def _validator(name: str) -> Draft202012Validator:
    return _Validator(load_schema(name), format_checker=_formats)


def violations(value: Any, schema: str) -> list[Violation]:
    """Every place where data breaks a schema, each once.

    Args:
        value: maps, lists, text, numbers, days, as yaml_lines reads them.
        schema: the schema's name.
    """
    found: dict[Violation, None] = {}
    for error in _validator(schema).iter_errors(value):
        found.update(dict.fromkeys(_TOLD.get(str(error.validator), _other)(error)))
    return list(found)


def named(path: Path) -> str:
    """What a message calls the value at a path: “title”, or the second entry of “sources”."""
    if not path:
        return "cả tệp"
    if isinstance(path[-1], str):
        return f"“{path[-1]}”"
    holder = next((part for part in reversed(path) if isinstance(part, str)), "danh sách")
    return f"mục thứ {path[-1] + 1} của “{holder}”"


def _example(schema: dict[str, Any], path: Path) -> str:
    """How a value is written, out of its schema."""
    samples = {"number": "220", "date": "2026-11-23", "array": "[một, hai]", "object": "mỗi dòng một “khóa: giá trị”"}
    sample = str((schema.get("examples") or [samples.get(str(schema.get("type")), "chữ")])[0])
    return sample if ":" in sample else _written(path, sample)


def _written(path: Path, value: str) -> str:
    """A value as it stands in the file, with its key where it has one."""
    return f"{path[-1]}: {value}" if path and isinstance(path[-1], str) else value


def _wrong_type(error: ValidationError) -> Iterator[Violation]:
    """A value of another kind: most often a missing or a needless pair of quotation marks."""
    path, value, schema = tuple(error.absolute_path), error.instance, error.schema
    wanted = error.validator_value if isinstance(error.validator_value, str) else error.validator_value[0]
    name, example = named(path), _example(schema, path)
    message, fix = f"{name} phải là {_KINDS[wanted]}", f"viết như {example}"
    if value is None:
        message, fix = f"{name} để trống", f"điền vào, ví dụ {example}"
    elif wanted == "string" and isinstance(value, date):
        message, fix = (
            f"{name} là ngày mà thiếu ngoặc kép",
            f"viết {_written(path, chr(34) + str(value)[:10] + chr(34))}",
        )
    elif wanted == "string" and isinstance(value, (bool, int, float)):
        kind = "“có” hay “không”" if isinstance(value, bool) else "một con số"
        message, fix = (
            f"{name} thiếu ngoặc kép nên máy hiểu là {kind}, không phải chữ",
            f"để cả giá trị trong ngoặc kép, ví dụ {_written(path, chr(34) + str(value) + chr(34))}",
        )
    elif wanted == "number" and isinstance(value, str):
        meant = number_meant(value)
        message = f"{name} là chữ “{value[:40]}”, không phải con số"
        fix = f"viết {_written(path, meant or '220')}, không ngoặc kép, không đơn vị, phần lẻ sau dấu chấm"
    elif wanted == "date" and isinstance(value, datetime):
        message, fix = f"{name} có cả giờ", f"chỉ ghi ngày: {_written(path, value.date().isoformat())}"
    elif wanted == "date" and isinstance(value, str) and (day := day_meant(value)):
        message = f"{name} có ngoặc kép" if day == value else f"{name} ghi ngày kiểu “{value}”"
        fix = f"viết {_written(path, day)}, không ngoặc kép"
    elif wanted == "object" and isinstance(value, str):
        message = f"{name} chỉ là một dòng chữ, “{value[:40]}”"
        fix = f"viết thành {example}" + ("; sau dấu hai chấm phải có dấu cách" if re.match(r"\w+:\S", value) else "")
    yield Violation(path, "type", message, fix)


def _wrong_form(error: ValidationError) -> Iterator[Violation]:
    """Text that has to be of a form: a day, an address."""
    path, value, form = tuple(error.absolute_path), error.instance, error.validator_value
    name, example = named(path), _example(error.schema, path)
    message, fix = f"{name} là “{value[:60]}”", f"viết như {example}"
    if form in ("day", "published"):
        day = day_meant(value)
        message = f"{name} ghi ngày kiểu “{value}”" if day else f"{name} là “{value[:40]}”, không phải một ngày"
        other = (
            f'; nguồn chỉ ghi tháng hay năm thì "2026-07", "2026", không ghi gì thì "{NO_DATE}"'
            if form == "published"
            else ""
        )
        fix = f"viết năm trước, trong ngoặc kép: {_written(path, chr(34) + day + chr(34)) if day else example}{other}"
    else:
        start = "https://" if form == "secure-address" else "https:// hoặc http://"
        message, fix = (
            f"{name} không phải địa chỉ đầy đủ: “{value[:60]}”",
            f"chép cả địa chỉ từ thanh trình duyệt, bắt đầu bằng {start}",
        )
    yield Violation(path, "format", message, fix)


def _missing(error: ValidationError) -> Iterator[Violation]:
    """Keys that are not there; one that is there under a name that is nearly right is left to `_unknown`."""
    path, properties = tuple(error.absolute_path), error.schema.get("properties", {})
    absent = [key for key in error.validator_value if key not in error.instance]
    meant = {nearest_choice(str(key), absent): key for key in error.instance if key not in properties}
    for key in absent:
        if key not in meant:
            yield Violation(
                path, "required", f"thiếu “{key}”", f"thêm một dòng, ví dụ {_example(properties.get(key, {}), (key,))}"
            )
        elif error.schema.get("additionalProperties") is not False:
            yield Violation(
                (*path, meant[key]),
                "required",
                f"không có khóa “{meant[key]}”, có phải “{key}”?",
                f"sửa tên khóa thành “{key}”",
            )


def _unknown(error: ValidationError) -> Iterator[Violation]:
    """Keys that nobody reads."""
    path, properties = tuple(error.absolute_path), set(error.schema.get("properties", {}))
    for key in error.instance:
        if key not in properties:
            absent = properties - set(error.instance)
            meant = nearest(key, absent) or nearest(key, properties)
            yield Violation(
                (*path, key),
                "additionalProperties",
                f"không có khóa “{key}”{meant}",
                f"sửa tên khóa, hoặc bỏ dòng này; dùng được: {', '.join(sorted(properties))}",
            )


def _not_of_the_list(error: ValidationError) -> Iterator[Violation]:
    """A value that is none of those that may stand there."""
    path, value = tuple(error.absolute_path), error.instance
    choices = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    texts = [str(choice) for choice in choices]
    meant = next((text for text in texts if text.lower() == str(value).lower()), None)
    guess = f", có phải “{meant}”?" if meant else nearest(str(value), texts)
    if value is None:
        yield Violation(path, "type", f"{named(path)} để trống", f"điền vào, ví dụ {_example(error.schema, path)}")
    elif error.validator == "const":
        yield Violation(path, "const", f"{named(path)} không được là “{value}”", f"viết {_example(error.schema, path)}")
    else:
        yield Violation(
            path, "enum", f"{named(path)} là “{value}”, không có loại này{guess}", f"dùng một trong: {', '.join(texts)}"
        )


def _wrong_pattern(error: ValidationError) -> Iterator[Violation]:
    """Text, or a key, that is not written as it has to be."""
    path = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        path = (*path, error.instance)
    name = error.schema.get("title", named(path))
    yield Violation(
        path, "pattern", f"{name} “{error.instance}” viết không đúng dạng", f"viết như {_example(error.schema, path)}"
    )


def _too_few(error: ValidationError) -> Iterator[Violation]:
    """Empty text, lists and maps, or lists of another length."""
    path, value = tuple(error.absolute_path), error.instance
    example = _example(error.schema, path)
    empty = not (value.strip() if isinstance(value, str) else value)
    if empty:
        message = f"{named(path)} để trống"
    elif isinstance(value, str):
        message = f"{named(path)} chỉ có {len(value.strip())} ký tự, ngắn quá để có nghĩa"
    elif isinstance(value, dict):
        message = f"{named(path)} có {len(value)} khóa trong một dấu gạch: {', '.join(f'“{key}”' for key in value)}"
        example = f"mỗi mục một dấu gạch riêng: {example}"
    else:
        message = f"{named(path)} có {len(value)} mục, phải có {error.validator_value}"
    yield Violation(path, str(error.validator), message, f"viết như {example}")


def _twice(error: ValidationError) -> Iterator[Violation]:
    """A list that names something twice."""
    path, seen = tuple(error.absolute_path), []
    for position, entry in enumerate(error.instance):
        if entry in seen:
            yield Violation((*path, position), "uniqueItems", f"{named(path)} ghi “{entry}” hai lần", "bỏ một lần")
        seen.append(entry)


def _out_of_range(error: ValidationError) -> Iterator[Violation]:
    """A number that can't be: most of them are divided by."""
    side = "lớn hơn" if error.validator == "exclusiveMinimum" else "nhỏ hơn"
    path = tuple(error.absolute_path)
    yield Violation(
        path,
        str(error.validator),
        f"{named(path)} là {error.instance}, phải {side} {error.validator_value}",
        f"xem lại con số, ví dụ {_example(error.schema, path)}",
    )


def _other(error: ValidationError) -> Iterator[Violation]:
    """What no words were found for."""
    path = tuple(error.absolute_path)
    yield Violation(
        path, str(error.validator), f"{named(path)} không đúng dạng", f"viết như {_example(error.schema, path)}"
    )


_TOLD: dict[str, Callable[[ValidationError], Iterator[Violation]]] = {
    "type": _wrong_type,
    "format": _wrong_form,
    "required": _missing,
    "additionalProperties": _unknown,
    "enum": _not_of_the_list,
    "const": _not_of_the_list,
    "pattern": _wrong_pattern,
    "minLength": _too_few,
    "minItems": _too_few,
    "maxItems": _too_few,
    "minProperties": _too_few,
    "maxProperties": _too_few,
    "uniqueItems": _twice,
    "exclusiveMinimum": _out_of_range,
    "exclusiveMaximum": _out_of_range,
}
