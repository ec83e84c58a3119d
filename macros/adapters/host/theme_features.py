"""What of the theme's stylesheet a section can do without, and what brings it back.

Whatever is not named here stays always. A name stands for itself and for its longer forms: «tabbed» for «tabbed-set».
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Feature:
    """Classes of the theme, its variables (without «--md-») and the settings of mkdocs.yml that bring them.

    A setting is an extension, a feature of the theme, a plugin, `repo_url` or a key of `extra`, with all below it.
    Without settings it is only the page that tells.
    """

    classes: tuple[str, ...]
    variables: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


FEATURES = (
    Feature(("tabbed",), ("tabbed",), ("pymdownx.tabbed", "pymdownx.blocks.tab")),
    Feature(("task-list",), ("tasklist",), ("pymdownx.tasklist",)),
    Feature(("arithmatex",), (), ("pymdownx.arithmatex",)),
    Feature(("critic",), (), ("pymdownx.critic",)),
    Feature(("keys", "key"), (), ("pymdownx.keys",)),
    Feature(("emojione", "twemoji", "gemoji"), (), ("pymdownx.emoji",)),
    Feature(("mermaid",), ("mermaid",), ("pymdownx.superfences", "pymdownx.extra")),
    Feature(
        ("highlight", "highlighttable", "linenos", "linenodiv", "filename", "hll"),
        ("code-hl",),
        ("codehilite", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences", "pymdownx.extra"),
    ),
    Feature(("md-clipboard", "md-code"), ("clipboard", "code-copy", "code-select"), ("content.code",)),
    Feature(
        ("annotate", "md-annotation", "md-tooltip", "md-tooltip2"),
        ("annotation", "tooltip"),
        (
            *("content.code.annotate", "content.tooltips", "content.footnote.tooltips"),
            *("navigation.instant", "extra.annotate"),
        ),
    ),
    Feature(("md-top",), (), ("navigation.top",)),
    Feature(("md-path",), ("path",), ("navigation.path",)),
    Feature(("md-progress",), ("progress",), ("navigation.instant",)),
    Feature(("md-search__suggest",), (), ("search.suggest",)),
    Feature(("md-source",), ("source",), ("repo_url",)),
    Feature(("md-version", "md-select"), ("version",), ("extra.version", "extra.alternate")),
    Feature(("md-consent",), (), ("extra.consent",)),
    Feature(("md-feedback",), (), ("extra.analytics",)),
    Feature(("md-tag", "md-tags"), ("tag",), ("tags", "extra.tags")),
    Feature(("md-status",), ("status",), ("extra.status",)),
    Feature(
        ("md-post", "md-meta", "md-profile", "md-pagination", "md-pin", "md-draft", "md-author"), ("post",), ("blog",)
    ),
    Feature(("md-footer", "md-social", "md-copyright")),  # our footer stands in its place
    Feature(("md-banner",)),
)
SCHEMES = frozenset({"data-md-color-scheme=default", "data-md-color-scheme=slate"})  # a reader chooses between them

# Plain beginnings are looked for fast; what is found beside them by chance does no harm.
_CLASSES = re.compile(r"class=[\"']?([^\"'>]+)")
_COLOURS = re.compile(r"data-md-color-(scheme|primary|accent)=[\"']?([\w-]+)")
_DIRECTIONS = re.compile(r"dir=[\"']?(\w+)")
_ABOUT_ATTRIBUTE = re.compile(r"(?:dir|data-md-color-(?:scheme|primary|accent))=.+")


@dataclass(slots=True)
class Seen:
    """What the host's pages hold: classes, and attributes of colours and of direction as «name=value»."""

    classes: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)

    def look_at(self, page: str) -> None:
        """Add what the page holds."""
        for names in set(_CLASSES.findall(page)):
            self.classes.update(names.split())
        self.attributes.update(f"data-md-color-{name}={value}" for name, value in set(_COLOURS.findall(page)))
        self.attributes.update(f"dir={value}" for value in set(_DIRECTIONS.findall(page)))

    def add(self, other: Seen) -> None:
        """Add what another page was seen to hold."""
        self.classes |= other.classes
        self.attributes |= other.attributes


@dataclass(frozen=True, slots=True)
class Needs:
    """What the stylesheet must have for this section; equal needs give equal styles."""

    without: tuple[Feature, ...]
    attributes: frozenset[str]

    def for_class(self, name: str) -> bool:
        """Whether rules of the class stay."""
        return not any(_stands_for(known, name) for feature in self.without for known in feature.classes)

    def for_attribute(self, text: str) -> bool:
        """Whether rules for elements with «name=value» stay; always where it is no colour and no direction."""
        return not _ABOUT_ATTRIBUTE.fullmatch(text) or text in self.attributes

    def for_variable(self, name: str) -> bool:
        """Whether the value of a variable is set; `name` begins with two dashes."""
        return not any(_stands_for(f"--md-{known}", name) for feature in self.without for known in feature.variables)


def needs_of(settings: Collection[str], seen: Seen) -> Needs:
    """What a section with these settings and pages needs. One class of a feature brings all of it."""
    without = tuple(feature for feature in FEATURES if not _is_on(feature, settings, seen))
    return Needs(without, SCHEMES | seen.attributes)


def _is_on(feature: Feature, settings: Collection[str], seen: Seen) -> bool:
    named = any(set_ == name or set_.startswith(f"{name}.") for name in feature.settings for set_ in settings)
    return named or any(_stands_for(known, name) for known in feature.classes for name in seen.classes)


def _stands_for(known: str, name: str) -> bool:
    return name == known or name.startswith((f"{known}-", f"{known}_"))
