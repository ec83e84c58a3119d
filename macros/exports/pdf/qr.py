"""An address as a QR code, drawn as SVG; the only module that knows segno."""

from __future__ import annotations

import io


def qr_svg(address: str) -> str:
    """The code as an SVG picture with its quiet zone; a damaged seventh of it can still be read."""
    import segno

    buffer = io.BytesIO()
    code = segno.make(address, error="m", micro=False, boost_error=False)
    code.save(buffer, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return buffer.getvalue().decode()
