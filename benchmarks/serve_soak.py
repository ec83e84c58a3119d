"""Edits a section at random under a running preview, badly as often as well, and watches the preview live on.

python benchmarks/serve_soak.py [EDITS] [SEED]

The section is a new one with its own copy of the program. The preview is known only by its terminal and its address,
as an editor knows it. After each edit: the process lives, no traceback was said, the last good page is still there; and
each few edits the section is put right and must be built again.
"""

from __future__ import annotations

import contextlib
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from macros.cli import main as metodichka
from tests.support.preview_process import Preview, running_preview

NAMES = ("--title", "Цифровая школа", "--publisher", "Департамент", "--territory", "Томская область")
REAL = ("-B", "-m", "macros.cli", "serve", "--port", "0", "--today", "2025-02-10")
REPAIR_EVERY = 5
SECONDS = 60
GARBAGE = (
    "[",
    "}",
    ": ",
    "\t",
    "\x00",
    "{{ 7*7 }}",
    "{% for %}",
    "<script>",
    "&a *a",
    "!!python/object:x {}",
    "---\n",
    "\u202e",
)
KEPT = ("docs", "overrides", "roadmap.yaml", "mkdocs.yml")

Edit = Callable[[Path, random.Random], None]


# --- edits -----------------------------------------------------------------------------------------------------------


def content(root: Path, chance: random.Random, *suffixes: str) -> Path:
    """A file of the section with one of these endings."""
    found = [path for name in KEPT for path in ((root / name).rglob("*") if (root / name).is_dir() else [root / name])]
    fitting = sorted(path for path in found if path.is_file() and path.suffix in suffixes)
    return chance.choice(fitting) if fitting else root / "docs" / f"new{suffixes[0]}"


def write_well(root: Path, chance: random.Random) -> None:
    """A sentence more on a page."""
    with content(root, chance, ".md").open("a", encoding="utf-8") as file:
        file.write(f"\nЕщё предложение № {chance.randrange(10**6)}.\n")


def spoil_text(root: Path, chance: random.Random) -> None:
    """Signs that mean something, anywhere in YAML or Markdown."""
    path = content(root, chance, ".yaml", ".md")
    text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    at = chance.randrange(len(text) + 1)
    path.write_text(text[:at] + chance.choice(GARBAGE) + text[at:], encoding="utf-8")


def drop_lines(root: Path, chance: random.Random) -> None:
    """Some lines are cut out."""
    path = content(root, chance, ".yaml", ".md")
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True) if path.exists() else []
    at = chance.randrange(len(lines) + 1)
    path.write_text("".join(lines[:at] + lines[at + chance.randrange(1, 6) :]), encoding="utf-8")


def binary_garbage(root: Path, chance: random.Random) -> None:
    """Bytes that are no text, where a text was or in a new file."""
    path = chance.choice([content(root, chance, ".yaml", ".md"), root / "docs" / f"x{chance.randrange(9)}.md"])
    path.write_bytes(chance.randbytes(chance.randrange(4000)))


def delete(root: Path, chance: random.Random) -> None:
    """A file goes."""
    content(root, chance, ".yaml", ".md", ".css").unlink(missing_ok=True)


def rename(root: Path, chance: random.Random) -> None:
    """A file gets another name, a good or a bad one."""
    path = content(root, chance, ".yaml", ".md")
    name = chance.choice(["новое имя", "b", "CON", "a b", "x\u202ey", "~tmp"])
    with contextlib.suppress(OSError):
        path.rename(path.with_name(name + path.suffix))


def spoil_template(root: Path, chance: random.Random) -> None:
    """A template of the theme or of a component is broken, or only changed."""
    path = content(root, chance, ".html")
    with path.open("a", encoding="utf-8") as file:
        file.write(chance.choice(["{% if %}", "{{ nothing.at.all }}", "<!-- a remark -->", "{% endfor %}"]))


def spoil_settings(root: Path, chance: random.Random) -> None:
    """mkdocs.yml says nonsense."""
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(chance.choice(["\nplugins: 3\n", "\n\t:\n", "\nsite_url: [\n", "\ntheme: nothing\n", "\n# ok\n"]))


def odd_files(root: Path, chance: random.Random) -> None:
    """A link to nowhere, a folder with the name of a page, an empty file, one nobody may read."""
    path = root / "docs" / f"odd{chance.randrange(99)}.md"
    kind = chance.randrange(4)
    with contextlib.suppress(OSError):
        if kind == 0:
            path.symlink_to("/nowhere/at/all")
        elif kind == 1:
            path.mkdir()
        else:
            path.write_text("", encoding="utf-8")
            path.chmod(0o644 if kind == 2 else 0o000)


EDITS: tuple[Edit, ...] = (
    write_well,
    write_well,
    spoil_text,
    spoil_text,
    drop_lines,
    binary_garbage,
    delete,
    rename,
    spoil_template,
    spoil_settings,
    odd_files,
)


