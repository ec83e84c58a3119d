"""The theme's styles of a section follow its settings and pages, and are worked out once."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig

from macros.adapters.host import theme_styles as module
from macros.adapters.host.theme_features import Seen
from macros.adapters.host.theme_styles import theme_styles

CSS = ".a{x:y}.md-top{x:y}[dir=rtl]{x:y}"
PALETTE = "[data-md-color-primary=red]{x:y}[data-md-color-primary=custom]{x:y}"
LTR = Seen(set(), {"dir=ltr", "data-md-color-primary=custom"})


def config(folder: Path, text: str = "", *, palette: bool = True, repository: str = "") -> MkDocsConfig:
    """A site whose theme is a folder with two stylesheets."""
    styles = folder / "theme/assets/stylesheets"
    styles.mkdir(parents=True, exist_ok=True)
    (styles / "main.0123abcd.min.css").write_text(CSS, encoding="utf-8")
    (styles / "palette.0123abcd.min.css").write_text(PALETTE, encoding="utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    colours = "palette: [{primary: custom}]" if palette else ""
    lines = ["site_name: x", f"theme: {{name: null, custom_dir: theme, {colours}}}", repository, text]
    (folder / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")
    return load_config(str(folder / "mkdocs.yml"))


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METODICHKA_CACHE", str(tmp_path / "key"))
    module._slim.cache_clear()


def test_what_is_off_is_left_out(tmp_path: Path) -> None:
    assert theme_styles(config(tmp_path), LTR, tmp_path) == ".a{x:y}[data-md-color-primary=custom]{x:y}"


def test_without_a_palette_its_file_is_not_asked_for(tmp_path: Path) -> None:
    assert theme_styles(config(tmp_path, palette=False), LTR, tmp_path) == ".a{x:y}"


def test_nothing_seen_is_no_reason_to_drop(tmp_path: Path) -> None:
    assert theme_styles(config(tmp_path), Seen(), tmp_path) == CSS + PALETTE


def test_a_theme_without_such_files_gives_nothing(tmp_path: Path) -> None:
    found = config(tmp_path)
    for path in tmp_path.rglob("*.min.css"):
        path.unlink()
    assert theme_styles(found, LTR, tmp_path) == ""


def test_a_feature_of_the_theme_brings_its_rules_back(tmp_path: Path) -> None:
    found = config(tmp_path)
    found.theme["features"] = ["navigation.top"]
    assert ".md-top{x:y}" in theme_styles(found, LTR, tmp_path)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("markdown_extensions: [codehilite]", "codehilite"),
        ("markdown_extensions: ['markdown.extensions.codehilite']", "codehilite"),
        ("plugins: [search]", "search"),
        ("extra: {version: {provider: mike}}", "extra.version"),
        ("repo_url: https://example.org/x", "repo_url"),
    ],
)
def test_settings_are_called_by_their_names(tmp_path: Path, text: str, name: str) -> None:
    assert name in module._settings(config(tmp_path, text))


def test_what_is_not_set_is_not_named(tmp_path: Path) -> None:
    found = config(tmp_path, "extra: {version: null}")
    found.markdown_extensions.append(object())  # as our own extension comes
    assert not {"extra.version", "repo_url"} & module._settings(found)


def test_styles_are_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = theme_styles(config(tmp_path), LTR, tmp_path)
    monkeypatch.setattr(module, "_slim", None)  # would fail when called
    assert theme_styles(config(tmp_path), LTR, tmp_path) == first


def test_other_pages_are_another_work(tmp_path: Path) -> None:
    theme_styles(config(tmp_path), LTR, tmp_path)
    arabic = Seen({"md-top"}, {"dir=rtl"})
    assert theme_styles(config(tmp_path), arabic, tmp_path) == CSS


def test_without_a_place_for_a_key_it_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "open_store", lambda _: None)
    assert theme_styles(config(tmp_path), LTR, tmp_path) == ".a{x:y}[data-md-color-primary=custom]{x:y}"
