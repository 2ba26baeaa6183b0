"""The review page: what was understood, corrected, applied as one undo step."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
)

import orgeditor
from orgeditor.analysis.foreseen import foresee
from orgeditor.analysis.measures import Measures
from orgeditor.assets import asset
from orgeditor.files.roster import Repair, propose, recipe_of, save_recipe, to_edit
from orgeditor.files.sheets import read_workbook
from orgeditor.gui.importing import RosterReview, flow
from orgeditor.gui.importing.encoding_dialog import EncodingDialog
from orgeditor.gui.importing.matrix_review import MatrixReview
from orgeditor.gui.importing.problem_tree import KINDS
from orgeditor.gui.sections import Section
from orgeditor.gui.session import Session
from orgeditor.messages import t, use_language
from orgeditor.model.document import Document
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import Person, Position
from tests.roster.said import by_depth, staff
from tests.roster.tables import workbook
from tests.sheets.test_containers import protected


def _review(qtbot) -> RosterReview:
    books = [read_workbook(asset("resources/sample/roster.xlsx"))]
    review = RosterReview(books, propose(books))
    qtbot.addWidget(review)
    review.show()
    return review


def test_the_sample_is_understood(qtbot):
    review = _review(qtbot)
    assert review.columns.header_row.value() == 4
    assert review.proposal.counts.positions == 61
    assert {group.kind for group in review.doctor.model.groups} == {"job-share", "unknown-manager"}


def test_a_correction_of_the_mapping_is_followed(qtbot):
    review = _review(qtbot)
    column = review.proposal.files[0].mapping.fields["manager"]
    box = review.findChild(QComboBox, f"field-of-{column}")
    box.setCurrentIndex(0)
    box.activated.emit(0)
    qtbot.waitUntil(lambda: review.proposal.counts.reporting_lines == 0, timeout=5000)
    assert review.apply_button.isEnabled()


def test_the_way_of_hierarchy_is_chosen_and_taken_back(qtbot):
    books = [workbook(*by_depth(staff([0, 1, 2, 0, 1])))]
    review = RosterReview(books, propose(books))
    qtbot.addWidget(review)
    review.columns.way_box.setCurrentIndex(review.columns.way_box.findData("none"))
    review.columns.way_box.activated.emit(review.columns.way_box.currentIndex())
    qtbot.waitUntil(lambda: review.proposal.hierarchy == "none")
    assert review.proposal.counts.reporting_lines == 0
    review.columns.way_box.setCurrentIndex(review.columns.way_box.findData("depth"))
    review.columns.way_column_box.setCurrentIndex(review.columns.way_column_box.findData("Level"))
    review.columns.way_column_box.activated.emit(review.columns.way_column_box.currentIndex())
    qtbot.waitUntil(lambda: review.proposal.hierarchy == "depth")
    assert review.proposal.counts.reporting_lines == 5
    review.columns.way_column_box.setCurrentIndex(review.columns.way_column_box.findData("Title"))
    review.columns.way_column_box.activated.emit(review.columns.way_column_box.currentIndex())
    qtbot.waitUntil(lambda: not review.apply_button.isEnabled())


def test_a_header_row_below_the_table_is_refused_in_a_sentence(qtbot):
    review = _review(qtbot)
    review.columns.header_row.setValue(4000)
    qtbot.waitUntil(lambda: not review.apply_button.isEnabled(), timeout=5000)
    assert review.findChild(QLabel, "refusal").text()
    review.columns.header_row.setValue(4)
    qtbot.waitUntil(lambda: review.apply_button.isEnabled(), timeout=5000)


def test_applying_is_one_undo_step_and_cancel_changes_nothing(desk, qtbot, monkeypatch):
    session = desk.session
    session.replace(Document(), type(session.file)())
    paths = [asset("resources/sample/roster.xlsx")]
    monkeypatch.setattr(RosterReview, "exec", lambda self: RosterReview.DialogCode.Rejected)
    assert not flow.import_rosters(session, paths, desk.window)
    assert not len(session.organization)
    monkeypatch.setattr(RosterReview, "exec", lambda self: RosterReview.DialogCode.Accepted)
    assert flow.import_rosters(session, paths, desk.window)
    assert len(session.organization.of(Position)) == 61
    assert session.document.history.done == 1
    session.undo()
    assert not len(session.organization)


def test_a_file_that_is_no_table_is_told_and_nothing_changes(desk, monkeypatch, tmp_path):
    told = []
    monkeypatch.setattr(flow, "tell", lambda _parent, _title, sentence: told.append(str(sentence)))
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    before = len(desk.session.organization)
    assert not flow.import_rosters(desk.session, [path], desk.window)
    assert len(told) == 1
    assert "photo.xlsx" in told[0]
    assert len(desk.session.organization) == before


def test_after_an_import_the_top_of_the_chart_can_be_read(desk, monkeypatch):
    session, window = desk.session, desk.window
    session.replace(Document(), type(session.file)())
    monkeypatch.setattr(RosterReview, "exec", lambda self: RosterReview.DialogCode.Accepted)
    window.intake.open_paths([asset("resources/sample/roster.xlsx")])
    canvas = window.canvas
    assert canvas.zoom >= 0.5
    layout, view = canvas.scene.layout, canvas.view
    assert 0 in layout.within(view.x, view.y, view.right, view.bottom)


HEAD = ("ID", "Title", "Name", "Reports to")
MESS = (
    ("P100", "Director", "Ana", ""),
    ("P200", "Lead", "Ben", "P100"),
    ("P300", "Clerk", "Cem", "P20O"),
    ("P301", "Clerk", "Dia", "P2OO"),
    ("P302", "Clerk", "Eva", "nobody known"),
    ("R1", "One", "Fay", "R2"),
    ("R2", "Two", "Gil", "R1"),
)


def _doctor(qtbot) -> RosterReview:
    books = [workbook(HEAD, *MESS)]
    review = RosterReview(books, propose(books))
    qtbot.addWidget(review)
    review.show()
    review.tabs.setCurrentIndex(1)
    return review


def _choose(review: RosterReview, kind: str, entry: int = 0) -> None:
    model = review.doctor.model
    row = [group.kind for group in model.groups].index(kind)
    review.doctor.tree.setCurrentIndex(model.index(entry, 0, model.index(row, 0)))


def test_a_repair_is_made_and_taken_back(qtbot):
    review = _doctor(qtbot)
    _choose(review, "loop")
    assert [review.doctor.rows.model().headerData(n, Qt.Orientation.Vertical) for n in (0, 1)] == [
        "7",
        "8",
    ]
    review.doctor.choices.setCurrentRow(1)
    qtbot.mouseClick(review.doctor.apply_button, Qt.MouseButton.LeftButton)
    assert "loop" not in {group.kind for group in review.doctor.model.groups}
    found = {p.code: p for p in review.proposal.organization().of(Position).values()}
    assert (found["R1"].manager, found["R2"].manager) == ("", found["R1"].id)
    qtbot.mouseClick(review.doctor.undo_button, Qt.MouseButton.LeftButton)
    assert "loop" in {group.kind for group in review.doctor.model.groups}
    assert not review.doctor.undo_button.isEnabled()


def test_all_of_a_kind_takes_only_what_is_sure(qtbot):
    review = _doctor(qtbot)
    _choose(review, "unknown-manager")
    qtbot.mouseClick(review.doctor.all_button, Qt.MouseButton.LeftButton)
    assert {r.value for r in review.doctor.repairs} == {"P20O", "P2OO"}
    assert review.proposal.counts.unplaced == 1


def test_the_preview_follows_the_repairs(qtbot):
    review = _doctor(qtbot)
    review.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: review.preview.scene is not None)
    before = len(review.preview.scene)
    review.tabs.setCurrentIndex(1)
    _choose(review, "unknown-manager")
    qtbot.mouseClick(review.doctor.apply_button, Qt.MouseButton.LeftButton)
    review.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: review.preview.scene is not None)
    assert len(review.preview.scene) == before + 1


def test_what_would_wait_stands_beside_the_chart(qtbot):
    review = _doctor(qtbot)
    waiting = review.standing.waiting
    review.tabs.setCurrentWidget(review.standing)
    qtbot.waitUntil(lambda: review.preview.scene is not None)
    assert waiting.isVisible()
    assert [waiting.item(n).text() for n in range(waiting.count())] == [
        "Clerk · Cem → P20O",
        "Clerk · Dia → P2OO",
        "Clerk · Eva → nobody known",
    ]
    review.doctor.use([Repair("vacancy", gone) for gone in ("P20O", "P2OO", "nobody known")])
    qtbot.waitUntil(lambda: review.preview.scene is not None)
    assert not waiting.isVisible()


def test_return_repairs_and_never_imports(qtbot):
    review = _doctor(qtbot)
    review.tabs.setCurrentWidget(review.doctor)
    _choose(review, "unknown-manager")
    review.doctor.tree.setFocus()
    qtbot.keyClick(review.doctor.tree, Qt.Key.Key_Return)
    assert review.focusWidget() is review.doctor.choices
    before = len(review.proposal.problems)
    qtbot.keyClick(review.doctor.choices, Qt.Key.Key_Return)
    assert len(review.doctor.repairs) == 1
    qtbot.keyClick(review.doctor.choices, Qt.Key.Key_Enter)
    assert len(review.doctor.repairs) == 2
    assert len(review.proposal.problems) < before
    review.tabs.setCurrentWidget(review.columns)
    review.columns.header_row.setFocus()
    qtbot.keyClick(review.columns.header_row, Qt.Key.Key_Return)
    assert review.isVisible()
    assert (review.apply_button.isDefault(), review.doctor.undo_button.isDefault()) == (True, False)
    qtbot.keyClick(review.apply_button, Qt.Key.Key_Return)
    assert review.result() == QDialog.DialogCode.Accepted


def test_repairs_stay_when_a_column_is_corrected_and_are_kept_as_a_recipe(qtbot):
    review = _doctor(qtbot)
    _choose(review, "unknown-manager")
    qtbot.mouseClick(review.doctor.apply_button, Qt.MouseButton.LeftButton)
    title = review.findChild(QComboBox, "field-of-1")
    title.setCurrentIndex(0)
    title.activated.emit(0)
    qtbot.waitUntil(lambda: "title" not in review.proposal.files[0].mapping.fields, timeout=5000)
    assert review.proposal.counts.unplaced == 2
    recipe = review.recipe()
    assert recipe.tables[0].mapping["title"] == ""
    again = _doctor(qtbot)
    again.use(recipe)
    assert again.proposal.counts.unplaced == 2
    assert "title" not in again.proposal.files[0].mapping.fields


def test_a_recipe_is_used_and_named(qtbot, tmp_path, monkeypatch):
    review = _doctor(qtbot)
    path = tmp_path / "client.orgrecipe"
    save_recipe(recipe_of(review.proposal, repairs=[Repair("vacancy", "P20O")]), path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    before = review.proposal.counts.unplaced
    button = next(b for b in review.findChildren(QPushButton) if b.text() == "Use recipe…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert review.proposal.counts.unplaced == before - 1
    assert any("client.orgrecipe" in said.text() for said in review.findChildren(QLabel))


def test_an_import_is_remembered_for_the_next_file(qtbot, window, tmp_path, monkeypatch):
    path = tmp_path / "staff.csv"
    path.write_text("\n".join(",".join(row) for row in (HEAD, *MESS)), encoding="utf-8")
    seen = []

    def accept(review: RosterReview) -> RosterReview.DialogCode:
        seen.append(review.proposal.counts.unplaced)
        _choose(review, "unknown-manager")
        review.doctor.apply()
        return RosterReview.DialogCode.Accepted

    monkeypatch.setattr(RosterReview, "exec", accept)
    assert flow.import_rosters(window.session, [path], window)
    assert flow.import_rosters(window.session, [path], window)
    assert seen == [3, 2]


@pytest.mark.parametrize("section", [Section.STRUCTURE, Section.RESPONSIBILITIES])
def test_an_empty_clipboard_is_named(window, monkeypatch, section):
    told = []
    monkeypatch.setattr(flow, "tell", lambda _window, _title, sentence: told.append(str(sentence)))
    QApplication.clipboard().setText("\n")
    window.show_section(section)
    window.actions_by_id["paste-roster"].trigger()
    assert told == ["The clipboard is empty: no sheet holds a row."]


def test_a_matrix_on_the_clipboard_is_read_reviewed_and_shown(window, monkeypatch):
    table = "Crisis plan\n\nStep\tPress office\tLegal counsel\nDraft\tR\tC\nRelease\tI\tA/R\n"
    QApplication.clipboard().setText(table)
    monkeypatch.setattr(MatrixReview, "exec", lambda _review: QDialog.DialogCode.Accepted)
    window.show_section(Section.RESPONSIBILITIES)
    before = window.matrix.matrix_id
    window.actions_by_id["paste-roster"].trigger()
    view = window.matrix.grid.grid_model.view
    assert view.matrix.id != before
    assert (view.matrix.name, [row.activity.name for row in view.rows]) == (
        "Crisis plan",
        ["Draft", "Release"],
    )
    window.session.undo()
    assert window.matrix.matrix_id == before


def test_every_kind_of_problem_has_a_name():
    """What files tell of is shown by kind, in the user's language: no kind is shown by its key."""
    told: set[str] = set()
    for path in sorted((Path(orgeditor.__file__).parent / "files").glob("*/*.py")):
        if path.parent.name in ("roster", "sheets"):
            told |= _kinds_in(ast.parse(path.read_text(encoding="utf-8")))
    assert len(told) > 40
    assert sorted(told - KINDS.keys()) == []


