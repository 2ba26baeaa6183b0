"""Charts as files: PDF, SVG and PNG, each a page. They need a QGuiApplication, no display."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor import disk
from orgeditor.analysis.pages import LEAST, Paper, Sheet
from orgeditor.analysis.pages.chart_book import Split
from orgeditor.analysis.picture_size import PictureSize
from orgeditor.drawing.chart_page import lay_out_chart
from orgeditor.drawing.chart_picture import ChartPicture
from orgeditor.drawing.image import Finish, png_of, svg_bytes
from orgeditor.drawing.matrix_files import page_picture, pages_to_pdf
from orgeditor.drawing.scene import ChartScene, Mode
from orgeditor.drawing.sight import Sight
from orgeditor.messages import language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgeditor.analysis.pages import Labels, Pages
    from orgeditor.drawing.image import Drawing
    from orgeditor.model.organization import Organization

_NATURAL: Final = PictureSize(scale=1.0)
PRINTED: Final = PictureSize.of_resolution(200.0)
"""The size of a page as a picture, where nothing is said."""
_USUAL: Final = Finish()

Form = Literal["page", "book", "poster", "alone"]
"""How a chart goes on paper: fitted on one page, parted over pages, or tiled over sheets; or ``alone``, as a picture."""

Arranged = Literal["", "screen"]
"""How a chart on one page is laid out: as is best for it where letters as on screen would be too small, or as on screen."""


class ChartSheet(msgspec.Struct, frozen=True):
    """Which chart goes on which paper: mode, what is folded, page size, orientation, language, sight.

    ``margin`` in mm. ``form``: fitted on a page; as a
    book that is ``split``, or as a poster on sheets that ``overlap`` by so many mm, so that no
    letters are under ``least`` points. ``layout``: that of one page.
    """

    mode: Mode = "positions"
    folded: frozenset[str] = frozenset()
    page: str = "A4"
    landscape: bool = True
    language: str = ""
    sight: Sight = Sight()
    margin: float = Paper().margin
    form: Form = "page"
    split: Split = "size"
    least: float = LEAST
    overlap: float = 10.0
    layout: Arranged = ""

    def scene(self, org: Organization) -> ChartScene:
        """Return the chart of an organisation."""
        return ChartScene(org, self.mode, self.folded, language=self.language, sight=self.sight)

    @property
    def paper(self) -> Paper:
        """The paper."""
        return Paper(self.page, self.landscape, self.margin)

    @property
    def setting(self) -> Sheet:
        """How what stands around the chart goes on paper."""
        labels: Labels = "zh_CN" if (self.language or language()).startswith("zh") else "en"
        least = LEAST if self.form == "page" else self.least
        return Sheet(labels, least=least)


def chart_to_pdf(
    path: Path,
    org: Organization,
    sheet: ChartSheet,
    reached: Callable[[float], None] | None = None,
) -> Pages:
    """Write a chart as PDF, the text as text; return its pages.

    ``reached`` hears 0.0 to 1.0, and may raise to stop. Raises OSError where the file cannot
    be written.
    """
    pages = lay_out_chart(org, sheet, reached and (lambda share: reached(share / 2)))
    pages_to_pdf(path, pages, sheet.setting, reached and (lambda share: reached((1 + share) / 2)))
    return pages


def chart_to_svg(
    path: Path,
    org: Organization,
    sheet: ChartSheet,
    size: PictureSize = _NATURAL,
    finish: Finish = _USUAL,
) -> None:
    """Write a chart as SVG, alone or on its page. Raises Refused as ``svg_bytes``, OSError."""
    disk.write(path, svg_bytes(drawing_of(org, sheet), size, finish))


def chart_to_png(
    path: Path,
    org: Organization,
    sheet: ChartSheet,
    size: PictureSize | None = None,
    finish: Finish = _USUAL,
    reached: Callable[[float], None] | None = None,
) -> None:
    """Write a chart as PNG, alone or on its page.

    ``size``: where it is left open, as on a screen of twice the resolution, a page in that of
    print. ``reached`` hears 0.0 to 1.0, and may raise to stop. Raises Refused as ``image_of``,
    OSError where the file cannot be written.
    """
    size = size or (PictureSize() if sheet.form == "alone" else PRINTED)
    disk.write(path, png_of(drawing_of(org, sheet), size, finish, reached))


def drawing_of(org: Organization, sheet: ChartSheet) -> Drawing:
    """Return a chart to make a picture of: alone, or the first of its pages."""
    if sheet.form == "alone":
        return ChartPicture(sheet.scene(org))
    return page_picture(org, lay_out_chart(org, sheet), sheet.setting)
