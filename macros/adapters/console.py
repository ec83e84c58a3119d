"""Lets our Russian words through consoles that know fewer signs: cp866 has no «ёлочки» and no dash, cp1251 no arrow."""

from __future__ import annotations

import codecs
import sys

HANDLER = "metodichka-console"

_PLAIN = {
    "«": '"',
    "»": '"',
    "„": '"',
    "“": '"',
    "–": "-",
    "—": "-",
    "−": "-",
    "→": "->",
    "…": "...",
    "№": "N",
    "·": "*",
    "\u00a0": " ",
    "\u202f": " ",
}


def tolerate_narrow_consoles() -> None:
    """From now on a sign that the console lacks comes out as the nearest plain one, and never as an error."""
    codecs.register_error(HANDLER, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=HANDLER)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = "".join(_PLAIN.get(sign, "?") for sign in error.object[error.start : error.end])
    return text, error.end
