"""Pictures of people: from a file, from the clipboard, from a drop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from orgeditor.drawing.picture_reading import SUFFIXES, read_picture, read_picture_file
from orgeditor.gui import jobs
from orgeditor.messages import seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.records import Person, Position
from orgeditor.model.verbs.pictures import set_picture

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization


OWN_PICTURE: Final = "application/x-orgeditor-picture"
"""A picture that this program made of a chart: nobody's portrait, should it be pasted on a card."""


def person_of(org: Organization, record_id: str) -> str:
    """Return whose picture a record shows: the person, or who fills the position first, "" for nobody."""
    record = org.peek(record_id)
    if isinstance(record, Position):
        return next((holder.person for holder in record.holders if holder.person), "")
    return record_id if isinstance(record, Person) else ""


def has_picture(content: QMimeData) -> bool:
    """Whether a picture is dragged or on the clipboard."""
    if content.hasFormat(OWN_PICTURE):
        return False
    files = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
    # A spreadsheet puts a picture of its cells beside their text.
    painted = content.hasImage() and not content.hasText()
    return painted or any(path.suffix.lower() in SUFFIXES for path in files)


def picture_in(content: QMimeData) -> Path | bytes | None:
    """Return the picture that is dragged or on the clipboard: a file, or a PNG; None for none."""
    if not has_picture(content):
        return None
    for url in content.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in SUFFIXES:
            return path
    image = content.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def give_picture(session: Session, record_id: str, source: Path | bytes, window: QWidget) -> bool:
    """Give who a record shows a picture; return whether it could be."""
    person = person_of(session.organization, record_id)
    if session.names_hidden:
        session.refuse(t("Show names again to change this one."))
        return False
    if not person:
        session.refuse(t("Nobody is named here whose picture it could be."))
        return False

    def read(_progress: object) -> bytes:
        return read_picture_file(source) if isinstance(source, Path) else read_picture(source)

    try:
        data = jobs.run(t("Reading the picture"), read, window, stoppable=False)
    except Refused as refusal:
        session.refuse(refusal.reason)
        return False
    return session.perform(set_picture, session.organization, person, data) is not None


def choose_picture(session: Session, record_id: str, window: QWidget) -> None:
    """Ask for a picture of who a record shows."""
    kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    org = session.organization
    record = org.peek(person_of(org, record_id))
    name = seen(record.name) if isinstance(record, Person) else ""
    title = t("Picture of {name}", name=name) if name else t("Picture")
    path, _ = QFileDialog.getOpenFileName(window, str(title), "", f"{t('Pictures')} ({kinds})")
    if path:
        give_picture(session, record_id, Path(path), window)


def remove_picture(session: Session, record_id: str) -> None:
    """Take the picture of who a record shows out of the document."""
    if person := person_of(session.organization, record_id):
        session.perform(set_picture, session.organization, person, b"")
