"""Redaction profiles: kept in the document, applied whole, the same each time; names found in texts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgeditor.analysis.aliases import aliases, initials
from orgeditor.analysis.discretion import hidden, profile_called, redacted, strictest
from orgeditor.analysis.left_out import details, left_out, notice
from orgeditor.analysis.veil import DOTS, Veil
from orgeditor.messages import speaking, verbatim
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused, edit_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    Column,
    Holder,
    Matrix,
    OwnCode,
    OwnCodeSet,
    Person,
    Picture,
    Position,
    Source,
    Unit,
)
from orgeditor.model.redaction import (
    GRADES,
    INITIALS,
    NUMBERS,
    RedactionProfile,
    own_profiles,
    standard_profiles,
)
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.redaction import fresh_copy, keep_redaction


@pytest.fixture
def org() -> Organization:
    return Organization(
        [
            Unit(id="u", name="Sales", purpose="Ada Lovelace built it", custom={"Region": "North"}),
            Person(id="a", name="Ada Lovelace", email="ada@x.example", code="E1", picture="pic"),
            Person(id="b", name="Alan Lee", name_zh="李安"),
            Person(id="c", name="王小明", phone="+49 170 1"),
            Picture(id="pic", data=b"\xff\xd8\xff"),
            Position(
                id="p",
                title="Lead",
                title_zh="主管",
                code="P1",
                grade="M3",
                unit="u",
                holders=(Holder("a", 0.5), Holder("b", 0.5)),
                cost=91500.0,
                currency="EUR",
                notes="Pay of LOVELACE, ADA rises from EUR 91,500.00 to 95,000; call +49 170 1",
                custom={"Bonus": 500, "Desk": "by 王小明"},
            ),
            Position(id="q", title="Clerk", grade="M3", manager="p", holders=(Holder("c"),)),
            Source(
                id="s",
                file="Ada Lovelace.xlsx",
                columns=(Column("Name", "name"), Column("Bonus of Ada", "custom")),
            ),
            OwnCodeSet(id="o", name="Own", codes=(OwnCode("X", meaning="Asks Alan Lee"),)),
            Matrix(id="m", name="Sales", own_codes="o"),
        ]
    )


def standard(key: str) -> RedactionProfile:
    return next(one for one in standard_profiles() if one.id == key)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lovelace", "A. L."),
        ("Lovelace, Ada", "A. L."),
        ("jean-luc picard", "J.-L. P."),
        ("Madonna", "M."),
        ("王小明", "王某"),
        ("王 小明", "王某"),
        ("欧阳修", "欧阳某"),
        ("艾达·洛芙莱斯", "艾某"),
        ("Éva Ötvös", "É. Ö."),
        ("", ""),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize("kind", [INITIALS, NUMBERS, GRADES])
def test_no_two_people_become_one_and_the_order_of_records_does_not_matter(kind: str) -> None:
    people = {key: Person(id=key, name="Ada Lovelace", name_zh="王明") for key in ("x", "y", "z")}
    seats = [Position(id=f"p{key}", grade="M3", holders=(Holder(key),)) for key in people]
    found = aliases(people, seats, kind)
    assert len({english for english, _ in found.values()}) == 3
    turned = aliases(dict(reversed(people.items())), seats[::-1], kind)
    assert turned == found
    if kind == INITIALS:
        assert found == {"x": ("A. L.", "王某"), "y": ("A. L. (2)", "王某 (2)"), "z": ("A. L. (3)", "王某 (3)")}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ADA  lovelace\nand Ada\u00a0Lovelace", f"{DOTS}\nand {DOTS}"),
        ("Lovelace, Ada; Lovelaces, Ada", f"{DOTS}; Lovelaces, Ada"),
        ("Will will come", f"{DOTS} will come"),
        ("mail ADA@X.example now", f"mail {DOTS} now"),
        ("王小明和王小", f"{DOTS}和王小"),
        ("Ada Lovelace-Byron (née Lovelace)", f"{DOTS} (née Lovelace)"),
        ("earns 91,500, 91 500,00 or 91500", f"earns {DOTS}, {DOTS} or {DOTS}"),
        ("P91500x, 91501, 191500, 91.500.000", f"P{DOTS}x, 91501, 191500, 91.500.000"),
    ],
)
def test_names_and_pay_are_found_in_texts(text: str, expected: str) -> None:
    people = [
        Person(id="a", name="Ada Lovelace", email="ada@x.example"),
        Person(id="b", name="Ada Lovelace-Byron", name_zh="王小明"),
        Person(id="c", name="Will"),
    ]
    assert Veil(people, [91500.0, 3.0])(text) == expected


def test_initials_go_out_with_nothing_else_that_tells_who_somebody_is(org: Organization) -> None:
    made = redacted(org, standard("initials-only"))
    assert made.get(Person, "a") == Person(id="a", name="A. L.")
    assert made.get(Person, "b") == Person(id="b", name="A. L. (2)", name_zh="李某")
    assert made.get(Person, "c").name == "王某"
    assert not made.of(Picture)
    seat = made.get(Position, "p")
    assert (seat.title, seat.cost, seat.currency, seat.custom) == ("Lead", None, "", {})
    assert seat.notes == f"Pay of {DOTS} rises from EUR {DOTS} to 95,000; call {DOTS}"
    assert made.get(Unit, "u").purpose == f"{DOTS} built it"
    assert made.get(Source, "s").file == f"{DOTS}.xlsx"
    assert [c.header for c in made.get(Source, "s").columns] == ["Name"]
    assert made.get(OwnCodeSet, "o").codes[0].meaning == f"Asks {DOTS}"
    assert made.redaction == standard("initials-only")
    assert redacted(org, standard("initials-only")) == made


def test_grades_alone_tell_neither_title_nor_name_nor_notes(org: Organization) -> None:
    made = redacted(org, standard("grades-only"))
    seat = made.get(Position, "p")
    assert (seat.title, seat.title_zh, seat.notes) == ("M3", "", "")
    assert {person.name for person in made.of(Person).values()} == {"M3", "M3 (2)", "M3 (3)"}


def test_pay_alone_leaves_names(org: Organization) -> None:
    made = redacted(org, standard("no-pay"))
    assert made.get(Person, "a") == org.get(Person, "a")
    assert "91,500" not in made.get(Position, "p").notes
    assert "LOVELACE" in made.get(Position, "p").notes


def test_own_columns_go_out_where_a_profile_names_them(org: Organization) -> None:
    mine = RedactionProfile(id="own", name="Mine", people=NUMBERS, columns=("Region", "Desk"))
    made = redacted(org, mine)
    assert made.get(Unit, "u").custom == {"Region": "North"}
    assert made.get(Position, "p").custom == {"Desk": f"by {DOTS}"}
    assert "Of them go out: Region, Desk" in notice(mine, "en").lines


def test_contacts_and_pictures_are_left_out_alone(org: Organization) -> None:
    made = redacted(org, RedactionProfile(id="x", contacts=True, pictures=True))
    assert made.get(Person, "a") == Person(id="a", name="Ada Lovelace")
    assert not made.of(Picture)


def test_who_stands_in_another_scenario_is_found_and_numbered_alike(org: Organization) -> None:
    gone = Person(id="0", name="Grace Hopper")
    other = Organization([*org, gone, Unit(id="v", name="After Grace Hopper")])
    everybody = list(other.of(Person).values())
    org.scenario = verbatim("As Grace Hopper wants it")
    one, two = (redacted(side, standard("no-names"), everybody) for side in (org, other))
    assert one.get(Person, "a") == two.get(Person, "a")
    assert two.get(Unit, "v").name == f"After {DOTS}"
    assert one.scenario.render("en") == f"As {DOTS} wants it"


def test_who_was_called_otherwise_is_found_by_either_name(org: Organization) -> None:
    document = Document(org)
    document.do(set_field(org, ["b"], "name", "Alan Turing"))
    document.do(set_field(org, ["u"], "purpose", "Alan Lee, now Alan Turing; Grace Hopper"))
    document.do(edit_of(verbatim("come"), [(None, Person(id="g", name="Grace Hopper"))]))
    document.do(delete(org, ["g"]))
    made = redacted(org, standard("no-names"), document.everybody())
    assert made.get(Unit, "u").purpose == f"{DOTS}, now {DOTS}; {DOTS}"


def test_what_is_hidden_stays_out_whatever_is_chosen() -> None:
    floor = hidden(names=True, pay=False)
    assert strictest(floor, None) == floor
    assert strictest(floor, standard("no-names")) == standard("no-names")
    both = strictest(floor, standard("no-pay"))
    assert (both.people, both.pay, both.name) == (NUMBERS, True, "")
    assert [str(words) for words in left_out(both)] == ["without names", "without pay"]
    mine = RedactionProfile(id="o", name="O", people=GRADES, columns=("Region",))
    assert strictest(floor, mine).columns == ()


def test_a_profile_is_kept_changed_and_undone_in_the_document(org: Organization) -> None:
    document = Document(org)
    mine = fresh_copy(org, standard("no-pay"))
    assert mine.name == "No pay 2"
    document.do(keep_redaction(org, replace(mine, name="For the board", name_zh="董事会")))
    assert [one.name for one in own_profiles(org)] == ["For the board"]
    assert profile_called(org, "董事会") == profile_called(org, "for THE board")
    assert profile_called(org, "initials-only") == standard("initials-only")
    assert profile_called(org, "不含姓名") == standard("no-names")
    assert profile_called(org, "nobody") is None
    document.do(keep_redaction(org, replace(own_profiles(org)[0], texts=True)))
    document.undo()
    assert not own_profiles(org)[0].texts
    document.do(delete(org, [mine.id]))
    assert not own_profiles(org)
    document.undo()
    assert own_profiles(org)
    assert not redacted(org, standard("no-pay")).of(RedactionProfile)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "no NAMES"}, "already"),
        ({"name_zh": "不含薪酬"}, "already"),
        ({"pay": False, "ratings": False}, "leaves something out"),
    ],
)
def test_a_profile_that_would_mislead_is_refused(
    org, changed: dict[str, object], reason: str
) -> None:
    mine = RedactionProfile(id="own", name="Mine", pay=True)
    with pytest.raises(Refused, match=reason):
        keep_redaction(org, replace(mine, **changed))


def test_what_is_said_is_said_in_the_language_asked_for() -> None:
    told = notice(standard("grades-only"), "zh_CN")
    assert told.heading == "已去掉的内容"
    assert told.footer == "脱敏：仅职级"
    assert (
        told.lines[1]
        == "人员以职级代替，不含联系方式，不含人员照片，职位以职级代替，不含薪酬，不含人员评级，不含备注，不含客户自有列"
    )
    with speaking("zh_CN"):
        assert "不含薪酬" in [str(words) for words in details(standard("no-pay"))]
    assert notice(None, "en") is None
