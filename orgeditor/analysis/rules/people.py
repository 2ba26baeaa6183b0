"""Rules of what people cost and how much of them is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.limits import Limit
from orgeditor.analysis.rules.rule import Alone, Found, Rule
from orgeditor.messages import t
from orgeditor.model.fields import STATUS_CLOSED, name_of
from orgeditor.model.records import Person, Position

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.analysis.rules.look import Look
    from orgeditor.model.edit import Edit

WHOLE: Final = Limit("person-load", t("Most of a person's time on positions"), 1, 0, 5, share=True)
_OUR_OWN: Final = t("our own")
_ROUNDING: Final = 1e-9


def _bad_costs(look: Look) -> Found:
    for key, position in look.org.of(Position).items():
        if position.cost is not None and position.cost <= 0:
            yield (key,), t("{name} costs nothing or less.", name=name_of(position))


def _bad_cost(look: Look, key: str) -> Found:
    position = look.org.find(Position, key)
    if position is not None and position.cost is not None and position.cost <= 0:
        yield (key,), t("{name} costs nothing or less.", name=name_of(position))


def _themselves(_look: Look, edit: Edit) -> Iterable[str]:
    return (change.id for change in edit.changes)


def _mixed_currencies(look: Look) -> Found:
    used = sorted(currency for currency in look.measures.whole().cost if currency)
    if len(used) > 1:
        yield (), t("Costs are in several currencies: {names}", names=", ".join(used))


def _stretched(look: Look) -> Found:
    """Yield people whose shares of positions come to more than they have time for."""
    most = look.limit(WHOLE) + _ROUNDING
    seen: set[str] = set()
    chosen: dict[str, None] = {}
    for position in look.org.of(Position).values():
        for holder in position.holders:
            if holder.person in seen or holder.share > most:
                chosen[holder.person] = None
            seen.add(holder.person)
    for person in chosen:
        yield from _stretched_one(look, person)


def _stretched_one(look: Look, key: str) -> Found:
    person = look.org.find(Person, key)
    if person is None:
        return
    held = [p for at in look.org.referrers(key) if (p := look.org.find(Position, at))]
    load = sum(share for p in held for who, share in _loads(p) if who == key)
    if load > look.limit(WHOLE) + _ROUNDING:
        told = t(
            "{name} is planned for {share} of full time, on {n} positions.",
            name=name_of(person),
            share=f"{load:.0%}",
            n=len(held),
        )
        yield (key, *(p.id for p in held)), told


def _loads(position: Position) -> Iterable[tuple[str, float]]:
    """Yield who fills a position, and how much of a full working time each gives to it."""
    if position.status == STATUS_CLOSED or not position.holders:
        return
    time = min(position.fte / position.headcount, 1.0) if position.headcount else position.fte
    for holder in position.holders:
        if holder.person:
            yield holder.person, holder.share * time


def _near_people(_look: Look, edit: Edit) -> Iterable[str]:
    for change in edit.changes:
        for record in (change.before, change.after):
            if isinstance(record, Position):
                yield from (holder.person for holder in record.holders)
            elif isinstance(record, Person):
                yield record.id


RULES: Final = (
    Rule("cost-positive", "warning", t("Costs are above zero"), _OUR_OWN, _bad_costs,
         t("Enter the yearly cost, or leave it empty where it is not known."),
         {Position: ("cost", "title", "title_zh", "code")}, (), Alone(_bad_cost, _themselves)),
    Rule("one-currency", "warning", t("One currency"), _OUR_OWN, _mixed_currencies,
         t("Bring all costs into one currency at a rate that you write down; sums over several mean nothing."),
         {Position: ("cost", "currency", "status")}),
    Rule("person-overallocated", "warning", t("Nobody has more than full time"), _OUR_OWN, _stretched,
         t("Take the person off a position, lower a share, or fill the second seat with somebody else."),
         {Position: ("holders", "fte", "headcount", "status"), Person: ()}, (WHOLE,), Alone(_stretched_one, _near_people)),
)  # fmt: skip
