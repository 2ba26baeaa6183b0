"""Several positions, or several units, made into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec.structs import replace

from orgeditor.messages import t
from orgeditor.model.code_sets import codes_of
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import REFERENCES, TYPES, Edge, Kind, name_of
from orgeditor.model.records import Holder, Position, Record, Responsibility, Unit, key_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.model.organization import Organization

R = TypeVar("R", bound=Record)


def merge_positions(org: Organization, ids: Sequence[str], into: str) -> Edit:
    """Return the edit by which ``into`` takes over what the other positions are and have.

    Seats, FTE and cost add up; holders, reports, roles, duties, notes, dotted lines and
    the letters of every matrix are united; a field that ``into`` leaves empty is filled.
    A position below one that it takes over rises into its place. Refused for fewer than
    two positions, or where costs are in different currencies.
    """
    others = [key for key in dict.fromkeys(ids) if key != into]
    _refuse_alone(others)
    kept = org.get(Position, into)
    merged = [kept, *(org.get(Position, key) for key in others)]
    after = replace(
        _filled(kept, merged),
        headcount=sum(p.headcount for p in merged),
        fte=round(sum(p.fte for p in merged), 6),
        cost=_cost(merged),
        holders=_holders(merged),
        roles=tuple(dict.fromkeys(role for p in merged for role in p.roles)),
        dotted=tuple(dict.fromkeys(d for p in merged for d in p.dotted)),
        duties=_lines(p.duties for p in merged),
        notes=_lines(p.notes for p in merged),
        assistant=all(p.assistant for p in merged),
    )
    upper = _highest(org, into, others, Edge.REPORTS)
    if upper:
        place = org.get(Position, upper)
        after = replace(after, manager=place.manager, rank=place.rank)
    elif kept.waiting and (found := _standing(org, merged)):
        home = {"manager": found.manager, "unit": found.unit, "rank": found.rank}
        after = replace(after, **home, waiting="")
    label = t("Merge {names} into {name}", names=_names(merged[1:]), name=name_of(kept))
    return edit_of(label, _taken_over(org, after, others))


def merge_units(org: Organization, ids: Sequence[str], into: str) -> Edit:
    """Return the edit by which ``into`` takes over what stands in the other units.

    Reporting lines stay as they are. A unit inside one that it takes over rises into its
    place. Refused for fewer than two units.
    """
    others = [key for key in dict.fromkeys(ids) if key != into]
    _refuse_alone(others)
    kept = org.get(Unit, into)
    merged = [kept, *(org.get(Unit, key) for key in others)]
    after = replace(_filled(kept, merged), purpose=_lines(u.purpose for u in merged))
    upper = _highest(org, into, others, Edge.CONTAINS)
    if upper:
        place = org.get(Unit, upper)
        head = place.head or kept.head
        after = replace(after, parent=place.parent, rank=place.rank, head=head)
    label = t("Merge {names} into {name}", names=_names(merged[1:]), name=name_of(kept))
    return edit_of(label, _taken_over(org, after, others))


def _refuse_alone(others: Sequence[str]) -> None:
    if not others:
        raise Refused(t("Select at least two to merge."))


def _names(records: Iterable[Record]) -> str:
    return ", ".join(map(name_of, records))


def _highest(org: Organization, kept: str, others: Sequence[str], edge: Edge) -> str:
    """Return the highest of the others that stands above ``kept``, "" for none."""
    above = [key for key in org.chain(kept, edge) if key in others]
    return above[-1] if above else ""


def _standing(org: Organization, merged: Sequence[Position]) -> Position | None:
    """Return the first of the positions that has its place, below none of the others."""
    keys = {position.id for position in merged}
    clear = (p for p in merged if keys.isdisjoint(org.chain(p.id, Edge.REPORTS)))
    return next((p for p in clear if not p.waiting), None)


def _filled(kept: R, merged: Sequence[R]) -> R:
    """Return ``kept`` with each text that it leaves empty taken from the first that has one."""
    texts = {
        f.name: next((value for r in merged if (value := getattr(r, f.name))), "")
        for f in TYPES[type(kept)].fields
        if f.kind in (Kind.TEXT, Kind.DATE, Kind.COLOUR) and f.name not in ("title", "title_zh")
    }
    custom: dict[str, Any] = {}
    for record in reversed(merged):
        custom |= record.custom
    return replace(kept, custom=custom, **texts)


def _cost(merged: Sequence[Position]) -> float | None:
    told = [p for p in merged if p.cost is not None]
    if len({p.currency for p in told}) > 1:
        raise Refused(t("Their costs are in different currencies."))
    return sum(p.cost or 0.0 for p in told) if told else None


def _holders(merged: Sequence[Position]) -> tuple[Holder, ...]:
    """Return all holders; somebody who fills several of the positions stands once."""
    shares: dict[str, float] = {}
    unnamed: list[Holder] = []
    for holder in (h for p in merged for h in p.holders):
        if holder.person:
            shares[holder.person] = shares.get(holder.person, 0.0) + holder.share
        else:
            unnamed.append(holder)
    named = [Holder(person, round(share, 6)) for person, share in shares.items()]
    return (*named, *unnamed)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(line for text in texts for line in text.split("\n") if line))


def _taken_over(
    org: Organization, kept: Record, gone: Sequence[str]
) -> Iterable[tuple[Record | None, Record | None]]:
    """Return the changes by which ``kept`` stands for the others, wherever they are named."""
    heir = dict.fromkeys(gone, kept.id)
    after: dict[str, Record | None] = {kept.id: _renamed(kept, heir)}
    after |= dict.fromkeys(gone)
    for key in dict.fromkeys(key for old in gone for key in org.referrers(old)):
        if key in after:
            continue
        renamed = _renamed(org[key], heir)
        if renamed.id != key:
            after[key] = None
            standing = after.get(renamed.id, org.peek(renamed.id))
            renamed = _united(org, standing, renamed) if standing else renamed
        after[renamed.id] = renamed
    return [(org.peek(key), record) for key, record in after.items()]


def _renamed(record: Record, heir: Mapping[str, str]) -> Record:
    """Return ``record`` with every reference to what goes made one to its heir."""
    values: dict[str, Any] = {}
    for described, read in REFERENCES[type(record)]:
        if heir.keys().isdisjoint(read(record)) and described.edge is not Edge.DOTTED:
            continue
        value = getattr(record, described.name)
        if described.kind is Kind.REFERENCE:
            values[described.name] = heir[value]
        elif described.kind is Kind.REFERENCES:
            values[described.name] = tuple(dict.fromkeys(heir.get(v, v) for v in value))
    after = replace(record, **values)
    if isinstance(after, Position):
        dotted = tuple(d for d in after.dotted if d not in (after.manager, after.id))
        after = replace(after, dotted=dotted)
    key = TYPES[type(record)].key
    return replace(after, id=key_id(*(getattr(after, name) for name in key))) if key else after


def _united(org: Organization, standing: Record, other: Record) -> Record:
    """Return one record for two of the same key: cells of a matrix unite their letters."""
    if not isinstance(standing, Responsibility):
        return standing
    cell = cast("Responsibility", other)
    order = [code.letter for code in codes_of(org, cell.matrix).codes]
    letters = {*standing.codes, *cell.codes}
    codes = (*(c for c in order if c in letters), *sorted(letters.difference(order)))
    return replace(standing, codes=codes, comment=_lines((standing.comment, cell.comment)))
