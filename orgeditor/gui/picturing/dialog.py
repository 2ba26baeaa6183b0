"""A picture beside what can be chosen about it: saved, or copied to be pasted elsewhere."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgeditor import disk
from orgeditor.drawing.chart_picture import ChartPicture, too_small
from orgeditor.drawing.element_picture import ElementImage
from orgeditor.drawing.image import png_of, svg_bytes
from orgeditor.drawing.preflight import look_at_scene
from orgeditor.drawing.preflight_elements import look_at_element
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.gui.add_to_delivery import AddToDelivery, as_now
from orgeditor.gui.document_mends import mend_document
from orgeditor.gui.errors import tell
from orgeditor.gui.labels import heading, label
from orgeditor.gui.picturing.copying import copy_picture
from orgeditor.gui.picturing.options import PictureOptions
from orgeditor.gui.picturing.preview import PicturePreview
from orgeditor.gui.picturing.subject import SHOWN, ChartSubject
from orgeditor.gui.picturing.wish import last_wish, remember
from orgeditor.gui.preflight import MANY, PreflightLine, possible
from orgeditor.gui.redaction_choice import RedactionChoice
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.gui.where import ask_where
from orgeditor.messages import Message, t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from orgeditor.analysis.picture_size import Dots
    from orgeditor.analysis.preflight import Mend, Remark
    from orgeditor.drawing.image import Drawing
    from orgeditor.gui.canvas import Canvas
    from orgeditor.gui.picturing.subject import Subject
    from orgeditor.gui.session import Session
    from orgeditor.model.output import Output
    from orgeditor.outputs.written import Reached

_SIDE: Final = 320
_SIZE: Final = (1120, 720)
_LARGE: Final = 30e6
"""Square units of an element's picture: its texts are read in about a second."""


