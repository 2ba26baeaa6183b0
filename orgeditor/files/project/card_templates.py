"""Styles of cards that a user keeps for other documents, in the state folder."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from orgeditor import disk
from orgeditor.files.project.state import state_folder
from orgeditor.model.edit import Refused
from orgeditor.model.invariants import check_record
from orgeditor.model.records import CardStyle

_FILE: Final = "card-styles.json"


def card_templates() -> list[CardStyle]:
    """Return the styles that are kept, by name; none where the file is missing or damaged."""
    try:
        found = msgspec.json.decode(disk.read(state_folder() / _FILE), type=list[CardStyle])
    except (OSError, msgspec.MsgspecError):
        return []
    return sorted((s for s in found if _sound(s)), key=lambda style: style.name.casefold())


def keep_card_template(style: CardStyle) -> None:
    """Keep a style for other documents, in place of one of the same name. OSError as writing has it.

    The activity whose letters it shows is another document's, and is left out.
    """
    others = [other for other in card_templates() if other.name != style.name]
    _write([*others, replace(style, matrix="", activity="")])


def forget_card_template(name: str) -> None:
    """Keep the style of a name no longer. OSError as writing has it."""
    _write([style for style in card_templates() if style.name != name])


def _sound(style: CardStyle) -> bool:
    try:
        check_record({}, style)
    except Refused:
        return False
    return bool(style.name)


def _write(styles: list[CardStyle]) -> None:
    disk.write(state_folder() / _FILE, msgspec.json.encode(styles), private=True)
