"""Looks into a PDF the way a reader, a screen reader and an archive would: tags, fonts, outline, type sizes, text."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.support.system_tools import find_poppler

needs_poppler = pytest.mark.skipif(not find_poppler(), reason="нет pdftotext и pdftoppm (poppler-utils)")

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b"))  # places to break


@dataclass(frozen=True)
class PdfFacts:
    """What a PDF says of itself and what it is made of."""

    pages: int
    title: str
    language: str
    marked: bool
    standards: frozenset[str]
    tags: Counter[str]
    fonts: frozenset[str]
    embedded: bool
    outline: tuple[str, ...]
    attachments: dict[str, bytes]
    sizes: Counter[float]
    page_size: tuple[int, int]


def read_pdf(data: bytes) -> PdfFacts:
    """The facts of the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = {str(font.BaseFont): font for font in _fonts(pdf)}
        box = [round(float(value)) for value in pdf.pages[0].mediabox]
        return PdfFacts(
            pages=len(pdf.pages),
            title=str(pdf.docinfo.get("/Title", "")),
            language=str(pdf.Root.get("/Lang", "")),
            marked=bool(pdf.Root.MarkInfo.Marked),
            standards=_standards(pdf),
            tags=Counter(str(node.S).lstrip("/") for node in _nodes(pdf.Root.StructTreeRoot.K)),
            fonts=frozenset(name.lstrip("/").rpartition("+")[2] for name in fonts),
            embedded=all(_is_embedded(font) for font in fonts.values()),
            outline=tuple(_outline(pdf)),
            attachments={name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()},
            sizes=_sizes(pdf),
            page_size=(box[2], box[3]),
        )


def pdf_text(data: bytes, tmp_path: Path, *options: str) -> str:
    """The text as `pdftotext` reads it; pages end with a form feed."""
    path = tmp_path / "read.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def pdf_structure(data: bytes, tmp_path: Path) -> str:
    """The tags with their text, in the order in which a screen reader reads them."""
    path = tmp_path / "tags.pdf"
    path.write_bytes(data)
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    named = re.sub(rb'(H\d) "[^\n]*?(\n[^\n]*?)?" \(block\)', rb"\1", done.stdout)  # titles come in UTF-16
    lines = named.decode().splitlines()
    shown = (line for line in lines if not line.lstrip().startswith("/"))
    return "\n".join(re.sub(r"^( *)(\w+)(?: .*)?$", r"\1\2", line.rstrip(":")) for line in shown) + "\n"


def pdf_words(data: bytes, tmp_path: Path) -> list[tuple[float, float, str]]:
    """Every word with its left and right edge in points."""
    text = pdf_text(data, tmp_path, "-bbox")
    found = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>', text)
    return [(float(left), float(right), unescape(word).translate(_UNSEEN)) for left, right, word in found]


def overlapping_words(data: bytes, tmp_path: Path) -> list[tuple[str, str]]:
    """Pairs of words printed over each other: text that ran out of its column."""
    found = []
    for page in pdf_text(data, tmp_path, "-bbox").split("<page ")[1:]:
        boxes = [(*map(float, match[:4]), match[4]) for match in _WORD.findall(page)]
        boxes.sort(key=lambda box: box[0])
        for at, (left, top, right, bottom, word) in enumerate(boxes):
            for next_left, next_top, _, next_bottom, other in boxes[at + 1 :]:
                if next_left >= right - 2:
                    break
                if min(bottom, next_bottom) - max(top, next_top) > (bottom - top) / 2 and left <= next_left:
                    found.append((word, other))
    return found


def filled(data: bytes, tmp_path: Path) -> list[float]:
    """How far down each page has text: 0.5 is a sheet whose lower half is empty."""
    pages = pdf_text(data, tmp_path, "-bbox").split("<page ")[1:]
    heights = [float(match[1]) for page in pages if (match := re.search(r'height="([\d.]+)"', page))]
    return [
        max((float(word[3]) for word in _WORD.findall(page)), default=0.0) / height
        for page, height in zip(pages, heights, strict=True)
    ]


def _nodes(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _nodes(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _nodes(node.K)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from dict(page.resources.get("/Font", {})).values()


def _is_embedded(font: Any) -> bool:
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    return any(key in inner.FontDescriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _standards(pdf: pikepdf.Pdf) -> frozenset[str]:
    meta = pdf.Root.Metadata.read_bytes().decode()
    found = set()
    if "<pdfuaid:part>1<" in meta:
        found.add("PDF/UA-1")
    if "<pdfaid:part>3<" in meta and "<pdfaid:conformance>A<" in meta:
        found.add("PDF/A-3a")
    return frozenset(found)


def _outline(pdf: pikepdf.Pdf) -> Iterator[str]:
    def walk(items: Any) -> Iterator[str]:
        for item in items:
            yield str(item.title)
            yield from walk(item.children)

    with pdf.open_outline() as outline:
        yield from walk(outline.root)


def _sizes(pdf: pikepdf.Pdf) -> Counter[float]:
    """How often each size of type is shown, in points on paper."""
    found: Counter[float] = Counter()
    for page in pdf.pages:
        scale, size, line, kept = 1.0, 0.0, 1.0, []
        for instruction in pikepdf.parse_content_stream(page):
            operands = instruction.operands
            match str(instruction.operator):
                case "Tf":
                    size = float(operands[1])
                case "Tm":
                    line = abs(float(operands[3]))
                case "cm":
                    scale *= abs(float(operands[3]))
                case "q":
                    kept.append(scale)
                case "Q":
                    scale = kept.pop()
                case "Tj" | "TJ":
                    found[round(size * line * scale, 1)] += 1
    return found
