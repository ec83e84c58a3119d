"""Where made sheets are kept between builds, as exporting sees it; the border gives a folder, a test a dictionary."""

from __future__ import annotations

from typing import Protocol


class SheetStore(Protocol):
    """Bytes by key. A key names everything that the bytes depend on, so an entry never goes stale."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under the key, if any."""

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes; a reader sees all of them or none."""


class NoStore:
    """Keeps nothing."""

    def get(self, key: str) -> bytes | None:
        """Nothing."""

    def put(self, key: str, data: bytes) -> None:
        """Forget it."""
