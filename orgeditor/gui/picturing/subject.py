"""What a picture can be made of in a window: the chart, as it is seen or a part of it; an element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec

from orgeditor.analysis.following import Trees
from orgeditor.analysis.pages.pictures import PICTURES
from orgeditor.drawing.chart_picture import ChartPicture
from orgeditor.drawing.scene import ChartScene
from orgeditor.gui.picturing.wish import Wish
from orgeditor.messages import language, t
from orgeditor.model.output import Output
from orgeditor.outputs import Given
from orgeditor.outputs.charts import look_of
from orgeditor.outputs.element_pictures import element_image

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.drawing.element_picture import ElementImage
    from orgeditor.drawing.image import Drawing
    from orgeditor.drawing.sight import Sight
    from orgeditor.gui.canvas import Canvas
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

    def output(self, part: str, wish: Wish) -> Output:
        """Return the output that writes such a picture."""

    def name(self, part: str) -> str:
        """Return what a file of a part is called."""


class ElementSubject:
    """A picture of an element, one of the kinds of ``PICTURES``; ``settings``: what its output says besides."""

    def __init__(
        self, session: Session, what: str, settings: Callable[[], dict[str, Any]] = dict
    ) -> None:
        self._session, self._what, self._settings = session, what, settings

    @property
    def parts(self) -> Sequence[tuple[str, str]]:
        """The whole."""
        return [(SHOWN, str(PICTURES[self._what].name))]

    def drawing(self, part: str = SHOWN) -> ElementImage:
        """Return it as it may leave the program now. Refused where nothing would be seen."""
        session = self._session
        given = Given(session.organization, session.handed_over())
        return element_image(self.output(part, Wish()), given)

    def output(self, _part: str, wish: Wish) -> Output:
        """Return the output that writes such a picture."""
        return self.output_with(wish, **self._settings())

    def output_with(self, wish: Wish, **settings: Any) -> Output:
        """Return the output that writes a picture of these settings."""
        return output_of(wish, self._session, what=self._what, **settings)

    def name(self, part: str) -> str:
        """Return what it is, and of what."""
        return self.drawing(part).title.replace(": ", " ")


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
        canvas = self._canvas
        return output_of(
            wish,
            self._session,
            what="chart",
            alone=True,
            units=canvas.mode == "units",
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


def output_of(wish: Wish, session: Session, **settings: Any) -> Output:
    """Return the output that writes a picture as it is wished for, in the language that is spoken here."""
    size, finish = wish.size, wish.finish
    width, height = (f"{side:g}{size.unit}" if side else "" for side in (size.width, size.height))
    return Output(
        format=wish.format,
        language="" if session.organization.project.language else spoken(),
        width=width,
        height=height,
        scale=0.0 if width or height else size.scale,
        dpi=size.dpi,
        dark=finish.dark,
        transparent=finish.transparent,
        text_as="" if finish.outlines else "text",
        **settings,
    )


def spoken() -> str:
    """Return the language shown as outputs name it, "" for English."""
    return "" if language() == "en" else language()
