"""Where an id of a party was meant and no entry of the registry has it: which one is near."""

from __future__ import annotations

import difflib

from macros.diagnostics import Diagnostic
from macros.loading.words import did_you_mean
from macros.model.parties import PartyRegistry
from macros.sources.places import Places
from macros.sources.tree import Path


def judge_party_id(registry: PartyRegistry, places: Places, path: Path, written: str) -> Diagnostic | None:
    """The fault `unknown-party-id` with its hint, where no entry has this id. The registry is read to its end."""
    if registry.get(written) is not None:
        return None
    close = difflib.get_close_matches(written[:100], [party.id for party in registry.parties], n=1, cutoff=0.6)
    hint = did_you_mean(close[0], written) if close else None
    return places.tell("unknown-party-id", path, id=written, hint=hint)
