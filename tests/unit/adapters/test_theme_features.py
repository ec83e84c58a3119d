"""A feature of the theme is needed when a setting or a page says so, and never by the likeness of names."""

from __future__ import annotations

import re

import pytest

from macros.adapters.host.theme_features import FEATURES, SCHEMES, Feature, Needs, Seen, needs_of

BARE = needs_of((), Seen())


def seen(*pages: str) -> Seen:
    found = Seen()
    for page in pages:
        found.look_at(page)
    return found


def test_pages_tell_their_classes_colours_and_direction() -> None:
    found = seen(
        '<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom"><p class="one two">',
        "<div class='three' data-other=x><i class=four><b data-class=\"five\">",
    )
    assert found.classes == {"one", "two", "three", "four", "five"}  # more than there is does no harm
    assert found.attributes == {"dir=ltr", "data-md-color-scheme=default", "data-md-color-primary=custom"}


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.classes[0])
def test_each_feature_is_off_until_something_brings_it(feature: Feature) -> None:
    assert feature in BARE.without
    for setting in feature.settings:
        assert feature not in needs_of((setting,), Seen()).without
        assert feature not in needs_of((f"{setting}.more",), Seen()).without
        assert feature in needs_of((f"{setting}s",), Seen()).without or f"{setting}s" in feature.settings
    for name in feature.classes:
        assert feature not in needs_of((), seen(f'<p class="other {name}">')).without
        assert feature not in needs_of((), seen(f'<p class="{name}__part">')).without


def test_one_class_brings_the_whole_feature() -> None:
    needs = needs_of((), seen('<div class="tabbed-set">'))
    assert needs.for_class("tabbed-labels") and needs.for_variable("--md-tabbed-icon--next")
    assert not BARE.for_class("tabbed-labels") and not BARE.for_variable("--md-tabbed-icon--next")


@pytest.mark.parametrize(
    "name", ["md-typeset", "md-nav__link", "md-search-result", "admonition", "keyless", "md-topic"]
)
def test_what_is_not_named_stays(name: str) -> None:
    assert BARE.for_class(name) and BARE.for_variable(f"--{name}")


def test_colours_and_direction_that_no_page_has_go() -> None:
    needs = Needs((), SCHEMES | {"dir=ltr", "data-md-color-primary=custom"})
    assert needs.for_attribute("dir=ltr") and needs.for_attribute("data-md-color-scheme=slate")
    assert not needs.for_attribute("dir=rtl") and not needs.for_attribute("data-md-color-primary=red")


@pytest.mark.parametrize("text", ["dir", "hidden", "data-md-toggle=search", "for=__search", 'src$="#only-dark"'])
def test_other_attributes_are_nothing_to_us(text: str) -> None:
    assert BARE.for_attribute(text)


def test_names_are_plain() -> None:
    """A name with a star or a dot would stand for nothing."""
    names = [name for feature in FEATURES for name in (*feature.classes, *feature.variables)]
    assert all(re.fullmatch(r"[a-z][\w-]*\w", name) for name in names)
