"""Reading Markdown: headings, links, line numbers."""

from pathlib import Path

from account_docs.content.pages import Page, read_page

TEXT = """---
title: Một
related:
  - a.md
  - b.md
---

Đoạn [một](a.md) và ![hình](../hinh/x.svg) và `[không](c.md)`.

## Đề xuất **lớn**

```text
[không](d.md)
## không
```

> ```text
> [không](e.md)
> ```

## Đề xuất lớn

<a href="f.md">sáu</a>
"""


def test_links_outside_code_only() -> None:
    page = Page("x/y.md", TEXT)
    assert [(link.line, link.target, link.picture) for link in page.links] == [
        (8, "a.md", False),
        (8, "../hinh/x.svg", True),
        (23, "f.md", False),
    ]


def test_headings_have_the_ids_of_the_built_page() -> None:
    page = Page("x/y.md", TEXT)
    assert [(heading.line, heading.id) for heading in page.headings] == [(10, "de-xuat-lon"), (21, "de-xuat-lon_1")]


def test_line_of_a_value() -> None:
    assert Page("x/y.md", TEXT).value_line("related", "b.md") == 5


def test_broken_front_matter_is_reported_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Một: hai\n---\n", "utf-8")
    page = read_page(tmp_path, tmp_path / "a.md")
    assert [slip.line for slip in page.head.slips] == [2]
    assert page.meta == {}
