"""Columns of Markdown tables are aligned without a single style attribute."""

from __future__ import annotations

from markdown import markdown

from macros.adapters.host.table_alignment import TableAlignment

TABLE = """
| left | middle | right | any |
| :--- | :---: | ---: | --- |
| 1 | 2 | 3 {: .mine } | 4 |
"""


def test_alignment_is_a_class() -> None:
    html = markdown(TABLE, extensions=["tables", "attr_list", TableAlignment()])
    assert "style=" not in html
    assert '<th class="mt-align-left">left</th>' in html
    assert '<th class="mt-align-center">middle</th>' in html
    assert '<th class="mt-align-right">right</th>' in html
    assert "<td>4</td>" in html
    assert '<td class="mine mt-align-right">3</td>' in html


def test_other_styles_are_not_its_business() -> None:
    html = markdown("<td style='color: red'>x</td>", extensions=["tables", TableAlignment()])
    assert "mt-align" not in html
