"""How often Python looks for what is garbage only in circles; all else is freed at once, without looking."""

from __future__ import annotations

import atexit
import gc

# A country's plans are a million values that stay: to look through them again and again takes a fifth of the time. So
# many new ones a build after an edit does not have.
_RARELY = (500_000, 20, 100)


def collect_rarely() -> None:
    """For every process that reads a section; at its end nothing is looked through, for all of it goes."""
    gc.set_threshold(*_RARELY)
    atexit.register(gc.freeze)
