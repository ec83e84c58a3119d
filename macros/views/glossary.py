"""The glossary by letters, and the abbreviations that are explained in every text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from macros.model.materials import GlossaryEntry
from macros.project import Project
from macros.views.urls import glossary_anchor, glossary_url
from macros.views.wording import capitalised

_CAPITALS = re.compile(r"(?:[А-ЯЁ]{2,}|[А-ЯЁ]{2,}-\d+|[А-ЯЁ]{1,2})(?: [А-ЯЁ]{1,})*")


@dataclass(frozen=True, slots=True)
class GlossaryEntryView:
    """A word with its meaning; `defined` names the document and place."""

    id: str
    term: str
    expansion: str
    explanation: str
    variants: str
    defined: str


@dataclass(frozen=True, slots=True)
class GlossaryLetterView:
    """The words that begin with a letter."""

    id: str
    letter: str
    entries: tuple[GlossaryEntryView, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """All words in the order of the alphabet, Latin ones last."""

    letters: tuple[GlossaryLetterView, ...]


@dataclass(frozen=True, slots=True)
class AbbreviationView:
    """One spelling of an abbreviation, with its meaning and its entry's root-relative address."""

    word: str
    meaning: str
    url: str


def glossary_view(project: Project) -> GlossaryView:
    """The glossary."""
    entries = sorted(project.glossary, key=lambda entry: _order(entry.term))
    groups = ((letter, tuple(group)) for letter, group in groupby(entries, key=lambda entry: _letter(entry.term)))
    return GlossaryView(
        tuple(
            GlossaryLetterView(f"letter-{number}", letter, tuple(_entry(entry) for entry in group))
            for number, (letter, group) in enumerate(groups, 1)
        )
    )


def abbreviations(project: Project) -> tuple[AbbreviationView, ...]:
    """Every abbreviation of the glossary, longer ones first, so that «ГИС РУО» is found before «ГИС»."""
    found = {
        word: AbbreviationView(word, meaning(entry), glossary_url(entry.term))
        for entry in project.glossary
        for word in (entry.term, *entry.variants)
        if is_abbreviation(word)
    }
    return tuple(sorted(found.values(), key=lambda view: (-len(view.word), view.word)))


def is_abbreviation(word: str) -> bool:
    """Whether the word is made of capitals («МОУО», «РИС ЭШ», «ОО-1») and is no other word («ё» of an initial)."""
    return len(word) >= 2 and _CAPITALS.fullmatch(word) is not None


def meaning(entry: GlossaryEntry) -> str:
    """What a reader is told on the spot: the expansion, and in a sentence more what it is."""
    sentence = capitalised(entry.expansion).rstrip(".") + "."
    return f"{sentence} {entry.explanation}".strip()


def _entry(entry: GlossaryEntry) -> GlossaryEntryView:
    return GlossaryEntryView(
        id=glossary_anchor(entry.term),
        term=entry.term,
        expansion=capitalised(entry.expansion),
        explanation=entry.explanation,
        variants=", ".join(entry.variants),
        defined=entry.defined,
    )


def _bare(term: str) -> str:
    return term.casefold().replace("ё", "е").strip("«»\"' ")


def _order(term: str) -> tuple[bool, str]:
    bare = _bare(term)
    return ("a" <= bare[:1] <= "z", bare)


def _letter(term: str) -> str:
    return _bare(term)[:1].upper()
