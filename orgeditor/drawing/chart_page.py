"""A chart on paper, as pages in mm: fitted on one, with title, legend and footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.pages.chart_book import book_pages
from orgeditor.analysis.pages.chart_filling import filled
from orgeditor.analysis.pages.chart_frame import MOST, ChartPaper, fitted_page, point_of
from orgeditor.analysis.pages.chart_poster import poster_pages
from orgeditor.analysis.pages.paper import LEAST
from orgeditor.drawing.matrix_page import measure_of, telling
from orgeditor.drawing.page_pictures import SceneChart, WholeChart
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.analysis.pages import Pages
    from orgeditor.drawing.chart_files import ChartSheet
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Project


def lay_out_chart(
    org: Organization, sheet: ChartSheet, reached: Callable[[float], None] | None = None
) -> Pages:
    """Return a chart as pages; ``point`` of them is the size of its smallest letters.

    ``reached`` hears 0.0 to 1.0, and may raise to stop.
    """
    scene = sheet.scene(org)
    on = chart_paper(scene, sheet)
    if sheet.form == "book":
        return book_pages(on, SceneChart(scene), sheet.split, sheet.least, reached)
    if sheet.form == "poster":
        whole = WholeChart(scene)
        return poster_pages(on, whole, whole.size, whole.cards, sheet.least, sheet.overlap, reached)
    whole = WholeChart(arranged(scene, sheet, reached))
    return fitted_page(on, whole, *whole.size)


def arranged(
    scene: ChartScene, sheet: ChartSheet, reached: Callable[[float], None] | None = None
) -> ChartScene:
    """Return a chart as it is laid out on one page of a paper; ``reached`` as in ``lay_out_chart``."""
    if sheet.layout == "screen" or page_point(scene, sheet) >= LEAST:
        return scene
    room = _room(scene, sheet)
    return scene.standing(filled(scene.layout, scene.tree, scene.choices(), *room, MOST, reached))


def page_point(scene: ChartScene, sheet: ChartSheet) -> float:
    """Return the size in points of the smallest letters of a chart, as it is laid out, on one page of a paper."""
    wide, high = WholeChart(scene).size
    room, tall = _room(scene, sheet)
    return point_of(min(room / wide, tall / high, MOST) if wide and high else MOST)


def _room(scene: ChartScene, sheet: ChartSheet) -> tuple[float, float]:
    """Return the width and height that a page has for a chart, in mm."""
    around = chart_paper(scene, sheet).frame()
    return sheet.paper.room, around.bottom - around.top


def page_title(project: Project, language: str) -> str:
    """Return the title of the document in a language, or what the page is."""
    titles = (project.title_zh, project.title)
    if not language.startswith("zh"):
        titles = titles[::-1]
    return titles[0] or titles[1] or t("Organisation chart").render(language)


def chart_paper(scene: ChartScene, sheet: ChartSheet) -> ChartPaper:
    """Return what stands around a chart on each of its pages."""
    project, language = scene.org.letterhead, scene.language
    kind = t("Positions") if scene.mode == "positions" else t("Units")
    date = t("as of {date}", date=project.date).render(language) if project.date else ""
    legend = tuple(
        (f"{swatch.mark}  {swatch.label}" if swatch.mark else swatch.label, swatch.colour)
        for swatch in scene.legend()
    )
    return ChartPaper(
        page_title(project, language),
        (kind.render(language), date),
        legend,
        project,
        sheet.paper,
        telling(scene.org, sheet.setting),
        measure_of(sheet.setting),
    )
