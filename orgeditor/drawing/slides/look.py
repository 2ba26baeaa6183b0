"""What the theme of a deck says: the typeface for Chinese, the first accent, and what is legible on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

if TYPE_CHECKING:
    from typing import Any

    from pptx.presentation import Presentation as Deck
    from pptx.slide import SlideMaster

CHINESE: Final = "Microsoft YaHei"
"""The typeface for Chinese where the theme names none."""
_LIGHT: Final = 0.4
"""The luminance of a ground from which on dark letters are read more easily."""
_OURS: Final = ("1F6FC5", "2E7D4F", "C0392B", "8A6500", "7B4EA3", "0F7480")


class Look(msgspec.Struct, frozen=True):
    """How texts and tables look: ``east_asian`` is "" where the theme has a typeface for Chinese.

    ``on_accent``: the colour, as rrggbb, of letters on the theme's first accent.
    """

    east_asian: str = CHINESE
    on_accent: str = "FFFFFF"


def look_of(master: SlideMaster) -> Look:
    """Return the look of what is made on a master of a deck."""
    theme = parse_xml(_theme(master).blob)
    minor = theme.find(f".//{qn('a:minorFont')}/{qn('a:ea')}")
    accent = theme.find(f".//{qn('a:accent1')}")
    named = minor is not None and minor.get("typeface")
    light = accent is not None and len(accent) and _luminance(_value(accent[0])) > _LIGHT
    return Look("" if named else CHINESE, "1C2733" if light else "FFFFFF")


def settle(deck: Deck) -> None:
    """Give the plain deck a typeface for Chinese, and colours as the program has them."""
    part = _theme(deck.slide_master)
    theme = parse_xml(part.blob)
    for fonts in ("a:majorFont", "a:minorFont"):
        theme.find(f".//{qn(fonts)}/{qn('a:ea')}").set("typeface", CHINESE)
    for number, colour in enumerate(_OURS, 1):
        theme.find(f".//{qn(f'a:accent{number}')}")[0].set("val", colour)
    part.blob = serialize_part_xml(theme)


def _theme(master: SlideMaster) -> Any:
    return master.part.part_related_by(RELATIONSHIP_TYPE.THEME)


def _value(colour: Any) -> str:
    return str(colour.get("lastClr") or colour.get("val") or "")


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 for one that is named. Source: WCAG 2.2."""
    try:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    except ValueError:
        return 0.0
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
