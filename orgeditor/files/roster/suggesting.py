"""Which repairs a problem calls for, the likeliest first, each with its reason."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.roster.repairs import ARROW, SOLVES, Repair, RepairKind, called, told_as
from orgeditor.files.roster.spellings import MOST, Near, Spellings
from orgeditor.messages import Message, t, tn
from orgeditor.model.records import Person, Position, Record, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from orgeditor.files.problems import Problem
    from orgeditor.files.roster.proposal import Proposal

_SURE: Final = 0.85
"""From which likelihood on a missing manager is taken for somebody without being looked at."""


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
        self._proposal = proposal
        self._spelt: Spellings | None = None
        self._in_unit: dict[str, list[Position]] | None = None
        self._known: dict[str, int] | None = None

    @cached_property
    def _records(self) -> dict[str, Record]:
        return {record.id: record for record in self._proposal.records}

    @cached_property
    def _positions(self) -> list[Position]:
        return [r for r in self._proposal.records if isinstance(r, Position)]

    @cached_property
    def _waiting(self) -> dict[str, list[Position]]:
        """The positions that name a manager who is missing, by what they name."""
        waiting: dict[str, list[Position]] = {}
        for position in self._positions:
            if position.waiting:
                for part in {position.waiting, *position.waiting.split("; ")}:
                    waiting.setdefault(part, []).append(position)
        return waiting

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

    def for_each(
        self, problems: Iterable[Problem], kind: RepairKind, heard: Callable[[float], None]
    ) -> list[Repair]:
        """Return the likeliest repair of one kind for each problem; of managers only sure ones, each once.

        ``heard`` is told how much is done, 0.0 to 1.0, and may raise.
        """
        told = [p for p in problems if p.kind in SOLVES[kind]]
        if kind not in ("manager", "vacancy"):
            return [offered[0].repair for p in told if (offered := self.of(p))]
        named = (p.value for p in told if p.severity == "error")
        missing = [text for text in dict.fromkeys(named) if text in self._waiting]
        if kind == "vacancy":
            return [Repair(kind, text) for text in missing]
        near = self._spellings().near_each(missing, _SURE * 100, heard)
        ranked = (self._ranked(text, self._alike(found)) for text, found in near)
        return [best[0].repair for best in ranked if best and best[0].sure >= _SURE]

    def _managers(self, missing: str) -> list[Suggestion]:
        waiting = self._waiting.get(missing)
        if not waiting:
            return []
        near = self._spellings().near(missing)
        ranked = self._ranked(missing, (*self._alike(near), *self._near(waiting)))
        vacancy = Suggestion(
            Repair("vacancy", missing),
            t("Under a new vacant position “{name}”", name=missing),
            tn("{n} position names this manager.", "{n} positions name this manager.", len(waiting)),
            0.3,
        )  # fmt: skip
        return [*ranked, vacancy]

    def _ranked(
        self, missing: str, likely: Iterable[tuple[Position, Message, float]]
    ) -> list[Suggestion]:
        """Return the positions whose name means nobody else, the likeliest first."""
        own = {position.id for position in self._waiting[missing]}
        best: dict[str, Suggestion] = {}
        for position, why, sure in likely:
            name = called(position, self._records)
            if position.id in own or not self._means_one(name):
                continue
            if name not in best or best[name].sure < sure:
                does = t("Under {name}", name=self._described(position))
                best[name] = Suggestion(Repair("manager", missing, name), does, why, sure)
        return sorted(best.values(), key=lambda s: -s.sure)[:MOST]

    def _means_one(self, name: str) -> bool:
        if self._known is None:
            self._known = Counter(called(p, self._records) for p in self._positions)
        return self._known.get(name, 0) == 1

    def _described(self, position: Position) -> str:
        names = [p.name for h in position.holders if isinstance(p := self._records.get(h.person), Person)]  # fmt: skip
        said = (position.code, *names, position.title)
        return " · ".join(dict.fromkeys(part for part in said if part))

    def _spellings(self) -> Spellings:
        if self._spelt is None:
            self._spelt = Spellings(self._positions, self._records)
        return self._spelt

    def _alike(self, near: Near) -> Iterator[tuple[Position, Message, float]]:
        """Yield the positions that are spelt so, or whose holders are."""
        for spelling, score in near:
            for said_so, position in self._spellings().of(spelling)[:2]:
                yield position, t("“{text}” is spelt nearly so ({sure}).", text=said_so, sure=f"{min(score, 99):.0f} %"), score / 100  # fmt: skip

    def _placed_in(self, unit: str) -> list[Position]:
        """Return the positions of a unit that wait for nobody."""
        if self._in_unit is None:
            self._in_unit = {}
            for position in self._positions:
                if not position.waiting:
                    self._in_unit.setdefault(position.unit, []).append(position)
        return self._in_unit.get(unit, [])

    def _near(self, waiting: list[Position]) -> Iterator[tuple[Position, Message, float]]:
        """Yield who heads the unit of those that wait, or manages most others there."""
        units = Counter(p.unit for p in waiting if p.unit)
        if not units:
            return
        (home, count), *_ = units.most_common(1)
        unit = self._records[home]
        if not isinstance(unit, Unit):
            return
        inside = self._placed_in(home)
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
