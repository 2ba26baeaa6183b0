"""Rules of the span of control, and how spans are spread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.limits import Limit, value_of
from orgeditor.analysis.rules.near import NAMED, at, near_lines, whole_number
from orgeditor.analysis.rules.rule import Alone, Found, Rule
from orgeditor.messages import Message, t
from orgeditor.model.fields import LEADS_AS, name_of
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from orgeditor.analysis.measures import Measures
    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads
    from orgeditor.model.organization import Organization

ONE: Final = Limit("span-one", t("Widest span told as one to one"), 1)
NARROW: Final = Limit("span-narrow", t("Widest span told as narrow"), 3)
LOW: Final = Limit("span-low", t("Target span from"), 8)
HIGH: Final = Limit("span-high", t("Target span up to"), 12)
ABOVE: Final = Limit("span-above", t("Widest span above the target, not yet excessive"), 16)
_KIND_BANDS: Final = {
    "player-coach": (Limit("player-coach-from", t("Player-coach: span from"), 3), Limit("player-coach-to", t("Player-coach: span up to"), 5)),
    "coach": (Limit("coach-from", t("Coach: span from"), 6), Limit("coach-to", t("Coach: span up to"), 7)),
    "supervisor": (Limit("supervisor-from", t("Supervisor: span from"), 8), Limit("supervisor-to", t("Supervisor: span up to"), 10)),
    "facilitator": (Limit("facilitator-from", t("Facilitator: span from"), 11), Limit("facilitator-to", t("Facilitator: span up to"), 15)),
    "coordinator": (Limit("coordinator-from", t("Coordinator: span from"), 15), Limit("coordinator-to", t("Coordinator: span up to"), 1000)),
}  # fmt: skip
_KINDS: Final = dict(LEADS_AS)
_SPANS: Final[Reads] = {Position: ("manager", "status", "assistant", "leads_as", *NAMED)}


def _spans(look: Look) -> Found:
    spans, narrow, high = look.measures.spans, look.limit(NARROW), look.limit(HIGH)
    outside = (spans > 0) & ((spans <= narrow) | (spans > high))
    for key in at(look.measures.positions.ids, outside):
        yield from _span(look, key)


def _span(look: Look, key: str) -> Found:
    position = look.org.find(Position, key)
    span = look.measures.span(key) if position else 0
    band = _band(look, span)
    if position is None or band is None or position.leads_as:
        return
    yield (
        (key,),
        t(
            "{name} leads {n}: {band}. Target {low}–{high}.",
            name=name_of(position),
            n=span,
            band=band,
            low=whole_number(look.limit(LOW)),
            high=whole_number(look.limit(HIGH)),
        ),
    )


def _band(look: Look, span: int) -> Message | None:
    """Return what a span is called that is worth a finding."""
    if not span:
        return None
    if span <= look.limit(ONE):
        return t("one to one")
    if span <= look.limit(NARROW):
        return t("narrow")
    if span <= look.limit(HIGH):
        return None
    return t("above the target") if span <= look.limit(ABOVE) else t("excessive")


class Band(msgspec.Struct, frozen=True):
    """How many managers have a span from ``low`` to ``high``, None for no end."""

    name: Message
    low: int
    high: int | None
    managers: int


def span_bands(org: Organization, measures: Measures) -> list[Band]:
    """Return how many managers there are in each band of spans, assistants left out, the narrowest first."""
    one, narrow, low, high, above = (int(value_of(org, limit)) for limit in (ONE, NARROW, LOW, HIGH, ABOVE))  # fmt: skip
    ends = (
        (t("one to one"), 1, one),
        (t("narrow"), one + 1, narrow),
        (t("below the target"), narrow + 1, low - 1),
        (t("in the target"), low, high),
        (t("above the target"), high + 1, above),
        (t("excessive"), above + 1, None),
    )
    spans = measures.spans[measures.spans > 0]
    return [
        Band(
            name,
            first,
            last,
            int(((spans >= first) & (spans <= (last or spans.max(initial=0)))).sum()),
        )
        for name, first, last in ends
        if last is None or first <= last
    ]


def _kind_spans(look: Look) -> Found:
    leading = look.measures.spans > 0
    for key in at(look.measures.positions.ids, leading):
        yield from _kind_span(look, key)


def _kind_span(look: Look, key: str) -> Found:
    position = look.org.find(Position, key)
    if position is None or position.leads_as not in _KIND_BANDS:
        return
    span = look.measures.span(key)
    low, high = map(look.limit, _KIND_BANDS[position.leads_as])
    if not span or low <= span <= high:
        return
    told = t(
        "{name} leads {n} as {kind}: {low}–{high} are usual.",
        name=name_of(position),
        n=span,
        kind=_KINDS[position.leads_as],
        low=whole_number(low),
        high=whole_number(high),
    )
    yield (key,), told


RULES: Final = (
    Rule("span-band", "warning", t("Span of control"), t("Orgvue, span bands"), _spans,
         t("Narrow: put the reports under the manager above, or join two teams. Wide: name team leads, or say which kind of manager it is."),
         _SPANS, (ONE, NARROW, LOW, HIGH, ABOVE), Alone(_span, near_lines)),
    Rule("span-kind", "warning", t("Span by kind of manager"), t("McKinsey, How to identify the right spans of control"), _kind_spans,
         t("Check first whether the kind of manager is right: the more alike and routine the work, the wider a span can be."),
         _SPANS, tuple(one for pair in _KIND_BANDS.values() for one in pair), Alone(_kind_span, near_lines)),
)  # fmt: skip
