"""Make the README's pictures from the running program: the sample, each part, two languages.

Usage: python packaging/screenshots.py [FOLDER]; without a folder, packaging/screenshots.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# name, language, theme, section, and which of its pages (of the structure: which chart)
SHOTS = (
    ("structure", "en", "light", "STRUCTURE", 0),
    ("structure-dark", "zh_CN", "dark", "STRUCTURE", 0),
    ("units", "en", "light", "STRUCTURE", 1),
    ("responsibilities", "en", "light", "RESPONSIBILITIES", 0),
    ("goals", "en", "light", "GOALS", -1),
    ("resources", "en", "light", "RESOURCES", -1),
    ("performance", "en", "light", "PERFORMANCE", 2),
    ("communication", "en", "light", "COMMUNICATION", 0),
    ("skills", "en", "light", "SKILLS", 0),
    ("health", "en", "light", "HEALTH", 2),
    ("start", "en", "light", "START", 0),
)


def main(folder: Path) -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as state:
        os.environ["ORGEDITOR_STATE"] = state
        from PySide6.QtWidgets import QApplication

        app = QApplication(["orgeditor"])
        folder.mkdir(parents=True, exist_ok=True)
        for shot in SHOTS:
            take(app, folder, *shot)
        take_dialogs(folder)


def take(
    app: object, folder: Path, name: str, language: str, look: str, section: str, page: int
) -> None:
    """Take one picture of the window over the blueprint."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QTabBar

    from orgeditor.files.templates import organization_from
    from orgeditor.gui.app import Desk
    from orgeditor.gui.sections import Section
    from orgeditor.gui.session import Session
    from orgeditor.gui.settings import settings
    from orgeditor.model.document import Document
    from orgeditor.model.records import Position

    assert isinstance(app, QApplication)
    kept = settings()
    kept.setValue("language", language)
    kept.setValue("theme", look)
    kept.sync()
    organization = organization_from("marketing", language)
    window = Desk(app, Session(Document(organization))).window
    window.resize(1440, 900)
    window.show()
    window.canvas.set_mode("positions")
    shown = Section[section]
    window.show_section(shown)
    if shown is Section.STRUCTURE:
        if page:
            window.canvas.set_mode("units")
            window.actions_by_id["fit"].trigger()
        else:
            window.jump(tuple(k for k, p in organization.of(Position).items() if p.code == "P04"))
    elif shown is Section.HEALTH:
        tabs = window.health.pages.findChildren(QTabBar)[0]
        tabs.setCurrentIndex(page % tabs.count())
    elif shown in window.pages.made:
        tabs = window.pages.element(shown).tabs
        tabs.setCurrentIndex(page % tabs.count())
    QTest.qWait(600)
    path = folder / f"{name}.png"
    if not window.grab().save(str(path)):
        raise OSError(f"could not write {path}")
    print(f"wrote {path}")
    window.close()
    window.deleteLater()


def take_dialogs(folder: Path) -> None:
    """Take the review page over the sample, and the preview of the blueprint's matrix."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QDialog

    from orgeditor.analysis.matrix import matrices
    from orgeditor.assets import asset
    from orgeditor.files.roster import propose
    from orgeditor.files.sheets import read_workbook
    from orgeditor.files.templates import organization_from
    from orgeditor.gui.importing import RosterReview
    from orgeditor.gui.printing import PreviewDialog
    from orgeditor.gui.session import Session
    from orgeditor.model.document import Document

    books = [read_workbook(asset("resources/sample/roster.xlsx"))]
    session = Session(Document(organization_from("marketing")))
    dialogs: dict[str, QDialog] = {
        "import": RosterReview(books, propose(books)),
        "preview": PreviewDialog(session, matrices(session.organization)[0].id),
    }
    for name, dialog in dialogs.items():
        dialog.resize(1240, 820)
        dialog.show()
        QTest.qWait(600)
        path = folder / f"{name}.png"
        if not dialog.grab().save(str(path)):
            raise OSError(f"could not write {path}")
        print(f"wrote {path}")
        dialog.close()
    session.file.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "packaging" / "screenshots")
