"""Addresses inside exported files, which travel: absolute where the site knows its own."""

from __future__ import annotations

from macros.project import SiteSettings


def address(settings: SiteSettings, url: str) -> str:
    """The full address of a path of `views.urls`; the path itself (from the section's root) without `site_url`."""
    return f"{settings.site_url}{url}"


def known_address(settings: SiteSettings, url: str) -> str:
    """The full address of a path of `views.urls`; empty without `site_url`, for programs that could not open a path."""
    return address(settings, url) if settings.site_url else ""
