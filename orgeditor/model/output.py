"""One file that is handed over: what it tells, in which format, and what was chosen about it.

It is what the command line, the window and the delivery sets of a document all say when they ask
for a file, and it is kept in documents. What writes it is ``orgeditor/outputs``.
"""

from __future__ import annotations

from typing import Final

import msgspec


class Look(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a chart is looked at, of ``drawing/sight.py`` what holds beyond the moment.

    ``mode``: whose chart it is, of positions or units, "" for that which has lines. ``folded``:
    the records whose branches are folded. ``colour_by`` "" is the usual.
    """

    mode: str = ""
    folded: tuple[str, ...] = ()
    focus: str = ""
    colour_by: str = ""
    only_by: str = ""
    only: tuple[str, ...] = ()
    only_alone: bool = False
    badges: tuple[str, ...] = ()
    dotted: bool = True
    links: bool = False


class Output(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file to be written; a setting that says nothing is as is usual.

    ``what`` and ``format`` are of ``FORMATS``. ``file``: what the file is called, without its
    suffix, "" for what it is. Records are named by their ids, or by what they are called:
    ``scenario`` ("" is the baseline), ``redaction`` (a profile), ``matrix``, ``roles``.
    ``without``: names, pay. ``margin`` and ``overlap`` are in mm, ``point`` and ``least`` in
    points, ``angle`` in degrees. ``parties``, ``activities`` and ``parts``: which columns
    and rows of a matrix and parts of a report, () for all. ``template`` and ``into_slides``, a deck in which slides are
    drawn anew, are paths, from the folder of the document; ``remove_gone`` takes slides out of
    it that show what is no longer there. ``without_findings``: neither in the notes of slides nor
    on a sheet of their own. ``layout`` of a chart on one page: "screen", or "" for what is best for
    the page where letters as on screen would be too small.
    ``branch`` and ``select``: which part of a chart. A picture shows a chart ``alone`` or its
    page, in ``width`` or ``height`` ("1920", "180mm"), ``scale`` dots a dot of the screen, or
    ``dpi``; ``text_as``: text, or paths. Of the picture of an element: ``about`` is the goal,
    process or review cycle that it is of, ``by`` what its rows or lines stand for, ``trained``
    shows skills after the trainings planned, ``currency`` and ``filled`` (which share of the
    vacancies is paid for, 0 to 1) are of spending.
    """

    what: str
    format: str
    file: str = ""
    language: str = ""
    scenario: str = ""
    redaction: str = ""
    without: tuple[str, ...] = ()
    ratings: bool = False
    page: str = "A4"
    landscape: bool = False
    margin: float | None = None
    matrix: str = ""
    by_process: bool = False
    labels: str = ""
    marks: bool = False
    ink: str = ""
    form: str = ""
    angle: int = 0
    point: float = 0.0
    parties: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    sign_off: bool = False
    roles: tuple[str, ...] = ()
    filled_only: bool = False
    parts: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sheets: bool = False
    dictionary: bool = False
    units: bool = False
    book: str = ""
    poster: bool = False
    least: float = 0.0
    overlap: float | None = None
    layout: str = ""
    template: str = ""
    into_slides: str = ""
    remove_gone: bool = False
    without_findings: bool = False
    branch: str = ""
    select: tuple[str, ...] = ()
    alone: bool = False
    width: str = ""
    height: str = ""
    scale: float = 0.0
    dpi: float = 0.0
    dark: bool = False
    transparent: bool = False
    text_as: str = ""
    about: str = ""
    by: str = ""
    trained: bool = False
    currency: str = ""
    filled: float | None = None
    look: Look = Look()


_Where = dict[str, tuple[str, ...]]

PICTURES: Final = (
    "matrix", "strategy-map", "cascade", "spending", "calibration", "review-trend", "swimlanes",
    "unit-links", "heat-map", "network", "chain", "trend",
)  # fmt: skip
"""The pictures of elements; see ``analysis/pages/pictures.py``."""
_DRAWN: Final = ("png", "svg")

FORMATS: Final[_Where] = {
    "roster": ("xlsx", "csv", "json"),
    "raci": ("xlsx", "csv", "pdf", "svg", "png", "pptx"),
    "chart": ("pdf", "svg", "png", "pptx", "drawio", "graphml", "mmd"),
    "elements": ("xlsx",),
    "role-cards": ("pdf", "docx"),
    "report": ("pdf", "xlsx", "pptx", "docx"),
    **dict.fromkeys(PICTURES, _DRAWN),
}
"""What can be handed over, and in which formats each."""

_RACI_PAPER: _Where = {"raci": ("pdf", "svg", "png")}
_ON_PAPER: _Where = {**_RACI_PAPER, "report": ("pdf",)}
_INKED: _Where = {**_ON_PAPER, "role-cards": ("pdf",)}
_TABLES: _Where = {"roster": ("xlsx", "json")}
_CHART_PDF: _Where = {"chart": ("pdf",)}
_CHART_BOOK: _Where = {"chart": ("pdf", "pptx")}
_SLIDES: _Where = {"chart": ("pptx",), "raci": ("pptx",), "report": ("pptx",)}
_CHART_PICTURE: _Where = {"chart": ("svg", "png")}
_ALONE: _Where = {**_CHART_PICTURE, **dict.fromkeys(PICTURES, _DRAWN)}
_PICTURE: _Where = {**_ALONE, "raci": ("svg", "png")}

BELONGS: Final[dict[str, _Where]] = {
    "matrix": {
        "raci": FORMATS["raci"],
        "role-cards": FORMATS["role-cards"],
        **dict.fromkeys(("matrix", "network"), _DRAWN),
    },
    "by_process": {"raci": ("xlsx",)},
    "labels": {
        **_ON_PAPER,
        "raci": (*_RACI_PAPER["raci"], "pptx"),
        "role-cards": FORMATS["role-cards"],
        "report": FORMATS["report"],
        "matrix": _DRAWN,
    },
    "marks": {**_ON_PAPER, "matrix": _DRAWN},
    "ink": _INKED,
    "form": _RACI_PAPER,
    "angle": _ON_PAPER,
    "point": _INKED,
    "parties": {**_RACI_PAPER, "matrix": _DRAWN},
    "activities": {"matrix": _DRAWN},
    "sign_off": _RACI_PAPER,
    "roles": {"role-cards": FORMATS["role-cards"]},
    "filled_only": {"report": FORMATS["report"]},
    "parts": {"report": FORMATS["report"]},
    "columns": {"roster": FORMATS["roster"]},
    "sheets": _TABLES,
    "dictionary": _TABLES,
    "units": {"chart": tuple(kind for kind in FORMATS["chart"] if kind != "graphml")},
    "book": _CHART_BOOK,
    "poster": _CHART_PDF,
    "least": _CHART_BOOK,
    "overlap": _CHART_PDF,
    "layout": {"chart": ("pdf", "svg", "png")},
    "template": {**_SLIDES, "role-cards": ("docx",), "report": ("pptx", "docx")},
    "into_slides": _SLIDES,
    "remove_gone": _SLIDES,
    "without_findings": {"chart": ("pptx",), "raci": ("xlsx", "pptx")},
    "branch": {"chart": FORMATS["chart"]},
    "select": {"chart": ("pdf", "svg", "png", "pptx", "drawio")},
    "alone": _CHART_PICTURE,
    "width": _PICTURE,
    "height": _PICTURE,
    "scale": _PICTURE,
    "dpi": dict.fromkeys(_PICTURE, ("png",)),
    "dark": _ALONE,
    "transparent": _ALONE,
    "text_as": dict.fromkeys(_ALONE, ("svg",)),
    "about": dict.fromkeys(("cascade", "swimlanes", "calibration"), _DRAWN),
    "by": dict.fromkeys(("calibration", "review-trend", "swimlanes", "heat-map"), _DRAWN),
    "trained": {"heat-map": _DRAWN},
    "currency": {"spending": _DRAWN},
    "filled": {"spending": _DRAWN},
    "look": {"chart": ("pdf", "svg", "png", "pptx", "drawio")},
}
"""What a setting says something about, and in which formats; others say it of everything."""


NEEDS: Final = {
    "least": ("book", "poster"),
    "overlap": ("poster",),
    "remove_gone": ("into_slides",),
    "dark": ("alone",),
}
"""Settings that say nothing without one of others."""

WITHOUT: Final = {"layout": ("book", "poster", "alone")}
"""Settings that say nothing beside any of others."""


def belongs(setting: str, output: Output) -> bool:
    """Whether a setting, one of the fields of an output, changes anything in such a file."""
    needed = [other for other in NEEDS.get(setting, ()) if _goes_with(other, output)]
    if needed and not any(getattr(output, other) for other in needed):
        return False
    if any(getattr(output, other) for other in WITHOUT.get(setting, ())):
        return False
    return _goes_with(setting, output)


def _goes_with(setting: str, output: Output) -> bool:
    return setting not in BELONGS or output.format in BELONGS[setting].get(output.what, ())


def strangers(output: Output) -> list[str]:
    """Return the settings of an output that are given and would change nothing in what is written."""
    usual = Output(what=output.what, format=output.format)
    given = (name for name in BELONGS if getattr(output, name) != getattr(usual, name))
    return [name for name in given if not belongs(name, output)]


def fitting(output: Output) -> Output:
    """Return an output without the settings that say nothing about it."""
    usual = Output(what=output.what, format=output.format)
    return msgspec.structs.replace(
        output, **{name: getattr(usual, name) for name in strangers(output)}
    )
