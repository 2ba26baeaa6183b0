"""What a card is to say, and what of it finds no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.drawing.card import facts_beside, plain_lines, seat_columns
from orgeditor.drawing.card_rows import row_lines
from orgeditor.drawing.card_styles import LEAST_LINE, styles
from orgeditor.drawing.text import fitted

if TYPE_CHECKING:
    from orgeditor.drawing.card import Card
    from orgeditor.drawing.fonts import Face


def texts_of(card: Card) -> tuple[str, ...]:
    """Return all that stands on a card, uncut."""
    said = (card.lead, card.title, card.initials, card.mark, card.below)
    letters = (letter for letter, _ in card.letters)
    if card.rows is not None:
        return (*filter(None, said), *card.rows, *letters)
    shares = (who for who, _ in card.shares)
    return (*filter(None, (*said, card.line, card.note, card.facts)), *shares, *letters)


def cut_texts(card: Card, face: Face) -> tuple[str, ...]:
    """Return the texts of a card that do not stand on it in full, in the order in which they are read."""
    s = styles(face)
    lines = plain_lines(card, s) if card.rows is None else row_lines(card, card.rows, s)
    said = "".join("".join(line.words.split()) for line in lines)
    # Notes stand below short titles alone: what is not there at all is not cut.
    wanted = [card.head, *(card.rows if card.rows is not None else (line.of for line in lines))]
    if len(card.people) > 1:
        # Several names are listed, and break between them.
        joined = " · ".join(card.people)
        wanted = [name for text in wanted for name in (card.people if text == joined else (text,))]
    cut = [text for text in dict.fromkeys(wanted) if "".join(text.split()) not in said]
    if card.rows is None:
        if facts_beside(card, s) != card.facts:
            cut.append(card.facts)
        for (who, _), box in zip(card.shares, seat_columns(card) if card.shares else (), strict=True):  # fmt: skip
            if fitted(who, s.line, box.width(), 1, LEAST_LINE)[1] != (who,):
                cut.append(who)
    return tuple(cut)
