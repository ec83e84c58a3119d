"""Text → the stems that search goes by: the same as those of the worker in the reader's browser (workers/split.js)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from macros.search.values import DocumentStems, SearchDocument

# A number with dots is one word: «1.10», «01.03.2025».
_WORD = re.compile(r"[^\W_]+(?:\.(?=\d)[^\W_]+)*")
_TELLING = re.compile(r"[^\W\d_]{3,}")
_MOST_WORDS = 200_000  # of a vocabulary that is kept in memory


def words_of(text: str) -> list[str]:
    """The words of the text as they stand there."""
    return _WORD.findall(text)


@lru_cache(_MOST_WORDS)
def stem(word: str) -> str:
    """What all forms of the word begin with; to the stemmer ё is е."""
    return str(_russian().stemWord(word.lower()))


@cache
def _russian() -> Any:
    """The stemmer of Russian; its library brings those of thirty languages, which a check does without."""
    from snowballstemmer import stemmer

    return stemmer("russian")


def document_stems(document: SearchDocument) -> DocumentStems:
    """All stems of the document."""
    tags = _stems(" ".join(document.tags))
    title = _stems(document.title) - tags
    return DocumentStems(tags, title, _stems(document.text) - title - tags)


def _stems(text: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(_stems_between_spaces, text.split())))


@lru_cache(_MOST_WORDS)
def _stems_between_spaces(piece: str) -> tuple[str, ...]:
    """Those of a word with the signs around it: pieces are as few as words are, and to part them takes longest."""
    return tuple(map(stem, words_of(piece)))


def forms_of(pieces: Mapping[str, int]) -> dict[str, tuple[str, int]]:
    """Of texts cut at spaces, with how often each piece is there: each stem's usual form, and how often it is there.

    Numbers and words of one or two letters are left out: nobody is told that these were meant.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for piece, count in pieces.items():
        for word in words_of(piece):
            if _TELLING.fullmatch(word):
                found[stem(word)][word] += count
    return {each: (usual_form(forms), forms.total()) for each, forms in found.items()}


def usual_form(forms: Mapping[str, int]) -> str:
    """The commonest of a word's forms; one with a capital letter only where there is no other («Сферум», «ФГИС»)."""
    return min(forms, key=lambda form: (not form.islower(), -forms[form], form))
