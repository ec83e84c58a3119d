"""Where an id of a party was meant and no entry of the registry has it: whose name it is, or which id is near."""

from __future__ import annotations

import difflib

from macros.diagnostics import Diagnostic
from macros.loading.words import did_you_mean
from macros.model.parties import PartyRegistry, name_key
from macros.sources.places import Places
from macros.sources.tree import Path


def judge_party_id(registry: PartyRegistry, places: Places, path: Path, written: str) -> Diagnostic | None:
    """The fault `unknown-party-id` with its hint, where no entry has this id. The registry is read to its end."""
    if registry.get(written) is not None:
        return None
    key = name_key(written)
    named = [each for each in registry.parties if key in map(name_key, (each.id, each.name, *each.aliases))]
    if named:
        ids = " или ".join(f"«{party.id}»" for party in named)
        example = f"{_field(path)}: [{named[0].id}]"
        return places.tell(
            "unknown-party-id", path, id=written, hint=f"здесь пишут не название, а ид: {ids}", example=example
        )
    close = difflib.get_close_matches(written[:100], [party.id for party in registry.parties], n=1, cutoff=0.6)
    hint = did_you_mean(close[0], written) if close else None
    return places.tell("unknown-party-id", path, id=written, hint=hint)


def _field(path: Path) -> str:
    """The name of the field that the path ends in."""
    return next(str(step) for step in reversed(path) if isinstance(step, str))
