"""Recipes of imports from and to files that the user names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

from orgeditor.files.roster import load_recipe, save_recipe
from orgeditor.files.roster.recipe import SUFFIX
from orgeditor.gui.errors import tell
from orgeditor.gui.where import ask_where
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from orgeditor.files.roster import Recipe

_RECIPES: Final = t("Recipes of imports")


def asked_recipe(parent: QWidget) -> tuple[Recipe, str] | None:
    """Return the recipe of a file that the user chooses, and the file's name; None where there is none."""
    name, _ = QFileDialog.getOpenFileName(parent, str(t("Use recipe")), "", f"{_RECIPES} (*{SUFFIX})")  # fmt: skip
    if not name:
        return None
    path = Path(name)
    try:
        return load_recipe(path), path.name
    except (Refused, OSError) as failure:
        tell(parent, t("Use recipe"), failure.reason if isinstance(failure, Refused) else str(failure))  # fmt: skip
        return None


def keep_recipe(parent: QWidget, recipe: Recipe) -> None:
    """Save a recipe where the user says."""
    path = ask_where(parent, str(t("Save recipe")), Path(), (SUFFIX,), {SUFFIX[1:]: _RECIPES})
    if path is None:
        return
    try:
        save_recipe(recipe, path)
    except OSError as failure:
        tell(parent, t("Not saved"), str(failure))
