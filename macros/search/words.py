"""Text → the stems that search goes by: the same as those of the worker in the reader's browser (workers/split.js)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from macros.search.values import DocumentStems, SearchDocument

# A number with dots is one word: «1.10», «01.03.2025».
_WORD = re.compile(r"[^\W_]+(?:\.(?=\d)[^\W_]+)*")
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
    """All stems of the document, in the order in which they come."""
    tags = dict.fromkeys(map(stem, _each_word(document.tags)))
    title = dict.fromkeys(map(stem, words_of(document.title)))
    text = dict.fromkeys(map(stem, words_of(document.text)))
    return DocumentStems(
        tuple(tags),
        tuple(each for each in title if each not in tags),
        tuple(each for each in text if each not in title and each not in tags),
    )


def _each_word(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in words_of(text))