def put_right(root: Path, good: Path) -> None:
    """The section as it was, file by file, so that the preview hears of every change."""
    for name in KEPT:
        here, there = root / name, good / name
        wanted = {path.relative_to(good) for path in there.rglob("*")} if there.is_dir() else {Path(name)}
        for path in sorted(here.rglob("*"), reverse=True) if here.is_dir() else []:
            if path.relative_to(root) not in wanted or path.is_symlink():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        for path in sorted(wanted):
            if (good / path).is_dir():
                (root / path).mkdir(exist_ok=True)
            elif not (root / path).is_file() or (root / path).read_bytes() != (good / path).read_bytes():
                shutil.copyfile(good / path, root / path)


# --- watching --------------------------------------------------------------------------------------------------------


@dataclass
class Seen:
    """What the soak has shown."""

    builds: Counter[str] = field(default_factory=Counter)
    edits: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def memory_of(process: int) -> int:
    """Resident memory, KB."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


def outcome(preview: Preview) -> str:
    """«built» or «refused» as the terminal says of the next build; «silent» when nothing is built."""
    try:
        line = preview.wait_line("обран", SECONDS if not preview.builds_are_quick else 8)
    except AssertionError:
        return "silent"
    return "refused" if "не собран" in line else "built"


class WatchedPreview(Preview):
    """A preview whose speed is known after its first build."""

    builds_are_quick = False


def look(preview: Preview, root: Path, seen: Seen, what: str) -> None:
    """The process lives, says no traceback and shows a page, unless an edit has taken the home page away."""
    if preview.process.poll() is not None:
        seen.faults.append(f"{what}: the preview has ended with {preview.process.returncode}")
        return
    if any("Traceback" in line or "Внутренняя ошибка" in line for line in preview.said):
        seen.faults.append(f"{what}: a traceback:\n" + "\n".join(preview.said[-30:]))
    preview.said.clear()
    status, page = preview.get(preview.base)
    if status.status == 404 and not (root / "docs/index.md").exists():
        return  # the editor is told so
    if status.status != 200 or "</html>" not in page or "Цифровая школа" not in page:
        seen.faults.append(f"{what}: the home page answers {status.status}, {len(page)} letters")


def soak(root: Path, good: Path, edits: int, seed: int) -> Seen:
    """Edit and look that many times."""
    chance, seen = random.Random(seed), Seen()  # noqa: S311 - no secret
    with running_preview(root, *REAL) as preview:
        preview.__class__ = WatchedPreview
        if outcome(preview) != "built":
            raise SystemExit("the section is not built at all:\n" + "\n".join(preview.said))
        preview.builds_are_quick = True
        seen.memory.append(memory_of(preview.process.pid))
        for number in range(1, edits + 1):
            edit = chance.choice(EDITS)
            edit(root, chance)
            seen.edits[edit.__name__] += 1
            said = outcome(preview)
            seen.builds[said] += 1
            look(preview, root, seen, f"edit {number} ({edit.__name__}, {said})")
            if preview.process.poll() is not None:
                break
            if number % REPAIR_EVERY == 0:
                repair(root, good, preview, seen, number)
            if number % 50 == 0:
                seen.memory.append(memory_of(preview.process.pid))
                print(f"{number}: {dict(seen.builds)}, {seen.memory[-1]} KB, faults {len(seen.faults)}", flush=True)
    return seen


def repair(root: Path, good: Path, preview: Preview, seen: Seen, number: int) -> None:
    """Put the section right: the very next builds must end well, and with the good page."""
    put_right(root, good)
    end = time.monotonic() + SECONDS
    while (said := outcome(preview)) == "refused" and time.monotonic() < end:
        continue
    page = preview.get(preview.base)[1]
    if said == "refused" or "Ещё предложение" in page:
        seen.faults.append(f"after edit {number}: put right, but {said}:\n" + "\n".join(preview.said[-20:]))
    seen.builds["repaired"] += 1


def main(edits: int, seed: int) -> int:
    """Print what was seen; 1 if anything was wrong."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        root, good = Path(scratch) / "section", Path(scratch) / "good"
        if metodichka(["new", "site", str(root), *NAMES, "--today", "2025-02-10"]) != 0:
            return 2
        shutil.copytree(root, good)
        seen = soak(root, good, edits, seed)
    print(f"{sum(seen.edits.values())} edits in {time.monotonic() - started:.0f} s (seed {seed}): {dict(seen.edits)}")
    print(f"builds: {dict(seen.builds)}")
    memory = seen.memory
    print(f"memory of the preview, KB: {memory[0]} at the start, {memory[-1]} at the end, {max(memory)} most")
    print(f"crashes, tracebacks, lost pages: {len(seen.faults)}")
    for fault in seen.faults:
        print(f"  {fault}")
    return int(bool(seen.faults))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
