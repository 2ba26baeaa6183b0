"""Records by id and by type, to be looked up: what an organisation is without the graph of its structure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from orgeditor.model.record import Record
from orgeditor.model.registry import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

R = TypeVar("R", bound=Record)


class Tables:
    """Tables of records; whether these fit together nobody has checked."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {record.id: record for record in records}
        self._tables: dict[type[Record], dict[str, Record]] = {kind: {} for kind in RECORD_TYPES}
        for key, record in self._records.items():
            self._tables[type(record)][key] = record

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def __getitem__(self, record_id: str) -> Record:
        return self._records[record_id]

    def peek(self, record_id: str) -> Record | None:
        """Return the record ``record_id`` of whatever type, or None where there is none."""
        return self._records.get(record_id)

    def get(self, kind: type[R], record_id: str) -> R:
        """Return the record ``record_id`` of type ``kind``; KeyError where there is none."""
        return cast("R", self._tables[kind][record_id])

    def find(self, kind: type[R], record_id: str) -> R | None:
        """Return the record ``record_id`` if it stands and is of type ``kind``."""
        return cast("R | None", self._tables[kind].get(record_id))

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """Return all records of a type by id. The mapping is live: do not keep it."""
        return cast("Mapping[str, R]", self._tables[kind])

    @property
    def table(self) -> Mapping[str, Record]:
        """All records by id. The mapping is live: do not keep it."""
        return self._records

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Return records that carry a rank in its order."""
        return sorted(ids, key=lambda key: (self._records[key].rank, key))  # type: ignore[attr-defined]
