"""Методичка: roadmaps, instructions and speech modules from git to a site, calendars and sheets."""

__version__ = "0.1.0"
