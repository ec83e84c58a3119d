"""Content lines of iCalendar (RFC 5545, 3.1 and 3.3.11): escaped, folded, in bytes.

A country's plans have a hundred thousand events; the icalendar library takes a millisecond for each, most of it for
folding letter by letter. Its head of a calendar is used as it is, and tests hold these lines to its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_LONGEST = 74  # octets in a line; the RFC allows 75, and a continued line begins with a space
_LINE_END = b"\r\n"
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]")  # whatever those two find
_PREFIXES = b"\\^"  # what begins an escaped pair: some readers do not join a pair that a fold parted


def text_line(name: str, text: str) -> bytes:
    """A property of type TEXT. `text` may have several lines, parted by «\\n»."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return content_line(f"{name}:{escaped}")


def content_line(line: str) -> bytes:
    """A finished line, folded between letters, never within one."""
    rest = line.encode()
    if len(rest) <= _LONGEST:
        return rest + _LINE_END
    parts: list[bytes] = []
    start, last = 0, len(rest) - _LONGEST
    while start < last:
        cut = start + _LONGEST
        while rest[cut] & 0xC0 == 0x80:  # within a letter
            cut -= 1
        if rest[cut - 1] in _PREFIXES:
            cut -= 1
        parts.append(rest[start:cut])
        start = cut
    return b"\r\n ".join([*parts, rest[start:]]) + _LINE_END


def clean(text: str) -> str:
    """Text whose line ends are all «\\n» and which has no other control characters: they would break the file."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)) if _ODD.search(text) else text


def day_value(day: date) -> str:
    """The day as a value of type DATE."""
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def alarms(summary: str, triggers: Iterable[str]) -> bytes:
    """Reminders that show the summary; a trigger is how long before the event's first midnight: «-PT15H»."""
    shown = b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n" + text_line("DESCRIPTION", summary)
    return b"".join([shown + f"TRIGGER:{trigger}\r\nEND:VALARM\r\n".encode() for trigger in triggers])
