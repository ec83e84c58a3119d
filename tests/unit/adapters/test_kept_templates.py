"""Compiled templates are used again as long as their source is the same, and only if they were compiled here."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from macros.adapters.keeping import kept_templates
from macros.adapters.keeping.kept_templates import KeptTemplates
from macros.adapters.keeping.sealed_store import SUFFIX, SealedStore


def environment(folder: Path, key: bytes = b"k" * 32) -> Environment:
    """A new one each time, as in a new build."""
    kept = KeptTemplates(SealedStore(folder / "kept", key))
    return Environment(loader=FileSystemLoader(folder), autoescape=True, bytecode_cache=kept)


def write(folder: Path, text: str) -> None:
    (folder / "page.html").write_text(text, encoding="utf-8")


def render(made: Environment) -> str:
    return made.get_template("page.html").render(name="<школа>")


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "Это {{ name }}")
    assert render(environment(tmp_path)) == "Это &lt;школа&gt;"
    again = environment(tmp_path)
    monkeypatch.setattr(again, "compile", lambda *_: pytest.fail("compiled again"))
    assert render(again) == "Это &lt;школа&gt;"


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    for text in ("раз {{ name }}", "два {{ name }}", "раз {{ name }}"):
        write(tmp_path, text)
        assert render(environment(tmp_path)) == text.replace("{{ name }}", "&lt;школа&gt;")


def test_what_was_compiled_in_another_way_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "{{ name }}")
    render(environment(tmp_path))
    monkeypatch.setattr(kept_templates, "_way_of_compiling", lambda: "another")
    anew = environment(tmp_path)
    compiled, compile_it = [], anew.compile
    monkeypatch.setattr(anew, "compile", lambda *given: compiled.append(1) or compile_it(*given))
    assert render(anew) == "&lt;школа&gt;"
    assert compiled


def test_what_another_user_compiled_is_not_run(tmp_path: Path) -> None:
    write(tmp_path, "{{ name }}")
    render(environment(tmp_path, b"o" * 32))
    (kept,) = (tmp_path / "kept").glob(f"*{SUFFIX}")
    before = kept.read_bytes()
    assert render(environment(tmp_path)) == "&lt;школа&gt;"
    assert kept.read_bytes() != before, "compiled here and sealed anew"


def test_a_damaged_entry_is_compiled_anew(tmp_path: Path) -> None:
    write(tmp_path, "{{ name }}")
    render(environment(tmp_path))
    (kept,) = (tmp_path / "kept").glob(f"*{SUFFIX}")
    kept.write_bytes(kept.read_bytes()[:-3])
    assert render(environment(tmp_path)) == "&lt;школа&gt;"
