"""Organisations that tests and benches share."""

from __future__ import annotations

import random
from functools import cache

from orgeditor.model import rank
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Person, Position, Record, Unit

_GIVEN = (
    "Ana",
    "Wei",
    "Omar",
    "Mia",
    "Li",
    "Ravi",
    "Eva",
    "Hugo",
    "Jie",
    "Ines",
    "Tom",
    "Zoe",
)
_FAMILY = (
    "Lopez",
    "Chen",
    "Haddad",
    "Brandt",
    "Na",
    "Patel",
    "Novak",
    "Klein",
    "Sun",
    "Costa",
)
_WORK = (
    "Brand",
    "Digital",
    "Content",
    "Sales",
    "Channel",
    "Research",
    "Service",
    "Campaign",
)
_RANKED = ("Director", "Manager", "Lead", "Specialist", "Assistant")


def large_records(positions: int = 100_000, seed: int = 7) -> list[Record]:
    """Return the records of the bench organisation, the same for the same seed.

    90 % of the positions are filled, there are 16 units to 100 positions, spans run from
    2 to 14, all positions hang under one root.
    """
    return list(_large_records(positions, seed))


@cache
def _large_records(positions: int, seed: int) -> tuple[Record, ...]:
    draw = random.Random(seed)
    unit_count = max(1, positions * 16 // 100)
    ranks = rank.spread(positions)
    records: list[Record] = []
    unit_of: list[int] = []
    for i in range(unit_count):
        parent = f"u{draw.randrange(max(0, (i - 1) // 8), (i - 1) // 4 + 1)}" if i else ""
        name = f"{draw.choice(_WORK)} {i}"
        records.append(Unit(id=f"u{i}", name=name, code=f"U{i:05}", parent=parent, rank=ranks[i]))
    manager, open_seats = -1, 0
    for i in range(positions):
        if open_seats == 0:
            manager, open_seats = manager + 1, draw.randint(2, 14)
        unit_of.append(min(i * unit_count // positions, unit_count - 1))
        filled = draw.random() < 0.9
        if filled:
            name = f"{draw.choice(_GIVEN)} {draw.choice(_FAMILY)}"
            records.append(Person(id=f"h{i}", name=name, code=f"E{i:06}"))
        records.append(
            Position(
                id=f"p{i}",
                title=f"{draw.choice(_WORK)} {draw.choice(_RANKED)} {i}",
                code=f"P{i:06}",
                unit=f"u{unit_of[i]}",
                manager=f"p{manager}" if i else "",
                holders=(Holder(person=f"h{i}"),) if filled else (),
                grade=f"G{draw.randint(1, 9)}",
                fte=draw.choice((0.5, 0.8, 1.0, 1.0, 1.0)),
                cost=float(draw.randrange(30_000, 160_000, 500)),
                currency="EUR",
                location=draw.choice(("Berlin", "Shanghai", "Porto", "北京")),
                rank=ranks[i],
            )
        )
        if i:
            open_seats -= 1
        else:
            manager, open_seats = 0, draw.randint(2, 14)
    return tuple(records)


def large_organization(positions: int = 100_000, seed: int = 7) -> Organization:
    """Return the bench organisation."""
    return Organization(large_records(positions, seed))
