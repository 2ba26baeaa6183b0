"""What is shown in the window as something of which a picture can be made: the chart, or an element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.gui.elements.picture import Picture
from orgeditor.gui.matrix.picturing import MatrixSubject
from orgeditor.gui.picturing import ChartSubject, copy_at_once, show_as_picture
from orgeditor.gui.sections import Section

if TYPE_CHECKING:
    from orgeditor.gui.main_window import MainWindow
    from orgeditor.gui.picturing import Subject


def can_be_pictured(window: MainWindow) -> bool:
    """Whether the section shown has a picture in sight."""
    if window.section == Section.RESPONSIBILITIES and window.matrix.matrix_id:
        return True
    return window.section == Section.STRUCTURE or _in_sight(window) is not None


def copy_shown(window: MainWindow) -> None:
    """Copy what is shown as a picture, in the finish that was chosen last; of the chart what is selected."""
    if (subject := _subject(window)) is not None:
        copy_at_once(window.session, subject, subject.parts[-1][0])


def save_shown(window: MainWindow) -> None:
    """Show what is shown as a picture, to be saved or copied."""
    if (subject := _subject(window)) is not None:
        show_as_picture(window.session, subject, window, subject.parts[-1][0])


def _subject(window: MainWindow) -> Subject | None:
    if window.section == Section.STRUCTURE:
        return ChartSubject(window.session, window.canvas)
    if window.section == Section.RESPONSIBILITIES and window.matrix.matrix_id:
        return _in_sight(window, focused=True) or MatrixSubject(window.matrix.grid)
    return _in_sight(window)


def _in_sight(window: MainWindow, *, focused: bool = False) -> Subject | None:
    """Return of what the picture in sight is; ``focused``: only where that has the focus."""
    page = window.pages.page
    found = (p for p in page.findChildren(Picture) if p.subject and p.isVisibleTo(page))
    return next((p.subject for p in found if p.hasFocus() or not focused), None)
