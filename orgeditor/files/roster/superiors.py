"""Which column names whom a row reports to, where several may, and what those names are found in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.columns import MANAGERS
from orgeditor.files.roster.grammar import concepts
from orgeditor.files.roster.looks import look_of
from orgeditor.files.roster.values import drawn_from_ids, filled, uniqueness
from orgeditor.files.roster.words import fold, heading, id_key, is_nothing, name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from orgeditor.files.roster.table import Table

"""The fields whose columns name a row's manager."""
# What rows are known by, the surest first.
_KEYS: Final[dict[str, Callable[[str], str]]] = {
    "id": id_key, "person_id": id_key, "email": str.casefold, "login": str.casefold,
    "name": name_key, "name_zh": fold, "title": fold, "title_zh": fold, "role": fold,
}  # fmt: skip
_SAMPLE: Final = 400
_SAID: Final = 0.5
"""From this share of the values on, a column is taken to name rows."""
_PLAINLY: Final = 0.95
"""From this share on nothing else is looked at."""
_HEARD: Final = 0.8
"""How sure a header has to be for a column whose values name nobody."""
# Others whom a row may name, and who are not above it.
_OTHERS: Final = frozenset(
    {"mentor", "buddy", "coach", "recruiter", "hrbp", "partner", "deputy", "backup", "assistant", "approver", "sponsor",
     "interviewer", "delegate", "substitute", "stellvertreter", "vertreter", "vertretung", "suplente", "emergency", "contact",
     "reports", "subordinates", "reportees", "members", "下属", "下级", "created", "modified", "updated", "owner", "previous", "former", "predecessor", "successor", "level", "skip",
     "导师", "招聘", "介绍人", "推荐人", "紧急", "联系人", "前任", "接任", "制表", "审核"}
)  # fmt: skip


class Named(msgspec.Struct, frozen=True):
    """What a column's values name: by which field, and which share of them; ``told`` where it has any."""

    by: str
    share: float
    told: bool


class Superiors:
    """The rows of a table by all that they are called; each list is made when it is first asked for."""

    def __init__(self, table: Table, fields: dict[str, int]) -> None:
        self._table = table
        self._fields = fields
        self._known: dict[str, dict[str, int]] = {}
        self._written: dict[str, set[str]] = {}

    def named(self, column: int) -> Named:
        """Return what the values of a column name among the table's rows."""
        shown = texts(self._table.columns[column][: _SAMPLE * 5])
        sample = [text for text in shown if not is_nothing(text)][:_SAMPLE]
        best = Named("", 0.0, bool(sample))
        for by, key in _KEYS.items():
            if by not in self._fields and not (by == "name" and "last_name" in self._fields):
                continue
            if self._fields.get(by) == column:
                continue
            share = self._share(by, key, sample)
            if share > best.share:
                best = Named(by, share, told=True)
            if share > _PLAINLY:
                break
        return best

    def _share(self, by: str, key: Callable[[str], str], sample: Sequence[str]) -> float:
        """Return which part of a sample names rows by a field: as it is written there, else loosely."""
        if not sample:
            return 0.0
        if by not in self._written:
            self._written[by] = set(self._called(by))
        share = sum(1 for text in sample if text in self._written[by]) / len(sample)
        if share > _PLAINLY:
            return share
        known = self._by(by)
        return sum(1 for text in sample if key(text) in known) / len(sample)

    def _by(self, name: str) -> dict[str, int]:
        if name not in self._known:
            key = _KEYS[name]
            self._known[name] = {key(text): i for i, text in enumerate(self._called(name)) if text}
        return self._known[name]

    def _called(self, name: str) -> Sequence[str]:
        columns = self._table.columns
        if name in self._fields:
            return texts(columns[self._fields[name]])
        first = texts(columns[self._fields["first_name"]]) if "first_name" in self._fields else None
        last = texts(columns[self._fields["last_name"]])
        return [f"{a} {b}" for a, b in zip(first, last, strict=True)] if first else last

    def same(self, first: int, second: int) -> bool:
        """Whether two columns name the same managers: one by number, the other by name."""
        told = [texts(self._table.columns[c])[:_SAMPLE] for c in (first, second)]
        pairs = [(a, b) for a, b in zip(*told, strict=True) if a and b]
        if not pairs:
            return True
        found = [self._rows_of([pair[n] for pair in pairs]) for n in (0, 1)]
        known = [(a, b) for a, b in zip(*found, strict=True) if a >= 0 and b >= 0]
        return sum(1 for a, b in known if a == b) >= 0.5 * len(known)

    def _rows_of(self, said: Sequence[str]) -> list[int]:
        best = [-1] * len(said)
        for by, key in _KEYS.items():
            if by in self._fields:
                found = [self._by(by).get(key(text), -1) for text in said]
                if sum(1 for row in found if row >= 0) > sum(1 for row in best if row >= 0):
                    best = found
        return best


