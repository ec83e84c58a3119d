"""What the preview and its worker say to each other, each a line of JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built: the folder for the site, the file for the diagnostics, the files that were edited.

    Without a site, sheets for paper are to be made for a while, for builds to come. Either is given up when the file
    `urgent` appears.
    """

    site: str = ""
    diagnostics: str = ""
    edited: Sequence[str] = ()
    urgent: str = ""


class Answer(NamedTuple):
    """What came of it: the exit code, what was said where it is not 0 or 1, how many sheets are still to be made.

    A build that was `given_up` has shown the edited pages at most. `refused` is a Russian sentence where the disk
    did not let us go on.
    """

    code: int
    errors: str = ""
    unmade: int = 0
    given_up: bool = False
    refused: str = ""
