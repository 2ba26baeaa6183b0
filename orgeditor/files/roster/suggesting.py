"""Which repairs a problem calls for, the likeliest first, each with its reason."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import msgspec
from rapidfuzz import fuzz, process

from orgeditor.files.roster.repairs import ARROW, Repair, called, told_as
from orgeditor.messages import Message, t, tn
from orgeditor.model.records import Person, Position, Record, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.files.problems import Problem
    from orgeditor.files.roster.proposal import Proposal

_ALIKE: Final = 80.0
_MOST: Final = 5
_MISTAKEN: Final = str.maketrans("oil|", "0111")
"""Characters that are typed for one another in ids."""


class Suggestion(msgspec.Struct, frozen=True):
    """A repair with what it does and why it is likely; ``sure`` is 0.0 to 1.0."""

    repair: Repair
    does: Message
    why: Message
    sure: float


class Suggestions:
    """Repairs for the problems of one proposal; what names are alike is looked up when asked for.

    ``prepare`` gathers beforehand, in a thread, what the first look needs: of 100,000
    positions that takes a second.
    """

    def __init__(self, proposal: Proposal) -> None:
        self._records: dict[str, Record] = {record.id: record for record in proposal.records}
        self._positions = [r for r in proposal.records if isinstance(r, Position)]
        self._spelt: dict[str, list[tuple[str, Position]]] | None = None
        self._waiting: dict[str, list[Position]] = {}
        for position in self._positions:
            if position.waiting:
                for part in {position.waiting, *position.waiting.split("; ")}:
                    self._waiting.setdefault(part, []).append(position)
        self._known: dict[str, int] | None = None

    def prepare(self) -> Suggestions:
        """Gather what managers are called, where some are missing; return these suggestions."""
        if self._waiting:
            self._means_one("")
            self._spellings()
        return self

    def of(self, problem: Problem) -> list[Suggestion]:
        """Return the repairs for a problem, the likeliest first; none where it is only told."""
        if problem.kind in ("unknown-manager", "ambiguous-manager") and problem.severity == "error":
            return self._managers(problem.value)
        if problem.kind == "loop":
            return list(_cuts(problem))
        if problem.kind == "duplicate-id":
            new = told_as(problem)
            return [Suggestion(Repair("share", problem.value, new), t("One position, shared by its holders"), t("Both rows have the same id."), 0.5)]  # fmt: skip
        if problem.kind == "job-share":
            return [Suggestion(Repair("apart", problem.value), t("A position of its own for each holder"), t("The later ones get new ids."), 0.5)]  # fmt: skip
        return []

    def _managers(self, missing: str) -> list[Suggestion]:
        waiting = self._waiting.get(missing)
        if not waiting:
            return []
        own = {position.id for position in waiting}
        best: dict[str, Suggestion] = {}
        for position, why, sure in (*self._alike(missing), *self._near(waiting)):
            name = called(position, self._records)
            if position.id in own or not self._means_one(name):
                continue
            if name not in best or best[name].sure < sure:
                does = t("Under {name}", name=self._described(position))
                best[name] = Suggestion(Repair("manager", missing, name), does, why, sure)
        ranked = sorted(best.values(), key=lambda s: -s.sure)[:_MOST]
        vacancy = Suggestion(
            Repair("vacancy", missing),
            t("Under a new vacant position “{name}”", name=missing),
            tn("{n} position names this manager.", "{n} positions name this manager.", len(waiting)),
            0.3,
        )  # fmt: skip
        return [*ranked, vacancy]

    def _means_one(self, name: str) -> bool:
        if self._known is None:
            self._known = Counter(called(p, self._records) for p in self._positions)
        return self._known.get(name, 0) == 1

    def _described(self, position: Position) -> str:
        names = [p.name for h in position.holders if isinstance(p := self._records.get(h.person), Person)]  # fmt: skip
        said = (position.code, *names, position.title)
        return " · ".join(dict.fromkeys(part for part in said if part))

    def _alike(self, missing: str) -> Iterator[tuple[Position, Message, float]]:
        """Yield positions whose id, title, holder or mailbox is spelt nearly so."""
        spelt = self._spellings()
        mailbox = missing.partition("@")[0]
        # By ratio, not by parts: one id is a part of many others.
        for text in dict.fromkeys((_folded(missing), _folded(mailbox))):
            for found, score, _ in process.extract(text, spelt.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_MOST):  # fmt: skip
                for said_so, position in spelt[found][:2]:
                    yield position, t("“{text}” is spelt nearly so ({sure}).", text=said_so, sure=f"{min(score, 99):.0f} %"), score / 100  # fmt: skip

    def _spellings(self) -> dict[str, list[tuple[str, Position]]]:
        """Return by its spelling, folded, whatever positions and their holders are called."""
        if self._spelt is None:
            spelt: dict[str, list[tuple[str, Position]]] = {}
            for position in self._positions:
                people = [p for h in position.holders if isinstance(p := self._records.get(h.person), Person)]  # fmt: skip
                said = [position.code, position.title]
                for person in people:
                    said += [person.name, person.name_zh, person.email, person.email.partition("@")[0], person.login]  # fmt: skip
                for text in filter(None, said):
                    spelt.setdefault(_folded(text), []).append((text, position))
            self._spelt = spelt
        return self._spelt

    def _near(self, waiting: list[Position]) -> Iterator[tuple[Position, Message, float]]:
        """Yield who heads the unit of those that wait, or manages most others there."""
        units = Counter(p.unit for p in waiting if p.unit)
        if not units:
            return
        (home, count), *_ = units.most_common(1)
        unit = self._records[home]
        if not isinstance(unit, Unit):
            return
        inside = [p for p in self._positions if p.unit == home and not p.waiting]
        above = Counter(p.manager for p in inside if p.manager)
        share = count / len(waiting)
        name = unit.name or unit.code
        if unit.head and isinstance(head := self._records.get(unit.head), Position):
            yield head, t("Heads their unit, {unit}.", unit=name), 0.75 * share
        members = {p.id for p in inside}
        heads = [p for p in inside if p.manager not in members]
        if len(heads) == 1 and not unit.head:
            yield heads[0], t("Stands highest in their unit, {unit}.", unit=name), 0.7 * share
        for key, reports in above.most_common(2):
            manager = self._records.get(key)
            if isinstance(manager, Position):
                yield manager, tn("Manages {n} other in their unit, {unit}.", "Manages {n} others in their unit, {unit}.", reports, unit=name), 0.6 * share * reports / len(inside)  # fmt: skip


def _cuts(problem: Problem) -> Iterator[Suggestion]:
    """Yield a cut for each line of a loop; the one the reader cut comes first."""
    names = problem.value.split(ARROW)
    rows = str(problem.message.parameters["rows"]).split(", ")
    steps = list(zip(rows, names, names[1:], strict=False))
    for n, (row, name, upper) in enumerate(reversed(steps)):
        why = t("It closes the ring; it is the one that is cut now.") if n == 0 else t("Row {row} names “{manager}” as manager.", row=row, manager=upper)  # fmt: skip
        yield Suggestion(
            Repair("cut", problem.value, name),
            t("Cut the line from {name} (row {row}) to {manager}", name=name, row=row, manager=upper),
            why,
            0.5 if n == 0 else 0.4,
        )  # fmt: skip


def _folded(text: str) -> str:
    return text.casefold().translate(_MISTAKEN)
