"""What would make a matrix better: each suggestion says why, and is one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from orgeditor.analysis.decisions import FAR, decision_path, seats_of
from orgeditor.analysis.limits import value_of
from orgeditor.messages import Message, t
from orgeditor.model.codes import Duty
from orgeditor.model.edit import Edit, joined
from orgeditor.model.fields import Edge, name_of
from orgeditor.model.verbs.responsibilities import Cell, add_activity, set_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgeditor.analysis.matrix import ActivityRow, MatrixView
    from orgeditor.model.organization import Organization


class Suggestion(msgspec.Struct, frozen=True):
    """What to do with an activity and why; ``edit`` does it."""

    activity: str
    message: Message
    reason: Message
    edit: Edit


def suggestions(org: Organization, view: MatrixView) -> list[Suggestion]:
    """Return suggestions for a matrix, in the order of its rows."""
    makers = (_answer_for_own_work, _one_answer, _move_down, _split, _drop_told)
    rows = [row for row in view.rows if row.has_letters]
    return [found for row in rows for make in makers for found in make(org, view, row)]


def _answer_for_own_work(
    org: Organization, view: MatrixView, row: ActivityRow
) -> Iterator[Suggestion]:
    """Where nobody answers and one does the work, that one answers for it."""
    code = view.code_set.first(Duty.ANSWERS)
    doing = row.parties_with(view.code_set.letters(Duty.DOES))
    if code is None or len(doing) != 1:
        return
    if row.parties_with(view.code_set.letters(Duty.ANSWERS)):
        return
    name = name_of(org[doing[0]])
    yield _suggestion(
        org,
        view,
        row,
        t("{activity}: give {code} to {party}", activity=name_of(row.activity), code=code.called, party=name),
        t("Nobody has it, and {party} alone does the work.", party=name),
        [(doing[0], (), (code.letter,))],
    )  # fmt: skip


def _one_answer(org: Organization, view: MatrixView, row: ActivityRow) -> Iterator[Suggestion]:
    """Where several answer, the one nearest the work does, and the others are heard."""
    code, heard = view.code_set.first(Duty.ANSWERS), view.code_set.first(Duty.ADVISES)
    answering = row.parties_with(view.code_set.letters(Duty.ANSWERS))
    if code is None or heard is None or len(answering) < 2:
        return
    depths = {party: _depth(org, party) for party in answering}
    kept = max(answering, key=lambda party: depths[party])
    yield _suggestion(
        org,
        view,
        row,
        t("{activity}: leave {code} to {party} alone", activity=name_of(row.activity), code=code.called, party=name_of(org[kept])),
        t("{n} have it; {party} stands nearest the work. The others get {heard}.", n=len(answering), party=name_of(org[kept]), heard=heard.called),
        [(party, (code.letter,), (heard.letter,)) for party in answering if party != kept],
    )  # fmt: skip


def _move_down(org: Organization, view: MatrixView, row: ActivityRow) -> Iterator[Suggestion]:
    """Where one answers from far above, who does the work nearest below answers."""
    code, told = view.code_set.first(Duty.ANSWERS), view.code_set.first(Duty.IS_TOLD)
    path = decision_path(org, view, row)
    answering = row.parties_with(view.code_set.letters(Duty.ANSWERS))
    if code is None or path.far is None or path.far < value_of(org, FAR) or len(answering) != 1:
        return
    working = row.parties_with(view.code_set.letters(Duty.DOES) | view.code_set.letters(Duty.DRIVES))  # fmt: skip
    if not working or answering[0] in working:
        return
    near = min(working, key=lambda party: _depth(org, party))
    yield _suggestion(
        org,
        view,
        row,
        t("{activity}: move {code} down to {party}", activity=name_of(row.activity), code=code.called, party=name_of(org[near])),
        t("{above} stands {n} layers above the work; answer at the lowest level that can.", above=name_of(org[answering[0]]), n=path.far),
        [(answering[0], (code.letter,), (told.letter,) if told else ()), (near, (), (code.letter,))],
    )  # fmt: skip


def _split(org: Organization, view: MatrixView, row: ActivityRow) -> Iterator[Suggestion]:
    """Where more do the work than can, the row becomes two."""
    letters = view.code_set.letters(Duty.DOES)
    order = [column.party.id for column in view.columns]
    doing = sorted(row.parties_with(letters), key=order.index)
    if len(doing) <= view.limits.many_responsible or row.is_group:
        return
    stay, go = doing[: len(doing) // 2], doing[len(doing) // 2 :]
    name = name_of(row.activity)
    added = add_activity(org, view.matrix.id, name=f"{name} (2)", parent=row.activity.parent)
    new = added.changes[0].id
    cells: list[Cell] = []
    for party, cell in row.cells.items():
        rest = tuple(c for c in cell.codes if c not in letters)
        cells.append((new, party, rest if party in stay else cell.codes))
        if party in go:
            cells.append((row.activity.id, party, rest))
    with org.tried(added):
        filled = set_codes(org, view.matrix.id, [c for c in cells if c[2] or c[0] != new])
    message = t("{activity}: split the row in two", activity=name)
    reason = t("{n} do the work, so nobody does: each part gets half of them.", n=len(doing))
    yield Suggestion(row.activity.id, message, reason, joined(message, (added, filled)))


def _drop_told(org: Organization, view: MatrixView, row: ActivityRow) -> Iterator[Suggestion]:
    """Who is heard, or does the work, need not be told as well."""
    telling = view.code_set.letters(Duty.IS_TOLD)
    taking = frozenset(c.letter for c in view.code_set.codes if c.duty not in (Duty.IS_TOLD, Duty.LEFT_OUT))  # fmt: skip
    twice = [
        party
        for party, cell in row.cells.items()
        if telling.intersection(cell.codes) and taking.intersection(cell.codes)
    ]
    if twice:
        letters = "/".join(sorted(telling))
        yield _suggestion(
            org,
            view,
            row,
            t("{activity}: drop {letters} of {parties}", activity=name_of(row.activity), letters=letters, parties=", ".join(name_of(org[p]) for p in twice)),
            t("Who takes part, or is heard before, knows of it."),
            [(party, tuple(telling), ()) for party in twice],
        )  # fmt: skip


def _suggestion(
    org: Organization,
    view: MatrixView,
    row: ActivityRow,
    message: Message,
    reason: Message,
    turns: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]],
) -> Suggestion:
    """Return a suggestion that takes letters from parties and gives them others."""
    cells: list[Cell] = []
    for party, taken, given in turns:
        cell = row.cells.get(party)
        standing = cell.codes if cell else ()
        left = tuple(c for c in standing if c not in taken)
        cells.append((row.activity.id, party, (*left, *given)))
    edit = set_codes(org, view.matrix.id, cells)
    return Suggestion(row.activity.id, message, reason, Edit(message, edit.changes))


def _depth(org: Organization, party: str) -> int:
    """Return how far down a party stands, -1 where it has no seat."""
    return max((len(org.chain(seat, Edge.REPORTS)) for seat in seats_of(org, party)), default=-1)
