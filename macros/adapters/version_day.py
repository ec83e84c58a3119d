"""Asks git which version of the materials this is."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path


def commit_day(root: Path) -> date | None:
    """The day of the last commit by the calendar of whoever made it; None without git or without a commit."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%cs"]
    try:
        done = subprocess.run(command, capture_output=True, encoding="ascii", timeout=10, check=True)  # noqa: S603
        return date.fromisoformat(done.stdout.strip())
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
