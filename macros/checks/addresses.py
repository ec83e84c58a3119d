"""Which addresses the site will have, as far as reading knows: for links, related pages and collisions.

The addresses of generated pages are made in `macros.views.urls`, a layer that checks may not ask; a test holds the
two together.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.messages import CATALOGUE
from macros.model.materials import Described, Instruction, ReportForm, SpeechModule
from macros.model.roadmap import Roadmap

ERRORS = "editors/errors/"  # the manual of messages, a page for each code

# Files that other layers make; what exactly, reading does not know.
GENERATED_FOLDERS = ("api/", "calendar/", "files/", "assets/")


_OF_THIS_COMPUTER = re.compile(r"(?i)(?:file:|[a-z]:[\\/]|\\\\)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOMAIN = re.compile(r"(?i)(?:[\w-]+\.)+(?:ru|рф|su|org|com|net|info|edu|gov|online|site|дети)(?=[/?#:]|$)")


def schemeless(target: str) -> str:
    """The advice for an address of another site that lacks its «https://»; empty for what looks like none."""
    return f"адрес другого сайта начинают с «https://»: https://{target}" if _DOMAIN.match(target) else ""


def mailto(target: str) -> str:
    """The advice for an address of mail that lacks its «mailto:»; empty for what is none."""
    return f"перед адресом почты пишут «mailto:»: mailto:{target}" if _MAIL.fullmatch(target) else ""


def typed_for_windows(target: str) -> str:
    """The advice for a path of the author's own disk or with the other strokes; empty for what is none."""
    if _OF_THIS_COMPUTER.match(target):
        name = re.split(r"[\\/]", target)[-1]
        return f"это место на вашем компьютере: положите файл в папку docs рядом со страницей, путь – «{name}»"
    return "в адресах вместо «\\» пишут «/»" if "\\" in target else ""


def page_address(path: str) -> str:
    """The address of a Markdown page by its path below docs/: «faq.md» is «faq/», «a/index.md» is «a/»."""
    folder, name = posixpath.split(path.removesuffix(".md"))
    parts = [folder] if name in ("index", "README") else [folder, name]
    address = "/".join(part for part in parts if part)
    return address + "/" if address else ""


def roadmap_addresses(roadmap: Roadmap) -> tuple[str, ...]:
    """The pages of a roadmap."""
    base = f"roadmaps/{roadmap.id}/"
    return base, f"{base}timeline/", f"{base}checklist/"


def measure_anchors(roadmap: Roadmap) -> frozenset[str]:
    """The anchors of a roadmap's page that belong to its measures."""
    return frozenset(f"m-{measure.slug}" for measure in roadmap.measures())


def generated_pages(subject: Subject) -> Iterator[tuple[str, str]]:
    """Address and authored file of every page that is made of data."""
    for each in subject.roadmaps:
        for address in (*roadmap_addresses(each.roadmap), f"roadmaps/{each.roadmap.id}/coverage/"):
            yield address, each.file
    for _, party, places in subject.party_entries():
        yield f"parties/{party.id}/", places.file
        yield f"parties/{party.id}/checklist/", places.file
    for loaded in subject.materials.described():
        for address in material_addresses(loaded.value):
            yield address, loaded.places.file
    for monitoring in subject.materials.monitoring:
        if monitoring.value is not None:
            yield f"monitoring/{monitoring.value.id}/", monitoring.places.file


def material_addresses(material: Described | None) -> tuple[str, ...]:
    """The pages of an instruction, a speech module or a report form."""
    if isinstance(material, Instruction):
        return f"instructions/{material.id}/", f"instructions/{material.id}/checklist/"
    if isinstance(material, SpeechModule):
        return f"speech-modules/{material.id}/", f"speech-modules/{material.id}/read/"
    return (f"reports/{material.id}/",) if isinstance(material, ReportForm) else ()


def known_addresses(subject: Subject) -> frozenset[str]:
    """Every address of a page."""
    pages = {page_address(each.page.path) for each in subject.pages}
    made = {address for address, _ in generated_pages(subject)} | {"roadmaps/", "parties/", "changes/", "coverage/"}
    manual = {ERRORS, *(f"{ERRORS}{code}/" for code in CATALOGUE)}
    return frozenset(pages | made | manual)
