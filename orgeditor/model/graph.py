"""The lines between records, and the graph of those that make the structure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from orgeditor.model.fields import REFERENCES, Edge, Field, Kind
from orgeditor.model.records import Record

if TYPE_CHECKING:
    _Graph = nx.DiGraph[str]
else:
    _Graph = nx.DiGraph

Tables = Mapping[type[Record], Mapping[str, Record]]
"""All records of each type, by id."""

Lines = list[tuple[type[Record], Field, list[tuple[str, str]]]]
"""For each reference field of each type: (target, record that names it) by their ids."""

# One for all edges of a kind: a dict an edge would take 50 MB and a quarter of the time
# that opening a large document takes.
_DATA: Final = {edge: {"kind": edge} for edge in Edge}


class StructureGraph(_Graph):
    """A ``networkx.DiGraph`` whose edges run from above to below and carry ``kind``.

    The attributes of an edge are shared by all of its kind: draw edges with ``draw``
    alone, and do not write to them.
    """

    if TYPE_CHECKING:
        _node: dict[str, dict[str, Any]]
        _adj: dict[str, dict[str, dict[str, Edge]]]
        _pred: dict[str, dict[str, dict[str, Edge]]]

    def place(self, nodes: Iterable[str]) -> None:
        """Add many nodes, none of which stands yet."""
        for key in nodes:
            self._node[key] = {}
            self._adj[key] = {}
            self._pred[key] = {}

    def draw(self, lines: Iterable[tuple[str, str]], kind: Edge) -> None:
        """Draw the edge of each (above, below); both are nodes already."""
        data = _DATA[kind]
        lower, upper = self._adj, self._pred
        for above, below in lines:
            lower[above][below] = upper[below][above] = data


def lines_of(tables: Tables) -> Lines:
    """Return every reference that records make, in bulk."""
    return [
        (kind, described, _pairs(described, table))
        for kind, table in tables.items()
        for described, _ in REFERENCES[kind]
    ]


def _pairs(described: Field, table: Mapping[str, Record]) -> list[tuple[str, str]]:
    values: list[Any] = list(map(attrgetter(described.name), table.values()))
    if not any(values):
        return []
    if described.kind is Kind.REFERENCE:
        return [pair for pair in zip(values, table, strict=True) if pair[0]]
    naming = compress(zip(values, table, strict=True), values)
    if described.kind is Kind.HOLDERS:
        return [(h.person, key) for holders, key in naming for h in holders if h.person]
    return [(target, key) for targets, key in naming for target in targets]
