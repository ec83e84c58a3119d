"""The theme's toggles lose the attribute that a checkbox must not have, and nothing else changes."""

from __future__ import annotations

from macros.adapters.host_markup import valid_markup


def test_toggles_lose_autocomplete() -> None:
    toggle = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
    assert valid_markup(toggle) == toggle.replace(' autocomplete="off"', "")


def test_a_search_field_keeps_it() -> None:
    field = '<input type="text" class="md-search__input" autocomplete="off">'
    assert valid_markup(field) == field
