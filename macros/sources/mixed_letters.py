"""Where Latin letters stand in Russian words: «дocтуп», «c 1 сентября». The eye does not see them, but a search in the
page does not find such a word and a screen reader spells it.

Unicode lists such pairs in its table of confusable characters (UTS #39); these are the ones that look the same in
every common font.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

MAX_FOUND = 100  # of one file: nobody reads more

TWINS = str.maketrans("aceopxyABCEHKMOPTXY", "асеорхуАВСЕНКМОРТХУ")

_LATIN = "".join(map(chr, TWINS))
_RUSSIAN = "А-Яа-яЁё"
# Begins with the Latin letter: of all Russian letters of a text none is looked at twice.
_HINT = re.compile(rf"[{_LATIN}](?:(?=[{_RUSSIAN}])|(?<=[{_RUSSIAN}].)|(?= [{_RUSSIAN}\d«]))")
_WORD = re.compile(r"[^\W\d_]+")
_LONE = frozenset("co")  # prepositions
_FOREIGN = re.compile(r"[A-Za-z]['’]? $")


@dataclass(frozen=True, slots=True)
class MixedWord:
    """A word with Latin letters in it, its place in the text, and the same in Russian letters."""

    start: int
    end: int
    word: str
    meant: str


def mixed_words(text: str) -> Iterator[MixedWord]:
    """The words in order, a hundred at most; parts of addresses and names of files are let be."""
    return islice(_all(text), MAX_FOUND)


def _all(text: str) -> Iterator[MixedWord]:
    end = 0
    for hint in _HINT.finditer(text):
        if hint.start() < end:
            continue
        start = hint.start()
        while start and text[start - 1].isalpha():
            start -= 1
        match = _WORD.match(text, start)
        end = match.end() if match else hint.end()
        word = text[start:end]
        if (_is_mixed(word) or _is_preposition(text, start, word)) and not _is_address(text, start, end):
            yield MixedWord(start, end, word, word.translate(TWINS))


def _is_mixed(word: str) -> bool:
    """Whether the word is Russian in all letters but some twins; of one Russian letter nobody knows («XХ»)."""
    meant = word.translate(TWINS)
    return meant != word and not re.search(r"[A-Za-z]", meant) and len(re.findall(f"[{_RUSSIAN}]", word)) > 1


def _is_preposition(text: str, start: int, word: str) -> bool:
    before = text[max(start - 3, 0) : start]
    return word in _LONE and (not before or before[-1] in " \n«(") and not _FOREIGN.search(before)


def _is_address(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 2]
    return (before and before in "/\\#@=._") or after[:1] in tuple("/\\@=_") or re.match(r"\.\w", after) is not None
