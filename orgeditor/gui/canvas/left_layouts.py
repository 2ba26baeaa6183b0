"""The layouts in which scenarios were left: whoever comes back to one does not wait for another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from orgeditor.drawing.scene import LaidOut, Mode
    from orgeditor.drawing.sight import Sight
    from orgeditor.gui.canvas.canvas import Canvas
    from orgeditor.model.edit import Edit

_MANY: Final = 60
"""Changes up to which a layout follows an edit sooner than it is taken up again, and in place."""

_Asked = tuple[object, ...]
"""How the chart was looked at, as far as its layout depends on that."""


class LeftLayouts:
    """One layout a scenario. What the scene has now is never among them, since it follows edits in place."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._left: dict[str, tuple[_Asked, LaidOut]] = {}

    def forget(self) -> None:
        """Another document is shown."""
        self._left.clear()

    def follow(self, edit: Edit) -> None:
        """Let the scene follow an edit; where that is a switch of scenarios, by what was left, if it can be."""
        scene, switch = self._canvas.scene, self._canvas.session.switch
        folded = frozenset(self._canvas.folds.standing())
        if switch is None or len(edit.changes) <= _MANY:
            scene.follow(edit, folded)
            return
        asked = _asked(self._canvas.mode, scene.sight)
        known = self._left.pop(switch.arriving, None)
        self._left[switch.left] = asked, scene.laid_out()
        if switch.same and known is not None and (known[0], known[1].folded) == (asked, folded):
            scene.lay_out_again(known[1])
        else:
            scene.follow(edit, folded)


def _asked(mode: Mode, sight: Sight) -> _Asked:
    alone = (sight.only_by, sight.only, sight.severities) if sight.only_alone else ()
    return mode, sight.focus, sight.mirrored, alone
