"""The shape of the program: data flows one way, modules are small and say why they exist, no trace of a machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "macros").rglob("*.py"))
LONGEST_MODULE = 400  # lines; a longer one has two subjects
HOSTS = {"mkdocs", "properdocs", "material"}
# Each library of a file format stands behind one module (typst's version also names its sheets).
ONE_MODULE = {
    "docx": "macros/exports/docx_files.py",
    "icalendar": "macros/exports/calendars.py",
    "openpyxl": "macros/importers/workbooks.py",
    "pdfplumber": "macros/importers/pdf_reading.py",
    "ruamel": "macros/importers/measure_merging.py",
    "segno": "macros/exports/pdf/qr.py",
    "tinycss2": "macros/adapters/host/slim_styles.py",
    "typst": "macros/exports/pdf/compiler.py",
    "xlsxwriter": "macros/exports/workbooks.py",
}
LISTS = ("requirements.lock", "requirements-dev.lock")

# Written in pieces, so that this file does not find itself.
MACHINE_TRACES = {
    "a home folder": r"(?<![\w.])/" + r"(?:home|Users)/[a-z][\w.-]*/",
    "a root or work folder": r"(?<![\w./-])/" + r"(?:root|work|workspace)/\w",
    "a Windows home folder": r"[A-Z]:\\" + r"Users\\\w",
    "a package registry": "|".join(
        re.escape(host + tail)
        for host, tail in (("pypi", ".org"), ("pythonhosted", ".org"), ("npmjs", ".org"), ("npmjs", ".com"))
    ),
    "a mirror of packages": r"artifact" + r"ory\.|\bindex" + r"-url\s*=",
}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked_files() -> list[Path]:
    """Every file of the repository that is there, new ones included."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return sorted({ROOT / name for name in names if name and (ROOT / name).is_file()})


def imported_packages(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("package", ONE_MODULE)
def test_one_module_knows_each_library_of_a_file_format(package: str) -> None:
    """So that a library can be changed, and its faults looked for, in one place."""
    knowing = {
        relative(path)
        for path in MODULES
        if package in path.read_text(encoding="utf-8")
        and package in imported_packages(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert knowing == {ONE_MODULE[package]}


def test_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: \d+ kept, 0 broken", done.stdout), done.stdout


def test_every_module_belongs_to_a_layer() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (each["layers"] for each in contracts if each["type"] == "layers")
    known = {name.strip().removeprefix("macros.") for layer in layers for name in layer.split("|")}
    present = {path.relative_to(ROOT / "macros").parts[0].removesuffix(".py") for path in MODULES}
    assert present - {"__init__", "__main__"} <= known


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_module_is_small_and_says_why_it_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE, "a module this long has two subjects: divide it"
    empty_marker = path.name == "__init__.py" and not text.strip()
    assert empty_marker or ast.get_docstring(ast.parse(text)), "say in a line or three why this module exists"


@pytest.mark.parametrize("path", [p for p in MODULES if "adapters" not in p.parts], ids=relative)
def test_only_adapters_know_the_host(path: Path) -> None:
    assert not imported_packages(ast.parse(path.read_text(encoding="utf-8"))) & HOSTS


def test_no_drawer_for_odds_and_ends() -> None:
    assert not [relative(path) for path in MODULES if path.stem in {"utils", "util", "helpers", "misc", "common"}]


def test_no_trace_of_a_machine_or_a_registry() -> None:
    found = []
    for path in tracked_files():
        data = path.read_bytes()
        if b"\0" in data:
            continue  # pictures and fonts
        text = data.decode("utf-8", "replace")
        for what, pattern in MACHINE_TRACES.items():
            found += [f"{relative(path)}: {what}: {match[0]}" for match in re.finditer(pattern, text)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "see /ho" + "me/anna/x",
        "C:\\Use" + "rs\\anna",
        " /ro" + "ot/x",
        "https://pyp" + "i.org/simple",
        "/wo" + "rk/main",
    ],
)
def test_traces_would_be_found(text: str) -> None:
    assert any(re.search(pattern, text) for pattern in MACHINE_TRACES.values())


# --- the locked lists ----------------------------------------------------------------------------------------------


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(name: str) -> dict[str, str]:
    """Package → version; a package locked in several versions would give several sites."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pairs = [re.match(r"([\w.-]+)==([^\s;\\]+)", line) for line in lines]
    found = [(normal(pair[1]), pair[2]) for pair in pairs if pair]
    assert len(found) == len(dict(found)), "one version for every system and Python"
    return dict(found)


def wanted(*groups: str) -> dict[str, str]:
    """Package → the condition on its version, from pyproject.toml."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    entries = [*tables["project"]["dependencies"], *tables["build-system"]["requires"]]
    entries += [entry for group in groups for entry in tables["dependency-groups"][group]]
    matches = [re.match(r"([\w.-]+)\s*(.*)", entry) for entry in entries]
    return {normal(match[1]): match[2] for match in matches if match}


@pytest.mark.parametrize(("name", "groups"), [(LISTS[0], ("build",)), (LISTS[1], ("build", "dev"))])
def test_list_covers_what_the_project_asks_for(name: str, groups: tuple[str, ...]) -> None:
    from packaging.specifiers import SpecifierSet

    versions = locked(name)
    for package, condition in wanted(*groups).items():
        assert package in versions, f"{package} is not in {name}: bash .ci/lock"
        assert versions[package] in SpecifierSet(condition), f"{package} {condition}: bash .ci/lock"


def test_tests_run_with_the_versions_of_the_site() -> None:
    site, tests = (locked(name) for name in LISTS)
    assert site.items() <= tests.items()


@pytest.mark.parametrize("name", LISTS)
def test_every_package_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text)
    assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)
    assert "://" not in text
    assert "--index" not in text


def test_this_environment_is_the_locked_one() -> None:
    from importlib.metadata import distributions

    installed = {normal(each.metadata["Name"]): each.version for each in distributions()}
    different = {name: version for name, version in locked(LISTS[1]).items() if installed.get(name, version) != version}
    assert different == {}
