"""Term cells of a document: their words on one line, and whether our grammar understands them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.importers.grid import Cell, Source
from macros.importers.items import items_of, text_of
from macros.terms import MONTH_GENITIVES, MONTH_NAMES, TermContext, TermKind, explain_unknown, parse_term

LONGEST = 1000  # characters; the longest term cell known has two hundred
_STRETCHES = frozenset((TermKind.MONTH, TermKind.QUARTER, TermKind.YEAR))  # what a term may begin with or end in
_BARE = re.compile(  # «в течение года» is no name of a stretch
    rf"{'|'.join(MONTH_NAMES)}|квартал|полугодие|четверть|год|г\.|[IVХ]+|\d{{1,4}}(?:-?[йея]{{1,2}})?", re.IGNORECASE
)
_GENITIVES = {
    **dict(zip(MONTH_NAMES, MONTH_GENITIVES, strict=True)),
    "квартал": "квартала",
    "полугодие": "полугодия",
    "четверть": "четверти",
    "год": "года",
}


def term_text(cells: Sequence[Cell], source: Source) -> str:
    """The words of a term. Several paragraphs that are terms by themselves are parted by «;»."""
    parts = [item.text for cell in cells for item in items_of(cell, source)]
    if len(parts) < 2:
        return parts[0] if parts else ""
    flowing = " ".join(text for cell in cells if (text := text_of(cell)))
    listed = "; ".join(part.rstrip(" ;") for part in parts)
    if len(flowing) > LONGEST:
        return flowing
    if all(parse_term(part).kind is not TermKind.UNKNOWN for part in parts):
        return listed
    return flowing if _unknown(flowing) <= _unknown(listed) else listed


def span_of_days(start: str, end: str) -> str:
    """Two columns as one term: «24.10.2022 – 25.10.2022»; the same day once, words that are a term as they are."""
    if start and end:
        if start[0].isdigit() and parse_term(end[:LONGEST]).kind is TermKind.CONTINUOUS:
            return f"с {start}, {end}"  # «постоянно» is no day to end at
        return start if start == end else f"{start} – {end}"
    one = start or end
    kind = parse_term(one[:LONGEST]).kind if one else TermKind.UNKNOWN
    if kind is TermKind.DATE:
        return f"с {start}" if start else f"до {end}"
    plain = kind in _STRETCHES and all(_BARE.fullmatch(word) for word in one.split())
    said = f"{'с' if start else 'до конца'} {_genitive(one)}" if plain else one
    return one if parse_term(said).kind is TermKind.UNKNOWN else said


def _genitive(stretch: str) -> str:
    """«марта 2026» of «март 2026», «I квартала» of «I квартал», «2026 года» of «2026»."""
    words = [_GENITIVES.get(word.lower(), word) for word in stretch.split()]
    return " ".join(words) + (" года" if words[-1] == stretch and len(stretch) == len("2026") else "")


def term_doubts(text: str, context: TermContext | None, what: str = "срок") -> Iterator[str]:
    """Why the words are not a known term, or only a part of them is."""
    if not text:
        return
    if len(text) > LONGEST:
        yield f"{what} длиннее {LONGEST} знаков и не разбирался: «{text[:80]}…»"
        return
    unknown = [c.text for c in parse_term(text, context).clauses if c.kind is TermKind.UNKNOWN]
    if unknown:
        yield f"{what} «{text}» не понят. {explain_unknown(text).rstrip('.')}"


# Words that can begin nothing but a limit; «итоги 2024 года» and «приказ от 04.08.2023» are no terms.
_LIMIT = re.compile(
    r"(?<![\w.])(?:до|не позднее|не позже|в срок до|с \d|со? дня|\d{1,2}\.\d{2}\.\d{4}|постоянно|регулярно"
    r"|в течение|по мере|по графику|ежегодно|ежемесячно|ежеквартально|еженедельно|ежедневно"
    r"|(?:один|не реже|\d{1,2}|раз)\s+(?:одного |1 )?раза?"
    r"|раз в|по запросу)(?!\w)",
    re.IGNORECASE,
)
_VAGUE = (TermKind.UNKNOWN, TermKind.EVENT_RELATIVE)  # «до 100 % школ» names no day
_JOINT = " \u00a0,;:–—-"


def split_term(text: str) -> tuple[str, str]:
    """«Мониторинг – до 01.03.2025» as its words and its term; no term where it is not certain."""
    if len(text) > LONGEST:
        return text, ""
    for match in _LIMIT.finditer(text):
        words, term = text[: match.start()].rstrip(_JOINT), text[match.start() :]
        if words.endswith("(") and term.endswith(")"):
            words, term = words[:-1].rstrip(_JOINT), term[:-1]
        if not words:  # the text is a term itself
            break
        if _broken(words) or _broken(term):
            continue
        clauses = parse_term(term.rstrip(" .;")).clauses
        if all(clause.kind not in _VAGUE and not clause.action and not clause.condition for clause in clauses):
            return words, term.rstrip(" .;")
    return text, ""


def _broken(text: str) -> bool:
    """Whether a bracket or a quote is cut in two."""
    return text.count("(") != text.count(")") or text.count("«") != text.count("»")


def _unknown(text: str) -> int:
    return sum(clause.kind is TermKind.UNKNOWN for clause in parse_term(text).clauses)
