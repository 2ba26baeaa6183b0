"""How a chart is looked at: what its colours stand for, what stands back, what is kept from view."""

from __future__ import annotations

import msgspec

from orgeditor.analysis.traits import UNIT


class Sight(msgspec.Struct, frozen=True):
    """One way of looking at a chart, the same on screen and in what is handed over.

    ``colour_by`` and ``only_by`` are keys of ``analysis/traits.py``. Where ``only_by`` is
    given, cards whose value is not among ``only`` stand back; ``only_alone``:
    those are not shown, save above such that match. ``focus``: the record whose branch is
    shown alone, "" for all; ``among``: the only records that are shown, none for all. ``severities``: the worst
    finding of each record. ``fates``: what became of records in another scenario, and ``moves``
    which of them stood below which other (see ``analysis/overlay.py``). ``badges``: the matrix and the activity whose letters show.
    ``dotted``: whether dotted lines are drawn; ``links``: whether communication links are.
    ``mirrored``: whether it stands as for readers from right to left.
    """

    colour_by: str = UNIT
    only_by: str = ""
    only: frozenset[str] = frozenset()
    only_alone: bool = False
    focus: str = ""
    among: frozenset[str] = frozenset()
    severities: dict[str, str] = {}
    fates: dict[str, str] = {}
    moves: tuple[tuple[str, str], ...] = ()
    badges: tuple[str, str] = ("", "")
    dotted: bool = True
    links: bool = False
    names_hidden: bool = False
    pay_hidden: bool = False
    mirrored: bool = False
