"""Checks `personal-phone`, `personal-mail`, `personal-snils`, `personal-passport`, `personal-name`.

The text is read as typed, whatever field it stands in: what nobody thought of leaks through a remark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.model.materials import Contact
from macros.model.personal_data import is_snils

MAX_TOLD = 100  # of one file: nobody reads more
_GAP = "[ \u00a0\u202f]"
_BETWEEN = f"(?:{_GAP}|\n {{0,40}})"  # a name may be broken between two lines of a folded text
_CAPITAL = "[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
# «Ивановна» in its cases; the short endings («Ильич», «Лукич») only where they are whole words.
_PATRONYMIC = (
    "[А-ЯЁ][а-яё]+(?:(?:[ое]вич|ьич)(?:а|у|ем|е)?|(?:[ое]вн|ичн)(?:а|ы|е|у|ой|ою))"
    "|(?:Ильич|Лукич|Фомич|Кузьмич)(?:а|у|ом|е)?"
)
# Who somebody is; not «глава» or «мэр», after which a town in the genitive looks like a surname: «глава Ростова».
_TITLE = (
    "(?i:министр|директор|начальник|заведующ|руководител|специалист|методист|координатор|учител|педагог|воспитател|"
    "секретар|председател|заместител|эксперт|инспектор|консультант|администратор)[а-я]{0,3}"
)
_SURNAME_ENDS = "(?:[оеё]в|[иы]н)[ау]?|[сц]кий|[сц]кая|енко"
# «Министр Финансов»: words that would be surnames, were they no genitives.
_NO_SURNAME = (
    "(?:Финанс|Кадр|Проект|Отдел|Класс|Курс|Кружк|Вопрос|Регион|Район|Округ|Орган|Совет|Центр|Дом|Сад|Лице|Музе|"
    "Колледж|Техникум|Институт|Университет)[оеё]в|Магазин[ау]"
)
_INITIALS = rf"[А-ЯЁ]\.{_GAP}?[А-ЯЁ]\."

# What a page may name: a place, a prize, a writer of whom a lesson tells.
_HONOURED = re.compile(
    r"(?i)(?:\b(?:им\.|имени|ул\.|улиц\w*|пр\.|пр-т|просп\.|проспект\w*|пер\.|переул\w*|пл\.|площад\w*|бульвар\w*|"
    r"преми\w+|стипенди\w+|чтени\w+|писател\w+|поэт\w*|уч[её]н(?:ый|ого|ому|ым)|академик\w*|композитор\w*|художник\w*|"
    r"космонавт\w*|геро\w+|маршал\w*|лётчик\w*|князь|император\w*)"
    rf"{_BETWEEN}+(?:[\w.«-]+{_BETWEEN}+){{0,3}})$"
)
_HONOURS_LENGTH = 60  # characters before a name that are looked at


@dataclass(frozen=True, slots=True)
class _Rule:
    """What is looked for. `hint` is quick to find; the pattern is tried only around it."""

    code: str
    hint: re.Pattern[str]
    pattern: re.Pattern[str]
    meant: Callable[[str], bool] = bool


def _eleven_digits(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(digits) == 11 and is_snils(digits)


_BEFORE, _AFTER = 90, 60  # characters around a hint in which the whole finding lies
# Begins at the first figure of several; «\d» would ask Unicode of every letter of the text.
_DIGITS = re.compile(r"[0-9](?<![0-9]{2})[0-9 \u00a0()–№-]{4,}[0-9]")
_NAMES = re.compile(
    rf"(?<![А-Яа-яЁё-])(?:{_CAPITAL}{_BETWEEN}+){{1,2}}(?:{_PATRONYMIC})(?![а-яё])(?:{_GAP}+{_CAPITAL})?"
)
_RULES = (
    _Rule("personal-mail", re.compile("@"), re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[\w-]{2,63}")),
    _Rule(
        "personal-snils",
        _DIGITS,
        re.compile(rf"(?<![\d.-])\d{{3}}[- ]?\d{{3}}[- ]?\d{{3}}(?:[- ]|{_GAP})?\d{{2}}(?![\d.-]*\d)"),
        _eleven_digits,
    ),
    _Rule(
        "personal-phone",
        _DIGITS,
        re.compile(
            r"(?<![\d.,/№-])(?:\+7|\b[78])[ \u00a0–-]?(?:\(\d{3,5}\)|\d{3,5})[ \u00a0–-]?"
            r"\d{1,3}(?:[ \u00a0–-]?\d{2}){2}(?![\d-]*\d)"
            r"|(?<!\d)\(\d{3,5}\)[ \u00a0]?\d{1,3}[ \u00a0–-]\d{2}[ \u00a0–-]?\d{2}(?!\d)"
            r"|(?i:(?<!\w)(?:тел|телефон|моб|сот|факс)\w{0,4}[.:]{0,2}[ \u00a0]{0,2}№?[ \u00a0]?"
            r"\d{1,3}[ -]?\d{2}[ -]?\d{2})(?!\d)"
        ),
    ),
    _Rule(
        "personal-passport",
        _DIGITS,
        re.compile(
            r"(?i:паспорт\w{0,3})\D{0,20}\d{2}[ \u00a0]?\d{2}[ \u00a0]?(?:№[ \u00a0]?)?\d{6}(?!\d)"
            r"|(?<!\d)(?<!\d[ .-])\d{2}[ \u00a0]\d{2}[ \u00a0](?:№[ \u00a0]?)?\d{6}(?!\d)"
        ),
    ),
    # «…вич» and «Ильинична», then «…овна»: each begins with two certain letters, which are quick to look for.
    _Rule(
        "personal-name",
        re.compile("ич(?:(?<=[вьмк]ич)(?:[ауе]|ем|ом)?|н(?:[аыеу]|ой|ою))(?![а-яё])"),
        _NAMES,
    ),
    _Rule("personal-name", re.compile("вн(?:[аыеу]|ой|ою)(?![а-яё])"), _NAMES),
    _Rule(
        "personal-name",
        re.compile(r"\.(?<=[А-ЯЁ]\.)[ \u00a0]?[А-ЯЁ]\."),  # begins with its dot, which is quick to look for
        re.compile(
            rf"(?<![А-Яа-яЁё.-])(?!{_TITLE}{_GAP}){_CAPITAL}{_GAP}+{_INITIALS}|(?<![А-Яа-яЁё.-]){_INITIALS}{_GAP}*{_CAPITAL}"
        ),
    ),
    _Rule(
        "personal-name",
        re.compile(rf" [А-ЯЁ][а-яё]{{2,}}(?:{_SURNAME_ENDS})(?![а-яё])"),  # begins with its gap, quick to look for
        re.compile(
            rf"(?<![А-Яа-яЁё-]){_TITLE}{_GAP}+(?!(?:{_NO_SURNAME})(?![а-яё]))"
            rf"[А-ЯЁ][а-яё]{{2,}}(?:{_SURNAME_ENDS})(?![а-яё-])"
        ),
    ),
)
_COMMENT = re.compile(r"#(?<!\S#).*")  # begins with its sign, which is quick to look for
_RULES_BY_HINT = [(hint, [rule for rule in _RULES if rule.hint is hint]) for hint in {rule.hint: 0 for rule in _RULES}]


def check_personal_data(texts: Mapping[str, str], contacts: Iterable[Contact]) -> Iterator[Diagnostic]:
    """No person can be reached or recognised by what is published.

    Fails::

        примечание: Звоните Ивановой Марии Ивановне, +7 (900) 000-00-00

    Passes::

        примечание: Звоните на горячую линию, номер – на странице «Куда обратиться»

    A number or address that docs/contacts.yaml gives is a service's and may stand anywhere. Schools, streets, prizes
    and people of whom a lesson tells are known by the word before them.
    """
    public = frozenset(_identity(each.value) for each in contacts)
    for file, text in texts.items():
        yield from islice(_in_file(file, text, public), MAX_TOLD)


def may_name_somebody(text: str, file: str) -> bool:
    """Whether anything is found, were it the number of a service."""
    return next(_in_file(file, text, frozenset()), None) is not None


def personal_data_in(text: str, contacts: Iterable[Contact]) -> Iterator[tuple[str, str]]:
    """Code and words of everything in a published text that tells of a person."""
    public = frozenset(_identity(each.value) for each in contacts)
    for start, stop, code in _kept(text, public):
        yield code, " ".join(text[start:stop].split())


def _in_file(file: str, text: str, public: frozenset[str]) -> Iterator[Diagnostic]:
    published = text if file.endswith(".md") else _COMMENT.sub(lambda match: " " * len(match[0]), text)
    for start, stop, code in _kept(published, public):
        value = published[start:stop]
        shown = " ".join(value.split())
        yield tell(code, file, Span.within(published, start, stop), value=shown)


def _kept(text: str, public: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """The findings that do not overlap, those of public services left out."""
    end = 0
    for start, stop, code in sorted(_findings(text), key=lambda found: (found[0], -found[1])):
        if start >= end and _identity(text[start:stop]) not in public:
            end = stop
            yield start, stop, code


def _findings(text: str) -> Iterator[tuple[int, int, str]]:
    """Where something was found, and its code; they may overlap."""
    for hint, rules in _RULES_BY_HINT:
        for start, end in _windows(hint, text):
            for rule in rules:
                for match in rule.pattern.finditer(text, start, end):
                    if rule.meant(match[0]) and not (rule.code == "personal-name" and _honoured(text, match)):
                        yield match.start(), match.end(), rule.code


def _windows(hint: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The stretches around the hints; those that touch are one, so that nothing is cut in two."""
    start = end = -1
    for match in hint.finditer(text):
        if match.start() - _BEFORE > end:
            if end >= 0:
                yield start, end
            start = max(match.start() - _BEFORE, 0)
        end = match.end() + _AFTER
    if end >= 0:
        yield start, end


def _honoured(text: str, name: re.Match[str]) -> bool:
    """Whether a word of honour stands before the name, or is taken for its first part: «Улица Юрия Гагарина»."""
    starts = (name.start(), name.start() + len(re.split(r"\s", name[0], maxsplit=1)[0]) + 1)
    return any(_HONOURED.search(text[max(start - _HONOURS_LENGTH, 0) : start]) for start in starts)


def _identity(value: str) -> str:
    """A number by its last ten digits, anything else by its letters: «8 800 …» and «+7 (800) …» are one."""
    digits = re.sub(r"\D", "", value)
    return digits[-10:] if "@" not in value and len(digits) >= 6 else value.casefold().strip()
