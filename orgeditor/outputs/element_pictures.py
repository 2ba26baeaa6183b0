"""Pictures of elements handed over: what an output asks for, laid out and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor import disk
from orgeditor.analysis.discretion import tells_names
from orgeditor.analysis.pages.paper import Sheet
from orgeditor.analysis.pages.pictures import PICTURES, Asked, Room
from orgeditor.analysis.picture_size import PictureSize
from orgeditor.analysis.report import Told
from orgeditor.analysis.reviews import cycles_in_time
from orgeditor.analysis.trend import moments
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.fields import name_of
from orgeditor.model.naming import Names
from orgeditor.model.records import Matrix
from orgeditor.model.redaction import called
from orgeditor.model.verbs.entering import in_order
from orgeditor.outputs.pictures import finish_of, size_of, told_of
from orgeditor.outputs.responsibilities import labels_of, matrix_of
from orgeditor.outputs.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.analysis.pages.pictures import PictureKind
    from orgeditor.drawing.element_picture import ElementImage
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization
    from orgeditor.model.output import Output
    from orgeditor.model.record import Record
    from orgeditor.outputs.given import Given
    from orgeditor.outputs.written import Reached

_RATED = ("calibration", "review-trend")


def write_element_picture(output: Output, given: Given, path: Path, reached: Reached) -> Written:
    """Write a picture of an element: as large as on a screen of twice the resolution where nothing is said."""
    from orgeditor.drawing.image import png_of, svg_bytes

    image, size, finish = element_image(output, given), size_of(output), finish_of(output)
    if output.format == "svg":
        disk.write(path, svg_bytes(image, size or PictureSize(scale=1.0), finish))
        return Written()
    size = size or PictureSize()
    disk.write(path, png_of(image, size, finish, reached))
    return told_of(image, size)


def element_image(output: Output, given: Given) -> ElementImage:
    """Return the picture that an output asks for, as it may be handed over.

    Refused where what it names is not there, or nothing would be seen on it.
    """
    from orgeditor.drawing.element_picture import ElementImage
    from orgeditor.drawing.matrix_page import measure_of
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    kind, org = PICTURES[output.what], given.org
    before = moments(given.whole, named=tells_names(org.redaction))
    told = Told(org, labels_of(output, given.whole), before)
    asked = Asked(
        record=_record(output, given),
        by=kind.ways[kind.way(output.by)][0] if kind.ways else "",
        trained=output.trained,
        currency=output.currency,
        filled=1.0 if output.filled is None else output.filled,
        parties=tuple(party for party in output.parties if party in given.whole),
        activities=tuple(one for one in output.activities if one in given.whole),
        marks=output.marks,
    )
    (laid,) = kind.lay_out(told, asked, Room(measure_of(Sheet())))
    if not (laid.width and laid.height):
        raise Refused(_nothing(output, org))
    return ElementImage(told, output.what, laid, asked.record)


def candidates(org: Organization, what: str) -> list[Record]:
    """Return the records of which a kind of picture can be, the usual one first."""
    of = PICTURES[what].of
    if of is None:
        return []
    if of is ReviewCycle:
        # The latest may be one that nothing is rated in yet.
        rated = {review.cycle for review in org.of(Review).values() if review.rating is not None}
        latest = reversed(cycles_in_time(org))
        return sorted(latest, key=lambda cycle: cycle.id not in rated)
    return in_order(org, of)


def _record(output: Output, given: Given) -> str:
    """Return the id of what a picture is of; "" for all of it. Refused where that is not there."""
    kind, whole = PICTURES[output.what], given.whole
    if kind.of is None:
        return ""
    if kind.of is Matrix:
        return matrix_of(given.org, output.matrix).id
    if not output.about:
        known = () if kind.whole else candidates(whole, output.what)
        return known[0].id if known else ""
    if whole.find(kind.of, output.about):
        return output.about
    found = Names(whole).called((kind.of,), output.about)
    if not found:
        raise Refused(_unknown(kind, candidates(whole, output.what), output.about))
    return found[0]


def _unknown(kind: PictureKind, known: list[Record], name: str) -> Message:
    if not known:
        return t("{picture}: there is no “{name}”.", picture=kind.name, name=name)
    some = ", ".join(name_of(record) for record in known)
    return t("{picture}: there is no “{name}”. There are: {known}.", picture=kind.name, name=name, known=some)  # fmt: skip


def _nothing(output: Output, org: Organization) -> Message:
    """Return why nothing would be seen on a picture."""
    if output.what in _RATED and org.ratings_left_out:
        if org.redaction and org.redaction.ratings:
            return t("The redaction “{name}” leaves out the ratings that the picture would show.", name=called(org.redaction))  # fmt: skip
        return t("Ratings of people stay inside unless they are asked for: “Ratings of people in what is exported” in the File menu, or --with ratings.")  # fmt: skip
    return t("There is nothing to make a picture of.")
