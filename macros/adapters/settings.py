"""What the host's configuration and the clock say, as plain values."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from macros.model.dates import parse_date
from macros.project import SiteSettings


class DayOption(c.OptionallyRequired[str]):
    """«2025-02-10» or «10.02.2025», kept as text; empty means the real day."""

    def run_validation(self, value: object) -> str:
        """The text, if it is a day that exists."""
        text = str(value).strip()
        if text and parse_date(text) is None:
            raise ValidationError(f"«{text}» – не дата. Правильно: 2025-02-10")
        return text


class TimeZoneOption(c.OptionallyRequired[str]):
    """An IANA time zone name."""

    def run_validation(self, value: object) -> str:
        """The name, if such a zone exists."""
        name = str(value).strip()
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValidationError(f"Неизвестный часовой пояс «{name}». Правильно: Asia/Vladivostok") from error
        return name


class MetodichkaOptions(Config):
    """The plugin's options in mkdocs.yml."""

    publisher = c.Type(str, default="")  # whose section it is
    sheets = c.Type(bool, default=True)  # whether the site carries sheets for paper; a country's plans have thousands
    time_zone = TimeZoneOption(default="Asia/Vladivostok")  # where «сегодня» is
    today = DayOption(default="")  # a fixed «сегодня», for tests and for looking ahead


def site_settings(config: MkDocsConfig, options: MetodichkaOptions) -> SiteSettings:
    """The host's settings that content may depend on."""
    return SiteSettings(site_name=config.site_name, site_url=config.site_url or "", publisher=options.publisher)


def build_day(options: MetodichkaOptions) -> date:
    """«Сегодня» of a person at work: the option, else the date in the ministry's time zone."""
    return parse_date(options.today) or datetime.now(ZoneInfo(options.time_zone)).date()
