"""The search worker's scripts come in one file; what is not in it is fetched as before."""

from __future__ import annotations

from pathlib import Path

from macros.adapters.building.search_worker import WORKER, gather_search_worker


def put(out: Path, name: str, text: str) -> None:
    path = out / "assets/javascripts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def put_all(out: Path) -> None:
    put(out, "workers/metodichka.js", '// Ours.\nself.importScripts("a/split.js");\n')
    put(out, "workers/split.js", "// Also ours.\nself.split = 'да';\n")
    put(out, "workers/search.0a1b2c3d.min.js", "theirs()")
    put(out, "lunr/min/lunr.ru.min.js", "russian()")
    put(out, "lunr/min/lunr.multi.min.js", "several()")
    put(out, "lunr/min/lunr.tr.min.js", "turkish()")


def test_scripts_are_gathered(tmp_path: Path) -> None:
    put_all(tmp_path)
    gather_search_worker(tmp_path, None)
    text = (tmp_path / WORKER).read_text(encoding="utf-8")
    assert '"search.0a1b2c3d.min.js":function(){\ntheirs()\n}' in text
    assert '"lunr.ru.min.js":function(){\nrussian()\n}' in text
    assert '"lunr.multi.min.js":function(){\nseveral()\n}' in text
    assert "turkish" not in text
    assert "да" not in text
    assert "ours" not in text.lower()
    assert text.endswith('\nself.importScripts("a/split.js");')


def test_an_index_in_parts_needs_nothing_of_the_theme(tmp_path: Path) -> None:
    put_all(tmp_path)
    gather_search_worker(tmp_path, {"version": "а"})
    text = (tmp_path / WORKER).read_text(encoding="utf-8")
    assert "\"split.js\":function(){\nself.split='да';\n}" in text
    assert '"lunr.ru.min.js":function(){\nrussian()\n}' in text
    assert "theirs" not in text
    assert "several" not in text
    assert text.endswith('self.searchHead={"version":"а"};\nself.importScripts("a/split.js");')


def test_a_site_without_search_stays_as_it_is(tmp_path: Path) -> None:
    gather_search_worker(tmp_path, None)
    assert list(tmp_path.iterdir()) == []
