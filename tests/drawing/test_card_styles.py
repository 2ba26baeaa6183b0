"""Named styles say what cards show below their titles."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter

from orgeditor.drawing.card import HEIGHT, WIDTH, Card, facts_beside, paint_card, plain_lines
from orgeditor.drawing.card_styles import styles
from orgeditor.drawing.card_texts import cut_texts
from orgeditor.drawing.colours import LIGHT
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import CardStyle
from orgeditor.model.verbs.card_styles import use_card_style
from orgeditor.model.verbs.editing import delete, set_field
from tests.canvas.conftest import company

PAID = CardStyle(
    id="s",
    name="Pay",
    rows=("holders", "grade", "cost"),
    initials=True,
    badges=("span", "vacancies", "findings"),
)


def styled() -> Organization:
    org = company()
    org.apply(set_field(org, ["director"], "grade", "M4"))
    org.apply(set_field(org, ["director"], "cost", 168000.0))
    org.apply(use_card_style(org, PAID))
    return org


def director(org: Organization, sight: Sight | None = None) -> Card:
    scene = ChartScene(org, sight=sight)
    return scene.card(scene.slot("director"))


def test_a_card_says_the_fields_of_its_style_in_their_order() -> None:
    card = director(styled(), Sight(severities={"director": "error"}))
    assert card.rows == ("Wei Chen", "M4", "168,000")
    assert card.initials == "WC"
    assert [letter for letter, _ in card.letters] == ["2", "5", "!"]


def test_hidden_names_and_pay_are_in_no_style() -> None:
    card = director(styled(), Sight(names_hidden=True, pay_hidden=True))
    assert card.rows == ("Filled", "M4")
    assert not card.initials


def test_a_style_that_is_deleted_leaves_the_usual_cards() -> None:
    org = styled()
    org.apply(delete(org, ["s"]))
    assert director(org).rows is None


def test_a_style_needs_a_name() -> None:
    with pytest.raises(Refused):
        use_card_style(company(), CardStyle(id="s", name=" "))


def test_a_number_says_what_it_counts() -> None:
    org = styled()
    org.apply(use_card_style(org, replace(PAID, rows=("fte", "figure"))))
    assert director(org).rows == ("1.0 FTE", "6 in all")


def test_an_empty_field_takes_no_line() -> None:
    org = company()
    org.apply(use_card_style(org, CardStyle(id="s", name="x", rows=("grade", "location"))))
    assert director(org).rows == ()


def test_rows_are_painted_inside_the_card(qapp) -> None:
    def painted(card: Card) -> QImage:
        image = QImage(int(WIDTH), int(HEIGHT), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        with QPainter(image) as painter:
            paint_card(painter, card, LIGHT, paper_face())
        return image

    rows = ("One", "Two", "Three")
    full, bare = painted(Card("Title", rows=rows)), painted(Card("Title", rows=()))
    changed = [
        y
        for y in range(int(HEIGHT))
        if any(full.pixel(x, y) != bare.pixel(x, y) for x in range(int(WIDTH)))
    ]
    assert min(changed) > 5
    assert HEIGHT - 20 < max(changed) < HEIGHT - 3


@pytest.mark.usefixtures("qapp")
def test_below_a_title_of_two_lines_facts_give_way_before_a_name_is_cut() -> None:
    face = paper_face()
    title = "Executive Director of Resources and Legal Services"
    card = Card(title, line="Jonathan Robinson", facts="SCS3 · 5 reports")
    assert facts_beside(card, styles(face)) == "SCS3"
    assert plain_lines(card, styles(face))[-1].words == "Jonathan Robinson"
    assert cut_texts(card, face) == ("SCS3 · 5 reports",)
    # A short name, a short title and a name too long for the card leave them as they are.
    for other in (replace(card, line="Jo"), replace(card, title="Director"), replace(card, line="Jo" * 40)):  # fmt: skip
        assert facts_beside(other, styles(face)) == card.facts
