"""Makes text fit its column: whatever has no place to break gets one, unseen unless it is needed."""

from __future__ import annotations

import re
from functools import lru_cache

BREAK = "\u200b"  # a place to break, no sign
HYPHEN = "\u00ad"  # a place to break, with a hyphen when it is used

# Words longer than this are wider than the narrowest column of a sheet.
LONGEST = 16
_PIECE = 8
_BREAKS_ITSELF = (BREAK, "-", "–", "/")
_WIDEST_NUMBER = 6  # in its column

_LONG = re.compile(rf"\S{{{LONGEST + 1},}}")
# Figures keep their dots; a hyphen before one is no place to break by itself: «18.09.2025-20.09.2025».
_AFTER = re.compile(r"([\\@_=&?#;+|%~]+)(?=\S)|([.,:]+)(?=[^\s\d])|-(?=\d)")
_RUN = re.compile(r"[^\W\d_]+|[\d_]+|[^\w\s]+|\s")
# No Russian word: nothing here to divide it by.
_STRANGE = re.compile("[^аеёиоуыэюяaeiouy]{7,}|[аеёиоуыэюяaeiouy]{5,}", re.IGNORECASE)
_LONGEST_WORD = 30
# «2025 год», «5 дней»: the figure keeps to its word.
_PREPOSITION = re.compile(r"(\b[Дд]о|\b[Сс]о?|\b[Пп]о|\b[Оо]т|\b[Кк]|№) (?=\d)")  # «до 01.03.2025»
_FIGURE = re.compile(r"(\d) (?=(?:год|г\.|дн|час|мин|недел|раз|%|шт))")


@lru_cache(maxsize=1 << 14)  # the sheets of a plan, its large ones and its parties' repeat the same texts
def fitting(text: str) -> str:
    """The text with places to break inside whatever a narrow column could not hold; a tab becomes a space.

    Russian words are left to the compiler's own hyphenation, which knows better; addresses break after their signs.
    """
    kept = _PREPOSITION.sub("\\1\u00a0", _FIGURE.sub("\\1\u00a0", text.replace("\t", " ")))
    return _LONG.sub(lambda match: _broken(match[0]), kept.replace(" – ", "\u00a0– "))


def fitting_number(text: str) -> str:
    """A number of a measure, which may break after each dot and inside a very long figure."""
    if len(text) <= _WIDEST_NUMBER:
        return text
    return re.sub(r"(\w{5})(?=\w)", rf"\1{BREAK}", text.replace(".", f".{BREAK}").removesuffix(BREAK))


def _broken(token: str) -> str:
    """The token with a place to break at least once in `LONGEST` characters, whatever it is made of."""
    found, since = "", 0
    for run in _RUN.findall(_AFTER.sub(rf"\g<0>{BREAK}", token)):
        if since >= _PIECE and since + len(run) > LONGEST:
            found, since = found + BREAK, 0
        found += _pieces(run)
        since = 0 if run[-1] in _BREAKS_ITSELF else since + len(run)
    return found


def _pieces(run: str) -> str:
    if len(run) <= LONGEST:
        return run
    letters = run.isalpha()
    if letters and len(run) <= _LONGEST_WORD and not _STRANGE.search(run):
        return run
    joint = HYPHEN if letters else BREAK
    return joint.join(run[at : at + _PIECE] for at in range(0, len(run), _PIECE))
