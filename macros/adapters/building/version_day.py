"""Which day the materials are of: asked of git, so that the same commit gives the same site on any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from macros.adapters.git.file_days import file_days
from macros.adapters.git.repository import GitError, GitRepository, day_of
from macros.adapters.project_root import CONFIG_FILE
from macros.adapters.settings import MetodichkaOptions, build_day
from macros.model.dates import parse_date
from macros.views.sheets.edition import Edition
from macros.views.wording import long_date

BY_CLOCK = (
    "Папка не под git: «сегодня» взято по часам этого компьютера, и завтра из тех же материалов выйдет другой сайт.\n"
)


@dataclass(frozen=True, slots=True)
class SiteDay:
    """«Сегодня» of a site; `by_clock` where nothing but this computer's clock could tell it."""

    day: date
    by_clock: bool = False


def site_day(root: Path, options: MetodichkaOptions) -> SiteDay:
    """«Сегодня» of a site that is published: the configured day, else that of the last commit, else the clock's."""
    known = parse_date(options.today) or commit_day(root, options.time_zone)
    return SiteDay(known) if known else SiteDay(build_day(options), by_clock=True)


def footer_values(day: date) -> dict[str, str]:
    """What the theme's footer says of the day, as values of the host's `extra`."""
    return {"mt_day": day.isoformat(), "mt_day_words": long_date(day)}


def site_edition(root: Path, time_zone: str, printed: date | None = None) -> Edition:
    """Which version of the materials lies at `root`, as far as git knows, printed on this day."""
    return Edition(commit_day(root, time_zone), printed, file_days(root, time_zone))


def commit_day(root: Path, time_zone: str) -> date | None:
    """The day of the last commit in that zone; None without git, without a commit, or where the project is not in it.

    A project that merely lies in a folder of another repository is not of that repository's day.
    """
    repository = GitRepository(root)
    try:
        head = repository.commit("HEAD")
        if not repository.holds(head, CONFIG_FILE):
            return None
        return day_of(repository.seconds(head), ZoneInfo(time_zone))
    except GitError:
        return None
