"""Delivery sets are of the document: kept beside its scenarios, in one history with these, in every merge."""

from __future__ import annotations

import pytest

from orgeditor.files.project.format import pack
from orgeditor.files.project.opening import document_of
from orgeditor.messages import verbatim
from orgeditor.model.act import Act
from orgeditor.model.deliveries import Delivery, deliveries
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused, edit_of
from orgeditor.model.merge_documents import bring_into
from orgeditor.model.output import BELONGS, FORMATS, Output, fitting, strangers
from orgeditor.model.records import Unit
from orgeditor.model.verbs.deliveries import (
    add_delivery,
    free_name,
    remove_delivery,
    rename_delivery,
    set_outputs,
)
from orgeditor.model.verbs.scenarios import branch
from tests.model.random_edits import small_organization
from tests.redaction.marked import MOMENT

CHART = Output(what="chart", format="pdf", book="size")
ROSTER = Output(what="roster", format="xlsx")


def with_set(name: str = "Board pack", *outputs: Output) -> Document:
    document = Document(small_organization())
    document.do(add_delivery(document.scenarios, name, outputs or (CHART,)))
    return document


def again(document: Document) -> Document:
    """Return a document as it is when it has been saved and opened."""
    table, scenarios = document.kept()
    return document_of(pack(table.values(), scenarios), "plan.orgz")


def only(document: Document) -> Delivery:
    (found,) = deliveries(document.scenarios)
    return found


def test_a_set_is_the_same_whichever_scenario_is_shown_and_survives_saving() -> None:
    document = with_set()
    document.do(branch(document.scenarios, document.baseline.id, MOMENT, name="Plan"))
    plan = next(key for key in document.scenarios.table if key != document.baseline.id and key != only(document).id)  # fmt: skip
    document.show(plan)
    before = only(document)
    document.do(set_outputs(document.scenarios, before.id, (CHART, ROSTER)))
    assert only(document).outputs == (CHART, ROSTER)
    assert only(again(document)) == only(document)
    assert again(document).organization.table == document.table(document.baseline.id)
    document.undo_scenarios()
    assert only(document) == before
    document.redo_scenarios()
    document.do(remove_delivery(document.scenarios, before.id))
    assert not deliveries(again(document).scenarios)


def test_a_set_in_a_document_without_other_scenarios_is_no_scenario() -> None:
    document = again(with_set())
    assert [one.name for one in deliveries(document.scenarios)] == ["Board pack"]
    assert document.name_on_pages(document.shown) is None
    assert "delivery" not in {type(one).__name__.lower() for one in document.organization}


def test_what_was_done_to_sets_is_told_to_the_journal_and_done_again_from_it() -> None:
    document, told = Document(small_organization()), list[Act]()
    document.on_act = told.append
    document.do(add_delivery(document.scenarios, "Board pack", (CHART,)))
    document.do(rename_delivery(document.scenarios, only(document).id, "For the board", "董事会"))
    recovered = Document(small_organization())
    for act in told:
        recovered.replay(act)
    assert recovered.scenarios.table == document.scenarios.table


def test_an_edit_is_of_the_document_or_of_what_stands_in_a_scenario() -> None:
    document = with_set()
    both = edit_of(verbatim("Both"), [(only(document), None), (None, Unit(id="new", name="New"))])
    with pytest.raises(ValueError, match="either"):
        document.do(both)


def test_sets_that_two_have_changed_apart_are_merged() -> None:
    base = with_set()
    mine, theirs = again(base), again(base)
    mine.do(rename_delivery(mine.scenarios, only(mine).id, "For the board"))
    theirs.do(set_outputs(theirs.scenarios, only(theirs).id, (CHART, ROSTER)))
    theirs.do(add_delivery(theirs.scenarios, "Works council", (ROSTER,)))
    bring_into(base, mine, theirs)
    names = {one.name: one.outputs for one in deliveries(mine.scenarios)}
    assert names == {"For the board": (CHART, ROSTER), "Works council": (ROSTER,)}


def test_a_set_needs_a_name_of_its_own_in_either_language() -> None:
    document = with_set()
    scenarios = document.scenarios
    for name, chinese in (("", ""), ("  ", ""), ("board PACK", ""), ("Other", "Board pack")):
        with pytest.raises(Refused):
            add_delivery(scenarios, name, (), chinese)
    with pytest.raises(Refused, match="needs a name"):
        rename_delivery(scenarios, only(document).id, " ")
    assert free_name(scenarios, "Board pack") == "Board pack 2"
    assert free_name(scenarios, "Council") == "Council"
    assert rename_delivery(scenarios, only(document).id, "Board pack", "董事会材料")


def test_settings_that_say_nothing_of_a_file_are_told_and_taken_out() -> None:
    odd = Output(what="raci", format="csv", matrix="m", marks=True, book="unit", page="A3")
    assert strangers(odd) == ["marks", "book"]
    assert fitting(odd) == Output(what="raci", format="csv", matrix="m", page="A3")
    alone = Output(what="chart", format="pdf", least=9.0, overlap=0.0)
    assert strangers(alone) == ["least", "overlap"]
    assert not strangers(Output(what="chart", format="pdf", poster=True, least=9.0, overlap=0.0))


def test_every_setting_that_belongs_somewhere_is_a_field_of_an_output() -> None:
    assert set(BELONGS) <= set(Output.__struct_fields__)
    for outputs in BELONGS.values():
        assert all(set(kinds) <= set(FORMATS[what]) for what, kinds in outputs.items())
