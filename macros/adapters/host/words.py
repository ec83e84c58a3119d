"""What the host says in English, in Russian: its known messages word by word, any other with what to do about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from macros.diagnostics import Span

_TYPES = {
    "str": "текст",
    "int": "число",
    "float": "число",
    "bool": "true или false",
    "list": "список",
    "tuple": "список",
    "dict": "пары «имя: значение»",
    "NoneType": "пустое место",
}
_COMPARE = "сверьте это место с образцом: новый раздел с исправным mkdocs.yml создаёт команда «metodichka new site»"


@dataclass(frozen=True, slots=True)
class HostWords:
    """A message in Russian, its hint, and the names of the settings that it is about, from outside inwards."""

    message: str
    hint: str
    keys: tuple[str, ...] = ()


# The host's words (the whole message), ours, and what to do; groups are put in by number.
_KNOWN: Sequence[tuple[str, str, str]] = (
    (r"Required configuration not provided\.", "не заполнен обязательный параметр{key}", "впишите значение"),
    (
        r"Unrecognised configuration name: (.+)",
        "неизвестный параметр «{1}»",
        "проверьте, нет ли опечатки; лишнюю строку удалите",
    ),
    (r"Expected (?:a list of items|type: <class 'list'>).*", "в параметре{key} нужен список", _COMPARE),
    (r"Expected a dict of items.*", "в параметре{key} нужны пары «имя: значение»", _COMPARE),
    (
        r"Expected type: <class '(\w+)'> but received: <class '(\w+)'>",
        "в параметре{key} нужно другое: {type1}, а стоит {type2}",
        "исправьте значение; текст с двоеточием или решёткой возьмите в кавычки",
    ),
    (
        r"Expected a (?:multiline )?string, (?:but a|got) <class '(\w+)'>.*",
        "в параметре{key} нужен текст, а стоит {type1}",
        "возьмите значение в кавычки",
    ),
    (
        r"Expected one of:? [\[(](.*)[\])],? (?:but received:|got) '?([^']*)'?",
        "параметр{key} не бывает равен «{2}»",
        "выберите одно из: {1}",
    ),
    (
        r"The configuration is invalid\. Expected a key-value mapping.*",
        "в параметре{key} нужны пары «имя: значение»",
        _COMPARE,
    ),
    (
        r"(?:The URL isn't valid, it should include|Unable to parse the URL).*",
        "адрес в параметре{key} неполон",
        "напишите его целиком, например «https://example.org/myschool/»",
    ),
    (
        r"The path '(.+)' isn't an existing (?:file or directory|file|directory)\.",
        "в параметре{key} назван путь «{1}», а там ничего нет",
        "исправьте путь: он считается от папки с mkdocs.yml",
    ),
    (
        r"The path set in custom_dir \('(.+)'\) does not exist\.",
        "папки оформления «{1}» нет",
        "верните папку или исправьте «custom_dir»",
    ),
    (
        r"Unrecognised theme name: '(.+)'\. The available installed themes are:.*",
        "темы оформления «{1}» нет",
        "напишите «name: material»",
    ),
    (r"(?:No theme name set\.|At least one of 'name'.*)", "не названа тема оформления", "допишите «name: material»"),
    (
        r"Expected nav (?:item )?to be .*, got .*",
        "меню в «nav» записано не так",
        "каждый пункт – строка «- Название: файл.md»; вложенные пункты – с отступом ниже «- Название:»",
    ),
    (
        r'The "(.+)" plugin is not installed',
        "расширение «{1}» в «plugins» не установлено",
        "проверьте имя; лишнее расширение удалите из списка",
    ),
    (
        r"(?:Invalid config options for the|Invalid config options for Markdown Extension) '(.+?)'(?: plugin)?\.",
        "параметры расширения «{1}» записаны не так",
        "запишите их парами «имя: значение» с отступом ниже имени расширения",
    ),
    (
        r"Failed to load extension '(.+?)'\.(?s:.*)ModuleNotFoundError.*",
        "расширения разметки «{1}» нет",
        "проверьте имя в «markdown_extensions»; лишнее удалите",
    ),
    (
        r"Failed to load extension '(.+?)'\.(?s:.*)KeyError: '?([^'\n]*)'?",
        "у расширения разметки «{1}» нет параметра «{2}»",
        "проверьте, нет ли опечатки; лишнюю строку удалите",
    ),
    (
        r"Failed to load extension '(.+?)'\.(?s:.*)",
        "расширение разметки «{1}» не принимает свои параметры",
        "проверьте строки ниже его имени; без них расширение берёт обычные значения",
    ),
    (r"Invalid (?:Markdown Extensions|Plugins?) configuration.*", "в параметре{key} нужен список", _COMPARE),
    (r"'(.*)' is not a valid (?:Markdown Extension|plugin) name\.", "имя расширения «{1}» не годится", _COMPARE),
    (
        r"The '(?:site_dir|docs_dir)' should not be within the '(?:site_dir|docs_dir)'.*",
        "папка сайта («site_dir») и папка docs («docs_dir») лежат одна в другой",
        "разведите их: обычно это «docs» и «site» рядом с mkdocs.yml",
    ),
    (
        r"The '(.+)' should not be the parent directory of the config file\..*",
        "параметр «{1}» указывает на папку самого раздела",
        "укажите папку внутри неё, например «docs»",
    ),
    (
        r"Inherited config file '(.+)' does not exist.*",
        "файла «{1}», названного в «INHERIT», нет",
        "исправьте имя или удалите строку",
    ),
    (
        r"(?:The configuration option '(.+?)'|.*) (?:was removed from MkDocs|has been deprecated).*",
        "параметр{key} устарел",
        "удалите его строку",
    ),
    (
        r"Plugin '(.+)' was specified multiple times.*",
        "расширение «{1}» названо в «plugins» несколько раз",
        "оставьте одну запись",
    ),
    (r"Must be a string of format 'IP:PORT'", "в параметре{key} нужны адрес и порт", "например «127.0.0.1:8000»"),
    (
        r"A reference to '(.+)' is included in the 'nav' configuration, which is not found.*",
        "в меню («nav») назван файл «{1}», а такого нет",
        "исправьте имя или удалите пункт",
    ),
)
_WHERE = (
    re.compile(r"Config value '(?P<key>[^']+)': (?P<rest>.*)", re.DOTALL),
    re.compile(r"Sub-option '(?P<key>[^']+)': (?P<rest>.*)", re.DOTALL),
    re.compile(r"Plugin '(?P<plugin>[^']+)' option '(?P<key>[^']+)': (?P<rest>.*)", re.DOTALL),
)


def host_words(text: str) -> HostWords:
    """The host's message in Russian. One that is not known is quoted, with the advice for whom it was not meant."""
    keys, rest = _taken_apart(text.strip())
    for pattern, message, hint in _KNOWN:
        if match := re.fullmatch(pattern, rest):
            words = _words(match, keys)
            return HostWords(_filled(message, words), _filled(hint, words), keys)
    quoted = rest.partition("\n")[0]
    if re.match("[А-ЯЁ]", quoted):  # an option of ours explains itself
        return HostWords(quoted[0].lower() + quoted[1:], "исправьте значение", keys)
    where = f" о параметре «{keys[-1]}»" if keys else ""
    return HostWords(
        f"MkDocs сообщает{where} по-английски: «{quoted}»",
        "верните то, что меняли последним; не помогло – покажите эту строку тому, кто настраивал раздел",
        keys,
    )


