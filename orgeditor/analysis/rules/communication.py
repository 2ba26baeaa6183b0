"""Rules of hand-overs and communication links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.communication import unlinked
from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.messages import t
from orgeditor.model.elements.communication import COLLABORATION, Link, Process, Step
from orgeditor.model.fields import field, name_of
from orgeditor.model.records import Position, Role, Unit

if TYPE_CHECKING:
    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads
    from orgeditor.model.organization import Organization

_TOPOLOGIES: Final = t("Skelton and Pais, Team Topologies")
_OUR_OWN: Final = t("our own")
_NEEDED: Final = ("purpose", "channel", "rhythm")


def _hand_overs(look: Look) -> Found:
    org = look.org
    for over in unlinked(org):
        before, after = org.get(Step, over.before), org.get(Step, over.after)
        told = t(
            "{before} hands over to {after}, and {first} and {second} have no communication link.",
            before=name_of(before),
            after=name_of(after),
            first=name_of(org[over.units[0] or before.party]),
            second=name_of(org[over.units[1] or after.party]),
        )
        yield (before.id, after.id), told


def _incomplete(look: Look) -> Found:
    org = look.org
    for link in org.of(Link).values():
        missing = [name for name in _NEEDED if not getattr(link, name)]
        if missing:
            labels = ", ".join(str(field(Link, name).label) for name in missing)
            yield (link.id,), t("The link of {first} and {second} lacks: {what}", first=_end(org, link.source), second=_end(org, link.target), what=labels)  # fmt: skip


def _endless(look: Look) -> Found:
    org = look.org
    for link in org.of(Link).values():
        if link.mode == COLLABORATION and not link.until:
            yield (link.id,), t("{first} and {second} collaborate without an end.", first=_end(org, link.source), second=_end(org, link.target))  # fmt: skip


def _idle(look: Look) -> Found:
    org = look.org
    for step in org.of(Step).values():
        if not step.party:
            yield (step.id,), t("Nobody does {name}.", name=name_of(step))


def _end(org: Organization, party: str) -> str:
    return name_of(org[party]) if party else "–"


_NAMED: Final = ("title", "title_zh", "code")
_PARTIES: Final[Reads] = {Role: (), Unit: (), Position: ("unit", "roles", *_NAMED)}

RULES: Final = (
    Rule("hand-over-linked", "warning", t("Hand-overs have a link"), _OUR_OWN, _hand_overs,
         t("Agree how the two units talk about what is handed over, and enter it as a link."), {Process: (), Step: (), Link: (), **_PARTIES}),
    Rule("link-complete", "warning", t("Links are complete"), _OUR_OWN, _incomplete,
         t("Fill in what is named: what for, over which channel, how often."), {Link: (), **_PARTIES}),
    Rule("collaboration-ends", "hint", t("Collaboration has an end"), _TOPOLOGIES, _endless,
         t("Set a date; what has to go on for good is a service of one to the other."), {Link: (), **_PARTIES}),
    Rule("step-done", "warning", t("Every step is done by somebody"), _OUR_OWN, _idle,
         t("Name the role, unit or position that does it."), {Step: ()}),
)  # fmt: skip
