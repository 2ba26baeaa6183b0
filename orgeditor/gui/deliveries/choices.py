"""What can be chosen in each box about one file of a delivery set, and what is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from orgeditor.analysis.matrix import matrices
from orgeditor.analysis.pages import LEAST, PAPERS
from orgeditor.analysis.pages.pictures import PICTURES
from orgeditor.analysis.resources import currencies
from orgeditor.gui.deliveries.words import LANGUAGES, language_key, scenario_key
from orgeditor.gui.printing.options import INKS, LABELS, MARGINS
from orgeditor.messages import Message, t
from orgeditor.model.fields import name_of
from orgeditor.model.output import FORMATS, Output, belongs
from orgeditor.outputs.element_pictures import candidates
from orgeditor.outputs.kinds import FORMAT_NAMES, is_paged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.document import Document
    from orgeditor.model.organization import Organization

Choices = list[tuple[object, str]]

_CHART_FORMS: Final = (
    ("", t("One page")),
    ("book:size", t("Book, a new page where one is full")),
    ("book:unit", t("Book, a new page at each unit")),
    ("book:level", t("Book, a new page at each level")),
    ("poster", t("Poster")),
)
_FORMS: Final = (
    ("", t("Grid")),
    ("compact", t("Names under the letters")),
    ("cards", t("Role sheets, a page each")),
)
_ANGLES: Final = ((0, t("Upright")), (45, t("At 45 degrees")))
_SIZES: Final = (LEAST, 8.0, 9.0, 10.0, 11.0, 12.0)
_OVERLAPS: Final = (0.0, 5.0, 10.0, 15.0, 20.0)


def choices_of(
    output: Output,
    document: Document,
    scenarios: Sequence[tuple[str, str]],
    profiles: Sequence[tuple[str, str]],
) -> dict[str, tuple[Choices, object]]:
    """Return of each box what can be chosen in it, and what is."""
    point = [(size, str(t("{point} pt", point=f"{size:g}"))) for size in _SIZES]
    form = f"book:{output.book}" if output.book else "poster" if output.poster else ""
    known = matrices(document.organization)
    matrix: Choices = [(one.id, name_of(one)) for one in known]
    chosen = next((m.id for m in known if output.matrix in (m.id, m.name, m.name_zh)), "")
    if output.what == "role-cards":
        matrix.insert(0, ("", str(t("All matrices"))))
    elif not output.matrix and known:
        chosen = known[0].id
    spoken = [("", str(t("As the language"))), *_words(LABELS)]
    return {
        "format": ([(f, str(FORMAT_NAMES[f])) for f in FORMATS[output.what]], output.format),
        "scenario": (list(scenarios), scenario_key(document, output)),
        "redaction": (list(profiles), output.redaction),
        "language": (_words(LANGUAGES), language_key(output)),
        "matrix": (matrix, chosen or output.matrix),
        **_of_element(output, document.organization),
        "chart": (_words(_CHART_FORMS), form),
        "form": (_words(_FORMS), output.form if output.form != "grid" else ""),
        "page": ([(name, name) for name in PAPERS], output.page),
        "landscape": (_words(((True, t("Landscape")), (False, t("Portrait")))), output.landscape),
        "margin": (_words(MARGINS), 13.0 if output.margin is None else output.margin),
        "labels": (spoken, output.labels),
        "ink": ([("", str(INKS[0][1])), *_words(INKS[1:])], output.ink.replace("colour", "")),
        "point": ([(0.0, str(t("As large as fits"))), *point], output.point),
        "angle": (_words(_ANGLES), output.angle if output.angle == 45 else 0),
        "least": (list(point), output.least or LEAST),
        "overlap": (
            [(mm, str(t("{n} mm", n=f"{mm:g}"))) for mm in _OVERLAPS],
            10.0 if output.overlap is None else output.overlap,
        ),
    }  # fmt: skip


def _of_element(output: Output, org: Organization) -> dict[str, tuple[Choices, object]]:
    """Return what can be chosen of the picture of an element, and what is."""
    kind = PICTURES.get(output.what)
    about: Choices = [("", str(t("All")))] if kind and kind.whole else []
    about += [(one.id, name_of(one)) for one in (candidates(org, output.what) if kind else ())]
    money: Choices = [(name, name) for name in currencies(org)]
    return {
        "about": (about, output.about or (about[0][0] if about else "")),
        "by": (_words(kind.ways) if kind else [], output.by),
        "currency": (money, output.currency or (money[0][0] if money else "")),
    }


def is_shown(name: str, output: Output) -> bool:
    """Whether a box is about an output at all."""
    if name == "chart":
        return belongs("book", output)
    if name in ("page", "landscape", "margin"):
        return is_paged(output) and (name == "page" or output.format != "docx")
    return belongs(name, output)


def _words(choices: Sequence[tuple[Any, Message]]) -> Choices:
    return [(key, str(words)) for key, words in choices]
