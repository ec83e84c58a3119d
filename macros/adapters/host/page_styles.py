"""What the host's pages show of the theme decides which of its styles one build needs; all pages lead to one file."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.adapters.host.fingerprints import STYLES_TO_COME, lead_files_to_styles, lead_to_styles, styles_address
from macros.adapters.host.theme_features import Seen
from macros.adapters.host.theme_styles import theme_styles


class PageStyles:
    """Gathers what is seen in the pages of one build; the styles and their address follow when all are made."""

    def __init__(self) -> None:
        self._seen = Seen()
        self._written: list[str] = []  # the pages that the host writes, as files of the site
        self._address = ""

    def look_at(self, output: str) -> Seen:
        """What one page holds."""
        seen = Seen()
        seen.look_at(output)
        self.add(seen)
        return seen

    def add(self, seen: Seen) -> None:
        """What pages hold that are not made now."""
        self._seen.add(seen)

    def note_written(self, path: str, output: str) -> None:
        """The host writes this file of the site; if it asks for styles, it has to be told where they are."""
        if STYLES_TO_COME in output:
            self._written.append(path)

    def finish(self, config: MkDocsConfig, own: bytes) -> tuple[str, bytes]:
        """What the pages need of the theme's styles before our own: one file for three; its address and its bytes."""
        theirs = theme_styles(config, self._seen, Path(config.config_file_path).parent)
        styles = theirs.encode() + own
        self._address = styles_address(styles)
        lead_files_to_styles(Path(config.site_dir), self._written, self._address)
        return self._address, styles

    def lead(self, page: str) -> str:
        """The page with the address of the styles, which `finish` has found."""
        return lead_to_styles(page, self._address)
