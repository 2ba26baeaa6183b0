"""Code sets: everyone's, a document's own, and what becomes of letters from one to another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgeditor.analysis.matrix import matrix_view
from orgeditor.model.code_sets import code_sets, codes_of
from orgeditor.model.codes import CODE_SETS, Duty
from orgeditor.model.converting import Fate, turned, turns
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Matrix, OwnCode, Responsibility, key_id
from orgeditor.model.verbs.code_sets import (
    convert_matrix,
    meaning_otherwise,
    own_code,
    set_code_set,
)
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.responsibilities import add_matrix, set_codes, set_comment
from tests.matrix.offices import MATRIX, office

OWN = (
    OwnCode("L", "Leads", "牵头", "answers for it", "对其负责", Duty.ANSWERS),
    OwnCode("W", "Works", "承办", "does it", "执行", Duty.DOES),
)


def letters(org: Organization, activity: str, party: str) -> str:
    cell = org.find(Responsibility, key_id(MATRIX, activity, party))
    return "".join(cell.codes) if cell else ""


@pytest.fixture
def document() -> Document:
    return Document(office())


def add_own(document: Document) -> str:
    edit = set_code_set(document.organization, "", name="LW", codes=OWN)
    document.do(edit)
    return edit.changes[0].id


def test_every_letter_has_a_name_and_a_meaning_in_both_languages() -> None:
    for codes in CODE_SETS.values():
        for code in codes.codes:
            for message in (code.name, code.meaning):
                assert message.render("en")
                assert any("\u4e00" <= c <= "\u9fff" for c in message.render("zh_CN")), message.text


@given(st.sampled_from(sorted(CODE_SETS)), st.sampled_from(sorted(CODE_SETS)))
def test_what_has_a_letter_for_the_same_keeps_it(before: str, after: str) -> None:
    one, other = CODE_SETS[before], CODE_SETS[after]
    for letter, to in turned(one, other).items():
        code = one.code(letter)
        assert code
        if other.letters(code.duty):
            found = other.code(to)
            assert found
            assert found.duty is code.duty
        assert to == "" or other.code(to)


def test_a_letter_of_the_same_name_that_means_something_else_is_turned(document: Document) -> None:
    document.do(convert_matrix(document.organization, MATRIX, "rapid"))
    org = document.organization
    assert codes_of(org, MATRIX).id == "rapid"
    assert letters(org, "goals", "director") == "D"
    assert letters(org, "goals", "brand") == "P"
    assert letters(org, "brief", "sales") == "I"
    assert letters(org, "brief", "brand") == "PD"


def test_what_is_lost_is_told_before_and_kept_as_a_comment(document: Document) -> None:
    document.do(set_codes(document.organization, MATRIX, [("goals", "sales", ("I",))]))
    document.do(set_comment(document.organization, MATRIX, "goals", "sales", "by mail"))
    org = document.organization
    lost = [turn for turn in turns(org, MATRIX, "rapid") if turn.fate is Fate.LOST]
    assert [(turn.before.letter, turn.cells) for turn in lost] == [("I", 1)]
    document.do(convert_matrix(org, MATRIX, "rapid"))
    cell = org.get(Responsibility, key_id(MATRIX, "goals", "sales"))
    assert (cell.codes, cell.comment) == ((), "by mail\nRACI I (Informed)")
    document.undo()
    assert letters(org, "goals", "sales") == "I"


def test_lost_letters_may_go_and_the_choice_is_the_users(document: Document) -> None:
    org = document.organization
    document.do(convert_matrix(org, MATRIX, "daci", {"C": "", "R": "C"}, keep_lost=False))
    assert letters(org, "goals", "brand") == "C"
    assert org.find(Responsibility, key_id(MATRIX, "brief", "sales")) is None


def test_two_letters_that_become_one_are_told(document: Document) -> None:
    found = turns(document.organization, MATRIX, "daci", {"C": "D"})
    assert [turn.before.letter for turn in found if turn.joined] == ["R", "C"]


def test_a_code_set_is_not_changed_as_a_field(document: Document) -> None:
    with pytest.raises(Refused, match="command of its own"):
        set_field(document.organization, [MATRIX], "code_set", "daci")


def test_an_own_set_is_used_like_the_others(document: Document) -> None:
    own = add_own(document)
    org = document.organization
    document.do(convert_matrix(org, MATRIX, own))
    assert letters(org, "brief", "brand") == "LW"
    view = matrix_view(org, MATRIX)
    row = next(row for row in view.rows if row.activity.id == "shoot")
    assert [m.message.render("en") for m in view.row_marks(row)] == ["nobody has L (Leads)"]
    assert view.row_marks(row)[0].message.render("zh_CN").endswith("L（牵头）")
    document.do(add_matrix(org, name="Second", code_set=own))
    assert [m.own_codes for m in org.of(Matrix).values()] == [own, own]
    with pytest.raises(Refused, match="in use"):
        delete(org, [own])
    with pytest.raises(Refused, match="stands in Launch"):
        set_code_set(org, own, name="LW", codes=OWN[:1])


def test_marks_speak_the_words_of_the_set(document: Document) -> None:
    document.do(convert_matrix(document.organization, MATRIX, "daci"))
    view = matrix_view(document.organization, MATRIX)
    told = {
        row.activity.id: [(m.rule, m.message.render("en")) for m in view.row_marks(row)]
        for row in view.activities
    }
    assert told["goals"] == []
    assert told["budget"] == [
        ("one-decider", "2 have A (Approver), one may"),
        ("one-driver", "nobody has D (Driver)"),
    ]


@pytest.mark.parametrize(
    ("name", "codes", "told"),
    [
        ("", OWN, "needs a name"),
        ("LW", (), "needs a letter"),
        ("raci", OWN, "already"),
        ("X", (OwnCode("LL", "x"),), "not one letter"),
        ("X", (OwnCode("/", "x"),), "not one letter"),
        ("X", (OwnCode("l", "x"), OwnCode("L", "y")), "stands twice"),
        ("X", (OwnCode("1", "x"),), "digit"),
    ],
)
def test_a_set_that_could_not_be_typed_or_read_is_refused(
    document: Document, name: str, codes: tuple[OwnCode, ...], told: str
) -> None:
    with pytest.raises(Refused, match=told):
        set_code_set(document.organization, "", name=name, codes=codes)


def test_a_known_set_can_be_taken_as_a_start(document: Document) -> None:
    codes = [own_code(code.letter, CODE_SETS["rasci"]) for code in CODE_SETS["rasci"].codes]
    document.do(set_code_set(document.organization, "", name="Ours", codes=codes))
    made = list(code_sets(document.organization).values())[-1]
    assert [c.letter for c in made.codes] == list("RASCI")
    assert made.codes[1].name.render("zh_CN") == CODE_SETS["rasci"].codes[1].name.render("zh_CN")


def test_a_letter_in_use_that_would_mean_something_else_is_told(document: Document) -> None:
    own = add_own(document)
    document.do(convert_matrix(document.organization, MATRIX, own))
    org = document.organization
    turned = [replace(OWN[0], duty=Duty.ADVISES), *OWN[1:]]
    used = sum(OWN[0].letter in cell.codes for cell in org.of(Responsibility).values())
    assert used
    assert meaning_otherwise(org, own, turned) == {OWN[0].letter: used}
    assert meaning_otherwise(org, own, OWN) == {}
