"""A whole small section for another ministry, out of a template and a few answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from macros.authoring.yaml_writing import Value, record_lines, scalar

_MARK = "@@"


@dataclass(frozen=True, slots=True)
class SiteNames:
    """What makes the section somebody's own. `url` is empty or ends with «/»; `colour` is «#0d3f5c»."""

    site: str
    publisher: str
    territory: str
    url: str
    time_zone: str
    colour: str
    phone: str
    email: str


def filled_section(template: Mapping[str, str], names: SiteNames, today: date) -> dict[str, str]:
    """The template's files (path → text) with the names in them.

    Raises ValueError for a mark that nothing stands for: that is a fault of the template.
    """
    words = _words(names, today)
    return {path: _filled(path, text, words) for path, text in template.items()}


def contrast_with_white(colour: str) -> float:
    """The contrast of white words on the colour («#0d3f5c») after WCAG 2: from 1 to 21, 4.5 is enough for text."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _words(names: SiteNames, today: date) -> dict[str, str]:
    plain = {
        "site": names.site,
        "description": f"Дорожные карты, инструкции и ответы – {names.territory}",
        "url": names.url,
        "publisher": names.publisher,
        "time_zone": names.time_zone,
        "plan": f"План внедрения – {names.territory}",
        "territory": names.territory,
    }
    return {key: scalar(value) if value else '""' for key, value in plain.items()} | {
        "year": str(today.year),
        "today": today.isoformat(),
        "colour": names.colour,
        "contacts": "\n".join(record_lines({"контакты": _contacts(names)})) or "контакты: []",
        "heading": names.site,
    }


def _contacts(names: SiteNames) -> list[dict[str, Value]]:
    found: list[dict[str, Value]] = []
    if names.phone:
        when = "Нужен ответ голосом, а школа помочь не смогла."
        found.append({"ид": "phone", "название": "Телефон поддержки", "вид": "телефон", "значение": names.phone})
        found[-1]["когда"] = when
    if names.email:
        when = "Вопрос можно описать письмом. Паролей не присылайте."
        found.append({"ид": "email", "название": "Почта поддержки", "вид": "почта", "значение": names.email})
        found[-1]["когда"] = when
    return found


def _filled(path: str, text: str, words: Mapping[str, str]) -> str:
    for name, value in words.items():
        text = text.replace(f"{_MARK}{name}{_MARK}", value)
    if _MARK in text:
        raise ValueError(f"the template file {path} has a mark that nothing stands for")
    return text
