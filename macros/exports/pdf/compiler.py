"""Typst, and the only module that knows it: a template and data in, a tagged PDF out.

Data go in as JSON and are never written into markup, so no sign in a text means anything to the compiler. The fonts
are the project's own; the system's and the compiler's are shut out. Anything that the compiler complains of is a
failure: a warning is a fault that nobody has looked at yet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from macros.exports.pdf.glyphs import FONTS

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).resolve().parents[3] / "overrides" / "print"
# Accessible (PDF/UA-1), and for the archive with files inside (PDF/A-3, level A).
STANDARDS: tuple[typst.PDFStandard, ...] = ("ua-1", "a-3a")
_WITHOUT_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came out: the file, or (`pdf` None) what the compiler said, in its own words."""

    pdf: bytes | None
    complaint: str = ""


class SheetCompiler:
    """One compiler for many sheets: fonts are read once, and what sheets share is remembered."""

    def __init__(self, templates: Path = TEMPLATES) -> None:
        self._templates = templates

    def compile(self, template: str, inputs: Mapping[str, str], day: date | None) -> Compiled:
        """Compile `template` (a name without suffix) with `inputs`; `day` is written into the file as its date."""
        import typst

        midnight = datetime.combine(day or _WITHOUT_DAY, datetime.min.time(), UTC)
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                input=self._templates / f"{template}.typ",
                format="pdf",
                sys_inputs=dict(inputs),
                pdf_standards=list(STANDARDS),
                timestamp=midnight,
            )
        except typst.TypstError as error:
            return Compiled(None, error.message)
        if warnings:
            return Compiled(None, "; ".join(warning.message for warning in warnings))
        assert isinstance(pdf, bytes)  # noqa: S101 - one file comes out of one PDF
        return Compiled(pdf)

    @cached_property
    def _compiler(self) -> typst.Compiler:
        import typst

        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        return typst.Compiler(root=self._templates, font_paths=fonts, ignore_system_fonts=True)


@lru_cache(maxsize=4)
def press_digest(templates: Path = TEMPLATES) -> str:
    """A name for everything but the data that a sheet depends on: templates, fonts, compiler, standards."""
    digest = hashlib.sha256(f"{version('typst')} {version('segno')} {STANDARDS}".encode())
    for path in sorted([*templates.glob("*.typ"), *FONTS.glob("*.ttf")], key=lambda path: path.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