def _kinds_in(tree: ast.Module) -> set[str]:
    """Return the keys with which problems are made: the first argument, or what tells why a row is no data."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    made = [c.args[0] for c in calls if getattr(c.func, "id", getattr(c.func, "attr", "")) in ("tell", "Problem")]  # fmt: skip
    made += [r.value.elts[0] for r in ast.walk(tree) if isinstance(r, ast.Return) and isinstance(r.value, ast.Tuple) and len(r.value.elts) == 2 and isinstance(r.value.elts[1], ast.Call)]  # fmt: skip
    return {node.value for node in made if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value}  # fmt: skip


def test_what_was_expected_is_not_taken_for_what_was_done_instead(qapp):
    session = Session(Document())
    org = session.organization
    session.trees.of("positions")
    proposal = propose(
        [workbook(("ID", "Title", "Reports to"), ("P1", "Head", ""), ("P2", "Clerk", "P1"))]
    )
    coming = to_edit(org, proposal)
    session.expect(foresee(org, coming))
    assert session.perform(lambda: edit_of(coming.label, [(None, Position(id="x", title="Other"))]))
    assert session.trees.of("positions").ids == ["x"]
    assert session.perform(lambda: coming) is coming
    assert len(session.trees.of("positions")) == 3
    assert session.measures().whole() == Measures(org).whole()


def test_what_an_edit_leaves_is_seen_before_the_disk_is_waited_for(qapp):
    happened: list[str] = []

    class Told(QTimer):
        def start(self):
            happened.append("clock set")
            super().start()

    session = Session(Document())
    session._flush = Told(session, singleShot=True, interval=60_000)
    session.edited.connect(lambda _edit: happened.append("seen"))
    session.perform(lambda: edit_of(t("Add"), [(None, Position(id="x", title="X"))]))
    assert happened == ["clock set", "seen", "clock set"]
    session._flush.stop()


def test_what_is_accepted_is_made_while_the_review_is_read(qtbot, monkeypatch):
    monkeypatch.setattr("orgeditor.gui.importing.coming._MANY", 1)
    monkeypatch.setattr("orgeditor.gui.session._LARGE", 1)
    made: list[int] = []
    after = Organization.after

    def counted(org: Organization, edit: Edit, *, storable: bool = False) -> Organization:
        made.append(len(edit.changes))
        return after(org, edit, storable=storable)

    monkeypatch.setattr(Organization, "after", counted)
    rows = [("P1", "Head", "Ana", ""), ("P2", "Clerk", "Ben", "P1"), ("P3", "Clerk", "Cem", "gone")]
    book = workbook(("ID", "Title", "Name", "Reports to"), *rows)
    session = Session(Document())
    org = session.organization
    review = RosterReview([book], propose([book]), into=org)
    qtbot.addWidget(review)
    review.begin()
    qtbot.waitUntil(lambda: len(made) == 1)
    assert not len(org)
    review.doctor.use([Repair("vacancy", "gone")])
    edit = review.edit(org)
    assert review.foreseen is not None
    session.expect(review.foreseen)
    session.trees.of("positions")
    assert session.perform(lambda: edit) is edit
    assert made == [made[0], made[0] + 1]
    assert session.trees.of("positions") is review.foreseen.trees["positions"]
    assert session.measures().whole() == Measures(org).whole()
    assert {p.title for p in org.of(Position).values()} == {"Head", "Clerk", "gone"}
    session.undo()
    assert not len(org)


def test_a_text_file_is_read_in_the_encoding_that_is_chosen(qtbot, tmp_path):
    path = tmp_path / "名册.csv"
    path.write_bytes(
        "ID,Name,Title,Reports to\nE1,王建国,总经理,\nE2,李晓梅,会计,E1\n".encode("gb18030")
    )
    book = read_workbook(path, encoding="cp1252")
    asked = []

    def read_again(number, encoding):
        asked.append((number, encoding))
        return read_workbook(path, encoding=encoding)

    review = RosterReview([book], propose([book]), read_again=read_again)
    qtbot.addWidget(review)
    review.show()
    box = review.findChild(QComboBox, "encoding")
    assert box.isVisible()
    assert box.currentData() == "cp1252"
    assert not review.columns.sheet_box.isVisible()
    assert not any(p.name == "王建国" for p in review.proposal.organization().of(Person).values())
    box.setCurrentIndex(box.findData("gb18030"))
    box.activated.emit(box.currentIndex())
    assert asked == [(0, "gb18030")]
    names = {p.name for p in review.proposal.organization().of(Person).values()}
    assert names == {"王建国", "李晓梅"}
    assert box.currentData() == "gb18030"
    assert review.apply_button.isEnabled()


def test_a_workbook_and_the_clipboard_offer_no_encoding(qtbot):
    review = _review(qtbot)
    assert not review.findChild(QComboBox, "encoding").isVisible()
    assert review.columns.sheet_box.isVisible()


def test_who_repairs_a_kind_one_by_one_stays_in_it(qtbot):
    review = _doctor(qtbot)
    _choose(review, "unknown-manager", 1)
    before = [entry[0].value for entry in review.doctor.model.groups[0].entries]
    review.doctor.apply_button.setFocus()
    qtbot.mouseClick(review.doctor.apply_button, Qt.MouseButton.LeftButton)
    assert review.doctor.model.entry(review.doctor.tree.currentIndex())[0].value == before[2]
    assert review.focusWidget() is review.doctor.apply_button
    _choose(review, "loop")
    qtbot.mouseClick(review.doctor.apply_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(review.doctor.undo_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(review.doctor.undo_button, Qt.MouseButton.LeftButton)
    assert not review.doctor.undo_button.isEnabled()
    assert review.focusWidget() is review.doctor.tree


def test_a_repeated_id_is_shown_beside_the_row_that_has_it_first(qtbot):
    rows = [(f"P{n}", "Clerk", f"Person {n}", "P0" if n else "") for n in range(20)]
    books = [workbook(HEAD, *rows, ("P1", "Cook", "Zoe", "P0"))]
    review = RosterReview(books, propose(books))
    qtbot.addWidget(review)
    _choose(review, "duplicate-id")
    model = review.doctor.rows.model()
    shown = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    assert {"3", "22"} <= set(shown)
    assert "12" not in shown


def test_a_correction_made_just_before_import_is_read_first(qtbot):
    review = _review(qtbot)
    review.columns.header_row.setValue(review.columns.header_row.value() + 100_000)
    review.accept()
    assert review.isVisible()
    assert review.findChild(QLabel, "refusal").isVisible()
    review = _review(qtbot)
    before = review.proposal
    grade = before.files[0].mapping.fields["grade"]
    box = review.findChild(QComboBox, f"field-of-{grade}")
    box.setCurrentIndex(0)
    box.activated.emit(0)
    review.accept()
    assert review.result() == QDialog.DialogCode.Accepted
    assert "grade" not in review.proposal.files[0].mapping.fields


CP850 = "Prénom;Métier;Supérieur\nHélène;Présidente;\nFrançois;Trésorier;Hélène\n"


def test_where_the_guessed_encoding_leaves_no_table_one_is_chosen(
    qtbot, window, tmp_path, monkeypatch
):
    path = tmp_path / "staff.csv"
    path.write_bytes(CP850.encode("cp850"))
    shown, told = [], []

    def choose(dialog: EncodingDialog) -> QDialog.DialogCode:
        assert "no sheet holds a table" in dialog.findChild(QLabel).text()
        for name in ("cp1252", "cp850"):
            dialog.box.setCurrentIndex(dialog.box.findData(name))
            dialog.box.activated.emit(dialog.box.currentIndex())
            shown.append(dialog.rows.item(1, 0).text())
        return QDialog.DialogCode.Accepted

    def accept(review: RosterReview) -> QDialog.DialogCode:
        shown.append([p.name for p in review.proposal.organization().of(Person).values()])
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(EncodingDialog, "exec", choose)
    monkeypatch.setattr(RosterReview, "exec", accept)
    monkeypatch.setattr(flow, "tell", lambda _window, _title, said: told.append(str(said)))
    assert flow.import_rosters(window.session, [path], window)
    assert shown == ["H‚lŠne", "Hélène", ["Hélène", "François"]]
    monkeypatch.setattr(EncodingDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    assert not flow.import_rosters(window.session, [path], window)
    monkeypatch.setattr(EncodingDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    assert not flow.import_rosters(window.session, [path], window)
    assert len(told) == 1
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChild(EncodingDialog) is None


def test_the_encoding_chosen_is_remembered_for_the_next_file(qtbot, window, tmp_path, monkeypatch):
    path = tmp_path / "staff.csv"
    path.write_bytes(
        "Nr,Name,Stelle,Vorgesetzter\n1,Müller,Geschäftsführer,\n2,Jäger,Prüfer,1\n".encode("cp850")
    )
    seen = []

    def accept(review: RosterReview) -> QDialog.DialogCode:
        box = review.columns.encoding_box
        seen.append(box.currentData())
        box.setCurrentIndex(box.findData("cp850"))
        box.activated.emit(box.currentIndex())
        seen.append({p.name for p in review.proposal.organization().of(Person).values()})
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(RosterReview, "exec", accept)
    assert flow.import_rosters(window.session, [path], window)
    assert flow.import_rosters(window.session, [path], window)
    assert seen == ["cp949", {"Müller", "Jäger"}, "cp850", {"Müller", "Jäger"}]


def test_a_column_without_a_name_is_called_in_the_language_of_the_window(qtbot):
    books = [
        workbook(
            ("P1", "Head", "Ana", ""), ("P2", "Clerk", "Ben", "P1"), ("P3", "Cook", "Cem", "P1")
        )
    ]
    use_language("zh_CN")
    try:
        review = RosterReview(books, propose(books))
        qtbot.addWidget(review)
        headers = [review.columns._table.horizontalHeaderItem(n).text() for n in range(4)]
        told = " ".join(str(problem.message) for problem in review.proposal.problems)
    finally:
        use_language("en")
    assert headers == ["A 列", "B 列", "C 列", "D 列"]
    assert "Column" not in told
    assert "B 列" in told


def test_a_protected_workbook_asks_until_it_opens(window, tmp_path, monkeypatch):
    path = protected(tmp_path / "密码.xlsx", "Frühling")
    asked, counts = [], []
    answers = iter([("Winter", True), ("Frühling", True), ("", False)])

    def answer(_parent, _title, sentence, _echo):
        asked.append(sentence)
        return next(answers)

    def accept(review: RosterReview) -> QDialog.DialogCode:
        counts.append(review.proposal.rows)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr("orgeditor.gui.importing.flow.QInputDialog.getText", answer)
    monkeypatch.setattr(RosterReview, "exec", accept)
    assert flow.import_rosters(window.session, [path], window)
    assert "password is needed" in asked[0]
    assert "does not open" in asked[1]
    assert len(counts) == 1
    before = window.session.organization
    assert not flow.import_rosters(window.session, [path], window)
    assert window.session.organization is before
