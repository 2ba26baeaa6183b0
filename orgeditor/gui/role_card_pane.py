"""The role card of what is selected, as it goes on paper; names in it lead to what they name."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.analysis.role_card import PARTIES, role_card
from orgeditor.drawing.colours import duty_colour
from orgeditor.gui import theme
from orgeditor.messages import seen, t, tn
from orgeditor.model.fields import TYPES, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QShowEvent

    from orgeditor.analysis.role_card import Part, RoleCard
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.record import Record

_MOST: Final = 20


class RoleCardPane(QWidget):
    """Shows the card of the party selected last.

    ``print_requested`` and ``export_requested`` ask for the card of the id given on paper
    or in a file.
    """

    print_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._party = ""
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(str(t("Role card")))
        self._buttons = QWidget()
        to_printer, to_file = QPushButton(str(t("Print…"))), QPushButton(str(t("Export…")))
        to_printer.clicked.connect(lambda: self.print_requested.emit(self._party))
        to_file.clicked.connect(lambda: self.export_requested.emit(self._party))
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(theme.INSIDE, theme.GRID, theme.INSIDE, 2 * theme.GRID)
        row.addWidget(to_printer)
        row.addWidget(to_file)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._buttons)
        self.text.anchorClicked.connect(self._go)
        for changed in (session.selected, session.edited, session.replaced):
            changed.connect(self.refresh)
        session.discretion_changed.connect(self.refresh)
        self.refresh()

    def refresh(self, _edit: object = None) -> None:
        """Show the card of what is selected now."""
        if not self.isVisible():
            return
        org = self._session.organization
        parties = [key for key in self._session.selection if isinstance(org.peek(key), PARTIES)]
        self._party = parties[-1] if parties else ""
        self._buttons.setVisible(bool(self._party))
        if self._party:
            self.text.setHtml(_html(role_card(org, self._party)))
        else:
            words = t("Select a role, a position, a unit or a person to see its role card.")
            self.text.setHtml(_page([_quiet(str(words))]))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _go(self, link: QUrl) -> None:
        self._session.select([link.toString()])


def _page(parts: Iterable[str]) -> str:
    palette = theme.palette()
    return f"<div style='color:{palette.text};margin:{theme.INSIDE}px'>{''.join(parts)}</div>"


def _html(card: RoleCard) -> str:
    return _page(_parts_of(card))


def _parts_of(card: RoleCard) -> Iterator[str]:
    yield f"<p style='font-size:{theme.TITLE}px;font-weight:600;margin:0'>{_name(card.party)}</p>"
    told = [str(TYPES[type(card.party)].label)]
    told += [_name(card.unit)] if card.unit else []
    if card.manager:
        told.append(escape(seen(str(t("reports to {manager}", manager=name_of(card.manager))))))
    yield _quiet(" · ".join(told), escaped=True)
    for words, text in ((t("Purpose"), card.purpose), (t("Duties"), card.duties)):
        if text:
            yield _heading(words)
            yield f"<p style='margin:2px 0'>{escape(seen(text)).replace(chr(10), '<br>')}</p>"
    several = len({part.matrix.id for part in card.parts}) > 1
    for part in card.parts:
        yield _part(part, named=several)
    if not card.parts:
        yield _quiet(str(t("Takes part in no activity yet.")))
    for words, records in (
        (t("Held by"), card.holders),
        (t("Roles"), card.roles),
        (t("Positions"), card.positions),
        (t("Goals"), card.goals),
        (t("KPIs"), card.kpis),
    ):
        if records:
            yield _heading(words)
            yield "".join(_line(_link(record)) for record in records[:_MOST])
            yield _rest(len(records))
    yield from _with_figures(t("Skills needed"), [(n.skill, f"{n.level:g}") for n in card.skills])
    yield from _with_figures(t("Works with"), [(w.party, f"{w.shared}") for w in card.works_with])


def _with_figures(words: Message, rows: Sequence[tuple[Record, str]]) -> Iterator[str]:
    if rows:
        yield _heading(words)
        for record, figure in rows[:_MOST]:
            yield _line(f"{_link(record)} <span style='color:{_muted()}'>{figure}</span>")
        yield _rest(len(rows))


def _part(part: Part, *, named: bool) -> str:
    code = part.code_set.code(part.letter)
    ground = duty_colour(code.duty) if code else _muted()
    chip = (
        f"<span style='background:{ground};color:#ffffff;font-weight:600'>"
        f"&nbsp;{escape(part.letter)}&nbsp;</span>"
    )
    name = escape(str(code.name)) if code else ""
    count = f" <span style='color:{_muted()};font-weight:400'>{part.count}"
    count += f" · {_name(part.matrix)}</span>" if named else "</span>"
    lines = [f"<p style='margin:12px 0 3px 0;font-weight:600'>{chip} {name}{count}</p>"]
    for group, activities in part.groups:
        if group:
            lines.append(_quiet(_name(group), escaped=True))
        lines += [_line(_link(activity)) for activity in activities]
    return "".join(lines)


def _heading(words: Message) -> str:
    return (
        f"<p style='margin:12px 0 3px 0;font-size:{theme.LABEL}px;font-weight:600;"
        f"color:{_muted()}'>{escape(str(words).upper())}</p>"
    )


def _quiet(text: str, *, escaped: bool = False) -> str:
    words = text if escaped else escape(text)
    return f"<p style='margin:4px 0 1px 0;color:{_muted()}'>{words}</p>"


def _line(html: str) -> str:
    return f"<p style='margin:1px 0 1px 8px'>{html}</p>"


def _rest(count: int) -> str:
    rest = count - _MOST
    return _quiet(str(tn("and {n} other", "and {n} others", rest))) if rest > 0 else ""


def _link(record: Record) -> str:
    style = f"color:{theme.palette().accent};text-decoration:none"
    return f"<a style='{style}' href='{escape(record.id)}'>{_name(record)}</a>"


def _name(record: Record) -> str:
    return escape(seen(name_of(record)))


def _muted() -> str:
    return theme.palette().muted
