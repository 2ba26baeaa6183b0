"""The review page: what was understood, corrected, applied as one undo step."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from orgeditor.assets import asset
from orgeditor.files.roster import propose
from orgeditor.files.sheets import read_workbook
from orgeditor.gui.importing import RosterReview, flow
from orgeditor.gui.labels import tip
from orgeditor.model.document import Document
from orgeditor.model.records import Position


def _review(qtbot) -> RosterReview:
    books = [read_workbook(asset("resources/sample/roster.xlsx"))]
    review = RosterReview(books, propose(books))
    qtbot.addWidget(review)
    review.show()
    return review


def test_the_sample_is_understood(qtbot):
    review = _review(qtbot)
    assert review.header_row.value() == 4
    assert review.proposal.counts.positions == 61
    kinds = {
        review.problems.topLevelItem(i).toolTip(0)
        for i in range(review.problems.topLevelItemCount())
    }
    assert kinds == {tip("job-share"), tip("unknown-manager")}


def test_a_correction_of_the_mapping_is_followed(qtbot):
    review = _review(qtbot)
    column = review.proposal.files[0].mapping.fields["manager"]
    box = review.findChild(QComboBox, f"field-of-{column}")
    box.setCurrentIndex(0)
    box.activated.emit(0)
    qtbot.waitUntil(lambda: review.proposal.counts.reporting_lines == 0, timeout=5000)
    assert review.apply_button.isEnabled()


def test_a_header_row_below_the_table_is_refused_in_a_sentence(qtbot):
    review = _review(qtbot)
    review.header_row.setValue(4000)
    qtbot.waitUntil(lambda: not review.apply_button.isEnabled(), timeout=5000)
    assert review._refusal.text()
    review.header_row.setValue(4)
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
    window.commands.open_paths([asset("resources/sample/roster.xlsx")])
    canvas = window.canvas
    assert canvas.zoom >= 0.5
    layout, view = canvas.scene.layout, canvas.view
    assert 0 in layout.within(view.x, view.y, view.right, view.bottom)
