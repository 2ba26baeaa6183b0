"""Redaction profiles of a document's own, kept and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import LANGUAGES, t
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.record import new_id
from orgeditor.model.redaction import RedactionProfile, called, own_profiles, standard_profiles

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def keep_redaction(org: Organization, profile: RedactionProfile) -> Edit:
    """Return the edit that keeps a profile, new or changed.

    Refused without a name, with the name of another, or where it leaves nothing out: who
    hands something over by a profile's name must get what it says.
    """
    names = _names(profile)
    if not names:
        raise Refused(t("A redaction profile needs a name."))
    others = (one for one in (*standard_profiles(), *own_profiles(org)) if one.id != profile.id)
    if any(names & _names(one) for one in others):
        raise Refused(t("There is a redaction profile {name} already.", name=called(profile)))
    if not profile.leaves_out:
        raise Refused(t("A redaction profile leaves something out."))
    label = t("Redaction profile {name}", name=called(profile))
    return edit_of(label, [(org.find(RedactionProfile, profile.id), profile)])


def fresh_copy(org: Organization, profile: RedactionProfile) -> RedactionProfile:
    """Return a new profile that leaves out the same, with a name that none has yet."""
    taken = {name for one in (*standard_profiles(), *own_profiles(org)) for name in _names(one)}
    name = str(called(profile)) or str(t("Own redaction"))
    number, free = 2, name
    while free.casefold() in taken:
        free, number = f"{name} {number}", number + 1
    return replace(profile, id=new_id(), name=free, name_zh="")


def _names(profile: RedactionProfile) -> set[str]:
    """Return by what a profile is asked for."""
    names = (called(profile).render(language) for language in LANGUAGES)
    return {name.strip().casefold() for name in names} - {""}
