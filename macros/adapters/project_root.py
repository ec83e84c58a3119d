"""Where the project is. A module of its own, so that the preview starts even when the rest of the program is broken."""

from __future__ import annotations

from pathlib import Path

CONFIG_FILE = "mkdocs.yml"


class NoProjectError(Exception):
    """The command was called outside of a project; its text is for the editor."""

    def __init__(self) -> None:
        super().__init__(
            f"Здесь нет проекта: ни в этой папке, ни выше не нашлось файла {CONFIG_FILE}.\n"
            "Перейдите в папку проекта и повторите команду."
        )


def project_here() -> Path:
    """The root of the project around the working directory. Raises NoProjectError."""
    root = find_root(Path.cwd())
    if root is None:
        raise NoProjectError
    return root


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds mkdocs.yml."""
    return next((p for p in (start, *start.parents) if (p / CONFIG_FILE).is_file()), None)


def settings_text(root: Path) -> dict[str, str]:
    """What stands in mkdocs.yml, by its path, for showing the line that a message is about; empty if unreadable."""
    try:
        return {CONFIG_FILE: (root / CONFIG_FILE).read_text(encoding="utf-8-sig")}
    except (OSError, UnicodeDecodeError):
        return {}
