"""What a picture can be made of in a window: the chart, as it is seen or a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from orgeditor.analysis.following import Trees
from orgeditor.analysis.report.content import Told
from orgeditor.drawing.chart_picture import ChartPicture
from orgeditor.drawing.element_picture import ElementImage
from orgeditor.drawing.scene import ChartScene
from orgeditor.messages import language, t
from orgeditor.model.output import Output
from orgeditor.outputs.charts import look_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.drawing.element_picture import Laid
    from orgeditor.drawing.image import Drawing
    from orgeditor.drawing.sight import Sight
    from orgeditor.gui.canvas import Canvas
    from orgeditor.gui.picturing.wish import Wish
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization

SHOWN: Final = "shown"
BRANCH: Final = "branch"
SELECTED: Final = "selected"


class Subject(Protocol):
    """What pictures are made of, as a whole and in parts."""

    @property
    def parts(self) -> Sequence[tuple[str, str]]:
        """What can be shown, each with what it is called; the first is the whole."""

    def drawing(self, part: str) -> Drawing:
        """Return a part as it may leave the program now."""

    def name(self, part: str) -> str:
        """Return what a file of a part is called."""


class ElementSubject:
    """A picture of an element: of a ``kind`` of pictures, laid out of what may leave the program now."""

    def __init__(
        self,
        session: Session,
        kind: str,
        title: Message,
        lay_out: Callable[[Organization], Laid],
    ) -> None:
        self._session, self._kind, self._title, self._lay_out = session, kind, title, lay_out

    @property
    def parts(self) -> Sequence[tuple[str, str]]:
        """The whole."""
        return [(SHOWN, str(self._title))]

    def drawing(self, _part: str = SHOWN) -> ElementImage:
        """Return it as it may leave the program now."""
        org = self._session.handed_over()
        chinese = (org.project.language or language()).startswith("zh")
        told = Told(org, "zh_CN" if chinese else "en")
        return ElementImage(told, self._kind, self._lay_out(org), self._title.render(told.texts))

    def name(self, _part: str) -> str:
        """Return what it is."""
        return str(self._title)


class ChartSubject:
    """The chart of a canvas: as it is seen, the branch of the card chosen last, the cards chosen."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        self._session = session
        self._canvas = canvas
        self._chosen = [key for key in session.selection if canvas.scene.slot(key) >= 0]
        self._trees: tuple[Organization, Trees] | None = None

    @property
    def parts(self) -> Sequence[tuple[str, str]]:
        """The chart; where cards are chosen their branch, and where several are, they alone."""
        found: list[tuple[str, str | Message]] = [(SHOWN, t("The chart as it is shown"))]
        if self._chosen:
            name = self._canvas.name(self._chosen[-1])
            found.append((BRANCH, t("The branch of {name}", name=name)))
        if len(self._chosen) > 1:
            found.append((SELECTED, t("The {n} selected cards", n=len(self._chosen))))
        return [(part, str(words)) for part, words in found]

    @property
    def usual(self) -> str:
        """The part that somebody means who does not say: what is selected, else the chart."""
        return self.parts[-1][0]

    def drawing(self, part: str) -> ChartPicture:
        """Return a part of the chart, laid out for itself, with what is folded folded."""
        org, canvas = self._session.handed_over(), self._canvas
        if self._trees is None or self._trees[0] is not org:
            self._trees = org, Trees(org)
        scene = ChartScene(
            org,
            canvas.mode,
            canvas.folds.ids,
            language=org.project.language or language(),
            trees=self._trees[1],
            sight=self._sight(part),
        )
        return ChartPicture(scene)

    def output(self, part: str, wish: Wish) -> Output:
        """Return the output that writes such a picture."""
        canvas, size, finish = self._canvas, wish.size, wish.finish
        sides = ((f"{side:g}{size.unit}" if side else "") for side in (size.width, size.height))
        width, height = sides
        return Output(
            what="chart",
            format=wish.format,
            alone=True,
            units=canvas.mode == "units",
            width=width,
            height=height,
            scale=0.0 if width or height else size.scale,
            dpi=size.dpi,
            dark=finish.dark,
            transparent=finish.transparent,
            text_as="" if finish.outlines else "text",
            branch=self._chosen[-1] if part == BRANCH else "",
            select=tuple(self._chosen) if part == SELECTED else (),
            look=look_of(canvas.mode, canvas.folds.ids, canvas.sight),
        )

    def _sight(self, part: str) -> Sight:
        sight = self._canvas.sight
        if part == BRANCH:
            return msgspec.structs.replace(sight, focus=self._chosen[-1])
        if part == SELECTED:
            return msgspec.structs.replace(sight, among=frozenset(self._chosen))
        return sight

    def name(self, part: str) -> str:
        """Return what a file of a part is called."""
        return self._canvas.name(self._chosen[-1]) if part == BRANCH else str(t("Chart"))