def settle_superiors(
    table: Table,
    claims: Iterable[tuple[float, int, str]],
    fields: dict[str, int],
    confidence: dict[str, float],
    settled: Iterable[str],
) -> None:
    """Settle in ``fields`` which column is the manager and which only says the same again.

    ``claims`` say (how sure, column, field) for the headers; ``settled`` fields are the user's.
    """
    settled = frozenset(settled)
    if "manager" in settled:
        return
    users = {fields.get(name) for name in settled}
    for name in MANAGERS:
        if name not in settled:
            fields.pop(name, None)
    rows = Superiors(table, fields)
    said = {c: (sure, name) for sure, c, name in claims if name in MANAGERS and c not in users}
    named = {c: rows.named(c) for c in said}
    said = {
        c: claim
        for c, claim in said.items()
        if claim[0] >= _HEARD or named[c].share >= _SAID or not named[c].told
    }
    best = max(said, key=lambda c: _rating(named[c], *said[c], c), default=-1)
    if best >= 0 and named[best].share < _SAID:
        _find_elsewhere(table, best, fields, confidence, settled)
    if best < 0 or not _may_be_above(table, best, named[best]):
        return
    fields["manager"], confidence["manager"] = best, said[best][0]
    for c, (sure, name) in said.items():
        if c != best:
            other = _beside(rows, named[c], best, c, name)
            if (
                other
                and other not in fields
                and other not in settled
                and (other != "dotted" or sure >= _HEARD)
            ):
                fields[other], confidence[other] = c, 0.6 if other == "dotted" else sure


def _beside(rows: Superiors, named: Named, best: int, column: int, claimed: str) -> str:
    """Return the field of a second column of managers: the same ones by name, or others by dotted lines; "" for none."""
    if not rows.same(best, column):
        return "dotted" if named.share else ""
    if named.share < _SAID or named.by in ("title", "title_zh", "role", "id"):
        return ""
    if named.by == "person_id":
        return "manager_person_id"
    return "manager_email" if claimed == "manager_email" else "manager_name"


def _rating(named: Named, sure: float, name: str, column: int) -> tuple[bool, int, float, int]:
    """Return how good a column is as the manager's: found among the rows, by number rather than by name."""
    kind = 2 if named.by in ("id", "person_id") else 1 if named.by else 0
    return named.share >= _SAID, kind if named.share >= _SAID else 0, sure, -column


def _find_elsewhere(
    table: Table,
    column: int,
    fields: dict[str, int],
    confidence: dict[str, float],
    settled: frozenset[str],
) -> None:
    """Let a column without a known header be what the managers are named by, where they are found in it."""
    said = {text for text in texts(table.columns[column])[:_SAMPLE] if not is_nothing(text)}
    taken = set(fields.values()) | {column}
    for c in range(len(table.headers)) if said else ():
        if c in taken:
            continue
        own = texts(table.columns[c])
        if filled(own) < 0.9 or uniqueness(own) < 0.9 or len(said & set(own)) < _SAID * len(said):
            continue
        name = _called(own)
        if name in settled:
            continue
        if name == "id" and "id" in fields and "person_id" not in fields:
            fields["person_id"], confidence["person_id"] = fields["id"], confidence["id"]
        fields[name], confidence[name] = c, 0.6
        return


def _called(column: Sequence[str]) -> str:
    sample = [text for text in column if text][:_SAMPLE]
    if sum(1 for text in sample if "@" in text) > 0.5 * len(sample):
        return "email"
    return {"name": "name", "title": "title"}.get(look_of(sample), "id")


def _may_be_above(table: Table, column: int, named: Named) -> bool:
    """Whether a column can name managers: one of its own in each row, none of them a row, are no managers."""
    told = [text for text in texts(table.columns[column]) if text]
    alone = len(told) >= 3 and filled(told) == 1.0 and len(told) == len(table.rows)
    return named.share > 0 or not alone or uniqueness(told) < 0.9


def unnamed_superiors(
    table: Table, fields: dict[str, int], samples: Sequence[Sequence[str]]
) -> int:
    """Return the column whose values make a tree of the rows though no header says so, -1 for none."""
    own = [fields[n] for n in ("id", "person_id", "email", "login", "name") if n in fields]
    for column in range(len(table.headers)):
        if column in fields.values() or names_others(table.headers[column]):
            continue
        told = {text for text in samples[column] if text}
        if not told or uniqueness(samples[column]) > 0.98:
            continue
        for ids in own:
            whole = texts(table.columns[ids])
            if len(told & set(whole)) < 0.9 * len(told):
                continue
            if drawn_from_ids([whole, texts(table.columns[column])]) == (0, 1):
                return column
    return -1


def names_others(header: str) -> bool:
    """Whether a header says that a column names people other than the row's own and its manager."""
    form = heading(header)
    words = set(form.split())
    # Two managers in one header are the manager's manager.
    twice = form.count("manager") > 1 or form.count("supervisor") > 1
    han = any(not word.isascii() and word in form for word in _OTHERS)
    return twice or han or bool(words & _OTHERS) or "second" in (concepts(form) or ())