def setting_span(lines: Sequence[str], keys: Sequence[str]) -> Span:
    """Where the named setting stands in mkdocs.yml: as deep as its names are found, else the file's beginning."""
    found = Span()
    number = 0
    for key in keys:
        pattern = re.compile(rf"(\s*(?:-\s+)?)(['\"]?{re.escape(key)}['\"]?)\s*(?::|$)")
        place = next((at for at in range(number, len(lines)) if pattern.match(lines[at])), None)
        if place is None:
            break
        match = pattern.match(lines[place])
        start = (match.start(2) if match else 0) + 1
        found = Span(place + 1, start, start + (len(match[2]) if match else 1))
        number = place
    return found


def menu_span(lines: Sequence[str], message: str) -> Span | None:
    """Where the menu names the file of such a message of `host_words`; None for another message."""
    named = re.fullmatch(r"в меню \(«nav»\) назван файл «(.+)», а такого нет", message)
    if named is None:
        return None
    pattern = re.compile(rf"(?<=[\s\"'])(?P<path>{re.escape(named[1])})[\"']?\s*(?:#.*)?$")
    for number, line in enumerate(lines, 1):
        if match := pattern.search(line):
            return Span(number, match.start("path") + 1, match.end("path") + 1)
    return Span()


def _taken_apart(text: str) -> tuple[tuple[str, ...], str]:
    keys: tuple[str, ...] = ()
    while match := next((m for pattern in _WHERE if (m := pattern.fullmatch(text))), None):
        plugin = match.groupdict().get("plugin")
        keys = (*keys, *((plugin.rpartition("/")[2],) if plugin else ()), match["key"])
        text = match["rest"]
    return keys, text


def _words(match: re.Match[str], keys: Sequence[str]) -> dict[str, str]:
    words = {"{key}": f" «{keys[-1]}»" if keys else ""}
    for number, group in enumerate(match.groups(), 1):
        words[f"{{{number}}}"] = (group or "").replace("'", "")
        words[f"{{type{number}}}"] = _TYPES.get(group or "", group or "")
    return words


def _filled(template: str, words: dict[str, str]) -> str:
    return re.sub(r"\{\w+\}", lambda piece: words[piece[0]], template)
