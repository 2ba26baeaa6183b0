"""Remarks that take fonts and cards to be known: glyphs that no font has, texts cut, pictures too coarse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.things import Inset
from orgeditor.analysis.preflight import Mend, Remark
from orgeditor.analysis.preflight.pages import some, things_of
from orgeditor.drawing.card_rows import photo_side
from orgeditor.drawing.card_texts import cut_texts
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.glyphs import missing_characters
from orgeditor.drawing.photos import SIDE
from orgeditor.messages import t, tn
from orgeditor.model.fields import CARD_SIZES
from orgeditor.model.records import CardStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from orgeditor.analysis.pages import Pages
    from orgeditor.drawing.card import Card
    from orgeditor.model.organization import Organization

_FEW: Final = 12
_MOST_RECORDS: Final = 200
_DOTS: Final = 150.0
"""Dots an inch under which a picture on paper looks coarse."""
_INCH: Final = 25.4


def missing_glyphs(org: Organization, texts: Iterable[str]) -> Iterator[Remark]:
    """Yield what is said of characters that come out as boxes, with the records that have them."""
    missing = missing_characters(texts, paper_face())
    if missing:
        records = tuple(_records_with(org, missing))
        told = " ".join(f"{c} (U+{ord(c):04X})" for c in missing[:_FEW]) + (" …" if len(missing) > _FEW else "")  # fmt: skip
        message = t("No installed font has these characters: {some}", some=told)
        mends = (Mend(t("Show where they are"), records=records),) if records else ()
        yield Remark("missing-glyphs", "error", message, mends, records=records)


def _records_with(org: Organization, characters: str) -> Iterator[str]:
    """Yield the first records in whose texts characters occur."""
    wanted, count = set(characters), 0
    for record in org:
        texts = (getattr(record, name) for name in record.__struct_fields__ if name != "id")
        if any(isinstance(text, str) and not wanted.isdisjoint(text) for text in texts):
            yield record.id
            count += 1
            if count == _MOST_RECORDS:
                return


def cut_on_cards(org: Organization, cards: Mapping[str, Card]) -> Iterator[Remark]:
    """Yield what is said of cards, by record, that have no room for all of their text."""
    cut: dict[str, tuple[str, ...]] = {}
    face = paper_face()
    for key, card in cards.items():
        if found := cut_texts(card, face):
            cut[key] = found
    if cut:
        names = list(dict.fromkeys(text for texts in cut.values() for text in texts))
        message = tn("{n} card has no room for all of its text: {names}", "{n} cards have no room for all of their text: {names}", len(cut), names=some(names))  # fmt: skip
        records = tuple(cut)[:_MOST_RECORDS]
        mends = [Mend(t("Show on the chart"), records=records)]
        style = org.find(CardStyle, org.project.card_style)
        if (size := _larger_size(style)) is not None:
            mends.insert(0, Mend(t("Larger cards"), {"card_size": size}))
        yield Remark("text-cut", "warning", message, tuple(mends), records=records)


def _larger_size(style: CardStyle | None) -> str | None:
    """Return the next size of cards in a style, None where there is none."""
    sizes = [value for value, _ in CARD_SIZES]
    at = sizes.index(style.size) + 1 if style else len(sizes)
    return sizes[at] if at < len(sizes) else None


def coarse_pictures(pages: Pages, pictured: Mapping[str, Card]) -> Iterator[Remark]:
    """Yield what is said of pictures of people, by the record of their card, that are printed larger than they are sharp."""
    scales = [thing.scale * scale for page in pages.pages for thing, scale in things_of(page.things) if isinstance(thing, Inset)]  # fmt: skip
    across = max(scales, default=0.0) * max(map(photo_side, pictured.values()), default=0.0)
    if across and (dots := SIDE * _INCH / across) < _DOTS:
        message = t("Pictures of people come out {mm} mm wide, at {dots} dots an inch: they look coarse.", mm=f"{across:.0f}", dots=f"{dots:.0f}")  # fmt: skip
        records = tuple(pictured)[:_MOST_RECORDS]
        mends = (Mend(t("Show on the chart"), records=records),)
        yield Remark("coarse-pictures", "hint", message, mends, records=records)
