"""By what rules a document is judged, and which findings are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import Message, t, tn
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.health import Judgement, RuleProfile, Waiver
from orgeditor.model.record import key_id, new_id
from orgeditor.model.records import PROJECT_ID, Project

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record


def use_profile(org: Organization, profile: RuleProfile | None) -> Edit:
    """Return the edit that keeps a profile, new or changed, and judges by it; None: by the rules as they are."""
    if profile is not None and not profile.name.strip():
        raise Refused(t("A rule profile needs a name."))
    if profile is not None and any(
        other.name == profile.name and other.id != profile.id
        for other in org.of(RuleProfile).values()
    ):
        raise Refused(t("There is a rule profile {name} already.", name=profile.name))
    project = org.find(Project, PROJECT_ID)
    judged = replace(project or Project(id=PROJECT_ID), rule_profile=profile.id if profile else "")
    pairs: list[tuple[Record | None, Record | None]] = [(project, judged)]
    if profile is not None:
        pairs.append((org.find(RuleProfile, profile.id), profile))
    name = t("Judge by “{name}”", name=profile.name) if profile else t("Judge by the rules as they are")  # fmt: skip
    return edit_of(name, pairs)


def take_up_profile(org: Organization, profile: RuleProfile) -> Edit:
    """Return the edit that judges by a profile from elsewhere, in place of one of the same name."""
    standing = (p.id for p in org.of(RuleProfile).values() if p.name == profile.name)
    return use_profile(org, replace(profile, id=next(standing, profile.id)))


def switch_off(org: Organization, rule: str, name: str) -> Edit:
    """Return the edit by which a rule is asked no more: in the profile in use, else in a new one."""
    used = org.find(RuleProfile, org.project.rule_profile)
    profile = used or RuleProfile(id=new_id(), name=name)
    return use_profile(org, replace(profile, off=tuple(dict.fromkeys((*profile.off, rule)))))


def waive(
    org: Organization,
    findings: Iterable[tuple[str, str]],
    reason: str,
    *,
    by: str = "",
    date: str = "",
) -> Edit:
    """Return the edit that accepts findings, each a rule's id and the record that it is about.

    Refused without a reason: whoever reads the structure later must learn why.
    """
    if not reason.strip():
        raise Refused(t("Say why the finding is accepted."))
    made = [
        Waiver(
            id=key_id(rule, subject),
            rule=rule,
            subject=subject,
            reason=reason.strip(),
            by=by,
            date=date,
        )
        for rule, subject in dict.fromkeys(findings)
    ]
    return edit_of(_told(len(made)), ((org.find(Waiver, w.id), w) for w in made))


def revoke(org: Organization, waivers: Iterable[str]) -> Edit:
    """Return the edit by which findings that were accepted count again."""
    gone = [org.get(Waiver, key) for key in dict.fromkeys(waivers)]
    label = tn("Let {n} finding count again", "Let {n} findings count again", len(gone))
    return edit_of(label, ((waiver, None) for waiver in gone))


def _told(count: int) -> Message:
    return tn("Waive {n} finding", "Waive {n} findings", count)


def judge(org: Organization, judgement: Judgement) -> Edit:
    """Return the edit that keeps the answer to a question; one without answer and evidence goes."""
    said = judgement.answer or judgement.evidence.strip()
    return edit_of(
        t("Answer a checklist"),
        [(org.find(Judgement, judgement.id), judgement if said else None)],
    )
