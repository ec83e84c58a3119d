"""The numbers that Word draws itself: an auto-numbered cell holds no text, so «1.2.» is counted here as Word counts.

A paragraph names a list (`numId`) and a level, itself or by its style; a list is an instance of an abstract list whose
levels have formats («%1.%2.»). Lists of one abstract list count together unless an instance starts anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from macros.importers.xml_names import attribute, child, children, value, whole

_BULLET = "•"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LEVELS = 9
_LONGEST = 60  # characters of a level's pattern


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int = -1  # the level whose step starts this one anew; -1: any above


@dataclass(slots=True)
class _Counter:
    values: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Counts the lists of one document. Ask for the label of every paragraph, in document order."""

    def __init__(self, numbering: ET.Element | None, styles: ET.Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._instances: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._linked: dict[str, str] = {}
        self._counters: dict[str, _Counter] = {}
        self._started: set[tuple[str, int]] = set()
        self._read(numbering)
        self._styles = _style_lists(styles)

    def label(self, properties: ET.Element | None) -> str:
        """The drawn mark of the paragraph with these `pPr`, or nothing. Moves the counters on."""
        list_id, level = self._list_of(properties)
        instance = self._instances.get(list_id)
        if instance is None or not 0 <= level < _LEVELS:
            return ""
        abstract_id, overrides = instance
        levels = self._abstract.get(self._linked.get(abstract_id, abstract_id), {}) | overrides
        if level not in levels:
            return ""
        counter = self._counters.setdefault(abstract_id, _Counter())
        if level in overrides and (list_id, level) not in self._started:
            self._started.add((list_id, level))
            counter.values[level] = None
        self._step(counter, levels, level)
        return _drawn(counter, levels, level)

    @staticmethod
    def _step(counter: _Counter, levels: dict[int, _Level], level: int) -> None:
        current = counter.values[level]
        counter.values[level] = levels[level].start if current is None else current + 1
        for above in range(level):
            if counter.values[above] is None:
                counter.values[above] = levels[above].start if above in levels else 1
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else -1
            if restart != 0 and (restart < 0 or level < restart):
                counter.values[below] = None

    def _list_of(self, properties: ET.Element | None) -> tuple[str, int]:
        own = child(properties, "numPr")
        style_id, style_level = self._styles.get(value(properties, "pStyle"), ("", 0))
        if own is None:
            return style_id, style_level
        list_id = value(own, "numId") or style_id
        return list_id, whole(value(own, "ilvl"), style_level)

    def _read(self, numbering: ET.Element | None) -> None:
        by_style: dict[str, str] = {}
        wanting: dict[str, str] = {}
        for abstract in children(numbering, "abstractNum"):
            abstract_id = attribute(abstract, "abstractNumId")
            self._abstract[abstract_id] = {
                whole(attribute(level, "ilvl"), 0): _level(level) for level in children(abstract, "lvl")
            }
            if style := value(abstract, "styleLink"):
                by_style[style] = abstract_id
            if style := value(abstract, "numStyleLink"):
                wanting[abstract_id] = style
        self._linked = {each: by_style[style] for each, style in wanting.items() if style in by_style}
        for instance in children(numbering, "num"):
            abstract_id = value(instance, "abstractNumId")
            levels = self._abstract.get(self._linked.get(abstract_id, abstract_id), {})
            overrides = dict(_override(each, levels) for each in children(instance, "lvlOverride"))
            self._instances[attribute(instance, "numId")] = (abstract_id, overrides)


def _level(element: ET.Element) -> _Level:
    return _Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText")[:_LONGEST],
        whole(value(element, "start"), 1),
        whole(value(element, "lvlRestart"), -1),
    )


def _override(element: ET.Element, levels: dict[int, _Level]) -> tuple[int, _Level]:
    index = whole(attribute(element, "ilvl"), 0)
    inner = child(element, "lvl")
    base = _level(inner) if inner is not None else levels.get(index, _Level())
    start = whole(value(element, "startOverride"), base.start)
    return index, _Level(base.format, base.text, start, base.restart)


def _style_lists(styles: ET.Element | None) -> dict[str, tuple[str, int]]:
    """Style → list and level, with what it inherits from the style it is based on."""
    own: dict[str, tuple[str, int | None, str]] = {}
    for style in children(styles, "style"):
        number = child(style, "pPr", "numPr")
        level = value(number, "ilvl")
        name = attribute(style, "styleId")
        own[name] = (value(number, "numId"), whole(level, 0) if level else None, value(style, "basedOn"))
    found = {}
    for name in own:
        list_id, level_found, at = "", None, name
        for _ in range(20):
            if at not in own:
                break
            each_id, each_level, parent = own[at]
            list_id = list_id or each_id
            level_found = each_level if level_found is None else level_found
            at = parent
        if list_id:
            found[name] = (list_id, level_found or 0)
    return found


def _drawn(counter: _Counter, levels: dict[int, _Level], level: int) -> str:
    if levels[level].format == "bullet":
        return _BULLET
    if levels[level].format == "none":
        return ""
    text = levels[level].text
    for index in range(_LEVELS):
        if f"%{index + 1}" in text:
            shape = levels[index].format if index in levels else "decimal"
            text = text.replace(f"%{index + 1}", _figure(counter.values[index] or 0, shape))
    return text.strip()


def _figure(number: int, shape: str) -> str:
    if shape in ("lowerLetter", "upperLetter", "russianLower", "russianUpper"):
        alphabet = _RUSSIAN if shape.startswith("russian") else _LATIN
        letter = alphabet[(number - 1) % len(alphabet)] * min((number - 1) // len(alphabet) + 1, 9)
        return letter.upper() if shape in ("upperLetter", "russianUpper") else letter
    if shape in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if shape == "upperRoman" else roman.lower()
    return f"{number:02d}" if shape == "decimalZero" else str(number)


def _roman(number: int) -> str:
    figures = ""
    for value_, sign in _ROMAN:
        while number >= value_ and len(figures) < 20:
            figures += sign
            number -= value_
    return figures
