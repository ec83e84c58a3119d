"""The words above the table: title, period, approvals, the annex line, and what could not be placed.

Names of persons in approvals are left out on purpose: the format knows offices only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from macros.importers.cleaning import clean, one_line
from macros.importers.draft import ApprovalDraft, Doubt
from macros.model import official_form as form
from macros.model.dates import parse_date
from macros.model.parties import PartyRegistry
from macros.model.roadmap import Level
from macros.terms import MONTH_GENITIVES, context_from_period, parse_term

PLACE = "текст перед таблицей"
HEADING = "дорожная карта"

_APPROVAL = re.compile(r"(?P<kind>утвержд(?:аю|ено|ена|[её]н)|согласован(?:о|а)?)\b[\s:.]*", re.IGNORECASE)
_KINDS = {"утв": "Утверждено", "сог": "Согласовано"}
_ANNEX = re.compile(r"приложение\b(?!\s*[:–—])", re.IGNORECASE)
_ANNEX_ON = re.compile(
    r"(?:к|от|№|приказ\w*|распоряжени\w*|постановлени\w*|министерств\w*|управлени\w*)\b|[№«\"\d]|[а-я]", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?:муниципальн\w+ |региональн\w+ |комплексн\w+ |сводн\w+ |единый |примерн\w+ )*"
    r"(?:дорожн\w+ карт\w*|план\b|план-график|комплекс мер|программа|перечень мероприятий|мероприятия)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.?|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)"
)
_DAY = re.compile(r"(?<!\d)(\d{2}\.\d{2}\.\d{4})(?:\s*г(?:ода|\.)?)?")
_DAY_WORDS = re.compile(
    rf"[«\"]?(\d{{1,2}})[»\"]?\s+({'|'.join(MONTH_GENITIVES)})\s+(\d{{4}})(?:\s*г(?:ода|\.)?)?", re.IGNORECASE
)
_SIGNED_NUMBER = re.compile(r"№\s*(?P<number>[\w./-]+)|(?<=\d{4} )(?P<code>[А-ЯЁA-Z\d]+(?:-[\w]+)+)")
_RULE = re.compile(r"_{2,}|[«\"]\s*[»\"]|\bот\b\s*$|\bМ\.?\s?П\.|\bгода?\b\s*$|\bг\.\s*$")
# «__» ________ 2025 г.: a day that a pen was to fill in.
_BLANK_DAY = re.compile(r"(?:[«\"][\s_]*[»\"]\s*_*|_{2,})\s*20(?:\d{2}|_{1,3}|\d_)\s*(?:года|г\.?)?")
_STRAY = re.compile(r"\d{2}\.\d{2}\.\d{4}\s+[\w/-]+$")
_PERIODS = (
    re.compile(r"\b\d{4}\s*[-–—/]\s*\d{4}\s*(?:учебн\w+ )?(?:год\w*|уч\.? ?г\w*)", re.IGNORECASE),
    re.compile(r"\b\d{4}\s*[-–—/]\s*\d{4}\b", re.IGNORECASE),
    re.compile(r"\b20\d{2}\s*(?:учебн\w+ )?(?:год\w*|г\.)", re.IGNORECASE),
)
_TERRITORIES = (
    (re.compile(r"\b([А-ЯЁ][а-яё-]+)ск(?:ого|ому|ом) кра[яею]"), "{}ский край"),
    (re.compile(r"\b([А-ЯЁ][а-яё-]+)ск(?:ой) област[ьи]"), "{}ская область"),
    (re.compile(r"\b([А-ЯЁ][а-яё-]+ский край)\b"), "{}"),
    (re.compile(r"\b([А-ЯЁ][а-яё-]+ская область)\b"), "{}"),
    (re.compile(r"\bРеспублик[аиеу] ([А-ЯЁ][а-яё-]+(?:\s?\([А-ЯЁ][а-яё]+\))?)"), "Республика {}"),
)
_LEVELS = (
    (Level.MUNICIPALITY, re.compile(r"муниципал|управлени\w+ образовани|городск\w+ округ|района\b", re.IGNORECASE)),
    (Level.REGION, re.compile(r"\bкра[йяею]\b|област[ьи]|республик|регион", re.IGNORECASE)),
    (Level.ORGANISATION, re.compile(r"школ[ыае]\s*№|МБОУ|МАОУ|МОУ СОШ|гимнази|лице[йя]|педсовет", re.IGNORECASE)),
    (Level.FEDERAL, re.compile(r"Российской Федерации|федеральн", re.IGNORECASE)),
)


@dataclass
class Preamble:
    """What is known of the whole document. `left` are lines that could not be placed."""

    title: str = ""
    period: str = ""
    level: str = ""
    territory: str = ""
    annex: str = ""
    note: str = ""
    basis: tuple[str, ...] = ()
    approvals: tuple[ApprovalDraft, ...] = ()
    left: tuple[str, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)


def read_preamble(texts: Sequence[str], registry: PartyRegistry, everything: str) -> Preamble:
    """Everything the texts above the table say. `everything` is all text of the document, for the territory."""
    found = Preamble()
    lines = [line for text in texts for line in clean(text).text.split("\n") if line]
    lines = _fixed_words(lines, found)
    lines = _annex(lines, found)
    lines = _approvals(lines, found)
    lines = _title(lines, found)
    found.left = tuple(lines)
    found.period = found.period or _period(found)
    _place(found, registry, everything)
    return found


def _fixed_words(lines: list[str], found: Preamble) -> list[str]:
    rest: list[str] = []
    for line in lines:
        if line.startswith(form.PERIOD):
            found.period = line.removeprefix(form.PERIOD)
        elif line.startswith(form.BASIS):
            found.basis = (*found.basis, line.removeprefix(form.BASIS))
        elif line.startswith(form.ROADMAP_NOTE):
            found.note = line.removeprefix(form.ROADMAP_NOTE)
        else:
            rest.append(line)
    return rest


def _annex(lines: list[str], found: Preamble) -> list[str]:
    start = next((i for i, line in enumerate(lines) if _ANNEX.match(line)), None)
    if start is None:
        return lines
    end = start + 1
    while end < len(lines) and end - start < 8 and not _ended(lines[start:end]):
        line = lines[end]
        if _TITLE.match(line) or _APPROVAL.match(line) or not _ANNEX_ON.match(line):
            break
        end += 1
    found.annex = " ".join(lines[start:end])
    return [*lines[:start], *lines[end:]]


def _ended(lines: Sequence[str]) -> bool:
    """Whether the annex line is complete: a number of the order is its last word."""
    whole = " ".join(lines)
    return bool(re.search(r"\bот\b.*№\s*\S+\s*$|№\s*\S+\s+от\s.*\d{4}", whole))


def _approvals(lines: list[str], found: Preamble) -> list[str]:
    rest: list[str] = []
    blocks: list[list[str]] = []
    stray = ""
    open_block = False
    for line in lines:
        match = _APPROVAL.match(line)
        if match:
            blocks.append([line])
            if stray:
                blocks[-1].append(stray)
                stray = ""
            open_block = True
        elif open_block and not _TITLE.match(line) and len(blocks[-1]) < 10 and not _STRAY.fullmatch(line):
            blocks[-1].append(line)
        elif _STRAY.fullmatch(line):
            stray = line
        else:
            open_block = False
            rest.append(line)
    rest += [stray] if stray else []
    read = [_approval(block, found) for block in blocks]
    found.approvals = tuple(each for each in read if each is not None)
    return rest


def _approval(block: Sequence[str], found: Preamble) -> ApprovalDraft | None:
    match = _APPROVAL.match(block[0])
    kind = _KINDS[match["kind"][:3].casefold()] if match else ""
    first = block[0][match.end() :] if match else block[0]
    whole = " ".join([first, *block[1:]]).strip()
    day, whole = _take_day(whole)
    number = ""
    if signed := _SIGNED_NUMBER.search(whole):
        number = signed["number"] or signed["code"]
        whole = whole.replace(signed[0], " ")
    elif day and (code := re.search(r"(?<!\S)[А-ЯЁA-Z\d]+(?:-\w+){2,}", whole)):
        number = code[0]
        whole = whole.replace(code[0], " ")
    if _PERSON.search(whole):
        whole = _PERSON.sub(" ", whole)
        found.doubts.append(
            Doubt(PLACE, "фамилия того, кто утвердил или согласовал, не взята: на сайте только должность")
        )
    if blank := _BLANK_DAY.search(whole):
        found.doubts.append(Doubt(PLACE, f"день в грифе не заполнен и не взят: {blank[0].strip()}"))
        whole = whole.replace(blank[0], " ")
    by = _RULE.sub(" ", whole)
    by = re.sub(r"\s+([,.»])", r"\1", " ".join(_RULE.sub(" ", by).split())).strip(" ,.;:№-–")
    if not by:
        found.doubts.append(Doubt(PLACE, f"гриф «{kind}» без должности не взят: {' '.join(block)}"))
        return None
    return ApprovalDraft(by, kind, day, number)


def _take_day(text: str) -> tuple[str, str]:
    if (match := _DAY.search(text)) and (day := parse_date(match[1])):
        return day.isoformat(), text.replace(match[0], " ")
    if match := _DAY_WORDS.search(text):
        day = parse_date(f"{int(match[1]):02d}.{MONTH_GENITIVES.index(match[2].lower()) + 1:02d}.{match[3]}")
        if day:
            return day.isoformat(), text.replace(match[0], " ")
    return "", text


def _title(lines: list[str], found: Preamble) -> list[str]:
    start = next((i for i, line in enumerate(lines) if _TITLE.match(line)), None)
    if start is None:
        start = next((i for i, line in enumerate(lines) if _TITLE.search(line)), None)
    if start is None:
        start = max(len(lines) - 1, 0)
        if lines:
            found.doubts.append(Doubt(PLACE, f"названием карты взята строка «{lines[start]}»"))
    taken = lines[start:]
    if len(taken) > 1 and one_line(taken[0]).casefold() == HEADING and taken[1][:1].isupper():
        taken = taken[1:]
    found.title = _calm(" ".join(taken))
    return lines[:start]


def _calm(title: str) -> str:
    """«ДОРОЖНАЯ КАРТА по …» does not shout on a site; letters are the same."""
    match = re.match(r"(?:[А-ЯЁ]{4,}[\s,]+)+(?=[а-яё(«])", title)
    return match[0].capitalize() + title[match.end() :] if match else title


def _period(found: Preamble) -> str:
    for pattern in _PERIODS:
        for match in pattern.finditer(f"{found.title}"):
            words = " ".join(match[0].split())
            words = re.sub(r"^(\d{4})\s*(?:году|года|г\.)$", r"\1 год", words)
            if context_from_period(parse_term(words)) is not None:
                found.doubts.append(
                    Doubt(PLACE, f"период «{words}» взят из названия; он даёт год срокам, где год не назван")
                )
                return words
    return ""


def _place(found: Preamble, registry: PartyRegistry, everything: str) -> None:
    head = " ".join([found.title, found.annex, *(each.by for each in found.approvals)])
    found.territory = _territory(head, registry) or _territory(everything, registry)
    if found.territory:
        found.doubts.append(Doubt(PLACE, f"территория «{found.territory}» взята из текста документа"))
    named = next((level for level, pattern in _LEVELS if pattern.search(head)), None)
    found.level = (named or Level.REGION).value
    guessed = "поставлен наугад: ни название, ни грифы его не называют"
    why = "определён по словам названия и грифов" if named else guessed
    found.doubts.append(Doubt(PLACE, f"уровень «{found.level}» {why}; проверьте"))


def _territory(text: str, registry: PartyRegistry) -> str:
    known = {party.territory for party in registry.parties if party.territory}
    guesses = [shape.format(match[1]) for pattern, shape in _TERRITORIES for match in pattern.finditer(text[:200_000])]
    return next((guess for guess in guesses if guess in known), guesses[0] if guesses else "")
