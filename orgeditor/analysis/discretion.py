"""What is kept from view: names of people put out of sight in any text, names, pay and ratings left out of a whole organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from orgeditor.messages import Message, t
from orgeditor.model.fields import TYPES, Kind, fields_of
from orgeditor.model.health import Snapshot
from orgeditor.model.records import Imported, Person, Picture, Position
from orgeditor.model.verbs.editing import delete

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

DOTS: Final = "•••"
"""What stands where a name is kept from view, in every language."""

_SQUARE: Final = "\u2e80"
"""The first character of the scripts that write words without spaces between them."""
_TELLING: Final = ("name", "name_zh", "email", "login", "phone")


class Veil:
    """Puts dots in place of what tells who somebody is, wherever it stands in a text.

    It knows everybody in an organisation and its edits, also those who are gone since.
    """

    def __init__(self, people: Iterable[Record]) -> None:
        self._known: set[str] = set()
        self._lengths: dict[str, list[int]] = {}
        for person in people:
            self._learn(person)

    def follow(self, edit: Edit) -> None:
        """Take in whom an edit adds, removes or renames."""
        for change in edit.changes:
            for record in (change.before, change.after):
                self._learn(record)

    def __call__(self, text: str) -> str:
        """Return the text without the names in it."""
        at, kept, parts = 0, 0, list[str]()
        while at < len(text):
            length = self._name_at(text, at) if self._begins(text, at) else 0
            if length:
                parts += [text[kept:at], DOTS]
                kept = at + length
            at += length or 1
        return "".join([*parts, text[kept:]]) if parts else text

    def _learn(self, record: Record | None) -> None:
        if not isinstance(record, Person):
            return
        for field in _TELLING:
            told = str(getattr(record, field)).strip()
            if told and told not in self._known:
                self._known.add(told)
                lengths = self._lengths.setdefault(told[0], [])
                if len(told) not in lengths:
                    lengths.append(len(told))
                    lengths.sort(reverse=True)

    def _name_at(self, text: str, at: int) -> int:
        """Return how long a name is that begins here, the longest of several, 0 for none."""
        for length in self._lengths.get(text[at], ()):
            if text[at : at + length] in self._known and self._ends(text, at + length):
                return length
        return 0

    @staticmethod
    def _begins(text: str, at: int) -> bool:
        return not at or text[at] >= _SQUARE or not (_letter(text[at - 1]) and _letter(text[at]))

    @staticmethod
    def _ends(text: str, end: int) -> bool:
        return end >= len(text) or not (_letter(text[end - 1]) and _letter(text[end]))


def is_personal(org: Organization, record: Record) -> bool:
    """Whether a record tells how somebody does; see ``RecordType.personal``."""
    personal = TYPES[type(record)].personal
    return personal is not None and personal(record, org.peek)


def personal_records(org: Organization) -> Iterator[str]:
    """Yield the ids of the records that tell how somebody does."""
    for kind, described in TYPES.items():
        if described.personal:
            yield from (r.id for r in org.of(kind).values() if described.personal(r, org.peek))


def without_ratings(org: Organization) -> Organization:
    """Return an organisation to be handed over without the records that tell how somebody does.

    Whole records go: what is left does not say of whom there were any. Snapshots go too: they
    are packed with what stood then.
    """
    personal = [*personal_records(org), *org.of(Snapshot)]
    if not personal:
        return org
    records = {record.id: record for record in org}
    for change in delete(org, personal).changes:
        if change.after is None:
            del records[change.id]
        else:
            records[change.id] = change.after
    return org.with_records(records.values())


def redacted(org: Organization, *, names: bool, pay: bool) -> Organization:
    """Return an organisation to be handed over without names, or without pay; ratings go with either.

    People are numbered, so that who holds two seats still does. The client's own columns go:
    nobody knows which of them hold names or pay.
    """
    org = without_ratings(org)
    veil = Veil(org.of(Person).values())
    numbers = {key: n for n, key in enumerate(sorted(org.of(Person)), 1)}

    def kept(record: Record) -> Record:
        if names and isinstance(record, Person):
            return Person(id=record.id, name=str(t("Person {n}", n=numbers[record.id])))
        values: dict[str, Any] = {"custom": {}} if record.custom else {}
        if pay:
            empty = type(record)(id=record.id)
            money = (f.name for f in fields_of(type(record)) if f.kind is Kind.MONEY)
            values |= {name: getattr(empty, name) for name in money}
        if pay and isinstance(record, Position):
            values["currency"] = ""
        if names:
            values |= _veiled(record, veil)
        return replace(record, **values) if values else record

    def is_secret(record: Record) -> bool:
        # What an import said, or a snapshot, is packed with every name and figure in it.
        return isinstance(record, Imported | Snapshot) or (names and isinstance(record, Picture))

    return org.with_records(kept(record) for record in org if not is_secret(record))


def left_out(kept_back: Collection[str]) -> tuple[Message, ...]:
    """Return what is said of an organisation without ``names`` or without ``pay``."""
    said = {"names": t("without names"), "pay": t("without pay")}
    return tuple(words for name, words in said.items() if name in kept_back)


def _veiled(record: Record, veil: Veil) -> dict[str, str]:
    texts = {
        f.name: getattr(record, f.name)
        for f in fields_of(type(record))
        if f.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.INTERNAL)
    }
    return {
        name: veil(text)
        for name, text in texts.items()
        if isinstance(text, str) and veil(text) != text
    }


def _letter(character: str) -> bool:
    return character < _SQUARE and character.isalnum()
