"""Repairs of what is wrong in a roster: plain data, laid onto a proposal one after the other.

A repair names what the file says, never a row or a record, so that it fits the next file
of the same client too.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, Literal

import msgspec
from msgspec.structs import replace

from orgeditor.analysis.counts import count_tables
from orgeditor.files.roster.proposal import Proposal
from orgeditor.files.sheets import Cancelled
from orgeditor.model import rank
from orgeditor.model.records import Person, Position, Record, Unit, new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from orgeditor.files.problems import Problem

RepairKind = Literal["manager", "vacancy", "cut", "share", "apart"]

SOLVES: Final[dict[RepairKind, tuple[str, ...]]] = {
    "manager": ("unknown-manager", "ambiguous-manager"),
    "vacancy": ("unknown-manager", "ambiguous-manager"),
    "cut": ("loop",),
    "share": ("duplicate-id",),
    "apart": ("job-share",),
}
"""The kinds of problem that each kind of repair settles."""

ARROW: Final = " → "
"""What stands between the positions of a loop in a problem's value."""


class Repair(msgspec.Struct, frozen=True, omit_defaults=True):
    """One repair; ``value`` is what the file says where the problem is.

    ``manager``: all who name this missing manager report to the position ``choice`` (its
    id, else its holder's name, else its title). ``vacancy``: they report to a new vacant
    position of that name. ``cut``: of this loop the line of the position ``choice`` is cut
    and no other. ``share``: the position kept under the id ``choice`` is a job share of
    the one whose id is ``value``. ``apart``: each holder of this position gets one alone.
    """

    kind: RepairKind
    value: str
    choice: str = ""


class Repaired(msgspec.Struct, frozen=True):
    """A proposal after its repairs, and those that do not fit it."""

    proposal: Proposal
    unfit: tuple[Repair, ...]


