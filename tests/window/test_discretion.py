"""While names and pay are hidden, no text of the window tells them: every section, pane, menu and file."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QEvent, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from orgeditor.analysis.veil import DOTS, Veil
from orgeditor.drawing.sight import Sight
from orgeditor.gui.canvas.menus import card_menu, drop_menu
from orgeditor.gui.canvas.places import Place
from orgeditor.gui.canvas.plans import How, plan_drop, plan_holder
from orgeditor.gui.command_palette import CommandPalette
from orgeditor.gui.exporting import RedactionDialog, RosterDialog
from orgeditor.gui.party_chooser import PartyChooser
from orgeditor.gui.printing.preview import PreviewDialog
from orgeditor.gui.sections import Section
from orgeditor.messages import seen, show_through, verbatim
from orgeditor.model.edit import edit_of
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.elements.skills import Skill, SkillHeld, SkillNeed, Successor, Training
from orgeditor.model.records import Holder, Matrix, Person, Position, key_id
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.people import move_holder
from orgeditor.model.verbs.responsibilities import add_parties
from tests.window.conftest import position, unit

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRETS = ("Zaphod Quillfeather", "齐天乐", "zq@secret.example", "918273", "918,273", "Quill")


@pytest.fixture
def full(window, monkeypatch):
    """A window over a document that tells a name and a pay wherever one can stand."""
    monkeypatch.setattr(RedactionDialog, "exec", lambda _: RedactionDialog.DialogCode.Accepted)
    session = window.session
    org = session.organization
    seat, boss = position(window, "P04"), position(window, "P01")
    person = Person(id="zq", name=SECRETS[0], name_zh=SECRETS[1], email=SECRETS[2])
    held = replace(
        org.get(Position, seat),
        holders=(Holder("zq"),),
        cost=918273.0,
        notes=f"{SECRETS[0]} leaves in May",
        duties=f"Stands in for {SECRETS[1]}",
        title=f"Assistant to {SECRETS[0]}",
        waiting="",
        custom={"Remark": f"asks for {SECRETS[2]}", "Bonus": 918273},
    )
    waits = Position(id="waits", title="Waits", waiting=f"manager “{SECRETS[0]}” was not found")
    shared = replace(org.get(Position, boss), holders=(Holder("zq"),), cost=918273.0)
    pairs = [(None, person), (org[seat], held), (None, waits), (org[boss], shared)]
    session.document.do(edit_of(verbatim(f"Import {SECRETS[0]}"), pairs))
    matrix = next(iter(org.of(Matrix)))
    session.perform(add_parties, org, matrix, ["zq"])
    session.perform(move_holder, org, "zq", seat, position(window, "P05"))
    session.undo()
    session.perform(set_field, org, [seat], "grade", "M3")
    skill = Skill(id="sk", name="Bistromathics")
    held = SkillHeld(id=key_id("sk", "zq"), skill="sk", person="zq", level=3.0)
    needed = SkillNeed(id=key_id("sk", boss), skill="sk", party=boss, level=4.0)
    heir = Successor(id=key_id(boss, "zq"), position=boss, person="zq")
    training = Training(id="tr", name="Course", skill="sk", level=4.0, audience=("zq",))
    cycle = ReviewCycle(id="rc", name="Round", end="2099-12-31")
    said = Review(
        id=key_id("zq", "rc"),
        subject="zq",
        cycle="rc",
        rating=5.0,
        potential="high",
        feedback="Worth 918273",
    )
    agreed = Action(id="ac", name="Raise it to 918273", about=("zq",), cycle="rc")
    added = (skill, held, needed, heir, training, cycle, said, agreed)
    session.document.do(edit_of(verbatim("Skills"), [(None, record) for record in added]))
    session.perform(set_field, org, [unit(window, "Market research")], "purpose", SECRETS[0])
    yield window
    show_through(None)


def texts_of(whole: QWidget) -> Iterator[str]:
    """Yield every text that a widget and all inside it show, tell on hover, or read out."""
    for widget in [whole, *whole.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield from (widget.windowTitle(), widget.statusTip())
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        if isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(i) for i in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _cells(widget)
    for action in whole.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    if whole.isVisible():
        yield _painted(whole)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(model.rowCount(parent)):
            column = 0
            while (index := model.index(row, column, parent)).isValid():
                yield from (str(model.data(index, role)) for role in roles)
                column += 1
            waiting.append(model.index(row, 0, parent))
    for header in view.findChildren(QHeaderView):
        for n in range(header.count()):
            yield from (str(model.headerData(n, header.orientation(), role)) for role in roles)


def _painted(widget: QWidget) -> str:
    """Return what a widget paints, as SVG, in which text stays text."""
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    widget.render(generator)
    return buffer.data().data().decode()


def told(window) -> list[str]:
    """Return what the window tells in all sections, with each record selected, and beside them."""
    # What was shown before and is only waiting to be deleted is seen by nobody.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    parts = (_sections, _charts, _selections, _menus_and_phrases, _search, _dialogs)
    return [text for part in parts for text in part(window)]


def _sections(window) -> Iterator[str]:
    for section in Section:
        window.show_section(section)
        yield from texts_of(window)
        for bar in window.findChildren(QTabBar):
            for tab in range(bar.count() if bar.isVisible() else 0):
                bar.setCurrentIndex(tab)
                yield from texts_of(window)
    window.show_section(Section.STRUCTURE)


def _charts(window) -> Iterator[str]:
    canvas = window.canvas
    for mode in ("units", "positions"):
        canvas.set_mode(mode)
        scene = canvas.scene
        for slot in range(len(scene)):
            yield from (str(scene.card(slot)), scene.sentence(slot), scene.spoken(slot))
        for colour in ("custom:Bonus", "custom:Remark", "cost", "unit"):
            canvas.look(colour_by=colour)
            yield from (swatch.label for swatch in scene.legend())
            yield from texts_of(canvas.legend)
        for menu in (window.filter.menu(), window.colour_by.menu(), window.letters.menu()):
            menu.aboutToShow.emit()
            inner = [action.menu() for action in menu.actions() if action.menu()]
            yield from (a.text() for shown in (menu, *inner) for a in shown.actions())


def _selections(window) -> Iterator[str]:
    canvas = window.canvas
    seats = [position(window, code) for code in ("P04", "P01")]
    for key in ("zq", *seats, "waits", unit(window, "Market research")):
        window.session.select([key])
        yield from texts_of(window)
        canvas.hover_card.show_for(canvas.scene.slot(key))
        yield from texts_of(canvas.hover_card)


def _menus_and_phrases(window) -> Iterator[str]:
    canvas, org = window.canvas, window.session.organization
    seat, boss, other = (position(window, code) for code in ("P04", "P01", "P05"))
    window.session.select([boss, seat])
    for menu in (card_menu(canvas), drop_menu(canvas, [seat], Place(boss, slot=0))):
        yield from (action.text() + action.toolTip() for action in menu.actions())
        menu.deleteLater()
    yield str(plan_holder(org, "zq", seat, other).sentence)
    yield str(plan_drop(org, How.MERGE, [seat], Place(boss, slot=0)).sentence)
    canvas.focus_on(seat)
    yield from texts_of(canvas.breadcrumb)
    canvas.focus_on("")
    canvas.select_all()
    canvas.clipboard.take(cut=False)
    content = QApplication.clipboard().mimeData()
    yield from (content.text(), content.html())


def _search(window) -> Iterator[str]:
    for text in ("Zaphod", "Assistant", "918273"):
        window.search.setFocus()
        window.search.setText(text)
        window.search.textEdited.emit(text)
        yield from texts_of(window.search._suggestions)
        window.search.clear()


def _dialogs(window) -> Iterator[str]:
    session = window.session
    org = session.organization
    matrix = next(iter(org.of(Matrix)))
    for dialog in (
        CommandPalette(window.actions_by_id, window),
        PartyChooser(org, [], window),
        PreviewDialog(session, matrix, window),
    ):
        dialog.show()
        yield from texts_of(dialog)
        dialog.close()
        dialog.deleteLater()


def test_no_text_of_the_window_tells_what_is_hidden(full) -> None:
    before = told(full)
    for secret in SECRETS:
        assert any(secret in text for text in before), secret
    full.session.keep_from_view(names=True, pay=True)
    after = told(full)
    leaks = {
        (s, text[max(0, text.find(s) - 80) : text.find(s) + 80])
        for s in SECRETS
        for text in after
        if s in text
    }
    assert not leaks, "\n".join(sorted(f"{s}: {text!r}" for s, text in leaks))
    assert any(DOTS in text for text in after)
    full.session.keep_from_view(names=False, pay=False)
    assert any(SECRETS[0] in text for text in texts_of(full))


def test_what_is_handed_over_tells_nothing_either_and_says_so(full, tmp_path, monkeypatch) -> None:
    session = full.session
    path = tmp_path / "roster.csv"
    asked: list[str] = []

    def chosen(_parent: object, title: str, *_: object) -> tuple[str, str]:
        asked.append(title)
        return str(path), ""

    monkeypatch.setattr("orgeditor.gui.where.QFileDialog.getSaveFileName", chosen)
    monkeypatch.setattr("orgeditor.gui.where.agrees", lambda *_: True)
    monkeypatch.setattr(RosterDialog, "exec", lambda _: RosterDialog.DialogCode.Accepted)
    full.handover.roster()
    assert SECRETS[0] in path.read_text("utf-8-sig")
    session.keep_from_view(names=True, pay=True)
    full.handover.roster()
    written = path.read_text("utf-8-sig")
    assert not [secret for secret in SECRETS if secret in written]
    assert "Person " in written
    assert "without names" in asked[1]
    assert "without names" not in asked[0]
    assert "without names" in full.statusBar().currentMessage()


def test_ratings_go_out_when_the_file_menu_says_so_and_the_inspector_lists_them(
    full, tmp_path, monkeypatch
) -> None:
    session = full.session
    path = tmp_path / "tables.xlsx"
    asked: list[str] = []

    def chosen(_parent: object, title: str, *_: object) -> tuple[str, str]:
        asked.append(title)
        return str(path), ""

    monkeypatch.setattr("orgeditor.gui.where.QFileDialog.getSaveFileName", chosen)
    monkeypatch.setattr("orgeditor.gui.where.agrees", lambda *_: True)

    def goes_out() -> bool:
        full.handover.elements()
        with zipfile.ZipFile(path) as packed:
            parts = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
        return any("Worth 918273" in part for part in parts)

    assert not goes_out()
    full.actions_by_id["with-ratings"].trigger()
    assert full.actions_by_id["with-ratings"].isChecked()
    assert goes_out()
    assert ["without ratings" in title for title in asked] == [True, False]
    session.perform(set_field, session.organization, ["ac"], "due", "2099-01-01")
    assert "Raise it to 918273" in full.actions_by_id["undo"].text()
    session.select([position(full, "P04")])
    lines = [button.text() for button in full.inspector.findChildren(QPushButton)]
    assert f"Round · {SECRETS[0]} · 5" in lines
    session.keep_from_view(names=False, pay=True)
    assert not goes_out()
    lines = [button.text() for button in full.inspector.findChildren(QPushButton)]
    assert not any("Round" in line for line in lines)
    assert "918273" not in full.actions_by_id["undo"].text()


def test_what_would_show_a_name_is_not_edited(full) -> None:
    session, seat = full.session, position(full, "P04")
    session.keep_from_view(names=True, pay=False)
    session.select([seat])
    reasons: list[str] = []
    session.refused.connect(lambda reason: reasons.append(str(reason)))
    full.canvas.rename()
    full.outline.structure.rename()
    assert len(reasons) == 2
    assert full.canvas.findChild(QLineEdit, "title-editor") is None
    assert full.status.findChild(QLabel, "kept-from-view").text() == "Names hidden"


def test_names_that_come_later_and_other_documents(full) -> None:
    session, org = full.session, full.session.organization
    session.keep_from_view(names=True, pay=False)
    session.perform(set_field, org, ["zq"], "name", "Trillian Astra")
    assert seen(f"{SECRETS[0]} is Trillian Astra now") == f"{DOTS} is {DOTS} now"
    session.perform(delete, org, ["zq"])
    assert seen("Trillian Astra") == DOTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee reports to Anna", "••• reports to Anna"),
        ("Anna; Ann Lee-Smith", "Anna; •••-Smith"),
        ("（王伟）与王伟民", "（•••）与•••"),
        ("Ann Lee Jr", "•••"),
        ("nothing here", "nothing here"),
        ("", ""),
    ],
)
def test_a_name_is_found_as_a_word(text: str, expected: str) -> None:
    people = [
        Person(id="a", name="Ann Lee", name_zh="王伟"),
        Person(id="b", name="Ann Lee Jr", name_zh="王伟民"),
    ]
    assert Veil(people)(text) == expected


def test_titles_name_as_kept_back_only_what_such_a_file_can_hold(full, monkeypatch) -> None:
    session = full.session
    matrix = next(iter(session.organization.of(Matrix)))
    asked: list[str] = []

    def dismissed(_parent: object, title: str, *_: object) -> tuple[str, str]:
        asked.append(title)
        return "", ""

    monkeypatch.setattr("orgeditor.gui.where.QFileDialog.getSaveFileName", dismissed)

    def titles() -> list[str]:
        asked.clear()
        full.handover.matrix(matrix)
        full.handover.processes(matrix)
        full.handover.chart("positions", frozenset(), Sight())
        full.handover.elements()
        return asked

    assert session.ratings_held_back()
    assert ["ratings" in title for title in titles()] == [False, False, False, True]
    session.keep_from_view(names=False, pay=True)
    assert ["pay" in title for title in titles()] == [False, False, True, True]
    session.keep_from_view(names=True, pay=False)
    assert all("without names" in title for title in titles())
