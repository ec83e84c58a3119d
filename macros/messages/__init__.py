"""Every word that reading and checking say to an editor, in one catalogue by code.

`tell` is the only way from a code to a diagnostic: a code without words, or words without a code, cannot be.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from macros.diagnostics import Diagnostic, Span
from macros.messages import care, checks, fields, files, markup, materials, pages, yaml_text
from macros.messages.message import Message

CATALOGUE: Mapping[str, Message] = MappingProxyType(
    files.MESSAGES
    | yaml_text.MESSAGES
    | fields.MESSAGES
    | pages.MESSAGES
    | markup.MESSAGES
    | checks.MESSAGES
    | materials.MESSAGES
    | care.MESSAGES
)

__all__ = ["CATALOGUE", "Message", "tell"]


def tell(
    code: str,
    file: str,
    span: Span,
    *,
    hint: str | None = None,
    example: str | None = None,
    **words: object,
) -> Diagnostic:
    """The diagnostic `code` at a place, its templates filled with `words`; `hint` and `example` replace the usual ones.

    Raises KeyError for a code or a word that the catalogue does not know: that is a fault of the program.
    """
    message = CATALOGUE[code]
    return Diagnostic(
        file=file,
        span=span,
        code=code,
        message=message.text.format(**words),
        hint=message.hint.format(**words) if hint is None else hint,
        example=message.right if example is None else example,
        severity=message.severity,
    )
