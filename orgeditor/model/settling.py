"""Changes laid onto a table of records, and whatever would break an invariant taken back or passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from orgeditor.messages import Message, t
from orgeditor.model.fields import REFERENCES, TYPES, Field, Kind, name_of
from orgeditor.model.heirs import goes_along, with_single_lines, without
from orgeditor.model.record import CUSTOM, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.model.merge import Difference, Key

    Refusal = tuple[Difference, Message, tuple[Key, ...]]

_UPWARDS: Final = {
    kind: tuple(f.name for f in d.fields if f.kind is Kind.REFERENCE and kind in f.targets)
    for kind, d in TYPES.items()
}


def settled(
    mine: Mapping[str, Record],
    theirs: Mapping[str, Record],
    taken: Mapping[Key, Difference],
    decided: frozenset[Key],
    left: frozenset[Key],
) -> tuple[list[tuple[Record | None, Record | None]], list[Refusal]]:
    """Return the (before, after) pairs that bring ``taken`` into ``mine``, and what had to be refused.

    A refusal is a difference, the reason, and what it does not go together with.

    A deletion that was ``decided`` for is carried through as the verb does it; any other is
    taken back where something still names what would go. Of a loop the line that came in is
    taken back. Both tables must be those of valid organisations.
    """
    work = _Settling(mine, theirs, taken, decided, left)
    work.settle()
    keys = sorted(work.touched)
    return [(mine.get(key), work.result.get(key)) for key in keys], work.refused


class _Settling:
    """``result`` while it is mended; every mending takes something back, so it comes to an end."""

    def __init__(
        self,
        mine: Mapping[str, Record],
        theirs: Mapping[str, Record],
        taken: Mapping[Key, Difference],
        decided: frozenset[Key],
        left: frozenset[Key],
    ) -> None:
        self._mine, self._theirs, self._left = mine, theirs, left
        self._taken = dict(taken)
        self._decided = set(decided)
        self.result = dict(mine)
        self.touched: dict[str, None] = {}
        self.refused: list[Refusal] = []

    def settle(self) -> None:
        """Bring in what was taken and mend until nothing is at fault."""
        self._bring_in()
        while self._mend_references() or self._mend_loops():
            pass

    def _bring_in(self) -> None:
        values: dict[str, dict[str, Any]] = {}
        for difference in self._taken.values():
            self.touched[difference.id] = None
            if difference.field:
                values.setdefault(difference.id, {})[difference.field] = difference.theirs
            elif difference.theirs is None:
                del self.result[difference.id]
            else:
                self.result[difference.id] = difference.theirs
        for key, changed in values.items():
            self.result[key] = self._with(key, changed, self._theirs[key])

    def _with(self, key: str, values: Mapping[str, Any], other: Record) -> Record:
        """Return a record with values of ``other``; why it waits comes with its manager."""
        record = self.result[key]
        fields: dict[str, Any] = {n: v for n, v in values.items() if not n.startswith(CUSTOM)}
        if "manager" in fields and hasattr(other, "waiting"):
            fields["waiting"] = other.waiting
        if len(fields) < len(values) or not fields:
            custom = dict(record.custom)
            for name, value in values.items():
                if name.startswith(CUSTOM) and value is None:
                    custom.pop(name.removeprefix(CUSTOM), None)
                elif name.startswith(CUSTOM):
                    custom[name.removeprefix(CUSTOM)] = value
            fields["custom"] = custom
        return with_single_lines(replace(record, **fields))

    def _is_gone(self, key: str) -> bool:
        return bool(key) and key not in self.result

    def _peek(self, key: str) -> Record | None:
        return self.result.get(key) or self._mine.get(key) or self._theirs.get(key)

    def _mend_references(self) -> bool:
        """See to every reference that names what is not there; return whether there was one."""
        deleted = any(key in self._mine and key not in self.result for key in self.touched)
        mended = False
        for key in list(self.result if deleted else self.touched):
            record = self.result.get(key)
            if record is None:
                continue
            for described, read in REFERENCES[type(record)]:
                gone = next(filter(self._is_gone, read(record)), "")
                if gone:
                    self._mend_reference(record, described, gone)
                    mended = True
                    break
        return mended

    def _mend_reference(self, record: Record, described: Field, gone: str) -> None:
        if gone in self._mine and (described.holds or (gone, "") not in self._decided):
            self._keep(gone, record, described)
            return
        difference = self._taken.get((record.id, described.name)) or self._taken.get(
            (record.id, "")
        )
        if (
            difference
            and difference.field
            and gone not in self._mine
            and described.kind is Kind.REFERENCE
        ):
            self._take_back(difference, self._why_gone(gone, record), ((gone, ""),))
            return
        self.touched[record.id] = None
        if not described.holds and not goes_along(record, self._is_gone):
            self.result[record.id] = without(record, self._is_gone, self._peek)
        else:
            del self.result[record.id]
            self._decided.add((record.id, ""))
            self._taken.pop((record.id, ""), None)
        if difference is not None and gone not in self._mine and (gone, "") not in self._left:
            self.refused.append((difference, self._why_gone(gone, record), ((gone, ""),)))

    def _why_gone(self, gone: str, user: Record) -> Message:
        record = self._mine.get(gone) or self._theirs.get(gone)
        if record is None:
            return t("{user} refers to something that is not there any more.", user=name_of(user))
        return t("{name} is gone on one side, and {user} still refers to it.", name=name_of(record), user=name_of(user))  # fmt: skip

    def _keep(self, key: str, user: Record, described: Field) -> None:
        """Take back that a record goes, since another refers to it."""
        self.result[key] = self._mine[key]
        difference = self._taken.pop((key, ""), None)
        if difference is not None:
            against = (user.id, described.name), (user.id, "")
            self.refused.append((difference, self._why_gone(key, user), against))

    def _take_back(self, difference: Difference, why: Message, against: tuple[Key, ...]) -> None:
        del self._taken[difference.key]
        self.refused.append((difference, why, against))
        mine = {difference.field: difference.mine}
        self.result[difference.id] = self._with(difference.id, mine, self._mine[difference.id])

    def _mend_loops(self) -> bool:
        clear: set[tuple[str, str]] = set()
        mended = False
        for key in sorted(self.touched):
            record = self.result.get(key)
            for name in _UPWARDS[type(record)] if record is not None else ():
                while loop := self._loop(key, name, clear):
                    self._cut(loop, name)
                    mended = True
        return mended

    def _loop(self, key: str, name: str, clear: set[tuple[str, str]]) -> list[str]:
        """Return the loop that the way up from a record runs into; what leads to none is ``clear``."""
        path: dict[str, None] = {}
        at = key
        while at and (at, name) not in clear and at in self.result:
            if at in path:
                members = list(path)
                return members[members.index(at) :]
            path[at] = None
            at = getattr(self.result[at], name)
        clear.update((member, name) for member in path)
        return []

    def _cut(self, loop: list[str], name: str) -> None:
        """Take back one line of a loop: one that came in, sooner one that nobody decided for."""
        at = loop.index(min(loop))
        loop = loop[at:] + loop[:at]
        path = " → ".join(name_of(self.result[key]) for key in [*loop, loop[0]])
        why = t("Together both sides’ changes would close a loop: {path}.", path=path)
        came = [key for key in sorted(loop) if (key, name) in self._taken]
        came.sort(key=lambda key: (key, name) in self._decided)
        if came:
            others = tuple((key, name) for key in loop if key != came[0])
            self._take_back(self._taken[came[0], name], why, others)
            return
        new = next(
            (key for key in sorted(loop) if key not in self._mine or key in self.touched), loop[0]
        )
        self.touched[new] = None
        self.result[new] = replace(self.result[new], **{name: ""})
        if (difference := self._taken.get((new, ""))) is not None:
            self.refused.append((difference, why, tuple((key, name) for key in loop if key != new)))
