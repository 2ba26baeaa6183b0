"""A chart on paper, as pages in mm: fitted on one, with title, legend and footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.pages.chart_book import book_pages
from orgeditor.analysis.pages.chart_frame import ChartPaper, fitted_page
from orgeditor.analysis.pages.chart_poster import poster_pages
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
    whole = WholeChart(scene)
    if sheet.form == "poster":
        return poster_pages(on, whole, whole.size, whole.cards, sheet.least, sheet.overlap, reached)
    return fitted_page(on, whole, *whole.size)


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
