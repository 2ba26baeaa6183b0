"""The print preview of a matrix or of role cards, with what can be chosen about the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages import Paper, Sheet
from orgeditor.drawing.matrix_page import lay_out, lay_out_cards
from orgeditor.drawing.preflight import look_at_matrix, look_at_pages
from orgeditor.gui.printing.dialog import PagesDialog, labels_of
from orgeditor.gui.printing.options import Options
from orgeditor.gui.printing.page_view import Printout
from orgeditor.messages import Message, seen, t
from orgeditor.model.fields import name_of
from orgeditor.outputs.responsibilities import output_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from orgeditor.analysis.preflight import Remark, Value
    from orgeditor.gui.session import Session
    from orgeditor.model.output import Output


class PreviewDialog(PagesDialog):
    """Shows the pages of a matrix, or of the role cards of parties.

    What was chosen last holds for the next preview of the same run of the program, save the
    columns.
    """

    _last: tuple[Paper, Sheet] | None = None

    def __init__(
        self,
        session: Session,
        matrix: str = "",
        parent: QWidget | None = None,
        *,
        parties: Sequence[str] = (),
    ) -> None:
        self.session = session
        self._matrix = matrix
        self._parties = tuple(parties)
        org = session.organization
        name = seen(name_of(org[matrix or self._parties[0]]))
        paper, sheet = PreviewDialog._last or (Paper(), Sheet(labels_of(session)))
        columns = matrix_view(org, matrix).columns if matrix else ()
        self.options = Options(
            paper if matrix else msgspec.structs.replace(paper, landscape=False),
            sheet,
            [column.party for column in columns],
        )
        title = str(t("Print: {name}", name=name))
        super().__init__(session, title, name, self.lay_out(), self.options, parent)
        self.options.changed.connect(self.renew)

    @classmethod
    def forget(cls) -> None:
        """Begin again with what is usual."""
        cls._last = None

    @override
    def lay_out(self) -> Printout:
        org = self.session.handed_over()
        paper, sheet = self.options.chosen
        if self._matrix:
            PreviewDialog._last = (paper, msgspec.structs.replace(sheet, parties=()))
            return Printout(lay_out(org, self._matrix, paper, sheet), sheet, org)
        return Printout(lay_out_cards(org, self._parties, paper, sheet), sheet, org)

    @override
    def choose(self, settings: Mapping[str, Value]) -> None:
        self.options.choose(settings)

    @override
    def look(self, reached: Callable[[float], None]) -> list[Remark]:
        printout = self.printout
        paper, sheet = self.options.chosen
        if not self._matrix:
            return look_at_pages(printout.org, printout.pages, reached=reached)
        return look_at_matrix(printout.org, self._matrix, paper, sheet, printout.pages, reached)

    @override
    def output(self) -> Output:
        paper, sheet = self.options.chosen
        if self._matrix:
            return replace(output_of("raci", paper, sheet), matrix=self._matrix)
        return replace(output_of("role-cards", paper, sheet), roles=self._parties)

    @override
    def facts(self) -> list[Message]:
        pages = self.printout.pages
        said = [t("Letters come out at {point} pt.", point=f"{pages.point:g}")]
        if self.options.columns.nothing:
            said.append(t("No column is ticked, so all are shown."))
        return said
