"""Compressed copies: of texts that gain by it, the same in every build, gone with their version."""

from __future__ import annotations

import errno
import gzip
import os
from functools import partial
from pathlib import Path

import brotli
import pytest

from macros.adapters.publishing import command, packing
from macros.adapters.publishing.packing import BROTLI, GZIP, Packed, pack
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
    assert files(tmp_path) == {
        *("a/index.html", "a/index.html.gz", "a/index.html.br"),
        *("short.html", "noise.txt", "picture.png"),
    }
    sizes = [(tmp_path / f"a/index.html{suffix}").stat().st_size for suffix in (GZIP, BROTLI)]
    assert packed == Packed(1, len(TEXT.encode()), *sizes)
    assert brotli.decompress((tmp_path / "a/index.html.br").read_bytes()).decode() == TEXT
    assert gzip.decompress((tmp_path / "a/index.html.gz").read_bytes()).decode() == TEXT


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.html").write_text(TEXT, encoding="utf-8")
        os.utime(tmp_path / name / f"{name}.html", (1, 1))
        pack(tmp_path / name)
        made.append([(tmp_path / name / f"{name}.html{suffix}").read_bytes() for suffix in (GZIP, BROTLI)])
    assert made[0] == made[1]


def test_without_brotli_there_is_gzip_and_a_word_about_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(packing, "brotli", None)
    packed = pack(tmp_path)
    assert files(tmp_path) == {"a.html", "a.html.gz"}
    assert (packed.files, packed.brotli) == (1, 0)
    assert command._sizes(packed).endswith(f"{command.NO_BROTLI}\n")


def test_a_country_is_packed_fast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = " ".join(f"пункт {number % 97} плана {number * number % 1013}" for number in range(4000))
    (tmp_path / "a.html").write_text(words, encoding="utf-8")
    best = pack(tmp_path)
    monkeypatch.setattr(packing, "_PATIENCE", 1000)
    fast = pack(tmp_path)
    assert best.brotli < fast.brotli < fast.gzip == best.gzip


@pytest.mark.parametrize("suffix", [GZIP, BROTLI])
def test_a_copy_that_the_disk_has_spoilt_ends_the_publication(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text(TEXT, encoding="utf-8")
    other = {GZIP: partial(gzip.compress, mtime=0), BROTLI: brotli.compress}[suffix]("Другое".encode())
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: other if path.suffix == suffix else read(path))
    with pytest.raises(OSError) as caught:
        pack(tmp_path)
    assert caught.value.errno == errno.EIO


def test_copies_go_with_their_version(tmp_path: Path) -> None:
    def build(word: str, draft: Path) -> Draft:
        build_words(word * 30, draft)
        pack(draft)
        return Draft(DAY)

    for word in ("один", "два", "три"):
        publish(tmp_path, partial(build, word), 1, Waiting())
    (release,) = Releases(tmp_path).all()
    for suffix in (GZIP, BROTLI):
        assert (tmp_path / LINK / f"part-0/0.html{suffix}").is_file()
        assert {path.parts[1] for path in map(Path, files(tmp_path)) if path.suffix == suffix} == {release.name}
