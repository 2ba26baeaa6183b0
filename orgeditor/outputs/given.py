"""Of what an output is made: the organisation of its scenario, as it may be handed over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from orgeditor.analysis.discretion import (
    hidden,
    profile_called,
    redacted,
    strictest,
    without_ratings,
)
from orgeditor.messages import speaking, t
from orgeditor.model.edit import Refused
from orgeditor.model.naming import scenario_called
from orgeditor.model.organization import Organization
from orgeditor.model.redaction import RedactionProfile, called, own_profiles, standard_profiles
from orgeditor.model.registry import RECORD_TYPES
from orgeditor.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.analysis.pages import Labels
    from orgeditor.model.document import Document
    from orgeditor.model.output import Output
    from orgeditor.model.record import Record


class Given(msgspec.Struct, frozen=True):
    """An organisation as it stands, ``whole``, and as it may be handed over, ``org``.

    ``folder``: from where the paths that an output names are meant.
    """

    whole: Organization
    org: Organization
    folder: Path = Path()


def given(
    output: Output,
    document: Document,
    whole: Organization | None = None,
    *,
    folder: Path = Path(),
    besides: RedactionProfile | None = None,
) -> Given:
    """Return what an output of a document is made of.

    ``whole`` is the organisation of its scenario, where that is at hand. What ``besides`` leaves
    out stays out, whatever the output says. Refused where the document has no such scenario or
    redaction profile.
    """
    whole = as_it_stands(document, output.scenario) if whole is None else whole
    shown = whole if output.ratings else without_ratings(whole)
    kept = _profile_elsewhere(document, whole, output.redaction)
    profile = left_out(kept, output.redaction, output.without, besides)
    with speaking(language_of(output, whole)):
        org = redacted(shown, profile, document.everybody()) if profile else shown
    return Given(whole, org, folder)


def as_it_stands(document: Document, scenario: str) -> Organization:
    """Return the organisation of a scenario by its id or name, "" for the baseline; Refused where there is none.

    Its records are in the order in which a file has them: what is made of it does not tell what
    was edited last.
    """
    key = scenario_called(document.scenarios, scenario).id if scenario else document.baseline.id
    records: dict[type[Record], list[Record]] = {kind: [] for kind in RECORD_TYPES}
    for record in document.table(key).values():
        records[type(record)].append(record)
    org = Organization(
        record for those in records.values() for record in sorted(those, key=lambda one: one.id)
    )
    org.scenario = document.name_on_pages(key)
    return org


def _profile_elsewhere(document: Document, whole: Organization, key: str) -> Organization:
    """Return the organisation that has a redaction profile of an id: of another scenario, where this has not."""
    if not key or whole.find(RedactionProfile, key):
        return whole
    tables = (document.table(scenario) for scenario in document.scenarios.of(Scenario))
    found = (record for table in tables if isinstance(record := table.get(key), RedactionProfile))
    profile = next(found, None)
    return Organization([profile]) if profile else whole


def language_of(output: Output, org: Organization) -> Labels:
    """Return the language of the texts of an output: its own, else that of the document, else English."""
    wanted = output.language or org.project.language
    return "zh_CN" if wanted.startswith("zh") else "en"


def left_out(
    org: Organization,
    redaction: str,
    without: Iterable[str] = (),
    besides: RedactionProfile | None = None,
) -> RedactionProfile | None:
    """Return what is left out where a profile is asked for by its id or name, and names or pay by themselves.

    Refused where there is no such profile.
    """
    wanted = None
    if redaction:
        wanted = org.find(RedactionProfile, redaction) or profile_called(org, redaction)
        if wanted is None:
            known = (*(p.id for p in standard_profiles()), *(str(called(p)) for p in own_profiles(org)))  # fmt: skip
            raise Refused(t("There is no redaction profile “{name}”. There are: {known}.", name=redaction, known=", ".join(known)))  # fmt: skip
    if without:
        wanted = strictest(hidden(names="names" in without, pay="pay" in without), wanted)
    return strictest(besides, wanted) if besides else wanted
