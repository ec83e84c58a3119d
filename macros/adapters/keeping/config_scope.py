"""Whether mkdocs.yml tells all by itself: what it reads elsewhere is in no name of the inputs of a build or a check."""

from __future__ import annotations

import re
from pathlib import Path

from macros.adapters.project_root import CONFIG_FILE

# Another file, a variable, a program, another theme folder, pages put together of files from anywhere.
_ELSEWHERE = re.compile(
    rb"^INHERIT|!ENV|!!python|^hooks|custom_dir:(?! *overrides *\r?$)|snippets|include", re.MULTILINE
)


def reads_elsewhere(root: Path) -> bool:
    """Whether a build of the project at `root` may depend on what is outside of it. Raises OSError."""
    return _ELSEWHERE.search((root / CONFIG_FILE).read_bytes()) is not None