class PictureDialog(QDialog):
    """Shows a picture of a subject as it would come out, and saves or copies it.

    ``part``: what of the subject is shown first, "" for the whole.
    """

    def __init__(
        self, session: Session, subject: Subject, parent: QWidget | None = None, *, part: str = ""
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._subject = subject
        self._drawing: tuple[str, Drawing] | None = None
        self.setWindowTitle(str(t("As a picture")))
        resize_on_screen(self, *_SIZE)
        self.options = PictureOptions(subject.parts, part, last_wish())
        self.preview = PicturePreview()
        self.redaction = RedactionChoice(session)
        self._told = label("", quiet=True)
        self._told.setWordWrap(True)
        self.preflight = PreflightLine()
        self.preflight.mended.connect(self._mend)
        self.preflight.asked.connect(self._look)
        self._looked_at: Drawing | None = None
        self.save = QPushButton(str(t("Save as a file…")))
        self.copy = QPushButton(str(t("Copy")))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        shown = QVBoxLayout()
        shown.setSpacing(0)
        shown.addWidget(self.preview, 1)
        shown.addWidget(self.preflight.list)
        layout.addLayout(shown, 1)
        layout.addWidget(self._side())
        # Once it is in the dialog, which would else choose another one.
        self.save.setDefault(True)
        self.options.changed.connect(self.renew)
        self.redaction.changed.connect(self._on_redacted)
        self.renew()

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(theme.INSIDE, theme.GRID, theme.INSIDE, theme.INSIDE)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(heading(t("As a picture"), inner=True))
        layout.addWidget(self.options)
        layout.addWidget(heading(t("What is left out"), inner=True))
        layout.addWidget(self.redaction)
        layout.addStretch(1)
        layout.addWidget(self._told)
        layout.addWidget(self.preflight)
        close = QPushButton(str(t("Close")))
        layout.addWidget(AddToDelivery(self._session, self._output))
        for button, command in (
            (self.save, self._ask_and_save),
            (self.copy, self._copy),
            (close, self.reject),
        ):
            button.clicked.connect(lambda _=False, command=command: command())
            layout.addWidget(button)
        return side

    def _output(self) -> Output:
        part, wish = self.options.part.currentData(), self.options.wish
        return as_now(self._session, self._subject.output(part, wish))

    @property
    def told(self) -> str:
        """What the dialog says of the picture."""
        return self._told.text()

    @property
    def drawing(self) -> Drawing:
        """What is shown, as it may leave the program now. Refused where nothing is to be seen."""
        part = self.options.part.currentData()
        if self._drawing is None or self._drawing[0] != part:
            with jobs.waiting():
                drawing = self._subject.drawing(part)
            if not all(drawing.size):
                raise Refused(t("There is nothing to make a picture of."))
            self._drawing = part, drawing
        return self._drawing[1]

    def renew(self) -> None:
        """Show the picture as it is chosen now, and say what comes of it."""
        wish, drawing = self.options.wish, None
        possible = False
        try:
            drawing = self.drawing
            self.preview.show_drawing(drawing, wish.finish)
            dots = wish.size.of(*drawing.size)
            if wish.format == "png":
                dots.check()
                lines = _of_dots(drawing, dots)
            else:
                drawing.check_svg()
                lines = [t("A drawing without dots: sharp at any size.")]
                if wish.size.unit == "mm":
                    lines.append(_on_paper(dots))
            possible = True
        except Refused as refusal:
            lines = [refusal.reason]
            if drawing is None:
                self.preview.tell(refusal.reason)
        for button in (self.save, self.copy):
            button.setEnabled(possible)
        self._told.setText("\n".join(map(str, lines)))
        self.preflight.setVisible(drawing is not None)
        if drawing is not None and drawing is not self._looked_at:
            self._looked_at = drawing
            if _takes_long(drawing):
                self.preflight.tell(None)
            else:
                self._look()

    def _look(self) -> None:
        """Say what to look at in what is shown."""
        drawing, remarks = self.drawing, None
        with suppress(Cancelled):
            remarks = jobs.run_here(
                t("Looking at what goes out"),
                lambda reached: _remarks(drawing, reached),
                self,
            )
        org = self._session.organization
        said = [possible(one, org, ("redaction", "card_size"), goes=False) for one in remarks or ()]
        self.preflight.tell(None if remarks is None else said)

    def _mend(self, mend: Mend) -> None:
        if "redaction" in mend.settings:
            self.redaction.choose(str(mend.settings["redaction"]))
        elif mend_document(self._session, mend):
            self._on_redacted()

    def _on_redacted(self) -> None:
        self._drawing = None
        self.renew()

    def write(self, path: Path) -> bool:
        """Write the picture as it is chosen; False where that is stopped, or not possible, which is told."""
        wish = self.options.wish
        try:
            disk.write(path, self._content(path.name))
        except Cancelled:
            return False
        except OSError as failure:
            reason = t("{path} cannot be written: {why}", path=str(path), why=str(failure.strerror))
            tell(self, t("Not saved"), reason)
            return False
        remember(wish)
        self._told.setText(str(t("wrote {path}", path=str(path))))
        return True

    def _content(self, name: str) -> bytes:
        drawing, wish = self.drawing, self.options.wish
        if wish.format == "svg":
            with jobs.waiting():
                return svg_bytes(drawing, wish.size, wish.finish)
        # Text is measured with fonts that the window paints with, too: no thread here.
        return jobs.run_here(
            t("Writing {file}", file=name),
            lambda reached: png_of(drawing, wish.size, wish.finish, reached),
            self,
        )

    def _ask_and_save(self) -> None:
        wish = self.options.wish
        folder = self._session.path.parent if self._session.path else Path.home()
        name = self._subject.name(self.options.part.currentData())
        clean = "".join(c for c in name if c not in '\\/:*?"<>|') or str(t("Chart"))
        suffix = f".{wish.format}"
        path = ask_where(self, str(t("Save the picture")), folder / f"{clean}{suffix}", (suffix,))
        if path:
            self.write(path)

    def _copy(self) -> None:
        drawing, wish = self.drawing, self.options.wish
        try:
            with jobs.waiting():
                copy_picture(drawing, wish.size.of(*drawing.size), wish.finish)
        except Refused as refusal:
            self._told.setText(str(refusal.reason))
        else:
            remember(wish)
            self._told.setText(str(t("Copied: it can be pasted into slides and letters.")))


def ask_for_picture(session: Session, canvas: Canvas, part: str = SHOWN) -> None:
    """Show a chart, or a part of it, as a picture to be saved or copied."""
    show_as_picture(session, ChartSubject(session, canvas), canvas.window(), part)


def show_as_picture(session: Session, subject: Subject, window: QWidget, part: str = SHOWN) -> None:
    """Show a part of something as a picture to be saved or copied."""
    dialog = PictureDialog(session, subject, window, part=part)
    dialog.exec()
    dialog.deleteLater()


def _takes_long(drawing: Drawing) -> bool:
    """Whether a drawing is looked at before it goes out only where the user asks for it."""
    if isinstance(drawing, ChartPicture):
        return len(drawing.scene) > MANY
    return drawing.size[0] * drawing.size[1] > _LARGE


def _remarks(drawing: Drawing, reached: Reached) -> list[Remark]:
    if isinstance(drawing, ChartPicture):
        return look_at_scene(drawing.scene, reached)
    assert isinstance(drawing, ElementImage)
    return look_at_element(drawing, reached)


def _on_paper(dots: Dots) -> Message:
    wide, high = dots.millimetres
    return t("{width} × {height} mm on paper", width=f"{wide:,.0f}", height=f"{high:,.0f}")


def _of_dots(drawing: Drawing, dots: Dots) -> list[Message]:
    """Say how large a picture is, and whether it can be read."""
    lines = [
        t("{width} × {height} pixels, {dpi} per inch", width=f"{dots.width:,}", height=f"{dots.height:,}", dpi=f"{dots.dpi:.0f}"),
        _on_paper(dots),
    ]  # fmt: skip
    if small := too_small(drawing, dots):
        lines.append(small)
    return lines
