"""How outputs and their settings are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import Message, language, t
from orgeditor.model.naming import scenario_called
from orgeditor.model.redaction import RedactionProfile, own_profiles, standard_profiles
from orgeditor.model.redaction import called as profile_called
from orgeditor.model.scenario import BASELINE, Scenario, called, in_order
from orgeditor.outputs.kinds import is_paged

if TYPE_CHECKING:
    from orgeditor.model.document import Document
    from orgeditor.model.organization import Organization
    from orgeditor.model.output import Output

GONE = t("Not there any more")
LANGUAGES: tuple[tuple[str, Message], ...] = (
    ("", t("As the document")),
    ("en", t("English")),
    ("zh_CN", t("Chinese")),
)


def language_key(output: Output) -> str:
    """Return the language of an output as ``LANGUAGES`` names it."""
    if not output.language:
        return ""
    return "zh_CN" if output.language.startswith("zh") else "en"


def spoken(org: Organization) -> str:
    """Return in which language a new file is to be: that shown, where the document says none, else ""."""
    return "" if org.project.language or language() == "en" else language()


def scenarios_of(document: Document) -> list[tuple[str, str]]:
    """Return the scenarios that outputs can show, by their ids, "" for the baseline."""
    return [
        ("" if one.kind == BASELINE else one.id, _told(one)) for one in in_order(document.scenarios)
    ]


def _told(one: Scenario) -> str:
    return str(t("{name} (in the archive)", name=called(one)) if one.archived else called(one))


def scenario_key(document: Document, output: Output) -> str:
    """Return the scenario of an output as ``scenarios_of`` names it; itself where it is gone."""
    if not output.scenario or output.scenario in document.scenarios:
        return "" if output.scenario == document.baseline.id else output.scenario
    known = {name: key for key, name in scenarios_of(document)}
    if output.scenario in known:
        return scenario_called(document.scenarios, output.scenario).id
    return output.scenario


def profiles_of(document: Document) -> list[tuple[str, str]]:
    """Return the redaction profiles that outputs can go by: everyone's, then those of any scenario."""
    known = {one.id: one for one in (*standard_profiles(), *own_profiles(document.organization))}
    for key in document.scenarios.of(Scenario):
        for record in document.table(key).values():
            if isinstance(record, RedactionProfile):
                known.setdefault(record.id, record)
    return [
        ("", str(t("Nothing is left out"))),
        *((key, str(profile_called(one))) for key, one in known.items()),
    ]


def paper_of(output: Output) -> str:
    """Return the paper of an output, "" where it goes on none."""
    if not is_paged(output):
        return ""
    if output.format == "docx":
        return output.page
    way = t("landscape") if output.landscape else t("portrait")
    return str(t("{page}, {way}", page=output.page, way=way))
