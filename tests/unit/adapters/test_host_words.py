"""The host's English in Russian: its known messages, the place of the setting, and what is said of the others."""

from __future__ import annotations

import re

import pytest

from macros.adapters.host.words import host_words, setting_span
from macros.diagnostics import Span

KNOWN = {
    "Config value 'site_name': Required configuration not provided.": "не заполнен обязательный параметр «site_name»",
    "Config value 'сайт': Unrecognised configuration name: сайт": "неизвестный параметр «сайт»",
    "Config value 'a': Expected type: <class 'list'> but received: <class 'str'>": "в параметре «a» нужен список",
    "Config value 'a': Expected a list of items, but a <class 'int'> was given.": "в параметре «a» нужен список",
    "Config value 'a': Expected a dict of items, but a 5 was given.": "в параметре «a» нужны пары «имя: значение»",
    "Config value 'strict': Expected type: <class 'bool'> but received: <class 'int'>": (
        "в параметре «strict» нужно другое: true или false, а стоит число"
    ),
    "Config value 'a': Expected type: <class 'odd'> but received: <class 'dict'>": (
        "в параметре «a» нужно другое: odd, а стоит пары «имя: значение»"
    ),
    "Config value 'site_url': Expected a string, got <class 'int'>": (
        "в параметре «site_url» нужен текст, а стоит число"
    ),
    "Config value 'validation': Sub-option 'nav': Sub-option 'anchors': Expected one of ['warn', 'info'], got 'да'": (
        "параметр «anchors» не бывает равен «да»"
    ),
    "Config value 'extra': The configuration is invalid. Expected a key-value mapping (dict) but received: 5": (
        "в параметре «extra» нужны пары «имя: значение»"
    ),
    "Config value 'repo_url': The URL isn't valid, it should include the http:// (scheme)": (
        "адрес в параметре «repo_url» неполон"
    ),
    "Config value 'watch': The path 'нет' isn't an existing file or directory.": (
        "в параметре «watch» назван путь «нет», а там ничего нет"
    ),
    "Config value 'theme': The path set in custom_dir ('темы') does not exist.": "папки оформления «темы» нет",
    "Config value 'theme': No theme name set.": "не названа тема оформления",
    "Config value 'nav': Expected nav item to be a string or dict, got a list: ['a']": "меню в «nav» записано не так",
    "Config value 'plugins': Invalid config options for the 'search' plugin.": (
        "параметры расширения «search» записаны не так"
    ),
    "Config value 'plugins': Plugin 'material/search' option 'нет': Unrecognised configuration name: нет": (
        "неизвестный параметр «нет»"
    ),
    "Config value 'plugins': Plugin 'search' was specified multiple times - this is likely a mistake, but can be": (
        "расширение «search» названо в «plugins» несколько раз"
    ),
    "Config value 'plugins': Invalid Plugins configuration. Expected a list or dict.": (
        "в параметре «plugins» нужен список"
    ),
    "Config value 'plugins': '5' is not a valid plugin name.": "имя расширения «5» не годится",
    "Config value 'markdown_extensions': Failed to load extension 'нет'.\nModuleNotFoundError: No module": (
        "расширения разметки «нет» нет"
    ),
    "Config value 'markdown_extensions': Failed to load extension 'toc'.\n  File 'x', line 1\nTypeError: что-то": (
        "расширение разметки «toc» не принимает свои параметры"
    ),
    "Config value 'site_dir': The 'site_dir' should not be within the 'docs_dir' as this leads to the build": (
        "папка сайта («site_dir») и папка docs («docs_dir») лежат одна в другой"
    ),
    "Config value 'docs_dir': The 'docs_dir' should not be the parent directory of the config file. Use a child": (
        "параметр «docs_dir» указывает на папку самого раздела"
    ),
    "Inherited config file 'a.yml' does not exist at 'a.yml'.": "файла «a.yml», названного в «INHERIT», нет",
    "Config value 'pages': The configuration option 'pages' was removed from MkDocs. Use 'nav' instead.": (
        "параметр «pages» устарел"
    ),
    "Config value 'dev_addr': Must be a string of format 'IP:PORT'": "в параметре «dev_addr» нужны адрес и порт",
    "A reference to 'нет.md' is included in the 'nav' configuration, which is not found in the documentation files.": (
        "в меню («nav») назван файл «нет.md», а такого нет"
    ),
}


@pytest.mark.parametrize(("text", "said"), KNOWN.items())
def test_a_known_message_is_said_in_russian(text: str, said: str) -> None:
    words = host_words(text)
    assert words.message == said
    assert re.match("[а-яё]", words.hint) and "{" not in words.hint


def test_an_unknown_message_is_quoted_with_advice() -> None:
    words = host_words("Config value 'plugins': Plugin 'search' option 'lang': Odd.\nTraceback: x")
    assert words.message == "MkDocs сообщает о параметре «lang» по-английски: «Odd.»"
    assert words.keys == ("plugins", "search", "lang")
    assert "покажите эту строку тому, кто настраивал раздел" in words.hint
    assert host_words("Odd.").message == "MkDocs сообщает по-английски: «Odd.»"


LINES = ["site_name: Раздел", "plugins:", "  - search:", "      'lang': zz", "  - metodichka", "extra: {a: b}"]


@pytest.mark.parametrize(
    ("keys", "span"),
    [
        ((), Span()),
        (("нет",), Span()),
        (("site_name",), Span(1, 1, 10)),
        (("plugins", "search", "lang"), Span(4, 7, 13)),
        (("plugins", "metodichka", "publisher"), Span(5, 5, 15)),
        (("extra", "a"), Span(6, 1, 6)),
    ],
)
def test_the_place_is_as_deep_as_the_names_are_found(keys: tuple[str, ...], span: Span) -> None:
    assert setting_span(LINES, keys) == span
