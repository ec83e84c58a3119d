"""Compressed copies: of texts that gain by it, the same in every build, gone with their version."""

from __future__ import annotations

import gzip
import os
from functools import partial
from pathlib import Path

from macros.adapters.publishing.packing import SUFFIX, Packed, pack
from macros.adapters.publishing.pointer import LINK
from macros.adapters.publishing.publishing import Draft, Waiting, publish
from macros.adapters.publishing.releases import Releases
from tests.support.publishing import DAY, build_words

TEXT = "Дорожная карта. " * 200


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_texts_get_a_copy_and_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text(TEXT, encoding="utf-8")
    (tmp_path / "short.html").write_text("Коротко", encoding="utf-8")
    (tmp_path / "noise.txt").write_bytes(os.urandom(5000))
    (tmp_path / "picture.png").write_text(TEXT, encoding="utf-8")
    packed = pack(tmp_path)
    assert files(tmp_path) == {"a/index.html", "a/index.html.gz", "short.html", "noise.txt", "picture.png"}
    size = (tmp_path / "a/index.html.gz").stat().st_size
    assert packed == Packed(1, len(TEXT.encode()), size)
    assert gzip.decompress((tmp_path / "a/index.html.gz").read_bytes()).decode() == TEXT


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.html").write_text(TEXT, encoding="utf-8")
        os.utime(tmp_path / name / f"{name}.html", (1, 1))
        pack(tmp_path / name)
        made.append((tmp_path / name / f"{name}.html{SUFFIX}").read_bytes())
    assert made[0] == made[1]


def test_copies_go_with_their_version(tmp_path: Path) -> None:
    def build(word: str, draft: Path) -> Draft:
        build_words(word * 30, draft)
        pack(draft)
        return Draft(DAY)

    for word in ("один", "два", "три"):
        publish(tmp_path, partial(build, word), 1, Waiting())
    (release,) = Releases(tmp_path).all()
    assert (tmp_path / LINK / "part-0/0.html.gz").is_file()
    assert {path.parts[1] for path in map(Path, files(tmp_path)) if path.suffix == SUFFIX} == {release.name}
