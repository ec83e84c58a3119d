"""What a message is made of, apart from its place: the words, the next step, a wrong and a right sample.

The catalogue is data, so that every code has the same parts and the manual can show a page for each.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of fault. `text` and `hint` are templates of `str.format`, filled with words of the author's file.

    `wrong` and `right` are samples as an editor would type them; `unless` tells when a reasonable person would not
    want this message and what to do then.
    """

    text: str
    hint: str
    wrong: str
    right: str
    unless: str = ""
    severity: Severity = Severity.ERROR


def warning(text: str, hint: str, wrong: str, right: str, unless: str = "") -> Message:
    """A message that does not stop the build."""
    return Message(text, hint, wrong, right, unless, Severity.WARNING)
