"""A button in every dialog by which something leaves the program: it keeps the settings in a delivery set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from orgeditor.gui.labels import caption, tip
from orgeditor.messages import t
from orgeditor.model.deliveries import Delivery, called, deliveries
from orgeditor.model.output import Output, fitting
from orgeditor.model.verbs.deliveries import add_delivery, free_name, set_outputs

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.gui.session import Session


def as_now(session: Session, output: Output) -> Output:
    """Return an output of the scenario shown, with what is left out now; without what says nothing."""
    document = session.document
    baseline = document.shown == document.baseline.id
    return fitting(
        replace(
            output,
            scenario="" if baseline else document.shown,
            redaction=session.redaction.id if session.redaction else "",
            ratings=session.ratings_exported,
        )
    )


class AddToDelivery(QPushButton):
    """Adds what ``wanted`` gives to a set that is chosen, or to a new one, and says so."""

    def __init__(
        self, session: Session, wanted: Callable[[], Output], parent: QWidget | None = None
    ) -> None:
        super().__init__(str(t("Add to a delivery")), parent)
        self.setObjectName("add-to-delivery")
        self.setToolTip(tip(t("Keep these settings in a delivery set: its files are handed over together")))  # fmt: skip
        self.setAutoDefault(False)
        self._session, self._wanted = session, wanted
        menu = QMenu(self)
        menu.aboutToShow.connect(self._list)
        self.setMenu(menu)
        self._list()

    def _list(self) -> None:
        menu = self.menu()
        menu.clear()
        for one in deliveries(self._session.document.scenarios):
            menu.addAction(caption(called(one))).triggered.connect(
                lambda _on=False, key=one.id: self.add_to(key)
            )
        menu.addSeparator()
        menu.addAction(str(t("New delivery set"))).triggered.connect(lambda _on=False: self.begin())

    def add_to(self, delivery: str) -> None:
        """Add the output to a set."""
        scenarios = self._session.document.scenarios
        one = scenarios.get(Delivery, delivery)
        added = (*one.outputs, self._wanted())
        words = t("Add to “{name}”", name=called(one))
        if self._session.perform(set_outputs, scenarios, delivery, added, words):
            self._say(one)

    def begin(self) -> None:
        """Begin a set with the output."""
        scenarios = self._session.document.scenarios
        name = free_name(scenarios, str(t("Delivery")))
        if edit := self._session.perform(add_delivery, scenarios, name, (self._wanted(),)):
            made = edit.changes[0].after
            assert isinstance(made, Delivery)
            self._say(made)

    def _say(self, one: Delivery) -> None:
        self.setText(caption(t("Added to “{name}”", name=called(one))))
