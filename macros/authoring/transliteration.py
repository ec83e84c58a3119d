"""Permanent Latin names out of Russian titles: «Назначить координатора» → «naznachit-koordinatora».

The letters are those of ГОСТ 7.79-2000, table Б, without accents and apostrophes and with «c» for «ц», so that two
people get the same name.
"""

from __future__ import annotations

import re
from collections.abc import Container

from macros.sources.file_names import name_fault

MAX_LENGTH = 64  # what a permanent name may have
USUAL_LENGTH = 40  # a longer address does not fit a letter's line

_LATIN = dict(zip("абвгдезийклмнопрстуфцыэ", "abvgdezijklmnoprstufcye", strict=True)) | {
    "ё": "yo",
    "ж": "zh",
    "х": "x",
    "ч": "ch",
    "ш": "sh",
    "щ": "shh",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}
_SMALL_WORDS = frozenset(
    ("в", "во", "на", "с", "со", "к", "ко", "о", "об", "и", "а", "по", "для", "из", "от", "до", "при", "за", "у", "не")
)


def slug_of(title: str, limit: int = USUAL_LENGTH) -> str:
    """A permanent name made of the title's first words, whole ones where they fit; «zapis» for a title without any."""
    words = [_latin(word) for word in re.findall(r"\w+", title.casefold()) if word not in _SMALL_WORDS]
    kept = ""
    for word in filter(None, words):
        longer = f"{kept}-{word}" if kept else word[:limit]
        if len(longer) > limit:
            break
        kept = longer
    return kept or "zapis"


def free_slug(title: str, taken: Container[str], limit: int = USUAL_LENGTH) -> str:
    """`slug_of` with the first number that makes it new: «sobranie», «sobranie-2».

    A word that Windows keeps for itself («con», «aux») gets a number too: files and folders are called so.
    """
    base, number = slug_of(title, limit), 1
    found = base
    while found in taken or name_fault(found):
        number += 1
        found = f"{base}-{number}"
    return found


def _latin(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", "".join(_LATIN.get(letter, letter) for letter in word))
