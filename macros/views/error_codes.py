"""The manual of diagnostics: a page for each code with a wrong and a right sample, and the list of all codes.

Made of the same catalogue that the messages come from, so that a message without a page cannot be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from macros.diagnostics import Severity
from macros.messages import CATALOGUE, Message, care, checks, fields, files, markup, materials, pages, yaml_text
from macros.views.page_head import LinkView, PageHeadView, index_head_view
from macros.views.urls import ERRORS_URL, error_url
from macros.views.wording import capitalised

ERRORS_TITLE = "Сообщения проверки"
ERRORS_ABOUT = "Что говорит программа, когда читает материалы: неверная и верная запись для каждого сообщения."
SEVERITY_WORDS = {Severity.ERROR: "Ошибка", Severity.WARNING: "Предупреждение"}
_ANY = "…"

_GROUPS: tuple[tuple[str, str, Mapping[str, Message]], ...] = (
    ("yaml", "Запись YAML", yaml_text.MESSAGES),
    ("fields", "Поля", fields.MESSAGES),
    ("plans", "Карты, сроки и стороны", checks.MESSAGES),
    ("pages", "Страницы и макросы", pages.MESSAGES),
    ("markup", "Разметка HTML, места и картинки", markup.MESSAGES),
    ("materials", "Материалы", materials.MESSAGES),
    ("files", "Файлы", files.MESSAGES),
    ("care", "Люди и сроки годности", care.MESSAGES),
)


@dataclass(frozen=True, slots=True)
class ErrorCodeView:
    """One kind of message. `text` and `hint` have «…» where the words of the author's file come; either may be ""."""

    code: str
    severity: str
    stops: bool  # whether the site is not built
    text: str
    hint: str
    wrong: str
    right: str
    unless: str


@dataclass(frozen=True, slots=True)
class ErrorRowView:
    """A code in the list."""

    code: str
    text: str
    url: str
    stops: bool


@dataclass(frozen=True, slots=True)
class ErrorGroupView:
    """Codes about one thing."""

    id: str
    title: str
    rows: tuple[ErrorRowView, ...]


@dataclass(frozen=True, slots=True)
class ErrorListView:
    """All codes."""

    groups: tuple[ErrorGroupView, ...]


def error_code_view(code: str) -> ErrorCodeView:
    """The manual's entry of a code of the catalogue."""
    message = CATALOGUE[code]
    return ErrorCodeView(
        code=code,
        severity=SEVERITY_WORDS[message.severity],
        stops=message.severity is Severity.ERROR,
        text=capitalised(general_words(message.text)),
        hint=capitalised(general_words(message.hint)),
        wrong=message.wrong,
        right=message.right,
        unless=message.unless,
    )


def error_list_view() -> ErrorListView:
    """Every code of the catalogue, once; groups without codes are left out."""
    named = {code for _, _, messages in _GROUPS for code in messages}
    rest = {code: message for code, message in CATALOGUE.items() if code not in named}
    groups = (*_GROUPS, ("rest", "Остальное", rest))
    return ErrorListView(
        tuple(ErrorGroupView(group_id, title, tuple(_rows(codes))) for group_id, title, codes in groups if codes)
    )


def error_head_view(code: str) -> PageHeadView:
    """The head of a code's page."""
    return PageHeadView(
        path=(LinkView("Главная", ""), LinkView(ERRORS_TITLE, ERRORS_URL)),
        kicker=SEVERITY_WORDS[CATALOGUE[code].severity],
        title=error_title(code),
        lead="",
        tabs=(),
        files=(),
    )


def error_list_head_view() -> PageHeadView:
    """The head of the list."""
    return index_head_view(ERRORS_TITLE, ERRORS_ABOUT)


def error_title(code: str) -> str:
    """What the message says, without its details."""
    return capitalised(general_words(CATALOGUE[code].text)) or code


def general_words(template: str) -> str:
    """The template with «…» for what differs from file to file; nothing where nothing else is said."""
    pieces = [text + (_ANY if field is not None else "") for text, field, _, _ in Formatter().parse(template)]
    words = "".join(pieces)
    return words if words.strip(_ANY + " :;,.") else ""


def _rows(messages: Mapping[str, Message]) -> Iterator[ErrorRowView]:
    for code, message in messages.items():
        yield ErrorRowView(code, error_title(code), error_url(code), message.severity is Severity.ERROR)