def repaired(
    proposal: Proposal,
    repairs: Iterable[Repair],
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Repaired:
    """Return the proposal with the repairs made in their order; what does not fit is left out and told.

    Raises Cancelled where ``cancelled``, asked between repairs, says so.
    """
    work = _Work(proposal.records)
    settled: set[tuple[str, str]] = set()
    unfit: list[Repair] = []
    for repair in repairs:
        if cancelled is not None and cancelled():
            raise Cancelled
        if work.make(repair):
            settled |= {(kind, _settles(repair)) for kind in SOLVES[repair.kind]}
        else:
            unfit.append(repair)
    if not settled:
        return Repaired(proposal, tuple(unfit))
    problems = tuple(p for p in proposal.problems if not _is_settled(p, settled))
    records = tuple(work.records.values())
    people = sum(isinstance(r, Person) for r in records)
    units = {r.id: r for r in records if isinstance(r, Unit)}
    counts = replace(
        count_tables(units, work.positions(), people),
        units_by_level=proposal.counts.units_by_level,
    )
    return Repaired(replace(proposal, records=records, problems=problems, counts=counts), tuple(unfit))  # fmt: skip


def _is_settled(problem: Problem, settled: set[tuple[str, str]]) -> bool:
    # A missing dotted-line manager is only a warning: no repair places it.
    repairable = problem.severity == "error" or problem.kind == "job-share"
    return repairable and (problem.kind, told_as(problem)) in settled


def told_as(problem: Problem) -> str:
    """Return by what a repair knows a problem: its value, of a repeated id the new one."""
    return str(problem.message.parameters["new"]) if problem.kind == "duplicate-id" else problem.value  # fmt: skip


def _settles(repair: Repair) -> str:
    return repair.choice if repair.kind == "share" else repair.value


def called(position: Position, records: dict[str, Record]) -> str:
    """Return how a file names a position: by its id, else its holder, else its title."""
    if position.code:
        return position.code
    holder = next((p for h in position.holders if isinstance(p := records.get(h.person), Person)), None)  # fmt: skip
    return holder.name if holder is not None and holder.name else position.title


class _Work:
    """The records while repairs are made; every repair is made whole or not at all."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = {record.id: record for record in records}
        self._named: dict[str, str] | None = None
        self._last = max((r.rank for r in records if isinstance(r, Position)), default="")
        self._waiting: dict[str, list[str]] = {}
        for record in records:
            if isinstance(record, Position) and record.waiting:
                for part in dict.fromkeys((record.waiting, *record.waiting.split("; "))):
                    self._waiting.setdefault(part, []).append(record.id)

    def positions(self) -> dict[str, Position]:
        return {key: r for key, r in self.records.items() if isinstance(r, Position)}

    def make(self, repair: Repair) -> bool:
        makers = {
            "manager": self._under_manager,
            "vacancy": self._under_vacancy,
            "cut": self._cut,
            "share": self._share,
            "apart": self._apart,
        }
        return makers[repair.kind](repair)

    def _find(self, said: str) -> Position | None:
        if self._named is None:
            self._named = {}
            for key, position in self.positions().items():
                name = called(position, self.records)
                # A name that several have means none of them.
                self._named[name] = "" if name in self._named else key
        found = self.records.get(self._named.get(said, ""))
        return found if isinstance(found, Position) else None

    def _waiting_for(self, missing: str) -> list[Position]:
        found = (self.records[key] for key in self._waiting.get(missing, ()))
        return [p for p in found if isinstance(p, Position) and p.waiting]

    def _put(self, position: Position) -> None:
        self.records[position.id] = position

    def _place(self, waiting: Iterable[Position], manager: str) -> None:
        for position in waiting:
            dotted = tuple(d for d in position.dotted if d != manager)
            self._put(replace(position, manager=manager, waiting="", dotted=dotted))

    def _is_above(self, upper: str, lower: str) -> bool:
        """Whether ``upper`` is ``lower`` or stands above it."""
        at = lower
        while at and at != upper:
            record = self.records[at]
            at = record.manager if isinstance(record, Position) else ""
        return at == upper

    def _under_manager(self, repair: Repair) -> bool:
        manager, waiting = self._find(repair.choice), self._waiting_for(repair.value)
        if manager is None or not waiting:
            return False
        if any(self._is_above(position.id, manager.id) for position in waiting):
            return False
        self._place(waiting, manager.id)
        return True

    def _under_vacancy(self, repair: Repair) -> bool:
        waiting = self._waiting_for(repair.value)
        if not waiting:
            return False
        units = {position.unit for position in waiting}
        self._last = rank.between(self._last, "")
        vacancy = Position(
            id=new_id(),
            title=repair.value,
            unit=units.pop() if len(units) == 1 else "",
            rank=self._last,
        )
        self._put(vacancy)
        self._place(waiting, vacancy.id)
        return True

    def _cut(self, repair: Repair) -> bool:
        names = repair.value.split(ARROW)[:-1]
        found = [self._find(name) for name in names]
        loop = [position for position in found if position is not None]
        if len(loop) < len(names) or repair.choice not in names or loop[-1].manager:
            return False
        if any(p.manager != upper.id for p, upper in itertools.pairwise(loop)):
            return False
        self._put(replace(loop[-1], manager=loop[0].id))
        freed = self.records[loop[names.index(repair.choice)].id]
        if isinstance(freed, Position):
            self._put(replace(freed, manager=""))
        return True

    def _share(self, repair: Repair) -> bool:
        first, other = self._find(repair.value), self._find(repair.choice)
        if first is None or other is None or first.id == other.id:
            return False
        if self._is_above(other.id, first.id) and first.manager != other.id:
            return False
        fte = first.fte + other.fte
        shares = [(h, first.fte) for h in first.holders] + [(h, other.fte) for h in other.holders]
        costs = [c for c in (first.cost, other.cost) if c is not None]
        above = first.manager if first.manager != other.id else other.manager
        self._put(
            replace(
                first,
                holders=tuple(replace(h, share=round(h.share * part / fte, 4) if fte else h.share) for h, part in shares),
                headcount=first.headcount + other.headcount,
                fte=fte,
                cost=sum(costs) if costs else None,
                custom=other.custom | first.custom,
                manager=above if above != first.id else "",
            )
        )  # fmt: skip
        del self.records[other.id]
        self._redirect(other.id, first.id)
        self._named = None
        return True

    def _redirect(self, gone: str, to: str) -> None:
        for record in list(self.records.values()):
            if isinstance(record, Position) and (record.manager == gone or gone in record.dotted):
                manager = to if record.manager == gone else record.manager
                dotted = dict.fromkeys(to if d == gone else d for d in record.dotted)
                kept = tuple(d for d in dotted if d not in (manager, record.id))
                self._put(replace(record, manager=manager, dotted=kept))
            elif isinstance(record, Unit) and record.head == gone:
                self.records[record.id] = replace(record, head=to)

    def _apart(self, repair: Repair) -> bool:
        position = self._find(repair.value)
        if position is None or len(position.holders) < 2:
            return False
        count = len(position.holders)
        codes = {p.code for p in self.positions().values()}
        for n, holder in enumerate(position.holders):
            part = holder.share if 0 < holder.share <= 1 else 1 / count
            alone = replace(
                position,
                holders=(replace(holder, share=1.0),),
                headcount=position.headcount / count,
                fte=round(position.fte * part, 9),
                cost=None if position.cost is None else round(position.cost * part, 9),
            )
            if n:
                code = next(c for k in range(2, count + len(codes) + 2) if (c := f"{position.code}-{k}") not in codes)  # fmt: skip
                codes.add(code)
                alone = replace(alone, id=new_id(), code=code)
            self._put(alone)
        self._named = None
        return True
