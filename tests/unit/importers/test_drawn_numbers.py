"""Lists as Word counts them: figures of every kind, levels that start anew, instances with a start of their own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from macros.importers.docx_numbering import Numbering

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def xml(markup: str) -> ET.Element:
    return ET.fromstring(markup.replace(">", f" {W}>", 1) if "/>" not in markup.split(">", maxsplit=1)[0] else markup)  # noqa: S314


def level(number: int, shape: str = "decimal", text: str = "", **more: object) -> str:
    rest = "".join(f'<w:{name} w:val="{value}"/>' for name, value in more.items())
    words = text or "".join(f"%{at + 1}." for at in range(number + 1))
    return f'<w:lvl w:ilvl="{number}"><w:numFmt w:val="{shape}"/><w:lvlText w:val="{words}"/>{rest}</w:lvl>'


def abstract(name: str, *levels: str, link: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{link}{"".join(levels)}</w:abstractNum>'


def instance(name: str, of: str, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def numbering(*parts: str, styles: str = "") -> Numbering:
    sheet = xml(f"<w:styles>{styles}</w:styles>") if styles else None
    return Numbering(xml(f"<w:numbering>{''.join(parts)}</w:numbering>"), sheet)


def item(list_id: str = "1", at: int | None = 0, style: str = "") -> ET.Element:
    depth = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    number = f'<w:numPr>{depth}<w:numId w:val="{list_id}"/></w:numPr>' if list_id else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return xml(f"<w:pPr>{named}{number}</w:pPr>")


def labels(found: Numbering, *levels: int, list_id: str = "1") -> list[str]:
    return [found.label(item(list_id, at)) for at in levels]


@pytest.mark.parametrize(
    ("shape", "figures"),
    [
        ("decimal", ["1.", "2.", "3.", "4."]),
        ("lowerLetter", ["a.", "b.", "c.", "d."]),
        ("upperLetter", ["A.", "B.", "C.", "D."]),
        ("russianLower", ["а.", "б.", "в.", "г."]),
        ("russianUpper", ["А.", "Б.", "В.", "Г."]),
        ("lowerRoman", ["i.", "ii.", "iii.", "iv."]),
        ("upperRoman", ["I.", "II.", "III.", "IV."]),
        ("bullet", ["•", "•", "•", "•"]),
        ("none", ["", "", "", ""]),
    ],
)
def test_figures_of_every_kind(shape: str, figures: list[str]) -> None:
    assert labels(numbering(abstract("0", level(0, shape)), instance("1", "0")), 0, 0, 0, 0) == figures


@pytest.mark.parametrize(
    ("shape", "start", "figure"),
    [
        ("upperRoman", 1994, "MCMXCIV."),
        ("upperRoman", 49, "XLIX."),
        ("lowerLetter", 26, "z."),
        ("lowerLetter", 27, "aa."),
        ("russianLower", 28, "я."),
        ("russianLower", 29, "аа."),
        ("lowerLetter", 10_000, "ppppppppp."),
    ],
)
def test_figures_far_from_the_beginning(shape: str, start: int, figure: str) -> None:
    (label,) = labels(numbering(abstract("0", level(0, shape, start=start)), instance("1", "0")), 0)
    assert label == figure


def test_a_deeper_level_starts_anew_below_each_upper_one() -> None:
    found = numbering(abstract("0", level(0), level(1), level(2)), instance("1", "0"))
    assert labels(found, 0, 1, 1, 2, 0, 1, 2) == ["1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1.", "2.1.1."]


def test_a_level_that_is_jumped_over_counts_as_begun() -> None:
    found = numbering(abstract("0", level(0), level(1, start=5), level(2)), instance("1", "0"))
    assert labels(found, 2, 2, 1) == ["1.5.1.", "1.5.2.", "1.6."]


def test_a_level_may_go_on_through_upper_ones() -> None:
    found = numbering(abstract("0", level(0), level(1, text="%2)", lvlRestart=0)), instance("1", "0"))
    assert labels(found, 0, 1, 1, 0, 1) == ["1.", "1)", "2)", "2.", "3)"]
    deep = numbering(abstract("0", level(0), level(1), level(2, text="%3)", lvlRestart=1)), instance("1", "0"))
    assert labels(deep, 0, 1, 2, 1, 2, 0, 1, 2) == ["1.", "1.1.", "1)", "1.2.", "2)", "2.", "2.1.", "1)"]


def test_lists_of_one_abstract_list_count_together_unless_one_starts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    found = numbering(abstract("0", level(0)), instance("1", "0"), instance("2", "0"), instance("3", "0", anew))
    assert labels(found, 0) + labels(found, 0, list_id="2") == ["1.", "2."]
    assert labels(found, 0, 0, list_id="3") == ["7.", "8."]
    assert labels(found, 0) == ["9."]


def test_an_instance_may_bring_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)")}</w:lvlOverride>'
    found = numbering(abstract("0", level(0)), instance("1", "0", own))
    assert labels(found, 0, 0) == ["I)", "II)"]


def test_a_list_by_the_name_of_a_style_of_lists() -> None:
    named = abstract("5", level(0, text="п. %1"), link='<w:styleLink w:val="Наш"/>')
    wanting = abstract("6", link='<w:numStyleLink w:val="Наш"/>')
    lost = abstract("7", link='<w:numStyleLink w:val="Нет такого"/>')
    found = numbering(named, wanting, lost, instance("1", "6"), instance("2", "7"))
    assert labels(found, 0, 0) == ["п. 1", "п. 2"]
    assert labels(found, 0, list_id="2") == [""]


STYLES = (
    '<w:style w:styleId="Заголовок"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Ниже"><w:basedOn w:val="Заголовок"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Ещё ниже"><w:basedOn w:val="Ниже"/></w:style>'
    '<w:style w:styleId="Круг"><w:basedOn w:val="Круг"/></w:style>'
)


def test_a_paragraph_numbered_by_its_style_or_by_that_which_the_style_is_based_on() -> None:
    found = numbering(abstract("0", level(0), level(1)), instance("1", "0"), styles=STYLES)
    assert [found.label(item("", None, style)) for style in ("Заголовок", "Ниже", "Ещё ниже", "Круг", "Нет")] == [
        "1.",
        "1.1.",
        "1.2.",
        "",
        "",
    ]
    assert found.label(item("", None)) == ""


@pytest.mark.parametrize("properties", [item("9", 0), item("1", 7), item("1", 99), item("1", -1), None])
def test_what_names_no_list_has_no_label(properties: ET.Element | None) -> None:
    assert numbering(abstract("0", level(0)), instance("1", "0")).label(properties) == ""
    assert Numbering(None, None).label(properties) == ""
