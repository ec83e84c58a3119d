"""Finds circles in «who waits for whom»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def find_cycles(graph: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Every circle that a walk in the graph's order runs into, each once, from its first-met member on.

    Edges to what is no node are left out. Without recursion: a chain may be as long as a roadmap.
    """
    done: set[str] = set()
    for start in graph:
        trail: list[str] = []
        places: dict[str, int] = {}
        ways = [iter((start,))]
        while ways:
            step = next(ways[-1], None)
            if step is None:
                ways.pop()
                if trail:
                    leaving = trail.pop()
                    places.pop(leaving)
                    done.add(leaving)
            elif step in places:
                yield tuple(trail[places[step] :])
            elif step in graph and step not in done:
                places[step] = len(trail)
                trail.append(step)
                ways.append(iter(graph[step]))
