"""What a line is not to end at: authors type plain spaces, whoever draws a text for a reader puts the others in.

The words stay as they are in data files, in search entries and in everything that is copied.
"""

from __future__ import annotations

from macros.views.wording import NBSP

# No line begins with a dash or a percent sign, «№» keeps to its number. No expressions: there are a million texts.
_JOINTS = tuple((plain, plain.replace(" ", NBSP, 1)) for plain in (" – ", " — ", "№ ", " %"))


def keep_together(text: str) -> str:
    """The plain text with non-breaking spaces where a line is not to end; its other characters stay."""
    for plain, kept in _JOINTS:
        if plain in text:
            text = text.replace(plain, kept)
    return text
