"""Records by what they are called: found by it, and told apart where several are called the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import LANGUAGES, language, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import TYPES, name_of
from orgeditor.model.scenario import BASELINE, Scenario, called, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.model.fields import Field
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record


class Names:
    """Finds records by what they are called: a name in either language, or a code."""

    def __init__(self, org: Organization) -> None:
        """Look things up in ``org`` as it stands now."""
        self._org = org
        self._found: dict[type[Record], dict[str, list[str]]] = {}

    def called(self, kinds: Iterable[type[Record]], text: str) -> list[str]:
        """Return the ids of the records of some types that are called ``text``.

        Where several types have the name, that of the type may stand before it ("Role: Buyer");
        where several records have it, the code behind it ("Buyer (P07)").
        """
        kinds = list(kinds)
        if found := self._ids(kinds, text):
            return found
        name, _, code = text.removesuffix(")").rpartition(" (")
        if name and text.endswith(")"):
            coded = self._ids(kinds, code)
            return [key for key in self._ids(kinds, name) if key in coded]
        word, _, name = text.replace("：", ":").partition(":")
        told = [kind for kind in kinds if word.strip().casefold() in _labels(kind)]
        return self._ids(told, name)

    def _ids(self, kinds: Iterable[type[Record]], text: str) -> list[str]:
        text = text.strip().casefold()
        return [key for kind in kinds for key in self._of(kind).get(text, ())] if text else []

    def add(self, record: Record) -> None:
        """Take in a record that is about to be added."""
        self._put(self._of(type(record)), record)

    def _of(self, kind: type[Record]) -> dict[str, list[str]]:
        if kind not in self._found:
            found: dict[str, list[str]] = {}
            for record in self._org.of(kind).values():
                self._put(found, record)
            self._found[kind] = found
        return self._found[kind]

    def _put(self, found: dict[str, list[str]], record: Record) -> None:
        calls = {name_of(record, language) for language in LANGUAGES}
        calls.add(getattr(record, "code", ""))
        for text in calls - {""}:
            found.setdefault(text.casefold(), []).append(record.id)


def scenario_called(scenarios: Organization, name: str) -> Scenario:
    """Return the scenario of an id, or of a name in either language; Refused where there is none."""
    if (one := scenarios.find(Scenario, name)) is not None:
        return one
    wanted, known = name.casefold(), in_order(scenarios)
    for one in known:
        names = {called(one).render(language).casefold() for language in LANGUAGES}
        if wanted in names or (one.kind == BASELINE and wanted == BASELINE):
            return one
    raise Refused(
        t(
            "There is no scenario “{name}”. There are: {known}.",
            name=name,
            known=", ".join(str(called(one)) for one in known),
        )
    )


def _labels(kind: type[Record]) -> set[str]:
    return {TYPES[kind].label.render(language).casefold() for language in LANGUAGES}


def referred(org: Organization, field: Field, key: str, shown: str) -> str:
    """Return what a field says of a record that it names.

    A role that is called as a position that plays it is told by its type, too: the name alone
    means the record of the type that comes first in the field's targets.
    """
    record = org[key]
    name = name_of(record, shown)
    before = field.targets[: field.targets.index(type(record))]
    alike = (org.find(kind, other) for kind in before for other in org.naming(key))
    if any(found and name_of(found, shown) == name for found in alike):
        return f"{TYPES[type(record)].label.render(shown)}: {name}"
    return name


def offered(org: Organization, field: Field) -> list[str]:
    """Return what is offered for a field to name; those that are called the same with their codes."""
    called: dict[str, list[Record]] = {}
    for kind in field.targets:
        for key, record in org.of(kind).items():
            called.setdefault(referred(org, field, key, language()), []).append(record)
    offered = {name for name, alike in called.items() if len(alike) == 1}
    for name, alike in called.items():
        if len(alike) > 1:
            codes = (getattr(record, "code", "") for record in alike)
            offered |= {f"{name} ({code})" if code else name for code in codes}
    return sorted(offered)
