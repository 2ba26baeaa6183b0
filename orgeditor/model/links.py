"""Who names whom: the graph of the structure, and whatever else records name each other by."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from orgeditor.model.collector import without_collector
from orgeditor.model.fields import REFERENCES
from orgeditor.model.graph import StructureGraph, lines_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from orgeditor.model.graph import Tables
    from orgeditor.model.record import Record

_STRUCTURE: Final = {
    kind: tuple((f.edge, read) for f, read in readers if f.edge)
    for kind, readers in REFERENCES.items()
}
_OTHER: Final = {
    kind: tuple(read for f, read in readers if not f.edge) for kind, readers in REFERENCES.items()
}


class Links:
    """The links of all records of ``tables``, made when they are first asked for.

    What is only looked up, drawn or written needs none of them, and those of 100,000 positions
    take a quarter of the time in which an organisation of them stands. Whoever changes the
    tables calls ``make`` before and then tells of each record.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._making = Lock()
        self._made: tuple[StructureGraph, dict[str, set[str]]] | None = None

    def make(self) -> tuple[StructureGraph, dict[str, set[str]]]:
        """Return the graph, and by id which records name one otherwise than in the structure."""
        # A thread may ask that nobody waits for any more, while the tables are about to change.
        with self._making:
            if self._made is None:
                with without_collector():
                    self._made = _made(self._tables)
            return self._made

    @property
    def graph(self) -> StructureGraph:
        """The graph of the structure."""
        return (self._made or self.make())[0]

    def naming(self, record_id: str) -> Collection[str]:
        """Return the ids of the records that name one otherwise than in the structure."""
        return (self._made or self.make())[1].get(record_id, ())

    def place(self, record: Record) -> None:
        """Give a record its node, which it may have."""
        if _STRUCTURE[type(record)]:
            self.graph.add_node(record.id)

    def remove(self, record_id: str) -> None:
        """Take a record's node away; one that others still hang on stays, to be found by them."""
        graph = self.graph
        if record_id in graph and not graph.adj[record_id]:
            graph.remove_node(record_id)

    def link(self, record: Record) -> None:
        """Draw the links that a record makes."""
        graph, naming = self.make()
        for edge, read in _STRUCTURE[type(record)]:
            graph.draw(((target, record.id) for target in read(record)), edge)
        for read in _OTHER[type(record)]:
            for target in read(record):
                naming.setdefault(target, set()).add(record.id)

    def unlink(self, record: Record) -> None:
        """Take away the links that a record makes."""
        graph, naming = self.make()
        if _STRUCTURE[type(record)]:
            graph.remove_edges_from(list(graph.in_edges(record.id)))
        for read in _OTHER[type(record)]:
            for target in read(record):
                if rest := naming.get(target):
                    rest.discard(record.id)
                    if not rest:
                        del naming[target]


def _made(tables: Tables) -> tuple[StructureGraph, dict[str, set[str]]]:
    graph = StructureGraph()
    naming: dict[str, set[str]] = {}
    for kind, table in tables.items():
        if _STRUCTURE[kind]:
            graph.place(table)
    for _, described, pairs in lines_of(tables):
        if described.edge:
            graph.draw(pairs, described.edge)
        else:
            _note(pairs, naming)
    return graph, naming


def _note(pairs: Iterable[tuple[str, str]], naming: dict[str, set[str]]) -> None:
    for target, key in pairs:
        if target in naming:
            naming[target].add(key)
        else:
            naming[target] = {key}
