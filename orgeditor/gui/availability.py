"""Which actions can be carried out as things stand, how they are worded, and which are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.matrix import matrices
from orgeditor.analysis.role_card import PARTIES
from orgeditor.gui import theme
from orgeditor.gui.actions import ROW_BY_ID, enable, word
from orgeditor.gui.canvas import motion
from orgeditor.gui.pictured import can_be_pictured
from orgeditor.gui.pictures import person_of
from orgeditor.gui.sections import Section
from orgeditor.messages import language
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.scenario import BASELINE, Scenario

if TYPE_CHECKING:
    from orgeditor.gui.main_window import MainWindow


def bring_in_line(window: MainWindow) -> None:
    """Bring the actions of a window in line with what stands, is shown and is selected."""
    actions, session = window.actions_by_id, window.session
    enable(actions, _possible(window))
    actions["whole-chart"].setEnabled(bool(window.canvas.scene.focus))
    history = session.history
    for name, edit in (("undo", history.undoable), ("redo", history.redoable)):
        verb = ROW_BY_ID[name].text
        words = f"{verb}: {session.told(edit)}" if edit else verb
        word(actions[name], ROW_BY_ID[name], words)
    for name, ticked in _ticked(window).items():
        actions[name].setChecked(ticked)


def _possible(window: MainWindow) -> dict[str, bool]:
    """Return whether there is what actions need, by what they say that they need."""
    session = window.session
    org, section, selection = session.organization, window.section, session.selection
    history = session.history
    person = org.find(Person, person_of(org, selection[-1])) if selection else None
    seats = sum(1 for key in selection if org.find(Position, key))
    on_chart = section == Section.STRUCTURE
    document = session.document
    chosen = document.scenarios.get(Scenario, window.chosen_scenario)
    return {
        "scenarios": len(document.scenarios.of(Scenario)) > 1,
        "other-scenario": chosen.id != document.shown,
        "alternative": chosen.kind != BASELINE,
        "document": section != Section.START or not window.nothing_open,
        "file": session.path is not None,
        "positions": bool(org.of(Position)),
        "party": any(isinstance(org[key], PARTIES) for key in selection),
        "matrix": bool(matrices(org)),
        "undoable": history.undoable is not None,
        "redoable": history.redoable is not None,
        "structure": on_chart,
        "picture": can_be_pictured(window),
        "selection": on_chart and any(isinstance(org[key], Unit | Position) for key in selection),
        "selected-positions": seats > 0,
        "two-positions": seats == 2,
        "several-positions": seats > 1,
        "named": person is not None and not session.names_hidden,
        "pictured": person is not None and bool(person.picture),
        "several": on_chart and len(selection) > 1,
    }


def _ticked(window: MainWindow) -> dict[str, bool]:
    """Return which of the actions that are ticked are so now, by their ids."""
    canvas, session = window.canvas, window.session
    chosen = session.document.scenarios.get(Scenario, window.chosen_scenario)
    return {
        "scenario-lock": chosen.locked,
        "scenario-archive": chosen.archived,
        "positions": canvas.mode == "positions",
        "units": canvas.mode == "units",
        "dotted": canvas.show_dotted,
        "links": canvas.sight.links,
        "hide-names": session.names_hidden,
        "hide-pay": session.pay_hidden,
        "with-ratings": session.ratings_exported,
        "legend": canvas.legend.wanted,
        "system-theme": theme.chosen() == "system",
        "light": theme.chosen() == "light",
        "dark": theme.chosen() == "dark",
        "reduce-motion": motion.reduced(),
        "chinese": language() == "zh_CN",
        "english": language() == "en",
    }
