"""The report in the window: its pages are those of the file, and follow what is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs
from orgeditor.gui.printing import ReportDialog
from orgeditor.gui.session import Session
from orgeditor.messages import t
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from tests.matrix.test_pdf import squeezed, texts


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    ReportDialog.forget()
    yield
    ReportDialog.forget()


@pytest.fixture
def dialog(qtbot, marketing: Organization) -> ReportDialog:
    made = ReportDialog(Session(Document(marketing)))
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_saved_is_what_is_shown(dialog: ReportDialog, tmp_path: Path) -> None:
    assert dialog.save_pdf(tmp_path / "r.pdf")
    shown = dialog.printout.pages.pages
    saved = texts(tmp_path / "r.pdf")
    assert len(saved) == len(shown)
    for page, text in zip(shown, saved, strict=True):
        assert all(squeezed(line.words) in squeezed(text) for line in page.texts() if not line.angle)  # fmt: skip


def test_parts_paper_and_language_are_followed(dialog: ReportDialog, tmp_path: Path) -> None:
    before = len(dialog.printout.pages.pages)
    dialog.options.parts.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert len(dialog.printout.pages.pages) < before
    assert "1  Measures" in {mark.title for mark in dialog.printout.pages.bookmarks}
    dialog.options.labels.setCurrentIndex(dialog.options.labels.findData("zh_CN"))
    assert "1  指标" in {mark.title for mark in dialog.printout.pages.bookmarks}
    dialog.options.paper.setCurrentIndex(dialog.options.paper.findData("A3"))
    assert dialog.printout.pages.paper.name == "A3"
    assert dialog.save_workbook(tmp_path / "r.xlsx")
    with pytest.warns(UserWarning, match="extension"):
        names = openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames
    assert "结构" not in names
    assert "指标" in names


def test_names_that_are_hidden_do_not_go_out(qtbot, marketing: Organization) -> None:
    session = Session(Document(marketing))
    session.keep_from_view(names=True, pay=False)
    made = ReportDialog(session)
    qtbot.addWidget(made)
    told = " ".join(text.words for page in made.printout.pages.pages for text in page.texts())
    assert "Omar Haddad" not in told
    assert "without names" in told
    assert "without names" in made.told
    session.keep_from_view(names=False, pay=False)


def test_work_in_the_windows_thread_shows_its_progress_and_is_stopped(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(jobs, "_WAIT", 0)
    progress: list[jobs.Progress] = []
    made = jobs.Progress

    def noted() -> jobs.Progress:
        progress.append(made())
        return progress[-1]

    monkeypatch.setattr(jobs, "Progress", noted)
    told: list[float] = []

    def work(reached) -> None:
        progress[0].moved.connect(told.append)
        reached(0.25)
        progress[0].stop()
        reached(0.5)
        told.append(9.0)

    with pytest.raises(Cancelled):
        jobs.run_here(t("Laying out the report"), work)
    assert told == [0.25, 0.5]
