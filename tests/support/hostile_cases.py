"""The hostile corpus as files on a disk, and what the check says of them.

Run as a program it goes through the heavy cases in one process and prints the most memory it took: `PEAK_MB seconds`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from macros.diagnostics import Diagnostic, has_errors, sort_diagnostics
from macros.project import Project, SiteSettings, load_project
from macros.site import build_site, check_page_macros, expand_page, mark_page
from macros.sources.files import read_project
from macros.views.urls import page_url
from tests.support.page_markup import CARD, DAY, inspected, site_markdown

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "hostile"
BASE = Path(__file__).resolve().parents[1] / "corpus" / "broken" / "_base"
HEAVY = 20_000  # bytes
PARTS = ("pages", "data", "trees")

_MEASURE = (
    "ид: sample\nназвание: Карта\nуровень: регион\nпериод: 01.09.2024 – 31.05.2025\nразделы:\n"
    '  - название: Организация\n    мероприятия:\n      - номер: "1"\n        название: Назначить\n'
    "        ответственные: [Школы]\n"
)


@dataclass(frozen=True)
class Case:
    """One case: the files that it adds to a healthy project, and what is expected of them."""

    part: str
    name: str
    files: dict[str, bytes | str] = field(repr=False)
    expect: frozenset[str]
    place: str  # the file that the message names; empty where it may be another one


def hostile_cases() -> list[Case]:
    """All cases, in the order of the files."""
    return [_case(part, entry) for part in PARTS for entry in _entries(part)]


def _entries(part: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.load((CORPUS / f"{part}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return entries


@dataclass(frozen=True)
class ImportCase:
    """An incoming file, and whether it is to be «read», «refused» or «any» of both."""

    name: str
    file: str
    data: bytes = field(repr=False)
    expect: str


def import_cases() -> list[ImportCase]:
    """All incoming files."""
    return [ImportCase(each["name"], each["file"], contents(each), each["expect"]) for each in _entries("imports")]


def _case(part: str, entry: dict[str, Any]) -> Case:
    expect = entry["expect"]
    codes = frozenset([expect] if isinstance(expect, str) else expect)
    if part == "trees":
        files: dict[str, bytes | str] = {path: _tree_file(text) for path, text in entry["files"].items()}
        files |= {f"{folder}/": "" for folder in entry.get("folders", ())}
        return Case(part, entry["name"], files, codes, "")
    path = entry.get("path", "docs/page.md" if part == "pages" else "roadmap.yaml")
    files = {path: contents(entry), **dict.fromkeys(entry.get("others", ()), b"x")}
    return Case(part, entry["name"], files, codes, path if "path" not in entry else "")


def _tree_file(text: str) -> bytes | str:
    if text.startswith("link:"):
        return text
    encoding, colon, rest = text.partition(":")
    return rest.encode(encoding) if colon and encoding in {"cp1251", "utf-16"} else text.encode()


def contents(entry: dict[str, Any]) -> bytes:
    """The bytes of a case's file."""
    if "bytes" in entry:
        return bytes.fromhex(entry["bytes"])
    if "body" in entry:
        text = CARD + _made(entry["body"]) + "\n"
    elif "measure" in entry:
        made = _made(entry["measure"])
        text = _MEASURE + f"        {made}\n" + ("" if made.startswith("срок") else "        срок: постоянно\n")
    else:
        text = _made(entry["text"])
    return text.encode(entry.get("encoding", "utf-8"), "surrogatepass")


def _made(text: str | dict[str, Any]) -> str:
    """A text as it is, or one that is too long to be written down."""
    if isinstance(text, str):
        return text
    if "stairs" in text:
        return "\n".join("  " * depth + "а:" for depth in range(text["stairs"]))
    if "numbered" in text:
        rows = (text["numbered"].replace("%d", str(number)) for number in range(text["times"]))
        return f"{text.get('first', '')}{chr(10).join(rows)}\n"
    made: str = text.get("first", "") + text["repeat"] * text["times"] + text.get("last", "")
    return made


def write_case(case: Case, root: Path) -> None:
    """A healthy project with the case's files in it."""
    (root / "docs").mkdir(parents=True)
    (root / "docs/parties.yaml").write_bytes((BASE / "parties.yaml").read_bytes())
    (root / "roadmap.yaml").write_bytes((BASE / "healthy.yaml").read_bytes())
    for path, data in case.files.items():
        place = root / path
        if path.endswith("/"):
            place.mkdir(parents=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(data, str):
            place.symlink_to(data.removeprefix("link:"))
        else:
            place.write_bytes(data)


@dataclass(frozen=True)
class Verdict:
    """What the check said, and what would be published if it said nothing against it."""

    project: Project
    diagnostics: tuple[Diagnostic, ...]

    @property
    def accepted(self) -> bool:
        """Whether the site would be built."""
        return not has_errors(self.diagnostics)


def judge(root: Path) -> Verdict:
    """Read and check the project at `root` as `metodichka check` does."""
    project = load_project(read_project(root), SiteSettings())
    found = [*project.diagnostics, *check_page_macros(project)]
    return Verdict(project, sort_diagnostics([*found, *inspected(project, has_errors(found))]))


class _Harm(HTMLParser):
    """Elements and attributes that no page of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        harmful = tag in {"script", "style", "iframe", "object", "embed", "base", "meta", "math", "template"}
        self.found += [tag] if harmful else []
        self.found += [name for name, _ in attrs if name.startswith("on") or name in {"style", "srcdoc"}]
        self.found += [f"{tag} {value}" for name, value in attrs if name in {"href", "src"} and _is_script(value)]


def _is_script(address: str | None) -> bool:
    plain = "".join((address or "").split()).lower()
    return plain.startswith(("javascript:", "data:", "vbscript:")) or plain == "x"


def harm_in(project: Project) -> list[str]:
    """What in the pages, hand-written and generated, could run."""
    reader = _Harm()
    made = build_site(project, DAY).whole()
    pages = [page.body for page in made.pages if not page.url.startswith("editors/")]
    for page in project.pages:
        html = site_markdown()(mark_page(page).markdown)
        pages.append(expand_page(project, page, DAY, page_url(page.path)).insert(html))
    for html in pages:
        reader.feed(html)
        reader.close()
        reader.reset()
    return reader.found


def peak_memory() -> int:
    """The most memory that this program has taken, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # `getrusage` counts what the process was before it became this program, too
        (line,) = (line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) // 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Go through the heavy cases and print the peak of memory in MB and the seconds."""
    started = time.perf_counter()
    for case in (each for each in hostile_cases() if sum(map(len, each.files.values())) > HEAVY):
        with tempfile.TemporaryDirectory() as folder:
            write_case(case, Path(folder) / "project")
            judge(Path(folder) / "project")
    sys.stdout.write(f"{peak_memory()} {time.perf_counter() - started:.1f}\n")


if __name__ == "__main__":
    main()
