"""Programs of the system that some tests look through: a Chromium, poppler's pdftotext and pdftoppm, an nginx.

None is a Python package, so none is in the lock. Without them the tests that need them are skipped aloud.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

CHROMIUM_VARIABLE = "METODICHKA_CHROMIUM"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Google/Chrome/Application/chrome.exe",
    "%LocalAppData%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Microsoft/Edge/Application/msedge.exe",
    "%ProgramFiles%/Microsoft/Edge/Application/msedge.exe",
)
CHROMIUM_ADVICE = f"установите Chromium или Chrome либо укажите путь к нему в переменной {CHROMIUM_VARIABLE}"


def find_chromium() -> str | None:
    """Path of a browser that Playwright can drive. A path given by the user wins, and a wrong one is not replaced."""
    given = os.environ.get(CHROMIUM_VARIABLE)
    if given:
        return shutil.which(given)
    named = (shutil.which(name) for name in CHROMIUM_NAMES)
    usual = (place for place in map(_expand, USUAL_PLACES) if Path(place).is_file())
    return next((path for path in (*named, *usual) if path), None)


def find_poppler() -> bool:
    """Whether text and pictures can be taken out of a PDF."""
    return all(shutil.which(name) for name in ("pdftotext", "pdftoppm"))


def find_nginx() -> str | None:
    """Path of an nginx, which stands outside the path of ordinary users."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def _expand(place: str) -> str:
    for name in ("ProgramFiles(x86)", "ProgramFiles", "LocalAppData"):
        place = place.replace(f"%{name}%", os.environ.get(name, "/nowhere"))
    return place
