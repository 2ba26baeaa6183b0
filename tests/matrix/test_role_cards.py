"""Role cards: what stands in them, on paper, in Word, from the command line, in the window."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import QUrl

from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.role_card import RoleCard, carded, role_card
from orgeditor.cli.main import main
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.files.word import write_role_cards
from orgeditor.gui.role_card_pane import RoleCardPane
from orgeditor.gui.session import Session
from orgeditor.messages import show_through
from orgeditor.model.document import Document
from orgeditor.model.elements.goals import Kpi
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Role
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.matrices import begin_matrix
from orgeditor.model.verbs.responsibilities import set_codes
from tests.elements.skill_records import skill_records
from tests.matrix.offices import MATRIX, office
from tests.model.random_edits import small_records


def parts(card: RoleCard) -> dict[str, list[str]]:
    """Return the names of activities by letter."""
    return {
        part.letter: [a.name for _, activities in part.groups for a in activities]
        for part in card.parts
    }


def test_a_card_holds_all_that_a_role_is_by_letter_and_group() -> None:
    org = office()
    card = role_card(org, "brand")
    assert parts(card) == {"R": ["Set goals", "Write the brief"], "A": ["Agree the budget", "Write the brief"]}  # fmt: skip
    assert [group.name for part in card.parts for group, _ in part.groups] == ["Planning", "Delivery"] * 2  # fmt: skip
    assert [(other.party.id, other.shared, other.letters) for other in card.works_with] == [
        ("director", 2, ("A",)),
        ("sales", 1, ("C",)),
    ]


def test_a_card_tells_the_skills_that_the_work_needs(tmp_path: Path) -> None:
    org = Organization([*small_records(), *skill_records()])

    def needed(party: str) -> dict[str, float]:
        return {one.skill.id: one.level for one in role_card(org, party).skills}

    assert needed("r1") == {"s1": 3.0, "s2": 2.0}
    assert list(needed("p6").items()) == [("s3", 4.0), ("s1", 3.0), ("s2", 2.0)]
    assert needed("h1") == {"s1": 2.0}
    assert needed("u1") == {}
    path = tmp_path / "card.docx"
    write_role_cards([role_card(org, "p6")], org, path, labels="en")
    told = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert "Tenders (4) · Negotiation (3) · Writing (2)" in told


def test_a_card_spans_matrices_and_a_position_answers_for_its_roles() -> None:
    org = office()
    edit = begin_matrix(org, name="Service", code_set="daci", parties=["brand"], activities=[(0, "Reply")])  # fmt: skip
    org.apply(edit)
    second, activity = edit.changes[0].id, edit.changes[2].id
    org.apply(set_codes(org, second, [(activity, "brand", ("D",))]))
    card = role_card(org, "brand")
    assert [(part.matrix.name, part.letter) for part in card.parts] == [("Launch", "R"), ("Launch", "A"), ("Service", "D")]  # fmt: skip
    seat = next(key for key, p in org.of(Position).items() if "brand" in p.roles)
    assert parts(role_card(org, seat)) == parts(card)


def test_an_empty_role_has_an_empty_card() -> None:
    card = role_card(Organization([Role(id="r", name="Alone")]), "r")
    assert (card.parts, card.works_with, card.kpis, card.purpose) == ((), (), (), "")


def test_purpose_duties_and_kpis_stand_there_when_they_exist() -> None:
    org = office()
    org.apply(set_field(org, ["brand"], "purpose", "Keeps the brand"))
    grown = Organization([*everything(org), Kpi(id="k", name="Awareness", owner="brand")])
    card = role_card(grown, "brand")
    assert (card.purpose, [kpi.name for kpi in card.kpis]) == ("Keeps the brand", ["Awareness"])


def everything(org: Organization) -> list[object]:
    from orgeditor.model.registry import RECORD_TYPES

    return [record for kind in RECORD_TYPES for record in org.of(kind).values()]


@pytest.mark.parametrize("labels", ["en", "zh_CN", "both"])
def test_the_word_document_says_what_the_cards_say(tmp_path: Path, labels: str) -> None:
    org = organization_from("marketing")
    views = [matrix_view(org, matrices(org)[0].id)]
    cards = [role_card(org, party, views) for party in carded(views)]
    write_role_cards(cards, org, tmp_path / "cards.docx", labels=labels)
    paragraphs = docx.Document(str(tmp_path / "cards.docx")).paragraphs
    titles = [p.text for p in paragraphs if p.style.name == "Heading 1"]
    assert len(titles) == len(cards)
    bullets = [p.text for p in paragraphs if p.style.name == "List Bullet"]
    assert len(bullets) == sum(part.count for card in cards for part in card.parts)
    name = cards[1].party.name_zh if labels == "zh_CN" else cards[1].party.name
    assert name in titles[1]
    breaks = [
        p.paragraph_format.page_break_before for p in paragraphs if p.style.name == "Heading 1"
    ]
    assert breaks == [False] + [True] * (len(cards) - 1)


def test_the_command_line_writes_both_forms_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    save(organization_from("marketing"), tmp_path / "d.orgz", overwrite=True)
    export = ["export", str(tmp_path / "d.orgz"), "--what", "role-cards", "-o"]
    for name in ("a.docx", "b.docx", "a.pdf", "b.pdf"):
        assert main([*export, str(tmp_path / name)]) == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        assert len(pdf) == 13
    assert main([*export, str(tmp_path / "one.pdf"), "--role", "Marketing manager"]) == 0
    with pypdfium2.PdfDocument(tmp_path / "one.pdf") as pdf:
        assert len(pdf) == 1
        assert "Marketing manager" in pdf[0].get_textpage().get_text_bounded()
    assert main([*export, str(tmp_path / "none.pdf"), "--role", "Nobody"]) == 1
    assert main([*export, str(tmp_path / "none.xlsx")]) == 2


@pytest.fixture
def pane(qtbot) -> RoleCardPane:
    session = Session(Document(office()))
    made = RoleCardPane(session)
    qtbot.addWidget(made)
    made.resize(320, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_pane_follows_the_selection_and_edits_and_its_names_lead_on(pane: RoleCardPane) -> None:
    session = pane._session
    assert "Select a role" in pane.text.toPlainText()
    session.select(["brand"])
    told = pane.text.toPlainText()
    assert told.splitlines()[0] == "Brand manager"
    assert "Agree the budget" in told
    session.perform(set_codes, session.organization, MATRIX, [("budget", "brand", ())])
    assert "Agree the budget" not in pane.text.toPlainText()
    pane.text.anchorClicked.emit(QUrl("goals"))
    assert session.selection == ("goals",)


def test_names_that_are_html_stay_text_and_hidden_names_stay_hidden(pane: RoleCardPane) -> None:
    session = pane._session
    session.perform(set_field, session.organization, ["brand"], "name", "<b>x</b> & co")
    session.select(["brand"])
    assert pane.text.toPlainText().splitlines()[0] == "<b>x</b> & co"
    show_through(lambda text: text.replace("Director", "•••"))
    pane.refresh()
    assert "Director" not in pane.text.toPlainText()
    show_through(None)


def test_the_pane_asks_for_paper_and_file(pane: RoleCardPane, qtbot) -> None:
    pane._session.select(["sales"])
    buttons = pane._buttons.children()
    printing, exporting = (b for b in buttons if hasattr(b, "click"))
    with qtbot.waitSignal(pane.print_requested) as printed:
        printing.click()
    with qtbot.waitSignal(pane.export_requested) as exported:
        exporting.click()
    assert printed.args == exported.args == ["sales"]
