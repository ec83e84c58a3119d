"""`metodichka schema`: writes what is old, says how much, and leaves the rest alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.cli import main
from macros.schema import FOLDER, all_schemas
from macros.site import MACROS
from macros.site.macros.manual import END, REFERENCE, START, reference_page, reference_path, with_manual


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_schemas_are_written_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == f"Обновлено файлов: {len(all_schemas())}.\n"
    assert {path.name: path.read_text(encoding="utf-8") for path in (project / FOLDER).iterdir()} == all_schemas()
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == "Всё уже свежее, менять нечего.\n"


def test_one_that_was_spoilt_is_written_anew(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema"])
    name = next(iter(all_schemas()))
    (project / FOLDER / name).write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == "Обновлено файлов: 1.\n"
    assert (project / FOLDER / name).read_text(encoding="utf-8") == all_schemas()[name]


def test_the_guides_list_is_renewed_between_its_marks(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = project / "CONTRIBUTING.md"
    guide.write_text(f"До\n{START}\nстарое\n{END}\nПосле\n", encoding="utf-8")
    main(["schema"])
    assert capsys.readouterr().out == f"Обновлено файлов: {len(all_schemas()) + 1}.\n"
    text = guide.read_text(encoding="utf-8")
    assert text.startswith(f"До\n{START}\n") and text.endswith(f"\n{END}\nПосле\n")
    assert "старое" not in text and all(f"`{macro.example}`" in text for macro in MACROS.values())
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == "Всё уже свежее, менять нечего.\n"


def test_the_reference_is_renewed_with_a_page_for_each_macro(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema"])
    assert not (project / "docs").exists()
    overview = project / "docs" / REFERENCE
    overview.parent.mkdir(parents=True)
    overview.write_text(f"# Макросы\n\n{START}\n{END}\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == f"Обновлено файлов: {len(MACROS) + 1}.\n"
    assert len(list((overview.parent / "macros").iterdir())) == len(MACROS)
    page = project / "docs" / reference_path(MACROS["now"])
    page.write_text(page.read_text(encoding="utf-8").replace("Что сейчас по всем", "Что-то по всем"), encoding="utf-8")
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == "Обновлено файлов: 1.\n"
    assert page.read_text(encoding="utf-8") == reference_page(MACROS["now"])
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == "Всё уже свежее, менять нечего.\n"


@pytest.mark.parametrize("guide", ["", START, END, f"{END}{START}"])
def test_a_guide_without_both_marks_is_refused(guide: str) -> None:
    with pytest.raises(ValueError, match="the guide has no"):
        with_manual(guide, MACROS.values())
